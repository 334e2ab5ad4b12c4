//! The nouns of an exhibition as visitors may see it: plain, trusted, without a private field.
//!
//! `pipeline::curate` is the only maker of an [`Exhibition`]. What a child may not show is not merely
//! hidden here: **it is not in the type**. No file name, folder name, full name or consent reference
//! has a field to stand in, so no template, feed or search index can show one.
//!
//! ```compile_fail,E0609
//! fn leak(work: &trienlam::exhibition::Artwork) -> String {
//!     format!("{:?}", work.consent) // nobody has this field
//! }
//! ```
//! ```compile_fail,E0308
//! fn leak(entry: &trienlam::pipeline::catalogue::WorkEntry) -> &trienlam::exhibition::Artwork {
//!     entry // what was written is no work that may be shown
//! }
//! ```

mod artwork;
pub mod contact_data;
mod disclosure;
mod id;
mod language;
mod level;
mod order;
mod paths;
mod place;
pub mod robots_txt;
mod scope;
mod text;
mod tombstone;
mod tour;
mod words;

pub use artwork::{Artwork, CreditLine, LabelText, Rights, SchoolStage};
pub use disclosure::{Disclosure, DisclosureKind, Phrase, disclosures};
pub use id::{Slug, WorkId};
pub use language::{Language, Languages};
pub use level::Level;
pub use order::{NaturalOrder, same_name};
pub use paths::SitePath;
pub use place::{Province, ProvinceMatch};
pub use scope::{Scope, Scopes};
pub use text::{Localized, SafeHtml};
pub use tombstone::{Ledger, Mark, Tombstone, WithdrawalReason};
pub use tour::{Region, Stop, Tour, TourIndex};
pub use words::{Word, words, written_words};

/// What is said of pictures in their own crate's words.
pub use trienlam_imaging::{DerivativePolicy, PictureFormat, PixelBox, ShareBox};

use jiff::civil::Date;

/// Everything that visitors may see.
#[derive(Clone, Debug)]
pub struct Exhibition {
    /// The exhibition's name.
    pub title: Localized<String>,
    /// One or two sentences for the home page and for search engines.
    pub description: Option<Localized<String>>,
    /// The languages of the site; the first is the default.
    pub languages: Languages,
    /// Where the site will stand, with a `/` at the end; absent: only relative links are possible.
    pub base_url: Option<String>,
    /// Whether search engines are invited where a consent allows it.
    pub indexing: bool,
    /// Whether visitors are offered a copy for where there is no network.
    pub offline: bool,
    /// How derivatives are made.
    pub derivatives: DerivativePolicy,
    /// The topics, in the curator's order.
    pub topics: Vec<Topic>,
    /// Rooms in visiting order, outer before inner.
    pub rooms: Vec<Room>,
    /// Works in visiting order, room by room.
    pub works: Vec<Artwork>,
    /// The curator's own pages.
    pub pages: Vec<Page>,
    /// Guided tours, in the order of their files.
    pub tours: Vec<Tour>,
    /// Whom to call.
    pub help: Help,
    /// Whom to ask for a takedown.
    pub contact: Option<Contact>,
}

/// An index into [`Exhibition::rooms`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RoomIndex(pub usize);

/// An index into [`Exhibition::works`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WorkIndex(pub usize);

/// A room: some works that hang together.
#[derive(Clone, Debug)]
pub struct Room {
    /// Its address: written by the curator or made from the public title, never from the folder.
    pub slug: Slug,
    /// Its name.
    pub title: Localized<String>,
    /// The introduction, from Markdown.
    pub intro: Option<Localized<SafeHtml>>,
    /// The room in which this one lies.
    pub parent: Option<RoomIndex>,
    /// Its own works in order, without those of inner rooms.
    pub works: Vec<WorkIndex>,
    /// The work that stands for it; never a sensitive one.
    pub cover: Option<WorkIndex>,
}

/// A topic of the exhibition.
#[derive(Clone, Debug)]
pub struct Topic {
    /// Its code and address (`contact`).
    pub code: Slug,
    /// Its name.
    pub name: Localized<String>,
}

/// One of the curator's Markdown pages.
#[derive(Clone, Debug)]
pub struct Page {
    /// Which page.
    pub kind: PageKind,
    /// Its title; absent: the theme's own name for a page that it knows.
    pub title: Option<Localized<String>>,
    /// Its text.
    pub body: Localized<SafeHtml>,
}

/// The pages that a theme knows by name, and others.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PageKind {
    /// About the exhibition.
    About,
    /// Words before the help lines.
    Help,
    /// Words before the list of credits.
    Credits,
    /// Words before the takedown contact.
    Takedown,
    /// A page of the curator's own, at this address.
    Own(Slug),
}

/// Where children find help.
#[derive(Clone, Debug, Default)]
pub struct Help {
    /// When somebody last made sure of the numbers.
    pub checked_on: Option<Date>,
    /// The lines, most important first.
    pub lines: Vec<HelpLine>,
}

/// A help line.
#[derive(Clone, Debug)]
pub struct HelpLine {
    /// The number as people write it.
    pub phone: String,
    /// Whose line it is and when it answers.
    pub name: Localized<String>,
    /// Its web address.
    pub url: Option<String>,
}

/// Whom to ask for a takedown.
#[derive(Clone, Debug)]
pub struct Contact {
    /// The organiser's name.
    pub name: Localized<String>,
    /// An address for e-mail.
    pub email: Option<String>,
    /// A number.
    pub phone: Option<String>,
}

impl Exhibition {
    /// The rooms directly inside `room` (or the outermost), in order.
    pub fn rooms_in(&self, room: Option<RoomIndex>) -> impl Iterator<Item = (RoomIndex, &Room)> {
        let rooms = self.rooms.iter().enumerate();
        rooms
            .filter(move |(_, inner)| inner.parent == room)
            .map(|(at, inner)| (RoomIndex(at), inner))
    }

    /// The room at an index.
    pub fn room(&self, index: RoomIndex) -> &Room {
        &self.rooms[index.0]
    }

    /// The tour at an index.
    pub fn tour(&self, index: TourIndex) -> &Tour {
        &self.tours[index.0]
    }

    /// The work at an index.
    pub fn work(&self, index: WorkIndex) -> &Artwork {
        &self.works[index.0]
    }
}
