//! From a block's coefficients to its samples.
//!
//! In: a [`Block`] of coefficients and the [`Steps`] they were quantised with. Out: 8 × 8 samples, or fewer for a
//! smaller picture ([`Kernel`]). All arithmetic is on whole numbers and the same on every machine: `idct_avx2` does
//! with wide registers what is written here, to the bit.
//!
//! The transform is the separable one of ITU T.81, A.3.3, as products of pairs: an output and its mirror image
//! share the sums over even and odd frequencies. Coefficients are stored the way the products want them, see [`place`].

use std::f64::consts::{PI, SQRT_2};

use super::Eighths;

/// Bits behind the point of a factor, and of the values between the two passes.
const FACTOR_BITS: u32 = 13;
const MIDDLE_BITS: u32 = 2;

/// √2·cos(kπ/16), the 8-point factors; for k = 4 it is 1.
const C1: i16 = 11_363;
const C2: i16 = 10_703;
const C3: i16 = 9_633;
const C4: i16 = 8_192;
const C5: i16 = 6_436;
const C6: i16 = 4_433;
const C7: i16 = 2_260;

/// What the pairs (0, 4), (2, 6), (1, 3) and (5, 7) of frequencies are multiplied with: for the even pairs two
/// sums, for the odd ones four.
pub(super) const EVEN: [[[i16; 2]; 2]; 2] = [[[C4, C4], [C2, C6]], [[C4, -C4], [C6, -C2]]];
pub(super) const ODD: [[[i16; 2]; 2]; 4] = [
    [[C1, C3], [C5, C7]],
    [[C3, -C7], [-C1, -C5]],
    [[C5, -C1], [C7, C3]],
    [[C7, -C5], [C3, -C1]],
];

/// The passes' rounding: half of what is shifted out; after the second, samples are counted from 128.
pub(super) const FIRST_SHIFT: u32 = FACTOR_BITS - MIDDLE_BITS;
pub(super) const FIRST_BIAS: i32 = 1 << (FIRST_SHIFT - 1);
pub(super) const LAST_SHIFT: u32 = FACTOR_BITS + MIDDLE_BITS + 3;
pub(super) const LAST_BIAS: i32 = (1 << (LAST_SHIFT - 1)) + (128 << LAST_SHIFT);

/// The order of pairs: frequency to its pair and its place there.
const PAIRS: [(usize, usize); 8] = [
    (0, 0),
    (2, 0),
    (1, 0),
    (2, 1),
    (0, 1),
    (3, 0),
    (1, 1),
    (3, 1),
];

/// Where a block keeps the coefficient of horizontal frequency `u` and vertical frequency `v`: pairs of `u` side by
/// side, and among the pairs of one kind `v` in the order of pairs, so that a pass over `u` leaves pairs of `v`.
const fn place(u: usize, v: usize) -> usize {
    let (pair, first) = PAIRS[u];
    let (lane_pair, lane_first) = PAIRS[v];
    pair * 16 + (lane_pair * 2 + lane_first) * 2 + first
}

/// Zigzag order: the vertical and horizontal frequency of the k-th coefficient.
const fn zigzag() -> [(usize, usize); 64] {
    let mut order = [(0, 0); 64];
    let (mut k, mut diagonal) = (0, 0);
    while diagonal < 15 {
        let mut step = 0;
        while step <= diagonal {
            let (down, across) = (step, diagonal - step);
            if down < 8 && across < 8 {
                // Odd diagonals run downwards from the right, even ones upwards.
                order[k] = if diagonal % 2 == 1 {
                    (down, across)
                } else {
                    (across, down)
                };
                k += 1;
            }
            step += 1;
        }
        diagonal += 1;
    }
    order
}

/// Where the k-th coefficient of a block goes; those behind the last into a place that nobody reads.
pub(super) const ORDER: [u8; 256] = {
    let mut order = [64; 256];
    let zigzag = zigzag();
    let mut k = 0;
    while k < 64 {
        let (v, u) = zigzag[k];
        order[k] = place(u, v) as u8;
        k += 1;
    }
    order
};

/// A block's coefficients as the scan tells them, still divided by the steps.
#[repr(align(32))]
pub(super) struct Block {
    /// 64 coefficients, and room for what a garbled block has more.
    values: [i16; 128],
}

