//! Contact data in text: telephone numbers, e-mail addresses, identity numbers, street addresses, dates of birth, and
//! in children's own texts names in social networks.
//!
//! In: a text that people will read. Out: where in it something stands by which a child could be reached or told
//! from all others. Written for Vietnamese, with what visitors of English pages write. It knows a number by its
//! shape where the shape is enough (`0912 345 678`) and by the words before it where it is not (`CMND 123456789`).
//!
//! What it deliberately passes over: help lines (111, 113, 1800 1567), years, dates of events, dimensions, prices,
//! ISBNs, and names: who may be named is the consent's matter. It finds what is written, not what is meant: a person
//! looks at every text all the same.

mod accounts;
mod addresses;
mod births;
mod emails;
mod homes;
mod numbers;
mod places;
mod streets;
mod tokens;

use std::ops::Range;

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A telephone number, in digits or in words.
    Phone,
    /// An e-mail address, also with the @ spelt out.
    Email,
    /// A number of an identity card, passport, insurance card or bank account.
    IdentityNumber,
    /// A house, a lane, a hamlet with its commune.
    StreetAddress,
    /// A day of birth; a year alone is none.
    BirthDate,
    /// A name in a social network: see [`find_in_a_childs_words`].
    Account,
}

/// Contact data, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What it is.
    pub kind: Kind,
    /// Its bytes in the text.
    pub range: Range<usize>,
}

/// All contact data in a text, in its order; nothing is told twice. Names in social networks are not looked for:
/// organisers have pages there.
pub fn find(text: &str) -> Vec<Found> {
    in_order(gather(text, &tokens::tokens(text)))
}

/// All contact data in what stands beside a child's work, names in social networks as well.
pub fn find_in_a_childs_words(text: &str) -> Vec<Found> {
    let tokens = tokens::tokens(text);
    let mut found = gather(text, &tokens);
    accounts::find(&tokens, &mut found);
    in_order(found)
}

fn gather(text: &str, tokens: &[tokens::Token<'_>]) -> Vec<Found> {
    let mut found = Vec::new();
    emails::find(text, tokens, &mut found);
    births::find(tokens, &mut found);
    numbers::find(tokens, &mut found);
    addresses::find(tokens, &mut found);
    found
}

fn in_order(mut found: Vec<Found>) -> Vec<Found> {
    found.sort_by_key(|it| (it.range.start, it.kind));
    let mut end = 0;
    found.retain(|it| {
        let apart = it.range.start >= end;
        end = end.max(it.range.end);
        apart
    });
    found
}

#[cfg(test)]
mod tests;
