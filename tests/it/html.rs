//! Just enough HTML to follow links: attributes of tags, and what they point to.

use std::collections::BTreeMap;

/// Every value of `name` in the tags of a page.
pub(crate) fn attributes(html: &str, name: &str) -> Vec<String> {
    let mut values = Vec::new();
    for tag in tags(html) {
        let needle = format!(" {name}=\"");
        let mut rest = tag;
        while let Some(at) = rest.find(&needle) {
            rest = &rest[at + needle.len()..];
            let end = rest.find('"').unwrap_or(rest.len());
            values.push(unescape(&rest[..end]));
        }
    }
    values
}

/// The insides of the tags of a page, comments left out.
pub(crate) fn tags(html: &str) -> Vec<&str> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let end = rest.find('>').unwrap_or(rest.len());
        tags.push(&rest[..end]);
        rest = &rest[end..];
    }
    tags
}

fn unescape(text: &str) -> String {
    text.replace("&#x2f;", "/")
        .replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

/// Links of a page into its own site that lead nowhere.
pub(crate) fn dead_links(site: &BTreeMap<String, Vec<u8>>, page: &str) -> Vec<String> {
    let html = String::from_utf8(site[page].clone()).unwrap();
    let mut links = attributes(&html, "href");
    links.extend(attributes(&html, "src"));
    for srcset in attributes(&html, "srcset") {
        links.extend(
            srcset
                .split(", ")
                .map(|source| source.split(' ').next().unwrap().to_owned()),
        );
    }
    let outside = |link: &str| {
        ["http://", "https://", "mailto:", "tel:", "#"]
            .iter()
            .any(|start| link.starts_with(start))
    };
    links.retain(|link| !outside(link));
    links.retain(|link| resolve(page, link).is_none_or(|path| !site.contains_key(&path)));
    links
}

/// The file that a relative link leads to; `None` where it leaves the site.
fn resolve(page: &str, link: &str) -> Option<String> {
    let link = link.split(['#', '?']).next().unwrap();
    let mut path: Vec<&str> = page.split('/').collect();
    path.pop();
    for segment in link.split('/') {
        match segment {
            ".." => {
                path.pop()?;
            }
            "." | "" => {}
            name => path.push(name),
        }
    }
    Some(path.join("/"))
}

#[test]
fn a_dead_link_is_seen() {
    let page = |html: &str| html.as_bytes().to_vec();
    let site = BTreeMap::from([
        (
            "a/index.html".to_owned(),
            page("<a href=\"../b.html\">b</a><a href=\"c.html\">c</a><img src=\"../../d.png\">"),
        ),
        ("b.html".to_owned(), page("")),
    ]);
    assert_eq!(dead_links(&site, "a/index.html"), ["c.html", "../../d.png"]);
}
