//! Answers by the digest of their question: which derivatives a source gave under a specification, and the like.
//!
//! In: a key and a small value. Out: the value, or nothing. One log for all: a line is appended as soon as there is
//! something to say, so a killed run loses nothing, and a thousand answers are one read. A line is
//! `key check json`, `check` being digits of the digest of the two others; it begins with the line break, so that a
//! torn line cannot swallow the next. The last line for a key counts.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::digest::Digest;
use crate::error::Error;
use crate::fs::{self, Lock, Log};

const KEY: usize = 64;
const CHECK: usize = 16;
/// Where the value begins in a line.
const VALUE: usize = KEY + 1 + CHECK + 1;
/// What an entry becomes when it is taken away.
const GONE: &[u8] = b"null";
/// Bytes of overwritten lines that are not worth a rewrite.
const SLACK: usize = 64 * 1024;

/// Answers by the digest of their question. Open to several threads and processes; a process sees its own
/// answers and those that were there when it opened the log.
#[derive(Debug)]
pub struct Entries {
    log: Log,
    told: Mutex<Told>,
    /// Held together with every other process that appends: who rewrites the log holds it alone.
    _lock: Lock,
}

/// The log as this process knows it, and where in it the values are.
#[derive(Debug, Default)]
struct Told {
    text: Vec<u8>,
    values: BTreeMap<Digest, Range<usize>>,
}

impl Entries {
    pub(super) fn open(path: &Path, temporary: &Path) -> Result<Self, Error> {
        let guard = path.with_extension("lock");
        let mut told = Told::read(fs::read_if_exists(path)?.unwrap_or_default());
        if told.wasteful()
            && let Some(_alone) = Lock::alone(&guard)?
        {
            told = Told::read(fs::read_if_exists(path)?.unwrap_or_default()).compact();
            fs::replace(path, &told.text, temporary)?;
        }
        let lock = Lock::shared(&guard)?;
        Ok(Entries {
            log: Log::open(path)?,
            told: Mutex::new(told),
            _lock: lock,
        })
    }

    /// Writes the log anew with those answers alone of which `keep` says yes. Nobody else may have it open.
    pub(super) fn retain(
        path: &Path,
        temporary: &Path,
        mut keep: impl FnMut(&[u8]) -> bool,
    ) -> Result<(), Error> {
        let Some(bytes) = fs::read_if_exists(path)? else {
            return Ok(());
        };
        let told = Told::read(bytes);
        let mut kept = Told::default();
        for key in told.values.keys() {
            if let Some(json) = told.value(key).filter(|json| keep(json)) {
                kept.add(&line(key, json));
            }
        }
        fs::replace(path, &kept.text, temporary)
    }

    /// The answer; `None` where there is none, or one that is damaged or of another shape.
    pub fn get<T: DeserializeOwned>(&self, key: &Digest) -> Option<T> {
        let json = self.told().value(key)?.to_vec();
        serde_json::from_slice(&json).ok()
    }

    /// Writes the answer down. When this returns, killing the program loses nothing of it.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn set<T: Serialize>(&self, key: &Digest, value: &T) -> Result<(), Error> {
        let json = serde_json::to_vec(value).unwrap_or_else(|_| GONE.to_vec());
        self.tell(key, &json)
    }

    /// Takes an answer away.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn remove(&self, key: &Digest) -> Result<(), Error> {
        self.tell(key, GONE)
    }

    /// The keys that have an answer, sorted: for whoever decides what may go.
    pub fn keys(&self) -> Vec<Digest> {
        let told = self.told();
        let keys = told.values.keys().copied();
        keys.filter(|key| told.value(key).is_some()).collect()
    }

    fn tell(&self, key: &Digest, json: &[u8]) -> Result<(), Error> {
        let mut told = self.told();
        if told.value(key) == Some(json) {
            return Ok(());
        }
        let line = line(key, json);
        self.log.append(&line)?;
        told.add(&line);
        Ok(())
    }

    fn told(&self) -> MutexGuard<'_, Told> {
        self.told.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Told {
    fn read(text: Vec<u8>) -> Self {
        let mut values = BTreeMap::new();
        let mut at = 0;
        for line in text.split(|byte| *byte == b'\n') {
            if let Some(key) = key_of(line) {
                values.insert(key, at + VALUE..at + line.len());
            }
            at += line.len() + 1;
        }
        Told { text, values }
    }

    /// The JSON of a key, if its check digits are right and it was not taken away.
    fn value(&self, key: &Digest) -> Option<&[u8]> {
        let range = self.values.get(key)?.clone();
        let digits = self.text.get(range.start - 1 - CHECK..range.start - 1)?;
        let json = self.text.get(range)?;
        (json != GONE && digits == check(key, json).as_bytes()).then_some(json)
    }

    fn add(&mut self, line: &[u8]) {
        let start = self.text.len() + 1;
        self.text.extend_from_slice(line);
        if let Some(key) = key_of(&line[1..]) {
            self.values.insert(key, start + VALUE..self.text.len());
        }
    }

    fn wasteful(&self) -> bool {
        let used: usize = self.values.values().map(|range| VALUE + range.len()).sum();
        self.text.len() > 2 * used + SLACK
    }

    /// Only what counts, in the order of the keys.
    fn compact(&self) -> Self {
        let mut kept = Told::default();
        for key in self.values.keys() {
            if let Some(json) = self.value(key) {
                kept.add(&line(key, json));
            }
        }
        kept
    }
}

