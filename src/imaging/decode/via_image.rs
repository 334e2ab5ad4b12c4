//! WebP, GIF and BMP, by the image crate.
//!
//! In: a file of one of these formats. Out: RGB in the file's own colour space, alpha laid on paper white.

use std::io::Cursor;

use image::codecs::{bmp::BmpDecoder, gif::GifDecoder, webp::WebPDecoder};
use image::{ColorType, DynamicImage, ImageDecoder, ImageError};

use super::{Decoded, over_white, within};
use crate::error::PictureError;
use crate::probe::SourceFormat;
use crate::raster::Raster;
use crate::spec::Limits;

/// Decodes the first frame.
pub(super) fn decode(
    bytes: &[u8],
    format: SourceFormat,
    limits: &Limits,
) -> Result<Decoded, PictureError> {
    let file = Cursor::new(bytes);
    match format {
        SourceFormat::Webp => pixels(WebPDecoder::new(file).map_err(error)?, limits),
        SourceFormat::Gif => pixels(GifDecoder::new(file).map_err(error)?, limits),
        SourceFormat::Bmp => pixels(BmpDecoder::new(file).map_err(error)?, limits),
        _ => Err(PictureError::NotAPicture),
    }
}

fn pixels(mut decoder: impl ImageDecoder, limits: &Limits) -> Result<Decoded, PictureError> {
    let held = bytes_per_pixel(decoder.color_type());
    within(decoder.dimensions(), held, limits)?;
    let mut bounds = image::Limits::default();
    bounds.max_alloc = Some(limits.max_bytes);
    decoder.set_limits(bounds).map_err(error)?;
    // A damaged profile is no reason to refuse the picture: it counts as sRGB.
    let profile = decoder.icc_profile().ok().flatten();
    let decoded = DynamicImage::from_decoder(decoder).map_err(error)?;
    let (width, height) = (decoded.width(), decoded.height());
    let data = match decoded {
        DynamicImage::ImageRgb8(pixels) => pixels.into_raw(),
        DynamicImage::ImageRgba8(pixels) => on_paper(pixels.into_raw()),
        DynamicImage::ImageLuma8(pixels) => spread(&pixels.into_raw()),
        DynamicImage::ImageLumaA8(pixels) => grey_on_paper(&pixels.into_raw()),
        DynamicImage::ImageLuma16(pixels) => spread(&narrowed(pixels.into_raw())),
        DynamicImage::ImageLumaA16(pixels) => grey_on_paper(&narrowed(pixels.into_raw())),
        DynamicImage::ImageRgb16(pixels) => narrowed(pixels.into_raw()),
        DynamicImage::ImageRgba16(pixels) => on_paper(narrowed(pixels.into_raw())),
        _ => return Err(PictureError::Unsupported("floating-point picture")),
    };
    Ok(Decoded {
        raster: Raster::new(width, height, data)?,
        profile,
    })
}

/// What is held at once for a pixel: the decoder's samples, and what they become.
fn bytes_per_pixel(colours: ColorType) -> u64 {
    match colours {
        ColorType::L8 | ColorType::Rgba8 => 4,
        ColorType::Rgb8 => 3,
        ColorType::La8 => 6,
        ColorType::L16 => 4,
        ColorType::La16 => 6,
        ColorType::Rgb16 => 9,
        ColorType::Rgba16 => 12,
        // Floating point: refused once it is read.
        _ => 16,
    }
}

/// 16 bits to 8; the wide ones are gone when it returns.
fn narrowed(samples: Vec<u16>) -> Vec<u8> {
    eight_bits(&samples)
}

/// Lays RGBA on white, where it lies: no second buffer.
pub(super) fn on_paper(mut pixels: Vec<u8>) -> Vec<u8> {
    let count = pixels.len() / 4;
    for at in 0..count {
        let alpha = pixels[at * 4 + 3];
        for channel in 0..3 {
            pixels[at * 3 + channel] = over_white(pixels[at * 4 + channel], alpha);
        }
    }
    pixels.truncate(count * 3);
    pixels.shrink_to_fit();
    pixels
}

/// Lays grey with alpha on white, as RGB.
pub(super) fn grey_on_paper(pixels: &[u8]) -> Vec<u8> {
    let grey = pixels
        .chunks_exact(2)
        .map(|pixel| over_white(pixel[0], pixel[1]));
    spread(&grey.collect::<Vec<u8>>())
}

/// Grey as RGB.
pub(super) fn spread(grey: &[u8]) -> Vec<u8> {
    grey.iter().flat_map(|&value| [value; 3]).collect()
}

/// 16 bits to 8, rounded.
pub(super) fn eight_bits(samples: &[u16]) -> Vec<u8> {
    let round = |sample: &u16| ((u32::from(*sample) * 255 + 32_767) / 65_535) as u8;
    samples.iter().map(round).collect()
}

fn error(error: ImageError) -> PictureError {
    match error {
        ImageError::Unsupported(_) => PictureError::Unsupported("this variant of the format"),
        other => PictureError::broken(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transparency_shows_white_paper() {
        let pixels = vec![0, 0, 0, 0, 10, 20, 30, 255, 0, 0, 0, 128];
        assert_eq!(on_paper(pixels), [255, 255, 255, 10, 20, 30, 127, 127, 127]);
        assert_eq!(grey_on_paper(&[0, 0, 7, 255]), [255, 255, 255, 7, 7, 7]);
        assert_eq!(eight_bits(&[0, 65_535, 257, 385, 386]), [0, 255, 1, 1, 2]);
    }
}
