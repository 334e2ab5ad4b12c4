//! The report as a listing: notes, then warnings, then errors, so that what matters most stands last, by the prompt.
//!
//! Errors are told in full. Of one kind of warning, 50 are; notes are counted by rule with their first places, those
//! about consents by what they say, so that every work is told with its reason and its remedy.
//! With `-v` everything is told in full, when quiet errors alone.

use std::collections::BTreeMap;

use super::words::{counted, number};
use super::{Detail, Look, snippet};
use crate::diagnostics::{Diagnostic, Report, Rule, Severity, Tongue};

/// Warnings of one rule that are told in full without `-v`.
const WARNINGS: usize = 50;
/// Places named in a summary.
const PLACES: usize = 3;
/// Works named of those that share a reason.
const WORKS: usize = 12;

/// The listing, empty where there is nothing to tell.
pub(super) fn render(report: &Report, look: Look) -> String {
    let sorted = report.sorted();
    let mut text = String::new();
    for severity in [Severity::Note, Severity::Warning, Severity::Error] {
        if look.detail == Detail::Quiet && severity != Severity::Error {
            continue;
        }
        let told = sorted.iter().copied();
        let told: Vec<&Diagnostic> = told.filter(|it| it.rule.severity() == severity).collect();
        match severity {
            _ if look.detail == Detail::Full => text.push_str(&all(&told, look)),
            Severity::Error => text.push_str(&all(&told, look)),
            Severity::Warning => text.push_str(&some(&told, look)),
            Severity::Note => text.push_str(&brief(&told, look)),
        }
    }
    text
}

fn all(diagnostics: &[&Diagnostic], look: Look) -> String {
    let drawn = diagnostics.iter().map(|it| snippet::render(it, look));
    drawn.collect()
}

/// In full up to [`WARNINGS`] of each rule, then how many more there are.
fn some(diagnostics: &[&Diagnostic], look: Look) -> String {
    let mut seen: BTreeMap<Rule, usize> = BTreeMap::new();
    let mut text = String::new();
    for diagnostic in diagnostics {
        let count = seen.entry(diagnostic.rule).or_default();
        *count += 1;
        if *count <= WARNINGS {
            text.push_str(&snippet::render(diagnostic, look));
        }
    }
    for (rule, count) in seen.into_iter().filter(|(_, count)| *count > WARNINGS) {
        let more = number(count - WARNINGS, look.tongue);
        let title = match look.tongue {
            Tongue::Vi => format!("và {more} chỗ nữa như vậy (`-v` cho xem hết)"),
            Tongue::En => format!("and {more} more of these (`-v` shows all)"),
        };
        let of_rule: Vec<&Diagnostic> = of_rule(diagnostics, rule);
        text.push_str(&snippet::render_many(&of_rule, &title, &[], look));
    }
    text
}

/// One entry a rule: what it asks for, how many there are, where the first are; a single one is told in full.
fn brief(diagnostics: &[&Diagnostic], look: Look) -> String {
    let mut text = String::new();
    for &rule in Rule::ALL {
        let of_rule = of_rule(diagnostics, rule);
        match of_rule.as_slice() {
            [] => {}
            [one] => text.push_str(&snippet::render(one, look)),
            _ if matches!(rule, Rule::ConsentWithheld | Rule::ConsentLowered) => {
                text.push_str(&by_reason(&of_rule, look));
            }
            many => {
                let explanation = rule.explanation();
                let title = explanation.in_tongue(look.tongue);
                let lines = [places(many, PLACES, look.tongue)];
                text.push_str(&counted_entry(many, title, &lines, look));
            }
        }
    }
    text
}

/// One entry a reason: what it is, which works share it, what to do.
fn by_reason(diagnostics: &[&Diagnostic], look: Look) -> String {
    let mut reasons: BTreeMap<(&str, &str), Vec<&Diagnostic>> = BTreeMap::new();
    for diagnostic in diagnostics {
        let hint = diagnostic.hint.as_ref();
        let hint = hint.map_or("", |hint| hint.in_tongue(look.tongue));
        let reason = (diagnostic.message.in_tongue(look.tongue), hint);
        reasons.entry(reason).or_default().push(diagnostic);
    }
    let entries = reasons
        .iter()
        .map(|((why, hint), works)| match works.as_slice() {
            [one] => snippet::render(one, look),
            many => {
                let mut lines = vec![places(many, WORKS, look.tongue)];
                lines.extend((!hint.is_empty()).then(|| (*hint).to_owned()));
                counted_entry(many, why, &lines, look)
            }
        });
    entries.collect()
}

