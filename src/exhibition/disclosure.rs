//! Words that may be a child's cry for help: somebody should read them before they hang on a wall.
//!
//! In: a text, and phrases that a site adds. Out: what was found and where. The phrases are data
//! (`disclosures.csv`, which explains itself) and a guess by design: they ask for a person's look and decide nothing.
//! Words count whole, with their marks or typed without any; where the tone mark stands (“doạ”, “dọa”) does not
//! matter. Nothing here knows works or consents, and nothing here repeats what it found.

use std::ops::Range;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

const TABLE: &str = include_str!("disclosures.csv");

/// Words of any kind that a `*` stands for, at most.
const GAP: usize = 3;
/// Words before a phrase among which one can turn it into advice.
const BEFORE: usize = 4;

/// What a child may be telling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DisclosureKind {
    /// Being beaten or hurt.
    Physical,
    /// Being touched, or asked for pictures.
    Sexual,
    /// Hurting oneself, not wanting to live.
    SelfHarm,
    /// Threats, blackmail, being made to keep silent.
    Threat,
    /// Hunger, being left or shut in.
    Neglect,
    /// A phrase that the site added.
    Added,
}

/// Words that may be a cry for help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disclosure {
    /// What they may tell.
    pub kind: DisclosureKind,
    /// Their bytes in the text.
    pub range: Range<usize>,
}

/// A phrase: words in a row, and what makes it quiet.
#[derive(Clone, Debug)]
pub struct Phrase {
    kind: DisclosureKind,
    steps: Vec<Step>,
    unless: Vec<Unless>,
}

/// What makes a phrase quiet.
#[derive(Clone, Debug)]
enum Unless {
    /// A word shortly before it in the same clause, or in its midst.
    Near(Form),
    /// A word of the same sentence.
    Anywhere(Form),
    /// The word right behind it.
    Next(Form),
}

#[derive(Clone, Debug)]
enum Step {
    OneOf(Vec<Form>),
    Gap,
}

/// A word of a phrase: with its marks, and without any.
#[derive(Clone, Debug)]
struct Form {
    marked: String,
    bare: String,
}

static PHRASES: LazyLock<Vec<Phrase>> = LazyLock::new(|| {
    let lines = TABLE
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.filter_map(row).collect()
});

fn row(line: &str) -> Option<Phrase> {
    let mut cells = line.split(',');
    let kind = match cells.next()? {
        "physical" => DisclosureKind::Physical,
        "sexual" => DisclosureKind::Sexual,
        "self-harm" => DisclosureKind::SelfHarm,
        "threat" => DisclosureKind::Threat,
        "neglect" => DisclosureKind::Neglect,
        _ => return None,
    };
    let steps = steps(cells.next()?);
    let unless = cells.next()?.split('/').filter(|word| !word.is_empty());
    let unless = unless.map(unless_word).collect();
    Some(Phrase {
        kind,
        steps,
        unless,
    })
}

fn unless_word(written: &str) -> Unless {
    match (written.strip_prefix('~'), written.strip_prefix('+')) {
        (Some(word), _) => Unless::Anywhere(Form::new(word)),
        (_, Some(word)) => Unless::Next(Form::new(word)),
        _ => Unless::Near(Form::new(written)),
    }
}

fn steps(words: &str) -> Vec<Step> {
    let step = |word: &str| match word {
        "*" => Step::Gap,
        word => Step::OneOf(word.split('/').map(Form::new).collect()),
    };
    words.split_whitespace().map(step).collect()
}

impl Form {
    fn new(word: &str) -> Self {
        Form {
            marked: spoken(word),
            bare: bare(word),
        }
    }

    /// A word that was typed without marks may stand for one with marks; one with marks stands for itself.
    fn fits(&self, word: &Word) -> bool {
        word.spoken == self.marked || (word.is_bare && word.spoken == self.bare)
    }
}

/// A word of a text.
struct Word {
    spoken: String,
    is_bare: bool,
    range: Range<usize>,
    /// Counts up at every comma and full stop.
    clause: usize,
    /// Counts up at every full stop.
    sentence: usize,
}

impl Phrase {
    /// A phrase of the site's own, found wherever it stands; `None` where it holds no word.
    pub fn added(words: &str) -> Option<Self> {
        let steps: Vec<Step> = self::words(words)
            .iter()
            .map(|word| Step::OneOf(vec![Form::new(&word.spoken)]))
            .collect();
        (!steps.is_empty()).then_some(Phrase {
            kind: DisclosureKind::Added,
            steps,
            unless: Vec::new(),
        })
    }

    fn find(&self, words: &[Word]) -> Option<Disclosure> {
        (0..words.len()).find_map(|from| {
            let to = end(&self.steps, words, from)?;
            (to > from && !self.is_quiet(words, from, to)).then(|| Disclosure {
                kind: self.kind,
                range: words[from].range.start..words[to - 1].range.end,
            })
        })
    }

    /// Whether a word is one of the phrase's own, and none that a gap stands for.
    fn names(&self, word: &Word) -> bool {
        self.steps.iter().any(|step| match step {
            Step::OneOf(forms) => forms.iter().any(|form| form.fits(word)),
            Step::Gap => false,
        })
    }

