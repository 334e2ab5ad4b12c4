//! plan: [`Exhibition`] → [`Plan`]. Every derivative and every page that must exist, and where.
//!
//! Pure. Nothing is made that is not planned, so what the plan holds is what a publication holds.

mod addresses;
mod cards;
mod groups;

use std::collections::BTreeMap;

pub use addresses::Address;
pub use cards::{CardPlan, CardSubject};
pub use groups::{Group, GroupLabel, Grouping, Groups};

use crate::digest::Digest;
use crate::exhibition::{
    Artwork, Exhibition, Language, PageKind, RoomIndex, SitePath, Slug, TourIndex, WorkIndex,
};
use crate::imaging::RenderSpec;

/// Works on one page of a listing.
pub const PAGE_SIZE: usize = 24;

/// Works on one page of a slideshow: a show goes on for a quarter of an hour before another page is loaded.
pub const SHOW_SIZE: usize = 60;

/// Everything that must exist.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The pictures to make, each source with each treatment once.
    pub renders: Vec<RenderJob>,
    /// Which of them each work shows: parallel to the exhibition's works.
    pub render_of: Vec<usize>,
    /// The pages.
    pub pages: Vec<PagePlan>,
    /// The social cards.
    pub cards: Vec<CardPlan>,
    /// The groupings that have works, by language.
    pub groupings: BTreeMap<Language, Vec<Groups>>,
}

/// One source with one treatment.
#[derive(Clone, Debug, PartialEq)]
pub struct RenderJob {
    /// The picture's bytes, by digest.
    pub source: Digest,
    /// What to make of them.
    pub spec: RenderSpec,
}

/// A page to make.
#[derive(Clone, Debug)]
pub struct PagePlan {
    /// Where.
    pub path: SitePath,
    /// For readers of.
    pub language: Language,
    /// Showing what.
    pub address: Address,
}

/// Plans an exhibition.
pub fn plan(exhibition: &Exhibition) -> Plan {
    let (renders, render_of) = renders(exhibition);
    let groupings: BTreeMap<Language, Vec<Groups>> = exhibition
        .languages
        .iter()
        .map(|language| (language.clone(), groups::all(exhibition, language)))
        .collect();
    let mut pages = Vec::new();
    for (language, groupings) in exhibition
        .languages
        .iter()
        .filter_map(|language| groupings.get_key_value(language))
    {
        let addresses = addresses(
            exhibition,
            groupings,
            language == exhibition.languages.default(),
        );
        pages.extend(addresses.into_iter().map(|address| PagePlan {
            path: address.path(exhibition, language),
            language: language.clone(),
            address,
        }));
    }
    Plan {
        renders,
        render_of,
        pages,
        cards: cards::all(exhibition),
        groupings,
    }
}

fn renders(exhibition: &Exhibition) -> (Vec<RenderJob>, Vec<usize>) {
    let mut renders: Vec<RenderJob> = Vec::new();
    let mut by_source: BTreeMap<Digest, Vec<usize>> = BTreeMap::new();
    let mut render_of = Vec::with_capacity(exhibition.works.len());
    for work in &exhibition.works {
        let job = RenderJob {
            source: work.source,
            spec: spec(exhibition, work),
        };
        let same = by_source.entry(work.source).or_default();
        let known = same.iter().copied().find(|&at| renders[at] == job);
        render_of.push(known.unwrap_or_else(|| {
            renders.push(job);
            same.push(renders.len() - 1);
            renders.len() - 1
        }));
    }
    (renders, render_of)
}

fn spec(exhibition: &Exhibition, work: &Artwork) -> RenderSpec {
    let policy = &exhibition.derivatives;
    RenderSpec {
        crop: work.crop,
        redact: work.redact.clone(),
        deep_edge: work.deep_zoom.then_some(policy.deep_edge),
        ..RenderSpec::of(policy)
    }
}

/// Every page of one language, in a visitor's order.
fn addresses(exhibition: &Exhibition, groupings: &[Groups], first_language: bool) -> Vec<Address> {
    let mut all = vec![Address::Home, Address::Rooms];
    for (at, room) in exhibition.rooms.iter().enumerate() {
        all.extend(numbers(room.works.len()).map(|number| Address::Room {
            room: RoomIndex(at),
            number,
        }));
    }
    all.extend((0..exhibition.works.len()).map(|at| Address::Work(WorkIndex(at))));
    all.extend(slideshows(exhibition));
    if !exhibition.tours.is_empty() {
        all.push(Address::Tours);
        all.extend((0..exhibition.tours.len()).map(|at| Address::Tour(TourIndex(at))));
    }
    for groups in groupings {
        all.push(Address::Groups(groups.grouping));
        for group in &groups.groups {
            let key = &group.key;
            let page = |number| Address::Group {
                grouping: groups.grouping,
                key: key.clone(),
                number,
            };
            all.extend(numbers(group.works.len()).map(page));
        }
    }
    all.push(Address::Search);
    all.extend(
        [
            PageKind::About,
            PageKind::Help,
            PageKind::Credits,
            PageKind::Takedown,
        ]
        .map(Address::Page),
    );
    all.extend(own_pages(exhibition).map(|slug| Address::Page(PageKind::Own(slug.clone()))));
    // A page `about` exists only where the curators wrote one.
    let wrote_about = exhibition
        .pages
        .iter()
        .any(|page| page.kind == PageKind::About);
    all.retain(|address| wrote_about || *address != Address::Page(PageKind::About));
    if exhibition.offline {
        all.push(Address::Offline);
    }
    if first_language {
        all.push(Address::NotFound);
    }
    all
}

/// A slideshow of all rooms and one of each room, where there is something to show.
fn slideshows(exhibition: &Exhibition) -> Vec<Address> {
    let rooms = (0..exhibition.rooms.len()).map(|at| Some(RoomIndex(at)));
    let shows = std::iter::once(None).chain(rooms);
    let pages = shows.flat_map(|room| {
        let pages = show(exhibition, room).len().div_ceil(SHOW_SIZE);
        (1..=pages).map(move |number| Address::Slideshow { room, number })
    });
    pages.collect()
}

/// The works of a slideshow, of one room or of all, in visiting order: those that need no notice, for nobody in a hall
/// can ask not to see one.
pub fn show(exhibition: &Exhibition, room: Option<RoomIndex>) -> Vec<WorkIndex> {
    let calm = |at: &WorkIndex| !exhibition.work(*at).sensitive;
    match room {
        Some(room) => {
            let works = exhibition.room(room).works.iter().copied();
            works.filter(calm).collect()
        }
        None => (0..exhibition.works.len())
            .map(WorkIndex)
            .filter(calm)
            .collect(),
    }
}

/// The addresses of the curators' own pages.
pub fn own_pages(exhibition: &Exhibition) -> impl Iterator<Item = &Slug> {
    exhibition.pages.iter().filter_map(|page| match &page.kind {
        PageKind::Own(slug) => Some(slug),
        _ => None,
    })
}

/// The numbers of a listing's pages; an empty listing has one.
fn numbers(works: usize) -> impl Iterator<Item = usize> {
    1..=works.div_ceil(PAGE_SIZE).max(1)
}
