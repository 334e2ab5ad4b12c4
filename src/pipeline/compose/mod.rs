//! compose: [`Plan`] + [`Exhibition`] + [`Derivatives`] → [`Staging`]. Pages and files beside the live site.
//!
//! Every page is a typed view, filled here and rendered by the theme; pages are made in parallel and each on
//! its own. Only what the plan names is written.

mod desk;
mod feed;
mod frame;
mod host;
mod linked_data;
mod listings;
mod manifest;
mod offline;
mod pages;
mod pictures;
mod related;
mod search;
mod show;
mod social;
mod tiles;
mod work;
mod xml;

use std::collections::BTreeSet;

use jiff::civil::Date;
use rayon::prelude::*;

use super::cards::Cards;
use super::plan::{Address, PagePlan, Plan};
use super::render::{Derivatives, Made};
use super::staging::{Content, Staging};
use super::{Observer, Step};
use crate::cache::Cache;
use crate::diagnostics::{Diagnostic, Report};
use crate::digest::Digest;
use crate::error::Error;
use crate::exhibition::{Exhibition, PageKind, SitePath, WorkIndex};
use crate::theme::Theme;
use crate::theme::views::{Body, PageView};
use desk::Desk;
use search::Indexes;

/// What pages are made of.
pub struct Material<'a> {
    /// What visitors may see.
    pub exhibition: &'a Exhibition,
    /// What must exist.
    pub plan: &'a Plan,
    /// The pictures: parallel to the plan's renders.
    pub derivatives: &'a Derivatives,
    /// The social cards.
    pub cards: &'a Cards,
    /// How it looks.
    pub theme: &'a Theme,
    /// The day as which the build counts.
    pub date: Date,
}

/// Puts every file of the site into the staging.
///
/// # Errors
/// When the disk fails, or the run is asked to stop.
pub fn compose(
    material: &Material<'_>,
    cache: &Cache,
    staging: &Staging,
    observer: &dyn Observer,
    report: &mut Report,
) -> Result<(), Error> {
    observer.begin(Step::Composing, 0, 0);
    (0..material.exhibition.works.len())
        .into_par_iter()
        .try_for_each(|at| {
            let made = material.made(WorkIndex(at));
            made.map_or(Ok(()), |made| {
                hang(material, WorkIndex(at), made, cache, staging)
            })
        })?;
    social::put(material, cache, staging)?;
    let indexes = Indexes::new(material);
    let composed: Vec<Composed> = material
        .plan
        .pages
        .par_iter()
        .map(|planned| page(material, &indexes, planned, staging, observer))
        .collect::<Result<_, Error>>()?;
    let mut listed = BTreeSet::new();
    for composed in composed {
        match composed {
            Composed::Listed(path) => {
                listed.insert(path);
            }
            Composed::Unlisted => {}
            Composed::Failed(diagnostic) => report.push(*diagnostic),
        }
    }
    put_files(material, indexes, &listed, staging)?;
    // Last, for it names what there is.
    offline::put(material, staging)
}

/// What became of a page.
enum Composed {
    /// Search engines may list it.
    Listed(SitePath),
    Unlisted,
    /// The template failed.
    Failed(Box<Diagnostic>),
}

/// Everything that is neither page nor picture.
fn put_files(
    material: &Material<'_>,
    indexes: Indexes,
    listed: &BTreeSet<SitePath>,
    staging: &Staging,
) -> Result<(), Error> {
    let sitemap = host::sitemap_address(material, listed);
    let assets = material.theme.assets().iter();
    let assets = assets.map(|asset| (asset.path.clone(), host::asset(asset, sitemap.as_deref())));
    let files = assets
        .chain(host::header_files(material))
        .chain(host::sitemap(material, listed))
        .chain(feed::feeds(material))
        .chain(manifest::files(material))
        .chain(indexes.into_files());
    let mut files = files.map(|(path, bytes)| staging.put(path, Content::Bytes(bytes)));
    files.try_for_each(|put| put)
}

/// Puts the derivatives and tiles of a work into the staging.
fn hang(
    material: &Material<'_>,
    at: WorkIndex,
    made: &Made,
    cache: &Cache,
    staging: &Staging,
) -> Result<(), Error> {
    let id = &material.exhibition.work(at).id;
    let put = |path: SitePath, digest: Digest, bytes: u64| {
        let object = cache.objects.path(&digest);
        let content = Content::Object {
            digest,
            bytes,
            path: object,
        };
        staging.put(path, content)
    };
    for file in &made.files {
        put(pictures::path(id, file), file.digest, file.bytes)?;
    }
    if let Some(tiles) = &made.tiles {
        for tile in &tiles.tiles {
            put(tiles::path(id, tiles, tile), tile.digest, tile.bytes)?;
        }
    }
    Ok(())
}

/// Renders one page; a template that fails is a content problem of the theme's.
fn page(
    material: &Material<'_>,
    indexes: &Indexes,
    planned: &PagePlan,
    staging: &Staging,
    observer: &dyn Observer,
) -> Result<Composed, Error> {
    if observer.interrupted() {
        return Err(Error::Interrupted);
    }
    let desk = Desk::new(material, indexes, planned);
    // The body first: what hangs on the page decides whether it may be listed.
    let body = body(&desk, &planned.address);
    let page = frame::frame(&desk);
    let view = PageView { page, body };
    let html = match material.theme.render(&view) {
        Ok(html) => html,
        Err(diagnostic) => return Ok(Composed::Failed(Box::new(diagnostic))),
    };
    staging.put(planned.path.clone(), Content::Bytes(html.into_bytes()))?;
    Ok(match view.page.index {
        true => Composed::Listed(planned.path.clone()),
        false => Composed::Unlisted,
    })
}

fn body(desk: &Desk<'_>, address: &Address) -> Body {
    match address {
        Address::Home => Body::Home(pages::home(desk)),
        Address::Rooms => Body::Rooms(pages::rooms(desk)),
        Address::Room { room, number } => Body::Room(listings::room(desk, *room, *number)),
        Address::Work(work) => Body::Work(Box::new(work::work(desk, *work))),
        Address::Slideshow { room, number } => {
            Body::Slideshow(show::slideshow(desk, *room, *number))
        }
        Address::Tours => Body::Tours(show::tours(desk)),
        Address::Tour(tour) => Body::Tour(show::tour(desk, *tour)),
        Address::Groups(grouping) => Body::Groups(listings::groups(desk, *grouping)),
        Address::Group {
            grouping,
            key,
            number,
        } => Body::Group(listings::group(desk, *grouping, key, *number)),
        Address::Page(PageKind::Help) => Body::Help(pages::help(desk)),
        Address::Page(PageKind::Credits) => Body::Credits(pages::credits(desk)),
        Address::Page(PageKind::Takedown) => Body::Takedown(pages::takedown(desk)),
        Address::Page(kind) => Body::Text(pages::text(desk, kind)),
        Address::Search => Body::Search(search::page(desk)),
        Address::Offline => Body::Offline(offline::page(desk)),
        Address::NotFound => Body::NotFound(pages::not_found(desk)),
    }
}

impl Material<'_> {
    /// The pictures of a work.
    fn made(&self, work: WorkIndex) -> Option<&Made> {
        self.derivatives
            .made
            .get(self.plan.render_of[work.0])?
            .as_ref()
    }
}
