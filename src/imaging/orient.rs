//! How stored pixels are turned to stand upright, and where a box of the upright picture lies among the stored.
//!
//! In: EXIF's orientation, 1–8. Out: mapped boxes and turned rasters. It reads no file.

use crate::boxes::PixelBox;

use super::planes::Plane;
use super::raster::Raster;

/// Pixels are turned in squares of this edge, so that both sides stay in the cache.
const TILE: usize = 32;

/// The edge of a square that eight registers hold.
const EDGE: usize = 8;

/// The way from the upright picture back to the stored one: first the axes change places, then each runs
/// backwards if it must.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Orientation {
    axes: Axes,
    across: Run,
    down: Run,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Axes {
    Kept,
    Swapped,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Run {
    Forwards,
    Backwards,
}

impl Orientation {
    /// Nothing to turn.
    pub(super) const UPRIGHT: Orientation = Orientation {
        axes: Axes::Kept,
        across: Run::Forwards,
        down: Run::Forwards,
    };

    /// From the EXIF value; what is illegal counts as 1.
    pub(super) fn from_exif(value: u8) -> Self {
        use Axes::{Kept, Swapped};
        use Run::{Backwards, Forwards};
        let (axes, across, down) = match value {
            2 => (Kept, Backwards, Forwards),
            3 => (Kept, Backwards, Backwards),
            4 => (Kept, Forwards, Backwards),
            5 => (Swapped, Forwards, Forwards),
            6 => (Swapped, Forwards, Backwards),
            7 => (Swapped, Backwards, Backwards),
            8 => (Swapped, Backwards, Forwards),
            _ => (Kept, Forwards, Forwards),
        };
        Orientation { axes, across, down }
    }

    /// Turns a pair of upright lengths into stored ones, and back.
    pub(super) fn swap(self, width: u32, height: u32) -> (u32, u32) {
        match self.axes {
            Axes::Kept => (width, height),
            Axes::Swapped => (height, width),
        }
    }

    /// Where a box of the upright picture lies in the stored one, whose size is given.
    pub(super) fn stored_box(self, upright: PixelBox, width: u32, height: u32) -> PixelBox {
        let (x, y) = self.swap(upright.x, upright.y);
        let (box_width, box_height) = self.swap(upright.width, upright.height);
        let place = |run: Run, at: u32, length: u32, edge: u32| match run {
            Run::Forwards => at,
            Run::Backwards => edge - at - length,
        };
        PixelBox {
            x: place(self.across, x, box_width, width),
            y: place(self.down, y, box_height, height),
            width: box_width,
            height: box_height,
        }
    }

    /// Whether the stored rows run backwards, and whether the stored columns do.
    pub(super) fn runs_backwards(self) -> (bool, bool) {
        (self.across == Run::Backwards, self.down == Run::Backwards)
    }

    /// The stored pixels, upright.
    pub(super) fn raster(self, stored: Raster) -> Raster {
        let (width, height) = self.swap(stored.width, stored.height);
        let data = self.turned::<3>(stored.width, stored.height, stored.data);
        Raster {
            width,
            height,
            data,
        }
    }

    /// The stored samples, upright.
    pub(super) fn plane(self, stored: Plane) -> Plane {
        let (width, height) = self.swap(stored.width, stored.height);
        let data = self.turned::<1>(stored.width, stored.height, stored.data);
        Plane {
            width,
            height,
            data,
        }
    }

    /// Pixels of `N` bytes, of a stored picture whose size is given, upright.
    fn turned<const N: usize>(self, width: u32, height: u32, stored: Vec<u8>) -> Vec<u8> {
        if self == Orientation::UPRIGHT {
            return stored;
        }
        let pixels = stored.as_chunks::<N>().0;
        let (across, down) = self.swap(width, height);
        let (across, down) = (across as usize, down as usize);
        let mut upright = vec![0; stored.len()];
        let done = match (N, self.axes) {
            (1, Axes::Swapped) => self.turn_squares(&stored, width as usize, &mut upright),
            _ => (0, 0),
        };
        let to = upright.as_chunks_mut::<N>().0;
        for top in (0..down).step_by(TILE) {
            for left in (0..across).step_by(TILE) {
                for y in top..(top + TILE).min(down) {
                    let from = if y < done.1 { left.max(done.0) } else { left };
                    for x in from..(left + TILE).min(across) {
                        to[y * across + x] = pixels[self.stored_place(width, height, x, y)];
                    }
                }
            }
        }
        upright
    }

    /// Turns what whole squares of eight by eight samples cover, for axes that change places: how many columns and rows
    /// of the upright picture that are.
    fn turn_squares(self, stored: &[u8], width: usize, upright: &mut [u8]) -> (usize, usize) {
        let (across, down) = (stored.len() / width, width);
        let done = (across - across % EDGE, down - down % EDGE);
        let start = |run: Run, at: usize, edge: usize| match run {
            Run::Forwards => at,
            Run::Backwards => edge - at - EDGE,
        };
        let mut square = [0_u64; EDGE];
        for tile in (0..done.1).step_by(TILE) {
            for x in (0..done.0).step_by(EDGE) {
                for y in (tile..(tile + TILE).min(done.1)).step_by(EDGE) {
                    let (row, column) = (start(self.down, x, across), start(self.across, y, down));
                    for (at, samples) in square.iter_mut().enumerate() {
                        *samples = eight(&stored[(row + at) * width + column..]);
                    }
                    if self.down == Run::Backwards {
                        square.reverse();
                    }
                    if self.across == Run::Backwards {
                        square = square.map(u64::swap_bytes);
                    }
                    transpose(&mut square);
                    for (at, samples) in square.iter().enumerate() {
                        upright[(y + at) * across + x..][..EDGE]
                            .copy_from_slice(&samples.to_le_bytes());
                    }
                }
            }
        }
        done
    }

    /// The number of the stored pixel that is seen at (x, y).
    fn stored_place(self, width: u32, height: u32, x: usize, y: usize) -> usize {
        let (x, y) = match self.axes {
            Axes::Kept => (x, y),
            Axes::Swapped => (y, x),
        };
        let run = |run: Run, at: usize, edge: u32| match run {
            Run::Forwards => at,
            Run::Backwards => edge as usize - 1 - at,
        };
        run(self.down, y, height) * width as usize + run(self.across, x, width)
    }
}

/// The first eight samples as one number, the first lowest.
fn eight(samples: &[u8]) -> u64 {
    samples
        .first_chunk()
        .map_or(0, |samples| u64::from_le_bytes(*samples))
}

/// Rows become columns: halves change places, then quarters, then neighbours.
fn transpose(square: &mut [u64; EDGE]) {
    for (far, mask) in [
        (4, 0x0000_0000_ffff_ffff),
        (2, 0x0000_ffff_0000_ffff),
        (1, 0x00ff_00ff_00ff_00ff),
    ] {
        for row in (0..EDGE).filter(|row| row & far == 0) {
            let change = ((square[row] >> (8 * far)) ^ square[row + far]) & mask;
            square[row + far] ^= change;
            square[row] ^= change << (8 * far);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 3 × 2, each pixel with its own number.
    fn numbered() -> Raster {
        let data = (0..6).flat_map(|n| [n; 3]).collect();
        Raster::new(3, 2, data).unwrap()
    }

    fn seen(orientation: u8) -> (u32, Vec<u8>) {
        let upright = Orientation::from_exif(orientation).raster(numbered());
        let numbers = upright.data.chunks_exact(3).map(|pixel| pixel[0]);
        (upright.width, numbers.collect())
    }

    #[test]
    fn all_eight() {
        assert_eq!(seen(1), (3, vec![0, 1, 2, 3, 4, 5]));
        assert_eq!(seen(2), (3, vec![2, 1, 0, 5, 4, 3]));
        assert_eq!(seen(3), (3, vec![5, 4, 3, 2, 1, 0]));
        assert_eq!(seen(4), (3, vec![3, 4, 5, 0, 1, 2]));
        assert_eq!(seen(5), (2, vec![0, 3, 1, 4, 2, 5]));
        assert_eq!(seen(6), (2, vec![3, 0, 4, 1, 5, 2]));
        assert_eq!(seen(7), (2, vec![5, 2, 4, 1, 3, 0]));
        assert_eq!(seen(8), (2, vec![2, 5, 1, 4, 0, 3]));
        assert_eq!(seen(0), seen(1));
        assert_eq!(seen(255), seen(1));
    }

    #[test]
    fn squares_are_turned_as_single_samples_are() {
        let (width, height) = (43, 29);
        let data: Vec<u8> = (0..width * height).map(|at| (at * 7 % 251) as u8).collect();
        for orientation in 1..=8 {
            let turn = Orientation::from_exif(orientation);
            let stored = Plane {
                width,
                height,
                data: data.clone(),
            };
            let upright = turn.plane(stored);
            for y in 0..upright.height as usize {
                for x in 0..upright.width as usize {
                    let place = turn.stored_place(width, height, x, y);
                    let seen = upright.data[y * upright.width as usize + x];
                    assert_eq!(seen, data[place], "{orientation}: {x}, {y}");
                }
            }
        }
    }

    fn paint(raster: &mut Raster, over: PixelBox) {
        let (width, pixels) = (raster.width, raster.data.as_chunks_mut::<3>().0);
        for y in over.y..over.y + over.height {
            for x in over.x..over.x + over.width {
                pixels[(y * width + x) as usize] = [200; 3];
            }
        }
    }

    #[test]
    fn a_box_covers_the_same_pixels_before_and_after_turning() {
        for orientation in 1..=8 {
            let turn = Orientation::from_exif(orientation);
            let (width, height) = turn.swap(3, 2);
            for x in 0..width {
                for y in 0..height {
                    let upright = PixelBox {
                        x,
                        y,
                        width: width - x,
                        height: 1,
                    };
                    let mut before = numbered();
                    paint(&mut before, turn.stored_box(upright, 3, 2));
                    let mut after = turn.raster(numbered());
                    paint(&mut after, upright);
                    assert_eq!(turn.raster(before), after, "orientation {orientation}");
                }
            }
        }
    }
}
