//! AVIF, HEIC, JPEG XL and films: boxes in boxes (ISO/IEC 14496-12).

use super::super::bytes::{big, slice};
use super::super::item::Item;
use super::{Carried, exif, icc, name, trailing, xmp};

/// Boxes of one file that are looked at, and how deep: more than any picture has.
const BOXES: usize = 4096;
const DEPTH: usize = 8;

/// XMP, and content credentials, where a box is named by a number.
const XMP: &[u8] = b"\xbe\x7a\xcf\xcb\x97\xa9\x42\xe8\x9c\x71\x99\x94\x91\xe3\xaf\xac";
const CREDENTIALS: &[u8] = b"\xd8\xfe\xc3\xd6\x1b\x0e\x48\x3c\x92\x97\x58\x28\x87\x7e\xc4\x81";

/// Reads the boxes; `None` where they do not fit the file.
pub(super) fn read(bytes: &[u8], carried: &mut Carried) -> Option<()> {
    let mut reader = Reader {
        bytes,
        carried,
        exif: Vec::new(),
        places: Vec::new(),
        left: BOXES,
    };
    let whole = reader.level(0, bytes.len(), 0);
    reader.exif_items();
    whole
}

struct Reader<'a, 'c> {
    bytes: &'a [u8],
    carried: &'c mut Carried,
    /// The numbers of the items that hold EXIF.
    exif: Vec<u64>,
    /// Where items lie: number, start, length.
    places: Vec<(u64, usize, usize)>,
    left: usize,
}

impl Reader<'_, '_> {
    /// The boxes between two bytes.
    fn level(&mut self, mut at: usize, end: usize, depth: usize) -> Option<()> {
        while at < end && self.left > 0 {
            self.left -= 1;
            let kind = slice(self.bytes, at + 4, 4);
            let named =
                kind.is_some_and(|kind| kind.iter().all(|byte| matches!(byte, b' '..=b'~' | 0xa9)));
            if depth == 0 && !named {
                trailing(self.bytes, at, self.carried);
                return Some(());
            }
            let (header, length) = match big(self.bytes, at, 4)? {
                0 => (8, end - at),
                1 => (16, usize::try_from(big(self.bytes, at + 8, 8)?).ok()?),
                length => (8, usize::try_from(length).ok()?),
            };
            let next = at.checked_add(length).filter(|next| *next <= end)?;
            let content = at.checked_add(header).filter(|content| *content <= next)?;
            self.open(kind?, content, next, depth)?;
            at = next;
        }
        Some(())
    }

    fn open(&mut self, kind: &[u8], at: usize, end: usize, depth: usize) -> Option<()> {
        let content = self.bytes.get(at..end)?;
        match kind {
            b"meta" | b"moov" | b"udta" | b"trak" | b"mdia" | b"iprp" | b"ipco"
                if depth < DEPTH =>
            {
                // QuickTime's `meta` has no version; everybody else's has four bytes of it
                let plain = slice(content, 4, 4).is_some_and(|kind| kind == b"hdlr");
                let skip = if kind == b"meta" && !plain { 4 } else { 0 };
                self.level(at + skip, end, depth + 1)?;
            }
            b"iinf" => self.item_infos(at, end, depth)?,
            b"infe" => self.item_info(content),
            b"iloc" => self.locations(content),
            b"iref" if super::super::bytes::contains(content, b"thmb") => {
                self.carried.add(Item::Thumbnail);
            }
            b"auxC" if super::super::bytes::contains(content, b"gainmap") => {
                self.carried.add(Item::SecondPicture);
            }
            b"ispe" => {
                let edge = |at| big(content, at, 4).and_then(|edge| u32::try_from(edge).ok());
                let size = edge(4).zip(edge(8));
                self.carried.size = self.carried.size.max(size);
            }
            b"colr" if matches!(content.get(..4), Some(b"prof" | b"rICC")) => {
                icc::read(content.get(4..)?, self.carried);
            }
            b"Exif" => exif::read(content.get(4..)?, self.carried),
            b"xml " => xmp::read(content, self.carried),
            b"jumb" => self.carried.add(Item::Credentials),
            b"uuid" if content.starts_with(XMP) => xmp::read(content, self.carried),
            b"uuid" if content.starts_with(CREDENTIALS) => self.carried.add(Item::Credentials),
            b"\xa9xyz" | b"loci" => self.carried.add(Item::Position(None)),
            [0xa9, field @ ..] => {
                let field = Item::Text(name(field));
                self.carried.add(field);
            }
            b"keys" | b"ilst" => self.carried.add(Item::Comment),
            _ => {}
        }
        Some(())
    }

