//! Makes the demonstration pictures: an SVG scene in, the photograph of a child's drawing out.
//!
//! Every file in `scenes/` is one clean drawing (README.md beside this file says how it
//! is written). [`scene`] reads it, [`hand`] draws it with a trembling hand, [`media`]
//! lays the pigment on the [`sheet`], [`camera`] catches the sheet, [`file`] stores it.
//!
//! `cargo run --release --example drawings -- content` writes the
//! pictures (never the records) below `content/`: the same bytes every time on one
//! platform (sines come from its mathematics library). A word behind it makes only the
//! pictures whose path contains the word; a number behind that makes them small PNGs of
//! so many pixels, for looking at.

// A small program of its own: it prints and reads and writes its own files.
#![allow(unreachable_pub, clippy::print_stdout, clippy::disallowed_methods)]

mod camera;
mod file;
mod hand;
mod marks;
mod media;
mod noise;
mod scene;
mod shape;
mod sheet;
mod tools;

use hand::Hand;
use noise::Textures;
use rayon::prelude::*;
use scene::Scene;
use sheet::Sheet;
use std::path::{Path, PathBuf};

const SCENES: &str = "examples/drawings/scenes";

/// Every scene of the folder, in the order of the file names.
fn scenes(folder: &Path) -> Result<Vec<Scene>, String> {
    let unreadable = |e| format!("read {}: {e}", folder.display());
    let mut paths = std::fs::read_dir(folder)
        .and_then(|entries| {
            entries
                .map(|e| Ok(e?.path()))
                .collect::<Result<Vec<_>, _>>()
        })
        .map_err(unreadable)?;
    paths.retain(|path| path.extension().is_some_and(|e| e == "svg"));
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let text = std::fs::read_to_string(path).map_err(|e| e.to_string());
            text.and_then(|text| Scene::read(&text))
                .map_err(|e| format!("{}: {e}", path.display()))
        })
        .collect()
}

/// The picture of a scene, as the bytes of its file.
fn picture(scene: &Scene, textures: &Textures) -> Result<Vec<u8>, String> {
    let scale = scene.pixels as f32 / scene.units.0.max(scene.units.1);
    let sheet = Sheet::new(scene.paper, scene.units, scale, textures);
    let mut hand = Hand::new(sheet, scene.seed, scene.shake, scene.tools)?;
    for mark in &scene.marks {
        hand.draw(mark);
    }
    let photo = camera::catch(&hand.finish(), scene.camera, scene.seed);
    file::encode(&photo, scene.format, scene.stored, scene.exif)
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|e| format!("create {}: {e}", folder.display()))?;
    }
    std::fs::write(path, bytes).map_err(|e| format!("write {}: {e}", path.display()))
}

fn main() -> Result<(), String> {
    let mut args = std::env::args().skip(1);
    let content = PathBuf::from(args.next().ok_or("say where: content")?);
    let word = args.next().unwrap_or_default();
    let small = args.next().map(|pixels| pixels.parse::<u32>());
    let small = small.transpose().map_err(|e| format!("pixels: {e}"))?;

    let mut scenes = scenes(Path::new(SCENES))?;
    scenes.retain(|scene| scene.picture.contains(&word));
    if let Some(pixels) = small {
        scenes.iter_mut().for_each(|scene| scene.shrink(pixels));
    }
    let textures = Textures::new();
    scenes.par_iter().try_for_each(|scene| {
        let path = content.join(&scene.picture);
        let bytes = picture(scene, &textures)?;
        write(&path, &bytes)?;
        println!("{:>8} {}", bytes.len(), path.display());
        Ok(())
    })
}
