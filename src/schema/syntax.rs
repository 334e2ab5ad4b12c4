//! The YAML crate's complaints in the words of a patient assistant.
//!
//! In: what the parser stumbled over and where. Out: one diagnostic with the likeliest cause and the remedy,
//! with the corrected line where it can be made. The parser's own wording is never shown.

use serde_yaml::granit_parser::ErrorKind as E;

use super::quoting::{quoted_value_hint, split_key};
use super::sheet::Sheet;
use crate::diagnostics::{Message, Place, Rule, say};

/// Reports the error `kind` at byte `at`; everything before `read_to` was understood, and the innermost open
/// bracket, if any, stands at `bracket`.
pub(super) fn explain(sheet: &Sheet, kind: &E, at: usize, read_to: usize, bracket: Option<usize>) {
    let at = at.min(sheet.text().len());
    if matches!(kind, E::RecursionLimitExceeded) {
        return too_deep(sheet, at);
    }
    if is_about_tabs(kind) || starts_with_tab(sheet, at) {
        return tab(sheet, at);
    }
    let problem = about_quotes(sheet, kind, at, read_to)
        .or_else(|| about_first_character(sheet, kind, at))
        .or_else(|| about_brackets(sheet, kind, at, bracket))
        .or_else(|| about_blocks(sheet, kind, at))
        .or_else(|| about_colons(sheet, kind, at));
    let (rule, place, message, hint) = problem.unwrap_or_else(|| about_the_line(sheet, at));
    sheet.push(rule, place, message, Some(hint));
}

type Problem = (Rule, Place, Message, Message);

/// That the file holds more values than a record could.
pub(super) fn too_much(sheet: &Sheet, at: usize) {
    sheet.push(
        Rule::YamlLimit,
        sheet.place(at..at),
        say!(
            vi: "tệp có hơn 20 000 giá trị; phần từ đây không được đọc",
            en: "the file has more than 20,000 values; what follows is not read"
        ),
        Some(say!(
            vi: "mỗi tranh có một tệp riêng; hãy chia nội dung thành nhiều tệp",
            en: "each work has a file of its own; divide this among several files"
        )),
    );
}

fn too_deep(sheet: &Sheet, at: usize) {
    sheet.push(
        Rule::YamlLimit,
        sheet.place(at..at),
        say!(
            vi: "các khối hoặc dấu ngoặc ở đây lồng nhau quá sâu",
            en: "the blocks or brackets here are nested too deeply"
        ),
        Some(say!(
            vi: "không khóa nào cần quá bốn tầng; hãy xem lại các dấu ngoặc [ ] {{ }} và khoảng thụt đầu dòng",
            en: "no key needs more than four levels; look at the brackets [ ] {{ }} and at the indentation"
        )),
    );
}

fn is_about_tabs(kind: &E) -> bool {
    matches!(
        kind,
        E::TabNotAllowed
            | E::TabInBlockIndentation
            | E::TabInIndentation
            | E::TabAtBlockScalarStart
            | E::TabInPlainScalar
    )
}

fn starts_with_tab(sheet: &Sheet, at: usize) -> bool {
    let line = &sheet.text()[sheet.line_range(at)];
    let indent = &line[..line.len() - line.trim_start().len()];
    indent.contains('\t')
}

fn tab(sheet: &Sheet, at: usize) {
    let line = sheet.line_range(at);
    let found = sheet.text()[line.clone()].find('\t');
    let place = match found {
        Some(offset) => sheet.place(line.start + offset..line.start + offset + 1),
        None => sheet.place(at..at),
    };
    sheet.push(
        Rule::YamlTab,
        place,
        say!(
            vi: "ở đây có một dấu Tab; YAML chỉ thụt lề bằng dấu cách",
            en: "a tab stands here; YAML is indented with spaces only"
        ),
        Some(say!(
            vi: "hãy thay mỗi dấu Tab bằng hai dấu cách",
            en: "replace each tab with two spaces"
        )),
    );
}

