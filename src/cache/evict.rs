//! Taking things out of the cache so that nothing is left of them: for works that are withdrawn for good.
//!
//! In: what may stay. Out: a cache with nothing else in it. It goes the safe way round: what is not known to be
//! needed goes, also what older versions of this program and killed runs left; at worst it is made again.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{ENTRIES, Entries, OBJECTS, Objects, SourceIndex, sources_file};
use crate::digest::Digest;
use crate::error::Error;
use crate::fs::{self, Lock};

/// The cache, held by nobody else.
#[derive(Debug)]
pub struct Alone {
    root: PathBuf,
    temporary: PathBuf,
    _lock: Lock,
}

impl Alone {
    /// Takes the cache for oneself; `None` while a build or a check uses it.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn take(root: &Path) -> Result<Option<Self>, Error> {
        let lock = Lock::alone(&root.join(ENTRIES).with_extension("lock"))?;
        Ok(lock.map(|lock| Alone {
            root: root.to_path_buf(),
            temporary: root.join("tmp"),
            _lock: lock,
        }))
    }

    /// Keeps the answers of the shape `T` of which `keep` says yes, and the objects that they need; says how many
    /// objects went.
    ///
    /// # Errors
    /// When the disk refuses; what is left is still a cache, and doing it again finishes the work.
    pub fn keep_answers<T: DeserializeOwned>(
        &self,
        keep: impl Fn(&T) -> bool,
        objects_of: impl Fn(&T) -> Vec<Digest>,
    ) -> Result<usize, Error> {
        fs::create_dir_all(&self.temporary)?;
        let mut needed = BTreeSet::new();
        let kept = |json: &[u8]| {
            let answer = serde_json::from_slice::<T>(json).ok();
            let answer = answer.filter(|answer| keep(answer));
            needed.extend(answer.iter().flat_map(&objects_of));
            answer.is_some()
        };
        Entries::retain(&self.root.join(ENTRIES), &self.temporary, kept)?;
        Objects::open(&self.root.join(OBJECTS), &self.temporary).retain(&needed)
    }

    /// Keeps the sources of the index `name` of whose value `keep` says yes.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn keep_sources<T: Serialize + DeserializeOwned>(
        &self,
        name: &str,
        keep: impl Fn(&T) -> bool,
    ) -> Result<(), Error> {
        fs::create_dir_all(&self.temporary)?;
        let index = SourceIndex::open(&self.root.join(sources_file(name)), &self.temporary)?;
        index.retain(keep);
        index.save()
    }

    /// Takes away what killed runs left and what other versions of this program keep under names of their own; of
    /// the indexes of sources those in `indexes` stay.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn sweep(&self, indexes: &[&str]) -> Result<(), Error> {
        for entry in fs::list(&self.temporary)? {
            fs::remove_file(&self.temporary.join(entry.name))?;
        }
        let mut own: Vec<String> = indexes.iter().map(|name| sources_file(name)).collect();
        own.extend([ENTRIES, OBJECTS].map(str::to_owned));
        own.push(ENTRIES.replace(".log", ".lock"));
        let kinds = ["entries-", "objects-", "sources-"];
        for entry in fs::list(&self.root)? {
            let ours = kinds.iter().any(|kind| entry.name.starts_with(kind));
            if ours && !own.contains(&entry.name) {
                let path = self.root.join(&entry.name);
                match entry.kind {
                    fs::Kind::Folder => fs::remove_dir_all(&path)?,
                    _ => fs::remove_file(&path)?,
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::Cache;
    use super::*;
    use crate::fs::Stamp;

    const NAMES: [&str; 3] = ["mine", "shared", "yours"];

    /// Two answers, each with an object of its own and one that both need; an answer of another shape; an orphan.
    fn filled(root: &Path) -> [Digest; 3] {
        let cache = Cache::open(root).unwrap();
        let objects = NAMES.map(|name| cache.objects.put(name.as_bytes()).unwrap());
        let [mine, shared, yours] = objects;
        let key = |name: &str| Digest::of(name.as_bytes());
        let set = |name: &str, digests: &[Digest]| cache.entries.set(&key(name), &digests);
        set("mine", &[mine, shared]).unwrap();
        set("yours", &[yours, shared]).unwrap();
        cache.entries.set(&key("other"), &"another shape").unwrap();
        cache.objects.put(b"orphan").unwrap();
        let index = cache.sources::<u8>("pictures-1").unwrap();
        let stamp = Stamp {
            size: 1,
            modified: 1,
            inode: 1,
        };
        index.set("content/an.jpg", &stamp, &1);
        index.set("content/binh.jpg", &stamp, &2);
        index.save().unwrap();
        fs::write(&root.join("tmp/left"), b"mine").unwrap();
        fs::write(&root.join("objects-0/aa"), b"mine").unwrap();
        fs::write(&root.join("sources-1-pictures-0.txt"), b"an.jpg").unwrap();
        objects
    }

    #[test]
    fn what_goes_leaves_nothing_and_what_stays_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let [mine, shared, yours] = filled(root);
        let alone = Alone::take(root).unwrap().unwrap();
        let keep = |digests: &Vec<Digest>| !digests.contains(&mine);
        let gone = alone.keep_answers(keep, Vec::clone).unwrap();
        alone
            .keep_sources("pictures-1", |value: &u8| *value != 1)
            .unwrap();
        alone.sweep(&["pictures-1"]).unwrap();
        assert_eq!(gone, 2, "its own, and the orphan");
        drop(alone);

        let left: Vec<String> = fs::walk(root)
            .unwrap()
            .into_iter()
            .map(|e| e.name)
            .collect();
        for name in &left {
            let text = String::from_utf8_lossy(&fs::read(&root.join(name)).unwrap()).into_owned();
            assert!(
                !text.contains("mine") && !text.contains("an.jpg"),
                "{name}: {text}"
            );
            assert!(!text.contains(&mine.hex()), "{name}");
        }
        let cache = Cache::open(root).unwrap();
        assert_eq!(cache.objects.read(&shared).unwrap().unwrap(), b"shared");
        let answer = cache.entries.get::<Vec<Digest>>(&Digest::of(b"yours"));
        assert_eq!(answer, Some(vec![yours, shared]));
        let text = fs::read(&root.join("sources-1-pictures-1.txt")).unwrap();
        assert!(String::from_utf8(text).unwrap().contains("binh.jpg"));
    }

    #[test]
    fn it_waits_for_nobody_and_disturbs_nobody() {
        let folder = tempfile::tempdir().unwrap();
        let build = Cache::open(folder.path()).unwrap();
        assert!(Alone::take(folder.path()).unwrap().is_none());
        drop(build);
        assert!(Alone::take(folder.path()).unwrap().is_some());
    }
}
