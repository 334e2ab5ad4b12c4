//! `trienlam headers HOST`: what a web server should say with every file, for those that read no file of the site's.

use super::args::{Global, HeadersArgs, Host};
use super::console;
use super::exit::{Exit, Stop};
use super::meant::{self, Extras};
use crate::headers::{self, Pictures};
use crate::pipeline::{self, Silent};

/// Prints the snippet. Where the content cannot be read, the one that shows least.
pub(super) fn run(global: &Global, args: &HeadersArgs) -> Result<Exit, Stop> {
    let extras = Extras {
        base_url: args.base_url.as_deref(),
        ..Extras::default()
    };
    let options = meant::options(global, &args.run, &extras)?;
    let exhibition = pipeline::exhibition(&options, &Silent)?;
    let pictures = exhibition.as_ref().map_or(Pictures::Unlisted, Pictures::of);
    let written = exhibition.and_then(|exhibition| exhibition.base_url);
    let base_url = options.base_url.or(written);
    let base_path = base_url.as_deref().map(headers::base_path);
    let snippet = match args.host {
        Host::Netlify => headers::netlify(pictures),
        Host::Apache => headers::apache(pictures, base_path),
        Host::Nginx => headers::nginx(pictures, base_path.unwrap_or("/")),
        Host::Caddy => headers::caddy(pictures, base_path.unwrap_or("/")),
    };
    console::output(snippet.as_bytes())?;
    Ok(Exit::Fine)
}
