//! What a scene consists of: marks, one SVG shape each, in the order of the file.
//!
//! In: the XML tree of a scene. Out: colours, tools and exact outlines, with everything
//! that groups hand down already applied. It reads the few elements that scenes are
//! written with (README.md names them) and refuses every other, so that no part of a
//! drawing is silently left out. It draws nothing.

use crate::media::Medium;
use crate::shape::Outline;
use crate::tools::Tool;
use kurbo::{Affine, BezPath, Circle, Ellipse, PathEl, Point, Rect, Shape};
use roxmltree::Node;

/// 0xRRGGBB.
pub type Colour = u32;

/// One shape of the scene: coloured in, then outlined.
pub struct Mark {
    pub outlines: Vec<Outline>,
    pub colouring: Colouring,
    /// Colour and width of the line.
    pub line: Option<(Colour, f32)>,
    pub tools: Tools,
}

/// What the hand holds: one tool to colour in, one to draw lines.
#[derive(Clone, Copy, PartialEq)]
pub struct Tools {
    pub fill: Tool,
    pub line: Medium,
}

impl Tools {
    /// The two that a node names.
    pub fn of(node: Node) -> Result<Tools, String> {
        Ok(Tools {
            fill: tool(node, "data-fill")?,
            line: tool(node, "data-line")?.medium,
        })
    }
}

#[derive(Clone, Copy)]
pub enum Colouring {
    None,
    /// In the colour of the paper: left free.
    Bare,
    Scribbled(Colour),
    /// Scribbled along an angle (radians) over what is there; `gap` 2 is half as dense.
    Hatched {
        colour: Colour,
        angle: f32,
        gap: f32,
    },
    /// Rubbed on softly, over what is there.
    Rubbed {
        colour: Colour,
        opacity: f32,
    },
    /// Pressed on with the line tool until it is solid.
    Dabbed(Colour),
}

/// What groups hand down to the shapes in them.
#[derive(Clone, Copy)]
struct Style {
    fill: Option<Colour>,
    stroke: Option<Colour>,
    width: f32,
    tools: Tools,
    place: Affine,
}

/// Every mark of a scene whose sheet has the colour `paper`.
pub fn marks(svg: Node, paper: Colour) -> Result<Vec<Mark>, String> {
    let outer = Style {
        fill: Some(0),
        stroke: None,
        width: 1.0,
        tools: Tools::of(svg)?,
        place: Affine::IDENTITY,
    };
    let mut marks = Vec::new();
    collect(svg, outer, paper, &mut marks)?;
    Ok(marks)
}

fn collect(group: Node, outer: Style, paper: Colour, marks: &mut Vec<Mark>) -> Result<(), String> {
    let outer = outer.within(group)?;
    for node in group.children().filter(Node::is_element) {
        match node.tag_name().name() {
            "title" => {}
            "rect" if node.attribute("id") == Some("paper") => {}
            "g" => collect(node, outer, paper, marks)?,
            _ => {
                let style = outer.within(node)?;
                marks.push(Mark {
                    outlines: outlines(&(style.place * path(node)?)),
                    colouring: colouring(node, style.fill, paper)?,
                    line: style.stroke.map(|colour| (colour, style.width)),
                    tools: style.tools,
                });
            }
        }
    }
    Ok(())
}

/// Every attribute of shapes, groups and the root that this program reads, or that only
/// browsers need.
#[rustfmt::skip]
const ATTRIBUTES: [&str; 35] = [
    "class", "cx", "cy", "d", "data-camera", "data-exif", "data-fill", "data-hatch", "data-lean",
    "data-line", "data-orientation", "data-paper", "data-picture", "data-pixels", "data-quality",
    "data-seed", "data-shake", "data-table", "fill", "fill-opacity", "height", "id", "points", "r",
    "rx", "ry", "stroke", "stroke-linecap", "stroke-linejoin", "stroke-width", "transform",
    "viewBox", "width", "x", "y",
];

impl Style {
    /// What holds inside a node that stands within this style.
    fn within(mut self, node: Node) -> Result<Style, String> {
        if let Some(unread) = node.attributes().find(|a| !ATTRIBUTES.contains(&a.name())) {
            return Err(at(node, &format!("`{}` has no effect here", unread.name())));
        }
        if let Some(fill) = node.attribute("fill") {
            self.fill = paint(fill).map_err(|e| at(node, &e))?;
        }
        if let Some(stroke) = node.attribute("stroke") {
            self.stroke = paint(stroke).map_err(|e| at(node, &e))?;
        }
        if node.has_attribute("stroke-width") {
            self.width = number(node, "stroke-width")? as f32;
        }
        if node.has_attribute("data-fill") {
            self.tools.fill = tool(node, "data-fill")?;
        }
        if node.has_attribute("data-line") {
            self.tools.line = tool(node, "data-line")?.medium;
        }
        if let Some(text) = node.attribute("transform") {
            let turn = rotation(text)
                .ok_or_else(|| at(node, &format!("`{text}` is not `rotate(angle x y)`")))?;
            self.place *= turn;
        }
        Ok(self)
    }
}

