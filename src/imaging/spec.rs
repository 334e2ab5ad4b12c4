//! What the caller asks for and what it gets back: plain values, no pixels are touched here.
//!
//! In: the pipeline's wishes. Out: [`RenderSpec`], [`Limits`], [`Rendered`] and the bytes of a spec that
//! belong into a cache key.

use super::likeness::Likeness;
use super::tiles::TILE_EDGE;
use crate::boxes::ShareBox;
use crate::policy::{DerivativePolicy, PictureFormat};

/// How far a decoder may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Default: 300 million.
    pub max_pixels: u64,
    /// Bytes that one picture may take while it is worked on. Default: 1.5 GiB.
    pub max_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            max_pixels: 300_000_000,
            max_bytes: 3 << 29,
        }
    }
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
    /// The formats, each at every width but WebP.
    pub formats: Vec<PictureFormat>,
    /// The largest width in pixels that is made as WebP, too.
    pub webp_up_to: u32,
    /// 1–100, on JPEG's scale.
    pub quality: u8,
    /// The longest edge in pixels up to which one may go close to it, by tiles; `None`: no tiles.
    pub deep_edge: Option<u32>,
}

/// One derivative.
#[derive(Clone, Debug, PartialEq, Eq)]
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

/// What one sees who goes close: levels from one tile to the deepest, each twice as wide as the one before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tiles {
    /// Width in pixels of the deepest level.
    pub width: u32,
    /// Height in pixels of the deepest level.
    pub height: u32,
    /// Every tile: by level, row and column.
    pub tiles: Vec<Tile>,
}

/// A square of a level, smaller at its right and lower edges: JPEG.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tile {
    /// 0: the whole picture in one tile.
    pub level: u32,
    /// From the left, from 0.
    pub column: u32,
    /// From the top, from 0.
    pub row: u32,
    /// The file: pixels and nothing else, in sRGB.
    pub bytes: Vec<u8>,
}

/// What became of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// Ascending by width, formats in the wanted order within one width.
    pub derivatives: Vec<Derivative>,
    /// Where they were asked for and show more than the largest derivative.
    pub tiles: Option<Tiles>,
    /// The mean colour, red, green, blue.
    pub dominant: [u8; 3],
    /// What it looks like from far away.
    pub likeness: Likeness,
}

impl RenderSpec {
    /// What a site makes of a whole picture, without tiles.
    pub fn of(policy: &DerivativePolicy) -> Self {
        RenderSpec {
            crop: None,
            redact: Vec::new(),
            widths: policy.widths.clone(),
            max_edge: policy.max_edge,
            formats: policy.formats.clone(),
            webp_up_to: policy.webp_up_to,
            quality: policy.quality,
            deep_edge: None,
        }
    }

    /// Canonical bytes of everything that changes the pixels: equal specs give equal bytes, different specs
    /// different ones. A cache key takes them together with the source's digest and [`super::VERSION`].
    pub fn key_bytes(&self) -> Vec<u8> {
        let mut key = Vec::with_capacity(64);
        let count = |key: &mut Vec<u8>, n: usize| key.extend((n as u64).to_le_bytes());
        let shares = |key: &mut Vec<u8>, share: &ShareBox| {
            for edge in share.shares() {
                // -0.0 and 0.0 are the same edge.
                key.extend((edge + 0.0).to_bits().to_le_bytes());
            }
        };
        count(&mut key, usize::from(self.crop.is_some()));
        for share in self.crop.iter() {
            shares(&mut key, share);
        }
        count(&mut key, self.redact.len());
        for share in &self.redact {
            shares(&mut key, share);
        }
        count(&mut key, self.widths.len());
        for width in &self.widths {
            key.extend(width.to_le_bytes());
        }
        key.extend(self.max_edge.to_le_bytes());
        count(&mut key, self.formats.len());
        for format in &self.formats {
            key.push(match format {
                PictureFormat::Jpeg => 1,
                PictureFormat::Webp => 2,
            });
        }
        key.extend(self.webp_up_to.to_le_bytes());
        key.push(self.quality);
        // At the end and only where it is wanted, so that what is cached without it stays known.
        if let Some(edge) = self.deep_edge {
            key.extend(TILE_EDGE.to_le_bytes());
            key.extend(edge.to_le_bytes());
        }
        key
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spec() -> RenderSpec {
        RenderSpec {
            crop: None,
            redact: Vec::new(),
            widths: vec![320, 640],
            max_edge: 1920,
            formats: vec![PictureFormat::Jpeg],
            webp_up_to: 640,
            quality: 80,
            deep_edge: None,
        }
    }

    #[test]
    fn the_key_knows_a_crop_from_a_redaction() {
        let share = ShareBox::new(0.1, 0.2, 0.3, 0.4);
        let cropped = RenderSpec {
            crop: share,
            ..spec()
        };
        let redacted = RenderSpec {
            redact: share.into_iter().collect(),
            ..spec()
        };
        assert_ne!(cropped.key_bytes(), redacted.key_bytes());
        assert_ne!(cropped.key_bytes(), spec().key_bytes());
        assert_eq!(spec().key_bytes(), spec().key_bytes());
    }

    #[test]
    fn the_key_knows_every_field() {
        let keys = [
            spec(),
            RenderSpec {
                widths: vec![320],
                ..spec()
            },
            RenderSpec {
                max_edge: 1921,
                ..spec()
            },
            RenderSpec {
                formats: vec![PictureFormat::Webp],
                ..spec()
            },
            RenderSpec {
                webp_up_to: 320,
                ..spec()
            },
            RenderSpec {
                quality: 81,
                ..spec()
            },
            RenderSpec {
                deep_edge: Some(8000),
                ..spec()
            },
            RenderSpec {
                deep_edge: Some(8001),
                ..spec()
            },
        ]
        .map(|spec| spec.key_bytes());
        for (at, key) in keys.iter().enumerate() {
            assert!(!keys[..at].contains(key));
        }
    }
}
