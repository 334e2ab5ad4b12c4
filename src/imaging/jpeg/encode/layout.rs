//! How the planes of a picture are cut into the units that a scan writes one after another.
//!
//! In: [`Planes`]. Out: a [`Layout`], or why there is none. Knows sizes, not samples.

use crate::error::PictureError;
use crate::planes::{Plane, Planes};

/// How many chroma samples there are for the luma samples.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sampling {
    /// Luma alone.
    Grey,
    /// 4:4:4, a chroma sample for each of luma.
    Full,
    /// 4:2:2, a chroma sample for two beside each other.
    HalfWidth,
    /// 4:2:0, a chroma sample for a square of four.
    Half,
}

impl Sampling {
    /// Rows of luma that a row of units covers.
    pub(super) fn luma_rows(self) -> usize {
        match self {
            Sampling::Half => 16,
            Sampling::Grey | Sampling::Full | Sampling::HalfWidth => 8,
        }
    }

    /// Blocks of chroma beside each other for two of luma: what a *span* of 16 luma columns holds.
    pub(super) fn chroma_blocks(self) -> usize {
        match self {
            Sampling::Grey => 0,
            Sampling::Full => 2,
            Sampling::HalfWidth | Sampling::Half => 1,
        }
    }

    /// Luma's sampling factors, as the frame header writes them; chroma's are 1 × 1.
    pub(super) fn factors(self) -> u8 {
        match self {
            Sampling::Grey | Sampling::Full => 0x11,
            Sampling::HalfWidth => 0x21,
            Sampling::Half => 0x22,
        }
    }
}

/// A picture that JPEG can hold.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout {
    pub(super) width: u16,
    pub(super) height: u16,
    pub(super) sampling: Sampling,
}

impl Layout {
    /// # Errors
    /// An empty picture, an edge beyond 65,535, planes whose sizes or data do not belong together.
    pub(super) fn of(planes: &Planes) -> Result<Layout, PictureError> {
        let Plane { width, height, .. } = planes.luma;
        let (Ok(short_width @ 1..), Ok(short_height @ 1..)) =
            (u16::try_from(width), u16::try_from(height))
        else {
            return Err(PictureError::broken(format!(
                "{width} × {height} pixels do not fit into a JPEG"
            )));
        };
        let whole = |plane: &Plane| {
            plane.data.len() as u64 == u64::from(plane.width) * u64::from(plane.height)
        };
        let mut all = std::iter::once(&planes.luma).chain(planes.chroma.iter().flatten());
        if !all.all(whole) {
            return Err(PictureError::broken("a plane is not of its size"));
        }
        let sampling = match &planes.chroma {
            None => Sampling::Grey,
            Some([blue, red]) => {
                let (half_width, half_height) = (width.div_ceil(2), height.div_ceil(2));
                let size = (blue.width, blue.height);
                // A picture one pixel wide has one chroma sample in either reading: take the plain one.
                let sampling = if size == (width, height) {
                    Sampling::Full
                } else if size == (half_width, half_height) {
                    Sampling::Half
                } else if size == (half_width, height) {
                    Sampling::HalfWidth
                } else {
                    return Err(PictureError::broken("chroma is neither whole nor halved"));
                };
                if size != (red.width, red.height) {
                    return Err(PictureError::broken("Cb and Cr differ in size"));
                }
                sampling
            }
        };
        Ok(Layout {
            width: short_width,
            height: short_height,
            sampling,
        })
    }

    /// Blocks of luma beside each other that are written: an odd one is doubled where units are two blocks wide.
    pub(super) fn luma_blocks(&self) -> usize {
        let blocks = usize::from(self.width).div_ceil(8);
        match self.sampling {
            Sampling::Grey | Sampling::Full => blocks,
            Sampling::HalfWidth | Sampling::Half => blocks.next_multiple_of(2),
        }
    }

    /// Rows of units.
    pub(super) fn rows(&self) -> usize {
        usize::from(self.height).div_ceil(self.sampling.luma_rows())
    }
}
