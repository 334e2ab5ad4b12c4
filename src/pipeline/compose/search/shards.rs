//! Shards: the terms cut into files of a few kilobytes, so that a query loads those that it needs.
//!
//! In: terms in order. Out: shards with their first keys. Terms that fold to the same word stay together, so that a
//! word is in one shard; the list of a word in every title may make a shard longer than wished.

use serde::{Serialize, Serializer};

use super::postings;
use super::terms::Term;

/// Bytes at which a shard is full: some five kilobytes on the wire.
const FULL: usize = 8_000;

/// A file of terms.
pub(super) struct Shard {
    /// What its first term folds to.
    pub(super) first: String,
    pub(super) entries: Vec<Entry>,
}

/// A part of the flat list that a shard is: term, count, postings, term, count, postings … The number between them
/// also keeps terms that are neighbours by their letters from being read as a name.
pub(super) enum Entry {
    Text(String),
    Count(usize),
}

impl Serialize for Entry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Entry::Text(text) => text.serialize(serializer),
            Entry::Count(count) => count.serialize(serializer),
        }
    }
}

pub(super) fn cut(terms: Vec<Term>) -> Vec<Shard> {
    let mut shards: Vec<Shard> = Vec::new();
    let mut bytes = FULL;
    let mut last = String::new();
    for term in terms {
        let (count, signs) = postings::write(term.postings);
        if bytes >= FULL && last != term.key || shards.is_empty() {
            shards.push(Shard {
                first: term.key.clone(),
                entries: Vec::new(),
            });
            bytes = 0;
        }
        bytes += term.written.len() + signs.len() + 8;
        if let Some(shard) = shards.last_mut() {
            let entry = [
                Entry::Text(term.written),
                Entry::Count(count),
                Entry::Text(signs),
            ];
            shard.entries.extend(entry);
        }
        last = term.key;
    }
    shards
}

#[cfg(test)]
mod tests {
    use super::super::postings::{Part, Posting};
    use super::*;

    #[test]
    fn a_word_is_in_one_shard() {
        let term = |key: &str, written: &str, works: usize| Term {
            key: key.to_owned(),
            written: written.to_owned(),
            postings: (0..works)
                .map(|work| Posting::new(work, Part::Elsewhere))
                .collect(),
        };
        let shards = cut(vec![
            term("an", "an", 10),
            term("bat", "bat", FULL),
            term("bat", "bắt", 1),
            term("can", "cần", 1),
        ]);
        let firsts: Vec<&str> = shards.iter().map(|shard| shard.first.as_str()).collect();
        assert_eq!(firsts, ["an", "can"]);
        assert_eq!(shards[0].entries.len(), 9);
        assert!(cut(Vec::new()).is_empty());
    }
}
