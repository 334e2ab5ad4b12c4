//! Real files through `imaging`: kept in `../shared/corpus`, or where `TRIENLAM_CORPUS` says; skipped without.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "what clippy.toml allows in tests, for their helpers too"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use image::RgbImage;
use trienlam::exhibition::{PictureFormat, ShareBox};
use trienlam::imaging::{Limits, PictureError, RenderSpec, Rendered, probe, render};

/// No file may hold up the others for longer.
const PATIENCE: Duration = Duration::from_secs(10);

/// Every folder of the corpus that holds pictures, or what pretends to be one.
const FOLDERS: &[&str] = &[
    "bad",
    "bad/bmp/b",
    "bad-xss",
    "colour",
    "exif-gps",
    "formats",
    "formats/apng",
    "formats-tiff",
    "formats-tiny",
    "jpeg-kinds",
    "orientation-other",
];

/// What becomes of every file, one a line: `TRIENLAM_BLESS=1` writes it anew; read the difference.
const VERDICTS: &str = "tests/it/verdicts.txt";

/// Every file is shown or refused as `verdicts.txt` says, in good time, and what is shown is bare.
#[test]
fn every_file_is_shown_or_refused_as_written() {
    let Some(corpus) = corpus() else { return };
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join(VERDICTS);
    let written = std::fs::read_to_string(&place).unwrap_or_default();
    let written: BTreeMap<&str, &str> = written
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .collect();
    let mut found = BTreeMap::new();
    for folder in FOLDERS {
        for (name, bytes) in files(&corpus.join(folder)) {
            let path = format!("{folder}/{name}");
            let start = worked();
            let verdict = verdict(&path, &bytes);
            let took = worked().saturating_sub(start);
            assert!(took < PATIENCE, "{path} took {took:?}");
            let verdict = match written.get(path.as_str()) {
                Some(before) if depends_on_the_machine(&verdict) => {
                    println!("skipped: {path}: {verdict}");
                    (*before).to_owned()
                }
                _ => verdict,
            };
            found.insert(path, verdict);
        }
    }
    let lines = found
        .iter()
        .map(|(path, verdict)| format!("{path}\t{verdict}\n"));
    if std::env::var_os("TRIENLAM_BLESS").is_some() {
        std::fs::write(&place, lines.collect::<String>()).unwrap();
        return;
    }
    let other: Vec<String> = found
        .iter()
        .filter(|(path, verdict)| written.get(path.as_str()) != Some(&verdict.as_str()))
        .map(|(path, verdict)| format!("{path}: {verdict}"))
        .collect();
    assert!(
        other.is_empty(),
        "not as {VERDICTS} says:\n{}",
        other.join("\n")
    );
    let gone: Vec<&&str> = written
        .keys()
        .filter(|path| !found.contains_key(**path))
        .collect();
    assert!(gone.is_empty(), "in {VERDICTS} only: {gone:?}");
}

/// Looks at a file and renders it; says in a line what came of it.
fn verdict(path: &str, bytes: &[u8]) -> String {
    let known = probe(bytes, &Limits::default());
    // Encoders are not what is looked at, and WebP's is slow where nothing is optimised.
    let wanted = RenderSpec {
        formats: vec![PictureFormat::Jpeg],
        ..spec(&[320])
    };
    let made = render(bytes, &wanted, &Limits::default());
    match (known, made) {
        (Ok(known), Ok(made)) => {
            assert_bare(path, &made);
            let (width, height) = known.upright();
            let frames = if known.more_frames {
                ", of several"
            } else {
                ""
            };
            format!("{:?}, {width} × {height}{frames}", known.format)
        }
        (known, Err(error)) => {
            if let Err(before) = known {
                assert_eq!(before, error, "{path}");
            }
            assert!(
                !error.to_string().contains("gave up"),
                "{path} panicked inside"
            );
            format!("refused: {error}")
        }
        (Err(error), Ok(_)) => panic!("{path}: rendered, though {error}"),
    }
}

/// Time that this thread has worked: a busy machine must not make a file look slow. Elsewhere the time of day.
fn worked() -> Duration {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(
        || START.get_or_init(Instant::now).elapsed(),
        Duration::from_nanos,
    )
}