fn line(key: &Digest, json: &[u8]) -> Vec<u8> {
    let mut line = format!("\n{} {} ", key.hex(), check(key, json)).into_bytes();
    line.extend_from_slice(json);
    line
}

fn check(key: &Digest, json: &[u8]) -> String {
    let mut digits = Digest::of_parts([key.hex().as_bytes(), json]).hex();
    digits.truncate(CHECK);
    digits
}

fn key_of(line: &[u8]) -> Option<Digest> {
    let key = std::str::from_utf8(line.get(..KEY)?).ok()?;
    (line.len() > VALUE).then(|| Digest::from_hex(key))?
}

#[cfg(test)]
mod tests {
    use super::*;

    type Value = Vec<(String, u32)>;

    fn key(n: usize) -> Digest {
        Digest::of(&n.to_le_bytes())
    }

    fn value(n: usize) -> Value {
        (0..7).map(|i| (key(n * 10 + i).hex(), i as u32)).collect()
    }

    fn open(folder: &Path) -> Entries {
        Entries::open(&folder.join("entries-1.log"), folder).unwrap()
    }

    #[test]
    fn answers_outlive_the_process_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let one = open(folder.path());
        one.set(&key(1), &value(1)).unwrap();
        assert_eq!(one.get::<Value>(&key(1)), Some(value(1)));
        let two = open(folder.path());
        assert_eq!(two.get::<Value>(&key(1)), Some(value(1)));
        assert_eq!(two.get::<Value>(&key(2)), None);
        assert_eq!(two.get::<u32>(&key(1)), None, "another shape");
        two.remove(&key(1)).unwrap();
        assert_eq!(open(folder.path()).get::<Value>(&key(1)), None);
        assert_eq!(open(folder.path()).keys(), []);
    }

    #[test]
    fn a_torn_or_damaged_line_costs_itself_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("entries-1.log");
        let entries = open(folder.path());
        entries.set(&key(1), &12345_u32).unwrap();
        entries.set(&key(2), &12345_u32).unwrap();
        drop(entries);
        let whole = fs::read(&file).unwrap();
        for cut in 0..whole.len() {
            fs::write(&file, &whole[..cut]).unwrap();
            let entries = open(folder.path());
            entries.set(&key(3), &3_u32).unwrap();
            let entries = open(folder.path());
            let known: Vec<Option<u32>> = (1..=3).map(|n| entries.get(&key(n))).collect();
            assert_eq!(known[0], (cut >= whole.len() / 2).then_some(12345));
            assert_eq!(known[1..], [None, Some(3)]);
        }
        for flipped in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[flipped] ^= 1;
            fs::write(&file, &bytes).unwrap();
            let entries = open(folder.path());
            for n in 1..=2 {
                assert!(matches!(entries.get::<u32>(&key(n)), None | Some(12345)));
            }
        }
    }

    #[test]
    fn the_log_is_rewritten_when_most_of_it_is_history() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("entries-1.log");
        let entries = open(folder.path());
        for n in 0..2_000_usize {
            entries.set(&key(1), &n).unwrap();
        }
        assert_eq!(open(folder.path()).get(&key(1)), Some(1_999_usize));
        assert!(
            fs::read(&file).unwrap().len() > SLACK,
            "not while another writes"
        );
        drop(entries);
        assert_eq!(open(folder.path()).get(&key(1)), Some(1_999_usize));
        assert!(fs::read(&file).unwrap().len() < 200);
    }

    #[test]
    fn many_threads_may_tell() {
        let folder = tempfile::tempdir().unwrap();
        let (one, two) = (open(folder.path()), open(folder.path()));
        std::thread::scope(|scope| {
            for part in 0..8 {
                let entries = if part % 2 == 0 { &one } else { &two };
                scope.spawn(move || {
                    for n in part * 100..part * 100 + 100 {
                        entries.set(&key(n), &value(n)).unwrap();
                    }
                });
            }
        });
        let entries = open(folder.path());
        assert!((0..800).all(|n| entries.get(&key(n)) == Some(value(n))));
    }

    #[test]
    #[ignore = "a measurement: cargo test --release --lib cache -- --ignored --nocapture"]
    fn measured() {
        let folder = tempfile::tempdir().unwrap();
        for count in [1_000, 100_000] {
            let entries = open(folder.path());
            for n in 0..count {
                entries.set(&key(n), &value(n)).unwrap();
            }
            let start = std::time::Instant::now();
            let entries = open(folder.path());
            let opened = start.elapsed();
            assert!((0..count).all(|n| entries.get::<Value>(&key(n)).is_some()));
            println!(
                "{count} entries: opened in {opened:?}, all read after {:?}",
                start.elapsed()
            );
        }
    }
}
