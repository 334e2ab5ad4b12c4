//! Ctrl-C: the first asks the run to stop at the next safe point, the second ends the program at once.

use std::io::Write;
use std::sync::atomic::{AtomicBool, Ordering};

use super::console::Console;
use super::exit::Exit;
use crate::diagnostics::{Tongue, say};
use crate::error::Error;

static ASKED: AtomicBool = AtomicBool::new(false);

/// Whether somebody has pressed Ctrl-C.
pub(super) fn asked() -> bool {
    ASKED.load(Ordering::Relaxed)
}

/// Listens from now on.
pub(super) fn listen(console: &Console) -> Result<(), Error> {
    let tongue = console.tongue();
    let handler = move || {
        if ASKED.swap(true, Ordering::Relaxed) {
            std::process::exit(i32::from(Exit::Interrupted.code()));
        }
        acknowledge(tongue);
    };
    ctrlc::set_handler(handler).map_err(|error| {
        Error::Refused(say!(
            vi: "không nghe được phím Ctrl-C: {error}",
            en: "could not listen for Ctrl-C: {error}"
        ))
    })
}

/// One line at once, since the safe point may be a large picture away.
fn acknowledge(tongue: Tongue) {
    let message = say!(
        vi: "Đang dừng; trang đang đăng vẫn nguyên. Bấm Ctrl-C lần nữa để thoát ngay.",
        en: "Stopping; the site online stays as it is. Ctrl-C again ends at once."
    );
    let line = format!("\n{}\n", message.in_tongue(tongue));
    if std::io::stderr().write_all(line.as_bytes()).is_err() {
        // Nobody reads any more: there is nothing else to tell, and the run stops all the same.
    }
}
