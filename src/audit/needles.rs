//! Private values, looked for in every byte.
//!
//! In: values with what they are, and what is public all the same. Out: [`Needles`], which finds them as they are
//! (composed or decomposed), in base64 at each of its three alignments, hexadecimal, percent signs, `\u` and `&#;`
//! escapes and UTF-16 in any file; and in texts also without marks and capitals, with any signs between their words,
//! behind any mixture of escapes. Files with values in their names are found too.
//!
//! **Which values are looked for.** One that visitors meet anyway proves nothing: “Lan”, “4”, a province, a word of a
//! title. So a value is looked for only if it tells one child from others: at least eight letters and digits, or
//! three words of six; not all the same; of digits alone, nine. Without marks it is looked for from three words of
//! seven letters, two words of ten, one of eleven, or eight signs with letters and digits both. A value that stands
//! in a public label (a title, a name that may be shown) is left out. [`Needles::passed_over`] counts what is not
//! looked for.
//!
//! There may be tens of thousands of values in twenty writings each: the first eight bytes of each writing go
//! through a filter of bits, and only what passes is compared. An automaton over them all would take gigabytes.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use super::finding::{At, Finding, Leak, Written};
use super::folding::{Folded, fold};
use crate::diagnostics::Message;
use crate::digest::Digest;

/// A private value.
#[derive(Clone, Debug)]
pub struct Needle {
    /// The value.
    pub value: String,
    /// What it is, as part of a sentence: “the full name in content/a.yaml”.
    pub what: Message,
}

/// All private values of a site, ready to be looked for.
#[derive(Debug)]
pub struct Needles {
    what: Vec<Message>,
    exact: Patterns,
    folded: Patterns,
    passed_over: usize,
    digest: Digest,
}

impl Needles {
    /// None: for folders of which nothing private is known.
    pub fn none() -> Self {
        Needles::new(&[], &[])
    }

    /// `public` are labels that visitors may read: titles, names that may be shown; no running text.
    pub fn new(needles: &[Needle], public: &[&str]) -> Self {
        let public: Vec<String> = public.iter().map(|label| fold(label).text).collect();
        let public = format!(" {} ", public.join(" \u{1} "));
        let (mut exact, mut folded) = (Vec::new(), Vec::new());
        let mut what = Vec::new();
        let mut known = BTreeSet::new();
        let mut passed_over = 0;
        for needle in needles {
            let skeleton = fold(&needle.value).text;
            if !known.insert(needle.value.as_str()) {
                continue;
            }
            let is_public = public.contains(&format!(" {skeleton} "));
            let told = Telling::of(&needle.value, &skeleton);
            if is_public || told == Telling::Nothing {
                passed_over += 1;
                continue;
            }
            let number = what.len();
            what.push(needle.what.clone());
            exact.extend(writings(&needle.value, number));
            if told == Telling::Folded {
                folded.extend(skeletons(&skeleton, number));
            }
        }
        let values = known.into_iter().map(str::as_bytes);
        let digest = Digest::of_parts(values.chain([public.as_bytes()]));
        Needles {
            what,
            exact: Patterns::new(exact),
            folded: Patterns::new(folded),
            passed_over,
            digest,
        }
    }

    /// How many values are too short, too ordinary or public: nobody looks for them.
    pub fn passed_over(&self) -> usize {
        self.passed_over
    }

    /// How many values are looked for.
    pub fn sought(&self) -> usize {
        self.what.len()
    }

    /// Tells these values from others, for verdicts that are remembered.
    pub(super) fn digest(&self) -> Digest {
        self.digest
    }

    /// Looks through any bytes.
    pub(super) fn in_bytes(&self, bytes: &[u8], grain: Grain, found: &mut Hits) {
        self.exact.find(bytes, grain, |needle, written, at| {
            found.add(needle, written, at);
        });
    }

    /// Looks through a text, past its marks and escapes.
    pub(super) fn in_text(&self, text: &str, found: &mut Hits) {
        if self.folded.is_empty() {
            return;
        }
        let Folded { text, origins } = fold(text);
        self.folded
            .find(text.as_bytes(), Grain::Words, |needle, written, at| {
                let word = origins.partition_point(|(folded, _)| *folded <= at);
                let origin = origins.get(word.saturating_sub(1));
                found.add(needle, written, origin.map_or(0, |(_, source)| *source));
            });
    }

    /// Looks at a file's name.
    pub(super) fn in_name(&self, path: &str, findings: &mut Vec<Finding>) {
        let mut hits = Hits::default();
        self.in_bytes(path.as_bytes(), Grain::Words, &mut hits);
        self.in_text(path, &mut hits);
        for needle in hits.0.into_keys() {
            findings.push(Finding::file(self.leak(needle, Written::Name)));
        }
    }

