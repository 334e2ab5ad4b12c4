//! What can be wrong with a picture file, in words that the pipeline can turn into a diagnostic.
//!
//! In: what the readers found. Out: [`PictureError`]. It names no file: the caller knows which one it was.

use std::fmt;

use super::probe::SourceFormat;

/// What is wrong with a picture file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PictureError {
    /// Recognised but not readable here: the format's name.
    Unsupported(&'static str),
    /// Not a picture that anybody knows.
    NotAPicture,
    /// Read by an installed program only, and none is there.
    NoProgram(SourceFormat),
    /// An installed program could not read it: which one, and why.
    Program(&'static str, String),
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

impl PictureError {
    /// Damaged, in a few words.
    pub(crate) fn broken(why: impl fmt::Display) -> Self {
        PictureError::Broken(why.to_string())
    }
}

impl fmt::Display for PictureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PictureError::Unsupported(name) => {
                write!(f, "{name}: files of this kind cannot be read")
            }
            PictureError::NoProgram(format) => {
                write!(f, "{format:?}: no program that reads it is installed")
            }
            PictureError::Program(name, why) => write!(f, "{name} cannot read it: {why}"),
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
