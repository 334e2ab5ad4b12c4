//! WebP: the chunks of its RIFF file.
//!
//! In: bytes. Out: size from `VP8X`, `VP8 ` or `VP8L`, orientation from `EXIF`, whether there are more frames.

use super::{Header, be32, le16, le24, le32};
use crate::error::PictureError;
use crate::exif;

/// RGBA, and planes of half-size chroma with the frame that they make.
const HELD: u32 = 7;

/// Walks over the chunks.
pub(crate) fn read(bytes: &[u8]) -> Result<Header, PictureError> {
    let mut size = None;
    let mut orientation = 1;
    let mut frames = 0_u32;
    let mut at = 12_usize;
    while let (Some(kind), Some(length)) = (be32(bytes, at), le32(bytes, at + 4)) {
        let body = at + 8;
        let end = body.saturating_add(length as usize);
        let kind = kind.to_be_bytes();
        // A decoder may fill what is missing with grey, so the lengths are checked here.
        if end > bytes.len() && matches!(&kind, b"VP8 " | b"VP8L" | b"ALPH" | b"ANMF") {
            return Err(PictureError::broken("the file ends inside its pixels"));
        }
        match &kind {
            b"VP8X" => {
                let edges = le24(bytes, body + 4).zip(le24(bytes, body + 7));
                size = size.or(edges.map(|(width, height)| (width + 1, height + 1)));
            }
            b"VP8 " => {
                let edges = le16(bytes, body + 6).zip(le16(bytes, body + 8));
                let edge = |packed: u16| u32::from(packed & 0x3fff);
                size = size.or(edges.map(|(width, height)| (edge(width), edge(height))));
            }
            b"VP8L" => {
                let packed = le32(bytes, body + 1);
                size = size.or(packed.map(|bits| ((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1)));
            }
            b"ANMF" => frames += 1,
            b"EXIF" => {
                if let Some(block) = bytes.get(body..end) {
                    orientation = exif::orientation(block);
                }
            }
            _ => {}
        }
        // Chunks begin at even offsets.
        at = end.saturating_add(length as usize & 1);
    }
    let stored = size.ok_or_else(|| PictureError::broken("the picture's size is missing"))?;
    Ok(Header {
        orientation,
        more_frames: frames > 1,
        ..Header::plain(stored, HELD)
    })
}
