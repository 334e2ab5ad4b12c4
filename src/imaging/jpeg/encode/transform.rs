//! From samples to quantised frequencies, two blocks at a time: the plain code that every machine runs.
//!
//! In: two blocks of 8 × 8 samples beside each other. Out: a [`Pair`]. `avx2` does exactly the same, faster.

use super::quantise::Divisors;

/// Two blocks of samples, row after row: the left one in the first eight of each row.
pub(super) type Samples = [[u8; 16]; 8];

/// Two transformed blocks.
#[derive(Clone, Debug, PartialEq, Eq)]
#[repr(align(32))]
pub(super) struct Pair {
    /// Coefficients, column after column: eight of the left block, then eight of the right one.
    pub(super) values: [[i16; 16]; 8],
    /// For each block, which coefficients are not zero: bit `column · 8 + row`.
    pub(super) nonzero: [u64; 2],
}

impl Pair {
    pub(super) const EMPTY: Pair = Pair {
        values: [[0; 16]; 8],
        nonzero: [0; 2],
    };
}

/// The multipliers of the fast transform, in 1/32,768.
pub(super) struct Multipliers;

impl Multipliers {
    /// cos(3π/8).
    pub(super) const A: i16 = 12_540;
    /// cos(π/8) − cos(3π/8).
    pub(super) const B: i16 = 17_734;
    /// √½.
    pub(super) const C: i16 = 23_170;
    /// cos(π/8) + cos(3π/8) − 1: a multiplier above 1 is made by adding the value itself.
    pub(super) const D: i16 = 10_045;
}

/// One direction of the transform (Arai, Agui and Nakajima 1988: 5 multiplications, 29 additions), of as many
/// columns as a `V` holds. The operations are handed in, so that every kind of vector does the same.
#[inline(always)]
pub(super) fn transform<V: Copy>(
    rows: [V; 8],
    add: impl Fn(V, V) -> V,
    sub: impl Fn(V, V) -> V,
    times: impl Fn(V, i16) -> V,
) -> [V; 8] {
    let [r0, r1, r2, r3, r4, r5, r6, r7] = rows;
    let (s0, d0) = (add(r0, r7), sub(r0, r7));
    let (s1, d1) = (add(r1, r6), sub(r1, r6));
    let (s2, d2) = (add(r2, r5), sub(r2, r5));
    let (s3, d3) = (add(r3, r4), sub(r3, r4));

    let (e0, e3) = (add(s0, s3), sub(s0, s3));
    let (e1, e2) = (add(s1, s2), sub(s1, s2));
    let turn = times(add(e2, e3), Multipliers::C);
    let (out0, out4) = (add(e0, e1), sub(e0, e1));
    let (out2, out6) = (add(e3, turn), sub(e3, turn));

    let (o0, o1, o2) = (add(d3, d2), add(d2, d1), add(d1, d0));
    let slant = times(sub(o0, o2), Multipliers::A);
    let low = add(times(o0, Multipliers::B), slant);
    let high = add(add(o2, times(o2, Multipliers::D)), slant);
    let middle = times(o1, Multipliers::C);
    let (plus, minus) = (add(d0, middle), sub(d0, middle));
    let (out5, out3) = (add(minus, low), sub(minus, low));
    let (out1, out7) = (add(plus, high), sub(plus, high));
    [out0, out1, out2, out3, out4, out5, out6, out7]
}

/// Transforms and quantises two blocks.
#[inline(always)]
pub(super) fn pair(samples: &Samples, divisors: &Divisors, pair: &mut Pair) {
    // Twice the sample: one bit more of precision, and the largest sum still fits into 16 bits.
    let rows = samples.map(|row| row.map(|sample| i16::from(sample) * 2 - 256));
    let columns = turned(one_way(rows));
    let frequencies = one_way(columns);
    pair.nonzero = [0; 2];
    for (column, values) in frequencies.iter().enumerate() {
        for (lane, value) in values.iter().enumerate() {
            let doubled = value.unsigned_abs() << 1;
            let biased = doubled.saturating_add(divisors.bias[column][lane]);
            let shared = high(biased, divisors.reciprocal[column][lane]);
            let magnitude = high(shared, divisors.scale[column][lane]).cast_signed();
            pair.values[column][lane] = magnitude * value.signum();
            pair.nonzero[lane / 8] |= u64::from(magnitude != 0) << (column * 8 + lane % 8);
        }
    }
}

fn one_way(rows: [[i16; 16]; 8]) -> [[i16; 16]; 8] {
    transform(
        rows,
        |a, b| std::array::from_fn(|lane| a[lane].wrapping_add(b[lane])),
        |a, b| std::array::from_fn(|lane| a[lane].wrapping_sub(b[lane])),
        |a, factor| a.map(|value| rounded_product(value, factor)),
    )
}

/// Rows become columns, in each block by itself.
fn turned(rows: [[i16; 16]; 8]) -> [[i16; 16]; 8] {
    std::array::from_fn(|column| std::array::from_fn(|lane| rows[lane % 8][lane / 8 * 8 + column]))
}

/// `a · b / 2¹⁵`, rounded.
#[allow(
    clippy::cast_possible_truncation,
    reason = "|b| < 2¹⁵, so that the product is no larger than `a`"
)]
fn rounded_product(a: i16, b: i16) -> i16 {
    ((i32::from(a) * i32::from(b) + 0x4000) >> 15) as i16
}

/// The upper half of a product.
#[allow(clippy::cast_possible_truncation, reason = "32 bits less 16")]
fn high(a: u16, b: u16) -> u16 {
    ((u32::from(a) * u32::from(b)) >> 16) as u16
}
