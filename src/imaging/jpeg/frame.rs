//! What a JPEG's headers say about its scans, and whether the fast decoder is for it.
//!
//! In: a file taken apart by `containers`. Out: a [`Frame`]: geometry, scans and tables, all checked, so that the scans
//! can be decoded without a doubt left but about their data. Or none: everything unusual, and everything wrong in a
//! header, is left to the slow decoder and its verdict.

use std::ops::{Range, RangeInclusive};
use std::rc::Rc;

use super::huffman::Table;
use super::idct::{Kernel, Steps, Transform};
use super::{Eighths, Scale};
use crate::containers::jpeg::Jpeg;
use crate::fit::Coarseness;

/// The most blocks of a unit (T.81, B.2.3).
const MOST_BLOCKS: usize = 10;

/// More scans are no picture but an attack on patience: programs write about ten.
const MOST_SCANS: usize = 100;

/// The most bits that a scan may leave to later ones (T.81, G.1.1.1.2).
const LOWEST: u8 = 13;

/// One colour of the picture.
pub(super) struct Component {
    id: u8,
    /// Blocks of a unit, across and down.
    pub(super) blocks: (usize, usize),
    /// Blocks that hold any of it, across and down: what a scan of this component alone consists of.
    pub(super) own_blocks: (usize, usize),
    /// Its plane's size as it is wanted.
    pub(super) size: (usize, usize),
    /// How many pixels there are to a sample as it is wanted.
    pub(super) coarse: Coarseness,
    pub(super) transform: Transform,
}

/// A picture and its scans.
pub(super) struct Frame<'a> {
    pub(super) components: Vec<Component>,
    /// Units (MCU), across and down.
    pub(super) units: (usize, usize),
    /// One, or several that tell all coefficients of all components together. Not empty.
    pub(super) scans: Vec<Told<'a>>,
}

/// What one scan tells: some components, some of their coefficients, some of these coefficients' bits.
pub(super) struct Told<'a> {
    pub(super) shares: Vec<Share>,
    /// The coefficients, in zigzag order.
    pub(super) places: RangeInclusive<usize>,
    /// Whether they have been told before, but for the bits that follow.
    pub(super) refines: bool,
    /// How many of the lowest bits it leaves to later scans.
    pub(super) low: u32,
    /// Units between restart markers; 0: none.
    pub(super) restart_interval: usize,
    /// The entropy-coded data and all that follows.
    pub(super) data: &'a [u8],
}

/// A component of a scan, and its Huffman tables as far as the scan needs them.
pub(super) struct Share {
    pub(super) component: usize,
    pub(super) dc: Option<Rc<Table>>,
    pub(super) ac: Option<Rc<Table>>,
}

/// What the segments have told so far.
#[derive(Default)]
struct Headers<'a> {
    quantisation: [Option<[u16; 64]>; 4],
    dc: [Option<Rc<Table>>; 4],
    ac: [Option<Rc<Table>>; 4],
    restart_interval: usize,
    frame: Option<&'a [u8]>,
    progressive: bool,
}

impl<'a> Frame<'a> {
    /// Reads the headers. None: not for the fast decoder.
    pub(super) fn read(file: &Jpeg<'a>, scale: Scale) -> Option<Self> {
        let mut headers = Headers::default();
        for (marker, body) in file.segments() {
            headers.segment(marker, body)?;
        }
        let (components, units) = headers.frame(file, scale)?;
        let mut scans: Vec<Told<'a>> = Vec::new();
        for (marker, body, behind) in file.since_first_scan() {
            match marker {
                0xda => scans.push(headers.scan(body, behind, &components)?),
                0xc4 | 0xdd => headers.segment(marker, body)?,
                0xe0..=0xef | 0xfe => {}
                _ => return None,
            }
            if scans.len() == 1 && is_all(&scans, components.len()) {
                // What follows the one scan is its decoder's to judge.
                break;
            }
            if scans.len() > MOST_SCANS {
                return None;
            }
        }
        is_all(&scans, components.len()).then_some(Frame {
            components,
            units,
            scans,
        })
    }

