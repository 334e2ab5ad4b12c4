//! Markdown → [`SafeHtml`], by two gates.
//!
//! In: what a child or a teacher wrote, and a way to say where its bytes stand. Out: HTML that holds paragraphs,
//! headings, lists, quotations, code, tables, emphasis and links, and nothing else; and a word about everything
//! that was taken out. First gate: the reader's events are filtered, so raw HTML is shown as the text that it
//! is, pictures leave their description, and links go to http, https, mailto and tel only. Second gate: ammonia
//! with an allow-list that knows no script, style, class, id or picture.
//!
//! It is the only maker of [`SafeHtml`]. It knows no languages, no works and no files.

use std::ops::Range;

use ammonia::{Builder, UrlRelative};
use pulldown_cmark::{Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html};

use crate::diagnostics::{Diagnostic, Place, Rule, say};
use crate::exhibition::SafeHtml;

/// Bytes of Markdown in one text: some forty printed pages.
const MAX_BYTES: usize = 128 << 10;
/// Lists in quotations in lists.
const MAX_DEPTH: usize = 24;

const SCHEMES: [&str; 4] = ["https://", "http://", "mailto:", "tel:"];
const TAGS: [&str; 24] = [
    "a",
    "blockquote",
    "br",
    "code",
    "del",
    "em",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "strong",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Renders a text; `locate` tells where some of its bytes stand in the curator's file.
///
/// The largest headings become `<h2>`, since the page's `<h1>` is the theme's: whether a curator begins with `#` or
/// with `##`, no level is skipped.
pub fn render(source: &str, locate: &dyn Fn(Range<usize>) -> Place) -> (SafeHtml, Vec<Diagnostic>) {
    let mut gate = Gate {
        locate,
        problems: Vec::new(),
        open_links: Vec::new(),
        largest: 1,
    };
    if source.len() > MAX_BYTES || is_too_deep(source) {
        gate.report_limit(source);
        return (as_one_paragraph(source), gate.problems);
    }
    gate.largest = events(source)
        .filter_map(|(event, _)| match event {
            Event::Start(Tag::Heading { level, .. }) => Some(level as usize),
            _ => None,
        })
        .min()
        .unwrap_or(1);
    let events: Vec<Event<'_>> = events(source)
        .flat_map(|(event, range)| gate.pass(event, range))
        .collect();
    let mut raw = String::with_capacity(source.len() * 2);
    html::push_html(&mut raw, events.into_iter());
    (clean(&raw), gate.problems)
}

/// The words alone, on one line: for descriptions and search.
pub fn plain_text(source: &str) -> String {
    let mut text = String::new();
    if source.len() > MAX_BYTES {
        return text;
    }
    for (event, _) in events(source) {
        match event {
            Event::Text(words)
            | Event::Code(words)
            | Event::Html(words)
            | Event::InlineHtml(words) => {
                text.push_str(&words);
            }
            Event::SoftBreak | Event::HardBreak | Event::Rule => text.push(' '),
            Event::End(end) if !is_inline(end) => text.push(' '),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of the first heading.
pub fn first_heading(source: &str) -> Option<String> {
    let words = plain_text(&source[heading(source)?]);
    (!words.is_empty()).then_some(words)
}

/// The text without its first heading, where it starts with one: for a page whose title came from there. What
/// goes is blanked, so that everything else stays at its bytes.
pub fn without_first_heading(source: &str) -> String {
    let starts_with_it = |range: &Range<usize>| source[..range.start].trim().is_empty();
    match heading(source).filter(starts_with_it) {
        None => source.to_owned(),
        Some(range) => {
            let blank = |c: char| {
                if c == '\n' {
                    "\n".to_owned()
                } else {
                    " ".repeat(c.len_utf8())
                }
            };
            let gone: String = source[range.clone()].chars().map(blank).collect();
            format!("{}{gone}{}", &source[..range.start], &source[range.end..])
        }
    }
}

fn heading(source: &str) -> Option<Range<usize>> {
    if source.len() > MAX_BYTES {
        return None;
    }
    let heading =
        |(event, range)| matches!(event, Event::Start(Tag::Heading { .. })).then_some(range);
    events(source).find_map(heading)
}

/// Tables and strikethrough; no footnotes (their ids collide), no heading attributes (they emit `onclick`).
fn events(source: &str) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    Parser::new_ext(source, options).into_offset_iter()
}

fn is_too_deep(source: &str) -> bool {
    let mut depth = 0_usize;
    events(source).any(|(event, _)| {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > MAX_DEPTH
    })
}

fn is_inline(end: TagEnd) -> bool {
    matches!(
        end,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image
    )
}

/// The first gate.
struct Gate<'a> {
    locate: &'a dyn Fn(Range<usize>) -> Place,
    problems: Vec<Diagnostic>,
    /// For each link that is open, whether it was let through.
    open_links: Vec<bool>,
    /// The level of the largest heading in the text.
    largest: usize,
}

impl Gate<'_> {
    /// What an event becomes: nothing, itself, or something harmless.
    fn pass<'e>(&mut self, event: Event<'e>, range: Range<usize>) -> Option<Event<'e>> {
        match event {
            Event::Start(Tag::HtmlBlock) => {
                self.report_html(range);
                Some(Event::Start(Tag::Paragraph))
            }
            Event::End(TagEnd::HtmlBlock) => Some(Event::End(TagEnd::Paragraph)),
            Event::Html(raw) => Some(Event::Text(raw)),
            Event::InlineHtml(raw) => {
                if !raw.starts_with("</") {
                    self.report_html(range);
                }
                Some(Event::Text(raw))
            }
            Event::Start(Tag::Image { .. }) => {
                self.report_image(range);
                None
            }
            Event::End(TagEnd::Image) => None,
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                title,
                id,
            }) => {
                let good = is_good_link(link_type, &dest_url);
                self.open_links.push(good);
                if !good {
                    self.report_link(&dest_url, range);
                    return None;
                }
                Some(Event::Start(Tag::Link {
                    link_type,
                    dest_url,
                    title,
                    id,
                }))
            }
            Event::End(TagEnd::Link) => {
                let good = self.open_links.pop().unwrap_or(false);
                good.then_some(Event::End(TagEnd::Link))
            }
            Event::Start(Tag::Heading { level, .. }) => Some(Event::Start(Tag::Heading {
                level: self.below(level),
                id: None,
                classes: Vec::new(),
                attrs: Vec::new(),
            })),
            Event::End(TagEnd::Heading(level)) => {
                Some(Event::End(TagEnd::Heading(self.below(level))))
            }
            other => Some(other),
        }
    }

    /// As far below the text's largest heading as it was, and that one right below the theme's.
    fn below(&self, level: HeadingLevel) -> HeadingLevel {
        let level = (level as usize).saturating_sub(self.largest) + 2;
        HeadingLevel::try_from(level).unwrap_or(HeadingLevel::H6)
    }

    fn report_html(&mut self, range: Range<usize>) {
        self.problems.push(
            Diagnostic::new(
                Rule::MarkdownHtml,
                (self.locate)(range),
                say!(
                    vi: "mã HTML không được dùng; chỗ này sẽ hiện thành chữ thường",
                    en: "HTML is not used here; this will be shown as it is written"
                ),
            )
            .hint(say!(
                vi: "hãy xóa thẻ, hoặc dùng Markdown: **đậm**, *nghiêng*, [chữ](https://…)",
                en: "delete the tag, or use Markdown: **bold**, *italic*, [text](https://…)"
            )),
        );
    }

    fn report_image(&mut self, range: Range<usize>) {
        self.problems.push(
            Diagnostic::new(
                Rule::MarkdownImage,
                (self.locate)(range),
                say!(
                    vi: "không chèn được hình ở đây; chỉ lời mô tả của hình được giữ lại",
                    en: "a picture cannot be placed here; only its description is kept"
                ),
            )
            .hint(say!(
                vi: "hãy xóa `![…](…)`; tranh trưng bày thì đặt thành tệp trong một phòng",
                en: "delete `![…](…)`; a picture to exhibit is a file of its own in a room"
            )),
        );
    }

    fn report_link(&mut self, address: &str, range: Range<usize>) {
        let shown: String = address.chars().take(60).collect();
        let shown = shown.escape_debug();
        let problem = Diagnostic::new(
            Rule::MarkdownLink,
            (self.locate)(range),
            say!(
                vi: "liên kết tới `{shown}` không được giữ; chỉ còn phần chữ",
                en: "the link to `{shown}` is not kept; its text is"
            ),
        );
        self.problems.push(problem.hint(say!(
            vi: "địa chỉ phải bắt đầu bằng https://, http://, mailto: hoặc tel:",
            en: "an address starts with https://, http://, mailto: or tel:"
        )));
    }

    fn report_limit(&mut self, source: &str) {
        let end = source.find('\n').unwrap_or(source.len());
        let problem = Diagnostic::new(
            Rule::MarkdownLimit,
            (self.locate)(0..end),
            say!(
                vi: "văn bản này dài hơn 128 KiB hoặc có danh sách, trích dẫn lồng nhau quá sâu",
                en: "this text is longer than 128 KiB, or its lists and quotations are nested too deeply"
            ),
        );
        self.problems.push(problem.hint(say!(
            vi: "hãy rút gọn, chia thành nhiều trang, hoặc bỏ bớt dấu `>` và khoảng thụt đầu dòng",
            en: "shorten it, divide it into pages, or take out some of the `>` and the indentation"
        )));
    }
}

