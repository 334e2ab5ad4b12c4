//! Rectangles as shares of the upright picture.

/// A box: x, y, width and height as shares of 1, inside the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShareBox {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

/// A box in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PixelBox {
    /// Left edge.
    pub x: u32,
    /// Upper edge.
    pub y: u32,
    /// At least 1.
    pub width: u32,
    /// At least 1.
    pub height: u32,
}

impl ShareBox {
    /// A box that lies inside the picture and is not empty, else `None`.
    pub fn new(x: f64, y: f64, width: f64, height: f64) -> Option<Self> {
        let inside =
            |from: f64, length: f64| from >= 0.0 && length > 0.0 && from + length <= 1.0 + 1e-9;
        (inside(x, width) && inside(y, height)).then_some(ShareBox {
            x,
            y,
            width,
            height,
        })
    }

    /// What is left when such shares are cut off at the left, at the top, at the right and at the bottom; `None`
    /// where one is negative or nothing is left.
    pub fn trimmed([left, top, right, bottom]: [f64; 4]) -> Option<Self> {
        if right < 0.0 || bottom < 0.0 {
            return None;
        }
        ShareBox::new(left, top, 1.0 - left - right, 1.0 - top - bottom)
    }

    /// The part that two boxes share, if there is one.
    pub fn common(&self, other: &ShareBox) -> Option<Self> {
        let axis = |from: f64, length: f64, other_from: f64, other_length: f64| {
            let start = from.max(other_from);
            (
                start,
                (from + length).min(other_from + other_length) - start,
            )
        };
        let (x, width) = axis(self.x, self.width, other.x, other.width);
        let (y, height) = axis(self.y, self.height, other.y, other.height);
        ShareBox::new(x, y, width, height)
    }

    /// The part that lies inside a frame, as shares of the frame; `None` where it lies outside.
    pub fn within(&self, frame: &ShareBox) -> Option<Self> {
        let part = self.common(frame)?;
        ShareBox::new(
            (part.x - frame.x) / frame.width,
            (part.y - frame.y) / frame.height,
            part.width / frame.width,
            part.height / frame.height,
        )
    }

    /// The four shares.
    pub fn shares(&self) -> [f64; 4] {
        [self.x, self.y, self.width, self.height]
    }

    /// The pixels that the box touches, all of them: rounding outwards, so that a redaction never leaves a rim.
    pub fn outer_pixels(&self, width: u32, height: u32) -> PixelBox {
        self.pixels(width, height, f64::floor, f64::ceil)
    }

    /// The pixels that lie wholly inside the box: rounding inwards, so that a crop never shows what it cuts off.
    pub fn inner_pixels(&self, width: u32, height: u32) -> PixelBox {
        self.pixels(width, height, f64::ceil, f64::floor)
    }

    fn pixels(
        &self,
        width: u32,
        height: u32,
        low: fn(f64) -> f64,
        high: fn(f64) -> f64,
    ) -> PixelBox {
        let axis = |from: f64, length: f64, edge: u32| {
            // A billionth of a pixel is rounding noise of the shares, not the curator's wish.
            let snap = |at: f64| {
                if (at - at.round()).abs() < 1e-6 {
                    at.round()
                } else {
                    at
                }
            };
            let edge_f = f64::from(edge);
            let start = low(snap(from * edge_f)).clamp(0.0, edge_f - 1.0) as u32;
            let end = high(snap((from + length) * edge_f)).clamp(0.0, edge_f) as u32;
            (start, end.max(start + 1) - start)
        };
        let (x, width) = axis(self.x, self.width, width);
        let (y, height) = axis(self.y, self.height, height);
        PixelBox {
            x,
            y,
            width,
            height,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn redaction_rounds_out_and_crop_rounds_in() {
        let some = ShareBox::new(0.15, 0.0, 0.5, 1.0).unwrap();
        assert_eq!(
            some.outer_pixels(10, 10),
            PixelBox {
                x: 1,
                y: 0,
                width: 6,
                height: 10
            }
        );
        assert_eq!(
            some.inner_pixels(10, 10),
            PixelBox {
                x: 2,
                y: 0,
                width: 4,
                height: 10
            }
        );
    }

    #[test]
    fn a_trim_leaves_the_middle_and_a_crop_shares_it() {
        let middle = ShareBox::trimmed([0.125, 0.25, 0.125, 0.0]).unwrap();
        assert_eq!(middle.shares(), [0.125, 0.25, 0.75, 0.75]);
        let right = ShareBox::new(0.5, 0.0, 0.5, 0.5).unwrap();
        assert_eq!(
            middle.common(&right).unwrap().shares(),
            [0.5, 0.25, 0.375, 0.25]
        );
        assert_eq!(ShareBox::trimmed([0.5, 0.0, 0.5, 0.0]), None);
        assert_eq!(ShareBox::trimmed([0.0, 0.0, -0.1, 0.0]), None);
        let within = right.within(&middle).unwrap().shares();
        assert_eq!(within, [0.5, 0.0, 0.5, 1.0 / 3.0]);
        let above = ShareBox::new(0.0, 0.0, 1.0, 0.25).unwrap();
        assert_eq!(middle.common(&above), None);
        assert_eq!(above.within(&middle), None);
    }

    #[test]
    fn a_box_never_vanishes_or_leaves_the_picture() {
        let thin = ShareBox::new(0.999, 0.999, 0.001, 0.001).unwrap();
        assert_eq!(
            thin.inner_pixels(3, 3),
            PixelBox {
                x: 2,
                y: 2,
                width: 1,
                height: 1
            }
        );
        assert_eq!(ShareBox::new(0.5, 0.5, 0.6, 0.1), None);
        assert_eq!(ShareBox::new(f64::NAN, 0.0, 0.5, 0.5), None);
    }
}
