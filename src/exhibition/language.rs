//! The languages of an exhibition.

use std::fmt;
use std::sync::Arc;

/// A language by its code (`vi`, `en`, `zh-hant`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Language(Arc<str>);

impl Language {
    /// A lower-case code of two or three letters with optional subtags, else `None`.
    pub fn parse(code: &str) -> Option<Self> {
        let mut parts = code.split('-');
        let first = parts.next()?;
        let main = (2..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_lowercase());
        let rest = parts.all(|part| {
            (2..=8).contains(&part.len())
                && part
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        });
        (main && rest).then(|| Language(code.into()))
    }

    /// The code.
    pub fn code(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The languages of the site: at least one, each once, the first the default.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Languages(Vec<Language>);

impl Languages {
    /// `None` for an empty list or one with a language twice.
    pub fn new(languages: Vec<Language>) -> Option<Self> {
        let twice = (1..languages.len()).any(|at| languages[..at].contains(&languages[at]));
        (!languages.is_empty() && !twice).then_some(Languages(languages))
    }

    /// The first: at `/`, and the language of plain strings.
    pub fn default(&self) -> &Language {
        &self.0[0]
    }

    /// All, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Language> {
        self.0.iter()
    }

    /// Whether the site speaks `language`.
    pub fn contains(&self, language: &Language) -> bool {
        self.0.contains(language)
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }
}
