//! Between rows of RGB and planes of YCbCr, full range, as JFIF 1.02 defines them (ITU-R BT.601).
//!
//! In and out: 8-bit samples, right to within 1 of what real numbers give (tested). Halved chroma is the mean of the
//! pixels it stands for, and is spread again as a slope between the middles of those. Gamma, profiles and alpha are
//! not known here.

use super::fit::Detail;
use super::planes::{Plane, Planes};
use super::processor::widest;

/// Planes of interleaved RGB.
///
/// `rgb` holds `width × height × 3` samples; neither side is zero.
pub(super) fn planes(width: u32, height: u32, rgb: &[u8], chroma: Detail) -> Planes {
    /// The same loops, which the compiler turns into AVX2.
    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx2")]
    fn wide(width: u32, height: u32, rgb: &[u8], chroma: Detail) -> Planes {
        planes_of(width, height, rgb, chroma)
    }
    widest!(
        wide(width, height, rgb, chroma),
        planes_of(width, height, rgb, chroma)
    )
}

/// Interleaved RGB of planes whose chroma is whole, halved, halved in width, or absent.
pub(super) fn rgb(planes: &Planes) -> Vec<u8> {
    /// As above.
    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx2")]
    fn wide(planes: &Planes) -> Vec<u8> {
        rgb_of(planes)
    }
    widest!(wide(planes), rgb_of(planes))
}

/// Whole numbers stand for 1/32,768 of what they multiply.
const SHIFT: u32 = 15;
const HALF: i32 = 1 << (SHIFT - 1);

/// What red, green and blue give to each channel; each row adds up to one or to nothing exactly.
const TO_LUMA: [i32; 3] = [9_798, 19_235, 3_735];
const TO_BLUE: [i32; 3] = [-5_529, -10_855, 16_384];
const TO_RED: [i32; 3] = [16_384, -13_720, -2_664];

/// 1.402, 0.344136, 0.714136 and 1.772.
const RED_OF_RED: i32 = 45_941;
const GREEN_OF_BLUE: i32 = 11_277;
const GREEN_OF_RED: i32 = 23_401;
const BLUE_OF_BLUE: i32 = 58_065;

/// A row's colours, apart.
struct Apart {
    red: Vec<u8>,
    green: Vec<u8>,
    blue: Vec<u8>,
}

impl Apart {
    fn new(width: usize) -> Apart {
        let row = || vec![0; width];
        Apart {
            red: row(),
            green: row(),
            blue: row(),
        }
    }

    /// Takes a row of RGB; beyond its end the last pixel is repeated.
    #[inline(always)]
    fn fill(&mut self, rgb: &[u8]) {
        let (pixels, _) = rgb.as_chunks::<3>();
        let colours = self.red.iter_mut().zip(&mut self.green).zip(&mut self.blue);
        for (((red, green), blue), pixel) in colours.zip(pixels) {
            [*red, *green, *blue] = *pixel;
        }
        for row in [&mut self.red, &mut self.green, &mut self.blue] {
            let last = row[pixels.len() - 1];
            row[pixels.len()..].fill(last);
        }
    }

    /// Each pixel weighed.
    #[inline(always)]
    fn weighed(&self, weights: [i32; 3], middle: i32, out: &mut [u8]) {
        let colours = self.red.iter().zip(&self.green).zip(&self.blue);
        for (out, ((red, green), blue)) in out.iter_mut().zip(colours) {
            let sum = weights[0] * i32::from(*red)
                + weights[1] * i32::from(*green)
                + weights[2] * i32::from(*blue);
            *out = sample((sum + HALF + (middle << SHIFT)) >> SHIFT);
        }
    }
}

/// Sums of squares of four pixels, each colour apart.
struct Squares([Vec<u16>; 3]);

impl Squares {
    fn new(width: usize) -> Squares {
        Squares([0; 3].map(|_| vec![0; width]))
    }

    #[inline(always)]
    fn fill(&mut self, upper: &Apart, lower: &Apart) {
        let rows = [
            (&upper.red, &lower.red),
            (&upper.green, &lower.green),
            (&upper.blue, &lower.blue),
        ];
        for (sums, (upper, lower)) in self.0.iter_mut().zip(rows) {
            let (upper, _) = upper.as_chunks::<2>();
            let (lower, _) = lower.as_chunks::<2>();
            for (sum, (upper, lower)) in sums.iter_mut().zip(upper.iter().zip(lower)) {
                *sum = u16::from(upper[0])
                    + u16::from(upper[1])
                    + u16::from(lower[0])
                    + u16::from(lower[1]);
            }
        }
    }

