//! A work's record, and the `defaults:` that cascade to works.

use std::collections::BTreeMap;

use super::fields::{Fields, What, block};
use super::shapes;
use super::values::{Value, Wanted};
use super::written::{ArtistBlock, At, Basis, ConsentBlock, ReviewBlock, ReviewOutcome, WorkFile};
use crate::diagnostics::{Rule, say};
use crate::exhibition::{Level, Scope};

pub(super) const WORK: What = What {
    vi: "bản ghi của tranh",
    en: "a work's record",
    example: "title: Bàn tay ấm",
    inner: &[
        ("display_name", "artist"),
        ("pen_name", "artist"),
        ("name", "artist"),
        ("grade", "artist"),
        ("age", "artist"),
        ("on", "reviewed"),
        ("outcome", "reviewed"),
        ("ref", "consent"),
        ("basis", "consent"),
        ("guardian", "consent"),
        ("child", "consent"),
        ("scopes", "consent"),
        ("given_on", "consent"),
        ("expires_on", "consent"),
        ("withdrawn_on", "consent"),
    ],
};
const DEFAULTS: What = What {
    vi: "`defaults`",
    en: "`defaults`",
    example: "defaults: {school: Trường Tiểu học Hoa Sen, year: 2025}",
    inner: WORK.inner,
};
const ARTIST: What = What {
    vi: "`artist`",
    en: "`artist`",
    example: "artist: {display_name: Minh An, grade: 4, age: 9}",
    inner: &[],
};
const REVIEWED: What = What {
    vi: "`reviewed`",
    en: "`reviewed`",
    example: "reviewed: {on: 2025-12-01, outcome: clear}",
    inner: &[],
};
const CONSENT: What = What {
    vi: "`consent`",
    en: "`consent`",
    example: "consent: {ref: KMM-2025-014, guardian: yes, child: yes, scopes: [picture]}",
    inner: &[],
};
const EXTRA: What = What {
    vi: "`extra`",
    en: "`extra`",
    example: "extra: {note: …}",
    inner: &[],
};

const OUTCOMES: [(&str, ReviewOutcome); 3] = [
    ("clear", ReviewOutcome::Clear),
    ("redacted", ReviewOutcome::Redacted),
    ("withhold", ReviewOutcome::Withhold),
];
const BASES: [(&str, Basis); 4] = [
    ("minor", Basis::Minor),
    ("adult", Basis::Adult),
    ("public-domain", Basis::PublicDomain),
    ("demonstration", Basis::Demonstration),
];

/// Reads the keys of a record.
pub(super) fn work(fields: &mut Fields<'_>) -> WorkFile {
    WorkFile {
        id: fields.get("id", shapes::work_id),
        title: fields.get("title", Value::text),
        artists: artists(fields),
        school: fields.get("school", Value::string),
        province: fields.get("province", Value::string),
        year: fields.get("year", |value| value.number(1900, 2100, "2025")),
        medium: fields.get("medium", Value::text),
        dimensions: fields.get("dimensions", Value::string),
        topics: fields.get("topics", |value| value.list(Value::string)),
        alt: fields.get("alt", Value::text),
        statement: fields.get("statement", Value::text),
        award: fields.get("award", Value::text),
        level: fields.get("level", level),
        sensitive: fields.get("sensitive", Value::flag),
        deep_zoom: fields.get("deep_zoom", Value::flag),
        crop: fields.get("crop", shapes::share_box),
        trim: fields.get("trim", shapes::trim),
        redact: fields.get("redact", |value| value.list(shapes::share_box)),
        reviewed: fields.get("reviewed", reviewed),
        consent: own_consent(fields),
        rights: fields.get("rights", shapes::rights),
        order: fields.get("order", order),
        extra: fields.get("extra", extra).unwrap_or_default(),
    }
}

/// Reads `defaults:`, in which what belongs to one work alone may not stand.
pub(super) fn defaults(value: Value<'_>) -> Option<WorkFile> {
    block(value, DEFAULTS, |fields| {
        let mut shared = work(fields);
        for key in ["id", "order", "alt", "artists"] {
            fields.refuse(
                key,
                Rule::YamlUnknownKey,
                say!(
                    vi: "`{key}` thuộc về từng bức tranh, không dùng chung cho cả phòng được",
                    en: "`{key}` belongs to one work and cannot be shared by a room"
                ),
                say!(
                    vi: "hãy chuyển `{key}` sang bản ghi của bức tranh",
                    en: "move `{key}` to the record of its work"
                ),
            );
        }
        (shared.id, shared.order, shared.alt) = (None, None, None);
        shared
    })
}

