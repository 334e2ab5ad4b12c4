//! The closing lines: how many works there are and what became of them, whether anything was published, alt texts.

use std::time::Duration;

use super::words::{bytes, counted, duration, number, percent};
use super::{Purpose, escape::safe};
use crate::diagnostics::{Report, Rule, Severity, Tongue};
use crate::pipeline::{Outcome, Published, Tally};

/// Why works are withheld: the key in the tally, and how the sentence goes on after the number.
const REASONS: &[(&str, &str, &str)] = &[
    ("no-consent", "chưa có đồng thuận", "without consent"),
    (
        "incomplete-consent",
        "đồng thuận chưa đủ",
        "without full consent",
    ),
    ("not-yet", "chưa đến ngày", "not yet valid"),
    ("expired", "hết hạn", "expired"),
    ("withdrawn", "đã rút", "withdrawn"),
    ("review", "giữ lại khi xem", "withheld on review"),
    (
        "unreviewed",
        "chờ người lớn xem",
        "waiting for a person's look",
    ),
    ("level", "ghi `withheld`", "marked `withheld`"),
];

/// All closing lines.
pub(super) fn render(
    outcome: &Outcome,
    purpose: Purpose,
    took: Duration,
    tongue: Tongue,
) -> String {
    let works = works(&outcome.tally, outcome.published.is_some(), tongue);
    let mut text = format!("{works} {}", verdict(outcome, purpose, tongue));
    if outcome.tally.shown > 0 {
        text.push_str(&alt(&outcome.tally, tongue));
    }
    let time = duration(took, tongue);
    match &outcome.published {
        Some(published) => text.push_str(&publication(published, purpose, &time, tongue)),
        None => text.push_str(&match tongue {
            Tongue::Vi => format!("Mất {time}.\n"),
            Tongue::En => format!("It took {time}.\n"),
        }),
    }
    text
}

/// “412 works: 398 published (37 with less than the record says), 14 withheld (9 without consent, 5 expired).”
fn works(tally: &Tally, published: bool, tongue: Tongue) -> String {
    let count = |count| number(count, tongue);
    let shown = count(tally.shown);
    let mut first = match (published, tongue) {
        (true, Tongue::Vi) => format!("{shown} được đăng"),
        (true, Tongue::En) => format!("{shown} published"),
        (false, Tongue::Vi) => format!("{shown} đăng được"),
        (false, Tongue::En) => format!("{shown} publishable"),
    };
    if tally.lowered > 0 {
        let lowered = count(tally.lowered);
        first.push_str(&match tongue {
            Tongue::Vi => format!(" ({lowered} bức hiện ít hơn bản ghi)"),
            Tongue::En => format!(" ({lowered} with less than the record says)"),
        });
    }
    let mut parts = vec![first];
    let withheld: usize = tally.withheld.values().sum();
    if withheld > 0 {
        let reasons: Vec<String> = reasons(tally, tongue);
        let (sum, reasons) = (count(withheld), reasons.join(", "));
        parts.push(match tongue {
            Tongue::Vi => format!("{sum} không hiện ({reasons})"),
            Tongue::En => format!("{sum} withheld ({reasons})"),
        });
    }
    if tally.faulty > 0 {
        let sum = count(tally.faulty);
        parts.push(match tongue {
            Tongue::Vi => format!("{sum} bỏ lại vì có lỗi"),
            Tongue::En => format!("{sum} left out because of errors"),
        });
    }
    let all = counted(tally.works, ("tranh", "work", "works"), tongue);
    format!("{all}: {}.", parts.join(", "))
}

/// The reasons in the order of the table; one that the table does not know is told by its key.
fn reasons(tally: &Tally, tongue: Tongue) -> Vec<String> {
    let place = |key: &str| REASONS.iter().position(|(name, ..)| *name == key);
    let mut found: Vec<(&str, usize)> = tally
        .withheld
        .iter()
        .map(|(&key, &count)| (key, count))
        .collect();
    found.sort_by_key(|(key, _)| place(key).unwrap_or(REASONS.len()));
    let told = found
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| {
            let words = place(key).map_or(key, |at| match tongue {
                Tongue::Vi => REASONS[at].1,
                Tongue::En => REASONS[at].2,
            });
            format!("{} {words}", number(count, tongue))
        });
    told.collect()
}

