//! The provinces and cities of Việt Nam since July 2025, and the names that people still write.
//!
//! The table is data (`provinces.csv`: code, name, other names, old names); names marked as old are “to
//! verify” in part, so it can be put right without touching code.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

const TABLE: &str = include_str!("provinces.csv");

/// A province or centrally run city.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Province {
    /// The official code, two digits.
    pub code: &'static str,
    /// The official name.
    pub name: &'static str,
}

/// What a written name turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProvinceMatch {
    /// A present name or a spelling of it.
    Present(Province),
    /// A name that was merged into another in 2025.
    Renamed(Province),
}

struct Row {
    province: Province,
    spellings: Vec<String>,
    old: Vec<String>,
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let lines = TABLE
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.filter_map(row).collect()
});

fn row(line: &'static str) -> Option<Row> {
    let mut cells = line.split(',');
    let (code, name) = (cells.next()?, cells.next()?);
    let mut names = |own: Option<&str>| -> Vec<String> {
        let listed = cells
            .next()
            .unwrap_or("")
            .split(';')
            .filter(|name| !name.is_empty());
        listed.chain(own).map(fold).collect()
    };
    let spellings = names(Some(name));
    let old = names(None);
    Some(Row {
        province: Province { code, name },
        spellings,
        old,
    })
}

impl Province {
    /// All present names, by code.
    pub fn all() -> impl Iterator<Item = Province> {
        ROWS.iter().map(|row| row.province.clone())
    }

    /// Finds a province by a present or former name, whatever the case, the Unicode form, the place of the
    /// tone mark (Hoá, Hóa) and a leading “Tỉnh”, “Thành phố” or “TP.”.
    pub fn find(written: &str) -> Option<ProvinceMatch> {
        let wanted = fold(written);
        let present = ROWS.iter().find(|row| row.spellings.contains(&wanted));
        let former = || ROWS.iter().find(|row| row.old.contains(&wanted));
        let present = present.map(|row| ProvinceMatch::Present(row.province.clone()));
        present.or_else(|| former().map(|row| ProvinceMatch::Renamed(row.province.clone())))
    }
}

/// Letters only, without case, marks and the words before the name. Marks go because tones are typed in two
/// places; no two of the names differ by marks alone (tested).
fn fold(name: &str) -> String {
    let letters: String = name
        .nfd()
        .filter(|c| c.is_alphanumeric() || c.is_whitespace())
        .collect();
    let lower = letters.to_lowercase().replace('đ', "d");
    let mut words: Vec<&str> = lower.split_whitespace().collect();
    for lead in [&["tinh"][..], &["thanh", "pho"], &["tp"]] {
        if words.starts_with(lead) && words.len() > lead.len() {
            words.drain(..lead.len());
        }
    }
    words.concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thirty_four_names_none_equal_when_folded() {
        assert_eq!(Province::all().count(), 34);
        let mut all: Vec<&String> = ROWS
            .iter()
            .flat_map(|row| row.spellings.iter().chain(&row.old))
            .collect();
        let before = all.len();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), before);
    }

    #[test]
    fn spellings_and_former_names_are_found() {
        let code = |name: &str| match Province::find(name) {
            Some(ProvinceMatch::Present(province)) => format!("={}", province.code),
            Some(ProvinceMatch::Renamed(province)) => format!(">{}", province.code),
            None => "-".into(),
        };
        assert_eq!(code("Thanh Hoá"), "=38");
        assert_eq!(code("TP.HCM"), "=79");
        assert_eq!(code("Thành phố Hồ Chí Minh"), "=79");
        assert_eq!(code("Sài Gòn"), "=79");
        assert_eq!(code("Đắc Lắc"), "=66");
        assert_eq!(code("hà giang"), ">08");
        assert_eq!(code("Atlantis"), "-");
    }
}
