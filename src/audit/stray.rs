//! Files that have no place on the web, by their names and first bytes; and originals beside derivatives.

use super::bytes::contains;
use super::finding::{Leak, Stray};
use super::kind::{self, Kind};

/// Hidden names that web hosts ask for.
const WANTED: &[&str] = &[".well-known", ".nojekyll", ".htaccess"];
/// Files that systems and programs drop, hidden or not.
const DROPPED: &[&str] = &[
    "thumbs.db",
    "desktop.ini",
    "ehthumbs.db",
    "id_rsa",
    "npm-debug.log",
];
/// Endings of names and what such files are.
const ENDINGS: &[(Stray, &[&str])] = &[
    (
        Stray::Database,
        &[
            "db", "sqlite", "sqlite3", "db3", "mdb", "accdb", "sql", "dump", "kdbx",
        ],
    ),
    (
        Stray::Archive,
        &[
            "zip", "tar", "tgz", "gz", "bz2", "xz", "zst", "7z", "rar", "kmz",
        ],
    ),
    (
        Stray::Office,
        &[
            "csv", "tsv", "xls", "xlsx", "xlsm", "ods", "doc", "docx", "odt", "ppt", "pptx",
            "numbers", "pages", "rtf", "vcf", "ics",
        ],
    ),
    (
        Stray::Source,
        &[
            "yaml", "yml", "toml", "ini", "conf", "cfg", "lock", "md", "scss", "sass", "less",
            "ts", "tsx", "jsx", "php", "py", "rb", "sh", "ps1", "bat", "pem", "key", "gpx", "kml",
            "xmp", "aae",
        ],
    ),
    (Stray::SourceMap, &["map"]),
    (
        Stray::Backup,
        &[
            "bak",
            "old",
            "orig",
            "save",
            "swp",
            "swo",
            "tmp",
            "temp",
            "part",
            "rej",
            "crdownload",
            "backup",
        ],
    ),
    (Stray::Log, &["log"]),
];
/// Compressed twins of pages that hosts serve in their place.
const TWINS: &[&str] = &[
    "html.gz", "css.gz", "js.gz", "json.gz", "svg.gz", "xml.gz", "txt.gz",
];
/// Formats that browsers do not show.
const SOURCES: &[(&str, &str)] = &[
    ("cr2", "Canon RAW"),
    ("cr3", "Canon RAW"),
    ("nef", "Nikon RAW"),
    ("arw", "Sony RAW"),
    ("dng", "DNG"),
    ("orf", "Olympus RAW"),
    ("rw2", "Panasonic RAW"),
    ("raf", "Fuji RAW"),
    ("psd", "Photoshop"),
    ("xcf", "GIMP"),
    ("kra", "Krita"),
    ("ai", "Illustrator"),
    ("afphoto", "Affinity"),
    ("procreate", "Procreate"),
    ("tif", "TIFF"),
    ("tiff", "TIFF"),
    ("heic", "HEIC"),
    ("heif", "HEIC"),
];
/// Words by which names and folders call a picture an original.
const ORIGINAL: &[&str] = &[
    "original",
    "originals",
    "orig",
    "source",
    "sources",
    "raw",
    "fullsize",
    "master",
    "goc",
];

/// Fields that programs read out of pictures, as they stand in a database.
const PICTURE_FIELDS: &[&[u8]] = &[
    b"GPSLatitude",
    b"GPSPosition",
    b"SerialNumber",
    b"OwnerName",
    b"DateTimeOriginal",
];

/// The longest edge in pixels that a screen can use.
const LARGEST_EDGE: u32 = 4096;
/// The most bytes that a derivative has.
const HEAVIEST: u64 = 8_000_000;

/// What a file is that it should not be.
pub(super) fn by_name(path: &str, bytes: &[u8]) -> Option<Stray> {
    let lower = path.to_lowercase();
    let name = lower.rsplit('/').next().unwrap_or_default();
    let hidden = lower
        .split('/')
        .any(|part| part.starts_with('.') && part.len() > 1 && !WANTED.contains(&part));
    let backup = name.ends_with('~')
        || name.starts_with("~$")
        || (name.starts_with('#') && name.ends_with('#'));
    if bytes.starts_with(b"SQLite format 3\0") {
        Some(
            match PICTURE_FIELDS.iter().any(|field| contains(bytes, field)) {
                true => Stray::PictureDatabase,
                false => Stray::Database,
            },
        )
    } else if hidden || DROPPED.contains(&name) {
        Some(Stray::Hidden)
    } else if backup || name.contains(".bak.") || name.ends_with(".copy") {
        Some(Stray::Backup)
    } else if TWINS.iter().any(|twin| name.ends_with(twin)) {
        None
    } else {
        let ending = kind::ending(name);
        let row = ENDINGS
            .iter()
            .find(|(_, endings)| endings.contains(&ending.as_str()));
        let archive = kind::of(name, &bytes[..bytes.len().min(1024)]) == Kind::Zip;
        row.map(|(stray, _)| *stray)
            .or(archive.then_some(Stray::Archive))
    }
}

/// Whether a picture is an original: by its size, its weight, its name or its format.
pub(super) fn original(path: &str, kind: Kind, bytes: u64, size: Option<(u32, u32)>) -> Vec<Leak> {
    let mut leaks = Vec::new();
    if !is_picture(kind) {
        return leaks;
    }
    let ending = kind::ending(path);
    let format = SOURCES.iter().find(|(name, _)| *name == ending);
    match (format, kind) {
        (Some((_, format)), _) => leaks.push(Leak::SourceFormat((*format).to_owned())),
        (None, Kind::Tiff) => leaks.push(Leak::SourceFormat("TIFF".to_owned())),
        (None, _) => {}
    }
    if let Some((width, height)) = size.filter(|(width, height)| *width.max(height) > LARGEST_EDGE)
    {
        leaks.push(Leak::Large(width, height));
    } else if bytes > HEAVIEST {
        leaks.push(Leak::Heavy(bytes));
    }
    let lower = path.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric());
    if words.into_iter().any(|word| ORIGINAL.contains(&word)) {
        leaks.push(Leak::NamedOriginal);
    }
    leaks
}

/// Formats of drawing programs and cameras that have no reader here.
pub(super) fn unknown_source(path: &str) -> Option<Leak> {
    let ending = kind::ending(path);
    let format = SOURCES.iter().find(|(name, _)| *name == ending);
    format.map(|(_, format)| Leak::SourceFormat((*format).to_owned()))
}

pub(super) fn is_picture(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Jpeg | Kind::Png | Kind::Webp | Kind::Gif | Kind::Tiff | Kind::Boxes | Kind::Bmp
    )
}