fn about_quotes(sheet: &Sheet, kind: &E, at: usize, read_to: usize) -> Option<Problem> {
    let text = sheet.text();
    let opening = text[read_to.min(at)..]
        .find(['"', '\''])
        .map_or(at, |offset| read_to.min(at) + offset);
    let place = sheet.place(opening..sheet.line_range(opening).end);
    let (message, hint) = match kind {
        E::UnclosedQuotedScalar
        | E::DocumentIndicatorInQuotedScalar
        | E::InvalidQuotedScalarIndent => (
            say!(
                vi: "dấu ngoặc kép (hoặc nháy đơn) mở ở đây chưa được đóng",
                en: "the quotation mark opened here is not closed"
            ),
            say!(
                vi: "hãy thêm cùng dấu đó vào cuối câu; câu dài nhiều dòng thì dùng `|` và thụt các dòng sau vào hai dấu cách",
                en: "put the same mark at the end of the text; for text of several lines use `|` and indent the lines below by two spaces"
            ),
        ),
        E::InvalidTrailingSingleQuotedScalar | E::InvalidTrailingDoubleQuotedScalar => (
            say!(
                vi: "sau dấu ngoặc đóng vẫn còn chữ",
                en: "there is more text after the closing quotation mark"
            ),
            say!(
                vi: "hãy để dấu ngoặc bao cả câu; bên trong dùng “ ” hoặc loại dấu kia: '… \"…\" …'",
                en: "let the marks embrace the whole text; inside, use “ ” or the other kind: '… \"…\" …'"
            ),
        ),
        E::UnknownQuotedScalarEscape
        | E::InvalidQuotedScalarHexEscape
        | E::InvalidLowSurrogateHexEscape
        | E::InvalidLowSurrogate
        | E::MissingLowSurrogate
        | E::UnpairedLowSurrogate
        | E::InvalidUnicodeEscape => (
            say!(
                vi: "trong ngoặc kép, dấu `\\` có nghĩa riêng và ở đây không hợp lệ",
                en: "inside double quotation marks `\\` has a meaning of its own, and none here"
            ),
            say!(
                vi: "hãy viết `\\\\`, hoặc đặt câu trong nháy đơn '…'",
                en: "write `\\\\`, or put the text in single quotation marks '…'"
            ),
        ),
        _ => return None,
    };
    Some((Rule::YamlSyntax, place, message, hint))
}

/// Values that start with a character that YAML keeps for itself.
fn about_first_character(sheet: &Sheet, kind: &E, at: usize) -> Option<Problem> {
    let hint = quoted_value_hint(sheet, at);
    let place = sheet.place(at..at);
    let (rule, message) = match kind {
        E::UnexpectedCharacter { character } => {
            let character = character.escape_debug();
            (
                Rule::YamlSyntax,
                say!(
                    vi: "giá trị không được bắt đầu bằng `{character}`, ký tự mà YAML giữ riêng",
                    en: "a value may not start with `{character}`, which YAML keeps for itself"
                ),
            )
        }
        E::MissingAnchorOrAliasName | E::UnknownAnchor | E::AnchorCountOverflow => (
            Rule::YamlAlias,
            say!(
                vi: "ở đầu giá trị, `&` và `*` bị YAML hiểu là neo và bí danh",
                en: "at the start of a value YAML takes `&` and `*` for anchors and aliases"
            ),
        ),
        E::ExpectedTagBang
        | E::InvalidGlobalTagCharacter
        | E::InvalidTagTerminator
        | E::MissingTagUri
        | E::UnclosedVerbatimTag
        | E::InvalidTagEscape
        | E::InvalidTagUtf8LeadingByte
        | E::InvalidTagUtf8TrailingByte
        | E::InvalidTagUtf8
        | E::UndeclaredTagHandle => (
            Rule::YamlTag,
            say!(
                vi: "chữ bắt đầu bằng `!` bị YAML hiểu là một thẻ",
                en: "YAML takes a word that starts with `!` for a tag"
            ),
        ),
        E::DirectiveDisallowed => (
            Rule::YamlSyntax,
            say!(
                vi: "dòng bắt đầu bằng `%` bị YAML hiểu là một chỉ thị",
                en: "YAML takes a line that starts with `%` for a directive"
            ),
        ),
        E::BlockSequenceEntryNotAllowed | E::BlockEntryInFlowCollection => (
            Rule::YamlSyntax,
            say!(
                vi: "gạch đầu dòng `-` không được đứng ở đây",
                en: "a list dash `-` cannot stand here"
            ),
        ),
        _ => return None,
    };
    Some((rule, place, message, hint))
}

