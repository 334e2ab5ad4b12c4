//! Texts as written → texts by language.

use std::collections::BTreeMap;

use super::Desk;
use crate::diagnostics::{Rule, join, say};
use crate::exhibition::{Language, Languages, Localized, SafeHtml};
use crate::markdown;
use crate::schema::written::{At, Text};

/// A text by language, before anything is made of it.
pub(super) type Written<'a> = BTreeMap<Language, &'a At<String>>;

impl Desk<'_> {
    /// A plain text.
    pub(super) fn text(&mut self, text: &Text) -> Option<Localized<String>> {
        let written = self.written(text)?;
        Localized::new(
            written
                .into_iter()
                .map(|(language, text)| (language, tidy(&text.value)))
                .collect(),
        )
    }

    /// A Markdown text.
    pub(super) fn prose(&mut self, text: &Text) -> Option<Localized<SafeHtml>> {
        let written = self.written(text)?;
        let html = written.into_iter().map(|(language, text)| {
            let (html, problems) = markdown::render(&text.value, &|range| text.locate(range));
            self.report.extend(problems);
            (language, html)
        });
        Localized::new(html.collect())
    }

    /// The languages of a text, those that the exhibition does not speak refused, those that are missing counted.
    fn written<'t>(&mut self, text: &'t Text) -> Option<Written<'t>> {
        let languages = self.languages.clone();
        let written = by_language(text, &languages);
        for (language, text) in &written {
            if !languages.contains(language) {
                let known = join(languages.iter().map(Language::code));
                self.tell_how(
                    Rule::ValueLanguage,
                    &text.place,
                    say!(vi: "triển lãm không có ngôn ngữ `{language}`", en: "the exhibition does not speak `{language}`"),
                    say!(
                        vi: "các ngôn ngữ trong exhibition.yaml là {known}",
                        en: "the languages in exhibition.yaml are {known}"
                    ),
                );
            }
        }
        let written: Written = written
            .into_iter()
            .filter(|(language, _)| languages.contains(language))
            .collect();
        let first = written.values().next()?.place.clone();
        for language in languages
            .iter()
            .filter(|language| !written.contains_key(language))
        {
            self.untranslated
                .entry(language.clone())
                .or_insert((0, first.clone()))
                .0 += 1;
        }
        Some(written)
    }
}

/// A plain string is in the first language.
pub(super) fn by_language<'t>(text: &'t Text, languages: &Languages) -> Written<'t> {
    match text {
        Text::Plain(text) => BTreeMap::from([(languages.default().clone(), text)]),
        Text::ByLanguage(texts) => texts
            .iter()
            .map(|(language, text)| (language.clone(), text))
            .collect(),
    }
}

/// One line without doubled spaces, composed: two spellings of one name are one name.
pub(super) fn tidy(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .nfc()
        .collect()
}
