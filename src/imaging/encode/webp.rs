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

/// How hard the encoder tries, 0–6.
const METHOD: c_int = 4;

/// Encodes a raster.
pub(super) fn encode(raster: &Raster, quality: u8) -> Result<Vec<u8>, PictureError> {
    let mut config =
        WebPConfig::new_with_preset(WebPPreset::WEBP_PRESET_DEFAULT, equal_quality(quality))
            .map_err(|()| failed("settings"))?;
    config.method = METHOD;
    config.thread_level = 0;
    let mut job = Job::new().ok_or_else(|| failed("start"))?;
    job.import(raster)?;
    job.run(&config)
}

/// WebP's quality that looks like JPEG's.
fn equal_quality(jpeg: u8) -> f32 {
    f32::from(jpeg.clamp(1, 100))
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
