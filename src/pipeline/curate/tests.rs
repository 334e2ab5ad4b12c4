//! What holds of the whole of curate, whatever is written.

use std::collections::BTreeSet;

use jiff::civil::date;
use proptest::prelude::*;

use super::{Curated, Terms, curate};
use crate::diagnostics::{Place, Report};
use crate::digest::Digest;
use crate::exhibition::{CreditLine, Exhibition, Level, Scope};
use crate::imaging::{Probe, SourceFormat};
use crate::pipeline::catalogue::{Catalogue, PictureFacts, RoomEntry, WorkEntry};
use crate::pipeline::{Fate, Keeper};
use crate::schema;

/// Everything that decides how much of a work is shown.
#[derive(Clone, Debug)]
struct Case {
    site: Level,
    room: Level,
    record: Level,
    defaults: Option<Level>,
    full_names: bool,
    basis: &'static str,
    guardian: Option<bool>,
    child: Option<bool>,
    age: Option<u8>,
    grade: Option<u8>,
    scopes: BTreeSet<Scope>,
    /// Days from the build to the end; none: no end.
    lasts: Option<i8>,
    withdrawn: bool,
    /// The scopes of a second maker with a consent of their own.
    second: Option<BTreeSet<Scope>>,
}

const TODAY: &str = "2026-01-15";

/// A word that stands for each field, by the scope that it needs.
const WORDS: [(Scope, &str); 10] = [
    (Scope::Picture, "TIEUDE"),
    (Scope::Statement, "LOIKE"),
    (Scope::PenName, "BUTDANH"),
    (Scope::GivenName, "TENGOI"),
    (Scope::FullName, "HOTEN"),
    (Scope::School, "TENTRUONG"),
    (Scope::Award, "GIAITHUONG"),
    (Scope::Province, "Đồng Tháp"),
    (Scope::Age, " age: Some("),
    (Scope::Grade, "grade: Some("),
];

impl Case {
    fn record(&self) -> String {
        let yes = |answer: bool| if answer { "yes" } else { "no" };
        let mut consent = format!("basis: {}, given_on: 2025-11-20", self.basis);
        for (key, answer) in [("guardian", self.guardian), ("child", self.child)] {
            if let Some(answer) = answer {
                consent.push_str(&format!(", {key}: {}", yes(answer)));
            }
        }
        if let Some(days) = self.lasts {
            let end = date(2026, 1, 15) + jiff::Span::new().days(days);
            consent.push_str(&format!(", expires_on: {end}"));
        }
        if self.withdrawn {
            consent.push_str(", withdrawn_on: 2026-01-02");
        }
        consent.push_str(&format!(", scopes: [{}]", names(&self.scopes)));
        let number = |key: &str, number: Option<u8>| {
            number.map_or(String::new(), |number| format!(", {key}: {number}"))
        };
        let (age, grade) = (number("age", self.age), number("grade", self.grade));
        let mut makers = format!(
            "- {{display_name: TENGOI, pen_name: BUTDANH, name: HOTEN XYZ{age}{grade}, consent: {{{consent}}}}}"
        );
        if let Some(second) = &self.second {
            makers.push_str(&format!(
                "\n- {{display_name: TENGOI, grade: 4, age: 9, consent: {{guardian: yes, child: yes, given_on: 2025-11-20, scopes: [{}]}}}}",
                names(second)
            ));
        }
        format!(
            "title: TIEUDE\nalt: x\nstatement: LOIKE\nschool: TENTRUONG\nprovince: Đồng Tháp\naward: GIAITHUONG\nlevel: {}\nextra: {{rieng: RIENGTU, que: QUEHUONG}}\nartists:\n{makers}\n",
            self.record.name()
        )
    }

    fn curated(&self) -> Curated {
        let mut report = Report::new();
        let switch = if self.full_names { "yes" } else { "no" };
        let exhibition = format!(
            "title: T\nlanguages: [vi]\npublish: {{level: {}, full_names: {switch}, extra: {{que: school}}}}\n",
            self.site.name()
        );
        let defaults = self.defaults.map_or(String::new(), |level| {
            format!("defaults: {{level: {}}}\n", level.name())
        });
        let room = format!("title: P\nlevel: {}\n{defaults}", self.room.name());
        let record = self.record();
        let read = |read: &mut Report| {
            (
                schema::read_exhibition("content/exhibition.yaml", exhibition.as_bytes(), read),
                schema::read_room("content/BIMAT-LOP4A2/room.yaml", room.as_bytes(), read),
                schema::read_work(
                    "content/BIMAT-LOP4A2/BIMAT-TEP.yaml",
                    record.as_bytes(),
                    read,
                ),
            )
        };
        let (file, room, record) = read(&mut report);
        let work = WorkEntry {
            stem: "BIMAT-TEP".into(),
            picture: Place::file("content/BIMAT-LOP4A2/BIMAT-TEP.jpg"),
            disk: "/BIMAT-TEP.jpg".into(),
            record: record.unwrap(),
            place: Place::file("content/BIMAT-LOP4A2/BIMAT-TEP.yaml"),
            illegible: false,
            facts: Some(PictureFacts {
                digest: Digest::of(b"x"),
                probe: Probe {
                    format: SourceFormat::Jpeg,
                    stored: (800, 600),
                    orientation: 1,
                    more_frames: false,
                    held: 0,
                    left_out: None,
                },
            }),
        };
        let room = RoomEntry {
            path: "content/BIMAT-LOP4A2".into(),
            name: "BIMAT-LOP4A2".into(),
            file: room.unwrap(),
            works: vec![work],
            ..RoomEntry::default()
        };
        let catalogue = Catalogue {
            exhibition: file,
            root: RoomEntry {
                inner: vec![room],
                ..RoomEntry::default()
            },
            ..Catalogue::default()
        };
        let terms = Terms {
            today: TODAY.parse().unwrap(),
            base_url: None,
            keep_going: false,
            unreadable: BTreeSet::new(),
        };
        curate(&catalogue, &terms, &mut report).unwrap()
    }

