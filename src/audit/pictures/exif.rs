//! EXIF, which is a TIFF file in miniature; and TIFF files themselves: directories of tags.

use std::collections::BTreeSet;

use super::super::bytes::{Order, slice, u16_at, u32_at};
use super::super::item::{Degrees, Item};
use super::{Carried, icc, iptc, xmp};

/// Directories that are read of one file, and tags of one directory: more than any camera writes.
const DIRECTORIES: usize = 64;
const TAGS: u16 = 1024;

/// Where a directory hangs decides what its tags mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Main,
    Gps,
    /// The second directory of the chain: a thumbnail's in EXIF, a second page's in TIFF.
    Next,
}

/// Reads EXIF (without its `Exif\0\0`) or a TIFF file.
pub(super) fn read(bytes: &[u8], carried: &mut Carried) {
    let before = carried.items.len();
    let mut reader = Reader {
        bytes,
        order: match bytes.first() {
            Some(b'M') => Order::Big,
            _ => Order::Little,
        },
        carried,
        latitude: None,
        longitude: None,
        gps: false,
    };
    let whole = reader.directories();
    reader.position();
    carried.damaged |= whole.is_none();
    carried.technical |= carried.items.len() == before;
}

struct Reader<'a, 'c> {
    bytes: &'a [u8],
    order: Order,
    carried: &'c mut Carried,
    latitude: Option<i16>,
    longitude: Option<i16>,
    gps: bool,
}

/// One tag: its number, type, count, and where its value lies.
struct Tag {
    number: u16,
    kind: u16,
    count: usize,
    value: usize,
}

impl Reader<'_, '_> {
    fn directories(&mut self) -> Option<()> {
        let mut seen = BTreeSet::new();
        let mut todo = vec![(u32_at(self.bytes, 4, self.order)? as usize, Place::Main)];
        while let Some((at, place)) = todo.pop() {
            if at == 0 || !seen.insert(at) || seen.len() > DIRECTORIES {
                continue;
            }
            self.directory(at, place, &mut todo)?;
        }
        Some(())
    }

    fn directory(&mut self, at: usize, place: Place, todo: &mut Vec<(usize, Place)>) -> Option<()> {
        let count = u16_at(self.bytes, at, self.order)?.min(TAGS);
        for n in 0..usize::from(count) {
            let tag = self.tag(at + 2 + 12 * n)?;
            match (place, tag.number) {
                (Place::Gps, _) => self.gps_tag(&tag),
                (_, 0x8769 | 0xa005) => todo.push((self.long(&tag)?, Place::Main)),
                (_, 0x8825) => todo.push((self.long(&tag)?, Place::Gps)),
                (_, 0x014a) => todo.push((self.long(&tag)?, Place::Next)),
                (Place::Next, 0x0201 | 0x0111) => self.carried.add(Item::Thumbnail),
                _ => self.main_tag(&tag),
            }
        }
        let next = u32_at(self.bytes, at + 2 + 12 * usize::from(count), self.order);
        if place == Place::Main {
            todo.extend(next.map(|next| (next as usize, Place::Next)));
        }
        Some(())
    }

    fn tag(&self, at: usize) -> Option<Tag> {
        let kind = u16_at(self.bytes, at + 2, self.order)?;
        let count = u32_at(self.bytes, at + 4, self.order)? as usize;
        let unit = match kind {
            3 | 8 => 2,
            4 | 9 | 11 | 13 => 4,
            5 | 10 | 12 => 8,
            _ => 1,
        };
        let value = match count.checked_mul(unit)? {
            0..=4 => at + 8,
            _ => u32_at(self.bytes, at + 8, self.order)? as usize,
        };
        let number = u16_at(self.bytes, at, self.order)?;
        Some(Tag {
            number,
            kind,
            count,
            value,
        })
    }

