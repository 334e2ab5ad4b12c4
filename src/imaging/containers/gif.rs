//! GIF: its blocks, as far as the second frame.
//!
//! In: bytes. Out: the canvas's size and whether there is a second frame. GIF has no orientation.

use super::{Header, le16};
use crate::error::PictureError;

/// A frame of RGBA and the canvas that it is laid on.
const HELD: u32 = 8;

/// Reads the canvas and counts frames.
pub(crate) fn read(bytes: &[u8]) -> Result<Header, PictureError> {
    let (Some(width), Some(height)) = (le16(bytes, 6), le16(bytes, 8)) else {
        return Err(PictureError::broken("the file ends inside its header"));
    };
    Ok(Header {
        more_frames: frames(bytes).is_some_and(|frames| frames > 1),
        ..Header::plain((u32::from(width), u32::from(height)), HELD)
    })
}

/// Frames, at most two are counted; `None` when the file ends early.
fn frames(bytes: &[u8]) -> Option<u32> {
    let mut at = 13 + table_bytes(*bytes.get(10)?);
    let mut frames = 0;
    while frames < 2 {
        match *bytes.get(at)? {
            0x2c => {
                frames += 1;
                // The descriptor, its colour table, and the byte before the pixels.
                at += 10 + table_bytes(*bytes.get(at + 9)?) + 1;
            }
            0x21 => at += 2,
            _ => break,
        }
        at = blocks_end(bytes, at)?;
    }
    Some(frames)
}

/// Bytes of the colour table that a flag byte announces.
fn table_bytes(flags: u8) -> usize {
    if flags & 0x80 == 0 {
        0
    } else {
        3 << ((flags & 7) + 1)
    }
}

/// Skips blocks, each with its length before it, up to the empty one.
fn blocks_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        match usize::from(*bytes.get(at)?) {
            0 => return Some(at + 1),
            length => at += 1 + length,
        }
    }
}
