//! From pixels to the bytes of a derivative: pixels and nothing else, no metadata, no profile, no comment.
//!
//! In: upright sRGB planes and a quality on JPEG's scale. Out: a file.

mod webp;

use super::error::PictureError;
use super::jpeg;
use super::planes::Planes;
use crate::policy::PictureFormat;

/// Encodes the sizes of one picture, the smallest first: what it has made tells how heavy the next will be.
pub(super) struct Encoder {
    quality: u8,
    /// What the size before weighs as WebP, of its weight as JPEG.
    webp_of_jpeg: Option<f32>,
}

impl Encoder {
    /// `quality` is on JPEG's scale.
    pub(super) fn new(quality: u8) -> Self {
        Encoder {
            quality,
            webp_of_jpeg: None,
        }
    }

    /// Encodes planes with halved chroma in each of some formats, in their order.
    pub(super) fn all(
        &mut self,
        planes: &Planes,
        formats: &[PictureFormat],
    ) -> Result<Vec<(PictureFormat, Vec<u8>)>, PictureError> {
        // JPEG takes no time.
        let mut jpeg = match formats.contains(&PictureFormat::Jpeg) {
            true => Some(jpeg::encode::encode(planes, self.quality)?),
            false => None,
        };
        let weight = jpeg.as_ref().map(Vec::len);
        let encoded = |&format| {
            let bytes = match (format, jpeg.take()) {
                (PictureFormat::Jpeg, Some(bytes)) => bytes,
                (PictureFormat::Jpeg, None) => jpeg::encode::encode(planes, self.quality)?,
                (PictureFormat::Webp, made) => {
                    jpeg = made;
                    let guess = weight.map(|jpeg| webp::guess(jpeg, self.webp_of_jpeg));
                    let bytes = webp::encode(planes, self.quality, guess)?;
                    self.webp_of_jpeg = weight.map(|jpeg| bytes.len() as f32 / jpeg as f32);
                    bytes
                }
            };
            Ok((format, bytes))
        };
        formats.iter().map(encoded).collect()
    }
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
