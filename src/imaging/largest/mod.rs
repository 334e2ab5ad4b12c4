//! From a file to its largest size: decoded, painted over, cropped, in sRGB and upright.
//!
//! In: a probed picture and a [`Fit`]. Out: [`Planes`] with halved chroma. Two ways lead there, to the same picture
//! within rounding: what JPEG holds stays as it is (`ycc`), everything else comes as red, green and blue (`rgb`).

mod rgb;
mod ycc;

use super::error::PictureError;
use super::fit::Fit;
use super::planes::Planes;
use super::probe::{Probe, SourceFormat};
use super::spec::Limits;
use super::{containers, decode};

/// Makes the largest size of a picture.
pub(super) fn largest(
    picture: &[u8],
    probe: &Probe,
    fit: &Fit,
    limits: &Limits,
) -> Result<Planes, PictureError> {
    if probe.format == SourceFormat::Jpeg {
        let file = containers::jpeg::read(picture)?;
        if let Some(planes) = ycc::largest(&file, fit)? {
            return Ok(planes);
        }
    }
    rgb::largest(decode::decode(picture, probe, limits)?, fit)
}
