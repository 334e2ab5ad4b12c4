//! The look: templates, strings, assets, in layers (the site's own files over the embedded ones).
//!
//! In: a typed page view of [`views`]. Out: the bytes of a page, and the asset files that go with it.
//! Templates never cause work: everything they can ask for is in their view. It knows no disk: the layers
//! arrive as a map from path to bytes.

pub mod views;
