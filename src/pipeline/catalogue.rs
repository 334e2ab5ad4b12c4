//! catalogue: [`Survey`] → [`Catalogue`]. Reads every record, looks at and digests every picture.
//!
//! Untrusted and private: here are file names, full names and consents as they were written. Pictures that
//! have not been touched since the last run are not opened again.

use std::collections::BTreeMap;
use std::path::PathBuf;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::scan::{Folder, FoundFile, FoundWork, Survey};
use super::{Observer, Step, pictures};
use crate::cache::SourceIndex;
use crate::diagnostics::{Place, Report};
use crate::digest::Digest;
use crate::error::Error;
use crate::exhibition::{Ledger, WorkId, same_name};
use crate::fs;
use crate::imaging::{self, Limits, PictureError, Probe};
use crate::schema;
use crate::schema::written::{ExhibitionFile, PageFile, RoomFile, TourFile, WorkFile};

/// The memo of pictures in the cache: the number is the version of [`PictureFacts`].
pub const INDEX: &str = "pictures-2";

/// Everything that was found, read.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    /// `exhibition.yaml`; `None` where it is missing or unreadable.
    pub exhibition: Option<ExhibitionFile>,
    /// What was taken out for good.
    pub ledger: Ledger,
    /// `content/` with the rooms in it; never a room itself.
    pub root: RoomEntry,
    /// Markdown pages.
    pub pages: Vec<PageEntry>,
    /// Guided tours.
    pub tours: Vec<TourEntry>,
    /// Where to read a picture of a digest: of equal ones the first.
    pub sources: BTreeMap<Digest, Source>,
    /// The files of the site's own themes: theme → path inside it → bytes.
    pub themes: BTreeMap<String, BTreeMap<String, Vec<u8>>>,
}

/// A picture file by its content.
#[derive(Clone, Debug)]
pub struct Source {
    /// Where to read it.
    pub disk: PathBuf,
    /// From the site's folder: for diagnostics, of all files with this content.
    pub paths: Vec<String>,
    /// What it is.
    pub probe: Probe,
}

/// A room as read.
#[derive(Clone, Debug, Default)]
pub struct RoomEntry {
    /// The folder, from the site's folder.
    pub path: String,
    /// The folder's own name.
    pub name: String,
    /// `room.yaml`, empty where there is none.
    pub file: RoomFile,
    /// Where `room.yaml` is, or would be.
    pub place: Option<Place>,
    /// In natural order.
    pub works: Vec<WorkEntry>,
    /// In natural order.
    pub inner: Vec<RoomEntry>,
}

/// A work as read.
#[derive(Clone, Debug)]
pub struct WorkEntry {
    /// The picture's name without its ending.
    pub stem: String,
    /// The picture file.
    pub picture: Place,
    /// Where to read it.
    pub disk: PathBuf,
    /// The record, empty where there is none.
    pub record: WorkFile,
    /// The record's file where there is one, else the picture.
    pub place: Place,
    /// Whether there is a record that could not be read at all, which has been told.
    pub illegible: bool,
    /// What the picture is; `None` where it cannot be read.
    pub facts: Option<PictureFacts>,
}

/// What is known of a picture file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PictureFacts {
    /// Of its bytes.
    pub digest: Digest,
    /// What they hold.
    pub probe: Probe,
}

/// A Markdown page as read.
#[derive(Clone, Debug)]
pub struct PageEntry {
    /// The name without ending and language: `about`.
    pub name: String,
    /// The code before the ending: `about.en.md`.
    pub language: Option<String>,
    /// The file.
    pub place: Place,
    /// Its front matter and text.
    pub file: PageFile,
}

/// A guided tour as read.
#[derive(Clone, Debug)]
pub struct TourEntry {
    /// The name without `.tour.yaml`.
    pub name: String,
    /// The file.
    pub place: Place,
    /// What it says.
    pub file: TourFile,
}

impl WorkEntry {
    /// How a tour may call the work, beside its id: the folder inside `content/`, then the stem.
    pub fn way(&self) -> String {
        let path = self.picture.path.trim_start_matches("content/");
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        format!("{folder}/{}", self.stem)
    }

    /// Its public id, should it be shown; `None` where neither is one written nor can the picture be read.
    pub fn id(&self) -> Option<WorkId> {
        let own = self.record.id.as_ref().map(|id| id.value.clone());
        own.or_else(|| Some(WorkId::of_picture(&self.facts.as_ref()?.digest)))
    }

    /// Whether a tour means this work: by its way or by its id.
    pub fn is_called(&self, written: &str) -> bool {
        let by_id = self.id().is_some_and(|id| id.as_str() == written);
        by_id || same_name(&self.way()) == same_name(written)
    }
}

/// What one file gave, with what was wrong in it.
struct Read<T> {
    value: T,
    report: Report,
}

/// Reads all that the survey found.
///
/// # Errors
/// When a file cannot be read from the disk.
pub fn catalogue(
    survey: &Survey,
    index: &SourceIndex<PictureFacts>,
    observer: &dyn Observer,
    report: &mut Report,
) -> Result<Catalogue, Error> {
    observer.begin(Step::Reading, 0, 0);
    let mut catalogue = Catalogue::default();
    if let Some(file) = &survey.exhibition {
        catalogue.exhibition = schema::read_exhibition(&file.path, &fs::read(&file.disk)?, report);
    }
    if let Some(file) = &survey.ledger {
        let ledger = schema::read_ledger(&file.path, &fs::read(&file.disk)?, report);
        catalogue.ledger = ledger.unwrap_or_default();
    }
    for file in &survey.pages {
        catalogue.pages.extend(page(file, report)?);
    }
    for file in &survey.tours {
        catalogue.tours.extend(tour(file, report)?);
    }
    for (theme, files) in &survey.themes {
        catalogue
            .themes
            .insert(theme.clone(), theme_files(theme, files)?);
    }
    let mut read = works(&survey.root, index)?.into_iter();
    catalogue.root = room(&survey.root, &mut read, report)?;
    sources(&catalogue.root, &mut catalogue.sources);
    Ok(catalogue)
}