fn counted_entry(many: &[&Diagnostic], title: &str, lines: &[String], look: Look) -> String {
    let times = counted(many.len(), ("chỗ", "place", "places"), look.tongue);
    snippet::render_many(many, &format!("{title} ({times})"), lines, look)
}

fn of_rule<'a>(diagnostics: &[&'a Diagnostic], rule: Rule) -> Vec<&'a Diagnostic> {
    let all = diagnostics.iter().copied();
    all.filter(|diagnostic| diagnostic.rule == rule).collect()
}

/// “a.yaml, b.yaml, c.yaml and 11 more (`-v` shows all)”
fn places(diagnostics: &[&Diagnostic], most: usize, tongue: Tongue) -> String {
    let mut paths: Vec<&str> = diagnostics.iter().map(|it| &*it.place.path).collect();
    paths.dedup();
    let named = paths[..paths.len().min(most)].join(", ");
    let more = number(paths.len().saturating_sub(most), tongue);
    match (paths.len() > most, tongue) {
        (false, _) => named,
        (true, Tongue::Vi) => format!("{named} và {more} tệp nữa (`-v` cho xem hết)"),
        (true, Tongue::En) => format!("{named} and {more} more (`-v` shows all)"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Place, say};

    const LOOK: Look = Look {
        tongue: Tongue::En,
        detail: Detail::Usual,
        styled: false,
        width: 100,
    };

    fn report(rules: &[(Rule, usize)]) -> Report {
        let mut report = Report::new();
        for &(rule, count) in rules {
            for at in 0..count {
                let place = Place::file(format!("content/{at:03}.yaml"));
                report.push(Diagnostic::new(
                    rule,
                    place,
                    say!(vi: "chỗ {at}", en: "place {at}"),
                ));
            }
        }
        report
    }

    #[test]
    fn notes_are_counted_and_errors_stand_last() {
        let report = report(&[
            (Rule::YamlTab, 1),
            (Rule::PictureSmall, 14),
            (Rule::WorkAlt, 1),
        ]);
        let expected = "\
note[picture/small]: A small picture is shown small; nothing is enlarged. (14 places)
 |
 = content/000.yaml, content/001.yaml, content/002.yaml and 11 more (`-v` shows all)

warning[work/alt]: place 0
--> content/000.yaml

error[yaml/tab]: place 0
--> content/000.yaml

";
        assert_eq!(render(&report, LOOK), expected);
        let vi = render(
            &report,
            Look {
                tongue: Tongue::Vi,
                ..LOOK
            },
        );
        assert!(
            vi.contains("lưu ý[picture/small]") && vi.contains("và 11 tệp nữa"),
            "{vi}"
        );
    }

    #[test]
    fn works_that_are_withheld_are_told_by_reason() {
        let mut report = Report::new();
        for (at, ends) in [(1, true), (2, false), (3, true)] {
            let why = match ends {
                true => say!(vi: "hết hạn", en: "the consent ended"),
                false => say!(vi: "chưa có", en: "no consent"),
            };
            let place = Place::file(format!("content/{at}.yaml"));
            let hint = say!(vi: "hỏi gia đình", en: "ask the family");
            report.push(Diagnostic::new(Rule::ConsentWithheld, place, why).hint(hint));
        }
        let expected = "\
note[consent/withheld]: no consent
--> content/2.yaml
 = ask the family

note[consent/withheld]: the consent ended (2 places)
 |
 = content/1.yaml, content/3.yaml
 = ask the family

";
        assert_eq!(render(&report, LOOK), expected);
    }

    #[test]
    fn everything_or_errors_alone_on_request() {
        let report = report(&[
            (Rule::YamlTab, 60),
            (Rule::PictureSmall, 14),
            (Rule::WorkAlt, 60),
        ]);
        let entries = |detail| {
            render(&report, Look { detail, ..LOOK })
                .matches("--> ")
                .count()
        };
        assert_eq!(entries(Detail::Full), 134);
        assert_eq!(entries(Detail::Quiet), 60);
        assert_eq!(entries(Detail::Usual), 60 + WARNINGS);
        assert!(render(&report, LOOK).contains("warning[work/alt]: and 10 more of these"));
    }
}
