//! `schema` and `markdown` against texts that others collected, bombs, and whatever chance makes up.
//!
//! The corpus (yaml-test-suite, the big list of naughty strings) lies outside the repository: `TRIENLAM_CORPUS`,
//! else `../shared/corpus`. Where it is absent the tests that need it say so and pass.

#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::disallowed_methods)]

use std::path::PathBuf;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use trienlam::diagnostics::{Place, Report, Rule};
use trienlam::markdown;
use trienlam::schema::written::Text;
use trienlam::schema::{read_exhibition, read_page, read_room, read_work};

/// What says “this is no YAML, or YAML that we do not take”, as opposed to “this is no record”.
const TEXT_RULES: [Rule; 9] = [
    Rule::YamlEncoding,
    Rule::YamlSyntax,
    Rule::YamlTab,
    Rule::YamlColon,
    Rule::YamlAlias,
    Rule::YamlTag,
    Rule::YamlLimit,
    Rule::YamlDocuments,
    Rule::YamlDuplicateKey,
];

fn corpus(part: &str) -> Option<PathBuf> {
    let root = std::env::var_os("TRIENLAM_CORPUS").map(PathBuf::from);
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let path = root.unwrap_or_else(beside).join(part);
    if path.exists() {
        return Some(path);
    }
    println!("skipped: no corpus ({part})");
    None
}

fn text_rules(yaml: &str) -> Vec<Rule> {
    let mut report = Report::new();
    read_work("a.yaml", yaml.as_bytes(), &mut report);
    let rules = report.sorted().into_iter().map(|problem| problem.rule);
    rules.filter(|rule| TEXT_RULES.contains(rule)).collect()
}

/// A record's plain title, and every rule that was broken.
fn title(yaml: &str) -> (Option<String>, Vec<Rule>) {
    let mut report = Report::new();
    let record = read_work("a.yaml", yaml.as_bytes(), &mut report);
    let title = record.and_then(|record| match record.title {
        Some(Text::Plain(text)) => Some(text.value),
        _ => None,
    });
    let rules = report.sorted().iter().map(|problem| problem.rule).collect();
    (title, rules)
}

