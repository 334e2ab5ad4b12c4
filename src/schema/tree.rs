//! Text → a tree of maps, lists and scalars, each with the bytes where it stands.
//!
//! In: a [`Sheet`] and the part of it that is YAML. Out: a [`Node`] in which every scalar keeps the characters
//! that were written (`NO`, `05`, `1_000`, `~` stay as they are; nothing is turned into a number or a truth) and
//! is known as plain, quoted or block. Anchors, aliases, tags, second documents and keys written twice are
//! reported here; they have no place in a record and some of them can be made into bombs.
//!
//! It reads the YAML crate's events, not its serde side, because only the events tell `"no"` from `no`. It and
//! `syntax` are the only files that know the crate.

use std::collections::BTreeMap;
use std::ops::Range;

use serde_yaml::granit_parser::{self, Event, Parser, ScalarStyle, Span, StrInput, StructureStyle};

use super::quoting;
use super::sheet::Sheet;
use super::syntax;
use super::text::MAX_LINE;
use crate::diagnostics::{Rule, say};

/// Collections inside collections.
const MAX_DEPTH: usize = 32;
/// Values in a file.
const MAX_NODES: usize = 20_000;

/// A value as written.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) range: Range<usize>,
    pub(super) kind: Kind,
}

/// What a value is.
#[derive(Debug)]
pub(super) enum Kind {
    Scalar {
        text: String,
        style: Style,
    },
    List(Vec<Node>),
    Map {
        entries: Vec<(Key, Node)>,
        flow: bool,
    },
    /// Something that has been reported already and that nobody should read.
    Broken,
}

/// How a scalar was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    Quoted,
    /// After `|` or `>`.
    Block,
}

/// The left side of `key: value`.
#[derive(Debug)]
pub(super) struct Key {
    pub(super) text: String,
    pub(super) range: Range<usize>,
}

impl Node {
    /// Whether nothing was written, or one of YAML's words for nothing.
    pub(super) fn is_empty(&self) -> bool {
        match &self.kind {
            Kind::Scalar { text, style } => match style {
                Style::Plain => matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"),
                Style::Quoted | Style::Block => text.trim().is_empty(),
            },
            Kind::List(_) | Kind::Map { .. } | Kind::Broken => false,
        }
    }
}

/// That the file cannot be read any further; why has been reported.
#[derive(Debug)]
pub(super) struct Unreadable;

/// Reads the part `range` of the sheet; `None` where it holds nothing but comments.
pub(super) fn parse(sheet: &Sheet, range: Range<usize>) -> Result<Option<Node>, Unreadable> {
    check_lines(sheet, range.clone())?;
    let options = granit_parser::options! {
        strict_indentation: true,
        disallow_directives: true,
        emit_unresolved_aliases: true,
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
    };
    let text = &sheet.text()[range.clone()];
    let mut builder = Builder {
        sheet,
        base: range.start,
        events: Parser::new_from_str_with_options(text, options),
        read_to: range.start,
        brackets: Vec::new(),
        nodes: 0,
    };
    builder.stream()
}

fn check_lines(sheet: &Sheet, range: Range<usize>) -> Result<(), Unreadable> {
    let lines = sheet.text()[range].split('\n');
    let Some(at) = lines.map(str::len).position(|length| length > MAX_LINE) else {
        return Ok(());
    };
    let number = at + 1;
    sheet.push(
        Rule::YamlLimit,
        sheet.file(),
        say!(vi: "dòng {number} dài hơn 64 KiB", en: "line {number} is longer than 64 KiB"),
        Some(say!(vi: "hãy ngắt thành nhiều dòng ngắn hơn", en: "break it into shorter lines")),
    );
    Err(Unreadable)
}

struct Builder<'a> {
    sheet: &'a Sheet,
    /// Where the YAML starts in the sheet.
    base: usize,
    events: Parser<'a, StrInput<'a>>,
    /// The byte after the last event, to look for what came next when something breaks.
    read_to: usize,
    /// The brackets that are open.
    brackets: Vec<usize>,
    nodes: usize,
}

impl<'a> Builder<'a> {
    fn stream(&mut self) -> Result<Option<Node>, Unreadable> {
        let mut root = None;
        let mut documents = 0;
        while let Some((event, range)) = self.next()? {
            match event {
                Event::DocumentStart(..) if documents == 1 => {
                    self.second_document(range);
                    return Ok(root);
                }
                Event::DocumentStart(..) => documents += 1,
                Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
                other => root = Some(self.node(other, range)?),
            }
        }
        Ok(root.filter(|node| !matches!(&node.kind, Kind::Scalar { .. } if node.range.is_empty())))
    }

