//! What a child may not show does not come out: levels, consent, names of files and folders.

use std::collections::BTreeMap;

use trienlam::exhibition::disclosures;

use crate::harness::{Site, TODAY, assert_same_tree, project};

/// A site with one work whose record and consent are given.
fn one(record: &str, publish: &str) -> Site {
    let site = Site::empty();
    site.write(
        "content/exhibition.yaml",
        &format!("title: Triển lãm\nlanguages: [vi]\npublish: {{{publish}}}\n"),
    );
    site.write("content/lop-4a2-co-kimcuong/room.yaml", "title: Phòng\n");
    site.picture("content/lop-4a2-co-kimcuong/nguyen-thi-tenrieng.jpg");
    site.write(
        "content/lop-4a2-co-kimcuong/nguyen-thi-tenrieng.yaml",
        record,
    );
    site
}

/// All published text and binary files as one string of bytes.
fn everything(site: &Site) -> String {
    site.public()
        .into_iter()
        .map(|(path, bytes)| format!("{path}\n{}\n", String::from_utf8_lossy(&bytes)))
        .collect()
}

const RECORD: &str = "title: Cánh diều\nalt: Một cánh diều\nstatement: Em kể chuyện diều.\nartist: {display_name: Bích Vân, pen_name: Dế Mèn, name: Nguyễn Thị Bí Mật, grade: 4, age: 9}\nschool: Trường Hoa Súng\nprovince: Cà Mau\naward: Giải Cánh Diều\nreviewed: {on: 2026-01-02, outcome: clear}\n";

const FULL: &str = "consent: {ref: KMM-SOPHIEU-77, guardian: yes, child: yes, given_on: 2025-11-20, scopes: [picture, statement, pen-name, given-name, grade, age, province, school, full-name, award]}\n";

#[test]
fn each_level_shows_its_own_and_no_more() {
    let rungs = [
        (
            "anonymous",
            vec!["Cánh diều", "Em kể chuyện", "Giải Cánh Diều"],
        ),
        ("pen-name", vec!["Dế Mèn"]),
        ("given-name", vec!["Bích Vân", "Cà Mau"]),
        ("school", vec!["Trường Hoa Súng"]),
        ("full-name", vec!["Nguyễn Thị Bí Mật"]),
    ];
    for (rung, (level, _)) in rungs.iter().enumerate() {
        let site = one(
            &format!("{RECORD}{FULL}"),
            &format!("level: {level}, full_names: true"),
        );
        site.build();
        let all = everything(&site);
        for (at, (_, words)) in rungs.iter().enumerate() {
            for word in words
                .iter()
                .filter(|word| !matches!(**word, "Dế Mèn" | "Bích Vân") || rung <= at)
            {
                assert_eq!(all.contains(word), at <= rung, "`{word}` at level {level}");
            }
        }
        assert!(
            !all.contains("KMM-SOPHIEU-77"),
            "the reference is private at {level}"
        );
    }
}

#[test]
fn full_names_need_the_sites_own_switch() {
    let site = one(&format!("{RECORD}{FULL}"), "level: full-name");
    site.build();
    assert!(!everything(&site).contains("Bí Mật"));
}

#[test]
fn a_field_outside_the_consent_is_not_shown_at_any_level() {
    let consent =
        "consent: {guardian: yes, child: yes, given_on: 2025-11-20, scopes: [picture, school]}\n";
    let site = one(
        &format!("{RECORD}{consent}"),
        "level: full-name, full_names: true",
    );
    site.build();
    let all = everything(&site);
    assert!(all.contains("Trường Hoa Súng"));
    for word in [
        "Bích Vân",
        "Dế Mèn",
        "Bí Mật",
        "Cà Mau",
        "Em kể chuyện",
        "Giải Cánh Diều",
    ] {
        assert!(!all.contains(word), "{word}");
    }
}

