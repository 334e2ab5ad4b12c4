//! One value at a time: texts, truths, dates, numbers, words of a list, boxes.
//!
//! In: a [`Value`]. Out: what its key asks for, with its place; or `None` and a word that says what was found,
//! what is wanted and how it is written. A value is never bent into shape: what is not clearly right is asked
//! about.

use std::collections::BTreeMap;

use super::fields::shorten;
use super::quoting;
use super::sheet::Sheet;
use super::suggest;
use super::tree::{Kind, Node, Style};
use super::written::{At, Text};
use crate::diagnostics::{Message, Place, Rule, fold, join, say};
use crate::exhibition::Language;

/// A value under its key; inside a list, under the list's key.
#[derive(Clone, Copy)]
pub(super) struct Value<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) name: &'a str,
    pub(super) node: &'a Node,
}

/// What a key asks for, and an example of it.
#[derive(Clone, Copy)]
pub(super) struct Wanted {
    pub(super) vi: &'static str,
    pub(super) en: &'static str,
    pub(super) example: &'static str,
}

const TEXT: Wanted = Wanted {
    vi: "một câu chữ",
    en: "a text",
    example: "\"…\"",
};
const FLAG: Wanted = Wanted {
    vi: "`yes` hoặc `no`",
    en: "`yes` or `no`",
    example: "yes",
};

impl<'a> Value<'a> {
    pub(super) fn place(&self) -> Place {
        self.sheet.place(self.node.range.clone())
    }

    pub(super) fn at<T>(&self, value: T) -> At<T> {
        At {
            value,
            place: self.place(),
        }
    }

    /// What stands here, in words.
    pub(super) fn found(&self) -> Message {
        match &self.node.kind {
            Kind::Scalar { text, style } => {
                let text = shorten(text);
                match style {
                    Style::Plain => say!(vi: "`{text}`", en: "`{text}`"),
                    Style::Quoted | Style::Block => {
                        say!(vi: "câu chữ “{text}”", en: "the text “{text}”")
                    }
                }
            }
            Kind::List(_) => say!(vi: "một danh sách", en: "a list"),
            Kind::Map { .. } | Kind::Broken => {
                say!(vi: "một khối có nhiều khóa", en: "a block of keys")
            }
        }
    }

    /// Reports that something else was wanted.
    pub(super) fn wrong<T>(&self, wanted: Wanted, hint: Option<Message>) -> Option<T> {
        if matches!(self.node.kind, Kind::Broken) {
            return None;
        }
        let name = self.name;
        let Message {
            vi: found_vi,
            en: found_en,
        } = self.found();
        let (vi, en, example) = (wanted.vi, wanted.en, wanted.example);
        let message = say!(
            vi: "`{name}` phải là {vi}, nhưng ở đây là {found_vi}",
            en: "`{name}` wants {en}, but here stands {found_en}"
        );
        let hint = hint.unwrap_or_else(
            || say!(vi: "ví dụ: `{name}: {example}`", en: "for example `{name}: {example}`"),
        );
        self.sheet
            .push(Rule::YamlType, self.place(), message, Some(hint));
        None
    }

    /// Reports a value that is of the right kind but not possible.
    pub(super) fn refuse<T>(&self, rule: Rule, message: Message, hint: Message) -> Option<T> {
        self.sheet.push(rule, self.place(), message, Some(hint));
        None
    }

    fn scalar(&self) -> Option<(&'a str, Style)> {
        match &self.node.kind {
            Kind::Scalar { text, style } => Some((text, *style)),
            Kind::List(_) | Kind::Map { .. } | Kind::Broken => None,
        }
    }

