//! `trienlam` turns folders of students' drawings into an online exhibition: static, Vietnamese first, and safe
//! for the children who drew.

pub mod cache;
pub mod cli;
pub mod diagnostics;
pub mod digest;
pub mod error;
pub mod exhibition;
pub mod fs;
pub mod imaging;
pub mod markdown;
pub mod pipeline;
pub mod scaffold;
pub mod schema;
#[cfg(feature = "serve")]
pub mod serve;
pub mod theme;
