//! Makes names and excerpts safe for a terminal.
//!
//! In: any text. Out: the same text, with what could move the cursor, turn the direction of writing or hide
//! written as `\u{…}`. Vietnamese marks, wide characters and emoji pass.

use std::borrow::Cow;
use std::ops::Range;

/// The text with dangerous characters written out, line ends and tabs included.
pub(crate) fn safe(text: &str) -> Cow<'_, str> {
    if !text.chars().any(dangerous) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match dangerous(c) {
            true => escaped.extend(c.escape_default()),
            false => escaped.push(c),
        }
    }
    Cow::Owned(escaped)
}

/// A line of a file with some bytes of it marked: both made safe; tabs stay, the listing widens them.
pub(super) fn safe_excerpt(line: &str, range: &Range<usize>) -> (String, Range<usize>) {
    let part = |range: Range<usize>| {
        let part = line.get(range).unwrap_or("");
        let cells: Vec<_> = part.split('\t').map(safe).collect();
        cells.join("\t")
    };
    let mut text = part(0..range.start);
    let start = text.len();
    text.push_str(&part(range.clone()));
    let end = text.len();
    text.push_str(&part(range.end..line.len()));
    (text, start..end)
}

/// Control characters; marks that turn, join or hide text; line separators; tags.
fn dangerous(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_deceive_is_written_out() {
        assert_eq!(safe("a\u{1b}[31mb"), "a\\u{1b}[31mb");
        assert_eq!(safe("anh\u{202e}gpj.exe"), "anh\\u{202e}gpj.exe");
        assert_eq!(safe("a\nb\r\t"), "a\\nb\\r\\t");
        assert_eq!(safe("zero\u{200b}width"), "zero\\u{200b}width");
        assert_eq!(safe("\u{9b}2J"), "\\u{9b}2J");
    }

    #[test]
    fn what_people_write_passes() {
        for text in ["Cá voi", "Ca\u{301} voi", "Đặng Thị Ử", "絵 🐳", "a\\b `x`"] {
            assert_eq!(safe(text), text);
        }
    }

    #[test]
    fn the_marked_part_moves_along() {
        let line = "\u{202e}a: \u{1b}b\tc";
        let start = line.find('\u{1b}').unwrap();
        let (text, range) = safe_excerpt(line, &(start..start + 2));
        assert_eq!(text, "\\u{202e}a: \\u{1b}b\tc");
        assert_eq!(&text[range], "\\u{1b}b");
        assert_eq!(safe_excerpt("ab", &(0..9)).0, "");
    }
}
