//! The walk through a picture in the order of a JPEG's single scan.
//!
//! In: planes, their layout, divisors. Out: transformed blocks, handed to a [`Sink`] one after another.

#[cfg(target_arch = "x86_64")]
use super::avx2;
use super::entropy::{Channel, Side, Sink};
use super::layout::{Layout, Sampling};
use super::quantise::Divisors;
use super::transform::{self, Pair, Samples};
use crate::planes::{Plane, Planes};
use crate::processor::widest;

/// Which units of a picture are walked through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Share {
    /// Every one.
    All,
    /// One group in so many, scattered evenly.
    OneIn(usize),
}

/// Spans that are sampled together: differences between their means are worth counting.
const GROUP: usize = 4;

impl Share {
    #[inline(always)]
    fn holds(self, row: usize, span: usize) -> bool {
        match self {
            Share::All => true,
            // Steps of three from row to row reach every column.
            Share::OneIn(share) => (span / GROUP + 3 * row).is_multiple_of(share),
        }
    }
}

/// What is walked through.
#[derive(Clone, Copy)]
pub(super) struct Scan<'a> {
    pub(super) planes: &'a Planes,
    pub(super) layout: Layout,
    /// For luma and for chroma.
    pub(super) divisors: &'a [Divisors; 2],
    pub(super) share: Share,
}

impl Scan<'_> {
    /// Blocks in a row of units, of all channels.
    pub(super) fn blocks(&self) -> usize {
        let spans = self.layout.luma_blocks().div_ceil(2);
        spans * (self.layout.sampling.luma_rows() / 4 + 2 * self.layout.sampling.chroma_blocks())
    }

    /// Hands every pair of blocks to `sink`, in order, as fast as this processor can.
    pub(super) fn walk<S: Sink>(&self, sink: &mut S) {
        widest!(self.walk_wide(sink), self.walk_plainly(sink));
    }

    /// The walk with code that runs everywhere.
    pub(super) fn walk_plainly<S: Sink>(&self, sink: &mut S) {
        self.walk_with(sink, transform::pair);
    }

    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx2,bmi1,bmi2,lzcnt")]
    fn walk_wide<S: Sink>(&self, sink: &mut S) {
        self.walk_with(sink, |samples, divisors, pair| {
            avx2::pair(samples, divisors, pair);
        });
    }

    /// The walk itself, compiled for the processor that `transform`, which makes a pair of two blocks, is for.
    ///
    /// A span is 16 columns of luma and what belongs to them: one unit of 4:2:0, two of 4:4:4.
    #[inline(always)]
    fn walk_with<S: Sink>(&self, sink: &mut S, transform: impl Fn(&Samples, &Divisors, &mut Pair)) {
        let sampling = self.layout.sampling;
        let [coarse, fine] = [&self.divisors[1], &self.divisors[0]];
        let blocks = self.layout.luma_blocks();
        let spans = blocks.div_ceil(2);
        let mut luma = Strip::new(spans * 16, sampling.luma_rows());
        let mut chroma = [0; 2].map(|_| Strip::new(spans * sampling.chroma_blocks() * 8, 8));
        let [mut upper, mut lower, mut colour] = [0; 3].map(|_| Pair::EMPTY);
        let mut skipped = false;
        for row in 0..self.layout.rows() {
            let luma = luma.rows(&self.planes.luma, row);
            let colours = match (&self.planes.chroma, &mut chroma) {
                (Some([blue, red]), [blues, reds]) => [blues.rows(blue, row), reds.rows(red, row)],
                (None, _) => [Rows::default(); 2],
            };
            for span in 0..spans {
                if !self.share.holds(row, span) {
                    skipped = true;
                    continue;
                }
                if std::mem::take(&mut skipped) {
                    sink.gap();
                }
                let odd = 2 * span + 1 == blocks;
                transform(&luma.beside(0, span * 16), fine, &mut upper);
                match sampling {
                    Sampling::Grey => {
                        sink.block(&upper, Side::Left, Channel::Luma);
                        if !odd {
                            sink.block(&upper, Side::Right, Channel::Luma);
                        }
                    }
                    Sampling::Full => {
                        let sides = [Side::Left, Side::Right];
                        for (index, side) in
                            sides.into_iter().take(2 - usize::from(odd)).enumerate()
                        {
                            let samples = Rows::both(&colours, span * 16 + index * 8);
                            transform(&samples, coarse, &mut colour);
                            sink.block(&upper, side, Channel::Luma);
                            sink.block(&colour, Side::Left, Channel::Blue);
                            sink.block(&colour, Side::Right, Channel::Red);
                        }
                    }
                    Sampling::HalfWidth | Sampling::Half => {
                        transform(&Rows::both(&colours, span * 8), coarse, &mut colour);
                        sink.block(&upper, Side::Left, Channel::Luma);
                        sink.block(&upper, Side::Right, Channel::Luma);
                        if sampling == Sampling::Half {
                            transform(&luma.beside(8, span * 16), fine, &mut lower);
                            sink.block(&lower, Side::Left, Channel::Luma);
                            sink.block(&lower, Side::Right, Channel::Luma);
                        }
                        sink.block(&colour, Side::Left, Channel::Blue);
                        sink.block(&colour, Side::Right, Channel::Red);
                    }
                }
            }
            sink.row();
        }
    }
}

/// The rows of a plane that a row of units needs, whole blocks wide and high.
struct Strip {
    width: usize,
    height: usize,
    /// Where rows are completed; empty while the plane's own will do.
    data: Vec<u8>,
}

impl Strip {
    fn new(width: usize, height: usize) -> Strip {
        Strip {
            width,
            height,
            data: Vec::new(),
        }
    }

    /// The strip number `row` of a plane; beyond the edges the last samples are repeated.
    fn rows<'a>(&'a mut self, plane: &'a Plane, row: usize) -> Rows<'a> {
        let (width, height) = (plane.width as usize, plane.height as usize);
        let top = row * self.height;
        if width == self.width && top + self.height <= height {
            return Rows {
                stride: width,
                data: &plane.data[top * width..][..width * self.height],
            };
        }
        self.data.clear();
        for y in top..top + self.height {
            let line = &plane.data[y.min(height - 1) * width..][..width];
            self.data.extend_from_slice(line);
            let last = line[width - 1];
            self.data.resize(self.data.len() + self.width - width, last);
        }
        Rows {
            stride: self.width,
            data: &self.data,
        }
    }
}

/// Rows of whole blocks.
#[derive(Clone, Copy, Default)]
struct Rows<'a> {
    stride: usize,
    data: &'a [u8],
}

impl Rows<'_> {
    /// Two blocks beside each other, from a row and a column on.
    #[inline(always)]
    fn beside(&self, top: usize, left: usize) -> Samples {
        let mut samples = Samples::default();
        for (row, samples) in samples.iter_mut().enumerate() {
            samples.copy_from_slice(&self.data[(top + row) * self.stride + left..][..16]);
        }
        samples
    }

    /// The same block of two planes.
    #[inline(always)]
    fn both(planes: &[Rows<'_>; 2], left: usize) -> Samples {
        let mut samples = Samples::default();
        for (row, samples) in samples.iter_mut().enumerate() {
            let [blue, red] = planes.map(|plane| {
                let mut eight = [0; 8];
                eight.copy_from_slice(&plane.data[row * plane.stride + left..][..8]);
                u128::from(u64::from_le_bytes(eight))
            });
            *samples = (blue | red << 64).to_le_bytes();
        }
        samples
    }
}
