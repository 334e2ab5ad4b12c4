//! A folder for files that another program must see, for as long as it runs.
//!
//! In: bytes under a name. Out: the path, and what the program wrote beside it. Only this user can look inside, and
//! all of it is gone when the value is dropped. Nothing lasting is kept here: that is the cache's business.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, Verb};

/// A temporary folder of one's own.
#[derive(Debug)]
pub struct Scratch {
    folder: tempfile::TempDir,
}

impl Scratch {
    /// Makes the folder where the system keeps temporary files.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn new() -> Result<Scratch, Error> {
        let place = std::env::temp_dir();
        let folder = tempfile::Builder::new()
            .prefix(super::TEMPORARY)
            .tempdir_in(&place)
            .map_err(Error::file(Verb::Create, &place))?;
        Ok(Scratch { folder })
    }

    /// The folder itself.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file and says where it lies.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn put(&self, name: &str, bytes: &[u8]) -> Result<PathBuf, Error> {
        let path = self.folder.path().join(name);
        fs::write(&path, bytes).map_err(Error::file(Verb::Write, &path))?;
        Ok(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_behind() {
        let scratch = Scratch::new().unwrap();
        let path = scratch.put("picture", b"1").unwrap();
        assert_eq!(super::super::read(&path).unwrap(), b"1");
        drop(scratch);
        assert!(!path.exists());
    }
}
