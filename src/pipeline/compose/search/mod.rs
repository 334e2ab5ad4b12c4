//! The search: an index in small files that a browser can ask without a server, from a memory stick as well.
//!
//! In: the public [`Exhibition`](crate::exhibition::Exhibition), its groupings, the small pictures. Out: for each
//! language one folder of scripts, `assets/search/<language>/<name>.<version>.js`, each of which puts one value on a
//! shelf (`shelf["3"]=…`), since a page opened from a disk may load scripts but read no files:
//!
//! | name | holds |
//! |---|---|
//! | `0` | the root: the first key of every shard |
//! | `1` … | shards: terms in order, for each the number of its works and their places ([`postings`]) |
//! | `c0` … | cards: what is shown of [`cards::PER_FILE`] works ([`cards`]) |
//!
//! Terms are words with their marks, in the order of what they fold to, so that `bat nat` finds “bắt nạt” and somebody
//! who types the marks finds them first; and choices, `=topics/contact`. The version is the digest of the whole
//! index: a root that named thousands of files one by one would be heavier than what it leads to.
//!
//! What is private is in no type that this module sees. It asks nothing and ranks nothing: that is the theme's
//! `search.js`, for which this table is the contract.

mod cards;
mod page;
mod postings;
mod shards;
mod terms;

#[cfg(test)]
mod many;

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;

use super::Material;
use super::host::SiteFile;
use crate::digest::Digest;
use crate::exhibition::{Language, SitePath};

pub(super) use page::page;

/// The name of the root.
const ROOT: &str = "0";

/// The index of every language.
pub(super) struct Indexes(BTreeMap<Language, Index>);

/// The index of one language.
struct Index {
    root: SitePath,
    files: Vec<SiteFile>,
}

impl Indexes {
    pub(super) fn new(material: &Material<'_>) -> Self {
        let languages: Vec<&Language> = material.exhibition.languages.iter().collect();
        let indexes = languages
            .into_par_iter()
            .map(|language| (language.clone(), Index::new(material, language)));
        Indexes(indexes.collect())
    }

    /// The root of a language.
    fn root(&self, language: &Language) -> &SitePath {
        match self.0.get(language) {
            Some(index) => &index.root,
            None => unreachable!("every language of the exhibition has an index"),
        }
    }

    /// All files.
    pub(super) fn into_files(self) -> impl Iterator<Item = SiteFile> {
        self.0.into_values().flat_map(|index| index.files)
    }
}

impl Index {
    fn new(material: &Material<'_>, language: &Language) -> Self {
        let shards = shards::cut(terms::terms(material, language));
        let firsts: Vec<&str> = shards.iter().map(|shard| shard.first.as_str()).collect();
        let mut values = vec![(ROOT.to_owned(), script(ROOT, &firsts))];
        let named = shards.iter().enumerate().map(|(at, shard)| {
            let name = (at + 1).to_string();
            let bytes = script(&name, &shard.entries);
            (name, bytes)
        });
        values.extend(named);
        let cards = cards::files(material, language);
        values.extend(cards.iter().enumerate().map(|(at, cards)| {
            let name = format!("c{at}");
            let bytes = script(&name, cards);
            (name, bytes)
        }));
        let version = Digest::of_parts(values.iter().map(|(_, bytes)| bytes.as_slice()));
        let path = |name: &str| path(language, name, &version);
        Index {
            root: path(ROOT),
            files: values
                .into_iter()
                .map(|(name, bytes)| (path(&name), bytes))
                .collect(),
        }
    }
}

/// A file that puts a value on the shelf.
fn script(name: &str, value: &impl Serialize) -> Vec<u8> {
    let value = match serde_json::to_string(value) {
        Ok(value) => value,
        Err(error) => unreachable!("lists of texts and numbers are JSON: {error}"),
    };
    format!("shelf[\"{name}\"]={value}").into_bytes()
}

fn path(language: &Language, name: &str, version: &Digest) -> SitePath {
    let version = version.base32(10);
    let path = format!("assets/search/{}/{name}.{version}.js", language.code());
    match SitePath::parse(&path) {
        Some(path) => path,
        None => unreachable!("codes, numbers and digests make paths: `{path}`"),
    }
}
