//! `room.yaml`.

use super::fields::{Fields, What};
use super::shapes;
use super::tree::Kind;
use super::values::{Value, Wanted};
use super::work;
use super::written::{Order, RoomFile};

pub(super) const ROOM: What = What {
    vi: "room.yaml",
    en: "room.yaml",
    example: "title: Được lắng nghe",
    inner: &[
        ("school", "defaults"),
        ("province", "defaults"),
        ("year", "defaults"),
        ("medium", "defaults"),
        ("dimensions", "defaults"),
        ("topics", "defaults"),
        ("award", "defaults"),
        ("reviewed", "defaults"),
        ("consent", "defaults"),
        ("rights", "defaults"),
        ("artist", "defaults"),
        ("sensitive", "defaults"),
        ("deep_zoom", "defaults"),
        ("extra", "defaults"),
    ],
};

const ORDER: Wanted = Wanted {
    vi: "một danh sách tên tranh, hoặc một con số",
    en: "a list of works, or a number",
    example: "[ban-tay-am, canh-dieu]",
};

/// Reads the keys of a room.
pub(super) fn room(fields: &mut Fields<'_>) -> RoomFile {
    RoomFile {
        title: fields.get("title", Value::text),
        slug: fields.get("slug", shapes::slug),
        intro: fields.get("intro", Value::text),
        order: fields.get("order", order),
        cover: fields.get("cover", Value::string),
        level: fields.get("level", work::level),
        defaults: fields.get("defaults", work::defaults).unwrap_or_default(),
    }
}

fn order(value: Value<'_>) -> Option<Order> {
    match &value.node.kind {
        Kind::List(_) => value.list(Value::string).map(Order::List),
        Kind::Scalar { text, .. } if text.bytes().all(|b| b.is_ascii_digit() || b == b'-') => {
            work::order(value).map(Order::Position)
        }
        _ => value.wrong(ORDER, None),
    }
}
