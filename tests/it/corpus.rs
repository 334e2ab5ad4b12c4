//! Real and hostile files that nobody here made: every one is shown or told about, and the rest still builds.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::harness::{Run, Site, corpus, tree};

/// A site whose one room holds every file of a corpus folder that could be a picture, under plain names.
fn site_of(folders: &[&str]) -> Option<(Site, Vec<String>)> {
    let site = Site::empty();
    site.write(
        "content/exhibition.yaml",
        "title: Tranh thật\nlanguages: [vi]\nderivatives: {widths: [320, 640]}\n",
    );
    let mut names = Vec::new();
    for folder in folders {
        site.write(
            &format!("content/{folder}/room.yaml"),
            "title: Phòng\ndefaults: {consent: {basis: demonstration}}\n",
        );
        for (path, bytes) in tree(&corpus(folder)?) {
            let ending = Path::new(&path)
                .extension()
                .and_then(|ending| ending.to_str())
                .unwrap_or_default()
                .to_lowercase();
            let other = ["md", "bin", "zip", "wav", "html", "txt", "json", ""]
                .contains(&ending.as_str())
                || path.contains("LICENSE");
            if !other {
                let name = format!(
                    "content/{folder}/{:03}-{}.{ending}",
                    names.len(),
                    path.len()
                );
                site.write_bytes(&name, &bytes);
                names.push(name);
            }
        }
    }
    Some((site, names))
}

/// Every file is a page or a diagnostic, and nothing crashed or hung: the limit of time is for hangs, not for speed.
fn builds(folders: &[&str]) -> Option<(Site, Run, Vec<String>)> {
    let (site, names) = site_of(folders)?;
    let start = Instant::now();
    let run = site.run(&["build", "--keep-going", "--json"]);
    assert!(
        start.elapsed() < Duration::from_secs(900),
        "{folders:?} took {:?}",
        start.elapsed()
    );
    assert!(
        run.code == 0 || run.code == 1,
        "{folders:?}: code {} {}",
        run.code,
        run.err
    );
    assert!(!run.err.contains("panicked"), "{}", run.err);
    let told: BTreeSet<String> = run
        .objects()
        .into_iter()
        .filter(|object| object["severity"] == "error")
        .map(|object| object["path"].as_str().unwrap().to_owned())
        .collect();
    let summary = run.summary();
    assert_eq!(
        summary["published"]["cached"], 0,
        "a fresh site has no cache: {summary}"
    );
    let tally = summary["tally"].clone();
    assert_eq!(tally["works"], names.len());
    let refused = names.iter().filter(|name| told.contains(*name)).count();
    assert_eq!(
        tally["shown"].as_u64().unwrap() as usize + refused,
        names.len(),
        "{folders:?}: {tally} {told:?}"
    );
    println!(
        "{folders:?}: {} files, {} shown, {refused} refused",
        names.len(),
        tally["shown"]
    );
    Some((site, run, names))
}

#[test]
fn drawings_photographs_and_every_kind_of_jpeg_build() {
    builds(&[
        "drawings",
        "orientation",
        "exif-gps",
        "colour",
        "jpeg-kinds",
    ]);
}

#[test]
fn every_format_is_shown_or_named() {
    builds(&[
        "formats",
        "formats-tiff",
        "formats-tiny",
        "orientation-other",
    ]);
}

#[test]
fn hostile_files_are_told_about_and_the_rest_still_builds() {
    if let Some((site, _, _)) = builds(&["bad", "bad-xss"]) {
        for (path, bytes) in site.public() {
            assert!(
                !path.ends_with(".svg") || path.starts_with("assets/"),
                "{path}"
            );
            // What others wrote and `vendor.yaml` pins by digest is no text of the content.
            if path.starts_with("assets/vendor/") {
                continue;
            }
            let text = String::from_utf8_lossy(&bytes);
            assert!(
                !text.contains("alert(") && !text.contains("onerror"),
                "{path}"
            );
        }
    }
}

#[test]
fn photographs_come_out_upright_and_bare() {
    let Some((site, names)) = site_of(&["orientation", "exif-gps"]) else {
        return;
    };
    assert!(!names.is_empty());
    let run = site.run(&["build", "--keep-going"]);
    assert!(run.code < 2, "{}", run.err);
    let mut upright = 0;
    for (path, bytes) in site
        .public()
        .into_iter()
        .filter(|(path, _)| path.starts_with("pictures/"))
    {
        for mark in [
            &b"Exif"[..],
            b"GPS",
            b"http://ns.adobe.com",
            b"Photoshop",
            b"ICC_PROFILE",
            b"XMP ",
        ] {
            assert!(
                !bytes.windows(mark.len()).any(|window| window == mark),
                "{path} holds {}",
                mark.escape_ascii()
            );
        }
        let (width, height) = image::load_from_memory(&bytes)
            .unwrap()
            .to_rgb8()
            .dimensions();
        upright += usize::from((width, height) == (640, 427));
    }
    // Nine landscapes in two formats: each 3 : 2 as a person sees it.
    assert_eq!(upright, 18);
}
