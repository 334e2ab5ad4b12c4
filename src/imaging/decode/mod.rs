//! From a file's bytes to rows of red, green and blue.
//!
//! In: the bytes of a picture that the probe has let pass, and limits. Out: [`Decoded`]: an opaque raster in the
//! source's own colour space, with its profile. Alpha is laid on paper white, 16 bits become 8, inks become light;
//! orientation and profile are left to later stages. Only the first frame or page is read.

mod jpeg;
mod tiff;
mod via_image;

use super::error::PictureError;
use super::probe::{Probe, SourceFormat};
use super::raster::Raster;
use super::spec::Limits;

/// A decoded picture, not yet in sRGB and not yet upright.
pub(super) struct Decoded {
    pub(super) raster: Raster,
    /// The profile that still has to be applied.
    pub(super) profile: Option<Vec<u8>>,
}

/// Decodes the first frame of a probed picture.
pub(super) fn decode(
    bytes: &[u8],
    probe: &Probe,
    limits: &Limits,
) -> Result<Decoded, PictureError> {
    match probe.format {
        SourceFormat::Jpeg => jpeg::decode(bytes),
        SourceFormat::Tiff => tiff::decode(bytes, limits),
        SourceFormat::Png | SourceFormat::Webp | SourceFormat::Gif | SourceFormat::Bmp => {
            via_image::decode(bytes, probe.format, limits)
        }
    }
}
