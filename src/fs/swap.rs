//! Moving and flushing: what publishing a whole folder at once needs from the disk.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use super::{Stamp, fault, stamp_of};
use crate::error::{Error, Verb};

/// Renames a file or folder; a file in the way is replaced.
pub fn rename(from: &Path, to: &Path) -> Result<(), Error> {
    fault::point(Verb::Rename, from)?;
    fs::rename(from, to).map_err(Error::file(Verb::Rename, from))
}

/// Moves a file, also to another disk: there it is whole before it goes here.
pub fn relocate(from: &Path, to: &Path) -> Result<(), Error> {
    fault::point(Verb::Rename, from)?;
    match fs::rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
            super::write_atomically(to, &super::read(from)?)?;
            super::remove_file(from)
        }
        other => other.map_err(Error::file(Verb::Rename, from)),
    }
}

/// Swaps two folders in one step that no reader sees half done; `false` where the disk cannot.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
pub fn exchange(one: &Path, two: &Path) -> Result<bool, Error> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    fault::point(Verb::Rename, two)?;
    if fault::no_exchange() {
        return Ok(false);
    }
    match renameat_with(CWD, one, CWD, two, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => Ok(false),
        Err(error) => Err(Error::file(Verb::Rename, two)(error.into())),
    }
}

/// Swaps two folders in one step that no reader sees half done; `false` where the disk cannot.
#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
pub fn exchange(_: &Path, _: &Path) -> Result<bool, Error> {
    Ok(false)
}

/// Gives a file a second name, making the folder only where it is missing; `None` where the disk cannot link.
pub fn hard_link(from: &Path, to: &Path) -> Result<Option<Stamp>, Error> {
    fault::point(Verb::Copy, from)?;
    if fault::no_links() {
        return Ok(None);
    }
    let link = || fs::hard_link(from, to);
    let linked = match link() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            super::create_dir_all(to.parent().unwrap_or(Path::new(".")))?;
            link()
        }
        other => other,
    };
    match linked.and_then(|()| fs::symlink_metadata(to)) {
        Ok(metadata) => Ok(Some(stamp_of(&metadata))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Err(Error::file(Verb::Copy, from)(error))
        }
        Err(_) => Ok(None),
    }
}

/// Flushes a file's bytes.
pub fn sync_file(path: &Path) -> Result<(), Error> {
    let synced = File::options().write(true).open(path);
    let synced = synced.and_then(|file| file.sync_all());
    synced.map_err(Error::file(Verb::Write, path))
}

/// Flushes a folder's list of names (a rename is only then safe from a power failure); nothing to do on Windows.
pub fn sync_dir(path: &Path) -> Result<(), Error> {
    if cfg!(windows) {
        return Ok(());
    }
    let synced = File::open(path).and_then(|folder| folder.sync_all());
    match synced {
        // some network disks cannot flush a folder
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported
            ) =>
        {
            Ok(())
        }
        other => other.map_err(Error::file(Verb::Write, path)),
    }
}

/// Flushes everything below a folder: in one call for the whole disk, a hundred times cheaper than file by file.
#[cfg(any(target_os = "linux", target_os = "android"))]
pub fn sync_tree(path: &Path) -> Result<(), Error> {
    let folder = File::open(path).map_err(Error::file(Verb::Write, path))?;
    rustix::fs::syncfs(&folder).map_err(|error| Error::file(Verb::Write, path)(error.into()))
}

/// Flushes everything below a folder.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
pub fn sync_tree(path: &Path) -> Result<(), Error> {
    for entry in super::walk(path)? {
        sync_file(&path.join(&entry.name))?;
    }
    sync_dir(path)
}
