//! Names in texts: a title, a statement or an introduction that names a child whose name is kept back.
//!
//! Refused at the exact place. Looked for are names of two words and more, in capitals or small letters, with the tone
//! on either vowel, typed without marks, divided by emphasis or written in one: a single syllable such as “An” stands
//! in too many other words. A name under which some work is shown may be
//! mentioned anywhere.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::rc::Rc;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Desk;
use super::texts::tidy;
use crate::diagnostics::{Place, Rule, say};
use crate::exhibition::Artwork;
use crate::markdown;
use crate::schema::written::At;

/// Letters of a name written in one word, at least: fewer stand in other words.
const WHOLE: usize = 9;

/// What curate has come across: names that are kept back, and texts that visitors read.
#[derive(Clone, Debug, Default)]
pub(super) struct Mentions {
    kept_back: BTreeMap<String, Place>,
    texts: Vec<At<String>>,
}

impl Mentions {
    /// A name that is kept back, if it has two words.
    pub(super) fn name(&mut self, name: &At<String>) {
        let value = tidy(&name.value);
        if value.contains(' ') {
            let place = name.place.clone();
            self.kept_back.entry(value).or_insert(place);
        }
    }

    /// A text that visitors read.
    pub(super) fn text(&mut self, text: &At<String>) {
        self.texts.push(text.clone());
    }
}

/// Refuses every text that names a child whose name is kept back.
pub(super) fn refuse(desk: &mut Desk<'_>, works: &[Artwork]) {
    let Mentions { kept_back, texts } = std::mem::take(&mut desk.mentions);
    let credits = works.iter().flat_map(|work| &work.credits);
    let shown: BTreeSet<Vec<String>> = credits.map(|credit| toned(credit.text())).collect();
    let names = kept_back.into_iter();
    let names = names.map(|(name, place)| Name::new(&name, place));
    let names = Names::new(names.filter(|name| !shown.contains(&name.toned)));
    if names.0.is_empty() {
        return;
    }
    for text in &texts {
        let (name, place) = match names.first_in(&text.value) {
            Some((name, range)) => (name, text.locate(range)),
            // What emphasis, entities and escapes divide in the source stands whole on the page.
            None => match names.first_in(&markdown::plain_text(&text.value)) {
                Some((name, _)) => (name, text.place.clone()),
                None => continue,
            },
        };
        let there = name.place.file_and_line();
        let message = say!(vi: "ở đây có tên một em mà tên không được hiện ra", en: "this names a child whose name is kept back");
        let hint = say!(
            vi: "bỏ tên đi, hoặc viết “một bạn” thay vào (tên ấy ghi ở {there})",
            en: "take the name out, or write “a child” instead (the name is written in {there})"
        );
        desk.tell_how(Rule::IdentityMention, &place, message, hint);
    }
}

/// A name that is kept back, word by word.
struct Name {
    toned: Vec<String>,
    bare: Vec<String>,
    place: Place,
}

impl Name {
    fn new(name: &str, place: Place) -> Self {
        let words = words(name);
        Name {
            toned: words.iter().map(|word| word.toned.clone()).collect(),
            bare: words.into_iter().map(|word| word.bare).collect(),
            place,
        }
    }
}

/// Names by what their first word is without marks, and by all their words in one.
struct Names(BTreeMap<String, Vec<Rc<Name>>>);

impl Names {
    fn new(names: impl Iterator<Item = Name>) -> Self {
        let mut by_word: BTreeMap<String, Vec<Rc<Name>>> = BTreeMap::new();
        for name in names.filter(|name| name.bare.len() > 1).map(Rc::new) {
            let whole = name.bare.concat();
            let first = name.bare[0].clone();
            by_word.entry(first).or_default().push(name.clone());
            if whole.len() >= WHOLE {
                by_word.entry(whole).or_default().push(name);
            }
        }
        Names(by_word)
    }

    /// The first name in a text, and where it stands.
    fn first_in(&self, text: &str) -> Option<(&Name, Range<usize>)> {
        let words = words(text);
        (0..words.len()).find_map(|at| {
            let names = self.0.get(&words[at].bare)?.iter();
            let mut found =
                names.filter_map(|name| Some((&**name, stands(name, text, &words[at..])?)));
            found.next()
        })
    }
}

