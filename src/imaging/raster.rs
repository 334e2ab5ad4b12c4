//! The one pixel buffer that everything after the decoder works on.
//!
//! In: rows of red, green and blue. Out: the same, cropped or painted. It knows no file and no colour space.

use crate::exhibition::PixelBox;

use super::error::PictureError;

/// The flat grey of unprinted paper that redactions are painted in.
const PAPER_GREY: [u8; 3] = [200, 200, 200];

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

    /// Bytes in one row.
    pub(super) fn stride(&self) -> usize {
        self.width as usize * 3
    }

    /// Paints a box in flat grey. Nothing of what was there is left in the buffer.
    pub(super) fn paint(&mut self, over: PixelBox) {
        let stride = self.stride();
        let (left, right) = (over.x as usize * 3, (over.x + over.width) as usize * 3);
        for row in self
            .data
            .chunks_exact_mut(stride)
            .skip(over.y as usize)
            .take(over.height as usize)
        {
            for pixel in row[left..right].chunks_exact_mut(3) {
                pixel.copy_from_slice(&PAPER_GREY);
            }
        }
    }

    /// A copy of a part.
    pub(super) fn part(&self, of: PixelBox) -> Raster {
        let (left, right) = (of.x as usize * 3, (of.x + of.width) as usize * 3);
        let mut data = Vec::with_capacity((right - left) * of.height as usize);
        for row in self
            .data
            .chunks_exact(self.stride())
            .skip(of.y as usize)
            .take(of.height as usize)
        {
            data.extend_from_slice(&row[left..right]);
        }
        Raster {
            width: of.width,
            height: of.height,
            data,
        }
    }

    /// The mean of all pixels, rounded.
    pub(super) fn mean(&self) -> [u8; 3] {
        let mut sums = [0_u64; 3];
        for pixel in self.data.chunks_exact(3) {
            for (sum, &value) in sums.iter_mut().zip(pixel) {
                *sum += u64::from(value);
            }
        }
        let pixels = (self.data.len() as u64 / 3).max(1);
        sums.map(|sum| ((sum + pixels / 2) / pixels) as u8)
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
    fn painting_stays_inside_its_box() {
        let mut raster = Raster::new(3, 2, vec![9; 18]).unwrap();
        raster.paint(PixelBox {
            x: 1,
            y: 1,
            width: 2,
            height: 1,
        });
        assert_eq!(raster.data[..12], [9; 12]);
        assert_eq!(raster.data[12..], [200; 6]);
        let part = raster.part(PixelBox {
            x: 1,
            y: 0,
            width: 1,
            height: 2,
        });
        assert_eq!(part.data, [9, 9, 9, 200, 200, 200]);
        assert_eq!(part.mean(), [105, 105, 105]);
    }

    #[test]
    fn a_decoder_that_lies_is_refused() {
        assert!(Raster::new(2, 2, vec![0; 11]).is_err());
        assert!(Raster::new(0, 2, vec![]).is_err());
    }
}
