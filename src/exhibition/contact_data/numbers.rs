//! Telephone and identity numbers: runs of digits as people group them.

use super::tokens::{Sort, Token, before};
use super::{Found, Kind};

/// Words after which any number of eight to eleven digits is a telephone number.
const CALLS: &[&str] = &[
    "đt", "sđt", "sdt", "đtdđ", "thoại", "tel", "phone", "mobile", "fax", "zalo", "viber",
    "whatsapp", "hotline", "call", "gọi",
];

/// Words after which a number is somebody's own.
const PAPERS: &[&str] = &[
    "cmnd", "cmt", "cccd", "cước", "minh", "danh", "bhyt", "bhxh", "hiểm", "stk", "khoản", "chiếu",
    "passport", "id", "mshs",
];

/// The beginnings of Vietnamese mobile numbers since 2018; before, they had eleven digits.
const MOBILE: &[&str] = &[
    "032", "033", "034", "035", "036", "037", "038", "039", "052", "055", "056", "058", "059",
    "070", "076", "077", "078", "079", "081", "082", "083", "084", "085", "086", "087", "088",
    "089", "090", "091", "092", "093", "094", "096", "097", "098", "099",
];
const FORMER_MOBILE: &[&str] = &["012", "016", "018", "019"];

/// The digits as they are said.
const SAID: &[&str] = &[
    "không", "một", "hai", "ba", "bốn", "tư", "năm", "lăm", "sáu", "bảy", "bẩy", "tám", "chín",
];

const SAID_IN_ENGLISH: &[&str] = &[
    "zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
];

/// The longest number that is looked at: international numbers have at most fifteen digits.
const LONGEST: usize = 15;

