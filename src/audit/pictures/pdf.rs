//! PDF: names and values as they stand, and those in compressed streams.

use memchr::memmem;

use super::super::bytes::{between, contains, inflate};
use super::super::item::Item;
use super::{Carried, jpeg, xmp};

/// Streams of one file that are looked into.
const STREAMS: usize = 4096;

/// Names of values and what they tell.
const INFO: &[(&[u8], Item)] = &[
    (b"/Author", Item::Owner),
    (b"/Title", Item::DocumentInfo),
    (b"/Subject", Item::DocumentInfo),
    (b"/Keywords", Item::DocumentInfo),
    (b"/Creator", Item::Camera),
    (b"/Producer", Item::Camera),
    (b"/CreationDate", Item::Taken),
    (b"/ModDate", Item::Taken),
];

/// Names of what runs.
const ACTIVE: &[&[u8]] = &[b"/JavaScript", b"/JS", b"/Launch", b"/RichMedia"];

/// Reads a PDF.
pub(super) fn read(bytes: &[u8], carried: &mut Carried) {
    let encrypted = contains(bytes, b"/Encrypt");
    carried.encrypted |= encrypted;
    names(bytes, carried);
    if contains(bytes, b"<x:xmpmeta") {
        xmp::read(bytes, carried);
    }
    for range in between(bytes, b"stream", b"endstream", STREAMS) {
        let stream = &bytes[range];
        let stream = stream
            .strip_prefix(b"\r\n")
            .or(stream.strip_prefix(b"\n"))
            .unwrap_or(stream);
        if stream.starts_with(b"\xff\xd8\xff") {
            photograph(stream, carried);
        } else if !encrypted && stream.first().is_some_and(|byte| byte & 0x0f == 8) {
            let part = inflate(stream);
            names(&part, carried);
            carried.unpack(part);
        }
    }
}

/// A photograph inside, with all that it carries but its size and the line break behind it.
fn photograph(stream: &[u8], carried: &mut Carried) {
    let mut inner = Carried::default();
    let whole = jpeg::read(stream, &mut inner).is_some();
    let kept = |item: &Item| !matches!(item, Item::Trailing(_));
    carried.items.extend(inner.items.into_iter().filter(kept));
    carried.damaged |= !whole;
}

fn names(bytes: &[u8], carried: &mut Carried) {
    for (name, item) in INFO {
        if memmem::find_iter(bytes, name).any(|at| valued(&bytes[at + name.len()..])) {
            carried.add(item.clone());
        }
    }
    if contains(bytes, b"/EmbeddedFile") {
        carried.add(Item::Attachment);
    }
    for name in ACTIVE {
        if memmem::find_iter(bytes, name).any(|at| ends(&bytes[at + name.len()..])) {
            let name: String = name.iter().map(|byte| char::from(*byte)).collect();
            carried.active.insert(format!("PDF {name}"));
        }
    }
}

/// Whether a text that says something follows, or a reference to one.
fn valued(rest: &[u8]) -> bool {
    let rest = rest.trim_ascii_start();
    match rest.first() {
        Some(b'(') => rest.get(1) != Some(&b')'),
        Some(b'<') => !matches!(rest.get(1), Some(b'>' | b'<')),
        Some(byte) => byte.is_ascii_digit(),
        None => false,
    }
}

fn ends(rest: &[u8]) -> bool {
    !rest.first().is_some_and(u8::is_ascii_alphanumeric)
}
