//! Pages and what they bring along: HTML, SVG, XML, CSS, script, JSON and text.
//!
//! In: a text and what may stand in it. Out: findings, and [`Facts`] for what only the whole site can tell: whether
//! a page has a policy that a header file does not give, whether robots.txt hides what says `noindex`.

mod address;
mod markup;
mod page;
mod policy;
mod script;
mod svg;
mod words;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::finding::{At, Finding, Leak};
use super::kind::Kind;
use crate::exhibition::robots_txt;

/// What a file tells about the site as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Facts {
    /// It is a page, and this is what it says of itself.
    pub(super) page: Option<PageFacts>,
    /// Paths that a robots.txt shuts everybody out from.
    pub(super) disallowed: Vec<String>,
    /// What a host's header file adds to every page.
    pub(super) headers: Option<HeaderFacts>,
}

/// What a page says of itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PageFacts {
    pub(super) policy: bool,
    pub(super) referrer: bool,
    pub(super) noindex: bool,
}

/// What a header file adds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct HeaderFacts {
    pub(super) policy: bool,
    pub(super) referrer: bool,
    pub(super) noindex: bool,
}

/// What came of a text.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub(super) findings: Vec<Finding>,
    pub(super) facts: Facts,
    /// What a visitor reads, where tags stand between the words of the file.
    pub(super) visible: String,
    /// Pictures written into the text, with what they are.
    pub(super) pictures: Vec<(Kind, Vec<u8>)>,
}

/// Findings of one file that are told: more do not tell more.
const TOLD: usize = 64;

/// Reads a text of this kind; nothing for what is none. `allowed` is contact data that may stand anywhere.
pub(super) fn read(path: &str, kind: Kind, text: &str, allowed: &Allowed) -> Read {
    let mut reader = Reader {
        text,
        allowed,
        read: Read::default(),
        said: BTreeSet::new(),
        contacts: BTreeSet::new(),
        lines: Vec::new(),
    };
    match kind {
        Kind::Html => page::read(&mut reader),
        Kind::Svg => svg::read(&mut reader),
        Kind::Xml => page::read_xml(&mut reader),
        Kind::Css => reader.style(text, 0),
        Kind::Script => script::read(&mut reader, text, 0),
        Kind::Json => reader.data(text, 0),
        Kind::Text => {
            let name = path.rsplit('/').next().unwrap_or(path);
            reader.plain(name);
        }
        _ => {}
    }
    reader.read
}

/// Contact data of the site's own, which may be read anywhere: compared by letters and digits alone.
#[derive(Clone, Debug, Default)]
pub struct Allowed(BTreeSet<String>);

impl Allowed {
    /// Addresses and numbers as they are written.
    pub fn new<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> Self {
        Allowed(texts.into_iter().map(|text| plain(text.as_ref())).collect())
    }

    fn has(&self, text: &str) -> bool {
        self.0.contains(&plain(text))
    }

    /// All of them, for verdicts that are remembered.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

fn plain(text: &str) -> String {
    let signs = text.chars().filter(|c| c.is_alphanumeric());
    signs.flat_map(char::to_lowercase).collect()
}

/// A text while it is being read.
struct Reader<'a> {
    text: &'a str,
    allowed: &'a Allowed,
    read: Read,
    /// Leaks that are told once a file.
    said: BTreeSet<Leak>,
    /// Contact data that was told.
    contacts: BTreeSet<String>,
    /// Where lines begin; made when the first finding asks.
    lines: Vec<usize>,
}

impl Reader<'_> {
    /// Tells a leak at a byte, with an excerpt that has nothing private in it; the same leak is told once.
    fn tell(&mut self, leak: Leak, at: usize, excerpt: &str) {
        if self.said.len() < TOLD && self.said.insert(leak.clone()) {
            self.tell_again(leak, at, excerpt);
        }
    }

    /// Tells a leak although there may be others of its kind.
    fn tell_again(&mut self, leak: Leak, at: usize, excerpt: &str) {
        if self.read.findings.len() < TOLD {
            let at = self.place(at, excerpt);
            self.read.findings.push(Finding { at, leak });
        }
    }

    fn place(&mut self, at: usize, excerpt: &str) -> At {
        if self.lines.is_empty() {
            self.lines = line_starts(self.text);
        }
        line_at(self.text, &self.lines, at, excerpt)
    }

    /// A style sheet, or the part of one.
    fn style(&mut self, css: &str, at: usize) {
        for (offset, host) in address::hosts_of_style(css).take(TOLD) {
            let excerpt = format!("url({host})");
            let by = "CSS".to_owned();
            self.tell(Leak::ThirdParty { host, by }, at + offset, &excerpt);
        }
    }

    /// JSON: names of fields, and its words.
    fn data(&mut self, json: &str, at: usize) {
        if let Some(offset) = words::picture_field(json) {
            self.tell(
                Leak::Stray(super::finding::Stray::PictureData),
                at + offset,
                "",
            );
        }
        self.words(json, at);
    }

    /// Text that may be a robots.txt or a header file.
    fn plain(&mut self, name: &str) {
        match name {
            "robots.txt" => {
                let kept_out = robots_txt::kept_out(self.text).into_iter();
                self.read.facts.disallowed = kept_out.map(|it| it.path.to_owned()).collect();
            }
            "_headers" | ".htaccess" => {
                let (headers, policies) = words::headers(self.text);
                self.read.facts.headers = Some(headers);
                policies.iter().for_each(|policy| self.policy(policy, 0));
            }
            _ => self.words(self.text, 0),
        }
    }

    fn policy(&mut self, policy: &str, at: usize) {
        for hole in policy::holes(policy) {
            let excerpt = hole.clone();
            self.tell(Leak::WeakCsp(hole), at, &excerpt);
        }
    }
}

/// Where the lines of a text begin.
pub(super) fn line_starts(text: &str) -> Vec<usize> {
    let breaks = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1);
    std::iter::once(0).chain(breaks).collect()
}

/// The line and column of a byte.
pub(super) fn line_at(text: &str, lines: &[usize], at: usize, excerpt: &str) -> At {
    let line = lines.partition_point(|start| *start <= at).max(1);
    let start = lines.get(line - 1).copied().unwrap_or_default();
    let before = text.get(start..at).unwrap_or_default();
    At::Line {
        line,
        column: before.chars().count() + 1,
        excerpt: excerpt.chars().take(100).collect(),
    }
}
