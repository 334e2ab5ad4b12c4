//! Any text as Markdown: nothing that runs or loads is left in it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use trienlam::diagnostics::Place;
use trienlam::markdown;

/// What Markdown may become; `<a` and `<ol` are looked at with their attributes.
const BARE: [&str; 23] = [
    "blockquote", "br", "code", "del", "em", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "strong",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
];
const LINKS: [&str; 4] = ["http://", "https://", "mailto:", "tel:"];

fuzz_target!(|text: &str| {
    let (html, problems) = markdown::render(text, &|range| Place::span("content/about.vi.md", text, range));
    // A `<` in words or in an attribute is written `&lt;`: each one that is left begins a tag.
    for tag in html.as_str().split('<').skip(1) {
        let Some((tag, _)) = tag.split_once('>') else { panic!("a tag without an end: {tag}") };
        let known = BARE.contains(&tag.trim_start_matches('/'))
            || tag == "/a"
            || tag.strip_prefix("a ").is_some_and(is_link)
            || tag.strip_prefix("ol start=\"").and_then(|rest| rest.strip_suffix('"')).is_some_and(is_number);
        assert!(known, "<{tag}>");
    }
    for problem in problems {
        if let Some(spot) = problem.place.spot {
            assert!(spot.excerpt.get(spot.range).is_some(), "a place outside its line");
        }
    }
    markdown::plain_text(text);
    markdown::first_heading(text);
    assert_eq!(markdown::without_first_heading(text).len(), text.len());
});

/// An address of a kind that is let through, and no attribute but the three.
fn is_link(attributes: &str) -> bool {
    let mut parts = attributes.split('"');
    while let Some(name) = parts.next() {
        let value = parts.next();
        let good = match (name.trim(), value) {
            ("", None) => true,
            ("href=", Some(address)) => LINKS.iter().any(|start| address.to_lowercase().starts_with(start)),
            ("title=", Some(_)) | ("rel=", Some("noopener noreferrer")) => true,
            _ => false,
        };
        if !good {
            return false;
        }
    }
    true
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
