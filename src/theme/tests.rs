//! What must hold of the theme as a whole: every page renders, escapes and says nothing it should not; overrides
//! work, and those that do not are told.

use std::collections::{BTreeMap, BTreeSet};

use super::layers::{embedded, embedded_folder};
use super::samples::{Amount, Samples};
use super::views::*;
use super::*;
use crate::diagnostics::Rule;

const PICTURES: &[(&str, u32, u32, u8)] = &[
    ("../pictures/a.jpg", 1280, 905, 8),
    ("../pictures/b.jpg", 900, 1280, 1),
];
const BOTH: &[&str] = &["vi", "en"];

fn languages(codes: &[&str]) -> Languages {
    Languages::new(
        codes
            .iter()
            .map(|code| Language::parse(code).unwrap())
            .collect(),
    )
    .unwrap()
}

fn own(files: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
    let entry = |(path, text): &(&str, &str)| ((*path).to_owned(), text.as_bytes().to_vec());
    files.iter().map(entry).collect()
}

fn load(files: &[(&str, &str)], codes: &[&str]) -> Result<Theme, Vec<Diagnostic>> {
    Theme::load("mine", &own(files), &languages(codes))
}

fn plain() -> Theme {
    Theme::load(Theme::DEFAULT, &BTreeMap::new(), &languages(BOTH)).unwrap()
}

fn samples<'a>(lang: &'a str, amount: Amount, attack: &'a str) -> Samples<'a> {
    Samples {
        lang,
        amount,
        attack,
        pictures: PICTURES,
    }
}

fn home(theme: &Theme) -> String {
    theme
        .render(&samples("en", Amount::Full, "").all()[0].1)
        .unwrap()
}

fn rules(result: Result<Theme, Vec<Diagnostic>>) -> Vec<Rule> {
    result
        .unwrap_err()
        .iter()
        .map(|problem| problem.rule)
        .collect()
}

/// Pages that have something to add by script.
fn may_script(body: &Body) -> bool {
    matches!(
        body,
        Body::Work(_) | Body::Slideshow(_) | Body::Tour(_) | Body::Search(_) | Body::Offline(_)
    )
}

/// A page without the tags that fetch the theme's own scripts, and how many those were.
fn without_loaders(html: &str) -> (String, usize) {
    let mut parts = html.split("<script src=\"../assets/");
    let mut rest = parts.next().unwrap().to_owned();
    let mut loaders = 0;
    for part in parts {
        let (name, after) = part.split_once("\" defer></script>").unwrap();
        assert!(
            name.ends_with(".js") && !name.contains(['"', '<', ' ']),
            "{name}"
        );
        rest.push_str(after);
        loaders += 1;
    }
    (rest, loaders)
}

#[test]
fn every_page_renders_with_much_and_with_little() {
    let theme = plain();
    for lang in ["vi", "en"] {
        for amount in [Amount::Minimal, Amount::Full] {
            for (file, view) in samples(lang, amount, "").all() {
                let html = theme
                    .render(&view)
                    .unwrap_or_else(|problem| panic!("{file}: {problem:?}"));
                let (html, scripts) = without_loaders(&html);
                assert_eq!(scripts, usize::from(may_script(&view.body)), "{file}");
                for word in [
                    "None",
                    ">none<",
                    "undefined",
                    "True",
                    "False",
                    "{{",
                    "{%",
                    "style=",
                ] {
                    assert!(!html.contains(word), "{lang} {file} {amount:?}: {word}");
                }
                assert!(!html.contains("<script"), "{file}");
                assert_eq!(html.matches("<h1").count(), 1, "{file}");
                assert_eq!(html.matches("<main").count(), 1, "{file}");
                assert_eq!(
                    html.matches("tel:111\"").count(),
                    usize::from(amount == Amount::Full)
                        + usize::from(file == "help" && amount == Amount::Full),
                    "{file}"
                );
                // Only the mark is an ornament; every drawing says what is drawn.
                let ornaments = html.matches("<img class=\"mark\"").count();
                assert_eq!(html.matches("alt=\"\"").count(), ornaments, "{file}");
            }
        }
    }
}

