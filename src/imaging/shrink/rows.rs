//! The arithmetic of a smaller picture: rows weighed into one, and one row made shorter.
//!
//! In: samples and weights. Out: samples. Whole numbers only, the same on every machine: what AVX2 does in sixteen
//! lanes, the plain loops do one by one, and a test holds them together.
//!
//! Between the two passes a sample has six bits behind the point, so that nothing is rounded twice to bytes.

use super::taps::Taps;
use crate::processor::widest;

/// Bits behind the point between the passes.
const FINE: u32 = 6;
/// Bits behind the point of the weights.
const WEIGHT: u32 = 14;

/// Weighs rows of equal length into one, with [`FINE`] bits behind the point. There are as many weights as rows.
pub(super) fn weigh(rows: &[&[u8]], weights: &[i16], out: &mut [i16]) {
    widest!(
        avx2::weigh(rows, weights, out),
        weigh_plainly(rows, weights, out, 0)
    );
}

/// Makes a weighed row shorter. Every list of weights fits into `row`, which is longer than the source's by as many
/// samples as a list has.
pub(super) fn shorten(row: &[i16], taps: &Taps, out: &mut [u8]) {
    widest!(
        avx2::shorten(row, taps, out),
        shorten_plainly(row, taps, out, 0)
    );
}

/// From the column `from` on.
fn weigh_plainly(rows: &[&[u8]], weights: &[i16], out: &mut [i16], from: usize) {
    for (column, out) in out.iter_mut().enumerate().skip(from) {
        let sum: i32 = rows
            .iter()
            .zip(weights)
            .map(|(row, &weight)| i32::from(row[column]) * i32::from(weight))
            .sum();
        *out = fine(sum);
    }
}

/// From the sample `from` on.
fn shorten_plainly(row: &[i16], taps: &Taps, out: &mut [u8], from: usize) {
    for ((first, weights), out) in taps.iter().zip(out).skip(from) {
        let sum: i32 = weights
            .iter()
            .zip(&row[first..])
            .map(|(&weight, &sample)| i32::from(sample) * i32::from(weight))
            .sum();
        *out = byte(sum);
    }
}

fn fine(sum: i32) -> i16 {
    let rounded = (sum + (1 << (WEIGHT - FINE - 1))) >> (WEIGHT - FINE);
    rounded.clamp(i32::from(i16::MIN), i32::from(i16::MAX)) as i16
}

fn byte(sum: i32) -> u8 {
    ((sum + (1 << (WEIGHT + FINE - 1))) >> (WEIGHT + FINE)).clamp(0, 255) as u8
}

#[cfg(target_arch = "x86_64")]
mod avx2 {
    use std::arch::x86_64::*;

    use bytemuck::must_cast;

    use super::{FINE, Taps, WEIGHT, shorten_plainly, weigh_plainly};

    /// Columns weighed at a time: the sums of all of them stay in registers.
    const COLUMNS: usize = 64;
    /// Outputs shortened at a time.
    const OUTPUTS: usize = 8;
    /// Samples weighed at a time.
    const LANES: usize = 16;

    #[target_feature(enable = "avx2")]
    pub(super) fn weigh(rows: &[&[u8]], weights: &[i16], out: &mut [i16]) {
        let whole = out.len() / COLUMNS * COLUMNS;
        for (column, out) in (0..whole)
            .step_by(COLUMNS)
            .zip(out.chunks_exact_mut(COLUMNS))
        {
            let mut sums = [_mm256_set1_epi32(1 << (WEIGHT - FINE - 1)); COLUMNS / 8];
            for (pair, weights) in rows.chunks(2).zip(weights.chunks(2)) {
                let second = weights.get(1).copied().unwrap_or(0);
                let both = (i32::from(second) << 16) | i32::from(weights[0] as u16);
                let both = _mm256_set1_epi32(both);
                let upper = window(pair[0], column);
                let lower = window(pair.get(1).unwrap_or(&pair[0]), column);
                for (at, sums) in sums.chunks_exact_mut(2).enumerate() {
                    let a = must_cast(upper[at]);
                    let b = must_cast(lower[at]);
                    let low = _mm256_cvtepu8_epi16(_mm_unpacklo_epi8(a, b));
                    let high = _mm256_cvtepu8_epi16(_mm_unpackhi_epi8(a, b));
                    sums[0] = _mm256_add_epi32(sums[0], _mm256_madd_epi16(low, both));
                    sums[1] = _mm256_add_epi32(sums[1], _mm256_madd_epi16(high, both));
                }
            }
            for (sums, out) in sums.chunks_exact(2).zip(out.as_chunks_mut().0) {
                let low = _mm256_srai_epi32::<{ (WEIGHT - FINE) as i32 }>(sums[0]);
                let high = _mm256_srai_epi32::<{ (WEIGHT - FINE) as i32 }>(sums[1]);
                // The packing instruction works in halves: put them in order afterwards.
                let packed =
                    _mm256_permute4x64_epi64::<0b11_01_10_00>(_mm256_packs_epi32(low, high));
                *out = must_cast::<__m256i, [i16; LANES]>(packed);
            }
        }
        weigh_plainly(rows, weights, out, whole);
    }

