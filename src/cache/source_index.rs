//! What was learnt by reading a source, so that it need not be read again while it lies untouched: like git's index.
//!
//! In: a path and the file's stamp. Out: the value noted for exactly that stamp, or nothing. A file written within
//! two seconds before the index itself is not trusted: it may have changed again in the same tick of the disk's
//! clock, with the same size (<https://git-scm.com/docs/racy-git>). The index file's own time is the measure, so no
//! clock is asked.

use std::collections::BTreeMap;
use std::marker::PhantomData;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::digest::Digest;
use crate::error::Error;
use crate::fs::{self, Stamp};

/// The coarsest clock of a disk (FAT: two seconds), in the nanoseconds of stamps.
const TICK: u128 = 2_000_000_000;

/// A memo from (path, stamp) to `T`. Open to several threads; `T` is stored as JSON and read when asked for.
#[derive(Debug)]
pub struct SourceIndex<T> {
    file: PathBuf,
    temporary: PathBuf,
    notes: Mutex<Notes>,
    of: PhantomData<fn() -> T>,
}

#[derive(Debug, Default)]
struct Notes {
    /// By path.
    all: BTreeMap<String, Note>,
    changed: bool,
}

#[derive(Debug)]
struct Note {
    stamp: Stamp,
    json: String,
    /// Written long enough before the index.
    trusted: bool,
    /// Asked for or told in this run.
    seen: bool,
}

impl<T> SourceIndex<T> {
    /// Reads the index; a damaged one counts as empty.
    pub(super) fn open(file: &Path, temporary: &Path) -> Result<Self, Error> {
        let saved = fs::stamp(file)?.map_or(0, |stamp| stamp.modified);
        let bytes = fs::read_if_exists(file)?.unwrap_or_default();
        let all = std::str::from_utf8(&bytes)
            .ok()
            .and_then(|text| read(text, saved));
        Ok(SourceIndex {
            file: file.to_path_buf(),
            temporary: temporary.to_path_buf(),
            notes: Mutex::new(Notes {
                all: all.unwrap_or_default(),
                changed: false,
            }),
            of: PhantomData,
        })
    }

    /// Forgets every source that was neither asked for nor told in this run: to be called when all were.
    pub fn forget_unseen(&self) {
        let mut notes = self.notes();
        let before = notes.all.len();
        notes.all.retain(|_, note| note.seen);
        notes.changed |= notes.all.len() != before;
    }

    /// Writes the index, in one step, if anything in it is new.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn save(&self) -> Result<(), Error> {
        let mut notes = self.notes();
        if notes.changed {
            fs::replace(&self.file, write(&notes.all).as_bytes(), &self.temporary)?;
            notes.changed = false;
        }
        Ok(())
    }

    fn notes(&self) -> MutexGuard<'_, Notes> {
        self.notes.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T: Serialize + DeserializeOwned> SourceIndex<T> {
    /// Forgets every source of whose value `keep` says no, or that cannot be read; and those that are not trusted,
    /// since saving the index makes it younger than they are.
    pub(super) fn retain(&self, keep: impl Fn(&T) -> bool) {
        let mut notes = self.notes();
        let before = notes.all.len();
        let kept = |note: &Note| {
            let value = serde_json::from_str(&note.json).ok();
            note.trusted && value.is_some_and(|value| keep(&value))
        };
        notes.all.retain(|_, note| kept(note));
        notes.changed |= notes.all.len() != before;
    }

    /// What was noted for the file at `path` (relative to the site) with this very stamp.
    pub fn get(&self, path: &str, stamp: &Stamp) -> Option<T> {
        let json = {
            let mut notes = self.notes();
            let note = notes.all.get_mut(path)?;
            note.seen = true;
            (note.trusted && note.stamp == *stamp).then(|| note.json.clone())?
        };
        serde_json::from_str(&json).ok()
    }

    /// Notes what was learnt. The stamp must have been taken before the file was read.
    pub fn set(&self, path: &str, stamp: &Stamp, value: &T) {
        // a value that JSON cannot hold is not worth a failure: it will be learnt again
        let Ok(json) = serde_json::to_string(value) else {
            return;
        };
        let note = Note {
            stamp: *stamp,
            json,
            trusted: true,
            seen: true,
        };
        let mut notes = self.notes();
        let same = |old: &Note| old.trusted && old.stamp == note.stamp && old.json == note.json;
        // an untrusted note told anew is a change too: saving makes the index younger and the note trusted
        notes.changed |= !notes.all.get(path).is_some_and(same);
        notes.all.insert(path.to_owned(), note);
    }
}

/// `path ⇥ size ⇥ modified ⇥ inode ⇥ value`, one source a line, below a line with the digest of them all.
fn write(notes: &BTreeMap<String, Note>) -> String {
    let mut body = String::new();
    for (path, note) in notes {
        let Stamp {
            size,
            modified,
            inode,
        } = note.stamp;
        let path = serde_json::Value::from(path.as_str());
        let json = &note.json;
        body.push_str(&format!("{path}\t{size}\t{modified}\t{inode}\t{json}\n"));
    }
    format!("{}\n{body}", Digest::of(body.as_bytes()))
}

/// `None` if anything at all is damaged.
fn read(text: &str, saved: u128) -> Option<BTreeMap<String, Note>> {
    let (digest, body) = text.split_once('\n')?;
    if Digest::from_hex(digest)? != Digest::of(body.as_bytes()) {
        return None;
    }
    body.lines().map(|line| read_line(line, saved)).collect()
}

