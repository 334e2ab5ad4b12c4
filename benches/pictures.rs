//! What a 12-megapixel picture costs, made here so that everybody measures the same one.
//! `cargo bench --bench pictures`
#![allow(
    clippy::expect_used,
    reason = "a bench without its picture has nothing to measure"
)]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};
use trienlam::exhibition::PictureFormat;
use trienlam::imaging::{Limits, RenderSpec, probe, render};

/// Crayon strokes on paper with some grain: neither flat nor noise.
fn drawing() -> Vec<u8> {
    let mut seed = 1_u32;
    let picture = RgbImage::from_fn(4000, 3000, |x, y| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let grain = (seed >> 28) as u8;
        let stroke = (x as f32 / 37.0).sin() * (y as f32 / 53.0).cos() + (x + y) as f32 / 9_000.0;
        if stroke > 0.55 {
            Rgb([200 - grain * 4, 40 + grain * 3, (x / 20) as u8])
        } else {
            Rgb([250 - grain, 246 - grain, 238 - grain])
        }
    });
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 90)
        .encode_image(&picture)
        .expect("memory is a patient writer");
    bytes
}

fn spec(widths: &[u32], formats: &[PictureFormat]) -> RenderSpec {
    RenderSpec {
        crop: None,
        redact: Vec::new(),
        widths: widths.to_vec(),
        max_edge: 1920,
        formats: formats.to_vec(),
        webp_up_to: 4096,
        quality: 80,
        deep_edge: None,
    }
}

/// Each line adds one stage to the one before it: the differences are the stages.
fn pictures(criterion: &mut Criterion) {
    let bytes = drawing();
    let all = [320, 640, 1280, 1920];
    let stages = [
        ("decode and resize to 320", spec(&[320], &[])),
        ("decode and resize to 1920", spec(&[1920], &[])),
        ("and the pyramid", spec(&all, &[])),
        (
            "and JPEG: the whole render",
            spec(&all, &[PictureFormat::Jpeg]),
        ),
        ("and WebP instead", spec(&all, &[PictureFormat::Webp])),
    ];
    let mut group = criterion.benchmark_group("12 megapixels");
    group.sample_size(10);
    group.bench_function("probe", |bencher| {
        bencher.iter(|| probe(black_box(&bytes), &Limits::default()));
    });
    for (name, spec) in &stages {
        group.bench_function(*name, |bencher| {
            bencher.iter(|| render(black_box(&bytes), spec, &Limits::default()));
        });
    }
    group.finish();
}

criterion_group!(benches, pictures);
criterion_main!(benches);
