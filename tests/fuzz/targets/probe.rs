//! Any bytes as a picture: looked at and, where small, rendered, within limits, never a panic.
#![no_main]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use libfuzzer_sys::fuzz_target;
use trienlam::exhibition::PictureFormat;
use trienlam::imaging::{self, Limits, RenderSpec, SourceFormat};

/// One picture's share of memory, and as much again for the side chunks of a PNG, which have their own limit.
const MAX_BYTES: usize = 64 << 20;
const PEAK: usize = 2 * MAX_BYTES + (16 << 20);
/// The same for drawings in SVG, which are painted large however small the file is.
const DRAWING_BYTES: usize = 512 << 20;
/// The longer edge of a drawing.
const DRAWING_EDGE: u32 = 2_560;

/// Counts what Rust code holds; libwebp's own memory shows in libFuzzer's limit on the process.
struct Counting;
static HELD: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);
#[global_allocator]
static COUNTING: Counting = Counting;

fn take(bytes: usize) {
    MOST.fetch_max(HELD.fetch_add(bytes, Relaxed) + bytes, Relaxed);
}

// Safety: every call goes to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        take(layout.size());
        unsafe { System.alloc(layout) }
    }
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        take(layout.size());
        unsafe { System.alloc_zeroed(layout) }
    }
    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        take(size);
        HELD.fetch_sub(layout.size(), Relaxed);
        unsafe { System.realloc(at, layout, size) }
    }
    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        HELD.fetch_sub(layout.size(), Relaxed);
        unsafe { System.dealloc(at, layout) }
    }
}

/// Decoders panic, and `imaging` catches it: libfuzzer-sys's hook would end the process before that. A panic that
/// begins in `imaging` itself is a defect even though it is caught; one that escapes ends the process anyhow.
fn tolerate_decoders() {
    std::panic::set_hook(Box::new(|panic| {
        let file = panic.location().map_or("", |place| place.file());
        if file.contains("src/imaging/") || file.contains("targets/") {
            eprintln!("{panic}");
            std::process::abort();
        }
    }));
}

fuzz_target!(init: tolerate_decoders(), |bytes: &[u8]| {
    let before = HELD.load(Relaxed);
    MOST.store(before, Relaxed);
    let allowed = look(bytes);
    let peak = MOST.load(Relaxed).saturating_sub(before);
    assert!(peak <= allowed, "{} MiB held for {} bytes", peak >> 20, bytes.len());
});

/// Says how much might have been held.
fn look(bytes: &[u8]) -> usize {
    let small = Limits { max_pixels: 1 << 20, max_bytes: MAX_BYTES as u64 };
    let large = Limits { max_pixels: u64::from(DRAWING_EDGE).pow(2), max_bytes: DRAWING_BYTES as u64 };
    let (probe, limits) = match imaging::probe(bytes, &large) {
        Ok(probe) if probe.format == SourceFormat::Svg => (Ok(probe), large),
        _ => (imaging::probe(bytes, &small), small),
    };
    let Ok(probe) = probe else { return PEAK };
    let (width, height) = probe.upright();
    assert!(u64::from(width) * u64::from(height) <= limits.max_pixels);
    let edge = match probe.format {
        SourceFormat::Svg => DRAWING_EDGE,
        // Decoded by another program, which is not what is tried here.
        SourceFormat::Heic | SourceFormat::Avif => 0,
        _ => 256,
    };
    if width.max(height) <= edge {
        let formats = vec![PictureFormat::Jpeg];
        let spec = RenderSpec { crop: None, redact: Vec::new(), widths: vec![16, 64], max_edge: 64, formats, webp_up_to: 64, quality: 80, deep_edge: Some(1_024) };
        if let Ok(rendered) = imaging::render(bytes, &spec, &limits) {
            assert!(rendered.derivatives.iter().all(|made| made.width.max(made.height) <= spec.max_edge));
        }
    }
    if probe.format == SourceFormat::Svg { DRAWING_BYTES } else { PEAK }
}
