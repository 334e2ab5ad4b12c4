//! HTML pages: what they ask for, what runs in them, what they say of themselves, what visitors read.

use super::super::finding::Leak;
use super::super::kind::{self, Kind};
use super::markup::{Piece, Tag, pieces, unescape};
use super::{PageFacts, Reader, address, policy, script};

/// Relations of `link` that make a browser ask at once.
const ASKING: &[&str] = &[
    "stylesheet",
    "icon",
    "apple-touch-icon",
    "mask-icon",
    "preload",
    "modulepreload",
    "prefetch",
    "preconnect",
    "dns-prefetch",
    "manifest",
    "prerender",
];

/// Attributes whose words people read or hear.
const READ: &[&str] = &[
    "alt",
    "title",
    "content",
    "aria-label",
    "placeholder",
    "value",
    "summary",
    "label",
    "datetime",
];

/// Elements that do not end a line of text.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "em", "font", "i", "kbd", "mark", "q",
    "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tspan", "u", "var", "wbr",
];

/// Types of `script` that are data.
const DATA: &[&str] = &[
    "application/json",
    "application/ld+json",
    "text/template",
    "text/x-template",
];

/// Reads a page.
pub(super) fn read(reader: &mut Reader<'_>) {
    let mut facts = PageFacts::default();
    let mut visible = Visible::default();
    let own = own_host(reader.text);
    let mut data = false;
    for piece in pieces(reader.text) {
        match piece {
            Piece::Tag(tag) => {
                visible.tag(&tag);
                if !tag.closing {
                    data = tag.get("type").is_some_and(|kind| DATA.contains(&kind));
                    inside(reader, &tag, &own, &mut facts);
                }
            }
            Piece::Text { text, at } => visible.text(text, at),
            Piece::Comment { text, at } => visible.text(text, at),
            Piece::Raw {
                element: "style",
                text,
                at,
            } => {
                reader.tell(Leak::InlineStyle, at, "<style>");
                reader.style(text, at);
            }
            Piece::Raw { text, at, .. } if data => reader.data(text, at),
            Piece::Raw { text, at, .. } if !text.trim().is_empty() => {
                reader.tell(Leak::InlineScript, at, "<script>");
                script::read(reader, text, at);
                reader.data(text, at);
            }
            Piece::Raw { .. } => {}
        }
    }
    reader.read.facts.page = Some(facts);
    visible.read(reader);
}

/// Reads a feed, a sitemap: nothing in it is asked for, its words are read.
pub(super) fn read_xml(reader: &mut Reader<'_>) {
    let mut visible = Visible::default();
    for piece in pieces(reader.text) {
        match piece {
            Piece::Tag(tag) => visible.tag(&tag),
            Piece::Text { text, at }
            | Piece::Comment { text, at }
            | Piece::Raw { text, at, .. } => {
                visible.text(text, at);
            }
        }
    }
    visible.read(reader);
}

/// The server that the page says it is on.
fn own_host(html: &str) -> Option<String> {
    let head = html.split("</head>").next().unwrap_or_default();
    pieces(head).find_map(|piece| match piece {
        Piece::Tag(tag) if tag.is("rel", "canonical") => address::host(tag.get("href")?),
        _ => None,
    })
}

fn inside(reader: &mut Reader<'_>, tag: &Tag<'_>, own: &Option<String>, facts: &mut PageFacts) {
    handlers(reader, tag);
    for attribute in &tag.attributes {
        let (name, value) = (attribute.name.as_str(), attribute.value.as_ref());
        let asked = match name {
            "src" | "poster" | "background" | "ping" | "formaction" | "action" | "srcdoc"
            | "code" | "data" => name != "data" || tag.name == "object",
            "href" | "xlink:href" => match tag.name.as_str() {
                "a" | "area" => false,
                "link" => asks(tag),
                _ => true,
            },
            _ => false,
        };
        if asked && address::host(value) != *own {
            request(reader, &tag.name, value, attribute.at);
        }
        match name {
            "srcset" | "imagesrcset" => {
                for host in address::hosts_of_set(value).filter(|host| Some(host) != own.as_ref()) {
                    third_party(reader, &tag.name, host, attribute.at);
                }
            }
            "style" => {
                reader.tell(Leak::InlineStyle, attribute.at, "style=");
                reader.style(value, attribute.at);
            }
            "href" if address::coordinates(value).is_some() || value.starts_with("geo:") => {
                reader.tell(Leak::Coordinates, attribute.at, "href=");
            }
            "href" if value.starts_with("mailto:") || value.starts_with("tel:") => {
                reader.words(value, attribute.at);
            }
            _ if READ.contains(&name) || name.starts_with("data-") => {
                reader.words(value, attribute.at)
            }
            _ => {}
        }
    }
    if tag.name == "meta" {
        meta(reader, tag, facts);
    }
}

/// Whether a `link` makes a browser ask at once.
fn asks(tag: &Tag<'_>) -> bool {
    let relations = tag.get("rel").unwrap_or_default().to_lowercase();
    relations
        .split_whitespace()
        .any(|relation| ASKING.contains(&relation))
}

