//! The private values of a catalogue: what must not be found in a single byte of the output.
//!
//! `curate` hands them over beside the exhibition, for the audit alone: names of files and folders, real names,
//! references of consents, and every text that level or consent keep back. The type says nothing about its values: it
//! cannot be serialized or shown, and its `Debug` counts. What it is for:
//!
//! ```compile_fail,E0277
//! fn print(secrets: &trienlam::pipeline::curate::Secrets) -> String {
//!     secrets.to_string() // no `Display`
//! }
//! ```
//! ```compile_fail,E0277
//! fn publish(secrets: &trienlam::pipeline::curate::Secrets) -> Vec<u8> {
//!     serde_json::to_vec(secrets).unwrap() // no `Serialize`
//! }
//! ```
//!
//! **What is left out**, since looking for it would raise false alarms:
//! - values that the exhibition shows elsewhere, also as a part of a longer text and in any spelling of marks, case,
//!   spaces and hyphens: the file `canh-dieu.jpg` of a work called “Cánh diều”, a school that another work may name;
//!   and what the site says of itself ([`Secrets::without`]);
//! - values too short to be told from chance: names of fewer than six letters and digits (“An” stands in “an toàn”),
//!   lines of fewer than twelve, sentences of fewer than sixteen;
//! - ages, grades and days, which are numbers like any other.

use std::collections::BTreeMap;
use std::fmt;

use aho_corasick::AhoCorasick;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::fields::{Field, Form};
use crate::diagnostics::{Message, Place, say};
use crate::exhibition::{Exhibition, Localized, Page, PageKind, SafeHtml};
use crate::markdown;

/// Letters and digits that a name has at least to be looked for.
const NAME: usize = 6;
/// The same for a line, as a title.
const LINE: usize = 12;
/// The same for a sentence.
const SENTENCE: usize = 16;

/// Private values, each with what it is and where it stands.
#[derive(Clone, Default)]
pub struct Secrets(BTreeMap<String, Message>);

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Secrets({} values)", self.0.len())
    }
}

impl Secrets {
    /// Every value, with what it is and where it stands, in a fixed order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Message)> {
        self.0.iter().map(|(value, what)| (value.as_str(), what))
    }

    /// How many values there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Without what stands in some public texts: the words of the theme, the names of the site's own folders.
    #[must_use]
    pub fn without<'t>(self, public: impl IntoIterator<Item = &'t str>) -> Self {
        let texts: Vec<String> = public.into_iter().map(fold).collect();
        let (values, folded): (Vec<&String>, Vec<String>) =
            self.0.keys().map(|value| (value, fold(value))).unzip();
        // Without an automaton every value stays: an alarm too many, never one too few.
        let Ok(automaton) = AhoCorasick::new(&folded) else {
            return self;
        };
        let mut public = vec![false; values.len()];
        for found in texts
            .iter()
            .flat_map(|text| automaton.find_overlapping_iter(text))
        {
            public[found.pattern().as_usize()] = true;
        }
        let mut public = public.into_iter();
        let mut secrets = self.0;
        secrets.retain(|_, _| !public.next().unwrap_or(false));
        Secrets(secrets)
    }

    /// Without what the exhibition shows.
    pub(super) fn without_shown(self, exhibition: &Exhibition) -> Self {
        let shown = shown(exhibition);
        self.without(shown.iter().map(String::as_str))
    }

    /// A name: of a person, of an entry in a register.
    pub(super) fn name(&mut self, value: &str, what: Message, place: &Place) {
        self.keep(value, NAME, what, place);
    }

    /// The name of a file or folder. A number in front is the curator's order: what tells something is behind it, and
    /// is found with the number as well as without.
    pub(super) fn file_name(&mut self, value: &str, what: Message, place: &Place) {
        let ordered =
            |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '_' | '.' | '(' | ')');
        let telling = value.trim_start_matches(ordered);
        let value = if telling.is_empty() { value } else { telling };
        self.keep(value, NAME, what, place);
    }

    /// All words of a field.
    pub(super) fn field(&mut self, field: &Field<'_>) {
        let name = &field.name;
        let least = match field.name.as_str() {
            "display_name" | "pen_name" | "name" | "school" | "province" => NAME,
            _ => LINE,
        };
        for text in &field.texts {
            let what = say!(vi: "`{name}`", en: "`{name}`");
            match field.form {
                Form::Plain => self.keep(&text.value, least, what, &text.place),
                Form::Markdown => {
                    for sentence in sentences(&markdown::plain_text(&text.value)) {
                        self.keep(sentence, SENTENCE, what.clone(), &text.place);
                    }
                }
            }
        }
    }

    fn keep(&mut self, value: &str, least: usize, what: Message, place: &Place) {
        let value = super::texts::tidy(value);
        let letters = value.chars().filter(|c| c.is_alphanumeric());
        let all_digits = letters.clone().all(|c| c.is_ascii_digit());
        let least = if all_digits { least.max(LINE) } else { least };
        if letters.count() < least {
            return;
        }
        let at = place.file_and_line();
        let Message { vi, en } = what;
        let what = say!(vi: "{vi} ({at})", en: "{en} ({at})");
        self.0.entry(value).or_insert(what);
    }
}