fn is_good_link(link_type: LinkType, address: &str) -> bool {
    let starts = |scheme: &&str| {
        let start = address.as_bytes().get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme.as_bytes()))
    };
    let known = link_type == LinkType::Email || SCHEMES.iter().any(starts);
    known && !address.contains(|c: char| c.is_control() || c.is_whitespace())
}

/// A text that is not read as Markdown at all; it has been reported, and nothing is published.
fn as_one_paragraph(source: &str) -> SafeHtml {
    let end = source.floor_char_boundary(MAX_BYTES);
    clean(&format!("<p>{}</p>", ammonia::clean_text(&source[..end])))
}

/// The second gate.
fn clean(html: &str) -> SafeHtml {
    let mut gate = Builder::empty();
    gate.tags(TAGS.into_iter().collect())
        .clean_content_tags(["script", "style"].into_iter().collect())
        .tag_attributes(
            [
                ("a", ["href", "title"].into_iter().collect()),
                ("ol", ["start"].into_iter().collect()),
            ]
            .into_iter()
            .collect(),
        )
        .url_schemes(["http", "https", "mailto", "tel"].into_iter().collect())
        .url_relative(UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer"));
    SafeHtml::from_cleaned(gate.clean(html).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(source: &str) -> String {
        let (html, _) = render(source, &|_| Place::file("a.md"));
        html.as_str().trim_end().to_owned()
    }

    fn rules(source: &str) -> Vec<&'static str> {
        let locate = |range: Range<usize>| Place::span("a.md", source, range);
        let (_, problems) = render(source, &locate);
        problems.iter().map(|problem| problem.rule.code()).collect()
    }

    #[test]
    fn what_children_write_stays() {
        assert_eq!(
            html("Em *muốn* **nghe**"),
            "<p>Em <em>muốn</em> <strong>nghe</strong></p>"
        );
        assert_eq!(html("# Về\n\n###### Sâu"), "<h2>Về</h2>\n<h6>Sâu</h6>");
        assert_eq!(html("## Vì sao\n\n### Ai"), "<h2>Vì sao</h2>\n<h3>Ai</h3>");
        assert_eq!(
            html("3. ba\n4. bốn"),
            "<ol start=\"3\">\n<li>ba</li>\n<li>bốn</li>\n</ol>"
        );
        assert_eq!(html("1 < 2 & \"ba\""), "<p>1 &lt; 2 &amp; \"ba\"</p>");
        assert!(html("|a|b|\n|-|:-:|\n|1|2|").contains("<td>2</td>"));
    }

    #[test]
    fn links_go_to_four_schemes_only() {
        assert_eq!(
            html("[a](https://example.org)"),
            "<p><a href=\"https://example.org\" rel=\"noopener noreferrer\">a</a></p>"
        );
        assert!(html("[111](tel:111)").contains("href=\"tel:111\""));
        assert!(html("<a@b.vn>").contains("href=\"mailto:a@b.vn\""));
        for bad in [
            "[a](javascript:alert(1))",
            "[a](JaVaScRiPt:alert(1))",
            "[a](java&#10;script:alert(1))",
            "[a](data:text/html,x)",
            "[a](//example.org)",
            "[a](../x)",
            "[a](#x)",
            "<vbscript:x>",
        ] {
            assert!(!html(bad).contains("<a"), "{bad}");
            assert_eq!(rules(bad), ["markdown/link"], "{bad}");
        }
    }

    #[test]
    fn html_becomes_text_and_pictures_words() {
        assert_eq!(
            html("<script>x</script>"),
            "<p>&lt;script&gt;x&lt;/script&gt;</p>"
        );
        assert_eq!(
            html("a <b onclick=x>b</b>"),
            "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>"
        );
        assert_eq!(rules("a <b>b</b>"), ["markdown/html"]);
        assert_eq!(
            html("![một *cây*](https://x.org/a.png)"),
            "<p>một <em>cây</em></p>"
        );
        assert_eq!(rules("![cây](a.png)"), ["markdown/image"]);
        assert_eq!(
            html("# a {onclick=x .b #c}"),
            "<h2>a {onclick=x .b #c}</h2>"
        );
        assert_eq!(html("a[^1]\n\n[^1]: b"), "<p>a^1</p>");
    }

    #[test]
    fn places_are_told() {
        let source = "một\n\nhai <i>";
        let locate = |range: Range<usize>| Place::span("a.md", source, range);
        let (_, problems) = render(source, &locate);
        let spot = problems[0].place.spot.as_ref().unwrap();
        assert_eq!((spot.line, spot.column), (3, 5));
    }

    #[test]
    fn words_and_headings_can_be_had_alone() {
        assert_eq!(
            plain_text("# Về\n\nEm *muốn*\nnghe\n\n- một\n- hai"),
            "Về Em muốn nghe một hai"
        );
        assert_eq!(first_heading("x\n\n## Về *em*\n").as_deref(), Some("Về em"));
        assert_eq!(first_heading("x"), None);
        assert_eq!(without_first_heading("# Về\n\nEm"), "      \n\nEm");
        assert_eq!(without_first_heading("Em\n\n# Về"), "Em\n\n# Về");
        assert_eq!(html(&without_first_heading("Về\n==\n\nEm")), "<p>Em</p>");
    }

    #[test]
    fn nothing_hangs() {
        let long = 100_000;
        let nasty = [
            ">".repeat(long),
            "[".repeat(long),
            "![".repeat(long / 2),
            "*a".repeat(long / 2),
            "<".repeat(long),
            "`".repeat(long),
            "- ".repeat(long / 2),
            "a](".repeat(long / 3),
            "[a](".repeat(long / 4),
            "*_".repeat(long / 2),
            "&#".repeat(long / 2),
            "|a".repeat(long / 2) + "\n" + &"|-".repeat(long / 2),
            "<!--".repeat(long / 4),
            "(`".repeat(long / 2),
            "x".repeat(2 * MAX_BYTES),
        ];
        for source in nasty {
            let start = std::time::Instant::now();
            assert!(!html(&source).contains("<script"));
            plain_text(&source);
            let shown: String = source.chars().take(8).collect();
            assert!(
                start.elapsed().as_secs() < 3,
                "{shown}… took {:?}",
                start.elapsed()
            );
            println!("{shown}… {:?}", start.elapsed());
        }
        assert_eq!(rules(&"> ".repeat(100)), ["markdown/limit"]);
    }
}
