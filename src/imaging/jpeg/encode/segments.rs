//! What stands before the scan: the segments of a JFIF file.
//!
//! In: layout, quantisation table, codes. Out: bytes. No segment says anything about where a picture comes from.

use super::huffman::Code;
use super::layout::{Layout, Sampling};
use super::quantise::{Table, ZIGZAG};

/// The end of the file.
pub(super) const END: [u8; 2] = [0xFF, 0xD9];

/// How many sets of Huffman codes: a grey picture has one, any other two.
fn sets(layout: &Layout) -> usize {
    match layout.sampling {
        Sampling::Grey => 1,
        Sampling::Full | Sampling::HalfWidth | Sampling::Half => 2,
    }
}

/// Everything up to the first bit of the scan; `codes` are those of means and details, for luma and for chroma.
pub(super) fn write(layout: &Layout, table: &Table, codes: [[&Code; 2]; 2], out: &mut Vec<u8>) {
    let sets = sets(layout);
    out.extend([0xFF, 0xD8]);
    // Version 1.01, no density, no thumbnail.
    segment(out, 0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0");
    // One table for all. It is told in the zigzag order, whose places are those of blocks stored column after column.
    let mut body = vec![0];
    body.extend(ZIGZAG.map(|place| table.0[usize::from(place % 8 * 8 + place / 8)]));
    segment(out, 0xDB, &body);
    frame(layout, out);
    for (number, [means, details]) in (0..).zip(&codes[..sets]) {
        for (class, code) in [(0x00, means), (0x10, details)] {
            let mut body = vec![class | number];
            body.extend(code.counts);
            body.extend(&code.symbols);
            segment(out, 0xC4, &body);
        }
    }
    start(layout, out);
}

/// The frame header: eight bits a sample, size, and for each component its sampling and table.
fn frame(layout: &Layout, out: &mut Vec<u8>) {
    let mut body = vec![8];
    body.extend(layout.height.to_be_bytes());
    body.extend(layout.width.to_be_bytes());
    match sets(layout) {
        1 => body.extend([1, 1, layout.sampling.factors(), 0]),
        _ => body.extend([3, 1, layout.sampling.factors(), 0, 2, 0x11, 0, 3, 0x11, 0]),
    }
    segment(out, 0xC0, &body);
}

/// The scan header: all components, all coefficients.
fn start(layout: &Layout, out: &mut Vec<u8>) {
    let mut body = Vec::new();
    match sets(layout) {
        1 => body.extend([1, 1, 0x00]),
        _ => body.extend([3, 1, 0x00, 2, 0x11, 3, 0x11]),
    }
    body.extend([0, 63, 0]);
    segment(out, 0xDA, &body);
}

/// A marker, the length of what follows, and that.
fn segment(out: &mut Vec<u8>, marker: u8, body: &[u8]) {
    // Two bytes tell the length, themselves included; the longest body here has 273 bytes.
    let length = u16::try_from(body.len() + 2).unwrap_or(u16::MAX);
    out.extend([0xFF, marker]);
    out.extend(length.to_be_bytes());
    out.extend(body);
}
