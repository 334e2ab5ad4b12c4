//! A work that is taken out leaves no trace: not in the site, not in the cache, and it does not come back.

use std::collections::BTreeMap;

use crate::harness::{Run, Site, assert_same_tree, tree};

/// Three rooms, one inside another; works with and without ids of their own; everything that may be published of a
/// work is, in two languages, with listings, a tour, social cards, an offline copy, a sitemap and feeds.
fn exhibition(works: usize) -> Site {
    let site = Site::small();
    site.write("content/exhibition.yaml", "title: {vi: Không một mình, en: Not alone}\nlanguages: [vi, en]\nbase_url: https://example.org/tranh/\noffline: yes\npublish: {level: full-name, full_names: yes, indexing: yes}\n");
    site.write(
        "content/lop/trong/room.yaml",
        "title: {vi: Phòng trong, en: Inner room}\n",
    );
    for number in 1..=works {
        site.picture_of(
            &format!("content/lop/tranh-{number}.png"),
            &number.to_string(),
            (90, 60),
        );
        site.write(&format!("content/lop/tranh-{number}.yaml"), &format!("title: {{vi: Tranh {number}, en: Drawing {number}}}\ntopics: [conduct]\nartist: {{display_name: Bi, grade: {}}}\n", number % 12 + 1));
    }
    site
}

/// The work that goes: alone in its topic, province, year and letter, first in its room, and its cover.
fn with_one_more(site: &Site) {
    site.picture("content/lop/trong/an-binh.jpg");
    site.write(
        "content/lop/trong/an-binh.yaml",
        "id: rut-di\ntitle: {vi: Zù zì, en: Zebra}\nalt: {vi: Một con ngựa vằn, en: A zebra}\ntopics: [contract]\nprovince: Cà Mau\nyear: 1999\naward: Giải Vằn\nschool: Trường Vằn\nstatement: Em thích ngựa vằn.\nartist: {display_name: Vằn, name: Nguyễn Vằn, grade: 12}\nconsent: {guardian: yes, child: yes, given_on: 2025-11-20, scopes: [picture, statement, given-name, full-name, grade, province, school, award, search-engines]}\nreviewed: {on: 2026-01-05, outcome: clear}\n",
    );
    site.picture("content/lop/trong/xem.jpg");
    site.write(
        "content/lop/trong/xem.yaml",
        "title: Xem\nconsent: {basis: demonstration}\n",
    );
    site.write(
        "content/lop/trong/room.yaml",
        "title: {vi: Phòng trong, en: Inner room}\norder: [an-binh, xem]\ncover: an-binh\n",
    );
    tour(
        site,
        "  - work: rut-di\n    words: Ngựa vằn đây.\n    regions: [{box: [0, 0, 0.5, 0.5], words: Vằn}]\n",
    );
}

/// The same without that work ever.
fn without(site: &Site) {
    site.picture("content/lop/trong/xem.jpg");
    site.write(
        "content/lop/trong/xem.yaml",
        "title: Xem\nconsent: {basis: demonstration}\n",
    );
    site.write(
        "content/lop/trong/room.yaml",
        "title: {vi: Phòng trong, en: Inner room}\norder: [xem]\n",
    );
    tour(site, "");
}

/// A tour that begins at some stop, or at the one that stays.
fn tour(site: &Site, first: &str) {
    site.write(
        "content/vong.tour.yaml",
        &format!("title: {{vi: Một vòng, en: A round}}\nstops:\n{first}  - work: lop/mot\n"),
    );
}

fn withdraw(site: &Site, args: &[&str]) -> Run {
    let args: Vec<&str> = ["withdraw"]
        .into_iter()
        .chain(args.iter().copied())
        .collect();
    let run = site.run(&args);
    assert_eq!(run.code, 0, "{}", run.err);
    run
}

/// The derivatives of a work, as they were published.
fn pictures(site: &Site, id: &str) -> BTreeMap<String, Vec<u8>> {
    let mut files = site.public();
    files.retain(|path, _| path.starts_with(&format!("pictures/{id}/")));
    assert!(!files.is_empty());
    files
}

#[test]
fn the_next_build_is_that_of_a_site_that_never_had_the_work() {
    let site = exhibition(23);
    with_one_more(&site);
    site.build();
    let never = exhibition(23);
    without(&never);
    never.build();
    assert_ne!(site.public().len(), never.public().len());
    let named = site.public().into_iter().filter(|(path, bytes)| {
        path.contains("rut-di") || String::from_utf8_lossy(bytes).contains("rut-di")
    });
    let named: Vec<String> = named.map(|(path, _)| path).collect();
    for part in [
        "pictures/rut-di/card-vi-",
        "feed.xml",
        "assets/search/en/c",
        "slideshow/",
        "tours/mot-vong/",
        "offline.",
        "sitemap.xml",
    ] {
        assert!(
            named.iter().any(|path| path.contains(part)),
            "{part} in {named:#?}"
        );
    }

    let gone = pictures(&site, "rut-di");
    withdraw(&site, &["rut-di"]);
    let run = site.build();
    assert_same_tree(&site.public(), &never.public());
    assert!(run.err.contains("note[withdrawn/name]"), "{}", run.err);

    // nor does the cache know it, nor what lies beside the published folder
    let kept = tree(&site.path().join(".trienlam"));
    for (path, bytes) in kept
        .iter()
        .filter(|(path, _)| !path.starts_with("withdrawn/"))
    {
        assert!(gone.values().all(|picture| picture != bytes), "{path}");
        let text = String::from_utf8_lossy(bytes);
        assert!(
            !text.contains("rut-di") && !text.contains("an-binh"),
            "{path}"
        );
    }
    let count = |site: &Site| tree(&site.path().join(".trienlam/cache/objects-1")).len();
    assert_eq!(count(&site), count(&never));
}

