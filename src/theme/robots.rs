//! A site's own `robots.txt` that would do the opposite of what it is meant to.
//!
//! In: the layers. Out: a warning where search engines are kept from pages that ask not to be listed: they then never
//! see the asking, and may list the bare address all the same
//! (<https://developers.google.com/search/docs/crawling-indexing/block-indexing>).

use super::layers::Layers;
use crate::diagnostics::{Diagnostic, Place, Rule, say};
use crate::exhibition::robots_txt;

const FILE: &str = "root/robots.txt";

/// What is worth a warning in the site's own file, if it has one.
pub(super) fn remark(layers: &Layers) -> Option<Diagnostic> {
    let file = layers.own(FILE)?;
    let text = file.text();
    let line = robots_txt::kept_out(&text).into_iter().next()?.line;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ours_keeps_no_search_engine_out() {
        let ours = include_str!("../../themes/safety/root/robots.txt");
        assert_eq!(robots_txt::kept_out(ours), []);
    }
}
