//! What `check` and `build` have in common: watch Ctrl-C, run, tell a person or a program, choose the exit code.

use std::time::{Duration, Instant};

use super::console::{Console, Progress, Purpose};
use super::exit::{Exit, Stop};
use super::{interrupt, json};
use crate::pipeline::Outcome;

/// To whom the answer goes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Answer {
    reader: Reader,
    command: &'static str,
    purpose: Purpose,
}

#[derive(Clone, Copy, Debug)]
enum Reader {
    Person,
    Program,
}

impl Answer {
    /// For a program with `--json`, else for a person.
    pub(super) fn new(json: bool, command: &'static str, purpose: Purpose) -> Self {
        let reader = match json {
            true => Reader::Program,
            false => Reader::Person,
        };
        Answer {
            reader,
            command,
            purpose,
        }
    }
}

/// Runs `work` and tells how it went.
pub(super) fn told(
    answer: Answer,
    console: &Console,
    work: impl FnOnce(&Progress) -> Result<Outcome, Stop>,
) -> Result<Exit, Stop> {
    interrupt::listen(console)?;
    let progress = console.progress();
    let begun = Instant::now();
    let result = work(&progress);
    progress.end();
    match (result, answer.reader) {
        (Ok(outcome), _) => tell(&outcome, answer, console, begun.elapsed()),
        (Err(stop), Reader::Program) => {
            json::failure(stop.message(), stop.exit())?;
            Err(stop)
        }
        (Err(stop), Reader::Person) => Err(stop),
    }
}

fn tell(
    outcome: &Outcome,
    answer: Answer,
    console: &Console,
    took: Duration,
) -> Result<Exit, Stop> {
    let exit = exit_of(outcome);
    match answer.reader {
        Reader::Person => console.outcome(outcome, answer.purpose, took),
        Reader::Program => json::outcome(outcome, answer.command, exit, took)?,
    }
    Ok(exit)
}

/// 1 with errors, even where the rest was published; else 0.
fn exit_of(outcome: &Outcome) -> Exit {
    match outcome.report.has_errors() {
        true => Exit::Problems,
        false => Exit::Fine,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Diagnostic, Place, Report, Rule, say};
    use crate::pipeline::Tally;

    #[test]
    fn only_errors_change_the_exit_code() {
        let exit = |rule: Option<Rule>| {
            let mut report = Report::new();
            report.extend(
                rule.map(|rule| Diagnostic::new(rule, Place::file("a"), say!(vi: "x", en: "x"))),
            );
            exit_of(&Outcome {
                report,
                tally: Tally::default(),
                rulings: Vec::new(),
                published: None,
            })
        };
        assert_eq!(exit(None), Exit::Fine);
        assert_eq!(exit(Some(Rule::WorkAlt)), Exit::Fine);
        assert_eq!(exit(Some(Rule::ConsentWithheld)), Exit::Fine);
        assert_eq!(exit(Some(Rule::YamlTab)), Exit::Problems);
    }
}
