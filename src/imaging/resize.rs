//! Making pictures smaller, by fast_image_resize with a Lanczos filter of three lobes.
//!
//! In: a raster, or a part of one. Out: a smaller raster. Pixels outside the part never weigh in: a crop does not
//! bleed into what is shown. Nothing is enlarged; equal sizes are copied.

use fast_image_resize::images::{CroppedImage, Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};

use super::error::PictureError;
use super::raster::{Raster, area};
use crate::exhibition::PixelBox;

/// A part of `source`, `width` × `height` pixels large.
pub(super) fn resize(
    source: &Raster,
    part: PixelBox,
    width: u32,
    height: u32,
) -> Result<Raster, PictureError> {
    if (part.width, part.height) == (width, height) {
        return Ok(source.part(part));
    }
    let failed = |why: &dyn std::fmt::Display| PictureError::Broken(format!("resizing: {why}"));
    let all = ImageRef::new(source.width, source.height, &source.data, PixelType::U8x3)
        .map_err(|error| failed(&error))?;
    let shown = CroppedImage::new(&all, part.x, part.y, part.width, part.height)
        .map_err(|error| failed(&error))?;
    let data = vec![0; area(width, height)? * 3];
    let mut out =
        Image::from_vec_u8(width, height, data, PixelType::U8x3).map_err(|error| failed(&error))?;
    let options = ResizeOptions::new()
        .resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3))
        .use_alpha(false);
    Resizer::new()
        .resize(&shown, &mut out, &options)
        .map_err(|error| failed(&error))?;
    Raster::new(width, height, out.into_vec())
}

/// All of a picture.
pub(super) fn whole(raster: &Raster) -> PixelBox {
    PixelBox {
        x: 0,
        y: 0,
        width: raster.width,
        height: raster.height,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_cropped_off_does_not_bleed_in() {
        let mut source = Raster::new(64, 64, vec![255; 64 * 64 * 3]).unwrap();
        for (at, pixel) in source.data.chunks_exact_mut(3).enumerate() {
            if at % 64 < 32 {
                pixel.fill(0);
            }
        }
        let right = PixelBox {
            x: 32,
            y: 0,
            width: 32,
            height: 64,
        };
        let shown = resize(&source, right, 8, 16).unwrap();
        assert!(shown.data.iter().all(|&value| value == 255));
    }

    #[test]
    fn extreme_shapes() {
        let line = Raster::new(20_000, 1, vec![7; 60_000]).unwrap();
        assert_eq!(resize(&line, whole(&line), 1, 1).unwrap().data, [7, 7, 7]);
    }
}
