//! WebP: chunks of a RIFF file.

use super::super::bytes::{Order, slice, u16_at, u32_at};
use super::super::item::Item;
use super::{Carried, exif, icc, name, trailing, xmp};

/// Reads a WebP; `None` where it ends early.
pub(super) fn read(bytes: &[u8], carried: &mut Carried) -> Option<()> {
    let end = (u32_at(bytes, 4, Order::Little)? as usize).checked_add(8)?;
    let riff = bytes.get(..end.min(bytes.len()))?;
    let mut at = 12;
    while at < riff.len() {
        let length = u32_at(riff, at + 4, Order::Little)? as usize;
        let content = slice(riff, at + 8, length)?;
        chunk(slice(riff, at, 4)?, content, carried);
        at = at.checked_add(8)?.checked_add(length + length % 2)?;
    }
    trailing(bytes, end, carried);
    (end <= bytes.len() + 1).then_some(())
}

fn chunk(kind: &[u8], content: &[u8], carried: &mut Carried) {
    let edge = |at, order| u16_at(content, at, order).map(|edge| u32::from(edge & 0x3fff));
    match kind {
        b"VP8 " => carried.size = edge(6, Order::Little).zip(edge(8, Order::Little)),
        b"VP8L" => {
            let bits = u32_at(content, 1, Order::Little).unwrap_or_default();
            carried.size = Some(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1));
        }
        b"EXIF" => exif::read(
            content.strip_prefix(b"Exif\0\0").unwrap_or(content),
            carried,
        ),
        b"XMP " => xmp::read(content, carried),
        b"ICCP" => icc::read(content, carried),
        b"C2PA" => carried.add(Item::Credentials),
        b"VP8X" | b"ALPH" | b"ANIM" | b"ANMF" => {}
        _ => carried.add(Item::Block(name(kind))),
    }
}
