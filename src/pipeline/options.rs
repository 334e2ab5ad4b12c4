//! What a run is asked to do, as meant: every path whole, every default filled in.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

/// The options of `check`, `build` and `serve`.
#[derive(Clone, Debug)]
pub struct Options {
    /// The site's folder, which holds `content/`, `themes/` and the cache.
    pub site: PathBuf,
    /// The folder to publish into. Default: `public` in the site's folder.
    pub out: PathBuf,
    /// The day as which the build counts: consents begin and end by it.
    pub date: Date,
    /// In place of `base_url` in `exhibition.yaml`.
    pub base_url: Option<String>,
    /// Pictures worked on at once. Default: the machine's cores.
    pub jobs: Option<NonZeroUsize>,
    /// Leave out works and rooms that have errors, and publish the rest.
    pub keep_going: bool,
}

impl Options {
    /// Where the curators write.
    pub fn content(&self) -> PathBuf {
        self.site.join("content")
    }

    /// Where the site's own themes lie.
    pub fn themes(&self) -> PathBuf {
        self.site.join("themes")
    }

    /// What can be made again: rendered pictures and the index of sources.
    pub fn cache(&self) -> PathBuf {
        self.site.join(".trienlam").join("cache")
    }

    /// What is known of the published folder, beside it and never inside: inventory, staging, lock.
    pub fn state(&self) -> PathBuf {
        let parent = self.out.parent().unwrap_or(Path::new("."));
        let name = self.out.file_name().unwrap_or(std::ffi::OsStr::new("site"));
        parent.join(".trienlam").join("published").join(name)
    }
}
