//! The preview: the same build as `trienlam build`, into a private folder, shown on this computer only and
//! made again after every change.
//!
//! In: options, an address, and a [`Host`] that is told the news. There is no second way of building here:
//! [`crate::pipeline::build`] publishes into a temporary folder below the site's `.trienlam/`, and what is
//! online is not touched. A rebuild with errors leaves the last good site on show. The folder is gone when the
//! preview ends, for it may hold works that are still to be withdrawn.

mod guard;
mod listen;
mod reload;
mod site;
mod watch;

use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

pub use listen::{Address, Port};

use crate::error::{Error, Verb};
use crate::fs;
use crate::pipeline::{self, Observer, Options, Outcome};
use listen::Server;
use reload::Bell;
use site::router;

/// How often the end is looked for while nothing happens.
const LOOK: Duration = Duration::from_millis(100);

/// Who runs the preview: watches the builds, hears the news and says when to stop ([`Observer::interrupted`]).
pub trait Host: Observer {
    /// Something happened.
    fn news(&self, news: News<'_>);
}

/// What happens in a preview.
#[derive(Debug)]
pub enum News<'a> {
    /// The server answers at this address; the first build begins.
    Listening(&'a str),
    /// A change was seen; a build begins.
    Changed,
    /// A build came to its end, with or without a site, after so long.
    Built(&'a Outcome, Duration),
    /// A rebuild failed for another reason than the content; the last good site stays.
    Failed(&'a Error),
}

/// Shows the site until the host wants to stop.
///
/// # Errors
/// Where no port is free, the folders cannot be watched or the first build fails.
pub fn run(options: &Options, address: Address, host: &dyn Host) -> Result<(), Error> {
    let listener = listen::bind(address)?;
    let home = options.site.join(".trienlam").join("preview");
    fs::create_dir_all(&home)?;
    let private = tempfile::tempdir_in(&home).map_err(Error::file(Verb::Create, &home))?;
    let options = Options {
        out: private.path().join("site"),
        ..options.clone()
    };
    let changes = watch::start(&options)?;
    let (bell, signals) = Bell::new();
    let server = Server::start(listener, |port| router(&options.out, port, signals))?;
    host.news(News::Listening(&server.address()));
    let result = follow(&changes.heard, &bell, host, || {
        pipeline::build(&options, host)
    });
    // The streams of events end with the bell; then the server has nothing left to wait for.
    drop(bell);
    server.stop();
    private.close().map_err(Error::file(Verb::Remove, &home))?;
    result
}

/// Builds, and builds again after each change, until the host is interrupted.
fn follow(
    changes: &Receiver<()>,
    bell: &Bell,
    host: &dyn Host,
    build: impl Fn() -> Result<Outcome, Error>,
) -> Result<(), Error> {
    let mut first = true;
    loop {
        let begun = Instant::now();
        match build() {
            Ok(outcome) => {
                bell.ring(&outcome);
                host.news(News::Built(&outcome, begun.elapsed()));
            }
            Err(Error::Interrupted) => return Ok(()),
            Err(error) if first => return Err(error),
            Err(error) => {
                bell.trouble();
                host.news(News::Failed(&error));
            }
        }
        first = false;
        if !wait(changes, host) {
            return Ok(());
        }
        host.news(News::Changed);
    }
}

/// Waits for a change; `false` when it is time to stop.
fn wait(changes: &Receiver<()>, host: &dyn Host) -> bool {
    while !host.interrupted() {
        match changes.recv_timeout(LOOK) {
            Ok(()) => {
                // Several changes, one build.
                while changes.try_recv().is_ok() {}
                return true;
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return false,
        }
    }
    false
}

#[cfg(test)]
mod tests;