fn colouring(node: Node, fill: Option<Colour>, paper: Colour) -> Result<Colouring, String> {
    let Some(colour) = fill else {
        return Ok(Colouring::None);
    };
    if colour == paper {
        return Ok(Colouring::Bare);
    }
    if node.has_attribute("fill-opacity") {
        let opacity = number(node, "fill-opacity")? as f32;
        return Ok(Colouring::Rubbed { colour, opacity });
    }
    if let Some(text) = node.attribute("data-hatch") {
        let (angle, gap) = text.split_once(' ').unwrap_or((text, "1"));
        let wrong = |_| at(node, &format!("`{text}` is not an angle and a gap"));
        return Ok(Colouring::Hatched {
            colour,
            angle: angle.parse::<f32>().map_err(wrong)?.to_radians(),
            gap: gap.parse().map_err(wrong)?,
        });
    }
    Ok(match node.attribute("class") {
        None => Colouring::Scribbled(colour),
        Some("dab") => Colouring::Dabbed(colour),
        Some(other) => return Err(at(node, &format!("no class `{other}` is known"))),
    })
}

fn path(node: Node) -> Result<BezPath, String> {
    // Fine enough for the hand, which trembles by whole units.
    const TOLERANCE: f64 = 0.01;
    let n = |name| number(node, name);
    Ok(match node.tag_name().name() {
        "path" => BezPath::from_svg(text(node, "d")?).map_err(|e| at(node, &e.to_string()))?,
        "circle" => Circle::new((n("cx")?, n("cy")?), n("r")?).to_path(TOLERANCE),
        "ellipse" => {
            Ellipse::new((n("cx")?, n("cy")?), (n("rx")?, n("ry")?), 0.0).to_path(TOLERANCE)
        }
        "rect" => {
            let round = if node.has_attribute("rx") {
                n("rx")?
            } else {
                0.0
            };
            Rect::from_origin_size((n("x")?, n("y")?), (n("width")?, n("height")?))
                .to_rounded_rect(round)
                .to_path(TOLERANCE)
        }
        "polygon" => BezPath::from_svg(&format!("M{} Z", text(node, "points")?))
            .map_err(|e| at(node, &e.to_string()))?,
        other => return Err(at(node, &format!("<{other}> is not drawn by this program"))),
    })
}

/// The subpaths, each as a list of points.
fn outlines(path: &BezPath) -> Vec<Outline> {
    let mut outlines: Vec<Outline> = Vec::new();
    let p = |p: Point| (p.x as f32, p.y as f32);
    kurbo::flatten(path, 0.05, |el| match (el, outlines.last_mut()) {
        (PathEl::MoveTo(to), _) => outlines.push(Outline {
            points: vec![p(to)],
            closed: false,
        }),
        (PathEl::LineTo(to), Some(outline)) => outline.points.push(p(to)),
        (PathEl::ClosePath, Some(outline)) => {
            outline.closed = true;
            if outline.points.len() > 1 && outline.points.first() == outline.points.last() {
                outline.points.pop();
            }
        }
        _ => {}
    });
    outlines
}

fn rotation(text: &str) -> Option<Affine> {
    let inner = text.strip_prefix("rotate(")?.strip_suffix(')')?;
    let mut numbers = inner.split(' ').map(str::parse::<f64>);
    let mut next = || numbers.next()?.ok();
    let (angle, x, y) = (next()?, next()?, next()?);
    Some(Affine::rotate_about(angle.to_radians(), Point::new(x, y)))
}

fn tool(node: Node, name: &str) -> Result<Tool, String> {
    let name = text(node, name)?;
    Tool::named(name).ok_or_else(|| at(node, &format!("no tool is called `{name}`")))
}

/// A colour as scenes write it: `none` or `#rrggbb`.
fn paint(text: &str) -> Result<Option<Colour>, String> {
    if text == "none" {
        return Ok(None);
    }
    colour(text).map(Some)
}

pub fn colour(text: &str) -> Result<Colour, String> {
    text.strip_prefix('#')
        .filter(|digits| digits.len() == 6)
        .and_then(|digits| Colour::from_str_radix(digits, 16).ok())
        .ok_or_else(|| format!("`{text}` is not a colour like #ffcf26"))
}

pub fn number(node: Node, name: &str) -> Result<f64, String> {
    let text = text(node, name)?;
    text.parse()
        .map_err(|_| at(node, &format!("{name}: `{text}` is not a number")))
}

pub fn text<'a>(node: Node<'a, '_>, name: &str) -> Result<&'a str, String> {
    node.attribute(name)
        .ok_or_else(|| at(node, &format!("{name} is missing")))
}

/// The sentence with its line, for whoever edits the scene.
pub fn at(node: Node, sentence: &str) -> String {
    let line = node.document().text_pos_at(node.range().start).row;
    format!("line {line}, <{}>: {sentence}", node.tag_name().name())
}
