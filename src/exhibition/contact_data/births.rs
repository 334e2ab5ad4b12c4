//! Dates of birth: a date, in digits or in words, after words that make it one.
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

/// The days and months as they are said, from one.
const SAID: &[&str] = &[
    "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười",
];
/// Other words for the same.
const SAID_TOO: &[(&str, u32)] = &[
    ("mốt", 1),
    ("giêng", 1),
    ("tư", 4),
    ("lăm", 5),
    ("bẩy", 7),
    ("chạp", 12),
];
const ORDINALS: &[&str] = &[
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

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
    } else if dotted(tokens, at, &["d", "o", "b"]) {
        Some((6, Year::Optional))
    } else if is(&["ntns"]) {
        Some((1, Year::Optional))
    } else if is(&["chào", "đời"]) {
        Some((2, Year::Needed))
    } else if is(&["ns"]) || is(&["sn"]) {
        Some((1, Year::Needed))
    } else {
        None
    }
}

/// `D.O.B.`
fn dotted(tokens: &[Token<'_>], at: usize, letters: &[&str]) -> bool {
    (at..).step_by(2).zip(letters).all(|(at, letter)| {
        let dot = tokens.get(at + 1).is_some_and(|dot| dot.is_mark(&['.']));
        dot && tokens[at].is_word(letter)
    })
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
    if let Some(behind) = ordinal(tokens, at + 1).filter(|_| month_name(tokens, at)) {
        let comma = tokens
            .get(behind)
            .is_some_and(|token| token.is_mark(&[',']));
        let then = behind + usize::from(comma);
        return Some(with_year(year(then), then, behind - 1));
    }
    if let Some(behind) = ordinal(tokens, at) {
        let month = behind + usize::from(phrase(tokens, behind, &["of"]));
        if month_name(tokens, month) {
            let comma = tokens.get(month + 1).is_some_and(|it| it.is_mark(&[',']));
            let then = month + 1 + usize::from(comma);
            return Some(with_year(year(then), then, month));
        }
    }
    if let Some((_, behind)) = spoken(tokens, at)
        && phrase(tokens, behind, &["tháng"])
    {
        let (_, behind) = spoken(tokens, behind + 1).filter(|(month, _)| *month <= 12)?;
        let word = usize::from(phrase(tokens, behind, &["năm"]));
        let then = behind + word;
        return Some(with_year(year(then), then, behind - 1));
    }
    day(at)?;
    let glued = tokens.get(at + 2).is_some_and(|month| !month.spaced);
    if mark(at + 1) && glued {
        day(at + 2).filter(|month| *month <= 12)?;
        let year = mark(at + 3).then(|| year(at + 4)).flatten();
        return Some(with_year(year, at + 4, at + 2));
    }
    None
}

/// A day of a month in English, and the token behind it: `3`, `3rd`, `third`, `twenty-first`.
fn ordinal(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let token = tokens.get(at)?;
    if token.number().is_some_and(|day| (1..=31).contains(&day)) {
        let ending = tokens.get(at + 1);
        let ending = ending.is_some_and(|it| !it.spaced && it.is_one_of(&["st", "nd", "rd", "th"]));
        return Some(at + 1 + usize::from(ending));
    }
    if token.is_one_of(ORDINALS) {
        return Some(at + 1);
    }
    let tens = token.is_one_of(&["twenty", "thirty"]).then_some(at + 1)?;
    let dash = tokens.get(tens).is_some_and(|it| it.is_mark(&['-']));
    let ones = tens + usize::from(dash);
    let known = tokens.get(ones)?.is_one_of(&ORDINALS[..9]) || tokens[ones].is_word("thirtieth");
    known.then_some(ones + 1)
}

/// A number from 1 to 31 in digits or as it is said, and the token behind it: `3`, `mồng ba`, `hai mươi mốt`.
fn spoken(tokens: &[Token<'_>], at: usize) -> Option<(u32, usize)> {
    let at = at + usize::from(tokens.get(at)?.is_one_of(&["mồng", "mùng"]));
    let small = |at: usize| {
        let token = tokens.get(at)?;
        let place = SAID.iter().zip(1..).find(|(word, _)| token.is_word(word));
        let place = place.map(|(_, number)| number);
        place.or_else(|| {
            let other = SAID_TOO.iter().find(|(word, _)| token.is_word(word));
            other.map(|(_, number)| *number)
        })
    };
    if let Some(number) = tokens.get(at)?.number() {
        return (1..=31).contains(&number).then_some((number, at + 1));
    }
    let first = small(at)?;
    let tens = phrase(tokens, at + 1, &["mươi"]);
    let (tens, next) = match first {
        10 => (10, at + 1),
        2 | 3 if tens => (10 * first, at + 2),
        2 | 3 if small(at + 1).is_some_and(|ones| ones < 10) && first == 2 => (20, at + 1),
        _ => return Some((first, at + 1)),
    };
    match small(next).filter(|ones| *ones < 10) {
        Some(ones) => Some((tens + ones, next + 1)),
        None => Some((tens, next)),
    }
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