fn about_brackets(sheet: &Sheet, kind: &E, at: usize, bracket: Option<usize>) -> Option<Problem> {
    if matches!(
        kind,
        E::MisplacedFlowCollectionEnd | E::MismatchedFlowCollectionEnd { .. }
    ) {
        return Some((
            Rule::YamlSyntax,
            sheet.place(at..at),
            say!(
                vi: "dấu ngoặc đóng này không có dấu mở cùng loại",
                en: "this closing bracket has no opening one of its kind"
            ),
            say!(
                vi: "hãy kiểm tra từng cặp [ ] và {{ }}; ngoặc thuộc về câu chữ thì đặt cả câu trong \"…\"",
                en: "look at each pair [ ] and {{ }}; where brackets belong to the text, put it all in \"…\""
            ),
        ));
    }
    let opened = bracket?;
    let line = sheet.line_of(opened);
    let mark = sheet.text()[opened..].chars().next().unwrap_or('[');
    Some((
        Rule::YamlSyntax,
        sheet.place(opened..opened + 1),
        say!(
            vi: "phần trong dấu `{mark}` mở ở dòng {line} không đọc được: thiếu dấu đóng, dấu phẩy, hoặc khoảng thụt đầu dòng",
            en: "what follows the `{mark}` opened on line {line} cannot be read: a closing bracket, a comma or an indentation is missing"
        ),
        say!(
            vi: "hãy viết trên một dòng: `[a, b]` hoặc `{{vi: …, en: …}}`; câu có dấu phẩy hay hai chấm thì đặt trong \"…\"",
            en: "write it on one line: `[a, b]` or `{{vi: …, en: …}}`; put text with commas or colons in \"…\""
        ),
    ))
}

fn about_blocks(sheet: &Sheet, kind: &E, at: usize) -> Option<Problem> {
    let place = sheet.place(at..sheet.line_range(at).end);
    let (message, hint) = match kind {
        E::InvalidBlockScalarHeader | E::ZeroBlockScalarIndent => (
            say!(
                vi: "sau `|` hoặc `>`, chữ phải bắt đầu ở dòng dưới",
                en: "after `|` or `>` the text starts on the next line"
            ),
            say!(
                vi: "hãy xuống dòng và thụt vào hai dấu cách; nếu `>` thuộc về câu chữ, hãy đặt cả câu trong \"…\"",
                en: "start a new line, indented by two spaces; where `>` belongs to the text, put it all in \"…\""
            ),
        ),
        E::InvalidBlockScalarIndent => (
            say!(
                vi: "dòng này thụt vào ít hơn các dòng khác của đoạn văn",
                en: "this line is indented less than the rest of its text"
            ),
            say!(
                vi: "hãy thụt mọi dòng của đoạn văn vào cùng số dấu cách",
                en: "indent every line of the text by the same number of spaces"
            ),
        ),
        E::CommentInterceptedScalar | E::CommentNotSeparated => (
            say!(
                vi: "dấu `#` ở đây bắt đầu một chú thích ngay giữa câu",
                en: "the `#` here starts a comment in the middle of a text"
            ),
            say!(
                vi: "hãy đặt cả câu trong ngoặc kép \"…\", hoặc dùng `|` và viết ở các dòng dưới",
                en: "put the whole text in quotation marks \"…\", or use `|` and write it on the lines below"
            ),
        ),
        E::BomInsideDocument => (
            say!(
                vi: "ở đây có một ký tự vô hình (dấu thứ tự byte, U+FEFF)",
                en: "an invisible character (a byte order mark, U+FEFF) stands here"
            ),
            say!(
                vi: "hãy xóa nó rồi gõ lại đầu dòng này",
                en: "delete it and type the start of this line again"
            ),
        ),
        _ => return None,
    };
    Some((Rule::YamlSyntax, place, message, hint))
}

