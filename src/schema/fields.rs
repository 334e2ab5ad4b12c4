//! The walker: a map is read field by field, and everything that is wrong with it is told.
//!
//! In: a [`Node`] and a closure that asks for keys. Out: what could be read. A key that nobody asked for is
//! unknown, so the list of known keys is the reader itself and cannot grow stale. How a single value is read is
//! told in `values`.

use super::quoting;
use super::sheet::Sheet;
use super::suggest;
use super::tree::{Key, Kind, Node};
use super::values::Value;
use crate::diagnostics::{Message, Place, Rule, join, say};

/// What a block is called, and how one is written.
#[derive(Clone, Copy)]
pub(super) struct What {
    pub(super) vi: &'static str,
    pub(super) en: &'static str,
    pub(super) example: &'static str,
    /// Keys that people write here although they belong into an inner block: key, block.
    pub(super) inner: &'static [(&'static str, &'static str)],
}

/// A map that is being read.
pub(super) struct Fields<'a> {
    sheet: &'a Sheet,
    what: What,
    place: Place,
    entries: &'a [(Key, Node)],
    asked: Vec<&'static str>,
}

/// Reads a map; `None`, with a word about it, where something else stands.
pub(super) fn block<'a, T>(
    value: Value<'a>,
    what: What,
    read: impl FnOnce(&mut Fields<'a>) -> T,
) -> Option<T> {
    block_at(value, value.place(), what, read)
}

/// The same, where the block as a whole stands elsewhere: a file's is the file.
pub(super) fn block_at<'a, T>(
    value: Value<'a>,
    place: Place,
    what: What,
    read: impl FnOnce(&mut Fields<'a>) -> T,
) -> Option<T> {
    let Kind::Map { entries, .. } = &value.node.kind else {
        not_a_block(&value, what);
        return None;
    };
    let mut fields = Fields {
        sheet: value.sheet,
        what,
        place,
        entries,
        asked: Vec::new(),
    };
    let read = read(&mut fields);
    fields.report_unknown();
    Some(read)
}

impl<'a> Fields<'a> {
    /// Where the block stands.
    pub(super) fn place(&self) -> Place {
        self.place.clone()
    }

    /// Reads a key where it is written and not empty.
    pub(super) fn get<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(Value<'a>) -> Option<T>,
    ) -> Option<T> {
        self.asked.push(key);
        let (written, node) = self
            .entries
            .iter()
            .find(|(written, _)| written.text == key)?;
        if node.is_empty() {
            report_empty(self.sheet, written, node);
            return None;
        }
        read(Value {
            sheet: self.sheet,
            name: key,
            node,
        })
    }

    /// Where a key is written.
    pub(super) fn place_of(&self, key: &str) -> Option<Place> {
        let (written, _) = self
            .entries
            .iter()
            .find(|(written, _)| written.text == key)?;
        Some(self.sheet.place(written.range.clone()))
    }

    /// Reports that a required key is missing; says nothing where it is there but could not be read.
    pub(super) fn required<T>(
        &self,
        key: &'static str,
        read: Option<T>,
        example: &'static str,
    ) -> Option<T> {
        let written = self.entries.iter().find(|(written, _)| written.text == key);
        if read.is_none() && written.is_none_or(|(_, node)| node.is_empty()) {
            missing(self.sheet, self.place.clone(), self.what, key, example);
        }
        read
    }

    /// A word about a key that may not stand here, at the key.
    pub(super) fn refuse(&self, key: &str, rule: Rule, message: Message, hint: Message) {
        if let Some(place) = self.place_of(key) {
            self.sheet.push(rule, place, message, Some(hint));
        }
    }

    fn report_unknown(&self) {
        for (key, _) in self.entries {
            if self.asked.contains(&key.text.as_str()) {
                continue;
            }
            let (name, what) = (shorten(&key.text), self.what);
            let (vi, en) = (what.vi, what.en);
            self.sheet.push(
                Rule::YamlUnknownKey,
                self.sheet.place(key.range.clone()),
                say!(vi: "{vi} không có khóa `{name}`", en: "unknown key `{name}` in {en}"),
                Some(self.unknown_hint(key)),
            );
        }
    }

    fn unknown_hint(&self, key: &Key) -> Message {
        let name = key.text.as_str();
        if let Some((_, block)) = self.what.inner.iter().find(|(inner, _)| *inner == name) {
            return say!(
                vi: "`{name}` phải nằm bên trong `{block}:`, thụt vào hai dấu cách",
                en: "`{name}` belongs inside `{block}:`, indented by two spaces"
            );
        }
        if let Some(better) = suggest::nearest(name, &self.asked) {
            return say!(vi: "có phải bạn muốn viết `{better}`?", en: "did you mean `{better}`?");
        }
        let known = join(&self.asked);
        say!(vi: "các khóa dùng được: {known}", en: "the keys known here: {known}")
    }
}

/// Reports a required key that is not there.
pub(super) fn missing(sheet: &Sheet, place: Place, what: What, key: &str, example: &str) {
    let (vi, en) = (what.vi, what.en);
    sheet.push(
        Rule::YamlMissingKey,
        place,
        say!(vi: "{vi} thiếu khóa bắt buộc `{key}`", en: "the required key `{key}` is missing in {en}"),
        Some(say!(vi: "hãy thêm một dòng, ví dụ `{example}`", en: "add a line such as `{example}`")),
    );
}

fn not_a_block(value: &Value<'_>, what: What) {
    if matches!(value.node.kind, Kind::Broken) {
        return;
    }
    let example = what.example;
    let (vi, en) = (what.vi, what.en);
    let Message {
        vi: found_vi,
        en: found_en,
    } = value.found();
    value.sheet.push(
        Rule::YamlType,
        value.place(),
        say!(
            vi: "{vi} cần các dòng `khóa: giá trị`, nhưng ở đây là {found_vi}",
            en: "{en} wants `key: value` lines, but here stands {found_en}"
        ),
        Some(say!(vi: "ví dụ: `{example}`", en: "for example `{example}`")),
    );
}

/// Reports a key without a value, or one whose value became a comment.
fn report_empty(sheet: &Sheet, key: &Key, node: &Node) {
    let name = &key.text;
    let line = sheet.line_range(key.range.end);
    let rest =
        sheet.text()[key.range.end..line.end].trim_start_matches([':', ' ', '\t', '"', '\'']);
    if node.range.is_empty() && quoting::is_cut_comment(rest) {
        let start = line.end - rest.len();
        return quoting::comment_cut(sheet, start..line.end);
    }
    sheet.push(
        Rule::YamlEmpty,
        sheet.place(key.range.clone()),
        say!(
            vi: "khóa `{name}` không có giá trị và được coi như không có",
            en: "the key `{name}` has no value and counts as absent"
        ),
        Some(say!(
            vi: "hãy viết giá trị vào, hoặc xóa dòng này",
            en: "write a value, or delete the line"
        )),
    );
}

/// A word for a message: at most 60 characters of it.
pub(super) fn shorten(text: &str) -> String {
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match one_line.char_indices().nth(60) {
        Some((at, _)) => format!("{}…", &one_line[..at]),
        None => one_line,
    }
}
