//! The next site becomes the site, all at once.
//!
//! In: a [`Staging`]. Out: [`Published`]. A publication is a list of acts, done in order; a kill between any two of
//! them, or inside one, leaves what `staging/recover.rs` puts right when the next run begins. Where nothing differs, nothing
//! is touched.
//!
//! | act | if the program dies after it |
//! |---|---|
//! | link, recheck, flush, announce, remember | the old site is online; the next run forgets the new one |
//! | journal | the same, and it is written down which folder is which |
//! | exchange, or move in | the new site is online; the next run finishes |
//! | set aside (only where a disk cannot exchange) | for a moment there is no site; the next run moves the new one in |
//! | promote, drop the old, close | the new site is online |
//!
//! What is written beside the site after the swap is written before it and only renamed, so that a full disk
//! cannot stop a publication half way.

use std::path::Path;

use super::inventory::Inventory;
use super::outcome::Published;
use super::staging::{Claim, Journal, Live, Origin, Staging, Stamps, recover};
use crate::diagnostics::say;
use crate::digest::Digest;
use crate::error::Error;
use crate::exhibition::SitePath;
use crate::fs::{self, Stamp};

/// So many files are flushed one by one.
const FEW: usize = 200;

/// One step of a publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    /// Unchanged files get a second name in the new tree.
    Link,
    /// Nobody has put a file of their own into the published folder meanwhile.
    Recheck,
    /// The new tree is on the disk, not only in memory.
    Flush,
    /// The next inventory is written beside the present one.
    Announce,
    /// The memo of stamps is written; it vouches for old and new files alike.
    Remember,
    /// Which folder is which is written down.
    Journal,
    /// Both folders change places in one step.
    Exchange,
    /// The published folder steps aside.
    SetAside,
    /// The new tree takes the empty place.
    MoveIn,
    /// The next inventory becomes the inventory.
    Promote,
    /// The old tree goes.
    DropOld,
    /// The journal goes.
    Close,
}

/// How the folders change places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// In one step.
    Exchange,
    /// In two: where nothing is published yet, or the disk cannot exchange (that shows when it is tried).
    Aside,
}

/// What there is to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Need {
    Nothing,
    /// The site is as it should be and the notes beside it are not.
    Notes,
    Swap,
}

impl Way {
    #[rustfmt::skip]
    fn acts(self) -> &'static [Act] {
        use Act::*;
        match self {
            Way::Exchange => &[Link, Recheck, Flush, Announce, Remember, Journal, Exchange, Promote, DropOld, Close],
            Way::Aside => &[Link, Recheck, Flush, Announce, Remember, Journal, SetAside, MoveIn, Promote, DropOld, Close],
        }
    }
}

impl Staging {
    /// Swaps the new site in. `rendered` and `cached` are for the caller to fill.
    ///
    /// # Errors
    /// When the disk refuses, or the published folder was changed by others meanwhile; the old site is then as it
    /// was, or, if the disk refuses that too, the next run puts it right.
    pub fn publish(mut self) -> Result<Published, Error> {
        let published = self.tally();
        match self.need() {
            Need::Nothing => {}
            Need::Notes => {
                fs::write_atomically(&self.state.inventory(), &self.inventory().to_json())?;
                self.next_stamps().save(&self.state)?;
            }
            Need::Swap => {
                let way = self.way();
                self.handed_over = true;
                self.perform(way.acts()).inspect_err(|_| {
                    // the first failure is the one to tell; what cannot be put right now is when the next run begins
                    recover(&self.state, &self.out).ok();
                })?;
            }
        }
        Ok(published)
    }

    fn perform(&mut self, acts: &[Act]) -> Result<(), Error> {
        acts.iter().try_for_each(|act| self.act(*act))
    }

    fn act(&mut self, act: Act) -> Result<(), Error> {
        let state = &self.state;
        match act {
            Act::Link => self.link_kept(),
            Act::Recheck => Live::survey(&self.out, self.before.as_ref()).map(|_| ()),
            Act::Flush => self.flush(),
            Act::Announce => {
                fs::write_atomically(&state.next_inventory(), &self.inventory().to_json())
            }
            Act::Remember => self.next_stamps().save(state),
            Act::Journal => {
                let staged = fs::inode(&state.tree())?.unwrap_or(0);
                Journal::new(staged, fs::inode(&self.out)?).save(state)
            }
            Act::Exchange => match fs::exchange(&state.tree(), &self.out)? {
                true => self.flush_names(),
                // this disk cannot
                false => self.perform(&[Act::SetAside, Act::MoveIn]),
            },
            Act::SetAside if self.live.exists => fs::rename(&self.out, &state.old()),
            Act::SetAside => Ok(()),
            Act::MoveIn => {
                fs::rename(&state.tree(), &self.out)?;
                self.flush_names()
            }
            Act::Promote => fs::rename(&state.next_inventory(), &state.inventory()),
            Act::DropOld => {
                fs::remove_dir_all(&state.tree())?;
                fs::remove_dir_all(&state.old())
            }
            Act::Close => fs::remove_file(&state.journal()),
        }
    }

