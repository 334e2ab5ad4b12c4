//! A picture's only scan as rows of samples.
//!
//! In: a [`Frame`] and the scan's data. Out: a row of units (MCU) at a time, written into bands of the planes. Nothing is
//! kept between rows but the reader's place and the predictions.

use super::bits::{Bits, Cursor, Overdrawn};
use super::frame::{Component, Frame, Told};
use super::huffman::{Entry, Pair, Table};
use super::idct::{self, Block, Samples, Transform};
#[cfg(target_arch = "x86_64")]
use super::idct_avx2;
use crate::error::PictureError;
use crate::processor::widest;

/// Where the decoder is in a picture's only scan.
pub(super) struct Scan<'a> {
    frame: &'a Frame<'a>,
    told: &'a Told<'a>,
    place: Place<'a>,
}

/// Where a decoder is in a scan's data.
pub(super) struct Place<'a> {
    pub(super) bits: Bits<'a>,
    /// For each component the first coefficient of the block before.
    pub(super) predictions: [i32; 3],
    /// Blocks to come that hold nothing more (T.81, G.1.2.2).
    pub(super) ended: u32,
    restart_interval: usize,
    until_restart: usize,
    restarts: usize,
}

/// A part of a plane: whole rows.
pub(super) type Band<'a> = &'a mut [u8];

/// The data are not what an encoder writes.
pub(super) struct Garbled;

impl From<Overdrawn> for Garbled {
    fn from(Overdrawn: Overdrawn) -> Self {
        Garbled
    }
}

impl<'a> Place<'a> {
    pub(super) fn new(scan: &Told<'a>) -> Self {
        Place {
            bits: Bits::new(scan.data),
            predictions: [0; 3],
            ended: 0,
            restart_interval: scan.restart_interval,
            until_restart: scan.restart_interval,
            restarts: 0,
        }
    }

    /// To be called before each unit. Between two intervals: takes the marker and forgets what was before.
    #[inline(always)]
    pub(super) fn restart_if_due(&mut self) -> Result<(), Garbled> {
        if self.restart_interval == 0 {
            return Ok(());
        }
        if self.until_restart == 0 {
            self.bits.restart(self.restarts)?;
            self.restarts += 1;
            self.predictions = [0; 3];
            self.ended = 0;
            self.until_restart = self.restart_interval;
        }
        self.until_restart -= 1;
        Ok(())
    }

    /// What a curator is told of data that cannot be read.
    pub(super) fn verdict(&self) -> PictureError {
        match self.bits.is_at_end() {
            true => PictureError::broken("the file is cut off"),
            false => garbled(),
        }
    }

    /// To be called behind the last unit: that the scan ends there.
    pub(super) fn finish(self) -> Result<(), PictureError> {
        match self.bits.may_end() {
            true => Ok(()),
            false => Err(garbled()),
        }
    }
}

impl<'a> Scan<'a> {
    pub(super) fn new(frame: &'a Frame<'a>, told: &'a Told<'a>) -> Self {
        Scan {
            frame,
            told,
            place: Place::new(told),
        }
    }