    fn next(&mut self) -> Result<Option<(Event<'a>, Range<usize>)>, Unreadable> {
        match self.events.next_event() {
            None => Ok(None),
            Some(Ok((event, span))) => {
                self.refuse_tag(&event, &span);
                let range = self.range(&span);
                self.read_to = self.read_to.max(range.end);
                Ok(Some((event, range)))
            }
            Some(Err(error)) => {
                let at = self.base + error.marker().byte_offset().unwrap_or(0);
                let bracket = self.brackets.last().copied();
                syntax::explain(self.sheet, error.kind(), at, self.read_to, bracket);
                Err(Unreadable)
            }
        }
    }

    fn range(&self, span: &Span) -> Range<usize> {
        let range = span.byte_range().unwrap_or(0..0);
        self.base + range.start..self.base + range.end.max(range.start)
    }

    fn node(&mut self, event: Event<'a>, range: Range<usize>) -> Result<Node, Unreadable> {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            syntax::too_much(self.sheet, range.start);
            return Err(Unreadable);
        }
        if event.anchor_id().is_some_and(|id| id > 0) {
            self.refuse_anchor(&range);
        }
        let tagged = event.tag().is_some();
        let start = range.start;
        let kind = match event {
            Event::Scalar(..) if tagged => Kind::Broken,
            Event::Scalar(text, ScalarStyle::Folded, ..) => {
                // Its lines are not those of the value, so it stands at its `>`.
                let sign = self.sheet.text()[..range.start].rfind('>');
                let start = sign.unwrap_or(range.start);
                let kind = scalar(&text, ScalarStyle::Folded, &range);
                return Ok(Node {
                    range: start..start + 1,
                    kind,
                });
            }
            Event::Scalar(text, style, ..) => scalar(&text, style, &range),
            Event::SequenceStart(style, ..) => self.list(style, start)?,
            Event::MappingStart(style, ..) => self.map(style, start)?,
            _ => {
                self.refuse_alias(&range);
                Kind::Broken
            }
        };
        let end = match kind {
            Kind::List(_) | Kind::Map { .. } => self.read_to.max(range.end),
            Kind::Scalar { .. } | Kind::Broken => range.end,
        };
        Ok(Node {
            range: start..end,
            kind,
        })
    }

    fn list(&mut self, style: StructureStyle, start: usize) -> Result<Kind, Unreadable> {
        self.open(style, start);
        let mut items = Vec::new();
        while let Some((event, range)) = self.next()? {
            if event == Event::SequenceEnd {
                break;
            }
            items.push(self.node(event, range)?);
        }
        self.close(style);
        Ok(Kind::List(items))
    }

    fn map(&mut self, style: StructureStyle, start: usize) -> Result<Kind, Unreadable> {
        self.open(style, start);
        let mut entries: Vec<(Key, Node)> = Vec::new();
        let mut first_lines = BTreeMap::new();
        while let Some((event, range)) = self.next()? {
            if event == Event::MappingEnd {
                break;
            }
            let key = self.node(event, range)?;
            let Some((event, range)) = self.next()? else {
                break;
            };
            let value = self.node(event, range)?;
            if let Some(key) = self.key(key)
                && self.is_new(&key, &mut first_lines)
            {
                entries.push((key, value));
            }
        }
        self.close(style);
        let flow = style == StructureStyle::Flow;
        Ok(Kind::Map { entries, flow })
    }

    fn open(&mut self, style: StructureStyle, start: usize) {
        if style == StructureStyle::Flow {
            self.brackets.push(start);
        }
    }

    fn close(&mut self, style: StructureStyle) {
        if style == StructureStyle::Flow {
            self.brackets.pop();
        }
    }

    /// The key, or `None` with a word about it.
    fn key(&self, node: Node) -> Option<Key> {
        let Node { range, kind } = node;
        match kind {
            Kind::Broken => None,
            Kind::Scalar {
                text,
                style: Style::Plain,
            } if text == "<<" => {
                self.sheet.push(
                    Rule::YamlAlias,
                    self.sheet.place(range),
                    say!(vi: "khóa gộp `<<` không được dùng ở đây", en: "the merge key `<<` is not used here"),
                    Some(say!(
                        vi: "hãy viết điểm chung của cả phòng vào `defaults:` trong room.yaml",
                        en: "write what a whole room shares under `defaults:` in room.yaml"
                    )),
                );
                None
            }
            Kind::Scalar { text, .. } => Some(Key { text, range }),
            Kind::List(_) | Kind::Map { .. } => {
                self.sheet.push(
                    Rule::YamlSyntax,
                    self.sheet.place(range),
                    say!(
                        vi: "tên khóa phải là một từ, không phải danh sách hay khối trong ngoặc",
                        en: "a key is a word, not a list or a block in brackets"
                    ),
                    Some(say!(
                        vi: "hãy viết `khóa: giá trị`; nếu dấu ngoặc thuộc về câu chữ, hãy đặt cả câu trong ngoặc kép \"…\"",
                        en: "write `key: value`; where the brackets belong to the text, put it all in quotation marks \"…\""
                    )),
                );
                None
            }
        }
    }

    /// Whether the key stands here for the first time in its map.
    fn is_new(&self, key: &Key, first_lines: &mut BTreeMap<String, usize>) -> bool {
        let line = self.sheet.line_of(key.range.start);
        let Some(first) = first_lines.get(&key.text) else {
            first_lines.insert(key.text.clone(), line);
            return true;
        };
        let name = &key.text;
        self.sheet.push(
            Rule::YamlDuplicateKey,
            self.sheet.place(key.range.clone()),
            say!(
                vi: "khóa `{name}` được viết hai lần: lần đầu ở dòng {first}, lần nữa ở dòng {line}",
                en: "the key `{name}` is written twice: first on line {first}, again on line {line}"
            ),
            Some(say!(vi: "hãy xóa một trong hai dòng", en: "delete one of the two lines")),
        );
        false
    }

    fn second_document(&self, range: Range<usize>) {
        self.sheet.push(
            Rule::YamlDocuments,
            self.sheet.place(range),
            say!(
                vi: "từ đây bắt đầu một tài liệu YAML thứ hai; mỗi tệp chỉ chứa một",
                en: "a second YAML document starts here; a file holds one"
            ),
            Some(say!(
                vi: "hãy xóa dòng `---` (hoặc `...`), hoặc chuyển phần sau sang một tệp khác",
                en: "delete the line `---` (or `...`), or move what follows to a file of its own"
            )),
        );
    }

    fn refuse_tag(&self, event: &Event<'_>, span: &Span) {
        if event.tag().is_none() {
            return;
        }
        let range = self.range(&span.tag_span().unwrap_or(*span));
        let quoted = quoting::quoted_value_hint(self.sheet, range.start);
        self.sheet.push(
            Rule::YamlTag,
            self.sheet.place(range),
            say!(
                vi: "chữ bắt đầu bằng `!` bị YAML hiểu là một thẻ",
                en: "YAML takes a word that starts with `!` for a tag"
            ),
            Some(quoted),
        );
    }

    fn refuse_anchor(&self, range: &Range<usize>) {
        let before = &self.sheet.text()[..range.start];
        let line_start = before.trim_end().rfind('\n').map_or(0, |at| at + 1);
        let at = before[line_start..]
            .rfind('&')
            .map_or(range.start, |at| line_start + at);
        let quoted = quoting::quoted_value_hint(self.sheet, at);
        self.sheet.push(
            Rule::YamlAlias,
            self.sheet.place(at..range.start.max(at)),
            say!(
                vi: "chữ bắt đầu bằng `&` bị YAML hiểu là một neo, và neo không được dùng ở đây",
                en: "YAML takes a word that starts with `&` for an anchor, and anchors are not used here"
            ),
            Some(quoted),
        );
    }

    fn refuse_alias(&self, range: &Range<usize>) {
        let quoted = quoting::quoted_value_hint(self.sheet, range.start);
        self.sheet.push(
            Rule::YamlAlias,
            self.sheet.place(range.clone()),
            say!(
                vi: "chữ bắt đầu bằng `*` bị YAML hiểu là một bí danh, và bí danh không được dùng ở đây",
                en: "YAML takes a word that starts with `*` for an alias, and aliases are not used here"
            ),
            Some(quoted),
        );
    }
}

fn scalar(text: &str, style: ScalarStyle, range: &Range<usize>) -> Kind {
    let (text, style) = match style {
        // A value left out arrives as `~` that stands nowhere.
        ScalarStyle::Plain if range.is_empty() => ("", Style::Plain),
        ScalarStyle::Plain => (text, Style::Plain),
        ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => (text, Style::Quoted),
        ScalarStyle::Literal | ScalarStyle::Folded => (text.trim_end_matches('\n'), Style::Block),
    };
    Kind::Scalar {
        text: text.to_owned(),
        style,
    }
}
