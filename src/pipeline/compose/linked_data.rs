//! JSON-LD: what a page shows, in the words that search engines read (<https://schema.org/VisualArtwork>).
//!
//! On pages that may be listed, and only where the site has an address. It says nothing that the page does not, and
//! less: no child's name, school or age, for this is what is copied into other people's tables. A sensitive drawing is
//! told of without its picture. Rooms and other lists have none: what there is to say of them stands in their head.
//!
//! A block of `application/ld+json` is data: no browser runs it, and no policy stops it
//! (<https://html.spec.whatwg.org/multipage/scripting.html#data-block>).

use serde_json::{Map, Value, json};

use super::desk::Desk;
use super::host::address;
use super::pictures;
use crate::exhibition::{Localized, WorkIndex};
use crate::pipeline::plan::Address;

/// The data of a page at its absolute address, ready to stand inside `script`.
pub(super) fn data(desk: &Desk<'_>, canonical: &str) -> Option<String> {
    let said = match desk.address {
        Address::Home => home(desk, canonical),
        Address::Work(work) => artwork(desk, *work, canonical)?,
        _ => return None,
    };
    Some(harmless(&Value::Object(said).to_string()))
}

fn home(desk: &Desk<'_>, canonical: &str) -> Map<String, Value> {
    let exhibition = desk.exhibition;
    let mut said = thing(desk, "CollectionPage", &exhibition.title, canonical);
    if let Some(description) = &exhibition.description {
        said.insert("description".into(), words(desk, description));
    }
    said
}

fn artwork(desk: &Desk<'_>, at: WorkIndex, canonical: &str) -> Option<Map<String, Value>> {
    let exhibition = desk.exhibition;
    let base = exhibition.base_url.as_deref()?;
    let work = exhibition.work(at);
    let mut said = match &work.title {
        Some(title) => thing(desk, "VisualArtwork", title, canonical),
        None => {
            let mut said = base_of(desk, "VisualArtwork", canonical);
            let untitled = desk.material.theme.text(desk.language, "untitled");
            said.insert("name".into(), json!(untitled.unwrap_or_default()));
            said
        }
    };
    said.insert("artform".into(), json!("Drawing"));
    said.insert("license".into(), json!(work.rights.url));
    let texts = [
        ("description", &work.alt),
        ("artMedium", &work.medium),
        ("award", &work.award),
    ];
    for (key, text) in texts {
        if let Some(text) = text {
            said.insert(key.into(), words(desk, text));
        }
    }
    if let Some(year) = work.year {
        said.insert("dateCreated".into(), json!(year.to_string()));
    }
    let topics = exhibition.topics.iter();
    let topics = topics.filter(|topic| work.topics.contains(&topic.code));
    let topics: Vec<Value> = topics.map(|topic| words(desk, &topic.name)).collect();
    if !topics.is_empty() {
        said.insert("keywords".into(), json!(topics));
    }
    let room = Address::Room {
        room: work.room,
        number: 1,
    };
    let room_address = address(base, &room.path(exhibition, desk.language));
    let title = &exhibition.room(work.room).title;
    let room = json!({"@type": "Collection", "name": words(desk, title), "url": room_address});
    said.insert("isPartOf".into(), room);
    if let Some(file) = pictures::largest(desk, at).filter(|_| !work.sensitive) {
        let picture = json!({
            "@type": "ImageObject",
            "contentUrl": format!("{base}{}", pictures::path(&work.id, file)),
            "width": file.width,
            "height": file.height,
            "license": work.rights.url,
        });
        said.insert("image".into(), picture);
    }
    Some(said)
}

fn thing(
    desk: &Desk<'_>,
    kind: &str,
    name: &Localized<String>,
    canonical: &str,
) -> Map<String, Value> {
    let mut said = base_of(desk, kind, canonical);
    said.insert("name".into(), words(desk, name));
    said
}

fn base_of(desk: &Desk<'_>, kind: &str, canonical: &str) -> Map<String, Value> {
    let said = [
        ("@context", json!("https://schema.org")),
        ("@type", json!(kind)),
        ("url", json!(canonical)),
        ("inLanguage", json!(desk.language.code())),
    ];
    said.map(|(key, value)| (key.to_owned(), value))
        .into_iter()
        .collect()
}

/// Words, with their language where that is not the page's.
fn words(desk: &Desk<'_>, text: &Localized<String>) -> Value {
    let phrase = desk.phrase(text);
    match phrase.lang {
        Some(lang) => json!({"@value": phrase.text, "@language": lang}),
        None => json!(phrase.text),
    }
}

/// JSON in which nothing can end a `script` element or begin a comment in it
/// (<https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements>).
fn harmless(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '<' => text.push_str("\\u003c"),
            '>' => text.push_str("\\u003e"),
            '&' => text.push_str("\\u0026"),
            '\u{2028}' => text.push_str("\\u2028"),
            '\u{2029}' => text.push_str("\\u2029"),
            c => text.push(c),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_breaks_out_of_the_script_element() {
        for attack in [
            "</script><script>alert(1)",
            "<!--<script>",
            "]]>&lt;",
            "\u{2028}\"\\",
        ] {
            let json = json!({ "name": attack }).to_string();
            let text = harmless(&json);
            assert!(!text.contains(['<', '>', '&', '\u{2028}']), "{text}");
            let read: Value = serde_json::from_str(&text).unwrap();
            assert_eq!(read["name"], attack);
        }
    }
}
