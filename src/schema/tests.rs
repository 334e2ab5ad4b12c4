//! The readers, as the people who write the files meet them.

use super::written::{Basis, Order, PageFile, Text};
use super::*;
use crate::exhibition::Level;

fn work(yaml: &str) -> (WorkFile, Vec<String>) {
    let mut report = Report::new();
    let record = read_work("a.yaml", yaml.as_bytes(), &mut report).unwrap_or_default();
    (record, codes(&report))
}

/// `rule line:column`, with what is underlined.
fn codes(report: &Report) -> Vec<String> {
    let code = |problem: &&crate::diagnostics::Diagnostic| match &problem.place.spot {
        None => problem.rule.code().to_owned(),
        Some(spot) => {
            let words = &spot.excerpt[spot.range.clone()];
            format!(
                "{} {}:{} {words}",
                problem.rule.code(),
                spot.line,
                spot.column
            )
        }
    };
    report.sorted().iter().map(code).collect()
}

/// The first problem's remedy, in English.
fn hint(yaml: &str) -> String {
    let mut report = Report::new();
    read_work("a.yaml", yaml.as_bytes(), &mut report);
    let hint = report
        .sorted()
        .first()
        .and_then(|problem| problem.hint.clone());
    hint.map_or(String::new(), |hint| hint.en)
}

fn plain(text: Option<Text>) -> String {
    match text {
        Some(Text::Plain(text)) => text.value,
        Some(Text::ByLanguage(texts)) => texts.into_values().map(|text| text.value).collect(),
        None => "-".into(),
    }
}

#[test]
fn a_whole_record_is_read_without_a_word() {
    let (record, problems) = work(
        "title: {vi: Bàn tay ấm, en: Warm hand}\n\
         artist: {display_name: Minh An, grade: 4, age: 9}\n\
         school: Trường Tiểu học Hoa Sen\nprovince: Hà Nội\nyear: 2025\n\
         medium: {vi: Sáp màu trên giấy, en: Crayon on paper}\ndimensions: 30 × 42 cm\n\
         topics: [contact, conduct]\nalt: {vi: Một bàn tay, en: A hand}\n\
         statement: |\n  Em muốn …\n  hai dòng\naward: {vi: Giải Nhất, en: First prize}\n\
         level: given-name\nsensitive: false\ncrop: [0.02, 0.03, 0.96, 0.94]\nredact: [[0.7, 0.9, 0.3, 0.1]]\n\
         reviewed: {on: 2025-12-01, outcome: clear}\n\
         consent: {ref: KMM-2025-014, basis: minor, guardian: yes, child: Yes, \
         scopes: [picture, statement, given-name, province], given_on: 2025-11-20, expires_on: 2027-11-20}\n\
         rights: http://rightsstatements.org/vocab/InC/1.0/\nextra: {note: riêng}\n",
    );
    assert_eq!(problems, Vec::<String>::new());
    assert_eq!(plain(record.statement), "Em muốn …\nhai dòng");
    assert_eq!(record.level.unwrap().value, Level::GivenName);
    let consent = record.consent.unwrap();
    assert_eq!(consent.basis.unwrap().value, Basis::Minor);
    assert!(consent.child.unwrap().value);
    assert_eq!(consent.scopes.unwrap().len(), 4);
    assert_eq!(consent.given_on.unwrap().value.to_string(), "2025-11-20");
    assert_eq!(
        record.artists.unwrap()[0]
            .grade
            .as_ref()
            .unwrap()
            .value
            .number,
        4
    );
    assert_eq!(record.extra["note"].value, "riêng");
}

#[test]
fn text_keeps_the_characters_that_were_written() {
    for written in [
        "NO",
        "05",
        "1984",
        "1_000",
        "12:30",
        "2025-11-20",
        "yes",
        "0x1F",
        ".5",
        "1e3",
        "Tôi & bạn",
    ] {
        let (record, problems) = work(&format!("title: {written}\nschool: {written}\n"));
        assert_eq!(
            (plain(record.title), problems),
            (written.to_owned(), vec![])
        );
        assert_eq!(record.school.unwrap().value, written);
    }
}

#[test]
fn what_yaml_would_swallow_is_told() {
    assert_eq!(work("title: Tranh #1\n").1, ["yaml/comment-cut 1:14 #1"]);
    assert_eq!(work("title: #1\n").1, ["yaml/comment-cut 1:8 #1"]);
    assert_eq!(work("title: Tranh # ghi chú\n").1, Vec::<String>::new());
    assert_eq!(work("title: A: b\n").1, ["yaml/unquoted-colon 1:8 A: b"]);
    assert_eq!(
        hint("title: Em nói: \"không\"\n").rsplit(": ").next(),
        Some("\"không\"'`")
    );
    assert_eq!(work("title: *Sao*\n").1, ["yaml/alias 1:8 *Sao*"]);
    assert_eq!(work("title: !Xin chào\n").1, ["yaml/tag 1:8 !Xin"]);
    assert_eq!(work("artist:\n\tage: 9\n").1, ["yaml/tab 2:1 \t"]);
    assert_eq!(
        work("title: a\ntitle: b\n").1,
        ["yaml/duplicate-key 2:1 title"]
    );
    assert_eq!(work("title: a\n---\n").1, ["yaml/documents 2:1 ---"]);
    assert_eq!(work("title: \"a\nalt: b\n").1, ["yaml/syntax 1:8 \"a"]);
    assert_eq!(hint("title:Cá voi\nalt: b\n"), "write: `title: Cá voi`");
    assert_eq!(hint("title:Cá voi"), "write: `title: Cá voi`");
}