#[test]
fn what_the_ledger_keeps_is_nobodys_name() {
    let site = exhibition(1);
    with_one_more(&site);
    withdraw(&site, &["rut-di", "--reason", "guardian"]);
    let ledger = tree(&site.path().join("content"))
        .remove("_withdrawn.yaml")
        .unwrap();
    let ledger = String::from_utf8(ledger).unwrap().to_lowercase();
    assert!(
        ledger.contains("rut-di") && ledger.contains("2026-01-15") && ledger.contains("guardian")
    );
    for secret in ["an-binh", "vằn", "zù", "zebra", "trong/", "jpg"] {
        assert!(!ledger.contains(secret), "{secret} in {ledger}");
    }
}

#[test]
fn the_build_that_follows_can_be_asked_for() {
    let site = exhibition(1);
    with_one_more(&site);
    site.build();
    let run = withdraw(&site, &["rut-di", "--build", "--json"]);
    let kinds: Vec<_> = run
        .objects()
        .iter()
        .map(|object| object["type"].clone())
        .collect();
    assert_eq!(kinds[0], "withdrawal");
    assert_eq!(kinds.last().unwrap(), "summary");
    assert!(!site.public().keys().any(|path| path.contains("rut-di")));
}

#[test]
fn every_address_that_shows_or_names_the_work_is_printed() {
    let site = exhibition(1);
    with_one_more(&site);
    site.build();
    let public = site.public();
    let run = withdraw(&site, &["rut-di"]);
    let printed: Vec<&str> = run.out.lines().collect();
    for (path, bytes) in &public {
        let named = path.contains("rut-di") || String::from_utf8_lossy(bytes).contains("rut-di");
        let address = format!("https://example.org/tranh/{path}");
        assert_eq!(printed.contains(&address.as_str()), named, "{path}");
    }
    for bare in ["works/rut-di/", "en/works/rut-di/", "rooms/phong-trong/"] {
        let address = format!("https://example.org/tranh/{bare}");
        assert!(
            printed.contains(&address.as_str()),
            "{address} in {printed:?}"
        );
    }
    for said in ["until the next build", "search engines", "git", "labels"] {
        assert!(run.err.contains(said), "{said} in {}", run.err);
    }
}

#[test]
fn a_trial_run_changes_nothing() {
    let site = exhibition(1);
    with_one_more(&site);
    site.build();
    let all = || {
        let mut all = tree(site.path());
        all.retain(|path, _| !path.contains("cache/sources-"));
        all
    };
    let before = all();
    let run = withdraw(&site, &["rut-di", "--dry-run"]);
    assert!(
        run.err.contains("an-binh.jpg") && run.err.contains("room.yaml:2:9"),
        "{}",
        run.err
    );
    assert_same_tree(&before, &all());
}

#[test]
fn deleted_is_gone_and_quarantine_is_not_published() {
    let deleted = exhibition(1);
    with_one_more(&deleted);
    withdraw(&deleted, &["rut-di", "--delete"]);
    let names = |site: &Site| tree(site.path()).into_keys().collect::<Vec<_>>();
    assert!(!names(&deleted).iter().any(|path| path.contains("an-binh")));
    let quarantined = exhibition(1);
    with_one_more(&quarantined);
    withdraw(&quarantined, &["rut-di"]);
    let kept: Vec<_> = names(&quarantined)
        .into_iter()
        .filter(|path| path.contains("an-binh"))
        .collect();
    let folder = ".trienlam/withdrawn/rut-di";
    assert_eq!(
        kept,
        [
            format!("{folder}/an-binh.jpg"),
            format!("{folder}/an-binh.yaml")
        ]
    );
    quarantined.build();
}

#[test]
fn the_id_and_the_picture_never_come_back() {
    let site = exhibition(1);
    with_one_more(&site);
    let picture = tree(&site.path().join("content/lop/trong"))
        .remove("an-binh.jpg")
        .unwrap();
    withdraw(&site, &["rut-di"]);
    site.write_bytes("content/lop/ten-moi.jpg", &picture)
        .write("content/lop/ten-moi.yaml", "id: ma-moi\ntitle: Zù zì\n");
    let run = site.build();
    assert!(
        run.err.contains("warning[withdrawn/picture]"),
        "{}",
        run.err
    );
    assert!(!site.public().keys().any(|path| path.contains("ma-moi")));
    site.picture("content/lop/tranh-khac.png")
        .write("content/lop/tranh-khac.yaml", "id: rut-di\n");
    let run = site.run(&["build"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("error[withdrawn/id]"), "{}", run.err);
}

#[test]
fn an_unknown_id_is_a_mistake_of_the_command_line() {
    let site = Site::small();
    site.write("content/lop/mot.yaml", "id: con-dieu\n");
    let run = site.run(&["withdraw", "con-dieuu", "--json"]);
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(run.err.contains("did you mean `con-dieu`?"), "{}", run.err);
    assert_eq!(run.objects()[0]["type"], "failure");
    assert_eq!(run.objects().len(), 1);
}
