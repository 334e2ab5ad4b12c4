//! Which works an id means, and everything that is to be known before they are taken out.
//!
//! In: an id or an address, as somebody typed it. Out: a [`Case`], or why there is none. Nothing is changed: this is
//! what a trial run shows. Works are found in the catalogue, so that one that is withheld for whatever reason can be
//! taken out like any other.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::addresses;
use crate::cache::Cache;
use crate::diagnostics::{Diagnostic, Place, Report, Severity, nearest, say};
use crate::digest::Digest;
use crate::error::Error;
use crate::exhibition::{Ledger, Tombstone, WorkId, same_name};
use crate::fs;
use crate::pipeline::catalogue::{Catalogue, RoomEntry, TourEntry, WorkEntry};
use crate::pipeline::render::Made;
use crate::pipeline::{self, Observer, Options, scan};
use crate::schema::written::Order;

/// What an id means.
#[derive(Clone, Debug)]
pub enum Found {
    /// Works to take out, or works that were taken out already.
    Case(Box<Case>),
    /// No work bears this id.
    Unknown(Unknown),
    /// Works with different pictures bear this id: their files.
    Ambiguous(Vec<String>),
}

/// An id that no work bears.
#[derive(Clone, Debug, Default)]
pub struct Unknown {
    /// The id that was probably meant.
    pub near: Option<String>,
    /// Records that cannot be read: one of them may bear it.
    pub illegible: Vec<String>,
    /// What stands online under this id although nothing in `content/` bears it: the next build removes it.
    pub addresses: Vec<String>,
}

/// What would happen.
#[derive(Clone, Debug)]
pub struct Case {
    /// The id that was asked for.
    pub id: WorkId,
    /// The works that go: those of this id, and those that show the very same picture.
    pub works: Vec<Taken>,
    /// What the ledger says of the id already.
    pub known: Vec<Tombstone>,
    /// Works whose pictures are the same to the eye but other files: they stay, and somebody should look.
    pub twins: Vec<String>,
    /// What stands online and shows or names the works: absolute where the site has a base address.
    pub addresses: Vec<String>,
    /// Whether a git repository may remember the files.
    pub git: bool,
    pub(super) ledger: Ledger,
}

/// A work that goes.
#[derive(Clone, Debug)]
pub struct Taken {
    /// Its id.
    pub id: WorkId,
    /// Its files from the site's folder: the record where there is one, then the picture.
    pub files: Vec<String>,
    /// Where the curators still name it: places in `room.yaml` and in tours.
    pub mentions: Vec<Place>,
    pub(super) disks: Vec<PathBuf>,
    pub(super) stem: String,
    pub(super) picture: Digest,
}

/// Looks for the works of an id.
///
/// # Errors
/// When the ledger has mistakes, or the disk refuses.
pub fn find(typed: &str, options: &Options, observer: &dyn Observer) -> Result<Found, Error> {
    let cache = Cache::open(&options.cache())?;
    let (catalogue, report) = pipeline::gather(options, &cache, observer)?;
    if let Some(problem) = first_error(&report, scan::LEDGER) {
        return Err(broken_ledger(problem));
    }
    let ledger = catalogue.ledger.clone();
    let all = works(&catalogue, &ledger, options)?;
    let base_url = base_url(&catalogue, options);
    let Some(id) = id_in(typed) else {
        return unknown(typed, &[], &all, &catalogue);
    };
    let own: Vec<&Taken> = all
        .iter()
        .filter(|work| is_meant(work, &id, &ledger))
        .collect();
    let pictures: BTreeSet<Digest> = own.iter().map(|work| work.picture).collect();
    if pictures.len() > 1 && ledger.of_id(&id).is_none() {
        let picture_of = |work: &&Taken| work.files.last().cloned();
        return Ok(Found::Ambiguous(
            own.iter().filter_map(picture_of).collect(),
        ));
    }
    let shown = |work: &&Taken| pictures.contains(&work.picture);
    let works: Vec<Taken> = all.iter().filter(shown).cloned().collect();
    let mut ids: BTreeSet<&WorkId> = works.iter().map(|work| &work.id).collect();
    ids.insert(&id);
    let addresses = addresses::of(&ids, base_url.as_deref(), options)?;
    let stones = ledger.tombstones.iter();
    let known: Vec<Tombstone> = stones.filter(|stone| stone.id == id).cloned().collect();
    if works.is_empty() && known.is_empty() {
        return unknown(id.as_str(), &addresses, &all, &catalogue);
    }
    Ok(Found::Case(Box::new(Case {
        twins: twins(&cache, &pictures, &all),
        git: in_git(options)?,
        id,
        works,
        known,
        addresses,
        ledger,
    })))
}

/// A work is meant by its id; also by its picture, where that was withdrawn under this id and is back.
fn is_meant(work: &Taken, id: &WorkId, ledger: &Ledger) -> bool {
    let held = ledger.of_picture(&work.picture);
    work.id == *id || held.is_some_and(|stone| stone.id == *id)
}

/// The id in what was typed: itself, or the segment behind `works/` of an address.
fn id_in(typed: &str) -> Option<WorkId> {
    let typed = typed.trim();
    let id = match typed.split_once("works/") {
        Some((_, rest)) => rest.split(['/', '?', '#']).next().unwrap_or(rest),
        None => typed,
    };
    WorkId::parse(&id.to_ascii_lowercase())
}

fn works(catalogue: &Catalogue, ledger: &Ledger, options: &Options) -> Result<Vec<Taken>, Error> {
    let mut all = Vec::new();
    collect(&catalogue.root, &catalogue.tours, options, &mut all)?;
    for work in all.iter_mut().filter(|work| work.files.len() == 1) {
        // without its record, which a run that was interrupted has taken already, a picture bears the ledger's id
        if let Some(stone) = ledger.of_picture(&work.picture) {
            work.id = stone.id.clone();
        }
    }
    Ok(all)
}

