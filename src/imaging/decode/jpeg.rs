//! JPEG, by zune-jpeg in its strict mode: what is damaged or cut off is an error, never a grey half. The few kinds
//! that it does not read go to jpeg-decoder.
//!
//! In: a JPEG file. Out: RGB in the file's own colour space. Inks (CMYK, YCCK) come out as sRGB, since a resized
//! RGB raster could not carry their profile.

use zune_jpeg::JpegDecoder;
use zune_jpeg::errors::DecodeErrors;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::{Decoded, within};
use crate::colour;
use crate::containers;
use crate::containers::jpeg::{Coding, End};
use crate::error::PictureError;
use crate::raster::Raster;
use crate::spec::Limits;

/// The longest edge that the format can hold.
const MAX_EDGE: usize = 65_535;

/// Decodes a JPEG file.
pub(super) fn decode(bytes: &[u8], limits: &Limits) -> Result<Decoded, PictureError> {
    let file = containers::jpeg::read(bytes)?;
    let (width, height) = file.header().stored;
    within((width, height), file.bytes_per_pixel(), limits)?;
    let profile = file.profile();
    let wanted = match (file.components(), file.is_ycck()) {
        (4, true) => ColorSpace::YCCK,
        (4, false) => ColorSpace::CMYK,
        _ => ColorSpace::RGB,
    };
    let (bare, end) = file.bare();
    let read = match file.coding() {
        Coding::Usual => pixels(&bare, wanted),
        Coding::ScanForEachColour | Coding::Lossless => rare_pixels(&bare, limits),
    };
    let pixels = read.map_err(|error| match (error, end) {
        (PictureError::Broken(_), End::Missing) => PictureError::broken("the file is cut off"),
        (error, _) => error,
    })?;
    drop(bare);
    if file.components() < 4 {
        return Ok(Decoded {
            raster: Raster::new(width, height, pixels)?,
            profile,
        });
    }
    let mut inks = pixels;
    if file.is_ycck() {
        ycck_to_cmyk(&mut inks);
    }
    // Every program writes inks the wrong way round, as Photoshop did: 255 is bare paper.
    let light = colour::inks_to_srgb(inks, colour::Inks::Inverted, profile.as_deref());
    Ok(Decoded {
        raster: Raster::new(width, height, light)?,
        profile: None,
    })
}

fn pixels(bare: &[u8], wanted: ColorSpace) -> Result<Vec<u8>, PictureError> {
    let options = DecoderOptions::default()
        .set_strict_mode(true)
        .set_max_width(MAX_EDGE)
        .set_max_height(MAX_EDGE)
        .jpeg_set_out_colorspace(wanted);
    JpegDecoder::new_with_options(ZCursor::new(bare), options)
        .decode()
        .map_err(|error| match error {
            DecodeErrors::Unsupported(_) => PictureError::Unsupported("this kind of JPEG"),
            DecodeErrors::Format(said) => PictureError::Broken(said),
            DecodeErrors::FormatStatic(said) => PictureError::broken(said),
            other => PictureError::broken(other),
        })
}

/// Grey or colours of what zune-jpeg does not read, by the older decoder.
fn rare_pixels(bare: &[u8], limits: &Limits) -> Result<Vec<u8>, PictureError> {
    let mut decoder = jpeg_decoder::Decoder::new(bare);
    decoder.set_max_decoding_buffer_size(usize::try_from(limits.max_bytes).unwrap_or(usize::MAX));
    let pixels = decoder.decode().map_err(|error| match error {
        jpeg_decoder::Error::Unsupported(_) => PictureError::Unsupported("this kind of JPEG"),
        jpeg_decoder::Error::Format(said) => PictureError::Broken(said),
        other => PictureError::broken(other),
    })?;
    match decoder.info().map(|info| info.pixel_format) {
        Some(jpeg_decoder::PixelFormat::L8) => Ok(super::via_image::spread(&pixels)),
        Some(jpeg_decoder::PixelFormat::RGB24) => Ok(pixels),
        _ => Err(PictureError::Unsupported("this kind of JPEG")),
    }
}

/// YCC to CMY, the inks still inverted; the black stays as it is (ITU-T T.872, 6.3).
fn ycck_to_cmyk(pixels: &mut [u8]) {
    for pixel in pixels.chunks_exact_mut(4) {
        let luma = f32::from(pixel[0]);
        let (blue, red) = (f32::from(pixel[1]) - 128.0, f32::from(pixel[2]) - 128.0);
        let light = [
            luma + 1.402 * red,
            luma - 0.344_136 * blue - 0.714_136 * red,
            luma + 1.772 * blue,
        ];
        for (ink, light) in pixel.iter_mut().zip(light) {
            *ink = 255 - light.round().clamp(0.0, 255.0) as u8;
        }
    }
}
