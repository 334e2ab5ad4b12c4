//! HTML, XML and SVG as pieces: tags with their attributes, texts, comments, and what stands in `script` and `style`.
//!
//! A scanner, not a parser: it knows no tree and forgives everything, as browsers do. One pass, no recursion.

use std::borrow::Cow;

use memchr::memmem;

/// A part of a page.
#[derive(Debug)]
pub(super) enum Piece<'a> {
    Tag(Tag<'a>),
    Text {
        text: &'a str,
        at: usize,
    },
    /// The inside of `script` or `style`.
    Raw {
        element: &'static str,
        text: &'a str,
        at: usize,
    },
    Comment {
        text: &'a str,
        at: usize,
    },
}

/// A tag, opening or closing.
#[derive(Debug)]
pub(super) struct Tag<'a> {
    /// In small letters, with a prefix if it has one.
    pub(super) name: String,
    pub(super) closing: bool,
    pub(super) attributes: Vec<Attribute<'a>>,
    pub(super) at: usize,
}

/// An attribute: its name in small letters, its value without escapes.
#[derive(Debug)]
pub(super) struct Attribute<'a> {
    pub(super) name: String,
    pub(super) value: Cow<'a, str>,
    pub(super) at: usize,
}

impl Tag<'_> {
    /// The value of an attribute; the first counts.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let found = self
            .attributes
            .iter()
            .find(|attribute| attribute.name == name);
        found.map(|attribute| attribute.value.as_ref())
    }

    /// Whether an attribute is one of these words, in any case.
    pub(super) fn is(&self, name: &str, word: &str) -> bool {
        self.get(name)
            .is_some_and(|value| value.trim().eq_ignore_ascii_case(word))
    }
}

/// Attributes of one tag that are read.
const ATTRIBUTES: usize = 256;

/// The pieces of a text.
pub(super) fn pieces(text: &str) -> Pieces<'_> {
    Pieces {
        text,
        at: 0,
        raw: None,
    }
}

#[derive(Debug)]
pub(super) struct Pieces<'a> {
    text: &'a str,
    at: usize,
    raw: Option<&'static str>,
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        if let Some(element) = self.raw.take() {
            return Some(self.raw(element));
        }
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        if let Some(body) = rest.strip_prefix("<!--") {
            return Some(self.comment(body));
        }
        if opens(rest) {
            return Some(self.tag());
        }
        let end = rest
            .char_indices()
            .skip(1)
            .find(|(at, c)| *c == '<' && opens(&rest[*at..]));
        let end = end.map_or(rest.len(), |(at, _)| at);
        let at = self.at;
        self.at += end;
        Some(Piece::Text {
            text: &rest[..end],
            at,
        })
    }
}

/// Whether a tag, a comment or a declaration begins here.
fn opens(rest: &str) -> bool {
    let mut bytes = rest.bytes();
    let second = || rest.as_bytes().get(1).copied().unwrap_or_default();
    bytes.next() == Some(b'<') && matches!(second(), b'a'..=b'z' | b'A'..=b'Z' | b'/' | b'!' | b'?')
}

impl<'a> Pieces<'a> {
    fn comment(&mut self, body: &'a str) -> Piece<'a> {
        let length = memmem::find(body.as_bytes(), b"-->").unwrap_or(body.len());
        let at = self.at + 4;
        self.at = (at + length + 3).min(self.text.len());
        Piece::Comment {
            text: &body[..length],
            at,
        }
    }

    fn raw(&mut self, element: &'static str) -> Piece<'a> {
        let rest = &self.text[self.at..];
        let closing = |(at, _): &(usize, char)| {
            let name = rest.get(at + 2..at + 2 + element.len());
            rest[*at..].starts_with("</")
                && name.is_some_and(|name| name.eq_ignore_ascii_case(element))
        };
        let end = rest.char_indices().filter(|(_, c)| *c == '<').find(closing);
        let end = end.map_or(rest.len(), |(at, _)| at);
        let at = self.at;
        self.at += end;
        Piece::Raw {
            element,
            text: &rest[..end],
            at,
        }
    }

    fn tag(&mut self) -> Piece<'a> {
        let start = self.at;
        let mut scan = Scan {
            text: self.text,
            at: start + 1,
        };
        let closing = scan.take(|c| c == '/').len() == 1;
        let name = scan
            .take(|c| !c.is_whitespace() && !matches!(c, '>' | '/'))
            .to_lowercase();
        let mut attributes = Vec::new();
        let selfclosing = loop {
            let gap = scan.take(|c| c.is_whitespace() || c == '/');
            match scan.peek() {
                None | Some('>') => break gap.ends_with('/'),
                _ => attributes.extend(scan.attribute().filter(|_| attributes.len() < ATTRIBUTES)),
            }
        };
        self.at = (scan.at + 1).min(self.text.len());
        let raw = ["script", "style"]
            .into_iter()
            .find(|element| name == **element);
        self.raw = raw.filter(|_| !closing && !selfclosing);
        Piece::Tag(Tag {
            name,
            closing,
            attributes,
            at: start,
        })
    }
}

struct Scan<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scan<'a> {
    fn peek(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().next()
    }

