//! JPEG XL, by jxl-oxide.
//!
//! In: a JPEG XL file. Out: RGB upright, for the decoder turns it, with alpha laid on paper white: in sRGB where the
//! file names its colours, in the file's own with their profile where it brings one. Of an animation the first frame
//! is read.

use std::io::Cursor;

use jxl_oxide::{AllocTracker, EnumColourEncoding, JxlImage, PixelFormat, RenderingIntent};

use super::Decoded;
use super::via_image::{grey_on_paper, on_paper, spread};
use crate::error::PictureError;
use crate::raster::{Raster, area};
use crate::spec::Limits;

/// Decodes the first frame.
pub(super) fn decode(bytes: &[u8], limits: &Limits) -> Result<Decoded, PictureError> {
    let most = usize::try_from(limits.max_bytes).unwrap_or(usize::MAX);
    let tracker = AllocTracker::with_limit(most);
    let builder = JxlImage::builder().alloc_tracker(tracker);
    let mut image = builder
        .read(Cursor::new(bytes))
        .map_err(PictureError::broken)?;
    if !image.is_loading_done() {
        return Err(PictureError::broken("the file is cut off"));
    }
    let named = image.original_icc().is_none();
    if named {
        let intent = RenderingIntent::Relative;
        image.request_color_encoding(if image.pixel_format().is_grayscale() {
            EnumColourEncoding::gray_srgb(intent)
        } else {
            EnumColourEncoding::srgb(intent)
        });
    }
    let (width, height) = (image.width(), image.height());
    let format = image.pixel_format();
    let frame = image.render_frame(0).map_err(PictureError::broken)?;
    let mut stream = frame.stream();
    let mut samples = vec![0_u8; area(width, height)? * format.channels()];
    if stream.write_to_buffer(&mut samples) != samples.len() {
        return Err(PictureError::broken("the decoder returned another size"));
    }
    let data = match format {
        PixelFormat::Gray => spread(&samples),
        PixelFormat::Graya => grey_on_paper(&samples),
        PixelFormat::Rgb => samples,
        PixelFormat::Rgba => on_paper(samples),
        PixelFormat::Cmyk | PixelFormat::Cmyka => {
            return Err(PictureError::Unsupported("JPEG XL in inks"));
        }
    };
    Ok(Decoded {
        raster: Raster::new(width, height, data)?,
        profile: (!named).then(|| image.rendered_icc()),
    })
}
