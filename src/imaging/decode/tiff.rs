//! TIFF, by the tiff crate: what scanners write.
//!
//! In: a TIFF file. Out: RGB of its first page. Grey of 1 to 16 bits, palettes, RGB, RGBA, CMYK, YCbCr and
//! CIELAB are read, in rows or in planes; floating point is not: it is named.

use std::borrow::Cow;
use std::io::Cursor;
use std::num::NonZeroUsize;

use tiff::decoder::{Decoder, DecodingResult};
use tiff::tags::{PhotometricInterpretation, Tag};
use tiff::{ColorType, TiffError};

use super::via_image::{eight_bits, grey_on_paper, on_paper, spread};
use super::{Decoded, lab};
use crate::colour;
use crate::containers;
use crate::error::PictureError;
use crate::raster::Raster;
use crate::spec::Limits;

/// A decoder over a file in memory.
type Reader<'a> = Decoder<Cursor<&'a [u8]>>;

/// Decodes the first page.
pub(super) fn decode(bytes: &[u8], limits: &Limits) -> Result<Decoded, PictureError> {
    let meaning = Meaning::of(&mut open(bytes, limits)?);
    let file = match meaning {
        Meaning::Palette(_) => Cow::Owned(containers::tiff::told_as(bytes, BLACK_IS_ZERO)),
        Meaning::Lab(_) => Cow::Owned(containers::tiff::told_as(bytes, RGB)),
        Meaning::AsRead => Cow::Borrowed(bytes),
    };
    let mut decoder = open(&file, limits)?;
    let (width, height) = decoder.dimensions().map_err(error)?;
    webp_fits(&mut decoder, &file)?;
    let Ok(colours) = decoder.colortype() else {
        return Err(PictureError::Unsupported(variant(&mut decoder)));
    };
    let profile = decoder.get_tag_u8_vec(Tag::IccProfile).ok();
    let mut read = DecodingResult::U8(Vec::new());
    let layout = decoder.read_image_to_buffer(&mut read).map_err(error)?;
    if let (Meaning::Lab(axes), DecodingResult::U16(samples)) = (&meaning, &read)
        && colours == ColorType::RGB(16)
        && layout.planes <= 1
    {
        let data = lab::from_16_bits(samples, *axes);
        let raster = Raster::new(width, height, data)?;
        return Ok(Decoded {
            raster,
            profile: None,
        });
    }
    let samples = match read {
        DecodingResult::U8(samples) => samples,
        DecodingResult::U16(samples) => eight_bits(&samples),
        _ => return Err(PictureError::Unsupported("floating-point TIFF")),
    };
    let page = Page {
        samples: if layout.planes > 1 {
            interleaved(&samples, layout.planes)
        } else {
            samples
        },
        stride: layout.row_stride.map_or(0, NonZeroUsize::get),
        size: (width, height),
    };
    let (data, profile) = match meaning {
        Meaning::Palette(palette) => (palette.paint(&page, colours)?, profile),
        Meaning::Lab(axes) if colours == ColorType::RGB(8) => {
            (lab::from_8_bits(&page.samples, axes), None)
        }
        Meaning::Lab(_) => return Err(PictureError::Unsupported("CIELAB TIFF")),
        Meaning::AsRead => page.light(colours, profile)?,
    };
    Ok(Decoded {
        raster: Raster::new(width, height, data)?,
        profile,
    })
}

fn open<'a>(bytes: &'a [u8], limits: &Limits) -> Result<Reader<'a>, PictureError> {
    let mut bounds = tiff::decoder::Limits::default();
    bounds.decoding_buffer_size = usize::try_from(limits.max_bytes).unwrap_or(usize::MAX);
    let decoder = Decoder::new(Cursor::new(bytes)).map_err(error)?;
    Ok(decoder.with_limits(bounds))
}

/// The number under which TIFF knows WebP.
const WEBP: u32 = 50_001;