    fn take(&mut self, wanted: impl Fn(char) -> bool) -> &'a str {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let end = rest.find(|c| !wanted(c)).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    fn attribute(&mut self) -> Option<Attribute<'a>> {
        let start = self.at;
        // a lone `=` begins a name, or nothing would be taken
        let first = self.peek()?.len_utf8();
        self.at += first;
        self.take(|c| !c.is_whitespace() && !matches!(c, '=' | '>' | '/'));
        let name = self.text[start..self.at].to_lowercase();
        let after = self.at;
        self.take(char::is_whitespace);
        if self.peek() != Some('=') {
            self.at = after;
            return Some(Attribute {
                name,
                value: Cow::Borrowed(""),
                at: start,
            });
        }
        self.at += 1;
        self.take(char::is_whitespace);
        let value = match self.peek() {
            Some(quote @ ('"' | '\'')) => {
                self.at += 1;
                let value = self.take(|c| c != quote);
                self.at = (self.at + 1).min(self.text.len());
                value
            }
            _ => self.take(|c| !c.is_whitespace() && c != '>'),
        };
        Some(Attribute {
            name,
            value: unescape(value),
            at: start,
        })
    }
}

/// A text without `&…;`: what matters for addresses and numbers.
pub(super) fn unescape(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(12).position(|byte| byte == b';');
        let said = end.and_then(|end| Some((character(&rest[1..end])?, end + 1)));
        let (c, length) = said.unwrap_or(('&', 1));
        plain.push(c);
        rest = &rest[length..];
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

fn character(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        "commat" => Some('@'),
        "period" => Some('.'),
        "colon" => Some(':'),
        "sol" => Some('/'),
        "Tab" | "NewLine" => Some(' '),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(html: &str) -> Vec<String> {
        let tell = |piece| match piece {
            Piece::Tag(tag) => {
                let pairs = tag
                    .attributes
                    .iter()
                    .map(|it| format!(" {}={}", it.name, it.value));
                let slash = if tag.closing { "/" } else { "" };
                format!("<{slash}{}{}>", tag.name, pairs.collect::<String>())
            }
            Piece::Text { text, .. } => text.to_owned(),
            Piece::Raw { element, text, .. } => format!("{element}:{text}"),
            Piece::Comment { text, .. } => format!("!{text}"),
        };
        pieces(html).map(tell).collect()
    }

    #[test]
    fn a_page_comes_apart_as_in_a_browser() {
        let html = "<!DOCTYPE html><IMG SRC='a&amp;b' alt=x hidden/><p>a < b</p><!-- c -->\
            <script>if (a</b/) '</p>'</script><svg:use xlink:href=\"#a\" />";
        assert_eq!(
            told(html),
            [
                "<!doctype html=>",
                "<img src=a&b alt=x hidden=>",
                "<p>",
                "a < b",
                "</p>",
                "! c ",
                "<script>",
                "script:if (a</b/) '</p>'",
                "</script>",
                "<svg:use xlink:href=#a>",
            ]
        );
    }

    #[test]
    fn what_does_not_end_is_read_to_the_end() {
        for html in [
            "<",
            "<a",
            "<a b",
            "<a b=",
            "<a b='",
            "<!--",
            "<script>x",
            "<a =>",
            "</",
            "&#",
            "<a ==b",
        ] {
            told(html);
        }
        assert_eq!(told("<!--x"), ["!x"]);
        assert_eq!(told("<style>p{}"), ["<style>", "style:p{}"]);
    }
}
