//! Street addresses: a house number with its street, a lane with its number, a hamlet with its commune.
//!
//! “Đường” is also sugar and “ngõ” also a poem's lane: a number or a name has to stand where addresses have one.

use std::ops::Range;

use super::places::unit;
use super::tokens::{Sort, Token, before, phrase};
use super::{Found, Kind, homes, streets};

const LANES: &[&str] = &["ngõ", "ngách", "hẻm", "kiệt"];
pub(super) const STREETS: &[&str] = &["đường", "phố", "ngõ", "ngách", "hẻm", "kiệt"];
/// Typed without marks: other words in other languages, so that a number has to stand before and a name behind.
const BARE: &[&str] = &["duong", "pho", "ngo", "ngach", "hem", "kiet"];
const ENGLISH: &[&str] = &[
    "street",
    "road",
    "avenue",
    "boulevard",
    "lane",
    "alley",
    "st",
    "rd",
    "ave",
    "blvd",
];
const HAMLETS: &[&str] = &["thôn", "ấp", "xóm", "buôn", "khóm", "bản"];
const COMMUNES: &[&str] = &["xã", "phường", "trấn"];
/// Words after which a number counts something else.
const COUNTS: &[&str] = &[
    "lớp", "khối", "phòng", "tranh", "grade", "tuổi", "giải", "top",
];

pub(super) fn find(tokens: &[Token<'_>], found: &mut Vec<Found>) {
    for at in 0..tokens.len() {
        let end = lane(tokens, at)
            .or_else(|| house_in_street(tokens, at))
            .or_else(|| after_the_word_address(tokens, at))
            .or_else(|| at_number(tokens, at))
            .or_else(|| hamlet(tokens, at))
            .or_else(|| english(tokens, at))
            .or_else(|| homes::find(tokens, at))
            .or_else(|| streets::find(tokens, at));
        if let Some(end) = end {
            let range: Range<usize> = tokens[at].range.start..tokens[end].range.end;
            let kind = Kind::StreetAddress;
            found.push(Found { kind, range });
        }
    }
}

/// `ngõ 12`, `số nhà 12`, `căn hộ A1203`.
fn lane(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let homes: [&[&str]; 4] = [
        &["số", "nhà"],
        &["nhà", "số"],
        &["so", "nha"],
        &["căn", "hộ"],
    ];
    let bare = tokens[at].is_one_of(BARE);
    let words = match homes.iter().find(|words| phrase(tokens, at, words)) {
        Some(words) => words.len(),
        None => usize::from(bare || tokens[at].is_one_of(LANES)),
    };
    if words == 0 {
        return None;
    }
    let number = at + words + usize::from(phrase(tokens, at + words, &["số"]));
    let lettered = tokens.get(number)?.sort == Sort::Word && tokens[number].text.len() == 1;
    let number = number + usize::from(lettered);
    let end = house_number(tokens, number)?;
    let named = tokens.get(end + 1).is_some_and(Token::is_capital);
    (!bare || named).then_some(end)
}

/// `12 đường Lê Lợi`, `5B/3, phố Huế`.
fn house_in_street(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let counted = before(tokens, at, 1).any(|token| token.is_one_of(COUNTS));
    let street = after_comma(tokens, house_number(tokens, at)? + 1);
    let name = match phrase(tokens, street, &["đại", "lộ"]) {
        true => street + 2,
        false if tokens.get(street)?.is_one_of(STREETS) => street + 1,
        false if tokens[street].is_one_of(BARE) => street + 1,
        false => return None,
    };
    // The thirty-six streets of Hà Nội are a name.
    let old_town = tokens.get(name)?.is_word("phường");
    (!counted && !old_town && tokens[name].is_capital()).then_some(name)
}

/// `Địa chỉ: 12 Lê Lợi`.
fn after_the_word_address(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let word = phrase(tokens, at, &["địa", "chỉ"])
        || phrase(tokens, at, &["dia", "chi"])
        || tokens[at].is_one_of(&["address"]);
    if !word {
        return None;
    }
    let other = |token: &Token<'_>| {
        token.is_one_of(&["http", "https", "www", "email"]) || token.is_mark(&['@', '!', '?'])
    };
    let near = tokens[at + 1..].iter().take(12);
    let near = near.take_while(|token| !other(token)).count();
    (at + 1..=at + near).find_map(|number| {
        let end = house_number(tokens, number)?;
        let name = after_comma(tokens, end + 1);
        let named = tokens.get(name)?.is_capital() && tokens[name].spaced;
        (named && free(tokens, number)).then_some(name)
    })
}

