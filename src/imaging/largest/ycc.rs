//! The way of ordinary JPEG files: luma and chroma go from the decoder to their largest size as they are, without
//! ever becoming red, green and blue, and the full size never lies in memory.
//!
//! A profile speaks of lights: with one, the largest size takes a detour through RGB.

use crate::colour::Conversion;
use crate::containers::jpeg::Jpeg;
use crate::error::PictureError;
use crate::fit::{Channel, Coarseness, Detail, Fit, PAPER_GREY};
use crate::jpeg::{Eighths, Reader, Scale};
use crate::planes::{Plane, Planes};
use crate::raster::Raster;
use crate::ycbcr;

/// How many times the wanted size a decoder leaves at least for the filter: its own way of making smaller is coarse.
const LEFT_TO_FILTER: f64 = 2.0;

/// Chroma of what has no colour.
const NO_COLOUR: u8 = 128;

/// Fits a picture. None: not an ordinary file.
pub(super) fn largest(file: &Jpeg<'_>, fit: &Fit) -> Result<Option<Planes>, PictureError> {
    let Some(reader) = reader(file, fit) else {
        return Ok(None);
    };
    let mut channels = channels(&reader, fit);
    reader.rows(|component, row| channels[component].push(row))?;
    let planes = planes(channels, fit)?.turned(fit.turn);
    let Some(conversion) = Conversion::from_profile(file.profile().as_deref()) else {
        return Ok(Some(planes));
    };
    let (width, height) = (planes.luma.width, planes.luma.height);
    let mut lights = Raster::new(width, height, ycbcr::rgb(&planes))?;
    conversion.apply(&mut lights);
    Ok(Some(lights.planes()))
}

/// A reader that leaves no more to be made smaller than it must. None also where chroma is whole and the picture keeps
/// its size: colours that no light has are cut to those there are before they are mixed, as everybody sees them.
fn reader<'a>(file: &Jpeg<'a>, fit: &Fit) -> Option<Reader<'a>> {
    let full = Reader::open(file, Scale::FULL)?;
    let is_whole = full.coarseness().nth(1) == Some(Coarseness::PIXELS);
    if is_whole && (fit.size.width, fit.size.height) == (fit.shown.width, fit.shown.height) {
        return None;
    }
    let mut coarse = full.coarseness();
    let luma = coarse
        .next()
        .map_or(Eighths::FULL, |luma| fit.eighths(luma, Detail::Whole));
    let chroma = coarse
        .next()
        .map_or(luma, |chroma| fit.eighths(chroma, Detail::Halved));
    drop(coarse);
    let scale = Scale { luma, chroma };
    if scale == Scale::FULL {
        return Some(full);
    }
    Reader::open(file, scale)
}

impl Fit {
    /// How much smaller the decoder may make a channel on its way: not at all where something is hidden, since a
    /// block's samples are then mixed.
    fn eighths(&self, coarse: Coarseness, detail: Detail) -> Eighths {
        if !self.hidden.is_empty() {
            return Eighths::FULL;
        }
        let share = |shown: u32, coarse: f64, wanted: u32| {
            f64::from(detail.samples(wanted)) * coarse / f64::from(shown)
        };
        let across = share(self.shown.width, coarse.across, self.size.width);
        let down = share(self.shown.height, coarse.down, self.size.height);
        let eighths = (across.max(down) * LEFT_TO_FILTER * 8.0).ceil();
        Eighths::new(eighths as u8)
    }
}

/// Luma at the wanted size, chroma at half of it.
fn channels(reader: &Reader<'_>, fit: &Fit) -> Vec<Channel> {
    let channel = |(at, coarse)| match at {
        0 => fit.channel(coarse, Detail::Whole, PAPER_GREY),
        _ => fit.channel(coarse, Detail::Halved, NO_COLOUR),
    };
    reader.coarseness().enumerate().map(channel).collect()
}

fn planes(channels: Vec<Channel>, fit: &Fit) -> Result<Planes, PictureError> {
    let mut planes = channels.into_iter().enumerate().map(|(at, channel)| {
        let detail = if at == 0 {
            Detail::Whole
        } else {
            Detail::Halved
        };
        Plane {
            width: detail.samples(fit.size.width),
            height: detail.samples(fit.size.height),
            data: channel.finish(),
        }
    });
    let luma = planes
        .next()
        .ok_or_else(|| PictureError::broken("no colours"))?;
    let chroma = planes.next().zip(planes.next());
    Ok(Planes {
        luma,
        chroma: chroma.map(|(blue, red)| [blue, red]),
    })
}
