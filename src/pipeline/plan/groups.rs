//! Groupings: the ways through an exhibition besides its rooms.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use crate::exhibition::{Artwork, Exhibition, Language, Localized, NaturalOrder, Slug, WorkIndex};
pub use crate::theme::views::Grouping;

/// A grouping with its groups.
#[derive(Clone, Debug)]
pub struct Groups {
    /// Which.
    pub grouping: Grouping,
    /// In natural order; none is empty.
    pub groups: Vec<Group>,
}

/// The works that share something.
#[derive(Clone, Debug)]
pub struct Group {
    /// The last segment of its address.
    pub key: Slug,
    /// Its name.
    pub label: GroupLabel,
    /// In visiting order.
    pub works: Vec<WorkIndex>,
}

/// The name of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GroupLabel {
    /// Words of the exhibition's own.
    Words(Localized<String>),
    /// A grade.
    Grade(u8),
    /// A year.
    Year(u16),
}

impl Grouping {
    /// All, in the order in which they are offered.
    pub const ALL: [Grouping; 7] = [
        Grouping::Topics,
        Grouping::Grades,
        Grouping::Provinces,
        Grouping::Schools,
        Grouping::Awards,
        Grouping::Years,
        Grouping::Titles,
    ];

    /// The first segment of its address, and its key in the theme's strings.
    pub fn segment(self) -> &'static str {
        match self {
            Grouping::Topics => "topics",
            Grouping::Grades => "grades",
            Grouping::Provinces => "provinces",
            Grouping::Schools => "schools",
            Grouping::Awards => "awards",
            Grouping::Years => "years",
            Grouping::Titles => "titles",
        }
    }
}

/// What makes two works belong together: the text by which groups are told apart, their wished key and name.
struct Trait {
    identity: String,
    key: Option<Slug>,
    label: GroupLabel,
}

/// The groupings that have works, for readers of `language`.
pub(super) fn all(exhibition: &Exhibition, language: &Language) -> Vec<Groups> {
    let order = NaturalOrder::new();
    let groupings = Grouping::ALL.into_iter().map(|grouping| Groups {
        grouping,
        groups: groups(exhibition, language, grouping, &order),
    });
    groupings
        .filter(|groups| !groups.groups.is_empty())
        .collect()
}

fn groups(
    exhibition: &Exhibition,
    language: &Language,
    grouping: Grouping,
    order: &NaturalOrder,
) -> Vec<Group> {
    let mut found: BTreeMap<String, (Trait, Vec<WorkIndex>)> = BTreeMap::new();
    for (at, work) in exhibition.works.iter().enumerate() {
        for shared in traits(exhibition, language, grouping, work) {
            let group = found
                .entry(shared.identity.clone())
                .or_insert((shared, Vec::new()));
            group.1.push(WorkIndex(at));
        }
    }
    let mut groups: Vec<(Trait, Vec<WorkIndex>)> = found.into_values().collect();
    groups.sort_by(|(a, _), (b, _)| {
        rank(exhibition, grouping, a)
            .cmp(&rank(exhibition, grouping, b))
            .then_with(|| order.compare(&a.identity, &b.identity))
    });
    let mut keyed: Vec<Group> = Vec::new();
    for (number, (shared, works)) in groups.into_iter().enumerate() {
        let key = free_key(&keyed, shared.key, grouping, number + 1);
        keyed.push(Group {
            key,
            label: shared.label,
            works,
        });
    }
    keyed
}

/// Topics stand in the exhibition's order, years with the latest first, awards with the highest first, all else by name.
fn rank(exhibition: &Exhibition, grouping: Grouping, shared: &Trait) -> usize {
    match (grouping, &shared.label) {
        (Grouping::Topics, _) => exhibition
            .topics
            .iter()
            .position(|topic| Some(&topic.code) == shared.key.as_ref())
            .unwrap_or(0),
        (_, GroupLabel::Year(year)) => usize::from(u16::MAX - year),
        (_, GroupLabel::Grade(grade)) => usize::from(*grade),
        (Grouping::Awards, _) => standing(&shared.identity),
        _ => 0,
    }
}

/// How high an award stands, by the words that juries use in Vietnamese and English; those that nobody knows stand last.
fn standing(award: &str) -> usize {
    const WORDS: [&[&str]; 5] = [
        &["đặc biệt", "xuất sắc", "grand", "special", "best"],
        &["nhất", "vàng", "first", "1st", "gold"],
        &["nhì", "bạc", "second", "2nd", "silver"],
        &["ba", "đồng", "third", "3rd", "bronze"],
        &[
            "khuyến khích",
            "triển vọng",
            "honourable",
            "honorable",
            "encouragement",
            "consolation",
        ],
    ];
    let said: Vec<String> = award
        .split_whitespace()
        .map(|word| word.nfc().collect::<String>().to_lowercase())
        .collect();
    let said = format!(" {} ", said.join(" "));
    let heard = |words: &&[&str]| words.iter().any(|word| said.contains(&format!(" {word} ")));
    WORDS.iter().position(heard).unwrap_or(WORDS.len())
}

