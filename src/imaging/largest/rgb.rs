//! The way of everything that comes as red, green and blue: each light is fitted by itself, a profile is applied
//! to what is left, and only then it becomes planes.

use crate::colour::Conversion;
use crate::decode::Decoded;
use crate::error::PictureError;
use crate::fit::{Coarseness, Detail, Fit, PAPER_GREY};
use crate::planes::Planes;
use crate::raster::Raster;

/// Fits a decoded picture.
pub(super) fn largest(decoded: Decoded, fit: &Fit) -> Result<Planes, PictureError> {
    let full = decoded.raster;
    if (full.width, full.height) != fit.stored {
        return Err(PictureError::broken("the decoder returned another size"));
    }
    let mut lights = fitted(&full, fit)?;
    // The full size is not needed any more.
    drop(full);
    if let Some(conversion) = Conversion::from_profile(decoded.profile.as_deref()) {
        conversion.apply(&mut lights);
    }
    Ok(fit.turn.raster(lights).planes())
}

fn fitted(full: &Raster, fit: &Fit) -> Result<Raster, PictureError> {
    let mut channels = [0; 3].map(|_| fit.channel(Coarseness::PIXELS, Detail::Whole, PAPER_GREY));
    let width = full.width as usize;
    let mut row = vec![0; width];
    for pixels in full.data.chunks_exact(width * 3) {
        let pixels = pixels.as_chunks::<3>().0;
        for (light, channel) in channels.iter_mut().enumerate() {
            for (to, pixel) in row.iter_mut().zip(pixels) {
                *to = pixel[light];
            }
            channel.push(&row);
        }
    }
    let [red, green, blue] = channels.map(|channel| channel.finish());
    let mut data = vec![0; red.len() * 3];
    let lights = red.iter().zip(&green).zip(&blue);
    for (pixel, ((red, green), blue)) in data.as_chunks_mut::<3>().0.iter_mut().zip(lights) {
        *pixel = [*red, *green, *blue];
    }
    Raster::new(fit.size.width, fit.size.height, data)
}
