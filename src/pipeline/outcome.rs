//! What came of a run.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::Ruling;
use crate::diagnostics::Report;

/// What came of a run.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Every content problem.
    pub report: Report,
    /// How many works there are and what became of them.
    pub tally: Tally,
    /// What was decided of each work, in visiting order.
    pub rulings: Vec<Ruling>,
    /// What was published; `None` for a check, or where a gate closed.
    pub published: Option<Published>,
}

/// How many works there are and what became of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Tally {
    /// Pictures found.
    pub works: usize,
    /// Works that visitors see.
    pub shown: usize,
    /// Of these, works of which visitors see less than the record says.
    pub lowered: usize,
    /// Works withheld, by reason (`no-consent`, `expired`, …).
    pub withheld: BTreeMap<&'static str, usize>,
    /// Works left out because of errors, with `--keep-going`.
    pub faulty: usize,
    /// Shown works that say what a blind visitor hears.
    pub with_alt: usize,
}

/// What was published.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Published {
    /// The folder.
    pub out: PathBuf,
    /// Files in it.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
    /// Files that differ from what was there before, new ones included.
    pub changed: usize,
    /// Files that are gone.
    pub removed: usize,
    /// Sources whose derivatives were made in this run.
    pub rendered: usize,
    /// Sources whose derivatives came from the cache.
    pub cached: usize,
}