    fn is_quiet(&self, words: &[Word], from: usize, to: usize) -> bool {
        let first = &words[from];
        let before = words[from.saturating_sub(BEFORE)..from].iter();
        let between = words[from..to].iter().filter(|word| !self.names(word));
        let near: Vec<&Word> = before.chain(between).collect();
        self.unless.iter().any(|unless| match unless {
            Unless::Near(form) => near
                .iter()
                .any(|word| word.clause == first.clause && form.fits(word)),
            Unless::Anywhere(form) => words
                .iter()
                .any(|word| word.sentence == first.sentence && form.fits(word)),
            Unless::Next(form) => words.get(to).is_some_and(|word| form.fits(word)),
        })
    }
}

/// Where the steps end that begin at `from`.
fn end(steps: &[Step], words: &[Word], from: usize) -> Option<usize> {
    match steps.split_first() {
        None => Some(from),
        Some((Step::OneOf(forms), rest)) => {
            let word = words.get(from)?;
            let fits = forms.iter().any(|form| form.fits(word));
            fits.then(|| end(rest, words, from + 1))?
        }
        Some((Step::Gap, rest)) => (0..=GAP).find_map(|gap| end(rest, words, from + gap)),
    }
}

/// What in a text may be a cry for help, each phrase once, in the order of the text.
pub fn disclosures(text: &str, added: &[Phrase]) -> Vec<Disclosure> {
    let words = words(text);
    let phrases = PHRASES.iter().chain(added);
    let mut found: Vec<Disclosure> = phrases.filter_map(|phrase| phrase.find(&words)).collect();
    found.sort_by_key(|found| (found.range.start, found.range.end));
    found
}

fn words(text: &str) -> Vec<Word> {
    let in_word = |c: char| c.is_alphanumeric() || is_combining_mark(c) || "'’".contains(c);
    let (mut words, mut start) = (Vec::new(), None);
    let (mut clause, mut sentence) = (0, 0);
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if in_word(c) {
            start.get_or_insert(at);
            continue;
        }
        if let Some(from) = start.take() {
            let spoken = spoken(&text[from..at]);
            let is_bare = spoken.is_ascii();
            words.push(Word {
                spoken,
                is_bare,
                range: from..at,
                clause,
                sentence,
            });
        }
        clause += usize::from(",;:.!?…–—“”\"()".contains(c));
        sentence += usize::from(".!?…".contains(c));
    }
    words.retain(|word| !word.spoken.is_empty());
    words
}

/// Small letters with the tone behind the word, so that “doạ” and “dọa” are one; without apostrophes.
fn spoken(word: &str) -> String {
    let is_tone = |c: &char| matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
    let lower = word.to_lowercase();
    let letters = lower.nfd().filter(|c| !"'’".contains(*c));
    let (tones, letters): (Vec<char>, Vec<char>) = letters.partition(is_tone);
    letters.into_iter().nfc().chain(tones).collect()
}

fn bare(word: &str) -> String {
    let letters = word.nfd().filter(|c| !is_combining_mark(*c));
    letters.collect::<String>().to_lowercase().replace('đ', "d")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<DisclosureKind> {
        disclosures(text, &[])
            .iter()
            .map(|found| found.kind)
            .collect()
    }

    #[test]
    fn every_line_of_the_table_is_a_phrase() {
        let lines = TABLE
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'));
        assert_eq!(PHRASES.len(), lines.count());
        assert!(PHRASES.iter().all(|phrase| !phrase.steps.is_empty()));
    }

    #[test]
    fn marks_and_the_place_of_the_tone_may_be_missing_but_not_wrong() {
        for text in [
            "Em bị đánh",
            "em bi danh",
            "EM BỊ ĐÁNH!",
            "em bi\u{323} đánh",
            "Chú doạ sẽ đánh",
        ] {
            assert!(!kinds(text).is_empty(), "{text}");
        }
        for text in [
            "Bí danh của em",
            "Mật khẩu bị đánh cắp",
            "mat khau bi danh cap",
            "xbị đánhx",
        ] {
            assert_eq!(kinds(text), [], "{text}");
        }
    }

    #[test]
    fn advice_is_quiet_and_a_story_is_not() {
        assert_eq!(kinds("Nếu ai sờ vào người em, em hét to."), []);
        assert_eq!(
            kinds("Tối qua bác sờ vào người em."),
            [DisclosureKind::Sexual]
        );
        assert_eq!(kinds("Đừng nói cho ai biết mật khẩu nhé!"), []);
        assert_eq!(
            kinds("Chú bảo đừng nói cho ai biết."),
            [DisclosureKind::Threat]
        );
        assert_eq!(
            kinds("Không ai thương, em muốn chết."),
            [DisclosureKind::SelfHarm]
        );
    }

    #[test]
    fn places_are_bytes_of_the_text() {
        let text = "Kể nhé: “he touched me”.";
        let found = &disclosures(text, &[])[0];
        assert_eq!(&text[found.range.clone()], "he touched me");
    }

    #[test]
    fn a_site_adds_its_own() {
        let own = Phrase::added("con ma xó").unwrap();
        let found = disclosures("Có CON MA XÓ ở nhà", std::slice::from_ref(&own));
        assert_eq!((found.len(), found[0].kind), (1, DisclosureKind::Added));
        assert!(Phrase::added(" …").is_none());
    }
}
