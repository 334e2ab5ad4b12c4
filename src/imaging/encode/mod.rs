//! From pixels to the bytes of a derivative: pixels and nothing else, no metadata, no profile, no comment.
//!
//! In: upright sRGB planes and a quality on JPEG's scale. Out: a file.

mod webp;

use super::error::PictureError;
use super::jpeg;
use super::planes::Planes;
use crate::policy::PictureFormat;

/// Encodes planes with halved chroma.
pub(super) fn encode(
    planes: &Planes,
    format: PictureFormat,
    quality: u8,
) -> Result<Vec<u8>, PictureError> {
    match format {
        PictureFormat::Jpeg => jpeg::encode::encode(planes, quality),
        PictureFormat::Webp => webp::encode(planes, quality),
    }
}
