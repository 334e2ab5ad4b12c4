//! TIFF, by the tiff crate: what scanners write.
//!
//! In: a TIFF file. Out: RGB of its first page. Grey of 1 to 16 bits, RGB, RGBA, CMYK and YCbCr are read, in rows
//! or in planes; palettes, CIELAB and floating point are not: they are named.

use std::io::Cursor;

use tiff::decoder::{BufferLayoutPreference, Decoder, DecodingResult};
use tiff::tags::{PhotometricInterpretation, Tag};
use tiff::{ColorType, TiffError};

use super::Decoded;
use super::via_image::{eight_bits, grey_on_paper, on_paper, spread};
use crate::imaging::colour;
use crate::imaging::error::PictureError;
use crate::imaging::raster::Raster;
use crate::imaging::spec::Limits;

/// Decodes the first page.
pub(super) fn decode(bytes: &[u8], limits: &Limits) -> Result<Decoded, PictureError> {
    let mut bounds = tiff::decoder::Limits::default();
    bounds.decoding_buffer_size = usize::try_from(limits.max_bytes).unwrap_or(usize::MAX);
    let mut decoder = Decoder::new(Cursor::new(bytes))
        .map_err(error)?
        .with_limits(bounds);
    let (width, height) = decoder.dimensions().map_err(error)?;
    let colours = match decoder.colortype() {
        Ok(colours) => colours,
        Err(_) => return Err(PictureError::Unsupported(variant(&mut decoder))),
    };
    let profile = decoder.get_tag_u8_vec(Tag::IccProfile).ok();
    let mut read = DecodingResult::U8(Vec::new());
    let layout = decoder.read_image_to_buffer(&mut read).map_err(error)?;
    let samples = match read {
        DecodingResult::U8(samples) => samples,
        DecodingResult::U16(samples) => eight_bits(&samples),
        _ => return Err(PictureError::Unsupported("floating-point TIFF")),
    };
    let samples = if layout.planes > 1 {
        interleaved(&samples, layout.planes)
    } else {
        samples
    };
    let (data, profile) = light(samples, colours, (width, height), &layout, profile)?;
    Ok(Decoded {
        raster: Raster::new(width, height, data)?,
        profile,
    })
}

/// Samples to RGB, and the profile that remains to be applied.
fn light(
    samples: Vec<u8>,
    colours: ColorType,
    (width, height): (u32, u32),
    layout: &BufferLayoutPreference,
    profile: Option<Vec<u8>>,
) -> Result<(Vec<u8>, Option<Vec<u8>>), PictureError> {
    let data = match colours {
        ColorType::Gray(bits @ (1 | 2 | 4)) => {
            let stride = layout.row_stride.map_or(0, |stride| stride.get());
            spread(&unpacked(&samples, bits, width, height, stride))
        }
        ColorType::Gray(8 | 16) => spread(&samples),
        ColorType::Multiband {
            bit_depth: 8 | 16,
            num_samples: 2,
        }
        | ColorType::GrayA(8 | 16) => grey_on_paper(&samples),
        ColorType::RGB(8 | 16) => samples,
        ColorType::RGBA(8 | 16) => on_paper(samples),
        ColorType::YCbCr(8) => ycbcr_to_rgb(samples),
        ColorType::CMYK(8 | 16) => {
            let data = colour::inks_to_srgb(samples, colour::Inks::Plain, profile.as_deref());
            return Ok((data, None));
        }
        _ => return Err(PictureError::Unsupported("TIFF with unusual colours")),
    };
    Ok((data, profile))
}

/// One byte a pixel from packed bits, full range.
fn unpacked(packed: &[u8], bits: u8, width: u32, height: u32, stride: usize) -> Vec<u8> {
    let per_byte = 8 / usize::from(bits);
    let most = (1_u16 << bits) - 1;
    let mut grey = Vec::with_capacity(width as usize * height as usize);
    for row in packed.chunks(stride.max(1)).take(height as usize) {
        for x in 0..width as usize {
            let byte = row.get(x / per_byte).copied().unwrap_or(0);
            let shift = 8 - usize::from(bits) * (x % per_byte + 1);
            let value = u16::from(byte >> shift) & most;
            grey.push((value * 255 / most) as u8);
        }
    }
    grey
}

/// Planes, one after the other, to pixels.
fn interleaved(planes: &[u8], count: usize) -> Vec<u8> {
    let length = planes.len() / count.max(1);
    let pixels =
        (0..length).flat_map(|at| (0..count).map(move |plane| planes[plane * length + at]));
    pixels.collect()
}

/// Full-range YCbCr as in JFIF, where it lies.
fn ycbcr_to_rgb(mut pixels: Vec<u8>) -> Vec<u8> {
    for pixel in pixels.chunks_exact_mut(3) {
        let luma = f32::from(pixel[0]);
        let (blue, red) = (f32::from(pixel[1]) - 128.0, f32::from(pixel[2]) - 128.0);
        let light = [
            luma + 1.402 * red,
            luma - 0.344_136 * blue - 0.714_136 * red,
            luma + 1.772 * blue,
        ];
        for (channel, light) in pixel.iter_mut().zip(light) {
            *channel = light.round().clamp(0.0, 255.0) as u8;
        }
    }
    pixels
}

/// The name of a variant that the decoder does not know.
fn variant(decoder: &mut Decoder<Cursor<&[u8]>>) -> &'static str {
    let kind: Option<u16> = decoder
        .find_tag_unsigned(Tag::PhotometricInterpretation)
        .ok()
        .flatten();
    match kind.and_then(PhotometricInterpretation::from_u16) {
        Some(PhotometricInterpretation::RGBPalette) => "TIFF with a palette",
        Some(PhotometricInterpretation::CIELab | PhotometricInterpretation::IccLab) => {
            "CIELAB TIFF"
        }
        _ => "TIFF with unusual colours",
    }
}

fn error(error: TiffError) -> PictureError {
    match error {
        TiffError::UnsupportedError(_) => PictureError::Unsupported("this variant of TIFF"),
        other => PictureError::broken(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_bits_fill_the_whole_range() {
        assert_eq!(
            unpacked(&[0b1010_0000, 0xff], 1, 3, 2, 1),
            [255, 0, 255, 255, 255, 255]
        );
        assert_eq!(unpacked(&[0b0001_1011], 2, 4, 1, 1), [0, 85, 170, 255]);
        assert_eq!(interleaved(&[1, 2, 3, 4, 5, 6], 3), [1, 3, 5, 2, 4, 6]);
        assert_eq!(ycbcr_to_rgb(vec![255, 128, 128]), [255, 255, 255]);
    }
}