/// “1 error: nothing was published; the site online is unchanged.” with a line end.
pub(super) fn verdict(outcome: &Outcome, purpose: Purpose, tongue: Tongue) -> String {
    let count = |severity| outcome.report.count(severity);
    let warnings = match count(Severity::Warning) {
        0 => String::new(),
        some => format!(
            " {}.",
            counted(some, ("cảnh báo", "warning", "warnings"), tongue)
        ),
    };
    let errors = count(Severity::Error);
    if errors == 0 {
        let fine = match tongue {
            Tongue::Vi => "Không có lỗi.",
            Tongue::En => "No errors.",
        };
        return format!("{fine}{warnings}\n");
    }
    let errors = counted(errors, ("lỗi", "error", "errors"), tongue);
    let follows = match (outcome.published.is_some(), purpose, tongue) {
        (true, _, Tongue::Vi) => "chỗ có lỗi được bỏ lại, phần còn lại đã đăng",
        (true, _, Tongue::En) => "what they concern was left out, the rest is published",
        (false, Purpose::Check, Tongue::Vi) => "hãy sửa trước khi đăng",
        (false, Purpose::Check, Tongue::En) => "to be put right before anything can be published",
        (false, Purpose::Build, Tongue::Vi) => "chưa đăng gì; trang đang đăng vẫn nguyên như cũ",
        (false, Purpose::Build, Tongue::En) => {
            "nothing was published; the site online is unchanged"
        }
        (false, Purpose::Preview, Tongue::Vi) => "bản xem thử vẫn như trước; hãy sửa rồi lưu lại",
        (false, Purpose::Preview, Tongue::En) => {
            "the preview stays as it was; put it right and save"
        }
    };
    format!("{errors}: {follows}.{warnings}\n")
}

/// “345 files read, 12.3 MB. 5 errors: 3 audit/metadata, 2 audit/csp. 1 warning. It took 0.2 s.”
pub(super) fn audit(
    report: &Report,
    files: usize,
    size: u64,
    took: Duration,
    tongue: Tongue,
) -> String {
    let files = counted(files, ("tệp", "file", "files"), tongue);
    let (size, time) = (bytes(size, tongue), duration(took, tongue));
    let mut text = match tongue {
        Tongue::Vi => format!("Đã đọc {files}, {size}, mất {time}."),
        Tongue::En => format!("{files} read, {size}, in {time}."),
    };
    let nouns = [
        (Severity::Error, ("lỗi", "error", "errors")),
        (Severity::Warning, ("cảnh báo", "warning", "warnings")),
        (Severity::Note, ("lưu ý", "note", "notes")),
    ];
    for (severity, noun) in nouns {
        let rules: Vec<String> = by_rule(report, severity, tongue);
        if !rules.is_empty() {
            let sum = counted(report.count(severity), noun, tongue);
            text.push_str(&format!(" {sum}: {}.", rules.join(", ")));
        }
    }
    if !report.has_errors() {
        text.push_str(match tongue {
            Tongue::Vi => " Không thấy gì bị lộ.",
            Tongue::En => " No leak found.",
        });
    }
    text.push('\n');
    text
}

/// “3 audit/metadata” for each rule of a severity, in the order of the table.
fn by_rule(report: &Report, severity: Severity, tongue: Tongue) -> Vec<String> {
    let sorted = report.sorted();
    let of = |rule: &&Rule| rule.severity() == severity;
    let count = |rule: &Rule| sorted.iter().filter(|it| it.rule == *rule).count();
    let rules = Rule::ALL.iter().filter(of).map(|rule| (rule, count(rule)));
    let rules = rules.filter(|(_, count)| *count > 0);
    rules
        .map(|(rule, count)| format!("{} {}", number(count, tongue), rule.code()))
        .collect()
}

fn alt(tally: &Tally, tongue: Tongue) -> String {
    let share = percent(tally.with_alt, tally.shown);
    let (with, shown) = (number(tally.with_alt, tongue), number(tally.shown, tongue));
    match tongue {
        Tongue::Vi => {
            format!("Lời mô tả cho người không nhìn thấy: {with}/{shown} tranh ({share} %).\n")
        }
        Tongue::En => format!("Alt texts: {with} of {shown} shown works ({share} %).\n"),
    }
}

