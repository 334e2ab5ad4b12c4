//! A file that only grows: what is appended outlives the process at once.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::error::{Error, Verb};

/// A file open for appending. Each append is one write, so those of several processes do not mix.
#[derive(Debug)]
pub struct Log {
    file: File,
    path: PathBuf,
}

impl Log {
    /// Opens the file, or makes it.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let mut options = OpenOptions::new();
        let file = options.create(true).append(true).open(path);
        Ok(Log {
            file: file.map_err(Error::file(Verb::Write, path))?,
            path: path.to_path_buf(),
        })
    }

    /// Appends bytes; they are in the system's hands when this returns (a kill loses nothing, a power failure may).
    pub fn append(&self, bytes: &[u8]) -> Result<(), Error> {
        let mut file = &self.file;
        file.write_all(bytes)
            .map_err(Error::file(Verb::Write, &self.path))
    }
}
