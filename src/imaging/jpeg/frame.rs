//! What a JPEG's header says about its one scan, and whether the fast decoder is for it.
//!
//! In: a file taken apart by `containers`. Out: a [`Frame`]: geometry and tables, all checked, so that the scan can
//! be decoded without a doubt left but about its data. Or none: everything unusual, and everything wrong in a
//! header, is left to the slow decoder and its verdict.

use std::ops::Range;

use super::huffman::Table;
use super::idct::{Kernel, Steps, Transform};
use super::{Eighths, Scale};
use crate::imaging::containers::jpeg::Jpeg;
use crate::imaging::fit::Coarseness;

/// The most blocks of a unit (T.81, B.2.3).
const MOST_BLOCKS: usize = 10;

/// One colour of the scan.
pub(super) struct Component {
    /// Blocks of a unit, across and down.
    pub(super) blocks: (usize, usize),
    /// Its plane's size as it is wanted.
    pub(super) size: (usize, usize),
    /// How many pixels there are to a sample as it is wanted.
    pub(super) coarse: Coarseness,
    pub(super) transform: Transform,
    /// Which Huffman tables it uses.
    pub(super) dc: usize,
    pub(super) ac: usize,
}

/// A picture in one scan.
pub(super) struct Frame<'a> {
    pub(super) components: Vec<Component>,
    /// Units (MCU), across and down.
    pub(super) units: (usize, usize),
    /// Units between restart markers; 0: none.
    pub(super) restart_interval: usize,
    pub(super) dc: [Option<Box<Table>>; 4],
    pub(super) ac: [Option<Box<Table>>; 4],
    /// The entropy-coded data and all that follows.
    pub(super) data: &'a [u8],
}

/// What the segments have told so far.
#[derive(Default)]
struct Told<'a> {
    quantisation: [Option<[u16; 64]>; 4],
    dc: [Option<Box<Table>>; 4],
    ac: [Option<Box<Table>>; 4],
    restart_interval: usize,
    frame: Option<&'a [u8]>,
}

impl<'a> Frame<'a> {
    /// Reads the header. None: not for the fast decoder.
    pub(super) fn read(file: &Jpeg<'a>, scale: Scale) -> Option<Self> {
        let mut told = Told::default();
        for (marker, body) in file.segments() {
            told.segment(marker, body)?;
        }
        let (scan, data) = file.first_scan()?;
        told.frame(file, scan, data, scale)
    }

    /// The Huffman tables of a component.
    #[inline(always)]
    pub(super) fn tables(&self, component: &Component) -> Option<(&Table, &Table)> {
        let dc = self.dc[component.dc & 3].as_deref()?;
        let ac = self.ac[component.ac & 3].as_deref()?;
        Some((dc, ac))
    }

    /// Room for some rows of each component.
    pub(super) fn buffers(&self, rows: impl Fn(&Component) -> usize) -> [Vec<u8>; 3] {
        let mut buffers: [Vec<u8>; 3] = Default::default();
        for (buffer, component) in buffers.iter_mut().zip(&self.components) {
            *buffer = vec![0; rows(component) * component.size.0];
        }
        buffers
    }
}

impl Component {
    /// The plane's rows that a row of units holds.
    pub(super) fn rows_of(&self, units: usize) -> Range<usize> {
        let rows = self.blocks.1 * self.transform.edge;
        let end = ((units + 1) * rows).min(self.size.1);
        (units * rows).min(end)..end
    }
}

impl<'a> Told<'a> {
    fn segment(&mut self, marker: u8, body: &'a [u8]) -> Option<()> {
        match marker {
            0xc0 | 0xc1 if self.frame.is_none() => self.frame = Some(body),
            0xc0..=0xc3 | 0xc5..=0xcf => return None,
            0xc4 => self.huffman(body)?,
            0xdb => self.quantisation(body)?,
            0xdd => {
                let interval = u16::from_be_bytes(body.try_into().ok()?);
                self.restart_interval = usize::from(interval);
            }
            _ => {}
        }
        Some(())
    }

    fn huffman(&mut self, mut body: &[u8]) -> Option<()> {
        while let Some((&class, rest)) = body.split_first() {
            let (table, rest) = Table::read(rest)?;
            let tables = match class >> 4 {
                0 if table.is_for_dc() => &mut self.dc,
                1 if table.is_for_ac() => &mut self.ac,
                _ => return None,
            };
            *tables.get_mut(usize::from(class & 15))? = Some(Box::new(table));
            body = rest;
        }
        Some(())
    }

