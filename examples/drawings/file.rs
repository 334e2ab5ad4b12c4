//! Writes a photograph as a file: JPEG with an EXIF block of our own making,
//! PNG, or lossless WebP.
//!
//! The EXIF values are invented. They are there so that everybody can see that
//! the exhibition honours the orientation and publishes nothing of the rest.

use crate::camera::Photo;
use image::{ImageEncoder, codecs};

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

pub fn encode(
    photo: &Photo,
    format: Format,
    stored: Stored,
    secrets: bool,
) -> Result<Vec<u8>, String> {
    match format {
        Format::Jpeg { quality } => {
            let photo = store(photo, stored);
            let mut bytes = Vec::new();
            let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, quality);
            encoder.set_sampling_factor(jpeg_encoder::SamplingFactor::F_2_2);
            if stored != Stored::Upright || secrets {
                encoder
                    .add_app_segment(1, exif(stored, secrets))
                    .map_err(|e| e.to_string())?;
            }
            encoder
                .encode(
                    &photo.rgb,
                    photo.width as u16,
                    photo.height as u16,
                    jpeg_encoder::ColorType::Rgb,
                )
                .map_err(|e| e.to_string())?;
            Ok(bytes)
        }
        Format::Png => {
            let mut bytes = Vec::new();
            codecs::png::PngEncoder::new_with_quality(
                &mut bytes,
                codecs::png::CompressionType::Best,
                codecs::png::FilterType::Adaptive,
            )
            .write_image(
                &calmed(photo),
                photo.width as u32,
                photo.height as u32,
                image::ExtendedColorType::Rgb8,
            )
            .map_err(|e| e.to_string())?;
            Ok(bytes)
        }
        Format::WebP => {
            let mut bytes = Vec::new();
            codecs::webp::WebPEncoder::new_lossless(&mut bytes)
                .write_image(
                    &calmed(photo),
                    photo.width as u32,
                    photo.height as u32,
                    image::ExtendedColorType::Rgb8,
                )
                .map_err(|e| e.to_string())?;
            Ok(bytes)
        }
    }
}

/// Lossless files pay for every bit of noise: keeps 48 levels a channel.
fn calmed(photo: &Photo) -> Vec<u8> {
    const LEVELS: f32 = 47.0;
    photo
        .rgb
        .iter()
        .map(|v| ((f32::from(*v) / 255.0 * LEVELS).round() / LEVELS * 255.0) as u8)
        .collect()
}

/// Turns the pixels the way a camera that was held so would have stored them.
fn store(photo: &Photo, stored: Stored) -> Photo {
    let (w, h) = (photo.width, photo.height);
    let (width, height) = match stored {
        Stored::Upright | Stored::UpsideDown => (w, h),
        Stored::TurnLeft | Stored::TurnRight => (h, w),
    };
    let mut rgb = Vec::with_capacity(photo.rgb.len());
    for y in 0..height {
        for x in 0..width {
            let (sx, sy) = match stored {
                Stored::Upright => (x, y),
                Stored::UpsideDown => (w - 1 - x, h - 1 - y),
                Stored::TurnLeft => (w - 1 - y, x),
                Stored::TurnRight => (y, h - 1 - x),
            };
            let i = (sy * w + sx) * 3;
            rgb.extend_from_slice(&photo.rgb[i..i + 3]);
        }
    }
    Photo { width, height, rgb }
}

/// A little-endian TIFF block: orientation and, if asked, a made-up camera with a
/// serial number and a made-up place (0° 0′ 36″ N, 0° 0′ 36″ E: open sea).
fn exif(stored: Stored, secrets: bool) -> Vec<u8> {
    let mut tiff = Tiff::default();
    let mut main = vec![(0x0112u16, Value::Short(stored as u16))];
    if secrets {
        main.insert(0, (0x010F, Value::Text("May anh tuong tuong")));
        main.insert(1, (0x0110, Value::Text("Khong co that 1")));
        let exif = vec![
            (0x9003, Value::Text("2025:11:05 08:30:00")),
            (0xA431, Value::Text("TRIENLAM-SERIAL-000111")),
        ];
        let gps = vec![
            (0x0001, Value::Text("N")),
            (0x0002, Value::Angle([0, 0, 36])),
            (0x0003, Value::Text("E")),
            (0x0004, Value::Angle([0, 0, 36])),
        ];
        main.push((0x8769, Value::Folder(exif)));
        main.push((0x8825, Value::Folder(gps)));
    }
    tiff.folder(main);
    let mut out = b"Exif\0\0".to_vec();
    out.extend(tiff.0);
    out
}

enum Value {
    Short(u16),
    Text(&'static str),
    Angle([u32; 3]),
    Folder(Vec<(u16, Value)>),
}

/// Bytes of a TIFF block, header first.
struct Tiff(Vec<u8>);

impl Default for Tiff {
    fn default() -> Self {
        Tiff(vec![b'I', b'I', 42, 0, 8, 0, 0, 0])
    }
}

impl Tiff {
    /// Appends a folder of tags and returns where it starts.
    fn folder(&mut self, tags: Vec<(u16, Value)>) -> u32 {
        let start = self.0.len();
        self.0.extend((tags.len() as u16).to_le_bytes());
        let mut slot = self.0.len();
        self.0.resize(slot + tags.len() * 12 + 4, 0);
        for (tag, value) in tags {
            let (kind, count, word): (u16, u32, [u8; 4]) = match value {
                Value::Short(v) => (3, 1, u32::from(v).to_le_bytes()),
                Value::Text(text) => {
                    let mut bytes = text.as_bytes().to_vec();
                    bytes.push(0);
                    let count = bytes.len() as u32;
                    if bytes.len() <= 4 {
                        bytes.resize(4, 0);
                        (2, count, [bytes[0], bytes[1], bytes[2], bytes[3]])
                    } else {
                        (2, count, self.append(&bytes))
                    }
                }
                Value::Angle(parts) => {
                    let bytes: Vec<u8> = parts
                        .iter()
                        .flat_map(|v| [v.to_le_bytes(), 1u32.to_le_bytes()].concat())
                        .collect();
                    (5, 3, self.append(&bytes))
                }
                Value::Folder(inner) => (4, 1, self.folder(inner).to_le_bytes()),
            };
            self.0[slot..slot + 2].copy_from_slice(&tag.to_le_bytes());
            self.0[slot + 2..slot + 4].copy_from_slice(&kind.to_le_bytes());
            self.0[slot + 4..slot + 8].copy_from_slice(&count.to_le_bytes());
            self.0[slot + 8..slot + 12].copy_from_slice(&word);
            slot += 12;
        }
        start as u32
    }

    fn append(&mut self, bytes: &[u8]) -> [u8; 4] {
        if self.0.len() % 2 == 1 {
            self.0.push(0);
        }
        let at = self.0.len() as u32;
        self.0.extend_from_slice(bytes);
        at.to_le_bytes()
    }
}