#[test]
fn no_text_of_the_content_becomes_markup() {
    let theme = plain();
    let attack = "<script>alert(\"xyzzy\")</script>'\">";
    for (file, view) in samples("vi", Amount::Full, attack).all() {
        let (html, _) = without_loaders(&theme.render(&view).unwrap());
        assert!(!html.contains("<script"), "{file}");
        assert!(!html.contains("</script>"), "{file}");
        assert!(!html.contains("\"xyzzy"), "{file}");
        assert!(html.contains("&lt;script&gt;alert(&quot;xyzzy"), "{file}");
    }
}

#[test]
fn links_of_the_content_cannot_run_anything() {
    let theme = plain();
    let bad = "javascript:alert(1)";
    let samples = samples("vi", Amount::Full, "");
    let line = HelpLineView {
        phone: "1".into(),
        tel: bad.into(),
        name: Phrase {
            text: "x".into(),
            lang: None,
        },
        url: Some(bad.into()),
    };
    let help = Body::Help(HelpView {
        body: None,
        lines: vec![line],
        checked_on: None,
    });
    let mut view = samples.page("help", None, help);
    view.page.canonical = Some(bad.into());
    assert!(!theme.render(&view).unwrap().contains("javascript:"));
    let Body::Work(mut work) = samples.work(0, false) else {
        unreachable!()
    };
    work.rights.href = bad.into();
    let view = samples.page("work", None, Body::Work(work));
    assert!(!theme.render(&view).unwrap().contains("javascript:"));
}

#[test]
fn a_picture_says_what_is_drawn_or_that_nobody_said_it_yet() {
    let theme = plain();
    let html = theme
        .render(&samples("en", Amount::Minimal, "").page(
            "work",
            None,
            samples("en", Amount::Minimal, "").work(0, false),
        ))
        .unwrap();
    assert!(html.contains("alt=\"This drawing has no description yet.\""));
    assert!(html.contains("fetchpriority=\"high\""));
}

#[test]
fn a_sensitive_work_is_seen_on_request_only() {
    let theme = plain();
    let samples = samples("en", Amount::Full, "");
    let html = theme
        .render(&samples.page("work", None, samples.work(0, true)))
        .unwrap();
    let details = html.find("<details").unwrap();
    let (picture, end) = (
        html.find("<picture").unwrap(),
        html.find("</details>").unwrap(),
    );
    assert!(details < picture && picture < end);
    assert!(html.contains("loading=\"lazy\""));
}

#[test]
fn a_page_says_who_may_list_it() {
    let theme = plain();
    let mut view = samples("vi", Amount::Full, "").all().swap_remove(0).1;
    view.page.index = false;
    let html = theme.render(&view).unwrap();
    assert!(html.contains("content=\"noindex, noimageindex, noai, noimageai\""));
    (view.page.index, view.page.index_pictures) = (true, true);
    assert!(
        theme
            .render(&view)
            .unwrap()
            .contains("content=\"noai, noimageai\"")
    );
}

#[test]
fn words_that_templates_and_views_ask_for_are_there_and_no_others() {
    let table = embedded("strings/vi.yaml").unwrap();
    let table: BTreeMap<String, String> = serde_yaml::from_str(&table.text()).unwrap();
    let base = |key: &str| {
        key.trim_end_matches(".one")
            .trim_end_matches(".other")
            .to_owned()
    };
    let known: BTreeSet<String> = table.keys().map(|key| base(key)).collect();
    let mut asked: BTreeSet<String> = VIEW_KEYS.iter().map(|key| (*key).to_owned()).collect();
    for template in embedded_folder("templates/") {
        let text = template.text().into_owned();
        let calls = text
            .split("t(\"")
            .skip(1)
            .filter_map(|call| call.split('"').next());
        asked.extend(calls.map(str::to_owned).filter(|name| !name.contains('.')));
    }
    let internal = ["_name", "_dir", "_group", "_date", "_months"].map(str::to_owned);
    asked.extend(internal);
    assert_eq!(
        asked.difference(&known).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "missing"
    );
    assert_eq!(
        known.difference(&asked).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "without use"
    );
}

