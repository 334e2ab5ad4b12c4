//! `trienlam build`: from content/ to the published folder.

use super::args::{BuildArgs, Global};
use super::console::{Console, Purpose};
use super::exit::{Exit, Stop};
use super::meant::{self, Extras};
use super::run::{self, Answer};
use crate::pipeline;

/// Builds and tells.
pub(super) fn run(global: &Global, args: &BuildArgs, console: &Console) -> Result<Exit, Stop> {
    let answer = Answer::new(args.json, "build", Purpose::Build);
    run::told(answer, console, |progress| {
        let extras = Extras {
            out: args.out.as_deref(),
            base_url: args.base_url.as_deref(),
            jobs: args.jobs,
        };
        let options = meant::options(global, &args.run, &extras)?;
        Ok(pipeline::build(&options, progress)?)
    })
}
