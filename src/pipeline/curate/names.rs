//! Does a name that is shown look like a full name? Vietnamese full names begin with one of few family names and
//! have three or four syllables; a given name has one or two. A guess: a person's look settles it.

use unicode_normalization::UnicodeNormalization;

use crate::exhibition::same_name;

/// Family names that most full names begin with.
const FAMILY_NAMES: &[&str] = &[
    "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ",
    "hồ", "ngô", "dương", "lý", "đinh", "trịnh", "lâm", "đoàn", "mai", "tô", "trương", "phùng",
    "hà", "cao", "lương", "lưu", "quách", "tạ", "châu", "giang", "kiều", "tăng", "thái", "vương",
    "diệp", "văn", "triệu", "tống", "chu", "hứa", "mạc", "thạch", "danh", "sơn",
];

/// Family names that are also common given names: beside one other syllable they prove nothing.
const GIVEN_TOO: &[&str] = &[
    "mai", "hà", "lâm", "dương", "hoàng", "vũ", "lê", "cao", "đoàn", "lý", "tô", "hồ", "châu",
    "giang", "kiều", "thái", "vương", "diệp", "văn", "triệu", "chu", "thạch", "danh", "sơn",
    "phan",
];

/// What stands before a name and is none itself.
const LEADS: &[&str] = &[
    "bé", "em", "bạn", "cháu", "con", "nhóm", "đội", "anh", "chị",
];

/// Whether a display name needs a second look: a family name beside another word, or three words and more.
pub(super) fn display_name_looks_full(name: &str) -> bool {
    let words = words(name);
    match words.len() {
        0 | 1 => false,
        2 => holds_family_name(&words),
        _ => true,
    }
}

/// Whether a pen name does: it may have many words (“Chú Dế Mèn”) but begins with no family name.
pub(super) fn pen_name_looks_full(name: &str) -> bool {
    let words = words(name);
    match words.len() {
        0 | 1 => false,
        2 => holds_family_name(&words),
        _ => words
            .first()
            .is_some_and(|first| is_one_of(FAMILY_NAMES, first)),
    }
}

/// Whether the name that is shown is the private one, whole: of some peoples a full name has two words or one.
pub(super) fn is_the_private_one(shown: &str, private: &str) -> bool {
    words(shown) == words(private)
}

/// A family name, where it is one for sure, in either place (“Nguyễn An”, “An Nguyen”).
fn holds_family_name(words: &[String]) -> bool {
    words
        .iter()
        .any(|word| is_one_of(FAMILY_NAMES, word) && !is_one_of(GIVEN_TOO, word))
}

/// With its marks, or typed without any.
fn is_one_of(names: &[&str], word: &str) -> bool {
    names
        .iter()
        .any(|name| *name == word || (word.is_ascii() && bare(name) == word))
}

fn bare(name: &str) -> String {
    let letters = name.nfd().filter(char::is_ascii_alphabetic);
    match name.strip_prefix('đ') {
        Some(rest) => format!("d{}", bare(rest)),
        None => letters.collect(),
    }
}

/// The words of a name without what leads it; dots, hyphens and capitals inside a word divide as spaces do.
fn words(name: &str) -> Vec<String> {
    let mut divided = String::with_capacity(name.len());
    let mut after_small = false;
    for c in name.nfc() {
        if c.is_uppercase() && after_small {
            divided.push(' ');
        }
        after_small = c.is_lowercase();
        divided.push(if c.is_alphanumeric() { c } else { ' ' });
    }
    let lower = same_name(&divided);
    let words = lower.split_whitespace().map(str::to_owned);
    let mut words: Vec<String> = words.collect();
    if words.len() > 1 && LEADS.contains(&words[0].as_str()) {
        words.remove(0);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_names_are_noticed_and_given_names_are_not() {
        for name in [
            "Nguyễn An",
            "An Nguyen",
            "nguyen van an",
            "NguyễnVănAn",
            "N. V. An",
            "Trần Thị Bích",
            "Lê Minh Anh",
            "bạn Nguyễn An",
            "Phạm Nguyễn Gia Hân",
            "Y Moan Ênuôl",
        ] {
            assert!(display_name_looks_full(name), "{name}");
        }
        for name in [
            "An",
            "Minh An",
            "Mai Anh",
            "Hà My",
            "Y Blô",
            "Hoàng Yến",
            "Bé Minh An",
            "Khôi Nguyên",
            "Huyền Trân",
        ] {
            assert!(!display_name_looks_full(name), "{name}");
        }
    }

    #[test]
    fn pen_names_may_be_long_but_are_no_full_names() {
        assert!(!pen_name_looks_full("Chú Dế Mèn"));
        assert!(!pen_name_looks_full("Mèo Con Thích Vẽ"));
        assert!(pen_name_looks_full("Nguyễn Văn An"));
        assert!(pen_name_looks_full("tran an"));
    }

    #[test]
    fn the_private_name_is_known_in_any_spelling() {
        assert!(is_the_private_one("y blô", "Y  Blô"));
        assert!(is_the_private_one("bé Na", "Na"));
        assert!(!is_the_private_one("Bích Vân", "Nguyễn Thị Bích Vân"));
    }
}
