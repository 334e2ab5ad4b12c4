//! GIF: blocks.

use super::super::bytes::{Order, slice, u16_at};
use super::super::item::Item;
use super::{Carried, name, trailing, xmp};

/// Reads a GIF; `None` where it ends early.
pub(super) fn read(bytes: &[u8], carried: &mut Carried) -> Option<()> {
    let edge = |at| u16_at(bytes, at, Order::Little).map(u32::from);
    carried.size = Some((edge(6)?, edge(8)?));
    let mut at = 13 + colours(*bytes.get(10)?);
    loop {
        match bytes.get(at)? {
            0x3b => {
                trailing(bytes, at + 1, carried);
                return Some(());
            }
            0x2c => {
                let table = colours(*bytes.get(at + 9)?);
                at = blocks(bytes, at + 10 + table + 1)?;
            }
            0x21 => {
                let end = blocks(bytes, at + 2)?;
                extension(*bytes.get(at + 1)?, bytes.get(at + 2..end)?, carried);
                at = end;
            }
            _ => return None,
        }
    }
}

/// Bytes of a table of colours.
fn colours(flags: u8) -> usize {
    match flags & 0x80 {
        0 => 0,
        _ => 3 << ((flags & 7) + 1),
    }
}

/// Where a chain of blocks ends.
fn blocks(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let length = usize::from(*bytes.get(at)?);
        at += 1 + length;
        if length == 0 {
            return Some(at);
        }
    }
}

fn extension(kind: u8, content: &[u8], carried: &mut Carried) {
    match kind {
        0xfe => carried.add(Item::Comment),
        0x01 => carried.add(Item::Text("plain text".to_owned())),
        0xff => match slice(content, 1, 11) {
            Some(b"NETSCAPE2.0" | b"ANIMEXTS1.0") => {}
            Some(b"XMP DataXMP") => xmp::read(content, carried),
            Some(b"ICCRGBG1012") => carried.profile = Some(String::new()),
            other => carried.add(Item::Block(name(other.unwrap_or_default()))),
        },
        _ => {}
    }
}
