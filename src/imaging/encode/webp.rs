//! WebP, by libwebp, the reference encoder.
//!
//! In: planes with halved chroma, a quality on JPEG's scale, and a guess at how heavy they will be. Out: a file with one `VP8 ` chunk and nothing else.
#![allow(
    unsafe_code,
    reason = "libwebp is a C library; this file is the only one that calls it, and hands out owned bytes only"
)]

use std::ffi::c_int;

use libwebp_sys::{
    WebPConfig, WebPEncode, WebPMemoryWrite, WebPMemoryWriter, WebPMemoryWriterClear,
    WebPMemoryWriterInit, WebPPicture, WebPPictureAlloc, WebPPictureFree, WebPPreset,
};

use crate::error::PictureError;
use crate::planes::{Plane, Planes};

/// What planes that weigh so much as JPEG will weigh as WebP, where nothing bounds them; `before` is the share that WebP
/// took of JPEG at half the width.
pub(super) fn guess(jpeg: usize, before: Option<f32>) -> f32 {
    jpeg as f32 * before.map_or(OF_JPEG, |before| before * OF_SIZE_BEFORE)
}

/// Encodes planes; `guess` is the number of bytes that they are expected to take at the usual quality.
pub(super) fn encode(
    planes: &Planes,
    quality: u8,
    guess: Option<f32>,
) -> Result<Vec<u8>, PictureError> {
    let longest = planes.luma.width.max(planes.luma.height);
    let effort = Effort::equal_to_jpeg(quality, longest);
    let mut config = WebPConfig::new_with_preset(WebPPreset::WEBP_PRESET_DEFAULT, effort.quality)
        .map_err(|()| failed("settings"))?;
    config.method = effort.method;
    config.thread_level = 0;
    let Some(most) = effort.most_bytes(planes) else {
        return written(planes, &config);
    };
    // What part of its own weight the picture may have; what it weighs is not known before.
    let mut part = guess.map_or(1.0, |guess| (most / guess).clamp(LEAST_PART, 1.0));
    let mut before = None;
    for again in (0..TRIES).rev() {
        config.quality = effort.coarser(part);
        let bytes = written(planes, &config)?;
        let filled = bytes.len() as f32 / most;
        let near = filled <= 1.0 + NEAR && (filled >= 1.0 - 2.0 * NEAR || part == 1.0);
        if near || again == 0 {
            return Ok(bytes);
        }
        // As if weight went with the part; between two tries, on the line through both.
        let next = match before {
            Some((part_before, filled_before)) if filled_before != filled => {
                part + (1.0 - filled) * (part_before - part) / (filled_before - filled)
            }
            _ => part / filled,
        };
        before = Some((part, filled));
        part = next.clamp(LEAST_PART, 1.0);
    }
    Err(failed("tries"))
}

fn written(planes: &Planes, config: &WebPConfig) -> Result<Vec<u8>, PictureError> {
    let mut job = Job::new().ok_or_else(|| failed("start"))?;
    job.import(planes)?;
    job.run(config)
}

/// How often a size may be tried to be met, and how near is near enough: crayon comes near at once, pure noise in a few.
const TRIES: u32 = 4;
const NEAR: f32 = 0.08;

/// What WebP weighs at 75 of JPEG at 80, for heavy pictures of 640 pixels: 0.52 to 0.86 over the demonstration. What it
/// weighs of that at 320 pixels, at 80, is the better guess: 0.70 to 0.84 of the same share there.
const OF_JPEG: f32 = 0.8;
const OF_SIZE_BEFORE: f32 = 0.81;

/// How many steps of quality take all weight, if they went on as they do between 75 and 25: over the same pictures ten
/// steps are 10 to 11 % of what 75 weighs.
const STEPS: f32 = 95.0;

/// Coarser than this nothing is made: the quality is then 13.
const LEAST_PART: f32 = 0.35;

