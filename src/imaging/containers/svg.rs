//! SVG: a drawing in words, taken apart within bounds.
//!
//! In: bytes. Out: a [`Svg`]: the tree to be painted, its size in pixels, and what of it cannot be shown. Nothing is
//! fetched: no file, no address, no font; scripts and styles of other pages mean nothing here. What a small file
//! could make large (entities, `<use>` inside `<use>`, layers in layers, filters) is counted before it is done.
//! The file itself is never published: only pixels leave `decode`.

use std::collections::BTreeMap;

use resvg::usvg::{self, Group, ImageHrefResolver, Node, Options, Paint, Tree, roxmltree};
use roxmltree::{Document, ParsingOptions};

use super::{Header, LeftOut};
use crate::error::PictureError;

/// The longer edge of the pixels made of any drawing.
const EDGE: f32 = 2_560.0;

/// Bytes of a drawing; Inkscape's largest of schools have a tenth.
const BYTES: usize = 16 << 20;
/// Elements when every `<use>` is written out, and how deep they may lie in each other.
const ELEMENTS: u64 = 200_000;
const DEPTH: u64 = 100;
/// Bytes that all entities together may become.
const ENTITY_BYTES: u64 = 16 << 20;
/// Elements times style rules, each of which is tried on each.
const STYLE_TRIALS: u64 = 20_000_000;
/// Pixels that are painted in all, layers and filters included: sixty times the largest canvas, some seconds' work.
const PAINTED: f64 = 4e8;
/// Dashes that all strokes together are cut into.
const DASHES: f64 = 1e6;
/// Pictures that are held at once: layers in layers, and what the steps of a filter leave for later ones.
const LAYERS: u32 = 24;

/// Elements that cost without bound, or bring in what lies outside.
const REFUSED: &[&str] = &[
    "feImage",
    "feTurbulence",
    "feMorphology",
    "feConvolveMatrix",
    "feDiffuseLighting",
    "feSpecularLighting",
];

/// A drawing, ready to be painted.
pub(crate) struct Svg {
    pub(crate) tree: Tree,
    /// Pixels for each unit of the drawing.
    pub(crate) scale: f32,
    size: (u32, u32),
    left_out: Option<LeftOut>,
    layers: u32,
}

fn intricate() -> PictureError {
    PictureError::Unsupported("intricate SVG")
}

/// Parses and measures a drawing.
pub(crate) fn read(bytes: &[u8]) -> Result<Svg, PictureError> {
    if bytes.len() > BYTES {
        return Err(intricate());
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|_| PictureError::Unsupported("SVG in another encoding"))?;
    let text = text.trim_start_matches('\u{feff}').trim_start();
    entities(text)?;
    let options = ParsingOptions {
        allow_dtd: true,
        nodes_limit: 1_000_000,
        ..ParsingOptions::default()
    };
    let document = Document::parse_with_options(text, options).map_err(PictureError::broken)?;
    elements(&document)?;
    // As much as a browser that is told to show a picture: the text itself, and nothing that it points to.
    let alone = Options {
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    };
    let tree = Tree::from_xmltree(&document, &alone).map_err(PictureError::broken)?;
    let (width, height) = (tree.size().width(), tree.size().height());
    let scale = EDGE / width.max(height);
    let pixels = |edge: f32| (edge * scale).round().max(1.0) as u32;
    let size = (pixels(width), pixels(height));
    let mut bill = Bill::new(size, scale);
    bill.group(tree.root(), 0)?;
    Ok(Svg {
        scale,
        size,
        left_out: left_out(&document),
        layers: bill.deepest,
        tree,
    })
}

impl Svg {
    /// What the probe wants.
    pub(crate) fn header(&self) -> Header {
        // The canvas, the RGB of it, and for each layer a picture and a mask.
        let held = 4 + 3 + 8 * self.layers;
        Header {
            left_out: self.left_out,
            ..Header::plain(self.size, held)
        }
    }
}

