//! `trienlam man`: the manual page on stdout, or one page a command into a folder.

use std::io;

use clap_mangen::Man;

use super::args::ManArgs;
use super::console;
use super::exit::{Exit, Stop};
use super::meant::whole;
use super::vietnamese;
use crate::diagnostics::{Tongue, say};
use crate::error::Error;
use crate::fs;

/// Prints the main page, or writes all.
pub(super) fn run(args: &ManArgs, tongue: Tongue) -> Result<Exit, Stop> {
    let pages = pages(tongue).map_err(|error| {
        Error::Refused(say!(
            vi: "không tạo được trang hướng dẫn: {error}",
            en: "could not make the manual page: {error}"
        ))
    })?;
    match &args.out {
        Some(folder) => {
            let folder = whole(folder)?;
            for (name, page) in &pages {
                fs::write_atomically(&folder.join(name), page)?;
            }
        }
        None => {
            for (_, page) in pages.iter().take(1) {
                console::output(page)?;
            }
        }
    }
    Ok(Exit::Fine)
}

/// The pages by file name, the main one first.
fn pages(tongue: Tongue) -> io::Result<Vec<(String, Vec<u8>)>> {
    let mut command = vietnamese::command(tongue);
    command.build();
    let inner = command
        .get_subcommands()
        .filter(|inner| inner.get_name() != "help");
    let inner: Vec<_> = inner.cloned().collect();
    let mut pages = vec![page("trienlam", command)?];
    for command in inner {
        let name = format!("trienlam-{}", command.get_name());
        pages.push(page(&name, command)?);
    }
    Ok(pages)
}

fn page(name: &str, command: clap::Command) -> io::Result<(String, Vec<u8>)> {
    let mut text = Vec::new();
    let title = name.to_uppercase();
    // No date: the pages depend on the program alone.
    Man::new(command).title(title).render(&mut text)?;
    Ok((format!("{name}.1"), text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_a_page_for_each_command() {
        let pages = pages(Tongue::En).unwrap();
        let names: Vec<&str> = pages.iter().map(|(name, _)| name.as_str()).collect();
        for name in [
            "trienlam.1",
            "trienlam-new.1",
            "trienlam-check.1",
            "trienlam-build.1",
        ] {
            assert!(names.contains(&name), "{names:?}");
        }
        let build = pages
            .iter()
            .find(|(name, _)| name == "trienlam-build.1")
            .unwrap();
        let text = String::from_utf8_lossy(&build.1);
        assert!(
            text.contains(".TH") && text.contains("keep\\-going"),
            "{text}"
        );
    }
}