fn read_line(line: &str, saved: u128) -> Option<(String, Note)> {
    let mut fields = line.splitn(5, '\t');
    let path = serde_json::from_str(fields.next()?).ok()?;
    let stamp = Stamp {
        size: fields.next()?.parse().ok()?,
        modified: fields.next()?.parse().ok()?,
        inode: fields.next()?.parse().ok()?,
    };
    let note = Note {
        stamp,
        json: fields.next()?.to_owned(),
        trusted: stamp.modified + TICK < saved,
        seen: false,
    };
    Some((path, note))
}

#[cfg(test)]
mod tests {
    use super::*;

    type Value = (Digest, u32, u32);

    fn value(n: u64) -> Value {
        (Digest::of(&n.to_le_bytes()), 4000, 3000)
    }

    /// A stamp long past.
    fn stamp(n: u64) -> Stamp {
        Stamp {
            size: n,
            modified: 1_700_000_000_123_456_789,
            inode: n,
        }
    }

    fn open(folder: &Path) -> SourceIndex<Value> {
        SourceIndex::open(&folder.join("sources-1-x.txt"), folder).unwrap()
    }

    #[test]
    fn gives_back_what_was_noted_for_this_very_stamp() {
        let folder = tempfile::tempdir().unwrap();
        let odd = "content/a\tb\n\"é\".jpg";
        let index = open(folder.path());
        index.set(odd, &stamp(1), &value(1));
        assert_eq!(index.get(odd, &stamp(1)), Some(value(1)));
        index.save().unwrap();
        let index = open(folder.path());
        assert_eq!(index.get(odd, &stamp(1)), Some(value(1)));
        for other in [
            Stamp {
                size: 2,
                ..stamp(1)
            },
            Stamp {
                inode: 2,
                ..stamp(1)
            },
            Stamp {
                modified: 5,
                ..stamp(1)
            },
        ] {
            assert_eq!(index.get(odd, &other), None);
        }
        assert_eq!(index.get("content/b.jpg", &stamp(1)), None);
    }

    #[test]
    fn a_source_younger_than_the_index_is_not_trusted_once() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("sources-1-x.txt");
        let source = folder.path().join("a.jpg");
        fs::write(&source, b"x").unwrap();
        let young = fs::stamp(&source).unwrap().unwrap();
        let index = open(folder.path());
        index.set("a.jpg", &young, &value(1));
        index.save().unwrap();

        let index = open(folder.path());
        assert_eq!(
            index.get("a.jpg", &young),
            None,
            "could have changed in the same tick"
        );
        index.set("a.jpg", &young, &value(1));
        index.save().unwrap();
        // as if that had been saved three seconds later
        let saved = std::fs::File::options().write(true).open(&file).unwrap();
        let later =
            saved.metadata().unwrap().modified().unwrap() + std::time::Duration::from_secs(3);
        saved.set_modified(later).unwrap();
        assert_eq!(open(folder.path()).get("a.jpg", &young), Some(value(1)));
    }

    #[test]
    fn is_written_only_when_changed_and_in_one_order() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("sources-1-x.txt");
        let index = open(folder.path());
        for n in [3, 1, 2] {
            index.set(&format!("{n}.jpg"), &stamp(n), &value(n));
        }
        index.save().unwrap();
        let (bytes, before) = (fs::read(&file).unwrap(), fs::stamp(&file).unwrap());

        let index = open(folder.path());
        index.set("2.jpg", &stamp(2), &value(2));
        assert_eq!(index.get("1.jpg", &stamp(1)), Some(value(1)));
        index.save().unwrap();
        assert_eq!(fs::stamp(&file).unwrap(), before);

        index.forget_unseen();
        index.save().unwrap();
        index.set("3.jpg", &stamp(3), &value(3));
        index.save().unwrap();
        assert_eq!(fs::read(&file).unwrap(), bytes);
    }

    #[test]
    fn a_damaged_index_counts_as_empty() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("sources-1-x.txt");
        let index = open(folder.path());
        index.set("1.jpg", &stamp(1), &value(1));
        index.save().unwrap();
        let whole = fs::read(&file).unwrap();
        for at in 0..whole.len() {
            fs::write(&file, &whole[..at]).unwrap();
            assert_eq!(open(folder.path()).get("1.jpg", &stamp(1)), None);
            let mut flipped = whole.clone();
            flipped[at] ^= 2;
            fs::write(&file, &flipped).unwrap();
            assert_eq!(open(folder.path()).get("1.jpg", &stamp(1)), None);
        }
    }

    #[test]
    #[ignore = "a measurement: cargo test --release --lib cache -- --ignored --nocapture"]
    fn measured() {
        let folder = tempfile::tempdir().unwrap();
        for count in [1_000, 100_000] {
            let index = open(folder.path());
            for n in 0..count {
                index.set(
                    &format!("content/phong/tranh-{n}.jpg"),
                    &stamp(n),
                    &value(n),
                );
            }
            index.save().unwrap();
            let start = std::time::Instant::now();
            let index = open(folder.path());
            let opened = start.elapsed();
            for n in 0..count {
                assert!(
                    index
                        .get(&format!("content/phong/tranh-{n}.jpg"), &stamp(n))
                        .is_some()
                );
            }
            println!(
                "{count} sources: opened in {opened:?}, all asked after {:?}",
                start.elapsed()
            );
        }
    }
}
