//! Stub.
use crate::Picture;
pub fn pictures() -> Vec<Picture> { vec![] }
