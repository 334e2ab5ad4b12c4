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

#[cfg(test)]
mod tests {
    use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

    use super::*;
    use crate::sizes::Size;

    /// Red threads on cyan, coarsely kept: the waves of a block go beyond what light can be. Everybody cuts such colours
    /// to those there are at each pixel, and only then may four pixels share one chroma.
    #[test]
    fn whole_chroma_at_its_own_size_is_cut_before_it_is_mixed() {
        let (width, height) = (64, 48);
        let threads = (0..width * height).flat_map(|at: u32| match (at % width) % 3 {
            0 => [255, 0, 0],
            _ => [0, 255, 255],
        });
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, 40);
        encoder.set_sampling_factor(SamplingFactor::F_1_1);
        let threads: Vec<u8> = threads.collect();
        encoder
            .encode(&threads, width as u16, height as u16, ColorType::Rgb)
            .unwrap();

        let limits = Limits::default();
        let probe = crate::probe::probe(&bytes, &limits).unwrap();
        let fit = Fit::whole((width, height), Size { width, height });
        let ours = largest(&bytes, &probe, &fit, &limits).unwrap();
        let seen = decode::decode(&bytes, &probe, &limits).unwrap().raster;
        assert_eq!(ours, seen.planes());
    }
}
