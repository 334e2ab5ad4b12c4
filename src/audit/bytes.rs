//! Numbers and slices out of strangers' bytes: everything beyond the end is `None`, nothing panics.

use std::io::Read;
use std::ops::Range;

use memchr::memmem;

/// Which end of a number comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    Big,
    Little,
}

/// What a compressed part may grow to: a drawing's worth of text, not a bomb.
const INFLATED: u64 = 32 << 20;

pub(super) fn slice(bytes: &[u8], start: usize, length: usize) -> Option<&[u8]> {
    bytes.get(start..start.checked_add(length)?)
}

pub(super) fn u16_at(bytes: &[u8], at: usize, order: Order) -> Option<u16> {
    let two = slice(bytes, at, 2)?.try_into().ok()?;
    Some(match order {
        Order::Big => u16::from_be_bytes(two),
        Order::Little => u16::from_le_bytes(two),
    })
}

pub(super) fn u32_at(bytes: &[u8], at: usize, order: Order) -> Option<u32> {
    let four = slice(bytes, at, 4)?.try_into().ok()?;
    Some(match order {
        Order::Big => u32::from_be_bytes(four),
        Order::Little => u32::from_le_bytes(four),
    })
}

/// A big-endian number of 0 to 8 bytes.
pub(super) fn big(bytes: &[u8], at: usize, length: usize) -> Option<u64> {
    let digits = slice(bytes, at, length.min(8))?;
    Some(digits.iter().fold(0, |n, byte| n << 8 | u64::from(*byte)))
}

pub(super) fn contains(bytes: &[u8], part: &[u8]) -> bool {
    memmem::find(bytes, part).is_some()
}

/// The parts between an opening and the next closing, at most `most` of them.
pub(super) fn between<'a>(
    bytes: &'a [u8],
    open: &'a [u8],
    close: &'a [u8],
    most: usize,
) -> impl Iterator<Item = Range<usize>> + 'a {
    let mut at = 0;
    let next = move || {
        let start = at + memmem::find(bytes.get(at..)?, open)? + open.len();
        let end = memmem::find(&bytes[start..], close).map_or(bytes.len(), |end| start + end);
        at = (end + close.len()).min(bytes.len());
        Some(start..end)
    };
    std::iter::from_fn(next).take(most)
}

/// What zlib or plain deflate packed, as far as it can be read.
pub(super) fn inflate(packed: &[u8]) -> Vec<u8> {
    let zlib = read_some(flate2::read::ZlibDecoder::new(packed));
    match zlib.is_empty() {
        true => read_some(flate2::read::DeflateDecoder::new(packed)),
        false => zlib,
    }
}

/// What plain deflate packed, as far as it can be read.
pub(super) fn inflate_raw(packed: &[u8]) -> Vec<u8> {
    read_some(flate2::read::DeflateDecoder::new(packed))
}

/// What gzip packed, as far as it can be read.
pub(super) fn gunzip(packed: &[u8]) -> Vec<u8> {
    read_some(flate2::read::MultiGzDecoder::new(packed))
}

/// A damaged stream gives what came before the damage: that much a stranger could read too.
fn read_some(reader: impl Read) -> Vec<u8> {
    let mut bytes = Vec::new();
    match reader.take(INFLATED).read_to_end(&mut bytes) {
        Ok(_) | Err(_) => bytes,
    }
}
