//! Theme authors: what a small theme of their own replaces, what a third language asks for, what is told of mistakes.

use std::fs;

use crate::harness::{Site, project, tree};

/// Lays a theme of `tests/themes` into a site, under the name `to`.
fn lay(site: &Site, theme: &str, to: &str) {
    for (path, bytes) in tree(&project().join("tests/themes").join(theme)) {
        site.write_bytes(&format!("themes/{to}/{path}"), &bytes);
    }
}

fn exhibition(site: &Site, from: &str, to: &str) {
    let path = site.path().join("content/exhibition.yaml");
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from));
    fs::write(&path, text.replace(from, to)).unwrap();
}

fn page(site: &Site, path: &str) -> String {
    fs::read_to_string(site.path().join("public").join(path)).unwrap()
}

#[test]
fn a_small_theme_replaces_a_block_a_template_an_asset_and_a_string() {
    let site = Site::small();
    lay(&site, "second", "hai");
    exhibition(&site, "publish:", "theme: hai\npublish:");
    let run = site.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let home = page(&site, "index.html");
    // the block, with what it extends around and in it
    assert!(home.contains("class=\"banner\"") && home.contains("class=\"hero\""));
    // the string, and those that it leaves alone
    assert!(home.contains("Ghé xem vài bức nhé") && home.contains("Các phòng tranh"));
    // the template, on every page
    assert!(home.contains("<aside class=\"help\"") && !home.contains("class=\"wave\""));
    assert!(page(&site, "404.html").contains("<aside class=\"help\""));
    // the assets: a new one, and one in place of a built-in one
    let assets = tree(&site.path().join("public/assets"));
    let one = |start: &str| {
        let mut found = assets.iter().filter(|(path, _)| path.starts_with(start));
        let bytes = found.next().unwrap().1.clone();
        assert!(found.next().is_none(), "{start}");
        String::from_utf8(bytes).unwrap()
    };
    assert!(one("banner.").contains("M2 20q29"));
    assert!(one("mark.").contains("<circle"));
    assert!(assets.keys().any(|path| path.starts_with("style.")));
}

#[test]
fn an_override_that_nothing_uses_is_an_error() {
    let site = Site::small();
    lay(&site, "second", "hai");
    exhibition(&site, "publish:", "theme: hai\npublish:");
    site.write("themes/hai/assets/baner.svg", "<svg/>")
        .write("themes/hai/templates/hme.html", "x")
        .write("themes/hai/strings/fr.yaml", "untitled: x");
    let run = site.run(&["check"]);
    assert_eq!(run.code, 1);
    for path in ["assets/baner.svg", "templates/hme.html", "strings/fr.yaml"] {
        assert!(
            run.err.contains(&format!("themes/hai/{path}")),
            "{path}: {}",
            run.err
        );
    }
    assert_eq!(run.err.matches("error[theme/unused-override]").count(), 3);
    assert!(run.err.contains("did you mean `templates/home.html`?"));
}

#[test]
fn a_third_language_is_one_file_and_may_be_read_from_the_right() {
    let site = Site::small();
    lay(&site, "rtl", "safety");
    exhibition(&site, "[vi, en]", "[vi, en, ar]");
    let run = site.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let home = page(&site, "ar/index.html");
    assert!(home.contains("<html lang=\"ar\" dir=\"rtl\">"));
    assert!(home.contains("القاعات"));
    // what nobody translated stands in the first language, and says so
    assert!(home.contains("<span lang=\"vi\" dir=\"ltr\">Không một mình</span>"));
    let manifest = page(&site, "ar/manifest.webmanifest");
    assert!(manifest.contains("\"dir\":\"rtl\"") && manifest.contains("\"lang\":\"ar\""));
    assert!(page(&site, "index.html").contains("hreflang=\"ar\" lang=\"ar\">العربية</a>"));
}

#[test]
fn a_third_language_that_lacks_a_key_or_has_one_too_many_is_told_which() {
    let site = Site::small();
    lay(&site, "rtl", "safety");
    exhibition(&site, "[vi, en]", "[vi, ar]");
    let path = site.path().join("themes/safety/strings/ar.yaml");
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("\nuntitled:"));
    fs::write(&path, text.replace("\nuntitled:", "\nuntiteld:")).unwrap();
    let run = site.run(&["check"]);
    assert_eq!(run.code, 1);
    assert!(
        run.err.contains("the theme has no key `untiteld`"),
        "{}",
        run.err
    );
    assert!(run.err.contains("did you mean `untitled`?"), "{}", run.err);
    assert!(run.err.contains("lacks 1 keys: `untitled`"), "{}", run.err);
}

#[test]
fn a_look_that_cannot_be_used_is_told() {
    let site = Site::small();
    let look = fs::read_to_string(project().join("themes/safety/look.yaml")).unwrap();
    let look = look
        .replace("\"#fbf7ef\" # behind", "\"ivory\" # behind")
        .replace("fonts/baloo-2-700.woff2", "fonts/baloo-2-70.woff2")
        .replace("early: [", "early: [\"mark.svg\", ");
    site.write("themes/safety/look.yaml", &look);
    let run = site.run(&["check"]);
    assert_eq!(run.code, 1);
    assert_eq!(
        run.err.matches("error[theme/look]").count(),
        3,
        "{}",
        run.err
    );
    assert!(run.err.contains("did you mean `fonts/baloo-2-700.woff2`?"));
    assert!(run.err.contains("`mark.svg` is neither a style nor a font"));
}
