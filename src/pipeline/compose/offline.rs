//! The copy for where there is no network: the page on which one asks for it, the service worker, and its list.
//!
//! In: a staging that holds everything else. Out: three files, only where the exhibition offers a copy. The list names
//! each page and asset with its digest, and one picture of each work: the smallest file that fills a telephone. The
//! worker is another file whenever the list is, so that browsers take it for new, and what is not in its list any more
//! leaves the visitor's device. Social cards, feeds and what hosts read are not in it.

use serde_json::json;

use super::desk::Desk;
use super::{Content, Material, Staging, pictures};
use crate::digest::Digest;
use crate::error::Error;
use crate::exhibition::{SitePath, WorkIndex};
use crate::pipeline::render::{Made, MadeFile};
use crate::theme::views::OfflineView;

const WORKER: &str = "offline.js";
/// The width in pixels that fills a telephone held upright.
const WIDTH: u32 = 640;
/// What belongs to a copy, by the ends of names.
const KEPT: [&str; 9] = [
    "html",
    "css",
    "js",
    "json",
    "svg",
    "png",
    "woff2",
    "txt",
    "webmanifest",
];
const MEGABYTE: u64 = 1_000_000;

/// The page on which one asks for a copy.
pub(super) fn page(desk: &Desk<'_>) -> OfflineView {
    let material = desk.material;
    let works = (0..material.exhibition.works.len()).map(WorkIndex);
    let pictures = works.filter_map(|at| Some(smallest(material.made(at)?)?.bytes));
    let assets = material.theme.assets().iter();
    let assets = assets.map(|asset| asset.bytes.len() as u64);
    let bytes: u64 = pictures.chain(assets).sum();
    OfflineView {
        script: desk.to_file(&keeper(material)),
        worker: desk.to_file(&plain(WORKER)),
        megabytes: bytes.div_ceil(MEGABYTE),
    }
}

/// Puts worker, script and list, when everything else has been put.
pub(super) fn put(material: &Material<'_>, staging: &Staging) -> Result<(), Error> {
    if !material.exhibition.offline {
        return Ok(());
    }
    let script = material.theme.keeper().to_vec();
    staging.put(keeper(material), Content::Bytes(script))?;
    let list = list(material, staging);
    let version = Digest::of(&list).base32(10);
    let name = format!("offline.{version}.json");
    let head = format!("const VERSION = \"{version}\";\nconst LIST = \"{name}\";\n");
    let worker = [head.as_bytes(), material.theme.worker()].concat();
    staging.put(plain(&name), Content::Bytes(list))?;
    staging.put(plain(WORKER), Content::Bytes(worker))
}

fn list(material: &Material<'_>, staging: &Staging) -> Vec<u8> {
    let works = (0..material.exhibition.works.len()).map(WorkIndex);
    let pictures = works.filter_map(|at| {
        let id = &material.exhibition.work(at).id;
        let file = smallest(material.made(at)?)?;
        Some((pictures::path(id, file).to_string(), file.digest))
    });
    let files = staging.files().into_iter();
    let files = files
        .filter(|(path, _)| belongs(path))
        .map(|(path, filed)| (path.to_string(), filed.digest));
    let rows = files.chain(pictures);
    let rows: Vec<_> = rows
        .map(|(path, digest)| json!([path, digest.base32(10)]))
        .collect();
    json!({ "files": rows }).to_string().into_bytes()
}

/// Whether a file that is no picture belongs to a copy.
fn belongs(path: &SitePath) -> bool {
    let path = path.as_str();
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let at_root = !path.contains('/');
    KEPT.contains(&ending)
        && !path.starts_with("pictures/")
        && !(at_root && (ending == "txt" || path.starts_with(['_', '.'])))
}

/// The smallest file of a work that fills a telephone; of a small picture the largest.
fn smallest(made: &Made) -> Option<&MadeFile> {
    let widest = made.files.iter().map(|file| file.width).max()?;
    let files = made.files.iter();
    files
        .filter(|file| file.width >= WIDTH.min(widest))
        .min_by_key(|file| (file.bytes, file.digest))
}

/// Where the script of the page lies.
fn keeper(material: &Material<'_>) -> SitePath {
    let digest = Digest::of(material.theme.keeper()).base32(10);
    plain(&format!("assets/keep.{digest}.js"))
}

fn plain(name: &str) -> SitePath {
    match SitePath::parse(name) {
        Some(path) => path,
        None => unreachable!("`{name}` is a plain name"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_holds_what_pages_need_and_nothing_for_hosts() {
        let of = |path| belongs(&plain(path));
        for path in [
            "index.html",
            "en/works/a/index.html",
            "assets/style.x.css",
            "search/a.js",
            "assets/licences/baloo-2.x.txt",
            "manifest.webmanifest",
        ] {
            assert!(of(path), "{path}");
        }
        for path in [
            "robots.txt",
            "sitemap.xml",
            "feed.xml",
            "_headers",
            "pictures/a/1920-x.jpg",
            "assets/card-vi.x.jpg",
        ] {
            assert!(!of(path), "{path}");
        }
    }
}