/// libwebp's settings that look like a JPEG of some quality.
///
/// Measured as SSIMULACRA2 against our JPEG at quality 80 (`benches/formats`): WebP needs 80 at 320 pixels, 82 at 640
/// and 89 for large pictures, where it saves nothing. Method 2 takes 3.5 % more bytes for the same score than method 3
/// and half of its time: a whole picture takes 67 instead of 86 CPU ms. The slope of 0.7 is an estimate.
///
/// The size at 640 is the one that a phone shows first and alone, on a screen of twice the density, where one sees half
/// of the pixels: 75 is enough there (85 of 100 when halved; JPEG's 80 at its full size scores 79), and a quarter
/// lighter. Crayon rubbed over the whole sheet takes twice what others take and hides what a coarser quality costs: it
/// is held at 1.6 bits a pixel, 60 KB for a sheet in landscape.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Effort {
    /// 0–100 on WebP's own scale.
    quality: f32,
    /// 0 is fast, 6 is small.
    method: c_int,
    /// Bits a pixel beyond which a picture is coarser rather than larger.
    most: Option<f32>,
}

impl Effort {
    /// `longest` is the longest edge in pixels.
    fn equal_to_jpeg(quality: u8, longest: u32) -> Effort {
        let (spared, method, most) = match longest {
            0..=480 => (9.0, 2, None),
            481..=960 => (14.0, 2, Some(1.6)),
            _ => (0.0, 2, None),
        };
        let equal = 89.0 + 0.7 * (f32::from(quality) - 80.0) - spared;
        Effort {
            quality: equal.clamp(1.0, 100.0),
            method,
            // Who asks for more than the default quality gets it, whatever it weighs.
            most: most.filter(|_| quality <= 80),
        }
    }

    /// The quality at which a picture has about such a part of its weight.
    fn coarser(&self, part: f32) -> f32 {
        (self.quality - (1.0 - part) * STEPS).clamp(1.0, 100.0)
    }

    fn most_bytes(&self, planes: &Planes) -> Option<f32> {
        let pixels = planes.luma.width as usize * planes.luma.height as usize;
        self.most.map(|bits| pixels as f32 * bits / 8.0)
    }
}

/// JPEG's luma runs from 0 to 255, WebP's from 16 to 235.
const LUMA: [u8; 256] = narrowed(219, 16);
/// JPEG's chroma runs from 0 to 255, WebP's from 16 to 240, both round 128.
const CHROMA: [u8; 256] = narrowed(224, 16);

/// Every value of 0 to 255 in `span` steps from `base`, rounded to the nearest.
const fn narrowed(span: u32, base: u32) -> [u8; 256] {
    let mut table = [0; 256];
    let mut at = 0;
    while at < 256 {
        table[at] = (base + (2 * span * at as u32 + 255) / 510) as u8;
        at += 1;
    }
    table
}

/// Writes a plane into libwebp's, each value by a table.
fn rows(plane: &Plane, table: &[u8; 256], to: *mut u8, stride: c_int) -> Result<(), PictureError> {
    let width = plane.width as usize;
    let stride = usize::try_from(stride).map_err(|_| failed("stride"))?;
    if to.is_null() || stride < width {
        return Err(failed("memory"));
    }
    for (at, row) in plane.data.chunks_exact(width).enumerate() {
        // SAFETY: WebPPictureAlloc made a plane of this size, with `stride` ≥ `width` bytes to a row; rows do not
        // overlap, and nobody else holds them.
        let to = unsafe { std::slice::from_raw_parts_mut(to.add(at * stride), width) };
        for (to, &value) in to.iter_mut().zip(row) {
            *to = table[usize::from(value)];
        }
    }
    Ok(())
}

/// A picture and a writer that libwebp allocates; both are freed when the job is dropped.
struct Job {
    picture: WebPPicture,
    writer: Box<WebPMemoryWriter>,
}

impl Job {
    fn new() -> Option<Job> {
        let mut writer = Box::new(WebPMemoryWriter {
            mem: std::ptr::null_mut(),
            size: 0,
            max_size: 0,
            pad: [0],
        });
        // SAFETY: the writer is a live, exclusively borrowed struct that the call fills in.
        unsafe { WebPMemoryWriterInit(&raw mut *writer) };
        let picture = WebPPicture::new().ok()?;
        Some(Job { picture, writer })
    }

