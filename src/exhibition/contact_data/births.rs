//! Dates of birth: a date after words that make it one.
//!
//! “Học sinh ngày 20/11” is a pupil on a day, “hy sinh ngày” a death, “sinh năm 2016” no more than an age.

use super::tokens::{Token, before, phrase};
use super::{Found, Kind};

/// Words that make “sinh” another word: học sinh, vệ sinh, tuyển sinh, hy sinh.
const OTHER_SINH: &[&str] = &[
    "học", "vệ", "nữ", "nam", "thí", "giáo", "hy", "hi", "phát", "tái", "môn", "tuyển", "thư",
    "phục", "chúng", "dân", "an", "nguyên", "ký", "sản", "sơ", "nhân", "sĩ", "tân", "sinh",
];
/// Words after which “ngày sinh” is another word: ngày sinh viên, ngày sinh hoạt.
const AFTER_SINH: &[&str] = &["viên", "hoạt", "thái", "học", "tồn", "sản", "nhật"];
/// Whose birthday it is.
const PERSONS: &[&str] = &[
    "em", "con", "cháu", "mình", "tớ", "tôi", "bạn", "bé", "my", "her", "his",
];
const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
/// Who was born before is in the history books.
const LIVING: std::ops::Range<u32> = 1940..2100;

pub(super) fn find(tokens: &[Token<'_>], found: &mut Vec<Found>) {
    for at in 0..tokens.len() {
        let Some((words, year)) = cue(tokens, at) else {
            continue;
        };
        let from = at + words;
        let same = |token: &&Token<'_>| !token.is_mark(&['!', '?', ';']);
        let near = tokens[from..].iter().take(7).take_while(same).count();
        let date = (from..from + near).find_map(|at| date(tokens, at));
        let Some(date) = date else { continue };
        let born = match (date.year, year) {
            (Some(year), _) => LIVING.contains(&year),
            (None, Year::Optional) => !before(tokens, at, 6).any(|token| token.is_word("bác")),
            (None, Year::Needed) => false,
        };
        if born {
            let range = tokens[at].range.start..tokens[date.last].range.end;
            let kind = Kind::BirthDate;
            found.push(Found { kind, range });
        }
    }
}

/// Whether a day without a year is enough.
enum Year {
    Optional,
    Needed,
}

/// Words that make a date one of birth: how many, and what they ask of it.
fn cue(tokens: &[Token<'_>], at: usize) -> Option<(usize, Year)> {
    let is = |words: &[&str]| phrase(tokens, at, words);
    let next_is = |skip: usize, words| {
        let next = tokens.get(at + skip);
        next.is_some_and(|token| token.is_one_of(words))
    };
    let other = || before(tokens, at, 1).any(|token| token.is_one_of(OTHER_SINH));
    if is(&["ngày", "sinh"]) || is(&["năm", "sinh"]) || is(&["ngay", "sinh"]) {
        (!next_is(2, AFTER_SINH)).then_some((2, Year::Optional))
    } else if is(&["sinh", "ngày"]) || is(&["sinh", "ngay"]) || is(&["sinh", "vào"]) {
        (!other()).then_some((2, Year::Optional))
    } else if is(&["sinh", "nhật"]) {
        let whose = (2..5).any(|skip| next_is(skip, PERSONS));
        whose.then_some((2, Year::Optional))
    } else if is(&["sinh"]) {
        let digits = tokens.get(at + 1)?.number().is_some();
        (digits && !other()).then_some((1, Year::Needed))
    } else if is(&["date", "of", "birth"]) {
        Some((3, Year::Optional))
    } else if is(&["dob"]) || is(&["birthdate"]) || is(&["born"]) {
        Some((1, Year::Optional))
    } else if is(&["birthday"]) {
        let whose = before(tokens, at, 2).any(|token| token.is_one_of(PERSONS));
        whose.then_some((1, Year::Optional))
    } else if is(&["ns"]) {
        Some((1, Year::Needed))
    } else {
        None
    }
}

struct Date {
    year: Option<u32>,
    last: usize,
}

/// A date that begins here: `3/5/2016`, `3-5`, `2016-05-03`, `3 tháng 5 năm 2016`, `3 May 2016`, `May 3, 2016`.
fn date(tokens: &[Token<'_>], at: usize) -> Option<Date> {
    let number = |at: usize| tokens.get(at).and_then(Token::number);
    let year = |at| number(at).filter(|year| (1000..3000).contains(year));
    let day = |at| number(at).filter(|day| (1..=31).contains(day));
    let mark = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|token| token.is_mark(&['/', '-', '.']))
    };
    if year(at).is_some() && mark(at + 1) && day(at + 2).is_some() && mark(at + 3) {
        day(at + 4)?;
        return Some(Date {
            year: year(at),
            last: at + 4,
        });
    }
    if month_name(tokens, at) && day(at + 1).is_some() {
        let comma = tokens
            .get(at + 2)
            .is_some_and(|token| token.is_mark(&[',']));
        let then = at + 2 + usize::from(comma);
        return Some(with_year(year(then), then, at + 1));
    }
    day(at)?;
    if month_name(tokens, at + 1) {
        return Some(with_year(year(at + 2), at + 2, at + 1));
    }
    if phrase(tokens, at + 1, &["tháng"]) {
        day(at + 2)?;
        let word = usize::from(phrase(tokens, at + 3, &["năm"]));
        let then = at + 3 + word;
        return Some(with_year(year(then), then, at + 2));
    }
    let glued = tokens.get(at + 2).is_some_and(|month| !month.spaced);
    if mark(at + 1) && glued {
        day(at + 2).filter(|month| *month <= 12)?;
        let year = mark(at + 3).then(|| year(at + 4)).flatten();
        return Some(with_year(year, at + 4, at + 2));
    }
    None
}

fn with_year(year: Option<u32>, at: usize, last: usize) -> Date {
    let last = if year.is_some() { at } else { last };
    Date { year, last }
}

fn month_name(tokens: &[Token<'_>], at: usize) -> bool {
    let word = tokens.get(at).map(|token| &*token.text);
    word.is_some_and(|word| {
        word.len() >= 3
            && MONTHS
                .iter()
                .any(|month| *month == word || &month[..3] == word)
    })
}