#[test]
fn every_problem_of_a_file_is_told_in_one_run() {
    let (record, problems) =
        work("titel: a\nyear: 20250\nlevel: high\nmedium:\nschool: b\nalt: [c]\n");
    let expected = [
        "yaml/unknown-key 1:1 titel",
        "value/out-of-range 2:7 20250",
        "value/unknown 3:8 high",
        "yaml/empty-value 4:1 medium",
        "yaml/wrong-type 6:6 [c]",
    ];
    assert_eq!(problems, expected);
    assert_eq!(record.school.unwrap().value, "b");
}

#[test]
fn only_the_real_words_are_yes_and_no() {
    for (written, read) in [
        ("yes", true),
        ("TRUE", true),
        ("No", false),
        ("false", false),
    ] {
        assert_eq!(
            work(&format!("sensitive: {written}"))
                .0
                .sensitive
                .unwrap()
                .value,
            read
        );
    }
    for (written, meant) in [
        ("có", "yes"),
        ("on", "yes"),
        ("không", "no"),
        ("0", "no"),
        ("“yes”", "yes"),
        ("'no'", "no"),
    ] {
        let yaml = format!("sensitive: {written}");
        assert!(work(&yaml).0.sensitive.is_none(), "{written}");
        assert!(
            hint(&yaml).ends_with(&format!("`sensitive: {meant}`")),
            "{written}"
        );
    }
}

#[test]
fn dates_are_strict_and_the_remedy_is_exact() {
    for written in [
        "20/11/2025",
        "20-11-2025",
        "20.11.2025",
        "2025/11/20",
        "20/11/25",
    ] {
        let yaml = format!("reviewed: {{on: {written}}}");
        assert!(work(&yaml).0.reviewed.unwrap().on.is_none());
        assert_eq!(hint(&yaml), "write `on: 2025-11-20`");
    }
    assert_eq!(
        work("reviewed: {on: 2025-02-30}").1,
        ["value/out-of-range 1:16 2025-02-30"]
    );
    assert_eq!(
        hint("reviewed: {on: ngày mai}"),
        "for example `on: 2025-11-20`"
    );
}

#[test]
fn a_class_is_a_grade_and_said_so() {
    for (written, grade) in [("4", 4), ("4A2", 4), ("Lớp 10 Toán", 10), ("4/2", 4)] {
        let (record, _) = work(&format!("artist: {{grade: {written}}}"));
        assert_eq!(
            record.artists.unwrap()[0]
                .grade
                .as_ref()
                .unwrap()
                .value
                .number,
            grade
        );
    }
    assert_eq!(work("artist: {grade: 4A2}").1, ["value/class 1:17 4A2"]);
    assert_eq!(
        work("artist: {grade: 13}").1,
        ["value/out-of-range 1:17 13"]
    );
    assert_eq!(work("artist: {grade: lá}").1, ["yaml/wrong-type 1:17 lá"]);
}

#[test]
fn boxes_lie_inside_the_picture() {
    assert_eq!(work("crop: [0, 0, 1, 1]").1, Vec::<String>::new());
    assert_eq!(
        work("crop: [0.5, 0, 0.6, 1]").1,
        ["value/out-of-range 1:7 [0.5, 0, 0.6, 1]"]
    );
    assert!(hint("crop: [0,1, 0,2, 0,3, 0,4]").contains("not a comma"));
    for odd in [
        "[1, 2]",
        "[a, 0, 1, 1]",
        "[.inf, 0, 1, 1]",
        "[1e9, 0, 1, 1]",
        "0.5",
    ] {
        assert!(
            work(&format!("crop: {odd}")).1[0].starts_with("yaml/wrong-type"),
            "{odd}"
        );
    }
}

#[test]
fn a_trim_is_one_share_or_four() {
    let left = |yaml: &str| work(yaml).0.trim.map(|at| at.value.shares());
    assert_eq!(left("trim: 0.125"), Some([0.125, 0.125, 0.75, 0.75]));
    assert_eq!(
        left("trim: [0, 0.25, 0.5, 0]"),
        Some([0.0, 0.25, 0.5, 0.75])
    );
    assert_eq!(left("trim: 0"), Some([0.0, 0.0, 1.0, 1.0]));
    assert_eq!(work("trim: 0.5").1, ["value/out-of-range 1:7 0.5"]);
    assert_eq!(
        work("trim: [0.1, 0.2]").1,
        ["yaml/wrong-type 1:7 [0.1, 0.2]"]
    );
    assert!(work("trim: yes").1[0].starts_with("yaml/wrong-type"));
}