    #[inline(always)]
    fn weighed(&self, weights: [i32; 3], out: &mut [u8]) {
        let [red, green, blue] = &self.0;
        let colours = red.iter().zip(green).zip(blue);
        for (out, ((red, green), blue)) in out.iter_mut().zip(colours) {
            let sum = weights[0] * i32::from(*red)
                + weights[1] * i32::from(*green)
                + weights[2] * i32::from(*blue);
            *out = sample((sum + (HALF << 2) + (128 << (SHIFT + 2))) >> (SHIFT + 2));
        }
    }
}

#[inline(always)]
fn planes_of(width: u32, height: u32, rgb: &[u8], chroma: Detail) -> Planes {
    let empty = |width: u32, height: u32| Plane {
        width,
        height,
        data: vec![0; width as usize * height as usize],
    };
    let (wide, high) = match chroma {
        Detail::Whole => (width, height),
        Detail::Halved => (width.div_ceil(2), height.div_ceil(2)),
    };
    let mut luma = empty(width, height);
    let [mut blue, mut red] = [empty(wide, high), empty(wide, high)];
    let (width, wide) = (width as usize, wide as usize);
    let mut apart = [0; 2].map(|_| Apart::new(width.next_multiple_of(2)));
    let mut squares = Squares::new(wide);

    let step = height.div_ceil(high) as usize;
    let strips = rgb
        .chunks(width * 3 * step)
        .zip(luma.data.chunks_mut(width * step));
    let colours = blue.data.chunks_mut(wide).zip(red.data.chunks_mut(wide));
    for ((rgb, luma), (blue, red)) in strips.zip(colours) {
        let rows = rgb.chunks(width * 3).zip(luma.chunks_mut(width));
        let mut last = 0;
        for (index, (apart, (rgb, luma))) in apart.iter_mut().zip(rows).enumerate() {
            apart.fill(rgb);
            apart.weighed(TO_LUMA, 0, luma);
            last = index;
        }
        match chroma {
            Detail::Whole => {
                apart[0].weighed(TO_BLUE, 128, blue);
                apart[0].weighed(TO_RED, 128, red);
            }
            Detail::Halved => {
                // An odd last row stands for two.
                squares.fill(&apart[0], &apart[last]);
                squares.weighed(TO_BLUE, blue);
                squares.weighed(TO_RED, red);
            }
        }
    }
    Planes {
        luma,
        chroma: Some([blue, red]),
    }
}

#[inline(always)]
fn rgb_of(planes: &Planes) -> Vec<u8> {
    let (width, height) = (planes.luma.width as usize, planes.luma.height as usize);
    let mut rgb = vec![0; width * height * 3];
    let rows = planes
        .luma
        .data
        .chunks(width)
        .zip(rgb.chunks_mut(width * 3));
    let Some([blue, red]) = &planes.chroma else {
        for (luma, rgb) in rows {
            let (pixels, _) = rgb.as_chunks_mut::<3>();
            for (pixel, luma) in pixels.iter_mut().zip(luma) {
                *pixel = [*luma; 3];
            }
        }
        return rgb;
    };
    let [mut blues, mut reds] = [Spread::new(width), Spread::new(width)];
    let mut apart = Apart::new(width);
    for (y, (luma, rgb)) in rows.enumerate() {
        let blues = blues.row(blue, y, width, height);
        let reds = reds.row(red, y, width, height);
        apart.mix(luma, blues, reds);
        let colours = apart.red.iter().zip(&apart.green).zip(&apart.blue);
        let (pixels, _) = rgb.as_chunks_mut::<3>();
        for (pixel, ((red, green), blue)) in pixels.iter_mut().zip(colours) {
            *pixel = [*red, *green, *blue];
        }
    }
    rgb
}