    fn import(&mut self, planes: &Planes) -> Result<(), PictureError> {
        let (Ok(width), Ok(height)) = (
            c_int::try_from(planes.luma.width),
            c_int::try_from(planes.luma.height),
        ) else {
            return Err(failed("size"));
        };
        self.picture.use_argb = 0;
        self.picture.width = width;
        self.picture.height = height;
        // SAFETY: the picture was initialised and has its size; the call gives it memory for three planes.
        if unsafe { WebPPictureAlloc(&raw mut self.picture) } == 0 {
            return Err(failed("memory"));
        }
        let WebPPicture {
            y,
            u,
            v,
            y_stride,
            uv_stride,
            ..
        } = self.picture;
        rows(&planes.luma, &LUMA, y, y_stride)?;
        let halved = (
            planes.luma.width.div_ceil(2),
            planes.luma.height.div_ceil(2),
        );
        match &planes.chroma {
            Some([blue, red]) if (blue.width, blue.height) == halved => {
                rows(blue, &CHROMA, u, uv_stride)?;
                rows(red, &CHROMA, v, uv_stride)
            }
            Some(_) => Err(failed("whole chroma")),
            None => {
                let none = Plane::flat(halved.0, halved.1, 128);
                rows(&none, &CHROMA, u, uv_stride)?;
                rows(&none, &CHROMA, v, uv_stride)
            }
        }
    }

    fn run(mut self, config: &WebPConfig) -> Result<Vec<u8>, PictureError> {
        self.picture.writer = Some(WebPMemoryWrite);
        self.picture.custom_ptr = (&raw mut *self.writer).cast();
        // SAFETY: the config was validated by libwebp's own initialiser, the picture was imported, and
        // `custom_ptr` points to the writer that `WebPMemoryWrite` expects, boxed so that it does not move.
        let encoded = unsafe { WebPEncode(config, &raw mut self.picture) };
        if encoded == 0 || self.writer.mem.is_null() {
            return Err(failed("encoder"));
        }
        // SAFETY: the writer owns `size` initialised bytes at `mem` until it is cleared on drop.
        let bytes = unsafe { std::slice::from_raw_parts(self.writer.mem, self.writer.size) };
        Ok(bytes.to_vec())
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        // SAFETY: both were initialised by libwebp, and freeing either when it is empty is allowed.
        unsafe {
            WebPPictureFree(&raw mut self.picture);
            WebPMemoryWriterClear(&raw mut *self.writer);
        }
    }
}

fn failed(what: &str) -> PictureError {
    PictureError::Broken(format!("encoding WebP: {what}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_chunk_of_pixels_and_nothing_else() {
        let planes = Planes {
            luma: Plane::flat(5, 3, 90),
            chroma: None,
        };
        let bytes = encode(&planes, 80, None).unwrap();
        assert_eq!(&bytes[..4], b"RIFF");
        assert_eq!(&bytes[8..16], b"WEBPVP8 ");
        assert_eq!(bytes, encode(&planes, 80, None).unwrap());
        let seen = image::load_from_memory(&bytes).unwrap().into_rgb8();
        assert!(
            seen.as_raw().iter().all(|value| value.abs_diff(90) <= 1),
            "{seen:?}"
        );
    }

    #[test]
    fn a_busy_picture_is_coarser_rather_than_larger() {
        let mut seed = 1_u32;
        let mut luma = Plane::flat(640, 480, 0);
        for value in luma.data.iter_mut() {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            *value = 96 + (seed >> 26) as u8;
        }
        let planes = Planes { luma, chroma: None };
        let most = Effort::equal_to_jpeg(80, 640).most_bytes(&planes).unwrap();
        let filled = |bytes: &[u8]| bytes.len() as f32 / most;
        let asked = encode(&planes, 81, None).unwrap();
        assert!(filled(&asked) > 1.5, "{}", filled(&asked));
        // Whatever the guess: nothing, the truth, far too much, far too little.
        for guess in [None, Some(100_000.0), Some(1_000_000.0), Some(1_000.0)] {
            let held = encode(&planes, 80, guess).unwrap();
            let filled = filled(&held);
            assert!((0.8..1.1).contains(&filled), "{guess:?}: {filled}");
            assert_eq!(held, encode(&planes, 80, guess).unwrap());
        }
    }

    #[test]
    fn quality_rises_with_jpegs_and_stays_in_range() {
        let at = |quality| Effort::equal_to_jpeg(quality, 1_920).quality;
        assert!((1..100).all(|quality| at(quality) <= at(quality + 1)));
        assert!(at(1) >= 1.0 && at(100) <= 100.0);
    }
}
