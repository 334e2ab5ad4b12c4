//! JPEG that the fast decoder leaves, by zune-jpeg in its strict mode: what is damaged or cut off is an error, never a
//! grey half. The few kinds that it does not read go to jpeg-decoder. With the feature `turbo` libjpeg-turbo is asked
//! first.
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
use crate::containers::jpeg::{Coding, End, Jpeg};
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
    let samples = samples(&file, limits)?;
    if file.components() < 4 {
        return Ok(Decoded {
            raster: Raster::new(width, height, samples)?,
            profile,
        });
    }
    // Every program writes inks the wrong way round, as Photoshop did: 255 is bare paper.
    let light = colour::inks_to_srgb(samples, colour::Inks::Inverted, profile.as_deref());
    Ok(Decoded {
        raster: Raster::new(width, height, light)?,
        profile: None,
    })
}

/// Red, green and blue of every pixel; or its four inks, the wrong way round as they are in the file.
fn samples(file: &Jpeg<'_>, limits: &Limits) -> Result<Vec<u8>, PictureError> {
    #[cfg(feature = "turbo")]
    if let Some(samples) = super::turbo::samples(file)? {
        return Ok(samples);
    }
    in_rust(file, limits)
}

/// The same by the decoders that every build has.
pub(super) fn in_rust(file: &Jpeg<'_>, limits: &Limits) -> Result<Vec<u8>, PictureError> {
    let wanted = match (file.components(), file.is_ycck()) {
        (4, true) => ColorSpace::YCCK,
        (4, false) => ColorSpace::CMYK,
        _ => ColorSpace::RGB,
    };
    let (bare, end) = file.bare();
    let read = match file.coding() {
        Coding::Usual => pixels(&bare, wanted),
        Coding::Uneven | Coding::Lossless => rare_pixels(&bare, limits),
        #[cfg(feature = "turbo")]
        Coding::Arithmetic => Err(PictureError::Unsupported("arithmetic-coded JPEG")),
    };
    let mut samples = read.map_err(|error| match (error, end) {
        (PictureError::Broken(_), End::Missing) => PictureError::broken("the file is cut off"),
        (error, _) => error,
    })?;
    if file.is_ycck() && file.coding() == Coding::Usual {
        ycck_to_cmyk(&mut samples);
    }
    Ok(samples)
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

/// Colours, or inks as they are in the file, of what zune-jpeg does not read, by the older decoder.
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
        // It has turned the inks the right way round.
        Some(jpeg_decoder::PixelFormat::CMYK32) => Ok(pixels.iter().map(|ink| 255 - ink).collect()),
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

#[cfg(test)]
pub(super) mod tests {
    use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

    use super::*;

    /// Every sampling that the encoder knows.
    pub(in super::super) const SAMPLINGS: [SamplingFactor; 5] = [
        SamplingFactor::F_1_1,
        SamplingFactor::F_2_1,
        SamplingFactor::F_1_2,
        SamplingFactor::F_2_2,
        SamplingFactor::F_4_1,
    ];

    /// The width and height of the waves.
    const SIZE: (u16, u16) = (131, 77);

    /// A wave for each colour or ink.
    pub(in super::super) fn waves(channels: u32) -> Vec<u8> {
        let (width, height) = (u32::from(SIZE.0), u32::from(SIZE.1));
        let places = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        let wave = |x: u32, y: u32, channel: u32| {
            let angle = (x * (channel + 1) + y * (3 - channel)) as f32 / 23.0;
            (128.0 + 100.0 * angle.sin()) as u8
        };
        places
            .flat_map(|(x, y)| (0..channels).map(move |channel| wave(x, y, channel)))
            .collect()
    }

    /// The waves as a file.
    pub(in super::super) fn file(
        kind: ColorType,
        sampling: SamplingFactor,
        progressive: bool,
    ) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, 92);
        encoder.set_sampling_factor(sampling);
        encoder.set_progressive(progressive);
        let (width, height) = SIZE;
        let channels = match kind {
            ColorType::Luma => 1,
            ColorType::Rgb => 3,
            _ => 4,
        };
        encoder
            .encode(&waves(channels), width, height, kind)
            .unwrap();
        bytes
    }

    #[test]
    fn inks_of_every_sampling_are_read() {
        let source = waves(4);
        for kind in [ColorType::Cmyk, ColorType::CmykAsYcck] {
            for sampling in SAMPLINGS {
                for progressive in [false, true] {
                    let bytes = file(kind, sampling, progressive);
                    let file = containers::jpeg::read(&bytes).unwrap();
                    let what = format!("{kind:?} {sampling:?} {progressive}");
                    let inks = in_rust(&file, &Limits::default());
                    let inks = inks.unwrap_or_else(|error| panic!("{what}: {error}"));
                    // In the file they are the wrong way round. Chroma that is quartered loses seven steps of such waves.
                    let apart = inks
                        .iter()
                        .zip(&source)
                        .map(|(ink, wave)| (255 - ink).abs_diff(*wave));
                    let mean = apart.map(f64::from).sum::<f64>() / source.len() as f64;
                    assert!(mean < 8.0, "{what}: {mean}");
                }
            }
        }
    }
}
