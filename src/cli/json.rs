//! `--json`: what other programs read. One object a line on stdout, and nothing else there.
//!
//! The structs are the reference. Keys are only ever added; a reader passes over those that it does not know.
//! First the problems, in the order of paths and lines, then the works in visiting order, then one summary; a failure
//! takes the summary's place.
//! Paths are from the site's folder with `/`, and private: they may hold children's names.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::Serialize;

use super::console::output;
use super::exit::Exit;
use crate::diagnostics::{Diagnostic, Message, Place, Report, Severity};
use crate::error::Error;
use crate::exhibition::Level;
use crate::pipeline::{Fate, KeptBack, Outcome, Published, Ruling, Tally};
use crate::withdraw::{Case, Wish, Withdrawal};

/// A line of the answer; `type` is the name in small letters.
#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum Line<'a> {
    /// One problem.
    Diagnostic(Problem<'a>),
    /// What was decided of one work.
    Work(Work<'a>),
    /// The last line of a run that came to its end.
    Summary(Summary<'a>),
    /// The last line of an audit.
    Audit(Read<'a>),
    /// The last line of a run that did not.
    Failure(Failure),
    /// The answer of `withdraw`.
    Withdrawal(Withdrawn<'a>),
}

/// What `withdraw` did, or with `--dry-run` would do.
#[derive(Debug, Serialize)]
struct Withdrawn<'a> {
    /// The id that was asked for.
    id: &'a str,
    /// The day in the ledger: of this run, or of the first that withdrew the work.
    on: String,
    /// The code of the reason.
    reason: &'static str,
    /// False: nothing was changed.
    done: bool,
    /// Whether the ledger knew the id before.
    known: bool,
    /// The works that go, the ones that show the very same picture included.
    works: Vec<Going<'a>>,
    /// Files that left `content/`; `to` is null for what was deleted.
    moved: Vec<Gone<'a>>,
    /// Pictures that left the cache.
    evicted: usize,
    /// Pictures in `content/` that look the same and stay.
    twins: &'a [String],
    /// Addresses to purge from a CDN or proxy.
    purge: &'a [String],
}

/// A work that goes.
#[derive(Debug, Serialize)]
struct Going<'a> {
    id: &'a str,
    files: &'a [String],
    /// Where a room's list still names it: `path:line:column`.
    named_at: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Gone<'a> {
    from: &'a str,
    to: Option<&'a std::path::Path>,
}

/// A sentence in both languages.
#[derive(Debug, Serialize)]
struct Sentence<'a> {
    vi: &'a str,
    en: &'a str,
}

/// One problem.
#[derive(Debug, Serialize)]
struct Problem<'a> {
    /// The stable code (`yaml/unknown-key`).
    rule: &'static str,
    /// `error`, `warning` or `note`.
    severity: &'static str,
    /// The file.
    path: &'a str,
    /// From 1; null for a whole file.
    line: Option<usize>,
    /// In characters, from 1; null for a whole file.
    column: Option<usize>,
    /// What is wrong.
    message: Sentence<'a>,
    /// What to do; may be null.
    hint: Option<Sentence<'a>>,
}

/// What was decided of one work.
#[derive(Debug, Serialize)]
struct Work<'a> {
    /// The picture.
    path: &'a str,
    /// Its public id; null where visitors do not see it.
    id: Option<&'a str>,
    /// The effective level: `withheld`, `anonymous`, `pen-name`, `given-name`, `school`, `full-name`.
    level: &'static str,
    /// Why visitors do not see it; null where they do.
    withheld: Option<Withheld<'a>>,
    /// What the record says and visitors do not see; empty where the work is withheld as a whole.
    kept_back: Vec<Kept<'a>>,
    /// The first day (YYYY-MM-DD) on which a work that is shown no longer is; null without an end.
    expires_on: Option<String>,
}

/// Why a work is withheld.
#[derive(Debug, Serialize)]
struct Withheld<'a> {
    /// The key of the totals; `errors` for a work that was left out because of errors.
    reason: &'static str,
    /// Why; null for `errors`, which the diagnostics tell.
    why: Option<Sentence<'a>>,
    /// What to do; null for `errors`.
    remedy: Option<Sentence<'a>>,
}

/// A field that is written and not shown.
#[derive(Debug, Serialize)]
struct Kept<'a> {
    /// The key in the record.
    field: &'a str,
    /// The scope that a consent needs for it.
    scope: &'static str,
    /// Who keeps it back: `consent`, `site`, `room`, `work`, `full-names`.
    by: Vec<&'static str>,
}

/// How the run ended.
#[derive(Debug, Serialize)]
struct Summary<'a> {
    /// `check` or `build`.
    command: &'static str,
    /// The exit code that follows.
    exit: u8,
    /// Problems of each severity.
    errors: usize,
    warnings: usize,
    notes: usize,
    /// The works and what became of them.
    tally: &'a Tally,
    /// What was published; null for a check or where errors kept it back.
    published: Option<&'a Published>,
    /// How long it took.
    seconds: f64,
}