fn meta(reader: &mut Reader<'_>, tag: &Tag<'_>, facts: &mut PageFacts) {
    let content = tag.get("content").unwrap_or_default();
    if tag.is("http-equiv", "content-security-policy") {
        facts.policy = true;
        for hole in policy::holes(content) {
            let excerpt = hole.clone();
            reader.tell(Leak::WeakCsp(hole), tag.at, &excerpt);
        }
    }
    if tag.is("http-equiv", "refresh")
        && let Some((_, target)) = content.split_once('=')
    {
        request(
            reader,
            "meta refresh",
            target.trim_matches(['"', '\'', ' ']),
            tag.at,
        );
    }
    facts.referrer |= tag.is("name", "referrer") && !content.contains("unsafe-url");
    let robots = tag.is("name", "robots") || tag.is("name", "googlebot");
    let words = content.to_lowercase();
    facts.noindex |= robots
        && words
            .split([',', ' '])
            .any(|word| word == "noindex" || word == "none");
    let placed = [
        "geo.position",
        "icbm",
        "og:latitude",
        "place:location:latitude",
    ];
    if placed
        .iter()
        .any(|name| tag.is("name", name) || tag.is("property", name))
    {
        reader.tell(Leak::Coordinates, tag.at, "<meta>");
    }
}

/// `onclick=` and the like, and `javascript:` in any address.
pub(super) fn handlers(reader: &mut Reader<'_>, tag: &Tag<'_>) {
    for attribute in &tag.attributes {
        let name = attribute.name.as_str();
        let handler = name.strip_prefix("on").is_some_and(|event| {
            event.len() >= 3 && event.bytes().all(|byte| byte.is_ascii_lowercase())
        });
        if handler {
            reader.tell(
                Leak::Handler(name.to_owned()),
                attribute.at,
                &format!("{name}=…"),
            );
        }
        if target(name, &attribute.value).is_some_and(address::runs) {
            reader.tell(Leak::ScriptUrl, attribute.at, "javascript:…");
        }
        if name == "srcdoc" && attribute.value.to_lowercase().contains("<script") {
            reader.tell(Leak::InlineScript, attribute.at, "srcdoc=…");
        }
    }
}

/// The address in an attribute that a browser may go to; a `content` is one where it says so (`refresh`), else words.
fn target<'a>(name: &str, value: &'a str) -> Option<&'a str> {
    match name {
        "href" | "xlink:href" | "src" | "action" | "formaction" | "data" | "to" | "values" => {
            Some(value)
        }
        "content" => {
            let at = value.to_ascii_lowercase().find("url=")?;
            value.get(at + "url=".len()..)
        }
        _ => None,
    }
}

/// Something that a browser asks for: somebody else's server is a leak, a picture in the address is read.
pub(super) fn request(reader: &mut Reader<'_>, by: &str, url: &str, at: usize) {
    if let Some(host) = address::host(url) {
        third_party(reader, by, host, at);
    }
    let most = 16;
    if let Some(picture) = written_picture(url).filter(|_| reader.read.pictures.len() < most) {
        reader.read.pictures.push(picture);
    }
}

fn third_party(reader: &mut Reader<'_>, by: &str, host: String, at: usize) {
    let excerpt = format!("<{by}> {host}");
    let by = format!("<{by}>");
    reader.tell(Leak::ThirdParty { host, by }, at, &excerpt);
}

/// The bytes of a `data:` address in base64.
fn written_picture(url: &str) -> Option<(Kind, Vec<u8>)> {
    let (head, data) = url.trim_start().strip_prefix("data:")?.split_once(',')?;
    if !head.ends_with(";base64") {
        return None;
    }
    let signs: Vec<u8> = data
        .bytes()
        .filter(|byte| !byte.is_ascii_whitespace() && *byte != b'=')
        .collect();
    // a cut end costs the last group alone
    let whole = signs.len() - signs.len() % 4;
    let bytes = data_encoding::BASE64_NOPAD
        .decode(&signs)
        .or_else(|_| data_encoding::BASE64_NOPAD.decode(&signs[..whole]));
    let bytes = bytes.ok()?;
    Some((kind::of("", &bytes), bytes))
}

/// What a visitor reads, across the tags that stand between words.
#[derive(Debug, Default)]
pub(super) struct Visible {
    text: String,
    /// Where each part stands: in the gathered text and in the file.
    parts: Vec<(usize, usize)>,
}

impl Visible {
    pub(super) fn tag(&mut self, tag: &Tag<'_>) {
        // a mark that ends a sentence: what stands before a block says nothing about what stands in it
        if !INLINE.contains(&tag.name.as_str()) && !self.text.ends_with(";\n") {
            self.text.push_str(" ;\n");
        }
    }

    pub(super) fn text(&mut self, text: &str, at: usize) {
        self.parts.push((self.text.len(), at));
        self.text.push_str(&unescape(text));
    }

    /// Looks through all that was gathered.
    pub(super) fn read(self, reader: &mut Reader<'_>) {
        let parts = &self.parts;
        let place = |offset: usize| {
            let part = parts
                .partition_point(|(start, _)| *start <= offset)
                .saturating_sub(1);
            parts
                .get(part)
                .map_or(0, |(start, at)| at + offset.saturating_sub(*start))
        };
        reader.words_from(&self.text, place);
        reader.read.visible = self.text;
    }
}
