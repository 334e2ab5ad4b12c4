//! What is made without a template: how social cards, icons and the web manifest look, and what hosts send first.
//!
//! In: `look.yaml` and the assets that it names. Out: a [`Look`]. Nothing is painted here, and no font is opened.

use std::borrow::Cow;

use serde::Deserialize;

use super::assets::Asset;
use super::layers::Layers;
use crate::diagnostics::{Diagnostic, Message, Place, Rule, nearest, say};
use crate::exhibition::SitePath;

pub(super) const FILE: &str = "look.yaml";

/// The endings of styles and fonts.
const EARLY: [&str; 5] = [".css", ".woff2", ".woff", ".ttf", ".otf"];

/// Red, green and blue.
pub(super) type Rgb = [u8; 3];

/// The theme's colours, mark and fonts.
#[derive(Clone, Debug, Default)]
pub struct Look {
    /// Behind everything.
    pub paper: Rgb,
    /// The sheet round a drawing.
    pub mat: Rgb,
    /// Titles.
    pub ink: Rgb,
    /// The exhibition's name.
    pub muted: Rgb,
    /// The band at the foot of a card.
    pub glow: Rgb,
    /// Its edge.
    pub sun: Rgb,
    /// What holds a drawing.
    pub tape: Rgb,
    /// The frame that a telephone puts round the pages.
    pub theme: Rgb,
    /// The mark, in SVG.
    pub mark: File,
    /// Font files for titles, the most wanted first.
    pub title: Vec<File>,
    /// Font files for all else.
    pub text: Vec<File>,
    /// Styles and fonts that every page needs.
    pub early: Vec<SitePath>,
}

/// What is in an asset.
pub(super) type File = Cow<'static, [u8]>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    paper: String,
    mat: String,
    ink: String,
    muted: String,
    glow: String,
    sun: String,
    tape: String,
    theme: String,
    mark: String,
    title: Vec<String>,
    text: Vec<String>,
    #[serde(default)]
    early: Vec<String>,
}

/// The look of the theme; what is wrong goes to `problems`.
pub(super) fn read(layers: &Layers, assets: &[Asset], problems: &mut Vec<Diagnostic>) -> Look {
    let Some(file) = layers.get(FILE) else {
        return Look::default();
    };
    let mut reader = Reader {
        place: layers.path(FILE),
        assets,
        problems,
    };
    match serde_yaml::from_str::<Written>(&file.text()) {
        Ok(written) => reader.look(&written),
        Err(error) => {
            let error = error.to_string();
            let said = error.lines().next().unwrap_or("").to_owned();
            reader.tell(
                say!(vi: "không đọc được look.yaml: {said}", en: "look.yaml cannot be read: {said}"),
                say!(vi: "chép look.yaml của giao diện `safety` rồi sửa các giá trị", en: "copy the look.yaml of the theme `safety` and change its values"),
            );
            Look::default()
        }
    }
}

struct Reader<'a> {
    place: String,
    assets: &'a [Asset],
    problems: &'a mut Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    fn look(&mut self, written: &Written) -> Look {
        Look {
            paper: self.colour(&written.paper),
            mat: self.colour(&written.mat),
            ink: self.colour(&written.ink),
            muted: self.colour(&written.muted),
            glow: self.colour(&written.glow),
            sun: self.colour(&written.sun),
            tape: self.colour(&written.tape),
            theme: self.colour(&written.theme),
            mark: self.file(&written.mark),
            title: written.title.iter().map(|it| self.file(it)).collect(),
            text: written.text.iter().map(|it| self.file(it)).collect(),
            early: self.paths(&written.early),
        }
    }

    fn colour(&mut self, text: &str) -> Rgb {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6);
        let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let Some(number) = number else {
            self.tell(
                say!(vi: "`{text}` không phải là màu", en: "`{text}` is no colour"),
                say!(vi: "viết như \"#fbf7ef\"", en: "write it like \"#fbf7ef\""),
            );
            return Rgb::default();
        };
        let [_, red, green, blue] = number.to_be_bytes();
        [red, green, blue]
    }

    fn file(&mut self, name: &str) -> File {
        let asset = self.asset(name);
        asset.map(|it| it.bytes.clone()).unwrap_or_default()
    }

    fn paths(&mut self, names: &[String]) -> Vec<SitePath> {
        names.iter().filter_map(|name| self.early(name)).collect()
    }

    fn early(&mut self, name: &str) -> Option<SitePath> {
        let asset = self.asset(name)?;
        if EARLY.iter().any(|ending| name.ends_with(ending)) {
            return Some(asset.path.clone());
        }
        self.tell(
            say!(vi: "`{name}` không phải là kiểu trang hay phông chữ, nên không đứng trong `early` được", en: "`{name}` is neither a style nor a font and cannot stand in `early`"),
            say!(vi: "xóa nó khỏi `early` trong look.yaml", en: "take it out of `early` in look.yaml"),
        );
        None
    }

    fn asset(&mut self, name: &str) -> Option<&'a Asset> {
        let assets = self.assets;
        if let Some(asset) = assets.iter().find(|asset| asset.name == name) {
            return Some(asset);
        }
        let message = say!(vi: "giao diện không có tệp assets/{name}", en: "the theme has no file assets/{name}");
        let names = self.assets.iter().map(|asset| asset.name.as_str());
        let hint = match nearest(name, names) {
            Some(meant) => say!(vi: "ý bạn là `{meant}`?", en: "did you mean `{meant}`?"),
            None => {
                say!(vi: "đặt tệp đó vào assets/ của giao diện", en: "put the file into the theme's assets/")
            }
        };
        self.tell(message, hint);
        None
    }

    fn tell(&mut self, message: Message, hint: Message) {
        let place = Place::file(self.place.clone());
        self.problems
            .push(Diagnostic::new(Rule::ThemeLook, place, message).hint(hint));
    }
}
