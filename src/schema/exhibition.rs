//! `exhibition.yaml`.

use super::fields::{Fields, What, block};
use super::shapes;
use super::tree::{Key, Kind, Node, Style};
use super::values::{Value, Wanted};
use super::work;
use super::written::{
    At, ContactBlock, DerivativesBlock, ExhibitionFile, HelpBlock, HelpLineBlock, PublishBlock,
    SafetyBlock, Text,
};
use crate::diagnostics::{Rule, say};
use crate::exhibition::{PictureFormat, Scope, Slug};

pub(super) const EXHIBITION: What = What {
    vi: "exhibition.yaml",
    en: "exhibition.yaml",
    example: "title: {vi: Không một mình, en: Not alone}",
    inner: &[
        ("level", "publish"),
        ("full_names", "publish"),
        ("indexing", "publish"),
        ("max_edge", "publish"),
        ("deep_zoom_edge", "publish"),
        ("extra", "publish"),
        ("disclosure_words", "safety"),
        ("widths", "derivatives"),
        ("formats", "derivatives"),
        ("webp_up_to", "derivatives"),
        ("quality", "derivatives"),
        ("checked_on", "help"),
        ("lines", "help"),
        ("email", "contact"),
        ("phone", "contact"),
        ("school", "defaults"),
        ("province", "defaults"),
        ("year", "defaults"),
        ("consent", "defaults"),
        ("rights", "defaults"),
    ],
};
pub(super) const TITLE_EXAMPLE: &str = "title: Không một mình";

const PUBLISH: What = What {
    vi: "`publish`",
    en: "`publish`",
    example: "publish: {level: given-name, full_names: no}",
    inner: &[],
};
const SAFETY: What = What {
    vi: "`safety`",
    en: "`safety`",
    example: "safety: {disclosure_words: [con ma xó]}",
    inner: &[],
};
const EXTRA: Wanted = Wanted {
    vi: "một danh sách khóa, hoặc một khối ghi phạm vi đồng thuận của từng khóa",
    en: "a list of keys, or a block that gives each key the scope that it needs",
    example: "{kỹ thuật: picture, quê: province}",
};
const DERIVATIVES: What = What {
    vi: "`derivatives`",
    en: "`derivatives`",
    example: "derivatives: {widths: [320, 640, 1280], quality: 80}",
    inner: &[],
};
const HELP: What = What {
    vi: "`help`",
    en: "`help`",
    example: "help: {checked_on: 2026-01-11, lines: [{phone: \"111\", name: Tổng đài 111}]}",
    inner: &[("phone", "lines"), ("name", "lines"), ("url", "lines")],
};
const HELP_LINE: What = What {
    vi: "một dòng của `help.lines`",
    en: "a line of `help.lines`",
    example: "{phone: \"111\", name: {vi: Tổng đài 111, en: Hotline 111}}",
    inner: &[],
};
const CONTACT: What = What {
    vi: "`contact`",
    en: "`contact`",
    example: "contact: {name: Ban tổ chức, email: truong@example.org}",
    inner: &[],
};
const TOPICS: Wanted = Wanted {
    vi: "một khối gồm mã và tên của từng chủ đề",
    en: "a block with the code and name of each topic",
    example: "{contact: {vi: Tiếp xúc, en: Contact}}",
};
const FORMATS: [(&str, PictureFormat); 2] =
    [("jpeg", PictureFormat::Jpeg), ("webp", PictureFormat::Webp)];

/// Reads the keys of the exhibition.
pub(super) fn exhibition(fields: &mut Fields<'_>) -> ExhibitionFile {
    let title = fields.get("title", Value::text);
    ExhibitionFile {
        title: fields.required("title", title, TITLE_EXAMPLE),
        description: fields.get("description", Value::text),
        languages: fields.get("languages", languages),
        base_url: fields.get("base_url", shapes::base_url),
        theme: fields.get("theme", shapes::theme),
        offline: fields.get("offline", Value::flag),
        publish: fields.get("publish", publish).unwrap_or_default(),
        safety: fields.get("safety", safety).unwrap_or_default(),
        derivatives: fields.get("derivatives", derivatives).unwrap_or_default(),
        topics: fields.get("topics", topics),
        help: fields.get("help", help),
        contact: fields.get("contact", contact),
        order: fields.get("order", |value| value.list(Value::string)),
        defaults: fields.get("defaults", work::defaults).unwrap_or_default(),
    }
}

fn languages(value: Value<'_>) -> Option<At<Vec<At<crate::exhibition::Language>>>> {
    let list = value.list(shapes::language)?;
    if list.is_empty() {
        return value.refuse(
            Rule::ValueLanguage,
            say!(vi: "danh sách ngôn ngữ đang trống", en: "the list of languages is empty"),
            say!(vi: "hãy viết `languages: [vi]` hoặc `languages: [vi, en]`", en: "write `languages: [vi]` or `languages: [vi, en]`"),
        );
    }
    Some(value.at(list))
}

