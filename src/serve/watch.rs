//! Hears what changes under content/ and themes/.
//!
//! In: the site's folder. Out: a word for each burst of changes. It says nothing of the published folder and
//! the cache, which builds write themselves, nor of editors' temporary files.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

use notify::event::{EventKind, ModifyKind};
use notify::{RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};

use crate::diagnostics::say;
use crate::error::Error;
use crate::pipeline::Options;

/// How long a burst is waited out: editors write a file in several steps.
const BURST: Duration = Duration::from_millis(200);

/// Changes, for as long as this is kept.
pub(super) struct Changes {
    /// One word a burst.
    pub(super) heard: Receiver<()>,
    _watcher: Debouncer<RecommendedWatcher, RecommendedCache>,
}

/// Watches from now on.
pub(super) fn start(options: &Options) -> Result<Changes, Error> {
    let (sender, heard) = mpsc::channel();
    // Systems report real paths.
    let site = options
        .site
        .canonicalize()
        .unwrap_or_else(|_| options.site.clone());
    let watcher = watch(&site, sender).map_err(|error| {
        Error::Refused(say!(
            vi: "không theo dõi được thay đổi trong thư mục trang: {error}; trên Linux, hãy tăng fs.inotify.max_user_watches, hoặc dùng `trienlam build`",
            en: "could not watch the site's folder for changes: {error}; on Linux raise fs.inotify.max_user_watches, or use `trienlam build`"
        ))
    })?;
    Ok(Changes {
        heard,
        _watcher: watcher,
    })
}

fn watch(
    site: &Path,
    heard: Sender<()>,
) -> notify::Result<Debouncer<RecommendedWatcher, RecommendedCache>> {
    let root = site.to_path_buf();
    let mut watcher = new_debouncer(BURST, None, move |result: DebounceEventResult| {
        if matters(&root, &result) && heard.send(()).is_err() {
            // The preview is ending.
        }
    })?;
    for folder in [site.join("content"), site.join("themes")] {
        if folder.is_dir() {
            watcher.watch(&folder, RecursiveMode::Recursive)?;
        }
    }
    // Sees a themes/ that is made, or a content/ that is replaced, while the preview runs.
    watcher.watch(site, RecursiveMode::NonRecursive)?;
    Ok(watcher)
}

fn matters(site: &Path, result: &DebounceEventResult) -> bool {
    match result {
        // Some events may be lost: better a build too many.
        Err(_) => true,
        Ok(events) => events.iter().any(|event| {
            event.need_rescan()
                || is_change(event.kind) && event.paths.iter().any(|path| is_source(site, path))
        }),
    }
}

/// Builds read files and may link them: neither changes what they say.
fn is_change(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(_) | EventKind::Other => false,
        EventKind::Modify(ModifyKind::Metadata(_)) => false,
        EventKind::Any | EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_) => true,
    }
}

/// Something that a build reads: below content/ or themes/, not hidden, not an editor's.
fn is_source(site: &Path, path: &Path) -> bool {
    let Ok(inner) = path.strip_prefix(site) else {
        return false;
    };
    let names: Vec<PathBuf> = inner.iter().map(PathBuf::from).collect();
    let source = names
        .first()
        .is_some_and(|first| first.as_os_str() == "content" || first.as_os_str() == "themes");
    source
        && !names
            .iter()
            .any(|name| is_temporary(&name.to_string_lossy()))
}

/// `.git`, `.room.yaml.swp`, `room.yaml~`, `#room.yaml#`, `~$room.ods`, vim's `4913`.
fn is_temporary(name: &str) -> bool {
    let start = name.starts_with(['.', '#', '~']);
    let end = [".swp", ".swx", ".tmp", ".part", ".crdownload", "~"]
        .iter()
        .any(|end| name.ends_with(end));
    start || end || name == "4913"
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{AccessKind, CreateKind, MetadataKind};

    #[test]
    fn sources_matter_and_what_builds_write_does_not() {
        let site = Path::new("/s");
        for path in [
            "/s/content/a/b.yaml",
            "/s/content",
            "/s/themes/x/page.html",
            "/s/content/_nháp.jpg",
        ] {
            assert!(is_source(site, Path::new(path)), "{path}");
        }
        for path in [
            "/s/public/index.html",
            "/s/.trienlam/cache/a",
            "/s/content/.room.yaml.swp",
            "/s/content/room.yaml~",
            "/s/content/#room.yaml#",
            "/s/content/4913",
            "/s/content/.git/index",
            "/elsewhere/content/a",
            "/s/README.md",
        ] {
            assert!(!is_source(site, Path::new(path)), "{path}");
        }
    }

    #[test]
    fn reading_is_no_change() {
        assert!(!is_change(EventKind::Access(AccessKind::Read)));
        assert!(!is_change(EventKind::Modify(ModifyKind::Metadata(
            MetadataKind::Any
        ))));
        assert!(is_change(EventKind::Create(CreateKind::File)));
    }
}
