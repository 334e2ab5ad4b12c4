//! What a site makes of its pictures: sizes, formats and quality.
//!
//! In: nothing. Out: [`DerivativePolicy`] and [`PictureFormat`], plain values that settings are read into.

use serde::{Deserialize, Serialize};

/// How derivatives are made, for the whole site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DerivativePolicy {
    /// Widths in pixels, ascending, none above the site's `max_edge`.
    pub widths: Vec<u32>,
    /// The longest edge in pixels of anything published but tiles.
    pub max_edge: u32,
    /// The longest edge in pixels to which tiles go, of works with a deep zoom.
    pub deep_edge: u32,
    /// The formats, the most wanted first; JPEG is always among them.
    pub formats: Vec<PictureFormat>,
    /// The largest width in pixels that is made as WebP, too.
    pub webp_up_to: u32,
    /// 1–100, on JPEG's scale.
    pub quality: u8,
}

/// The formats in which derivatives are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PictureFormat {
    /// For every browser.
    Jpeg,
    /// Smaller at the same quality.
    Webp,
}

impl PictureFormat {
    /// The name in `exhibition.yaml` and the ending of file names.
    pub fn name(self) -> &'static str {
        match self {
            PictureFormat::Jpeg => "jpeg",
            PictureFormat::Webp => "webp",
        }
    }

    /// The file ending, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            PictureFormat::Jpeg => "jpg",
            PictureFormat::Webp => "webp",
        }
    }

    /// The media type.
    pub fn mime(self) -> &'static str {
        match self {
            PictureFormat::Jpeg => "image/jpeg",
            PictureFormat::Webp => "image/webp",
        }
    }
}
