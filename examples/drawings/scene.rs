//! A scene: the drawing itself, and how its picture came about.
//!
//! In: the text of an SVG file. Out: its marks, and what its root says of the sheet, the
//! hand, the camera and the file (README.md lists the attributes). It touches no disk.

use crate::camera::{Camera, Table};
use crate::file::{Exif, Format, Stored};
use crate::marks::{self, Mark, Tools, at, colour, number, text};
use crate::shape::P;
use crate::sheet::Paper;
use roxmltree::{Document, Node};

pub struct Scene {
    /// Path below the content folder, with extension.
    pub picture: String,
    pub seed: u64,
    /// How far this child's lines stray, in units.
    pub shake: f32,
    pub paper: Paper,
    /// Shape of the sheet in units; the long side is 1000.
    pub units: P,
    /// Long side of the sheet in pixels.
    pub pixels: u32,
    pub camera: Camera,
    pub format: Format,
    pub stored: Stored,
    pub exif: Exif,
    /// What the hand takes up first.
    pub tools: Tools,
    pub marks: Vec<Mark>,
}

impl Scene {
    pub fn read(svg: &str) -> Result<Scene, String> {
        let document = Document::parse(svg).map_err(|e| e.to_string())?;
        let root = document.root_element();
        let sheet = root
            .children()
            .find(|node| node.attribute("id") == Some("paper"))
            .ok_or_else(|| at(root, "no <rect id=\"paper\"> lies below the drawing"))?;
        let tint = colour(text(sheet, "fill")?).map_err(|e| at(sheet, &e))?;
        let picture = text(root, "data-picture")?.to_string();
        Ok(Scene {
            seed: number(root, "data-seed")? as u64,
            shake: number(root, "data-shake")? as f32,
            paper: match text(root, "data-paper")? {
                "white" => Paper::White,
                "rough" => Paper::Rough,
                "squared" => Paper::Squared,
                "kraft" => Paper::Kraft,
                "sugar" => Paper::Sugar(tint),
                other => return Err(at(root, &format!("no paper is called `{other}`"))),
            },
            units: (
                number(sheet, "width")? as f32,
                number(sheet, "height")? as f32,
            ),
            pixels: number(root, "data-pixels")? as u32,
            camera: camera(root)?,
            format: format(root, &picture)?,
            stored: match root.attribute("data-orientation") {
                None => Stored::Upright,
                Some("3") => Stored::UpsideDown,
                Some("6") => Stored::TurnLeft,
                Some("8") => Stored::TurnRight,
                Some(other) => {
                    return Err(at(
                        root,
                        &format!("no picture is stored turned by `{other}`"),
                    ));
                }
            },
            exif: match root.attribute("data-exif") {
                None => Exif::Plain,
                Some("made-up") => Exif::MadeUp,
                Some(other) => return Err(at(root, &format!("no EXIF is called `{other}`"))),
            },
            tools: Tools::of(root)?,
            marks: marks::marks(root, tint)?,
            picture,
        })
    }

    /// Makes it a small PNG for looking at, whatever file the picture would be.
    pub fn shrink(&mut self, pixels: u32) {
        self.pixels = pixels;
        self.picture = self.picture.replace('/', "_") + ".png";
        (self.format, self.stored) = (Format::Png, Stored::Upright);
    }
}

fn camera(root: Node) -> Result<Camera, String> {
    match text(root, "data-camera")? {
        "scan" => Ok(Camera::Scan),
        "phone" => Ok(Camera::Phone {
            table: match text(root, "data-table")? {
                "wood" => Table::Wood,
                "tile" => Table::Tile,
                "mat" => Table::Mat,
                paint => Table::Plain(colour(paint).map_err(|e| at(root, &e))?),
            },
            lean: number(root, "data-lean")? as f32,
        }),
        other => Err(at(root, &format!("no camera is called `{other}`"))),
    }
}

/// The picture's extension decides.
fn format(root: Node, picture: &str) -> Result<Format, String> {
    match picture.rsplit_once('.') {
        Some((_, "jpg")) => Ok(Format::Jpeg {
            quality: number(root, "data-quality")? as u8,
        }),
        Some((_, "png")) => Ok(Format::Png),
        Some((_, "webp")) => Ok(Format::WebP),
        _ => Err(at(root, &format!("{picture} is no .jpg, .png or .webp"))),
    }
}

#[cfg(test)]
mod tests {
    use super::Scene;

    const KITE: &str = include_str!("scenes/kite.svg");

    #[test]
    fn every_scene_is_read() -> Result<(), String> {
        let scenes = crate::scenes(crate::SCENES.as_ref())?;
        assert!(scenes.len() >= 24, "only {} scenes", scenes.len());
        for scene in scenes {
            assert!(scene.marks.len() > 10, "{} is all but empty", scene.picture);
        }
        Ok(())
    }

    #[test]
    fn what_is_not_drawn_is_refused_with_its_line() {
        let refused = |from: &str, to: &str| {
            assert!(KITE.contains(from), "the kite has no {from}");
            Scene::read(&KITE.replacen(from, to, 1))
                .err()
                .unwrap_or_default()
        };
        for (from, to, sentence) in [
            ("<rect x", "<image x", "<image>: <image> is not drawn"),
            (
                "<rect x",
                "<rect filter=\"url(#a)\" x",
                "`filter` has no effect here",
            ),
            (
                "data-fill=\"brush\"",
                "data-fill=\"spoon\"",
                "no tool is called `spoon`",
            ),
            (
                "data-paper=\"rough\"",
                "data-paper=\"silk\"",
                "no paper is called `silk`",
            ),
            ("fill=\"#9fd6ef\"", "fill=\"sky\"", "`sky` is not a colour"),
            ("class=\"dab\"", "class=\"dot\"", "no class `dot` is known"),
            ("data-seed=\"303\"", "", "data-seed is missing"),
        ] {
            let said = refused(from, to);
            assert!(said.starts_with("line "), "{said}");
            assert!(said.contains(sentence), "{said}");
        }
    }
}
