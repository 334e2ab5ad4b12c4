//! A picture as planes: luma, and chroma that may be halved, the shape in which JPEG keeps it.
//!
//! In and out: full-range JFIF YCbCr, tightly packed rows. What the planes mean is all that is told here; `ycbcr`
//! turns them into RGB and back, `jpeg` reads and writes them.

use super::orient::Orientation;
use super::sizes::Size;

/// One channel, row after row without gaps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Plane {
    /// Samples in a row.
    pub(super) width: u32,
    /// Rows.
    pub(super) height: u32,
    /// `width × height` samples.
    pub(super) data: Vec<u8>,
}

/// A picture: luma at full size; Cb and Cr at full, half (rounded up) or half width; or no colour at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Planes {
    /// How light.
    pub(super) luma: Plane,
    /// Cb and Cr, both of one size; `None` is a grey picture.
    pub(super) chroma: Option<[Plane; 2]>,
}

impl Plane {
    /// One value everywhere.
    pub(super) fn flat(width: u32, height: u32, value: u8) -> Plane {
        Plane {
            width,
            height,
            data: vec![value; width as usize * height as usize],
        }
    }

    /// A part of it.
    fn part(&self, x: u32, y: u32, width: u32, height: u32) -> Plane {
        let (x, length) = (x as usize, width as usize);
        let rows = self.data.chunks_exact(self.width as usize);
        let rows = rows.skip(y as usize).take(height as usize);
        let data: Vec<u8> = rows.flat_map(|row| &row[x..x + length]).copied().collect();
        Plane {
            width,
            height,
            data,
        }
    }

    /// The mean of all samples; of none, 0.
    fn mean(&self) -> f64 {
        let sum: u64 = self.data.iter().map(|&sample| u64::from(sample)).sum();
        sum as f64 / self.data.len().max(1) as f64
    }
}

impl Planes {
    /// The mean colour: red, green and blue.
    pub(super) fn mean(&self) -> [u8; 3] {
        let (blue, red) = match &self.chroma {
            Some([blue, red]) => (blue.mean() - 128.0, red.mean() - 128.0),
            None => (0.0, 0.0),
        };
        let luma = self.luma.mean();
        [
            luma + 1.402 * red,
            luma - 0.344_136 * blue - 0.714_136 * red,
            luma + 1.772 * blue,
        ]
        .map(|light| light.round().clamp(0.0, 255.0) as u8)
    }

    /// Its size in pixels.
    pub(super) fn size(&self) -> Size {
        Size {
            width: self.luma.width,
            height: self.luma.height,
        }
    }

    /// A part of a picture with halved chroma, from an even place on.
    pub(super) fn part(&self, x: u32, y: u32, size: Size) -> Planes {
        let Size { width, height } = size;
        let (across, down) = (width.div_ceil(2), height.div_ceil(2));
        let halved = |plane: &Plane| plane.part(x / 2, y / 2, across, down);
        Planes {
            luma: self.luma.part(x, y, width, height),
            chroma: self
                .chroma
                .as_ref()
                .map(|planes| planes.each_ref().map(halved)),
        }
    }

    /// The same with every plane turned.
    pub(super) fn turned(self, turn: Orientation) -> Planes {
        Planes {
            luma: turn.plane(self.luma),
            chroma: self
                .chroma
                .map(|planes| planes.map(|plane| turn.plane(plane))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_keeps_its_colours() {
        let ramp = |width: u32, height: u32| Plane {
            width,
            height,
            data: (0..width * height).map(|at| at as u8).collect(),
        };
        let whole = Planes {
            luma: ramp(5, 3),
            chroma: Some([ramp(3, 2), ramp(3, 2)]),
        };
        let corner = whole.part(
            4,
            2,
            Size {
                width: 1,
                height: 1,
            },
        );
        assert_eq!(corner.luma.data, [14]);
        assert_eq!(corner.chroma.map(|[blue, _]| blue.data), Some(vec![5]));
        let all = whole.part(0, 0, whole.size());
        assert_eq!(all, whole);
    }

    #[test]
    fn the_mean_is_a_colour() {
        let planes = |blue, red| Planes {
            luma: Plane::flat(4, 2, 76),
            chroma: Some([Plane::flat(2, 1, blue), Plane::flat(2, 1, red)]),
        };
        assert_eq!(planes(128, 128).mean(), [76, 76, 76]);
        let [red, green, blue] = planes(85, 255).mean();
        assert!(red > 250 && green < 4 && blue < 4, "{red} {green} {blue}");
    }
}
