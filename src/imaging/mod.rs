//! Pixels: what a file is, how it is decoded within limits, and the derivatives made of it.
//!
//! In: bytes and a [`RenderSpec`]. Out: a [`Probe`] or [`Rendered`], or a [`PictureError`] that says what is
//! wrong with the file. It knows no works, no folders and no cache; nothing here is parallel: the caller runs
//! one job a source.

use std::fmt;

use crate::exhibition::{PictureFormat, ShareBox};

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

/// How far a decoder may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Default: 300 million.
    pub max_pixels: u64,
    /// Bytes that one picture may take while it is worked on. Default: 1.5 GiB.
    pub max_bytes: u64,
}

/// What to make of a source.
#[derive(Clone, Debug, PartialEq)]
pub struct RenderSpec {
    /// The part that is shown, as shares of the upright picture.
    pub crop: Option<ShareBox>,
    /// Painted over before anything else, as shares of the upright picture.
    pub redact: Vec<ShareBox>,
    /// Wanted widths in pixels, ascending; nothing is enlarged: larger ones collapse into the picture's own.
    pub widths: Vec<u32>,
    /// The longest edge in pixels of anything made.
    pub max_edge: u32,
    /// The formats, each at every width.
    pub formats: Vec<PictureFormat>,
    /// 1–100, on JPEG's scale.
    pub quality: u8,
}

/// One derivative.
#[derive(Clone, Debug)]
pub struct Derivative {
    /// Its format.
    pub format: PictureFormat,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The file: pixels and nothing else, in sRGB.
    pub bytes: Vec<u8>,
}

/// What became of a source.
#[derive(Clone, Debug)]
pub struct Rendered {
    /// Ascending by width, formats in the wanted order within one width.
    pub derivatives: Vec<Derivative>,
    /// The mean colour, red, green, blue.
    pub dominant: [u8; 3],
}

/// What is wrong with a picture file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PictureError {
    /// Recognised but not readable here: the format's name.
    Unsupported(&'static str),
    /// Not a picture that anybody knows.
    NotAPicture,
    /// An empty file.
    Empty,
    /// Damaged or cut off: what the decoder said.
    Broken(String),
    /// More pixels than the limit: its size and the limit.
    TooLarge {
        /// Width in pixels.
        width: u64,
        /// Height in pixels.
        height: u64,
        /// The limit in pixels.
        limit: u64,
    },
}

impl fmt::Display for PictureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PictureError::Unsupported(name) => write!(f, "{name} pictures cannot be read"),
            PictureError::NotAPicture => f.write_str("not a picture"),
            PictureError::Empty => f.write_str("the file is empty"),
            PictureError::Broken(why) => write!(f, "the picture is damaged: {why}"),
            PictureError::TooLarge {
                width,
                height,
                limit,
            } => write!(f, "{width} × {height} pixels, more than {limit}"),
        }
    }
}

impl std::error::Error for PictureError {}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            max_pixels: 300_000_000,
            max_bytes: 3 << 29,
        }
    }
}
