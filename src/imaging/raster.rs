//! Rows of red, green and blue: what decoders make of most files, and what colour profiles speak of.
//!
//! In: a decoder's pixels. Out: the same, known to be as many as the size says. It knows no file and no colour space.

use super::error::PictureError;
use super::fit::Detail;
use super::planes::Planes;
use super::ycbcr;

/// Opaque pixels, three bytes each, row by row without padding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Raster {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) data: Vec<u8>,
}

impl Raster {
    /// Takes rows of RGB; a decoder that returned too few or too many is not to be trusted.
    pub(super) fn new(width: u32, height: u32, data: Vec<u8>) -> Result<Self, PictureError> {
        let wanted = area(width, height)?.checked_mul(3);
        if width == 0 || height == 0 || wanted != Some(data.len()) {
            return Err(PictureError::broken("the decoder returned another size"));
        }
        Ok(Raster {
            width,
            height,
            data,
        })
    }

    /// The same as luma and halved chroma; luma alone where there is no colour in it.
    pub(super) fn planes(&self) -> Planes {
        let grey = |pixel: &[u8; 3]| pixel[0] == pixel[1] && pixel[1] == pixel[2];
        let pixels = self.data.as_chunks::<3>().0;
        let mut planes = ycbcr::planes(self.width, self.height, &self.data, Detail::Halved);
        if pixels.iter().all(grey) {
            planes.chroma = None;
        }
        planes
    }
}

/// Pixels in a picture, as a length in memory.
pub(super) fn area(width: u32, height: u32) -> Result<usize, PictureError> {
    (width as usize)
        .checked_mul(height as usize)
        .ok_or_else(|| PictureError::broken("a size beyond this machine's memory"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decoder_that_lies_is_refused() {
        assert!(Raster::new(2, 2, vec![0; 11]).is_err());
        assert!(Raster::new(0, 2, vec![]).is_err());
    }
}
