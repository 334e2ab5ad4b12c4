//! Markdown pages: front matter between two lines `---`, and the rest.

use std::ops::Range;

use super::fields::What;
use super::sheet::Sheet;
use crate::diagnostics::{Rule, say};

pub(super) const PAGE: What = What {
    vi: "phần đầu của trang",
    en: "a page's front matter",
    example: "title: Về triển lãm",
    inner: &[],
};

/// The parts of a page, in bytes.
pub(super) struct Parts {
    /// The YAML between the two lines, where there is one.
    pub(super) front: Option<Range<usize>>,
    /// The Markdown.
    pub(super) body: Range<usize>,
}

/// Divides a page. A first line `---` with no second one is a rule of Markdown, unless a key follows it.
pub(super) fn divide(sheet: &Sheet) -> Parts {
    let text = sheet.text();
    let whole = Parts {
        front: None,
        body: 0..text.len(),
    };
    let Some(first) = text
        .split('\n')
        .next()
        .filter(|line| line.trim_end() == "---")
    else {
        return whole;
    };
    let start = (first.len() + 1).min(text.len());
    let mut at = start;
    for line in text[start..].split('\n') {
        if line.trim_end() == "---" {
            let body = (at + line.len() + 1).min(text.len());
            return Parts {
                front: Some(start..at),
                body: body..text.len(),
            };
        }
        at += line.len() + 1;
    }
    let next = text[start..].split('\n').next().unwrap_or("");
    if next.starts_with("title:") || next.starts_with("slug:") {
        sheet.push(
            Rule::YamlSyntax,
            sheet.place(0..first.len()),
            say!(
                vi: "phần đầu mở bằng `---` ở đây chưa được đóng",
                en: "the front matter opened by `---` here is not closed"
            ),
            Some(say!(
                vi: "hãy thêm một dòng `---` sau các khóa",
                en: "add a line `---` after its keys"
            )),
        );
    }
    whole
}
