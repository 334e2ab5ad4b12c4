//! What hosts and crawlers read: header files, `robots.txt`, the sitemap.
//!
//! In: the plan, and which of its pages may be listed. Out: files of the site's root. A file of the theme's own under
//! the same name counts instead, but for the sitemap's line in `robots.txt`, which is added where none stands.
//!
//! The sitemap holds the pages that say themselves that they may be listed, and nothing else. It names no dates: a
//! page is as old as its content, which nobody noted.

use std::collections::BTreeSet;

use super::Material;
use super::frame::canonical;
use super::xml::Xml;
use crate::exhibition::SitePath;
use crate::headers::{self, Hosted};
use crate::pipeline::plan::PagePlan;
use crate::theme::Asset;

/// Addresses in one file of a sitemap, at most (<https://www.sitemaps.org/protocol.html>).
const PER_FILE: usize = 50_000;

const ROBOTS: &str = "robots.txt";
const SITEMAP: &str = "sitemap.xml";

/// A file of the site.
pub(super) type SiteFile = (SitePath, Vec<u8>);

/// The header files for hosts that read such, unless the theme has its own.
pub(super) fn header_files(material: &Material<'_>) -> Vec<SiteFile> {
    let hosted = Hosted::of(material.exhibition, &material.theme.look().early);
    let files = [
        ("_headers", headers::netlify(&hosted)),
        (SitePath::HTACCESS, headers::apache(&hosted)),
    ];
    let files = files.map(|(name, text)| (path(name), text.into_bytes()));
    let own = |path: &SitePath| material.theme.assets().iter().any(|it| it.path == *path);
    files.into_iter().filter(|(path, _)| !own(path)).collect()
}

/// A file of the theme as it is published: `robots.txt` tells where the sitemap is.
pub(super) fn asset(asset: &Asset, sitemap: Option<&str>) -> Vec<u8> {
    let mut bytes = asset.bytes.to_vec();
    if let (ROBOTS, Some(sitemap)) = (asset.path.as_str(), sitemap)
        && !String::from_utf8_lossy(&bytes)
            .to_lowercase()
            .contains("sitemap:")
    {
        if !bytes.ends_with(b"\n") {
            bytes.push(b'\n');
        }
        bytes.extend_from_slice(format!("\nSitemap: {sitemap}\n").as_bytes());
    }
    bytes
}

/// The address of the sitemap, where there is one: the pages need a base address, and one of them must be listed.
pub(super) fn sitemap_address(
    material: &Material<'_>,
    listed: &BTreeSet<SitePath>,
) -> Option<String> {
    let base = material.exhibition.base_url.as_ref()?;
    (!listed.is_empty()).then(|| format!("{base}{SITEMAP}"))
}

/// The sitemap of the pages in `listed`.
pub(super) fn sitemap(material: &Material<'_>, listed: &BTreeSet<SitePath>) -> Vec<SiteFile> {
    let Some(base) = &material.exhibition.base_url else {
        return Vec::new();
    };
    let pages = material.plan.pages.iter();
    let pages: Vec<&PagePlan> = pages.filter(|it| listed.contains(&it.path)).collect();
    let parts = pages.chunks(PER_FILE);
    bundle(parts.map(|part| urls(material, part, listed, base)), base)
}

/// One part is the sitemap; several have numbers, and the sitemap names them.
fn bundle(parts: impl Iterator<Item = Vec<u8>>, base: &str) -> Vec<SiteFile> {
    let name = |at: usize| path(&format!("sitemap-{}.xml", at + 1));
    let mut files: Vec<SiteFile> = parts
        .enumerate()
        .map(|(at, part)| (name(at), part))
        .collect();
    match files.as_mut_slice() {
        [] => {}
        [(only, _)] => *only = path(SITEMAP),
        many => {
            let names = many.iter().map(|(name, _)| format!("{base}{name}"));
            let index = index(&names.collect::<Vec<_>>());
            files.push((path(SITEMAP), index));
        }
    }
    files
}

fn urls(
    material: &Material<'_>,
    part: &[&PagePlan],
    listed: &BTreeSet<SitePath>,
    base: &str,
) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open(
        "urlset",
        &[
            ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"),
            ("xmlns:xhtml", "http://www.w3.org/1999/xhtml"),
        ],
    );
    for page in part {
        xml.open("url", &[]);
        xml.leaf("loc", &[], &address(base, &page.path));
        for (language, path) in versions(material, page, listed) {
            let href = address(base, &path);
            let link = [
                ("rel", "alternate"),
                ("hreflang", language),
                ("href", &href),
            ];
            xml.empty("xhtml:link", &link);
        }
        xml.close("url");
    }
    xml.close("urlset");
    xml.finish()
}

/// A page in every language in which it may be listed, the first language also for readers of any other; none where
/// there is but one.
fn versions<'a>(
    material: &'a Material<'_>,
    page: &PagePlan,
    listed: &BTreeSet<SitePath>,
) -> Vec<(&'a str, SitePath)> {
    let exhibition = material.exhibition;
    let all = exhibition.languages.iter().map(|language| {
        let path = page.address.path(exhibition, language);
        (language.code(), path)
    });
    let mut all: Vec<_> = all.filter(|(_, path)| listed.contains(path)).collect();
    if all.len() < 2 {
        return Vec::new();
    }
    let first = all[0].1.clone();
    all.push(("x-default", first));
    all
}

fn index(names: &[String]) -> Vec<u8> {
    let mut xml = Xml::new();
    let space = [("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")];
    xml.open("sitemapindex", &space);
    for name in names {
        xml.open("sitemap", &[]);
        xml.leaf("loc", &[], name);
        xml.close("sitemap");
    }
    xml.close("sitemapindex");
    xml.finish()
}

pub(super) fn address(base: &str, path: &SitePath) -> String {
    format!("{base}{}", canonical(path.as_str()))
}

fn path(name: &str) -> SitePath {
    match SitePath::parse(name) {
        Some(path) => path,
        None => unreachable!("`{name}` is a plain name"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn very_many_pages_stand_in_several_files_and_one_names_them() {
        let bundle = |parts: usize| {
            let parts = (0..parts).map(|part| vec![b'0' + part as u8]);
            super::bundle(parts, "https://example.org/")
        };
        let names = |files: &[SiteFile]| -> Vec<String> {
            files.iter().map(|(path, _)| path.to_string()).collect()
        };
        assert!(bundle(0).is_empty());
        assert_eq!(bundle(1), [(path(SITEMAP), b"0".to_vec())]);
        let many = bundle(2);
        assert_eq!(names(&many), ["sitemap-1.xml", "sitemap-2.xml", SITEMAP]);
        let index = String::from_utf8(many[2].1.clone()).unwrap();
        for name in ["sitemap-1.xml", "sitemap-2.xml"] {
            assert!(
                index.contains(&format!("<loc>https://example.org/{name}</loc>")),
                "{index}"
            );
        }
    }
}