fn double_quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() || "\u{2028}\u{2029}\u{FEFF}\u{FFFE}\u{FFFF}".contains(c) => {
                quoted.push_str(&format!("\\U{:08X}", u32::from(c)));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[derive(serde::Deserialize)]
struct Case {
    yaml: Option<String>,
    #[serde(default)]
    fail: bool,
    #[serde(default)]
    skip: bool,
}

/// The cases of yaml-test-suite as (name, text, must fail).
fn suite() -> Vec<(String, String, bool)> {
    let Some(folder) = corpus("text-yaml/src") else {
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let mut all = Vec::new();
    for file in files {
        let stem = file.file_stem().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&file).unwrap();
        let cases: Vec<Case> = serde_yaml::from_str(&text).unwrap();
        let (mut last, mut fail) = (String::new(), false);
        for (at, case) in cases.into_iter().enumerate() {
            // A later case of a file inherits what it leaves out.
            if let Some(yaml) = case.yaml {
                (last, fail) = (visible(&yaml), case.fail);
            }
            if !case.skip {
                all.push((format!("{stem}/{at}"), last.clone(), fail || case.fail));
            }
        }
    }
    all
}

/// Undoes the suite's visible spaces, tabs and line ends.
fn visible(yaml: &str) -> String {
    let mut text = yaml
        .replace('␣', " ")
        .replace('↵', "")
        .replace('⇔', "\u{FEFF}")
        .replace('←', "\r");
    while text.contains("—»") {
        text = text.replace("—»", "»");
    }
    let text = text.replace('»', "\t");
    text.strip_suffix("∎\n").map(str::to_owned).unwrap_or(text)
}

/// Cases that the suite calls wrong and that are read all the same, with the reason.
const ACCEPTED: &[&str] = &[];

/// Cases that the suite calls right and that are refused for reasons other than those in `on_purpose`.
const REFUSED: &[(&str, &str)] = &[
    ("2JQS/0", "two keys that are empty: a key stands once"),
    (
        "3MYT/0",
        "the whole file is the words `k:#foo &a !t s`: a space behind the colon is asked for",
    ),
    ("4FJ6/0", "lists as keys"),
    ("6PBE/0", "a list as a key"),
    ("9MMW/0", "a map as a key"),
];

#[test]
fn what_the_yaml_test_suite_calls_wrong_is_refused() {
    let mut accepted = Vec::new();
    for (name, yaml, fail) in suite() {
        let start = Instant::now();
        let rules = text_rules(&yaml);
        assert!(
            start.elapsed() < Duration::from_secs(1),
            "{name} took {:?}",
            start.elapsed()
        );
        if fail && rules.is_empty() {
            accepted.push(name);
        }
    }
    if !accepted.is_empty() || corpus("text-yaml").is_some() {
        assert_eq!(accepted, ACCEPTED);
    }
}

#[test]
fn what_the_yaml_test_suite_calls_right_is_read_but_for_what_we_do_not_take() {
    let on_purpose = [Rule::YamlAlias, Rule::YamlTag, Rule::YamlDocuments];
    let directive = |yaml: &str| yaml.lines().any(|line| line.starts_with('%'));
    let mut refused = Vec::new();
    for (name, yaml, fail) in suite() {
        let rules = text_rules(&yaml);
        let ours = rules.iter().any(|rule| on_purpose.contains(rule)) || directive(&yaml);
        if !fail && !ours && !rules.is_empty() {
            refused.push(name);
        }
    }
    if !refused.is_empty() || corpus("text-yaml").is_some() {
        let listed: Vec<&str> = REFUSED.iter().map(|(name, _)| *name).collect();
        assert_eq!(refused, listed);
    }
}

#[test]
fn naughty_strings_come_through_as_titles_and_leave_nothing_to_run() {
    let Some(path) = corpus("text/blns.txt") else {
        return;
    };
    let naughty = std::fs::read_to_string(path).unwrap();
    for line in naughty.lines().filter(|line| !line.trim().is_empty()) {
        let (title, rules) = title(&format!("title: {}\n", double_quoted(line)));
        assert_eq!(title.as_deref(), Some(line));
        assert_eq!(rules, [], "{line}");
        let (html, _) = markdown::render(line, &|_| Place::file("a.md"));
        assert_inert(html.as_str());
    }
    let (html, _) = markdown::render(&naughty, &|_| Place::file("a.md"));
    assert_inert(html.as_str());
}

/// Only tags of the allow-list, with only `href`, `title`, `rel` and `start`, and only good addresses.
fn assert_inert(html: &str) {
    let allowed = [
        "a",
        "blockquote",
        "br",
        "code",
        "del",
        "em",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "strong",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    ];
    for part in html.split('<').skip(1) {
        let tag = part.split('>').next().unwrap().trim_start_matches('/');
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(allowed.contains(&name), "<{tag}> in {html}");
        for attribute in attributes
            .split("\" ")
            .filter(|attribute| !attribute.is_empty())
        {
            let (name, value) = attribute.split_once("=\"").unwrap_or((attribute, ""));
            assert!(
                ["href", "title", "rel", "start"].contains(&name),
                "<{tag}> in {html}"
            );
            let good = ["https://", "http://", "mailto:", "tel:"];
            let lower = value.to_lowercase();
            assert!(
                name != "href" || good.iter().any(|scheme| lower.starts_with(scheme)),
                "<{tag}>"
            );
        }
    }
}

#[test]
fn bombs_are_told_in_a_sentence_and_at_once() {
    let mut aliases = String::from("a: &a [x, x, x, x, x, x, x, x, x]\n");
    for (letter, before) in ('b'..='i').zip('a'..) {
        aliases += &format!(
            "{letter}: &{letter} [{}]\n",
            vec![format!("*{before}"); 9].join(", ")
        );
    }
    let deep = |levels: usize| {
        (0..levels)
            .map(|at| format!("{}a:\n", " ".repeat(at)))
            .collect::<String>()
    };
    let megabyte = 1 << 20;
    let bombs = [
        ("an alias bomb", aliases, Rule::YamlAlias),
        ("ten thousand brackets", "[".repeat(10_000), Rule::YamlLimit),
        (
            "closed brackets",
            "[".repeat(10_000) + &"]".repeat(10_000),
            Rule::YamlLimit,
        ),
        ("braces", "{a: ".repeat(10_000), Rule::YamlLimit),
        (
            "a megabyte of brackets",
            "[".repeat(megabyte),
            Rule::YamlLimit,
        ),
        (
            "brackets on lines",
            "[\n".repeat(megabyte / 2),
            Rule::YamlLimit,
        ),
        (
            "a megabyte in a line",
            format!("title: {}", "a".repeat(megabyte - 7)),
            Rule::YamlLimit,
        ),
        (
            "more than a megabyte",
            "a".repeat(megabyte + 1),
            Rule::YamlLimit,
        ),
        ("an alias of itself", "a: *a".into(), Rule::YamlAlias),
        (
            "an anchor inside itself",
            "a: &a [*a]".into(),
            Rule::YamlAlias,
        ),
        ("deep maps", deep(500), Rule::YamlLimit),
        ("deep lists", "- ".repeat(10_000), Rule::YamlLimit),
        ("deep question marks", "? ".repeat(10_000), Rule::YamlLimit),
        (
            "many values on one line",
            format!("topics: [{}]", "a,".repeat(30_000)),
            Rule::YamlLimit,
        ),
        (
            "many unknown keys",
            (0..30_000).map(|at| format!("k{at}: 1\n")).collect(),
            Rule::YamlLimit,
        ),
        (
            "many of them on a line",
            format!(
                "{{{}}}",
                (0..5_000)
                    .map(|at| format!("k{at}: 1,"))
                    .collect::<String>()
            ),
            Rule::YamlUnknownKey,
        ),
    ];
    for (name, yaml, rule) in bombs {
        let start = Instant::now();
        let mut report = Report::new();
        read_work("a.yaml", yaml.as_bytes(), &mut report);
        let took = start.elapsed();
        let rules: Vec<Rule> = report.sorted().iter().map(|problem| problem.rule).collect();
        println!("{name}: {took:?}, {} problems", rules.len());
        assert!(took < Duration::from_secs(1), "{name} took {took:?}");
        assert!(
            rules.contains(&rule),
            "{name}: {:?}",
            &rules[..rules.len().min(3)]
        );
    }
}

/// YAML-like text: more likely than random characters to reach odd corners.
fn yaml_like() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "title",
        "alt",
        "artist",
        "consent",
        "vi",
        "crop",
        ": ",
        ":",
        "\n",
        "\n  ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        ", ",
        "\"",
        "'",
        "|",
        ">",
        "#",
        " #",
        "&a",
        "*a",
        "!x",
        "%",
        "@",
        "`",
        "---",
        "...",
        "\t",
        "~",
        "yes",
        "2025-01-02",
        "0.5",
        "Cá",
        "“",
        "”",
        "\u{FEFF}",
        "\r",
        "? ",
        "<<",
        "\\",
        "\u{301}",
        "🐋",
    ]);
    prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(512) })]

    #[test]
    fn any_text_in_double_quotes_reads_back(text in any::<String>()) {
        prop_assume!(!text.trim().is_empty());
        let (title, rules) = title(&format!("title: {}\n", double_quoted(&text)));
        prop_assert_eq!(title, Some(text));
        prop_assert_eq!(rules, vec![]);
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let mut report = Report::new();
        read_work("a.yaml", &bytes, &mut report);
        read_page("a.md", &bytes, &mut report);
    }

    #[test]
    fn no_yaml_makes_it_panic(yaml in yaml_like()) {
        let mut report = Report::new();
        let read = read_exhibition("a.yaml", yaml.as_bytes(), &mut report).is_some();
        prop_assert!(read || report.has_errors());
        let mut report = Report::new();
        prop_assert!(read_room("a.yaml", yaml.as_bytes(), &mut report).is_some() || report.has_errors());
        let mut report = Report::new();
        prop_assert!(read_work("a.yaml", yaml.as_bytes(), &mut report).is_some() || report.has_errors());
        read_page("a.md", format!("---\n{yaml}\n---\n{yaml}").as_bytes(), &mut report);
        for problem in report.sorted() {
            if let Some(spot) = &problem.place.spot {
                prop_assert!(spot.excerpt.get(spot.range.clone()).is_some());
            }
        }
    }

    #[test]
    fn no_markdown_leaves_anything_to_run(words in prop::collection::vec(prop::sample::select(vec![
        "<script>", "</script>", "<img src=x onerror=y>", "<svg onload=x>", "[a](", "javascript:x", ")", "![", "](data:x)",
        "`", "\n", "\n\n", "# ", "> ", "- ", "|", "<a href='javascript:x'>", "&lt;", "&#106;", "*", "_", "<!--", "-->",
        "<style>", "<math>", "<![CDATA[", "https://x.org", "\"", "'", "\\", "[a]: javascript:x", "<javascript:x>", "{onclick=x}",
    ]), 0..30)) {
        let source = words.concat();
        let locate = |range: std::ops::Range<usize>| Place::span("a.md", &source, range);
        let (html, _) = markdown::render(&source, &locate);
        assert_inert(html.as_str());
        markdown::plain_text(&source);
        prop_assert_eq!(markdown::without_first_heading(&source).len(), source.len());
        markdown::first_heading(&source);
    }
}
