//! scan: folders → [`Survey`]. Walks `content/` and `themes/`, sorts what lies there by kind, opens nothing.
//!
//! Every file is either given a place in the survey, ignored by name (`_`, `.`) and listed as such, or a
//! diagnostic: nothing is passed over in silence. Links are never followed.

mod told;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::diagnostics::{Diagnostic, Place, Report, Rule, say};
use crate::error::{Error, Verb};
use crate::exhibition::{NaturalOrder, same_name};
use crate::fs::{self, Stamp};

/// What lies in the site's folder.
#[derive(Clone, Debug, Default)]
pub struct Survey {
    /// `content/exhibition.yaml`.
    pub exhibition: Option<FoundFile>,
    /// `content/_withdrawn.yaml`.
    pub ledger: Option<FoundFile>,
    /// `content/` itself and the rooms in it.
    pub root: Folder,
    /// Markdown pages in `content/`.
    pub pages: Vec<FoundFile>,
    /// Guided tours in `content/`, in natural order.
    pub tours: Vec<FoundFile>,
    /// Files of the site's own themes, by theme.
    pub themes: BTreeMap<String, Vec<FoundFile>>,
    /// What was ignored by its name.
    pub ignored: Vec<String>,
}

/// A folder of `content/`.
#[derive(Clone, Debug, Default)]
pub struct Folder {
    /// From the site's folder, with `/`.
    pub path: String,
    /// Its own name.
    pub name: String,
    /// `room.yaml`
    pub room: Option<FoundFile>,
    /// Pictures, each with its record where it has one, in natural order.
    pub works: Vec<FoundWork>,
    /// Folders inside, in natural order.
    pub inner: Vec<Folder>,
}

/// A picture and its record.
#[derive(Clone, Debug)]
pub struct FoundWork {
    /// The picture.
    pub picture: FoundFile,
    /// The sidecar of the same stem.
    pub record: Option<FoundFile>,
}

/// A file.
#[derive(Clone, Debug)]
pub struct FoundFile {
    /// From the site's folder, with `/`. Private: names of files hold names of children.
    pub path: String,
    /// Where to read it.
    pub disk: PathBuf,
    /// The name without its ending.
    pub stem: String,
    /// The ending in lower case, without the dot.
    pub ending: String,
    /// To know whether it has been touched.
    pub stamp: Stamp,
}

/// Endings of what may be a picture; what it really is, its bytes say.
const PICTURES: &[&str] = &[
    "jpg", "jpeg", "jpe", "jfif", "mpo", "png", "apng", "webp", "gif", "tif", "tiff", "bmp",
    "heic", "heif", "hif", "avif", "jxl", "jp2", "psd", "svg", "pdf", "ico", "tga",
];

/// The ledger of works that were taken out for good: the one file whose name begins with `_` and that is read.
pub const LEDGER: &str = "content/_withdrawn.yaml";

/// What systems drop into folders by themselves.
const LITTER: &[&str] = &["thumbs.db", "desktop.ini"];

/// Rooms inside rooms, at most.
const DEEPEST: usize = 12;

/// Walks the site's folder.
///
/// # Errors
/// When a folder cannot be listed.
pub fn scan(site: &Path, report: &mut Report) -> Result<Survey, Error> {
    let content = site.join("content");
    if fs::stamp(&content)?.is_none() {
        let message = say!(vi: "không thấy thư mục content/", en: "there is no content/ folder");
        let hint = say!(
            vi: "chạy trong thư mục của triển lãm, hoặc tạo mới bằng `trienlam new THƯ-MỤC`",
            en: "run this in the exhibition's folder, or make one with `trienlam new FOLDER`"
        );
        report.push(
            Diagnostic::new(Rule::ContentMissing, Place::file("content"), message).hint(hint),
        );
        return Ok(Survey::default());
    }
    let mut walk = Walk {
        survey: Survey::default(),
        order: NaturalOrder::new(),
        report,
    };
    walk.survey.root = walk.folder(&content, "content", 0)?;
    walk.themes(&site.join("themes"))?;
    if walk.survey.exhibition.is_none() {
        walk.no_exhibition();
    }
    Ok(walk.survey)
}

struct Walk<'a> {
    survey: Survey,
    order: NaturalOrder,
    report: &'a mut Report,
}

/// An entry of a folder, its name readable and its kind known.
struct Entry {
    name: String,
    path: String,
    disk: PathBuf,
    is_folder: bool,
}

