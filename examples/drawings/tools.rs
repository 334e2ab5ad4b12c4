//! The tools in the pencil case: how each one scribbles, how densely, how opaquely.
//!
//! Plain values, by the names that scenes use. How wide a line is drawn stands in the
//! scene; what the pigment does on the paper is in `media.rs`.

use crate::media::Medium;

/// How one medium is held when it colours in. Lengths in units of the sheet.
#[derive(Clone, Copy, PartialEq)]
pub struct Tool {
    pub medium: Medium,
    /// Width of a scribbled line, the step to the next one, its opacity.
    pub hatch: f32,
    pub gap: f32,
    pub alpha: f32,
    /// Opacity of the even layer under the scribble.
    pub base: f32,
    /// How far a scribble runs over the edge.
    pub over: f32,
}

impl Tool {
    /// The tool that scenes call so.
    pub fn named(name: &str) -> Option<Tool> {
        let tool = |medium, hatch, gap, alpha, base, over| Tool {
            medium,
            hatch,
            gap,
            alpha,
            base,
            over,
        };
        Some(match name {
            "crayon" => tool(Medium::Crayon, 9.0, 7.6, 0.72, 0.34, 3.5),
            "marker" => tool(Medium::Marker, 13.0, 10.4, 0.66, 0.22, 2.4),
            "pencil" => tool(Medium::Coloured, 3.6, 3.9, 0.62, 0.26, 2.2),
            "graphite" => tool(Medium::Graphite, 2.6, 4.4, 0.62, 0.10, 1.8),
            "pen" => tool(Medium::Marker, 3.0, 5.0, 0.9, 0.0, 1.0),
            "paint" => tool(Medium::Paint, 9.0, 8.0, 0.95, 0.8, 1.0),
            "brush" => tool(Medium::Wash, 26.0, 30.0, 0.22, 0.70, 0.0),
            "pastel" => tool(Medium::Pastel, 10.0, 8.2, 0.85, 0.45, 3.5),
            "torn" => tool(Medium::Torn, 9.0, 9.0, 1.0, 1.0, 0.0),
            _ => return None,
        })
    }
}
