//! What an address is made of beside its number: words that look like a street's name, and the places that end it.
//!
//! In Vietnamese a street needs no word before it (“12 Nguyễn Trãi, Thanh Xuân, Hà Nội”). What makes it one is a number,
//! a few capitals that are syllables of the language, and a place behind them; the streets that every town has are
//! known by name.

use unicode_normalization::UnicodeNormalization;

use super::tokens::{Sort, Token, phrase};
use crate::exhibition::Province;

/// Syllables of a street's name, at most: Xô Viết Nghệ Tĩnh, Cách Mạng Tháng Tám.
const LONGEST: usize = 5;

/// Streets of every town that are named after a person: in small letters, too, no more than an address.
const PERSONS: &[&str] = &[
    "nguyễn trãi",
    "nguyễn huệ",
    "nguyễn du",
    "nguyễn thái học",
    "nguyễn thị minh khai",
    "nguyễn văn cừ",
    "nguyễn văn linh",
    "nguyễn văn trỗi",
    "nguyễn văn thoại",
    "nguyễn tất thành",
    "nguyễn công trứ",
    "nguyễn đình chiểu",
    "nguyễn khuyến",
    "nguyễn chí thanh",
    "nguyễn xiển",
    "nguyễn tri phương",
    "lê lợi",
    "lê lai",
    "lê duẩn",
    "lê hồng phong",
    "lê thánh tông",
    "lê văn sỹ",
    "lê quý đôn",
    "lê đại hành",
    "trần hưng đạo",
    "trần phú",
    "trần quang khải",
    "trần nhân tông",
    "trần duy hưng",
    "trần cao vân",
    "lý thường kiệt",
    "lý thái tổ",
    "lý tự trọng",
    "hai bà trưng",
    "bà triệu",
    "quang trung",
    "ngô quyền",
    "ngô gia tự",
    "đinh tiên hoàng",
    "đinh bộ lĩnh",
    "hùng vương",
    "hoàng diệu",
    "hoàng văn thụ",
    "hoàng hoa thám",
    "hoàng quốc việt",
    "phan chu trinh",
    "phan châu trinh",
    "phan bội châu",
    "phan đình phùng",
    "phan đăng lưu",
    "phạm ngũ lão",
    "phạm văn đồng",
    "phạm hùng",
    "võ thị sáu",
    "võ văn tần",
    "võ văn kiệt",
    "võ nguyên giáp",
    "tôn đức thắng",
    "huỳnh thúc kháng",
    "chu văn an",
    "bùi thị xuân",
    "mạc đĩnh chi",
    "pasteur",
];

/// Other streets of every town: words of every day, so that only their capitals tell.
const OTHERS: &[&str] = &[
    "điện biên phủ",
    "cách mạng tháng tám",
    "xô viết nghệ tĩnh",
    "giải phóng",
    "trường chinh",
    "bạch đằng",
    "đồng khởi",
    "láng hạ",
    "thái hà",
    "kim mã",
    "cầu giấy",
    "xuân thủy",
    "đội cấn",
];

/// Words of a street's name that count things when they stand alone behind a number: “12 Con Giáp”, “5 Anh Em”.
const THINGS: &[&str] = &[
    "con",
    "bạn",
    "em",
    "anh",
    "chị",
    "cô",
    "chú",
    "bác",
    "ông",
    "người",
    "nàng",
    "chàng",
    "bé",
    "trẻ",
    "học",
    "trường",
    "trung",
    "th",
    "thcs",
    "thpt",
    "lớp",
    "khối",
    "bức",
    "tranh",
    "tác",
    "bông",
    "cây",
    "ngôi",
    "mùa",
    "ngày",
    "tháng",
    "năm",
    "giờ",
    "phút",
    "giây",
    "tuổi",
    "giải",
    "phòng",
    "điều",
    "lời",
    "ước",
    "câu",
    "chuyện",
    "nhóm",
    "đội",
    "tổ",
    "thành",
    "tỉnh",
    "quận",
    "huyện",
    "phường",
    "xã",
    "di",
    "hoa",
    "hạng",
    "kỳ",
    "cuộc",
    "cách",
    "bài",
    "màu",
    "sắc",
    "phố",
    "dân",
    "triệu",
    "nghìn",
    "ngàn",
    "trăm",
    "tỷ",
    "đứa",
    "chiếc",
    "cái",
];

/// Districts of the two largest cities and others that end an address as a province does.
const DISTRICTS: &[&str] = &[
    "ba dinh",
    "hoan kiem",
    "tay ho",
    "long bien",
    "cau giay",
    "dong da",
    "hai ba trung",
    "hoang mai",
    "thanh xuan",
    "nam tu liem",
    "bac tu liem",
    "ha dong",
    "thanh tri",
    "gia lam",
    "dong anh",
    "binh thanh",
    "go vap",
    "phu nhuan",
    "tan binh",
    "tan phu",
    "binh tan",
    "thu duc",
    "nha be",
    "hoc mon",
    "cu chi",
    "binh chanh",
    "hai chau",
    "thanh khe",
    "ngu hanh son",
    "cam le",
    "lien chieu",
    "ninh kieu",
    "ngo quyen",
    "le chan",
    "hong bang",
    "sai gon",
    "nha trang",
    "da lat",
    "bien hoa",
    "thu dau mot",
    "vung tau",
    "ha long",
    "viet tri",
    "vinh",
];

