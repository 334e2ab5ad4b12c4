//! Which encoding a file was saved in that is not UTF-8, as well as can be told from its bytes.
//!
//! In: bytes and the place of the first one that is not UTF-8. Out: a diagnostic that names the line, shows it as
//! it was probably meant, and says how to save the file again. Vietnamese schools still meet Windows-1258, TCVN3
//! (ABC fonts) and VNI; a reading counts by how many of its words could be Vietnamese syllables.

use std::sync::Arc;

use encoding_rs::{WINDOWS_1252, WINDOWS_1258};
use unicode_normalization::UnicodeNormalization;

use crate::diagnostics::{Diagnostic, Place, Rule, Spot, say};

/// The bytes A1–FE of TCVN3 (TCVN 5712:1993, VN3), `.` where it has no letter.
const TCVN3: &str = "ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ";

/// VNI for Windows: a letter of its own, or (second column) a mark on the letter before.
const VNI_LETTERS: &str = "ôơöưñđììííæỉóĩòịîỵÔƠÖƯÑĐ";
const VNI_MARKS: &[(u8, &str)] = &[
    (0xF8, "\u{300}"),
    (0xF9, "\u{301}"),
    (0xFB, "\u{309}"),
    (0xF5, "\u{303}"),
    (0xEF, "\u{323}"),
    (0xE2, "\u{302}"),
    (0xE0, "\u{302}\u{300}"),
    (0xE1, "\u{302}\u{301}"),
    (0xE5, "\u{302}\u{309}"),
    (0xE3, "\u{302}\u{303}"),
    (0xE4, "\u{302}\u{323}"),
    (0xEA, "\u{306}"),
    (0xE8, "\u{306}\u{300}"),
    (0xE9, "\u{306}\u{301}"),
    (0xFA, "\u{306}\u{309}"),
    (0xFC, "\u{306}\u{303}"),
    (0xEB, "\u{306}\u{323}"),
];

const ONSETS: &str = " b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu q r s t th tr v x ";
const CODAS: &str = " c ch m n ng nh p t ";

/// The problem of a file whose byte `at` is not UTF-8.
pub(super) fn diagnose(path: &str, bytes: &[u8], at: usize) -> Diagnostic {
    let name = likely_encoding(bytes);
    let line_start = bytes[..at].iter().rposition(|&b| b == b'\n');
    let line_start = line_start.map_or(0, |before| before + 1);
    let length = bytes[line_start..].iter().position(|b| b"\r\n".contains(b));
    let line = &bytes[line_start..length.map_or(bytes.len(), |length| line_start + length)];
    let excerpt: Arc<str> = decode(name, line).as_str().into();
    let number = bytes[..at].iter().filter(|&&b| b == b'\n').count() + 1;
    let place = Place {
        path: path.into(),
        spot: Some(Spot {
            line: number,
            column: 1,
            range: 0..excerpt.len(),
            excerpt,
        }),
    };
    let problem = Diagnostic::new(
        Rule::YamlEncoding,
        place,
        say!(
            vi: "tệp không được lưu bằng UTF-8 mà có lẽ bằng {name}; dòng {number} có lẽ là như dưới đây",
            en: "the file is not saved as UTF-8 but probably as {name}; line {number} is probably meant as below"
        ),
    );
    problem.hint(say!(
        vi: "hãy lưu lại với bảng mã UTF-8 (Notepad: Lưu thành → Mã hóa: UTF-8; chữ TCVN3 hay VNI thì chuyển mã bằng UniKey trước)",
        en: "save it as UTF-8 (Notepad: Save as → Encoding: UTF-8; convert TCVN3 or VNI letters with UniKey first)"
    ))
}

/// The name of the encoding in which most words with marks look Vietnamese; Windows-1252 where none does.
fn likely_encoding(bytes: &[u8]) -> &'static str {
    let sample = &bytes[..bytes.len().min(1 << 16)];
    let mut best = ("Windows-1252", 0.5);
    for name in ["Windows-1258", "TCVN3", "VNI"] {
        let share = vietnamese_share(&decode(name, sample));
        if share > best.1 {
            best = (name, share);
        }
    }
    best.0
}

fn decode(name: &str, bytes: &[u8]) -> String {
    match name {
        "TCVN3" => bytes.iter().map(|&byte| tcvn3(byte)).collect(),
        "VNI" => vni(bytes).nfc().collect(),
        "Windows-1258" => WINDOWS_1258
            .decode_without_bom_handling(bytes)
            .0
            .nfc()
            .collect(),
        _ => WINDOWS_1252
            .decode_without_bom_handling(bytes)
            .0
            .into_owned(),
    }
}

fn tcvn3(byte: u8) -> char {
    match byte {
        0..0x80 => char::from(byte),
        _ => {
            let at = usize::from(byte).checked_sub(0xA1);
            let letter = at.and_then(|at| TCVN3.chars().nth(at));
            letter.filter(|&c| c != '.').unwrap_or('\u{FFFD}')
        }
    }
}

