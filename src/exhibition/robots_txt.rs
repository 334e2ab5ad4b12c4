//! What a `robots.txt` keeps everybody from (RFC 9309).
//!
//! In: its text. Out: the paths that it disallows to every crawler that it does not name. Crawlers that are named are
//! another matter: nothing is told of them.

use std::ops::Range;

/// A path that is disallowed to everybody, and where its line stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptOut<'a> {
    /// The path, as written.
    pub path: &'a str,
    /// The line, in bytes.
    pub line: Range<usize>,
}

/// Every path that is disallowed to everybody, in order.
pub fn kept_out(text: &str) -> Vec<KeptOut<'_>> {
    let mut everybody = false;
    let mut naming = false;
    let mut end = 0;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        let start = end;
        end += line.len();
        let bare = line.split('#').next().unwrap_or("");
        let Some((field, value)) = bare.split_once(':') else {
            continue;
        };
        let path = value.trim();
        match field.trim().to_ascii_lowercase().as_str() {
            // Names in a row share the rules below them.
            "user-agent" => {
                everybody = (everybody && naming) || path == "*";
                naming = true;
                continue;
            }
            "disallow" if everybody && !path.is_empty() => found.push(KeptOut {
                path,
                line: start..start + line.trim_end().len(),
            }),
            _ => {}
        }
        naming = false;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(text: &str) -> Vec<&str> {
        kept_out(text).into_iter().map(|it| it.path).collect()
    }

    #[test]
    fn groups_end_where_new_names_begin() {
        let text = "User-agent: Bad\nDisallow: /x\n\nUser-agent: *\nDisallow: /works/ # all\nAllow: /\nDisallow:\n";
        assert_eq!(paths(text), ["/works/"]);
        assert_eq!(
            &text[kept_out(text)[0].line.clone()],
            "Disallow: /works/ # all"
        );
        assert!(
            paths("User-agent: *\nAllow: /\n\nUser-agent: Bad\nUser-agent: Worse\nDisallow: /\n")
                .is_empty()
        );
        assert_eq!(
            paths("User-agent: Bad\nUser-agent: *\nDisallow: /\nDisallow: /a"),
            ["/", "/a"]
        );
        assert_eq!(
            paths("user-agent: *\nUser-agent: Bad\r\nDISALLOW: /b\r\n"),
            ["/b"]
        );
    }
}
