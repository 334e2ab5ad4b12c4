//! The sheet of paper: its size, its colour, its grain, its printed lines.
//!
//! Out: a picture in linear-looking shares of 1 (r, g, b) that pigment is laid on.
//! It does not know what is drawn.

use crate::marks::Colour;
use crate::noise::{Rng, Textures, ramp};
use crate::shape::P;
use tiny_skia::Pixmap;

#[derive(Clone, Copy, PartialEq)]
pub enum Paper {
    White,
    /// Exercise book: small violet squares, strong every fourth, a red margin.
    Squared,
    Kraft,
    /// Coloured sugar paper.
    Sugar(Colour),
    /// Rough white watercolour paper.
    Rough,
}

pub struct Sheet<'a> {
    /// Width and height in units; the long side is 1000.
    pub units: P,
    /// Pixels in one unit.
    pub scale: f32,
    pub width: usize,
    pub height: usize,
    pub pixels: Vec<[f32; 3]>,
    pub paper: Paper,
    pub textures: &'a Textures,
}

impl<'a> Sheet<'a> {
    pub fn new(paper: Paper, units: P, scale: f32, textures: &'a Textures) -> Self {
        let (width, height) = ((units.0 * scale) as usize, (units.1 * scale) as usize);
        let mut sheet = Sheet {
            units,
            scale,
            width,
            height,
            pixels: vec![[1.0; 3]; width * height],
            paper,
            textures,
        };
        sheet.make();
        sheet
    }

    pub fn layer(&self) -> Result<Pixmap, String> {
        Pixmap::new(self.width as u32, self.height as u32).ok_or_else(|| {
            format!(
                "a sheet of {} × {} pixels is too large",
                self.width, self.height
            )
        })
    }

    fn make(&mut self) {
        let base = match self.paper {
            Paper::White => [0.985, 0.978, 0.96],
            Paper::Rough => [0.98, 0.972, 0.95],
            Paper::Squared => [0.975, 0.973, 0.955],
            Paper::Kraft => [0.78, 0.63, 0.45],
            Paper::Sugar(c) => rgb(c),
        };
        let tooth = match self.paper {
            Paper::Rough => 0.05,
            Paper::White | Paper::Squared => 0.018,
            Paper::Kraft | Paper::Sugar(_) => 0.045,
        };
        let t = self.textures;
        self.each(|u, v, pixel| {
            let grain = tooth * (t.tooth.at(u * 2.6, v * 2.6) - 0.5);
            let cloud = 0.022 * (t.slow.at(u * 0.6, v * 0.6) - 0.5);
            *pixel = base.map(|c| (c * (1.0 + grain + cloud)).min(1.0));
        });
        match self.paper {
            Paper::White | Paper::Rough => {}
            Paper::Squared => self.rule(),
            Paper::Kraft => self.fibres(900, [0.62, 0.46, 0.30], [0.90, 0.77, 0.60]),
            Paper::Sugar(c) => {
                let tint = |k: f32| rgb(c).map(|c| (c * k).min(1.0));
                self.fibres(260, tint(0.9), tint(1.08));
            }
        }
    }

    /// Every pixel with its place in units.
    fn each(&mut self, change: impl Fn(f32, f32, &mut [f32; 3])) {
        for (i, pixel) in self.pixels.iter_mut().enumerate() {
            let (x, y) = (i % self.width, i / self.width);
            change(x as f32 / self.scale, y as f32 / self.scale, pixel);
        }
    }

    /// The squares of a Vietnamese exercise book (giấy ô ly).
    fn rule(&mut self) {
        const CELL: f32 = 12.4;
        const INK: [f32; 3] = [0.56, 0.60, 0.86];
        let line = |w: f32| {
            let cell = (w / CELL).round();
            let (half, strength) = if cell as i32 % 4 == 0 {
                (0.75, 0.62)
            } else {
                (0.5, 0.30)
            };
            let off = (w - cell * CELL).abs();
            strength * (1.0 - ramp(half * 0.5, half * 1.4, off))
        };
        self.each(|u, v, pixel| {
            let k = line(u + 3.0).max(line(v + 5.0));
            (0..3).for_each(|c| pixel[c] *= 1.0 - k * (1.0 - INK[c]));
            let margin = 1.0 - ramp(0.5, 1.4, (u - 96.2).abs());
            pixel[1] *= 1.0 - 0.45 * margin;
            pixel[2] *= 1.0 - 0.42 * margin;
        });
    }

    /// Wrapping paper was folded in four before it was drawn on.
    pub fn crease(&mut self) {
        if self.paper != Paper::Kraft {
            return;
        }
        let (units, t) = (self.units, self.textures);
        let fold = |d: f32| {
            let light = 0.20 * (-(d + 0.8).powi(2) / 1.2).exp();
            let shadow = 0.20 * (-(d - 1.0).powi(2) / 2.0).exp();
            light - shadow + 0.035 * d.signum() * (-d.abs() / 40.0).exp()
        };
        self.each(|u, v, pixel| {
            let bend = 1.6 * (t.slow.at(u, v) - 0.5);
            let k = 1.0 + fold(u - units.0 * 0.49 + bend) + fold(v - units.1 * 0.515 + bend);
            *pixel = pixel.map(|c| (c * k).min(1.0));
        });
    }

    fn fibres(&mut self, count: usize, dark: [f32; 3], light: [f32; 3]) {
        let mut rng = Rng::new(77);
        for _ in 0..count {
            let (mut x, mut y) = (
                rng.unit() * self.width as f32,
                rng.unit() * self.height as f32,
            );
            let mut a = rng.between(-0.9, 0.9);
            let colour = if rng.chance(0.6) { dark } else { light };
            let strength = rng.between(0.12, 0.4);
            for _ in 0..(rng.between(3.0, 16.0) * self.scale) as usize {
                a += rng.between(-0.12, 0.12);
                (x, y) = (x + a.cos(), y + a.sin());
                if x < 0.0 || y < 0.0 || x >= self.width as f32 || y >= self.height as f32 {
                    break;
                }
                let p = &mut self.pixels[y as usize * self.width + x as usize];
                for c in 0..3 {
                    p[c] += (colour[c] - p[c]) * strength;
                }
            }
        }
    }
}

pub fn rgb(c: Colour) -> [f32; 3] {
    let [_, r, g, b] = c.to_be_bytes();
    [r, g, b].map(|v| f32::from(v) / 255.0)
}
