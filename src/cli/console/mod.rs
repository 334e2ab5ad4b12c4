//! What a person sees: reports, the closing lines and progress, on stderr, in the curator's language.
//!
//! The files beside this one make text from values and print nothing; this one alone writes. A terminal
//! gets colours and a bar, anything else plain lines. What is read by programs is [`super::json`]'s.

pub(super) mod escape;
mod listing;
mod progress;
mod snippet;
mod tally;
mod words;

use std::io::{self, IsTerminal, Write};
use std::time::Duration;

use anstream::{AutoStream, ColorChoice};

pub(super) use progress::Progress;

use super::args::{Global, When};
use crate::diagnostics::{Message, Report, Tongue};
use crate::error::{Error, Verb};
use crate::pipeline::Outcome;

/// How much is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Detail {
    /// Errors only.
    Quiet,
    /// Errors and warnings in full, notes in brief.
    Usual,
    /// All.
    Full,
}

/// How the listings look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Look {
    /// In which language.
    pub(super) tongue: Tongue,
    /// How much.
    pub(super) detail: Detail,
    /// With colours.
    pub(super) styled: bool,
    /// Columns of the screen.
    pub(super) width: usize,
}

/// Which command an outcome belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// `check`: nothing is ever published.
    Check,
    /// `build`, strict: an error keeps everything back.
    Build,
    /// `serve`: what is online is not concerned.
    #[cfg_attr(not(feature = "serve"), allow(dead_code, reason = "serve's own"))]
    Preview,
}

/// Where a person reads.
#[derive(Clone, Debug)]
pub(super) struct Console {
    look: Look,
    terminal: bool,
}

impl Console {
    /// The console that the options ask for.
    pub(super) fn new(tongue: Tongue, global: &Global) -> Self {
        let detail = match (global.quiet, global.verbose) {
            (true, _) => Detail::Quiet,
            (false, true) => Detail::Full,
            (false, false) => Detail::Usual,
        };
        let styled = match global.color {
            When::Always => true,
            When::Never => false,
            When::Auto => AutoStream::choice(&io::stderr()) != ColorChoice::Never,
        };
        let terminal = io::stderr().is_terminal();
        let width = columns().clamp(40, 140);
        let look = Look {
            tongue,
            detail,
            styled,
            width,
        };
        Console { look, terminal }
    }

    /// The language.
    pub(super) fn tongue(&self) -> Tongue {
        self.look.tongue
    }

    /// A watcher that shows progress; call [`Progress::end`] before anything else is printed.
    pub(super) fn progress(&self) -> Progress {
        Progress::new(self.look, self.terminal)
    }

    /// The report and the closing lines of a run that took so long.
    pub(super) fn outcome(&self, outcome: &Outcome, purpose: Purpose, took: Duration) {
        self.write(&listing::render(&outcome.report, self.look));
        if self.look.detail != Detail::Quiet {
            self.write(&tally::render(outcome, purpose, took, self.look.tongue));
        } else if outcome.report.has_errors() {
            self.write(&tally::verdict(outcome, purpose, self.look.tongue));
        }
    }

    /// What an audit found in so many files, and its closing line.
    pub(super) fn audit(&self, report: &Report, files: usize, size: u64, took: Duration) {
        self.write(&listing::render(report, self.look));
        if self.look.detail != Detail::Quiet || report.has_errors() {
            self.write(&tally::audit(report, files, size, took, self.look.tongue));
        }
    }

    /// What stopped the program; told even when quiet.
    pub(super) fn failure(&self, message: &Message) {
        self.write(&snippet::failure(message, self.look));
    }

    /// A sentence that is not a problem; not told when quiet.
    pub(super) fn say(&self, message: &Message) {
        if self.look.detail != Detail::Quiet {
            self.write(&format!("{}\n", message.in_tongue(self.look.tongue)));
        }
    }

    fn write(&self, text: &str) {
        let choice = match self.look.styled {
            true => ColorChoice::Always,
            false => ColorChoice::Never,
        };
        let mut stream = AutoStream::new(io::stderr(), choice);
        if stream.write_all(text.as_bytes()).is_err() {
            // Nobody reads any more; the exit code still tells.
        }
    }
}

/// A line to stderr before there is a console.
pub(super) fn plain_line(text: &str) {
    if writeln!(io::stderr(), "{text}").is_err() {
        // As above.
    }
}

/// Bytes to stdout, for programs or files.
pub(super) fn output(bytes: &[u8]) -> Result<(), Error> {
    let mut stdout = io::stdout().lock();
    let written = stdout.write_all(bytes).and_then(|()| stdout.flush());
    match written {
        // `trienlam man | head`: the reader has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result.map_err(Error::file(Verb::Write, "stdout".as_ref())),
    }
}

/// The columns of the screen; 100 where there is none.
fn columns() -> usize {
    let size = terminal_size::terminal_size_of(io::stderr());
    size.map_or(100, |(width, _)| usize::from(width.0))
}
