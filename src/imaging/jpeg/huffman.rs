//! Huffman codes as tables that a bit reader looks up.
//!
//! In: the body of a table definition (ITU T.81, B.2.4.2). Out: a [`Table`] that tells, for the next bits, what
//! they mean and how many of them are used: most codes in one look, the long ones in a few steps.

/// Codes up to this length are found in one look. Measured on photographs of 2 to 4.5 MB: 9, 10 and 12 are slower.
const SHORT: u32 = 11;
/// The longest code that the format allows.
const LONGEST: usize = 16;

/// What the next bits mean. Packed, since a table of them should stay in the nearest cache:
/// bits 0–5 code and magnitude together, 8–12 the code's length, 16–19 the magnitude's, 20–23 [`Entry::run`], 24–31
/// [`Entry::advance`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry(u32);

impl Entry {
    /// No code begins like this, or a long one.
    const NONE: Entry = Entry(0);
    /// What the end of a block adds to a coefficient's place: more than any place, so that it ends the loop.
    pub(super) const END: usize = 128;

    fn new(code_bits: u32, symbol: u8) -> Self {
        let size = u32::from(symbol & 15);
        let advance = match symbol {
            0xf0 => 16,
            // Only 0 is meant to end a block; the others are read alike by everybody.
            _ if size == 0 => Self::END as u32,
            _ => u32::from(symbol >> 4) + 1,
        };
        let run = u32::from(symbol >> 4);
        Entry(advance << 24 | run << 20 | size << 16 | code_bits << 8 | (code_bits + size))
    }

    /// Bits of the code and of the magnitude that follows it.
    #[inline(always)]
    pub(super) fn bits(self) -> u32 {
        self.0 & 63
    }

    /// Bits of the magnitude alone.
    #[inline(always)]
    pub(super) fn size(self) -> u32 {
        (self.0 >> 16) & 15
    }

    /// What the symbol says beside the magnitude's length: zeros before the coefficient, or, without a magnitude, how
    /// many bits the count of ended blocks has.
    #[inline(always)]
    pub(super) fn run(self) -> u32 {
        (self.0 >> 20) & 15
    }

    /// How many places this coefficient lies behind the one before it, or [`Entry::END`].
    #[inline(always)]
    pub(super) fn advance(self) -> usize {
        (self.0 >> 24) as usize
    }

    /// The coefficient, whose code and magnitude are the first of `bits` (T.81, F.2.2.1).
    #[inline(always)]
    pub(super) fn value(self, bits: u64) -> i32 {
        let size = self.size();
        let magnitude = bits << ((self.0 >> 8) & 63);
        // A first bit of 0 means a negative number, counted from -(2^size - 1).
        let negative = !((magnitude as i64) >> 63) as i32;
        let from_zero = (magnitude >> 1 >> (63 - size)) as i32;
        from_zero + (negative & ((-1_i32 << size) + 1))
    }
}

/// What the next bits mean when they hold one or two whole symbols, magnitudes and all: a symbol takes five bits on
/// average, so that one look often finds two. Bits 0–7 those of both symbols, 8–15 those of the first, 16–23 the first's advance, 24–31 both's, 32–47
/// the first's value, 48–63 the second's. With one symbol only, the second is the first again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair(u64);

impl Pair {
    /// The first symbol alone is too long.
    pub(super) const NONE: Pair = Pair(0);

    fn new(first: (Entry, i32), second: Option<(Entry, i32)>) -> Self {
        let (bits, advance) = (first.0.bits(), first.0.advance());
        let (both_bits, both_advance, value) = match second {
            Some((second, value)) => (bits + second.bits(), advance + second.advance(), value),
            None => (bits, advance, first.1),
        };
        let low = both_bits | bits << 8 | (advance as u32) << 16 | (both_advance as u32) << 24;
        let high = u32::from(first.1 as u16) | u32::from(value as u16) << 16;
        Pair(u64::from(high) << 32 | u64::from(low))
    }

    /// Bits of the first symbol.
    #[inline(always)]
    pub(super) fn first_bits(self) -> u32 {
        (self.0 >> 8) as u32 & 63
    }

    /// Bits of both.
    #[inline(always)]
    pub(super) fn bits(self) -> u32 {
        self.0 as u32 & 63
    }

    /// How far the first coefficient lies behind the one before it, or [`Entry::END`].
    #[inline(always)]
    pub(super) fn first_advance(self) -> usize {
        (self.0 >> 16) as usize & 255
    }