fn publish(value: Value<'_>) -> Option<PublishBlock> {
    block(value, PUBLISH, |fields| PublishBlock {
        level: fields.get("level", work::level),
        full_names: fields.get("full_names", Value::flag),
        indexing: fields.get("indexing", Value::flag),
        max_edge: fields.get("max_edge", |value| value.number(320, 4096, "1920")),
        deep_zoom_edge: fields.get("deep_zoom_edge", |value| value.number(320, 16_000, "10000")),
        extra: fields.get("extra", public_extra),
    })
}

/// `[key, …]`, which the picture's own scope covers, or `{key: scope, …}`.
fn public_extra(value: Value<'_>) -> Option<Vec<(At<String>, Scope)>> {
    match &value.node.kind {
        Kind::List(_) => {
            let keys = value.list(Value::string)?.into_iter();
            Some(keys.map(|key| (key, Scope::Picture)).collect())
        }
        Kind::Map { entries, .. } => {
            let key = |(key, node): &(Key, Node)| {
                let named = Value {
                    node,
                    name: &key.text,
                    ..value
                };
                let place = value.sheet.place(key.range.clone());
                let scope = work::scope(named)?.value;
                let value = key.text.clone();
                Some((At { value, place }, scope))
            };
            Some(entries.iter().filter_map(key).collect())
        }
        Kind::Scalar { .. } | Kind::Broken => value.wrong(EXTRA, None),
    }
}

fn safety(value: Value<'_>) -> Option<SafetyBlock> {
    block(value, SAFETY, |fields| SafetyBlock {
        disclosure_words: fields.get("disclosure_words", |value| value.list(Value::string)),
    })
}

fn derivatives(value: Value<'_>) -> Option<DerivativesBlock> {
    block(value, DERIVATIVES, |fields| DerivativesBlock {
        widths: fields.get("widths", widths),
        formats: fields.get("formats", |value| value.list(|item| item.one_of(&FORMATS))),
        webp_up_to: fields.get("webp_up_to", |value| value.number(16, 4096, "640")),
        quality: fields.get("quality", |value| value.number(30, 95, "80")),
    })
}

fn widths(value: Value<'_>) -> Option<Vec<At<u32>>> {
    let widths = value.list(|item| item.number(16, 4096, "[320, 640, 1280, 1920]"))?;
    let count = match &value.node.kind {
        Kind::List(items) => items.len(),
        _ => widths.len(),
    };
    if (1..=8).contains(&count) {
        return (!widths.is_empty()).then_some(widths);
    }
    value.refuse(
        Rule::ValueRange,
        say!(
            vi: "`widths` có {count} số; phải có từ 1 đến 8",
            en: "`widths` holds {count} numbers; there must be 1 to 8"
        ),
        say!(
            vi: "ví dụ: `widths: [320, 640, 1280, 1920]`",
            en: "for example `widths: [320, 640, 1280, 1920]`"
        ),
    )
}

/// In written order.
fn topics(value: Value<'_>) -> Option<Vec<(At<Slug>, Text)>> {
    let Kind::Map { entries, .. } = &value.node.kind else {
        return value.wrong(TOPICS, None);
    };
    let topic = |(key, name): &(Key, Node)| {
        let code = Node {
            range: key.range.clone(),
            kind: Kind::Scalar {
                text: key.text.clone(),
                style: Style::Quoted,
            },
        };
        let code = shapes::slug(Value {
            node: &code,
            ..value
        })?;
        if name.is_empty() {
            let code = code.value.to_string();
            return Value {
                node: name,
                name: &code,
                ..value
            }
            .wrong(TOPICS, None);
        }
        let name = Value {
            node: name,
            name: &key.text,
            ..value
        }
        .text()?;
        Some((code, name))
    };
    Some(entries.iter().filter_map(topic).collect())
}

fn help(value: Value<'_>) -> Option<HelpBlock> {
    block(value, HELP, |fields| HelpBlock {
        checked_on: fields.get("checked_on", Value::date),
        lines: fields
            .get("lines", |value| value.list(help_line))
            .unwrap_or_default()
            .into_iter()
            .collect(),
    })
}

fn help_line(value: Value<'_>) -> Option<HelpLineBlock> {
    block(value, HELP_LINE, |fields| {
        let phone = fields.get("phone", shapes::phone);
        let name = fields.get("name", Value::text);
        let url = fields.get("url", shapes::url);
        let phone = fields.required("phone", phone, "phone: \"111\"");
        let name = fields.required("name", name, "name: {vi: …, en: …}");
        Some(HelpLineBlock {
            phone: phone?,
            name: name?,
            url,
        })
    })?
}

fn contact(value: Value<'_>) -> Option<ContactBlock> {
    block(value, CONTACT, |fields| {
        let name = fields.get("name", Value::text);
        let email = fields.get("email", shapes::email);
        let phone = fields.get("phone", shapes::phone);
        let name = fields.required("name", name, "name: {vi: …, en: …}")?;
        Some(ContactBlock { name, email, phone })
    })?
}
