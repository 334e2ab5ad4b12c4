//! The theme's words, one flat table for each language: `strings/vi.yaml`.
//!
//! In: the layers and the site's languages. Out: looked-up words with their `{places}` filled. A key may stand as
//! `key.one` and `key.other`; English needs both, Vietnamese one of them or the bare key. Keys that start with
//! `_` say how the language writes: `_name`, `_dir`, `_group`, `_date`, `_months`.

use std::collections::{BTreeMap, BTreeSet};

use super::formats;
use super::layers::{File, Layers, embedded};
use crate::diagnostics::{Diagnostic, Place, Rule, join, nearest, say};
use crate::exhibition::Languages;

type Table = BTreeMap<String, String>;

/// The language whose embedded table says which keys there are.
const REFERENCE: &str = "vi";

/// The tables of all languages of the site, complete.
#[derive(Clone, Debug, Default)]
pub(super) struct Strings {
    tables: BTreeMap<String, Table>,
}

impl Strings {
    /// Reads and checks the tables; what is wrong goes to `problems`.
    pub(super) fn load(
        layers: &Layers,
        languages: &Languages,
        problems: &mut Vec<Diagnostic>,
    ) -> Strings {
        let mut tables = BTreeMap::new();
        for code in languages.iter().map(|language| language.code()) {
            let table = load_table(code, layers, problems);
            tables.insert(code.to_owned(), table);
        }
        Strings { tables }
    }

    /// The words of a key with its places filled; `n` chooses between one and other.
    pub(super) fn fill(
        &self,
        language: &str,
        key: &str,
        places: &BTreeMap<String, String>,
        n: Option<i128>,
    ) -> Result<String, String> {
        let table = self.tables.get(language);
        let table = table.ok_or_else(|| format!("the site has no language `{language}`"))?;
        let forms = match n {
            Some(1) => [".one", ".other"],
            _ => [".other", ".one"],
        };
        let form = |form: &&str| table.get(&format!("{key}{form}"));
        let found = match n {
            Some(_) => forms.iter().find_map(form).or_else(|| table.get(key)),
            None => table.get(key).or_else(|| forms.iter().find_map(form)),
        };
        let words = found.ok_or_else(|| unknown_key(key, table))?;
        let mut text = words.clone();
        for (place, value) in places {
            text = text.replace(&format!("{{{place}}}"), value);
        }
        match placeholders(words).find(|place| !places.contains_key(*place)) {
            Some(place) => Err(format!(
                "the words of `{key}` ask for `{place}`: t(\"{key}\", {place}=…)"
            )),
            None => Ok(text),
        }
    }

    /// The words of a key as they stand.
    pub(super) fn plain(&self, language: &str, key: &str) -> Option<&str> {
        Some(self.tables.get(language)?.get(key)?.as_str())
    }

    /// A language's own name for itself, else its code.
    pub(super) fn name<'a>(&'a self, language: &'a str) -> &'a str {
        self.plain(language, "_name").unwrap_or(language)
    }

    /// `ltr` or `rtl`.
    pub(super) fn direction(&self, language: &str) -> &'static str {
        match self.plain(language, "_dir") {
            Some("rtl") => "rtl",
            _ => "ltr",
        }
    }

    /// A number as the language writes it.
    pub(super) fn number(&self, language: &str, value: i128) -> String {
        formats::number(value, self.plain(language, "_group").unwrap_or(""))
    }

    /// An ISO date as the language writes it; what is no date comes back as it is.
    pub(super) fn date(&self, language: &str, iso: &str) -> String {
        let pattern = self.plain(language, "_date").unwrap_or("{y}-{mm}-{dd}");
        let months = self.plain(language, "_months").unwrap_or("");
        formats::date(iso, pattern, months).unwrap_or_else(|| iso.to_owned())
    }
}

fn unknown_key(key: &str, table: &Table) -> String {
    match nearest(key, table.keys().map(|key| base(key))) {
        Some(meant) => format!("there are no words for `{key}`; did you mean `{meant}`?"),
        None => format!("there are no words for `{key}`"),
    }
}

fn load_table(code: &str, layers: &Layers, problems: &mut Vec<Diagnostic>) -> Table {
    let mut table = embedded_table(code);
    let reference = bases(&embedded_table(REFERENCE));
    let path = format!("strings/{code}.yaml");
    if let Some(own) = layers.own(&path) {
        let place = layers.path(&path);
        for (key, words) in read(&own, &place, problems) {
            if reference.contains(base(&key)) {
                // An own bare key replaces the embedded plural forms, and the other way round.
                table.retain(|old, _| base(old) != base(&key) || plural(old) == plural(&key));
                table.insert(key, words);
            } else {
                problems.push(report_unknown(&key, &own.text(), &place, &reference));
            }
        }
    }
    let known = bases(&table);
    let missing: Vec<&String> = reference.difference(&known).collect();
    if !missing.is_empty() {
        problems.push(report_missing(code, &missing, layers, &path));
    }
    table
}