#[test]
fn texts_by_language_keep_to_codes() {
    assert_eq!(plain(work("title: {vi: a, en: b}").0.title), "ba");
    assert!(hint("title: {vi: một, hai, en: b}").contains("a comma divides"));
    assert_eq!(hint("title: {VI: a}"), "write `vi`");
    assert!(hint("title: {vi:a}").contains("a space behind it"));
}

#[test]
fn keys_of_inner_blocks_are_sent_home() {
    assert_eq!(
        hint("guardian: yes"),
        "`guardian` belongs inside `consent:`, indented by two spaces"
    );
    assert_eq!(hint("tiêu đề: a"), "did you mean `title`?");
    assert_eq!(hint("topics: contact"), "write `topics: [contact]`");
    let (record, problems) = work("artist: {display_name: a}\nartists: [{display_name: b}]\n");
    assert_eq!(problems, ["yaml/duplicate-key 2:1 artists"]);
    assert_eq!(record.artists.unwrap().len(), 1);
}

#[test]
fn an_empty_list_is_not_an_absent_one() {
    let (record, problems) = work("topics: []\nconsent: {scopes: []}");
    assert_eq!(problems, Vec::<String>::new());
    assert_eq!(record.topics.unwrap().len(), 0);
    assert_eq!(record.consent.unwrap().scopes.unwrap().len(), 0);
}

#[test]
fn rooms_are_read() {
    let mut report = Report::new();
    let room = "title: Được lắng nghe\nslug: duoc-lang-nghe\norder: [ban-tay-am, 2]\ncover: 05\ndefaults: {year: 2025}\n";
    let room = read_room("room.yaml", room.as_bytes(), &mut report).unwrap();
    assert!(matches!(room.order, Some(Order::List(list)) if list[1].value == "2"));
    assert_eq!(room.cover.unwrap().value, "05");
    assert_eq!(room.defaults.year.unwrap().value, 2025);
    read_room(
        "room.yaml",
        b"order: -2\ndefaults: {id: abc}\nschool: a\n",
        &mut report,
    );
    assert_eq!(
        codes(&report),
        ["yaml/unknown-key 2:12 id", "yaml/unknown-key 3:1 school"]
    );
}

#[test]
fn the_exhibition_is_read() {
    let mut report = Report::new();
    let yaml = "title: {vi: Không một mình, en: Not alone}\nlanguages: [vi, en]\nbase_url: https://example.org/a\n\
        theme: safety\noffline: yes\npublish: {level: given-name, full_names: false, indexing: no, max_edge: 1920, extra: [note]}\n\
        derivatives: {widths: [320, 640], formats: [jpeg, webp], quality: 80}\n\
        topics:\n  contact: {vi: Tiếp xúc, en: Contact}\n  conduct: Hành vi\n\
        help: {checked_on: 2026-01-11, lines: [{phone: \"111\", name: Tổng đài}]}\n\
        contact: {name: Ban tổ chức, email: a@example.org}\n";
    let read = read_exhibition("e.yaml", yaml.as_bytes(), &mut report).unwrap();
    assert_eq!(codes(&report), Vec::<String>::new());
    assert!(read.offline.is_some_and(|offline| offline.value));
    assert_eq!(read.base_url.unwrap().value, "https://example.org/a/");
    let topics: Vec<_> = read
        .topics
        .unwrap()
        .into_iter()
        .map(|(code, _)| code.value.to_string())
        .collect();
    assert_eq!(topics, ["contact", "conduct"]);
    read_exhibition("e.yaml", b"# nothing\n", &mut report);
    assert_eq!(codes(&report), ["yaml/missing-key"]);
}

#[test]
fn pages_have_front_matter_or_none() {
    let page = |text: &str| -> (PageFile, Vec<String>) {
        let mut report = Report::new();
        let page = read_page("about.vi.md", text.as_bytes(), &mut report).unwrap();
        (page, codes(&report))
    };
    let (read, problems) = page("---\r\ntitle: Về\r\nslug: ve\r\n---\r\n\r\nEm <b>\r\n");
    assert_eq!(problems, Vec::<String>::new());
    assert_eq!(
        (&*read.title.unwrap().value, &*read.body.value),
        ("Về", "\nEm <b>\n")
    );
    let spot = read.body.place.spot.as_ref().map(|spot| spot.line);
    assert_eq!(spot, Some(5));
    let at = read.body.value.find("<b>").unwrap();
    let located = At {
        value: read.body.value,
        place: read.body.place,
    }
    .locate(at..at + 3)
    .spot
    .unwrap();
    assert_eq!(
        (
            located.line,
            located.column,
            &located.excerpt[located.range]
        ),
        (6, 4, "<b>")
    );
    assert_eq!(page("# Về\n").0.body.value, "# Về\n");
    assert_eq!(page("---\nmột\n").0.body.value, "---\nmột\n");
    assert_eq!(page("---\ntitle: a\n").1, ["yaml/syntax 1:1 ---"]);
    assert_eq!(
        page("---\ntitel: a\n---\n").1,
        ["yaml/unknown-key 2:1 titel"]
    );
    assert_eq!(page("---\n---\nEm").1, Vec::<String>::new());
}
