//! Any bytes as a picture: looked at and, where small, rendered, within limits, never a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use trienlam::exhibition::PictureFormat;
use trienlam::imaging::{self, Limits, RenderSpec};

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits { max_pixels: 1 << 20, max_bytes: 64 << 20 };
    let Ok(probe) = imaging::probe(bytes, &limits) else { return };
    let (width, height) = probe.upright();
    assert!(u64::from(width) * u64::from(height) <= limits.max_pixels);
    if width.max(height) <= 256 {
        let formats = vec![PictureFormat::Jpeg];
        let spec = RenderSpec { crop: None, redact: Vec::new(), widths: vec![16, 64], max_edge: 64, formats, quality: 80 };
        let _ = imaging::render(bytes, &spec, &limits);
    }
});
