//! Pages to look at: `THEME_PREVIEW=/tmp/preview cargo test --lib theme::preview -- --ignored`, then open the folder.
//!
//! With `THEME_PICTURES=list.txt` the pages show real pictures: one a line, `file width height tone`, the files
//! beside the list. The theme is read from `themes/safety` on disk, so that no change of it needs a compiler.
#![allow(
    clippy::disallowed_methods,
    reason = "a tool for designers, not part of the program"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::Theme;
use super::samples::{Amount, Samples};
use crate::exhibition::{Language, Languages};

fn read_theme(folder: &Path, below: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in std::fs::read_dir(folder.join(below)).unwrap() {
        let path = below.join(entry.unwrap().file_name());
        if folder.join(&path).is_dir() {
            read_theme(folder, &path, files);
        } else {
            files.insert(
                path.to_str().unwrap().to_owned(),
                std::fs::read(folder.join(&path)).unwrap(),
            );
        }
    }
}

#[test]
#[ignore = "writes a folder to look at"]
fn preview() {
    let out = PathBuf::from(std::env::var("THEME_PREVIEW").unwrap());
    let list = std::env::var("THEME_PICTURES").map(|list| std::fs::read_to_string(list).unwrap());
    let list = list.unwrap_or_else(|_| "none.png 1280 905 8\n".to_owned());
    let pictures: Vec<(String, u32, u32, u8)> = list
        .lines()
        .map(|line| {
            let cells: Vec<&str> = line.split_whitespace().collect();
            let number = |at: usize| cells[at].parse::<u32>().unwrap();
            (
                format!("../pictures/{}", cells[0]),
                number(1),
                number(2),
                u8::try_from(number(3)).unwrap(),
            )
        })
        .collect();
    let pictures: Vec<_> = pictures
        .iter()
        .map(|(file, width, height, tone)| (file.as_str(), *width, *height, *tone))
        .collect();
    let mut own = BTreeMap::new();
    read_theme(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/safety"),
        Path::new(""),
        &mut own,
    );
    let languages = ["vi", "en"].map(|code| Language::parse(code).unwrap());
    let theme = Theme::load("safety", &own, &Languages::new(languages.into()).unwrap()).unwrap();
    for asset in theme.assets() {
        write(&out.join(asset.path.as_str()), &asset.bytes);
    }
    for lang in ["vi", "en"] {
        let samples = Samples {
            lang,
            amount: Amount::Full,
            attack: "",
            pictures: &pictures,
        };
        for (file, view) in samples.all() {
            let html = theme.render(&view).unwrap();
            write(
                &out.join(lang).join(format!("{file}.html")),
                html.as_bytes(),
            );
        }
    }
}

fn write(path: &Path, bytes: &[u8]) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, bytes).unwrap();
}
