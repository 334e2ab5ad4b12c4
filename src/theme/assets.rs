//! The files that go with the pages: style, fonts, drawings, licences, and what stands in the site's root.
//!
//! In: the layers. Out: [`Asset`]s with the digest in their names, so that they may be cached for ever; the
//! addresses inside style sheets follow, and their comments stay behind, but for those that ask to come along
//! (`/*!`, as licences do). Nothing else is minified, nothing is compressed.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::layers::{File, Layers};
use crate::diagnostics::{Diagnostic, Place, Rule, say};
use crate::digest::Digest;
use crate::exhibition::SitePath;

/// How many characters of the digest stand in a name: 50 bits.
const DIGEST_CHARS: usize = 10;

/// A file of the site that comes from the theme.
#[derive(Clone, Debug)]
pub struct Asset {
    /// What `asset()` calls it: `style.css`, `fonts/baloo-2-700.woff2`; for a file of the root its path.
    pub name: String,
    /// Where it stands: `assets/style.<digest>.css`.
    pub path: SitePath,
    /// What is in it.
    pub bytes: Cow<'static, [u8]>,
}

/// All assets, by path.
pub(super) fn collect(layers: &Layers, problems: &mut Vec<Diagnostic>) -> Vec<Asset> {
    let files = layers.folder("assets/");
    let (sheets, others): (Vec<_>, Vec<_>) = files
        .into_iter()
        .partition(|file| file.path.ends_with(".css"));
    let mut assets = Vec::new();
    for file in others {
        let name = file.path.trim_start_matches("assets/").to_owned();
        keep(
            &mut assets,
            hashed(name, file.bytes.clone()),
            layers,
            &file,
            problems,
        );
    }
    let places: BTreeMap<String, SitePath> = assets
        .iter()
        .map(|asset| (asset.name.clone(), asset.path.clone()))
        .collect();
    for file in sheets {
        let name = file.path.trim_start_matches("assets/").to_owned();
        let css = with_hashed_addresses(&without_comments(&file.text()), &name, &places);
        keep(
            &mut assets,
            hashed(name, css.into_bytes().into()),
            layers,
            &file,
            problems,
        );
    }
    for file in layers.folder("root/") {
        let name = file.path.trim_start_matches("root/").to_owned();
        let asset = SitePath::parse(&name).map(|path| Asset {
            name,
            path,
            bytes: file.bytes.clone(),
        });
        keep(&mut assets, asset, layers, &file, problems);
    }
    assets.sort_by(|a, b| a.path.cmp(&b.path));
    assets
}

fn keep(
    assets: &mut Vec<Asset>,
    asset: Option<Asset>,
    layers: &Layers,
    file: &File,
    problems: &mut Vec<Diagnostic>,
) {
    let path = file.path;
    match asset {
        Some(asset) => assets.push(asset),
        None => problems.push(Diagnostic::new(
            Rule::ThemeUnused,
            Place::file(layers.path(path)),
            say!(
                vi: "tên `{path}` không dùng được trên web: chỉ dùng chữ không dấu, số, `-`, `_` và `.`, không bắt đầu bằng `.`",
                en: "the name `{path}` cannot stand on the web: use plain letters, digits, `-`, `_` and `.`, and no `.` at the start"
            ),
        )),
    }
}

fn hashed(name: String, bytes: Cow<'static, [u8]>) -> Option<Asset> {
    let digest = Digest::of(&bytes).base32(DIGEST_CHARS);
    let (folder, file) = name
        .rsplit_once('/')
        .map_or(("", name.as_str()), |(folder, file)| (folder, file));
    let (stem, ending) = file.rsplit_once('.')?;
    let gap = if folder.is_empty() { "" } else { "/" };
    let path = SitePath::parse(&format!("assets/{folder}{gap}{stem}.{digest}.{ending}"))?;
    Some(Asset { name, path, bytes })
}

/// Rewrites `url(fonts/x.woff2)` to the hashed file; other addresses stay as they are.
fn with_hashed_addresses(css: &str, sheet: &str, places: &BTreeMap<String, SitePath>) -> String {
    let folder = sheet.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut text = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find("url(") {
        let (before, after) = rest.split_at(at + "url(".len());
        let Some(end) = after.find(')') else { break };
        let written = after[..end].trim().trim_matches(['"', '\'']);
        text.push_str(before);
        match resolve(folder, written).and_then(|name| places.get(&name)) {
            Some(place) => text.push_str(&relative(folder, place)),
            None => text.push_str(&after[..end]),
        }
        rest = &after[end..];
    }
    text.push_str(rest);
    text
}

/// A sheet without its comments: they are for theme authors, and every visitor would pay for them. What stands in
/// quotation marks is no comment.
fn without_comments(css: &str) -> String {
    let mut text = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find(['"', '\'', '/']) {
        let (before, from) = rest.split_at(at);
        let (piece, after) = from.split_at(piece_length(from));
        text.push_str(before);
        if !piece.starts_with("/*") || piece.starts_with("/*!") {
            text.push_str(piece);
        }
        rest = after;
    }
    text.push_str(rest);
    text
}

/// How long the comment or the string is that `css` begins with; 1 for a lone slash.
fn piece_length(css: &str) -> usize {
    let mark = &css[..1];
    match mark {
        "/" if css.starts_with("/*") => css.find("*/").map_or(css.len(), |end| end + 2),
        "/" => 1,
        mark => {
            let mut escaped = false;
            let end = css.char_indices().skip(1).find(|(_, c)| {
                let ends = !escaped && mark.starts_with(*c);
                escaped = !escaped && *c == '\\';
                ends
            });
            end.map_or(css.len(), |(at, _)| at + 1)
        }
    }
}

/// The name of an asset from an address in a sheet of `folder`.
fn resolve(folder: &str, address: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in address.split('/') {
        match part {
            "" => return None,
            "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

fn relative(folder: &str, place: &SitePath) -> String {
    let gap = if folder.is_empty() { "" } else { "/" };
    let sheet = SitePath::parse(&format!("assets/{folder}{gap}x.css"));
    sheet.map_or_else(String::new, |sheet| sheet.link_to(place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_stay_behind_unless_they_ask_to_come_along() {
        let css = "/* a */x{content:\"/* \\\" b */\"}/*! MIT */y{width:calc(1px/2)}/**/z{}/* open";
        let after = "x{content:\"/* \\\" b */\"}/*! MIT */y{width:calc(1px/2)}z{}";
        assert_eq!(without_comments(css), after);
    }

    #[test]
    fn addresses_in_style_sheets_follow_their_files() {
        let font = SitePath::parse("assets/fonts/a.xyz.woff2").unwrap();
        let places = BTreeMap::from([("fonts/a.woff2".to_owned(), font)]);
        let css = "x{src:url(\"fonts/a.woff2\")} y{background:url(data:image/png;base64,x)}";
        let after = with_hashed_addresses(css, "style.css", &places);
        assert_eq!(
            after,
            "x{src:url(fonts/a.xyz.woff2)} y{background:url(data:image/png;base64,x)}"
        );
        let deep = with_hashed_addresses("url(../fonts/a.woff2)", "css/x.css", &places);
        assert_eq!(deep, "url(../fonts/a.xyz.woff2)");
    }
}
