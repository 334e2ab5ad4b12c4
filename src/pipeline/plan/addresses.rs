//! Addresses: what a page shows, and where it stands.

use super::groups::Grouping;
use crate::exhibition::{
    Exhibition, Language, PageKind, RoomIndex, SitePath, Slug, TourIndex, WorkIndex,
};

/// What a page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// The entrance.
    Home,
    /// All rooms.
    Rooms,
    /// A page of a room, from 1.
    Room {
        /// Which room.
        room: RoomIndex,
        /// Which page of it.
        number: usize,
    },
    /// A work.
    Work(WorkIndex),
    /// All groups of a grouping.
    Groups(Grouping),
    /// A page of a group, from 1.
    Group {
        /// Which grouping.
        grouping: Grouping,
        /// Which group.
        key: Slug,
        /// Which page of it.
        number: usize,
    },
    /// A page of a slideshow, from 1.
    Slideshow {
        /// Of one room; of all rooms.
        room: Option<RoomIndex>,
        /// Which page of it.
        number: usize,
    },
    /// All tours.
    Tours,
    /// A tour.
    Tour(TourIndex),
    /// The search.
    Search,
    /// A text.
    Page(PageKind),
    /// Where one keeps a copy for where there is no network.
    Offline,
    /// What hosts answer where there is nothing.
    NotFound,
}

impl Address {
    /// The file, for readers of `language`. Links name `index.html` so that they work from a memory stick.
    pub fn path(&self, exhibition: &Exhibition, language: &Language) -> SitePath {
        let mut segments: Vec<String> = Vec::new();
        if language != exhibition.languages.default() && *self != Address::NotFound {
            segments.push(language.code().to_owned());
        }
        segments.extend(self.segments(exhibition));
        let path = segments.join("/");
        match SitePath::parse(&path) {
            Some(path) => path,
            None => unreachable!("slugs, ids and language codes make paths: `{path}`"),
        }
    }

    fn segments(&self, exhibition: &Exhibition) -> Vec<String> {
        let page = |segments: &[&str]| {
            segments
                .iter()
                .chain(&["index.html"])
                .map(|segment| (*segment).to_owned())
                .collect()
        };
        match self {
            Address::Home => page(&[]),
            Address::Rooms => page(&["rooms"]),
            Address::Room { room, number } => {
                numbered(&["rooms", exhibition.room(*room).slug.as_str()], *number)
            }
            Address::Work(work) => page(&["works", exhibition.work(*work).id.as_str()]),
            Address::Groups(grouping) => page(&[grouping.segment()]),
            Address::Group {
                grouping,
                key,
                number,
            } => numbered(&[grouping.segment(), key.as_str()], *number),
            Address::Slideshow { room: None, number } => numbered(&["slideshow"], *number),
            Address::Slideshow {
                room: Some(room),
                number,
            } => numbered(
                &["rooms", exhibition.room(*room).slug.as_str(), "slideshow"],
                *number,
            ),
            Address::Tours => page(&["tours"]),
            Address::Tour(tour) => page(&["tours", exhibition.tour(*tour).slug.as_str()]),
            Address::Page(kind) => page(&[page_segment(kind)]),
            Address::Search => page(&["search"]),
            Address::Offline => page(&["offline"]),
            Address::NotFound => vec!["404.html".to_owned()],
        }
    }
}

fn page_segment(kind: &PageKind) -> &str {
    match kind {
        PageKind::About => "about",
        PageKind::Help => "help",
        PageKind::Credits => "credits",
        PageKind::Takedown => "takedown",
        PageKind::Own(slug) => slug.as_str(),
    }
}

/// The first page of a listing has its address, the others a number behind it: `rooms/a/page-2/index.html`.
fn numbered(segments: &[&str], number: usize) -> Vec<String> {
    let mut all: Vec<String> = segments
        .iter()
        .map(|segment| (*segment).to_owned())
        .collect();
    if number > 1 {
        all.push(format!("page-{number}"));
    }
    all.push("index.html".to_owned());
    all
}
