//! How the finished sheet was caught: on a scanner's glass, or by a phone held
//! over a table, a bit crooked, in the light of a lamp.
//!
//! In: the sheet. Out: a photograph. It never changes the drawing.

use crate::marks::Colour;
use crate::noise::{Rng, Textures, lerp, ramp};
use crate::shape::P;
use crate::sheet::{Sheet, rgb};
use image::{Rgb, RgbImage};

#[derive(Clone, Copy, PartialEq)]
pub enum Table {
    Wood,
    /// Floor tiles.
    Tile,
    /// A woven sedge mat (chiếu cói).
    Mat,
    /// A painted table-top.
    Plain(Colour),
}

#[derive(Clone, Copy)]
pub enum Camera {
    /// Flat, straight to within half a degree.
    Scan,
    /// `lean`: how far the corners stray, in shares of the width (0.02 is usual).
    Phone { table: Table, lean: f32 },
}

pub fn catch(sheet: &Sheet, camera: Camera, seed: u64) -> RgbImage {
    let mut rng = Rng::new(seed ^ 0xCA3E);
    match camera {
        Camera::Scan => scan(sheet, &mut rng),
        Camera::Phone { table, lean } => phone(sheet, table, lean, &mut rng),
    }
}

/// How the camera was held over the sheet: a little turned, a little tilted. Lengths in
/// pixels, in the photograph and on the sheet alike.
struct Hold {
    turn: f32,
    /// How much larger the sheet's right and lower edges come out, in shares.
    tilt: P,
    zoom: f32,
    /// The middle of the photograph and of the sheet.
    middle: P,
    centre: P,
}

impl Hold {
    /// The place on the sheet that a pixel of the photograph shows.
    fn sheet(&self, x: f32, y: f32) -> P {
        let (dx, dy) = (x - self.middle.0, y - self.middle.1);
        let (sin, cos) = self.turn.sin_cos();
        let far = self.tilt.0 * dx / self.centre.0 + self.tilt.1 * dy / self.centre.1;
        let k = self.zoom / (1.0 + far);
        (
            self.centre.0 + k * (dx * cos - dy * sin),
            self.centre.1 + k * (dx * sin + dy * cos),
        )
    }
}

fn scan(sheet: &Sheet, rng: &mut Rng) -> RgbImage {
    let (w, h) = (sheet.width as f32, sheet.height as f32);
    let hold = Hold {
        turn: rng.between(-0.004, 0.004),
        tilt: (0.0, 0.0),
        zoom: 0.988,
        middle: (w / 2.0, h / 2.0),
        centre: (w / 2.0, h / 2.0),
    };
    expose(sheet.width, sheet.height, |x, y| {
        let (u, v) = hold.sheet(x, y);
        // The lid does not quite close along one edge.
        let edge = 1.0 - 0.06 * (1.0 - ramp(0.0, 0.02 * w, x));
        sheet_at(sheet, u, v).map(|c| c * edge)
    })
}

fn phone(sheet: &Sheet, table: Table, lean: f32, rng: &mut Rng) -> RgbImage {
    let t = sheet.textures;
    let s = sheet.scale;
    let (w, h) = (sheet.width as f32, sheet.height as f32);
    let border = rng.between(0.022, 0.04) * w.max(h);
    let (width, height) = (w + border * 2.0, h + border * 2.0);
    let mut stray = || rng.between(0.4, 1.0) * if rng.chance(0.5) { lean } else { -lean };
    let hold = Hold {
        turn: stray(),
        tilt: (stray(), stray()),
        zoom: 1.0,
        middle: (width / 2.0, height / 2.0),
        centre: (w / 2.0, h / 2.0),
    };
    let lamp = (
        rng.between(0.15, 0.85) * width,
        rng.between(0.05, 0.5) * height,
    );
    let warm = rng.between(-0.01, 0.035);
    // The soft shadow of whoever holds the phone, from one lower corner.
    let side = if rng.chance(0.5) { 0.0 } else { width };
    let reach = rng.between(0.34, 0.5) * width.max(height);
    let depth = rng.between(0.10, 0.18);
    expose(width as usize, height as usize, |x, y| {
        let (u, v) = hold.sheet(x, y);
        // How far inside the sheet a place lies, softly over `m` pixels to each side.
        let inside = |m: f32, u: f32, v: f32| {
            ramp(-m, m, u) * ramp(-m, m, w - u) * ramp(-m, m, v) * ramp(-m, m, h - v)
        };
        let mut seen = sheet_at(sheet, u, v);
        let on_sheet = inside(1.0, u, v);
        if on_sheet < 1.0 {
            let shadow = 1.0 - 0.42 * inside(9.0 * s, u - 2.5 * s, v - 5.0 * s);
            let top = table_at(table, t, x / s, y / s);
            seen = std::array::from_fn(|k| lerp(top[k] * shadow, seen[k], on_sheet));
        }
        let far = (x - lamp.0).hypot(y - lamp.1) / width.hypot(height);
        let wobble = 0.10 * (t.slow.at(x / s * 0.25, y / s * 0.25) - 0.5);
        let away = (x - side).hypot((y - height * 1.06) * 1.25) / reach;
        let cast = depth * (1.0 - ramp(0.35, 1.0, away + wobble));
        let light = (1.02 - 0.16 * far * far - 0.07 * far) * (1.0 - cast);
        let hue = [1.0 + warm, 1.0 + warm * 0.2, 1.0 - warm * 1.3];
        std::array::from_fn(|k| seen[k] * light * hue[k])
    })
}