/// How an audit ended.
#[derive(Debug, Serialize)]
struct Read<'a> {
    /// The exit code that follows.
    exit: u8,
    /// Files read, and their bytes.
    files: usize,
    bytes: u64,
    /// Problems of each severity.
    errors: usize,
    warnings: usize,
    notes: usize,
    /// Problems of each rule.
    rules: &'a BTreeMap<&'static str, usize>,
    /// How long it took.
    seconds: f64,
}

/// Why the run did not come to its end.
#[derive(Debug, Serialize)]
struct Failure {
    /// The exit code that follows.
    exit: u8,
    /// What happened.
    message: OwnedSentence,
}

#[derive(Debug, Serialize)]
struct OwnedSentence {
    vi: String,
    en: String,
}

/// Prints a run that came to its end.
pub(super) fn outcome(
    outcome: &Outcome,
    command: &'static str,
    exit: Exit,
    took: Duration,
) -> Result<(), Error> {
    output(&lines(outcome, command, exit, took))
}

/// Prints what a withdrawal did; `None`: a trial run.
pub(super) fn withdrawal(case: &Case, wish: &Wish, done: Option<&Withdrawal>) -> Result<(), Error> {
    let place = |place: &Place| {
        let (line, column) = place
            .spot
            .as_ref()
            .map_or((1, 1), |it| (it.line, it.column));
        format!("{}:{line}:{column}", place.path)
    };
    let works = case.works.iter().map(|work| Going {
        id: work.id.as_str(),
        files: &work.files,
        named_at: work.mentions.iter().map(place).collect(),
    });
    let moved = done.iter().flat_map(|done| &done.moved).map(|moved| Gone {
        from: &moved.from,
        to: moved.to.as_deref(),
    });
    let first = case.known.first();
    output(&line(&Line::Withdrawal(Withdrawn {
        id: case.id.as_str(),
        on: first.map_or(wish.on, |stone| stone.on).to_string(),
        reason: first.map_or(wish.reason, |stone| stone.reason).code(),
        done: done.is_some(),
        known: first.is_some(),
        works: works.collect(),
        moved: moved.collect(),
        evicted: done.map_or(0, |done| done.evicted),
        twins: &case.twins,
        purge: &case.addresses,
    })))
}

/// Prints what an audit found.
pub(super) fn audit(
    report: &Report,
    files: usize,
    bytes: u64,
    exit: Exit,
    took: Duration,
) -> Result<(), Error> {
    let mut rules = BTreeMap::new();
    for diagnostic in report.sorted() {
        *rules.entry(diagnostic.rule.code()).or_default() += 1;
    }
    let mut lines = problems(report);
    lines.extend(line(&Line::Audit(Read {
        exit: exit.code(),
        files,
        bytes,
        errors: report.count(Severity::Error),
        warnings: report.count(Severity::Warning),
        notes: report.count(Severity::Note),
        rules: &rules,
        seconds: seconds(took),
    })));
    output(&lines)
}

/// Prints what stopped a run.
pub(super) fn failure(message: Message, exit: Exit) -> Result<(), Error> {
    let Message { vi, en } = message;
    let message = OwnedSentence { vi, en };
    let exit = exit.code();
    output(&line(&Line::Failure(Failure { exit, message })))
}

fn lines(outcome: &Outcome, command: &'static str, exit: Exit, took: Duration) -> Vec<u8> {
    let mut lines = problems(&outcome.report);
    let works = outcome.rulings.iter().map(|it| line(&Line::Work(work(it))));
    lines.extend(works.flatten());
    let count = |severity| outcome.report.count(severity);
    lines.extend(line(&Line::Summary(Summary {
        command,
        exit: exit.code(),
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        notes: count(Severity::Note),
        tally: &outcome.tally,
        published: outcome.published.as_ref(),
        seconds: seconds(took),
    })));
    lines
}

/// A line for each problem.
fn problems(report: &Report) -> Vec<u8> {
    let sorted = report.sorted().into_iter();
    let lines = sorted.map(|it| line(&Line::Diagnostic(problem(it))));
    lines.flatten().collect()
}

/// To the millisecond.
fn seconds(took: Duration) -> f64 {
    (took.as_secs_f64() * 1000.0).round() / 1000.0
}

fn problem(diagnostic: &Diagnostic) -> Problem<'_> {
    let spot = diagnostic.place.spot.as_ref();
    Problem {
        rule: diagnostic.rule.code(),
        severity: match diagnostic.rule.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        },
        path: &diagnostic.place.path,
        line: spot.map(|spot| spot.line),
        column: spot.map(|spot| spot.column),
        message: sentence(&diagnostic.message),
        hint: diagnostic.hint.as_ref().map(sentence),
    }
}