/// Refuses entities that could become too much: each reference by its worst case, for they may refer to each other,
/// at most 255 times in one as the parser counts.
fn entities(text: &str) -> Result<(), PictureError> {
    let declared = text.split("<!ENTITY").skip(1);
    let Some(longest) = declared
        .map(|rest| rest.find('>').unwrap_or(rest.len()))
        .max()
    else {
        return Ok(());
    };
    let references = text.bytes().filter(|&byte| byte == b'&').count() as u64;
    let nested = text.split("<!ENTITY").skip(1).any(|rest| {
        let end = rest.find('>').unwrap_or(rest.len());
        rest[..end].contains('&')
    });
    let most = references * longest as u64 * if nested { 256 } else { 1 };
    if most > ENTITY_BYTES {
        return Err(intricate());
    }
    Ok(())
}

/// Counts elements with every `<use>` written out, and tries of style rules.
fn elements(document: &Document<'_>) -> Result<(), PictureError> {
    let mut count = Count {
        by_id: BTreeMap::new(),
        known: BTreeMap::new(),
    };
    let mut rules = 1;
    let mut plain = 0_u64;
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        plain += 1;
        let name = node.tag_name().name();
        if REFUSED.contains(&name) {
            return Err(intricate());
        }
        if name == "style" {
            let text = node.descendants().filter_map(|node| node.text());
            rules += text
                .map(|text| text.matches(['{', ',']).count() as u64)
                .sum::<u64>();
        }
        if let Some(id) = node.attribute("id") {
            count.by_id.entry(id).or_insert(node);
        }
    }
    let whole = count.of(document.root_element(), 0).ok_or_else(intricate)?;
    if whole.0.max(plain) > ELEMENTS || whole.0.max(plain) * rules > STYLE_TRIALS {
        return Err(intricate());
    }
    markers(document, &count.known)
}

/// Refuses markers that would stand at more points than there may be elements.
fn markers(document: &Document<'_>, known: &BTreeMap<u32, (u64, u64)>) -> Result<(), PictureError> {
    let all = || document.descendants().filter(roxmltree::Node::is_element);
    let marker = |node: &roxmltree::Node<'_, '_>| node.tag_name().name() == "marker";
    let largest = all()
        .filter(marker)
        .filter_map(|node| known.get(&node.id().get()));
    let Some(largest) = largest.map(|(count, _)| *count).max() else {
        return Ok(());
    };
    let points = |node: roxmltree::Node<'_, '_>| {
        let data = node.attribute("d").or_else(|| node.attribute("points"));
        data.map_or(0, |data| data.len() as u64 / 2)
    };
    let uses = all().filter(|node| node.tag_name().name() == "use").count() as u64;
    let points: u64 = all().map(points).sum();
    if points.saturating_mul(largest).saturating_mul(1 + uses) > 50 * ELEMENTS {
        return Err(intricate());
    }
    Ok(())
}

/// Elements below an element and how deep they lie, each told once.
struct Count<'a, 'input> {
    by_id: BTreeMap<&'a str, roxmltree::Node<'a, 'input>>,
    known: BTreeMap<u32, (u64, u64)>,
}

impl<'a, 'input> Count<'a, 'input> {
    /// `None` where there are too many, or too deep: a circle of `<use>` among them.
    fn of(&mut self, node: roxmltree::Node<'a, 'input>, depth: u64) -> Option<(u64, u64)> {
        if let Some(&(count, height)) = self.known.get(&node.id().get()) {
            return (depth + height <= DEPTH).then_some((count, height));
        }
        if depth > DEPTH {
            return None;
        }
        let mut count = 1;
        let mut height = 0;
        let mut add = |(inner, below): (u64, u64)| {
            count += inner;
            height = height.max(below + 1);
        };
        for child in node.children().filter(roxmltree::Node::is_element) {
            add(self.of(child, depth + 1)?);
        }
        if node.tag_name().name() == "use" {
            let links = node.attributes().filter(|it| it.name() == "href");
            for link in links {
                let target = link.value().trim().strip_prefix('#');
                let target = target.and_then(|id| self.by_id.get(id).copied());
                if let Some(target) = target {
                    add(self.of(target, depth + 1)?);
                }
            }
        }
        if count > ELEMENTS {
            return None;
        }
        self.known.insert(node.id().get(), (count, height));
        Some((count, height))
    }
}