/// The help line 111 may stand anywhere; a house with the same number may not.
#[test]
fn what_the_exhibition_declares_excuses_numbers_to_call_and_nothing_else() {
    let check = |title: &str| {
        let record = RECORD.replace("Cánh diều", title);
        let site = one(&format!("{record}{FULL}"), "level: school");
        let exhibition = "title: Triển lãm\nhelp: {checked_on: 2026-01-11, lines: [{phone: \"0912 345 678\", name: Tổng đài}, {phone: \"111\", name: Tổng đài}]}\n";
        site.write("content/exhibition.yaml", exhibition);
        site.run(&["check"]).code
    };
    assert_eq!(check("Hãy gọi 0912345678"), 0);
    assert_eq!(check("Em ở số nhà 111"), 1);
}

/// Nothing is made for newspapers or printers: what a consent says of them changes no byte.
#[test]
fn press_and_print_are_kept_for_people_and_open_nothing() {
    let built = |scopes: &str| {
        let consent = format!(
            "consent: {{guardian: yes, child: yes, given_on: 2025-11-20, scopes: [{scopes}]}}\n"
        );
        let site = one(
            &format!("{RECORD}{consent}"),
            "level: school, indexing: yes",
        );
        site.build();
        site.public()
    };
    let plain = built("picture, given-name, search-engines");
    assert_same_tree(
        &plain,
        &built("picture, given-name, search-engines, press, print"),
    );
    assert!(plain.keys().any(|path| path.starts_with("pictures/")));
    let site = one(
        &format!(
            "{RECORD}consent: {{guardian: yes, child: yes, given_on: 2025-11-20, scopes: [press, print]}}\n"
        ),
        "level: school",
    );
    site.build();
    assert!(
        !everything(&site).contains("Cánh diều"),
        "without `picture` there is nothing to print"
    );
}

#[test]
fn names_of_files_and_folders_never_come_out() {
    let site = one(
        &format!("{RECORD}{FULL}"),
        "level: full-name, full_names: true",
    );
    site.build();
    let all = everything(&site).to_lowercase();
    for secret in ["tenrieng", "kimcuong", "4a2"] {
        assert!(!all.contains(secret), "{secret}");
    }
}

#[test]
fn whatever_is_missing_from_a_consent_withholds_the_work() {
    let cases = [
        ("", "no-consent"),
        (
            "consent: {child: yes, given_on: 2025-11-20, scopes: [picture]}\n",
            "incomplete-consent",
        ),
        (
            "consent: {guardian: no, child: yes, given_on: 2025-11-20, scopes: [picture]}\n",
            "incomplete-consent",
        ),
        (
            "consent: {guardian: yes, given_on: 2025-11-20, scopes: [picture]}\n",
            "incomplete-consent",
        ),
        (
            "consent: {guardian: yes, child: no, given_on: 2025-11-20, scopes: [picture]}\n",
            "incomplete-consent",
        ),
        (
            "consent: {guardian: yes, child: yes, scopes: [picture]}\n",
            "incomplete-consent",
        ),
        (
            "consent: {guardian: yes, child: yes, given_on: 2025-11-20, scopes: [given-name]}\n",
            "incomplete-consent",
        ),
        (
            "consent: {guardian: yes, child: yes, given_on: 2025-11-20}\n",
            "incomplete-consent",
        ),
        (
            "consent: {guardian: yes, child: yes, given_on: 2026-01-16, scopes: [picture]}\n",
            "not-yet",
        ),
        (
            "consent: {guardian: yes, child: yes, given_on: 2025-11-20, expires_on: 2026-01-15, scopes: [picture]}\n",
            "expired",
        ),
        (
            "consent: {guardian: yes, child: yes, given_on: 2025-11-20, withdrawn_on: 2026-01-20, scopes: [picture]}\n",
            "withdrawn",
        ),
        (
            "consent: {guardian: yes, child: yes, given_on: 2025-11-20, scopes: [picture]}\nlevel: withheld\n",
            "level",
        ),
    ];
    for (consent, reason) in cases {
        let site = one(&format!("{RECORD}{consent}"), "level: school");
        let run = site.run(&["check", "--json", "--date", TODAY]);
        assert_eq!(run.code, 0, "{}", run.err);
        let summary = run.summary();
        assert_eq!(
            summary["tally"]["withheld"][reason], 1,
            "{consent}: {summary}"
        );
        assert_eq!(summary["tally"]["shown"], 0, "{consent}");
    }
}

