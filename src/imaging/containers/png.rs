//! PNG: its chunks, up to the end of the file.
//!
//! In: bytes. Out: size, whether it is animated, and the orientation in an `eXIf` chunk wherever it stands. Text
//! chunks (ImageMagick's `Raw profile type exif` among them) are not read: no standard gives them a meaning.

use super::{Header, be32};
use crate::error::PictureError;
use crate::exif;

/// Reads the header and walks over the chunks.
pub(crate) fn read(bytes: &[u8]) -> Result<Header, PictureError> {
    if bytes.get(12..16) != Some(b"IHDR") {
        return Err(PictureError::broken("the header is missing"));
    }
    let (Some(width), Some(height)) = (be32(bytes, 16), be32(bytes, 20)) else {
        return Err(PictureError::broken("the file ends inside its header"));
    };
    let mut header = Header::plain((width, height), 0);
    let mut transparent = false;
    let mut at = 8_usize;
    while let (Some(length), Some(kind)) = (be32(bytes, at), bytes.get(at + 4..at + 8)) {
        let body = at + 8;
        let Some(end) = body.checked_add(length as usize) else {
            break;
        };
        match kind {
            b"acTL" => header.more_frames = be32(bytes, body).is_some_and(|frames| frames > 1),
            b"tRNS" => transparent = true,
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
    header.held = held(bytes, transparent);
    Ok(header)
}

/// Bytes for a pixel: RGB alone where rows come one by one; an interlaced picture is held in full first.
fn held(bytes: &[u8], transparent: bool) -> u32 {
    const RGB: u32 = 3;
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(0);
    let (depth, colours, interlaced) = (byte(24), byte(25), byte(28) != 0);
    let channels = match colours {
        0 => 1,
        4 => 2,
        6 => 4,
        _ => 3,
    };
    let channels = channels + u32::from(transparent && colours < 4);
    let samples = channels * if depth == 16 { 2 } else { 1 };
    // A decoder holds two rows or three, which weighs only where there are hardly more.
    let rows = be32(bytes, 20).unwrap_or(0).max(1);
    RGB + if interlaced {
        samples
    } else {
        (samples * 3).div_ceil(rows)
    }
}

/// Bytes that a decoder may take for rows in work.
pub(crate) fn row_bytes(bytes: &[u8]) -> usize {
    be32(bytes, 16).map_or(0, |width| (width as usize).saturating_mul(4 * 2 * 3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(rows: u8, depth: u8, colours: u8, interlaced: u8) -> Vec<u8> {
        let mut file = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x10".to_vec();
        file.extend([0, 0, 0, rows, depth, colours, 0, 0, interlaced, 0, 0, 0, 0]);
        file
    }

    /// 196 million pixels of 16 bits once took 2.3 GB where 1.5 were allowed.
    #[test]
    fn what_decoding_takes() {
        let held = |file: &[u8]| read(file).unwrap().held;
        assert_eq!(held(&file(200, 8, 2, 0)), 4);
        assert_eq!(held(&file(200, 16, 6, 0)), 4);
        assert_eq!(held(&file(200, 16, 6, 1)), 11);
        assert_eq!(held(&file(1, 16, 6, 0)), 27);
        let clear = [file(200, 8, 3, 1), b"\0\0\0\0tRNS\0\0\0\0".to_vec()].concat();
        assert_eq!(held(&clear), 7);
    }
}
