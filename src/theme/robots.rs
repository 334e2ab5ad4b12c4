//! A site's own `robots.txt` that would do the opposite of what it is meant to.
//!
//! In: the layers. Out: a warning where search engines are kept from pages that ask not to be listed: they then never
//! see the asking, and may list the bare address all the same
//! (<https://developers.google.com/search/docs/crawling-indexing/block-indexing>).

use std::ops::Range;

use super::layers::Layers;
use crate::diagnostics::{Diagnostic, Place, Rule, say};

const FILE: &str = "root/robots.txt";

/// What is worth a warning in the site's own file, if it has one.
pub(super) fn remark(layers: &Layers) -> Option<Diagnostic> {
    let file = layers.own(FILE)?;
    let text = file.text();
    let line = kept_out(&text)?;
    let place = Place::span(layers.path(FILE), &text, line);
    let message = say!(
        vi: "dòng này ngăn máy tìm kiếm đọc trang, nên chúng không thấy lời xin đừng liệt kê (`noindex`) ở trong trang",
        en: "this keeps search engines from the pages, so that they never see the pages' wish not to be listed (`noindex`)"
    );
    let hint = say!(
        vi: "bỏ dòng này; trang nào không được liệt kê thì tự nó đã xin rồi",
        en: "leave the line out; a page that must not be listed says so itself"
    );
    Some(Diagnostic::new(Rule::ThemeRobots, place, message).hint(hint))
}

/// Where the first line stands that disallows something to everybody.
fn kept_out(text: &str) -> Option<Range<usize>> {
    let mut everybody = false;
    let mut naming = false;
    let mut end = 0;
    for line in text.split_inclusive('\n') {
        let start = end;
        end += line.len();
        let bare = line.split('#').next().unwrap_or("");
        let Some((field, value)) = bare.split_once(':') else {
            continue;
        };
        let value = value.trim();
        match field.trim().to_ascii_lowercase().as_str() {
            // names in a row share the rules below them
            "user-agent" => {
                everybody = (everybody && naming) || value == "*";
                naming = true;
            }
            "disallow" if everybody && !value.is_empty() => {
                return Some(start..start + line.trim_end().len());
            }
            _ => naming = false,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::kept_out;

    #[test]
    fn only_what_everybody_may_not_fetch_is_told() {
        let bad = "User-agent: GPTBot\nUSER-AGENT : *\nAllow: /a\nDisallow: /works/ # hidden\n";
        assert_eq!(&bad[kept_out(bad).unwrap()], "Disallow: /works/ # hidden");
        for good in [
            "",
            "User-agent: *\nDisallow:\n",
            "User-agent: *\nAllow: /\n\nUser-agent: GPTBot\nDisallow: /\n",
            "User-agent: GPTBot\nDisallow: /\n# User-agent: *\n",
            include_str!("../../themes/safety/root/robots.txt"),
        ] {
            assert_eq!(kept_out(good), None, "{good}");
        }
    }
}
