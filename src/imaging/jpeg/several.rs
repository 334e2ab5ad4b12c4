//! Pictures in several scans, gathered: progressive ones (ITU T.81, annex G), and those with a scan for each colour.
//!
//! In: a [`Frame`] with all its scans. Out: every coefficient, from which rows of samples are made as from data. It
//! holds two bytes a coefficient for the whole picture, and nothing else: three bytes a pixel with halved chroma,
//! where a decoder that returns colours held six.

use super::bits::{Bits, Cursor};
use super::frame::{Component, Frame, Share, Told};
use super::huffman::Table;
use super::idct::{self, Block, ORDER, Samples, Transform};
#[cfg(target_arch = "x86_64")]
use super::idct_avx2;
use super::scan::{Band, Garbled, Place, coefficients};
use crate::error::PictureError;
use crate::processor::widest;

/// A block's coefficients, each at its place of [`ORDER`].
type Values = [i16; 64];

/// The zeros that a symbol without a coefficient stands for, and that coefficient's own place.
const LONG_RUN: u32 = 15;

/// The coefficients of a picture.
pub(super) struct Gathered<'a> {
    frame: &'a Frame<'a>,
    planes: Vec<Blocks>,
}

/// The blocks of one component, row by row, whole units.
struct Blocks {
    across: usize,
    values: Vec<Values>,
}

impl<'a> Gathered<'a> {
    /// Reads all scans.
    pub(super) fn read(frame: &'a Frame<'a>) -> Result<Self, PictureError> {
        let planes = frame.components.iter().map(|component| {
            let across = frame.units.0 * component.blocks.0;
            Blocks {
                across,
                values: vec![[0; 64]; across * frame.units.1 * component.blocks.1],
            }
        });
        let mut gathered = Gathered {
            frame,
            planes: planes.collect(),
        };
        for scan in &frame.scans {
            let mut place = Place::new(scan);
            let done = widest!(
                gathered.take_wide(scan, &mut place),
                gathered.take(scan, &mut place)
            );
            done.map_err(|Garbled| place.verdict())?;
            place.finish()?;
        }
        Ok(gathered)
    }

    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx2,bmi1,bmi2,lzcnt")]
    fn take_wide(&mut self, scan: &Told<'_>, place: &mut Place<'_>) -> Result<(), Garbled> {
        self.take(scan, place)
    }

    /// Goes through one scan. A single component's blocks come row by row, several components' in units (T.81, A.2).
    #[inline(always)]
    fn take(&mut self, scan: &Told<'_>, place: &mut Place<'_>) -> Result<(), Garbled> {
        if let [share] = &scan.shares[..] {
            let (across, down) = self.frame.components[share.component].own_blocks;
            let blocks = &mut self.planes[share.component];
            for row in blocks.values.chunks_exact_mut(blocks.across).take(down) {
                for values in row.iter_mut().take(across) {
                    place.restart_if_due()?;
                    scan.block(share, place, values)?;
                    place.bits.refresh()?;
                }
            }
            return Ok(());
        }
        let (units_across, units_down) = self.frame.units;
        for unit in 0..units_across * units_down {
            let (left, top) = (unit % units_across, unit / units_across);
            place.restart_if_due()?;
            for share in &scan.shares {
                let (across, down) = self.frame.components[share.component].blocks;
                let blocks = &mut self.planes[share.component];
                for of_unit in 0..across * down {
                    let x = left * across + of_unit % across;
                    let y = top * down + of_unit / across;
                    scan.block(share, place, &mut blocks.values[y * blocks.across + x])?;
                }
            }
            place.bits.refresh()?;
        }
        Ok(())
    }

