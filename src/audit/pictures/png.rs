//! PNG: chunks.

use super::super::bytes::{Order, inflate, slice, u32_at};
use super::super::item::Item;
use super::{Carried, exif, icc, name, trailing, xmp};

/// The chunks that are the picture itself.
const PICTURE: &[&[u8; 4]] = &[
    b"IHDR", b"PLTE", b"IDAT", b"tRNS", b"cHRM", b"gAMA", b"sBIT", b"sRGB", b"bKGD", b"hIST",
    b"pHYs", b"sPLT", b"acTL", b"fcTL", b"fdAT", b"cICP", b"mDCV", b"cLLI", b"mDCv", b"cLLi",
];

/// Reads a PNG; `None` where it ends early.
pub(super) fn read(bytes: &[u8], carried: &mut Carried) -> Option<()> {
    let mut at = 8;
    loop {
        let length = u32_at(bytes, at, Order::Big)? as usize;
        let kind: &[u8; 4] = slice(bytes, at + 4, 4)?.try_into().ok()?;
        let content = slice(bytes, at + 8, length)?;
        at = at.checked_add(length)?.checked_add(12)?;
        if kind == b"IEND" {
            trailing(bytes, at, carried);
            return Some(());
        }
        chunk(kind, content, carried);
    }
}

fn chunk(kind: &[u8; 4], content: &[u8], carried: &mut Carried) {
    match kind {
        b"IHDR" => {
            let edge = |at| u32_at(content, at, Order::Big);
            carried.size = edge(0).zip(edge(4));
        }
        b"tEXt" | b"zTXt" | b"iTXt" => text(kind, content, carried),
        b"eXIf" => exif::read(content, carried),
        b"tIME" => carried.add(Item::Taken),
        b"caBX" => carried.add(Item::Credentials),
        b"iCCP" => {
            let packed = content.iter().position(|byte| *byte == 0);
            let packed = packed.and_then(|end| content.get(end + 2..));
            let profile = inflate(packed.unwrap_or_default());
            icc::read(&profile, carried);
            carried.unpack(profile);
        }
        _ if PICTURE.contains(&kind) => {}
        _ => carried.add(Item::Block(name(kind))),
    }
}

/// A keyword and its text, which may be compressed.
fn text(kind: &[u8; 4], content: &[u8], carried: &mut Carried) {
    let end = content.iter().position(|byte| *byte == 0);
    let (keyword, rest) = content.split_at(end.unwrap_or(content.len()));
    let rest = rest.get(1..).unwrap_or_default();
    let unpacked = match (kind, rest.first()) {
        (b"zTXt", _) => inflate(rest.get(1..).unwrap_or_default()),
        (b"iTXt", Some(1)) => {
            // method, language, translated keyword, each with a zero
            let packed = rest
                .get(2..)
                .unwrap_or_default()
                .splitn(3, |byte| *byte == 0)
                .nth(2);
            inflate(packed.unwrap_or_default())
        }
        _ => Vec::new(),
    };
    let text = if unpacked.is_empty() { rest } else { &unpacked };
    match keyword {
        b"XML:com.adobe.xmp" => xmp::read(text, carried),
        b"Raw profile type exif" | b"Raw profile type APP1" => raw_profile(text, carried),
        b"Raw profile type iptc" | b"Raw profile type 8bim" => carried.add(Item::Iptc),
        b"Raw profile type xmp" => carried.add(Item::Xmp),
        b"Author" | b"Copyright" => carried.add(Item::Owner),
        b"Creation Time" => carried.add(Item::Taken),
        _ => carried.add(Item::Text(name(keyword))),
    }
    if !unpacked.is_empty() {
        carried.unpack(unpacked);
    }
}

/// ImageMagick's way with EXIF: a name, a length, and the bytes in hexadecimal digits, a line each. Some files have
/// other bytes behind the digits.
fn raw_profile(text: &[u8], carried: &mut Carried) {
    carried.add(Item::Exif);
    let digits = text
        .trim_ascii_start()
        .splitn(3, |byte| *byte == b'\n')
        .nth(2);
    let digits = digits
        .unwrap_or_default()
        .iter()
        .filter(|byte| !byte.is_ascii_whitespace())
        .take_while(|byte| byte.is_ascii_hexdigit());
    let digits: Vec<u8> = digits.copied().collect();
    let whole = digits.len() - digits.len() % 2;
    if let Ok(profile) = data_encoding::HEXLOWER_PERMISSIVE.decode(&digits[..whole]) {
        exif::read(
            profile.strip_prefix(b"Exif\0\0").unwrap_or(&profile),
            carried,
        );
        carried.unpack(profile);
    }
}
