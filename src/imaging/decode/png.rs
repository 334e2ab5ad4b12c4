//! PNG, by the png crate, a row at a time: a scan of 300 million pixels takes no more than its RGB.
//!
//! In: a PNG file. Out: RGB in the file's own colours, alpha laid on paper white, 16 bits rounded to 8. Of an
//! animation the picture that stands still is read. An embedded profile or colour code points are kept for later;
//! `gAMA` and `cHRM` are passed over, as by libvips and sharp: too many programs wrote what was not so.

use std::io::Cursor;

use png::{BitDepth, ColorType, DecodingError, Limits, Transformations};

use super::{Decoded, code_points};
use crate::error::PictureError;
use crate::raster::{Raster, area};

/// What side chunks (a profile, texts) may take when inflated, in bytes; pixels do not count here.
const SIDE_CHUNKS: usize = 64 << 20;

/// Decodes the still picture.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, PictureError> {
    let row = crate::containers::png::row_bytes(bytes);
    let limits = Limits {
        bytes: SIDE_CHUNKS.saturating_add(row),
    };
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(bytes), limits);
    decoder.set_ignore_text_chunk(true);
    decoder.set_transformations(Transformations::EXPAND);
    let mut reader = decoder.read_info().map_err(error)?;
    let info = reader.info();
    let (width, height) = info.size();
    let profile = match (&info.icc_profile, &info.coding_independent_code_points) {
        // The newer chunk goes first (PNG, third edition, 4.3).
        (_, Some(coded)) => code_points::profile(
            u16::from(coded.color_primaries),
            u16::from(coded.transfer_function),
        ),
        (Some(profile), None) => Some(profile.to_vec()),
        (None, None) => None,
    };
    let interlaced = info.interlaced;
    let row = Row::of(reader.output_color_type())?;
    let mut data = Vec::with_capacity(area(width, height)? * 3);
    if interlaced {
        let length = reader.output_buffer_size();
        let mut samples = vec![0; length.ok_or_else(|| PictureError::broken("too large"))?];
        reader.next_frame(&mut samples).map_err(error)?;
        row.light(&samples, &mut data);
    } else {
        while let Some(samples) = reader.next_row().map_err(error)? {
            row.light(samples.data(), &mut data);
        }
    }
    Ok(Decoded {
        raster: Raster::new(width, height, data)?,
        profile,
    })
}

/// How the samples of a pixel stand in a row.
#[derive(Clone, Copy, Debug)]
struct Row {
    colours: ColorType,
    /// 1, or 2 with the more significant byte first.
    width: usize,
}

impl Row {
    fn of((colours, depth): (ColorType, BitDepth)) -> Result<Self, PictureError> {
        let width = match depth {
            BitDepth::Eight => 1,
            BitDepth::Sixteen => 2,
            _ => return Err(PictureError::broken("the decoder returned packed pixels")),
        };
        Ok(Row { colours, width })
    }

    /// Adds samples to rows of RGB.
    fn light(self, samples: &[u8], data: &mut Vec<u8>) {
        let wide = self.width == 2;
        let eight = |pixel: &[u8], channel: usize| {
            if wide {
                let sample = u32::from(pixel[channel * 2]) << 8 | u32::from(pixel[channel * 2 + 1]);
                ((sample * 255 + 32_767) / 65_535) as u8
            } else {
                pixel[channel]
            }
        };
        let pixels = samples.chunks_exact(self.colours.samples() * self.width);
        match self.colours {
            ColorType::Rgb if !wide => data.extend_from_slice(samples),
            ColorType::Rgb => data.extend(pixels.flat_map(|it| [0, 1, 2].map(|at| eight(it, at)))),
            ColorType::Rgba => data.extend(pixels.flat_map(|it| {
                let alpha = eight(it, 3);
                [0, 1, 2].map(|at| super::over_white(eight(it, at), alpha))
            })),
            ColorType::GrayscaleAlpha => data
                .extend(pixels.flat_map(|it| [super::over_white(eight(it, 0), eight(it, 1)); 3])),
            // Palettes are expanded by the decoder.
            ColorType::Grayscale | ColorType::Indexed => {
                data.extend(pixels.flat_map(|it| [eight(it, 0); 3]));
            }
        }
    }
}

fn error(error: DecodingError) -> PictureError {
    match error {
        DecodingError::IoError(_) => PictureError::broken("the file is cut off"),
        other => match other.to_string() {
            // What follows are numbers that help nobody.
            said if said.starts_with("CRC error") => PictureError::broken("a checksum is wrong"),
            said => PictureError::Broken(said),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(colours: ColorType, depth: BitDepth, samples: &[u8]) -> Vec<u8> {
        let mut data = Vec::new();
        Row::of((colours, depth)).unwrap().light(samples, &mut data);
        data
    }

    #[test]
    fn sixteen_bits_are_rounded_and_transparency_shows_paper() {
        let wide = [255, 255, 1, 1, 1, 129, 1, 130, 0, 0, 0, 0];
        let light = seen(ColorType::Rgb, BitDepth::Sixteen, &wide);
        assert_eq!(light, [255, 1, 1, 2, 0, 0]);
        let clear = [9, 9, 9, 0, 10, 20, 30, 255];
        let light = seen(ColorType::Rgba, BitDepth::Eight, &clear);
        assert_eq!(light, [255, 255, 255, 10, 20, 30]);
        let grey = seen(
            ColorType::GrayscaleAlpha,
            BitDepth::Sixteen,
            &[0, 0, 128, 0],
        );
        assert_eq!(grey, [127; 3]);
    }
}
