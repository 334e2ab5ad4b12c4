//! Outlines as lists of points, in units of the sheet (its long side is 1000).
//!
//! Everything here is exact; the trembling comes from `hand.rs`.

pub type P = (f32, f32);

/// One stroke of the scene. A closed one does not repeat its first point.
pub struct Outline {
    pub points: Vec<P>,
    pub closed: bool,
}

impl Outline {
    /// The same line with a point at least every five units, so that it can tremble.
    pub fn dense(&self) -> Vec<P> {
        let n = self.points.len();
        let mut dense = Vec::new();
        for i in 0..if self.closed { n } else { n.saturating_sub(1) } {
            let (a, b) = (self.points[i], self.points[(i + 1) % n]);
            let steps = (distance(a, b) / 5.0).ceil().max(1.0);
            dense.extend((0..steps as usize).map(|k| between(a, b, k as f32 / steps)));
        }
        if !self.closed {
            dense.extend(self.points.last());
        }
        dense
    }
}

pub fn between(a: P, b: P, t: f32) -> P {
    (a.0 + (b.0 - a.0) * t, a.1 + (b.1 - a.1) * t)
}

pub fn distance(a: P, b: P) -> f32 {
    (a.0 - b.0).hypot(a.1 - b.1)
}

/// Turns points about the origin.
pub fn turned(points: &[P], angle: f32) -> Vec<P> {
    let (s, c) = angle.sin_cos();
    let turn = |p: &P| (p.0 * c - p.1 * s, p.0 * s + p.1 * c);
    points.iter().map(turn).collect()
}

/// Where a horizontal line runs inside a shape: pairs of x.
pub fn crossings(shape: &[P], y: f32) -> Vec<(f32, f32)> {
    let mut xs: Vec<f32> = (0..shape.len())
        .filter_map(|i| {
            let (a, b) = (shape[i], shape[(i + 1) % shape.len()]);
            ((a.1 <= y) != (b.1 <= y)).then(|| a.0 + (y - a.1) / (b.1 - a.1) * (b.0 - a.0))
        })
        .collect();
    xs.sort_by(f32::total_cmp);
    xs.chunks_exact(2).map(|c| (c[0], c[1])).collect()
}