fn publication(published: &Published, purpose: Purpose, time: &str, tongue: Tongue) -> String {
    let count = |count| number(count, tongue);
    let files = counted(published.files, ("tệp", "file", "files"), tongue);
    let size = bytes(published.bytes, tongue);
    let (changed, removed) = (count(published.changed), count(published.removed));
    let (rendered, cached) = (count(published.rendered), count(published.cached));
    let out = safe(&published.out.to_string_lossy()).into_owned();
    let head = match (purpose, tongue) {
        (Purpose::Preview, Tongue::Vi) => "Bản xem thử".to_owned(),
        (Purpose::Preview, Tongue::En) => "The preview".to_owned(),
        (_, Tongue::Vi) => format!("Đã đăng vào {out}"),
        (_, Tongue::En) => format!("Published to {out}"),
    };
    match tongue {
        Tongue::Vi => format!(
            "{head}: {files}, {size}; {changed} thay đổi, {removed} bỏ đi. Tranh: {rendered} mới xử lý, {cached} lấy từ bộ nhớ đệm. Mất {time}.\n"
        ),
        Tongue::En => format!(
            "{head}: {files}, {size}; {changed} changed, {removed} removed. Pictures: {rendered} rendered, {cached} from the cache. It took {time}.\n"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Diagnostic, Place, say};

    fn outcome(errors: usize, published: bool) -> Outcome {
        let mut report = Report::new();
        for at in 0..errors {
            let place = Place::file(format!("content/{at}.yaml"));
            report.push(Diagnostic::new(
                Rule::YamlTab,
                place,
                say!(vi: "x", en: "x"),
            ));
        }
        let withheld = [("expired", 3), ("no-consent", 9), ("withdrawn", 2)];
        Outcome {
            report,
            tally: Tally {
                works: 412,
                shown: 398,
                lowered: 0,
                withheld: withheld.into_iter().collect(),
                faulty: 0,
                with_alt: 396,
            },
            rulings: Vec::new(),
            published: published.then(|| Published {
                out: "/s/public".into(),
                files: 2345,
                bytes: 12_340_000,
                changed: 7,
                removed: 1,
                rendered: 4,
                cached: 394,
            }),
        }
    }

    #[test]
    fn nothing_published_is_said_first_of_all() {
        let text = render(
            &outcome(1, false),
            Purpose::Build,
            Duration::from_secs(2),
            Tongue::En,
        );
        let expected = "\
412 works: 398 publishable, 14 withheld (9 without consent, 3 expired, 2 withdrawn). 1 error: nothing was published; the site online is unchanged.
Alt texts: 396 of 398 shown works (99 %).
It took 2.0 s.
";
        assert_eq!(text, expected);
        let text = render(
            &outcome(2, false),
            Purpose::Build,
            Duration::from_secs(2),
            Tongue::Vi,
        );
        let expected = "\
412 tranh: 398 đăng được, 14 không hiện (9 chưa có đồng thuận, 3 hết hạn, 2 đã rút). 2 lỗi: chưa đăng gì; trang đang đăng vẫn nguyên như cũ.
Lời mô tả cho người không nhìn thấy: 396/398 tranh (99 %).
Mất 2,0 giây.
";
        assert_eq!(text, expected);
    }

    #[test]
    fn what_was_published_is_told_in_numbers() {
        let text = render(
            &outcome(0, true),
            Purpose::Build,
            Duration::from_secs(65),
            Tongue::En,
        );
        let expected = "\
412 works: 398 published, 14 withheld (9 without consent, 3 expired, 2 withdrawn). No errors.
Alt texts: 396 of 398 shown works (99 %).
Published to /s/public: 2,345 files, 12.3 MB; 7 changed, 1 removed. Pictures: 4 rendered, 394 from the cache. It took 1 min 05 s.
";
        assert_eq!(text, expected);
        let text = render(
            &outcome(0, true),
            Purpose::Build,
            Duration::from_secs(65),
            Tongue::Vi,
        );
        assert!(
            text.contains("398 được đăng") && text.contains("2.345 tệp, 12,3 MB"),
            "{text}"
        );
    }

    #[test]
    fn a_reason_without_words_is_told_by_its_key() {
        let mut outcome = outcome(3, true);
        outcome.tally.withheld = [("new-reason", 1)].into_iter().collect();
        (outcome.tally.faulty, outcome.tally.lowered) = (2, 37);
        let text = render(&outcome, Purpose::Build, Duration::ZERO, Tongue::En);
        assert!(text.contains("398 published (37 with less than the record says), 1 withheld (1 new-reason), 2 left out because of errors. 3 errors: what they concern was left out"), "{text}");
    }
}