/// What another machine, or a program with other features, would answer differently.
fn depends_on_the_machine(verdict: &str) -> bool {
    verdict.contains("no program that reads it is installed")
        || (cfg!(not(feature = "jxl")) && verdict.starts_with("refused: JPEG XL"))
        || (cfg!(not(feature = "svg")) && verdict.starts_with("refused: SVG"))
}

#[test]
fn upright_whatever_the_camera_did() {
    let Some(corpus) = corpus() else { return };
    let picture = |n: u8| {
        let path = corpus.join(format!("orientation/Landscape_{n}.jpg"));
        upright(&std::fs::read(path).unwrap())
    };
    let reference = picture(1);
    assert_eq!(reference.dimensions(), (320, 213));
    for n in [0, 2, 3, 4, 5, 6, 7, 8] {
        assert_close(&reference, &picture(n), 3.0, &format!("Landscape_{n}"));
    }
    for (format, ending) in [("g4", "tif"), ("hopper", "webp")] {
        let picture = |n: u8| {
            let path = format!("orientation-other/{format}_orientation_{n}.{ending}");
            upright(&std::fs::read(corpus.join(path)).unwrap())
        };
        let reference = picture(2);
        for n in 3..=8 {
            assert_close(&reference, &picture(n), 4.0, &format!("{format} {n}"));
        }
    }
}

/// AVIF made here, turned and mirrored in every way, stands as another reader shows it, whichever program decoded it.
#[test]
fn avif_and_heic_are_turned_once() {
    let folder = tempfile::tempdir().unwrap();
    let run = |program: &str, args: &[&str]| {
        let mut command = std::process::Command::new(program);
        let output = command.current_dir(folder.path()).args(args).output();
        output.is_ok_and(|output| output.status.success())
    };
    let drawing = RgbImage::from_fn(60, 40, |x, y| match (x < 20, y < 20) {
        (true, true) => image::Rgb([250, 0, 0]),
        (false, true) => image::Rgb([255, 255, 255]),
        _ => image::Rgb([0, 0, 200]),
    });
    drawing.save(folder.path().join("a.png")).unwrap();
    for turn in ["0", "1", "2", "3"] {
        for mirror in [None, Some("0"), Some("1")] {
            let mirrored = mirror.map_or(vec![], |axis| vec!["--imir", axis]);
            let args = [vec!["--irot", turn], mirrored, vec!["a.png", "a.avif"]].concat();
            if !(run("avifenc", &args) && run("heif-convert", &["a.avif", "b.png"])) {
                println!("skipped: avifenc and heif-convert are not installed");
                return;
            }
            let bytes = std::fs::read(folder.path().join("a.avif")).unwrap();
            let shown = upright(&bytes);
            let other = image::open(folder.path().join("b.png")).unwrap().to_rgb8();
            assert_close(
                &other,
                &shown,
                6.0,
                &format!("turn {turn}, mirror {mirror:?}"),
            );
        }
    }
}

/// What a phone wrote: a profile inside, a turn inside, and EXIF that must not turn it again.
#[test]
fn a_phones_picture_is_upright_and_in_srgb() {
    let Some(corpus) = corpus() else { return };
    let bytes = std::fs::read(corpus.join("formats/arrow.heic")).unwrap();
    let known = match probe(&bytes, &Limits::default()) {
        Err(PictureError::NoProgram(_)) => {
            println!("skipped: no program reads HEIC here");
            return;
        }
        known => known.unwrap(),
    };
    assert_eq!(known.upright(), (3024, 4032));
    let made = render(&bytes, &spec(&[320]), &Limits::default()).unwrap();
    assert_eq!(
        (made.derivatives[0].width, made.derivatives[0].height),
        (320, 427)
    );
    assert_bare("arrow.heic", &made);
    // Cut off behind the header: the program refuses, and nothing half is shown.
    let made = render(&bytes[..bytes.len() / 2], &spec(&[320]), &Limits::default());
    assert!(made.is_err());
}

