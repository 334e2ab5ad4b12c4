//! SVG: a picture that is a page. What runs, what it asks for, and what the drawing program left in it.

use std::collections::BTreeSet;

use super::super::finding::{Finding, Leak};
use super::super::item::Item;
use super::markup::{Piece, Tag, pieces};
use super::{Reader, address, page};

/// Prefixes and names that drawing programs write.
const EDITORS: &[&str] = &[
    "inkscape:",
    "sodipodi:",
    "sketch:",
    "figma:",
    "i:",
    "x:",
    "serif:",
    "xmlns:inkscape",
    "xmlns:sodipodi",
    "xmlns:serif",
    "xmlns:sketch",
    "xmlns:i",
    "xmlns:x",
    "bx:",
];

/// Reads a drawing.
pub(super) fn read(reader: &mut Reader<'_>) {
    let mut items = BTreeSet::new();
    let mut visible = page::Visible::default();
    for piece in pieces(reader.text) {
        match piece {
            Piece::Tag(tag) => {
                visible.tag(&tag);
                inside(reader, &tag, &mut items);
            }
            Piece::Text { text, at } => visible.text(text, at),
            Piece::Raw {
                element: "style",
                text,
                at,
            } => reader.style(text, at),
            Piece::Raw { text, at, .. } if !text.trim().is_empty() => {
                reader.tell(Leak::InlineScript, at, "<script>");
            }
            Piece::Raw { .. } => {}
            Piece::Comment { text, at } => {
                if !text.trim().is_empty() {
                    items.insert(Item::Comment);
                }
                visible.text(text, at);
            }
        }
    }
    if !items.is_empty() {
        reader
            .read
            .findings
            .push(Finding::file(Leak::Metadata(items)));
    }
    visible.read(reader);
}

/// A tag of a drawing, alone or inside a page.
fn inside(reader: &mut Reader<'_>, tag: &Tag<'_>, items: &mut BTreeSet<Item>) {
    let name = tag.name.rsplit(':').next().unwrap_or_default();
    if tag.closing {
        return;
    }
    match name {
        "script" => reader.tell(Leak::InlineScript, tag.at, "<script>"),
        "foreignobject" | "iframe" | "embed" | "object" | "handler" => {
            let what = format!("`<{name}>`");
            reader.tell(Leak::Active(what), tag.at, &format!("<{name}>"));
        }
        "!entity" | "!doctype" if tag.attributes.iter().any(|it| it.name.contains("<!entity")) => {
            reader.tell(Leak::Active("`<!ENTITY>`".to_owned()), tag.at, "<!ENTITY>");
        }
        "metadata" => {
            items.insert(Item::EditorData);
        }
        _ => {}
    }
    let editors = |it: &str| EDITORS.iter().any(|editor| it.starts_with(editor));
    if editors(&tag.name) || tag.attributes.iter().any(|it| editors(&it.name)) {
        items.insert(Item::EditorData);
    }
    page::handlers(reader, tag);
    for attribute in &tag.attributes {
        let link = matches!(attribute.name.as_str(), "href" | "xlink:href" | "src");
        if link && name != "a" {
            page::request(reader, name, &attribute.value, attribute.at);
        }
        for (_, host) in address::hosts_of_style(&attribute.value) {
            let by = format!("<{name}>");
            reader.tell(Leak::ThirdParty { host, by }, attribute.at, &attribute.name);
        }
    }
}