/// Where a name stands at the beginning of these words: with its marks, wherever the tone is typed; without any; or in
/// one word. With other marks it is another name, or “mình ăn”.
fn stands(name: &Name, text: &str, words: &[Word]) -> Option<Range<usize>> {
    let first = words.first()?;
    if first.bare == name.bare.concat() && first.is_plain {
        return Some(first.range.clone());
    }
    let here = words.get(..name.bare.len())?;
    let joined = here.windows(2).all(|pair| {
        let gap = &text[pair[0].range.end..pair[1].range.start];
        gap.chars()
            .all(|c| c.is_whitespace() || "-‐‑–*_~·\u{200b}\u{ad}".contains(c))
    });
    let toned = || {
        here.iter()
            .zip(&name.toned)
            .all(|(word, name)| word.toned == *name)
    };
    let plain = || {
        here.iter()
            .zip(&name.bare)
            .all(|(word, name)| word.is_plain && word.bare == *name)
    };
    (joined && (toned() || plain())).then(|| first.range.start..here[here.len() - 1].range.end)
}

struct Word {
    range: Range<usize>,
    /// Small letters, the tone last: Hoà and Hòa are one.
    toned: String,
    /// Small letters without marks.
    bare: String,
    /// Typed without marks.
    is_plain: bool,
}

fn words(text: &str) -> Vec<Word> {
    let part = |c: char| c.is_alphanumeric() || is_combining_mark(c);
    let mut words = Vec::new();
    let mut rest = 0;
    while let Some(begin) = text[rest..].find(part).map(|at| rest + at) {
        let length = text[begin..].find(|c| !part(c));
        let end = length.map_or(text.len(), |length| begin + length);
        words.push(word(&text[begin..end], begin..end));
        rest = end;
    }
    words
}

fn word(text: &str, range: Range<usize>) -> Word {
    const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];
    let letters: String = text.chars().flat_map(char::to_lowercase).collect();
    let (tones, marked): (String, String) = letters.nfd().partition(|c| TONES.contains(c));
    let plain = marked.chars().filter(|c| !is_combining_mark(*c));
    Word {
        range,
        bare: plain.map(|c| if c == 'đ' { 'd' } else { c }).collect(),
        toned: marked + &tones,
        is_plain: text.is_ascii(),
    }
}

fn toned(name: &str) -> Vec<String> {
    words(name).into_iter().map(|word| word.toned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str, text: &str) -> Option<String> {
        let names = Names::new(std::iter::once(Name::new(name, Place::file("a.yaml"))));
        names
            .first_in(text)
            .map(|(_, range)| text[range].to_owned())
    }

    #[test]
    fn a_name_is_known_however_it_is_typed() {
        for (name, text, found) in [
            (
                "Nguyễn Thị Bí Mật",
                "Em là NGUYỄN THỊ BÍ MẬT.",
                "NGUYỄN THỊ BÍ MẬT",
            ),
            (
                "Nguyễn Thị Bí Mật",
                "em la nguyen thi bi mat day",
                "nguyen thi bi mat",
            ),
            ("Nguyễn Thị Bí Mật", "#NguyenThiBiMat", "NguyenThiBiMat"),
            ("Trần Văn Kín", "Em là Trần  Văn\n Kín", "Trần  Văn\n Kín"),
            ("Lê Thị Khuất", "Lê **Thị** Khuất", "Lê **Thị** Khuất"),
            ("Đỗ Văn Im", "Đỗ-Văn-Im", "Đỗ-Văn-Im"),
            ("Hoà Thủy", "bạn Hòa Thuỷ", "Hòa Thuỷ"),
        ] {
            assert_eq!(named(name, text).as_deref(), Some(found), "{text}");
            let decomposed: String = text.nfd().collect();
            assert!(named(name, &decomposed).is_some(), "{text}");
        }
    }

    #[test]
    fn other_words_are_no_name() {
        for (name, text) in [
            ("Minh An", "Mình ăn cơm"),
            ("Bảo An", "bạn An. Bảo vệ"),
            ("Minh An", "Minh Anh"),
            ("An", "an toàn"),
            ("Hoa Mai", "hoa. Mai em đi học"),
        ] {
            assert_eq!(named(name, text), None, "{text}");
        }
    }
}