    /// The findings of all hits in one file; `place` tells where a byte stands.
    pub(super) fn findings(&self, hits: Hits, place: impl Fn(usize) -> At) -> Vec<Finding> {
        let finding = |(needle, (written, at))| Finding {
            at: place(at),
            leak: self.leak(needle, written),
        };
        hits.0.into_iter().map(finding).collect()
    }

    fn leak(&self, needle: usize, written: Written) -> Leak {
        let Message { vi, en } = self.what[needle].clone();
        Leak::PrivateValue { vi, en, written }
    }
}

/// What was found in one file: of each value the plainest writing, and where.
#[derive(Debug, Default)]
pub(super) struct Hits(BTreeMap<usize, (Written, usize)>);

impl Hits {
    fn add(&mut self, needle: usize, written: Written, at: usize) {
        let hit = self.0.entry(needle).or_insert((written, at));
        *hit = (*hit).min((written, at));
    }

    /// Takes over hits of which only one place is known.
    pub(super) fn extend_at(&mut self, other: Hits, at: usize) {
        for (needle, (written, _)) in other.0 {
            self.0.entry(needle).or_insert((written, at));
        }
    }
}

/// What surrounds a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grain {
    /// Words: a part of a longer one is no hit.
    Words,
    /// Bytes of any kind: what stands beside a value there means nothing.
    Bytes,
}

/// How much a value tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Telling {
    /// It could stand anywhere.
    Nothing,
    /// With its marks and capitals it tells somebody from others.
    Exact,
    /// Also without them.
    Folded,
}

impl Telling {
    fn of(value: &str, skeleton: &str) -> Self {
        let words = skeleton.split(' ').filter(|word| !word.is_empty()).count();
        let signs = skeleton.chars().filter(|c| *c != ' ').count();
        let digits = skeleton.chars().filter(char::is_ascii_digit).count();
        let distinct: BTreeSet<char> = skeleton.chars().filter(|c| *c != ' ').collect();
        let enough = match words {
            _ if digits == signs => signs >= 9,
            _ if digits > 0 => signs >= 8,
            0 | 1 => signs >= 11,
            2 => signs >= 10,
            _ => signs >= 7,
        };
        let marked = !value
            .chars()
            .all(|c| c.is_ascii_lowercase() || !c.is_alphanumeric());
        let exact = digits < signs && marked && (signs >= 8 || (words >= 3 && signs >= 6));
        match distinct.len() {
            0..=3 => Telling::Nothing,
            _ if enough => Telling::Folded,
            _ if exact => Telling::Exact,
            _ => Telling::Nothing,
        }
    }
}

/// The exact writings of a value.
fn writings(value: &str, needle: usize) -> Vec<Pattern> {
    let mut patterns = Vec::new();
    let mut add = |bytes: Vec<u8>, written| {
        patterns.push(Pattern {
            bytes,
            needle,
            written,
        });
    };
    let forms: BTreeSet<String> = [value.nfc().collect(), value.nfd().collect()].into();
    for form in &forms {
        let bytes = form.as_bytes();
        add(bytes.to_vec(), Written::Plain);
        for upper in [true, false] {
            add(percent(form, upper), Written::Percent);
            add(json(form, upper), Written::JsonEscape);
            add(hex(bytes, upper), Written::Hex);
            add(
                entities(form, |c| format!("&#{};", c as u32)),
                Written::Entity,
            );
            add(
                entities(form, |c| {
                    cased(format!("{:x}", c as u32), upper, "&#x", ";")
                }),
                Written::Entity,
            );
        }
        for big in [true, false] {
            let units = form.encode_utf16();
            let pair = |unit: u16| {
                if big {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                }
            };
            add(units.flat_map(pair).collect(), Written::Utf16);
        }
        for shift in 0..3 {
            let standard = base64(bytes, shift);
            let for_urls = standard.replace('+', "-").replace('/', "_");
            add(standard.into_bytes(), Written::Base64);
            add(for_urls.into_bytes(), Written::Base64);
        }
    }
    patterns
}

/// The writings without marks: with spaces for any signs, and run together.
fn skeletons(skeleton: &str, needle: usize) -> Vec<Pattern> {
    let pattern = |text: String| Pattern {
        bytes: text.into_bytes(),
        needle,
        written: Written::Folded,
    };
    let joined = skeleton.replace(' ', "");
    let spaced = pattern(skeleton.to_owned());
    match joined.len() >= 10 {
        true => vec![spaced, pattern(joined)],
        false => vec![spaced],
    }
}

fn cased(digits: String, upper: bool, before: &str, after: &str) -> String {
    let digits = if upper {
        digits.to_ascii_uppercase()
    } else {
        digits
    };
    format!("{before}{digits}{after}")
}

fn percent(text: &str, upper: bool) -> Vec<u8> {
    let sign = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
            char::from(byte).to_string()
        }
        _ => cased(format!("{byte:02x}"), upper, "%", ""),
    };
    text.bytes().map(sign).collect::<String>().into_bytes()
}

