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
        let mut path = String::new();
        if language != exhibition.languages.default() && *self != Address::NotFound {
            push(&mut path, &[language.code()]);
        }
        self.write(exhibition, &mut path);
        match SitePath::parse(&path) {
            Some(path) => path,
            None => unreachable!("slugs, ids and language codes make paths: `{path}`"),
        }
    }

    /// The path behind the language's folder.
    fn write(&self, exhibition: &Exhibition, path: &mut String) {
        let (folders, number): (&[&str], usize) = match self {
            Address::Home => (&[], 1),
            Address::Rooms => (&["rooms"], 1),
            Address::Room { room, number } => {
                (&["rooms", exhibition.room(*room).slug.as_str()], *number)
            }
            Address::Work(work) => (&["works", exhibition.work(*work).id.as_str()], 1),
            Address::Groups(grouping) => (&[grouping.segment()], 1),
            Address::Group {
                grouping,
                key,
                number,
            } => (&[grouping.segment(), key.as_str()], *number),
            Address::Slideshow { room: None, number } => (&["slideshow"], *number),
            Address::Slideshow {
                room: Some(room),
                number,
            } => (
                &["rooms", exhibition.room(*room).slug.as_str(), "slideshow"],
                *number,
            ),
            Address::Tours => (&["tours"], 1),
            Address::Tour(tour) => (&["tours", exhibition.tour(*tour).slug.as_str()], 1),
            Address::Page(kind) => (&[page_segment(kind)], 1),
            Address::Search => (&["search"], 1),
            Address::Offline => (&["offline"], 1),
            Address::NotFound => return path.push_str("404.html"),
        };
        push(path, folders);
        // The first page of a listing has its address, the others a number behind it: `rooms/a/page-2/index.html`.
        if number > 1 {
            push(path, &[&format!("page-{number}")]);
        }
        path.push_str("index.html");
    }
}

fn push(path: &mut String, folders: &[&str]) {
    for folder in folders {
        path.push_str(folder);
        path.push('/');
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