    /// What the consents of all makers cover together.
    fn covered(&self) -> BTreeSet<Scope> {
        match &self.second {
            Some(second) => self.scopes.intersection(second).copied().collect(),
            None => self.scopes.clone(),
        }
    }

    fn least_ceiling(&self) -> Level {
        let levels = [self.site, self.room, self.record];
        levels.into_iter().chain(self.defaults).min().unwrap()
    }
}

fn names(scopes: &BTreeSet<Scope>) -> String {
    let names: Vec<&str> = scopes.iter().map(|scope| scope.name()).collect();
    names.join(", ")
}

/// What visitors can see, as the scopes that it takes. Of names one is shown; the fuller holds the lesser.
fn seen(exhibition: &Exhibition) -> BTreeSet<Scope> {
    let all = format!("{exhibition:?}");
    let mut seen: BTreeSet<Scope> = WORDS
        .iter()
        .filter(|(_, word)| all.contains(word))
        .map(|(scope, _)| *scope)
        .collect();
    for work in &exhibition.works {
        for credit in &work.credits {
            let lesser: &[Scope] = match credit {
                CreditLine::FullName(_) => &[Scope::GivenName, Scope::PenName],
                CreditLine::GivenName(_) => &[Scope::PenName],
                CreditLine::PenName(_) => &[],
            };
            seen.extend(lesser);
        }
        seen.extend(work.extra.contains_key("que").then_some(Scope::School));
    }
    seen
}

fn scopes() -> impl Strategy<Value = BTreeSet<Scope>> {
    // Most consents cover the picture; without it there is nothing to see.
    (
        proptest::sample::subsequence(Scope::ALL.to_vec(), 0..=Scope::ALL.len()),
        proptest::bool::weighted(0.9),
    )
        .prop_map(|(scopes, picture)| {
            let picture = picture.then_some(Scope::Picture);
            scopes.into_iter().chain(picture).collect()
        })
}

fn level() -> impl Strategy<Value = Level> {
    // Mostly high, so that several ceilings together still let something through.
    proptest::sample::select(vec![
        Level::FullName,
        Level::FullName,
        Level::FullName,
        Level::School,
        Level::School,
        Level::GivenName,
        Level::PenName,
        Level::Anonymous,
        Level::Withheld,
    ])
}

fn answer() -> impl Strategy<Value = Option<bool>> {
    proptest::sample::select(vec![
        Some(true),
        Some(true),
        Some(true),
        Some(true),
        Some(false),
        None,
    ])
}

prop_compose! {
    fn ceilings()(site in level(), room in level(), record in level(), defaults in proptest::option::weighted(0.3, level()), full_names: bool)
        -> (Level, Level, Level, Option<Level>, bool) {
        (site, room, record, defaults, full_names)
    }
}

prop_compose! {
    fn case()(
        (site, room, record, defaults, full_names) in ceilings(),
        basis in proptest::sample::select(vec!["minor", "minor", "minor", "adult", "public-domain", "demonstration"]),
        (guardian, child) in (answer(), answer()),
        age in proptest::option::of(4u8..40), grade in proptest::option::of(1u8..=12),
        scopes in scopes(), second in proptest::option::weighted(0.3, scopes()),
        lasts in proptest::option::weighted(0.3, -2i8..90),
        withdrawn in proptest::bool::weighted(0.1),
    ) -> Case {
        Case { site, room, record, defaults, full_names, basis, guardian, child, age, grade, scopes, lasts, withdrawn, second }
    }
}

