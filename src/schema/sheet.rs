//! One file while it is being read: its text, its lines, and the problems found so far.
//!
//! In: a path and a text. Out: [`Place`]s that share their excerpts, so that a file with thousands of values on
//! one line costs no more than its length, and the diagnostics in the order in which they were found. It knows
//! no YAML.

use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostics::{Diagnostic, Message, Place, Rule, Spot};

/// A text and what was noticed in it.
pub(super) struct Sheet {
    path: Arc<str>,
    text: String,
    /// The byte at which each line starts.
    starts: Vec<usize>,
    /// The excerpt made last, by line.
    last: RefCell<Option<(usize, Arc<str>)>>,
    problems: RefCell<Vec<Diagnostic>>,
}

impl Sheet {
    pub(super) fn new(path: &str, text: String) -> Self {
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        let starts = std::iter::once(0).chain(ends).collect();
        Sheet {
            path: path.into(),
            text,
            starts,
            last: RefCell::default(),
            problems: RefCell::default(),
        }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The whole file as a place.
    pub(super) fn file(&self) -> Place {
        Place::file(self.path.clone())
    }

    /// The line, from 1, on which a byte stands.
    pub(super) fn line_of(&self, at: usize) -> usize {
        self.starts.partition_point(|&start| start <= at).max(1)
    }

    /// The bytes of the line on which `at` stands, without the line's end.
    pub(super) fn line_range(&self, at: usize) -> Range<usize> {
        let line = self.line_of(at);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let next = self.starts.get(line).copied();
        start..next.map_or(self.text.len(), |next| next - 1)
    }

    /// The characters `range`; what runs past the line's end is cut, and an empty range takes the character there.
    pub(super) fn place(&self, range: Range<usize>) -> Place {
        let start = self.text.floor_char_boundary(range.start);
        let line = self.line_range(start);
        let line_number = self.line_of(start);
        let excerpt = self.excerpt(line_number, line.clone());
        let from = (start - line.start).min(excerpt.len());
        let end = self.text.floor_char_boundary(range.end).max(start);
        let to = (end - line.start).clamp(from, excerpt.len());
        let here = excerpt[from..].chars().next().map_or(0, char::len_utf8);
        Place {
            path: self.path.clone(),
            spot: Some(Spot {
                line: line_number,
                column: excerpt[..from].chars().count() + 1,
                range: from..if to == from { from + here } else { to },
                excerpt,
            }),
        }
    }

    fn excerpt(&self, number: usize, line: Range<usize>) -> Arc<str> {
        let mut last = self.last.borrow_mut();
        match &*last {
            Some((kept, excerpt)) if *kept == number => excerpt.clone(),
            _ => {
                let excerpt: Arc<str> = self.text[line].into();
                *last = Some((number, excerpt.clone()));
                excerpt
            }
        }
    }

    /// Notes a problem, with its remedy where there is one.
    pub(super) fn push(&self, rule: Rule, place: Place, message: Message, hint: Option<Message>) {
        let problem = Diagnostic {
            rule,
            place,
            message,
            hint,
        };
        self.problems.borrow_mut().push(problem);
    }

    /// Everything noticed.
    pub(super) fn into_problems(self) -> Vec<Diagnostic> {
        self.problems.into_inner()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_agree_with_the_ground_floor() {
        let text = "title: Cá voi\n\nalt: Đàn cá\n";
        let sheet = Sheet::new("a.yaml", text.into());
        for start in (0..=text.len() + 2).filter(|&at| at > text.len() || text.is_char_boundary(at))
        {
            for length in [0, 1, 5, 90] {
                let range = start..start + length;
                assert_eq!(
                    sheet.place(range.clone()),
                    Place::span("a.yaml", text, range)
                );
            }
        }
    }
}
