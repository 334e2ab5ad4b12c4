//! Names in texts: a title, a statement or an introduction that names a child whose name is kept back.
//!
//! Refused at the exact place. Looked for are names of two words and more, as they are written, in capitals or in small
//! letters: a single syllable such as “An” stands in too many other words. A name under which some work is shown may be
//! mentioned anywhere.

use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::{AhoCorasick, MatchKind};
use unicode_normalization::UnicodeNormalization;

use super::Desk;
use super::texts::tidy;
use crate::diagnostics::{Place, Rule, say};
use crate::exhibition::Artwork;
use crate::schema::written::At;

/// What curate has come across: names that are kept back, and texts that visitors read.
#[derive(Clone, Debug, Default)]
pub(super) struct Mentions {
    kept_back: BTreeMap<String, Place>,
    texts: Vec<At<String>>,
}

impl Mentions {
    /// A name that is kept back.
    pub(super) fn name(&mut self, name: &At<String>) {
        let value = tidy(&name.value);
        if value.contains(' ') {
            let place = name.place.clone();
            self.kept_back.entry(value).or_insert(place);
        }
    }

    /// A text that visitors read.
    pub(super) fn text(&mut self, text: &At<String>) {
        self.texts.push(text.clone());
    }
}

/// Refuses every text that names a child whose name is kept back.
pub(super) fn refuse(desk: &mut Desk<'_>, works: &[Artwork]) {
    let Mentions { kept_back, texts } = std::mem::take(&mut desk.mentions);
    let credits = works.iter().flat_map(|work| &work.credits);
    let shown: BTreeSet<&str> = credits.map(|credit| credit.text()).collect();
    let names: Vec<(&String, &Place)> = kept_back
        .iter()
        .filter(|(name, _)| !shown.contains(name.as_str()))
        .collect();
    let forms = names
        .iter()
        .flat_map(|(name, _)| [(*name).clone(), name.to_uppercase(), name.to_lowercase()]);
    let mut builder = AhoCorasick::builder();
    let Ok(automaton) = builder.match_kind(MatchKind::LeftmostLongest).build(forms) else {
        return;
    };
    for text in &texts {
        let composed: String = text.value.nfc().collect();
        let mut hits = automaton.find_iter(&composed);
        let Some(hit) = hits.find(|hit| stands_alone(&composed, hit.range())) else {
            continue;
        };
        let place = match composed == text.value {
            true => text.locate(hit.range()),
            false => text.place.clone(),
        };
        let there = names[hit.pattern().as_usize() / 3].1.file_and_line();
        let message = say!(vi: "ở đây có tên một em mà tên không được hiện ra", en: "this names a child whose name is kept back");
        let hint = say!(
            vi: "bỏ tên đi, hoặc viết “một bạn” thay vào (tên ấy ghi ở {there})",
            en: "take the name out, or write “a child” instead (the name is written in {there})"
        );
        desk.tell_how(Rule::IdentityMention, &place, message, hint);
    }
}

/// Whether no letter stands right before or behind.
fn stands_alone(text: &str, range: std::ops::Range<usize>) -> bool {
    let before = text[..range.start].chars().next_back();
    let behind = text[range.end..].chars().next();
    [before, behind]
        .iter()
        .flatten()
        .all(|c| !c.is_alphanumeric())
}
