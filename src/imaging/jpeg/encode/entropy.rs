//! From quantised blocks to symbols: counted first, then written as bits.
//!
//! In: blocks in the order of the scan. Out: histograms ([`Census`]) or the bytes of the scan ([`Writer`]), with a
//! zero after each 0xFF, as JPEG demands.

use super::huffman::{Code, Histogram};
use super::quantise::ZIGZAG;
use super::transform::Pair;

/// No more zeros than that are told before a value.
const MOST_ZEROS: u32 = 15;
/// Sixteen zeros and no value after them.
const SIXTEEN_ZEROS: usize = 0xF0;
/// Nothing but zeros until the end of a block.
const END: usize = 0;

/// Which block of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
}

/// What a block belongs to, in the order of the file's components.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Channel {
    Luma,
    Blue,
    Red,
}

impl Channel {
    /// Which of the two sets of tables it uses.
    #[inline(always)]
    fn tables(self) -> usize {
        usize::from(self != Channel::Luma)
    }
}

/// Takes blocks in the order of the scan.
pub(super) trait Sink {
    fn block(&mut self, pair: &Pair, side: Side, channel: Channel);
    /// A row of units is over.
    fn row(&mut self);
    /// The unit before was left out: the next means cannot be told as differences.
    fn gap(&mut self);
}

/// Where each bit of a column's byte goes in the zigzag.
static PLACES: [[u64; 256]; 8] = places();

const fn places() -> [[u64; 256]; 8] {
    let mut places = [[0; 256]; 8];
    let mut place = 0;
    while place < 64 {
        let (column, row) = (ZIGZAG[place] as usize / 8, ZIGZAG[place] as usize % 8);
        let mut byte = 0;
        while byte < 256 {
            if byte >> row & 1 == 1 {
                places[column][byte] |= 1 << place;
            }
            byte += 1;
        }
        place += 1;
    }
    places
}

/// Where each place of the zigzag stands in a flat pair.
static STANDS: [u8; 64] = stands();

const fn stands() -> [u8; 64] {
    let mut stands = [0; 64];
    let mut place = 0;
    while place < 64 {
        stands[place] = ZIGZAG[place] / 8 * 16 + ZIGZAG[place] % 8;
        place += 1;
    }
    stands
}

/// A block as the coders walk through it.
struct Walk<'a> {
    values: &'a [i16; 128],
    side: usize,
    /// Which details are left: the bit of each place in the zigzag.
    left: u64,
    place: u32,
}

impl<'a> Walk<'a> {
    #[inline(always)]
    fn new(pair: &'a Pair, side: Side) -> Walk<'a> {
        let side = usize::from(side == Side::Right);
        let columns = pair.nonzero[side].to_le_bytes();
        let left = (0..8).fold(0, |all, column| {
            all | PLACES[column][usize::from(columns[column])]
        });
        Walk {
            values: flat(&pair.values),
            side: side * 8,
            left: left & !1,
            place: 0,
        }
    }

    #[inline(always)]
    fn mean(&self) -> i32 {
        i32::from(self.values[self.side])
    }

    /// The next detail: the zeros before it and its value.
    #[inline(always)]
    fn next(&mut self) -> Option<(u32, i32)> {
        if self.left == 0 {
            return None;
        }
        let place = self.left.trailing_zeros();
        self.left &= self.left - 1;
        let zeros = place - self.place - 1;
        self.place = place;
        let stand = usize::from(STANDS[place as usize & 63]) + self.side;
        Some((zeros, i32::from(self.values[stand & 127])))
    }

    /// Whether zeros are left at the end.
    #[inline(always)]
    fn ends_early(&self) -> bool {
        self.place != 63
    }
}

#[inline(always)]
fn flat(values: &[[i16; 16]; 8]) -> &[i16; 128] {
    // The length is known: the conversion cannot fail, and the compiler drops the check.
    match values.as_flattened().try_into() {
        Ok(flat) => flat,
        Err(_) => unreachable!(),
    }
}

/// How many bits the magnitude of a value has: the category by which JPEG tells it.
#[inline(always)]
fn size(value: i32) -> u32 {
    32 - value.unsigned_abs().leading_zeros()
}

/// Counts symbols.
pub(super) struct Census {
    pub(super) means: [Histogram; 2],
    pub(super) details: [Histogram; 2],
    before: [Option<i32>; 3],
}

impl Census {
    pub(super) fn new() -> Census {
        Census {
            means: [[0; 256]; 2],
            details: [[0; 256]; 2],
            before: [Some(0); 3],
        }
    }
}

impl Sink for Census {
    #[inline(always)]
    fn block(&mut self, pair: &Pair, side: Side, channel: Channel) {
        let mut walk = Walk::new(pair, side);
        let mean = walk.mean();
        let tables = channel.tables();
        if let Some(before) = self.before[channel as usize].replace(mean) {
            self.means[tables][size(mean - before) as usize & 15] += 1;
        }
        let details = &mut self.details[tables];
        while let Some((mut zeros, value)) = walk.next() {
            while zeros > MOST_ZEROS {
                details[SIXTEEN_ZEROS] += 1;
                zeros -= 16;
            }
            details[(zeros << 4 | size(value)) as usize & 255] += 1;
        }
        if walk.ends_early() {
            details[END] += 1;
        }
    }

