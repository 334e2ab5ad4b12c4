//! TIFF: the first directory of tags.
//!
//! In: bytes. Out: size, orientation, whether more pages follow. Camera raw files look like TIFF and hold a
//! thumbnail on the first page: they are named and refused, since the thumbnail is not the work.

use std::io::Cursor;

use tiff::ColorType;
use tiff::decoder::{Decoder, Limits};
use tiff::tags::Tag;

use super::{Header, be16, be32, le16, le32};
use crate::error::PictureError;

/// The tag that marks Adobe's raw files.
const DNG_VERSION: Tag = Tag::Unknown(50_706);

/// What is held for a pixel of colours that the decoder has no name for.
const HELD: u32 = 15;

/// Reads the first page's tags.
pub(crate) fn read(bytes: &[u8]) -> Result<Header, PictureError> {
    if bytes.get(8..10) == Some(b"CR") {
        return Err(PictureError::Unsupported("camera raw"));
    }
    within_file(bytes)?;
    let mut limits = Limits::default();
    limits.ifd_value_size = 1 << 20;
    let mut decoder = Decoder::new(Cursor::new(bytes))
        .map_err(PictureError::broken)?
        .with_limits(limits);
    let stored = decoder.dimensions().map_err(PictureError::broken)?;
    let kind: Option<u32> = tag(&mut decoder, Tag::NewSubfileType);
    if kind.is_some_and(|bits| bits & 1 == 1)
        || matches!(decoder.find_tag(DNG_VERSION), Ok(Some(_)))
    {
        return Err(PictureError::Unsupported("camera raw"));
    }
    let held = decoder.colortype().map_or(HELD, bytes_per_pixel);
    // Numbers of colours, and a copy of the file.
    let numbers = tag(&mut decoder, Tag::PhotometricInterpretation) == Some(3_u16);
    let held = if numbers { 6 } else { held };
    let orientation: Option<u16> = tag(&mut decoder, Tag::Orientation);
    Ok(Header {
        orientation: orientation
            .and_then(|value| u8::try_from(value).ok())
            .unwrap_or(1),
        more_frames: decoder.more_images(),
        ..Header::plain(stored, held)
    })
}

/// What is held at once for a pixel: samples, the same in planes or in 8 bits, and RGB.
fn bytes_per_pixel(colours: ColorType) -> u32 {
    let samples = u32::from(colours.num_samples());
    match (colours, colours.bit_depth()) {
        // Where they lie, they are turned into RGB.
        (ColorType::RGB(8) | ColorType::YCbCr(8), _) => 6,
        (_, 0..=8) => samples * 2 + 3,
        (_, 9..=16) => samples * 3 + 3,
        (_, 17..=32) => samples * 4,
        _ => samples * 8,
    }
}

/// Refuses a first page with a value larger than the whole file: the tiff crate makes room for it before it reads,
/// and takes limits only when it has read the page.
fn within_file(bytes: &[u8]) -> Result<(), PictureError> {
    let layout = Layout::of(bytes);
    let Some(first) = layout.directory(bytes) else {
        return Ok(());
    };
    let entries = (0..first.entries).map_while(|at| layout.entry(bytes, first.start, at));
    for (kind, count) in entries {
        if value_bytes(kind).saturating_mul(count) > bytes.len() as u64 {
            return Err(PictureError::broken("a value is larger than the file"));
        }
    }
    Ok(())
}

/// Bytes of one value of a kind; 0 for kinds that nobody reads.
fn value_bytes(kind: u16) -> u64 {
    match kind {
        1 | 2 | 6 | 7 => 1,
        3 | 8 => 2,
        4 | 9 | 11 | 13 => 4,
        5 | 10 | 12 | 16..=18 => 8,
        _ => 0,
    }
}

/// How numbers stand in a file: byte order, and whether it is a BigTIFF.
struct Layout {
    little: bool,
    big: bool,
}

/// Where the first page's entries begin, and how many there are said to be.
struct Directory {
    start: usize,
    entries: u64,
}

impl Layout {
    fn of(bytes: &[u8]) -> Layout {
        let little = bytes.first() == Some(&b'I');
        let version = bytes.get(if little { 2 } else { 3 });
        Layout {
            little,
            big: version == Some(&43),
        }
    }

    /// A number of `length` bytes.
    fn number(&self, bytes: &[u8], at: usize, length: usize) -> Option<u64> {
        let digits = bytes.get(at..at.checked_add(length)?)?;
        let join = |sum: u64, &digit: &u8| sum << 8 | u64::from(digit);
        Some(if self.little {
            digits.iter().rev().fold(0, join)
        } else {
            digits.iter().fold(0, join)
        })
    }

