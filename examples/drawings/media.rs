//! What pigment does when it meets paper: wax catches on the grain, washes pool
//! at their rims, torn paper shows its fibres and throws a shadow.
//!
//! In: a layer of pigment (colour and coverage). Out: the sheet, darker. It draws
//! no shapes.

use crate::noise::{lerp, ramp};
use crate::sheet::{Paper, Sheet};
use tiny_skia::Pixmap;

#[derive(Clone, Copy, PartialEq)]
pub enum Medium {
    Crayon,
    Marker,
    Coloured,
    Graphite,
    Wash,
    /// Oil pastel: covers, also on dark paper.
    Pastel,
    /// Paint marker: covers everything, coloured paper too.
    Paint,
    Torn,
}

/// The rectangle of pixels that a layer touches, and a margin.
struct Area {
    x0: usize,
    y0: usize,
    w: usize,
    h: usize,
}

/// A pixel: its number within the area, its place on the layer, its place in units.
struct Place {
    i: usize,
    x: usize,
    y: usize,
    u: f32,
    v: f32,
}

impl Area {
    fn touched(layer: &Pixmap, margin: usize) -> Option<Area> {
        let (w, h) = (layer.width() as usize, layer.height() as usize);
        let (mut x0, mut y0, mut x1, mut y1) = (w, h, 0, 0);
        for (y, row) in layer.pixels().chunks_exact(w).enumerate() {
            if let Some(first) = row.iter().position(|p| p.alpha() > 0) {
                let last = row.iter().rposition(|p| p.alpha() > 0).unwrap_or(first);
                (x0, x1) = (x0.min(first), x1.max(last));
                (y0, y1) = (y0.min(y), y);
            }
        }
        let (left, top) = (x0.saturating_sub(margin), y0.saturating_sub(margin));
        (x0 < w).then(|| Area {
            x0: left,
            y0: top,
            w: (x1 + 1 + margin).min(w) - left,
            h: (y1 + 1 + margin).min(h) - top,
        })
    }

    /// Every pixel, row by row, where a unit is `scale` pixels.
    fn places(&self, scale: f32) -> impl Iterator<Item = Place> {
        (0..self.w * self.h).map(move |i| {
            let (x, y) = (self.x0 + i % self.w, self.y0 + i / self.w);
            let (u, v) = (x as f32 / scale, y as f32 / scale);
            Place { i, x, y, u, v }
        })
    }
}

pub fn lay(sheet: &mut Sheet, layer: &Pixmap, medium: Medium) {
    if let Some(area) = Area::touched(layer, (14.0 * sheet.scale) as usize) {
        match medium {
            Medium::Wash => wash(sheet, layer, &area),
            Medium::Torn => torn(sheet, layer, &area),
            _ => dry(sheet, layer, &area, medium),
        }
    }
}

/// Colour (not premultiplied) and coverage at the nearest pixel.
fn sample(layer: &Pixmap, x: f32, y: f32) -> ([f32; 3], f32) {
    let (w, h) = (layer.width() as i32, layer.height() as i32);
    let (xi, yi) = ((x as i32).clamp(0, w - 1), (y as i32).clamp(0, h - 1));
    let p = layer.pixels()[(yi * w + xi) as usize];
    if p.alpha() == 0 {
        return ([1.0; 3], 0.0);
    }
    let c = p.demultiply();
    (
        [c.red(), c.green(), c.blue()].map(|v| f32::from(v) / 255.0),
        f32::from(c.alpha()) / 255.0,
    )
}

/// Crayon, pencil, marker, pastel.
fn dry(sheet: &mut Sheet, layer: &Pixmap, area: &Area, medium: Medium) {
    // How far the edge crumbles (units), the softness and the scale of the grain,
    // how strongly the hand's pressure varies, how much colour covers what is below.
    let (crumble, soft, grain, gain, uneven, cover) = match medium {
        Medium::Crayon => (1.5, 0.30, 2.5, 1.18, 0.24, 0.12),
        Medium::Pastel => (1.4, 0.22, 2.1, 1.32, 0.18, 0.96),
        Medium::Coloured => (0.7, 0.42, 3.4, 1.12, 0.20, 0.0),
        Medium::Paint => (0.5, 1.0, 3.0, 1.0, 0.04, 1.0),
        Medium::Graphite => (0.6, 0.42, 3.6, 1.10, 0.24, 0.0),
        _ => (0.35, 1.0, 3.0, 1.0, 0.07, 0.0),
    };
    // On brown paper wax has to cover, or it would be mud.
    let cover = match sheet.paper {
        Paper::Kraft if medium != Medium::Pastel => 0.72,
        _ => cover,
    };
    let (s, t) = (sheet.scale, sheet.textures);
    for Place { x, y, u, v, .. } in area.places(s) {
        let dx = (t.fine.at(u * 2.2, v * 2.2) - 0.5) * crumble * s;
        let dy = (t.fine.at(u * 2.2 + 400.0, v * 2.2 + 300.0) - 0.5) * crumble * s;
        let (c, a) = sample(layer, x as f32 + dx, y as f32 + dy);
        if a <= 0.004 {
            continue;
        }
        let push = a * (1.0 + uneven * (t.slow.at(u * 1.3 + 90.0, v * 1.3) - 0.5));
        let e = if matches!(medium, Medium::Marker | Medium::Paint) {
            push.min(1.0) * (0.96 + 0.05 * t.fine.at(u * 0.5, v * 2.0))
        } else {
            let g = t.tooth.at(u * grain, v * grain);
            let p = (push * gain).min(1.25);
            ramp(1.0 - p - soft, 1.0 - p + soft, g) * (0.35 + 0.65 * a).min(1.0)
        };
        let pixel = &mut sheet.pixels[y * sheet.width + x];
        for k in 0..3 {
            let laid = lerp(pixel[k] * c[k], c[k], cover);
            pixel[k] = lerp(pixel[k], laid, e.min(1.0));
        }
    }
}

