//! Locks between processes: one file, held until dropped, freed by the system when a process dies.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;

use super::create_dir_all;
use crate::error::{Error, Verb};

/// A lock that is held; dropping it frees it.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock for oneself, or says `None` at once when anybody else holds it.
    ///
    /// On disks that know no locks (some network shares) it is granted: the alternative is never to build there.
    pub fn alone(path: &Path) -> Result<Option<Self>, Error> {
        let file = open(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Lock { _file: file })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                Ok(Some(Lock { _file: file }))
            }
            Err(TryLockError::Error(error)) => Err(Error::file(Verb::Lock, path)(error)),
        }
    }

    /// Takes the lock together with others who share it, and waits while somebody holds it alone.
    pub fn shared(path: &Path) -> Result<Self, Error> {
        let file = open(path)?;
        match file.lock_shared() {
            Err(error) if error.kind() != io::ErrorKind::Unsupported => {
                Err(Error::file(Verb::Lock, path)(error))
            }
            _ => Ok(Lock { _file: file }),
        }
    }
}

fn open(path: &Path) -> Result<File, Error> {
    if let Some(folder) = path.parent() {
        create_dir_all(folder)?;
    }
    let mut options = OpenOptions::new();
    let file = options.create(true).truncate(false).write(true).open(path);
    file.map_err(Error::file(Verb::Lock, path))
}