    fn long(&self, tag: &Tag) -> Option<usize> {
        match tag.kind {
            3 => u16_at(self.bytes, tag.value, self.order).map(usize::from),
            _ => u32_at(self.bytes, tag.value, self.order).map(|value| value as usize),
        }
    }

    fn value(&self, tag: &Tag) -> &[u8] {
        slice(self.bytes, tag.value, tag.count).unwrap_or_default()
    }

    /// Whether a text says anything.
    fn says(&self, tag: &Tag) -> bool {
        let value = self.value(tag);
        let text = match tag.number {
            // a user comment begins with the name of its character set
            0x9286 => value.get(8..).unwrap_or_default(),
            _ => value,
        };
        text.iter().any(|byte| !matches!(byte, 0 | b' '))
    }

    fn main_tag(&mut self, tag: &Tag) {
        let item = match tag.number {
            0x0100 | 0x0101 => return self.edge(tag),
            0xa431 | 0xa435 | 0xc62f => Item::Serial,
            0x013b | 0xa430 | 0x8298 | 0x9c9d | 0x013c | 0xa437..=0xa439 => Item::Owner,
            0x0132 | 0x9003 | 0x9004 | 0xc71b | 0x9010..=0x9012 => Item::Taken,
            0x010f | 0x0110 | 0x0131 | 0xa432..=0xa434 | 0xc614 | 0x000b => Item::Camera,
            0x927c | 0xc634 => Item::MakerNote,
            0x010e | 0x9286 | 0x9c9b | 0x9c9c | 0x9c9e | 0x9c9f | 0x010d | 0x011d => Item::Comment,
            0xa420 | 0xc65d => Item::Exif,
            700 => return self.inside(tag, xmp::read),
            33723 => return self.carried.add(Item::Iptc),
            34377 => return self.inside(tag, iptc::blocks),
            34675 => return self.inside(tag, icc::read),
            _ => return,
        };
        if self.says(tag) {
            self.carried.add(item);
        }
    }

    fn inside(&mut self, tag: &Tag, read: fn(&[u8], &mut Carried)) {
        let bytes = slice(self.bytes, tag.value, tag.count).unwrap_or_default();
        read(bytes, self.carried);
    }

    /// The width and height of a TIFF file.
    fn edge(&mut self, tag: &Tag) {
        let Some(edge) = self.long(tag) else { return };
        let edge = u32::try_from(edge).unwrap_or(u32::MAX);
        let (width, height) = self.carried.size.unwrap_or_default();
        self.carried.size = Some(match tag.number {
            0x0100 => (width.max(edge), height),
            _ => (width, height.max(edge)),
        });
    }

    fn gps_tag(&mut self, tag: &Tag) {
        let minus = |reader: &Self, sign: &[u8]| {
            // the reference (N, S, E, W) is the tag before
            sign.contains(reader.value(tag).first().unwrap_or(&0))
        };
        match tag.number {
            1 if minus(self, b"Ss") => self.latitude = Some(-1),
            3 if minus(self, b"Ww") => self.longitude = Some(-1),
            2 => self.latitude = self.degrees(tag, self.latitude),
            4 => self.longitude = self.degrees(tag, self.longitude),
            29 => self.carried.add(Item::Taken),
            _ => {}
        }
        self.gps |= matches!(tag.number, 2 | 4 | 0x14 | 0x16) || tag.number == 0x1c;
    }

    fn degrees(&self, tag: &Tag, sign: Option<i16>) -> Option<i16> {
        let above = u32_at(self.bytes, tag.value, self.order)?;
        let below = u32_at(self.bytes, tag.value + 4, self.order)?;
        let degrees = i16::try_from(above.checked_div(below)?).ok()?;
        (degrees <= 180).then_some(degrees * sign.unwrap_or(1))
    }

    fn position(&mut self) {
        if self.gps {
            let pair = self.latitude.zip(self.longitude);
            let known = pair.map(|(north, east)| Degrees { north, east });
            self.carried.add(Item::Position(known));
        }
    }
}
