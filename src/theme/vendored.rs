//! The third-party files that the theme brings: where each came from, its licence and its digest.
//!
//! In: `vendor/vendor.yaml` and the assets. Out: what the page of credits names. A file that the site has
//! replaced by one of its own is left out; a test holds the digests of the embedded ones.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::assets::Asset;
use super::layers::Layers;
use crate::diagnostics::{Diagnostic, Place, Rule, say};
use crate::digest::Digest;
use crate::exhibition::SitePath;

const TABLE: &str = "vendor/vendor.yaml";

/// Something that others made and the theme brings.
#[derive(Clone, Debug)]
pub struct Vendored {
    /// `Baloo 2`
    pub name: String,
    /// `5.3.0`
    pub version: String,
    /// An SPDX name: `OFL-1.1`.
    pub license: String,
    /// Its text, among the assets.
    pub license_path: SitePath,
    /// The files of it that are in use, with their digests.
    pub files: BTreeMap<SitePath, Digest>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    name: String,
    version: String,
    license: String,
    #[serde(rename = "source")]
    _source: String,
    /// The asset with the licence's text.
    text: String,
    /// Asset → digest.
    files: BTreeMap<String, String>,
}

/// The rows of the table of which a file is in use.
pub(super) fn read(
    layers: &Layers,
    assets: &[Asset],
    problems: &mut Vec<Diagnostic>,
) -> Vec<Vendored> {
    let Some(table) = layers.get(TABLE) else {
        return Vec::new();
    };
    let rows: Vec<Row> = match serde_yaml::from_str(&table.text()) {
        Ok(rows) => rows,
        Err(error) => {
            problems.push(Diagnostic::new(
                Rule::ThemeStrings,
                Place::file(layers.path(TABLE)),
                say!(vi: "không đọc được bảng nguồn gốc: {error}", en: "the table of origins cannot be read: {error}"),
            ));
            return Vec::new();
        }
    };
    rows.into_iter()
        .filter_map(|row| in_use(row, layers, assets))
        .collect()
}

/// A file is known again as it came, not as it is published: the addresses inside a style sheet follow.
fn in_use(row: Row, layers: &Layers, assets: &[Asset]) -> Option<Vendored> {
    let find = |name: &str| assets.iter().find(|asset| asset.name == name);
    let license_path = find(&row.text)?.path.clone();
    let unchanged = row.files.iter().filter_map(|(name, digest)| {
        let asset = find(name)?;
        let found = Digest::of(&layers.get(&format!("assets/{name}"))?.bytes);
        (found.hex() == *digest).then(|| (asset.path.clone(), found))
    });
    let files: BTreeMap<SitePath, Digest> = unchanged.collect();
    (!files.is_empty()).then_some(Vendored {
        name: row.name,
        version: row.version,
        license: row.license,
        license_path,
        files,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::layers::{embedded, embedded_folder};

    #[test]
    fn digests_hold_and_every_licence_ships() {
        let table = embedded(TABLE).unwrap();
        let rows: Vec<Row> = serde_yaml::from_str(&table.text()).unwrap();
        let mut listed = Vec::new();
        for row in &rows {
            let text = embedded(&format!("assets/{}", row.text)).unwrap();
            assert!(text.bytes.len() > 1000, "{}", row.text);
            for (name, digest) in &row.files {
                let file = embedded(&format!("assets/{name}")).unwrap();
                assert_eq!(&Digest::of(&file.bytes).hex(), digest, "{name}");
                listed.push(file.path);
            }
        }
        for folder in ["assets/fonts/", "assets/vendor/"] {
            let files: Vec<&str> = embedded_folder(folder).map(|file| file.path).collect();
            assert!(!files.is_empty(), "{folder}");
            for file in files {
                assert!(listed.contains(&file), "{file}");
            }
        }
    }
}
