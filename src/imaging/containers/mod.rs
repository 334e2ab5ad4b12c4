//! How each file format is laid out, as far as a header tells: size, which way up, how many frames.
//!
//! In: bytes that begin like the format. Out: a [`Header`], unchecked. No pixels, no limits: the probe has them.
//!
//! **Each file here says in one place what decoding its format takes** ([`Header::held`]), beside what it knows of the
//! file: a progressive JPEG, an interlaced PNG and a scan in 16 bits take more than their plain brothers.

pub(super) mod bmp;
pub(super) mod gif;
pub(super) mod heif;
pub(super) mod jpeg;
#[cfg(feature = "jxl")]
pub(super) mod jxl;
pub(super) mod png;
#[cfg(feature = "svg")]
pub(super) mod svg;
pub(super) mod tiff;
pub(super) mod webp;

pub(super) use super::probe::LeftOut;

/// What a header tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// Width and height in pixels.
    pub(super) stored: (u32, u32),
    /// EXIF's orientation as written, or 1.
    pub(super) orientation: u8,
    /// Whether there are more pages or frames than the first.
    pub(super) more_frames: bool,
    /// Bytes for each pixel that the decoder holds at its peak: its own working memory and the RGB that it gives.
    pub(super) held: u32,
    /// What the picture holds that is not shown.
    pub(super) left_out: Option<LeftOut>,
}

impl Header {
    /// One upright frame.
    fn plain(stored: (u32, u32), held: u32) -> Self {
        Header {
            stored,
            orientation: 1,
            more_frames: false,
            held,
            left_out: None,
        }
    }
}

/// Two bytes, the most significant first.
fn be16(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..)?.first_chunk()?;
    Some(u16::from_be_bytes(*two))
}

/// Two bytes, the least significant first.
fn le16(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..)?.first_chunk()?;
    Some(u16::from_le_bytes(*two))
}

/// Three bytes, the least significant first.
fn le24(bytes: &[u8], at: usize) -> Option<u32> {
    let [low, middle, high] = *bytes.get(at..)?.first_chunk()?;
    Some(u32::from_le_bytes([low, middle, high, 0]))
}

/// Four bytes, the most significant first.
fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..)?.first_chunk()?;
    Some(u32::from_be_bytes(*four))
}

/// Four bytes, the least significant first.
fn le32(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..)?.first_chunk()?;
    Some(u32::from_le_bytes(*four))
}
