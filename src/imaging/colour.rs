//! From a file's own colours to sRGB.
//!
//! In: RGB with the profile that came with it, or inks. Out: sRGB, in place. A profile that is damaged, or made
//! for other colours than the picture has, is passed over: the picture then counts as sRGB, as in a browser.

use moxcms::{ColorProfile, DataColorSpace, Layout, Transform8BitExecutor, TransformOptions};

use super::raster::Raster;

/// How the amounts of ink are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Inks {
    /// 0 is bare paper.
    Plain,
    /// 255 is bare paper.
    Inverted,
}

/// Pixels that are converted at a time: a buffer of a few kilobytes instead of a second picture.
const CHUNK: usize = 4_096;

/// What there is to do to come to sRGB.
pub(super) enum Conversion {
    /// Three lights to three.
    Lights(std::sync::Arc<Transform8BitExecutor>),
    /// One light to three: a picture of greys, held as three equal lights.
    Greys(std::sync::Arc<Transform8BitExecutor>),
}

impl Conversion {
    /// From a file's profile; `None`: its colours are sRGB already, or as good as.
    pub(super) fn from_profile(profile: Option<&[u8]>) -> Option<Conversion> {
        let profile = ColorProfile::new_from_slice(profile?).ok()?;
        match profile.color_space {
            DataColorSpace::Rgb => transform(&profile, Layout::Rgb)
                .filter(|transform| !is_identity(transform.as_ref()))
                .map(Conversion::Lights),
            DataColorSpace::Gray => transform(&profile, Layout::Gray).map(Conversion::Greys),
            _ => None,
        }
    }

    /// Turns a raster's colours into sRGB.
    pub(super) fn apply(&self, raster: &mut Raster) {
        match self {
            Conversion::Lights(transform) => rgb_to_srgb(&mut raster.data, transform.as_ref()),
            Conversion::Greys(transform) => grey_to_srgb(&mut raster.data, transform.as_ref()),
        }
    }
}

/// Four inks a pixel to three lights.
pub(super) fn inks_to_srgb(mut inks: Vec<u8>, written: Inks, profile: Option<&[u8]>) -> Vec<u8> {
    if written == Inks::Inverted {
        for ink in &mut inks {
            *ink = 255 - *ink;
        }
    }
    let transform = profile
        .and_then(|bytes| ColorProfile::new_from_slice(bytes).ok())
        .filter(|profile| profile.color_space == DataColorSpace::Cmyk)
        .and_then(|profile| transform(&profile, Layout::Rgba));
    let mut light = vec![0; inks.len() / 4 * 3];
    for (inks, light) in inks.chunks(CHUNK * 4).zip(light.chunks_mut(CHUNK * 3)) {
        let done = transform
            .as_ref()
            .is_some_and(|transform| transform.transform(inks, light).is_ok());
        if !done {
            bare_inks(inks, light);
        }
    }
    light
}

fn transform(
    profile: &ColorProfile,
    from: Layout,
) -> Option<std::sync::Arc<Transform8BitExecutor>> {
    let srgb = ColorProfile::new_srgb();
    profile
        .create_transform_8bit(from, &srgb, Layout::Rgb, TransformOptions::default())
        .ok()
}

/// Whether a transform leaves colours alone, give or take one step: the usual sRGB profile.
fn is_identity(transform: &Transform8BitExecutor) -> bool {
    let steps = [0_u8, 32, 64, 96, 128, 160, 192, 224, 255];
    let grid: Vec<u8> = steps
        .iter()
        .flat_map(|&red| steps.iter().map(move |&green| (red, green)))
        .flat_map(|(red, green)| steps.iter().flat_map(move |&blue| [red, green, blue]))
        .collect();
    let mut out = vec![0; grid.len()];
    transform.transform(&grid, &mut out).is_ok()
        && grid
            .iter()
            .zip(&out)
            .all(|(from, to)| from.abs_diff(*to) <= 1)
}

fn rgb_to_srgb(data: &mut [u8], transform: &Transform8BitExecutor) {
    let mut out = [0; CHUNK * 3];
    for chunk in data.chunks_mut(CHUNK * 3) {
        let out = &mut out[..chunk.len()];
        if transform.transform(chunk, out).is_ok() {
            chunk.copy_from_slice(out);
        }
    }
}

/// A grey picture lies here as RGB: one table serves all its pixels. A grey profile on colours is a mistake.
fn grey_to_srgb(data: &mut [u8], transform: &Transform8BitExecutor) {
    let grey = |pixel: &[u8]| pixel[0].abs_diff(pixel[1]) <= 1 && pixel[1].abs_diff(pixel[2]) <= 1;
    let ramp: Vec<u8> = (0..=255).collect();
    let mut table = vec![0; ramp.len() * 3];
    if transform.transform(&ramp, &mut table).is_err() || !data.chunks_exact(3).all(grey) {
        return;
    }
    for pixel in data.chunks_exact_mut(3) {
        let at = usize::from(pixel[1]) * 3;
        pixel.copy_from_slice(&table[at..at + 3]);
    }
}

/// Inks without a profile: each takes its part of the light.
fn bare_inks(inks: &[u8], light: &mut [u8]) {
    for (inks, light) in inks.chunks_exact(4).zip(light.chunks_exact_mut(3)) {
        let paper = 255 - u32::from(inks[3]);
        for (light, ink) in light.iter_mut().zip(inks) {
            *light = (((255 - u32::from(*ink)) * paper + 127) / 255) as u8;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(profile: &ColorProfile) -> Vec<u8> {
        profile.encode().unwrap()
    }

    #[test]
    fn display_p3_becomes_more_vivid_numbers_and_grey_stays() {
        let profile = encoded(&ColorProfile::new_display_p3());
        let mut raster = Raster::new(2, 1, vec![200, 100, 100, 128, 128, 128]).unwrap();
        Conversion::from_profile(Some(&profile))
            .unwrap()
            .apply(&mut raster);
        assert!(
            raster.data[0] > 205 && raster.data[1] < 100,
            "{:?}",
            raster.data
        );
        assert!(
            raster.data[3..]
                .iter()
                .all(|value| value.abs_diff(128) <= 1)
        );
    }

    #[test]
    fn srgb_is_recognised_and_left_alone() {
        let srgb = ColorProfile::new_srgb();
        assert!(is_identity(transform(&srgb, Layout::Rgb).unwrap().as_ref()));
        let p3 = ColorProfile::new_display_p3();
        assert!(!is_identity(transform(&p3, Layout::Rgb).unwrap().as_ref()));
    }

    #[test]
    fn rubbish_is_passed_over() {
        assert!(Conversion::from_profile(Some(b"not a profile")).is_none());
        assert!(Conversion::from_profile(None).is_none());
    }

    #[test]
    fn bare_paper_is_white_and_black_ink_black() {
        let plain = inks_to_srgb(vec![0, 0, 0, 0, 0, 0, 0, 255], Inks::Plain, None);
        assert_eq!(plain, [255, 255, 255, 0, 0, 0]);
        let inverted = inks_to_srgb(vec![255; 4], Inks::Inverted, None);
        assert_eq!(inverted, [255, 255, 255]);
    }
}
