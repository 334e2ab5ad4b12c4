//! Does a display name look like a full name? Vietnamese full names begin with one of few family names and
//! have three or four syllables; a given name has one or two. A guess, so it only warns.

use crate::exhibition::same_name;

/// Family names that most full names begin with.
const FAMILY_NAMES: &[&str] = &[
    "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ",
    "hồ", "ngô", "dương", "lý", "đinh", "trịnh", "lâm", "đoàn", "mai", "tô", "trương", "phùng",
    "hà", "cao", "lương", "lưu", "quách", "tạ",
];

/// Family names that are also common given names: alone in front of one syllable they prove nothing.
const GIVEN_TOO: &[&str] = &[
    "mai", "hà", "lâm", "dương", "hoàng", "vũ", "lê", "cao", "đoàn", "lý", "tô",
];

/// Whether a curator should look twice.
pub(super) fn looks_full(name: &str) -> bool {
    let name = same_name(name);
    let syllables: Vec<&str> = name.split_whitespace().collect();
    match syllables.as_slice() {
        [family, _] => FAMILY_NAMES.contains(family) && !GIVEN_TOO.contains(family),
        [family, _, _] => FAMILY_NAMES.contains(family),
        longer => longer.len() >= 4,
    }
}

#[cfg(test)]
mod tests {
    use super::looks_full;

    #[test]
    fn full_names_are_noticed_and_given_names_are_not() {
        for name in [
            "Nguyễn An",
            "Trần Thị Bích",
            "Lê Minh Anh",
            "Phạm Nguyễn Gia Hân",
        ] {
            assert!(looks_full(name), "{name}");
        }
        for name in ["An", "Minh An", "Mai Anh", "Hà My", "Y Blô", "Hoàng Yến"] {
            assert!(!looks_full(name), "{name}");
        }
    }
}
