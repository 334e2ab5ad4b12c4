//! Social cards: which there are, and which drawing may stand on each.
//!
//! A card is fetched and kept by other people's programs, as a search engine keeps a picture: so a drawing stands on
//! one only where its consent has the scope `search-engines` and the site invites them, and never a sensitive one.
//! Every other page shares the exhibition's own card, on which no drawing stands. Without a base address nobody could
//! fetch a card, and none is made.

use crate::exhibition::{Artwork, Exhibition, Language, RoomIndex, WorkIndex};

/// A card to make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardPlan {
    /// For readers of.
    pub language: Language,
    /// Of what.
    pub subject: CardSubject,
    /// The drawing that stands on it.
    pub picture: Option<WorkIndex>,
}

/// What a card is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CardSubject {
    /// Any page that has no card of its own.
    Exhibition,
    /// The home page.
    Home,
    /// A room.
    Room(RoomIndex),
    /// A work.
    Work(WorkIndex),
}

/// Every card, by language.
pub(super) fn all(exhibition: &Exhibition) -> Vec<CardPlan> {
    if exhibition.base_url.is_none() {
        return Vec::new();
    }
    let subjects = subjects(exhibition);
    let cards = exhibition.languages.iter().flat_map(|language| {
        subjects.iter().map(|&(subject, picture)| CardPlan {
            language: language.clone(),
            subject,
            picture,
        })
    });
    cards.collect()
}

fn subjects(exhibition: &Exhibition) -> Vec<(CardSubject, Option<WorkIndex>)> {
    let may = |&at: &WorkIndex| may_be_passed_on(exhibition.work(at));
    let rooms = exhibition.rooms.iter().enumerate().map(|(at, room)| {
        let candidates = room.cover.iter().chain(&room.works);
        (RoomIndex(at), candidates.copied().find(may))
    });
    let rooms: Vec<(RoomIndex, WorkIndex)> = rooms
        .filter_map(|(at, picture)| Some((at, picture?)))
        .collect();
    let home = rooms
        .first()
        .map(|&(_, picture)| (CardSubject::Home, Some(picture)));
    let works = exhibition.works.iter().enumerate();
    let works = works.filter(|(_, work)| work.indexable).map(|(at, work)| {
        let at = WorkIndex(at);
        (CardSubject::Work(at), may_be_passed_on(work).then_some(at))
    });
    let rooms = rooms
        .iter()
        .map(|&(room, picture)| (CardSubject::Room(room), Some(picture)));
    std::iter::once((CardSubject::Exhibition, None))
        .chain(home)
        .chain(rooms)
        .chain(works)
        .collect()
}

/// Whether other people's programs may fetch and keep the drawing.
fn may_be_passed_on(work: &Artwork) -> bool {
    work.indexable && !work.sensitive
}
