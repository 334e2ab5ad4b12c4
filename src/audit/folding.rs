//! A text without its marks, capitals, signs and escapes: words of plain letters with single spaces between.
//!
//! `Nguy&#7877;n`, `Nguy%E1%BB%85n`, `Nguy\u1ec5n`, `NGUYỄN` and `nguyễn` in either Unicode form all become `nguyen`.

use std::iter::Peekable;
use std::str::CharIndices;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A folded text.
#[derive(Debug, Default)]
pub(super) struct Folded {
    /// Words of small plain letters and digits.
    pub(super) text: String,
    /// Where each word begins: in `text`, and in what was folded (bytes).
    pub(super) origins: Vec<(usize, usize)>,
}

impl Folded {
    fn push(&mut self, c: char, source: usize, gap: &mut bool) {
        if c.is_ascii() {
            return self.push_plain(c, source, gap);
        }
        for part in std::iter::once(c).nfd().filter(|c| !is_combining_mark(*c)) {
            for small in part.to_lowercase() {
                let plain = if small == 'đ' { 'd' } else { small };
                self.push_plain(plain, source, gap);
            }
        }
    }

    fn push_plain(&mut self, c: char, source: usize, gap: &mut bool) {
        if !c.is_alphanumeric() {
            *gap = true;
            return;
        }
        if *gap {
            if !self.text.is_empty() {
                self.text.push(' ');
            }
            self.origins.push((self.text.len(), source));
            *gap = false;
        }
        self.text.push(c.to_ascii_lowercase());
    }
}

/// Folds a text.
pub(super) fn fold(text: &str) -> Folded {
    let mut folded = Folded {
        text: String::with_capacity(text.len()),
        origins: Vec::new(),
    };
    let mut gap = true;
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let escaped = match c {
            '%' => percent(&text[at..], &mut rest),
            '\\' => backslash(&text[at..], &mut rest),
            '&' => entity(&text[at..], &mut rest),
            _ => {
                folded.push(c, at, &mut gap);
                continue;
            }
        };
        match escaped {
            Some(said) => said.chars().for_each(|c| folded.push(c, at, &mut gap)),
            None => gap = true,
        }
    }
    folded
}

type Rest<'a> = Peekable<CharIndices<'a>>;

/// `%E1%BB%85`: bytes of UTF-8.
fn percent(text: &str, rest: &mut Rest<'_>) -> Option<String> {
    let groups = text.as_bytes().chunks_exact(3);
    let byte = |group: &[u8]| match group {
        [b'%', digits @ ..] => hex(digits).and_then(|byte| u8::try_from(byte).ok()),
        _ => None,
    };
    let bytes: Vec<u8> = groups.map_while(byte).collect();
    pass(rest, (3 * bytes.len()).saturating_sub(1));
    (!bytes.is_empty()).then(|| String::from_utf8_lossy(&bytes).into_owned())
}

/// `\u1ec5`, also as a pair, and `\u{1ec5}`; any other escape is a sign.
fn backslash(text: &str, rest: &mut Rest<'_>) -> Option<String> {
    let Some(digits) = text.strip_prefix("\\u") else {
        // `\n` is no letter n
        pass(
            rest,
            usize::from(text.as_bytes().get(1).is_some_and(u8::is_ascii)),
        );
        return None;
    };
    if let Some((digits, _)) = digits
        .strip_prefix('{')
        .and_then(|braced| braced.split_once('}'))
    {
        let c = hex(digits.as_bytes()).and_then(char::from_u32)?;
        pass(rest, 3 + digits.len());
        return Some(c.to_string());
    }
    let unit = |at: usize| hex(digits.as_bytes().get(at..at + 4)?);
    let first = unit(0)?;
    let second = digits
        .get(4..6)
        .filter(|mark| *mark == "\\u")
        .and_then(|_| unit(6));
    let pair = second.filter(|_| (0xd800..0xdc00).contains(&first));
    let units = [Some(first), pair]
        .into_iter()
        .flatten()
        .map(|unit| unit as u16);
    pass(rest, if pair.is_some() { 11 } else { 5 });
    char::decode_utf16(units).next()?.ok().map(String::from)
}

/// `&#7877;`, `&#x1ec5;`, `&eacute;`, `&nbsp;`
fn entity(text: &str, rest: &mut Rest<'_>) -> Option<String> {
    let end = text.bytes().take(12).position(|byte| byte == b';')?;
    let name = &text[1..end];
    let said = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => hex(digits.as_bytes()),
                None => number.parse().ok(),
            };
            code.and_then(char::from_u32).map(String::from)
        }
        // letters with marks are named by the letter; the marks go anyway
        None => ["acute", "grave", "circ", "tilde", "uml", "cedil"]
            .iter()
            .find_map(|mark| name.strip_suffix(mark))
            .map(str::to_owned),
    };
    pass(rest, end);
    said
}

fn hex(digits: &[u8]) -> Option<u32> {
    let digits = std::str::from_utf8(digits).ok()?;
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    plain.then(|| u32::from_str_radix(digits, 16).ok())?
}

fn pass(rest: &mut Rest<'_>, ascii: usize) {
    for _ in 0..ascii {
        rest.next();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_writing_becomes_the_same_words() {
        for text in [
            "Nguyễn Đức",
            "NGUYỄN-ĐỨC",
            "Nguye\u{302}\u{303}n  Đu\u{31b}\u{301}c",
            "Nguy&#7877;n_&#x110;&#7913;c",
            "Nguy%E1%BB%85n%20%C4%90%e1%bb%a9c",
            "\"Nguy\\u1ec5n\\n\\u0110\\u1EE9c\"",
            "Nguy\\u{1ec5}n+Đức",
            "Nguy&#7877;n&nbsp;Đức",
        ] {
            assert_eq!(fold(text).text, "nguyen duc", "{text}");
        }
        assert_eq!(fold("caf&eacute; 100% &x \\").text, "cafe 100 x");
    }

    #[test]
    fn words_know_where_they_come_from() {
        let folded = fold("«Đi%20học»");
        assert_eq!(folded.text, "di hoc");
        assert_eq!(folded.origins, [(0, 2), (3, 8)]);
    }
}
