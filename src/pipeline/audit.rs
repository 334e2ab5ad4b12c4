//! audit: [`Staging`] → [`Proof`]. Every byte of the next site is read back before anybody can see it.
//!
//! What may not come out is known here as nowhere else: the private values, the files that people gave, which pages
//! no consent opens to search engines. A file that was read under the same terms is not read again: its verdict is
//! remembered in the cache. This stage trusts nothing of what the stages before it say they did.

use std::collections::BTreeSet;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::inventory::Filed;
use super::plan::{Address, PAGE_SIZE, PagePlan, Plan, SHOW_SIZE, show};
use super::staging::Staging;
use super::{Observer, Step};
use crate::audit::{Allowed, Auditor, Needle, Needles, Terms, Verdict};
use crate::cache::Cache;
use crate::diagnostics::{Diagnostic, Report, Severity};
use crate::digest::Digest;
use crate::error::Error;
use crate::exhibition::{Exhibition, Localized, SitePath, WorkIndex};

/// What the audit holds the site against.
pub struct Claims<'a> {
    /// What visitors may see.
    pub exhibition: &'a Exhibition,
    /// What must exist.
    pub plan: &'a Plan,
    /// The digests of all pictures that people gave.
    pub sources: BTreeSet<Digest>,
    /// What no visitor may see.
    pub private: &'a [Needle],
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// Nothing that breaks a rule.
    Whole,
    /// Something leaks: nothing may be published.
    Broken,
}

/// A verdict in the cache, and the terms under which it was given.
#[derive(Serialize, Deserialize)]
struct Remembered {
    key: Digest,
    verdict: Verdict,
}

/// Reads the next site back; `folder` is how its files are named in the report.
///
/// # Errors
/// When the disk fails, or the run is asked to stop.
pub fn audit(
    claims: &Claims<'_>,
    folder: &str,
    cache: &Cache,
    staging: &Staging,
    observer: &dyn Observer,
    report: &mut Report,
) -> Result<Proof, Error> {
    observer.begin(Step::Auditing, 0, 0);
    let auditor = Auditor::new(terms(claims));
    let key = auditor.key();
    let files = staging.files();
    let verdicts = files
        .par_iter()
        .map(|(path, filed)| {
            if observer.interrupted() {
                return Err(Error::Interrupted);
            }
            verdict(&auditor, key, path, filed, cache, staging)
        })
        .collect::<Result<Vec<Verdict>, Error>>()?;
    let paths = files.iter().map(|(path, _)| path.as_str());
    let mut found = auditor.site(paths.zip(&verdicts));
    let copied = |(path, filed): &(SitePath, Filed)| auditor.copied(path.as_str(), &filed.digest);
    found.extend(files.iter().filter_map(copied));
    let broken = |it: &Diagnostic| it.rule.severity() == Severity::Error;
    let proof = match found.iter().any(broken) {
        true => Proof::Broken,
        false => Proof::Whole,
    };
    report.extend(found.into_iter().map(|mut it| {
        it.place.path = format!("{folder}/{}", it.place.path).into();
        it
    }));
    Ok(proof)
}

/// The verdict on a file: remembered, or given now.
fn verdict(
    auditor: &Auditor,
    key: Digest,
    path: &SitePath,
    filed: &Filed,
    cache: &Cache,
    staging: &Staging,
) -> Result<Verdict, Error> {
    let question = Digest::of_parts([
        b"audit".as_slice(),
        path.as_str().as_bytes(),
        filed.digest.hex().as_bytes(),
    ]);
    let known = cache.entries.get::<Remembered>(&question);
    if let Some(known) = known.filter(|known| known.key == key) {
        return Ok(known.verdict);
    }
    let bytes = staging.read(path)?.unwrap_or_default();
    let verdict = auditor.file(path.as_str(), &bytes);
    let answer = Remembered { key, verdict };
    cache.entries.set(&question, &answer)?;
    Ok(answer.verdict)
}

fn terms(claims: &Claims<'_>) -> Terms {
    let exhibition = claims.exhibition;
    let contact = exhibition.contact.iter();
    let contact = contact.flat_map(|contact| contact.email.iter().chain(&contact.phone));
    let help = exhibition.help.lines.iter().map(|line| &line.phone);
    Terms {
        needles: Needles::new(claims.private, &labels(exhibition)),
        allowed: Allowed::new(contact.chain(help)),
        sources: claims.sources.clone(),
        noindex: Some(unlisted(claims)),
    }
}

/// The pages that no search engine may list: all, unless the site invites them; of those on which works hang, each with
/// one that has no leave. What hangs where is read off the plan, not asked of those who composed the pages.
fn unlisted(claims: &Claims<'_>) -> BTreeSet<String> {
    let exhibition = claims.exhibition;
    let may = |at: &WorkIndex| exhibition.work(*at).indexable;
    let listed = |page: &&PagePlan| {
        exhibition.indexing
            && match &page.address {
                Address::NotFound | Address::Offline => false,
                Address::Work(work) => may(work),
                Address::Room { room, number } => {
                    part(&exhibition.room(*room).works, *number, PAGE_SIZE)
                        .iter()
                        .all(may)
                }
                Address::Group {
                    grouping,
                    key,
                    number,
                } => {
                    let groupings = claims.plan.groupings.get(&page.language);
                    let same = groupings
                        .into_iter()
                        .flatten()
                        .filter(|it| it.grouping == *grouping);
                    let mut group = same.flat_map(|it| &it.groups).filter(|it| it.key == *key);
                    group.all(|it| part(&it.works, *number, PAGE_SIZE).iter().all(may))
                }
                Address::Slideshow { room, number } => {
                    part(&show(exhibition, *room), *number, SHOW_SIZE)
                        .iter()
                        .all(may)
                }
                Address::Tour(tour) => {
                    let stops = exhibition.tour(*tour).stops.iter();
                    stops.map(|stop| stop.work).all(|work| may(&work))
                }
                Address::Search => exhibition.works.iter().all(|work| work.indexable),
                Address::Home
                | Address::Rooms
                | Address::Tours
                | Address::Groups(_)
                | Address::Page(_) => true,
            }
    };
    let pages = claims.plan.pages.iter();
    let pages = pages.filter(|page| !listed(page));
    pages.map(|page| page.path.to_string()).collect()
}

/// The works on one page of a listing.
fn part(works: &[WorkIndex], number: usize, size: usize) -> &[WorkIndex] {
    works.chunks(size).nth(number - 1).unwrap_or_default()
}

/// The labels that visitors may read: a private value that is one of them proves nothing.
fn labels(exhibition: &Exhibition) -> Vec<&str> {
    fn all(text: &Localized<String>) -> impl Iterator<Item = &str> {
        text.iter().map(|(_, text)| text.as_str())
    }
    let rooms = exhibition.rooms.iter().map(|room| &room.title);
    let topics = exhibition.topics.iter().map(|topic| &topic.name);
    let contact = exhibition.contact.iter().map(|contact| &contact.name);
    let works = exhibition.works.iter();
    let texts = works
        .clone()
        .flat_map(|work| [&work.title, &work.medium, &work.award]);
    let fixed = works.flat_map(|work| {
        let credits = work.credits.iter().map(|credit| credit.text());
        let place = [work.school.as_deref(), work.dimensions.as_deref()];
        credits.chain(place.into_iter().flatten())
    });
    [&exhibition.title]
        .into_iter()
        .chain(rooms)
        .chain(topics)
        .chain(contact)
        .chain(texts.flatten())
        .flat_map(all)
        .chain(fixed)
        .collect()
}