/// A blank `consent:` under a work or a maker waits for answers: the class's does not speak for it.
#[test]
fn a_consent_that_is_left_open_is_nobodys_yes() {
    for blank in [
        "consent:\n",
        "consent: {}\n",
        "artist: {age: 9, consent: }\n",
    ] {
        let site = one(&format!("title: Sao\nalt: Sao\n{blank}"), "level: school");
        site.write(
            "content/lop-4a2-co-kimcuong/room.yaml",
            &format!("title: Phòng\ndefaults:\n  {FULL}"),
        );
        let run = site.run(&["check", "--json", "--date", TODAY]);
        let tally = &run.summary()["tally"];
        assert_eq!(
            tally["withheld"]["incomplete-consent"], 1,
            "{blank}: {}",
            run.err
        );
        assert_eq!(tally["shown"], 0, "{blank}");
    }
}

#[test]
fn a_consent_ends_on_its_day_and_not_before() {
    let consent = "consent: {guardian: yes, child: yes, given_on: 2025-11-20, expires_on: 2026-01-16, scopes: [picture]}\n";
    let site = one(&format!("{RECORD}{consent}"), "level: school");
    let shown = |day: &str| {
        site.run(&["check", "--json", "--date", day]).summary()["tally"]["shown"].clone()
    };
    assert_eq!(
        (shown("2026-01-15"), shown("2026-01-16")),
        (1.into(), 0.into())
    );
}

/// A feed says on which day it was made, and nothing else does.
fn without_the_day(mut public: BTreeMap<String, Vec<u8>>, day: &str) -> BTreeMap<String, Vec<u8>> {
    for (path, bytes) in public.iter_mut() {
        let text = String::from_utf8_lossy(bytes);
        if path.ends_with("feed.xml") {
            *bytes = text.replace(&format!("{day}T"), "T").into_bytes();
        } else {
            assert!(!text.contains(day), "{path}");
        }
    }
    public
}

/// Proof 2 of the house's rules: the day on which a consent ends takes that work and what follows from it, no more.
#[test]
fn the_day_before_and_the_day_of_an_expiry_differ_by_that_work_alone() {
    let site = Site::small();
    // Every output that a work may stand in.
    site.write("content/exhibition.yaml", "title: {vi: Không một mình, en: Not alone}\nlanguages: [vi, en]\nbase_url: https://example.org/\noffline: yes\npublish: {level: school, indexing: yes}\n");
    site.write(
        "content/vong.tour.yaml",
        "title: Một vòng\nstops: [{work: tranh-het-han}, {work: lop/mot}]\n",
    );
    let work = "content/lop/ba";
    site.picture(&format!("{work}.jpg"));
    let consent = "consent: {guardian: yes, child: yes, given_on: 2025-11-20, expires_on: 2026-01-16, scopes: [picture, statement, given-name, province, search-engines]}";
    site.write(
        &format!("{work}.yaml"),
        &format!("id: tranh-het-han\ntitle: Con thuyền\nalt: Một con thuyền\nstatement: Em ra khơi.\nartist: {{display_name: Vừng, age: 9}}\nprovince: Huế\ntopics: [conduct]\nreviewed: {{on: 2026-01-05, outcome: clear}}\n{consent}\n"),
    );
    let built = |day: &str| -> BTreeMap<String, Vec<u8>> {
        let run = site.run(&["build", "--date", day]);
        assert_eq!(run.code, 0, "{}", run.err);
        without_the_day(site.public(), day)
    };
    let (before, after) = (built("2026-01-15"), built("2026-01-16"));
    site.remove(&format!("{work}.jpg"))
        .remove(&format!("{work}.yaml"));
    site.write(
        "content/vong.tour.yaml",
        "title: Một vòng\nstops: [{work: lop/mot}]\n",
    );
    let (never_before, never_after) = (built("2026-01-15"), built("2026-01-16"));
    let text = |site: &BTreeMap<String, Vec<u8>>| -> String {
        site.values()
            .map(|bytes| String::from_utf8_lossy(bytes))
            .collect()
    };
    for word in ["Con thuyền", "Em ra khơi", "Vừng", "tranh-het-han"] {
        assert!(
            text(&before).contains(word) && !text(&after).contains(word),
            "{word}"
        );
    }
    assert_same_tree(&after, &never_after);
    assert_same_tree(&never_before, &never_after);
}

