//! A picture as JPEG holds it: brightness and two colour differences, each in a plane of its own.
//!
//! In: samples of a decoder. Out: [`Planes`] for a resizer and an encoder that never need red, green and blue.

/// One component's samples, rows tightly packed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Plane {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) data: Vec<u8>,
}

/// Full-range YCbCr (JFIF: ITU-R BT.601 without head- or footroom), or brightness alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Planes {
    pub(super) luma: Plane,
    /// Blue and red difference, both of one size: the luma's or a half or quarter of it, rounded up. None: grey.
    pub(super) chroma: Option<[Plane; 2]>,
}
