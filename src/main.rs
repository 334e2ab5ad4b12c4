//! The `trienlam` program: parse, run, exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    trienlam::cli::run(std::env::args_os().collect()).into()
}