#[test]
fn a_redaction_covers_the_same_part_in_every_orientation() {
    let Some(corpus) = corpus() else { return };
    let wanted = RenderSpec {
        redact: vec![ShareBox::new(0.5, 0.0, 0.5, 0.25).unwrap()],
        crop: ShareBox::new(0.25, 0.0, 0.75, 1.0),
        ..spec(&[300])
    };
    for n in 0..=8 {
        let path = corpus.join(format!("orientation/Landscape_{n}.jpg"));
        let made = render(&std::fs::read(path).unwrap(), &wanted, &Limits::default()).unwrap();
        let shown = pixels(&made.derivatives[0].bytes);
        assert_eq!(shown.dimensions(), (300, 267), "Landscape_{n}");
        // Grey to the right of a third, above a quarter: a block of JPEG inside the edges.
        for (x, y) in [(116, 10), (290, 10), (116, 52), (290, 52), (200, 30)] {
            let pixel = shown.get_pixel(x, y).0;
            assert!(
                pixel.iter().all(|value| value.abs_diff(200) <= 4),
                "Landscape_{n} at {x}, {y}: {pixel:?}"
            );
        }
    }
}

#[test]
fn nothing_of_a_camera_is_left() {
    let Some(corpus) = corpus() else { return };
    for (name, bytes) in files(&corpus.join("exif-gps")) {
        let made = render(&bytes, &spec(&[320]), &Limits::default()).unwrap();
        assert_bare(&name, &made);
        for derivative in &made.derivatives {
            assert_ne!(derivative.bytes, bytes);
        }
    }
}

#[test]
fn colours_are_brought_to_srgb() {
    let Some(corpus) = corpus() else { return };
    let read = |path: &str| std::fs::read(corpus.join(path)).unwrap();
    let inks = upright(&read("colour/pil_sample_cmyk.jpg"));
    let light = upright(&read("colour/pil_sample_rgb.jpg"));
    assert_close(&light, &inks, 12.0, "CMYK");
    // Display P3 red is out of sRGB's reach: pure red, with nothing of green and blue.
    let red = upright(&read("colour/P3-sRGB-red.png"));
    assert!(red.get_pixel(2, 2).0[0] > 250, "{:?}", red.get_pixel(2, 2));
    assert!(red.get_pixel(2, 2).0[1] < 8, "{:?}", red.get_pixel(2, 2));
    // Garlic on paper, photographed in Display P3: read as sRGB it would be duller.
    let photo = read("drawings/examples_drawings_garlic.png");
    let managed = upright(&photo);
    let naive = upright(&without_profile(&photo));
    assert!(difference(&managed, &naive) > 0.2);
    assert!(difference(&managed, &naive) < 10.0);
    // Transparent places are paper.
    let on_paper = upright(&read("formats-tiny/png-transparent.png"));
    assert_eq!(on_paper.get_pixel(0, 0).0, [255, 255, 255]);
    // CIELAB: white of paper stays white, and colours are colours.
    let lab = upright(&read("colour/lab.tif"));
    assert!(
        lab.pixels()
            .any(|pixel| pixel.0.iter().all(|value| *value > 240))
    );
    // The same picture from other formats.
    let hopper = upright(&read("formats/hopper.bmp"));
    for other in [
        "formats/hopper_lzw.tif",
        "formats/hopper_bigtiff.tif",
        "formats/hopper_jpg.tif",
        "formats/hopper.gif",
        "formats/hopper.webp",
        "jpeg-kinds/hopper_16bit_qtables.jpg",
    ] {
        assert_close(&hopper, &upright(&read(other)), 15.0, other);
    }
    let colours = upright(&read("formats-tiff/rgb-3c-16b.tiff"));
    for other in ["palette-1c-8b.tiff", "cmyk-4c-8b.tiff"] {
        let path = format!("formats-tiff/{other}");
        assert_close(&colours, &upright(&read(&path)), 30.0, other);
    }
}

#[test]
fn more_frames_are_noticed() {
    let Some(corpus) = corpus() else { return };
    let more = |path: &str| {
        let bytes = std::fs::read(corpus.join(path)).unwrap();
        probe(&bytes, &Limits::default()).unwrap().more_frames
    };
    for path in [
        "formats/chi.gif",
        "formats/iss634.webp",
        "formats/apng/num_plays.png",
        "formats/multipage.tiff",
    ] {
        assert!(more(path), "{path}");
    }
    for path in [
        "formats/hopper.gif",
        "formats/hopper.webp",
        "formats/hopper_lzw.tif",
        "colour/icc_profile.png",
    ] {
        assert!(!more(path), "{path}");
    }
}

