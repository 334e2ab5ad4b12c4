//! Postings: in which works a term stands, as a short text.
//!
//! In: works by their places in the visiting order. Out: signs. Each work is the distance from the one before it, from
//! 0, doubled, and 1 more where the term stands in the work's heading; written to the base 15, in which the last digit of a
//! number is one of the first fifteen signs and every other one of the last fifteen. What is left over of such a text
//! by Brotli is near the least that a list can take.
//!
//! There are no letters and digits among the signs: a soup of letters would sooner or later spell a name, and the
//! audit, which looks for private names in every file, would be right to stop the build.

/// The digits: fifteen that end a number, fifteen that do not.
const SIGNS: &[u8; 30] = b"!#$%&'()*+,-./:;<=>?@[]^_`{|}~";
const BASE: u32 = 15;

/// A work and whether the term stands in its heading, as one number: `2 × work + 1` in headings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Posting(u32);

/// Where in a work a term stands: its heading is the title and the makers' names, as a card shows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Heading,
    Elsewhere,
}

impl Posting {
    pub(super) fn new(work: usize, part: Part) -> Self {
        let work = u32::try_from(work).unwrap_or(u32::MAX >> 1);
        Posting(2 * work + u32::from(part == Part::Heading))
    }

    fn work(self) -> u32 {
        self.0 >> 1
    }
}

/// The works of a term: how many, and the signs.
pub(super) fn write(mut postings: Vec<Posting>) -> (usize, String) {
    postings.sort_unstable();
    let mut signs = String::with_capacity(postings.len() + 4);
    let mut expected = 0;
    let mut count = 0;
    let mut rest = postings.iter().peekable();
    while let Some(posting) = rest.next() {
        // Of one work the heading counts, which is sorted last.
        if rest
            .peek()
            .is_some_and(|next| next.work() == posting.work())
        {
            continue;
        }
        let distance = posting.work() - expected;
        number(2 * distance + (posting.0 & 1), &mut signs);
        expected = posting.work() + 1;
        count += 1;
    }
    (count, signs)
}

fn number(value: u32, signs: &mut String) {
    let mut digits = vec![value % BASE];
    let mut rest = value / BASE;
    while rest > 0 {
        digits.push(BASE + rest % BASE);
        rest /= BASE;
    }
    let digits = digits.into_iter().rev();
    signs.extend(digits.map(|digit| char::from(SIGNS[digit as usize])));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// As `search.js` reads them.
    fn read(signs: &str) -> Vec<(u32, bool)> {
        let (mut work, mut value, mut found) = (0, 0, Vec::new());
        for sign in signs.bytes() {
            let digit = SIGNS.iter().position(|it| *it == sign).unwrap() as u32;
            value = value * BASE + digit % BASE;
            if digit < BASE {
                work += value >> 1;
                found.push((work, value & 1 == 1));
                work += 1;
                value = 0;
            }
        }
        found
    }

    #[test]
    fn the_script_knows_the_same_signs() {
        let script = include_str!("../../../../themes/safety/assets/search.js");
        let signs = std::str::from_utf8(SIGNS).unwrap();
        assert!(script.contains(&format!("\"{signs}\"")));
    }

    #[test]
    fn no_sign_is_a_letter_or_needs_an_escape() {
        let plain = |sign: &u8| sign.is_ascii_punctuation() && !b"\"\\".contains(sign);
        assert!(SIGNS.iter().all(plain));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(works in prop::collection::btree_map(0usize..100_000, any::<bool>(), 0..60)) {
            let part = |title| if title { Part::Heading } else { Part::Elsewhere };
            let twice = works.iter().flat_map(|(&work, &title)| [Posting::new(work, part(title)), Posting::new(work, Part::Elsewhere)]);
            let (count, signs) = write(twice.collect());
            let wanted: Vec<(u32, bool)> = works.iter().map(|(&work, &title)| (work as u32, title)).collect();
            prop_assert_eq!(count, wanted.len());
            prop_assert_eq!(read(&signs), wanted);
        }
    }
}
