//! One source, all its derivatives: the whole story of this room, one step a line.
//!
//! In: a file's bytes, a [`RenderSpec`] and [`Limits`]. Out: [`Rendered`]. One thread, no disk, no cache; the same
//! input gives the same bytes.

use super::budget;
use super::colour;
use super::decode;
use super::encode;
use super::error::PictureError;
use super::guard;
use super::orient::Orientation;
use super::probe::{Probe, located};
use super::raster::Raster;
use super::resize;
use super::sizes::{self, Size};
use super::spec::{Derivative, Limits, RenderSpec, Rendered};
use crate::exhibition::PixelBox;

/// Makes every derivative of a picture. Never panics.
pub fn render(bytes: &[u8], spec: &RenderSpec, limits: &Limits) -> Result<Rendered, PictureError> {
    guard::caught(|| {
        let (probe, picture) = located(bytes, limits)?;
        within_memory(&probe, spec, limits)?;
        let (shown_width, shown_height) = {
            let (width, height) = probe.upright();
            sizes::shown(spec, width, height)
        };
        let sizes = sizes::sizes(shown_width, shown_height, spec);
        let largest = largest(picture, &probe, spec, limits, &sizes)?;
        let pyramid = pyramid(largest, &sizes)?;
        encoded(&pyramid, spec)
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

/// Decodes, paints over, crops, and makes the largest derivative: upright and in sRGB. The full-size pixels
/// are gone when it returns.
fn largest(
    picture: &[u8],
    probe: &Probe,
    spec: &RenderSpec,
    limits: &Limits,
    sizes: &[Size],
) -> Result<Raster, PictureError> {
    let decoded = decode::decode(picture, probe, limits)?;
    let mut full = decoded.raster;
    if (full.width, full.height) != probe.stored {
        return Err(PictureError::broken("the decoder returned another size"));
    }
    let turn = Orientation::from_exif(probe.orientation);
    let (upright_width, upright_height) = probe.upright();
    for share in &spec.redact {
        let hidden = share.outer_pixels(upright_width, upright_height);
        full.paint(turn.stored_box(hidden, full.width, full.height));
    }
    let shown = match &spec.crop {
        None => resize::whole(&full),
        Some(share) => {
            let inner = share.inner_pixels(upright_width, upright_height);
            turn.stored_box(inner, full.width, full.height)
        }
    };
    let size = sizes
        .last()
        .ok_or_else(|| PictureError::broken("no size"))?;
    let (width, height) = turn.swap(size.width, size.height);
    let mut small = if (full.width, full.height) == (width, height) {
        full
    } else {
        resize::resize(&full, shown, width, height)?
    };
    colour::to_srgb(&mut small, decoded.profile.as_deref());
    Ok(turn.apply(small))
}

/// The largest derivative and all smaller ones, ascending.
fn pyramid(largest: Raster, sizes: &[Size]) -> Result<Vec<Raster>, PictureError> {
    // Built from the largest down, so that each finds the one it is drawn from at its end of the list.
    let mut made = vec![largest];
    for (at, size) in sizes.iter().enumerate().rev().skip(1) {
        let parent = sizes::parent(sizes, at)
            .and_then(|larger| made.get(sizes.len() - 1 - larger))
            .ok_or_else(|| PictureError::broken("no larger size"))?;
        let all: PixelBox = resize::whole(parent);
        made.push(resize::resize(parent, all, size.width, size.height)?);
    }
    made.reverse();
    Ok(made)
}

fn encoded(pyramid: &[Raster], spec: &RenderSpec) -> Result<Rendered, PictureError> {
    let mut derivatives = Vec::with_capacity(pyramid.len() * spec.formats.len());
    for raster in pyramid {
        for &format in &spec.formats {
            derivatives.push(Derivative {
                format,
                width: raster.width,
                height: raster.height,
                bytes: encode::encode(raster, format, spec.quality)?,
            });
        }
    }
    Ok(Rendered {
        derivatives,
        dominant: pyramid.first().map_or([255; 3], Raster::mean),
    })
}
