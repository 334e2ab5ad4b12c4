//! From pixels to the bytes of a derivative: pixels and nothing else, no metadata, no profile, no comment.
//!
//! In: an upright sRGB raster and a quality on JPEG's scale. Out: a file.

mod jpeg;
mod webp;

use super::error::PictureError;
use super::raster::Raster;
use crate::exhibition::PictureFormat;

/// Encodes a raster.
pub(super) fn encode(
    raster: &Raster,
    format: PictureFormat,
    quality: u8,
) -> Result<Vec<u8>, PictureError> {
    match format {
        PictureFormat::Jpeg => jpeg::encode(raster, quality),
        PictureFormat::Webp => webp::encode(raster, quality),
    }
}
