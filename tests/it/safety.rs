//! What a child may not show does not come out: levels, consent, names of files and folders.

use crate::harness::{Site, TODAY};

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
    let site = one(&format!("{RECORD}{FULL}"), "level: school");
    site.build();
    let sources: Vec<Vec<u8>> = crate::harness::tree(&site.path().join("content"))
        .into_values()
        .collect();
    for (path, bytes) in site
        .public()
        .into_iter()
        .filter(|(path, _)| path.starts_with("pictures/"))
    {
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
