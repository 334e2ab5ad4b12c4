//! PNG: its chunks, up to the end of the file.
//!
//! In: bytes. Out: size, whether it is animated, and the orientation in an `eXIf` chunk wherever it stands. Text
//! chunks (ImageMagick's `Raw profile type exif` among them) are not read: no standard gives them a meaning.

use super::{Header, be32};
use crate::imaging::error::PictureError;
use crate::imaging::exif;

/// Reads the header and walks over the chunks.
pub(in crate::imaging) fn read(bytes: &[u8]) -> Result<Header, PictureError> {
    if bytes.get(12..16) != Some(b"IHDR") {
        return Err(PictureError::broken("the header is missing"));
    }
    let (Some(width), Some(height)) = (be32(bytes, 16), be32(bytes, 20)) else {
        return Err(PictureError::broken("the file ends inside its header"));
    };
    let mut header = Header {
        stored: (width, height),
        orientation: 1,
        more_frames: false,
    };
    let mut at = 8_usize;
    while let (Some(length), Some(kind)) = (be32(bytes, at), bytes.get(at + 4..at + 8)) {
        let body = at + 8;
        let Some(end) = body.checked_add(length as usize) else {
            break;
        };
        match kind {
            b"acTL" => header.more_frames = be32(bytes, body).is_some_and(|frames| frames > 1),
            b"eXIf" => {
                if let Some(block) = bytes.get(body..end) {
                    header.orientation = exif::orientation(block);
                }
            }
            b"IEND" => break,
            _ => {}
        }
        at = end.saturating_add(4);
    }
    Ok(header)
}