/// Watercolour: edges wander, pigment gathers at the rim and settles in the grain.
fn wash(sheet: &mut Sheet, layer: &Pixmap, area: &Area) {
    let (s, t) = (sheet.scale, sheet.textures);
    let wander = |u: f32, v: f32, o: f32| {
        let broad = t.slow.at(u * 2.0 + o, v * 2.0 + o) - 0.5;
        let fine = t.tooth.at(u * 2.0 + o, v * 2.0) - 0.5;
        (5.5 * broad + 1.6 * fine) * s
    };
    let depth: Vec<[f32; 3]> = area
        .places(s)
        .map(|Place { x, y, u, v, .. }| {
            let (dx, dy) = (wander(u, v, 0.0), wander(u, v, 517.0));
            let (c, a) = sample(layer, x as f32 + dx, y as f32 + dy);
            c.map(|c| -(1.0 - a * (1.0 - c)).max(0.04).ln())
        })
        .collect();
    let near = blurred(&depth, area, 1.6 * s);
    let far = blurred(&near, area, 9.0 * s);
    for Place { i, x, y, u, v } in area.places(s) {
        let pool = t.slow.at(u * 0.75 + 33.0, v * 0.75);
        let bloom = 1.0 - 0.30 * ramp(0.80, 0.86, t.slow.at(u * 0.42 + 200.0, v * 0.42 + 70.0));
        let settle = 1.0 + 0.20 * (t.tooth.at(u * 2.4, v * 2.4) - 0.5);
        let pixel = &mut sheet.pixels[y * sheet.width + x];
        for k in 0..3 {
            let d = near[i][k];
            let rim = (d - far[i][k]).max(0.0);
            let ink = (d * (0.52 + 0.62 * pool) * bloom + 0.75 * rim) * settle;
            pixel[k] *= (-ink).exp();
        }
    }
}

/// One piece of torn paper of one colour, with its shadow and its white fibres.
fn torn(sheet: &mut Sheet, layer: &Pixmap, area: &Area) {
    let (s, t) = (sheet.scale, sheet.textures);
    let mut colour = [1.0; 3];
    let mut mask = Vec::with_capacity(area.w * area.h);
    for Place { x, y, .. } in area.places(s) {
        let (c, a) = sample(layer, x as f32, y as f32);
        if a > 0.9 {
            colour = c;
        }
        mask.push([a; 3]);
    }
    let soft = blurred(&mask, area, 3.2 * s);
    let shade = blurred(&soft, area, 4.0 * s);
    // The lamp hangs above, a little to the left.
    let cast = (3.6 * s) as usize * area.w + (2.0 * s) as usize;
    for Place { i, x, y, u, v } in area.places(s) {
        let rough = t.tooth.at(u * 2.2, v * 2.2) - 0.5;
        let broad = t.slow.at(u * 3.0 + 50.0, v * 3.0) - 0.5;
        let inside = soft[i][0];
        let white = ramp(0.16, 0.26, inside + 0.20 * rough + 0.12 * broad);
        let core = ramp(0.56, 0.64, inside + 0.52 * broad + 0.26 * rough);
        let under = i.checked_sub(cast).map_or(0.0, |i| shade[i][0]);
        let crease = 1.0 + 0.05 * (t.slow.at(u * 1.1, v * 1.1 + 9.0) - 0.5) + 0.05 * rough;
        let pixel = &mut sheet.pixels[y * sheet.width + x];
        for k in 0..3 {
            let below = pixel[k] * (1.0 - 0.34 * under);
            let fibre = (0.955 - 0.02 * k as f32 + 0.05 * rough).min(1.0);
            let torn = lerp(fibre, colour[k] * crease, core);
            pixel[k] = lerp(below, torn, white).min(1.0);
        }
    }
}

/// Two passes of a box blur, radius in pixels.
fn blurred(from: &[[f32; 3]], area: &Area, radius: f32) -> Vec<[f32; 3]> {
    let (w, h, r) = (area.w, area.h, radius.max(1.0) as isize);
    let mut out = from.to_vec();
    for _ in 0..2 {
        (0..h).for_each(|y| slide(&mut out, y * w, 1, w, r));
        (0..w).for_each(|x| slide(&mut out, x, w, h, r));
    }
    out
}

/// Replaces `n` values that lie `step` apart by their means over `r` neighbours to each side.
fn slide(values: &mut [[f32; 3]], start: usize, step: usize, n: usize, r: isize) {
    let line: Vec<[f32; 3]> = (0..n).map(|i| values[start + i * step]).collect();
    let at = |i: isize| line[i.clamp(0, n as isize - 1) as usize].map(f64::from);
    let mut sum = [0.0f64; 3];
    (-r..=r).for_each(|i| (0..3).for_each(|k| sum[k] += at(i)[k]));
    for i in 0..n {
        values[start + i * step] = sum.map(|v| (v / (2 * r + 1) as f64) as f32);
        let (enter, leave) = (at(i as isize + r + 1), at(i as isize - r));
        (0..3).for_each(|k| sum[k] += enter[k] - leave[k]);
    }
}