fn free_key(taken: &[Group], wished: Option<Slug>, grouping: Grouping, number: usize) -> Slug {
    let fallback = || Slug::from_title(&format!("{} {number}", grouping.segment()));
    let Some(base) = wished.or_else(fallback) else {
        unreachable!("a word and a number make a slug")
    };
    let free = |slug: &Slug| taken.iter().all(|group| group.key != *slug);
    let mut candidates =
        std::iter::once(base.clone()).chain((2..).map(|number| base.numbered(number)));
    candidates.find(free).unwrap_or(base)
}

fn traits(
    exhibition: &Exhibition,
    language: &Language,
    grouping: Grouping,
    work: &Artwork,
) -> Vec<Trait> {
    let main = exhibition.languages.default();
    let words = |text: &Localized<String>, key: Option<Slug>| {
        let (_, identity) = text.get(main, &exhibition.languages);
        let key = key.or_else(|| Slug::from_title(identity));
        Trait {
            identity: identity.clone(),
            key,
            label: GroupLabel::Words(text.clone()),
        }
    };
    let plain =
        |text: &str, key: Option<Slug>| words(&Localized::one(main.clone(), text.to_owned()), key);
    match grouping {
        Grouping::Topics => {
            let topics = exhibition
                .topics
                .iter()
                .filter(|topic| work.topics.contains(&topic.code));
            topics
                .map(|topic| words(&topic.name, Some(topic.code.clone())))
                .collect()
        }
        Grouping::Grades => work
            .grade
            .map(|grade| number(u16::from(grade), GroupLabel::Grade(grade)))
            .into_iter()
            .collect(),
        Grouping::Provinces => work
            .province
            .iter()
            .map(|province| plain(province.name, Slug::parse(province.code)))
            .collect(),
        Grouping::Schools => work
            .school
            .iter()
            .map(|school| plain(school, None))
            .collect(),
        Grouping::Awards => work.award.iter().map(|award| words(award, None)).collect(),
        Grouping::Years => work
            .year
            .map(|year| number(year, GroupLabel::Year(year)))
            .into_iter()
            .collect(),
        Grouping::Titles => work
            .title
            .iter()
            .filter_map(|title| letter(title.get(language, &exhibition.languages).1))
            .map(|letter| plain(&letter, None))
            .collect(),
    }
}

fn number(number: u16, label: GroupLabel) -> Trait {
    Trait {
        identity: number.to_string(),
        key: Slug::parse(&number.to_string()),
        label,
    }
}

/// The letter under which a title stands in the Vietnamese alphabet: its first letter without the tone, so that
/// Ấ stands under Â and Ằ under Ă, but Đ does not stand under D.
fn letter(title: &str) -> Option<String> {
    let first = title.chars().find(|c| c.is_alphanumeric())?;
    if first.is_numeric() {
        return Some("0–9".to_owned());
    }
    const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];
    let bare = first
        .to_uppercase()
        .nfd()
        .filter(|c| !TONES.contains(c))
        .nfc();
    Some(bare.collect())
}

#[cfg(test)]
mod tests {
    use super::{letter, standing};

    #[test]
    fn awards_stand_by_their_height() {
        let mut awards = [
            "Giải Ba",
            "Giải Khán giả",
            "Giải Nhất",
            "Giải Đặc biệt",
            "giải khuyến khích",
            "Giải Nhì",
        ];
        awards.sort_by_key(|award| standing(award));
        let wanted = [
            "Giải Đặc biệt",
            "Giải Nhất",
            "Giải Nhì",
            "Giải Ba",
            "giải khuyến khích",
            "Giải Khán giả",
        ];
        assert_eq!(awards, wanted);
        assert!(standing("First prize") < standing("Honourable mention"));
        assert_eq!(
            standing("Bảng vàng danh dự"),
            1,
            "a word, wherever it stands"
        );
        assert_eq!(
            standing("Giải Bao Công"),
            5,
            "a whole word, not its beginning"
        );
    }

    #[test]
    fn letters_lose_their_tone_and_keep_their_hat() {
        let letters = ["Ấm áp", "Ằng", "Đèn", "“Ôi!”", "2 bà cháu", "ước mơ"]
            .map(|title| letter(title).unwrap());
        assert_eq!(letters, ["Â", "Ă", "Đ", "Ô", "0–9", "Ư"]);
        assert_eq!(letter("…"), None);
    }
}
