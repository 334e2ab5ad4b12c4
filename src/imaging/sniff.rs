//! What a file is, told by its first bytes; its name is never asked.
//!
//! In: bytes. Out: a format that is read here, or the name of one that is not. It looks at a few kilobytes at
//! most and never fails.

use super::probe::SourceFormat;

/// What a file turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sniffed {
    /// Read here; the picture begins at this offset (above 0 only when junk precedes a JPEG).
    Readable(SourceFormat, usize),
    /// Known by name, not read here.
    Named(&'static str),
    /// Nothing that is known.
    Unknown,
}

/// How far junk before a JPEG is forgiven, in bytes.
const JUNK: usize = 1_024;

/// First bytes, at which offset, and whose they are. Order matters where one begins like another.
const NAMED: &[(usize, &[u8], &str)] = &[
    (0, b"\x00\x00\x00\x0cjP  \r\n\x87\n", "JPEG 2000"),
    (0, b"\xff\x4f\xff\x51", "JPEG 2000"),
    (0, b"8BPS", "PSD"),
    (0, b"%PDF-", "PDF"),
    (0, b"%!PS", "PostScript"),
    (0, b"PK\x03\x04", "ZIP"),
    (0, b"PK\x05\x06", "ZIP"),
    (0, b"Rar!\x1a\x07", "RAR"),
    (0, b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (0, b"\x1f\x8b", "gzip"),
    (
        0,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "old Office document",
    ),
    (0, b"\x00\x00\x01\x00", "ICO"),
    (0, b"\x00\x00\x02\x00", "CUR"),
    (0, b"qoif", "QOI"),
    (0, b"DDS ", "DDS"),
    (0, b"\x76\x2f\x31\x01", "OpenEXR"),
    (0, b"#?RADIANCE", "Radiance HDR"),
    (0, b"gimp xcf", "XCF"),
    (0, b"AT&TFORM", "DjVu"),
    (0, b"II\xbc\x01", "JPEG XR"),
    (0, b"IIRO", "camera raw"),
    (0, b"FUJIFILMCCD-RAW", "camera raw"),
    (0, b"\xd7\xcd\xc6\x9a", "WMF"),
    (0, b"\x8aMNG", "MNG"),
    (0, b"\x8bJNG", "JNG"),
    (0, b"OggS", "Ogg"),
    (0, b"ID3", "MP3"),
    (0, b"\x1aE\xdf\xa3", "video"),
    (0, b"\x7fELF", "program"),
    (0, b"MZ", "program"),
    (8, b"WAVE", "WAV"),
    (8, b"AVI ", "video"),
];

/// Tells what a file is.
pub(super) fn sniff(bytes: &[u8]) -> Sniffed {
    let readable: &[(&[u8], SourceFormat)] = &[
        (b"\xff\xd8\xff", SourceFormat::Jpeg),
        (b"\x89PNG\r\n\x1a\n", SourceFormat::Png),
        (b"GIF87a", SourceFormat::Gif),
        (b"GIF89a", SourceFormat::Gif),
        (b"II*\0", SourceFormat::Tiff),
        (b"MM\0*", SourceFormat::Tiff),
        (b"II+\0", SourceFormat::Tiff),
        (b"MM\0+", SourceFormat::Tiff),
        (b"BM", SourceFormat::Bmp),
        (b"\x00\x00\x00\x0cJXL \r\n\x87\n", SourceFormat::JpegXl),
        (b"\xff\x0a", SourceFormat::JpegXl),
    ];
    if let Some((_, format)) = readable.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Sniffed::Readable(*format, 0);
    }
    if bytes.starts_with(b"RIFF") && at(bytes, 8, b"WEBP") {
        return Sniffed::Readable(SourceFormat::Webp, 0);
    }
    if let Some((_, _, name)) = NAMED
        .iter()
        .find(|(offset, magic, _)| at(bytes, *offset, magic))
    {
        return Sniffed::Named(name);
    }
    if let Some(known) = iso_media(bytes) {
        return known;
    }
    if let Some(known) = markup(bytes).or_else(|| tga(bytes)) {
        return known;
    }
    let head = &bytes[..bytes.len().min(JUNK)];
    match head.windows(3).position(|three| three == b"\xff\xd8\xff") {
        Some(offset) => Sniffed::Readable(SourceFormat::Jpeg, offset),
        None => Sniffed::Unknown,
    }
}