/// Words before the name of a commune, a district, a town.
const UNITS: &[&str] = &[
    "phường",
    "xã",
    "quận",
    "huyện",
    "tỉnh",
    "tp",
    "tt",
    "tx",
    "p",
    "q",
    "phuong",
    "quan",
    "huyen",
    "ward",
    "district",
];

/// How many capitals from `at` on may be a street's name.
pub(super) fn street_name(tokens: &[Token<'_>], at: usize) -> usize {
    let Some(first) = tokens.get(at).filter(|first| first.is_capital()) else {
        return 0;
    };
    if first.is_one_of(THINGS) {
        return 0;
    }
    let names = tokens[at..].iter().take(LONGEST + 1);
    let names = names
        .take_while(|token| token.is_capital() && token.spaced && is_syllable(&bare(&token.text)))
        .count();
    if names > LONGEST { 0 } else { names }
}

/// The last token of a street that every town has.
pub(super) fn known_street(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let first = tokens.get(at).filter(|it| it.sort == Sort::Word)?;
    let capital = first.is_capital();
    let known = |names: &[&str]| {
        let ends = names
            .iter()
            .filter_map(|name| stands(tokens, at, name, capital));
        ends.max()
    };
    let ends = |last: &usize| tokens.get(last + 1).is_none_or(|next| !next.is_capital());
    let other = || capital.then(|| known(OTHERS)).flatten().filter(ends);
    known(PERSONS).or_else(other)
}

/// The last token of these words where they stand; typed without any marks they need their capitals.
fn stands(tokens: &[Token<'_>], at: usize, name: &str, capital: bool) -> Option<usize> {
    let mut last = None;
    for (index, word) in (at..).zip(name.split(' ')) {
        let token = tokens.get(index)?;
        let same = token.is_word(word)
            || (capital && token.is_capital() && bare(&token.text) == bare(word));
        if !same {
            return None;
        }
        last = Some(index);
    }
    last
}

/// The last token of a place that ends an address and begins at a comma or dash: up to three parts, of which one is
/// a commune, a district or a province.
pub(super) fn place_behind(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let mut next = at;
    for _ in 0..3 {
        if !tokens.get(next)?.is_mark(&[',', '-']) {
            return None;
        }
        let part = next + 1;
        if let Some(end) = unit(tokens, part) {
            return Some(end);
        }
        let names = tokens.get(part..)?.iter().take(LONGEST);
        let names = names.take_while(|token| token.is_capital()).count();
        if names == 0 {
            return None;
        }
        if is_place(&tokens[part..part + names]) {
            return Some(part + names - 1);
        }
        next = part + names;
    }
    None
}

/// A commune, district or town by the word before it: `phường 7`, `Q.5`, `TP Huế`, `thị trấn Sa Pa`; its last token.
pub(super) fn unit(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let two = [["thị", "trấn"], ["thị", "xã"], ["thành", "phố"]];
    let words = match two.iter().any(|words| phrase(tokens, at, words)) {
        true => 2,
        false => usize::from(tokens.get(at)?.is_one_of(UNITS)),
    };
    if words == 0 {
        return None;
    }
    let dot = tokens.get(at + words).is_some_and(|it| it.is_mark(&['.']));
    let name = at + words + usize::from(dot);
    let named = tokens.get(name)?;
    (named.is_capital() || named.sort == Sort::Number).then_some(name)
}

/// A province, or a district that everybody knows.
pub(super) fn is_place(tokens: &[Token<'_>]) -> bool {
    let words: Vec<&str> = tokens.iter().map(|token| &*token.text).collect();
    let name = words.join(" ");
    DISTRICTS.contains(&bare(&name).as_str()) || Province::find(&name).is_some()
}

/// How many of these capitals are left of a place at their end: “Lê Lợi Hà Nội” → 2.
pub(super) fn before_place(tokens: &[Token<'_>]) -> Option<usize> {
    let cuts = 1..tokens.len();
    cuts.into_iter().find(|&cut| is_place(&tokens[cut..]))
}

/// Without marks.
pub(super) fn bare(text: &str) -> String {
    let letters = text.nfd().map(|c| if c == 'đ' { 'd' } else { c });
    letters.filter(|c| c.is_ascii()).collect()
}

/// Whether a word in small letters without marks can be a syllable of Vietnamese: “trai”, not “happy” or “children”.
fn is_syllable(word: &str) -> bool {
    const ONSETS: &[&str] = &[
        "ngh", "ch", "gh", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "g", "h", "k",
        "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
    ];
    const CODAS: &[&str] = &["", "c", "ch", "m", "n", "ng", "nh", "p", "t"];
    let onset = ONSETS.iter().find(|onset| word.starts_with(**onset));
    let rest = onset.map_or(word, |onset| &word[onset.len()..]);
    let coda = rest.trim_start_matches(|c| "aeiouy".contains(c));
    let vowels = rest.len() - coda.len();
    (1..=3).contains(&vowels) && CODAS.contains(&coda)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_those_of_vietnamese() {
        let all = |words: &str| words.split(' ').map(is_syllable).collect::<Vec<_>>();
        let vietnamese = "nguyen trai thanh xuan hoa khuyen gia quynh uong yen a nghieng tuyet";
        assert!(all(vietnamese).iter().all(|it| *it));
        let others = "happy children little ducks big school friends world street green";
        assert!(all(others).iter().all(|it| !it), "{:?}", all(others));
    }
}