/// Small letters and digits without marks; everything else is one space.
fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let letters = text.nfd().filter(|c| !is_combining_mark(*c));
    for c in letters.flat_map(char::to_lowercase) {
        match c {
            'đ' => folded.push('d'),
            c if c.is_alphanumeric() => folded.push(c),
            _ if folded.ends_with(' ') => {}
            _ => folded.push(' '),
        }
    }
    folded.trim().to_owned()
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(['.', '!', '?', '…']).map(str::trim)
}

/// Every text that visitors may read, without tags.
fn shown(exhibition: &Exhibition) -> Vec<String> {
    let mut texts = Texts::default();
    texts.all(&exhibition.title);
    exhibition
        .description
        .iter()
        .for_each(|text| texts.all(text));
    texts.0.extend(exhibition.base_url.clone());
    for topic in &exhibition.topics {
        texts.0.push(topic.code.to_string());
        texts.all(&topic.name);
    }
    for room in &exhibition.rooms {
        texts.0.push(room.slug.to_string());
        texts.all(&room.title);
        room.intro.iter().for_each(|intro| texts.prose(intro));
    }
    for work in &exhibition.works {
        texts.0.push(work.id.to_string());
        let lines = [&work.title, &work.alt, &work.medium, &work.award];
        lines.into_iter().flatten().for_each(|text| texts.all(text));
        work.statement.iter().for_each(|text| texts.prose(text));
        let credits = work.credits.iter().map(|credit| credit.text().to_owned());
        texts.0.extend(credits);
        texts.0.extend(work.school.clone());
        texts
            .0
            .extend(work.province.as_ref().map(|it| it.name.to_owned()));
        texts.0.extend(work.dimensions.clone());
        texts.0.extend(work.extra.values().cloned());
    }
    for Page { kind, title, body } in &exhibition.pages {
        if let PageKind::Own(slug) = kind {
            texts.0.push(slug.to_string());
        }
        title.iter().for_each(|title| texts.all(title));
        texts.prose(body);
    }
    for tour in &exhibition.tours {
        texts.0.push(tour.slug.to_string());
        texts.all(&tour.title);
        let regions = tour.stops.iter().flat_map(|stop| &stop.regions);
        let words = tour.stops.iter().map(|stop| &stop.words);
        let words = words.chain(regions.map(|region| &region.words));
        let all = words.chain([&tour.intro]).flatten();
        all.for_each(|words| texts.prose(words));
    }
    for line in &exhibition.help.lines {
        texts.all(&line.name);
        texts.0.extend(line.url.clone());
        texts.0.push(line.phone.clone());
    }
    if let Some(contact) = &exhibition.contact {
        texts.all(&contact.name);
        texts
            .0
            .extend(contact.email.iter().chain(&contact.phone).cloned());
    }
    texts.0
}

#[derive(Default)]
struct Texts(Vec<String>);

impl Texts {
    fn all(&mut self, text: &Localized<String>) {
        self.0.extend(text.iter().map(|(_, text)| text.clone()));
    }

    fn prose(&mut self, text: &Localized<SafeHtml>) {
        let plain = text.iter().map(|(_, html)| without_tags(html.as_str()));
        self.0.extend(plain);
    }
}

fn without_tags(html: &str) -> String {
    let mut inside = false;
    let outside = html.chars().filter(|c| {
        inside = match c {
            '<' => true,
            '>' if inside => {
                inside = false;
                return false;
            }
            _ => inside,
        };
        !inside
    });
    outside.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secrets(values: &[&str]) -> Secrets {
        let mut secrets = Secrets::default();
        for value in values {
            let what = say!(vi: "tên tệp", en: "a file's name");
            secrets.name(value, what, &Place::file("content/a/b.jpg"));
        }
        secrets
    }

    fn values(secrets: &Secrets) -> Vec<&str> {
        secrets.iter().map(|(value, _)| value).collect()
    }

    #[test]
    fn what_is_public_elsewhere_is_no_secret() {
        let all = secrets(&["canh-dieu", "nguyen-thi-lan", "IMG_2034"]);
        let left = all.without(["Bức tranh “Cánh Diều” của em"]);
        assert_eq!(values(&left), ["IMG_2034", "nguyen-thi-lan"]);
    }

    #[test]
    fn what_is_too_short_to_tell_from_chance_is_not_looked_for() {
        assert_eq!(
            values(&secrets(&["an", "lop4a", "12345678", "lop-4a2"])),
            ["lop-4a2"]
        );
    }

    #[test]
    fn nothing_is_told_of_the_values() {
        let told = format!("{:?}", secrets(&["nguyen-thi-lan"]));
        assert_eq!(told, "Secrets(1 values)");
    }

    #[test]
    fn each_value_says_what_it_is_and_where() {
        let secrets = secrets(&["nguyen-thi-lan"]);
        let (_, what) = secrets.iter().next().unwrap();
        assert_eq!(what.en, "a file's name (content/a/b.jpg)");
    }

    #[test]
    fn tags_are_no_text() {
        assert_eq!(without_tags("<p>a &gt; <em>b</em></p>"), "a &gt; b");
    }
}
