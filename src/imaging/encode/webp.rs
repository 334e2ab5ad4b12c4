//! WebP, by libwebp, the reference encoder.
//!
//! In: a raster and a quality on JPEG's scale. Out: a file with one `VP8 ` chunk and nothing else.
#![allow(
    unsafe_code,
    reason = "libwebp is a C library; this file is the only one that calls it, and hands out owned bytes only"
)]

use std::ffi::c_int;

use libwebp_sys::{
    WebPConfig, WebPEncode, WebPMemoryWrite, WebPMemoryWriter, WebPMemoryWriterClear,
    WebPMemoryWriterInit, WebPPicture, WebPPictureFree, WebPPictureImportRGB, WebPPreset,
};

use crate::imaging::error::PictureError;
use crate::imaging::raster::Raster;

/// Encodes a raster.
pub(super) fn encode(raster: &Raster, quality: u8) -> Result<Vec<u8>, PictureError> {
    let effort = Effort::equal_to_jpeg(quality, raster.width.max(raster.height));
    let mut config = WebPConfig::new_with_preset(WebPPreset::WEBP_PRESET_DEFAULT, effort.quality)
        .map_err(|()| failed("settings"))?;
    config.method = effort.method;
    config.thread_level = 0;
    let mut job = Job::new().ok_or_else(|| failed("start"))?;
    job.import(raster)?;
    job.run(&config)
}

/// libwebp's settings that look like a JPEG of some quality.
///
/// Measured as SSIMULACRA2 on three photographed drawings against our JPEG at quality 80 (81.0 at 320 pixels wide,
/// 80.2 at 1920): WebP needs 88 for large pictures and a little less for small ones, and is then about 31 % smaller
/// at 320, 25 % at 640, 13 % at 1280 and 6 % at 1920. Method 4 costs 2.4 times the CPU of method 2 for 0.6 points:
/// paid for small pictures only, which visitors load by the dozen. The slope of 0.7 is an estimate.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Effort {
    /// 0–100 on WebP's own scale.
    quality: f32,
    /// 0 is fast, 6 is small.
    method: c_int,
}

impl Effort {
    /// `longest` is the longest edge in pixels.
    fn equal_to_jpeg(quality: u8, longest: u32) -> Effort {
        let (spared, method) = match longest {
            0..=480 => (3.0, 4),
            481..=960 => (1.5, 4),
            _ => (0.0, 2),
        };
        let equal = 88.0 + 0.7 * (f32::from(quality) - 80.0) - spared;
        Effort {
            quality: equal.clamp(1.0, 100.0),
            method,
        }
    }
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

    fn import(&mut self, raster: &Raster) -> Result<(), PictureError> {
        let (Ok(width), Ok(height), Ok(stride)) = (
            c_int::try_from(raster.width),
            c_int::try_from(raster.height),
            c_int::try_from(raster.stride()),
        ) else {
            return Err(failed("size"));
        };
        self.picture.width = width;
        self.picture.height = height;
        // SAFETY: a raster holds exactly `height` rows of `stride` bytes (checked when it was made); libwebp
        // copies them and keeps no pointer.
        let imported =
            unsafe { WebPPictureImportRGB(&raw mut self.picture, raster.data.as_ptr(), stride) };
        if imported == 0 {
            return Err(failed("memory"));
        }
        Ok(())
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
        let raster = Raster::new(5, 3, vec![90; 45]).unwrap();
        let bytes = encode(&raster, 80).unwrap();
        assert_eq!(&bytes[..4], b"RIFF");
        assert_eq!(&bytes[8..16], b"WEBPVP8 ");
        assert_eq!(bytes, encode(&raster, 80).unwrap());
    }

    #[test]
    fn quality_rises_with_jpegs_and_stays_in_range() {
        let at = |quality| Effort::equal_to_jpeg(quality, 1_920).quality;
        assert!((1..100).all(|quality| at(quality) <= at(quality + 1)));
        assert!(at(1) >= 1.0 && at(100) <= 100.0);
    }
}
