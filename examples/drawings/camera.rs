//! How the finished sheet was caught: on a scanner's glass, or by a phone held
//! over a table, a bit crooked, in the light of a lamp.
//!
//! In: the sheet. Out: a photograph as 8-bit RGB. It never changes the drawing.

use crate::rng::{Rng, Textures, lerp, ramp};
use crate::shape::P;
use crate::sheet::{Sheet, rgb};

#[derive(Clone, Copy, PartialEq)]
pub enum Table {
    Wood,
    /// Floor tiles.
    Tile,
    /// A woven sedge mat (chiếu cói).
    Mat,
    /// A painted table-top, 0xRRGGBB.
    Plain(u32),
}

#[derive(Clone, Copy)]
pub enum Camera {
    /// Flat, straight to within half a degree.
    Scan,
    /// `lean`: how far the corners stray, in shares of the width (0.02 is usual).
    Phone { table: Table, lean: f32 },
}

pub struct Photo {
    pub width: usize,
    pub height: usize,
    pub rgb: Vec<u8>,
}

pub fn catch(sheet: &Sheet, camera: Camera, seed: u64) -> Photo {
    let mut rng = Rng::new(seed ^ 0xCA3E);
    match camera {
        Camera::Scan => scan(sheet, &mut rng),
        Camera::Phone { table, lean } => phone(sheet, table, lean, &mut rng),
    }
}

fn scan(sheet: &Sheet, rng: &mut Rng) -> Photo {
    let turn = rng.between(-0.004, 0.004);
    let (w, h) = (sheet.width as f32, sheet.height as f32);
    let (sin, cos) = turn.sin_cos();
    let zoom = 0.988;
    expose(sheet.width, sheet.height, |x, y| {
        let (dx, dy) = ((x - w / 2.0) * zoom, (y - h / 2.0) * zoom);
        let p = sheet_at(
            sheet,
            w / 2.0 + dx * cos - dy * sin,
            h / 2.0 + dx * sin + dy * cos,
        );
        // The lid does not quite close along one edge.
        let edge = 1.0 - 0.06 * (1.0 - ramp(0.0, 0.02 * w, x));
        p.map(|c| c * edge)
    })
}

