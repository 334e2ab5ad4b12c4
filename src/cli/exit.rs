//! How the program ends, and what is said when it ends early.

use std::process::ExitCode;

use super::console::Console;
use crate::diagnostics::Message;
use crate::error::Error;

/// The exit codes that scripts may rely on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// 0: all is well; warnings and notes do not change that.
    Fine,
    /// 1: the content has errors, also where `--keep-going` published the rest.
    Problems,
    /// 2: the command line was not understood.
    Usage,
    /// 3: something other than the content failed.
    Failure,
    /// 130: stopped by Ctrl-C, as shells count it.
    Interrupted,
}

impl Exit {
    /// The number.
    pub fn code(self) -> u8 {
        match self {
            Exit::Fine => 0,
            Exit::Problems => 1,
            Exit::Usage => 2,
            Exit::Failure => 3,
            Exit::Interrupted => 130,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit.code())
    }
}

/// Why a command could not end as it should.
#[derive(Debug)]
pub(super) enum Stop {
    /// What was asked for makes no sense.
    Usage(Message),
    /// An operational failure.
    Failure(Error),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Stop::Failure(error)
    }
}

impl Stop {
    /// The sentence.
    pub(super) fn message(&self) -> Message {
        match self {
            Stop::Usage(message) => message.clone(),
            Stop::Failure(error) => error.message(),
        }
    }

    /// The code that belongs to it.
    pub(super) fn exit(&self) -> Exit {
        match self {
            Stop::Usage(_) => Exit::Usage,
            Stop::Failure(Error::Interrupted) => Exit::Interrupted,
            Stop::Failure(_) => Exit::Failure,
        }
    }
}

/// Says why the program stops.
pub(super) fn tell(stop: &Stop, console: &Console) -> Exit {
    console.failure(&stop.message());
    stop.exit()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::say;

    #[test]
    fn codes_are_those_of_the_documentation() {
        let all = [
            Exit::Fine,
            Exit::Problems,
            Exit::Usage,
            Exit::Failure,
            Exit::Interrupted,
        ];
        assert_eq!(all.map(Exit::code), [0, 1, 2, 3, 130]);
    }

    #[test]
    fn each_stop_has_its_code() {
        let word = || say!(vi: "x", en: "x");
        assert_eq!(Stop::Usage(word()).exit(), Exit::Usage);
        assert_eq!(Stop::from(Error::Refused(word())).exit(), Exit::Failure);
        assert_eq!(Stop::from(Error::Interrupted).exit(), Exit::Interrupted);
    }
}
