//! The part of a picture that is shown, painted over where it must be, on its way to its largest size.
//!
//! In: a [`Fit`], which knows what is shown among the stored pixels and how large it is wanted, and the rows of each
//! channel as the decoder brings them. Out: the channels at their largest size, still as they were stored: turned
//! later. It knows no file and no colours.
//!
//! Channels may be coarser than the picture: halved chroma, or a decoder that makes everything smaller on its way.
//! Positions are kept to a fraction of a sample, so that colours stay where the drawing has them.

use super::orient::Orientation;
use super::shrink::{Filter, Shrink, Stretch};
use super::sizes::Size;
use crate::boxes::PixelBox;

/// The flat grey of unprinted paper that redactions are painted in: all three lights, or luma.
pub(super) const PAPER_GREY: u8 = 200;

/// How a picture is to be fitted.
#[derive(Clone, Debug)]
pub(super) struct Fit {
    /// Width and height in pixels as stored.
    pub(super) stored: (u32, u32),
    /// What is shown of it, in stored pixels.
    pub(super) shown: PixelBox,
    /// What is painted over, in stored pixels.
    pub(super) hidden: Vec<PixelBox>,
    /// How it will be turned.
    pub(super) turn: Orientation,
    /// The wanted size, as stored.
    pub(super) size: Size,
}

/// How many pixels there are to a sample, across and down: 1 for RGB, 2 for halved chroma.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Coarseness {
    pub(super) across: f64,
    pub(super) down: f64,
}

impl Coarseness {
    pub(super) const PIXELS: Coarseness = Coarseness {
        across: 1.0,
        down: 1.0,
    };
}

/// How a channel is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Detail {
    /// A sample a pixel.
    Whole,
    /// A sample for two by two pixels, the last ones of odd lengths for fewer.
    Halved,
}

impl Detail {
    /// Samples for so many pixels.
    pub(super) fn samples(self, pixels: u32) -> u32 {
        match self {
            Detail::Whole => pixels,
            Detail::Halved => pixels.div_ceil(2),
        }
    }

    fn pixels_to_a_sample(self) -> u32 {
        match self {
            Detail::Whole => 1,
            Detail::Halved => 2,
        }
    }
}

impl Fit {
    /// All of a picture, in another size.
    pub(super) fn whole(stored: (u32, u32), size: Size) -> Fit {
        Fit {
            stored,
            shown: PixelBox {
                x: 0,
                y: 0,
                width: stored.0,
                height: stored.1,
            },
            hidden: Vec::new(),
            turn: Orientation::UPRIGHT,
            size,
        }
    }

    /// A channel to be fitted, and the sample that it is painted over with.
    pub(super) fn channel(&self, coarse: Coarseness, detail: Detail, paint: u8) -> Channel {
        let (flipped_across, flipped_down) = self.turn.runs_backwards();
        let across = Axis {
            length: self.stored.0,
            shown: (self.shown.x, self.shown.width),
            coarse: coarse.across,
            wanted: self.size.width,
            detail,
            flipped: flipped_across,
        };
        let down = Axis {
            length: self.stored.1,
            shown: (self.shown.y, self.shown.height),
            coarse: coarse.down,
            wanted: self.size.height,
            detail,
            flipped: flipped_down,
        };
        let hidden = self.hidden.iter().map(|hidden| Hidden {
            columns: across.covered(hidden.x, hidden.width),
            rows: down.covered(hidden.y, hidden.height),
        });
        Channel {
            shrink: Shrink::new(
                &across.stretch(),
                &down.stretch(),
                detail.samples(self.size.width) as usize,
                detail.samples(self.size.height) as usize,
            ),
            hidden: hidden.collect(),
            paint,
            row: 0,
            painted: Vec::new(),
        }
    }
}

/// One direction of a channel.
struct Axis {
    /// Pixels as stored.
    length: u32,
    /// Where the shown pixels begin, and how many there are.
    shown: (u32, u32),
    /// Pixels to a sample.
    coarse: f64,
    /// Pixels wanted.
    wanted: u32,
    detail: Detail,
    /// Whether it will run backwards once turned: an odd length then has its short sample at the beginning.
    flipped: bool,
}

impl Axis {
    fn stretch(&self) -> Stretch {
        let (from, length) = (f64::from(self.shown.0), f64::from(self.shown.1));
        let scale = length / f64::from(self.wanted);
        let covered = self.detail.samples(self.wanted) * self.detail.pixels_to_a_sample();
        let over = f64::from(covered - self.wanted);
        let (before, after) = if self.flipped {
            (over, 0.0)
        } else {
            (0.0, over)
        };
        let sample = |pixel: f64| pixel / self.coarse;
        Stretch {
            shown: sample(from - before * scale)..sample(from + length + after * scale),
            allowed: self.allowed(),
            filter: self.filter(scale),
        }
    }

    /// What is only halved is a mean, as every reader of JPEG takes it for: a filter with lobes would draw rings round
    /// saturated lines. `scale`: shown pixels for a wanted one.
    fn filter(&self, scale: f64) -> Filter {
        match self.detail {
            Detail::Halved if scale == 1.0 && self.coarse == 1.0 => Filter::Mean,
            _ => Filter::Lanczos,
        }
    }

