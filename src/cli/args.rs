//! What can be typed: the commands and options exactly as they stand on the command line.
//!
//! The comments are the English help; [`super::vietnamese`] holds the Vietnamese one. Defaults that depend
//! on the machine or on another option are filled in by [`super::meant`].

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jiff::civil::Date;

use super::meant;
use crate::exhibition::WithdrawalReason;

/// Turns folders of students' drawings into an online exhibition.
#[derive(Debug, Parser)]
#[command(
    name = "trienlam",
    version,
    max_term_width = 100,
    disable_help_subcommand = true
)]
#[command(
    after_help = "Example:\n  trienlam new my-exhibition\n  trienlam --site my-exhibition build"
)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// Options of every command.
#[derive(Args, Debug)]
#[command(next_help_heading = "Options of every command")]
pub(super) struct Global {
    /// The folder that holds content/, themes/ and public/
    #[arg(long, global = true, value_name = "DIR", default_value = ".")]
    pub(super) site: PathBuf,
    /// The language of messages [default: the system's; also TRIENLAM_LANG]
    #[arg(long, global = true, value_name = "LANG")]
    pub(super) lang: Option<Lang>,
    /// Shows every note, and which files were passed over [default: notes in brief]
    #[arg(short, long, global = true, action = ArgAction::SetTrue, conflicts_with = "quiet")]
    pub(super) verbose: bool,
    /// Shows errors only [default: everything that matters]
    #[arg(short, long, global = true, action = ArgAction::SetTrue)]
    pub(super) quiet: bool,
    /// When to use colours; NO_COLOR switches them off as well
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(super) color: When,
}

/// The languages of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Lang {
    // Tiếng Việt
    Vi,
    // English
    En,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    // On a terminal
    Auto,
    // Also into files and pipes
    Always,
    // Nowhere
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Starts a small exhibition that builds at once
    #[command(after_help = "Example:\n  trienlam new my-exhibition")]
    New(NewArgs),
    /// Looks for problems in content, consent, theme and links; publishes nothing
    #[command(after_help = "Example:\n  trienlam check --date 2026-06-01")]
    Check(CheckArgs),
    /// Makes the exhibition's web pages from content/
    #[command(after_help = "Example:\n  trienlam build --base-url https://example.org/")]
    Build(BuildArgs),
    /// Takes a work out for good, and remembers that it may not come back
    #[command(
        after_help = "Example:\n  trienlam withdraw 4kq7m2x3ab --reason guardian\n  trienlam withdraw https://example.org/works/4kq7m2x3ab/ --dry-run"
    )]
    Withdraw(WithdrawArgs),
    /// Prints the security headers that a web host should send, in the host's own words
    #[command(after_help = "Example:\n  trienlam headers nginx > trienlam-headers.conf")]
    Headers(HeadersArgs),
    /// Shows the exhibition on this computer and again after every change
    #[cfg(feature = "serve")]
    #[command(after_help = "Example:\n  trienlam serve --port 8200")]
    Serve(ServeArgs),
    /// Reads a built site back, whoever built it, and tells what it gives away
    #[command(
        after_help = "Example:\n  trienlam audit public\n  trienlam audit public --allow tranh@example.org"
    )]
    Audit(AuditArgs),
    /// Prints a script that completes commands in a shell
    #[command(
        after_help = "Example:\n  trienlam completions bash > ~/.local/share/bash-completion/completions/trienlam"
    )]
    Completions(CompletionsArgs),
    /// Prints the manual page, or writes all of them
    #[command(
        after_help = "Example:\n  trienlam man | man -l -\n  trienlam man --out ~/.local/share/man/man1"
    )]
    Man(ManArgs),
}

/// `trienlam new`
#[derive(Args, Debug)]
pub(super) struct NewArgs {
    /// The folder to make; it must not exist, or be empty
    #[arg(value_name = "DIR")]
    pub(super) folder: PathBuf,
}

/// What `check`, `build` and `serve` share.
#[derive(Args, Debug)]
pub(super) struct RunArgs {
    /// The day by which consents begin and end [default: SOURCE_DATE_EPOCH, else today]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = meant::date)]
    pub(super) date: Option<Date>,
    /// Leaves out works and rooms that have errors [default: an error stops everything]
    #[arg(long)]
    pub(super) keep_going: bool,
}

/// `trienlam check`
#[derive(Args, Debug)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    pub(super) run: RunArgs,
    /// Prints one JSON object a line, for other programs [default: sentences]
    #[arg(long)]
    pub(super) json: bool,
}

