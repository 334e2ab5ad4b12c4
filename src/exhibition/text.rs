//! Texts by language, and HTML that has passed the gates.

use std::collections::BTreeMap;

use super::{Language, Languages};

/// A text in one or more languages of the exhibition; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Localized<T>(BTreeMap<Language, T>);

impl<T> Localized<T> {
    /// A text in one language.
    pub fn one(language: Language, text: T) -> Self {
        Localized(BTreeMap::from([(language, text)]))
    }

    /// `None` where no language has a text.
    pub fn new(texts: BTreeMap<Language, T>) -> Option<Self> {
        (!texts.is_empty()).then_some(Localized(texts))
    }

    /// The text for a reader of `language`, and the language it is really in: the asked one, else the first of
    /// the exhibition's that has it.
    pub fn get<'a>(
        &'a self,
        language: &'a Language,
        languages: &'a Languages,
    ) -> (&'a Language, &'a T) {
        let found = std::iter::once(language)
            .chain(languages.iter())
            .find_map(|lang| self.0.get_key_value(lang));
        match found.or_else(|| self.0.first_key_value()) {
            Some(pair) => pair,
            None => unreachable!("a Localized has at least one text by construction"),
        }
    }

    /// Whether a reader of `language` gets it in that language.
    pub fn has(&self, language: &Language) -> bool {
        self.0.contains_key(language)
    }

    /// Every language and text.
    pub fn iter(&self) -> impl Iterator<Item = (&Language, &T)> {
        self.0.iter()
    }

    /// The same languages with other contents.
    pub fn map<U>(&self, mut change: impl FnMut(&Language, &T) -> U) -> Localized<U> {
        Localized(
            self.0
                .iter()
                .map(|(language, text)| (language.clone(), change(language, text)))
                .collect(),
        )
    }
}

/// HTML that `markdown` made and that its second gate let through: the only HTML that templates do not escape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafeHtml(String);

impl SafeHtml {
    /// For `markdown` alone, which has cleaned it.
    pub(crate) fn from_cleaned(html: String) -> Self {
        SafeHtml(html)
    }

    /// The HTML.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The words that a reader sees, with a space where a tag parts them.
    pub fn to_text(&self) -> String {
        let mut text = String::with_capacity(self.0.len());
        for piece in self.0.split_inclusive('>') {
            let (words, tag) = piece.rsplit_once('<').unwrap_or((piece, ""));
            text.push_str(words);
            let name = tag.trim_start_matches('/').split([' ', '>']).next();
            if !matches!(name, Some("em" | "strong" | "a" | "code" | "del")) {
                text.push(' ');
            }
        }
        let entities = [
            ("&nbsp;", " "),
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&quot;", "\""),
            ("&amp;", "&"),
        ];
        entities
            .into_iter()
            .fold(text, |text, (entity, sign)| text.replace(entity, sign))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_what_a_reader_sees() {
        let html = "<p>Em <em>th</em>ích &lt;b&gt; &amp;amp;</p><ul><li>một</li><li><a href=\"x\">hai</a></li></ul>";
        let text = SafeHtml::from_cleaned(html.to_owned()).to_text();
        let words: Vec<&str> = text.split_whitespace().collect();
        assert_eq!(words, ["Em", "thích", "<b>", "&amp;", "một", "hai"]);
    }
}