fn work(ruling: &Ruling) -> Work<'_> {
    let unseen = |withheld| Work {
        path: &ruling.picture.path,
        id: None,
        level: Level::Withheld.name(),
        withheld: Some(withheld),
        kept_back: Vec::new(),
        expires_on: None,
    };
    match &ruling.fate {
        Fate::Faulty => unseen(Withheld {
            reason: "errors",
            why: None,
            remedy: None,
        }),
        Fate::Withheld { code, why, remedy } => unseen(Withheld {
            reason: code,
            why: Some(sentence(why)),
            remedy: Some(sentence(remedy)),
        }),
        Fate::Shown {
            id,
            level,
            expires_on,
            kept_back,
        } => Work {
            path: &ruling.picture.path,
            id: Some(id.as_str()),
            level: level.name(),
            withheld: None,
            kept_back: kept_back.iter().map(kept).collect(),
            expires_on: expires_on.map(|day| day.to_string()),
        },
    }
}

fn kept(kept: &KeptBack) -> Kept<'_> {
    Kept {
        field: &kept.field,
        scope: kept.scope.name(),
        by: kept.by.iter().map(|keeper| keeper.name()).collect(),
    }
}

fn sentence(message: &Message) -> Sentence<'_> {
    Sentence {
        vi: &message.vi,
        en: &message.en,
    }
}

fn line(line: &Line) -> Vec<u8> {
    // Maps with string keys and numbers only: there is nothing in them that JSON cannot hold.
    let mut bytes = serde_json::to_vec(line).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Rule, say};
    use crate::exhibition::{Scope, WorkId};
    use crate::pipeline::Keeper;

    fn rulings() -> Vec<Ruling> {
        let ruling = |path, fate| Ruling {
            picture: Place::file(path),
            fate,
        };
        let shown = Fate::Shown {
            id: WorkId::parse("canh-dieu").unwrap(),
            level: Level::GivenName,
            expires_on: Some(jiff::civil::date(2027, 11, 20)),
            kept_back: vec![KeptBack {
                field: "school".into(),
                scope: Scope::School,
                by: vec![Keeper::Consent, Keeper::Room],
            }],
        };
        let withheld = Fate::Withheld {
            code: "expired",
            why: say!(vi: "hết hạn", en: "ended"),
            remedy: say!(vi: "gia hạn", en: "renew"),
        };
        vec![
            ruling("content/a.jpg", shown),
            ruling("content/b.jpg", withheld),
            ruling("content/c.jpg", Fate::Faulty),
        ]
    }

    #[test]
    fn each_line_is_one_object() {
        let mut report = Report::new();
        let place = Place::span("content/a.yaml", "a: 1\ntitel: x", 5..10);
        report.push(Diagnostic::new(
            Rule::YamlUnknownKey,
            place,
            say!(vi: "khóa lạ\n", en: "unknown key"),
        ));
        report.push(
            Diagnostic::new(
                Rule::WorkAlt,
                Place::file("content/b.jpg"),
                say!(vi: "x", en: "x"),
            )
            .hint(say!(vi: "y", en: "y")),
        );
        let tally = Tally {
            works: 2,
            withheld: [("expired", 1)].into_iter().collect(),
            ..Tally::default()
        };
        let outcome = Outcome {
            report,
            tally,
            rulings: rulings(),
            published: None,
        };
        let text = String::from_utf8(lines(
            &outcome,
            "check",
            Exit::Problems,
            Duration::from_millis(1500),
        ))
        .unwrap();
        let expected = r#"{"type":"diagnostic","rule":"yaml/unknown-key","severity":"error","path":"content/a.yaml","line":2,"column":1,"message":{"vi":"khóa lạ\n","en":"unknown key"},"hint":null}
{"type":"diagnostic","rule":"work/alt","severity":"warning","path":"content/b.jpg","line":null,"column":null,"message":{"vi":"x","en":"x"},"hint":{"vi":"y","en":"y"}}
{"type":"work","path":"content/a.jpg","id":"canh-dieu","level":"given-name","withheld":null,"kept_back":[{"field":"school","scope":"school","by":["consent","room"]}],"expires_on":"2027-11-20"}
{"type":"work","path":"content/b.jpg","id":null,"level":"withheld","withheld":{"reason":"expired","why":{"vi":"hết hạn","en":"ended"},"remedy":{"vi":"gia hạn","en":"renew"}},"kept_back":[],"expires_on":null}
{"type":"work","path":"content/c.jpg","id":null,"level":"withheld","withheld":{"reason":"errors","why":null,"remedy":null},"kept_back":[],"expires_on":null}
{"type":"summary","command":"check","exit":1,"errors":1,"warnings":1,"notes":0,"tally":{"works":2,"shown":0,"lowered":0,"withheld":{"expired":1},"faulty":0,"with_alt":0},"published":null,"seconds":1.5}
"#;
        assert_eq!(text, expected);
    }
}
