//! Works that were taken out for good: what is remembered of them, and how one that comes back is known again.
//!
//! A tombstone holds no name and no picture. It holds marks: a few characters of a digest, enough to tell whether a
//! picture is the one that was withdrawn, and nothing that it could be made from again.

use std::fmt;

use jiff::civil::Date;

use super::{WorkId, same_name};
use crate::digest::Digest;

/// One work that was taken out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tombstone {
    /// Its public id, never to be used again.
    pub id: WorkId,
    /// The day on which it was taken out.
    pub on: Date,
    /// Why.
    pub reason: WithdrawalReason,
    /// Of its picture.
    pub picture: Mark,
    /// Of its file's name; only where a list of its room or a tour still named it on that day.
    pub name: Option<Mark>,
}

/// Why a work was taken out: codes, so that no story about a child is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WithdrawalReason {
    /// The parent or guardian asked for it.
    Guardian,
    /// The child asked for it.
    Child,
    /// It tells something about a child that it should not.
    Privacy,
    /// Somebody else has a right in it.
    Rights,
    /// It should never have been there.
    Mistake,
    /// None of these.
    Other,
    /// Nobody said.
    Unstated,
}

/// Something to recognise a picture or a name by, and no more.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark(String);

/// All tombstones of an exhibition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// In the order in which they were written.
    pub tombstones: Vec<Tombstone>,
}

impl WithdrawalReason {
    /// All, in the order of the documentation.
    pub const ALL: [WithdrawalReason; 7] = [
        WithdrawalReason::Guardian,
        WithdrawalReason::Child,
        WithdrawalReason::Privacy,
        WithdrawalReason::Rights,
        WithdrawalReason::Mistake,
        WithdrawalReason::Other,
        WithdrawalReason::Unstated,
    ];

    /// The code in the ledger.
    pub fn code(self) -> &'static str {
        match self {
            WithdrawalReason::Guardian => "guardian",
            WithdrawalReason::Child => "child",
            WithdrawalReason::Privacy => "privacy",
            WithdrawalReason::Rights => "rights",
            WithdrawalReason::Mistake => "mistake",
            WithdrawalReason::Other => "other",
            WithdrawalReason::Unstated => "unstated",
        }
    }
}

impl Mark {
    /// Characters of a picture's mark: 80 bits, so that no other picture has it.
    pub const PICTURE_CHARS: usize = 16;
    /// Characters of a name's mark: 20 bits. That is plenty to know a name in a list again, and far too little to
    /// find out which name it was: among all names that children have, many fit.
    pub const NAME_CHARS: usize = 4;

    /// The mark of a picture, from the digest of its bytes. It shares no character with the id, which is the beginning
    /// of that digest.
    pub fn of_picture(picture: &Digest) -> Self {
        let picture = picture.hex();
        let parts = [&b"trienlam: withdrawn picture"[..], picture.as_bytes()];
        Mark(Digest::of_parts(parts).base32(Self::PICTURE_CHARS))
    }

    /// The mark of a file's name without its ending, for one work alone: two works of one name have different marks.
    pub fn of_name(id: &WorkId, stem: &str) -> Self {
        let stem = same_name(stem);
        let id = id.as_str().as_bytes();
        let parts = [&b"trienlam: withdrawn name"[..], id, stem.as_bytes()];
        Mark(Digest::of_parts(parts).base32(Self::NAME_CHARS))
    }

    /// Reads back what was written in the ledger.
    pub fn parse(text: &str) -> Option<Self> {
        let base32 = |c: char| c.is_ascii_lowercase() || ('2'..='7').contains(&c);
        let length = [Self::PICTURE_CHARS, Self::NAME_CHARS].contains(&text.len());
        (length && text.chars().all(base32)).then(|| Mark(text.to_owned()))
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Ledger {
    /// The tombstone that holds a picture, by the digest of its bytes.
    pub fn of_picture(&self, picture: &Digest) -> Option<&Tombstone> {
        if self.tombstones.is_empty() {
            return None;
        }
        let mark = Mark::of_picture(picture);
        self.tombstones.iter().find(|stone| stone.picture == mark)
    }

    /// The tombstone that holds an id.
    pub fn of_id(&self, id: &WorkId) -> Option<&Tombstone> {
        self.tombstones.iter().find(|stone| stone.id == *id)
    }

    /// The tombstone of a work whose file had this name.
    pub fn of_name(&self, stem: &str) -> Option<&Tombstone> {
        let named = |stone: &&Tombstone| {
            let mark = stone.name.as_ref();
            mark.is_some_and(|mark| *mark == Mark::of_name(&stone.id, stem))
        };
        self.tombstones.iter().find(named)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> WorkId {
        WorkId::parse(text).unwrap()
    }

    #[test]
    fn a_mark_reads_back_and_tells_nothing_of_the_id() {
        let picture = Digest::of(b"picture");
        let mark = Mark::of_picture(&picture);
        assert_eq!(Mark::parse(&mark.to_string()), Some(mark.clone()));
        assert!(!mark.to_string().starts_with(&picture.base32(4)));
        for text in ["", "abc", "nguyen-van-an-01", "ABCDEFGHIJKLMNOP", "abc1"] {
            assert_eq!(Mark::parse(text), None, "{text}");
        }
    }

    #[test]
    fn names_are_known_again_however_they_are_typed() {
        let stone = Tombstone {
            id: id("abc"),
            on: Date::constant(2026, 1, 15),
            reason: WithdrawalReason::Child,
            picture: Mark::of_picture(&Digest::of(b"picture")),
            name: Some(Mark::of_name(&id("abc"), "Con diều")),
        };
        let ledger = Ledger {
            tombstones: vec![stone],
        };
        assert!(ledger.of_name("con die\u{302}\u{300}u").is_some());
        assert!(ledger.of_name("con diêu").is_none());
        assert_ne!(
            Mark::of_name(&id("abc"), "x"),
            Mark::of_name(&id("abd"), "x")
        );
        assert!(ledger.of_picture(&Digest::of(b"picture")).is_some());
        assert!(ledger.of_picture(&Digest::of(b"pictures")).is_none());
    }
}
