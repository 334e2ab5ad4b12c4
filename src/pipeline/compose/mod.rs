//! compose: [`Plan`] + [`Exhibition`] + [`Derivatives`] → [`Staging`]. Pages and files beside the live site.
//!
//! Every page is a typed view, filled here and rendered by the theme; pages are made in parallel and each on
//! its own. Only what the plan names is written.

mod desk;
mod frame;
mod listings;
mod pages;
mod pictures;
mod work;

use rayon::prelude::*;

use super::plan::{Address, PagePlan, Plan};
use super::render::{Derivatives, Made};
use super::staging::{Content, Staging};
use super::{Observer, Step};
use crate::cache::Cache;
use crate::diagnostics::{Diagnostic, Report};
use crate::error::Error;
use crate::exhibition::{Exhibition, PageKind, WorkIndex};
use crate::theme::Theme;
use crate::theme::views::{Body, PageView};
use desk::Desk;

/// What pages are made of.
pub struct Material<'a> {
    /// What visitors may see.
    pub exhibition: &'a Exhibition,
    /// What must exist.
    pub plan: &'a Plan,
    /// The pictures: parallel to the plan's renders.
    pub derivatives: &'a Derivatives,
    /// How it looks.
    pub theme: &'a Theme,
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
    for asset in material.theme.assets() {
        staging.put(asset.path.clone(), Content::Bytes(asset.bytes.to_vec()))?;
    }
    (0..material.exhibition.works.len())
        .into_par_iter()
        .try_for_each(|at| {
            let made = material.made(WorkIndex(at));
            made.map_or(Ok(()), |made| {
                hang(material, WorkIndex(at), made, cache, staging)
            })
        })?;
    let problems: Vec<Diagnostic> = material
        .plan
        .pages
        .par_iter()
        .map(|planned| page(material, planned, staging, observer))
        .collect::<Result<Vec<_>, Error>>()?
        .into_iter()
        .flatten()
        .collect();
    report.extend(problems);
    Ok(())
}

/// Puts the derivatives of a work into the staging.
fn hang(
    material: &Material<'_>,
    at: WorkIndex,
    made: &Made,
    cache: &Cache,
    staging: &Staging,
) -> Result<(), Error> {
    let id = &material.exhibition.work(at).id;
    made.files.iter().try_for_each(|file| {
        let object = cache.objects.path(&file.digest);
        let content = Content::Object {
            digest: file.digest,
            bytes: file.bytes,
            path: object,
        };
        staging.put(pictures::path(id, file), content)
    })
}

/// Renders one page; a template that fails is a content problem of the theme's.
fn page(
    material: &Material<'_>,
    planned: &PagePlan,
    staging: &Staging,
    observer: &dyn Observer,
) -> Result<Option<Diagnostic>, Error> {
    if observer.interrupted() {
        return Err(Error::Interrupted);
    }
    let desk = Desk::new(material, planned);
    let view = PageView {
        page: frame::frame(&desk),
        body: body(&desk, &planned.address),
    };
    match material.theme.render(&view) {
        Ok(html) => {
            staging.put(planned.path.clone(), Content::Bytes(html.into_bytes()))?;
            Ok(None)
        }
        Err(diagnostic) => Ok(Some(diagnostic)),
    }
}

fn body(desk: &Desk<'_>, address: &Address) -> Body {
    match address {
        Address::Home => Body::Home(pages::home(desk)),
        Address::Rooms => Body::Rooms(pages::rooms(desk)),
        Address::Room { room, number } => Body::Room(listings::room(desk, *room, *number)),
        Address::Work(work) => Body::Work(Box::new(work::work(desk, *work))),
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
