//! The only place that touches the disk: `std::fs` with names for what failed.
//!
//! In: paths. Out: bytes, or an [`Error`] that carries verb and path. Clippy bans `std::fs`
//! elsewhere, so no I/O error in this program is nameless.
#![allow(
    clippy::disallowed_methods,
    reason = "this is the module that the ban points to"
)]

pub(crate) mod fault;
mod lock;
mod log;
mod swap;
mod tree;

pub use lock::Lock;
pub use log::Log;
pub use swap::{exchange, hard_link, relocate, rename, sync_dir, sync_file, sync_tree};
pub use tree::{
    Entry, Kind, device, inode, is_empty, kind, list, real, remove_dir_all, remove_file, walk,
};

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Verb};

/// What the file system says of a file without opening it: enough to know that it has not been touched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// Bytes.
    pub size: u64,
    /// Last modification, nanoseconds since 1970 (0 where unknown).
    pub modified: u128,
    /// The file's number on its disk (0 where unknown).
    pub inode: u64,
}

/// Reads a whole file.
pub fn read(path: &Path) -> Result<Vec<u8>, Error> {
    fs::read(path).map_err(Error::file(Verb::Read, path))
}

/// Reads a file that may be missing.
pub fn read_if_exists(path: &Path) -> Result<Option<Vec<u8>>, Error> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::file(Verb::Read, path)(error)),
    }
}

/// Writes a file, making its folder first.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    if let Some(folder) = path.parent() {
        create_dir_all(folder)?;
    }
    fs::write(path, bytes).map_err(Error::file(Verb::Write, path))
}

/// Writes a file that nobody reads yet, making its folder only where it is missing; says how it then lies on the disk.
pub fn write_fresh(path: &Path, bytes: &[u8]) -> Result<Stamp, Error> {
    fault::point(Verb::Write, path)?;
    let create = || fs::File::create(path);
    let file = match create() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
            create()
        }
        other => other,
    };
    let stamped = file.and_then(|mut file| {
        file.write_all(bytes)?;
        file.metadata()
    });
    let metadata = stamped.map_err(Error::file(Verb::Write, path))?;
    Ok(stamp_of(&metadata))
}

/// Writes a file so that a reader sees the old bytes or the new, never half, also after a power failure:
/// a temporary file, flushed, then a rename.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    fault::point(Verb::Write, path)?;
    let folder = path.parent().unwrap_or(Path::new("."));
    create_dir_all(folder)?;
    let fail = |error| Error::file(Verb::Write, path)(error);
    let mut file = temporary(folder).map_err(fail)?;
    file.write_all(bytes).map_err(fail)?;
    file.as_file().sync_data().map_err(fail)?;
    file.persist(path).map_err(|error| fail(error.error))?;
    Ok(())
}

/// Like [`write_atomically`] without waiting for the disk: for what is checked when read and can be made again.
/// The temporary file lies in `via`, a folder on the same disk that somebody sweeps; folders must exist.
pub fn replace(path: &Path, bytes: &[u8], via: &Path) -> Result<(), Error> {
    fault::point(Verb::Write, path)?;
    let fail = |error| Error::file(Verb::Write, path)(error);
    let mut file = temporary(via).map_err(fail)?;
    file.write_all(bytes).map_err(fail)?;
    file.persist(path).map_err(|error| fail(error.error))?;
    Ok(())
}

/// How the names of temporary files begin: what a killed run may leave behind.
pub const TEMPORARY: &str = ".trienlam-";

/// A temporary file with the permissions of any new file (tempfile's default shuts everybody else out).
fn temporary(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.prefix(TEMPORARY).tempfile_in(folder)
}

/// Makes a folder and those above it.
pub fn create_dir_all(path: &Path) -> Result<(), Error> {
    fault::point(Verb::Create, path)?;
    fs::create_dir_all(path).map_err(Error::file(Verb::Create, path))
}

/// Makes a folder that only this user can open; one that is there stays as it is.
pub fn create_private_dir(path: &Path) -> Result<(), Error> {
    if let Some(above) = path.parent() {
        create_dir_all(above)?;
    }
    fault::point(Verb::Create, path)?;
    #[cfg_attr(not(unix), allow(unused_mut, reason = "rights are Unix's"))]
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        other => other.map_err(Error::file(Verb::Create, path)),
    }
}

/// The stamp of a file, or `None` where there is none.
pub fn stamp(path: &Path) -> Result<Option<Stamp>, Error> {
    match fs::metadata(path) {
        Ok(metadata) => Ok(Some(stamp_of(&metadata))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::file(Verb::Read, path)(error)),
    }
}

fn stamp_of(metadata: &fs::Metadata) -> Stamp {
    #[cfg(unix)]
    let inode = std::os::unix::fs::MetadataExt::ino(metadata);
    #[cfg(not(unix))]
    let inode = 0;
    let modified = metadata.modified().ok();
    let since = modified.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    Stamp {
        size: metadata.len(),
        modified: since.map_or(0, |since| since.as_nanos()),
        inode,
    }
}
