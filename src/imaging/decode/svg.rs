//! SVG, by resvg: a drawing painted on white paper.
//!
//! In: an SVG file. Out: RGB in sRGB. Words and embedded pictures are not painted: the probe tells of them.

use resvg::tiny_skia::{Color, Pixmap, Transform};

use super::Decoded;
use super::via_image::on_paper;
use crate::containers;
use crate::error::PictureError;
use crate::raster::Raster;

/// Paints a drawing.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, PictureError> {
    let svg = containers::svg::read(bytes)?;
    let (width, height) = svg.header().stored;
    let mut canvas = Pixmap::new(width, height)
        .ok_or_else(|| PictureError::broken("a size that nobody can paint"))?;
    canvas.fill(Color::WHITE);
    let transform = Transform::from_scale(svg.scale, svg.scale);
    resvg::render(&svg.tree, transform, &mut canvas.as_mut());
    // On white paper nothing is transparent any more: the fourth byte goes.
    let data = on_paper(canvas.take());
    Ok(Decoded {
        raster: Raster::new(width, height, data)?,
        profile: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_on_paper() {
        let text = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 2'><rect width='2' height='2' fill='#f00'/></svg>";
        let raster = decode(text.as_bytes()).unwrap().raster;
        assert_eq!((raster.width, raster.height), (2_560, 1_280));
        assert_eq!(raster.data[..3], [255, 0, 0]);
        assert_eq!(raster.data[2_559 * 3..2_560 * 3], [255, 255, 255]);
    }
}