    /// Gives every unchanged file a second name in the new tree, or a copy where the disk cannot link.
    fn link_kept(&mut self) -> Result<(), Error> {
        fs::create_dir_all(&self.state.tree())?;
        if let Some(parent) = self.out.parent() {
            fs::create_dir_all(parent)?;
        }
        let mut claims = self.claims();
        for (path, claim) in &mut claims.files {
            let Some((Origin::Kept, stamp)) = &mut claim.placed else {
                continue;
            };
            *stamp = self.link(path, *stamp, &claim.filed.digest)?;
        }
        Ok(())
    }

    fn link(&self, path: &SitePath, known: Stamp, digest: &Digest) -> Result<Stamp, Error> {
        let (live, staged) = (self.live_file(path), self.staged_file(path));
        let linked = fs::hard_link(&live, &staged)?;
        if linked == Some(known) {
            return Ok(known);
        }
        let bytes = fs::read(&live)?;
        if Digest::of(&bytes) != *digest {
            return Err(Error::Refused(say!(
                vi: "`{path}` bị thay đổi trong lúc dựng trang: hãy dựng lại lần nữa",
                en: "`{path}` was changed while the site was being built: build once more"
            )));
        }
        match linked {
            Some(stamp) => Ok(stamp),
            None => fs::write_fresh(&staged, &bytes),
        }
    }

    /// New files must be on the disk before the swap is, or a power failure leaves a site of empty files. A few are
    /// flushed one by one; many, by flushing the whole disk, which waits for what other programs wrote as well.
    fn flush(&self) -> Result<(), Error> {
        let claims = self.claims();
        let fresh = |placed| matches!(placed, Some((Origin::Fresh, _)));
        let files = claims.files.iter().filter(|(_, claim)| fresh(claim.placed));
        let files: Vec<_> = files.map(|(path, _)| self.staged_file(path)).collect();
        drop(claims);
        if files.len() > FEW {
            return fs::sync_tree(&self.state.tree());
        }
        files.iter().try_for_each(|file| fs::sync_file(file))?;
        fs::sync_dir(&self.state.tree())
    }

    fn flush_names(&self) -> Result<(), Error> {
        fs::sync_dir(self.out.parent().unwrap_or(Path::new(".")))?;
        fs::sync_dir(&self.state.folder)
    }

    fn need(&self) -> Need {
        let claims = self.claims();
        let fresh = |origin| !matches!(origin, Some((Origin::Kept, _)));
        let stale = |path| !claims.files.contains_key(path);
        if !self.live.exists
            || claims.files.values().any(|claim| fresh(claim.placed))
            || self.live.files.keys().any(stale)
        {
            return Need::Swap;
        }
        drop(claims);
        if self.before.as_ref() == Some(&self.inventory()) && self.stamps == self.next_stamps() {
            Need::Nothing
        } else {
            Need::Notes
        }
    }

    /// Folders change places in one step where there are two.
    fn way(&self) -> Way {
        match self.live.exists {
            true => Way::Exchange,
            false => Way::Aside,
        }
    }

    fn inventory(&self) -> Inventory {
        let claims = self.claims();
        let files = claims.files.iter();
        Inventory {
            files: files
                .map(|(path, claim)| (path.clone(), claim.filed))
                .collect(),
        }
    }

    fn next_stamps(&self) -> Stamps {
        let claims = self.claims();
        let placed = |(path, claim): (&SitePath, &Claim)| {
            let (_, stamp) = claim.placed?;
            Some((path.clone(), claim.filed.digest, stamp))
        };
        claims.files.iter().filter_map(placed).collect()
    }

    fn tally(&self) -> Published {
        let claims = self.claims();
        let kept = |origin| matches!(origin, Some((Origin::Kept, _)));
        let before = self.before.iter().flat_map(|before| before.files.keys());
        Published {
            out: self.out.clone(),
            files: claims.files.len(),
            bytes: claims.files.values().map(|claim| claim.filed.bytes).sum(),
            changed: claims
                .files
                .values()
                .filter(|claim| !kept(claim.placed))
                .count(),
            removed: before
                .filter(|path| !claims.files.contains_key(path))
                .count(),
            rendered: 0,
            cached: 0,
        }
    }
}

#[cfg(test)]
mod tests;
