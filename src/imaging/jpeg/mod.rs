//! The JPEGs that phones and scanners make, decoded fast and without ever becoming red, green and blue; and written
//! from the same planes by `encode`.
//!
//! In: a JPEG file taken apart by `containers`, and how large it is wanted. Out: rows of luma and chroma samples from
//! the top down; or nothing, when the file is not of the usual kind: 8 bits, Huffman-coded, sequential or progressive, grey
//! or YCbCr, chroma whole, halved or quartered. Everything else is `decode`'s, with zune-jpeg.
//!
//! The way of a file: `frame` reads the headers; `scan` goes through the data a row of units at a time, with `bits`
//! and `huffman` for the coefficients and `idct` for the samples. What comes in several scans is gathered by
//! `several` first.
//!
//! It is strict: data that are cut off or garbled are an error, never a grey half. It does no colour conversion, no
//! upsampling of chroma and no cropping. Samples are the same on every machine; the speed is not: without AVX2 the
//! transform is left to the compiler, and a picture takes about three times as long.

mod bits;
pub(super) mod encode;
mod frame;
mod huffman;
mod idct;
#[cfg(target_arch = "x86_64")]
mod idct_avx2;
mod scan;
mod several;
#[cfg(test)]
pub(crate) mod tests;

use super::containers::jpeg::Jpeg;
use super::error::PictureError;
use super::fit::Coarseness;
use frame::Frame;
use scan::{Band, Scan};
use several::Gathered;

/// A share of the full size in eighths, 1 to 8: what a block's transform can make smaller on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Eighths(u8);

impl Eighths {
    pub(super) const FULL: Eighths = Eighths(8);

    /// `eighths` of the full size; beyond 1 to 8 the nearest of them.
    pub(super) fn new(eighths: u8) -> Self {
        Eighths(eighths.clamp(1, 8))
    }

    /// Samples along a block's edge.
    fn edge(self) -> usize {
        usize::from(self.0)
    }
}

/// How large the planes are wanted, each as a share of its own full size: halved chroma of 8 eighths is as large as
/// luma of 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Scale {
    pub(super) luma: Eighths,
    pub(super) chroma: Eighths,
}

impl Scale {
    pub(super) const FULL: Scale = Scale {
        luma: Eighths::FULL,
        chroma: Eighths::FULL,
    };
}

/// A picture for the fast decoder, its header read.
pub(super) struct Reader<'a> {
    frame: Frame<'a>,
}

impl<'a> Reader<'a> {
    /// Reads the header. None: not a picture for the fast decoder.
    pub(super) fn open(file: &Jpeg<'a>, scale: Scale) -> Option<Self> {
        let frame = Frame::read(file, scale)?;
        Some(Reader { frame })
    }

    /// The components, luma first: how many pixels there are to a sample.
    pub(super) fn coarseness(&self) -> impl Iterator<Item = Coarseness> {
        self.frame
            .components
            .iter()
            .map(|component| component.coarse)
    }

    /// Decodes the picture from the top down, without ever holding a plane: `take` gets the component (0 luma, 1 blue,
    /// 2 red difference) and a row of its samples.
    pub(super) fn rows(&self, mut take: impl FnMut(usize, &[u8])) -> Result<(), PictureError> {
        let frame = &self.frame;
        let mut buffers = frame.buffers(|component| component.rows_of(0).len());
        let mut source = match frame.only_scan() {
            Some(only) => Source::Data(Scan::new(frame, only)),
            None => Source::Coefficients(Gathered::read(frame)?),
        };
        for units in 0..frame.units.1 {
            let mut bands: [Band<'_>; 3] = Default::default();
            let buffered = bands.iter_mut().zip(&mut buffers).zip(&frame.components);
            for ((band, buffer), component) in buffered {
                let length = component.rows_of(units).len() * component.size.0;
                *band = buffer.get_mut(..length).unwrap_or_default();
            }
            source.row(units, &mut bands)?;
            for (at, (band, component)) in bands.iter().zip(&frame.components).enumerate() {
                let rows = band.chunks_exact(component.size.0);
                rows.for_each(|row| take(at, row));
            }
        }
        source.finish()
    }
}

/// Where rows of units come from.
enum Source<'a> {
    /// Straight from the data.
    Data(Scan<'a>),
    /// From the coefficients of several scans.
    Coefficients(Gathered<'a>),
}

impl Source<'_> {
    /// The next row of units, the `units`-th.
    fn row(&mut self, units: usize, bands: &mut [Band<'_>; 3]) -> Result<(), PictureError> {
        match self {
            Source::Data(scan) => scan.row(bands),
            Source::Coefficients(gathered) => {
                gathered.row(units, bands);
                Ok(())
            }
        }
    }

    /// To be called behind the last row.
    fn finish(self) -> Result<(), PictureError> {
        match self {
            Source::Data(scan) => scan.finish(),
            Source::Coefficients(_) => Ok(()),
        }
    }
}
