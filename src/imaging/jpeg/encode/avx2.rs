//! `transform` for AVX2: the same arithmetic, sixteen numbers at a time.
//!
//! In: samples and divisors. Out: the same [`Pair`] that the plain code makes, bit by bit (tested).
use std::arch::x86_64::{
    __m256i, _mm_set_epi64x, _mm256_abs_epi16, _mm256_add_epi16, _mm256_adds_epu16,
    _mm256_cmpeq_epi16, _mm256_cvtepu8_epi16, _mm256_movemask_epi8, _mm256_mulhi_epu16,
    _mm256_mulhrs_epi16, _mm256_packs_epi16, _mm256_set1_epi16, _mm256_setzero_si256,
    _mm256_sign_epi16, _mm256_slli_epi16, _mm256_sub_epi16, _mm256_unpackhi_epi16,
    _mm256_unpackhi_epi32, _mm256_unpackhi_epi64, _mm256_unpacklo_epi16, _mm256_unpacklo_epi32,
    _mm256_unpacklo_epi64,
};

use bytemuck::must_cast;

use super::quantise::Divisors;
use super::transform::{Pair, Samples, transform};

/// Transforms and quantises two blocks.
#[inline]
#[target_feature(enable = "avx2")]
pub(super) fn pair(samples: &Samples, divisors: &Divisors, pair: &mut Pair) {
    let middle = _mm256_set1_epi16(-256);
    let rows = samples.map(|row| {
        let [low, high] = halves(&row);
        let wide = _mm256_cvtepu8_epi16(_mm_set_epi64x(high, low));
        _mm256_add_epi16(_mm256_slli_epi16::<1>(wide), middle)
    });
    let columns = turned(one_way(rows));
    let frequencies = one_way(columns);
    let zero = _mm256_setzero_si256();
    let mut zeros = frequencies;
    for (column, values) in frequencies.into_iter().enumerate() {
        let doubled = _mm256_slli_epi16::<1>(_mm256_abs_epi16(values));
        let biased = _mm256_adds_epu16(doubled, load(&divisors.bias[column]));
        let shared = _mm256_mulhi_epu16(biased, load(&divisors.reciprocal[column]));
        let magnitude = _mm256_mulhi_epu16(shared, load(&divisors.scale[column]));
        let quantised = _mm256_sign_epi16(magnitude, values);
        store(&mut pair.values[column], quantised);
        zeros[column] = _mm256_cmpeq_epi16(quantised, zero);
    }
    // Two columns a step: 16 bits of the left block, then 16 of the right one.
    pair.nonzero = [0; 2];
    for step in 0..4 {
        let both = _mm256_packs_epi16(zeros[2 * step], zeros[2 * step + 1]);
        let bits = !_mm256_movemask_epi8(both).cast_unsigned();
        pair.nonzero[0] |= u64::from(bits & 0xFFFF) << (16 * step);
        pair.nonzero[1] |= u64::from(bits >> 16) << (16 * step);
    }
}

#[inline]
#[target_feature(enable = "avx2")]
fn one_way(rows: [__m256i; 8]) -> [__m256i; 8] {
    transform(
        rows,
        |a, b| _mm256_add_epi16(a, b),
        |a, b| _mm256_sub_epi16(a, b),
        |a, factor| _mm256_mulhrs_epi16(a, _mm256_set1_epi16(factor)),
    )
}

/// Rows become columns, in each block by itself.
#[inline]
#[target_feature(enable = "avx2")]
fn turned(rows: [__m256i; 8]) -> [__m256i; 8] {
    let [r0, r1, r2, r3, r4, r5, r6, r7] = rows;
    let (a0, a1) = (_mm256_unpacklo_epi16(r0, r1), _mm256_unpackhi_epi16(r0, r1));
    let (a2, a3) = (_mm256_unpacklo_epi16(r2, r3), _mm256_unpackhi_epi16(r2, r3));
    let (a4, a5) = (_mm256_unpacklo_epi16(r4, r5), _mm256_unpackhi_epi16(r4, r5));
    let (a6, a7) = (_mm256_unpacklo_epi16(r6, r7), _mm256_unpackhi_epi16(r6, r7));
    let (b0, b1) = (_mm256_unpacklo_epi32(a0, a2), _mm256_unpackhi_epi32(a0, a2));
    let (b2, b3) = (_mm256_unpacklo_epi32(a1, a3), _mm256_unpackhi_epi32(a1, a3));
    let (b4, b5) = (_mm256_unpacklo_epi32(a4, a6), _mm256_unpackhi_epi32(a4, a6));
    let (b6, b7) = (_mm256_unpacklo_epi32(a5, a7), _mm256_unpackhi_epi32(a5, a7));
    [
        _mm256_unpacklo_epi64(b0, b4),
        _mm256_unpackhi_epi64(b0, b4),
        _mm256_unpacklo_epi64(b1, b5),
        _mm256_unpackhi_epi64(b1, b5),
        _mm256_unpacklo_epi64(b2, b6),
        _mm256_unpackhi_epi64(b2, b6),
        _mm256_unpacklo_epi64(b3, b7),
        _mm256_unpackhi_epi64(b3, b7),
    ]
}

/// Two halves of sixteen bytes, as a vector takes them.
#[inline(always)]
fn halves(bytes: &[u8; 16]) -> [i64; 2] {
    let whole = u128::from_le_bytes(*bytes);
    [whole as i64, (whole >> 64) as i64]
}

#[inline]
#[target_feature(enable = "avx2")]
fn load(numbers: &[u16; 16]) -> __m256i {
    must_cast(*numbers)
}

#[inline]
#[target_feature(enable = "avx2")]
fn store(numbers: &mut [i16; 16], vector: __m256i) {
    *numbers = must_cast(vector);
}