    /// Decodes the next row of units into a band for each component: rows as wide as its plane, as many as it has.
    pub(super) fn row(&mut self, bands: &mut [Band<'_>; 3]) -> Result<(), PictureError> {
        let done = widest!(self.row_wide(bands), self.row_with(bands, idct::samples));
        done.map_err(|Garbled| self.place.verdict())
    }

    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx2,bmi1,bmi2,lzcnt")]
    fn row_wide(&mut self, bands: &mut [Band<'_>; 3]) -> Result<(), Garbled> {
        self.row_with(bands, |transform, block| {
            idct_avx2::samples(transform, block)
        })
    }

    /// To be called behind the last row: that the scan ends there.
    pub(super) fn finish(self) -> Result<(), PictureError> {
        self.place.finish()
    }

    /// The row itself, compiled for the processor that `samples` is for.
    #[inline(always)]
    fn row_with(
        &mut self,
        bands: &mut [Band<'_>; 3],
        samples: impl Fn(&Transform, &Block) -> Samples,
    ) -> Result<(), Garbled> {
        let (frame, place) = (self.frame, &mut self.place);
        let mut block = Block::new();
        for unit in 0..frame.units.0 {
            place.restart_if_due()?;
            for (at, (component, share)) in
                frame.components.iter().zip(&self.told.shares).enumerate()
            {
                let (dc, ac) = share.tables().ok_or(Garbled)?;
                let (across, down) = component.blocks;
                for of_unit in 0..across * down {
                    let (x, y) = (of_unit % across, of_unit / across);
                    let prediction = &mut place.predictions[at];
                    let last = coefficients(&mut place.bits, dc, ac, prediction, &mut block)?;
                    let edge = component.transform.edge;
                    let corner = ((unit * across + x) * edge, y * edge);
                    component.draw((&block, last), &samples, bands[at], corner);
                }
            }
            place.bits.refresh()?;
        }
        Ok(())
    }
}

fn garbled() -> PictureError {
    PictureError::broken("the picture's data are garbled")
}

/// Reads a block's coefficients (T.81, F.2.2): the place of the last one in zigzag order.
#[inline(always)]
pub(super) fn coefficients(
    bits: &mut Bits<'_>,
    dc: &Table,
    ac: &Table,
    prediction: &mut i32,
    block: &mut Block,
) -> Result<usize, Garbled> {
    let mut cursor = bits.cursor;
    block.clear();
    bits.load(&mut cursor);
    let entry = dc.look(cursor.next()).ok_or(Garbled)?;
    *prediction = prediction.wrapping_add(entry.value(cursor.next()));
    cursor.take(entry.bits());
    block.set(0, *prediction);
    let mut k = next_coefficients(ac, &mut cursor, 0, block)?;
    while k < 63 {
        // One load serves two looks: no symbol takes more than 27 bits.
        bits.load(&mut cursor);
        k = next_coefficients(ac, &mut cursor, k, block)?;
        if k >= 63 {
            break;
        }
        k = next_coefficients(ac, &mut cursor, k, block)?;
    }
    bits.cursor = cursor;
    match k {
        63 => Ok(63),
        Entry::END.. => Ok(k - Entry::END),
        _ => Err(Garbled),
    }
}

/// Reads one or two coefficients behind the k-th: the place of the last, or more than 63 at the block's end.
#[inline(always)]
fn next_coefficients(
    ac: &Table,
    cursor: &mut Cursor,
    k: usize,
    block: &mut Block,
) -> Result<usize, Garbled> {
    let pair = ac.pair(cursor.next());
    if pair == Pair::NONE {
        let entry = ac.look(cursor.next()).ok_or(Garbled)?;
        let k = k + entry.advance();
        block.set(k, entry.value(cursor.next()));
        cursor.take(entry.bits());
        return Ok(k);
    }
    let (first, second) = (k + pair.first_advance(), k + pair.advance());
    block.set(first, pair.first_value());
    block.set(second, pair.value());
    if first >= 63 {
        // What follows is the next block's.
        cursor.take(pair.first_bits());
        return Ok(first);
    }
    cursor.take(pair.bits());
    Ok(second)
}

impl Component {
    /// Turns a block into samples at a place of the band. What hangs over the plane's edges is left out.
    #[inline(always)]
    pub(super) fn draw(
        &self,
        (block, last): (&Block, usize),
        samples: impl Fn(&Transform, &Block) -> Samples,
        band: &mut [u8],
        (left, top): (usize, usize),
    ) {
        let (edge, stride) = (self.transform.edge, self.size.0);
        let samples = match last {
            0 => [[idct::flat(block, &self.transform.steps); 8]; 8],
            _ => samples(&self.transform, block),
        };
        let start = top * stride + left;
        // Nearly all blocks: the compiler makes eight stores of it.
        if edge == 8 && left + 8 <= stride && start + 7 * stride + 8 <= band.len() {
            for (y, row) in samples.iter().enumerate() {
                let at = start + y * stride;
                band[at..at + 8].copy_from_slice(row);
            }
            return;
        }
        let width = edge.min(stride.saturating_sub(left));
        let rows = band.get_mut(top * stride..).unwrap_or_default();
        for (row, samples) in rows.chunks_exact_mut(stride).zip(samples).take(edge) {
            if let Some(to) = row.get_mut(left..left + width) {
                to.copy_from_slice(&samples[..width]);
            }
        }
    }
}
