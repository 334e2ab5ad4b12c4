//! From pixels to the bytes of a derivative: pixels and nothing else, no metadata, no profile, no comment.
//!
//! In: upright sRGB planes and a quality on JPEG's scale. Out: a file.

mod webp;

use super::error::PictureError;
use super::jpeg;
use super::planes::Planes;
use crate::policy::PictureFormat;

/// Encodes planes with halved chroma in each of some formats, in their order.
pub(super) fn all(
    planes: &Planes,
    formats: &[PictureFormat],
    quality: u8,
) -> Result<Vec<(PictureFormat, Vec<u8>)>, PictureError> {
    // JPEG takes no time and tells how heavy the others will be.
    let mut jpeg = match formats.contains(&PictureFormat::Jpeg) {
        true => Some(jpeg::encode::encode(planes, quality)?),
        false => None,
    };
    let weight = jpeg.as_ref().map(Vec::len);
    let encoded = |&format| {
        let bytes = match (format, jpeg.take()) {
            (PictureFormat::Jpeg, Some(bytes)) => bytes,
            (PictureFormat::Jpeg, None) => jpeg::encode::encode(planes, quality)?,
            (PictureFormat::Webp, made) => {
                jpeg = made;
                webp::encode(planes, quality, weight)?
            }
        };
        Ok((format, bytes))
    };
    formats.iter().map(encoded).collect()
}

/// Encodes planes with halved chroma in one format.
pub(super) fn encode(
    planes: &Planes,
    format: PictureFormat,
    quality: u8,
) -> Result<Vec<u8>, PictureError> {
    match format {
        PictureFormat::Jpeg => jpeg::encode::encode(planes, quality),
        PictureFormat::Webp => webp::encode(planes, quality, None),
    }
}
