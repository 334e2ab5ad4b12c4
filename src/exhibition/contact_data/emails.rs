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

/// Hosts of which everybody knows the ending.
const HOSTS: &[&str] = &["gmail", "yahoo", "hotmail", "icloud"];

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

/// `an (at) gmail.com`, `an a còng gmail chấm com`, `an at gmail dot com`, `an @ gmail . com`.
fn spelt(tokens: &[Token<'_>], at: usize) -> Option<Range<usize>> {
    let open = tokens[at].is_mark(&['(', '[', '{']);
    let sign = at + usize::from(open);
    let is = |words: &[&str]| phrase(tokens, sign, words);
    let spelt = [["a", "còng"], ["a", "móc"], ["a", "vòng"], ["a", "cong"]];
    let (words, known) = match () {
        () if open && (is(&["at"]) || is(&["a"])) => (1, false),
        () if spelt.iter().any(|words| is(words)) => (2, false),
        () if tokens.get(sign)?.is_mark(&['@']) => (1, false),
        () if is(&["at"]) => (1, true),
        () => return None,
    };
    let host = sign + words + usize::from(open);
    let (name, host_name) = (&tokens[at - 1], tokens.get(host)?);
    let mark = |token: &Token<'_>| matches!(token.sort, Sort::Mark(_));
    let well_known = host_name.is_one_of(HOSTS);
    if mark(name) || mark(host_name) || (known && !well_known) {
        return None;
    }
    let dot = tokens.get(host + 1);
    let dotted =
        dot.is_some_and(|dot| dot.is_mark(&['.', ',']) || dot.is_one_of(&["chấm", "cham", "dot"]));
    let end = tokens.get(host + 2);
    let ended = end.filter(|end| dotted && end.is_one_of(ENDINGS));
    match ended {
        Some(end) => Some(name.range.start..end.range.end),
        // Whose post it is goes without saying.
        None => (well_known && !known).then_some(name.range.start..host_name.range.end),
    }
}
