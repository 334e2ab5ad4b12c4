//! JPEG XL: its header, by the library that decodes it, for nothing in there stands at a fixed place.
//!
//! In: bytes. Out: size as a person sees it, and whether it moves.

use jxl_oxide::{AllocTracker, InitializeResult, JxlImage};

use super::Header;
use crate::error::PictureError;

/// Planes of floating point, as many again while filters run over them, and RGB.
const HELD: u32 = 40;

/// What a header may take before the size is known, in bytes.
const HEADER_BYTES: usize = 16 << 20;

/// Reads the header alone.
pub(crate) fn read(bytes: &[u8]) -> Result<Header, PictureError> {
    let tracker = AllocTracker::with_limit(HEADER_BYTES);
    let mut reader = JxlImage::builder().alloc_tracker(tracker).build_uninit();
    reader.feed_bytes(bytes).map_err(PictureError::broken)?;
    match reader.try_init().map_err(PictureError::broken)? {
        InitializeResult::Initialized(image) => Ok(Header {
            more_frames: image.image_header().metadata.animation.is_some(),
            ..Header::plain((image.width(), image.height()), HELD)
        }),
        InitializeResult::NeedMoreData(_) => {
            Err(PictureError::broken("the file ends inside its header"))
        }
    }
}
