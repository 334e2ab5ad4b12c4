//! Terms: which words and choices find which works.
//!
//! In: the exhibition in one language. Out: [`Term`]s in the order in which a browser compares them. A work is found
//! by what its page says in public: title, description, the child's own words, names that may be shown, medium,
//! topics, grade, school stage, school, province, award, year and the rooms it hangs in. Words of the title
//! and the names are told apart from the others: they rank higher.

use std::collections::BTreeMap;

use super::super::Material;
use super::page::{choice, facets, group_words, works_in};
use super::postings::{Part, Posting};
use crate::exhibition::{Language, Localized, RoomIndex, Word, WorkIndex, written_words};
use crate::pipeline::plan::Grouping;

/// A word as it is written, or a choice, and where it stands.
pub(super) struct Term {
    /// What it folds to; of a choice itself.
    pub(super) key: String,
    /// With its marks: `bắt`; `=topics/contact`.
    pub(super) written: String,
    pub(super) postings: Vec<Posting>,
}

/// All terms, sorted by key and then by writing, as scripts sort: by units of UTF-16.
pub(super) fn terms(material: &Material<'_>, language: &Language) -> Vec<Term> {
    let mut gathered = Gathered::default();
    words_of_works(material, language, &mut gathered);
    words_of_rooms(material, language, &mut gathered);
    words_of_groups(material, language, &mut gathered);
    choices(material, language, &mut gathered);
    let mut terms = gathered.terms;
    let units = |text: &str| text.encode_utf16().collect::<Vec<u16>>();
    terms.sort_by_cached_key(|term| (units(&term.key), units(&term.written)));
    terms
}

/// Terms while they are being gathered, by their writing.
#[derive(Default)]
struct Gathered {
    terms: Vec<Term>,
    places: BTreeMap<String, usize>,
    /// The terms of what stood between two spaces before: most words of a text are not new.
    known: BTreeMap<String, Vec<usize>>,
}

impl Gathered {
    /// Notes that these works have these words.
    fn add(&mut self, text: &str, works: &[Posting]) {
        for piece in text.split_whitespace() {
            if !self.known.contains_key(piece) {
                let words = written_words(piece).into_iter();
                let places = words.map(|word| self.place(word)).collect();
                self.known.insert(piece.to_owned(), places);
            }
            for &place in &self.known[piece] {
                self.terms[place].postings.extend_from_slice(works);
            }
        }
    }

    fn place(&mut self, word: Word) -> usize {
        if let Some(&place) = self.places.get(&word.written) {
            return place;
        }
        self.terms.push(Term {
            key: word.folded,
            written: word.written.clone(),
            postings: Vec::new(),
        });
        self.places.insert(word.written, self.terms.len() - 1);
        self.terms.len() - 1
    }
}

fn words_of_works(material: &Material<'_>, language: &Language, gathered: &mut Gathered) {
    let exhibition = material.exhibition;
    let words = |text: &Localized<String>| text.get(language, &exhibition.languages).1.clone();
    for (at, work) in exhibition.works.iter().enumerate() {
        let heading = [Posting::new(at, Part::Heading)];
        let elsewhere = [Posting::new(at, Part::Elsewhere)];
        if let Some(title) = &work.title {
            gathered.add(&words(title), &heading);
        }
        if let Some(statement) = &work.statement {
            let html = statement.get(language, &exhibition.languages).1;
            gathered.add(&html.to_text(), &elsewhere);
        }
        for text in work.alt.iter().chain(&work.medium) {
            gathered.add(&words(text), &elsewhere);
        }
        for credit in &work.credits {
            gathered.add(credit.text(), &heading);
        }
        if let Some(stage) = work.stage
            && let Some(name) = material.theme.text(language, stage.key())
        {
            gathered.add(name, &elsewhere);
        }
    }
}

/// The words of a room find what hangs in it and in the rooms inside.
fn words_of_rooms(material: &Material<'_>, language: &Language, gathered: &mut Gathered) {
    let exhibition = material.exhibition;
    for (at, room) in exhibition.rooms.iter().enumerate() {
        let title = room.title.get(language, &exhibition.languages).1;
        gathered.add(title, &postings(&works_in(exhibition, RoomIndex(at))));
    }
}

fn words_of_groups(material: &Material<'_>, language: &Language, gathered: &mut Gathered) {
    let groupings = material.plan.groupings.get(language).into_iter().flatten();
    // By their first letter works are found by the title itself.
    for groups in groupings.filter(|groups| groups.grouping != Grouping::Titles) {
        for group in &groups.groups {
            let words = group_words(material, language, &group.label);
            gathered.add(&words, &postings(&group.works));
        }
    }
}

/// What can be chosen beside words.
fn choices(material: &Material<'_>, language: &Language, gathered: &mut Gathered) {
    for facet in facets(material, language) {
        for (key, works) in facet.choices {
            let choice = format!("={}", choice(facet.name, key));
            gathered.terms.push(Term {
                key: choice.clone(),
                written: choice,
                postings: postings(&works),
            });
        }
    }
}

fn postings(works: &[WorkIndex]) -> Vec<Posting> {
    let postings = works
        .iter()
        .map(|work| Posting::new(work.0, Part::Elsewhere));
    postings.collect()
}