fn at(bytes: &[u8], offset: usize, magic: &[u8]) -> bool {
    bytes
        .get(offset..)
        .is_some_and(|rest| rest.starts_with(magic))
}

/// The family of HEIC, AVIF and MP4: a box `ftyp` with the main brand and those it is compatible with.
fn iso_media(bytes: &[u8]) -> Option<Sniffed> {
    if !at(bytes, 4, b"ftyp") {
        return None;
    }
    let length = u32::from_be_bytes(*bytes.first_chunk::<4>()?) as usize;
    let brands = bytes.get(8..length.clamp(8, 256).min(bytes.len()))?;
    let any = |wanted: &[&[u8; 4]]| {
        brands
            .chunks_exact(4)
            .any(|brand| wanted.iter().any(|name| brand == *name))
    };
    Some(if any(&[b"avif", b"avis"]) {
        Sniffed::Readable(SourceFormat::Avif, 0)
    } else if any(&[
        b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"hevm", b"hevs", b"mif1", b"msf1",
    ]) {
        Sniffed::Readable(SourceFormat::Heic, 0)
    } else if any(&[b"crx "]) {
        Sniffed::Named("camera raw")
    } else {
        Sniffed::Named("video")
    })
}

/// Text with angle brackets.
fn markup(bytes: &[u8]) -> Option<Sniffed> {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = text.trim_ascii_start();
    if text.first() != Some(&b'<') {
        return None;
    }
    let head = text[..text.len().min(4_096)].to_ascii_lowercase();
    let has = |word: &[u8]| head.windows(word.len()).any(|window| window == word);
    if head.starts_with(b"<!doctype html") || head.starts_with(b"<html") {
        Some(Sniffed::Named("HTML"))
    } else if has(b"<svg") {
        Some(Sniffed::Readable(SourceFormat::Svg, 0))
    } else if has(b"<html") {
        Some(Sniffed::Named("HTML"))
    } else if head.starts_with(b"<?xml") {
        Some(Sniffed::Named("XML"))
    } else {
        None
    }
}

/// TGA has no magic number: a footer in its newer files, a plausible header in the older.
fn tga(bytes: &[u8]) -> Option<Sniffed> {
    if bytes.ends_with(b"TRUEVISION-XFILE.\0") {
        return Some(Sniffed::Named("TGA"));
    }
    let head = bytes.first_chunk::<18>()?;
    let plausible = head[1] <= 1
        && matches!(head[2], 1 | 2 | 3 | 9 | 10 | 11)
        && matches!(head[16], 8 | 15 | 16 | 24 | 32)
        && (head[12], head[13]) != (0, 0)
        && (head[14], head[15]) != (0, 0)
        && head[17] & 0xc0 == 0;
    plausible.then_some(Sniffed::Named("TGA"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_what_it_cannot_read() {
        let cases: &[(&[u8], &str)] = &[
            (b"\0\0\0\x18ftypisom\0\0\0\0mp41mp42", "video"),
            (b"<!DOCTYPE html><svg>", "HTML"),
            (b"PK\x03\x04", "ZIP"),
            (b"RIFF\0\0\0\0WAVE", "WAV"),
        ];
        for (bytes, name) in cases {
            assert_eq!(sniff(bytes), Sniffed::Named(name));
        }
    }

    #[test]
    fn brands_and_first_words_tell_the_newer_formats() {
        let cases: &[(&[u8], SourceFormat)] = &[
            (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", SourceFormat::Heic),
            (b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif", SourceFormat::Avif),
            (
                b"\xef\xbb\xbf \n<?xml version='1.0'?><SVG>",
                SourceFormat::Svg,
            ),
        ];
        for (bytes, format) in cases {
            assert_eq!(sniff(bytes), Sniffed::Readable(*format, 0));
        }
    }

    #[test]
    fn junk_before_a_jpeg_is_forgiven_and_text_is_not_a_picture() {
        assert_eq!(
            sniff(b"\r\n\r\n\xff\xd8\xff\xe0"),
            Sniffed::Readable(SourceFormat::Jpeg, 4)
        );
        assert_eq!(sniff(b"title: Ca voi"), Sniffed::Unknown);
        assert_eq!(sniff(b""), Sniffed::Unknown);
    }
}