impl Block {
    pub(super) fn new() -> Self {
        Block { values: [0; 128] }
    }

    #[inline(always)]
    pub(super) fn clear(&mut self) {
        self.values[..64].fill(0);
    }

    /// All coefficients, each at its place of [`ORDER`].
    #[inline(always)]
    pub(super) fn load(&mut self, values: &[i16; 64]) {
        self.values[..64].copy_from_slice(values);
    }

    /// As [`Block::load`] took them.
    #[inline(always)]
    pub(super) fn store(&self, values: &mut [i16; 64]) {
        values.copy_from_slice(&self.values[..64]);
    }

    /// Sets the k-th coefficient.
    #[inline(always)]
    pub(super) fn set(&mut self, k: usize, value: i32) {
        self.values[usize::from(ORDER[k & 255] & 127)] = value as i16;
    }

    #[inline(always)]
    pub(super) fn first(&self) -> i16 {
        self.values[0]
    }

    #[inline(always)]
    pub(super) fn pairs(&self) -> Pairs {
        std::array::from_fn(|pair| std::array::from_fn(|lane| self.values[pair * 16 + lane]))
    }
}

/// The quantisation steps, in the order of a [`Block`].
#[derive(Clone)]
#[repr(align(32))]
pub(super) struct Steps {
    pub(super) values: Pairs,
}

impl Steps {
    /// Takes the steps in zigzag order. A step of more than 15 bits wraps: no coefficient but 0 goes with it.
    pub(super) fn new(table: &[u16; 64]) -> Self {
        let mut values = [[0; 16]; 4];
        for (&step, &at) in table.iter().zip(&ORDER) {
            values[usize::from(at) / 16][usize::from(at) % 16] = step as i16;
        }
        Steps { values }
    }

    #[inline(always)]
    pub(super) fn first(&self) -> i16 {
        self.values[0][0]
    }
}

/// Samples of a block: rows of 8, of which a smaller block uses the first.
pub(super) type Samples = [[u8; 8]; 8];

/// The one sample of a block without frequencies: to the bit what the full transform makes of it.
#[inline(always)]
pub(super) fn flat(block: &Block, steps: &Steps) -> u8 {
    let mean = i32::from(block.first().wrapping_mul(steps.first()));
    (((mean + 4) >> 3) + 128).clamp(0, 255) as u8
}

/// How a component's blocks become samples.
pub(super) struct Transform {
    /// Samples of a block's edge as they are wanted: 1 to 8.
    pub(super) edge: usize,
    pub(super) steps: Steps,
    pub(super) kernel: Kernel,
}

/// A block's samples: `edge` rows of `edge` samples; what is behind them means nothing.
#[inline(always)]
pub(super) fn samples(transform: &Transform, block: &Block) -> Samples {
    let Transform {
        edge,
        steps,
        kernel,
    } = transform;
    match edge {
        1 => [[flat(block, steps); 8]; 8],
        2 => part::<2>(block, steps, kernel),
        3 => part::<3>(block, steps, kernel),
        4 => part::<4>(block, steps, kernel),
        5 => part::<5>(block, steps, kernel),
        6 => part::<6>(block, steps, kernel),
        7 => part::<7>(block, steps, kernel),
        _ => full(block, steps),
    }
}

/// Pairs of frequencies, eight lanes of each kind.
pub(super) type Pairs = [[i16; 16]; 4];
/// Eight outputs of a pass, eight lanes of each.
type Lanes = [[i32; 8]; 8];

/// All 64 samples.
#[inline(always)]
fn full(block: &Block, steps: &Steps) -> Samples {
    let columns = pass(&dequantised(block, steps), FIRST_BIAS, FIRST_SHIFT);
    let rows = pass(&turned(&columns), LAST_BIAS, LAST_SHIFT);
    narrowed(&rows)
}

#[inline(always)]
fn dequantised(block: &Block, steps: &Steps) -> Pairs {
    let mut pairs = block.pairs();
    for (pair, steps) in pairs.iter_mut().zip(&steps.values) {
        for (value, step) in pair.iter_mut().zip(steps) {
            *value = value.wrapping_mul(*step);
        }
    }
    pairs
}

