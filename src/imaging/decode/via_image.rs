//! PNG, WebP, GIF and BMP, by the image crate.
//!
//! In: a file of one of these formats. Out: RGB in the file's own colour space, alpha laid on paper white.

use std::io::Cursor;

use image::codecs::{bmp::BmpDecoder, gif::GifDecoder, png::PngDecoder, webp::WebPDecoder};
use image::{DynamicImage, ImageDecoder, ImageError};

use super::Decoded;
use crate::imaging::error::PictureError;
use crate::imaging::probe::SourceFormat;
use crate::imaging::raster::Raster;
use crate::imaging::spec::Limits;

/// What a PNG's side chunks (a profile, texts) may take when inflated, in bytes; its pixels do not count here.
const PNG_CHUNKS: u64 = 64 << 20;

/// Decodes the first frame.
pub(super) fn decode(
    bytes: &[u8],
    format: SourceFormat,
    limits: &Limits,
) -> Result<Decoded, PictureError> {
    let mut bounds = image::Limits::default();
    bounds.max_alloc = Some(limits.max_bytes);
    let file = Cursor::new(bytes);
    match format {
        SourceFormat::Png => {
            let mut chunks = image::Limits::default();
            chunks.max_alloc = Some(PNG_CHUNKS);
            pixels(
                PngDecoder::with_limits(file, chunks).map_err(error)?,
                bounds,
            )
        }
        SourceFormat::Webp => pixels(WebPDecoder::new(file).map_err(error)?, bounds),
        SourceFormat::Gif => pixels(GifDecoder::new(file).map_err(error)?, bounds),
        SourceFormat::Bmp => pixels(BmpDecoder::new(file).map_err(error)?, bounds),
        SourceFormat::Jpeg | SourceFormat::Tiff => Err(PictureError::NotAPicture),
    }
}

fn pixels(mut decoder: impl ImageDecoder, bounds: image::Limits) -> Result<Decoded, PictureError> {
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
        DynamicImage::ImageLuma16(pixels) => spread(&eight_bits(&pixels.into_raw())),
        DynamicImage::ImageLumaA16(pixels) => grey_on_paper(&eight_bits(&pixels.into_raw())),
        DynamicImage::ImageRgb16(pixels) => eight_bits(&pixels.into_raw()),
        DynamicImage::ImageRgba16(pixels) => on_paper(eight_bits(&pixels.into_raw())),
        _ => return Err(PictureError::Unsupported("floating-point picture")),
    };
    Ok(Decoded {
        raster: Raster::new(width, height, data)?,
        profile,
    })
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

fn over_white(value: u8, alpha: u8) -> u8 {
    let (value, alpha) = (u32::from(value), u32::from(alpha));
    ((value * alpha + 255 * (255 - alpha) + 127) / 255) as u8
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
