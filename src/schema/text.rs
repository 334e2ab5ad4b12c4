//! Bytes → text: UTF-8, with or without byte order mark, or UTF-16 with one.
//!
//! Out: a text whose lines all end with `\n`, without control characters that no keyboard types; or one
//! diagnostic that names the line, the likely encoding and the remedy. Nothing is guessed in silence: a file in
//! an old encoding is refused, never converted.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use super::legacy;
use super::sheet::Sheet;
use crate::diagnostics::{Diagnostic, Place, Rule, say};

/// Bytes in a file: a record is a page or two of text.
pub(super) const MAX_BYTES: usize = 1 << 20;
/// Bytes in a line of YAML: longer than any paragraph, short enough to show.
pub(super) const MAX_LINE: usize = 1 << 16;

/// The text of a file.
pub(super) fn read(path: &str, bytes: &[u8]) -> Result<Sheet, Box<Diagnostic>> {
    let text = decode(path, bytes)?;
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let sheet = Sheet::new(path, text);
    match sheet.text().find(is_control) {
        Some(at) => Err(Box::new(control_character(&sheet, at))),
        None => Ok(sheet),
    }
}

fn decode(path: &str, bytes: &[u8]) -> Result<String, Box<Diagnostic>> {
    if bytes.len() > MAX_BYTES {
        return Err(too_large(path));
    }
    let marked = Encoding::for_bom(bytes).filter(|(found, _)| [UTF_16LE, UTF_16BE].contains(found));
    if let Some((utf_16, _)) = marked {
        let whole = utf_16.decode_with_bom_removal(bytes);
        let (text, broken) = whole;
        return if broken || text.contains('\0') {
            Err(not_text(path, bytes))
        } else {
            Ok(text.into_owned())
        };
    }
    if bytes.contains(&0) {
        return Err(not_text(path, bytes));
    }
    let body = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(body) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => Err(Box::new(legacy::diagnose(path, body, error.valid_up_to()))),
    }
}

fn too_large(path: &str) -> Box<Diagnostic> {
    let problem = Diagnostic::new(
        Rule::YamlLimit,
        Place::file(path),
        say!(
            vi: "tệp này lớn hơn 1 MiB, quá lớn đối với một tệp văn bản",
            en: "this file is larger than 1 MiB, which is too much for a text"
        ),
    );
    Box::new(problem.hint(say!(
        vi: "hãy kiểm tra xem có phải một tệp khác bị đổi tên nhầm không, hoặc chia nội dung thành nhiều tệp",
        en: "see whether another kind of file was renamed by mistake, or divide the text among several files"
    )))
}

/// What the first bytes of a file that is no text say about it.
fn not_text(path: &str, bytes: &[u8]) -> Box<Diagnostic> {
    let (vi, en) = match bytes {
        [b'P', b'K', 3, 4, ..] => ("tệp Word, Excel hoặc tệp nén", "a Word, Excel or zip file"),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => ("tệp Word hoặc Excel cũ", "an old Word or Excel file"),
        [0xFF, 0xD8, ..] | [0x89, b'P', b'N', b'G', ..] => ("tệp hình", "a picture"),
        [b'%', b'P', b'D', b'F', ..] => ("tệp PDF", "a PDF file"),
        [_, 0, _, 0, ..] | [0, _, 0, _, ..] => (
            "văn bản UTF-16 không có dấu nhận biết",
            "UTF-16 text without its byte order mark",
        ),
        _ => ("dữ liệu không phải văn bản", "data that is not text"),
    };
    let problem = Diagnostic::new(
        Rule::YamlEncoding,
        Place::file(path),
        say!(vi: "đây không phải văn bản UTF-8 mà là {vi}", en: "this is not UTF-8 text but {en}"),
    );
    Box::new(problem.hint(say!(
        vi: "hãy mở bằng trình soạn thảo văn bản (Notepad, VS Code) rồi lưu lại với bảng mã UTF-8",
        en: "open it in a text editor (Notepad, VS Code) and save it again as UTF-8"
    )))
}

/// What YAML forbids outright: no keyboard types these, but Word's line break (U+000B) gets pasted.
fn is_control(c: char) -> bool {
    let odd = c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}');
    odd && c != '\n' && c != '\t'
}

fn control_character(sheet: &Sheet, at: usize) -> Diagnostic {
    let code = sheet.text()[at..].chars().next().map_or(0, u32::from);
    let problem = Diagnostic::new(
        Rule::YamlSyntax,
        sheet.place(at..at),
        say!(
            vi: "ở đây có một ký tự điều khiển không nhìn thấy được (U+{code:04X})",
            en: "an invisible control character (U+{code:04X}) stands here"
        ),
    );
    problem.hint(say!(
        vi: "hãy xóa nó rồi gõ lại chỗ này; thường nó đi theo khi chép từ Word",
        en: "delete it and type this spot again; it often comes along when text is pasted from Word"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> Result<String, Rule> {
        read("a.yaml", bytes)
            .map(|sheet| sheet.text().to_owned())
            .map_err(|problem| problem.rule)
    }

    #[test]
    fn the_usual_ways_of_saving_read_alike() {
        let wanted = Ok("title: Cá\nalt: Đàn\n".to_owned());
        let plain = "title: Cá\nalt: Đàn\n";
        assert_eq!(text(plain.as_bytes()), wanted);
        assert_eq!(text(format!("\u{FEFF}{plain}").as_bytes()), wanted);
        assert_eq!(text(plain.replace('\n', "\r\n").as_bytes()), wanted);
        assert_eq!(text(plain.replace('\n', "\r").as_bytes()), wanted);
        let utf_16 = format!("\u{FEFF}{plain}");
        let little: Vec<u8> = utf_16.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = utf_16.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(text(&little), wanted);
        assert_eq!(text(&big), wanted);
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(text(b"title: a\0b"), Err(Rule::YamlEncoding));
        assert_eq!(text(b"PK\x03\x04\x00\x00"), Err(Rule::YamlEncoding));
        assert_eq!(text(b"t\0i\0t\0l\0e\0"), Err(Rule::YamlEncoding));
        assert_eq!(text(b"\xFF\xFEt\0i"), Err(Rule::YamlEncoding));
        assert_eq!(text(&vec![b'a'; MAX_BYTES + 1]), Err(Rule::YamlLimit));
        assert_eq!(text(b"title: a\x0Bb"), Err(Rule::YamlSyntax));
    }
}