    fn row(&mut self) {}

    fn gap(&mut self) {
        self.before = [None; 3];
    }
}

/// Some bits to write: the upper 27 are the bits, right-aligned, the lower 5 how many there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Bits(u32);

impl Bits {
    const fn new(bits: u32, count: u32) -> Bits {
        Bits(bits << 5 | count)
    }

    /// A word, then the bits that tell a value of a known size.
    #[inline(always)]
    fn with_value(self, value: i32, size: u32) -> Bits {
        // A negative value is told by the low bits of the number below it.
        let low = (value + (value >> 31)).cast_unsigned() & ((1 << size) - 1);
        Bits::new((self.0 >> 5) << size | low, (self.0 & 31) + size)
    }
}

/// Details between are written by one look: the values from −32 to 31 after each run of zeros.
const SMALL: i32 = 32;

/// The words of one set of tables, laid out for the writer.
struct Words {
    means: [Bits; 16],
    details: [Bits; 256],
    /// Word and value together, for small values: `zeros · 64 + value + 32`.
    small: [Bits; 1_024],
}

impl Words {
    fn new(means: &Code, details: &Code) -> Words {
        let word = |code: &Code, symbol: usize| {
            let (word, bits) = code.words[symbol];
            Bits::new(u32::from(word), u32::from(bits))
        };
        let details: [Bits; 256] = std::array::from_fn(|symbol| word(details, symbol));
        let mut small = [Bits::default(); 1_024];
        for zeros in 0..16_usize {
            for value in -SMALL..SMALL {
                let size = size(value);
                small[zeros * 64 + (value + SMALL).cast_unsigned() as usize] =
                    details[zeros << 4 | size as usize].with_value(value, size);
            }
        }
        Words {
            means: std::array::from_fn(|size| word(means, size)),
            details,
            small,
        }
    }
}

/// Writes symbols.
pub(super) struct Writer<'a> {
    words: [Words; 2],
    before: [i32; 3],
    /// The bytes of a row of units, before zeros are put after each 0xFF.
    raw: Vec<u8>,
    filled: usize,
    /// Bits that do not yet fill eight bytes, right-aligned, and how many more would.
    pending: u64,
    free: u32,
    out: &'a mut Vec<u8>,
}

/// A block has at most 64 values of at most 16 + 11 bits.
const BLOCK_BYTES: usize = 64 * 27 / 8;