pub(super) fn find(tokens: &[Token<'_>], found: &mut Vec<Found>) {
    let mut at = 0;
    while at < tokens.len() {
        if let Some((kind, end)) = number(tokens, at).or_else(|| said(tokens, at)) {
            let sign = at > 0 && tokens[at - 1].is_mark(&['+']);
            let start = tokens[at - usize::from(sign)].range.start;
            let range = start..tokens[end].range.end;
            found.push(Found { kind, range });
            at = end;
        } else if let Some(end) = date(tokens, at) {
            at = end;
        }
        at += 1;
    }
}

/// A number that begins at the token `at`: what it is and its last token.
fn number(tokens: &[Token<'_>], at: usize) -> Option<(Kind, usize)> {
    if tokens[at].sort != Sort::Number || !free_before(tokens, at) || date(tokens, at).is_some() {
        return None;
    }
    let context = Context::of(tokens, at);
    let mut digits = String::new();
    let mut ends = Vec::new();
    let mut next = Some(at);
    while let Some(group) = next {
        digits.push_str(&tokens[group].text);
        if digits.len() > LONGEST {
            break;
        }
        if free_after(tokens, group) {
            ends.push((digits.len(), group));
        }
        next = next_group(tokens, group);
    }
    // The longest reading: “034 123 456 789” is an identity number, not a shorter one and a rest.
    let read = |(length, end): &(usize, usize)| {
        let thousands = is_thousands(&tokens[at..=*end]);
        let kind = context.kind(&digits[..*length], thousands)?;
        Some((kind, *end))
    };
    ends.iter().rev().find_map(read)
}

/// The number token that goes on after `group`: separated by a space, a dot, a dash or brackets.
fn next_group(tokens: &[Token<'_>], group: usize) -> Option<usize> {
    let point = |at: usize| {
        let next = tokens.get(at);
        next.is_some_and(|next| next.is_mark(&['.', ',']) && !next.spaced)
    };
    // One point makes a fraction, several are dots between digits.
    if tokens[group].text == "0" && point(group + 1) && !point(group + 3) {
        return None;
    }
    let between = |token: &&Token<'_>| {
        token.is_mark(&['.', '-', '(', ')', '·'])
            || (token.is_mark(&['/', '_', ',', '|', '*', '~']) && !token.spaced)
    };
    let marks = tokens[group + 1..]
        .iter()
        .take(3)
        .take_while(between)
        .count();
    let next = group + 1 + marks;
    // A list has spaces behind its commas.
    let list = tokens[group + 1..next]
        .iter()
        .any(|mark| mark.is_mark(&[',']));
    if list && tokens.get(next)?.spaced {
        return None;
    }
    let goes_on = marks <= 2 && tokens.get(next)?.sort == Sort::Number;
    (goes_on && date(tokens, next).is_none()).then_some(next)
}

/// What the words before a number say about it.
struct Context {
    international: bool,
    call: bool,
    paper: bool,
    book: bool,
}

impl Context {
    fn of(tokens: &[Token<'_>], at: usize) -> Self {
        let near = |words: &[&str], count| {
            let same_sentence = |token: &&Token<'_>| !token.is_mark(&['!', '?', ';']);
            before(tokens, at, count)
                .take_while(same_sentence)
                .any(|token| token.is_one_of(words))
        };
        Context {
            international: at > 0 && tokens[at - 1].is_mark(&['+']),
            call: near(CALLS, 4),
            paper: near(PAPERS, 4) || (near(&["mã"], 5) && near(&["sinh"], 4)),
            book: near(&["isbn", "issn", "ean"], 6),
        }
    }

    fn kind(&self, digits: &str, thousands: bool) -> Option<Kind> {
        if self.book {
            return None;
        }
        let short_line = digits.starts_with("1800") || digits.starts_with("1900");
        let called = self.call && (8..=11).contains(&digits.len()) && !short_line && !thousands;
        let owned = self.paper && (7..=15).contains(&digits.len()) && !thousands;
        if is_phone(digits) || (self.international && is_abroad(digits, thousands)) {
            Some(Kind::Phone)
        } else if owned || is_citizen(digits) {
            Some(Kind::IdentityNumber)
        } else {
            called.then_some(Kind::Phone)
        }
    }
}

fn is_phone(digits: &str) -> bool {
    let starts = |starts: &[&str]| starts.iter().any(|start| digits.starts_with(start));
    match digits.len() {
        10 => starts(MOBILE),
        11 if starts(&["02"]) || starts(FORMER_MOBILE) => true,
        11..=14 => {
            let rest = ["84", "0084", "840"].iter().find_map(|country| {
                let rest = digits.strip_prefix(country)?;
                (rest.len() == 9).then(|| format!("0{rest}"))
            });
            rest.is_some_and(|rest| is_phone(&rest))
        }
        _ => false,
    }
}

/// After a `+`: a country and a number.
fn is_abroad(digits: &str, thousands: bool) -> bool {
    let vietnam = digits.starts_with("84");
    (9..=LONGEST).contains(&digits.len()) && !digits.starts_with('0') && (vietnam || !thousands)
}

/// The number of a citizen: province 001 to 096, sex and century, year, six digits.
fn is_citizen(digits: &str) -> bool {
    let province = digits.get(..3).and_then(|code| code.parse::<u8>().ok());
    digits.len() == 12 && province.is_some_and(|code| (1..=96).contains(&code))
}

/// 8.000.000
fn is_thousands(tokens: &[Token<'_>]) -> bool {
    let (numbers, marks): (Vec<_>, Vec<_>) =
        tokens.iter().partition(|token| token.sort == Sort::Number);
    numbers.len() > 1
        && marks.len() + 1 == numbers.len()
        && marks.iter().all(|mark| mark.is_mark(&['.']))
        && numbers[0].text.len() <= 3
        && numbers[1..].iter().all(|number| number.text.len() == 3)
}

/// “không chín một hai …”, “zero nine one …”, also with digits among them: nine digits or more.
fn said(tokens: &[Token<'_>], at: usize) -> Option<(Kind, usize)> {
    let first = &tokens[at];
    let zero = first.sort == Sort::Number && first.text == "0";
    if !(zero || first.is_one_of(&["không", "zero", "oh"])) {
        return None;
    }
    let digit = |token: &Token<'_>| {
        token.is_one_of(SAID)
            || token.is_one_of(SAID_IN_ENGLISH)
            || (token.sort == Sort::Number && token.text.len() == 1)
    };
    let part = |token: &&Token<'_>| digit(token) || token.is_mark(&[',', '-', '.']);
    let run = tokens[at..].iter().take_while(part).count();
    let run = &tokens[at..at + run];
    let digits = run.iter().filter(|token| digit(token)).count();
    let words = run.iter().any(|token| token.sort == Sort::Word);
    let last = run.iter().rposition(digit)?;
    (words && digits >= 9).then_some((Kind::Phone, at + last))
}

/// Whether a number may begin here: letters right before it make it part of a code, but for “ĐT0912…”.
fn free_before(tokens: &[Token<'_>], at: usize) -> bool {
    let Some(last) = at.checked_sub(1).map(|at| &tokens[at]) else {
        return true;
    };
    tokens[at].spaced
        || match last.sort {
            Sort::Word => {
                last.is_one_of(CALLS) || last.is_one_of(PAPERS) || is_series(tokens, at - 1)
            }
            Sort::Number => true,
            Sort::Mark(mark) => !"_$#".contains(mark),
        }
}

/// Letters that begin the number of a paper: hộ chiếu C1234567, BHYT GD4010123456789.
fn is_series(tokens: &[Token<'_>], at: usize) -> bool {
    let short = tokens[at].text.len() <= 2 && tokens[at].is_capital();
    short && before(tokens, at, 3).any(|token| token.is_one_of(PAPERS))
}

fn free_after(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at + 1).is_none_or(|next| {
        next.spaced || !(next.sort == Sort::Word || next.is_mark(&['_', '%', '×']))
    })
}

/// The last token of a date that begins here: 9-12-2025, 09.12.2025, 2025-12-09.
fn date(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let [a, first, b, second, c] = tokens.get(at..at + 5)? else {
        return None;
    };
    let same = matches!(first.sort, Sort::Mark('-' | '.' | '/')) && first.sort == second.sort;
    let day = |token: &Token<'_>| token.text.len() <= 2 && token.number().is_some_and(|n| n <= 31);
    let year = |token: &Token<'_>| token.number().is_some_and(|n| (1900..2100).contains(&n));
    let real = same && day(b) && ((day(a) && year(c)) || (year(a) && day(c)));
    real.then_some(at + 4)
}
