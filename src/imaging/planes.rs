//! A picture as planes: luma, and chroma that may be halved, the shape in which JPEG keeps it.
//!
//! In and out: full-range JFIF YCbCr, tightly packed rows. What the planes mean is all that is told here; `ycbcr`
//! turns them into RGB and back, `jpeg` reads and writes them.

/// One channel, row after row without gaps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Plane {
    /// Samples in a row.
    pub(super) width: u32,
    /// Rows.
    pub(super) height: u32,
    /// `width × height` samples.
    pub(super) data: Vec<u8>,
}

/// A picture: luma at full size; Cb and Cr at full, half (rounded up) or half width; or no colour at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Planes {
    /// How light.
    pub(super) luma: Plane,
    /// Cb and Cr, both of one size; `None` is a grey picture.
    pub(super) chroma: Option<[Plane; 2]>,
}
