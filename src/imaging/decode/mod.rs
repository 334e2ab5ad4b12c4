//! From a file's bytes to rows of red, green and blue.
//!
//! In: the bytes of a picture that the probe has let pass, and limits. Out: [`Decoded`]: an opaque raster in the
//! source's own colour space, with its profile. Alpha is laid on paper white, 16 bits become 8, inks become light;
//! orientation and profile are left to later stages. Only the first frame or page is read.

mod code_points;
mod installed;
mod jpeg;
#[cfg(feature = "jxl")]
mod jxl;
mod lab;
mod png;
mod scratch;
#[cfg(feature = "svg")]
mod svg;
mod tiff;
#[cfg(feature = "turbo")]
mod turbo;
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
        SourceFormat::Jpeg => jpeg::decode(bytes, limits),
        SourceFormat::Tiff => tiff::decode(bytes, limits),
        SourceFormat::Png => png::decode(bytes),
        SourceFormat::Avif | SourceFormat::Heic => installed::decode(bytes, probe),
        #[cfg(feature = "svg")]
        SourceFormat::Svg => svg::decode(bytes),
        #[cfg(feature = "jxl")]
        SourceFormat::JpegXl => jxl::decode(bytes, limits),
        SourceFormat::Webp | SourceFormat::Gif | SourceFormat::Bmp => {
            via_image::decode(bytes, probe.format, limits)
        }
        #[cfg(not(all(feature = "svg", feature = "jxl")))]
        _ => Err(PictureError::NotAPicture),
    }
}

/// Refuses a format that needs a program of this machine's where there is none.
pub(super) fn ready(format: SourceFormat) -> Result<(), PictureError> {
    let needs_program = matches!(format, SourceFormat::Avif | SourceFormat::Heic);
    if needs_program && installed::program(format).is_none() {
        return Err(PictureError::NoProgram(format));
    }
    Ok(())
}

/// A value of 0 to 255 under so much alpha, on white paper.
fn over_white(value: u8, alpha: u8) -> u8 {
    let (value, alpha) = (u32::from(value), u32::from(alpha));
    ((value * alpha + 255 * (255 - alpha) + 127) / 255) as u8
}

/// Refuses a picture whose samples and all that is made of them would not fit: the probe knows a file's format only,
/// and 16 bits a channel take thrice what it reckons with.
fn within(size: (u32, u32), bytes_per_pixel: u64, limits: &Limits) -> Result<(), PictureError> {
    let (width, height) = (u64::from(size.0), u64::from(size.1));
    let pixels = width.saturating_mul(height);
    if pixels.saturating_mul(bytes_per_pixel) <= limits.max_bytes {
        return Ok(());
    }
    Err(PictureError::TooLarge {
        width,
        height,
        limit: limits
            .max_pixels
            .min(limits.max_bytes / bytes_per_pixel.max(1)),
    })
}