/// Refuses strips and tiles of WebP that are larger inside than they are told to be: the decoder would make room for
/// what they say, not for what was asked of the limits.
fn webp_fits(decoder: &mut Reader<'_>, file: &[u8]) -> Result<(), PictureError> {
    let compression = decoder.find_tag_unsigned::<u32>(Tag::Compression);
    if compression.map_err(error)? != Some(WEBP) {
        return Ok(());
    }
    let (width, height) = decoder.chunk_dimensions();
    let (offsets, lengths) = match decoder.find_tag(Tag::TileOffsets).map_err(error)? {
        Some(_) => (Tag::TileOffsets, Tag::TileByteCounts),
        None => (Tag::StripOffsets, Tag::StripByteCounts),
    };
    let offsets = decoder.get_tag_u64_vec(offsets).map_err(error)?;
    let lengths = decoder.get_tag_u64_vec(lengths).map_err(error)?;
    let part = |(from, length): (u64, u64)| {
        let from = usize::try_from(from).ok()?;
        file.get(from..from.checked_add(usize::try_from(length).ok()?)?)
    };
    for chunk in offsets.into_iter().zip(lengths).map(part) {
        let chunk = chunk.ok_or_else(|| PictureError::broken("the file is cut off"))?;
        // In the simple form the picture's size stands once.
        let simple = matches!(chunk.get(12..16), Some(b"VP8 " | b"VP8L"));
        let inside = containers::webp::read(chunk)?.stored;
        if !simple || inside.0 > width || inside.1 > height {
            return Err(PictureError::broken("a strip is larger than it says"));
        }
    }
    Ok(())
}

/// What the decoder read: samples of at most 8 bits, packed where there are fewer.
struct Page {
    samples: Vec<u8>,
    /// Bytes in a row, where samples are packed.
    stride: usize,
    size: (u32, u32),
}

impl Page {
    /// Samples to RGB, and the profile that remains to be applied.
    fn light(
        self,
        colours: ColorType,
        profile: Option<Vec<u8>>,
    ) -> Result<(Vec<u8>, Option<Vec<u8>>), PictureError> {
        let data = match colours {
            ColorType::Gray(bits @ (1 | 2 | 4)) => {
                let most = (1_u16 << bits) - 1;
                let full = |value: &u8| (u16::from(*value) * 255 / most) as u8;
                spread(&self.unpacked(bits).iter().map(full).collect::<Vec<u8>>())
            }
            ColorType::Gray(8 | 16) => spread(&self.samples),
            ColorType::Multiband {
                bit_depth: 8 | 16,
                num_samples: 2,
            }
            | ColorType::GrayA(8 | 16) => grey_on_paper(&self.samples),
            ColorType::RGB(8 | 16) => self.samples,
            ColorType::RGBA(8 | 16) => on_paper(self.samples),
            ColorType::YCbCr(8) => ycbcr_to_rgb(self.samples),
            ColorType::CMYK(8 | 16) => {
                let data =
                    colour::inks_to_srgb(self.samples, colour::Inks::Plain, profile.as_deref());
                return Ok((data, None));
            }
            ColorType::CMYKA(8 | 16) => {
                // What is transparent has no ink: the fifth sample adds nothing on white paper.
                let inks = self.samples.chunks_exact(5).flat_map(|five| &five[..4]);
                let inks = inks.copied().collect();
                let data = colour::inks_to_srgb(inks, colour::Inks::Plain, profile.as_deref());
                return Ok((data, None));
            }
            _ => return Err(PictureError::Unsupported("TIFF with unusual colours")),
        };
        Ok((data, profile))
    }

    /// One byte a pixel from packed bits, as small as it was.
    fn unpacked(&self, bits: u8) -> Vec<u8> {
        let per_byte = 8 / usize::from(bits);
        let most = ((1_u16 << bits) - 1) as u8;
        let (width, height) = (self.size.0 as usize, self.size.1 as usize);
        let mut values = Vec::with_capacity(width * height);
        for row in self.samples.chunks(self.stride.max(1)).take(height) {
            for x in 0..width {
                let byte = row.get(x / per_byte).copied().unwrap_or(0);
                let shift = 8 - usize::from(bits) * (x % per_byte + 1);
                values.push(byte >> shift & most);
            }
        }
        values
    }
}

/// The values of `PhotometricInterpretation` that the decoder is told in place of one that it does not know.
const BLACK_IS_ZERO: u16 = 1;
const RGB: u16 = 2;

/// What samples mean, beyond what the decoder knows.
enum Meaning {
    /// Nothing else.
    AsRead,
    Palette(Palette),
    Lab(lab::Axes),
}

