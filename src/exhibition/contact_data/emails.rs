//! E-mail addresses: `an@truong.edu.vn`, and with the @ spelt out.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::tokens::{Sort, Token, phrase};
use super::{Found, Kind};

/// `mat-troi@2x.png` is a file.
const FILES: &[&str] = &[
    "png", "jpg", "jpeg", "webp", "avif", "gif", "svg", "js", "mjs", "css", "html", "json", "map",
];

/// The endings of addresses that people spell out.
const ENDINGS: &[&str] = &["com", "vn", "net", "org", "edu"];

pub(super) fn find(text: &str, tokens: &[Token<'_>], found: &mut Vec<Found>) {
    let kind = Kind::Email;
    let at = text.match_indices(['@', '＠']);
    let written = at.filter_map(|(at, sign)| address(text, at..at + sign.len()));
    found.extend(written.map(|range| Found { kind, range }));
    let spelt = (1..tokens.len()).filter_map(|at| spelt(tokens, at));
    found.extend(spelt.map(|range| Found { kind, range }));
}

/// The address round an @.
fn address(text: &str, sign: Range<usize>) -> Option<Range<usize>> {
    let letter = |c: char| c.is_alphanumeric() || is_combining_mark(c);
    let name = |c: char| letter(c) || "._%+-".contains(c);
    let before = &text[..sign.start];
    let start = before.trim_end_matches(name).len();
    let host = |c: char| letter(c) || ".-".contains(c);
    let after = &text[sign.end..];
    let length = after.find(|c| !host(c)).unwrap_or(after.len());
    let host = after[..length].trim_end_matches(['.', '-']);
    let (rest, ending) = host.rsplit_once('.')?;
    let real = start < sign.start
        && !rest.is_empty()
        && !rest.starts_with('.')
        && ending.chars().count() >= 2
        && ending.chars().all(char::is_alphabetic)
        && !FILES.contains(&ending.to_lowercase().as_str());
    real.then(|| start..sign.end + host.len())
}

/// `an (at) gmail.com`, `an a còng gmail chấm com`.
fn spelt(tokens: &[Token<'_>], at: usize) -> Option<Range<usize>> {
    let open = tokens[at].is_mark(&['(', '[', '{']);
    let sign = at + usize::from(open);
    let words: usize = match open {
        true if phrase(tokens, sign, &["at"]) => 1,
        _ if phrase(tokens, sign, &["a", "còng"]) || phrase(tokens, sign, &["a", "móc"]) => 2,
        _ => return None,
    };
    let host = sign + words + usize::from(open);
    let (name, host_name) = (&tokens[at - 1], tokens.get(host)?);
    let dot = tokens.get(host + 1)?;
    let dotted = dot.is_mark(&['.']) || dot.is_one_of(&["chấm", "dot"]);
    let end = tokens.get(host + 2)?;
    let real = !matches!(name.sort, Sort::Mark(_))
        && !matches!(host_name.sort, Sort::Mark(_))
        && dotted
        && end.is_one_of(ENDINGS);
    real.then_some(name.range.start..end.range.end)
}
