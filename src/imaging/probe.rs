//! What a file holds, without decoding a pixel.
//!
//! In: bytes and [`Limits`]. Out: a [`Probe`], or the error that says what is wrong. Reads headers only, and
//! allocates nothing that a file's header could make large. A picture that only an installed program can read is
//! refused here when there is none, so that `check` tells it.

use super::containers::{self, Header};
use super::decode;
use super::error::PictureError;
use super::guard;
use super::jpeg::{Reader, Scale};
use super::sniff::{Sniffed, sniff};
use super::spec::Limits;

/// What a file holds, told by its content.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[allow(missing_docs, reason = "formats by their names")]
pub enum SourceFormat {
    Jpeg,
    Png,
    Webp,
    Gif,
    Tiff,
    Bmp,
    Avif,
    Heic,
    JpegXl,
    Svg,
}

/// What a picture holds that is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum LeftOut {
    /// Words of a drawing in SVG: there are no fonts here.
    Text,
    /// Pictures inside a drawing in SVG: nothing is fetched.
    Pictures,
}

/// What is known of a picture without decoding it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Probe {
    /// Told by content.
    pub format: SourceFormat,
    /// Width and height in pixels as stored.
    pub stored: (u32, u32),
    /// The EXIF orientation, 1–8; anything else in the file counts as 1.
    pub orientation: u8,
    /// Whether there are more pages or frames than the first.
    pub more_frames: bool,
    /// Bytes for each pixel that decoding takes at its peak.
    pub held: u32,
    /// What the picture holds that is not shown.
    pub left_out: Option<LeftOut>,
}

impl Probe {
    /// Width and height in pixels as a person sees it.
    pub fn upright(&self) -> (u32, u32) {
        let (width, height) = self.stored;
        if self.orientation >= 5 {
            (height, width)
        } else {
            (width, height)
        }
    }
}

/// Tells what a file holds, by content, from its headers. Never panics.
pub fn probe(bytes: &[u8], limits: &Limits) -> Result<Probe, PictureError> {
    guard::caught(|| located(bytes, limits).map(|(probe, _)| probe))
}

/// The probe, and the bytes from where the picture begins.
pub(super) fn located<'a>(
    bytes: &'a [u8],
    limits: &Limits,
) -> Result<(Probe, &'a [u8]), PictureError> {
    if bytes.is_empty() {
        return Err(PictureError::Empty);
    }
    let (format, offset) = match sniff(bytes) {
        Sniffed::Readable(format, offset) => (format, offset),
        Sniffed::Named(name) => return Err(PictureError::Unsupported(name)),
        Sniffed::Unknown => return Err(PictureError::NotAPicture),
    };
    let picture = &bytes[offset..];
    let header = match format {
        SourceFormat::Jpeg => jpeg_header(picture)?,
        SourceFormat::Png => containers::png::read(picture)?,
        SourceFormat::Webp => containers::webp::read(picture)?,
        SourceFormat::Gif => containers::gif::read(picture)?,
        SourceFormat::Tiff => containers::tiff::read(picture)?,
        SourceFormat::Bmp => containers::bmp::read(picture)?,
        SourceFormat::Avif | SourceFormat::Heic => containers::heif::read(picture)?.header(),
        #[cfg(feature = "svg")]
        SourceFormat::Svg => containers::svg::read(picture)?.header(),
        #[cfg(not(feature = "svg"))]
        SourceFormat::Svg => return Err(PictureError::Unsupported("SVG")),
        #[cfg(feature = "jxl")]
        SourceFormat::JpegXl => containers::jxl::read(picture)?,
        #[cfg(not(feature = "jxl"))]
        SourceFormat::JpegXl => return Err(PictureError::Unsupported("JPEG XL")),
    };
    let probe = checked(format, &header, limits)?;
    decode::ready(format)?;
    Ok((probe, picture))
}

/// What a JPEG's header tells; the fast decoder hands on rows and holds no pixels.
fn jpeg_header(picture: &[u8]) -> Result<Header, PictureError> {
    let file = containers::jpeg::read(picture)?;
    let header = file.header();
    Ok(match Reader::open(&file, Scale::FULL) {
        Some(_) => Header { held: 0, ..header },
        None => header,
    })
}

fn checked(format: SourceFormat, header: &Header, limits: &Limits) -> Result<Probe, PictureError> {
    let (width, height) = header.stored;
    if width == 0 || height == 0 {
        return Err(PictureError::broken("no width or no height"));
    }
    let pixels = u64::from(width) * u64::from(height);
    if pixels > limits.max_pixels {
        return Err(PictureError::TooLarge {
            width: u64::from(width),
            height: u64::from(height),
            limit: limits.max_pixels,
        });
    }
    Ok(Probe {
        format,
        stored: (width, height),
        orientation: if (1..=8).contains(&header.orientation) {
            header.orientation
        } else {
            1
        },
        more_frames: header.more_frames,
        held: header.held,
        left_out: header.left_out,
    })
}
