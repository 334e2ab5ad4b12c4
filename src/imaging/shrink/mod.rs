//! One plane made smaller while its rows come in: only the rows that still weigh in are held.
//!
//! In: the rows of a plane of bytes, from the top. Out: a smaller plane. Rows are weighed into one first, which is
//! then made shorter. Pixels outside the shown part never weigh in. It knows no colours and no files.
//!
//! Why our own: a picture of 12 megapixels never lies in memory as a whole, and what the decoder wrote is weighed
//! while it is still in the processor's cache. fast_image_resize, which wants the whole picture, took 1.6 × the CPU
//! for a plane and added its own two passes over memory.

mod rows;
mod taps;

use std::ops::Range;

pub(super) use taps::{Filter, Stretch};
use taps::{Taps, used};

/// Weights are taken in sixteens when a row is made shorter.
const STEP: usize = 16;

/// A plane on its way.
pub(super) struct Shrink {
    across: Taps,
    down: Taps,
    work: Work,
    /// The source columns that weigh in.
    reach: Range<usize>,
    /// The last source rows, each at its number modulo how many there are; only what weighs in of each.
    held: Vec<Vec<u8>>,
    /// Source rows seen.
    seen: usize,
    /// Smaller rows made.
    made: usize,
    /// One row between the passes, at its source columns; zeros behind it for the lists of weights to end in.
    weighed: Vec<i16>,
    data: Vec<u8>,
}

/// What there is to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Work {
    /// Nothing: the sizes are equal.
    Copy,
    Weigh,
}

impl Shrink {
    /// To `width` × `height` samples from a part of the source.
    pub(super) fn new(across: &Stretch, down: &Stretch, width: usize, height: usize) -> Shrink {
        let across = Taps::new(across, width, STEP);
        let down = Taps::new(down, height, 1);
        let reach = across.reach();
        Shrink {
            work: if across.is_copy() && down.is_copy() {
                Work::Copy
            } else {
                Work::Weigh
            },
            held: vec![vec![0; reach.len()]; down.length()],
            weighed: vec![0; reach.end + across.length()],
            reach,
            seen: 0,
            made: 0,
            data: Vec::with_capacity(width * height),
            across,
            down,
        }
    }

    /// Takes the next row of the source.
    pub(super) fn push(&mut self, row: &[u8]) {
        let at = self.seen;
        self.seen += 1;
        if self.is_done() || at < self.down.of(self.made).0 {
            return;
        }
        let row = &row[self.reach.clone()];
        if self.work == Work::Copy {
            self.data.extend_from_slice(row);
            self.made += 1;
            return;
        }
        let place = at % self.held.len();
        self.held[place].copy_from_slice(row);
        while !self.is_done() {
            let (first, weights) = self.down.of(self.made);
            let weights = used(weights);
            if first + weights > self.seen {
                break;
            }
            self.make(first, weights);
        }
    }

    /// Whether every row is made: what the source still brings is not needed.
    pub(super) fn is_done(&self) -> bool {
        self.made == self.down.count()
    }

    /// Makes the next row from `count` source rows.
    fn make(&mut self, first: usize, count: usize) {
        let (_, weights) = self.down.of(self.made);
        let rows: Vec<&[u8]> = (first..first + count)
            .map(|at| self.held[at % self.held.len()].as_slice())
            .collect();
        rows::weigh(
            &rows,
            &weights[..count],
            &mut self.weighed[self.reach.clone()],
        );
        let begin = self.data.len();
        self.data.resize(begin + self.across.count(), 0);
        rows::shorten(&self.weighed, &self.across, &mut self.data[begin..]);
        self.made += 1;
    }

    /// The smaller plane's samples; fewer than asked for when the source had too few rows.
    pub(super) fn finish(self) -> Vec<u8> {
        self.data
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shrunk(
        source: &[u8],
        width: usize,
        across: Stretch,
        down: Stretch,
        size: (usize, usize),
    ) -> Vec<u8> {
        let mut shrink = Shrink::new(&across, &down, size.0, size.1);
        source.chunks_exact(width).for_each(|row| shrink.push(row));
        assert!(shrink.is_done());
        shrink.finish()
    }

    #[test]
    fn flat_paper_stays_flat_and_equal_sizes_are_copied() {
        let flat = vec![201; 90 * 70];
        let small = shrunk(
            &flat,
            90,
            Stretch::whole(0..90),
            Stretch::whole(0..70),
            (31, 17),
        );
        assert_eq!(small, [201; 31 * 17]);
        let numbered: Vec<u8> = (0..90 * 70).map(|at| (at % 251) as u8).collect();
        let same = shrunk(
            &numbered,
            90,
            Stretch::whole(0..90),
            Stretch::whole(0..70),
            (90, 70),
        );
        assert_eq!(same, numbered);
        let part = shrunk(
            &numbered,
            90,
            Stretch::whole(5..7),
            Stretch::whole(1..3),
            (2, 2),
        );
        assert_eq!(part, [95, 96, 185, 186]);
    }

    #[test]
    fn what_is_cropped_off_does_not_bleed_in() {
        let source: Vec<u8> = (0..64 * 64)
            .map(|at| if at % 64 < 32 { 0 } else { 255 })
            .collect();
        let right = shrunk(
            &source,
            64,
            Stretch::whole(32..64),
            Stretch::whole(0..64),
            (8, 16),
        );
        assert!(right.iter().all(|&value| value == 255));
    }

    #[test]
    fn extreme_shapes() {
        let line = shrunk(
            &[7; 20_000],
            20_000,
            Stretch::whole(0..20_000),
            Stretch::whole(0..1),
            (1, 1),
        );
        assert_eq!(line, [7]);
        let column = shrunk(
            &[7; 20_000],
            1,
            Stretch::whole(0..1),
            Stretch::whole(0..20_000),
            (1, 3),
        );
        assert_eq!(column, [7; 3]);
    }

    /// Against the filter as it is defined, in floating point and without a rounding between the passes.
    #[test]
    fn close_to_the_exact_filter() {
        let (width, height) = (61, 47);
        let source: Vec<u8> = (0..width * height)
            .map(|at| (at * 7919 % 256) as u8)
            .collect();
        let small = shrunk(
            &source,
            width,
            Stretch::whole(0..width),
            Stretch::whole(0..height),
            (23, 19),
        );
        let (across, down) = (exact(width, 23), exact(height, 19));
        for (at, &value) in small.iter().enumerate() {
            let (x, y) = (at % 23, at / 23);
            let sum: f64 = (0..width * height)
                .map(|from| {
                    across[x][from % width] * down[y][from / width] * f64::from(source[from])
                })
                .sum();
            assert!(
                (sum.clamp(0.0, 255.0) - f64::from(value)).abs() < 1.0,
                "{sum} {value}"
            );
        }
    }

    fn exact(length: usize, count: usize) -> Vec<Vec<f64>> {
        let scale = length as f64 / count as f64;
        let sinc = |x: f64| {
            if x.abs() < 1e-9 {
                1.0
            } else {
                (std::f64::consts::PI * x).sin() / (std::f64::consts::PI * x)
            }
        };
        let row = |at: usize| {
            let centre = (at as f64 + 0.5) * scale - 0.5;
            let weight = |from: usize| {
                let x = (from as f64 - centre) / scale;
                if x.abs() < 3.0 {
                    sinc(x) * sinc(x / 3.0)
                } else {
                    0.0
                }
            };
            let sum: f64 = (0..length).map(weight).sum();
            (0..length).map(|from| weight(from) / sum).collect()
        };
        (0..count).map(row).collect()
    }
}
