//! A sheet of paper and a crayon: strokes and patches with the grain of wax on paper.
//!
//! In: points in pixels from the upper left. Out: a JPEG. Only additions, multiplications and square roots, so
//! the same sheet comes out on every machine.

use image::codecs::jpeg::JpegEncoder;
use image::{ImageError, Rgb, RgbImage};

/// A place on the sheet, in pixels.
pub(super) type Point = (f32, f32);

/// A wax colour.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wax(pub(super) [u8; 3]);

/// The JPEG quality of the sheet: grain costs many bytes, and the sheet is a sample.
const QUALITY: u8 = 55;

/// A sheet of paper.
pub(super) struct Sheet {
    pixels: RgbImage,
}

impl Sheet {
    /// A sheet of warm white paper.
    pub(super) fn new(width: u32, height: u32) -> Self {
        let pixels = RgbImage::from_fn(width, height, |x, y| {
            let shade = (noise(x / 3, y / 3) * 7.0) as u8;
            Rgb([252 - shade, 250 - shade, 242 - shade])
        });
        Sheet { pixels }
    }

    /// Draws along the points with a crayon of this width in pixels.
    pub(super) fn stroke(&mut self, points: &[Point], width: f32, wax: Wax) {
        for pair in points.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            let reach = width;
            let left = from.0.min(to.0) - reach;
            let right = from.0.max(to.0) + reach;
            let top = from.1.min(to.1) - reach;
            let bottom = from.1.max(to.1) + reach;
            self.rub((left, top), (right, bottom), wax, |point| {
                let edge = width / 2.0 - distance(point, from, to);
                (edge / 3.0 + 0.5).clamp(0.0, 0.95)
            });
        }
    }

    /// Rubs a closed outline full, in slanting lines.
    pub(super) fn fill(&mut self, outline: &[Point], wax: Wax) {
        let xs = || outline.iter().map(|point| point.0);
        let ys = || outline.iter().map(|point| point.1);
        let first = (xs().fold(f32::MAX, f32::min), ys().fold(f32::MAX, f32::min));
        let last = (xs().fold(0.0, f32::max), ys().fold(0.0, f32::max));
        self.rub(first, last, wax, |point| match inside(point, outline) {
            true => hatching(point),
            false => 0.0,
        });
    }

    /// Rubs a circle full.
    pub(super) fn disc(&mut self, centre: Point, radius: f32, wax: Wax) {
        let first = (centre.0 - radius, centre.1 - radius);
        let last = (centre.0 + radius, centre.1 + radius);
        self.rub(first, last, wax, |point| {
            match distance(point, centre, centre) < radius {
                true => hatching(point).max(0.6),
                false => 0.0,
            }
        });
    }

    /// The sheet as a JPEG file.
    pub(super) fn jpeg(&self) -> Result<Vec<u8>, ImageError> {
        let mut bytes = Vec::new();
        JpegEncoder::new_with_quality(&mut bytes, QUALITY).encode_image(&self.pixels)?;
        Ok(bytes)
    }

    /// Lays wax on every pixel of a box, as much as `pressure` (0–1) and the paper's grain allow.
    fn rub(&mut self, first: Point, last: Point, wax: Wax, pressure: impl Fn(Point) -> f32) {
        let (width, height) = self.pixels.dimensions();
        let span = |from: f32, to: f32, end: u32| {
            (from.max(0.0) as u32)..((to.max(0.0) as u32 + 1).min(end))
        };
        for y in span(first.1, last.1, height) {
            for x in span(first.0, last.0, width) {
                let pressure = pressure((x as f32, y as f32));
                if pressure <= 0.0 {
                    continue;
                }
                let grain = 0.72 + 0.28 * noise(x / 3, y / 3);
                let share = pressure * grain;
                let pixel = self.pixels.get_pixel_mut(x, y);
                for (channel, wax) in pixel.0.iter_mut().zip(wax.0) {
                    *channel = (f32::from(*channel) * (1.0 - share) + f32::from(wax) * share) as u8;
                }
            }
        }
    }
}

/// Slanting lines, some 14 pixels apart and not quite straight.
fn hatching(point: Point) -> f32 {
    let shake = 5.0 * noise(point.0 as u32 / 40, point.1 as u32 / 40);
    let along = (point.0 + point.1 * 0.8 + shake).rem_euclid(14.0);
    let from_middle = (along - 7.0).abs() / 7.0;
    0.85 - 0.5 * from_middle * from_middle
}

/// From a point to a stretch, in pixels.
fn distance(point: Point, from: Point, to: Point) -> f32 {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = dx * dx + dy * dy;
    let along = (point.0 - from.0) * dx + (point.1 - from.1) * dy;
    let share = if length > 0.0 {
        (along / length).clamp(0.0, 1.0)
    } else {
        0.0
    };
    let (x, y) = (from.0 + share * dx - point.0, from.1 + share * dy - point.1);
    (x * x + y * y).sqrt()
}

/// Whether a point lies in a closed outline: a ray to the right crosses it an odd number of times.
fn inside(point: Point, outline: &[Point]) -> bool {
    let ends = outline.iter().zip(outline.iter().cycle().skip(1));
    let crossings = ends.filter(|(a, b)| {
        (a.1 > point.1) != (b.1 > point.1)
            && point.0 < (b.0 - a.0) * (point.1 - a.1) / (b.1 - a.1) + a.0
    });
    crossings.count() % 2 == 1
}

/// The same number from 0 to 1 for the same place.
fn noise(x: u32, y: u32) -> f32 {
    let mut hash = x.wrapping_mul(0x9e37_79b1) ^ y.wrapping_mul(0x85eb_ca77);
    hash = (hash ^ (hash >> 15)).wrapping_mul(0x2c1b_3c6d);
    hash = (hash ^ (hash >> 12)).wrapping_mul(0x297a_2d39);
    (hash >> 8) as f32 / (1 << 24) as f32
}
