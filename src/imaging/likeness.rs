//! What a picture looks like from far away, in 64 bits: for finding the same drawing photographed twice.
//!
//! In: the luma of a small derivative. Out: a [`Likeness`]; the fewer bits two of them differ in, the more the
//! pictures look alike. It is the well-known hash by cosine transform: the picture made 32 × 32, the 8 × 8 lowest
//! frequencies but the mean, each a bit that says whether it is above their median. It knows nothing of colours, and
//! a turned picture is another picture.

use std::f64::consts::PI;

use super::planes::Plane;
use super::shrink::{Shrink, Stretch};

/// Samples along an edge of what is looked at.
const EDGE: usize = 32;
/// Frequencies along an edge of what is kept.
const KEPT: usize = 8;

/// What a picture looks like, in 64 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Likeness(u64);

impl Likeness {
    /// In how many bits two differ: 0 for the same picture in another file, about 32 for two that have nothing in
    /// common.
    pub fn distance(self, other: Likeness) -> u32 {
        (self.0 ^ other.0).count_ones()
    }

    /// The bits.
    pub fn bits(self) -> u64 {
        self.0
    }
}

/// Looks at a picture.
pub(super) fn of(luma: &Plane) -> Likeness {
    let small = small(luma);
    let mut waves = [0.0; KEPT * KEPT];
    for (at, wave) in waves.iter_mut().enumerate() {
        let (across, down) = (at % KEPT, at / KEPT);
        for (place, &sample) in small.iter().enumerate() {
            let (x, y) = (place % EDGE, place / EDGE);
            *wave += f64::from(sample) * cosine(across, x) * cosine(down, y);
        }
    }
    // The mean says how light the picture is, not what is in it.
    let mut sorted = waves;
    sorted[1..].sort_unstable_by(f64::total_cmp);
    let median = sorted[1 + (KEPT * KEPT - 1) / 2];
    let bits = waves
        .iter()
        .enumerate()
        .skip(1)
        .filter(|(_, wave)| **wave > median)
        .fold(0, |bits, (at, _)| bits | 1 << at);
    Likeness(bits)
}

fn cosine(frequency: usize, at: usize) -> f64 {
    (PI * frequency as f64 * (2 * at + 1) as f64 / (2 * EDGE) as f64).cos()
}

/// The picture squeezed into a square; a tiny one is repeated, not smoothed.
fn small(luma: &Plane) -> Vec<u8> {
    let (width, height) = (luma.width as usize, luma.height as usize);
    let mut shrink = Shrink::new(
        &Stretch::whole(0..width),
        &Stretch::whole(0..height),
        width.min(EDGE),
        height.min(EDGE),
    );
    luma.data
        .chunks_exact(width)
        .for_each(|row| shrink.push(row));
    let rows = shrink.finish();
    let (across, down) = (width.min(EDGE), height.min(EDGE));
    let place = |at: usize| (at / EDGE * down / EDGE) * across + at % EDGE * across / EDGE;
    (0..EDGE * EDGE).map(|at| rows[place(at)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A drawing of a few shapes, a little darker and noisier with `dirt`.
    fn drawing(width: u32, height: u32, shapes: &[(f64, f64, f64)], dirt: u8) -> Plane {
        let mut plane = Plane::flat(width, height, 240);
        for (at, sample) in plane.data.iter_mut().enumerate() {
            let x = (at as u32 % width) as f64 / f64::from(width);
            let y = (at as u32 / width) as f64 / f64::from(height);
            let inside = |&(cx, cy, r): &(f64, f64, f64)| (x - cx).hypot(y - cy) < r;
            if shapes.iter().any(inside) {
                *sample = 60;
            }
            *sample = sample.saturating_sub(dirt + (at as u32 * 7919 % 13) as u8 * dirt / 8);
        }
        plane
    }

    #[test]
    fn the_same_drawing_twice_is_alike_and_another_is_not() {
        let sun = [(0.2, 0.2, 0.12), (0.7, 0.6, 0.25)];
        let boat = [(0.5, 0.8, 0.3), (0.9, 0.1, 0.08), (0.1, 0.5, 0.1)];
        let first = of(&drawing(320, 240, &sun, 0));
        let again = of(&drawing(300, 226, &sun, 9));
        let other = of(&drawing(320, 240, &boat, 0));
        assert!(first.distance(again) <= 5, "{}", first.distance(again));
        assert!(first.distance(other) >= 16, "{}", first.distance(other));
        assert_eq!(first.distance(first), 0);
    }

    #[test]
    fn every_shape_has_a_likeness() {
        for (width, height) in [(1, 1), (1, 900), (900, 1), (5, 3)] {
            let likeness = of(&drawing(width, height, &[], 0));
            assert_eq!(likeness.distance(likeness), 0);
        }
    }
}