fn vni(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for &byte in bytes {
        // Capitals stand 0x20 below their small letters, marks on capitals too.
        let small = if (0xC0..0xE0).contains(&byte) {
            byte + 0x20
        } else {
            byte
        };
        let carried = text
            .chars()
            .next_back()
            .is_some_and(|c| "aeouyôơưAEOUYÔƠƯ".contains(c));
        let mark = VNI_MARKS.iter().find(|(code, _)| *code == small);
        let own = own_letter(char::from(byte));
        match (byte, mark, own) {
            (0..0x80, ..) => text.push(char::from(byte)),
            (_, Some((_, marks)), _) if carried => text.push_str(marks),
            (.., Some(letter)) => text.push(letter),
            _ => text.push('\u{FFFD}'),
        }
    }
    text
}

fn own_letter(written: char) -> Option<char> {
    let letters: Vec<char> = VNI_LETTERS.chars().collect();
    let pair = letters
        .chunks(2)
        .find(|pair| pair.first() == Some(&written));
    pair.and_then(|pair| pair.get(1).copied())
}

/// The share, among the words that are not plain ASCII, of those that could be Vietnamese syllables.
fn vietnamese_share(text: &str) -> f64 {
    let words = text.split(|c: char| c.is_ascii() && !c.is_ascii_alphabetic());
    let (mut all, mut good) = (0_u32, 0_u32);
    for word in words.filter(|word| !word.is_ascii()) {
        all += 1;
        good += u32::from(is_syllable(word));
    }
    f64::from(good) / f64::from(all.max(1))
}

fn is_syllable(word: &str) -> bool {
    let lower = word.to_lowercase();
    let tones = lower
        .nfd()
        .filter(|c| "\u{300}\u{301}\u{303}\u{309}\u{323}".contains(*c));
    if tones.count() > 1 {
        return false;
    }
    // Tones go; the marks of ă â ê ô ơ ư stay.
    let bare: String = lower
        .nfd()
        .filter(|c| !"\u{300}\u{301}\u{303}\u{309}\u{323}".contains(*c))
        .nfc()
        .collect();
    let vowel = |c: char| "aăâeêioôơuưy".contains(c);
    let (Some(first), Some(last)) = (bare.find(vowel), bare.rfind(vowel)) else {
        return false;
    };
    let after = last + bare[last..].chars().next().map_or(0, char::len_utf8);
    let (onset, nucleus, coda) = (&bare[..first], &bare[first..after], &bare[after..]);
    let listed = |list: &str, part: &str| part.is_empty() || list.contains(&format!(" {part} "));
    nucleus.chars().all(vowel)
        && nucleus.chars().count() <= 4
        && listed(ONSETS, onset)
        && listed(CODAS, coda)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = "title: Đàn cá nhỏ được lắng nghe ở biển";

    fn excerpt(bytes: &[u8]) -> (String, String) {
        let at = std::str::from_utf8(bytes).unwrap_err().valid_up_to();
        let problem = diagnose("a.yaml", bytes, at);
        (
            problem.message.en,
            problem.place.spot.unwrap().excerpt.to_string(),
        )
    }

    #[test]
    fn tcvn3_is_recognised() {
        let table: Vec<char> = TCVN3.chars().collect();
        assert_eq!(table.len(), 0xFE - 0xA1 + 1);
        let line = LINE.to_lowercase();
        let byte = |c: char| match table.iter().position(|&letter| letter == c) {
            Some(at) if !c.is_ascii() => u8::try_from(at + 0xA1).unwrap(),
            _ => u8::try_from(u32::from(c)).unwrap(),
        };
        let bytes: Vec<u8> = line.chars().map(byte).collect();
        let (message, shown) = excerpt(&bytes);
        assert!(message.contains("TCVN3"), "{message}");
        assert_eq!(shown, line);
    }

    #[test]
    fn windows_1258_is_recognised() {
        let decomposed = "title: Đa\u{300}n ca\u{301} nho\u{309} đươ\u{323}c lă\u{301}ng nghe";
        let (bytes, _, lossy) = WINDOWS_1258.encode(decomposed);
        assert!(!lossy);
        let (message, shown) = excerpt(&bytes);
        assert!(message.contains("Windows-1258"), "{message}");
        assert_eq!(shown, "title: Đàn cá nhỏ được lắng nghe");
    }

    #[test]
    fn vni_is_recognised() {
        // “Ñaøn caù nhoû ñöôïc laéng nghe” is how VNI text looks in a Western font.
        let (bytes, ..) = WINDOWS_1252.encode("title: Ñaøn caù nhoû ñöôïc laéng nghe");
        let (message, shown) = excerpt(&bytes);
        assert!(message.contains("VNI"), "{message}");
        assert_eq!(shown, "title: Đàn cá nhỏ được lắng nghe");
    }

    #[test]
    fn other_western_text_is_called_so_and_its_line_named() {
        let (message, _) = excerpt(b"alt: x\ntitle: \xC4pfel f\xFCr Stra\xDFe\n");
        assert!(
            message.contains("Windows-1252") && message.contains("line 2"),
            "{message}"
        );
    }
}
