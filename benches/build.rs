//! Whole builds: photographs cold and unchanged, and a thousand works unchanged.
//!
//!     cargo bench --bench build [-- PHOTOGRAPHS]
//!
//! Prints pictures per second, CPU milliseconds a picture and peak memory. The pictures are drawn here, twelve
//! megapixels each with paper grain, so nothing has to be fetched; the absolute figures say something about one
//! machine only.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench is a program of its own"
)]

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};

fn main() {
    let photographs = std::env::args()
        .skip(1)
        .find_map(|arg| arg.parse().ok())
        .unwrap_or(60);
    let folder = tempfile::tempdir().unwrap();
    println!("{photographs} photographs of 12 megapixels");
    photographs_site(folder.path(), photographs);
    run("cold build", folder.path(), photographs, &["build"]);
    run("unchanged", folder.path(), photographs, &["build"]);
    run("one record changed", folder.path(), photographs, &["build"]);
    run("check", folder.path(), photographs, &["check"]);

    let folder = tempfile::tempdir().unwrap();
    println!("1000 small works");
    works_site(folder.path(), 1000);
    run("cold build", folder.path(), 1000, &["build"]);
    run("unchanged", folder.path(), 1000, &["build"]);
    let unchanged = run("unchanged again", folder.path(), 1000, &["build"]);
    let read = run("check", folder.path(), 1000, &["check"]);
    println!(
        "  compose: {:.2} CPU ms a work in two languages, listings included",
        (unchanged - read).max(0.0)
    );
}

/// Runs the program and prints what it took; returns CPU milliseconds a picture.
fn run(name: &str, site: &Path, pictures: u32, args: &[&str]) -> f64 {
    if name == "one record changed" {
        std::fs::write(
            site.join("content/a/0.yaml"),
            "title: Tên mới\nalt: Một bức tranh\n",
        )
        .unwrap();
    }
    let start = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_trienlam"))
        .args(["--quiet", "--site"])
        .arg(site)
        .args(args)
        .stderr(Stdio::inherit())
        .spawn()
        .unwrap();
    let (mut cpu, mut peak) = (0.0_f64, 0);
    let status = loop {
        (cpu, peak) =
            usage(child.id()).map_or((cpu, peak), |(now, high)| (now.max(cpu), high.max(peak)));
        match child.try_wait().unwrap() {
            Some(status) => break status,
            None => std::thread::sleep(Duration::from_millis(2)),
        }
    };
    assert!(status.success(), "{name}: {status}");
    let wall = start.elapsed().as_secs_f64();
    println!(
        "  {name:<20} {wall:>7.2} s  {:>8.1} pictures/s  {:>7.1} CPU ms a picture  peak {:>4} MB",
        f64::from(pictures) / wall,
        cpu * 1000.0 / f64::from(pictures),
        peak / 1024
    );
    cpu * 1000.0 / f64::from(pictures)
}

/// CPU seconds so far and peak memory in KiB of a running process, from `/proc`; `None` elsewhere.
fn usage(id: u32) -> Option<(f64, u64)> {
    let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks: f64 = fields.get(11)?.parse::<f64>().ok()? + fields.get(12)?.parse::<f64>().ok()?;
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let high = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some((
        ticks / 100.0,
        high.trim().trim_end_matches(" kB").parse().ok()?,
    ))
}

fn photographs_site(site: &Path, count: u32) {
    exhibition(site);
    let first = photograph(0);
    for number in 0..count {
        // The same drawing moved a little: as hard to work on, quicker to make.
        let moved = RgbImage::from_fn(4000, 3000, |x, y| {
            *first.get_pixel((x + number * 61) % 4000, (y + number * 37) % 3000)
        });
        jpeg(&site.join(format!("content/a/{number}.jpg")), &moved);
    }
}

fn works_site(site: &Path, count: u32) {
    exhibition(site);
    for number in 0..count {
        let colour = Rgb([(number % 251) as u8, (number / 4 % 251) as u8, 120]);
        let drawing = RgbImage::from_fn(640, 480, |x, y| {
            if (x / 40 + y / 40 + number).is_multiple_of(3) {
                colour
            } else {
                Rgb([250, 246, 238])
            }
        });
        jpeg(&site.join(format!("content/a/{number}.jpg")), &drawing);
        let record = format!(
            "title: {{vi: Tranh {number}, en: Drawing {number}}}\nalt: Ô màu\nyear: 2025\ntopics: [contact]\nartist: {{display_name: An, grade: {}}}\n",
            number % 12 + 1
        );
        std::fs::write(site.join(format!("content/a/{number}.yaml")), record).unwrap();
    }
}

fn exhibition(site: &Path) {
    std::fs::create_dir_all(site.join("content/a")).unwrap();
    std::fs::write(
        site.join("content/exhibition.yaml"),
        "title: Đo tốc độ\nlanguages: [vi, en]\npublish: {level: school}\n",
    )
    .unwrap();
    let room = "title: Phòng\ndefaults: {consent: {basis: demonstration}, reviewed: {on: 2026-01-05, outcome: clear}}\n";
    std::fs::write(site.join("content/a/room.yaml"), room).unwrap();
}

/// Crayon strokes on grainy paper.
fn photograph(seed: u32) -> RgbImage {
    let mut noise = seed.wrapping_mul(2_654_435_761) | 1;
    let mut grain = move || {
        noise ^= noise << 13;
        noise ^= noise >> 17;
        noise ^= noise << 5;
        (noise % 17) as i32 - 8
    };
    RgbImage::from_fn(4000, 3000, |x, y| {
        let wave = ((f64::from(x) / 90.0).sin() * 60.0 + f64::from(y) / 3.0) as i32 % 190;
        let stroke = wave > 120;
        let base = if stroke {
            [
                220 - wave / 2,
                90 + (x / 40 % 90) as i32,
                60 + (y / 30 % 120) as i32,
            ]
        } else {
            [248, 243, 232]
        };
        let light = grain() + if stroke { grain() } else { 0 };
        Rgb(base.map(|channel| (channel + light).clamp(0, 255) as u8))
    })
}

fn jpeg(path: &Path, picture: &RgbImage) {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 90)
        .encode_image(picture)
        .unwrap();
    std::fs::write(path, bytes).unwrap();
}