/// Colons too many, colons without a space, and lines that hang at the wrong depth because of one.
fn about_colons(sheet: &Sheet, kind: &E, at: usize) -> Option<Problem> {
    if let Some(problem) = missing_space(sheet, at) {
        return Some(problem);
    }
    if !matches!(
        kind,
        E::MappingValueNotAllowed | E::InvalidColonPlacement | E::InvalidSimpleKey
    ) {
        return None;
    }
    let line = sheet.line_range(at);
    let before = &sheet.text()[line.start..at.max(line.start)];
    if let Some((_, value)) = split_key(before) {
        let start = at - value.len();
        return Some((
            Rule::YamlColon,
            sheet.place(start..line.end),
            say!(
                vi: "giá trị này có dấu hai chấm, nên YAML tưởng là một khóa nữa",
                en: "this value holds a colon, which YAML takes for another key"
            ),
            quoted_value_hint(sheet, at),
        ));
    }
    Some((
        Rule::YamlSyntax,
        sheet.place(line.clone()),
        say!(
            vi: "dòng này thụt vào không khớp với các dòng phía trên",
            en: "this line is not indented like those above it"
        ),
        say!(
            vi: "các khóa cùng một khối phải bắt đầu ở cùng một cột",
            en: "keys of one block start in the same column"
        ),
    ))
}

/// `title:Cá voi` or `title：Cá voi`, on this line or the one that it was drawn into.
fn missing_space(sheet: &Sheet, at: usize) -> Option<Problem> {
    let here = sheet.line_range(at);
    let above = sheet.text()[..here.start].trim_end().len();
    let lines = [here.clone(), sheet.line_range(above.saturating_sub(1))];
    for range in lines.into_iter().filter(|range| range.start <= at) {
        let line = &sheet.text()[range.clone()];
        let Some(colon) = line.find([':', '：']) else {
            continue;
        };
        let width = line[colon..].chars().next().map_or(1, char::len_utf8);
        let (key, value) = (line[..colon].trim(), &line[colon + width..]);
        let word = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "_-".contains(c));
        let tight = !value.is_empty() && !value.starts_with([' ', '/']);
        if word && (tight || width > 1) {
            let value = value.trim();
            let shown: String = value.chars().take(60).collect();
            return Some((
                Rule::YamlSyntax,
                sheet.place(range.start + colon..range.start + colon + width),
                say!(
                    vi: "sau dấu hai chấm phải có một dấu cách",
                    en: "a colon after a key needs a space behind it"
                ),
                say!(vi: "hãy viết: `{key}: {shown}`", en: "write: `{key}: {shown}`"),
            ));
        }
    }
    None
}

fn about_the_line(sheet: &Sheet, at: usize) -> Problem {
    let line = sheet.line_range(at);
    let text = sheet.text()[line.clone()].trim();
    let start = line.end - sheet.text()[line.clone()].trim_start().len();
    let (message, hint) = if text.starts_with('-') && !text.starts_with("- ") && text.len() > 1 {
        (
            say!(
                vi: "sau gạch đầu dòng phải có một dấu cách",
                en: "a list dash needs a space behind it"
            ),
            say!(vi: "hãy viết `- mục`", en: "write `- item`"),
        )
    } else if text.contains(": ") || text.ends_with(':') || text.starts_with("- ") {
        (
            say!(
                vi: "dòng này thụt vào không khớp với các dòng phía trên",
                en: "this line is not indented like those above it"
            ),
            say!(
                vi: "các khóa cùng một khối phải bắt đầu ở cùng một cột, và bên trong thụt thêm hai dấu cách",
                en: "keys of one block start in the same column, and what is inside is indented by two spaces more"
            ),
        )
    } else {
        (
            say!(
                vi: "dòng này không có dạng `khóa: giá trị`",
                en: "this line is not of the form `key: value`"
            ),
            say!(
                vi: "nếu nó thuộc về câu ở dòng trên, hãy thụt nó vào hai dấu cách và đặt `|` sau dấu hai chấm của khóa",
                en: "if it belongs to the text above, indent it by two spaces and put `|` behind the key's colon"
            ),
        )
    };
    (
        Rule::YamlSyntax,
        sheet.place(start..line.end),
        message,
        hint,
    )
}

/// Says why a whole file is one piece of text, where a missing space behind a colon explains it.
pub(super) fn explain_root(sheet: &Sheet, range: &std::ops::Range<usize>) -> bool {
    let Some((rule, place, message, hint)) = missing_space(sheet, range.start) else {
        return false;
    };
    sheet.push(rule, place, message, Some(hint));
    true
}
