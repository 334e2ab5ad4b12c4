//! `trienlam headers HOST`: what a web server should say with every file, for those that read no file of the site's.

use super::args::{Global, HeadersArgs, Host};
use super::console;
use super::exit::{Exit, Stop};
use super::meant::{self, Extras};
use crate::headers::{self, Hosted};
use crate::pipeline::{self, Silent};

/// Prints the snippet. Where the content cannot be read, the one that shows least.
pub(super) fn run(global: &Global, args: &HeadersArgs) -> Result<Exit, Stop> {
    let extras = Extras {
        base_url: args.base_url.as_deref(),
        ..Extras::default()
    };
    let options = meant::options(global, &args.run, &extras)?;
    let hosted = pipeline::hosted(&options, &Silent)?;
    let hosted = hosted.unwrap_or_else(|| Hosted::unread(options.base_url.as_deref()));
    let write = match args.host {
        Host::Netlify => headers::netlify,
        Host::Apache => headers::apache,
        Host::Nginx => headers::nginx,
        Host::Caddy => headers::caddy,
    };
    let snippet = write(&hosted);
    console::output(snippet.as_bytes())?;
    Ok(Exit::Fine)
}