/// `trienlam build`
#[derive(Args, Debug)]
pub(super) struct BuildArgs {
    #[command(flatten)]
    pub(super) run: RunArgs,
    /// The folder to publish into [default: public in the site's folder]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// Where the site will stand [default: base_url in exhibition.yaml, else relative links only]
    #[arg(long, value_name = "URL", value_parser = meant::base_url)]
    pub(super) base_url: Option<String>,
    /// Pictures worked on at once [default: as many as the machine has cores]
    #[arg(long, value_name = "N")]
    pub(super) jobs: Option<NonZeroUsize>,
    /// Prints one JSON object a line, for other programs [default: sentences]
    #[arg(long)]
    pub(super) json: bool,
}

/// `trienlam withdraw`
#[derive(Args, Debug)]
pub(super) struct WithdrawArgs {
    /// The work's id, or the address of its page
    #[arg(value_name = "ID")]
    pub(super) id: String,
    /// Why, as a code: no story about a child is kept
    #[arg(long, value_name = "CODE", value_parser = meant::reason(), default_value = "unstated")]
    pub(super) reason: WithdrawalReason,
    /// Deletes picture and record for ever [default: they go into quarantine]
    #[arg(long, conflicts_with = "quarantine")]
    pub(super) delete: bool,
    /// Where picture and record go, a private folder [default: .trienlam/withdrawn in the site's folder]
    #[arg(long, value_name = "DIR")]
    pub(super) quarantine: Option<PathBuf>,
    /// Tells what would happen and changes nothing [default: does it]
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Builds the site anew when the work is out [default: tells that it is to be done]
    #[arg(long, conflicts_with = "dry_run")]
    pub(super) build: bool,
    #[command(flatten)]
    pub(super) run: RunArgs,
    /// The folder that is published into [default: public in the site's folder]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// Where the site stands [default: base_url in exhibition.yaml, else relative addresses]
    #[arg(long, value_name = "URL", value_parser = meant::base_url)]
    pub(super) base_url: Option<String>,
    /// Prints one JSON object a line, for other programs [default: sentences]
    #[arg(long)]
    pub(super) json: bool,
}

/// `trienlam headers`
#[derive(Args, Debug)]
pub(super) struct HeadersArgs {
    /// The web server
    #[arg(value_name = "HOST")]
    pub(super) host: Host,
    #[command(flatten)]
    pub(super) run: RunArgs,
    /// Where the site will stand [default: base_url in exhibition.yaml, else a domain's root]
    #[arg(long, value_name = "URL", value_parser = meant::base_url)]
    pub(super) base_url: Option<String>,
}

/// The web servers that `headers` knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Host {
    // Also LiteSpeed; written into the published folder as .htaccess
    Apache,
    // Also Cloudflare Pages; written into the published folder as _headers
    Netlify,
    Nginx,
    Caddy,
}

/// `trienlam serve`
#[cfg(feature = "serve")]
#[derive(Args, Debug)]
pub(super) struct ServeArgs {
    #[command(flatten)]
    pub(super) run: RunArgs,
    /// The port [default: 8111, or the next that is free]
    #[arg(long, value_name = "PORT", value_parser = clap::value_parser!(u16).range(1..))]
    pub(super) port: Option<u16>,
    /// This computer's own address: localhost, 127.0.0.1 or ::1
    #[arg(long, value_name = "HOST", default_value = "127.0.0.1", value_parser = meant::loopback)]
    pub(super) host: std::net::IpAddr,
    /// Pictures worked on at once [default: as many as the machine has cores]
    #[arg(long, value_name = "N")]
    pub(super) jobs: Option<NonZeroUsize>,
}

/// `trienlam audit`
#[derive(Args, Debug)]
pub(super) struct AuditArgs {
    /// The folder to read
    #[arg(value_name = "DIR")]
    pub(super) built: PathBuf,
    /// An address or number that may stand in pages: the organisers' own [default: none]
    #[arg(long, value_name = "TEXT")]
    pub(super) allow: Vec<String>,
    /// A text file of private values, one a line (names, numbers): none may stand anywhere [default: none]
    #[arg(long, value_name = "FILE")]
    pub(super) private: Option<PathBuf>,
    /// A folder of originals, none of which may come out as it is [default: the site's content/, where there is one]
    #[arg(long, value_name = "DIR")]
    pub(super) originals: Option<PathBuf>,
    /// Prints one JSON object a line, for other programs [default: sentences]
    #[arg(long)]
    pub(super) json: bool,
}

/// `trienlam completions`
#[derive(Args, Debug)]
pub(super) struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub(super) shell: Shell,
}

/// `trienlam man`
#[derive(Args, Debug)]
pub(super) struct ManArgs {
    /// The folder for one page a command [default: the main page to the screen]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
}
