//! Where a problem is: a file of the site and, where known, the characters in it.

use std::ops::Range;
use std::sync::Arc;

/// A place in the site's folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file, from the site's folder, with `/` (`content/01-bien/ca-voi.yaml`). Private: it never leaves the curator's screen.
    pub path: Arc<str>,
    /// The characters meant, where the problem has some.
    pub spot: Option<Spot>,
}

/// Some characters on one line of a text file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The whole line, without its end.
    pub excerpt: Arc<str>,
    /// The bytes of `excerpt` that are meant; never empty unless the line is.
    pub range: Range<usize>,
}

impl PartialOrd for Spot {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Spot {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let key = |spot: &Spot| (spot.line, spot.column, spot.range.start, spot.range.end);
        key(self)
            .cmp(&key(other))
            .then_with(|| self.excerpt.cmp(&other.excerpt))
    }
}

impl Place {
    /// A whole file or folder.
    pub fn file(path: impl Into<Arc<str>>) -> Self {
        Place {
            path: path.into(),
            spot: None,
        }
    }

    /// `content/a/b.yaml:3`, or the file alone.
    pub fn file_and_line(&self) -> String {
        match &self.spot {
            Some(spot) => format!("{}:{}", self.path, spot.line),
            None => self.path.to_string(),
        }
    }

    /// The bytes `range` of a text file whose whole text is `text`; what runs past the line's end is cut.
    pub fn span(path: impl Into<Arc<str>>, text: &str, range: Range<usize>) -> Self {
        let start = floor_char_boundary(text, range.start);
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let excerpt = text[line_start..line_end].trim_end_matches('\r');
        let from = (start - line_start).min(excerpt.len());
        let end = floor_char_boundary(text, range.end).max(start);
        let to = (end - line_start).clamp(from, excerpt.len());
        // An empty range points at the character that stands there, if one does.
        let to = if to == from {
            excerpt[from..]
                .chars()
                .next()
                .map_or(from, |c| from + c.len_utf8())
        } else {
            to
        };
        let spot = Spot {
            line: text[..line_start].matches('\n').count() + 1,
            column: excerpt[..from].chars().count() + 1,
            excerpt: excerpt.into(),
            range: from..to,
        };
        Place {
            path: path.into(),
            spot: Some(spot),
        }
    }
}

fn floor_char_boundary(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at)
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_characters() {
        let text = "title: Cá voi\r\nalt: Đàn cá\n";
        let start = text.find("Đàn").unwrap();
        let spot = Place::span("a.yaml", text, start..start + "Đàn cá".len())
            .spot
            .unwrap();
        assert_eq!(
            (spot.line, spot.column, &*spot.excerpt),
            (2, 6, "alt: Đàn cá")
        );
        assert_eq!(&spot.excerpt[spot.range], "Đàn cá");
    }

    #[test]
    fn places_out_of_reach_stay_inside_the_text() {
        for range in [0..0, 90..95, 3..90] {
            let spot = Place::span("a.yaml", "abc\nd", range).spot.unwrap();
            assert!(spot.range.end <= spot.excerpt.len());
        }
    }
}
