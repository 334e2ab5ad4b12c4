//! `trienlam serve`: the preview, told on the terminal.
//!
//! Ctrl-C is how a preview ends, so it ends with 0.

use super::args::{Global, ServeArgs};
use super::console::{Console, Progress, Purpose};
use super::exit::{Exit, Stop};
use super::interrupt;
use super::meant::{self, Extras};
use crate::diagnostics::say;
use crate::pipeline::{Observer, Step};
use crate::serve::{self, Address, Host, News, Port};

/// The port where none is asked for.
const PORT: u16 = 8111;

/// Shows the site until Ctrl-C.
pub(super) fn run(global: &Global, args: &ServeArgs, console: &Console) -> Result<Exit, Stop> {
    let extras = Extras {
        jobs: args.jobs,
        ..Extras::default()
    };
    let options = meant::options(global, &args.run, &extras)?;
    interrupt::listen(console)?;
    let terminal = Terminal {
        console,
        progress: console.progress(),
    };
    serve::run(&options, address(args), &terminal)?;
    Ok(Exit::Fine)
}

fn address(args: &ServeArgs) -> Address {
    let port = args.port.map_or(Port::From(PORT), Port::Exactly);
    Address {
        host: args.host,
        port,
    }
}

/// Hears the news of a preview.
struct Terminal<'a> {
    console: &'a Console,
    progress: Progress,
}

impl Host for Terminal<'_> {
    fn news(&self, news: News<'_>) {
        self.progress.end();
        match news {
            News::Listening(address) => self.console.say(&say!(
                vi: "Xem thử tại {address} (Ctrl-C để dừng)",
                en: "The preview is at {address} (Ctrl-C to stop)"
            )),
            News::Changed => self
                .console
                .say(&say!(vi: "\nCó thay đổi:", en: "\nA change:")),
            News::Built(outcome, took) => self.console.outcome(outcome, Purpose::Preview, took),
            News::Failed(error) => self.console.failure(&error.message()),
        }
    }
}

impl Observer for Terminal<'_> {
    fn begin(&self, step: Step, pictures: usize, pixels: u64) {
        self.progress.begin(step, pictures, pixels);
    }

    fn picture(&self, pixels: u64, fresh: bool) {
        self.progress.picture(pixels, fresh);
    }

    fn ignored(&self, path: &str) {
        self.progress.ignored(path);
    }

    fn interrupted(&self) -> bool {
        self.progress.interrupted()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::{Arguments, Command};
    use clap::Parser;

    fn asked(line: &str) -> Address {
        match Arguments::try_parse_from(line.split(' ')).unwrap().command {
            Command::Serve(args) => address(&args),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_port_asked_for_is_the_only_one_tried() {
        assert_eq!(asked("trienlam serve").port, Port::From(8111));
        assert_eq!(
            asked("trienlam serve --port 9000").port,
            Port::Exactly(9000)
        );
        assert_eq!(asked("trienlam serve --host [::1]").host.to_string(), "::1");
        let abroad = Arguments::try_parse_from(["trienlam", "serve", "--host", "0.0.0.0"]);
        assert_eq!(abroad.unwrap_err().exit_code(), 2);
    }
}
