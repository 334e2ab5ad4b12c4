//! Huffman codes made for a picture: from how often each symbol comes to the codes and the segment that states them.
//!
//! In: a [`Histogram`]. Out: a [`Code`]. No code is longer than 16 bits and none is all ones, as JPEG demands.

/// How often each symbol comes.
pub(super) type Histogram = [u32; 256];

/// The longest code that JPEG allows, in bits.
const LONGEST: usize = 16;

/// A prefix code: a word for each symbol.
#[derive(Clone, Debug)]
pub(super) struct Code {
    /// How many words there are of 1 to 16 bits.
    pub(super) counts: [u8; LONGEST],
    /// The symbols, those with shorter words first.
    pub(super) symbols: Vec<u8>,
    /// For each symbol its word and how many bits that has; 0 bits for a symbol without a word.
    pub(super) words: [(u16, u8); 256],
}

impl Code {
    /// The shortest code for symbols that come so often; those that never come get no word.
    pub(super) fn new(histogram: &Histogram) -> Code {
        let mut ranked: Vec<(u32, u8)> = (0..=255_u8)
            .map(|symbol| (histogram[usize::from(symbol)], symbol))
            .filter(|(often, _)| *often > 0)
            .collect();
        ranked.sort_by_key(|&(often, symbol)| (std::cmp::Reverse(often), symbol));
        // One more, the rarest of all, takes the word of ones and is then forgotten.
        let weights: Vec<u64> = ranked
            .iter()
            .map(|(often, _)| u64::from(*often))
            .chain([0])
            .collect();
        let mut counts = lengths(&weights);
        if let Some(last) = counts.iter_mut().rev().find(|count| **count > 0) {
            *last -= 1;
        }
        Code::assigned(
            counts,
            ranked.into_iter().map(|(_, symbol)| symbol).collect(),
        )
    }

    /// Hands out words in order: the first of a length follows the last of the length before.
    fn assigned(counts: [u8; LONGEST], symbols: Vec<u8>) -> Code {
        let mut words = [(0, 0); 256];
        let mut left = symbols.iter();
        let mut word = 0_u16;
        for (bits, count) in (1_u8..).zip(counts) {
            for symbol in left.by_ref().take(usize::from(count)) {
                words[usize::from(*symbol)] = (word, bits);
                word += 1;
            }
            word <<= 1;
        }
        Code {
            counts,
            symbols,
            words,
        }
    }
}

/// How many words of each length are best for weights that fall, by merging packages (Larmore and Hirschberg 1990).
fn lengths(weights: &[u64]) -> [u8; LONGEST] {
    let mut counts = [0; LONGEST];
    if weights.len() < 2 {
        return counts;
    }
    // Level by level: the weights, merged with pairs of the level before; which of the row are weights of their own.
    let mut levels: Vec<Vec<bool>> = Vec::with_capacity(LONGEST);
    let mut row: Vec<u64> = Vec::new();
    for _ in 0..LONGEST {
        let mut packages = row.chunks_exact(2).map(|two| two[0] + two[1]).peekable();
        let mut own = weights.iter().rev().copied().peekable();
        let mut merged = Vec::with_capacity(2 * weights.len());
        let mut level = Vec::with_capacity(2 * weights.len());
        loop {
            let first = match (own.peek(), packages.peek()) {
                (Some(weight), Some(package)) => weight <= package,
                (Some(_), None) => true,
                (None, Some(_)) => false,
                (None, None) => break,
            };
            level.push(first);
            merged.extend(if first { own.next() } else { packages.next() });
        }
        levels.push(level);
        row = merged;
    }
    // Back from the last level: each weight that is taken there makes a word one bit longer, the rarest first.
    let mut bits = vec![0_usize; weights.len()];
    let mut taken = 2 * weights.len() - 2;
    for level in levels.iter().rev() {
        let own = level[..taken].iter().filter(|own| **own).count();
        bits.iter_mut().rev().take(own).for_each(|bits| *bits += 1);
        taken = 2 * (taken - own);
    }
    for bits in bits {
        counts[bits - 1] += 1;
    }
    counts
}
