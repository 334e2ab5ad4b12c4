//! Guided tours: a way through the exhibition that somebody has thought out, with words on the way.

use super::{Localized, SafeHtml, ShareBox, Slug, WorkIndex};

/// An index into [`Exhibition::tours`](super::Exhibition::tours).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TourIndex(pub usize);

/// A guided tour.
#[derive(Clone, Debug)]
pub struct Tour {
    /// Its address: written by the curator or made from the title, never from the file's name.
    pub slug: Slug,
    /// Its name.
    pub title: Localized<String>,
    /// What it is about, from Markdown.
    pub intro: Option<Localized<SafeHtml>>,
    /// Where it halts; never none.
    pub stops: Vec<Stop>,
}

/// A stop of a tour: a work that is shown and needs no notice.
#[derive(Clone, Debug)]
pub struct Stop {
    /// Which work.
    pub work: WorkIndex,
    /// The guide's words, from Markdown.
    pub words: Option<Localized<SafeHtml>>,
    /// Places in the picture to look at.
    pub regions: Vec<Region>,
}

/// A place in a picture.
#[derive(Clone, Debug)]
pub struct Region {
    /// As shares of the part that is shown, and not of the upright picture as it was written.
    pub part: ShareBox,
    /// The guide's words, from Markdown.
    pub words: Option<Localized<SafeHtml>>,
}
