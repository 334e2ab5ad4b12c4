//! Putting right what an interrupted publication left.
//!
//! In: the state folder and the published one, as a kill left them. Out: the old site or the new one, whole, with
//! the inventory that belongs to it, and nothing half done beside it. A kill during recovery is recovered from alike:
//! each way ends with the journal, or begins with it, so that the rest is either still to be told from the numbers of
//! the folders or mere litter.

use std::path::Path;

use super::ownership;
use super::state::{Journal, Noted, State};
use crate::error::Error;
use crate::fs;

/// Which folder is which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    /// The new site is in place: finish.
    Forward,
    /// The old site is in place: forget the new one.
    Back,
    /// The old site was set aside and the new one is whole but not yet in place: move it in and finish.
    MoveIn,
    /// The old site was set aside and there is no new one: put it back.
    PutBack,
    /// Something is in the way that is neither.
    Stranger,
}

/// The numbers of the folders that are there.
#[derive(Clone, Copy, Debug)]
struct Found {
    out: Option<u64>,
    staged: Option<u64>,
    old: Option<u64>,
}

/// Finishes or undoes an interrupted publication. The lock must be held.
pub(in crate::pipeline) fn recover(state: &State, out: &Path) -> Result<(), Error> {
    match Journal::load(state)? {
        Noted::Whole(journal) => settle(state, out, &journal)?,
        Noted::Damaged | Noted::Nothing => {
            // nothing says what the trees are; the one case in which that matters is a site without a folder
            if fs::inode(out)?.is_none() && fs::inode(&state.old())?.is_some() {
                fs::rename(&state.old(), out)?;
            }
            fs::remove_file(&state.journal())?;
        }
    }
    sweep(state)
}

fn settle(state: &State, out: &Path, journal: &Journal) -> Result<(), Error> {
    let found = Found {
        out: standing(out, journal)?,
        staged: fs::inode(&state.tree())?,
        old: fs::inode(&state.old())?,
    };
    match verdict(journal, found) {
        Verdict::Forward => promote(state)?,
        Verdict::Back => {}
        Verdict::MoveIn => {
            if fs::rename(&state.tree(), out).is_ok() {
                promote(state)?;
            } else {
                put_back(state, out)?;
            }
        }
        Verdict::PutBack => put_back(state, out)?,
        Verdict::Stranger => {
            let there: Vec<String> = fs::list(out)?.into_iter().map(|entry| entry.name).collect();
            return Err(ownership::not_ours(out, &there));
        }
    }
    if let (Some(parent), Some(_)) = (out.parent(), fs::inode(out)?) {
        fs::sync_dir(parent)?;
    }
    // the trees are known by the journal alone while it lasts: it goes when what it told has come true
    fs::remove_file(&state.journal())
}

fn verdict(journal: &Journal, found: Found) -> Verdict {
    let known = |inode: u64, of: Option<u64>| inode != 0 && of == Some(inode);
    match (found.out, found.staged, found.old) {
        (Some(out), ..) if known(out, Some(journal.staged)) => Verdict::Forward,
        (Some(out), ..) if known(out, journal.live) => Verdict::Back,
        (None, Some(_), Some(_)) => Verdict::MoveIn,
        (None, None, Some(_)) => Verdict::PutBack,
        (None, _, None) => Verdict::Back,
        // no numbers to go by: a tree that has left its place has arrived
        (Some(_), None, _) => Verdict::Forward,
        (Some(_), Some(_), None) => Verdict::Back,
        (Some(_), Some(_), Some(_)) => Verdict::Stranger,
    }
}

/// The number of the published folder; an empty one that somebody put in its place counts as none.
fn standing(out: &Path, journal: &Journal) -> Result<Option<u64>, Error> {
    match fs::inode(out)? {
        Some(inode)
            if inode != 0
                && inode != journal.staged
                && Some(inode) != journal.live
                && fs::is_empty(out)? =>
        {
            Ok(None)
        }
        other => Ok(other),
    }
}

/// The old tree becomes the site again; the next inventory goes first, for it must not be promoted any more.
fn put_back(state: &State, out: &Path) -> Result<(), Error> {
    fs::remove_file(&state.next_inventory())?;
    fs::rename(&state.old(), out)
}

/// The next inventory becomes the inventory, unless it already has.
fn promote(state: &State) -> Result<(), Error> {
    if fs::inode(&state.next_inventory())?.is_some() {
        fs::rename(&state.next_inventory(), &state.inventory())?;
    }
    Ok(())
}

/// Removes every tree and file that only an interrupted run leaves.
fn sweep(state: &State) -> Result<(), Error> {
    fs::remove_dir_all(&state.tree())?;
    fs::remove_dir_all(&state.old())?;
    fs::remove_file(&state.next_inventory())?;
    for entry in fs::list(&state.folder)? {
        if entry.name.starts_with(fs::TEMPORARY) {
            fs::remove_file(&state.folder.join(entry.name))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which folder is which after each step, with numbers (new 2, old 1, another 9) and without (all 0).
    #[test]
    fn the_numbers_of_the_folders_tell() {
        let numbered = Journal::new(2, Some(1));
        let first = Journal::new(2, None);
        let blind = Journal::new(0, Some(0));
        let blind_first = Journal::new(0, None);
        #[rustfmt::skip]
        let table = [
            // exchange: before, after, and while the old tree goes
            (numbered, Some(1), Some(2), None, Verdict::Back),
            (numbered, Some(2), Some(1), None, Verdict::Forward),
            (numbered, Some(2), None, None, Verdict::Forward),
            // aside: before, between, after, and when the old tree is gone
            (numbered, None, Some(2), Some(1), Verdict::MoveIn),
            (numbered, Some(2), None, Some(1), Verdict::Forward),
            (numbered, None, None, Some(1), Verdict::PutBack),
            // the first publication
            (first, None, Some(2), None, Verdict::Back),
            (first, Some(2), None, None, Verdict::Forward),
            // somebody deleted the site, or put another folder there
            (numbered, None, None, None, Verdict::Back),
            (numbered, Some(9), Some(2), None, Verdict::Back),
            (numbered, Some(9), Some(2), Some(1), Verdict::Stranger),
            // without numbers
            (blind, Some(0), Some(0), None, Verdict::Back),
            (blind, None, Some(0), Some(0), Verdict::MoveIn),
            (blind, Some(0), None, Some(0), Verdict::Forward),
            (blind, Some(0), None, None, Verdict::Forward),
            (blind_first, None, Some(0), None, Verdict::Back),
            (blind_first, Some(0), None, None, Verdict::Forward),
        ];
        for (journal, out, staged, old, expected) in table {
            let found = Found { out, staged, old };
            assert_eq!(verdict(&journal, found), expected, "{journal:?} {found:?}");
        }
    }
}
