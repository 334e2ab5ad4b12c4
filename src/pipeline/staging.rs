//! The next site, beside the one online.
//!
//! In: files, from many threads. Out: a [`Staging`] that knows every file of the next site and has written those that
//! are not already online with the same bytes. Nothing here changes the published folder: that is
//! [`Staging::publish`]; dropping a staging leaves everything as it was.
//!
//! A published file is trusted unread while it lies as it was published (size, time of change, inode); otherwise it
//! is read, and written anew if its bytes are others.

mod claims;
mod ownership;
mod recover;
mod state;

pub(super) use claims::{Claim, Claims, Origin};
pub(super) use ownership::Live;
pub(super) use recover::recover;
pub(super) use state::{Journal, Stamps, State};

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::inventory::{Filed, Inventory, Saved};
use crate::diagnostics::say;
use crate::digest::Digest;
use crate::error::Error;
use crate::exhibition::SitePath;
use crate::fs::{self, Lock, Stamp};

/// Clears away what an interrupted build left beside the site: trees with pages and pictures of a moment that is past.
///
/// # Errors
/// A refusal when another build is running; else what the disk refuses.
pub fn tidy(out: &Path, state: &Path) -> Result<(), Error> {
    if fs::kind(state)?.is_none() {
        return Ok(());
    }
    let state = State::new(state);
    let _lock = Lock::alone(&state.lock())?.ok_or_else(|| ownership::busy(out))?;
    recover(&state, out)
}

/// What a file is to hold.
#[derive(Clone, Debug)]
pub enum Content {
    /// Bytes made in this run: pages, data.
    Bytes(Vec<u8>),
    /// Bytes of the program itself: the embedded theme.
    Static(&'static [u8]),
    /// An object of the cache: derivatives. It is read only if it is not already published.
    Object {
        /// The digest of its bytes.
        digest: Digest,
        /// How many bytes.
        bytes: u64,
        /// Where it lies.
        path: PathBuf,
    },
}

/// The next site while it is being made. It holds the lock of the published folder.
#[derive(Debug)]
pub struct Staging {
    pub(super) out: PathBuf,
    pub(super) state: State,
    /// What was published before.
    pub(super) before: Option<Inventory>,
    pub(super) live: Live,
    pub(super) stamps: Stamps,
    /// Set once a publication has begun: from then on what remains is for recovery, not for `drop`.
    pub(super) handed_over: bool,
    claims: Mutex<Claims>,
    _lock: Lock,
}

impl Staging {
    /// Takes the lock, puts right what an interrupted publication left, and makes sure that `out` is ours.
    ///
    /// # Errors
    /// A refusal when another build is running, or when `out` is not a folder that we may replace; else what the
    /// disk refuses. Nothing in `out` is touched.
    pub fn begin(out: &Path, state: &Path) -> Result<Self, Error> {
        ownership::guard(out, state)?;
        if fs::kind(state)?.is_none() {
            // never published from here: not even a lock is left beside a folder that is not ours
            Live::survey(out, None)?;
        }
        let state = State::new(state);
        let lock = Lock::alone(&state.lock())?.ok_or_else(|| ownership::busy(out))?;
        recover(&state, out)?;
        let before = match Inventory::saved(&state.folder)? {
            Saved::Whole(inventory) => Some(inventory),
            Saved::Nothing => None,
            Saved::Damaged if Live::survey(out, None).is_ok() => None,
            Saved::Damaged => Inventory::load(&state.folder)?,
        };
        Ok(Staging {
            live: Live::survey(out, before.as_ref())?,
            stamps: Stamps::load(&state)?,
            out: out.to_path_buf(),
            state,
            before,
            handed_over: false,
            claims: Mutex::default(),
            _lock: lock,
        })
    }

