//! Text that should have stood in quotation marks: the remedy, with the line as it should be.
//!
//! In: a place in a file. Out: a hint, or the warning that a `#` made a comment of what was meant as text. It
//! rewrites nothing; it only shows how.

use std::ops::Range;

use super::sheet::Sheet;
use crate::diagnostics::{Message, Rule, say};

/// The remedy for a value that must stand in quotation marks, with the line as it should be.
pub(super) fn quoted_value_hint(sheet: &Sheet, at: usize) -> Message {
    let line = &sheet.text()[sheet.line_range(at)];
    match requoted(line) {
        Some(better) => say!(
            vi: "nếu đó là câu chữ, hãy đặt trong ngoặc kép: `{better}`",
            en: "if it is meant as text, put it in quotation marks: `{better}`"
        ),
        None => say!(
            vi: "nếu đó là câu chữ, hãy đặt trong ngoặc kép: \"…\"",
            en: "if it is meant as text, put it in quotation marks: \"…\""
        ),
    }
}

/// `title: A: b` → `title: "A: b"`, where the line is that simple.
fn requoted(line: &str) -> Option<String> {
    let (key, value) = split_key(line)?;
    let value = value.trim();
    let curly = |c: char| "“”„‟«»".contains(c);
    let inner = value.trim_matches(curly);
    if inner.is_empty() || inner.len() > 120 || inner.starts_with(['[', '{', '"', '\'', '|', '>']) {
        return None;
    }
    let quoted = match (inner.contains(['"', '\\']), inner.contains('\'')) {
        (false, _) => format!("\"{inner}\""),
        (true, false) => format!("'{inner}'"),
        (true, true) => return None,
    };
    Some(format!("{}: {quoted}", key.trim()))
}

/// A line `key: value`, split at its first colon that has a space behind it.
pub(super) fn split_key(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(": ")?;
    let word = key.trim().trim_start_matches("- ");
    let simple = |c: char| c.is_alphanumeric() || "_- ".contains(c);
    (!word.is_empty() && word.chars().all(simple)).then_some((key, value))
}

/// Whether the rest of a line is a comment that was probably meant as text: `#1`, not `# a note`.
pub(super) fn is_cut_comment(rest: &str) -> bool {
    let mut chars = rest.chars();
    chars.next() == Some('#') && chars.next().is_some_and(|c| !c.is_whitespace() && c != '#')
}

/// Warns that the characters `range` are a comment.
pub(super) fn comment_cut(sheet: &Sheet, range: Range<usize>) {
    let line = &sheet.text()[sheet.line_range(range.start)];
    let hint = match requoted(line) {
        Some(better) => say!(
            vi: "để giữ lại, hãy viết `{better}`; nếu đúng là chú thích, hãy thêm dấu cách sau `#`",
            en: "to keep it, write `{better}`; if it is a comment, put a space behind the `#`"
        ),
        None => say!(
            vi: "để giữ lại, hãy đặt cả câu trong ngoặc kép \"…\"; nếu đúng là chú thích, hãy thêm dấu cách sau `#`",
            en: "to keep it, put the whole text in quotation marks \"…\"; if it is a comment, put a space behind the `#`"
        ),
    };
    sheet.push(
        Rule::YamlComment,
        sheet.place(range),
        say!(
            vi: "từ dấu `#` này trở đi bị coi là chú thích và không hiện ra",
            en: "from this `#` on the text is a comment and is not shown"
        ),
        Some(hint),
    );
}
