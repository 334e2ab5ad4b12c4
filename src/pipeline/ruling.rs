//! What was decided of one work, and why: the account that a curator and other programs get.
//!
//! Private, since it names files; it goes to the screen and to `--json`, never to the published folder.

use jiff::civil::Date;

use crate::diagnostics::{Message, Place};
use crate::exhibition::{Level, Scope, WorkId};

/// What was decided of one work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruling {
    /// The picture.
    pub picture: Place,
    /// What became of it.
    pub fate: Fate,
}

/// What became of a work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Visitors see it.
    Shown {
        /// Its public id.
        id: WorkId,
        /// How much of the child is shown, at most.
        level: Level,
        /// The first day on which it is no longer shown.
        expires_on: Option<Date>,
        /// What its record says and visitors do not see.
        kept_back: Vec<KeptBack>,
    },
    /// It is shown nowhere.
    Withheld {
        /// The key of the totals (`no-consent`, `expired`, …).
        code: &'static str,
        /// Why.
        why: Message,
        /// What can be done.
        remedy: Message,
    },
    /// It was left out because of errors, which the report tells.
    Faulty,
}

/// A field that is written and not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptBack {
    /// The key in the record (`school`, `extra.note`).
    pub field: String,
    /// What a consent must cover for it to be shown.
    pub scope: Scope,
    /// Everybody who keeps it back; never empty.
    pub by: Vec<Keeper>,
}

/// Who keeps a field back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Keeper {
    /// The consent does not cover it.
    Consent,
    /// The site's `publish.level`.
    Site,
    /// A room's `level`.
    Room,
    /// The record's own `level`.
    Work,
    /// The site's switch `publish.full_names`.
    FullNames,
}

impl Keeper {
    /// The name in `--json`.
    pub fn name(self) -> &'static str {
        match self {
            Keeper::Consent => "consent",
            Keeper::Site => "site",
            Keeper::Room => "room",
            Keeper::Work => "work",
            Keeper::FullNames => "full-names",
        }
    }
}
