//! What a file is: by its first bytes; what is text, by what it says and by its ending.

/// What a file is, as far as the audit has a reader for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Jpeg,
    Png,
    Webp,
    Gif,
    Tiff,
    /// AVIF, HEIC and films: boxes in boxes; JPEG XL's too.
    Boxes,
    Bmp,
    Ico,
    Svg,
    Pdf,
    Html,
    Xml,
    Css,
    Script,
    Json,
    Text,
    Zip,
    Gzip,
    /// Read for private values alone: fonts, WebAssembly, what nobody knows.
    Other,
}

/// The first bytes and what they stand for.
const SIGNATURES: &[(usize, &[u8], Kind)] = &[
    (0, b"\xff\xd8\xff", Kind::Jpeg),
    (0, b"\x89PNG\r\n\x1a\n", Kind::Png),
    (8, b"WEBP", Kind::Webp),
    (0, b"GIF8", Kind::Gif),
    (0, b"II*\0", Kind::Tiff),
    (0, b"MM\0*", Kind::Tiff),
    (0, b"II+\0", Kind::Tiff),
    (0, b"MM\0+", Kind::Tiff),
    (4, b"ftyp", Kind::Boxes),
    (0, b"\0\0\0\x0cJXL ", Kind::Boxes),
    (0, b"BM", Kind::Bmp),
    (0, b"\0\0\x01\0", Kind::Ico),
    (0, b"%PDF-", Kind::Pdf),
    (0, b"PK\x03\x04", Kind::Zip),
    (0, b"PK\x05\x06", Kind::Zip),
    (0, b"\x1f\x8b\x08", Kind::Gzip),
];

/// The endings of text and what they stand for.
const ENDINGS: &[(&str, Kind)] = &[
    ("html", Kind::Html),
    ("htm", Kind::Html),
    ("xhtml", Kind::Html),
    ("svg", Kind::Svg),
    ("xml", Kind::Xml),
    ("rss", Kind::Xml),
    ("atom", Kind::Xml),
    ("css", Kind::Css),
    ("js", Kind::Script),
    ("mjs", Kind::Script),
    ("json", Kind::Json),
    ("map", Kind::Json),
    ("geojson", Kind::Json),
    ("webmanifest", Kind::Json),
    ("txt", Kind::Text),
    ("md", Kind::Text),
];

/// What a file is.
pub(super) fn of(path: &str, bytes: &[u8]) -> Kind {
    let signed = SIGNATURES.iter().find(|(at, signature, _)| {
        bytes
            .get(*at..)
            .is_some_and(|rest| rest.starts_with(signature))
    });
    // A text may begin with “BM”, a picture's header has zeros.
    let signed =
        signed.filter(|(.., kind)| *kind != Kind::Bmp || bytes.get(6..10) == Some(&[0; 4]));
    if let Some((.., kind)) = signed {
        return *kind;
    }
    let Some(start) = beginning(bytes) else {
        return Kind::Other;
    };
    let ending = ending(path);
    let told = ENDINGS.iter().find(|(name, _)| *name == ending);
    let told = told.map(|(_, kind)| *kind);
    match told {
        Some(Kind::Xml) | None if start.contains("<svg") => Kind::Svg,
        None if start.starts_with("<!doctype html") || start.starts_with("<html") => Kind::Html,
        None if start.starts_with("<?xml") => Kind::Xml,
        told => told.unwrap_or(Kind::Text),
    }
}

/// The ending of a name in small letters, without the dot.
pub(super) fn ending(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    ending.to_ascii_lowercase()
}

/// The first thousand characters of a text in small letters; `None` for what is none.
fn beginning(bytes: &[u8]) -> Option<String> {
    let wide = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    let start = &bytes[..bytes.len().min(1024)];
    if start.contains(&0) && !wide {
        return None;
    }
    let text = String::from_utf8_lossy(start);
    Some(
        text.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t'])
            .to_ascii_lowercase(),
    )
}
