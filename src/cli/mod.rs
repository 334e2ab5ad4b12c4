//! The command line: the only place that prints, reads the arguments, the environment and the clock.
//!
//! In: what was typed. Out: an [`Exit`]. As-typed arguments ([`args`]) become as-meant ones
//! ([`meant`] makes [`crate::pipeline::Options`]); each command has a file of its own and speaks through
//! [`console`] in the curator's language. Nothing here knows how an exhibition is made.

mod args;
mod audit;
mod build;
mod check;
mod completions;
mod console;
mod exit;
mod headers;
mod interrupt;
mod json;
mod man;
mod meant;
mod new;
mod run;
#[cfg(feature = "serve")]
mod serve;
mod tongue;
mod usage;
mod vietnamese;
mod withdraw;

use std::ffi::OsString;

use clap::FromArgMatches;

pub use exit::Exit;

use args::{Arguments, Command};
use console::Console;

/// Parses the arguments, runs the command, tells the exit code.
pub fn run(argv: Vec<OsString>) -> Exit {
    let tongue = tongue::choose(&argv);
    let parsed = vietnamese::command(tongue)
        .try_get_matches_from(argv)
        .and_then(|matches| Arguments::from_arg_matches(&matches));
    let arguments = match parsed {
        Ok(arguments) => arguments,
        Err(error) => return usage::explain(&error, tongue),
    };
    let console = Console::new(tongue, &arguments.global);
    let result = match &arguments.command {
        Command::New(args) => new::run(args, &console),
        Command::Check(args) => check::run(&arguments.global, args, &console),
        Command::Build(args) => build::run(&arguments.global, args, &console),
        Command::Withdraw(args) => withdraw::run(&arguments.global, args, &console),
        Command::Headers(args) => headers::run(&arguments.global, args),
        #[cfg(feature = "serve")]
        Command::Serve(args) => serve::run(&arguments.global, args, &console),
        Command::Audit(args) => audit::run(&arguments.global, args, &console),
        Command::Completions(args) => completions::run(args, tongue),
        Command::Man(args) => man::run(args, tongue),
    };
    result.unwrap_or_else(|stop| exit::tell(&stop, &console))
}
