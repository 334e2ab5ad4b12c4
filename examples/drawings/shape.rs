//! Outlines as lists of points, in units of the sheet (its long side is 1000).
//!
//! Everything here is exact; the trembling comes from `hand.rs`. A closed shape
//! does not repeat its first point.

use std::f32::consts::TAU;

pub type P = (f32, f32);
pub type Line = Vec<P>;

pub fn ellipse(c: P, rx: f32, ry: f32) -> Line {
    arc(c, rx, ry, 0.0, TAU * 39.0 / 40.0, 40)
}

pub fn circle(c: P, r: f32) -> Line {
    ellipse(c, r, r)
}

/// Part of an ellipse; angles in radians, clockwise from three o'clock.
pub fn arc(c: P, rx: f32, ry: f32, from: f32, to: f32, steps: usize) -> Line {
    (0..=steps)
        .map(|i| {
            let a = from + (to - from) * i as f32 / steps as f32;
            (c.0 + rx * a.cos(), c.1 + ry * a.sin())
        })
        .collect()
}

pub fn rect(x: f32, y: f32, w: f32, h: f32) -> Line {
    vec![(x, y), (x + w, y), (x + w, y + h), (x, y + h)]
}

/// A rectangle with round corners of radius `r`.
pub fn rounded(x: f32, y: f32, w: f32, h: f32, r: f32) -> Line {
    let q = TAU / 4.0;
    let mut out = arc((x + w - r, y + r), r, r, -q, 0.0, 6);
    out.extend(arc((x + w - r, y + h - r), r, r, 0.0, q, 6));
    out.extend(arc((x + r, y + h - r), r, r, q, 2.0 * q, 6));
    out.extend(arc((x + r, y + r), r, r, 2.0 * q, 3.0 * q, 6));
    out
}

/// A smooth open line through the points (Catmull-Rom).
pub fn curve(points: &[P]) -> Line {
    through(points, false)
}

/// A smooth closed outline through the points.
pub fn blob(points: &[P]) -> Line {
    through(points, true)
}

fn through(p: &[P], closed: bool) -> Line {
    let n = p.len() as i32;
    let at = |i: i32| {
        if closed {
            p[i.rem_euclid(n) as usize]
        } else {
            p[i.clamp(0, n - 1) as usize]
        }
    };
    let mut out = Line::new();
    for i in 0..if closed { n } else { n - 1 } {
        let (a, b, c, d) = (at(i - 1), at(i), at(i + 1), at(i + 2));
        for k in 0..10 {
            let t = k as f32 / 10.0;
            let f = |a: f32, b: f32, c: f32, d: f32| {
                0.5 * (2.0 * b
                    + (c - a) * t
                    + (2.0 * a - 5.0 * b + 4.0 * c - d) * t * t
                    + (3.0 * b - a - 3.0 * c + d) * t * t * t)
            };
            out.push((f(a.0, b.0, c.0, d.0), f(a.1, b.1, c.1, d.1)));
        }
    }
    if !closed {
        out.extend(p.last());
    }
    out
}

pub fn heart(c: P, s: f32) -> Line {
    (0..40)
        .map(|i| {
            let a = TAU * i as f32 / 40.0;
            let x = 16.0 * a.sin().powi(3);
            let y =
                13.0 * a.cos() - 5.0 * (2.0 * a).cos() - 2.0 * (3.0 * a).cos() - (4.0 * a).cos();
            (c.0 + x * s / 17.0, c.1 - (y + 2.5) * s / 17.0)
        })
        .collect()
}

pub fn star(c: P, r: f32, tips: usize, inner: f32, turn: f32) -> Line {
    (0..tips * 2)
        .map(|i| {
            let a = turn - TAU / 4.0 + TAU * i as f32 / (tips * 2) as f32;
            let r = if i % 2 == 0 { r } else { r * inner };
            (c.0 + r * a.cos(), c.1 + r * a.sin())
        })
        .collect()
}

/// A cloud, a bush, a tree's crown: round lobes on an ellipse.
pub fn lobed(c: P, rx: f32, ry: f32, lobes: usize, depth: f32) -> Line {
    (0..lobes * 10)
        .map(|i| {
            let a = TAU * i as f32 / (lobes * 10) as f32;
            let k = 1.0 - depth + depth * (a * lobes as f32 / 2.0).sin().abs() * 1.6;
            (c.0 + rx * k * a.cos(), c.1 + ry * k * a.sin())
        })
        .collect()
}

pub fn moved(shape: &[P], dx: f32, dy: f32) -> Line {
    shape.iter().map(|p| (p.0 + dx, p.1 + dy)).collect()
}

pub fn turned(shape: &[P], about: P, angle: f32) -> Line {
    let (s, c) = angle.sin_cos();
    let turn = |p: &P| {
        let (x, y) = (p.0 - about.0, p.1 - about.1);
        (about.0 + x * c - y * s, about.1 + x * s + y * c)
    };
    shape.iter().map(turn).collect()
}

pub fn between(a: P, b: P, t: f32) -> P {
    (a.0 + (b.0 - a.0) * t, a.1 + (b.1 - a.1) * t)
}

pub fn distance(a: P, b: P) -> f32 {
    (a.0 - b.0).hypot(a.1 - b.1)
}

/// A thick line with round ends, as an outline: arms, legs, trunks.
pub fn tube(points: &[P], from: f32, to: f32) -> Line {
    let n = points.len();
    let (mut left, mut right) = (Line::new(), Line::new());
    for i in 0..n {
        let (a, b) = (points[i.saturating_sub(1)], points[(i + 1).min(n - 1)]);
        let len = distance(a, b).max(1e-3);
        let (nx, ny) = (-(b.1 - a.1) / len, (b.0 - a.0) / len);
        let w = (from + (to - from) * i as f32 / (n - 1).max(1) as f32) / 2.0;
        left.push((points[i].0 + nx * w, points[i].1 + ny * w));
        right.push((points[i].0 - nx * w, points[i].1 - ny * w));
    }
    left.extend(right.into_iter().rev());
    left
}
