//! BMP: its header, in the old form (12 bytes) or a newer one.
//!
//! In: bytes. Out: the size. BMP has one frame and no orientation.

use super::{Header, le16, le32};
use crate::error::PictureError;

/// RGBA, compacted where it lies, and a row.
const HELD: u32 = 5;

/// Reads the size; a negative height means rows from top to bottom.
pub(crate) fn read(bytes: &[u8]) -> Result<Header, PictureError> {
    let size = match le32(bytes, 14) {
        Some(12) => le16(bytes, 18)
            .zip(le16(bytes, 20))
            .map(|(width, height)| (i32::from(width), i32::from(height))),
        Some(40..=256) => le32(bytes, 18)
            .zip(le32(bytes, 22))
            .map(|(width, height)| (width.cast_signed(), height.cast_signed())),
        Some(_) => return Err(PictureError::NotAPicture),
        None => None,
    };
    let Some((width, height)) = size else {
        return Err(PictureError::broken("the file ends inside its header"));
    };
    let stored = (u32::try_from(width).unwrap_or(0), height.unsigned_abs());
    Ok(Header::plain(stored, HELD))
}
