//! Names in social networks: `Zalo: bexinh2016`, `facebook.com/be.an`.
//!
//! That a child speaks of a network is none (“Em không dùng Facebook”): a name has the form of one, with a digit, a dot
//! or a low line in it, or an @ before it. Looked for in what children wrote; organisers may name their own page.

use std::ops::Range;

use super::tokens::{Sort, Token};
use super::{Found, Kind};

const NETWORKS: &[&str] = &[
    "zalo",
    "facebook",
    "fb",
    "messenger",
    "instagram",
    "insta",
    "ig",
    "tiktok",
    "telegram",
    "discord",
    "snapchat",
    "viber",
    "wechat",
    "skype",
    "roblox",
    "gmail",
];
/// Words between a network and the name.
const BETWEEN: &[&str] = &[
    "của", "mình", "em", "tớ", "là", "nick", "id", "tên", "is", "my", "acc", "tài", "khoản",
];
/// Addresses at which people have pages.
const HOSTS: &[&[&str]] = &[
    &["facebook", "com"],
    &["fb", "com"],
    &["fb", "me"],
    &["m", "me"],
    &["zalo", "me"],
    &["instagram", "com"],
    &["tiktok", "com"],
    &["t", "me"],
];

pub(super) fn find(tokens: &[Token<'_>], found: &mut Vec<Found>) {
    let kind = Kind::Account;
    let accounts =
        (0..tokens.len()).filter_map(|at| of_host(tokens, at).or_else(|| of_network(tokens, at)));
    found.extend(accounts.map(|range| Found { kind, range }));
}

/// `facebook.com/be.an`
fn of_host(tokens: &[Token<'_>], at: usize) -> Option<Range<usize>> {
    let [host, dot, ending, slash, name] = tokens.get(at..at + 5)? else {
        return None;
    };
    let known = HOSTS
        .iter()
        .any(|it| host.is_word(it[0]) && ending.is_word(it[1]));
    let named = !matches!(name.sort, Sort::Mark(mark) if mark != '@');
    let real = known && dot.is_mark(&['.']) && slash.is_mark(&['/']) && named && !name.spaced;
    real.then(|| host.range.start..run(tokens, at + 4).1)
}

/// `Zalo: bexinh2016`, `nick fb của em là @be_an`
fn of_network(tokens: &[Token<'_>], at: usize) -> Option<Range<usize>> {
    if !tokens[at].is_one_of(NETWORKS) {
        return None;
    }
    let between = |token: &&Token<'_>| token.is_one_of(BETWEEN) || token.is_mark(&[':', '-', '=']);
    let skipped = tokens[at + 1..].iter().take(5).take_while(between).count();
    let name = at + 1 + skipped;
    let first = tokens
        .get(name)
        .filter(|first| first.spaced || skipped > 0)?;
    let (last, end) = run(tokens, name);
    let parts = &tokens[name..=last];
    let has = |is: &dyn Fn(&Token<'_>) -> bool| parts.iter().any(is);
    let letters = has(&|part| part.sort == Sort::Word);
    let told = has(&|part| part.sort == Sort::Number || part.is_mark(&['_', '.']));
    let real = letters
        && end - first.range.start >= 4
        && match first.sort {
            Sort::Word => told,
            Sort::Mark('@') => true,
            _ => false,
        };
    real.then(|| tokens[at].range.start..end)
}

/// The run without a space that begins at `at`: its last token and its end, without a full stop behind it.
fn run(tokens: &[Token<'_>], at: usize) -> (usize, usize) {
    let part = |token: &&Token<'_>| {
        !token.spaced
            && (token.is_mark(&['_', '.', '-', '#']) || !matches!(token.sort, Sort::Mark(_)))
    };
    let rest = tokens[at + 1..].iter().take_while(part).count();
    let mut last = at + rest;
    while last > at && tokens[last].is_mark(&['.', '-']) {
        last -= 1;
    }
    (last, tokens[last].range.end)
}
