//! The web manifest of each language: name, colours and icon for a telephone that keeps the exhibition on its first
//! screen (<https://www.w3.org/TR/appmanifest/>).
//!
//! In: the exhibition, the theme's look and its painted mark. Out: a file a language. It is linked from the pages on
//! which one decides to keep something, the home page above all; the lists of works stay as light as they are.

use serde_json::{Value, json};

use super::Material;
use super::desk::Desk;
use super::host::SiteFile;
use crate::exhibition::{Exhibition, Language, Localized, SitePath};
use crate::pipeline::cards::Icon;
use crate::pipeline::plan::Address;

/// The manifest of a page that links it, relative.
pub(super) fn link(desk: &Desk<'_>) -> Option<String> {
    let linked = matches!(desk.address, Address::Home | Address::Offline);
    linked.then(|| desk.to_file(&path(desk.exhibition, desk.language)))
}

/// The manifests of all languages.
pub(super) fn files(material: &Material<'_>) -> Vec<SiteFile> {
    let languages = material.exhibition.languages.iter();
    let file = |language| {
        let path = path(material.exhibition, language);
        let text = manifest(material, language, &path).to_string();
        (path, text.into_bytes())
    };
    languages.map(file).collect()
}

/// Where an icon lies.
pub(super) fn icon_path(icon: &Icon) -> SitePath {
    let (edge, digest) = (icon.edge, icon.digest.base32(10));
    plain(&format!("assets/icon-{edge}.{digest}.png"))
}

fn path(exhibition: &Exhibition, language: &Language) -> SitePath {
    match language == exhibition.languages.default() {
        true => plain("manifest.webmanifest"),
        false => plain(&format!("{}/manifest.webmanifest", language.code())),
    }
}

fn manifest(material: &Material<'_>, language: &Language, path: &SitePath) -> Value {
    let exhibition = material.exhibition;
    let text = |text: &Localized<String>| text.get(language, &exhibition.languages).1.clone();
    let look = material.theme.look();
    let icons = material.cards.icons().map(|icon| {
        let size = format!("{0}x{0}", icon.edge);
        // Paper round the mark: a round mask cuts off nothing of it.
        json!({"src": path.link_to(&icon_path(icon)), "sizes": size, "type": "image/png", "purpose": "any maskable"})
    });
    let mut manifest = json!({
        "id": "./",
        "name": text(&exhibition.title),
        "lang": language.code(),
        "dir": material.theme.direction(language),
        "start_url": "./",
        "scope": match path.to_root() { root if root.is_empty() => "./".to_owned(), root => root },
        "display": "minimal-ui",
        "background_color": colour(look.paper),
        "theme_color": colour(look.theme),
        "icons": icons.collect::<Vec<_>>(),
    });
    if let (Some(description), Value::Object(fields)) = (&exhibition.description, &mut manifest) {
        fields.insert("description".into(), json!(text(description)));
    }
    manifest
}

fn colour([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

fn plain(name: &str) -> SitePath {
    match SitePath::parse(name) {
        Some(path) => path,
        None => unreachable!("`{name}` is a plain name"),
    }
}
