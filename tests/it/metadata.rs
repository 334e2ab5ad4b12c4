//! Pictures with a word in every slot that a camera, an editor or a phone writes into.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

/// Hands out words that stand nowhere else: `kanari01qx`, `kanari02qx`, …
#[derive(Default)]
pub(crate) struct Words {
    pub(crate) given: Vec<String>,
}

impl Words {
    pub(crate) fn next(&mut self) -> String {
        let word = format!("kanari{:02}qx", self.given.len());
        self.given.push(word.clone());
        word
    }
}

/// A JPEG: Exif with a thumbnail, XMP, IPTC, a comment, a colour profile's name, and bytes behind the end.
pub(crate) fn jpeg(words: &mut Words) -> Vec<u8> {
    let mut bytes = plain(ImageFormat::Jpeg);
    let thumbnail = with_segment(plain(ImageFormat::Jpeg), 0xFE, words.next().as_bytes());
    let exif = [&b"Exif\0\0"[..], &tiff_block(words, Some(&thumbnail))].concat();
    let xmp = format!("http://ns.adobe.com/xap/1.0/\0{}", xmp(&words.next()));
    let icc = [&b"ICC_PROFILE\0\x01\x01"[..], &profile(&words.next())].concat();
    bytes = with_segment(bytes, 0xFE, words.next().as_bytes());
    bytes = with_segment(bytes, 0xED, &iptc(&words.next()));
    bytes = with_segment(bytes, 0xE2, &icc);
    bytes = with_segment(bytes, 0xE1, xmp.as_bytes());
    bytes = with_segment(bytes, 0xE1, &exif);
    bytes.extend(words.next().into_bytes());
    bytes
}

/// A PNG: text plain, compressed and international, Exif, a colour profile's name, and bytes behind the end.
pub(crate) fn png(words: &mut Words) -> Vec<u8> {
    let icc = [&b"name\0\0"[..], &zlib(&profile(&words.next()))].concat();
    let compressed = [&b"Author\0\0"[..], &zlib(words.next().as_bytes())].concat();
    let chunks = [
        (b"tEXt", format!("Comment\0{}", words.next()).into_bytes()),
        (b"zTXt", compressed),
        (
            b"iTXt",
            format!("XML:com.adobe.xmp\0\0\0\0\0{}", xmp(&words.next())).into_bytes(),
        ),
        (b"eXIf", tiff_block(words, None)),
        (b"iCCP", icc),
    ];
    let mut bytes = plain(ImageFormat::Png);
    let head = 8 + 25; // the signature and IHDR
    let chunks: Vec<u8> = chunks
        .iter()
        .flat_map(|(kind, data)| chunk(kind, data))
        .collect();
    bytes.splice(head..head, chunks);
    bytes.extend(words.next().into_bytes());
    bytes
}

/// A WebP: a colour profile's name, Exif and XMP.
pub(crate) fn webp(words: &mut Words) -> Vec<u8> {
    let simple = plain(ImageFormat::WebP);
    let (width, height) = (SIDE.0 - 1, SIDE.1 - 1);
    let mut header = vec![0x2C, 0, 0, 0];
    header.extend(&width.to_le_bytes()[..3]);
    header.extend(&height.to_le_bytes()[..3]);
    let mut body = b"WEBP".to_vec();
    body.extend(riff(b"VP8X", &header));
    body.extend(riff(b"ICCP", &profile(&words.next())));
    body.extend(&simple[12..]);
    body.extend(riff(b"EXIF", &tiff_block(words, None)));
    body.extend(riff(b"XMP ", xmp(&words.next()).as_bytes()));
    riff(b"RIFF", &body)
}

/// A GIF: a comment and XMP.
pub(crate) fn gif(words: &mut Words) -> Vec<u8> {
    let mut bytes = plain(ImageFormat::Gif);
    let table = if bytes[10] & 0x80 == 0 {
        0
    } else {
        3 << ((bytes[10] & 7) + 1)
    };
    let comment = [&[0x21, 0xFE][..], &sub_blocks(words.next().as_bytes())].concat();
    let application = [
        &[0x21, 0xFF, 11][..],
        b"XMP DataXMP",
        &sub_blocks(words.next().as_bytes()),
    ];
    let at = 13 + table;
    bytes.splice(at..at, [comment, application.concat()].concat());
    bytes
}

/// A TIFF: its text tags.
pub(crate) fn tiff(words: &mut Words) -> Vec<u8> {
    use tiff::encoder::{TiffEncoder, colortype::RGB8};
    use tiff::tags::Tag;
    let mut bytes = Cursor::new(Vec::new());
    let mut encoder = TiffEncoder::new(&mut bytes).unwrap();
    let mut image = encoder.new_image::<RGB8>(SIDE.0, SIDE.1).unwrap();
    for tag in [
        Tag::ImageDescription,
        Tag::Make,
        Tag::Model,
        Tag::Software,
        Tag::Artist,
        Tag::Copyright,
        Tag::Unknown(700),
    ] {
        image
            .encoder()
            .write_tag(tag, words.next().as_str())
            .unwrap();
    }
    image.write_data(drawing().as_raw()).unwrap();
    bytes.into_inner()
}