    /// How far the second one does.
    #[inline(always)]
    pub(super) fn advance(self) -> usize {
        (self.0 >> 24) as usize & 255
    }

    #[inline(always)]
    pub(super) fn first_value(self) -> i32 {
        (self.0 >> 32) as i32
    }

    #[inline(always)]
    pub(super) fn value(self) -> i32 {
        (self.0 >> 48) as i32
    }
}

/// A Huffman code.
pub(super) struct Table {
    pairs: [Pair; 1 << SHORT],
    short: [Entry; 1 << SHORT],
    /// For each length the first 16 bits that are behind its codes.
    behind: [u32; LONGEST + 1],
    /// For each length what leads from a code to its place in `symbols`.
    offset: [i32; LONGEST + 1],
    symbols: Vec<u8>,
}

impl Table {
    /// The table whose counts and symbols begin `body`, and the rest of it. None: not a Huffman code.
    pub(super) fn read(body: &[u8]) -> Option<(Table, &[u8])> {
        let (counts, rest) = body.split_first_chunk::<LONGEST>()?;
        let count = counts.iter().map(|&count| usize::from(count)).sum();
        let (symbols, rest) = rest.split_at_checked(count)?;
        Some((Table::new(counts, symbols)?, rest))
    }

    fn new(counts: &[u8; LONGEST], symbols: &[u8]) -> Option<Table> {
        let mut table = Table {
            pairs: [Pair::NONE; 1 << SHORT],
            short: [Entry::NONE; 1 << SHORT],
            behind: [0; LONGEST + 1],
            offset: [0; LONGEST + 1],
            symbols: symbols.to_vec(),
        };
        let (mut code, mut index) = (0_u32, 0_usize);
        for (length, &count) in (1..).zip(counts) {
            table.offset[length as usize] = index as i32 - code as i32;
            for &symbol in symbols.get(index..index + usize::from(count))? {
                if length <= SHORT {
                    let first = (code << (SHORT - length)) as usize;
                    let same = 1_usize << (SHORT - length);
                    let entries = table.short.get_mut(first..first + same)?;
                    entries.fill(Entry::new(length, symbol));
                }
                code += 1;
            }
            index += usize::from(count);
            if code > 1 << length {
                return None;
            }
            table.behind[length as usize] = code << (LONGEST as u32 - length);
            code <<= 1;
        }
        for at in 0..1_u64 << SHORT {
            table.pairs[at as usize] = table.pair_of(at << (64 - SHORT));
        }
        Some(table)
    }

    /// The symbols that the first SHORT bits hold.
    fn pair_of(&self, bits: u64) -> Pair {
        let whole = |bits: u64, known: u32| {
            let entry = self.short[(bits >> (64 - SHORT)) as usize];
            (entry != Entry::NONE && entry.bits() <= known).then(|| (entry, entry.value(bits)))
        };
        let Some(first) = whole(bits, SHORT) else {
            return Pair::NONE;
        };
        let (used, ended) = (first.0.bits(), first.0.advance() == Entry::END);
        let second = whole(bits << used, SHORT - used);
        Pair::new(first, second.filter(|_| !ended))
    }

    /// Whether it codes a block's first coefficients, of pictures of 8 bits.
    pub(super) fn is_for_dc(&self) -> bool {
        self.symbols.iter().all(|&symbol| symbol <= 11)
    }

    /// Whether it codes the others.
    pub(super) fn is_for_ac(&self) -> bool {
        self.symbols.iter().all(|&symbol| symbol & 15 <= 10)
    }

    /// What the first of `bits` mean, as far as they are the coefficients of a block.
    #[inline(always)]
    pub(super) fn pair(&self, bits: u64) -> Pair {
        self.pairs[(bits >> (64 - SHORT)) as usize]
    }

    /// What the first of `bits` mean. None: no code begins like them.
    #[inline(always)]
    pub(super) fn look(&self, bits: u64) -> Option<Entry> {
        let entry = self.short[(bits >> (64 - SHORT)) as usize];
        if entry == Entry::NONE {
            return self.long(bits);
        }
        Some(entry)
    }

    #[cold]
    #[inline(never)]
    fn long(&self, bits: u64) -> Option<Entry> {
        let next = (bits >> 48) as u32;
        let length = (SHORT as usize + 1..=LONGEST).find(|&length| next < self.behind[length])?;
        let code = (next >> (LONGEST - length)) as i32;
        let symbol = self.symbols.get((code + self.offset[length]) as usize)?;
        Some(Entry::new(length as u32, *symbol))
    }
}
