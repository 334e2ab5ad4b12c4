//! Pixels: what a file is, how it is decoded within limits, and the derivatives made of it.
//!
//! In: bytes and a [`RenderSpec`]. Out: a [`Probe`] or [`Rendered`], or a [`PictureError`] that says what is
//! wrong with the file. It knows no works, no folders and no cache; nothing here is parallel: the
//! caller runs one job a source, admitted by a [`MemoryBudget`]. One file of it, `decode/installed`, starts other
//! programs, and `decode/scratch` touches the disk for them: HEIC and AVIF are read by what is installed.
//!
//! It is a crate of its own, so that the workspace can compile it for speed even where the rest is compiled for
//! finding faults: without an optimiser, arithmetic on vector registers makes the tests take four times as long. `trienlam` is its only
//! user, and calls it `imaging`.
//!
//! The way of a picture, one file a step: `sniff` and `containers` tell what it is ([`probe()`]), `decode` makes
//! rows of RGB, `raster` paints over what is redacted, `largest` and `shrink` make the largest size, `colour` brings it to sRGB,
//! `orient` sets it upright, `sizes` says which smaller ones follow, `tiles` how far one may go into it, `encode` writes
//! them; `render` tells it in order. `guard` stands round everything: decoders panic on hostile files. `card` makes the
//! social card of a finished derivative: the one place that knows letters.
//!
//! Invariants: no metadata leaves this room, since only pixels enter `encode`; what is redacted or cropped is gone
//! before anything is made smaller; a damaged picture is an error, never a grey half.

mod boxes;
mod budget;
mod card;
mod colour;
mod containers;
mod decode;
mod encode;
mod error;
mod exif;
mod fit;
mod guard;
mod jpeg;
mod largest;
mod likeness;
mod orient;
mod planes;
mod policy;
mod probe;
mod processor;
mod raster;
mod render;
mod shrink;
mod sizes;
mod sniff;
mod spec;
mod tiles;
mod ycbcr;

pub use boxes::{PixelBox, ShareBox};
pub use budget::{MemoryBudget, Permit, need};
pub use card::{CARD_PICTURE, CARD_SIZE, CARD_VERSION, Card, CardLook, Press, Reading, icon};
pub use error::PictureError;
pub use likeness::Likeness;
pub use policy::{DerivativePolicy, PictureFormat};
pub use probe::{LeftOut, Probe, SourceFormat, probe};
pub use render::render;
pub use spec::{Derivative, Limits, RenderSpec, Rendered, Tile, Tiles};
pub use tiles::{TILE_EDGE, goes_deeper};

/// Raised whenever the same source and spec give other pixels than before: a part of every cache key.
pub const VERSION: u32 = 11;