/// The embedded table of a language, or of the language that it is a variety of (`en` for `en-gb`).
fn embedded_table(code: &str) -> Table {
    let main = code.split('-').next().unwrap_or(code);
    let file = [code, main]
        .iter()
        .find_map(|code| embedded(&format!("strings/{code}.yaml")));
    // The embedded tables are read in the tests: nothing can be wrong with them here.
    file.map(|file| read(&file, "", &mut Vec::new()))
        .unwrap_or_default()
}

fn read(file: &File, place: &str, problems: &mut Vec<Diagnostic>) -> Table {
    let text = file.text();
    let without_mark = text.strip_prefix('\u{feff}').unwrap_or(&text);
    if without_mark.trim().is_empty() {
        return Table::new();
    }
    match serde_yaml::from_str(without_mark) {
        Ok(table) => table,
        Err(error) => {
            let error = error.to_string();
            let said = error.lines().next().unwrap_or("").to_owned();
            problems.push(
                Diagnostic::new(
                    Rule::ThemeStrings,
                    Place::file(place),
                    say!(vi: "không đọc được bảng chữ: {said}", en: "the table of strings cannot be read: {said}"),
                )
                .hint(say!(vi: "mỗi dòng là `khóa: \"chữ\"`", en: "each line is `key: \"words\"`")),
            );
            Table::new()
        }
    }
}

fn report_unknown(key: &str, text: &str, place: &str, reference: &BTreeSet<String>) -> Diagnostic {
    let problem = Diagnostic::new(
        Rule::ThemeStrings,
        key_place(key, text, place),
        say!(vi: "giao diện không có khóa `{key}`", en: "the theme has no key `{key}`"),
    );
    match nearest(base(key), reference.iter().map(String::as_str)) {
        Some(meant) => problem.hint(say!(vi: "ý bạn là `{meant}`?", en: "did you mean `{meant}`?")),
        None => problem,
    }
}

fn key_place(key: &str, text: &str, place: &str) -> Place {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_start_matches(['"', '\'']);
        let quoted = line.len() - bare.len();
        if bare.starts_with(key) && bare[key.len()..].starts_with([':', '"', '\'', ' ']) {
            return Place::span(place, text, at + quoted..at + quoted + key.len());
        }
        at += line.len();
    }
    Place::file(place)
}

fn report_missing(code: &str, missing: &[&String], layers: &Layers, path: &str) -> Diagnostic {
    let count = missing.len();
    let keys = join(missing);
    Diagnostic::new(
        Rule::ThemeStrings,
        Place::file(layers.own_path(path)),
        say!(vi: "bảng chữ của `{code}` còn thiếu {count} khóa: {keys}", en: "the table of strings for `{code}` lacks {count} keys: {keys}"),
    )
    .hint(say!(vi: "thêm các khóa đó vào {path} của giao diện", en: "add them to the theme's {path}"))
}

/// The key without `.one` or `.other`.
fn base(key: &str) -> &str {
    key.strip_suffix(".one")
        .or_else(|| key.strip_suffix(".other"))
        .unwrap_or(key)
}

fn plural(key: &str) -> bool {
    base(key) != key
}

fn bases(table: &Table) -> BTreeSet<String> {
    table.keys().map(|key| base(key).to_owned()).collect()
}

/// The names in `{}`.
fn placeholders(words: &str) -> impl Iterator<Item = &str> {
    words
        .split('{')
        .skip(1)
        .filter_map(|part| Some(part.split_once('}')?.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(table: &Table) -> BTreeMap<String, BTreeSet<String>> {
        let mut all = BTreeMap::<String, BTreeSet<String>>::new();
        for (key, words) in table.iter().filter(|(key, _)| !key.starts_with('_')) {
            let found = placeholders(words).map(str::to_owned);
            all.entry(base(key).to_owned()).or_default().extend(found);
        }
        all
    }

    #[test]
    fn vietnamese_and_english_have_the_same_keys_and_places() {
        let (vi, en) = (embedded_table("vi"), embedded_table("en"));
        assert!(vi.len() > 50);
        assert_eq!(bases(&vi), bases(&en));
        assert_eq!(places(&vi), places(&en));
    }

    #[test]
    fn no_words_are_empty_or_broken() {
        for code in ["vi", "en"] {
            for (key, words) in embedded_table(code) {
                assert!(key == "_months" || !words.trim().is_empty(), "{code} {key}");
                assert!(
                    !words.contains('<') && !words.contains(" ,"),
                    "{code} {key}"
                );
            }
        }
    }

    #[test]
    fn a_variety_of_a_language_takes_its_table() {
        assert_eq!(embedded_table("en-gb"), embedded_table("en"));
        assert!(embedded_table("fr").is_empty());
    }
}
