//! A text as words, numbers and marks, so that each detector reads the same no matter how it was typed: either
//! Unicode form, upper or lower case, full-width digits, long dashes, spaces that nobody sees.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// Letters.
    Word,
    /// Digits.
    Number,
    /// Anything else that is no space; dashes of all lengths are `-`.
    Mark(char),
}

/// A word, a number or a mark.
#[derive(Clone, Debug)]
pub(super) struct Token<'a> {
    pub(super) sort: Sort,
    /// Composed, in small letters; ASCII digits.
    pub(super) text: Cow<'a, str>,
    /// Its bytes in the text.
    pub(super) range: Range<usize>,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
    /// Whether a space stands before it (or the beginning).
    pub(super) spaced: bool,
}

impl Token<'_> {
    pub(super) fn is_word(&self, word: &str) -> bool {
        self.sort == Sort::Word && self.text == word
    }

    pub(super) fn is_one_of(&self, words: &[&str]) -> bool {
        self.sort == Sort::Word && words.contains(&&*self.text)
    }

    pub(super) fn is_mark(&self, marks: &[char]) -> bool {
        matches!(self.sort, Sort::Mark(mark) if marks.contains(&mark))
    }

    /// The number, where it is one of at most nine digits.
    pub(super) fn number(&self) -> Option<u32> {
        let short = self.sort == Sort::Number && self.text.len() <= 9;
        short.then(|| self.text.parse().ok())?
    }

    pub(super) fn is_capital(&self) -> bool {
        self.sort == Sort::Word && self.capital
    }
}

/// Cuts a text into tokens.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text.char_indices().peekable();
    let mut spaced = true;
    while let Some((start, first)) = rest.next() {
        if invisible(first) {
            continue;
        }
        if first.is_whitespace() {
            spaced = true;
            continue;
        }
        let sort = sort(first);
        let mut end = start + first.len_utf8();
        while let Some(&(at, next)) = rest.peek() {
            let same = match sort {
                Sort::Word => next.is_alphabetic() || is_combining_mark(next),
                Sort::Number => digit(next).is_some(),
                Sort::Mark(_) => false,
            };
            if !same {
                break;
            }
            end = at + next.len_utf8();
            rest.next();
        }
        tokens.push(Token {
            sort,
            text: fold(&text[start..end], sort),
            range: start..end,
            capital: first.is_uppercase(),
            spaced,
        });
        spaced = false;
    }
    with_letters_for_digits(text, tokens)
}

/// The letters O, I and l are typed for 0 and 1 by mistake, and so that no program sees a number. Beside two digits
/// without a space they count as such: in `O912`, not in `CO2` or `4l`.
fn with_letters_for_digits<'a>(text: &'a str, tokens: Vec<Token<'a>>) -> Vec<Token<'a>> {
    let looks = |token: &Token<'_>| {
        let letters = || {
            text[token.range.clone()]
                .chars()
                .all(|c| "oOlI".contains(c))
        };
        token.sort == Sort::Number || (token.sort == Sort::Word && letters())
    };
    let mut read: Vec<Token<'a>> = Vec::with_capacity(tokens.len());
    let mut tokens = tokens.into_iter().peekable();
    while let Some(first) = tokens.next() {
        let mut run = vec![first];
        while looks(&run[0])
            && let Some(next) = tokens.next_if(|next| !next.spaced && looks(next))
        {
            run.push(next);
        }
        let digits = run.iter().filter(|token| token.sort == Sort::Number);
        let digits: usize = digits.map(|token| token.text.len()).sum();
        let range = run[0].range.start..run[run.len() - 1].range.end;
        if run.len() == 1 || digits < 2 {
            read.extend(run);
            continue;
        }
        let letter = |c: char| match c {
            'O' | 'o' => '0',
            'I' | 'l' => '1',
            c => c,
        };
        let number: String = text[range.clone()]
            .chars()
            .map(letter)
            .filter_map(digit)
            .collect();
        read.push(Token {
            sort: Sort::Number,
            text: number.into(),
            spaced: run[0].spaced,
            capital: false,
            range,
        });
    }
    read
}

fn sort(first: char) -> Sort {
    match first {
        _ if digit(first).is_some() => Sort::Number,
        _ if first.is_alphabetic() => Sort::Word,
        '‐' | '‑' | '‒' | '–' | '—' | '−' => Sort::Mark('-'),
        '＠' => Sort::Mark('@'),
        mark => Sort::Mark(mark),
    }
}

/// ASCII and full-width digits.
fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10),
        _ => None,
    }
}

/// Soft hyphens and spaces without width: what would hide a number from a reader of bytes, not of the page.
fn invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'
    )
}

fn fold(text: &str, sort: Sort) -> Cow<'_, str> {
    match sort {
        Sort::Number if !text.is_ascii() => text.chars().filter_map(digit).collect(),
        Sort::Word if !text.bytes().all(|b| b.is_ascii_lowercase()) => {
            text.nfc().flat_map(char::to_lowercase).collect()
        }
        _ => Cow::Borrowed(text),
    }
}

/// The tokens before `at`, nearest first, at most `count`.
pub(super) fn before<'t, 'a>(
    tokens: &'t [Token<'a>],
    at: usize,
    count: usize,
) -> impl Iterator<Item = &'t Token<'a>> {
    tokens[..at].iter().rev().take(count)
}

/// Whether these words stand at `at`.
pub(super) fn phrase(tokens: &[Token<'_>], at: usize, words: &[&str]) -> bool {
    let here = tokens.get(at..at + words.len());
    here.is_some_and(|here| {
        here.iter()
            .zip(words)
            .all(|(token, word)| token.is_word(word))
    })
}