    /// The scan, where there is one only: units of all components, with all their coefficients.
    pub(super) fn only_scan(&self) -> Option<&Told<'a>> {
        match &self.scans[..] {
            [only] => Some(only),
            _ => None,
        }
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

impl Share {
    /// Both tables, where the scan has them.
    #[inline(always)]
    pub(super) fn tables(&self) -> Option<(&Table, &Table)> {
        Some((self.dc.as_deref()?, self.ac.as_deref()?))
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

impl<'a> Headers<'a> {
    fn segment(&mut self, marker: u8, body: &'a [u8]) -> Option<()> {
        match marker {
            0xc0..=0xc2 if self.frame.is_none() => {
                self.frame = Some(body);
                self.progressive = marker == 0xc2;
            }
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
            *tables.get_mut(usize::from(class & 15))? = Some(Rc::new(table));
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

    /// The components, and how many units there are.
    fn frame(&self, file: &Jpeg<'_>, scale: Scale) -> Option<(Vec<Component>, (usize, usize))> {
        let count = usize::from(file.components());
        let (width, height) = file.header().stored;
        let (width, height) = (width as usize, height as usize);
        let declared = self.frame?.get(6..6 + 3 * count)?;
        if width == 0 || height == 0 || !matches!(count, 1 | 3) || !file.is_grey_or_ycc() {
            return None;
        }
        let factors = factors(declared)?;
        let (most_across, most_down) = *factors.first()?;
        let mut components = Vec::with_capacity(count);
        for (place, (declared, &(across, down))) in
            declared.chunks_exact(3).zip(&factors).enumerate()
        {
            let &[id, _, steps] = declared.first_chunk()?;
            let eighths = if place == 0 { scale.luma } else { scale.chroma };
            components.push(Component {
                id,
                blocks: (across, down),
                own_blocks: (
                    (width * across).div_ceil(8 * most_across),
                    (height * down).div_ceil(8 * most_down),
                ),
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
            });
        }
        let units = (
            width.div_ceil(8 * most_across),
            height.div_ceil(8 * most_down),
        );
        Some((components, units))
    }

    /// A scan's header (T.81, B.2.3), with the tables as they are now.
    fn scan(&self, body: &[u8], data: &'a [u8], components: &[Component]) -> Option<Told<'a>> {
        let [count, selectors @ .., from, to, approximation] = body else {
            return None;
        };
        let (from, to) = (usize::from(*from), usize::from(*to));
        let (high, low) = (approximation >> 4, approximation & 15);
        if usize::from(*count) * 2 != selectors.len() || from > to || to > 63 || low > LOWEST {
            return None;
        }
        let usual = match self.progressive {
            false => (from, to, high, low) == (0, 63, 0, 0),
            // First coefficients come apart from the others, and these a component at a time.
            true => (to == 0 || from > 0 && *count == 1) && (high == 0 || high == low + 1),
        };
        if !usual {
            return None;
        }
        let mut shares: Vec<Share> = Vec::with_capacity(components.len());
        for selector in selectors.chunks_exact(2) {
            let component = components.iter().position(|of| of.id == selector[0])?;
            // In the frame's order, none twice (T.81, B.2.3).
            if shares
                .last()
                .is_some_and(|before| before.component >= component)
            {
                return None;
            }
            let table = |tables: &[Option<Rc<Table>>; 4], number: u8, needed: bool| match needed {
                true => tables.get(usize::from(number))?.clone().map(Some),
                false => Some(None),
            };
            shares.push(Share {
                component,
                dc: table(&self.dc, selector[1] >> 4, from == 0 && high == 0)?,
                ac: table(&self.ac, selector[1] & 15, to > 0)?,
            });
        }
        Some(Told {
            shares,
            places: from..=to,
            refines: high > 0,
            low: low.into(),
            restart_interval: self.restart_interval,
            data,
        })
    }
}

/// Whether the scans tell every coefficient of every component to its last bit, and each bit once.
fn is_all(scans: &[Told<'_>], components: usize) -> bool {
    let mut missing: Vec<[Option<u32>; 64]> = vec![[None; 64]; components];
    for scan in scans {
        for share in &scan.shares {
            for place in scan.places.clone() {
                let left = &mut missing[share.component][place];
                if left.is_some() != scan.refines || left.is_some_and(|left| left != scan.low + 1) {
                    return false;
                }
                *left = Some(scan.low);
            }
        }
    }
    missing.as_flattened().iter().all(|&left| left == Some(0))
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
