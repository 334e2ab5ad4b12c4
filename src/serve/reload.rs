//! Live reload: a stream of events, the script that listens to it, and the tag that brings the script.
//!
//! The site's own pages carry none of this: the server adds the tag on the way out. The script is a file,
//! because the pages' Content-Security-Policy lets no inline script run.

use std::convert::Infallible;

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use tokio::sync::watch;
use tokio_stream::wrappers::WatchStream;
use tokio_stream::{Stream, StreamExt};

use crate::pipeline::Outcome;

/// Where the stream is.
pub(super) const EVENTS: &str = "/_trienlam/events";
/// Where the script is.
pub(super) const SCRIPT: &str = "/_trienlam/reload.js";

/// What a browser needs to know.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Signal {
    /// Which site is on show; 0 before the first.
    generation: u64,
    /// Whether the content has problems that keep a newer one back.
    trouble: bool,
}

impl Signal {
    /// Whether there is a site to show.
    pub(super) fn has_site(self) -> bool {
        self.generation > 0
    }

    /// Different for every site of every server, so that a page from an earlier server notices.
    fn mark(self) -> String {
        format!("{}-{}", std::process::id(), self.generation)
    }
}

/// Tells every open page.
pub(super) struct Bell(watch::Sender<Signal>);

impl Bell {
    /// A bell and what hears it; the streams end when the bell is dropped.
    pub(super) fn new() -> (Self, watch::Receiver<Signal>) {
        let (sender, receiver) = watch::channel(Signal::default());
        (Bell(sender), receiver)
    }

    /// A build has ended: pages load again if it changed anything.
    pub(super) fn ring(&self, outcome: &Outcome) {
        match &outcome.published {
            None => self.trouble(),
            Some(published) => self.0.send_modify(|signal| {
                let changed = published.changed + published.removed > 0;
                if changed || !signal.has_site() {
                    signal.generation += 1;
                }
                signal.trouble = false;
            }),
        }
    }

    /// The newest content could not be built.
    pub(super) fn trouble(&self) {
        self.0.send_modify(|signal| signal.trouble = true);
    }
}

/// The stream: `site` or `problems`, each with the mark of the site on show; at once, and after every build.
pub(super) fn events(
    signals: watch::Receiver<Signal>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let stream = WatchStream::new(signals).map(|signal| {
        let name = if signal.trouble { "problems" } else { "site" };
        Ok(Event::default().event(name).data(signal.mark()))
    });
    Sse::new(stream).keep_alive(KeepAlive::default())
}

/// The script.
pub(super) async fn script() -> Response {
    let headers = [
        (CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (CACHE_CONTROL, "no-store"),
    ];
    (headers, include_str!("reload.js")).into_response()
}

/// The page with the script's tag before `</head>`, or at its end where it has no head.
pub(super) fn with_script(page: &[u8], signal: Signal) -> Vec<u8> {
    let tag = format!(
        "<script src=\"{SCRIPT}\" data-site=\"{}\" defer></script>",
        signal.mark()
    );
    let head = page
        .windows(7)
        .position(|word| word.eq_ignore_ascii_case(b"</head>"));
    let (before, after) = page.split_at(head.unwrap_or(page.len()));
    [before, tag.as_bytes(), after].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tag_stands_in_the_head() {
        let tag = with_script(b"", Signal::default());
        let tag = String::from_utf8(tag).unwrap();
        assert!(
            tag.starts_with("<script src=\"/_trienlam/reload.js\" ") && tag.contains(" defer>")
        );
        let page = with_script("<HEAD>ả</HEAD><body></body>".as_bytes(), Signal::default());
        assert_eq!(page, format!("<HEAD>ả{tag}</HEAD><body></body>").as_bytes());
    }
}
