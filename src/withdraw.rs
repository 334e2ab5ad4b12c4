//! A work is taken out for good: out of `content/`, out of the cache, and never in again.
//!
//! In: the id of a work, as a family names it, or its address. Out: a [`Case`] that says everything that would happen,
//! and after [`carry_out`] a [`Withdrawal`] that says what did. What stands online changes with the next build only;
//! what lies in other people's caches and copies is listed ([`Case::addresses`]), for no program can reach it.
//!
//! | step | if the program dies after it |
//! |---|---|
//! | the ledger `content/_withdrawn.yaml` | no build shows the work any more, and says so until the rest is done |
//! | the record, then the picture, out of `content/` | a picture without its record is known by the ledger's mark |
//! | the cache, what interrupted builds left | it is there, and nothing shows it |
//!
//! Every step can be done again: the same command finishes what another run began. Works that show the very same
//! picture go together, for it is the picture that a family asks to have taken down. The curators' own files are not
//! rewritten: a name that still stands in a list is told, and no build stops for it.

mod addresses;
mod find;
mod ledger;
mod sources;
#[cfg(test)]
mod tests;

use std::path::PathBuf;

use jiff::civil::Date;

pub use find::{Case, Found, Taken, Unknown, find};
pub use sources::Moved;

use crate::cache::Alone;
use crate::diagnostics::say;
use crate::digest::Digest;
use crate::error::Error;
use crate::exhibition::{Ledger, WithdrawalReason};
use crate::pipeline::catalogue::{self, PictureFacts};
use crate::pipeline::render::Made;
use crate::pipeline::{self, Options};

/// What is asked for besides the id.
#[derive(Clone, Debug)]
pub struct Wish {
    /// The day that the ledger will name.
    pub on: Date,
    /// Why.
    pub reason: WithdrawalReason,
    /// What becomes of picture and record.
    pub fate: Fate,
}

/// What becomes of picture and record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// They go to a folder of their own below this one, which only this user can open.
    Quarantine(PathBuf),
    /// They are deleted.
    Delete,
}

/// What was done.
#[derive(Clone, Debug, Default)]
pub struct Withdrawal {
    /// Every file that left `content/`.
    pub moved: Vec<Moved>,
    /// Pictures that left the cache.
    pub evicted: usize,
}

/// Where withdrawn works go unless another folder is named: beside the cache, where no build looks and nothing is
/// ever published from (an output folder inside `.trienlam` is refused).
pub fn quarantine(options: &Options) -> PathBuf {
    options.site.join(".trienlam").join("withdrawn")
}

/// Takes the works of a case out.
///
/// # Errors
/// When a build is running, the ledger cannot be added to, or the disk refuses; doing it again finishes the work.
pub fn carry_out(case: &Case, wish: &Wish, options: &Options) -> Result<Withdrawal, Error> {
    if let Fate::Quarantine(folder) = &wish.fate {
        sources::guard(folder, options)?;
    }
    let cache = Alone::take(&options.cache())?.ok_or_else(busy)?;
    let ledger = ledger::add(case, wish, options)?;
    let moved = sources::take_out(&case.works, &wish.fate)?;
    let evicted = evict(&cache, &ledger)?;
    pipeline::tidy(&options.out, &options.state())?;
    Ok(Withdrawal { moved, evicted })
}

/// Takes everything that the ledger names out of the cache, also what an earlier run could not.
fn evict(cache: &Alone, ledger: &Ledger) -> Result<usize, Error> {
    let stays = |picture: &Digest| ledger.of_picture(picture).is_none();
    let objects = |made: &Made| made.objects().map(|(digest, _)| digest).collect();
    let gone = cache.keep_answers(|made: &Made| stays(&made.source), objects)?;
    cache.keep_sources(catalogue::INDEX, |facts: &PictureFacts| {
        stays(&facts.digest)
    })?;
    cache.sweep(&[catalogue::INDEX])?;
    Ok(gone)
}

fn busy() -> Error {
    Error::Refused(say!(
        vi: "đang có một lần dựng hoặc kiểm tra khác: hãy đợi nó xong (hoặc dừng bản xem thử), rồi chạy lại lệnh này; chưa có gì thay đổi",
        en: "a build or a check is running: wait for it (or stop the preview) and run this again; nothing was changed"
    ))
}