    /// The characters of a value that is no free text, without the curly quotation marks that phones type.
    pub(super) fn word(&self, wanted: Wanted) -> Option<&'a str> {
        let Some((text, _)) = self.scalar() else {
            return self.wrong(wanted, None);
        };
        let inner = text.trim_matches(|c| "“”„‟‘’«»".contains(c));
        if inner.len() == text.len() {
            return Some(text.trim());
        }
        let name = self.name;
        let inner = shorten(inner);
        self.wrong(
            wanted,
            Some(say!(
                vi: "hãy bỏ dấu ngoặc: `{name}: {inner}`",
                en: "leave out the quotation marks: `{name}: {inner}`"
            )),
        )
    }

    /// Free text on which nothing is asked but that it is one.
    pub(super) fn string(self) -> Option<At<String>> {
        let Some((text, style)) = self.scalar() else {
            return self.wrong(TEXT, self.bracket_hint());
        };
        if style == Style::Plain {
            self.warn_if_cut();
        }
        Some(self.at(text.to_owned()))
    }

    fn bracket_hint(&self) -> Option<Message> {
        let opens = self.sheet.text()[self.node.range.start..].starts_with(['[', '{']);
        opens.then(|| {
            say!(
                vi: "nếu dấu ngoặc thuộc về câu chữ, hãy đặt cả câu trong ngoặc kép \"…\"",
                en: "where the bracket belongs to the text, put it all in quotation marks \"…\""
            )
        })
    }

    fn warn_if_cut(&self) {
        let end = self.node.range.end;
        let line = self.sheet.line_range(end);
        let rest = &self.sheet.text()[end..line.end.max(end)];
        let comment = rest.trim_start_matches([' ', '\t']);
        if comment.len() < rest.len() && quoting::is_cut_comment(comment) {
            quoting::comment_cut(self.sheet, line.end - comment.len()..line.end);
        }
    }

    /// A text in the first language, or one for each language.
    pub(super) fn text(self) -> Option<Text> {
        let Kind::Map { entries, flow } = &self.node.kind else {
            return self.string().map(Text::Plain);
        };
        let mut texts = BTreeMap::new();
        for (key, node) in entries {
            let inner = Value {
                sheet: self.sheet,
                name: &key.text,
                node,
            };
            let place = self.sheet.place(key.range.clone());
            // A word between commas without a colon: a comma of the text itself.
            let colon = self.sheet.text()[key.range.end..].trim_start_matches(['"', '\'', ' ']);
            let stray = *flow && node.range.is_empty() && !colon.starts_with(':');
            match Language::parse(&key.text) {
                _ if stray => self.not_a_language(&key.text, place, true),
                None => self.not_a_language(&key.text, place, false),
                Some(_) if node.is_empty() => self.empty_item(place, &key.text),
                Some(language) => {
                    if let Some(text) = inner.string() {
                        texts.insert(language, text);
                    }
                }
            }
        }
        if entries.is_empty() {
            self.empty_item(self.place(), self.name);
        }
        (!texts.is_empty()).then_some(Text::ByLanguage(texts))
    }

    fn not_a_language(&self, key: &str, place: Place, stray: bool) {
        let name = self.name;
        let written = shorten(key);
        let lower = key.trim().to_lowercase().replace('_', "-");
        let hint = match Language::parse(&lower) {
            _ if stray && key.contains(':') => say!(
                vi: "sau dấu hai chấm phải có một dấu cách: `{{vi: …, en: …}}`",
                en: "a colon needs a space behind it: `{{vi: …, en: …}}`"
            ),
            _ if stray => say!(
                vi: "trong ngoặc {{ }}, dấu phẩy chia các phần; câu có dấu phẩy phải đặt trong \"…\": `{{vi: \"một, hai\"}}`",
                en: "inside {{ }} a comma divides; text with commas stands in \"…\": `{{vi: \"one, two\"}}`"
            ),
            Some(code) => say!(vi: "hãy viết `{code}`", en: "write `{code}`"),
            None => say!(
                vi: "hãy viết theo mã ngôn ngữ, ví dụ `{name}: {{vi: …, en: …}}`",
                en: "write it by language codes, for example `{name}: {{vi: …, en: …}}`"
            ),
        };
        self.sheet.push(
            Rule::ValueLanguage,
            place,
            say!(
                vi: "`{written}` trong `{name}` không phải mã ngôn ngữ",
                en: "`{written}` in `{name}` is not the code of a language"
            ),
            Some(hint),
        );
    }

    fn empty_item(&self, place: Place, name: &str) {
        self.sheet.push(
            Rule::YamlEmpty,
            place,
            say!(
                vi: "`{name}` để trống và được coi như không có",
                en: "`{name}` is empty and counts as absent"
            ),
            Some(say!(vi: "hãy điền vào hoặc xóa đi", en: "fill it in, or delete it")),
        );
    }

    /// Only the real words: a consent hangs on it.
    pub(super) fn flag(self) -> Option<At<bool>> {
        let text = self.word(FLAG)?;
        let plain = matches!(self.scalar(), Some((_, Style::Plain)));
        let name = self.name;
        let meant = match text.to_lowercase().as_str() {
            "yes" | "true" if plain => return Some(self.at(true)),
            "no" | "false" if plain => return Some(self.at(false)),
            "yes" | "true" | "no" | "false" => {
                return self.wrong(
                    FLAG,
                    Some(say!(
                        vi: "hãy bỏ dấu ngoặc: `{name}: {text}`",
                        en: "leave out the quotation marks: `{name}: {text}`"
                    )),
                );
            }
            other => match fold(other).as_str() {
                "co" | "y" | "on" | "1" | "dong_y" | "roi" | "x" | "ok" => Some("yes"),
                "khong" | "n" | "off" | "0" | "khong_dong_y" | "chua" => Some("no"),
                _ => None,
            },
        };
        self.wrong(
            FLAG,
            meant.map(|word| {
                say!(
                    vi: "chỉ `yes` và `no` được công nhận; nếu đó là ý bạn, hãy viết `{name}: {word}`",
                    en: "only `yes` and `no` count; if that is meant, write `{name}: {word}`"
                )
            }),
        )
    }

    /// A whole number from `low` to `high`.
    pub(super) fn number<T: TryFrom<i64>>(
        self,
        low: i64,
        high: i64,
        example: &'static str,
    ) -> Option<At<T>> {
        let wanted = Wanted {
            vi: "một số nguyên",
            en: "a whole number",
            example,
        };
        let text = self.word(wanted)?;
        let digits = text.strip_prefix('-').unwrap_or(text);
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return self.wrong(wanted, None);
        }
        let number = text
            .parse::<i64>()
            .ok()
            .filter(|number| (low..=high).contains(number));
        if let Some(number) = number.and_then(|number| T::try_from(number).ok()) {
            return Some(self.at(number));
        }
        let name = self.name;
        let text = shorten(text);
        self.refuse(
            Rule::ValueRange,
            say!(
                vi: "`{name}: {text}` nằm ngoài khoảng từ {low} đến {high}",
                en: "`{name}: {text}` is not between {low} and {high}"
            ),
            say!(vi: "ví dụ: `{name}: {example}`", en: "for example `{name}: {example}`"),
        )
    }

    /// One of a few words.
    pub(super) fn one_of<T: Copy>(self, all: &[(&'static str, T)]) -> Option<At<T>> {
        let names: Vec<&'static str> = all.iter().map(|(name, _)| *name).collect();
        let wanted = Wanted {
            vi: "một từ trong danh sách cho phép",
            en: "one of the listed words",
            example: names.first().copied().unwrap_or("…"),
        };
        let text = self.word(wanted)?;
        if let Some((_, value)) = all.iter().find(|(name, _)| *name == text) {
            return Some(self.at(*value));
        }
        let (name, written, listed) = (self.name, shorten(text), join(&names));
        let hint = match suggest::nearest(text, &names) {
            Some(better) => say!(
                vi: "có phải bạn muốn viết `{better}`? Các giá trị dùng được: {listed}",
                en: "did you mean `{better}`? The values known here: {listed}"
            ),
            None => {
                say!(vi: "các giá trị dùng được: {listed}", en: "the values known here: {listed}")
            }
        };
        self.refuse(
            Rule::ValueUnknown,
            say!(
                vi: "`{written}` không phải là giá trị của `{name}`",
                en: "`{written}` is not a value of `{name}`"
            ),
            hint,
        )
    }

    /// A list; what cannot be read in it is reported and left out.
    pub(super) fn list<T>(self, read: impl Fn(Value<'a>) -> Option<T>) -> Option<Vec<T>> {
        let name = self.name;
        let Kind::List(items) = &self.node.kind else {
            let line = match self.scalar() {
                Some((text, _)) => format!("{name}: [{}]", shorten(text)),
                None => format!("{name}: [a, b]"),
            };
            let wanted = Wanted {
                vi: "một danh sách",
                en: "a list",
                example: "[a, b]",
            };
            let hint = say!(vi: "hãy viết `{line}`", en: "write `{line}`");
            return self.wrong(wanted, Some(hint));
        };
        let mut values = Vec::with_capacity(items.len());
        for node in items {
            if node.is_empty() {
                self.empty_item(self.sheet.place(node.range.clone()), name);
            } else {
                values.extend(read(Value {
                    sheet: self.sheet,
                    name,
                    node,
                }));
            }
        }
        Some(values)
    }
}