    /// Adds a file. Callable from many threads; the same path twice is fine with the same bytes.
    ///
    /// # Errors
    /// A refusal when the path is taken, or the object in the cache is missing or damaged; else what the disk refuses.
    pub fn put(&self, path: SitePath, content: Content) -> Result<(), Error> {
        let filed = content.filed();
        if self.claims().claim(&path, filed)? == claims::Claimed::Again {
            return Ok(());
        }
        let (origin, stamp) = match self.live_copy(&path, &filed)? {
            Some(stamp) => (Origin::Kept, stamp),
            None => (Origin::Fresh, self.write(&path, content)?),
        };
        self.claims().place(&path, origin, stamp);
        Ok(())
    }

    /// Every file of the next site so far, sorted.
    pub fn files(&self) -> Vec<(SitePath, Filed)> {
        let claims = self.claims();
        let files = claims.files.iter();
        files
            .map(|(path, claim)| (path.clone(), claim.filed))
            .collect()
    }

    /// Reads a file of the next site back from the disk, wherever it lies; `None` if nobody put it.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn read(&self, path: &SitePath) -> Result<Option<Vec<u8>>, Error> {
        let placed = self.claims().files.get(path).and_then(|claim| claim.placed);
        match placed {
            Some((Origin::Kept, _)) => fs::read(&self.live_file(path)).map(Some),
            Some((Origin::Fresh, _)) => fs::read(&self.staged_file(path)).map(Some),
            None => Ok(None),
        }
    }

    /// The stamp of the published file if it holds these bytes.
    fn live_copy(&self, path: &SitePath, filed: &Filed) -> Result<Option<Stamp>, Error> {
        let Some(stamp) = self.live.files.get(path) else {
            return Ok(None);
        };
        if stamp.size != filed.bytes {
            return Ok(None);
        }
        if self.stamps.vouch(path, stamp, &filed.digest) {
            return Ok(Some(*stamp));
        }
        let bytes = fs::read(&self.live_file(path))?;
        Ok((Digest::of(&bytes) == filed.digest).then_some(*stamp))
    }

    fn write(&self, path: &SitePath, content: Content) -> Result<Stamp, Error> {
        let file = self.staged_file(path);
        match content {
            Content::Bytes(bytes) => fs::write_fresh(&file, &bytes),
            Content::Static(bytes) => fs::write_fresh(&file, bytes),
            Content::Object { digest, path, .. } => {
                fs::write_fresh(&file, &whole_object(&digest, &path)?)
            }
        }
    }

    pub(super) fn live_file(&self, path: &SitePath) -> PathBuf {
        self.out.join(path.as_str())
    }

    pub(super) fn staged_file(&self, path: &SitePath) -> PathBuf {
        self.state.tree().join(path.as_str())
    }

    pub(super) fn claims(&self) -> MutexGuard<'_, Claims> {
        self.claims.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        if !self.handed_over {
            // nobody to tell; what cannot be removed now is removed when the next run begins
            fs::remove_dir_all(&self.state.tree()).ok();
        }
    }
}

impl Content {
    fn filed(&self) -> Filed {
        let of = |bytes: &[u8]| Filed {
            digest: Digest::of(bytes),
            bytes: bytes.len() as u64,
        };
        match self {
            Content::Bytes(bytes) => of(bytes),
            Content::Static(bytes) => of(bytes),
            Content::Object { digest, bytes, .. } => Filed {
                digest: *digest,
                bytes: *bytes,
            },
        }
    }
}

/// The bytes of an object of the cache; one that is damaged is removed, so that the next run makes it anew.
fn whole_object(digest: &Digest, path: &Path) -> Result<Vec<u8>, Error> {
    let bytes = fs::read_if_exists(path)?;
    if let Some(bytes) = bytes.filter(|bytes| Digest::of(bytes) == *digest) {
        return Ok(bytes);
    }
    fs::remove_file(path)?;
    let path = path.display();
    Err(Error::Refused(say!(
        vi: "một ảnh trong bộ nhớ đệm bị hỏng hoặc đã mất ({path}); phần hỏng đã được bỏ đi: hãy dựng lại lần nữa",
        en: "a picture in the cache is damaged or gone ({path}); what was damaged has been taken away: build once more"
    )))
}