impl Apart {
    /// Takes a row of luma and of spread chroma.
    #[inline(always)]
    fn mix(&mut self, luma: &[u8], blues: &[i16], reds: &[i16]) {
        // Chroma comes in sixteenths.
        const FINE: u32 = SHIFT + 4;
        let colours = self.red.iter_mut().zip(&mut self.green).zip(&mut self.blue);
        let samples = luma.iter().zip(blues).zip(reds);
        for (((red, green), blue), ((luma, blues), reds)) in colours.zip(samples) {
            let luma = (i32::from(*luma) << FINE) + (1 << (FINE - 1));
            let (blues, reds) = (i32::from(*blues), i32::from(*reds));
            *red = sample((luma + RED_OF_RED * reds) >> FINE);
            *green = sample((luma - GREEN_OF_BLUE * blues - GREEN_OF_RED * reds) >> FINE);
            *blue = sample((luma + BLUE_OF_BLUE * blues) >> FINE);
        }
    }
}

/// A row of chroma, spread over the pixels: in sixteenths, and 0 where there is no colour.
struct Spread {
    /// Rows mixed, in quarters, with one more sample before and after.
    mixed: Vec<i16>,
    row: Vec<i16>,
}

impl Spread {
    fn new(width: usize) -> Spread {
        Spread {
            mixed: Vec::new(),
            row: vec![0; width.next_multiple_of(2)],
        }
    }

    /// The row `y` of a picture of `width × height` pixels.
    #[inline(always)]
    fn row(&mut self, plane: &Plane, y: usize, width: usize, height: usize) -> &[i16] {
        let (wide, high) = (plane.width as usize, plane.height as usize);
        let line = |y: usize| &plane.data[y * wide..][..wide];
        let (near, far) = if high == height {
            (line(y), line(y))
        } else {
            // Three quarters of the row that a pixel is in, one of the next one up or down.
            let near = y / 2;
            let far = if y.is_multiple_of(2) {
                near.saturating_sub(1)
            } else {
                (near + 1).min(high - 1)
            };
            (line(near), line(far))
        };
        let quarters = |(near, far): (&u8, &u8)| 3 * i16::from(*near) + i16::from(*far) - 512;
        if wide == width {
            for (out, samples) in self.row.iter_mut().zip(near.iter().zip(far)) {
                *out = 4 * quarters(samples);
            }
            return &self.row[..width];
        }
        self.mixed.clear();
        self.mixed.extend(near[..1].iter().zip(far).map(quarters));
        self.mixed.extend(near.iter().zip(far).map(quarters));
        self.mixed
            .extend(near[wide - 1..].iter().zip(&far[wide - 1..]).map(quarters));
        let (pairs, _) = self.row.as_chunks_mut::<2>();
        let left = &self.mixed[..wide];
        let here = &self.mixed[1..=wide];
        let right = &self.mixed[2..];
        for (pair, ((left, here), right)) in pairs.iter_mut().zip(left.iter().zip(here).zip(right))
        {
            *pair = [3 * here + left, 3 * here + right];
        }
        &self.row[..width]
    }
}