fn phone(sheet: &Sheet, table: Table, lean: f32, rng: &mut Rng) -> Photo {
    let t = sheet.textures;
    let s = sheet.scale;
    let (w, h) = (sheet.width as f32, sheet.height as f32);
    let border = rng.between(0.022, 0.04) * w.max(h);
    let (width, height) = ((w + border * 2.0) as usize, (h + border * 2.0) as usize);
    let mut stray = || {
        (
            rng.between(-1.0, 1.0) * lean * w,
            rng.between(-1.0, 1.0) * lean * w * 0.8,
        )
    };
    let corners: [P; 4] = [
        (border, border),
        (border + w, border),
        (border + w, border + h),
        (border, border + h),
    ]
    .map(|c| {
        let d = stray();
        (c.0 + d.0, c.1 + d.1)
    });
    let back = homography(corners, w, h);
    let lamp = (
        rng.between(0.15, 0.85) * width as f32,
        rng.between(0.05, 0.5) * height as f32,
    );
    let warm = rng.between(-0.01, 0.035);
    // The soft shadow of whoever holds the phone, from one lower corner.
    let side = if rng.chance(0.5) { 0.0 } else { width as f32 };
    let reach = rng.between(0.34, 0.5) * width.max(height) as f32;
    let depth = rng.between(0.10, 0.18);
    let diagonal = (width as f32).hypot(height as f32);
    expose(width, height, |x, y| {
        let (sx, sy) = project(&back, x, y);
        let inside = |m: f32, dx: f32, dy: f32| {
            let (px, py) = (sx - dx, sy - dy);
            ramp(-m, m, px) * ramp(-m, m, w - px) * ramp(-m, m, py) * ramp(-m, m, h - py)
        };
        let sheet_here = inside(1.0, 0.0, 0.0);
        let mut p = if sheet_here < 1.0 {
            let under = 1.0 - 0.42 * inside(9.0 * s, 2.5 * s, 5.0 * s);
            let top = table_at(table, t, x / s, y / s).map(|c| c * under);
            if sheet_here > 0.0 {
                let on = sheet_at(sheet, sx, sy);
                std::array::from_fn(|k| lerp(top[k], on[k], sheet_here))
            } else {
                top
            }
        } else {
            sheet_at(sheet, sx, sy)
        };
        let far = (x - lamp.0).hypot(y - lamp.1) / diagonal;
        let wobble = 0.10 * (t.slow.at(x / s * 0.25, y / s * 0.25) - 0.5);
        let cast = ramp(
            0.35,
            1.0,
            (x - side).hypot((y - height as f32 * 1.06) * 1.25) / reach + wobble,
        );
        let light = (1.02 - 0.16 * far * far - 0.07 * far) * (1.0 - depth * (1.0 - cast));
        let hue = [1.0 + warm, 1.0 + warm * 0.2, 1.0 - warm * 1.3];
        for k in 0..3 {
            p[k] *= light * hue[k];
        }
        p
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
    let i = y0 * sheet.width + x0;
    let right = if x0 + 1 < sheet.width { 1 } else { 0 };
    let below = if y0 + 1 < sheet.height {
        sheet.width
    } else {
        0
    };
    let p = &sheet.pixels;
    std::array::from_fn(|k| {
        lerp(
            lerp(p[i][k], p[i + right][k], tx),
            lerp(p[i + below][k], p[i + below + right][k], tx),
            ty,
        )
    })
}

fn expose(width: usize, height: usize, light: impl Fn(f32, f32) -> [f32; 3]) -> Photo {
    let mut rgb = Vec::with_capacity(width * height * 3);
    for y in 0..height {
        for x in 0..width {
            let p = light(x as f32, y as f32);
            rgb.extend(p.map(|c| (c.clamp(0.0, 1.0) * 255.0 + 0.5) as u8));
        }
    }
    Photo { width, height, rgb }
}

/// Maps photograph to sheet: the four corners go to (0,0), (w,0), (w,h), (0,h).
fn homography(corners: [P; 4], w: f32, h: f32) -> [f64; 8] {
    let goal = [(0.0, 0.0), (w, 0.0), (w, h), (0.0, h)];
    let mut m = [[0.0f64; 9]; 8];
    for i in 0..4 {
        let (x, y) = (f64::from(corners[i].0), f64::from(corners[i].1));
        let (u, v) = (f64::from(goal[i].0), f64::from(goal[i].1));
        m[2 * i] = [x, y, 1.0, 0.0, 0.0, 0.0, -u * x, -u * y, u];
        m[2 * i + 1] = [0.0, 0.0, 0.0, x, y, 1.0, -v * x, -v * y, v];
    }
    for c in 0..8 {
        let pivot = (c..8)
            .max_by(|a, b| m[*a][c].abs().total_cmp(&m[*b][c].abs()))
            .unwrap_or(c);
        m.swap(c, pivot);
        let row = m[c].map(|v| v / m[c][c]);
        m[c] = row;
        for (r, other) in m.iter_mut().enumerate() {
            if r != c {
                let f = other[c];
                (0..9).for_each(|k| other[k] -= f * row[k]);
            }
        }
    }
    std::array::from_fn(|i| m[i][8])
}

fn project(m: &[f64; 8], x: f32, y: f32) -> P {
    let (x, y) = (f64::from(x), f64::from(y));
    let d = m[6] * x + m[7] * y + 1.0;
    (
        ((m[0] * x + m[1] * y + m[2]) / d) as f32,
        ((m[3] * x + m[4] * y + m[5]) / d) as f32,
    )
}
