//! The state folder: what is known of a published folder, beside it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::digest::Digest;
use crate::error::Error;
use crate::exhibition::SitePath;
use crate::fs::{self, Stamp};
use crate::pipeline::inventory;

/// The version of the private formats, journal and stamps.
const FORMAT: u32 = 1;

/// Where everything lies.
#[derive(Clone, Debug)]
pub(in crate::pipeline) struct State {
    pub(in crate::pipeline) folder: PathBuf,
}

impl State {
    pub(in crate::pipeline) fn new(folder: &Path) -> Self {
        State {
            folder: folder.to_path_buf(),
        }
    }
    /// Held by the run that publishes.
    pub(super) fn lock(&self) -> PathBuf {
        self.folder.join("lock")
    }
    /// What is published.
    pub(in crate::pipeline) fn inventory(&self) -> PathBuf {
        self.folder.join(inventory::FILE)
    }
    /// What will be, once the folders have changed places.
    pub(in crate::pipeline) fn next_inventory(&self) -> PathBuf {
        self.folder.join("inventory.next.json")
    }
    /// How the published files lay on the disk.
    pub(in crate::pipeline) fn stamps(&self) -> PathBuf {
        self.folder.join("stamps.json")
    }
    /// There only while folders change places.
    pub(in crate::pipeline) fn journal(&self) -> PathBuf {
        self.folder.join("journal.json")
    }
    /// The tree that is being made; after an exchange, the old one.
    pub(in crate::pipeline) fn tree(&self) -> PathBuf {
        self.folder.join("staging")
    }
    /// The old tree, where the disk cannot exchange.
    pub(in crate::pipeline) fn old(&self) -> PathBuf {
        self.folder.join("old")
    }
}

/// The note that says which folder is which while they change places: their numbers on the disk, 0 where unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::pipeline) struct Journal {
    format: u32,
    /// The new tree.
    pub(super) staged: u64,
    /// What was published before, if anything.
    pub(super) live: Option<u64>,
}

/// What the journal says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Noted {
    Nothing,
    Damaged,
    Whole(Journal),
}

impl Journal {
    pub(in crate::pipeline) fn new(staged: u64, live: Option<u64>) -> Self {
        Journal {
            format: FORMAT,
            staged,
            live,
        }
    }

    pub(super) fn load(state: &State) -> Result<Noted, Error> {
        let Some(bytes) = fs::read_if_exists(&state.journal())? else {
            return Ok(Noted::Nothing);
        };
        match serde_json::from_slice::<Journal>(&bytes) {
            Ok(journal) if journal.format == FORMAT => Ok(Noted::Whole(journal)),
            _ => Ok(Noted::Damaged),
        }
    }

    pub(in crate::pipeline) fn save(&self, state: &State) -> Result<(), Error> {
        let json = serde_json::to_vec(self).unwrap_or_default();
        fs::write_atomically(&state.journal(), &json)?;
        fs::sync_dir(&state.folder)
    }
}

/// A memo of how published files lay on the disk and what their bytes were then, so that untouched ones need not be
/// read. Each line stands for itself, so an old, a future or a damaged memo costs time and never correctness.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::pipeline) struct Stamps {
    format: u32,
    files: BTreeMap<SitePath, Seen>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Seen {
    digest: Digest,
    stamp: Stamp,
}

impl Stamps {
    pub(super) fn load(state: &State) -> Result<Self, Error> {
        let bytes = fs::read_if_exists(&state.stamps())?.unwrap_or_default();
        let stamps = serde_json::from_slice(&bytes).ok();
        let current = stamps.filter(|stamps: &Stamps| stamps.format == FORMAT);
        Ok(current.unwrap_or_default())
    }

    pub(in crate::pipeline) fn save(&self, state: &State) -> Result<(), Error> {
        let json = serde_json::to_vec(self).unwrap_or_default();
        fs::replace(&state.stamps(), &json, &state.folder)
    }

    /// Whether a file with this stamp is known to have had this digest.
    pub(super) fn vouch(&self, path: &SitePath, stamp: &Stamp, digest: &Digest) -> bool {
        let seen = self.files.get(path);
        seen.is_some_and(|seen| seen.stamp == *stamp && seen.digest == *digest)
    }
}

impl FromIterator<(SitePath, Digest, Stamp)> for Stamps {
    fn from_iter<I: IntoIterator<Item = (SitePath, Digest, Stamp)>>(files: I) -> Self {
        let seen = |(path, digest, stamp)| (path, Seen { digest, stamp });
        Stamps {
            format: FORMAT,
            files: files.into_iter().map(seen).collect(),
        }
    }
}