#[test]
fn what_is_cut_off_is_broken() {
    let Some(corpus) = corpus() else { return };
    let files = [
        "orientation/Landscape_1.jpg",
        "jpeg-kinds/testorig.jpg",
        "jpeg-kinds/3.jpg",
        "jpeg-kinds/hopper_16bit_qtables.jpg",
        "colour/hopper_gray.jpg",
        "colour/icc_profile.png",
        "formats/hopper.webp",
        "formats/hopper.gif",
        "formats/hopper.bmp",
        "formats/hopper_lzw.tif",
    ];
    for path in files {
        let bytes = std::fs::read(corpus.join(path)).unwrap();
        for percent in [30, 60, 90, 97] {
            let cut = &bytes[..bytes.len() * percent / 100];
            let made = render(cut, &spec(&[320]), &Limits::default());
            println!("{path} cut at {percent} %: {}", said(&made));
            assert!(
                matches!(made, Err(PictureError::Broken(_))),
                "{path} cut at {percent} %"
            );
        }
    }
}

/// A scan for each colour, chroma halved: what zune-jpeg turns into garbage is the same picture as in one scan.
#[test]
fn jpegs_with_a_scan_for_each_colour() {
    use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
    let (width, height) = (601_u16, 403_u16);
    let drawing = RgbImage::from_fn(width.into(), height.into(), |x, y| {
        let inside = x.abs_diff(300).pow(2) + y.abs_diff(200).pow(2) < 150 * 150;
        image::Rgb(if inside {
            [200, 40, 30]
        } else {
            [(x / 3) as u8, (y / 2) as u8, 160]
        })
    });
    let encoded = |sampling, optimised| {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, 90);
        encoder.set_sampling_factor(sampling);
        encoder.set_optimized_huffman_tables(optimised);
        encoder
            .encode(drawing.as_raw(), width, height, ColorType::Rgb)
            .unwrap();
        bytes
    };
    for sampling in [
        SamplingFactor::R_4_2_0,
        SamplingFactor::R_4_2_2,
        SamplingFactor::R_4_4_0,
        SamplingFactor::R_4_1_1,
    ] {
        let plain = upright(&encoded(sampling, false));
        let scans = encoded(sampling, true);
        assert!(
            segments(&scans)
                .iter()
                .filter(|marker| **marker == 0xda)
                .count()
                == 3
        );
        assert_close(&plain, &upright(&scans), 1.5, &format!("{sampling:?}"));
        for percent in [30, 60, 90, 97] {
            let cut = &scans[..scans.len() * percent / 100];
            let made = render(cut, &spec(&[320]), &Limits::default());
            assert!(made.is_err(), "{sampling:?} cut at {percent} %");
        }
    }
}

#[test]
fn a_jpeg_cut_off_and_closed_again_is_broken() {
    let Some(corpus) = corpus() else { return };
    let bytes = std::fs::read(corpus.join("jpeg-kinds/testorig.jpg")).unwrap();
    let mut closed = bytes[..bytes.len() * 7 / 10].to_vec();
    closed.extend([0xff, 0xd9]);
    let made = render(&closed, &spec(&[320]), &Limits::default());
    assert!(
        matches!(made, Err(PictureError::Broken(_))),
        "{}",
        said(&made)
    );
}

#[test]
fn harmless_junk_is_forgiven() {
    let Some(corpus) = corpus() else { return };
    let clean = std::fs::read(corpus.join("jpeg-kinds/testorig.jpg")).unwrap();
    let reference = render(&clean, &spec(&[320]), &Limits::default()).unwrap();
    let without_end = clean[..clean.len() - 2].to_vec();
    let before = [b"\r\n\r\n".as_slice(), &clean].concat();
    let after = [clean.as_slice(), b"<script>trailing</script>"].concat();
    for file in [without_end, before, after] {
        let made = render(&file, &spec(&[320]), &Limits::default()).unwrap();
        assert_eq!(made, reference);
    }
    // Cut off inside its EXIF, behind the pixels.
    let flower = std::fs::read(corpus.join("formats/flower.webp")).unwrap();
    let cut = &flower[..flower.len() * 9 / 10];
    let made = render(cut, &spec(&[320]), &Limits::default()).unwrap();
    assert_eq!(
        made,
        render(&flower, &spec(&[320]), &Limits::default()).unwrap()
    );
}

