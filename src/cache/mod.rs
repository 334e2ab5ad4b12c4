//! What can be made again but need not be: bytes by digest, what came of a source, what a source was.
//!
//! In: digests, bytes, small values. Out: the same, or nothing where something is missing, damaged or of another
//! format: a cache never makes a build fail for what it holds, only for what the disk refuses. It knows no images.
//!
//! | part | from | to |
//! |---|---|---|
//! | [`Objects`] | a digest | the bytes that have it |
//! | [`Entries`] | the digest of a question | the answer, a small value |
//! | [`SourceIndex`] | a path and how the file lies on the disk | what was learnt by reading it |
//! | [`Alone`] | what must go | nothing of it is left |
//!
//! Interruption loses nothing: an object is whole before it has its name, and an entry is in the system's hands
//! when [`Entries::set`] returns. A power failure may tear the last of them; digests and check digits tell.
//! Formats have their version in the file name, so that old and new programs do not disturb each other.

mod entries;
mod evict;
mod objects;
mod source_index;

pub use entries::Entries;
pub use evict::Alone;
pub use objects::Objects;
pub use source_index::SourceIndex;

use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::fs;

/// The folder of objects.
const OBJECTS: &str = "objects-1";
/// The log of answers.
const ENTRIES: &str = "entries-1.log";

/// The file of a source index.
fn sources_file(name: &str) -> String {
    format!("sources-1-{name}.txt")
}

/// A day, in the nanoseconds of file stamps: no write takes that long.
const DAY: u128 = 24 * 3600 * 1_000_000_000;

/// The folder of all that can be made again. Open to several threads and processes.
#[derive(Debug)]
pub struct Cache {
    root: PathBuf,
    /// Bytes by digest.
    pub objects: Objects,
    /// Answers by the digest of their question.
    pub entries: Entries,
}

impl Cache {
    /// Opens the cache, or makes it.
    ///
    /// # Errors
    /// When the folder cannot be made, read or written.
    pub fn open(root: &Path) -> Result<Self, Error> {
        let temporary = root.join("tmp");
        fs::create_dir_all(&temporary)?;
        tag(root)?;
        sweep(&temporary)?;
        Ok(Cache {
            objects: Objects::open(&root.join(OBJECTS), &temporary),
            entries: Entries::open(&root.join(ENTRIES), &temporary)?,
            root: root.to_path_buf(),
        })
    }

    /// The index of sources called `name`; `name` carries the version of what `T` means (`pictures-1`).
    ///
    /// # Errors
    /// When the file is there and cannot be read.
    pub fn sources<T>(&self, name: &str) -> Result<SourceIndex<T>, Error> {
        let file = self.root.join(sources_file(name));
        SourceIndex::open(&file, &self.root.join("tmp"))
    }
}

/// Tells backup programs to leave the folder out: <https://bford.info/cachedir/>.
fn tag(root: &Path) -> Result<(), Error> {
    const TAG: &[u8] = b"Signature: 8a477f597d28d172789f06886806bc55\n\
        # What trienlam can make again; the folder may be deleted at any time.\n";
    let file = root.join("CACHEDIR.TAG");
    match fs::stamp(&file)? {
        Some(_) => Ok(()),
        None => fs::replace(&file, TAG, &root.join("tmp")),
    }
}

/// Removes what killed runs left in the folder of temporary files. Age is told without a clock: a file made now
/// shows what time it is.
fn sweep(temporary: &Path) -> Result<(), Error> {
    let left = fs::list(temporary)?;
    if left.is_empty() {
        return Ok(());
    }
    let probe = temporary.join(format!("{}now-{}", fs::TEMPORARY, std::process::id()));
    let now = fs::write_fresh(&probe, b"")?.modified;
    fs::remove_file(&probe)?;
    for entry in left {
        if entry.stamp.is_some_and(|stamp| stamp.modified + DAY < now) {
            fs::remove_file(&temporary.join(entry.name))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opens_twice_and_is_tagged() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("site/.trienlam/cache");
        let one = Cache::open(&root).unwrap();
        let two = Cache::open(&root).unwrap();
        let digest = one.objects.put(b"mat troi").unwrap();
        assert_eq!(two.objects.read(&digest).unwrap().unwrap(), b"mat troi");
        let tag = fs::read(&root.join("CACHEDIR.TAG")).unwrap();
        assert!(tag.starts_with(b"Signature: 8a477f597d28d172789f06886806bc55"));
    }

    #[test]
    fn leftovers_of_killed_runs_are_swept_when_old() {
        let folder = tempfile::tempdir().unwrap();
        let temporary = folder.path().join("tmp");
        let (old, young) = (temporary.join("old"), temporary.join("young"));
        fs::write(&old, b"half").unwrap();
        fs::write(&young, b"half").unwrap();
        let file = std::fs::File::options().write(true).open(&old).unwrap();
        let two_days_ago = file.metadata().unwrap().modified().unwrap()
            - std::time::Duration::from_secs(48 * 3600);
        file.set_modified(two_days_ago).unwrap();
        Cache::open(folder.path()).unwrap();
        assert!(!old.exists() && young.exists());
    }
}