fn collect(
    room: &RoomEntry,
    tours: &[TourEntry],
    options: &Options,
    all: &mut Vec<Taken>,
) -> Result<(), Error> {
    for entry in &room.works {
        let mut taken = taken(room, entry, options)?;
        taken.mentions.extend(stops_at(tours, entry));
        all.push(taken);
    }
    room.inner
        .iter()
        .try_for_each(|inner| collect(inner, tours, options, all))
}

fn taken(room: &RoomEntry, entry: &WorkEntry, options: &Options) -> Result<Taken, Error> {
    let picture = match &entry.facts {
        Some(facts) => facts.digest,
        None => Digest::of(&fs::read(&entry.disk)?),
    };
    let own = entry.record.id.as_ref().map(|id| id.value.clone());
    let (mut files, mut disks) = (Vec::new(), Vec::new());
    if entry.place.path != entry.picture.path {
        files.push(entry.place.path.to_string());
        disks.push(options.site.join(&*entry.place.path));
    }
    files.push(entry.picture.path.to_string());
    disks.push(entry.disk.clone());
    Ok(Taken {
        id: own.unwrap_or_else(|| WorkId::of_picture(&picture)),
        files,
        mentions: mentions(room, &entry.stem),
        disks,
        stem: entry.stem.clone(),
        picture,
    })
}

/// Where a room's own file names a work.
fn mentions(room: &RoomEntry, stem: &str) -> Vec<Place> {
    let listed = match &room.file.order {
        Some(Order::List(names)) => names.as_slice(),
        _ => &[],
    };
    let named = listed.iter().chain(&room.file.cover);
    named
        .filter(|name| same_name(&name.value) == same_name(stem))
        .map(|name| name.place.clone())
        .collect()
}

/// Where tours halt at a work.
fn stops_at<'a>(tours: &'a [TourEntry], entry: &'a WorkEntry) -> impl Iterator<Item = Place> + 'a {
    let stops = tours.iter().flat_map(|tour| &tour.file.stops);
    let here = stops.filter(|stop| entry.is_called(&stop.work.value));
    here.map(|stop| stop.work.place.clone())
}

/// Other works whose derivatives are byte for byte those of a withdrawn picture, as the cache knows them: a copy that
/// was saved again with other metadata.
fn twins(cache: &Cache, pictures: &BTreeSet<Digest>, all: &[Taken]) -> Vec<String> {
    let keys = cache.entries.keys();
    let made: Vec<Made> = keys
        .iter()
        .filter_map(|key| cache.entries.get(key))
        .collect();
    let files = |made: &Made| {
        made.files
            .iter()
            .map(|file| file.digest)
            .collect::<Vec<_>>()
    };
    let gone = made.iter().filter(|made| pictures.contains(&made.source));
    let gone: BTreeSet<Digest> = gone.flat_map(files).collect();
    let alike = made.iter().filter(|made| {
        !pictures.contains(&made.source) && files(made).iter().any(|file| gone.contains(file))
    });
    let alike: BTreeSet<Digest> = alike.map(|made| made.source).collect();
    let works = all.iter().filter(|work| alike.contains(&work.picture));
    works
        .filter_map(|work| work.files.last().cloned())
        .collect()
}

fn unknown(
    typed: &str,
    addresses: &[String],
    all: &[Taken],
    catalogue: &Catalogue,
) -> Result<Found, Error> {
    let ids = all.iter().map(|work| work.id.as_str());
    let stones = &catalogue.ledger.tombstones;
    let known = ids.chain(stones.iter().map(|stone| stone.id.as_str()));
    let mut illegible = Vec::new();
    records_illegible(&catalogue.root, &mut illegible);
    Ok(Found::Unknown(Unknown {
        near: nearest(typed, known).map(str::to_owned),
        illegible,
        addresses: addresses.to_vec(),
    }))
}

fn records_illegible(room: &RoomEntry, found: &mut Vec<String>) {
    let illegible = room.works.iter().filter(|work| work.illegible);
    found.extend(illegible.map(|work| work.place.path.to_string()));
    room.inner
        .iter()
        .for_each(|inner| records_illegible(inner, found));
}

fn base_url(catalogue: &Catalogue, options: &Options) -> Option<String> {
    let file = catalogue.exhibition.as_ref();
    let written = file.and_then(|file| file.base_url.as_ref());
    let written = written.map(|url| url.value.clone());
    options.base_url.clone().or(written)
}

/// Whether the site's folder, or one above it, is a git repository.
fn in_git(options: &Options) -> Result<bool, Error> {
    for folder in options.site.ancestors() {
        if fs::kind(&folder.join(".git"))?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

pub(super) fn first_error<'a>(report: &'a Report, path: &str) -> Option<&'a Diagnostic> {
    let mut sorted = report.sorted().into_iter();
    sorted.find(|it| it.rule.severity() == Severity::Error && &*it.place.path == path)
}

/// A ledger that cannot be read cannot be added to: nothing is done before it is put right.
pub(super) fn broken_ledger(problem: &Diagnostic) -> Error {
    let line = problem.place.spot.as_ref().map_or(1, |spot| spot.line);
    let (path, vi, en) = (scan::LEDGER, &problem.message.vi, &problem.message.en);
    Error::Refused(say!(
        vi: "sổ tranh đã rút có chỗ sai, hãy sửa trước: {path}:{line}: {vi}; chưa có gì thay đổi",
        en: "the ledger of withdrawn works has a mistake, put it right first: {path}:{line}: {en}; nothing was changed"
    ))
}
