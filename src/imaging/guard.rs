//! A wall round code that reads hostile bytes: decoders are known to panic on them.
//!
//! In: a closure. Out: its result, or [`PictureError::Broken`] when it panicked. The message still goes to the
//! panic hook; whether that prints is the command line's business.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::error::PictureError;

/// Runs `work`; a panic inside becomes an error.
pub(super) fn caught<T>(work: impl FnOnce() -> Result<T, PictureError>) -> Result<T, PictureError> {
    // Nothing that `work` touched is looked at again when it panicked: it owns all it writes to.
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(result) => result,
        Err(panic) => {
            let said = panic
                .downcast_ref::<&str>()
                .map(|said| (*said).to_owned())
                .or_else(|| panic.downcast_ref::<String>().cloned());
            Err(PictureError::Broken(match said {
                Some(said) => format!("the decoder gave up: {said}"),
                None => "the decoder gave up".to_owned(),
            }))
        }
    }
}