/// `ở số 12 Lê Lợi`.
fn at_number(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let place = ["ở", "tại"]
        .iter()
        .any(|word| phrase(tokens, at, &[word, "số"]));
    let end = place.then(|| house_number(tokens, at + 2))??;
    tokens.get(end + 1)?.is_capital().then_some(end + 1)
}

/// `thôn Đông, xã Tân Tiến`, `khu phố 3, phường Bến Thành`.
fn hamlet(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let words = match tokens[at].is_one_of(HAMLETS) {
        true => 1,
        false if phrase(tokens, at, &["khu", "phố"]) => 2,
        false if phrase(tokens, at, &["tổ", "dân", "phố"]) => 3,
        false => return None,
    };
    let named = |token: &Token<'_>| token.is_capital() || token.sort == Sort::Number;
    let name = tokens[at + words..].iter().take(4);
    let names = name.take_while(|token| named(token)).count();
    let commune = after_comma(tokens, at + words + names);
    let whole = tokens
        .get(commune)
        .is_some_and(|token| token.is_one_of(COMMUNES) || token.is_word("thị"))
        && tokens
            .get(commune + 1)
            .is_some_and(|token| named(token) || token.is_word("trấn"));
    let end = whole.then_some(commune + 1);
    end.or_else(|| unit(tokens, commune)).filter(|_| names > 0)
}

/// `12 Le Loi Street`.
fn english(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let name = house_number(tokens, at)? + 1;
    let names = tokens[name..].iter().take(5);
    let capitals = names.take_while(|token| token.is_capital()).count();
    let street = (name + 1..name + capitals).find(|at| tokens[*at].is_one_of(ENGLISH));
    // “St” is a saint as well, unless nothing but a mark stands behind it.
    let short = |at: usize| {
        tokens[at].text.len() <= 4 && tokens[at].text != "road" && tokens[at].text != "lane"
    };
    let ends = |at: usize| {
        tokens
            .get(at + 1)
            .is_none_or(|next| next.is_mark(&['.', ',', ';', ')']))
    };
    street.filter(|&street| free(tokens, at) && (!short(street) || ends(street)))
}

/// The last token of a house number (`12`, `12B`, `12/3`); a year is none.
pub(super) fn house_number(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let first = tokens.get(at)?.number()?;
    let year = (1900..2100).contains(&first);
    if year || first == 0 || tokens[at].text.len() > 4 {
        return None;
    }
    let mut end = lettered(tokens, at);
    while tokens
        .get(end + 1)
        .is_some_and(|token| token.is_mark(&['/']))
        && tokens
            .get(end + 2)
            .is_some_and(|token| token.sort == Sort::Number)
    {
        end = lettered(tokens, end + 2);
    }
    Some(end)
}

/// The letter that belongs to a number (`12B`), or the number.
fn lettered(tokens: &[Token<'_>], number: usize) -> usize {
    let letter = tokens.get(number + 1).is_some_and(|letter| {
        letter.sort == Sort::Word && !letter.spaced && letter.text.chars().count() == 1
    });
    number + usize::from(letter)
}

pub(super) fn after_comma(tokens: &[Token<'_>], at: usize) -> usize {
    at + usize::from(tokens.get(at).is_some_and(|token| token.is_mark(&[','])))
}

/// Not part of a longer word, such as the 111 of `tongdai111.vn`.
pub(super) fn free(tokens: &[Token<'_>], at: usize) -> bool {
    tokens[at].spaced || before(tokens, at, 1).all(|token| token.is_mark(&[':', ',', '(']))
}
