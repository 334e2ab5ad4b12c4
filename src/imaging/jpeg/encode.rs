//! Planes to JPEG: baseline JFIF, with Huffman codes made for the picture.
//!
//! In: [`Planes`] and a quality. Out: the bytes of a file without metadata, the same on every machine.
//!
//! One file a step: `layout` says how the planes are cut, `quantise` how coarsely frequencies are kept, `scan` walks,
//! `transform` (`avx2` where there is such a processor) makes two blocks of samples into quantised frequencies,
//! `entropy` counts and writes them, `huffman` makes codes of the counts, `segments` writes what stands before.

#[cfg(target_arch = "x86_64")]
mod avx2;
mod entropy;
mod huffman;
mod layout;
mod quantise;
mod scan;
mod segments;
mod transform;

use entropy::{Census, Writer};
use huffman::{Code, Histogram};
use layout::Layout;
use quantise::{Divisors, ROUNDING, Table};
use scan::{Scan, Share};

use crate::error::PictureError;
use crate::planes::Planes;

/// Encodes a picture; `quality` is from 1 to 100, and looks as libjpeg's does at 80.
///
/// # Errors
/// An edge of zero or beyond 65,535 pixels; planes whose sizes do not belong together.
pub(crate) fn encode(planes: &Planes, quality: u8) -> Result<Vec<u8>, PictureError> {
    let layout = Layout::of(planes)?;
    let share = sampled(planes.luma.data.len());
    Ok(encode_counted(planes, layout, quality, share))
}

/// Encodes with codes made of the counts of a share of the picture.
fn encode_counted(planes: &Planes, layout: Layout, quality: u8, share: Share) -> Vec<u8> {
    let table = &Table::new(quality);
    let divisors = &ROUNDING.map(|rounding| Divisors::new(table, rounding));
    let pixels = planes.luma.data.len();
    let mut scan = Scan {
        planes,
        layout,
        divisors,
        share,
    };
    let mut census = Census::new();
    scan.walk(&mut census);
    let codes = codes(census, share);
    let codes = codes.each_ref().map(|set| set.each_ref());
    let mut out = Vec::with_capacity(pixels / 4 + 1_024);
    segments::write(&layout, table, codes, &mut out);
    scan.share = Share::All;
    let mut writer = Writer::new(codes, scan.blocks(), &mut out);
    scan.walk(&mut writer);
    writer.finish();
    out.extend(segments::END);
    out
}

/// How much of a picture of so many pixels is counted before it is written.
fn sampled(pixels: usize) -> Share {
    match pixels / 65_536 {
        0..=3 => Share::All,
        times => Share::OneIn((times / 2).clamp(2, 8)),
    }
}

/// Codes of means and details, for luma and for chroma.
fn codes(census: Census, share: Share) -> [[Code; 2]; 2] {
    let Census {
        mut means,
        mut details,
        ..
    } = census;
    if let Share::OneIn(share) = share {
        // What was not seen may come yet.
        let times = u32::try_from(share).unwrap_or(u32::MAX);
        for histogram in &mut means {
            scaled(histogram, times, |symbol| symbol <= 11);
        }
        for histogram in &mut details {
            scaled(histogram, times, |symbol| {
                matches!(symbol & 15, 1..=10) || matches!(symbol, 0x00 | 0xF0)
            });
        }
    }
    let [luma, chroma] = [0, 1].map(|set| [Code::new(&means[set]), Code::new(&details[set])]);
    [luma, chroma]
}

fn scaled(histogram: &mut Histogram, times: u32, possible: impl Fn(usize) -> bool) {
    for (symbol, often) in histogram.iter_mut().enumerate() {
        *often = often.saturating_mul(times) + u32::from(possible(symbol));
    }
}

#[cfg(test)]
mod tests;
