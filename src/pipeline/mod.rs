//! The whole story on one page: from folders to a published exhibition.
//!
//! One stage is one file, one verb and one type out; a stage imports earlier stages' types only and changes
//! none of their values. See the table in the crate's documentation.

mod inventory;
mod observer;
mod options;
mod outcome;
mod publish;
mod staging;

pub use inventory::{Filed, Inventory};
pub use observer::{Observer, Silent, Step};
pub use options::Options;
pub use outcome::{Outcome, Published, Tally};
pub use staging::{Content, Staging};

use crate::error::Error;

/// Everything short of pixels: content, consent, theme, links.
///
/// # Errors
/// Operational failures only; content problems are in the outcome's report.
pub fn check(options: &Options, observer: &dyn Observer) -> Result<Outcome, Error> {
    let _ = (options, observer);
    Err(Error::Interrupted)
}

/// Checks, renders, composes and publishes; nothing is visible before all of it has succeeded.
///
/// # Errors
/// Operational failures only; content problems are in the outcome's report.
pub fn build(options: &Options, observer: &dyn Observer) -> Result<Outcome, Error> {
    let _ = (options, observer);
    Err(Error::Interrupted)
}
