//! Bytes by digest: each in a file of its own whose name is the digest.
//!
//! In: bytes. Out: their digest, and later the bytes again, never others: what is read is checked.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::digest::Digest;
use crate::error::Error;
use crate::fs;

/// Bytes by digest. Open to several threads and processes: a file gets its name when it is whole, and two who write
/// the same object write the same bytes.
#[derive(Debug)]
pub struct Objects {
    root: PathBuf,
    temporary: PathBuf,
}

impl Objects {
    pub(super) fn open(root: &Path, temporary: &Path) -> Self {
        Objects {
            root: root.to_path_buf(),
            temporary: temporary.to_path_buf(),
        }
    }

    /// Stores bytes. A damaged file under their name is put right.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn put(&self, bytes: &[u8]) -> Result<Digest, Error> {
        let digest = Digest::of(bytes);
        if self.read(&digest)?.is_none() {
            let path = self.path(&digest);
            fs::create_dir_all(path.parent().unwrap_or(&self.root))?;
            fs::replace(&path, bytes, &self.temporary)?;
        }
        Ok(digest)
    }

    /// Whether there is an object of this digest and size (bytes), without reading it.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn has(&self, digest: &Digest, size: u64) -> Result<bool, Error> {
        let stamp = fs::stamp(&self.path(digest))?;
        Ok(stamp.is_some_and(|stamp| stamp.size == size))
    }

    /// The bytes of a digest, checked. A damaged object is removed and counts as absent.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn read(&self, digest: &Digest) -> Result<Option<Vec<u8>>, Error> {
        let path = self.path(digest);
        match fs::read_if_exists(&path)? {
            Some(bytes) if Digest::of(&bytes) == *digest => Ok(Some(bytes)),
            Some(_) => {
                fs::remove_file(&path)?;
                Ok(None)
            }
            None => Ok(None),
        }
    }

    /// Takes an object away: for works that are withdrawn for good.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn remove(&self, digest: &Digest) -> Result<(), Error> {
        fs::remove_file(&self.path(digest))
    }

    /// Takes away every object that is not among `needed`; says how many.
    pub(super) fn retain(&self, needed: &BTreeSet<Digest>) -> Result<usize, Error> {
        let mut gone = 0;
        for entry in fs::walk(&self.root)? {
            let digest = Digest::from_hex(&entry.name.replace('/', ""));
            if digest.is_none_or(|digest| !needed.contains(&digest)) {
                fs::remove_file(&self.root.join(&entry.name))?;
                gone += 1;
            }
        }
        Ok(gone)
    }

    /// Where the object of a digest lies, or would.
    pub fn path(&self, digest: &Digest) -> PathBuf {
        let hex = digest.hex();
        self.root.join(&hex[..2]).join(&hex[2..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn objects() -> (tempfile::TempDir, Objects) {
        let folder = tempfile::tempdir().unwrap();
        let temporary = folder.path().join("tmp");
        fs::create_dir_all(&temporary).unwrap();
        let objects = Objects::open(&folder.path().join("objects-1"), &temporary);
        (folder, objects)
    }

    #[test]
    fn gives_back_what_was_put() {
        let (_folder, objects) = objects();
        let digest = objects.put(b"con dieu").unwrap();
        assert_eq!(objects.put(b"con dieu").unwrap(), digest);
        assert!(objects.has(&digest, 8).unwrap() && !objects.has(&digest, 9).unwrap());
        assert_eq!(objects.read(&digest).unwrap().unwrap(), b"con dieu");
        objects.remove(&digest).unwrap();
        assert_eq!(objects.read(&digest).unwrap(), None);
    }

    #[test]
    fn a_damaged_object_counts_as_absent_and_is_healed() {
        let (_folder, objects) = objects();
        for damage in [&b""[..], b"con dieX", b"con dieu and more"] {
            let digest = objects.put(b"con dieu").unwrap();
            fs::write(&objects.path(&digest), damage).unwrap();
            assert_eq!(objects.read(&digest).unwrap(), None);
            assert!(!objects.path(&digest).exists());
            fs::write(&objects.path(&digest), damage).unwrap();
            objects.put(b"con dieu").unwrap();
            assert_eq!(objects.read(&digest).unwrap().unwrap(), b"con dieu");
        }
    }

    #[test]
    fn many_threads_may_put_the_same_bytes() {
        let (folder, objects) = objects();
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for n in 0..50_u32 {
                        let digest = objects.put(&n.to_le_bytes()).unwrap();
                        assert!(objects.read(&digest).unwrap().is_some());
                    }
                });
            }
        });
        assert!(fs::is_empty(&folder.path().join("tmp")).unwrap());
        assert_eq!(fs::walk(folder.path()).unwrap().len(), 50);
    }

    #[cfg(unix)]
    #[test]
    fn objects_have_the_permissions_of_any_new_file() {
        use std::os::unix::fs::PermissionsExt;
        let (folder, objects) = objects();
        let digest = objects.put(b"x").unwrap();
        let plain = folder.path().join("plain");
        fs::write(&plain, b"x").unwrap();
        let mode = |path: &Path| path.metadata().unwrap().permissions().mode();
        assert_eq!(mode(&objects.path(&digest)), mode(&plain));
    }
}