/// The same case with one thing allowed less.
fn narrowed(case: &Case, what: usize, level: Level, scope: Scope) -> Case {
    let mut less = case.clone();
    match what {
        0 => less.site = less.site.min(level),
        1 => less.room = less.room.min(level),
        2 => less.record = less.record.min(level),
        3 => less.defaults = Some(less.defaults.map_or(level, |before| before.min(level))),
        4 => less.full_names = false,
        5 => less.guardian = Some(false),
        6 => less.child = Some(false),
        7 => less.lasts = Some(0),
        8 => less.withdrawn = true,
        9 => {
            let second = less.second.unwrap_or(Scope::ALL.into());
            less.second = Some(second.into_iter().filter(|other| *other != scope).collect());
        }
        _ => {
            less.scopes.remove(&scope);
        }
    }
    less
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Lowering a ceiling, saying no, taking a scope away, adding a maker: nothing of it shows more.
    #[test]
    fn less_leave_never_shows_more(more in case(), what in 0usize..12, level in level(), scope in proptest::sample::select(Scope::ALL.to_vec())) {
        let less = narrowed(&more, what, level, scope);
        let (little, much) = (seen(&less.curated().exhibition), seen(&more.curated().exhibition));
        prop_assert!(little.is_subset(&much), "{little:?} of {less:?}\n{much:?} of {more:?}");
    }

    /// What is seen is inside every ceiling and inside every consent, and nothing private is seen at all.
    #[test]
    fn all_that_is_seen_was_allowed(case in case()) {
        let curated = case.curated();
        let all = format!("{:?}", curated.exhibition);
        for private in ["BIMAT", "RIENGTU", "LOP4A2"] {
            prop_assert!(!all.contains(private), "{private} in {all}");
        }
        for (scope, word) in WORDS {
            if all.contains(word) {
                prop_assert!(case.covered().contains(&scope), "{scope:?} is not in the consent: {case:?}");
                prop_assert!(scope.level() <= case.least_ceiling(), "{scope:?} is above a ceiling: {case:?}");
                prop_assert!(scope != Scope::FullName || case.full_names);
            }
        }
        if !curated.exhibition.works.is_empty() {
            prop_assert!(case.guardian != Some(false) && case.child != Some(false) && !case.withdrawn);
            prop_assert!(case.lasts.is_none_or(|days| days > 0));
            prop_assert!(case.covered().contains(&Scope::Picture));
        }
        prop_assert_eq!(all.contains("QUEHUONG"), all.contains("TENTRUONG"), "a free field goes by its scope");
    }

    /// The account of a work is true: what it says is kept back is not seen, and the keepers are right.
    #[test]
    fn the_ruling_says_what_happened(case in case()) {
        let curated = case.curated();
        let all = format!("{:?}", curated.exhibition);
        let seen: Vec<Scope> = WORDS.iter().filter(|(_, word)| all.contains(word)).map(|(scope, _)| *scope).collect();
        prop_assert_eq!(curated.rulings.len(), 1);
        match &curated.rulings[0].fate {
            Fate::Shown { level, kept_back, .. } => {
                prop_assert!(*level <= case.least_ceiling());
                for kept in kept_back {
                    prop_assert!(!seen.contains(&kept.scope), "{kept:?}");
                    prop_assert_eq!(kept.by.contains(&Keeper::Consent), !case.covered().contains(&kept.scope));
                }
            }
            Fate::Withheld { .. } => prop_assert!(seen.is_empty(), "{seen:?}"),
            Fate::Faulty => prop_assert!(false, "nothing is wrong with {case:?}"),
        }
    }

    /// No secret is public, and what is not seen of the names and texts is a secret.
    #[test]
    fn secrets_are_what_is_not_seen(case in case()) {
        let curated = case.curated();
        let all = format!("{:?}", curated.exhibition);
        let secrets: Vec<&str> = curated.secrets.iter().map(|(value, _)| value).collect();
        for value in &secrets {
            prop_assert!(!all.contains(value), "{value}");
        }
        for value in ["BIMAT-TEP", "BIMAT-LOP4A2"] {
            prop_assert!(secrets.contains(&value), "{value}");
        }
        for value in ["BUTDANH", "TENGOI", "HOTEN XYZ", "TENTRUONG", "Đồng Tháp"] {
            // A name that is allowed and gives way to a fuller one is neither seen nor a secret.
            prop_assert!(!(all.contains(value) && secrets.contains(&value)), "{value}");
        }
        if curated.exhibition.works.is_empty() {
            for value in ["BUTDANH", "TENGOI", "HOTEN XYZ", "TENTRUONG", "Đồng Tháp"] {
                prop_assert!(secrets.contains(&value), "{value}");
            }
        }
        let told = format!("{:?}", curated.secrets);
        prop_assert!(!told.contains("BIMAT"), "{}", told);
    }
}

#[test]
fn a_second_maker_of_another_grade_shows_no_grade() {
    let case = Case {
        site: Level::School,
        room: Level::School,
        record: Level::School,
        defaults: None,
        full_names: false,
        basis: "minor",
        guardian: Some(true),
        child: Some(true),
        age: Some(10),
        grade: Some(5),
        scopes: Scope::ALL.into(),
        lasts: None,
        withdrawn: false,
        second: Some(Scope::ALL.into()),
    };
    let exhibition = case.curated().exhibition;
    assert_eq!(
        (exhibition.works[0].grade, exhibition.works[0].age),
        (None, None)
    );
    assert_eq!(exhibition.works[0].credits.len(), 2);
}