/// Cut to what a sample can say.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped just before"
)]
#[inline(always)]
fn sample(value: i32) -> u8 {
    value.clamp(0, 255) as u8
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Cb, Cr and luma of a pixel, in real numbers.
    fn defined(pixel: [f64; 3]) -> [f64; 3] {
        let [red, green, blue] = pixel;
        let luma = 0.299 * red + 0.587 * green + 0.114 * blue;
        [
            luma,
            (blue - luma) / 1.772 + 128.0,
            (red - luma) / 1.402 + 128.0,
        ]
    }

    fn near(found: u8, wanted: f64) {
        let wanted = wanted.clamp(0.0, 255.0);
        assert!(
            (f64::from(found) - wanted).abs() < 1.0,
            "{found} for {wanted}"
        );
    }

    /// Every fifth value of each colour, and the ends.
    fn cube() -> Vec<u8> {
        let steps = || (0..=255_u8).step_by(5);
        steps()
            .flat_map(|red| steps().map(move |green| (red, green)))
            .flat_map(|(red, green)| steps().flat_map(move |blue| [red, green, blue]))
            .collect()
    }

    #[test]
    fn every_colour_is_right_both_ways() {
        let cube = cube();
        let pixels = u32::try_from(cube.len() / 3).unwrap();
        let planes = planes(pixels, 1, &cube, Detail::Whole);
        let [blue, red] = planes.chroma.as_ref().unwrap();
        for (at, pixel) in cube.as_chunks::<3>().0.iter().enumerate() {
            let [luma, cb, cr] = defined(pixel.map(f64::from));
            near(planes.luma.data[at], luma);
            near(blue.data[at], cb);
            near(red.data[at], cr);
        }
        // Any three samples, colours that RGB does not have among them.
        let channel = |number| cube.iter().skip(number).step_by(3).copied().collect();
        let plane = |number| Plane {
            width: pixels,
            height: 1,
            data: channel(number),
        };
        let planes = Planes {
            luma: plane(0),
            chroma: Some([plane(1), plane(2)]),
        };
        for (found, sample) in rgb(&planes)
            .as_chunks::<3>()
            .0
            .iter()
            .zip(cube.as_chunks::<3>().0)
        {
            let [luma, blue, red] = sample.map(f64::from);
            near(found[0], luma + 1.402 * (red - 128.0));
            near(
                found[1],
                luma - 0.344_136 * (blue - 128.0) - 0.714_136 * (red - 128.0),
            );
            near(found[2], luma + 1.772 * (blue - 128.0));
        }
    }

    #[test]
    fn grey_stays_grey() {
        let greys: Vec<u8> = (0..=255).flat_map(|grey| [grey; 3]).collect();
        for chroma in [Detail::Whole, Detail::Halved] {
            let planes = planes(16, 16, &greys, chroma);
            assert!(
                planes
                    .chroma
                    .iter()
                    .flatten()
                    .all(|plane| plane.data.iter().all(|c| *c == 128))
            );
            assert_eq!(rgb(&planes), greys);
            assert_eq!(
                rgb(&Planes {
                    chroma: None,
                    ..planes
                }),
                greys
            );
        }
    }

    proptest! {
        #[test]
        fn halved_chroma_is_the_mean_and_comes_back_as_a_slope(
            width in 1..40_u32,
            height in 1..40_u32,
            samples in proptest::collection::vec(any::<u8>(), 4_800),
        ) {
            let (w, h) = (width as usize, height as usize);
            let rgb_in = &samples[..w * h * 3];
            let made = planes(width, height, rgb_in, Detail::Halved);
            prop_assert_eq!(&made, &planes_of(width, height, rgb_in, Detail::Halved));
            let [blue, red] = made.chroma.as_ref().unwrap();
            prop_assert_eq!((blue.width, blue.height), (width.div_ceil(2), height.div_ceil(2)));
            let pixel = |x: usize, y: usize| -> [f64; 3] {
                let at = (y.min(h - 1) * w + x.min(w - 1)) * 3;
                std::array::from_fn(|number| f64::from(rgb_in[at + number]))
            };
            for y in 0..h.div_ceil(2) {
                for x in 0..w.div_ceil(2) {
                    let four = [(0, 0), (1, 0), (0, 1), (1, 1)]
                        .map(|(right, down)| pixel(2 * x + right, 2 * y + down));
                    let mean = std::array::from_fn(|number| {
                        four.iter().map(|pixel| pixel[number]).sum::<f64>() / 4.0
                    });
                    let [_, cb, cr] = defined(mean);
                    near(blue.data[y * w.div_ceil(2) + x], cb);
                    near(red.data[y * w.div_ceil(2) + x], cr);
                }
            }
            let back = rgb(&made);
            prop_assert_eq!(&back, &rgb_of(&made));
            let chroma = |plane: &Plane, x: usize, y: usize| {
                let (wide, high) = (plane.width as usize, plane.height as usize);
                let beside = |at: usize, end: usize| {
                    if at.is_multiple_of(2) { (at / 2).saturating_sub(1) } else { (at / 2 + 1).min(end - 1) }
                };
                let sample = |x: usize, y: usize| f64::from(plane.data[y * wide + x]) - 128.0;
                let (left, up) = (beside(x, wide), beside(y, high));
                0.5625 * sample(x / 2, y / 2)
                    + 0.1875 * (sample(left, y / 2) + sample(x / 2, up))
                    + 0.0625 * sample(left, up)
            };
            for (at, found) in back.as_chunks::<3>().0.iter().enumerate() {
                let luma = f64::from(made.luma.data[at]);
                let (cb, cr) = (chroma(blue, at % w, at / w), chroma(red, at % w, at / w));
                near(found[0], luma + 1.402 * cr);
                near(found[1], luma - 0.344_136 * cb - 0.714_136 * cr);
                near(found[2], luma + 1.772 * cb);
            }
        }
    }
}