#[test]
fn limits_hold_before_anything_is_decoded() {
    let Some(corpus) = corpus() else { return };
    let bytes = std::fs::read(corpus.join("orientation/Landscape_1.jpg")).unwrap();
    let small = Limits {
        max_pixels: 2_000_000,
        ..Limits::default()
    };
    let error = PictureError::TooLarge {
        width: 1800,
        height: 1200,
        limit: 2_000_000,
    };
    assert_eq!(probe(&bytes, &small), Err(error.clone()));
    assert_eq!(render(&bytes, &spec(&[320]), &small).unwrap_err(), error);
    let poor = Limits {
        max_bytes: 1 << 20,
        ..Limits::default()
    };
    let made = render(&bytes, &spec(&[320]), &poor);
    assert!(matches!(made, Err(PictureError::TooLarge { .. })));
}

#[test]
fn extreme_shapes_and_equal_bytes() {
    for (width, height) in [(1, 1), (20_000, 40), (40, 20_000), (7, 3)] {
        let bytes = png(width, height);
        let wanted = spec(&[320, 640, 1280]);
        let made = render(&bytes, &wanted, &Limits::default()).unwrap();
        assert_eq!(made, render(&bytes, &wanted, &Limits::default()).unwrap());
        assert_bare("made here", &made);
        for derivative in &made.derivatives {
            assert!(derivative.width <= width && derivative.height <= height);
            assert!(derivative.width.max(derivative.height) <= wanted.max_edge);
            let size = (derivative.width, derivative.height);
            assert_eq!(pixels(&derivative.bytes).dimensions(), size);
        }
    }
}

/// 280 million pixels, within one picture's share of memory: minutes where nothing is optimised, so by hand:
/// `cargo test --release --test it a_giant -- --ignored --nocapture`.
#[test]
#[ignore = "takes minutes and three gigabytes to make its own pictures"]
fn a_giant_is_shown() {
    let (width, height) = (20_000_u16, 14_000_u16);
    let grey = vec![170; usize::from(width) * usize::from(height)];
    let mut jpeg = Vec::new();
    let encoder = jpeg_encoder::Encoder::new(&mut jpeg, 80);
    encoder
        .encode(&grey, width, height, jpeg_encoder::ColorType::Luma)
        .unwrap();
    let mut png = Vec::new();
    {
        let mut encoder = png::Encoder::new(&mut png, width.into(), height.into());
        encoder.set_color(png::ColorType::Rgba);
        encoder.set_depth(png::BitDepth::Sixteen);
        encoder.set_compression(png::Compression::Fast);
        let mut writer = encoder.write_header().unwrap();
        let mut stream = writer.stream_writer().unwrap();
        let row = vec![200; usize::from(width) * 8];
        for _ in 0..height {
            std::io::Write::write_all(&mut stream, &row).unwrap();
        }
        stream.finish().unwrap();
    }
    drop(grey);
    for (name, bytes) in [("JPEG", jpeg), ("PNG, 16 bits with alpha", png)] {
        let start = Instant::now();
        let made = render(&bytes, &spec(&[320, 1280]), &Limits::default()).unwrap();
        println!(
            "{name}: {} MB of file, {:?}",
            bytes.len() >> 20,
            start.elapsed()
        );
        let size = (made.derivatives[0].width, made.derivatives[0].height);
        assert_eq!(size, (320, 224));
    }
    if let Ok(status) = std::fs::read_to_string("/proc/self/status") {
        let peak = status.lines().find(|line| line.starts_with("VmHWM"));
        println!("{}", peak.unwrap_or_default());
    }
}