impl<'a> Writer<'a> {
    /// `blocks` is how many a row of units has, of all channels.
    pub(super) fn new(codes: [[&Code; 2]; 2], blocks: usize, out: &'a mut Vec<u8>) -> Writer<'a> {
        Writer {
            words: codes.map(|[means, details]| Words::new(means, details)),
            before: [0; 3],
            raw: vec![0; blocks * BLOCK_BYTES + 16],
            filled: 0,
            pending: 0,
            free: 64,
            out,
        }
    }

    /// The last byte is filled with ones.
    pub(super) fn finish(mut self) {
        let padding = self.free % 8;
        let bits = (self.pending << padding) | ((1 << padding) - 1);
        let used = 64 - (self.free - padding);
        let bytes = (if used == 0 { 0 } else { bits << (64 - used) }).to_be_bytes();
        let count = used as usize / 8;
        self.raw[self.filled..][..count].copy_from_slice(&bytes[..count]);
        self.filled += count;
        self.row();
    }
}

/// The bits that wait, outside of the writer's fields while a block is written.
struct Queue<'a> {
    raw: &'a mut [u8],
    filled: usize,
    pending: u64,
    free: u32,
}

impl Queue<'_> {
    #[inline(always)]
    fn put(&mut self, Bits(packed): Bits) {
        let (bits, count) = (u64::from(packed >> 5), packed & 31);
        if count <= self.free && self.free - count > 0 {
            self.free -= count;
            self.pending = self.pending << count | bits;
        } else {
            let over = count - self.free;
            let full = (self.pending << self.free) | bits >> over;
            self.raw[self.filled..][..8].copy_from_slice(&full.to_be_bytes());
            self.filled += 8;
            self.pending = bits;
            self.free = 64 - over;
        }
    }
}

impl Sink for Writer<'_> {
    #[inline(always)]
    fn block(&mut self, pair: &Pair, side: Side, channel: Channel) {
        let mut walk = Walk::new(pair, side);
        let words = &self.words[channel.tables()];
        let mut queue = Queue {
            raw: &mut self.raw,
            filled: self.filled,
            pending: self.pending,
            free: self.free,
        };
        let mean = walk.mean();
        let step = mean - std::mem::replace(&mut self.before[channel as usize], mean);
        let bits = size(step);
        queue.put(words.means[bits as usize & 15].with_value(step, bits));
        while let Some((mut zeros, value)) = walk.next() {
            while zeros > MOST_ZEROS {
                queue.put(words.details[SIXTEEN_ZEROS]);
                zeros -= 16;
            }
            let near = (value + SMALL).cast_unsigned();
            if near < 64 {
                queue.put(words.small[(zeros << 6 | near) as usize & 1_023]);
            } else {
                let bits = size(value);
                let word = words.details[(zeros << 4 | bits) as usize & 255];
                queue.put(word.with_value(value, bits));
            }
        }
        if walk.ends_early() {
            queue.put(words.details[END]);
        }
        (self.filled, self.pending, self.free) = (queue.filled, queue.pending, queue.free);
    }

    fn row(&mut self) {
        stuff(&self.raw[..self.filled], self.out);
        self.filled = 0;
    }

    fn gap(&mut self) {}
}

/// Appends bytes, a zero after each 0xFF.
fn stuff(raw: &[u8], out: &mut Vec<u8>) {
    out.reserve(raw.len() + raw.len() / 64);
    let (chunks, rest) = raw.as_chunks::<8>();
    let mut copied = 0;
    for (index, chunk) in chunks.iter().enumerate() {
        // A byte of ones is a byte of zeros the other way round; the subtraction borrows out of those only.
        let inverse = !u64::from_ne_bytes(*chunk);
        let hit = inverse.wrapping_sub(0x0101_0101_0101_0101) & !inverse & 0x8080_8080_8080_8080;
        if hit != 0 {
            out.extend_from_slice(&raw[copied..index * 8]);
            copied = index * 8 + 8;
            stuff_each(chunk, out);
        }
    }
    out.extend_from_slice(&raw[copied..chunks.len() * 8]);
    stuff_each(rest, out);
}

fn stuff_each(raw: &[u8], out: &mut Vec<u8>) {
    for &byte in raw {
        out.push(byte);
        if byte == 0xFF {
            out.push(0);
        }
    }
}
