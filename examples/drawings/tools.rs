//! The tools in the pencil case: how wide each one draws, how densely, how opaquely.
//!
//! Plain values. What the pigment then does on the paper is in `media.rs`.

use crate::media::Medium;

/// How one medium is held. Lengths in units of the sheet.
#[derive(Clone, Copy)]
pub struct Tool {
    pub medium: Medium,
    /// Width of an outline.
    pub line: f32,
    /// Width of a scribbled line, the step to the next one, its opacity.
    pub hatch: f32,
    pub gap: f32,
    pub alpha: f32,
    /// Opacity of the even layer under the scribble.
    pub base: f32,
    /// How far a scribble runs over the edge.
    pub over: f32,
}

pub const CRAYON: Tool = Tool {
    medium: Medium::Crayon,
    line: 6.5,
    hatch: 9.0,
    gap: 7.6,
    alpha: 0.72,
    base: 0.34,
    over: 3.5,
};
pub const MARKER: Tool = Tool {
    medium: Medium::Marker,
    line: 5.2,
    hatch: 13.0,
    gap: 10.4,
    alpha: 0.66,
    base: 0.22,
    over: 2.4,
};
pub const COLOURED: Tool = Tool {
    medium: Medium::Coloured,
    line: 3.0,
    hatch: 3.6,
    gap: 3.9,
    alpha: 0.62,
    base: 0.26,
    over: 2.2,
};
pub const GRAPHITE: Tool = Tool {
    medium: Medium::Graphite,
    line: 2.7,
    hatch: 2.6,
    gap: 4.4,
    alpha: 0.62,
    base: 0.10,
    over: 1.8,
};
pub const PEN: Tool = Tool {
    medium: Medium::Marker,
    line: 2.6,
    hatch: 3.0,
    gap: 5.0,
    alpha: 0.9,
    base: 0.0,
    over: 1.0,
};
/// A paint marker, for torn paper.
pub const PAINT: Tool = Tool {
    medium: Medium::Paint,
    line: 5.0,
    hatch: 9.0,
    gap: 8.0,
    alpha: 0.95,
    base: 0.8,
    over: 1.0,
};
pub const BRUSH: Tool = Tool {
    medium: Medium::Wash,
    line: 6.0,
    hatch: 26.0,
    gap: 30.0,
    alpha: 0.22,
    base: 0.70,
    over: 0.0,
};
pub const PASTEL: Tool = Tool {
    medium: Medium::Pastel,
    line: 7.0,
    hatch: 10.0,
    gap: 8.2,
    alpha: 0.85,
    base: 0.45,
    over: 3.5,
};
pub const TORN: Tool = Tool {
    medium: Medium::Torn,
    line: 4.0,
    hatch: 9.0,
    gap: 9.0,
    alpha: 1.0,
    base: 1.0,
    over: 0.0,
};