/// All works of a folder and those inside it, in the order of the walk, read in parallel.
fn works(root: &Folder, index: &SourceIndex<PictureFacts>) -> Result<Vec<Read<WorkEntry>>, Error> {
    let mut found = Vec::new();
    collect(root, &mut found);
    found
        .into_par_iter()
        .map(|work| read_work(work, index))
        .collect()
}

fn collect<'a>(folder: &'a Folder, found: &mut Vec<&'a FoundWork>) {
    found.extend(&folder.works);
    folder.inner.iter().for_each(|inner| collect(inner, found));
}

fn read_work(
    work: &FoundWork,
    index: &SourceIndex<PictureFacts>,
) -> Result<Read<WorkEntry>, Error> {
    let mut report = Report::new();
    let record = match &work.record {
        Some(file) => schema::read_work(&file.path, &fs::read(&file.disk)?, &mut report),
        None => None,
    };
    let picture = Place::file(&*work.picture.path);
    let facts = match picture_facts(&work.picture, index)? {
        Ok(facts) => {
            report.extend(pictures::remarks(
                &picture,
                &work.picture.ending,
                &facts.probe,
            ));
            Some(facts)
        }
        Err(error) => {
            report.push(pictures::diagnostic(&picture, &error));
            None
        }
    };
    let place = work
        .record
        .as_ref()
        .map_or_else(|| picture.clone(), |file| Place::file(&*file.path));
    let illegible = work.record.is_some() && record.is_none();
    let record = record.unwrap_or_default();
    let FoundFile { stem, disk, .. } = work.picture.clone();
    let value = WorkEntry {
        stem,
        picture,
        disk,
        record,
        place,
        illegible,
        facts,
    };
    Ok(Read { value, report })
}

fn picture_facts(
    file: &FoundFile,
    index: &SourceIndex<PictureFacts>,
) -> Result<Result<PictureFacts, PictureError>, Error> {
    if let Some(known) = index.get(&file.path, &file.stamp) {
        return Ok(Ok(known));
    }
    let bytes = fs::read(&file.disk)?;
    let facts = imaging::probe(&bytes, &Limits::default()).map(|probe| PictureFacts {
        digest: Digest::of(&bytes),
        probe,
    });
    if let Ok(facts) = &facts {
        index.set(&file.path, &file.stamp, facts);
    }
    Ok(facts)
}

fn room(
    folder: &Folder,
    read: &mut impl Iterator<Item = Read<WorkEntry>>,
    report: &mut Report,
) -> Result<RoomEntry, Error> {
    let file = match &folder.room {
        Some(file) => schema::read_room(&file.path, &fs::read(&file.disk)?, report),
        None => None,
    };
    let mut entry = RoomEntry {
        path: folder.path.clone(),
        name: folder.name.clone(),
        file: file.unwrap_or_default(),
        place: folder.room.as_ref().map(|file| Place::file(&*file.path)),
        ..RoomEntry::default()
    };
    for read in read.by_ref().take(folder.works.len()) {
        report.extend(read.report.into_diagnostics());
        entry.works.push(read.value);
    }
    for inner in &folder.inner {
        entry.inner.push(room(inner, read, report)?);
    }
    Ok(entry)
}

fn page(file: &FoundFile, report: &mut Report) -> Result<Option<PageEntry>, Error> {
    let (name, language) = match file.stem.rsplit_once('.') {
        Some((name, language)) => (name.to_owned(), Some(language.to_owned())),
        None => (file.stem.clone(), None),
    };
    let read = schema::read_page(&file.path, &fs::read(&file.disk)?, report);
    Ok(read.map(|page| PageEntry {
        name,
        language,
        place: Place::file(&*file.path),
        file: page,
    }))
}

fn tour(file: &FoundFile, report: &mut Report) -> Result<Option<TourEntry>, Error> {
    let read = schema::read_tour(&file.path, &fs::read(&file.disk)?, report);
    let name = file.stem.rsplit_once('.');
    Ok(read.map(|tour| TourEntry {
        name: name.map_or(file.stem.as_str(), |(name, _)| name).to_owned(),
        place: Place::file(&*file.path),
        file: tour,
    }))
}

fn theme_files(theme: &str, files: &[FoundFile]) -> Result<BTreeMap<String, Vec<u8>>, Error> {
    let inside = |file: &FoundFile| file.path[format!("themes/{theme}/").len()..].to_owned();
    files
        .iter()
        .map(|file| Ok((inside(file), fs::read(&file.disk)?)))
        .collect()
}

fn sources(room: &RoomEntry, all: &mut BTreeMap<Digest, Source>) {
    for work in &room.works {
        let Some(facts) = &work.facts else { continue };
        let new = || Source {
            disk: work.disk.clone(),
            paths: Vec::new(),
            probe: facts.probe.clone(),
        };
        all.entry(facts.digest)
            .or_insert_with(new)
            .paths
            .push(work.picture.path.to_string());
    }
    room.inner.iter().for_each(|inner| sources(inner, all));
}