    #[target_feature(enable = "avx2")]
    pub(super) fn shorten(row: &[i16], taps: &Taps, out: &mut [u8]) {
        match taps.length() {
            16 => shorten_in::<1>(row, taps, out),
            _ => shorten_in::<0>(row, taps, out),
        }
    }

    /// `BLOCKS`: how many times sixteen weights there are; 0: any number.
    #[target_feature(enable = "avx2")]
    fn shorten_in<const BLOCKS: usize>(row: &[i16], taps: &Taps, out: &mut [u8]) {
        let whole = out.len() / OUTPUTS * OUTPUTS;
        let blocks = if BLOCKS == 0 {
            taps.length() / LANES
        } else {
            BLOCKS
        };
        let (firsts, weights) = taps.parts();
        let firsts = firsts.as_chunks::<OUTPUTS>().0;
        let weights = weights
            .as_chunks::<LANES>()
            .0
            .chunks_exact(blocks * OUTPUTS);
        for ((firsts, weights), out) in firsts
            .iter()
            .zip(weights)
            .zip(out.chunks_exact_mut(OUTPUTS))
        {
            let mut sums = [_mm256_setzero_si256(); OUTPUTS];
            for ((sum, &first), weights) in sums
                .iter_mut()
                .zip(firsts)
                .zip(weights.chunks_exact(blocks))
            {
                let samples = row[first..first + blocks * LANES].as_chunks::<LANES>().0;
                for (weights, samples) in weights.iter().zip(samples) {
                    let product = _mm256_madd_epi16(must_cast(*weights), must_cast(*samples));
                    *sum = _mm256_add_epi32(*sum, product);
                }
            }
            // Eight sums of eight parts each: added up in pairs, then the halves.
            let fours = [0, 2, 4, 6].map(|pair| _mm256_hadd_epi32(sums[pair], sums[pair + 1]));
            let first = _mm256_hadd_epi32(fours[0], fours[1]);
            let second = _mm256_hadd_epi32(fours[2], fours[3]);
            let low = _mm256_permute2x128_si256::<0x20>(first, second);
            let high = _mm256_permute2x128_si256::<0x31>(first, second);
            let half = _mm256_set1_epi32(1 << (WEIGHT + FINE - 1));
            let sum = _mm256_add_epi32(_mm256_add_epi32(low, high), half);
            let values = _mm256_srai_epi32::<{ (WEIGHT + FINE) as i32 }>(sum);
            let words = _mm256_packs_epi32(values, values);
            let bytes = _mm256_packus_epi16(words, words);
            let low = _mm256_extract_epi32::<0>(bytes).to_le_bytes();
            let high = _mm256_extract_epi32::<4>(bytes).to_le_bytes();
            out[..4].copy_from_slice(&low);
            out[4..].copy_from_slice(&high);
        }
        shorten_plainly(row, taps, out, whole);
    }

    /// Some samples of a row, sixteen by sixteen.
    #[inline(always)]
    fn window(row: &[u8], column: usize) -> &[[u8; 16]] {
        row[column..column + COLUMNS].as_chunks().0
    }
}

#[cfg(test)]
mod tests {
    use super::super::taps::Stretch;
    use super::*;

    /// Rows that repeat nothing.
    fn noise(length: usize, seed: u32) -> Vec<u8> {
        let mut state = seed.wrapping_mul(2_654_435_761) | 1;
        let mut next = || {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            (state >> 24) as u8
        };
        (0..length).map(|_| next()).collect()
    }

    #[test]
    fn every_processor_makes_the_same_rows() {
        for count in [1, 2, 5, 12, 31] {
            let rows: Vec<Vec<u8>> = (0..count).map(|at| noise(333, at)).collect();
            let rows: Vec<&[u8]> = rows.iter().map(Vec::as_slice).collect();
            let weights: Vec<i16> = (0..count).map(|at| 1_500 - 170 * at as i16).collect();
            let (mut plain, mut fast) = (vec![0; 333], vec![0; 333]);
            weigh_plainly(&rows, &weights, &mut plain, 0);
            weigh(&rows, &weights, &mut fast);
            assert_eq!(plain, fast, "{count} rows");
        }
        for (length, count) in [(333, 100), (333, 333), (2_000, 31), (4_000, 9), (7, 3)] {
            let taps = Taps::new(&Stretch::whole(0..length), count, 16);
            let mut row: Vec<i16> = noise(length, 7)
                .iter()
                .map(|&byte| i16::from(byte) << FINE)
                .collect();
            row.resize(length + taps.length(), 0);
            let (mut plain, mut fast) = (vec![0; count], vec![0; count]);
            shorten_plainly(&row, &taps, &mut plain, 0);
            shorten(&row, &taps, &mut fast);
            assert_eq!(plain, fast, "{length} to {count}");
        }
    }
}