fn table_at(table: Table, t: &Textures, u: f32, v: f32) -> [f32; 3] {
    match table {
        Table::Wood => {
            let plank = (v / 130.0 + 0.3).floor();
            let ring = t.slow.at(u * 0.12 + plank * 77.0, v * 1.6 + plank * 31.0);
            let pore = t.fine.at(u * 0.3, v * 3.0 + plank * 13.0);
            let gap = ramp(0.0, 1.6, ((v / 130.0 + 0.3).fract() * 130.0 - 1.0).abs());
            let k = (0.78 + 0.30 * ring + 0.08 * (pore - 0.5)) * (0.55 + 0.45 * gap);
            [0.66 * k, 0.46 * k, 0.29 * k]
        }
        Table::Tile => {
            let line = |w: f32| ramp(1.2, 2.6, (w / 210.0 - (w / 210.0).round()).abs() * 210.0);
            let k = 0.93 + 0.06 * (t.slow.at(u, v) - 0.5);
            let joint = line(u + 60.0).min(line(v + 30.0));
            [0.80, 0.83, 0.82].map(|c| c * k * (0.72 + 0.28 * joint))
        }
        Table::Mat => {
            let reed = (v / 3.4 * std::f32::consts::PI).sin().abs();
            let over = ((u / 22.0).floor() + (v / 3.4).floor()) as i32 % 2 == 0;
            let stripe = (v / 230.0 + 0.1).fract() < 0.10;
            let base = if stripe {
                [0.72, 0.22, 0.20]
            } else {
                [0.87, 0.78, 0.52]
            };
            let k = 0.72 + 0.28 * reed.sqrt() + if over { 0.03 } else { -0.03 };
            base.map(|c| c * k * (0.95 + 0.1 * t.fine.at(u, v * 2.0)))
        }
        Table::Plain(c) => {
            let k =
                0.96 + 0.05 * (t.slow.at(u * 0.8, v * 0.8) - 0.5) + 0.02 * (t.fine.at(u, v) - 0.5);
            rgb(c).map(|c| c * k)
        }
    }
}

fn sheet_at(sheet: &Sheet, x: f32, y: f32) -> [f32; 3] {
    let (x, y) = (
        x.clamp(0.0, sheet.width as f32 - 1.001),
        y.clamp(0.0, sheet.height as f32 - 1.001),
    );
    let (x0, y0) = (x as usize, y as usize);
    let (tx, ty) = (x.fract(), y.fract());
    let (i, below) = (y0 * sheet.width + x0, sheet.width);
    let p = &sheet.pixels;
    std::array::from_fn(|k| {
        lerp(
            lerp(p[i][k], p[i + 1][k], tx),
            lerp(p[i + below][k], p[i + below + 1][k], tx),
            ty,
        )
    })
}

fn expose(width: usize, height: usize, light: impl Fn(f32, f32) -> [f32; 3]) -> RgbImage {
    RgbImage::from_fn(width as u32, height as u32, |x, y| {
        let shares = light(x as f32, y as f32);
        Rgb(shares.map(|c| (c.clamp(0.0, 1.0) * 255.0 + 0.5) as u8))
    })
}
