//! TIFF: the first directory of tags.
//!
//! In: bytes. Out: size, orientation, whether more pages follow. Camera raw files look like TIFF and hold a
//! thumbnail on the first page: they are named and refused, since the thumbnail is not the work.

use std::io::Cursor;

use tiff::decoder::{Decoder, Limits};
use tiff::tags::Tag;

use super::{Header, be16, be32, le16, le32};
use crate::imaging::error::PictureError;

/// The tag that marks Adobe's raw files.
const DNG_VERSION: Tag = Tag::Unknown(50_706);

/// Reads the first page's tags.
pub(in crate::imaging) fn read(bytes: &[u8]) -> Result<Header, PictureError> {
    if bytes.get(8..10) == Some(b"CR") {
        return Err(PictureError::Unsupported("camera raw"));
    }
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
    let orientation: Option<u16> = tag(&mut decoder, Tag::Orientation);
    Ok(Header {
        stored,
        orientation: orientation
            .and_then(|value| u8::try_from(value).ok())
            .unwrap_or(1),
        more_frames: decoder.more_images(),
    })
}

/// A copy of the file whose first page says that its numbers are shades of grey: the tiff crate reads those, and
/// refuses palettes. A file that is not laid out as it should be comes back as it was.
pub(in crate::imaging) fn as_grey(bytes: &[u8]) -> Vec<u8> {
    let mut copy = bytes.to_vec();
    if let Some(value) = photometric_value(bytes)
        && let Some(two) = copy.get_mut(value..value + 2)
    {
        two.copy_from_slice(match bytes.first() {
            Some(b'I') => &[1, 0],
            _ => &[0, 1],
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