    fn directory(&self, bytes: &[u8]) -> Option<Directory> {
        let (pointer, width, count) = if self.big { (8, 8, 8) } else { (4, 4, 2) };
        let at = usize::try_from(self.number(bytes, pointer, width)?).ok()?;
        Some(Directory {
            entries: self.number(bytes, at, count)?,
            start: at + count,
        })
    }

    /// The kind and the count of one entry's values.
    fn entry(&self, bytes: &[u8], start: usize, index: u64) -> Option<(u16, u64)> {
        let (length, width) = if self.big { (20, 8) } else { (12, 4) };
        let at = usize::try_from(index).ok()?.checked_mul(length)?;
        let at = start.checked_add(at)?;
        let kind = self.number(bytes, at.checked_add(2)?, 2)?;
        let count = self.number(bytes, at + 4, width)?;
        Some((u16::try_from(kind).ok()?, count))
    }
}

/// A copy of the file whose first page says that its samples are meant otherwise: the tiff crate reads shades of grey
/// and RGB, and refuses palettes and CIELAB, which are stored alike. A file that is not laid out as it should be comes
/// back as it was.
pub(crate) fn told_as(bytes: &[u8], photometric: u16) -> Vec<u8> {
    let mut copy = bytes.to_vec();
    if let Some(value) = photometric_value(bytes)
        && let Some(two) = copy.get_mut(value..value + 2)
    {
        two.copy_from_slice(&match bytes.first() {
            Some(b'I') => photometric.to_le_bytes(),
            _ => photometric.to_be_bytes(),
        });
    }
    copy
}

/// The offset of the two bytes that say how the first page's samples are meant.
fn photometric_value(bytes: &[u8]) -> Option<usize> {
    const PHOTOMETRIC: u16 = 262;
    let little = bytes.first() == Some(&b'I');
    let short = |at: usize| {
        if little {
            le16(bytes, at)
        } else {
            be16(bytes, at)
        }
    };
    let long = |at: usize| {
        if little {
            le32(bytes, at)
        } else {
            be32(bytes, at)
        }
    };
    if short(2) != Some(42) {
        return None;
    }
    let directory = long(4)? as usize;
    let entries = usize::from(short(directory)?);
    (0..entries)
        .map(|at| directory + 2 + at * 12)
        .find(|&entry| short(entry) == Some(PHOTOMETRIC))
        .map(|entry| entry + 8)
}

/// A number in a tag; what is missing or of a wrong kind counts as absent.
fn tag<T: TryFrom<u64>>(decoder: &mut Decoder<Cursor<&[u8]>>, tag: Tag) -> Option<T> {
    decoder.find_tag_unsigned(tag).ok().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page of one pixel, with one more entry.
    fn page(tag: u16, kind: u16, count: u32) -> Vec<u8> {
        let mut entries = vec![(256, 4, 1), (257, 4, 1), (262, 3, 1), (tag, kind, count)];
        entries.sort_unstable();
        let mut file = b"II*\0\x08\0\0\0\x04\0".to_vec();
        for (tag, kind, count) in entries {
            file.extend(u16::to_le_bytes(tag));
            file.extend(u16::to_le_bytes(kind));
            file.extend(u32::to_le_bytes(count));
            file.extend(u32::to_le_bytes(1));
        }
        file.extend([0; 16]);
        file
    }

    #[test]
    fn sixty_bytes_do_not_ask_for_two_hundred_megabytes() {
        let broken = PictureError::broken("a value is larger than the file");
        // A compression of 170 million letters, as the fuzzer wrote it, and a profile as large.
        for file in [page(259, 2, 170 << 20), page(34_675, 7, 170 << 20)] {
            assert_eq!(read(&file), Err(broken.clone()));
        }
        assert!(within_file(&page(259, 3, 1)).is_ok());
    }

    #[test]
    fn a_big_tiff_is_measured_too() {
        let mut file = b"MM\0+\0\x08\0\0\0\0\0\0\0\0\0\x10\0\0\0\0\0\0\0\x01".to_vec();
        file.extend(b"\x01\0\0\x04\x7f\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
        assert!(within_file(&file).is_err());
        // A directory that points behind the end is left to the decoder.
        assert!(within_file(b"II*\0\xff\xff\xff\xff").is_ok());
    }
}