#[test]
fn assets_have_their_digest_in_the_name_and_refer_to_each_other() {
    let theme = plain();
    let names: Vec<&str> = theme
        .assets()
        .iter()
        .map(|asset| asset.path.as_str())
        .collect();
    let css = theme
        .assets()
        .iter()
        .find(|asset| asset.name == "style.css")
        .unwrap();
    assert_eq!(css.path.as_str().len(), "assets/style..css".len() + 10);
    let text = String::from_utf8_lossy(&css.bytes);
    for address in text
        .split("url(")
        .skip(1)
        .map(|rest| rest.split(')').next().unwrap())
    {
        assert!(
            names.contains(&format!("assets/{address}").as_str()),
            "{address}"
        );
    }
    assert!(names.contains(&"robots.txt"));
    let html = home(&theme);
    assert!(html.contains(&format!("href=\"../{}\"", css.path)));
    assert_eq!(theme.vendored().len(), 4);
}

#[test]
fn a_listing_is_light() {
    let theme = plain();
    let css = theme
        .assets()
        .iter()
        .find(|asset| asset.name == "style.css")
        .unwrap();
    assert!(css.bytes.len() < 24_000, "{}", css.bytes.len());
    let fonts = theme
        .assets()
        .iter()
        .filter(|asset| asset.name.starts_with("fonts/"));
    let fonts: usize = fonts.map(|asset| asset.bytes.len()).sum();
    assert!(fonts < 46_000, "{fonts}");
}

#[test]
fn languages_say_their_own_name_and_direction() {
    let theme = plain();
    let [vi, en] = ["vi", "en"].map(|code| Language::parse(code).unwrap());
    assert_eq!(
        (theme.language_name(&vi), theme.direction(&en)),
        ("Tiếng Việt", "ltr")
    );
    assert_eq!(theme.text(&en, "untitled"), Some("Untitled"));
}

#[test]
fn pages_may_be_rendered_side_by_side() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(&plain());
}

#[test]
fn english_counts_one_and_many() {
    let theme = plain();
    let mut view = samples("en", Amount::Full, "").all().swap_remove(0).1;
    for (count, words) in [(1, "1 drawing<"), (8000, "8,000 drawings<")] {
        if let Body::Home(home) = &mut view.body {
            home.count = count;
        }
        assert!(theme.render(&view).unwrap().contains(words), "{words}");
    }
}

// Overrides.

#[test]
fn an_own_template_replaces_and_reaches_the_one_below() {
    let text =
        "{% extends \"safety/home.html\" %}{% block main %}<p>ours</p>{{ super() }}{% endblock %}";
    let html = home(&load(&[("templates/home.html", text)], BOTH).unwrap());
    assert!(html.contains("<p>ours</p>") && html.contains("class=\"hero\""));
}

#[test]
fn an_own_base_holds_for_embedded_pages() {
    let text = "{% extends \"safety/base.html\" %}{% block head %}<meta name=\"ours\" content=\"1\">{% endblock %}";
    assert!(home(&load(&[("templates/base.html", text)], BOTH).unwrap()).contains("name=\"ours\""));
}

#[test]
fn new_templates_and_assets_need_somebody_who_names_them() {
    let used = [
        (
            "templates/home.html",
            "{% include \"notice.html\" %}<h1>{{ asset(\"logo.svg\") }}</h1>",
        ),
        ("templates/notice.html", "hello"),
        ("assets/logo.svg", "<svg/>"),
        ("root/CNAME", "tranh.example.org"),
    ];
    let theme = load(&used, BOTH).unwrap();
    assert!(home(&theme).contains("hello<h1>../assets/logo."));
    assert!(
        theme
            .assets()
            .iter()
            .any(|asset| asset.path.as_str() == "CNAME")
    );
    let alone = [
        ("templates/hoem.html", "x"),
        ("assets/logo.svg", "<svg/>"),
        ("notes.txt", "x"),
        ("root/.nojekyll", ""),
    ];
    let problems = load(&alone, BOTH).unwrap_err();
    assert!(
        problems
            .iter()
            .all(|problem| problem.rule == Rule::ThemeUnused),
        "{problems:?}"
    );
    assert!(problems.len() >= alone.len());
    let hint = problems
        .iter()
        .find(|problem| problem.place.path.ends_with("hoem.html"))
        .unwrap()
        .hint
        .clone();
    assert!(hint.unwrap().en.contains("templates/home.html"));
}