    /// The samples that hold shown pixels only, but for the picture's own edge.
    fn allowed(&self) -> std::ops::Range<usize> {
        let (from, to) = (self.shown.0, self.shown.0 + self.shown.1);
        let samples = self.samples();
        let first = ((f64::from(from) / self.coarse).ceil() as usize).min(samples - 1);
        let last = if to >= self.length {
            samples
        } else {
            (f64::from(to) / self.coarse).floor() as usize
        };
        first..last.clamp(first + 1, samples)
    }

    /// The samples that hold any pixel of a box.
    fn covered(&self, from: u32, length: u32) -> std::ops::Range<usize> {
        let first = (f64::from(from) / self.coarse).floor() as usize;
        let last = (f64::from(from + length) / self.coarse).ceil() as usize;
        first..last.min(self.samples())
    }

    /// How many there are.
    fn samples(&self) -> usize {
        ((f64::from(self.length) / self.coarse).ceil() as usize).max(1)
    }
}

/// What is painted over, in samples.
#[derive(Clone, Debug)]
struct Hidden {
    columns: std::ops::Range<usize>,
    rows: std::ops::Range<usize>,
}

/// One channel on its way.
pub(super) struct Channel {
    shrink: Shrink,
    hidden: Vec<Hidden>,
    paint: u8,
    row: usize,
    /// A row of which something is hidden.
    painted: Vec<u8>,
}

impl Channel {
    /// Takes the next row of samples.
    pub(super) fn push(&mut self, row: &[u8]) {
        let at = self.row;
        self.row += 1;
        if self.hidden.iter().all(|hidden| !hidden.rows.contains(&at)) {
            return self.shrink.push(row);
        }
        self.painted.clear();
        self.painted.extend_from_slice(row);
        for hidden in self
            .hidden
            .iter()
            .filter(|hidden| hidden.rows.contains(&at))
        {
            self.painted[hidden.columns.clone()].fill(self.paint);
        }
        self.shrink.push(&self.painted);
    }

    /// The channel's samples at the wanted size.
    pub(super) fn finish(self) -> Vec<u8> {
        self.shrink.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn axis(length: u32, shown: (u32, u32), coarse: f64, wanted: u32, detail: Detail) -> Axis {
        Axis {
            length,
            shown,
            coarse,
            wanted,
            detail,
            flipped: false,
        }
    }

    #[test]
    fn halved_chroma_of_the_same_size_is_a_copy() {
        for length in [640, 641] {
            let stretch = axis(length, (0, length), 2.0, length, Detail::Halved).stretch();
            assert_eq!(stretch, Stretch::whole(0..length.div_ceil(2) as usize));
        }
    }

    #[test]
    fn chroma_that_is_only_halved_is_a_mean() {
        let size = Size {
            width: 5,
            height: 4,
        };
        let fit = Fit::whole((5, 4), size);
        let mut chroma = fit.channel(Coarseness::PIXELS, Detail::Halved, 128);
        (0..4).for_each(|row| chroma.push(&[0, 200, 40, 80, row]));
        assert_eq!(chroma.finish(), [100, 60, 1, 100, 60, 3]);
        let smaller = axis(8, (0, 8), 1.0, 4, Detail::Halved).stretch();
        assert_eq!(smaller.filter, Filter::Lanczos);
    }

    #[test]
    fn an_odd_length_has_its_short_sample_where_it_will_end() {
        let mut axis = axis(5, (0, 5), 1.0, 5, Detail::Halved);
        assert_eq!(axis.stretch().shown, 0.0..6.0);
        axis.flipped = true;
        assert_eq!(axis.stretch().shown, -1.0..5.0);
    }

    #[test]
    fn chroma_that_is_partly_cropped_off_weighs_in_nowhere() {
        let axis = axis(100, (11, 20), 2.0, 10, Detail::Halved);
        assert_eq!(axis.allowed(), 6..15);
        assert_eq!(axis.covered(11, 20), 5..16);
    }

    #[test]
    fn what_is_hidden_is_painted_in_every_sample_that_it_touches() {
        let hidden = PixelBox {
            x: 3,
            y: 1,
            width: 2,
            height: 1,
        };
        let mut fit = Fit::whole(
            (8, 4),
            Size {
                width: 8,
                height: 4,
            },
        );
        fit.hidden = vec![hidden];
        let mut luma = fit.channel(Coarseness::PIXELS, Detail::Whole, 200);
        (0..4).for_each(|_| luma.push(&[9; 8]));
        let luma = luma.finish();
        assert_eq!(luma[8..16], [9, 9, 9, 200, 200, 9, 9, 9]);
        assert_eq!(luma.iter().filter(|&&sample| sample == 200).count(), 2);
        let halves = Coarseness {
            across: 2.0,
            down: 2.0,
        };
        let mut chroma = fit.channel(halves, Detail::Halved, 128);
        (0..2).for_each(|_| chroma.push(&[9; 4]));
        assert_eq!(chroma.finish(), [9, 128, 128, 9, 9, 9, 9, 9]);
    }
}