    fn quantisation(&mut self, mut body: &[u8]) -> Option<()> {
        while let Some((&class, rest)) = body.split_first() {
            let wide = match class >> 4 {
                0 => 1,
                1 => 2,
                _ => return None,
            };
            let (steps, rest) = rest.split_at_checked(64 * wide)?;
            let mut table = [0; 64];
            for (step, bytes) in table.iter_mut().zip(steps.chunks_exact(wide)) {
                *step = bytes
                    .iter()
                    .fold(0, |high, &low| high << 8 | u16::from(low));
            }
            *self.quantisation.get_mut(usize::from(class & 15))? = Some(table);
            body = rest;
        }
        Some(())
    }

    fn frame(
        self,
        file: &Jpeg<'_>,
        scan: &[u8],
        data: &'a [u8],
        scale: Scale,
    ) -> Option<Frame<'a>> {
        let count = usize::from(file.components());
        let (width, height) = file.header().stored;
        let (width, height) = (width as usize, height as usize);
        let declared = self.frame?.get(6..6 + 3 * count)?;
        let [in_scan, selectors @ .., 0, 63, 0] = scan else {
            return None;
        };
        if width == 0
            || height == 0
            || !matches!(count, 1 | 3)
            || usize::from(*in_scan) != count
            || selectors.len() != 2 * count
            || !file.is_grey_or_ycc()
        {
            return None;
        }
        let factors = factors(declared)?;
        let (most_across, most_down) = *factors.first()?;
        let mut components = Vec::with_capacity(count);
        for (place, (id, tables)) in selectors
            .chunks_exact(2)
            .map(|pair| (pair[0], pair[1]))
            .enumerate()
        {
            let (across, down) = *factors.get(place)?;
            let &[declared_id, _, steps] = declared.get(3 * place..)?.first_chunk()?;
            let (dc, ac) = (usize::from(tables >> 4), usize::from(tables & 15));
            self.dc.get(dc)?.as_ref()?;
            self.ac.get(ac)?.as_ref()?;
            if id != declared_id {
                return None;
            }
            let eighths = if place == 0 { scale.luma } else { scale.chroma };
            components.push(Component {
                blocks: (across, down),
                size: (
                    eighths.of(width * across, most_across),
                    eighths.of(height * down, most_down),
                ),
                coarse: Coarseness {
                    across: eighths.pixels(across, most_across),
                    down: eighths.pixels(down, most_down),
                },
                transform: Transform {
                    edge: eighths.edge(),
                    steps: Steps::new(self.quantisation.get(usize::from(steps))?.as_ref()?),
                    kernel: Kernel::new(eighths),
                },
                dc,
                ac,
            });
        }
        Some(Frame {
            components,
            units: (
                width.div_ceil(8 * most_across),
                height.div_ceil(8 * most_down),
            ),
            restart_interval: self.restart_interval,
            dc: self.dc,
            ac: self.ac,
            data,
        })
    }
}

/// How often each component is sampled, across and down: the first the most, the other two alike.
fn factors(declared: &[u8]) -> Option<Vec<(usize, usize)>> {
    let factors: Vec<_> = declared
        .chunks_exact(3)
        .map(|component| {
            (
                usize::from(component[1] >> 4),
                usize::from(component[1] & 15),
            )
        })
        .collect();
    let allowed = |factor: usize| (1..=4).contains(&factor);
    if !factors
        .iter()
        .all(|&(across, down)| allowed(across) && allowed(down))
    {
        return None;
    }
    // A single component's blocks come one by one, whatever its factors (T.81, A.2.2).
    let [luma, blue, red] = factors[..] else {
        return Some(vec![(1, 1)]);
    };
    let divides = |part: usize, whole: usize| {
        matches!(part, 1 | 2 | 4) && matches!(whole, 1 | 2 | 4) && part <= whole
    };
    let blocks: usize = factors.iter().map(|(across, down)| across * down).sum();
    let usual =
        blue == red && divides(blue.0, luma.0) && divides(blue.1, luma.1) && blocks <= MOST_BLOCKS;
    usual.then_some(factors)
}

impl Eighths {
    /// Samples of a row or column of `samples / among` at full size.
    fn of(self, samples: usize, among: usize) -> usize {
        (samples * self.edge()).div_ceil(8 * among)
    }

    /// Pixels to a sample of a component that is sampled `factor` times where another is `most` times.
    fn pixels(self, factor: usize, most: usize) -> f64 {
        (8 * most) as f64 / (self.edge() * factor) as f64
    }
}