#[test]
fn an_unknown_theme_without_files_is_told() {
    assert_eq!(
        rules(Theme::load("museum", &BTreeMap::new(), &languages(BOTH))),
        [Rule::ThemeUnknown]
    );
}

#[test]
fn broken_templates_are_told_with_file_and_line() {
    let problems = load(&[("templates/room.html", "<p>\n{% if %}\n")], BOTH).unwrap_err();
    assert_eq!(problems[0].rule, Rule::ThemeTemplate);
    assert_eq!(&*problems[0].place.path, "themes/mine/templates/room.html");
    assert_eq!(problems[0].place.spot.as_ref().unwrap().line, 2);
}

#[test]
fn words_that_are_not_in_the_view_are_told_with_file_and_line() {
    for text in [
        "\n{{ titel }}",
        "\n{{ t(\"rooom\") }}",
        "\n{{ asset(\"x.css\") }}",
        "\n{{ page.title }}",
        "\n{{ page.index }}",
    ] {
        let theme = load(&[("templates/home.html", text)], BOTH).unwrap();
        let problem = theme
            .render(&samples("vi", Amount::Full, "").all()[0].1)
            .unwrap_err();
        assert_eq!(problem.rule, Rule::ThemeTemplate);
        assert_eq!(&*problem.place.path, "themes/mine/templates/home.html");
        assert_eq!(problem.place.spot.unwrap().line, 2, "{text}");
    }
}

#[test]
fn a_template_without_end_is_stopped() {
    let text =
        "{% for a in range(9999) %}{% for b in range(9999) %}{{ b }}{% endfor %}{% endfor %}";
    let theme = load(&[("templates/home.html", text)], BOTH).unwrap();
    assert!(
        theme
            .render(&samples("vi", Amount::Full, "").all()[0].1)
            .is_err()
    );
}

#[test]
fn own_strings_may_be_partial_and_must_be_known() {
    let theme = load(
        &[(
            "strings/en.yaml",
            "rooms: Galleries\nworks-count: \"{n} pictures\"\n",
        )],
        BOTH,
    )
    .unwrap();
    let html = home(&theme);
    assert!(html.contains("Galleries") && html.contains("8,000 pictures"));
    let problems = load(&[("strings/en.yaml", "# ours\nroomz: Galleries\n")], BOTH).unwrap_err();
    assert_eq!(problems[0].rule, Rule::ThemeStrings);
    assert_eq!(problems[0].place.spot.as_ref().unwrap().line, 2);
    assert!(problems[0].hint.as_ref().unwrap().en.contains("`rooms`"));
    assert_eq!(
        rules(load(&[("strings/en.yaml", "rooms: [a, b")], BOTH)),
        [Rule::ThemeStrings]
    );
    assert_eq!(
        rules(load(&[("strings/fr.yaml", "rooms: Salles")], BOTH)),
        [Rule::ThemeUnused]
    );
}

#[test]
fn a_third_language_is_one_file() {
    let problems = load(&[("strings/fr.yaml", "rooms: Salles\n")], &["vi", "fr"]).unwrap_err();
    assert_eq!(problems.len(), 1);
    assert!(problems[0].message.en.contains("`anonymous-artist`"));
    let table = embedded("strings/en.yaml")
        .unwrap()
        .text()
        .replace("\"Rooms\"", "\"Salles\"");
    let theme = load(&[("strings/fr.yaml", &table)], &["vi", "fr"]).unwrap();
    let html = theme
        .render(&samples("fr", Amount::Full, "").all()[0].1)
        .unwrap();
    assert!(html.contains("Salles") && html.contains("lang=\"fr\""));
}

#[test]
fn the_embedded_files_laid_over_themselves_change_nothing() {
    let copy: BTreeMap<String, Vec<u8>> = embedded_folder("")
        .map(|file| (file.path.to_owned(), file.bytes.to_vec()))
        .collect();
    let theme = Theme::load(Theme::DEFAULT, &copy, &languages(BOTH)).unwrap();
    assert_eq!(home(&theme), home(&plain()));
}
