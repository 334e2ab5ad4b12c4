//! One source, all its derivatives: the whole story of this room, one step a line.
//!
//! In: a file's bytes, a [`RenderSpec`] and [`Limits`]. Out: [`Rendered`]. One thread, no disk, no cache; the same
//! input gives the same bytes.

use super::budget;
use super::encode;
use super::error::PictureError;
use super::fit::{Coarseness, Detail, Fit};
use super::guard;
use super::largest;
use super::likeness;
use super::orient::Orientation;
use super::planes::{Plane, Planes};
use super::probe::{Probe, located};
use super::sizes::{self, Size};
use super::spec::{Derivative, Limits, RenderSpec, Rendered};
use super::tiles;
use crate::boxes::PixelBox;
use crate::policy::PictureFormat;

/// Makes every derivative of a picture. Never panics.
pub fn render(bytes: &[u8], spec: &RenderSpec, limits: &Limits) -> Result<Rendered, PictureError> {
    guard::caught(|| {
        let (probe, picture) = located(bytes, limits)?;
        within_memory(&probe, spec, limits)?;
        let wanted = Wanted::of(&probe, spec);
        let fit = fit(&probe, spec, &wanted.all)?;
        let largest = largest::largest(picture, &probe, &fit, limits)?;
        let pyramid = pyramid(largest, &wanted.all)?;
        encoded(&pyramid, spec, &wanted)
    })
}

/// Refuses what would not fit into one picture's share of memory.
fn within_memory(probe: &Probe, spec: &RenderSpec, limits: &Limits) -> Result<(), PictureError> {
    if budget::need(probe, spec) <= limits.max_bytes {
        return Ok(());
    }
    let (width, height) = probe.stored;
    Err(PictureError::TooLarge {
        width: u64::from(width),
        height: u64::from(height),
        limit: limits
            .max_pixels
            .min(limits.max_bytes / u64::from(probe.held.max(1))),
    })
}

/// The upright sizes to make.
struct Wanted {
    derivatives: Vec<Size>,
    /// The levels of tiles.
    levels: Vec<Size>,
    /// All of them, ascending and without doubles.
    all: Vec<Size>,
}

impl Wanted {
    fn of(probe: &Probe, spec: &RenderSpec) -> Wanted {
        let (width, height) = probe.upright();
        let (width, height) = sizes::shown(spec, width, height);
        let derivatives = sizes::sizes(width, height, spec);
        let levels = tiles::levels(width, height, spec);
        let mut all = [&derivatives[..], &levels[..]].concat();
        all.sort_unstable();
        all.dedup();
        Wanted {
            derivatives,
            levels,
            all,
        }
    }
}

/// From the upright wishes to what is to be done with the stored pixels.
fn fit(probe: &Probe, spec: &RenderSpec, sizes: &[Size]) -> Result<Fit, PictureError> {
    let turn = Orientation::from_exif(probe.orientation);
    let (width, height) = probe.stored;
    let (upright_width, upright_height) = probe.upright();
    let shown = match &spec.crop {
        None => PixelBox {
            x: 0,
            y: 0,
            width: upright_width,
            height: upright_height,
        },
        Some(share) => share.inner_pixels(upright_width, upright_height),
    };
    let hidden = spec.redact.iter().map(|share| {
        let hidden = share.outer_pixels(upright_width, upright_height);
        turn.stored_box(hidden, width, height)
    });
    let largest = sizes
        .last()
        .ok_or_else(|| PictureError::broken("no size"))?;
    let (largest_width, largest_height) = turn.swap(largest.width, largest.height);
    Ok(Fit {
        stored: probe.stored,
        shown: turn.stored_box(shown, width, height),
        hidden: hidden.collect(),
        turn,
        size: Size {
            width: largest_width,
            height: largest_height,
        },
    })
}

/// The largest size and all smaller ones, ascending.
fn pyramid(largest: Planes, sizes: &[Size]) -> Result<Vec<Planes>, PictureError> {
    // Built from the largest down, so that each finds the one it is drawn from at its end of the list.
    let mut made = vec![largest];
    for (at, &size) in sizes.iter().enumerate().rev().skip(1) {
        let parent = sizes::parent(sizes, at)
            .and_then(|larger| made.get(sizes.len() - 1 - larger))
            .ok_or_else(|| PictureError::broken("no larger size"))?;
        made.push(smaller(parent, size));
    }
    made.reverse();
    Ok(made)
}

/// Planes with halved chroma in a smaller size.
fn smaller(planes: &Planes, size: Size) -> Planes {
    let fit = Fit::whole((planes.luma.width, planes.luma.height), size);
    let halves = Coarseness {
        across: 2.0,
        down: 2.0,
    };
    let fitted = |plane: &Plane, coarse: Coarseness, detail: Detail| {
        let mut channel = fit.channel(coarse, detail, 0);
        let rows = plane.data.chunks_exact(plane.width as usize);
        rows.for_each(|row| channel.push(row));
        Plane {
            width: detail.samples(size.width),
            height: detail.samples(size.height),
            data: channel.finish(),
        }
    };
    Planes {
        luma: fitted(&planes.luma, Coarseness::PIXELS, Detail::Whole),
        chroma: planes.chroma.as_ref().map(|planes| {
            planes
                .each_ref()
                .map(|plane| fitted(plane, halves, Detail::Halved))
        }),
    }
}

fn encoded(
    pyramid: &[Planes],
    spec: &RenderSpec,
    wanted: &Wanted,
) -> Result<Rendered, PictureError> {
    let mut derivatives = Vec::with_capacity(wanted.derivatives.len() * spec.formats.len());
    let mut encoder = encode::Encoder::new(spec.quality);
    let derived = |planes: &&Planes| wanted.derivatives.contains(&planes.size());
    for planes in pyramid.iter().filter(derived) {
        let webp = planes.luma.width <= spec.webp_up_to;
        let mut formats = spec.formats.clone();
        formats.retain(|&format| webp || format != PictureFormat::Webp);
        let encoded = encoder.all(planes, &formats)?;
        derivatives.extend(encoded.into_iter().map(|(format, bytes)| Derivative {
            format,
            width: planes.luma.width,
            height: planes.luma.height,
            bytes,
        }));
    }
    let smallest = pyramid
        .iter()
        .find(derived)
        .ok_or_else(|| PictureError::broken("no size"))?;
    Ok(Rendered {
        derivatives,
        tiles: tiles::cut(pyramid, &wanted.levels, spec.quality)?,
        dominant: smallest.mean(),
        likeness: likeness::of(&smallest.luma),
    })
}
