//! Houses in streets that are not called streets: “12 Nguyễn Trãi, Thanh Xuân, Hà Nội”, “phố Huế, số 12”.
//!
//! A number and capitals are also a class, a rank, a title: what counts something is no house, and where the street is
//! not one that every town has, a place has to stand behind it, or a number as only houses have (12/34/5).

use super::addresses::{STREETS, after_comma, free, house_number};
use super::places::{before_place, known_street, place_behind, street_name};
use super::tokens::{Token, before, phrase};

/// Words after which a number tells which one, or how many.
const COUNTS: &[&str] = &[
    "lớp",
    "khối",
    "phòng",
    "tranh",
    "grade",
    "tuổi",
    "giải",
    "top",
    "quận",
    "huyện",
    "phường",
    "q",
    "p",
    "khóa",
    "khoá",
    "kỳ",
    "lần",
    "thứ",
    "tháng",
    "năm",
    "ngày",
    "tập",
    "chương",
    "bài",
    "trang",
    "hạng",
    "đợt",
    "nhóm",
    "đội",
    "room",
    "page",
    "class",
    "year",
    "day",
    "part",
    "no",
    "gồm",
    "có",
    "và",
    "cùng",
    "các",
    "của",
    "trên",
    "hơn",
    "trong",
    "với",
    "cả",
    "hình",
    "km",
];

/// Words after which a numbered house follows: what else stands before “số” is numbered itself (“Trường số 2”).
const LEADING: &[&str] = &["ở", "tại", "nhà", "đến", "về", "là", "chỉ"];

/// The last token of an address that begins with the number at `at`, or with a street's name before it.
pub(super) fn find(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    numbered(tokens, at).or_else(|| number_behind(tokens, at))
}

/// `12 Nguyễn Trãi`, `45/12A Vũ Hữu, Thanh Xuân`, `8 Le Loi, Hue`.
fn numbered(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let end = house_number(tokens, at)?;
    if !free(tokens, at) || counts(tokens, at) {
        return None;
    }
    let name = after_comma(tokens, end + 1);
    if let Some(last) = known_street(tokens, name) {
        return Some(place_behind(tokens, last + 1).unwrap_or(last));
    }
    let names = street_name(tokens, end + 1);
    let street = tokens.get(end + 1..end + 1 + names)?;
    let behind = place_behind(tokens, end + 1 + names);
    match names {
        0 => None,
        _ if super::places::is_place(street) => None,
        1 => behind.and_then(|last| place_behind(tokens, last + 1)),
        _ if behind.is_some() => behind,
        _ if only_a_house(tokens, at, end) => Some(end + names),
        _ => before_place(street)
            .filter(|&left| left >= 2)
            .map(|_| end + names),
    }
}

/// `đường Lê Lợi, số 12`.
fn number_behind(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let con = before(tokens, at, 1).any(|token| token.is_word("con"));
    if con || !tokens[at].is_one_of(STREETS) {
        return None;
    }
    let names = tokens[at + 1..].iter().take(5);
    let names = names.take_while(|token| token.is_capital()).count();
    let number = after_comma(tokens, at + 1 + names);
    let said = names > 0 && phrase(tokens, number, &["số"]);
    said.then(|| house_number(tokens, number + 1)).flatten()
}

/// Whether the number counts or tells which: “lớp 4A”, “Trường Tiểu học số 2”, “tranh số 12”.
fn counts(tokens: &[Token<'_>], at: usize) -> bool {
    let mut back = before(tokens, at, 2);
    match back.next() {
        Some(last) if last.is_one_of(&["số", "so"]) => back.next().is_some_and(|token| {
            !token.is_one_of(LEADING) && !token.is_mark(&[',', ':', '.', '('])
        }),
        Some(last) => last.is_one_of(COUNTS),
        None => false,
    }
}

/// Whether a number with a stroke can be no date and no mark: 45/12, 12/34/5.
fn only_a_house(tokens: &[Token<'_>], at: usize, end: usize) -> bool {
    let numbers: Vec<u32> = tokens[at..=end].iter().filter_map(Token::number).collect();
    match numbers[..] {
        [first, second] => first > 31 || (second > 12 && second != first && second % 10 != 0),
        [_, _, _, ..] => true,
        _ => false,
    }
}
