//! Script: what it keeps on the visitor's device and whom it calls. Words are looked for, nothing is run. A script that
//! is no more than a name for some JSON, as the indexes of searches are, is read for contact data as JSON is.

use serde_json::Value;

use super::super::finding::Leak;
use super::{Reader, address};

/// What keeps, calls or makes script out of text.
const USES: &[&str] = &[
    "document.cookie",
    "localStorage",
    "sessionStorage",
    "indexedDB",
    "sendBeacon",
    "eval(",
    "new Function(",
    "getUserMedia",
    "geolocation",
];

/// What may stand before an address that is asked.
const CALLS: &[&str] = &[
    "fetch(",
    "importScripts(",
    "import(",
    "import ",
    "from ",
    "WebSocket(",
    "EventSource(",
    "Worker(",
    ".open(",
    ".src=",
    ".src =",
    ".href=",
    "sendBeacon(",
];

/// Bytes of a name for some JSON, at most.
const NAME: usize = 60;

/// Reads a script that stands at `at` in the file.
pub(super) fn read(reader: &mut Reader<'_>, script: &str, at: usize) {
    for word in USES {
        if let Some(offset) = whole_word(script, word) {
            reader.tell(
                Leak::Behaviour(word.trim_end_matches('(').to_owned()),
                at + offset,
                word,
            );
        }
    }
    if let Some((offset, value)) = named_data(script) {
        texts(&value, &mut |text| {
            reader.words_from(text, |_| at + offset);
        });
    }
    for (offset, _) in script.match_indices("//") {
        let Some(host) = called(script, offset) else {
            continue;
        };
        let excerpt = format!("https://{host}");
        reader.tell(Leak::Behaviour(host), at + offset, &excerpt);
    }
}

/// The JSON of a script such as `window.data = {…};`, and where it begins.
fn named_data(script: &str) -> Option<(usize, Value)> {
    let (name, _) = script.split_once('=')?;
    let plain = |c: char| c.is_alphanumeric() || "._$[]\"' ".contains(c);
    let offset = name.len() + 1;
    let data = script[offset..].trim().trim_end_matches(';');
    let looks = name.len() <= NAME && name.chars().all(plain) && data.starts_with(['[', '{']);
    let value = looks.then(|| serde_json::from_str(data).ok())??;
    Some((offset, value))
}

/// Every text in some JSON in which contact data can stand.
fn texts(value: &Value, tell: &mut dyn FnMut(&str)) {
    match value {
        Value::String(text) if text.contains([' ', '@']) || text.len() >= 8 => tell(text),
        Value::Array(values) => values.iter().for_each(|value| texts(value, tell)),
        Value::Object(fields) => fields.values().for_each(|value| texts(value, tell)),
        _ => {}
    }
}

/// Where a word stands that is no part of a longer one.
fn whole_word(script: &str, word: &str) -> Option<usize> {
    let alone = |at: &usize| {
        let before = script[..*at].chars().next_back();
        !before.is_some_and(|c| {
            c.is_alphanumeric() || c == '_' || c == '$' || (word == "eval(" && c == '.')
        })
    };
    script.match_indices(word).map(|(at, _)| at).find(alone)
}

/// The server of the quoted address round these two slashes, where a call stands before it.
fn called(script: &str, slashes: usize) -> Option<String> {
    let before = &script[..slashes];
    let scheme = ["https:", "http:", "wss:", "ws:", ""]
        .iter()
        .find(|scheme| before.ends_with(**scheme))?;
    let before = &before[..before.len() - scheme.len()];
    let before = before.strip_suffix(['"', '\'', '`'])?;
    let start = before.char_indices().rev().nth(24).map_or(0, |(at, _)| at);
    let near = &before[start..];
    CALLS.iter().any(|call| near.contains(call)).then_some(())?;
    let rest = &script[slashes..];
    let end = rest
        .find(['"', '\'', '`', ' ', '\n', '$'])
        .unwrap_or(rest.len());
    address::host(&rest[..end])
}
