//! The audit can fail: each kind of leak is planted and must be caught, and the same file without it is left alone.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use image::{ImageFormat, Rgb, RgbImage};
use proptest::prelude::*;
use trienlam::audit::{Allowed, Auditor, Needle, Needles, Terms};
use trienlam::diagnostics::{Diagnostic, Message};
use trienlam::digest::Digest;

use crate::harness::{Site, corpus, project, tree};

type Files = Vec<(&'static str, Vec<u8>)>;

/// All problems of a site of these files.
fn audit(terms: Terms, files: &[(&str, Vec<u8>)]) -> Vec<Diagnostic> {
    let auditor = Auditor::new(terms);
    let verdicts: BTreeMap<&str, _> = files
        .iter()
        .map(|(path, bytes)| (*path, auditor.file(path, bytes)))
        .collect();
    let copied = files
        .iter()
        .filter_map(|(path, bytes)| auditor.copied(path, &Digest::of(bytes)));
    let copied: Vec<_> = copied.collect();
    auditor
        .site(verdicts.iter().map(|(path, verdict)| (*path, verdict)))
        .into_iter()
        .chain(copied)
        .collect()
}

fn told(found: &[Diagnostic]) -> Vec<String> {
    found
        .iter()
        .map(|it| format!("{} {}: {}", it.rule.code(), it.place.path, it.message.en))
        .collect()
}

// Pictures with something in them.

fn picture(format: ImageFormat) -> Vec<u8> {
    let picture = RgbImage::from_fn(40, 30, |x, y| Rgb([x as u8 * 5, y as u8 * 7, 90]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn jpeg(marker: u8, content: &[u8]) -> Vec<u8> {
    let plain = picture(ImageFormat::Jpeg);
    let length = (content.len() as u16 + 2).to_be_bytes();
    [&plain[..2], &[0xff, marker], &length, content, &plain[2..]].concat()
}

fn png(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let plain = picture(ImageFormat::Png);
    let length = (content.len() as u32).to_be_bytes();
    [
        &plain[..33],
        &length,
        kind,
        content,
        b"\0\0\0\0",
        &plain[33..],
    ]
    .concat()
}

fn webp(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let plain = picture(ImageFormat::WebP);
    let mut bytes = [
        &plain[..],
        kind,
        &(content.len() as u32).to_le_bytes(),
        content,
    ]
    .concat();
    if content.len() % 2 == 1 {
        bytes.push(0);
    }
    let size = (bytes.len() as u32 - 8).to_le_bytes();
    bytes[4..8].copy_from_slice(&size);
    bytes
}

fn gif(block: &[u8]) -> Vec<u8> {
    let plain = picture(ImageFormat::Gif);
    let end = plain.len() - 1;
    [&plain[..end], block, b";"].concat()
}

/// A directory of tags: number, type, value.
type Tags<'a> = &'a [(u16, u16, &'a [u8])];

/// EXIF with one directory, one inner directory behind `pointer`, and one that follows the first.
fn exif(main: Tags<'_>, pointer: u16, inner: Tags<'_>, next: Tags<'_>) -> Vec<u8> {
    let mut bytes = b"II*\0\x08\0\0\0".to_vec();
    let count = main.len() + usize::from(!inner.is_empty());
    let mut heap = Vec::new();
    let sizes = [count, inner.len(), next.len()].map(|tags| 2 + 12 * tags + 4);
    let starts = [8, 8 + sizes[0], 8 + sizes[0] + sizes[1]];
    let heap_start = 8 + sizes.iter().sum::<usize>();
    for (at, tags) in [main, inner, next].into_iter().enumerate() {
        let count = if at == 0 { count } else { tags.len() };
        bytes.extend((count as u16).to_le_bytes());
        for (number, kind, value) in tags {
            let unit = if *kind == 5 {
                8
            } else if *kind == 3 {
                2
            } else {
                1
            };
            bytes.extend(number.to_le_bytes());
            bytes.extend(kind.to_le_bytes());
            bytes.extend(((value.len() / unit) as u32).to_le_bytes());
            if value.len() <= 4 {
                let mut inline = value.to_vec();
                inline.resize(4, 0);
                bytes.extend(inline);
            } else {
                bytes.extend(((heap_start + heap.len()) as u32).to_le_bytes());
                heap.extend_from_slice(value);
            }
        }
        if at == 0 && !inner.is_empty() {
            bytes.extend(pointer.to_le_bytes());
            bytes.extend(4_u16.to_le_bytes());
            bytes.extend(1_u32.to_le_bytes());
            bytes.extend((starts[1] as u32).to_le_bytes());
        }
        let follows = if at == 0 && !next.is_empty() {
            starts[2]
        } else {
            0
        };
        bytes.extend((follows as u32).to_le_bytes());
    }
    [bytes, heap].concat()
}

fn degrees(degrees: u32) -> Vec<u8> {
    [degrees, 1, 1, 1, 4210, 100]
        .iter()
        .flat_map(|n: &u32| n.to_le_bytes())
        .collect()
}

fn gps() -> Vec<u8> {
    exif(
        &[],
        0x8825,
        &[
            (1, 2, b"N\0"),
            (2, 5, &degrees(21)),
            (3, 2, b"E\0"),
            (4, 5, &degrees(105)),
        ],
        &[],
    )
}

fn in_jpeg(tiff: &[u8]) -> Vec<u8> {
    jpeg(0xe1, &[b"Exif\0\0", tiff].concat())
}

fn xmp(field: &str) -> Vec<u8> {
    format!("<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF {field}/></x:xmpmeta>").into_bytes()
}

fn xmp_jpeg(field: &str) -> Vec<u8> {
    jpeg(
        0xe1,
        &[b"http://ns.adobe.com/xap/1.0/\0", &xmp(field)[..]].concat(),
    )
}

fn photoshop(number: u16, content: &[u8]) -> Vec<u8> {
    let mut block = [
        b"8BIM",
        &number.to_be_bytes()[..],
        b"\0\0",
        &(content.len() as u32).to_be_bytes(),
        content,
    ]
    .concat();
    block.resize(block.len() + content.len() % 2, 0);
    jpeg(0xed, &[b"Photoshop 3.0\0", &block[..]].concat())
}

fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zip(name: &str, content: &[u8], flags: u16) -> Vec<u8> {
    let packed = &zlib(content)[2..];
    let packed = &packed[..packed.len() - 4];
    let sizes = [packed.len() as u32, content.len() as u32]
        .map(u32::to_le_bytes)
        .concat();
    let length = (name.len() as u16).to_le_bytes();
    let common = [
        &20_u16.to_le_bytes()[..],
        &flags.to_le_bytes(),
        &8_u16.to_le_bytes(),
        &[0; 8],
        &sizes,
        &length,
    ]
    .concat();
    let local = [b"PK\x03\x04", &common[..], &[0; 2], name.as_bytes(), packed].concat();
    let central = [b"PK\x01\x02\x14\0", &common[..], &[0; 16], name.as_bytes()].concat();
    let end = [
        b"PK\x05\x06\0\0\0\0\x01\0\x01\0",
        &(central.len() as u32).to_le_bytes()[..],
        &(local.len() as u32).to_le_bytes(),
        b"\0\0",
    ];
    [local, central, end.concat()].concat()
}

fn boxed(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    [&(content.len() as u32 + 8).to_be_bytes()[..], kind, content].concat()
}

/// An AVIF of boxes alone, with an item of EXIF that lies at the end, and more boxes in its `meta`.
fn avif(tiff: &[u8], more: &[u8]) -> Vec<u8> {
    let start = boxed(b"ftyp", b"avif\0\0\0\0avifmif1");
    let item = boxed(b"infe", b"\x02\0\0\0\0\x01\0\0Exif\0");
    let infos = boxed(b"iinf", &[b"\0\0\0\0\0\x01", &item[..]].concat());
    let content = [b"\0\0\0\0", tiff].concat();
    let meta = |offset: u32| {
        let place = [
            b"\0\0\0\0\x44\0\0\x01\0\x01\0\0\0\x01",
            &offset.to_be_bytes()[..],
            &(content.len() as u32).to_be_bytes(),
        ]
        .concat();
        let place = boxed(b"iloc", &place);
        let size = boxed(b"ispe", b"\0\0\0\0\0\0\0\x28\0\0\0\x1e");
        let handler = boxed(b"hdlr", &[0; 24]);
        let properties = boxed(b"iprp", &boxed(b"ipco", &size));
        let inner = match tiff.is_empty() {
            true => [&handler[..], &properties, more].concat(),
            false => [&handler[..], &place, &infos, &properties, more].concat(),
        };
        boxed(b"meta", &[b"\0\0\0\0", &inner[..]].concat())
    };
    let offset = (start.len() + meta(0).len() + 8) as u32;
    [start, meta(offset), boxed(b"mdat", &content)].concat()
}

fn pdf(inside: &str) -> Vec<u8> {
    format!("%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\n{inside}\n%%EOF\n").into_bytes()
}

fn profile() -> Vec<u8> {
    let text = b"desc\0\0\0\0\0\0\0\x0cSony WX-77\0\0";
    let tag = [
        b"\0\0\0\x01desc\0\0\0\x90",
        &(text.len() as u32).to_be_bytes()[..],
    ]
    .concat();
    [&[0; 128][..], &tag, text].concat()
}

// Pages with something in them.

const CSP: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src 'self'; style-src 'self'\">";
const REFERRER: &str = "<meta name=\"referrer\" content=\"no-referrer\">";
const NOINDEX: &str = "<meta name=\"robots\" content=\"noindex\">";

fn page_of(head: &str, body: &str) -> Vec<u8> {
    format!(
        "<!DOCTYPE html><html><head><title>Tranh</title>{head}</head><body>{body}</body></html>"
    )
    .into_bytes()
}

fn page(body: &str) -> Vec<u8> {
    page_of(&[CSP, REFERRER, NOINDEX].concat(), body)
}

fn head(more: &str) -> Vec<u8> {
    page_of(&[CSP, REFERRER, NOINDEX, more].concat(), "")
}

fn svg(inside: &str) -> Vec<u8> {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">{inside}<path d=\"M10.1234 20.5678L3 4\"/></svg>").into_bytes()
}

/// What is planted: its name, the file, the rule that must catch it and words of its message.
fn leaks() -> Vec<(&'static str, Files, &'static str, &'static str)> {
    let jpg = |bytes| vec![("a.jpg", bytes)];
    let html = |bytes| vec![("index.html", bytes)];
    let text = |path, text: &str| vec![(path, text.as_bytes().to_vec())];
    let plain = || picture(ImageFormat::Jpeg);
    let (meta, stray, third) = ("audit/metadata", "audit/stray", "audit/third-party");
    let (script, contact, original) = ("audit/script", "audit/contact", "audit/original");
    let large = {
        let mut bytes = picture(ImageFormat::Png);
        bytes[16..20].copy_from_slice(&5000_u32.to_be_bytes());
        bytes
    };
    let serial = exif(&[], 0x8769, &[(0xa431, 2, b"SN-00112233\0")], &[]);
    let mut leaks = vec![
        // JPEG
        ("EXIF position", jpg(in_jpeg(&gps())), meta, "the GPS position (21°… N, 105°… E)"),
        ("EXIF serial number", jpg(in_jpeg(&serial)), meta, "serial number"),
        ("EXIF artist", jpg(in_jpeg(&exif(&[(0x013b, 2, b"Minh An\0\0")], 0, &[], &[]))), meta, "author or owner"),
        ("EXIF owner", jpg(in_jpeg(&exif(&[], 0x8769, &[(0xa430, 2, b"Minh An\0\0")], &[]))), meta, "author or owner"),
        ("EXIF date", jpg(in_jpeg(&exif(&[(0x0132, 2, b"2025:11:20 10:00:00\0")], 0, &[], &[]))), meta, "date and time"),
        ("EXIF camera", jpg(in_jpeg(&exif(&[(0x0110, 2, b"Phone 12\0\0")], 0, &[], &[]))), meta, "camera's model"),
        ("EXIF maker note", jpg(in_jpeg(&exif(&[], 0x8769, &[(0x927c, 7, b"MAKERNOTE")], &[]))), meta, "maker's note"),
        ("EXIF comment", jpg(in_jpeg(&exif(&[(0x010e, 2, b"trong lop hoc\0")], 0, &[], &[]))), meta, "a comment"),
        ("EXIF thumbnail", jpg(in_jpeg(&exif(&[(0x0112, 3, b"\x01\0")], 0, &[], &[(0x0201, 4, b"\x08\0\0\0")]))), meta, "thumbnail"),
        ("EXIF orientation alone", jpg(in_jpeg(&exif(&[(0x0112, 3, b"\x06\0")], 0, &[], &[]))), "audit/profile", "technical"),
        ("XMP", jpg(xmp_jpeg("dc:format='x'")), meta, "XMP"),
        ("XMP position", jpg(xmp_jpeg("exif:GPSLatitude='21,1.7N'")), meta, "GPS"),
        ("XMP faces", jpg(xmp_jpeg("mwg-rs:Name='Minh An'")), meta, "faces"),
        ("extended XMP", jpg(jpeg(0xe1, b"http://ns.adobe.com/xmp/extension/\0 0123")), meta, "XMP"),
        ("IPTC by-line", jpg(photoshop(0x0404, b"\x1c\x02\x50\0\x07Minh An")), meta, "author or owner"),
        ("IPTC city", jpg(photoshop(0x0404, b"\x1c\x02\x5a\0\x03Hue")), meta, "place's name"),
        ("Photoshop thumbnail", jpg(photoshop(0x040c, b"\0\0\0\x01 xyz")), meta, "thumbnail"),
        ("JPEG comment", jpg(jpeg(0xfe, b"ve boi Minh An")), meta, "a comment"),
        ("JFIF thumbnail", jpg(jpeg(0xe0, b"JFXX\0\x10 xyz")), meta, "thumbnail"),
        ("multi-picture", jpg(jpeg(0xe2, b"MPF\0II*\0")), meta, "second picture"),
        ("gain map", jpg(xmp_jpeg("hdrgm:Version='1.0'")), meta, "second picture"),
        ("content credentials", jpg(jpeg(0xeb, b"JP\0\x01jumb")), meta, "credentials"),
        ("maker's segment", jpg(jpeg(0xe5, b"Ducky\0\x01")), meta, "APP5 Ducky"),
        ("bytes behind the end", jpg([plain(), b"secret".to_vec()].concat()), meta, "6 bytes behind"),
        ("a picture behind the end", jpg([plain(), plain()].concat()), meta, "second picture"),
        ("colour profile", jpg(jpeg(0xe2, &[b"ICC_PROFILE\0\x01\x01", &profile()[..]].concat())), "audit/profile", "Sony WX-77"),
        // PNG, WebP, GIF
        ("PNG tEXt", vec![("a.png", png(b"tEXt", b"Comment\0Minh An"))], meta, "text `Comment`"),
        ("PNG author", vec![("a.png", png(b"tEXt", b"Author\0Minh An"))], meta, "author or owner"),
        ("PNG zTXt", vec![("a.png", png(b"zTXt", &[b"Note\0\0", &zlib(b"Minh An")[..]].concat()))], meta, "text `Note`"),
        ("PNG iTXt XMP", vec![("a.png", png(b"iTXt", &[b"XML:com.adobe.xmp\0\0\0\0\0", &xmp("")[..]].concat()))], meta, "XMP"),
        ("PNG eXIf", vec![("a.png", png(b"eXIf", &gps()))], meta, "GPS"),
        ("PNG tIME", vec![("a.png", png(b"tIME", b"\x07\xe9\x0b\x14\x0a\0\0"))], meta, "date and time"),
        ("PNG raw profile", vec![("a.png", png(b"tEXt", b"Raw profile type exif\0\n exif"))], meta, "EXIF"),
        ("PNG private chunk", vec![("a.png", png(b"prVt", b"x"))], meta, "block `prVt`"),
        ("PNG profile", vec![("a.png", png(b"iCCP", &[b"x\0\0", &zlib(&profile())[..]].concat()))], "audit/profile", "Sony WX-77"),
        ("PNG with bytes behind", vec![("a.png", [picture(ImageFormat::Png), b"PK".to_vec()].concat())], meta, "behind"),
        ("WebP EXIF", vec![("a.webp", webp(b"EXIF", &gps()))], meta, "GPS"),
        ("WebP XMP", vec![("a.webp", webp(b"XMP ", &xmp("dc:creator='x'")))], meta, "author or owner"),
        ("WebP with bytes behind", vec![("a.webp", [picture(ImageFormat::WebP), b"xyz".to_vec()].concat())], meta, "behind"),
        ("GIF comment", vec![("a.gif", gif(b"!\xfe\x07Minh An\0"))], meta, "a comment"),
        ("GIF XMP", vec![("a.gif", gif(b"!\xff\x0bXMP DataXMP\x03<x>\0"))], meta, "XMP"),
        ("GIF plain text", vec![("a.gif", gif(b"!\x01\x03abc\0"))], meta, "plain text"),
        // AVIF, films, TIFF, icons
        ("AVIF EXIF", vec![("a.avif", avif(&gps(), b""))], meta, "GPS position (21"),
        ("AVIF thumbnail", vec![("a.avif", avif(b"", &boxed(b"iref", b"\0\0\0\0\0\0\0\x0ethmb\0\x02\0\x01\0\x01")))], meta, "thumbnail"),
        ("HEIC gain map", vec![("a.avif", avif(b"", &boxed(b"iprp", &boxed(b"ipco", &boxed(b"auxC", b"\0\0\0\0urn:com:apple:photo:2020:aux:hdrgainmap\0")))))], meta, "second picture"),
        ("AVIF profile", vec![("a.avif", avif(b"", &boxed(b"iprp", &boxed(b"ipco", &boxed(b"colr", &[b"prof", &profile()[..]].concat())))))], "audit/profile", "Sony"),
        ("a film's position", vec![("a.mp4", [boxed(b"ftyp", b"isom\0\0\0\0"), boxed(b"moov", &boxed(b"udta", &boxed(b"\xa9xyz", b"\0\x12\x15\xc7+21.0+105.8/")))].concat())], meta, "GPS"),
        ("XMP in a box", vec![("a.avif", [avif(b"", b""), boxed(b"xml ", &xmp("mwg-rs:"))].concat())], meta, "faces"),
        ("TIFF", vec![("a.tif", exif(&[(0x0100, 3, b"\x28\0")], 0, &[], &[]))], original, "TIFF"),
        ("TIFF artist", vec![("a.tif", exif(&[(0x013b, 2, b"Minh An\0\0")], 0, &[], &[]))], meta, "author or owner"),
        ("HEIC", vec![("a.heic", avif(b"", b""))], original, "HEIC"),
        ("Photoshop file", vec![("a.psd", b"8BPS\0\x01\0\0".to_vec())], original, "Photoshop"),
        ("icon with text", vec![("favicon.ico", {
            let inner = png(b"tEXt", b"Author\0Minh An");
            [&b"\0\0\x01\0\x01\0\x28\x1e\0\0\x01\0\x20\0"[..], &(inner.len() as u32).to_le_bytes(), &22_u32.to_le_bytes(), &inner].concat()
        })], meta, "author or owner"),
        // PDF
        ("PDF author", vec![("a.pdf", pdf("2 0 obj <</Author (Minh An)>> endobj"))], meta, "author or owner"),
        ("PDF XMP", vec![("a.pdf", pdf("<x:xmpmeta dc:creator=''/>"))], meta, "XMP"),
        ("PDF script", vec![("a.pdf", pdf("3 0 obj <</S /JavaScript /JS (app.alert)>> endobj"))], script, "PDF /JavaScript"),
        ("PDF attachment", vec![("a.pdf", pdf("<</EmbeddedFile 4 0 R>>"))], meta, "attached"),
        ("PDF author, compressed", vec![("a.pdf", [b"%PDF-1.4 <<>> stream\n".to_vec(), zlib(b"<</Author (Minh An)>>"), b"\nendstream".to_vec()].concat())], meta, "author or owner"),
        ("PDF photograph", vec![("a.pdf", [b"%PDF-1.4 <<>> stream\n".to_vec(), in_jpeg(&gps()), b"\nendstream".to_vec()].concat())], meta, "GPS"),
        // SVG
        ("SVG script", vec![("a.svg", svg("<script>alert(1)</script>"))], script, "inside the page"),
        ("SVG handler", vec![("a.svg", svg("<g onclick=\"x()\"/>"))], script, "`onclick`"),
        ("SVG foreignObject", vec![("a.svg", svg("<foreignObject><p/></foreignObject>"))], script, "foreignobject"),
        ("SVG link that runs", vec![("a.svg", svg("<a xlink:href=\"java&#10;script:x()\"/>"))], script, "javascript:"),
        ("SVG from elsewhere", vec![("a.svg", svg("<image href=\"https://img.example/a.png\"/>"))], third, "img.example"),
        ("SVG style from elsewhere", vec![("a.svg", svg("<style>@import url(//css.example/a)</style>"))], third, "css.example"),
        ("SVG metadata", vec![("a.svg", svg("<metadata><rdf:RDF/></metadata>"))], meta, "drawing program"),
        ("SVG editor's data", vec![("a.svg", svg("<g inkscape:export-filename=\"/home/an/tranh.png\"/>"))], meta, "drawing program"),
        ("SVG comment", vec![("a.svg", svg("<!-- Minh An -->"))], meta, "a comment"),
        ("picture written into an SVG", vec![("a.svg", svg(&format!("<image href=\"data:image/jpeg;base64,{}\"/>", data_encoding::BASE64.encode(&in_jpeg(&gps())))))], meta, "GPS"),
        // Files
        ("large picture", vec![("a.png", large)], original, "5000 × 30"),
        ("named an original", vec![("photos/original/a.jpg", plain())], original, "by its name"),
        ("named so in its stem", vec![("a_original.jpg", plain())], original, "by its name"),
        ("database", vec![("album.bin", b"SQLite format 3\0\x10\0".to_vec())], stray, "database"),
        ("database by name", text("thumbsup.db", "x"), stray, "database"),
        ("database of pictures", vec![("a.bin", b"SQLite format 3\0\x10\0{\"SerialNumber\":\"1\"}".to_vec())], stray, "a database with positions"),
        ("picture data", text("metadata.json", "{\"a.jpg\":{\"exif\":{\"GPSLatitude\":21.0}}}"), stray, "positions, cameras"),
        ("source map", text("app.js.map", "{}"), stray, "source map"),
        ("git", text(".git/config", "x"), stray, "hidden"),
        ("environment", text(".env", "KEY=x"), stray, "hidden"),
        ("Finder's notes", vec![("a/.DS_Store", b"\0\0\0\x01Bud1".to_vec())], stray, "hidden"),
        ("Explorer's thumbnails", vec![("Thumbs.db", b"\xd0\xcf".to_vec())], stray, "hidden"),
        ("backup", text("index.html.bak", "x"), stray, "backup"),
        ("editor's copy", text("index.html~", "x"), stray, "backup"),
        ("swap file", vec![("a.swp", b"b0VIM\0".to_vec())], stray, "backup"),
        ("table", text("hoc-sinh.csv", "ten;lop\n"), stray, "table"),
        ("workbook", vec![("hoc-sinh.xlsx", zip("xl/sharedStrings.xml", b"<x/>", 0))], stray, "table"),
        ("settings", text("site.yaml", "a: b\n"), stray, "source or settings"),
        ("log", text("build.log", "x"), stray, "a log"),
        ("archive", vec![("album.zip", zip("a.txt", b"x", 0))], stray, "archive"),
        ("position inside an archive", vec![("album.zip", zip("a.jpg", &in_jpeg(&gps()), 0))], meta, "GPS"),
        ("archive with a password", vec![("album.zip", zip("a.jpg", b"x", 1))], "audit/unread", "password"),
        ("archive by another name", vec![("album.bin", zip("a.txt", b"x", 0))], stray, "archive"),
        ("damaged picture", jpg(plain()[..200].to_vec()), "audit/unread", "damaged"),
        // Pages: requests
        ("script from elsewhere", html(page("<script src=\"https://cdn.example/a.js\"></script>")), third, "<script> asks the server cdn.example"),
        ("style from elsewhere", html(head("<link rel=\"StyleSheet\" href=\"//cdn.example/a.css\">")), third, "cdn.example"),
        ("icon from elsewhere", html(head("<link rel=\"shortcut icon\" href=\"http://cdn.example/a.ico\">")), third, "cdn.example"),
        ("preconnect", html(head("<link rel=preconnect href=https://fonts.example>")), third, "fonts.example"),
        ("picture from elsewhere", html(page("<img src='https://img.example/a.jpg' alt=''>")), third, "img.example"),
        ("srcset from elsewhere", html(page("<img srcset='a.jpg 1x, https://img.example/b.jpg 2x' alt=''>")), third, "img.example"),
        ("poster from elsewhere", html(page("<video poster='https://img.example/a.jpg'></video>")), third, "img.example"),
        ("frame", html(page("<iframe src='https://video.example/embed/1'></iframe>")), third, "video.example"),
        ("form", html(page("<form action='https://form.example/send'></form>")), third, "form.example"),
        ("ping", html(page("<a href='b.html' ping='https://count.example/'>b</a>")), third, "count.example"),
        ("refresh", html(head("<meta http-equiv='refresh' content='0; url=https://other.example/'>")), third, "other.example"),
        ("style attribute from elsewhere", html(page("<p style=\"background:url('https://img.example/a')\"></p>")), third, "img.example"),
        ("CSS url", text("a.css", "a{background:url(\"https://img.example/a\")}"), third, "img.example"),
        ("CSS import", text("a.css", "@import 'https://css.example/a.css';"), third, "css.example"),
        // Pages: script and policy
        ("script in a page", html(page("<script>x()</script>")), script, "inside the page"),
        ("handler in a page", html(page("<img src=a.jpg alt='' onerror=x()>")), script, "`onerror`"),
        ("link that runs", html(page("<a href=' JavaScript:x()'>x</a>")), script, "javascript:"),
        ("script in srcdoc", html(page("<iframe srcdoc='&lt;script>x()&lt;/script>'></iframe>")), script, "inside the page"),
        ("style in a page", html(page("<p style='color:red'></p>")), "audit/inline-style", "styles"),
        ("no policy", html(page_of(&[REFERRER, NOINDEX].concat(), "")), "audit/csp", "without a content security policy"),
        ("unsafe-inline", html(page_of(&["<meta http-equiv=content-security-policy content=\"default-src 'self' 'unsafe-inline'\">", REFERRER, NOINDEX].concat(), "")), "audit/csp", "'unsafe-inline'"),
        ("unsafe-eval", text("_headers", "/*\n  Content-Security-Policy: default-src 'self'; script-src 'self' 'unsafe-eval'\n"), "audit/csp", "'unsafe-eval'"),
        ("anything goes", text("_headers", "/*\n  Content-Security-Policy: default-src *\n"), "audit/csp", "default-src *"),
        ("no referrer policy", html(page_of(&[CSP, NOINDEX].concat(), "")), "audit/referrer", "without a referrer policy"),
        ("open to search engines", html(page_of(&[CSP, REFERRER].concat(), "")), "audit/indexing", "search engines"),
        ("robots.txt hides noindex", vec![("works/a/index.html", page("")), ("robots.txt", b"User-agent: *\nDisallow: /works/\n".to_vec())], "audit/noindex", "`noindex` where robots.txt"),
        ("cookie", text("a.js", "document.cookie='id=1'"), "audit/behaviour", "document.cookie"),
        ("storage", text("a.js", "window.localStorage.setItem('a',1)"), "audit/behaviour", "localStorage"),
        ("script that calls", text("a.js", "fetch(\"https://count.example/x\")"), "audit/behaviour", "count.example"),
        ("script that loads", text("a.js", "importScripts('https://cdn.example/x.js')"), "audit/behaviour", "cdn.example"),
        ("eval", text("a.js", "const f=eval('1+1')"), "audit/behaviour", "eval"),
        // Words
        ("coordinates in a text", html(page("<p>21.02850, 105.85420</p>")), "audit/location", "coordinates"),
        ("coordinates in degrees", html(page("<p>21°01'42\" N</p>")), "audit/location", "coordinates"),
        ("map link", html(page("<a href='https://maps.example/?q=21.0285,105.8542'>x</a>")), "audit/location", "coordinates"),
        ("coordinates in a meta tag", html(head("<meta name='geo.position' content='21;105'>")), "audit/location", "coordinates"),
        ("coordinates in JSON", text("a.json", "[{\"lat\":21.02851,\"lon\":105.80482}]"), "audit/location", "coordinates"),
    ];
    for (name, words, kind) in [
        ("telephone number", "Gọi 0912 345 678", "telephone"),
        (
            "telephone number across tags",
            "0912 <b>345</b>&nbsp;678",
            "telephone",
        ),
        ("e-mail address", "an@truong.edu.vn", "e-mail"),
        (
            "e-mail address in entities",
            "an&#64;truong&period;vn",
            "e-mail",
        ),
        ("identity number", "001216012345", "identity"),
        ("street address", "ngõ 12 phố Huế", "street address"),
        (
            "street address without the word",
            "12 Nguyễn Trãi, Thanh Xuân, Hà Nội",
            "street address",
        ),
        ("flat", "P.1203 toà A5", "street address"),
        ("quarter", "tổ 3, khu phố 2", "street address"),
        ("telephone number with letters", "O912 345 67O", "telephone"),
        (
            "e-mail address in words",
            "be an a còng gmail chấm com",
            "e-mail",
        ),
        (
            "date of birth in words",
            "sinh ngày mồng ba tháng năm",
            "date of birth",
        ),
        (
            "date of birth",
            "Em sinh ngày <i>3/5/2016</i>",
            "date of birth",
        ),
    ] {
        leaks.push((name, html(page(&format!("<p>{words}</p>"))), contact, kind));
    }
    leaks.push((
        "telephone link",
        html(page("<a href='tel:+84912345678'>x</a>")),
        contact,
        "telephone",
    ));
    leaks.push((
        "e-mail in alt",
        html(page("<img src=a.jpg alt='an@a.vn'>")),
        contact,
        "e-mail",
    ));
    leaks.push((
        "telephone number in data",
        text("search.json", "{\"t\":\"g\\u1ecdi 0912345678\"}"),
        contact,
        "telephone",
    ));
    leaks.push((
        "telephone number in a feed",
        text(
            "feed.xml",
            "<?xml version='1.0'?><feed><title>0912345678</title></feed>",
        ),
        contact,
        "telephone",
    ));
    // What else a build of ours writes: each of these files can carry it, too.
    let other = [
        (
            "card of a search index",
            "assets/search/vi/c0.x.js",
            "shelf[\"c0\"]=[[\"a\",\"Gọi 0912345678\",0]]",
            contact,
            "telephone",
        ),
        (
            "alt in a card, escaped",
            "assets/search/vi/c1.x.js",
            "shelf[\"c1\"]=[[\"a\",\"ng\\u00f5 12 ph\\u1ed1 Hu\\u1ebf\",0]]",
            contact,
            "street address",
        ),
        (
            "web manifest",
            "manifest.webmanifest",
            "{\"name\":\"Tranh\",\"description\":\"an@truong.edu.vn\"}",
            contact,
            "e-mail",
        ),
        (
            "worker that calls",
            "offline.js",
            "self.addEventListener('install',()=>fetch('https://count.example/'))",
            "audit/behaviour",
            "count.example",
        ),
        (
            "position in a list",
            "offline.x.json",
            "{\"files\":[{\"lat\":21.02851,\"lon\":105.80482}]}",
            "audit/location",
            "coordinates",
        ),
        (
            "telephone number in a sitemap",
            "sitemap.xml",
            "<?xml version='1.0'?><urlset><url><loc>https://a.example/0912345678/</loc></url></urlset>",
            contact,
            "telephone",
        ),
    ];
    for (name, path, words, rule, kind) in other {
        leaks.push((name, text(path, words), rule, kind));
    }
    let data = |json: &str| {
        html(head(&format!(
            "<script type='application/ld+json'>{json}</script>"
        )))
    };
    leaks.push((
        "telephone number in JSON-LD",
        data("{\"name\":\"0912345678\"}"),
        contact,
        "telephone",
    ));
    leaks.push((
        "position in JSON-LD",
        data("{\"geo\":{\"latitude\":21.02851,\"longitude\":105.80482}}"),
        "audit/location",
        "coordinates",
    ));
    leaks.push((
        "telephone number in a social card's words",
        html(head("<meta property='og:title' content='Gọi 0912345678'>")),
        contact,
        "telephone",
    ));
    leaks.push((
        "social card with a position",
        vec![("pictures/a/card-vi-x.jpg", in_jpeg(&gps()))],
        meta,
        "GPS",
    ));
    leaks.push((
        "telephone number in a comment",
        html(page("<!-- 0912345678 -->")),
        contact,
        "telephone",
    ));
    leaks
}

#[test]
fn every_planted_leak_is_caught() {
    let leaks = leaks();
    assert!(leaks.len() >= 157, "{} kinds", leaks.len());
    let missed: Vec<String> = leaks
        .iter()
        .filter_map(|(name, files, rule, words)| {
            let found = audit(Terms::default(), files);
            let caught = found
                .iter()
                .any(|it| it.rule.code() == *rule && it.message.en.contains(words));
            (!caught).then(|| format!("{name}: {:#?}", told(&found)))
        })
        .collect();
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn the_same_files_without_the_leak_are_left_alone() {
    let files: Files = vec![
        ("a.jpg", picture(ImageFormat::Jpeg)),
        ("a.png", picture(ImageFormat::Png)),
        ("a.webp", picture(ImageFormat::WebP)),
        ("a.gif", gif(b"!\xff\x0bNETSCAPE2.0\x03\x01\0\0\0")),
        ("a.bmp", picture(ImageFormat::Bmp)),
        ("a.avif", avif(b"", b"")),
        ("a.pdf", pdf("2 0 obj <</Author ()>> endobj")),
        ("favicon.ico", picture(ImageFormat::Png)),
        ("a.svg", svg("<title>Mặt trời</title><style>a{fill:url(#b)}</style><use href='#a'/><image href='data:image/png;base64,AAAA'/>")),
        ("index.html", page("<p>Gọi 111. <a href='https://tongdai111.vn/' rel=external>Tổng đài 111</a> 30 × 42 cm, 2025</p><a href='tel:111'>111</a><script src='a.js'></script><script type='application/ld+json'>{\"@type\":\"VisualArtwork\"}</script>")),
        ("works/a/index.html", head("<link rel=canonical href='https://tranh.example/works/a/'><link rel=alternate href='https://tranh.example/en/'><link rel=icon href='https://tranh.example/a.svg'>")),
        ("a.css", b"@import 'b.css';a{background:url(a.png) url(data:image/png;base64,AAAA)}".to_vec()),
        ("a.js", b"// https://example.org/licence\nfetch('../search/a.json');const retrieval=medieval('x')".to_vec()),
        ("a.json", "{\"title\":\"C\\u00e1nh di\\u1ec1u\",\"aspect\":1.3333,\"w\":[320,640]}".into()),
        ("feed.xml", b"<?xml version='1.0'?><feed><link href='https://tranh.example/'/><updated>2026-01-15T00:00:00Z</updated></feed>".to_vec()),
        ("robots.txt", b"User-agent: *\nAllow: /\nSitemap: https://tranh.example/sitemap.xml\n".to_vec()),
        ("_headers", format!("/*\n  Content-Security-Policy: {}\n  Referrer-Policy: no-referrer\n", "default-src 'none'; script-src 'self'").into_bytes()),
        (".nojekyll", Vec::new()),
        ("style.css.gz", gzip(b"a{color:red}")),
        ("assets/licences/x.txt", "Bản quyền 2025, tập 12, số 3".into()),
        ("fonts/x.woff2", b"wOF2\0\x01\0\0".to_vec()),
    ];
    let found = audit(Terms::default(), &files);
    assert!(found.is_empty(), "{:#?}", told(&found));
}

#[test]
fn what_the_organisers_say_of_themselves_is_allowed() {
    let files = [(
        "index.html",
        page("<p>tranh@truong.edu.vn, 024 3825 1234</p>"),
    )];
    let terms = || Terms {
        allowed: Allowed::new(["Tranh@truong.edu.vn", "(024) 3825.1234"]),
        ..Terms::default()
    };
    assert_eq!(told(&audit(terms(), &files)), [""; 0]);
    let other = [("index.html", page("<p>an@truong.edu.vn</p>"))];
    assert_eq!(audit(terms(), &other).len(), 1);
}

#[test]
fn an_original_is_known_by_its_bytes() {
    let source = picture(ImageFormat::Jpeg);
    let terms = || Terms {
        sources: BTreeSet::from([Digest::of(&source)]),
        ..Terms::default()
    };
    let found = audit(terms(), &[("pictures/x.jpg", source.clone())]);
    assert_eq!(
        told(&found),
        ["audit/original pictures/x.jpg: this is byte for byte a file of content/"]
    );
    assert!(audit(terms(), &[("pictures/x.jpg", picture(ImageFormat::Png))]).is_empty());
}

#[test]
fn pages_that_may_not_be_listed_must_say_so() {
    let files = [
        ("a/index.html", page_of(&[CSP, REFERRER].concat(), "")),
        ("b/index.html", page("")),
    ];
    let terms = Terms {
        noindex: Some(["a/index.html", "b/index.html"].map(str::to_owned).into()),
        ..Terms::default()
    };
    let found = audit(terms, &files);
    assert_eq!(
        told(&found),
        ["audit/noindex a/index.html: this page may not be listed and does not say `noindex`"]
    );
}

#[test]
fn reports_show_nothing_private() {
    let secret = "Nguyễn Thị Bí Mật";
    let needle = Needle {
        value: secret.to_owned(),
        what: Message {
            vi: "họ tên".into(),
            en: "a full name".into(),
        },
    };
    let terms = Terms {
        needles: Needles::new(&[needle], &[]),
        ..Terms::default()
    };
    let words =
        format!("<p>{secret}, 0912345678, bimat@truong.vn, ngõ 4512, 21.02851, 105.80482</p>");
    let found = audit(
        terms,
        &[("index.html", page(&words)), ("a.jpg", in_jpeg(&gps()))],
    );
    assert!(found.len() >= 6, "{:#?}", told(&found));
    for it in &found {
        let spot = it.place.spot.as_ref();
        let shown = format!(
            "{}{}{}",
            it.message.vi,
            it.message.en,
            spot.map_or("", |spot| &spot.excerpt)
        );
        for part in [
            secret,
            "Bí Mật",
            "345678",
            "bimat",
            "truong",
            "4512",
            "0285",
            "8048",
            "42.1",
        ] {
            assert!(!shown.contains(part), "{shown}");
        }
    }
}

/// Private values in every writing and in every kind of file.
#[test]
fn canaries_are_found_wherever_they_hide() {
    let secret = "Nguyễn Thị Bí Mật";
    let needles = || {
        let what = Message {
            vi: "họ tên".into(),
            en: "a full name".into(),
        };
        let needle = Needle {
            value: secret.to_owned(),
            what,
        };
        Terms {
            needles: Needles::new(&[needle], &[]),
            ..Terms::default()
        }
    };
    let base64 =
        |before: &str| data_encoding::BASE64.encode(format!("{before}{secret}").as_bytes());
    let percent: String = secret.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let utf16: Vec<u8> = std::iter::once(0xfeff)
        .chain(secret.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let raw = secret.as_bytes();
    let places: Files = vec![
        ("a.html", page(secret)),
        ("b.html", page("<p>NGUYỄN <b>Thị</b>\n Bí&nbsp;Mật</p>")),
        ("c.html", page("<!-- nguyen thi bi mat -->")),
        (
            "d.html",
            page("<img src=a.jpg alt='' data-x='Nguy&#7877;n Th&#x1ECB; B&iacute; M&#7853;t'>"),
        ),
        ("e.html", page(&format!("<a href='?q={percent}'>x</a>"))),
        (
            "f.html",
            page("<a href='tranh/nguyen-thi-bi-mat.html'>x</a>"),
        ),
        ("nguyen-thi-bi-mat.jpg", picture(ImageFormat::Jpeg)),
        (
            "a.json",
            "{\"n\":\"Nguy\\u1ec5n Th\\u1ecb B\\u00ed M\\u1eadt\"}".into(),
        ),
        ("b.json", format!("\"{}\"", base64("")).into_bytes()),
        ("c.json", format!("\"{}\"", base64("x")).into_bytes()),
        ("d.json", format!("\"{}\"", base64("xy")).into_bytes()),
        ("a.txt", utf16),
        ("a.css", "/* NguyenThiBiMat */".into()),
        (
            "a.js",
            "x='Nguye\u{302}\u{303}n Thi\u{323} Bi\u{301} Ma\u{323}\u{302}t'".into(),
        ),
        (
            "a.xml",
            format!("<?xml version='1.0'?><x>{secret}</x>").into_bytes(),
        ),
        ("a.svg", svg(&format!("<title>{secret}</title>"))),
        ("a.jpg", jpeg(0xfe, raw)),
        (
            "a.png",
            png(b"zTXt", &[b"Note\0\0", &zlib(raw)[..]].concat()),
        ),
        (
            "b.png",
            png(b"iTXt", &[b"Note\0\x01\0vi\0\0", &zlib(raw)[..]].concat()),
        ),
        (
            "c.png",
            png(
                b"iCCP",
                &[b"x\0\0", &zlib(&[&[0; 132][..], raw].concat())[..]].concat(),
            ),
        ),
        ("a.webp", webp(b"XMP ", raw)),
        (
            "a.gif",
            gif(&[b"!\xfe", &[raw.len() as u8][..], raw, b"\0"].concat()),
        ),
        ("a.avif", [avif(b"", b""), boxed(b"free", raw)].concat()),
        (
            "a.pdf",
            [
                b"%PDF-1.4 <<>> stream\r\n".to_vec(),
                zlib(raw),
                b"\r\nendstream".to_vec(),
            ]
            .concat(),
        ),
        ("a.zip", zip("a.txt", raw, 0)),
        ("b.zip", zip("nguyen thi bi mat.txt", b"x", 0)),
        ("c.zip", zip("a.zip", &zip("a.txt", raw, 0), 0)),
        ("a.html.gz", gzip(&page(secret))),
        ("a.svgz", gzip(&svg(secret))),
        ("a.wasm", [b"\0asm\x01\0\0\0", raw].concat()),
        (
            "b.svg",
            svg(&format!(
                "<image href='data:image/png;base64,{}'/>",
                data_encoding::BASE64.encode(&png(b"tEXt", &[b"Note\0", raw].concat()))
            )),
        ),
    ];
    for (path, bytes) in places {
        let found = audit(needles(), &[(path, bytes)]);
        assert!(
            found
                .iter()
                .any(|it| it.rule.code() == "audit/private-value"),
            "{path}: {:#?}",
            told(&found)
        );
    }
    let clean = audit(
        needles(),
        &[("a.html", page("Nguyễn Thị Bình, bí mật, thị trấn"))],
    );
    assert_eq!(told(&clean), [""; 0]);
}

#[test]
fn the_command_tells_a_person_and_a_program() {
    let site = Site::empty();
    site.write_bytes("web/a.jpg", &in_jpeg(&gps()))
        .write_bytes("web/index.html", &page("Xin chào"));
    let web = site.path().join("web");
    let web = web.to_str().unwrap();
    let run = site.run(&["audit", web]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(
        run.err.contains("error[audit/metadata]") && run.err.contains("2 files read"),
        "{}",
        run.err
    );
    let run = site.run(&["audit", web, "--json"]);
    let objects = run.objects();
    assert_eq!(objects[0]["rule"], "audit/metadata");
    assert_eq!(objects[0]["path"], "a.jpg");
    let last = objects.last().unwrap();
    assert_eq!(
        (
            last["type"].as_str(),
            last["files"].as_u64(),
            last["errors"].as_u64()
        ),
        (Some("audit"), Some(2), Some(1))
    );
    assert_eq!(last["rules"]["audit/metadata"], 1);
    site.remove("web/a.jpg");
    assert_eq!(site.run(&["audit", web]).code, 0);
    let run = site.run(&["audit", "no-such-folder"]);
    assert_eq!(run.code, 2, "{}", run.err);
}

#[test]
fn an_original_of_the_site_is_known_without_being_told() {
    let site = Site::small();
    site.build();
    let public = site.path().join("public");
    assert_eq!(site.run(&["audit", public.to_str().unwrap()]).code, 0);
    std::fs::copy(
        site.path().join("content/lop/mot.jpg"),
        public.join("x.jpg"),
    )
    .unwrap();
    let run = site.run(&["audit", public.to_str().unwrap()]);
    assert!(
        run.code == 1 && run.err.contains("byte for byte"),
        "{}",
        run.err
    );
}

/// The demonstration has nothing to tell: no error, no warning. Its drawings are swapped for small ones, which
/// take a hundredth of the time.
#[test]
fn the_demonstration_leaks_nothing() {
    let site = Site::empty();
    for (path, bytes) in tree(&project().join("content")) {
        let path = format!("content/{path}");
        match image::guess_format(&bytes) {
            Ok(_) => site.picture_of(&path, &path, (400, 300)),
            Err(_) => site.write_bytes(&path, &bytes),
        };
    }
    site.build();
    let public = site.path().join("public");
    let run = site.run(&["audit", public.to_str().unwrap(), "--json"]);
    let serious = |it: &serde_json::Value| it["severity"] == "error" || it["severity"] == "warning";
    let serious: Vec<_> = run.objects().into_iter().filter(serious).collect();
    assert!(run.code == 0 && serious.is_empty(), "{serious:#?}");
}

/// A theme that leaks does not come out, and what was online stays.
#[test]
fn a_build_that_leaks_publishes_nothing() {
    let leaks: [(&str, &[u8], &str); 4] = [
        (
            "themes/safety/root/a.jpg",
            &in_jpeg(&gps()),
            "audit/metadata",
        ),
        (
            "themes/safety/root/notes.db",
            b"SQLite format 3\0",
            "audit/stray",
        ),
        (
            "themes/safety/root/x.html",
            &page("<script>x()</script>"),
            "audit/script",
        ),
        (
            "themes/safety/root/y.html",
            &page("0912 345 678"),
            "audit/contact",
        ),
    ];
    let site = Site::small();
    site.build();
    let before = site.public();
    for (path, bytes, rule) in leaks {
        site.write_bytes(path, bytes);
        for args in [&["build"][..], &["build"], &["build", "--keep-going"]] {
            let run = site.run(args);
            assert!(
                run.code == 1 && run.err.contains(&format!("error[{rule}]")),
                "{path}: {}",
                run.err
            );
            assert!(site.public() == before, "{path} came out");
        }
        site.remove(path);
    }
    site.build();
}

/// The same private source under the theme's root is an original.
#[test]
fn a_picture_of_the_content_folder_never_comes_out_as_it_is() {
    let site = Site::small();
    let source = std::fs::read(site.path().join("content/lop/mot.jpg")).unwrap();
    site.write_bytes("themes/safety/root/mot.jpg", &source);
    let run = site.run(&["build"]);
    assert!(
        run.code == 1 && run.err.contains("error[audit/original]"),
        "{}",
        run.err
    );
}

#[test]
fn real_and_hostile_files_are_read_to_their_end() {
    let auditor = Auditor::new(Terms::default());
    for folder in [
        "bad",
        "bad-xss",
        "formats-tiny",
        "formats-tiff",
        "jpeg-kinds",
        "orientation-other",
        "exif-gps",
    ] {
        let Some(folder) = corpus(folder) else { return };
        for (path, bytes) in tree(&folder) {
            auditor.file(&path, &bytes);
        }
    }
}

#[test]
fn pictures_of_telephones_tell_where_they_were_taken() {
    let Some(folder) = corpus("exif-gps") else {
        return;
    };
    let auditor = Auditor::new(Terms::default());
    for name in [
        "exif_gps.jpg",
        "paris_exif_xmp_icc.jpg",
        "paris_icc_exif_xmp.png",
        "paris_icc_exif_xmp_at_end.png",
    ] {
        let verdict = auditor.file(name, &std::fs::read(folder.join(name)).unwrap());
        let told: Vec<_> = verdict
            .findings
            .iter()
            .map(|it| it.diagnostic(name))
            .collect();
        let gps =
            |it: &Diagnostic| it.message.en.contains("GPS") && it.rule.code() == "audit/metadata";
        assert!(told.iter().any(gps), "{name}: {told:#?}");
    }
}

/// Files of every kind, for what is done to them below.
fn seeds() -> Vec<(&'static str, Vec<u8>)> {
    leaks()
        .into_iter()
        .flat_map(|(_, files, ..)| files)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    /// Cut, changed and swollen files are read without a panic.
    #[test]
    fn mutated_files_are_survived(
        pick in any::<prop::sample::Index>(),
        cut in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8),
    ) {
        let seeds = seeds();
        let (path, mut bytes) = seeds[pick.index(seeds.len())].clone();
        for (at, byte) in changes {
            let at = at.index(bytes.len() + 1);
            if let Some(old) = bytes.get_mut(at) {
                *old = byte;
            }
        }
        Auditor::new(Terms::default()).file(path, &bytes);
        bytes.truncate(cut.index(bytes.len() + 1));
        Auditor::new(Terms::default()).file(path, &bytes);
    }

    /// Any bytes under any name.
    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..300), ending in "(jpg|html|svg|json|css|js|xml|zip|pdf|txt|ico)") {
        Auditor::new(Terms::default()).file(&format!("a.{ending}"), &bytes);
    }
}