/// What painting costs, added up before it is done.
struct Bill {
    canvas: f64,
    scale: f64,
    pixels: f64,
    dashes: f64,
    deepest: u32,
}

impl Bill {
    fn new((width, height): (u32, u32), scale: f32) -> Self {
        Bill {
            canvas: f64::from(width) * f64::from(height),
            scale: f64::from(scale),
            pixels: 0.0,
            dashes: 0.0,
            deepest: 1,
        }
    }

    /// Puts a box on the bill, in pixels of the canvas.
    fn paint(&mut self, width: f32, height: f32, times: f64) -> Result<(), PictureError> {
        let area = f64::from(width) * f64::from(height) * self.scale * self.scale;
        // A path costs something even where it covers nothing.
        self.pixels += area.min(self.canvas).max(64.0) * times;
        if self.pixels.is_finite() && self.pixels <= PAINTED && self.dashes <= DASHES {
            return Ok(());
        }
        Err(intricate())
    }

    fn group(&mut self, group: &Group, layers: u32) -> Result<(), PictureError> {
        let layers = layers + u32::from(group.should_isolate());
        let filters = group.filters().iter().map(|it| it.primitives().len());
        let steps = filters.sum::<usize>();
        self.deepest = self.deepest.max(layers.saturating_add(steps as u32));
        if self.deepest > LAYERS {
            return Err(intricate());
        }
        if group.should_isolate() {
            let region = group.abs_layer_bounding_box();
            let times = 2.0 + 12.0 * steps as f64;
            self.paint(region.width(), region.height(), times)?;
        }
        let mut clip = group.clip_path();
        while let Some(inner) = clip {
            self.group(inner.root(), layers + 1)?;
            clip = inner.clip_path();
        }
        let mut mask = group.mask();
        while let Some(inner) = mask {
            self.group(inner.root(), layers + 1)?;
            mask = inner.mask();
        }
        for child in group.children() {
            match child {
                Node::Group(inner) => self.group(inner, layers)?,
                Node::Path(path) => self.path(path, layers)?,
                // Neither is read: both are told as left out.
                Node::Image(_) | Node::Text(_) => {}
            }
        }
        Ok(())
    }

    fn path(&mut self, path: &usvg::Path, layers: u32) -> Result<(), PictureError> {
        let region = path.abs_stroke_bounding_box();
        let points = path.data().len() as f64;
        self.pixels += points * 50.0;
        let fill = path.fill().map(usvg::Fill::paint);
        let stroke = path.stroke();
        for paint in [fill, stroke.map(usvg::Stroke::paint)]
            .into_iter()
            .flatten()
        {
            self.paint(region.width(), region.height(), 1.0)?;
            if let Paint::Pattern(pattern) = paint {
                self.group(pattern.root(), layers + 1)?;
            }
        }
        if let Some(dashes) = stroke.and_then(usvg::Stroke::dasharray) {
            let period = f64::from(dashes.iter().sum::<f32>()).max(1e-6);
            let local = path.bounding_box();
            let around = f64::from(local.width() + local.height());
            self.dashes += points * around / period;
            self.paint(0.0, 0.0, 1.0)?;
        }
        Ok(())
    }
}