    fn item_infos(&mut self, at: usize, end: usize, depth: usize) -> Option<()> {
        let version = *self.bytes.get(at)?;
        let count = if version == 0 { 2 } else { 4 };
        self.level(at + 4 + count, end, depth + 1)
    }

    /// What one item is.
    fn item_info(&mut self, content: &[u8]) {
        let version = content.first().copied().unwrap_or_default();
        let width = if version >= 3 { 4 } else { 2 };
        let Some((id, kind)) = big(content, 4, width).zip(slice(content, 4 + width + 2, 4)) else {
            return;
        };
        match kind {
            b"Exif" => self.exif.push(id),
            b"mime" if super::super::bytes::contains(content, b"rdf+xml") => {
                self.carried.add(Item::Xmp);
            }
            b"tmap" => self.carried.add(Item::SecondPicture),
            _ => {}
        }
    }

    /// Where the items lie in the file; those that lie elsewhere stay without a place.
    fn locations(&mut self, content: &[u8]) {
        let mut fields = Fields {
            bytes: content,
            at: 4,
        };
        let version = content.first().copied().unwrap_or_default();
        let walked = (|| {
            let sizes = fields.take(2)?;
            let [offsets, lengths, bases, indices] =
                [12, 8, 4, 0].map(|shift| (sizes >> shift & 0xf) as usize);
            let wide = if version < 2 { 2 } else { 4 };
            for _ in 0..fields.take(wide)?.min(BOXES as u64) {
                let id = fields.take(wide)?;
                let method = if version > 0 {
                    fields.take(2)? & 0xf
                } else {
                    0
                };
                fields.take(2)?;
                let base = fields.take(bases)?;
                for extent in 0..fields.take(2)?.min(64) {
                    fields.take(if version > 0 { indices } else { 0 })?;
                    let offset = base.checked_add(fields.take(offsets)?)?;
                    let length = fields.take(lengths)?;
                    if extent == 0 && method == 0 {
                        let start = usize::try_from(offset).ok()?;
                        self.places.push((id, start, usize::try_from(length).ok()?));
                    }
                }
            }
            Some(())
        })();
        self.carried.damaged |= walked.is_none();
    }

    fn exif_items(&mut self) {
        for id in std::mem::take(&mut self.exif) {
            let place = self.places.iter().find(|(item, ..)| *item == id);
            let bytes = place.and_then(|(_, at, length)| slice(self.bytes, *at, *length));
            // four bytes say how far the TIFF header is
            let skip = bytes.and_then(|bytes| big(bytes, 0, 4));
            let skip = skip.and_then(|skip| usize::try_from(skip).ok()?.checked_add(4));
            match bytes.zip(skip).and_then(|(bytes, skip)| bytes.get(skip..)) {
                Some(tiff) => exif::read(tiff, self.carried),
                None => self.carried.add(Item::Exif),
            }
        }
    }
}

/// Numbers one after the other.
struct Fields<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Fields<'_> {
    fn take(&mut self, length: usize) -> Option<u64> {
        let value = big(self.bytes, self.at, length)?;
        self.at += length;
        Some(value)
    }
}
