//! Any text as Markdown: nothing that runs or loads is left in it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use trienlam::diagnostics::Place;
use trienlam::markdown;

fuzz_target!(|text: &str| {
    let (html, _) = markdown::render(text, &Place::file("content/about.vi.md"));
    let lower = html.as_str().to_lowercase();
    for live in ["<script", "<img", "<iframe", "<style", "<svg", "<object", "<form", "<base", "<meta", "<link"] {
        assert!(!lower.contains(live), "{live}");
    }
    for href in lower.split("href=\"").skip(1) {
        let good = ["http://", "https://", "mailto:", "tel:", "#"].iter().any(|start| href.starts_with(start));
        assert!(good, "a link to {}", href.split('"').next().unwrap_or_default());
    }
});
