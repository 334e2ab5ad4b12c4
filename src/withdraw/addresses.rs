//! What stands online of a work: the addresses to have forgotten by a CDN, a proxy or a search engine.
//!
//! In: ids, and the published folder. Out: addresses, absolute where the site has a base address. Everything of the
//! work's own is listed by its path, and every page, list or feed that names it by what is in it, so that whatever a
//! theme or a later version publishes is found as well.

use std::collections::BTreeSet;

use crate::error::Error;
use crate::exhibition::{SitePath, WorkId};
use crate::fs;
use crate::pipeline::{Inventory, Options};

/// Files whose text may name a work.
const TEXTS: &[&str] = &[
    "html",
    "xml",
    "json",
    "js",
    "txt",
    "csv",
    "svg",
    "webmanifest",
];

/// Every address under which the published site shows or names a work of these ids, sorted.
pub(super) fn of(
    ids: &BTreeSet<&WorkId>,
    base_url: Option<&str>,
    options: &Options,
) -> Result<Vec<String>, Error> {
    let mut found = BTreeSet::new();
    for path in published(options)? {
        if names(path.as_str().as_bytes(), ids) || is_text(&path) && tells(&path, ids, options)? {
            found.extend(addresses(&path, base_url));
        }
    }
    Ok(found.into_iter().collect())
}

/// What was published; where the inventory is damaged, what lies there.
fn published(options: &Options) -> Result<Vec<SitePath>, Error> {
    match Inventory::load(&options.state()) {
        Ok(Some(inventory)) => Ok(inventory.files.into_keys().collect()),
        Ok(None) => Ok(Vec::new()),
        Err(Error::Refused(_)) => {
            let there = fs::walk(&options.out)?.into_iter();
            Ok(there
                .filter_map(|entry| SitePath::parse(&entry.name))
                .collect())
        }
        Err(other) => Err(other),
    }
}

fn is_text(path: &SitePath) -> bool {
    let ending = path.as_str().rsplit_once('.').map(|(_, ending)| ending);
    ending.is_some_and(|ending| TEXTS.contains(&ending))
}

fn tells(path: &SitePath, ids: &BTreeSet<&WorkId>, options: &Options) -> Result<bool, Error> {
    let bytes = fs::read_if_exists(&options.out.join(path.as_str()))?;
    Ok(bytes.is_some_and(|bytes| names(&bytes, ids)))
}

/// Whether an id stands in a text as a word of its own.
fn names(text: &[u8], ids: &BTreeSet<&WorkId>) -> bool {
    let text = String::from_utf8_lossy(text);
    ids.iter().any(|id| {
        let id = id.as_str();
        text.match_indices(id).any(|(at, _)| {
            let before = text[..at].chars().next_back();
            let after = text[at + id.len()..].chars().next();
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        })
    })
}

/// A page has two: hosts show it with and without `index.html`, and caches keep both.
fn addresses(path: &SitePath, base_url: Option<&str>) -> Vec<String> {
    let base = base_url.unwrap_or("");
    let mut addresses = vec![format!("{base}{path}")];
    if let Some(folder) = path.as_str().strip_suffix("index.html") {
        let bare = format!("{base}{folder}");
        addresses.push(if bare.is_empty() {
            "./".to_owned()
        } else {
            bare
        });
    }
    addresses
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_a_word_of_its_own() {
        let id = WorkId::parse("abc").unwrap();
        let ids = BTreeSet::from([&id]);
        for text in ["works/abc/", "\"abc\"", "cards/abc-vi.jpg", "abc"] {
            assert!(names(text.as_bytes(), &ids), "{text}");
        }
        for text in ["abcd", "xabc", "ab", "éabc", "abc1"] {
            assert!(!names(text.as_bytes(), &ids), "{text}");
        }
    }

    #[test]
    fn a_page_has_two_addresses() {
        let path = |text| SitePath::parse(text).unwrap();
        let base = Some("https://example.org/x/");
        assert_eq!(
            addresses(&path("works/abc/index.html"), base),
            [
                "https://example.org/x/works/abc/index.html",
                "https://example.org/x/works/abc/"
            ]
        );
        assert_eq!(addresses(&path("index.html"), None), ["index.html", "./"]);
        assert_eq!(addresses(&path("pictures/abc/a.jpg"), None).len(), 1);
    }
}
