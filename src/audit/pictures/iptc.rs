//! Photoshop's blocks (8BIM), and IPTC in them.

use super::super::bytes::{Order, slice, u16_at, u32_at};
use super::super::item::Item;
use super::{Carried, exif, xmp};

/// Reads a chain of blocks.
pub(super) fn blocks(bytes: &[u8], carried: &mut Carried) {
    carried.add(Item::Iptc);
    let mut at = 0;
    while let Some(next) = block(bytes, at, carried) {
        at = next;
    }
}

/// One block: `8BIM`, its number, a name, its length and content, both padded to even lengths.
fn block(bytes: &[u8], at: usize, carried: &mut Carried) -> Option<usize> {
    if slice(bytes, at, 4)? != b"8BIM" {
        return None;
    }
    let number = u16_at(bytes, at + 4, Order::Big)?;
    let name = usize::from(*bytes.get(at + 6)?) + 1;
    let length_at = at + 6 + name + name % 2;
    let length = u32_at(bytes, length_at, Order::Big)? as usize;
    let content = slice(bytes, length_at + 4, length)?;
    match number {
        0x0404 => datasets(content, carried),
        0x0409 | 0x040c => carried.add(Item::Thumbnail),
        0x0422 => exif::read(content, carried),
        0x0424 => xmp::read(content, carried),
        _ => {}
    }
    (length_at + 4).checked_add(length + length % 2)
}

/// IPTC: 0x1c, record, dataset, length, text.
fn datasets(bytes: &[u8], carried: &mut Carried) {
    let mut at = 0;
    while let (Some(0x1c), Some(length)) = (bytes.get(at), u16_at(bytes, at + 3, Order::Big)) {
        match (bytes.get(at + 1), bytes.get(at + 2)) {
            (Some(2), Some(80 | 85 | 110 | 115 | 116 | 118 | 122)) => carried.add(Item::Owner),
            (Some(2), Some(26 | 27 | 90 | 92 | 95 | 100 | 101)) => carried.add(Item::PlaceName),
            (Some(2), Some(55 | 60 | 62 | 63)) => carried.add(Item::Taken),
            (Some(2), Some(5 | 25 | 105 | 120)) => carried.add(Item::Comment),
            _ => {}
        }
        at += 5 + usize::from(length);
    }
}