/// A PNG with a gradient.
fn png(width: u32, height: u32) -> Vec<u8> {
    let picture = RgbImage::from_fn(width, height, |x, y| image::Rgb([x as u8, y as u8, 90]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture
        .write_to(&mut bytes, image::ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
}

/// The same JPEG with its profile's segments renamed.
fn without_profile(jpeg: &[u8]) -> Vec<u8> {
    let mut bytes = jpeg.to_vec();
    while let Some(at) = bytes
        .windows(11)
        .position(|window| window == b"ICC_PROFILE")
    {
        bytes[at] = b'_';
    }
    bytes
}

fn upright(bytes: &[u8]) -> RgbImage {
    let made = render(bytes, &spec(&[320]), &Limits::default()).unwrap();
    pixels(&made.derivatives[0].bytes)
}

fn pixels(file: &[u8]) -> RgbImage {
    image::load_from_memory(file).unwrap().to_rgb8()
}

/// The mean difference of two pictures, in steps of 255.
fn difference(one: &RgbImage, other: &RgbImage) -> f64 {
    assert_eq!(one.dimensions(), other.dimensions());
    let steps = one.as_raw().iter().zip(other.as_raw());
    let sum: u64 = steps
        .map(|(one, other)| u64::from(one.abs_diff(*other)))
        .sum();
    sum as f64 / one.as_raw().len() as f64
}

fn assert_close(one: &RgbImage, other: &RgbImage, tolerance: f64, what: &str) {
    let difference = difference(one, other);
    println!("{what}: {difference:.2}");
    assert!(
        difference <= tolerance,
        "{what}: {difference:.2} > {tolerance}"
    );
}

/// Pixels and nothing else: a JPEG of known segments alone, a WebP of one chunk.
fn assert_bare(name: &str, made: &Rendered) {
    for derivative in &made.derivatives {
        let bytes = &derivative.bytes;
        match derivative.format {
            PictureFormat::Jpeg => {
                let allowed = [0xc0, 0xc2, 0xc4, 0xda, 0xdb, 0xdd, 0xe0];
                for marker in segments(bytes) {
                    assert!(allowed.contains(&marker), "{name}: segment {marker:#x}");
                }
                assert!(bytes.ends_with(&[0xff, 0xd9]), "{name}: trailing bytes");
            }
            PictureFormat::Webp => {
                let length = u32::from_le_bytes(bytes[16..20].try_into().unwrap()) as usize;
                assert!(matches!(&bytes[12..16], b"VP8 " | b"VP8L"), "{name}");
                assert_eq!(
                    bytes.len(),
                    20 + length + (length & 1),
                    "{name}: more chunks"
                );
            }
        }
        for token in [
            "Exif",
            "http",
            "ICC_PROFILE",
            "Photoshop",
            "xpacket",
            "Adobe",
        ] {
            let found = bytes
                .windows(token.len())
                .any(|window| window == token.as_bytes());
            assert!(!found, "{name}: {token}");
        }
    }
}

/// The markers of a JPEG's segments, in order.
fn segments(bytes: &[u8]) -> Vec<u8> {
    let mut markers = Vec::new();
    let mut at = 2;
    while at + 4 <= bytes.len() {
        if bytes[at] != 0xff || matches!(bytes[at + 1], 0 | 0xd0..=0xd7) {
            at += 1;
            continue;
        }
        markers.push(bytes[at + 1]);
        at += 2 + usize::from(u16::from_be_bytes([bytes[at + 2], bytes[at + 3]]));
    }
    markers
}

fn said(made: &Result<Rendered, PictureError>) -> String {
    match made {
        Ok(made) => format!("{} derivatives", made.derivatives.len()),
        Err(error) => error.to_string(),
    }
}

fn corpus() -> Option<PathBuf> {
    let place = std::env::var_os("TRIENLAM_CORPUS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus"),
        PathBuf::from,
    );
    if place.is_dir() {
        return Some(place);
    }
    println!("skipped: no corpus");
    None
}

/// The files of a folder, by name; licences and descriptions left out.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.is_file());
    paths.sort();
    let named = paths.into_iter().map(|path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        (name, std::fs::read(&path).unwrap())
    });
    named
        .filter(|(name, _)| !name.ends_with(".md") && !name.starts_with("LICENSE"))
        .collect()
}

fn spec(widths: &[u32]) -> RenderSpec {
    RenderSpec {
        crop: None,
        redact: Vec::new(),
        widths: widths.to_vec(),
        max_edge: 1920,
        formats: vec![PictureFormat::Jpeg, PictureFormat::Webp],
        webp_up_to: 4096,
        quality: 80,
        deep_edge: None,
    }
}