#[test]
fn every_work_is_accounted_for_to_other_programs() {
    let consent = "consent: {guardian: yes, child: yes, given_on: 2025-11-20, expires_on: 2027-11-20, scopes: [picture, given-name, school, full-name]}\n";
    let site = one(
        &format!("id: canh-dieu\nlevel: given-name\n{RECORD}{consent}"),
        "level: school",
    );
    let folder = "content/lop-4a2-co-kimcuong";
    site.picture(&format!("{folder}/tranh-khac.jpg"));
    site.write(
        &format!("{folder}/tranh-khac.yaml"),
        "title: Sao\nalt: Sao\n",
    );
    let works: Vec<_> = site
        .run(&["check", "--json", "--date", TODAY])
        .objects()
        .into_iter()
        .filter(|object| object["type"] == "work")
        .collect();
    assert_eq!(works.len(), 2, "{works:?}");
    let shown = &works[0];
    assert_eq!(shown["id"], "canh-dieu");
    assert_eq!(shown["level"], "given-name");
    assert_eq!(shown["expires_on"], "2027-11-20");
    let kept: BTreeMap<&str, String> = shown["kept_back"]
        .as_array()
        .unwrap()
        .iter()
        .map(|kept| (kept["field"].as_str().unwrap(), kept["by"].to_string()))
        .collect();
    let wanted = [
        ("school", r#"["work"]"#),
        ("name", r#"["work","full-names"]"#),
        ("statement", r#"["consent"]"#),
        ("award", r#"["consent"]"#),
        ("pen_name", r#"["consent"]"#),
        ("grade", r#"["consent"]"#),
        ("age", r#"["consent"]"#),
        ("province", r#"["consent"]"#),
    ];
    let wanted: BTreeMap<&str, String> = wanted
        .iter()
        .map(|(field, by)| (*field, (*by).to_owned()))
        .collect();
    assert_eq!(kept, wanted);
    let withheld = &works[1];
    assert_eq!(
        (&withheld["id"], &withheld["level"]),
        (&serde_json::Value::Null, &"withheld".into())
    );
    assert_eq!(withheld["withheld"]["reason"], "no-consent");
    assert!(
        withheld["withheld"]["remedy"]["vi"]
            .as_str()
            .unwrap()
            .contains("consent:")
    );
}

#[test]
fn a_free_field_is_shown_by_the_scope_that_the_site_gives_it() {
    let shown = |publish: &str, scopes: &str| {
        let consent = format!(
            "consent: {{guardian: yes, child: yes, given_on: 2025-11-20, scopes: [{scopes}]}}\n"
        );
        let site = one(
            &format!("{RECORD}extra: {{quê: Miệt vườn}}\n{consent}"),
            publish,
        );
        site.build();
        everything(&site).contains("Miệt vườn")
    };
    assert!(shown("level: school, extra: [quê]", "picture"));
    assert!(!shown("level: school", "picture, province"));
    assert!(!shown("level: school, extra: {quê: province}", "picture"));
    assert!(shown(
        "level: school, extra: {quê: province}",
        "picture, province"
    ));
    assert!(!shown(
        "level: pen-name, extra: {quê: province}",
        "picture, province"
    ));
}

#[test]
fn of_all_ceilings_around_a_work_the_lowest_holds() {
    let site = one(
        &format!("level: school\n{RECORD}{FULL}"),
        "level: full-name",
    );
    let room = "content/lop-4a2-co-kimcuong/room.yaml";
    for (level, given, school) in [
        ("school", true, true),
        ("given-name", true, false),
        ("anonymous", false, false),
    ] {
        site.write(
            room,
            &format!("title: Phòng\ndefaults: {{level: {level}}}\n"),
        );
        site.build();
        let all = everything(&site);
        assert_eq!(
            (all.contains("Bích Vân"), all.contains("Trường Hoa Súng")),
            (given, school),
            "{level}"
        );
    }
}

/// The list of words has two sides: what asks for a person's look, and what children write every day.
#[test]
fn words_that_ask_for_a_look_and_words_that_do_not() {
    let list = std::fs::read_to_string(project().join("tests/it/disclosures.txt")).unwrap();
    let (mut sides, mut wrong) = ((0, 0), Vec::new());
    for line in list
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        let (side, sentence) = line.split_once(' ').unwrap();
        let found = !disclosures(sentence, &[]).is_empty();
        wrong.extend((found != (side == "+")).then_some(line));
        if found { sides.0 += 1 } else { sides.1 += 1 }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(sides.0 >= 30 && sides.1 >= 30, "{sides:?}");
}

#[test]
fn what_waits_for_a_look_is_shown_nowhere_and_not_repeated() {
    let words = "title: Ngôi nhà\nalt: Một ngôi nhà\nstatement: Chú bảo đừng kể cho ai.\nartist: {age: 9}\n";
    let site = one(&format!("{words}{FULL}"), "level: school");
    let run = site.build();
    assert!(!everything(&site).contains("Ngôi nhà"));
    assert!(
        run.err.contains("identity/disclosure") && run.err.contains("111"),
        "{}",
        run.err
    );
    let json = site.run(&["check", "--json", "--date", TODAY]).out;
    for told in [&run.err, &json] {
        assert!(!told.contains("đừng kể"), "{told}");
    }
    site.write(
        "content/lop-4a2-co-kimcuong/nguyen-thi-tenrieng.yaml",
        &format!("{words}{FULL}reviewed: {{on: {TODAY}, outcome: clear}}\n"),
    );
    site.build();
    assert!(everything(&site).contains("đừng kể cho ai"));
}

#[test]
fn of_several_makers_the_least_consent_holds() {
    let makers = "title: Hai bạn\nalt: Hai bạn\nartists:\n  - {display_name: Vừng, age: 6, grade: 1}\n  - {display_name: Lạc, age: 6, grade: 1, consent: {guardian: yes, given_on: 2025-11-20, scopes: [picture]}}\nconsent: {guardian: yes, given_on: 2025-11-20, scopes: [picture, given-name]}\n";
    let site = one(makers, "level: school");
    site.build();
    let all = everything(&site);
    assert!(all.contains("Hai bạn") && !all.contains("Vừng") && !all.contains("Lạc"));
}

#[test]
fn published_pictures_hold_pixels_alone() {
    let consent = FULL.replace("picture,", "picture, search-engines,");
    let site = one(
        &format!("{RECORD}{consent}"),
        "level: school, indexing: yes",
    );
    let run = site.run(&["build", "--base-url", "https://example.org/"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let cards = site.public().into_keys();
    assert!(cards.filter(|path| path.contains("/card-")).count() >= 2);
    let sources: Vec<Vec<u8>> = crate::harness::tree(&site.path().join("content"))
        .into_values()
        .collect();
    for (path, bytes) in site.public().into_iter().filter(|(path, _)| {
        path.ends_with(".jpg") || path.ends_with(".webp") || path.ends_with(".png")
    }) {
        assert!(!sources.contains(&bytes), "{path} is a source");
        for mark in [
            &b"Exif"[..],
            b"http://ns.adobe.com",
            b"Photoshop 3.0",
            b"ICC_PROFILE",
            b"XMP ",
        ] {
            assert!(
                !bytes.windows(mark.len()).any(|window| window == mark),
                "{path} holds {}",
                mark.escape_ascii()
            );
        }
    }
}