fn json(text: &str, upper: bool) -> Vec<u8> {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            ' '..='~' => escaped.push(c),
            _ => {
                let mut units = [0; 2];
                for unit in c.encode_utf16(&mut units) {
                    escaped.push_str(&cased(format!("{unit:04x}"), upper, "\\u", ""));
                }
            }
        }
    }
    escaped.into_bytes()
}

fn entities(text: &str, entity: impl Fn(char) -> String) -> Vec<u8> {
    let sign = |c: char| match c {
        ' '..='~' => c.to_string(),
        _ => entity(c),
    };
    text.chars().map(sign).collect::<String>().into_bytes()
}

fn hex(bytes: &[u8], upper: bool) -> Vec<u8> {
    let digits = data_encoding::HEXLOWER.encode(bytes);
    cased(digits, upper, "", "").into_bytes()
}

/// The signs of base64 that these bytes alone decide when `shift` other bytes stand before them in a group.
fn base64(bytes: &[u8], shift: usize) -> String {
    let padded = [&[0; 3][..shift], bytes].concat();
    let text = data_encoding::BASE64_NOPAD.encode(&padded);
    let whole = padded.len() * 8 / 6;
    text[(shift * 8).div_ceil(6)..whole].to_owned()
}

/// A writing of a value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Pattern {
    bytes: Vec<u8>,
    written: Written,
    needle: usize,
}

/// Bytes of a pattern that the filter looks at; shorter patterns are not looked for.
const HEAD: usize = 8;

/// Many patterns, found in one pass.
#[derive(Debug, Default)]
struct Patterns {
    /// Sorted by their heads.
    patterns: Vec<(u64, Pattern)>,
    /// A bit for each hash of a head.
    filter: Vec<u64>,
    bits: u32,
}

impl Patterns {
    fn new(patterns: Vec<Pattern>) -> Self {
        let keyed = |pattern: Pattern| Some((head(&pattern.bytes)?, pattern));
        let mut patterns: Vec<_> = patterns.into_iter().filter_map(keyed).collect();
        patterns.sort();
        // where two writings are the same, the plainest counts
        patterns.dedup_by(|(_, b), (_, a)| a.bytes == b.bytes && a.needle == b.needle);
        let bits = (patterns.len() * 16)
            .next_power_of_two()
            .ilog2()
            .clamp(12, 26);
        let mut filter = vec![0; 1 << (bits - 6)];
        for (head, _) in &patterns {
            let slot = slot(*head, bits);
            filter[slot >> 6] |= 1 << (slot & 63);
        }
        Patterns {
            patterns,
            filter,
            bits,
        }
    }

    fn is_empty(&self) -> bool {
        self.patterns.is_empty()
    }

    /// Every pattern in `bytes` that stands there by itself.
    fn find(&self, bytes: &[u8], grain: Grain, mut tell: impl FnMut(usize, Written, usize)) {
        if self.is_empty() {
            return;
        }
        for at in 0..bytes.len().saturating_sub(HEAD - 1) {
            let Some(head) = head(&bytes[at..]) else {
                return;
            };
            let slot = slot(head, self.bits);
            if self.filter[slot >> 6] & 1 << (slot & 63) == 0 {
                continue;
            }
            let first = self.patterns.partition_point(|(other, _)| *other < head);
            let same = self.patterns[first..]
                .iter()
                .take_while(|(other, _)| *other == head);
            for (_, pattern) in same {
                if bytes[at..].starts_with(&pattern.bytes)
                    && (grain == Grain::Bytes || pattern.stands_alone(bytes, at))
                {
                    tell(pattern.needle, pattern.written, at);
                }
            }
        }
    }
}

impl Pattern {
    /// Not a part of a longer word or number; what is encoded has no words.
    fn stands_alone(&self, bytes: &[u8], at: usize) -> bool {
        if !matches!(self.written, Written::Plain | Written::Folded) {
            return true;
        }
        let end = at + self.bytes.len();
        let before = at.checked_sub(1).and_then(|at| bytes.get(at));
        let joined = |outside: Option<&u8>, inside: Option<&u8>| {
            let (Some(outside), Some(inside)) = (outside, inside) else {
                return false;
            };
            let letter = |byte: &u8| byte.is_ascii_alphabetic();
            (letter(outside) && letter(inside))
                || (outside.is_ascii_digit() && inside.is_ascii_digit())
        };
        !joined(before, self.bytes.first()) && !joined(bytes.get(end), self.bytes.last())
    }
}

fn head(bytes: &[u8]) -> Option<u64> {
    let head = bytes.get(..HEAD)?.try_into().ok()?;
    Some(u64::from_le_bytes(head))
}

fn slot(head: u64, bits: u32) -> usize {
    // Fibonacci hashing: the high bits of a product depend on every byte
    (head.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - bits)) as usize
}

#[cfg(test)]
#[path = "needles_tests.rs"]
mod tests;
