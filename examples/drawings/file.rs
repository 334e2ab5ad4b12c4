//! Writes a photograph as a file: JPEG with an EXIF block of our own making,
//! PNG, or lossless WebP.
//!
//! The EXIF values are invented. They are there so that everybody can see that
//! the exhibition honours the orientation and publishes nothing of the rest.

use image::codecs::{png, webp};
use image::{ExtendedColorType, ImageEncoder, RgbImage, imageops};
use jpeg_encoder::{ColorType, SamplingFactor};

#[derive(Clone, Copy, PartialEq)]
pub enum Format {
    Jpeg { quality: u8 },
    Png,
    WebP,
}

/// The EXIF orientation tag: how a viewer has to turn the stored picture.
#[derive(Clone, Copy, PartialEq)]
pub enum Stored {
    Upright = 1,
    UpsideDown = 3,
    TurnLeft = 6,
    TurnRight = 8,
}

/// What the file tells beside its pixels and its orientation.
#[derive(Clone, Copy, PartialEq)]
pub enum Exif {
    Plain,
    /// A camera, a serial number and a place, all made up.
    MadeUp,
}

pub fn encode(
    photo: &RgbImage,
    format: Format,
    stored: Stored,
    exif: Exif,
) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    match format {
        Format::Jpeg { quality } => {
            let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, quality);
            encoder.set_sampling_factor(SamplingFactor::F_2_2);
            if stored != Stored::Upright || exif == Exif::MadeUp {
                encoder
                    .add_app_segment(1, block(stored, exif))
                    .map_err(|e| e.to_string())?;
            }
            let photo = turned(photo, stored);
            let (width, height) = (photo.width() as u16, photo.height() as u16);
            encoder
                .encode(&photo, width, height, ColorType::Rgb)
                .map_err(|e| e.to_string())?;
        }
        Format::Png => {
            use png::{CompressionType, FilterType, PngEncoder};
            let (best, filter) = (CompressionType::Best, FilterType::Adaptive);
            calmed(
                photo,
                PngEncoder::new_with_quality(&mut bytes, best, filter),
            )?;
        }
        Format::WebP => calmed(photo, webp::WebPEncoder::new_lossless(&mut bytes))?,
    }
    Ok(bytes)
}

/// Lossless files pay for every bit of noise: keeps 48 levels a channel.
fn calmed(photo: &RgbImage, encoder: impl ImageEncoder) -> Result<(), String> {
    const LEVELS: f32 = 47.0;
    let calm = |v: &u8| ((f32::from(*v) / 255.0 * LEVELS).round() / LEVELS * 255.0) as u8;
    let pixels: Vec<u8> = photo.as_raw().iter().map(calm).collect();
    encoder
        .write_image(
            &pixels,
            photo.width(),
            photo.height(),
            ExtendedColorType::Rgb8,
        )
        .map_err(|e| e.to_string())
}

/// Turns the pixels the way a camera that was held so would have stored them.
fn turned(photo: &RgbImage, stored: Stored) -> RgbImage {
    match stored {
        Stored::Upright => photo.clone(),
        Stored::UpsideDown => imageops::rotate180(photo),
        Stored::TurnLeft => imageops::rotate270(photo),
        Stored::TurnRight => imageops::rotate90(photo),
    }
}

/// The EXIF block, little-endian TIFF: the orientation and, if asked, a made-up camera
/// with a serial number in a made-up place (0° 0′ 36″ N, 0° 0′ 36″ E: open sea).
fn block(stored: Stored, exif: Exif) -> Vec<u8> {
    const HEADER: &[u8] = b"Exif\0\0II\x2A\0\x08\0\0\0";
    const START: u32 = 8;
    let orientation = short(0x0112, stored as u16);
    if exif == Exif::Plain {
        return [HEADER, &folder(START, &[orientation])].concat();
    }
    let main = |camera_at: u32, place_at: u32| {
        let entries = [
            text(0x010F, "May anh tuong tuong"),
            text(0x0110, "Khong co that 1"),
            orientation.clone(),
            long(0x8769, camera_at),
            long(0x8825, place_at),
        ];
        folder(START, &entries)
    };
    let camera = [
        text(0x9003, "2025:11:05 08:30:00"),
        text(0xA431, "TRIENLAM-SERIAL-000111"),
    ];
    let place = [text(1, "N"), angle(2), text(3, "E"), angle(4)];
    // Where the other folders lie does not change how long the first one is.
    let camera_at = START + main(0, 0).len() as u32;
    let camera = folder(camera_at, &camera);
    let place_at = camera_at + camera.len() as u32;
    let place = folder(place_at, &place);
    [HEADER, &main(camera_at, place_at), &camera, &place].concat()
}

/// One entry of a TIFF folder: its tag, type and count, and the bytes of its value.
#[derive(Clone)]
struct Entry(u16, u16, u32, Vec<u8>);

fn short(tag: u16, value: u16) -> Entry {
    Entry(tag, 3, 1, value.to_le_bytes().to_vec())
}

fn long(tag: u16, value: u32) -> Entry {
    Entry(tag, 4, 1, value.to_le_bytes().to_vec())
}

fn text(tag: u16, value: &str) -> Entry {
    let bytes = [value.as_bytes(), b"\0"].concat();
    Entry(tag, 2, bytes.len() as u32, bytes)
}

/// 0° 0′ 36″.
fn angle(tag: u16) -> Entry {
    let parts = [0u32, 1, 0, 1, 36, 1].map(u32::to_le_bytes);
    Entry(tag, 5, 3, parts.concat())
}

/// A folder that starts at byte `at`: its entries, then the values too long for them.
fn folder(at: u32, entries: &[Entry]) -> Vec<u8> {
    let mut out = (entries.len() as u16).to_le_bytes().to_vec();
    let mut long = Vec::new();
    let after = at + 2 + 12 * entries.len() as u32 + 4;
    for Entry(tag, kind, count, value) in entries {
        out.extend([tag.to_le_bytes(), kind.to_le_bytes()].concat());
        out.extend(count.to_le_bytes());
        let mut word = [0; 4];
        if value.len() <= 4 {
            word[..value.len()].copy_from_slice(value);
        } else {
            word = (after + long.len() as u32).to_le_bytes();
            long.extend(value);
            long.resize(long.len().next_multiple_of(2), 0);
        }
        out.extend(word);
    }
    out.extend([0; 4]);
    out.extend(long);
    out
}