/// A ceiling.
pub(super) fn level(value: Value<'_>) -> Option<At<Level>> {
    value.one_of(&Level::ALL.map(|level| (level.name(), level)))
}

/// Where something stands among its neighbours.
pub(super) fn order(value: Value<'_>) -> Option<At<i64>> {
    value.number(-1_000_000, 1_000_000, "3")
}

/// `artist:` as one, `artists:` as several.
fn artists(fields: &mut Fields<'_>) -> Option<Vec<ArtistBlock>> {
    let one = fields.get("artist", artist);
    let several = fields.get("artists", |value| value.list(artist));
    if fields.place_of("artist").is_some() {
        fields.refuse(
            "artists",
            Rule::YamlDuplicateKey,
            say!(
                vi: "`artist` và `artists` không được dùng cùng lúc",
                en: "`artist` and `artists` cannot stand together"
            ),
            say!(
                vi: "một em thì dùng `artist`; nhiều em thì liệt kê hết trong `artists`",
                en: "one child: use `artist`; several: list them all in `artists`"
            ),
        );
    }
    several.or(one.map(|artist| vec![artist]))
}

fn artist(value: Value<'_>) -> Option<ArtistBlock> {
    block(value, ARTIST, |fields| ArtistBlock {
        place: fields.place(),
        display_name: fields.get("display_name", Value::string),
        pen_name: fields.get("pen_name", Value::string),
        name: fields.get("name", Value::string),
        grade: fields.get("grade", shapes::grade),
        age: fields.get("age", |value| value.number(2, 99, "9")),
        consent: own_consent(fields),
    })
}

fn reviewed(value: Value<'_>) -> Option<ReviewBlock> {
    block(value, REVIEWED, |fields| ReviewBlock {
        place: fields.place(),
        on: fields.get("on", Value::date),
        outcome: fields.get("outcome", |value| value.one_of(&OUTCOMES)),
    })
}

/// A consent that is begun and not filled in is nobody's yes, and no other takes its place: whoever left it open does
/// not have the answers yet.
fn own_consent(fields: &mut Fields<'_>) -> Option<ConsentBlock> {
    let read = fields.get("consent", consent);
    read.or_else(|| fields.place_of("consent").map(ConsentBlock::unanswered))
}

fn consent(value: Value<'_>) -> Option<ConsentBlock> {
    block(value, CONSENT, |fields| ConsentBlock {
        place: fields.place(),
        reference: fields.get("ref", Value::string),
        basis: fields.get("basis", |value| value.one_of(&BASES)),
        guardian: fields.get("guardian", Value::flag),
        child: fields.get("child", Value::flag),
        scopes: fields.get("scopes", |value| value.list(scope)),
        given_on: fields.get("given_on", Value::date),
        expires_on: fields.get("expires_on", Value::date),
        withdrawn_on: fields.get("withdrawn_on", Value::date),
    })
}

/// One thing that a family may allow.
pub(super) fn scope(value: Value<'_>) -> Option<At<Scope>> {
    value.one_of(&Scope::ALL.map(|scope| (scope.name(), scope)))
}

/// Free fields: words under any key.
fn extra(value: Value<'_>) -> Option<BTreeMap<String, At<String>>> {
    let super::tree::Kind::Map { entries, .. } = &value.node.kind else {
        let wanted = Wanted {
            vi: "một khối khóa và câu chữ",
            en: "a block of keys and texts",
            example: EXTRA.example.trim_start_matches("extra: "),
        };
        return value.wrong(wanted, None);
    };
    let mut texts = BTreeMap::new();
    for (key, node) in entries {
        let inner = Value {
            sheet: value.sheet,
            name: &key.text,
            node,
        };
        if node.is_empty() {
            let name = &key.text;
            value.sheet.push(
                Rule::YamlEmpty,
                value.sheet.place(key.range.clone()),
                say!(vi: "khóa `{name}` không có giá trị", en: "the key `{name}` has no value"),
                Some(say!(vi: "hãy viết giá trị vào, hoặc xóa đi", en: "write a value, or delete it")),
            );
        } else if let Some(text) = inner.string() {
            texts.insert(key.text.clone(), text);
        }
    }
    Some(texts)
}
