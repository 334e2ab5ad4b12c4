//! A folder for files that another program must see, for as long as it runs.
//!
//! In: bytes under a name. Out: the path, and what the program wrote beside it. Only this user can look inside, and
//! all of it is gone when the value is dropped. **The only place of this crate that touches the disk.**
#![allow(
    clippy::disallowed_methods,
    reason = "this is the file that the ban leaves to this crate"
)]

use std::fs;
use std::io;
use std::path::Path;

/// How the folder's name begins: what a killed run may leave behind.
const PREFIX: &str = ".trienlam-";

/// A temporary folder of one's own.
#[derive(Debug)]
pub(super) struct Scratch {
    folder: tempfile::TempDir,
}

impl Scratch {
    /// Makes the folder where the system keeps temporary files.
    pub(super) fn new() -> io::Result<Scratch> {
        let folder = tempfile::Builder::new().prefix(PREFIX).tempdir()?;
        Ok(Scratch { folder })
    }

    /// The folder itself.
    pub(super) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file.
    pub(super) fn put(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        fs::write(self.folder().join(name), bytes)
    }

    /// Reads a file that may be missing.
    pub(super) fn take(&self, name: &str) -> io::Result<Option<Vec<u8>>> {
        match fs::read(self.folder().join(name)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Bytes in a file that may not be there yet.
    pub(super) fn size(&self, name: &str) -> u64 {
        fs::metadata(self.folder().join(name)).map_or(0, |metadata| metadata.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_behind() {
        let scratch = Scratch::new().unwrap();
        assert_eq!(scratch.size("picture"), 0);
        assert_eq!(scratch.take("picture").unwrap(), None);
        scratch.put("picture", b"1").unwrap();
        assert_eq!(scratch.size("picture"), 1);
        assert_eq!(scratch.take("picture").unwrap(), Some(b"1".to_vec()));
        let path = scratch.folder().to_path_buf();
        drop(scratch);
        assert!(!path.exists());
    }
}
