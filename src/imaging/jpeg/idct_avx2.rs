//! The transforms of `idct` in 256-bit registers: the same sums in the same order, to the bit.
//!
//! In and out: as [`super::idct`]. x86 with AVX2 only; whoever calls it has asked the processor.

use std::arch::x86_64::*;

use bytemuck::must_cast;

use super::idct::{
    self, Block, EVEN, FIRST_BIAS, FIRST_SHIFT, Kernel, LAST_BIAS, LAST_SHIFT, ODD, Samples, Steps,
    Transform,
};

/// As [`idct::samples`].
#[target_feature(enable = "avx2")]
#[inline]
pub(super) fn samples(transform: &Transform, block: &Block) -> Samples {
    let Transform {
        edge,
        steps,
        kernel,
    } = transform;
    match edge {
        1 => [[idct::flat(block, steps); 8]; 8],
        2 => part::<2>(block, steps, kernel),
        3 => part::<3>(block, steps, kernel),
        4 => part::<4>(block, steps, kernel),
        5 => part::<5>(block, steps, kernel),
        6 => part::<6>(block, steps, kernel),
        7 => part::<7>(block, steps, kernel),
        _ => full(block, steps),
    }
}

/// All 64 samples.
#[target_feature(enable = "avx2")]
#[inline]
fn full(block: &Block, steps: &Steps) -> Samples {
    let columns = pass::<{ FIRST_SHIFT as i32 }>(dequantised(block, steps), FIRST_BIAS);
    narrowed(pass::<{ LAST_SHIFT as i32 }>(turned(columns), LAST_BIAS))
}

/// The first N rows' first N samples.
#[target_feature(enable = "avx2")]
#[inline]
fn part<const N: usize>(block: &Block, steps: &Steps, kernel: &Kernel) -> Samples {
    const FIRST: i32 = FIRST_SHIFT as i32;
    const LAST: i32 = LAST_SHIFT as i32;
    let columns = part_pass::<N, FIRST>(dequantised(block, steps), kernel, FIRST_BIAS);
    narrowed(part_pass::<N, LAST>(turned(columns), kernel, LAST_BIAS))
}

#[target_feature(enable = "avx2")]
#[inline]
fn dequantised(block: &Block, steps: &Steps) -> [__m256i; 4] {
    let coefficients: [__m256i; 4] = block.pairs().map(must_cast);
    let steps: [__m256i; 4] = steps.values.map(must_cast);
    [0, 1, 2, 3].map(|pair| _mm256_mullo_epi16(coefficients[pair], steps[pair]))
}

/// Each pair of lanes times a pair of factors.
#[target_feature(enable = "avx2")]
#[inline]
fn products(pair: __m256i, [first, second]: [i16; 2]) -> __m256i {
    let factors = i32::from(second) << 16 | i32::from(first as u16);
    _mm256_madd_epi16(pair, _mm256_set1_epi32(factors))
}

/// One pass over pairs of frequencies; each register holds one output of eight lanes.
#[target_feature(enable = "avx2")]
#[inline]
fn pass<const SHIFT: i32>(pairs: [__m256i; 4], bias: i32) -> [__m256i; 8] {
    let bias = _mm256_set1_epi32(bias);
    let sum = |pair: usize, factors| products(pairs[pair], factors);
    let [a, b] = EVEN.map(|[outer, inner]| {
        let outer = _mm256_add_epi32(sum(0, outer), bias);
        let inner = sum(1, inner);
        (
            _mm256_add_epi32(outer, inner),
            _mm256_sub_epi32(outer, inner),
        )
    });
    let even = [a.0, b.0, b.1, a.1];
    let mut out = [_mm256_setzero_si256(); 8];
    for n in 0..4 {
        let odd = _mm256_add_epi32(sum(2, ODD[n][0]), sum(3, ODD[n][1]));
        out[n] = _mm256_srai_epi32::<SHIFT>(_mm256_add_epi32(even[n], odd));
        out[7 - n] = _mm256_srai_epi32::<SHIFT>(_mm256_sub_epi32(even[n], odd));
    }
    out
}

/// The same for a smaller transform's N outputs.
#[target_feature(enable = "avx2")]
#[inline]
fn part_pass<const N: usize, const SHIFT: i32>(
    pairs: [__m256i; 4],
    kernel: &Kernel,
    bias: i32,
) -> [__m256i; 8] {
    let mut out = [_mm256_setzero_si256(); 8];
    for (out, factors) in out.iter_mut().zip(&kernel.factors).take(N) {
        let mut sum = _mm256_set1_epi32(bias);
        for (pair, &factors) in pairs.into_iter().zip(factors) {
            sum = _mm256_add_epi32(sum, products(pair, factors));
        }
        *out = _mm256_srai_epi32::<SHIFT>(sum);
    }
    out
}

/// From columns of pairs to pairs of columns.
#[target_feature(enable = "avx2")]
#[inline]
fn turned(columns: [__m256i; 8]) -> [__m256i; 4] {
    // Four columns' pairs 0 | 2 and 1 | 3, a pair being 32 bits.
    let quarter = |a, b, c, d| {
        let (a_b, c_d) = (_mm256_packs_epi32(a, b), _mm256_packs_epi32(c, d));
        let (a_c, b_d) = (
            _mm256_unpacklo_epi32(a_b, c_d),
            _mm256_unpackhi_epi32(a_b, c_d),
        );
        (
            _mm256_unpacklo_epi32(a_c, b_d),
            _mm256_unpackhi_epi32(a_c, b_d),
        )
    };
    let [a, b, c, d, e, f, g, h] = columns;
    let (left_0_2, left_1_3) = quarter(a, b, c, d);
    let (right_0_2, right_1_3) = quarter(e, f, g, h);
    [
        _mm256_permute2x128_si256::<0x20>(left_0_2, right_0_2),
        _mm256_permute2x128_si256::<0x20>(left_1_3, right_1_3),
        _mm256_permute2x128_si256::<0x31>(left_0_2, right_0_2),
        _mm256_permute2x128_si256::<0x31>(left_1_3, right_1_3),
    ]
}

/// Rows of 32 bits as rows of bytes, clamped.
#[target_feature(enable = "avx2")]
#[inline]
fn narrowed(rows: [__m256i; 8]) -> Samples {
    let order = _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7);
    let four = |a, b, c, d| {
        let mixed = _mm256_packus_epi16(_mm256_packs_epi32(a, b), _mm256_packs_epi32(c, d));
        _mm256_permutevar8x32_epi32(mixed, order)
    };
    let [a, b, c, d, e, f, g, h] = rows;
    must_cast([four(a, b, c, d), four(e, f, g, h)])
}