    /// Makes a row of units, the `units`-th, as samples.
    pub(super) fn row(&self, units: usize, bands: &mut [Band<'_>; 3]) {
        widest!(
            self.row_wide(units, bands),
            self.row_with(units, bands, idct::samples)
        );
    }

    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx2,bmi1,bmi2,lzcnt")]
    fn row_wide(&self, units: usize, bands: &mut [Band<'_>; 3]) {
        self.row_with(units, bands, |transform, block| {
            idct_avx2::samples(transform, block)
        });
    }

    #[inline(always)]
    fn row_with(
        &self,
        units: usize,
        bands: &mut [Band<'_>; 3],
        samples: impl Fn(&Transform, &Block) -> Samples,
    ) {
        let components = self.frame.components.iter().zip(&self.planes);
        for ((component, blocks), band) in components.zip(bands) {
            blocks.draw(component, units, &samples, band);
        }
    }
}

impl Blocks {
    /// Draws the rows of blocks of a row of units.
    #[inline(always)]
    fn draw(
        &self,
        component: &Component,
        units: usize,
        samples: impl Fn(&Transform, &Block) -> Samples,
        band: &mut [u8],
    ) {
        let (down, edge) = (component.blocks.1, component.transform.edge);
        let rows = self.values.chunks_exact(self.across);
        let mut block = Block::new();
        for (y, row) in rows.skip(units * down).take(down).enumerate() {
            for (x, values) in row.iter().enumerate().take(component.own_blocks.0) {
                block.load(values);
                let is_flat = values[1..].iter().all(|&value| value == 0);
                let last = if is_flat { 0 } else { 63 };
                component.draw((&block, last), &samples, band, (x * edge, y * edge));
            }
        }
    }
}

impl Told<'_> {
    /// Reads what the scan tells of one block.
    #[inline(always)]
    fn block(
        &self,
        share: &Share,
        place: &mut Place<'_>,
        values: &mut Values,
    ) -> Result<(), Garbled> {
        let Place {
            bits,
            predictions,
            ended,
            ..
        } = place;
        let prediction = &mut predictions[share.component];
        match (*self.places.start(), self.refines) {
            (0, false) if *self.places.end() == 63 => {
                let (dc, ac) = share.tables().ok_or(Garbled)?;
                let mut block = Block::new();
                coefficients(bits, dc, ac, prediction, &mut block)?;
                block.store(values);
                Ok(())
            }
            (0, false) => {
                let dc = share.dc.as_deref().ok_or(Garbled)?;
                self.first(bits, dc, prediction, values)
            }
            (0, true) => {
                self.first_again(bits, values);
                Ok(())
            }
            (_, false) => {
                let ac = share.ac.as_deref().ok_or(Garbled)?;
                self.others(bits, ac, ended, values)
            }
            (_, true) => {
                let ac = share.ac.as_deref().ok_or(Garbled)?;
                self.others_again(bits, ac, ended, values)
            }
        }
    }

    /// A block's first coefficient, but for its lowest bits (T.81, G.1.2.1).
    #[inline(always)]
    fn first(
        &self,
        bits: &mut Bits<'_>,
        table: &Table,
        prediction: &mut i32,
        values: &mut Values,
    ) -> Result<(), Garbled> {
        bits.fetch();
        let entry = table.look(bits.cursor.next()).ok_or(Garbled)?;
        *prediction = prediction.wrapping_add(entry.value(bits.cursor.next()));
        bits.cursor.take(entry.bits());
        values[0] = (*prediction << self.low) as i16;
        Ok(())
    }

    /// One more bit of it.
    #[inline(always)]
    fn first_again(&self, bits: &mut Bits<'_>, values: &mut Values) {
        bits.fetch();
        values[0] |= (bits.cursor.next() >> 63 << self.low) as i16;
        bits.cursor.take(1);
    }

    /// Some of the other coefficients, but for their lowest bits (T.81, G.1.2.2).
    #[inline(always)]
    fn others(
        &self,
        bits: &mut Bits<'_>,
        table: &Table,
        ended: &mut u32,
        values: &mut Values,
    ) -> Result<(), Garbled> {
        if *ended > 0 {
            *ended -= 1;
            return Ok(());
        }
        let mut cursor = bits.cursor;
        let (mut k, last) = (*self.places.start(), *self.places.end());
        while k <= last {
            bits.load(&mut cursor);
            let entry = table.look(cursor.next()).ok_or(Garbled)?;
            if entry.size() == 0 && entry.run() < LONG_RUN {
                *ended = ended_blocks(&mut cursor, entry.bits(), entry.run()) - 1;
                break;
            }
            k += entry.run() as usize;
            if entry.size() > 0 {
                if k > last {
                    return Err(Garbled);
                }
                values[usize::from(ORDER[k])] = (entry.value(cursor.next()) << self.low) as i16;
            }
            cursor.take(entry.bits());
            k += 1;
        }
        bits.cursor = cursor;
        Ok(())
    }

    /// One more bit of each of them, and those that have become more than nothing (T.81, G.1.2.3).
    #[inline(always)]
    fn others_again(
        &self,
        bits: &mut Bits<'_>,
        table: &Table,
        ended: &mut u32,
        values: &mut Values,
    ) -> Result<(), Garbled> {
        let mut cursor = bits.cursor;
        let (mut k, last) = (*self.places.start(), *self.places.end());
        let one = 1_i16 << self.low;
        while *ended == 0 && k <= last {
            bits.load(&mut cursor);
            let entry = table.look(cursor.next()).ok_or(Garbled)?;
            let new = match entry.size() {
                0 if entry.run() < LONG_RUN => {
                    *ended = ended_blocks(&mut cursor, entry.bits(), entry.run());
                    break;
                }
                0 => 0,
                1 => one * entry.value(cursor.next()) as i16,
                _ => return Err(Garbled),
            };
            cursor.take(entry.bits());
            let mut zeros = entry.run();
            while k <= last {
                let value = &mut values[usize::from(ORDER[k])];
                if *value != 0 {
                    refine(value, one, bits, &mut cursor);
                } else if zeros > 0 {
                    zeros -= 1;
                } else {
                    *value = new;
                    break;
                }
                k += 1;
            }
            if k > last && new != 0 {
                return Err(Garbled);
            }
            k += 1;
        }
        if *ended > 0 {
            *ended -= 1;
            for k in k..=last {
                let value = &mut values[usize::from(ORDER[k])];
                if *value != 0 {
                    refine(value, one, bits, &mut cursor);
                }
            }
        }
        bits.cursor = cursor;
        Ok(())
    }
}

/// Takes a code of `code` bits and the count behind it: how many blocks end here, this one among them.
#[inline(always)]
fn ended_blocks(cursor: &mut Cursor, code: u32, length: u32) -> u32 {
    cursor.take(code);
    let more = (cursor.next() >> 1 >> (63 - length)) as u32;
    cursor.take(length);
    (1 << length) + more
}

/// Takes one bit: whether a coefficient is larger by `one`, away from nothing.
#[inline(always)]
fn refine(value: &mut i16, one: i16, bits: &Bits<'_>, cursor: &mut Cursor) {
    bits.load(cursor);
    let more = cursor.next() >> 63 != 0;
    cursor.take(1);
    if more && *value & one == 0 {
        *value = value.wrapping_add(if *value < 0 { -one } else { one });
    }
}
