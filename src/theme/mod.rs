//! The look: templates, strings, assets, in layers (the site's own files over the embedded ones).
//!
//! In: a typed page view of [`views`]. Out: the text of a page, and the files that go with it ([`Asset`]).
//! Templates never cause work: everything they can ask for is in their view. It knows no disk: the layers
//! arrive as a map from path to bytes.
//!
//! | folder of a theme | holds |
//! |---|---|
//! | `templates/` | minijinja templates; `{% extends "safety/work.html" %}` reaches the embedded copy |
//! | `strings/` | `<lang>.yaml`, flat: key → words; keys with `_` say how the language writes dates and numbers |
//! | `assets/` | style, fonts, drawings: published as `assets/<name>.<digest>.<ending>`, reached by `asset(name)` |
//! | `root/` | files that stand in the site's root under their own name: `robots.txt`, `CNAME`, `_headers` in place of ours |
//! | `look.yaml` | what is made without a template: colours, mark and fonts of social cards, icons and the manifest; what hosts send first |
//! | `offline/` | the service worker and the script of its page; published only where the exhibition offers a copy |
//! | `vendor/` | where third-party files come from; not published |
//!
//! | a template can say | and gets |
//! |---|---|
//! | `t("works-count", n=count)` | words of the page's language; `lang="en"` asks for another of the site's |
//! | `asset("style.css")` | the relative address of the file with its digest in the name |
//! | `{{ title|phrase }}` | a [`views::Phrase`], inside a `span` with its language where that is not the page's |
//! | `<div{{ body\|lang }}>` | `lang` and, where it is read the other way, `dir` of a [`views::Prose`] in another language |
//! | `{{ count|number }}`, `{{ day|date }}` | as the language writes them |
//! | `works\|row_height(…)` | the height of rows at which no drawing of a wall hangs alone; `engine.rs` says how |
//! | `{{ address|safe_url }}` | the address, or `#` where it could run something |
//!
//! Everything is escaped, but rendered Markdown. A value that may be absent is printed inside `{% if %}`: printing
//! nothing is an error, and so is a word that the view does not have.

mod assets;
mod engine;
mod formats;
mod keys;
mod layers;
mod look;
mod robots;
mod rows;
mod strings;
mod tones;
mod vendored;
pub mod views;

#[cfg(test)]
mod preview;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;

pub use assets::Asset;
pub use keys::VIEW_KEYS;
pub use look::Look;
pub use tones::TONES;
pub use vendored::Vendored;

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::diagnostics::Diagnostic;
use crate::exhibition::{Language, Languages};
use engine::Engine;
use layers::Layers;
use strings::Strings;
use views::PageView;

/// A theme, checked and ready to render.
#[derive(Debug)]
pub struct Theme {
    engine: Engine,
    assets: Vec<Asset>,
    vendored: Vec<Vendored>,
    look: Look,
    worker: Cow<'static, [u8]>,
    keeper: Cow<'static, [u8]>,
    remark: Option<Diagnostic>,
    words: String,
}

impl Theme {
    /// The theme that is embedded in the program and lies under every other.
    pub const DEFAULT: &'static str = "safety";

    /// Lays the site's own files (by path inside `themes/<name>/`) over the embedded theme and checks everything
    /// that can be checked without a page: each file has a use, templates parse, tables of strings are complete.
    pub fn load(
        name: &str,
        own: &BTreeMap<String, Vec<u8>>,
        languages: &Languages,
    ) -> Result<Theme, Vec<Diagnostic>> {
        let layers = Layers::new(name, own)?;
        let mut problems = layers.unused(languages);
        let strings = Strings::load(&layers, languages, &mut problems);
        let assets = assets::collect(&layers, &mut problems);
        let vendored = vendored::read(&layers, &assets, &mut problems);
        let look = look::read(&layers, &assets, &mut problems);
        let engine = Engine::new(&layers, strings, &assets, languages, &mut problems);
        let part = |path| layers.get(path).map(|file| file.bytes).unwrap_or_default();
        if problems.is_empty() {
            Ok(Theme {
                engine,
                assets,
                vendored,
                look,
                worker: part("offline/worker.js"),
                keeper: part("offline/keep.js"),
                remark: robots::remark(&layers),
                words: layers.words(),
            })
        } else {
            Err(problems)
        }
    }

    /// Renders a page. What can fail is a template of the site's own: a word that is not in the view, a key
    /// that is not in the strings.
    #[allow(
        clippy::result_large_err,
        reason = "a failed page ends the build: the size of its error costs nothing"
    )]
    pub fn render(&self, view: &PageView) -> Result<String, Diagnostic> {
        self.engine.render(view)
    }

    /// What a curator should look at although the theme is in order.
    pub fn remark(&self) -> Option<&Diagnostic> {
        self.remark.as_ref()
    }

    /// All that the theme itself says, in templates, strings, styles and drawings: public whatever else it may mean.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// Every file that goes with the pages, by path.
    pub fn assets(&self) -> &[Asset] {
        &self.assets
    }

    /// The third-party files among the assets, with their licences.
    pub fn vendored(&self) -> &[Vendored] {
        &self.vendored
    }

    /// How cards, icons and the manifest look, and what hosts send first.
    pub fn look(&self) -> &Look {
        &self.look
    }

    /// The service worker that keeps a copy; the build writes two constants above it.
    pub fn worker(&self) -> &[u8] {
        &self.worker
    }

    /// The script of the page on which one asks for a copy.
    pub fn keeper(&self) -> &[u8] {
        &self.keeper
    }

    /// The tone of [`TONES`] that is nearest to a colour: the place of a picture until it has loaded.
    pub fn tone(rgb: [u8; 3]) -> u8 {
        tones::nearest(rgb)
    }

    /// A language's own name for itself.
    pub fn language_name<'a>(&'a self, language: &'a Language) -> &'a str {
        self.engine.strings().name(language.code())
    }

    /// `ltr` or `rtl`.
    pub fn direction(&self, language: &Language) -> &'static str {
        self.engine.strings().direction(language.code())
    }

    /// A text of the theme's in a language, for what has no template (feeds, labels); `None` for an unknown key.
    pub fn text(&self, language: &Language, key: &str) -> Option<&str> {
        self.engine.strings().plain(language.code(), key)
    }
}
