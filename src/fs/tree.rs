//! Folders: what lies in them, and taking it away.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{Stamp, fault, stamp_of};
use crate::error::{Error, Verb};

/// What a name stands for; links are told, never followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link, wherever it leads.
    Link,
    /// A socket, a device, …
    Other,
}

/// Something below a folder.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The path from the folder, with `/`; bytes that are no text are shown as �.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// How it lies on the disk; `None` for folders.
    pub stamp: Option<Stamp>,
}

/// What lies at a path, or `None`.
pub fn kind(path: &Path) -> Result<Option<Kind>, Error> {
    Ok(metadata(path)?.map(|metadata| kind_of(metadata.file_type())))
}

/// The number of a file or folder on its disk; `None` where there is nothing, 0 where the system tells none.
pub fn inode(path: &Path) -> Result<Option<u64>, Error> {
    let number = |metadata: fs::Metadata| match fault::no_numbers() {
        true => 0,
        false => stamp_of(&metadata).inode,
    };
    Ok(metadata(path)?.map(number))
}

/// The number of the disk on which a path lies; `None` where there is nothing or the system tells none.
pub fn device(path: &Path) -> Result<Option<u64>, Error> {
    #[cfg(unix)]
    return Ok(metadata(path)?.map(|metadata| std::os::unix::fs::MetadataExt::dev(&metadata)));
    #[cfg(not(unix))]
    return Ok(None);
}

/// The path without links and dots; what is missing at its end stays as written.
pub fn real(path: &Path) -> Result<PathBuf, Error> {
    match (fs::canonicalize(path), path.parent(), path.file_name()) {
        (Ok(path), ..) => Ok(path),
        (Err(error), Some(parent), Some(name)) if error.kind() == io::ErrorKind::NotFound => {
            Ok(real(parent)?.join(name))
        }
        (Err(_), ..) if path.as_os_str().is_empty() => real(Path::new(".")),
        (Err(error), ..) => Err(Error::file(Verb::Read, path)(error)),
    }
}

/// Whether a folder holds nothing.
pub fn is_empty(path: &Path) -> Result<bool, Error> {
    let mut entries = fs::read_dir(path).map_err(Error::file(Verb::List, path))?;
    Ok(entries.next().is_none())
}

/// The names in one folder, sorted, each with what it is; none where there is no folder.
pub fn list(path: &Path) -> Result<Vec<Entry>, Error> {
    let mut found = Vec::new();
    list_into(path, "", &mut found)?;
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

/// Everything below a folder but the folders themselves, sorted by name; nothing where there is no folder.
pub fn walk(root: &Path) -> Result<Vec<Entry>, Error> {
    let mut found = Vec::new();
    let mut todo = vec![String::new()];
    let mut here = Vec::new();
    while let Some(folder) = todo.pop() {
        list_into(&root.join(&folder), &folder, &mut here)?;
        for entry in here.drain(..) {
            match entry.kind {
                Kind::Folder => todo.push(entry.name),
                _ => found.push(entry),
            }
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

fn list_into(path: &Path, prefix: &str, found: &mut Vec<Entry>) -> Result<(), Error> {
    let fail = |error| Error::file(Verb::List, path)(error);
    let entries = match fs::read_dir(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        other => other.map_err(fail)?,
    };
    for entry in entries {
        let entry = entry.map_err(fail)?;
        let kind = kind_of(entry.file_type().map_err(fail)?);
        let stamp = match kind {
            // half of all calls in a site of one page a folder, and nobody asks
            Kind::Folder => None,
            _ => Some(stamp_of(&entry.metadata().map_err(fail)?)),
        };
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let name = match prefix {
            "" => name.into_owned(),
            _ => format!("{prefix}/{name}"),
        };
        found.push(Entry { name, kind, stamp });
    }
    Ok(())
}

/// Deletes a file, or a link and not what it leads to; fine where there is none.
pub fn remove_file(path: &Path) -> Result<(), Error> {
    fault::point(Verb::Remove, path)?;
    gone(fs::remove_file(path), path)
}

/// Deletes a folder and all in it, links and not what they lead to; fine where there is none.
pub fn remove_dir_all(path: &Path) -> Result<(), Error> {
    fault::point(Verb::Remove, path)?;
    gone(fs::remove_dir_all(path), path)
}

fn gone(removed: io::Result<()>, path: &Path) -> Result<(), Error> {
    match removed {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other.map_err(Error::file(Verb::Remove, path)),
    }
}

fn metadata(path: &Path) -> Result<Option<fs::Metadata>, Error> {
    match fs::symlink_metadata(path) {
        Ok(metadata) => Ok(Some(metadata)),
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
            ) =>
        {
            Ok(None)
        }
        Err(error) => Err(Error::file(Verb::Read, path)(error)),
    }
}

fn kind_of(kind: fs::FileType) -> Kind {
    if kind.is_symlink() {
        Kind::Link
    } else if kind.is_dir() {
        Kind::Folder
    } else if kind.is_file() {
        Kind::File
    } else {
        Kind::Other
    }
}
