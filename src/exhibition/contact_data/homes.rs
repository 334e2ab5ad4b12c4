//! Homes that stand in no street: a flat in a building, a group of houses in a quarter.

use super::addresses::{after_comma, house_number};
use super::places::unit;
use super::tokens::{Sort, Token, before, phrase};

const FLATS: &[&[&str]] = &[
    &["căn", "hộ"],
    &["căn"],
    &["phòng"],
    &["p"],
    &["room"],
    &["apt"],
    &["apartment"],
    &["flat"],
];
const BUILDINGS: &[&[&str]] = &[
    &["tòa", "nhà"],
    &["toà", "nhà"],
    &["tòa"],
    &["toà"],
    &["chung", "cư"],
    &["khu", "tập", "thể"],
    &["khu", "đô", "thị"],
    &["block"],
    &["tower"],
    &["lô"],
    &["tầng"],
];
/// Parts of a commune that have numbers or names, from the smallest.
const QUARTERS: &[&[&str]] = &[
    &["tổ", "dân", "phố"],
    &["tổ"],
    &["khu", "phố"],
    &["khu", "vực"],
    &["khu"],
    &["thôn"],
    &["xóm"],
    &["ấp"],
    &["khóm"],
    &["buôn"],
    &["bản"],
    &["đội"],
];

/// The last token of a home that begins at `at`.
pub(super) fn find(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    flat(tokens, at)
        .or_else(|| building(tokens, at))
        .or_else(|| quarter(tokens, at))
}

/// `P.1203 toà A5`, `phòng 302, chung cư Linh Đàm`.
fn flat(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let number = flat_number(tokens, at)?;
    let building = after_comma(tokens, number + 1);
    // A floor alone is where a show hangs: “phòng 3, tầng 2”.
    let floor = tokens.get(building)?.is_word("tầng");
    let name = words(tokens, building, BUILDINGS)?;
    let named = tokens.get(building + name)?;
    (!floor && (named.is_capital() || named.sort == Sort::Number)).then_some(building + name)
}

/// `toà A5, phòng 1203`, `tầng 12 chung cư Linh Đàm`.
fn building(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let name = at + words(tokens, at, BUILDINGS)?;
    let named = |token: &Token<'_>| token.is_capital() || token.sort == Sort::Number;
    let names = tokens.get(name..)?.iter().take(5);
    let names = names.take_while(|token| named(token)).count();
    let next = after_comma(tokens, name + names);
    if names == 0 {
        return None;
    }
    if let Some(end) = flat_number(tokens, next) {
        return (!tokens[at].is_word("tầng")).then_some(end);
    }
    let whole = words(tokens, next, BUILDINGS)?;
    let last = tokens.get(next + whole)?;
    (named(last) && !tokens[next].is_word("tầng")).then_some(next + whole)
}

/// A flat and its number: `P.1203`, `căn hộ A1203`.
fn flat_number(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let after = at + words(tokens, at, FLATS)?;
    let after = after + usize::from(phrase(tokens, after, &["số"]));
    let dot = tokens.get(after)?.is_mark(&['.']);
    let number = after + usize::from(dot);
    let lettered = tokens.get(number)?.sort == Sort::Word && tokens[number].text.len() == 1;
    house_number(tokens, number + usize::from(lettered))
}

/// `tổ 3, khu phố 2`, `thôn 4 xã Hòa Tiến`, `tổ dân phố số 7`.
fn quarter(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let (kind, end) = numbered_quarter(tokens, at)?;
    let next = after_comma(tokens, end + 1);
    let larger = unit(tokens, next);
    let other = numbered_quarter(tokens, next).filter(|(other, _)| *other != kind);
    let alone = matches!(kind, ["khu", "phố"] | ["tổ", "dân", "phố"]);
    let alone = alone && !before(tokens, at, 1).any(|token| token.is_one_of(&["đội", "các"]));
    larger
        .or(other.map(|(_, end)| end))
        .or(alone.then_some(end))
}

/// A quarter with its number, and the last token of that.
fn numbered_quarter(tokens: &[Token<'_>], at: usize) -> Option<(&'static [&'static str], usize)> {
    let kind = *QUARTERS.iter().find(|words| phrase(tokens, at, words))?;
    let after = at + kind.len();
    let number = after + usize::from(phrase(tokens, after, &["số"]));
    Some((kind, house_number(tokens, number)?))
}

/// How many words of one of these phrases stand at `at`.
fn words(tokens: &[Token<'_>], at: usize, phrases: &[&[&str]]) -> Option<usize> {
    let found = phrases.iter().find(|words| phrase(tokens, at, words))?;
    Some(found.len())
}