impl Walk<'_> {
    fn folder(&mut self, disk: &Path, path: &str, depth: usize) -> Result<Folder, Error> {
        let mut folder = Folder {
            path: path.to_owned(),
            name: last_segment(path).to_owned(),
            ..Folder::default()
        };
        let (mut pictures, mut records) = (Vec::new(), Vec::new());
        for entry in self.entries(disk, path)? {
            if entry.is_folder {
                if depth >= DEEPEST {
                    self.too_deep(&entry.path);
                    continue;
                }
                let inner = self.folder(&entry.disk, &entry.path, depth + 1)?;
                folder.inner.push(inner);
                continue;
            }
            let file = found(&entry)?;
            match (entry.name.to_lowercase().as_str(), file.ending.as_str()) {
                ("exhibition.yaml" | "exhibition.yml", _) if depth == 0 => {
                    self.survey.exhibition = Some(file)
                }
                ("room.yaml" | "room.yml", _) if depth > 0 => folder.room = Some(file),
                (_, "md") if depth == 0 => self.survey.pages.push(file),
                (_, "yaml" | "yml") if depth == 0 && is_tour(&file) => self.survey.tours.push(file),
                (_, "yaml" | "yml") if depth > 0 => records.push(file),
                (_, ending) if depth > 0 && PICTURES.contains(&ending) => pictures.push(file),
                (name, ending) => self.stray(&entry.path, name, ending, depth),
            }
        }
        folder.works = self.pair(pictures, records);
        Ok(folder)
    }

    /// The entries of a folder in natural order, without those that are ignored, linked, unreadable or double.
    fn entries(&mut self, disk: &Path, path: &str) -> Result<Vec<Entry>, Error> {
        let mut entries = Vec::new();
        for found in WalkDir::new(disk).min_depth(1).max_depth(1) {
            let found = found.map_err(|error| {
                let path = error.path().unwrap_or(disk).to_path_buf();
                Error::file(Verb::List, &path)(error.into())
            })?;
            let Some(name) = found.file_name().to_str() else {
                self.unreadable_name(path, found.file_name());
                continue;
            };
            let entry_path = format!("{path}/{name}");
            if entry_path == LEDGER && found.file_type().is_file() {
                self.survey.ledger = Some(self::found(&Entry {
                    name: name.to_owned(),
                    path: entry_path,
                    disk: found.into_path(),
                    is_folder: false,
                })?);
            } else if name.starts_with(['_', '.']) || LITTER.contains(&name.to_lowercase().as_str())
            {
                self.survey.ignored.push(entry_path);
            } else if found.path_is_symlink() {
                self.link(&entry_path);
            } else {
                let is_folder = found.file_type().is_dir();
                entries.push(Entry {
                    name: name.to_owned(),
                    path: entry_path,
                    disk: found.into_path(),
                    is_folder,
                });
            }
        }
        entries.sort_by(|a, b| self.order.compare(&a.name, &b.name));
        self.survey.ignored.sort();
        Ok(self.without_clashes(entries))
    }

    /// One name written in two ways is one file on some disks and two on others.
    fn without_clashes(&mut self, entries: Vec<Entry>) -> Vec<Entry> {
        let mut seen: BTreeMap<String, String> = BTreeMap::new();
        let mut kept = Vec::new();
        for entry in entries {
            match seen.get(&same_name(&entry.name)) {
                Some(first) => {
                    let message = say!(
                        vi: "tên này chỉ khác `{first}` ở chữ hoa hoặc cách gõ dấu",
                        en: "this name differs from `{first}` in case or Unicode form only"
                    );
                    let hint = say!(vi: "đổi tên một trong hai", en: "rename one of the two");
                    self.report.push(
                        Diagnostic::new(Rule::ContentNameClash, Place::file(entry.path), message)
                            .hint(hint),
                    );
                }
                None => {
                    seen.insert(same_name(&entry.name), entry.name.clone());
                    kept.push(entry);
                }
            }
        }
        kept
    }

    /// Gives every record to the picture of its stem.
    fn pair(&mut self, mut pictures: Vec<FoundFile>, records: Vec<FoundFile>) -> Vec<FoundWork> {
        pictures.sort_by(|a, b| self.order.compare(&a.stem, &b.stem));
        let mut works: Vec<FoundWork> = Vec::new();
        let mut by_stem: BTreeMap<String, usize> = BTreeMap::new();
        for picture in pictures {
            let stem = same_name(&picture.stem);
            if let Some(&first) = by_stem.get(&stem) {
                self.two_pictures(&works[first].picture.path, &picture.path);
                continue;
            }
            by_stem.insert(stem, works.len());
            let record = None;
            works.push(FoundWork { picture, record });
        }
        for record in records {
            let work = by_stem.get(&same_name(&record.stem));
            match work.map(|&at| &mut works[at]) {
                Some(work) if work.record.is_none() => work.record = Some(record),
                _ => {
                    self.record_alone(&record, works.iter().map(|work| work.picture.stem.as_str()))
                }
            }
        }
        works
    }

    fn themes(&mut self, themes: &Path) -> Result<(), Error> {
        if fs::stamp(themes)?.is_none() {
            return Ok(());
        }
        for found in WalkDir::new(themes).min_depth(2).sort_by_file_name() {
            let found = found.map_err(|error| {
                let path = error.path().unwrap_or(themes).to_path_buf();
                Error::file(Verb::List, &path)(error.into())
            })?;
            let inside = found
                .path()
                .strip_prefix(themes)
                .ok()
                .and_then(Path::to_str);
            let Some(inside) = inside.map(|path| path.replace('\\', "/")) else {
                self.unreadable_name("themes", found.file_name());
                continue;
            };
            if !found.file_type().is_file()
                || inside.split('/').any(|segment| segment.starts_with('.'))
            {
                continue;
            }
            let (theme, _) = inside.split_once('/').unwrap_or((&inside, ""));
            let name = found.file_name().to_string_lossy().into_owned();
            let entry = Entry {
                name,
                path: format!("themes/{inside}"),
                disk: found.path().into(),
                is_folder: false,
            };
            self.survey
                .themes
                .entry(theme.to_owned())
                .or_default()
                .push(self::found(&entry)?);
        }
        Ok(())
    }
}

fn found(entry: &Entry) -> Result<FoundFile, Error> {
    let (stem, ending) = match entry.name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => (stem.to_owned(), ending.to_lowercase()),
        _ => (entry.name.clone(), String::new()),
    };
    let stamp = fs::stamp(&entry.disk)?.unwrap_or(Stamp {
        size: 0,
        modified: 0,
        inode: 0,
    });
    Ok(FoundFile {
        path: entry.path.clone(),
        disk: entry.disk.clone(),
        stem,
        ending,
        stamp,
    })
}

/// `hai-ban-tay.tour.yaml`
fn is_tour(file: &FoundFile) -> bool {
    let name = file.stem.rsplit_once('.');
    name.is_some_and(|(name, kind)| !name.is_empty() && kind.eq_ignore_ascii_case("tour"))
}

fn last_segment(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
