//! Draws the demonstration exhibition: 27 pictures as children might make them.
//!
//! `cargo run --release --example drawings --features drawings -- content` writes
//! the pictures (never the records) below `content/`: the same bytes every time on one
//! platform (sines come from its mathematics library). With `--preview DIR` it writes
//! small PNGs instead, for looking at; `--only WORD` draws only the pictures whose path
//! contains the word.

// A small program of its own: it prints and writes its own files, and it draws angles by
// eye (3.14 is half a turn).
#![allow(
    unreachable_pub,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::approx_constant
)]

mod accompanied;
mod camera;
mod file;
mod hair;
mod hand;
mod letters;
mod listened;
mod media;
mod motifs;
mod people;
mod protected;
mod rng;
mod shape;
mod sheet;
mod tools;

use camera::Camera;
use file::{Format, Stored};
use hand::Hand;
use rng::Textures;
use sheet::{Paper, Sheet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// One picture: what is drawn, on what, how it was caught and kept.
pub struct Picture {
    /// Path below the content folder, with extension.
    path: &'static str,
    seed: u64,
    paper: Paper,
    /// Shape of the sheet in units; the long side is 1000.
    units: (f32, f32),
    /// Long side of the sheet in pixels.
    pixels: u32,
    camera: Camera,
    format: Format,
    stored: Stored,
    /// Plants a made-up place and serial number in the EXIF block.
    secrets: bool,
    scene: fn(&mut Hand),
}

const LANDSCAPE: (f32, f32) = (1000.0, 714.0);
const PORTRAIT: (f32, f32) = (714.0, 1000.0);
const SQUARE: (f32, f32) = (1000.0, 1000.0);

impl Picture {
    const fn new(path: &'static str, seed: u64, units: (f32, f32), scene: fn(&mut Hand)) -> Self {
        Picture {
            path,
            seed,
            paper: Paper::White,
            units,
            pixels: 2200,
            camera: Camera::Scan,
            format: Format::Jpeg { quality: 76 },
            stored: Stored::Upright,
            secrets: false,
            scene,
        }
    }

    /// Draws and catches the picture with a long side of `pixels`.
    fn make(&self, pixels: u32, textures: &Textures) -> Result<camera::Photo, String> {
        let scale = pixels as f32 / 1000.0;
        let sheet = Sheet::new(self.paper, self.units, scale, textures);
        let mut hand = Hand::new(sheet, self.seed)?;
        (self.scene)(&mut hand);
        Ok(camera::catch(&hand.finish(), self.camera, self.seed))
    }
}

struct Wishes {
    content: PathBuf,
    preview: Option<PathBuf>,
    only: String,
    edge: u32,
}

fn wishes() -> Result<Wishes, String> {
    let mut args = std::env::args().skip(1);
    let mut wishes = Wishes {
        content: PathBuf::from("content"),
        preview: None,
        only: String::new(),
        edge: 900,
    };
    while let Some(arg) = args.next() {
        let mut value = || args.next().ok_or_else(|| format!("{arg} needs a value"));
        match arg.as_str() {
            "--preview" => wishes.preview = Some(PathBuf::from(value()?)),
            "--only" => wishes.only = value()?,
            "--edge" => wishes.edge = value()?.parse().map_err(|e| format!("--edge: {e}"))?,
            flag if flag.starts_with('-') => return Err(format!("unknown option {flag}")),
            path => wishes.content = PathBuf::from(path),
        }
    }
    Ok(wishes)
}

fn draw(picture: &Picture, wishes: &Wishes, textures: &Textures) -> Result<String, String> {
    let (path, bytes) = match &wishes.preview {
        Some(folder) => {
            let photo = picture.make(wishes.edge, textures)?;
            let name = picture.path.replace('/', "_");
            let path = folder.join(Path::new(&name).with_extension("png"));
            (
                path,
                file::encode(&photo, Format::Png, Stored::Upright, false)?,
            )
        }
        None => {
            let photo = picture.make(picture.pixels, textures)?;
            let bytes = file::encode(&photo, picture.format, picture.stored, picture.secrets)?;
            (wishes.content.join(picture.path), bytes)
        }
    };
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|e| format!("create {}: {e}", folder.display()))?;
    }
    std::fs::write(&path, &bytes).map_err(|e| format!("write {}: {e}", path.display()))?;
    Ok(format!("{:>8} {}", bytes.len(), path.display()))
}

fn main() -> Result<(), String> {
    let wishes = wishes()?;
    let textures = Textures::new();
    let pictures: Vec<Picture> = [
        listened::pictures(),
        protected::pictures(),
        accompanied::pictures(),
    ]
    .into_iter()
    .flatten()
    .filter(|p| p.path.contains(&wishes.only))
    .collect();
    let next = AtomicUsize::new(0);
    let work = || -> Result<(), String> {
        while let Some(picture) = pictures.get(next.fetch_add(1, Ordering::Relaxed)) {
            println!("{}", draw(picture, &wishes, &textures)?);
        }
        Ok(())
    };
    std::thread::scope(|scope| {
        let other = scope.spawn(work);
        work()?;
        other
            .join()
            .map_err(|_| "a drawing thread stopped".to_string())?
    })
}