impl Meaning {
    fn of(decoder: &mut Reader<'_>) -> Meaning {
        let kind = photometric(decoder);
        match kind {
            Some(PhotometricInterpretation::RGBPalette) => {
                Palette::read(decoder).map_or(Meaning::AsRead, Meaning::Palette)
            }
            Some(PhotometricInterpretation::CIELab) => Meaning::Lab(lab::Axes::Signed),
            Some(PhotometricInterpretation::IccLab) => Meaning::Lab(lab::Axes::Shifted),
            _ => Meaning::AsRead,
        }
    }
}

/// How the file says that its samples are meant.
fn photometric(decoder: &mut Reader<'_>) -> Option<PhotometricInterpretation> {
    let tag = Tag::PhotometricInterpretation;
    let kind: Option<u16> = decoder.find_tag_unsigned(tag).ok().flatten();
    kind.and_then(PhotometricInterpretation::from_u16)
}

/// Colours by number. The decoder has no palettes: it is told that the numbers are shades of grey.
struct Palette(Vec<[u8; 3]>);

impl Palette {
    fn read(decoder: &mut Reader<'_>) -> Option<Palette> {
        let map: Vec<u16> = decoder.find_tag_unsigned_vec(Tag::ColorMap).ok()??;
        // The format says 16 bits; some programs wrote 8.
        let high = map.iter().any(|&value| value > 255);
        let eight = |at: usize| (map[at] >> if high { 8 } else { 0 }) as u8;
        let count = map.len() / 3;
        let colours = (0..count).map(|at| [eight(at), eight(count + at), eight(2 * count + at)]);
        Some(Palette(colours.collect()))
    }

    fn paint(&self, page: &Page, colours: ColorType) -> Result<Vec<u8>, PictureError> {
        let numbers = match colours {
            ColorType::Gray(bits @ (1 | 2 | 4)) => Cow::Owned(page.unpacked(bits)),
            ColorType::Gray(8) => Cow::Borrowed(&page.samples),
            _ => return Err(PictureError::Unsupported("TIFF with an unusual palette")),
        };
        // A number beyond the palette is black, as in PNG.
        let colour = |number: &u8| self.0.get(usize::from(*number)).copied().unwrap_or([0; 3]);
        Ok(numbers.iter().flat_map(colour).collect())
    }
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
fn variant(decoder: &mut Reader<'_>) -> &'static str {
    match photometric(decoder) {
        Some(PhotometricInterpretation::RGBPalette) => "TIFF with an unusual palette",
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
    fn webp_that_is_larger_than_its_strip_is_refused_before_it_is_read() {
        let bytes = include_bytes!("../../../tests/fuzz/seeds/probe/webp-beyond-its-strip.tif");
        let decoded = decode(bytes, &Limits::default()).map(|_| ());
        assert_eq!(
            decoded,
            Err(PictureError::broken("a strip is larger than it says"))
        );
    }

    fn page(samples: &[u8], stride: usize, size: (u32, u32)) -> Page {
        Page {
            samples: samples.to_vec(),
            stride,
            size,
        }
    }

    #[test]
    fn packed_bits_fill_the_whole_range() {
        let one = page(&[0b1010_0000, 0xff], 1, (3, 2));
        assert_eq!(one.unpacked(1), [1, 0, 1, 1, 1, 1]);
        let two = page(&[0b0001_1011], 1, (4, 1));
        assert_eq!(two.unpacked(2), [0, 1, 2, 3]);
        let (light, _) = two.light(ColorType::Gray(2), None).unwrap();
        assert_eq!(light, [0, 0, 0, 85, 85, 85, 170, 170, 170, 255, 255, 255]);
    }

    #[test]
    fn colours_by_number() {
        let palette = Palette(vec![[1, 2, 3], [4, 5, 6]]);
        let numbers = page(&[1, 0, 9], 3, (3, 1));
        let painted = palette.paint(&numbers, ColorType::Gray(8)).unwrap();
        assert_eq!(painted, [4, 5, 6, 1, 2, 3, 0, 0, 0]);
    }

    #[test]
    fn planes_and_luma() {
        assert_eq!(interleaved(&[1, 2, 3, 4, 5, 6], 3), [1, 3, 5, 2, 4, 6]);
        assert_eq!(ycbcr_to_rgb(vec![255, 128, 128]), [255, 255, 255]);
    }
}
