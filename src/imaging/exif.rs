//! The one thing wanted from EXIF: which way up.
//!
//! In: the bytes of an EXIF block, with or without its `Exif` prefix. Out: 1–8. Everything else in there (where
//! the picture was taken, by which camera, when) is never read.

use image::metadata::Orientation;

/// The orientation, 1–8; what is missing, damaged or illegal counts as 1.
pub(super) fn orientation(block: &[u8]) -> u8 {
    let tiff = block.strip_prefix(b"Exif\0\0").unwrap_or(block);
    Orientation::from_exif_chunk(tiff).map_or(1, Orientation::to_exif)
}