/// What the drawing holds that is not painted.
fn left_out(document: &Document<'_>) -> Option<LeftOut> {
    let has = |names: &[&str]| {
        let mut elements = document.descendants().filter(roxmltree::Node::is_element);
        elements.any(|node| names.contains(&node.tag_name().name()))
    };
    let written = |node: roxmltree::Node<'_, '_>| {
        let mut words = node.descendants().filter_map(|node| node.text());
        words.any(|word| !word.trim().is_empty())
    };
    let mut texts = document
        .descendants()
        .filter(|node| matches!(node.tag_name().name(), "text" | "foreignObject"));
    if texts.any(written) {
        Some(LeftOut::Text)
    } else if has(&["image"]) {
        Some(LeftOut::Pictures)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(inside: &str) -> Result<Header, PictureError> {
        let head = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 40 20'>";
        read(format!("{head}{inside}</svg>").as_bytes()).map(|svg| svg.header())
    }

    #[test]
    fn the_longer_edge_is_2560() {
        let header = seen("<rect width='9' height='9'/>").unwrap();
        assert_eq!(header.stored, (2_560, 1_280));
        assert_eq!(header.left_out, None);
        let tall = "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='4000'/>";
        assert_eq!(read(tall.as_bytes()).unwrap().header().stored, (1, 2_560));
    }

    #[test]
    fn words_and_pictures_are_told_as_left_out() {
        assert_eq!(
            seen("<text>Ca\u{301}</text>").unwrap().left_out,
            Some(LeftOut::Text)
        );
        assert_eq!(seen("<text> </text>").unwrap().left_out, None);
        let image = seen("<image href='file:///etc/passwd' width='9' height='9'/>").unwrap();
        assert_eq!(image.left_out, Some(LeftOut::Pictures));
    }

    #[test]
    fn bombs_are_refused() {
        let level = |n: u32| {
            let below = format!("<use xlink:href='#a{}'/>", n + 1).repeat(10);
            format!("<g id='a{n}'>{below}</g>")
        };
        let uses: String = (0..10).map(level).collect();
        let bombs = [
            format!("{uses}<rect id='a10' width='1' height='1'/>"),
            "<g id='a'><use href='#a'/></g>".to_owned(),
            format!("{}{}", "<g>".repeat(50_000), "</g>".repeat(50_000)),
            "<g opacity='.5'>".repeat(30) + "<rect width='40' height='20'/>" + &"</g>".repeat(30),
            "<g opacity='.5'><rect width='40' height='20'/><rect width='40' height='20'/></g>"
                .repeat(2_000),
            "<filter id='f'><feTurbulence numOctaves='99999'/></filter>".to_owned(),
            "<path d='M0 0H40' stroke='red' stroke-dasharray='.00000001'/>".to_owned(),
            "<rect width='40' height='20'/>".repeat(3_000),
        ];
        for bomb in bombs {
            let start = &bomb[..bomb.len().min(60)];
            assert_eq!(seen(&bomb).err(), Some(intricate()), "{start}");
        }
    }

    #[test]
    fn entities_of_illustrator_pass_and_a_billion_laughs_do_not() {
        let file = |doctype: &str, inside: &str| {
            let text = format!(
                "<!DOCTYPE svg [{doctype}]><svg xmlns='http://www.w3.org/2000/svg' width='4' height='4'>{inside}</svg>"
            );
            read(text.as_bytes()).map(|svg| svg.header().stored)
        };
        let name = "<!ENTITY ns_svg 'http://www.w3.org/2000/svg'>";
        assert_eq!(file(name, "<g id='&ns_svg;'/>"), Ok((2_560, 2_560)));
        let level = |n: u32| format!("<!ENTITY a{n} '{}'>", format!("&a{};", n + 1).repeat(10));
        let laughs: String = (0..9)
            .map(level)
            .chain(["<!ENTITY a9 'ha'>".to_owned()])
            .collect();
        assert!(file(&laughs, "<text>&a0;</text>").is_err());
        let long = format!("<!ENTITY a '{}'>", "ha".repeat(50_000));
        assert_eq!(file(&long, &"&a;".repeat(50_000)), Err(intricate()));
    }
}
