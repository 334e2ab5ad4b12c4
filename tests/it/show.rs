//! Slideshows and guided tours: what is in them, and above all what is not.

use crate::harness::Site;

/// One room with a calm work, a sensitive one and one that is withheld; one room where all is sensitive.
fn exhibition() -> Site {
    let site = Site::empty();
    site.write(
        "content/exhibition.yaml",
        "title: {vi: Triển lãm, en: Exhibition}\nlanguages: [vi, en]\nderivatives: {widths: [64], formats: [jpeg]}\n",
    );
    for room in ["a", "b"] {
        site.write(
            &format!("content/{room}/room.yaml"),
            &format!("title: Phòng {room}\nslug: phong-{room}\ndefaults: {{consent: {{basis: demonstration}}, reviewed: {{on: 2026-01-02, outcome: clear}}}}\n"),
        );
    }
    for (way, keys) in [
        ("a/yen", "crop: [0.5, 0, 0.5, 1]"),
        ("a/vui", "medium: Sáp màu"),
        ("a/buon", "sensitive: true"),
        ("a/kin", "level: withheld"),
        ("b/buon-nua", "sensitive: true"),
    ] {
        let id = way.replace('/', "-tranh-");
        site.picture_of(&format!("content/{way}.png"), &id, (80, 60));
        site.write(
            &format!("content/{way}.yaml"),
            &format!("id: {id}\ntitle: Tranh {id}\nalt: Hình\n{keys}\n"),
        );
    }
    site
}

const TOUR: &str = "title: {vi: Một vòng, en: Once around}\nstops:\n  - {work: a/yen, regions: [{box: [0.25, 0.25, 0.5, 0.5], words: Ở đây}]}\n  - work: a-tranh-vui\n  - work: a/buon\n  - work: a/kin\n";

fn page(site: &Site, path: &str) -> String {
    let public = site.public();
    let bytes = public.get(path).unwrap_or_else(|| panic!("no {path}"));
    String::from_utf8(bytes.clone()).unwrap()
}

#[test]
fn nobody_meets_a_sensitive_or_withheld_work_in_a_hall() {
    let site = exhibition();
    site.write("content/vong.tour.yaml", TOUR).build();
    let shows = [
        "slideshow/index.html",
        "rooms/phong-a/slideshow/index.html",
        "tours/index.html",
        "tours/mot-vong/index.html",
        "en/slideshow/index.html",
        "en/tours/mot-vong/index.html",
    ];
    for path in shows {
        let html = page(&site, path);
        assert!(html.contains("a-tranh-yen"), "{path}");
        for hidden in ["a-tranh-buon", "a-tranh-kin", "b-tranh-buon-nua"] {
            assert!(!html.contains(hidden), "{path}: {hidden}");
        }
    }
    let nothing = "rooms/phong-b/slideshow/index.html";
    assert!(!site.public().contains_key(nothing));
    assert!(!page(&site, "slideshow/index.html").contains("phong-b/slideshow"));
}

#[test]
fn the_viewer_goes_on_to_no_sensitive_picture() {
    let site = exhibition();
    site.build();
    // In the order of the walk: buon, vui, yen.
    let html = page(&site, "works/a-tranh-vui/index.html");
    assert!(html.contains("href=\"../a-tranh-yen/index.html#viewer\""));
    assert!(html.contains("href=\"../a-tranh-buon/index.html\""));
    assert!(!html.contains("a-tranh-buon/index.html#viewer"));
    assert!(!html.contains("pictures/a-tranh-buon"));
    let veiled = page(&site, "works/a-tranh-buon/index.html");
    assert!(veiled.contains("class=\"viewer veiled\""));
    assert!(!veiled.contains("phong-a/slideshow"));
}

#[test]
fn a_region_is_measured_on_the_whole_picture_and_drawn_on_what_is_shown() {
    let site = exhibition();
    site.write("content/vong.tour.yaml", TOUR).build();
    let html = page(&site, "tours/mot-vong/index.html");
    // The right half is shown, 40 × 60 pixels: of the box its right half is left, a quarter of the height from above.
    let rect = "<rect x=\"0\" y=\"375\" width=\"500\" height=\"750\" rx=\"14\"/>";
    assert!(html.contains(rect), "{html}");
    assert!(html.contains("viewBox=\"0 0 1000 1500\""));
}

#[test]
fn a_withdrawn_work_leaves_its_tour_and_the_next_build_goes_on() {
    let site = exhibition();
    site.write("content/vong.tour.yaml", TOUR).build();
    let run = site.run(&["withdraw", "a-tranh-yen", "--delete"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert!(run.out.contains("vong.tour.yaml") || run.err.contains("vong.tour.yaml"));
    let run = site.build();
    assert!(run.err.contains("withdrawn/name"), "{}", run.err);
    let html = page(&site, "tours/mot-vong/index.html");
    assert!(html.contains("a-tranh-vui") && !html.contains("a-tranh-yen"));
}

#[test]
fn a_long_slideshow_has_pages() {
    let site = exhibition();
    for at in 0..60 {
        let name = format!("content/a/them-{at}.png");
        site.picture_of(&name, &format!("them {at}"), (8, 6));
    }
    site.build();
    let first = page(&site, "slideshow/index.html");
    assert!(first.contains("data-next=\"page-2/index.html\""));
    let second = page(&site, "slideshow/page-2/index.html");
    assert!(second.contains("data-first=\"61\"") && second.contains("id=\"n62\""));
    assert!(second.contains("data-start=\"../index.html\""));
    assert!(!second.contains("data-next"));
}