/// Pixels: enough to be a picture, few enough to be quick.
const SIDE: (u32, u32) = (400, 300);

fn drawing() -> RgbImage {
    RgbImage::from_fn(SIDE.0, SIDE.1, |x, y| {
        Rgb([(x / 2) as u8, (y / 2) as u8, 90])
    })
}

fn plain(format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(drawing())
        .write_to(&mut bytes, format)
        .unwrap();
    bytes.into_inner()
}

/// Right behind the start of the JPEG.
fn with_segment(mut jpeg: Vec<u8>, marker: u8, data: &[u8]) -> Vec<u8> {
    let length = (data.len() as u16 + 2).to_be_bytes();
    jpeg.splice(2..2, [&[0xFF, marker][..], &length, data].concat());
    jpeg
}

fn xmp(word: &str) -> String {
    format!("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><dc:creator>{word}</dc:creator></x:xmpmeta>")
}

/// A Photoshop block with one IPTC data set: the caption.
fn iptc(word: &str) -> Vec<u8> {
    let mut data = vec![0x1C, 2, 120];
    data.extend((word.len() as u16).to_be_bytes());
    data.extend(word.as_bytes());
    let mut block = b"Photoshop 3.0\08BIM\x04\x04\0\0".to_vec();
    block.extend((data.len() as u32).to_be_bytes());
    block.extend(&data);
    block.extend(vec![0; data.len() % 2]);
    block
}

fn profile(word: &str) -> Vec<u8> {
    let mut profile = moxcms::ColorProfile::new_display_p3();
    profile.description = Some(moxcms::ProfileText::PlainString(word.to_owned()));
    profile.copyright = None;
    profile.encode().unwrap()
}

/// Little-endian TIFF with a word in each text tag, and a thumbnail behind it where there is one.
fn tiff_block(words: &mut Words, thumbnail: Option<&[u8]>) -> Vec<u8> {
    // Description, make, model, software, artist, copyright, and what Windows calls the author.
    let tags = [0x010E_u16, 0x010F, 0x0110, 0x0131, 0x013B, 0x8298, 0x9C9D];
    let directory = |count: usize| 2 + 12 * count + 4;
    let (first, second) = (8, 8 + directory(tags.len()));
    let mut data_at = second + directory(2);
    let (mut entries, mut data) = (Vec::new(), Vec::new());
    for tag in tags {
        let word = format!("{}\0", words.next());
        entries.extend(entry(tag, 2, word.len(), data_at));
        data.extend(word.bytes());
        data_at += word.len();
    }
    let mut block = b"II*\0".to_vec();
    block.extend((first as u32).to_le_bytes());
    block.extend((tags.len() as u16).to_le_bytes());
    block.extend(entries);
    block.extend((second as u32).to_le_bytes());
    let thumbnail = thumbnail.unwrap_or(b"");
    block.extend(2_u16.to_le_bytes());
    block.extend(entry(0x0201, 4, 1, data_at));
    block.extend(entry(0x0202, 4, 1, thumbnail.len()));
    block.extend([0; 4]);
    [&block, &data[..], thumbnail].concat()
}

fn entry(tag: u16, kind: u16, count: usize, value: usize) -> Vec<u8> {
    let mut entry = [tag.to_le_bytes(), kind.to_le_bytes()].concat();
    entry.extend((count as u32).to_le_bytes());
    entry.extend((value as u32).to_le_bytes());
    entry
}

fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let named = [&kind[..], data].concat();
    let length = (data.len() as u32).to_be_bytes();
    [&length[..], &named, &crc32(&named).to_be_bytes()].concat()
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc: u32, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg())
        })
    })
}

/// A zlib stream of one stored block.
fn zlib(bytes: &[u8]) -> Vec<u8> {
    let length = bytes.len() as u16;
    let (mut low, mut high) = (1_u32, 0_u32);
    for byte in bytes {
        low = (low + u32::from(*byte)) % 65521;
        high = (high + low) % 65521;
    }
    let sum = (high << 16 | low).to_be_bytes();
    [
        &[0x78, 1, 1][..],
        &length.to_le_bytes(),
        &(!length).to_le_bytes(),
        bytes,
        &sum,
    ]
    .concat()
}

fn riff(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut chunk = [&kind[..], &(data.len() as u32).to_le_bytes(), data].concat();
    chunk.extend(vec![0; data.len() % 2]);
    chunk
}

fn sub_blocks(bytes: &[u8]) -> Vec<u8> {
    let mut blocks: Vec<u8> = bytes
        .chunks(255)
        .flat_map(|block| [&[block.len() as u8][..], block].concat())
        .collect();
    blocks.push(0);
    blocks
}
