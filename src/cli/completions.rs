//! `trienlam completions SHELL`: a script that completes commands and options.

use clap_complete::Shell;

use super::args::CompletionsArgs;
use super::console;
use super::exit::{Exit, Stop};
use super::vietnamese;
use crate::diagnostics::Tongue;

/// Prints the script.
pub(super) fn run(args: &CompletionsArgs, tongue: Tongue) -> Result<Exit, Stop> {
    console::output(&script(args.shell, tongue))?;
    Ok(Exit::Fine)
}

fn script(shell: Shell, tongue: Tongue) -> Vec<u8> {
    let mut script = Vec::new();
    clap_complete::generate(
        shell,
        &mut vietnamese::command(tongue),
        "trienlam",
        &mut script,
    );
    script
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shell_gets_a_script_that_knows_the_commands() {
        for shell in [
            Shell::Bash,
            Shell::Zsh,
            Shell::Fish,
            Shell::PowerShell,
            Shell::Elvish,
        ] {
            for tongue in [Tongue::Vi, Tongue::En] {
                let script = String::from_utf8(script(shell, tongue)).unwrap();
                for word in ["new", "check", "build", "keep-going", "completions"] {
                    assert!(script.contains(word), "{shell}: {word}");
                }
            }
        }
    }
}