/// From columns of pairs to pairs of columns: the lanes are vertical frequencies in the order of pairs.
#[inline(always)]
fn turned(columns: &Lanes) -> Pairs {
    let mut pairs = [[0; 16]; 4];
    for (x, column) in columns.iter().enumerate() {
        for (lane, &value) in column.iter().enumerate() {
            let narrow = value.clamp(i16::MIN.into(), i16::MAX.into()) as i16;
            pairs[lane / 2][2 * x + lane % 2] = narrow;
        }
    }
    pairs
}

#[inline(always)]
fn narrowed(rows: &Lanes) -> Samples {
    rows.map(|row| row.map(|sample| sample.clamp(0, 255) as u8))
}

/// One pass over pairs of frequencies, for eight lanes at once.
#[inline(always)]
fn pass(pairs: &Pairs, bias: i32, shift: u32) -> Lanes {
    let products = |pair: usize, factors: [i16; 2], lane: usize| {
        let two = &pairs[pair][2 * lane..][..2];
        let [first, second] = [0, 1].map(|at| i32::from(two[at]) * i32::from(factors[at]));
        first.wrapping_add(second)
    };
    let mut out = [[0; 8]; 8];
    let mut set = |n: usize, lane: usize, value: i32| out[n][lane] = value >> shift;
    for lane in 0..8 {
        let [a, b] = EVEN.map(|[outer, inner]| {
            let outer = products(0, outer, lane).wrapping_add(bias);
            let inner = products(1, inner, lane);
            (outer.wrapping_add(inner), outer.wrapping_sub(inner))
        });
        let even = [a.0, b.0, b.1, a.1];
        for (n, (even, odd)) in even.into_iter().zip(ODD).enumerate() {
            let odd = products(2, odd[0], lane).wrapping_add(products(3, odd[1], lane));
            set(n, lane, even.wrapping_add(odd));
            set(7 - n, lane, even.wrapping_sub(odd));
        }
    }
    out
}

/// The factors of a smaller transform, N × N samples from the N × N lowest frequencies.
pub(super) struct Kernel {
    /// `factors[n][pair]`: what a pair of frequencies gives to sample n; 0 for those that are left out.
    pub(super) factors: [[[i16; 2]; 4]; 8],
}

impl Kernel {
    pub(super) fn new(eighths: Eighths) -> Self {
        let edge = eighths.edge();
        let mut factors = [[[0; 2]; 4]; 8];
        for (n, row) in factors.iter_mut().enumerate().take(edge) {
            for (k, &(pair, first)) in PAIRS.iter().enumerate().take(edge) {
                let angle = PI * (2 * n + 1) as f64 * k as f64 / (2 * edge) as f64;
                let height = if k == 0 { 1.0 } else { SQRT_2 };
                let factor = height * angle.cos() * f64::from(1 << FACTOR_BITS);
                row[pair][first] = factor.round() as i16;
            }
        }
        Kernel { factors }
    }
}

/// The first N rows' first N samples.
#[inline(always)]
fn part<const N: usize>(block: &Block, steps: &Steps, kernel: &Kernel) -> Samples {
    let columns = part_pass::<N>(&dequantised(block, steps), kernel, FIRST_BIAS, FIRST_SHIFT);
    let rows = part_pass::<N>(&turned(&columns), kernel, LAST_BIAS, LAST_SHIFT);
    narrowed(&rows)
}

/// One pass over pairs of frequencies, for N outputs of eight lanes.
#[inline(always)]
fn part_pass<const N: usize>(pairs: &Pairs, kernel: &Kernel, bias: i32, shift: u32) -> Lanes {
    let mut out = [[0; 8]; 8];
    for (sums, factors) in out.iter_mut().zip(&kernel.factors).take(N) {
        *sums = [bias; 8];
        for (pair, &[first, second]) in pairs.iter().zip(factors) {
            for (sum, two) in sums.iter_mut().zip(pair.chunks_exact(2)) {
                let products = (i32::from(two[0]) * i32::from(first))
                    .wrapping_add(i32::from(two[1]) * i32::from(second));
                *sum = sum.wrapping_add(products);
            }
        }
        for sum in sums {
            *sum >>= shift;
        }
    }
    out
}
