//! What is painted on a card: paper, wave, sheet, drawing, mark, words.
//!
//! In: shapes and places in pixels. Out: rows of red, green and blue. It decides nothing: `card` does.

use resvg::tiny_skia::{
    Color, FillRule, IntSize, Paint, Path, PathBuilder, Pixmap, PixmapPaint, Rect, Stroke,
    Transform,
};

use crate::error::PictureError;
use crate::raster::Raster;

/// Red, green and blue.
pub(super) type Rgb = [u8; 3];

/// A card while it is painted.
#[derive(Clone)]
pub(super) struct Canvas {
    pixels: Pixmap,
}

impl Canvas {
    pub(super) fn new(width: u32, height: u32, paper: Rgb) -> Result<Canvas, PictureError> {
        let mut pixels = Pixmap::new(width, height)
            .ok_or_else(|| PictureError::broken("a size that nobody can paint"))?;
        let [r, g, b] = paper;
        pixels.fill(Color::from_rgba8(r, g, b, 255));
        Ok(Canvas { pixels })
    }

    /// A band along the foot whose upper edge is drawn by hand.
    pub(super) fn wave(&mut self, top: f32, fill: Rgb, edge: Rgb) {
        let (width, height) = (self.pixels.width() as f32, self.pixels.height() as f32);
        let mut line = PathBuilder::new();
        let swing = |path: &mut PathBuilder| {
            let part = width / 4.0;
            for (at, lift) in [-13.0, 10.0, -9.0, 12.0].into_iter().enumerate() {
                let x = part * at as f32;
                path.quad_to(x + part / 2.0, top + lift, x + part, top);
            }
        };
        line.move_to(0.0, top);
        swing(&mut line);
        let mut band = line.clone();
        band.line_to(width, height);
        band.line_to(0.0, height);
        band.close();
        self.fill(band.finish(), fill, 255, Transform::identity());
        if let Some(path) = line.finish() {
            let stroke = Stroke {
                width: 5.0,
                ..Stroke::default()
            };
            let paint = paint(edge, 255);
            self.pixels
                .stroke_path(&path, &paint, &stroke, Transform::identity(), None);
        }
    }

    /// A white sheet with a soft shadow.
    pub(super) fn sheet(&mut self, place: Rect, mat: Rgb) {
        for spread in [18.0, 13.0, 9.0, 5.0, 2.0_f32] {
            let shadow = Rect::from_ltrb(
                place.left() - spread * 0.7,
                place.top() - spread * 0.2,
                place.right() + spread * 0.7,
                place.bottom() + spread * 1.2,
            );
            if let Some(shadow) = shadow {
                self.ring(shadow, spread, place);
            }
        }
        self.fill(rounded(place, 0.0), mat, 255, Transform::identity());
    }

    /// A shadow round what will lie on it: what nobody sees is not painted, which is most of the work.
    fn ring(&mut self, outside: Rect, radius: f32, inside: Rect) {
        let mut path = PathBuilder::new();
        if let Some(outer) = rounded(outside, radius) {
            path.push_path(&outer);
        }
        path.push_rect(inside);
        if let Some(path) = path.finish() {
            let paint = paint([74, 58, 26], 14);
            self.pixels.fill_path(
                &path,
                &paint,
                FillRule::EvenOdd,
                Transform::identity(),
                None,
            );
        }
    }

    /// The strip of tape that holds a sheet.
    pub(super) fn tape(&mut self, middle: (f32, f32), colour: Rgb) {
        let strip =
            Rect::from_xywh(-62.0, -18.0, 124.0, 36.0).and_then(|strip| rounded(strip, 2.0));
        let turn = Transform::from_translate(middle.0, middle.1).pre_rotate(-2.5);
        self.fill(strip, colour, 190, turn);
    }

    /// Rows of RGB with their upper left corner at a pixel.
    pub(super) fn picture(&mut self, left: u32, top: u32, width: u32, rgb: &[u8]) {
        let across = self.pixels.width() as usize * 4;
        let rows = rgb.chunks_exact(width as usize * 3);
        let places = self.pixels.data_mut().chunks_exact_mut(across);
        for (row, place) in rows.zip(places.skip(top as usize)) {
            let place = &mut place[left as usize * 4..];
            for (from, to) in row
                .as_chunks::<3>()
                .0
                .iter()
                .zip(place.as_chunks_mut::<4>().0)
            {
                *to = [from[0], from[1], from[2], 255];
            }
        }
    }

    /// Something painted before, with its upper left corner at a pixel.
    pub(super) fn stamp(&mut self, stamp: &Pixmap, left: i32, top: i32) {
        let paint = PixmapPaint::default();
        self.pixels.draw_pixmap(
            left,
            top,
            stamp.as_ref(),
            &paint,
            Transform::identity(),
            None,
        );
    }

    /// A shape, moved.
    pub(super) fn shape(&mut self, path: Option<Path>, x: f32, y: f32, colour: Rgb) {
        self.fill(path, colour, 255, Transform::from_translate(x, y));
    }

    fn fill(&mut self, path: Option<Path>, colour: Rgb, alpha: u8, place: Transform) {
        if let Some(path) = path {
            let paint = paint(colour, alpha);
            self.pixels
                .fill_path(&path, &paint, FillRule::Winding, place, None);
        }
    }

    /// What was painted.
    pub(super) fn finish(self) -> Result<Raster, PictureError> {
        let (width, height) = (self.pixels.width(), self.pixels.height());
        let pixels = self.pixels.take();
        let pixels = pixels.as_chunks::<4>().0.iter();
        let rgb = pixels.flat_map(|&[r, g, b, _]| [r, g, b]).collect();
        Raster::new(width, height, rgb)
    }
}

fn paint(colour: Rgb, alpha: u8) -> Paint<'static> {
    let mut paint = Paint::default();
    let [r, g, b] = colour;
    paint.set_color_rgba8(r, g, b, alpha);
    paint
}

/// A box with round corners.
fn rounded(place: Rect, radius: f32) -> Option<Path> {
    let (l, t, r, b) = (place.left(), place.top(), place.right(), place.bottom());
    let mut path = PathBuilder::new();
    path.move_to(l + radius, t);
    path.line_to(r - radius, t);
    path.quad_to(r, t, r, t + radius);
    path.line_to(r, b - radius);
    path.quad_to(r, b, r - radius, b);
    path.line_to(l + radius, b);
    path.quad_to(l, b, l, b - radius);
    path.line_to(l, t + radius);
    path.quad_to(l, t, l + radius, t);
    path.close();
    path.finish()
}

/// A drawing in SVG, `edge` pixels wide and high, on nothing.
pub(super) fn painted(svg: &[u8], edge: u32) -> Result<Pixmap, PictureError> {
    let tree = resvg::usvg::Tree::from_data(svg, &resvg::usvg::Options::default())
        .map_err(PictureError::broken)?;
    let size = IntSize::from_wh(edge, edge).ok_or_else(|| PictureError::broken("no size"))?;
    let mut pixels = Pixmap::new(size.width(), size.height())
        .ok_or_else(|| PictureError::broken("a size that nobody can paint"))?;
    let scale = edge as f32 / tree.size().width().max(tree.size().height());
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut pixels.as_mut(),
    );
    Ok(pixels)
}
