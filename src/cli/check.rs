//! `trienlam check`: everything short of pixels.

use super::args::{CheckArgs, Global};
use super::console::{Console, Purpose};
use super::exit::{Exit, Stop};
use super::meant::{self, Extras};
use super::run::{self, Answer};
use crate::pipeline;

/// Checks and tells.
pub(super) fn run(global: &Global, args: &CheckArgs, console: &Console) -> Result<Exit, Stop> {
    let answer = Answer::new(args.json, "check", Purpose::Check);
    run::told(answer, console, |progress| {
        let options = meant::options(global, &args.run, &Extras::default())?;
        Ok(pipeline::check(&options, progress)?)
    })
}
