//! Files of every shape and quality, read back by a decoder that shares no code with the encoder.

use proptest::prelude::*;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::entropy::{Census, Sink};
use super::*;
use crate::planes::Plane;

/// A plane of a smooth slope with a few hard edges, and noise from 0 (none) to 255.
fn plane(width: u32, height: u32, noise: u32, seed: u32) -> Plane {
    let mut state = seed.wrapping_mul(2_654_435_761) | 1;
    let sample = |index: u32| {
        let (x, y) = (index % width, index / width);
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        let slope = 60
            + (x * 90 / width)
            + (y * 60 / height)
            + if (x / 11 + y / 7) % 5 == 0 { 40 } else { 0 };
        let jitter = if noise == 0 { 0 } else { state % noise };
        u8::try_from((slope * (255 - noise) / 255 + jitter).min(255)).unwrap()
    };
    Plane {
        width,
        height,
        data: (0..width * height).map(sample).collect(),
    }
}

/// How many samples of chroma there are, as `(width, height)` of a plane.
type Chroma = fn(u32, u32) -> (u32, u32);

const WHOLE: Chroma = |width, height| (width, height);
const HALF: Chroma = |width, height| (width.div_ceil(2), height.div_ceil(2));
const HALF_WIDTH: Chroma = |width, height| (width.div_ceil(2), height);

fn picture(width: u32, height: u32, chroma: Option<Chroma>, noise: u32) -> Planes {
    Planes {
        luma: plane(width, height, noise, 1),
        chroma: chroma.map(|size| {
            let (width, height) = size(width, height);
            [
                plane(width, height, noise, 2),
                plane(width, height, noise, 3),
            ]
        }),
    }
}

/// What a decoder makes of a file, interleaved.
fn decoded(bytes: &[u8], space: ColorSpace) -> (u32, u32, Vec<u8>) {
    let options = DecoderOptions::default().jpeg_set_out_colorspace(space);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    let samples = decoder.decode().unwrap();
    let (width, height) = decoder.dimensions().unwrap();
    (
        u32::try_from(width).unwrap(),
        u32::try_from(height).unwrap(),
        samples,
    )
}

/// Peak signal to noise, in decibels.
fn psnr(a: &[u8], b: &[u8]) -> f64 {
    assert_eq!(a.len(), b.len());
    let error: f64 = a
        .iter()
        .zip(b)
        .map(|(a, b)| (f64::from(*a) - f64::from(*b)).powi(2))
        .sum();
    10.0 * (255.0 * 255.0 * a.len() as f64 / error.max(1e-9)).log10()
}

fn channel(interleaved: &[u8], number: usize) -> Vec<u8> {
    interleaved
        .iter()
        .skip(number)
        .step_by(3)
        .copied()
        .collect()
}

const SIZES: [(u32, u32); 12] = [
    (1, 1),
    (2, 1),
    (7, 9),
    (8, 8),
    (17, 1),
    (1, 17),
    (16, 16),
    (15, 33),
    (33, 15),
    (24, 24),
    (100, 3),
    (129, 65),
];

#[test]
fn grey_and_whole_chroma_come_back_at_every_size() {
    for (width, height) in SIZES {
        let grey = picture(width, height, None, 0);
        let bytes = encode(&grey, 95).unwrap();
        let (w, h, samples) = decoded(&bytes, ColorSpace::Luma);
        assert_eq!((w, h), (width, height));
        assert!(psnr(&samples, &grey.luma.data) > 36.0, "{width} × {height}");

        let whole = picture(width, height, Some(WHOLE), 0);
        let bytes = encode(&whole, 95).unwrap();
        let (w, h, samples) = decoded(&bytes, ColorSpace::YCbCr);
        assert_eq!((w, h), (width, height));
        let [blue, red] = whole.chroma.as_ref().unwrap();
        for (number, plane) in [&whole.luma, blue, red].into_iter().enumerate() {
            let psnr = psnr(&channel(&samples, number), &plane.data);
            assert!(psnr > 36.0, "{width} × {height}, channel {number}: {psnr}");
        }
    }
}

#[test]
fn halved_chroma_comes_back_at_every_size() {
    for chroma in [HALF, HALF_WIDTH] {
        for (width, height) in SIZES {
            let mut picture = picture(width, height, Some(chroma), 0);
            // Chroma of one colour each: what a decoder makes between samples is its own matter.
            let [blue, red] = picture.chroma.as_mut().unwrap();
            blue.data.fill(90);
            red.data.fill(170);
            let bytes = encode(&picture, 95).unwrap();
            let (w, h, samples) = decoded(&bytes, ColorSpace::YCbCr);
            assert_eq!((w, h), (width, height));
            assert!(
                psnr(&channel(&samples, 0), &picture.luma.data) > 36.0,
                "{width} × {height}"
            );
            assert!(
                channel(&samples, 1)
                    .iter()
                    .all(|blue| blue.abs_diff(90) <= 1)
            );
            assert!(
                channel(&samples, 2)
                    .iter()
                    .all(|red| red.abs_diff(170) <= 1)
            );
        }
    }
}

#[test]
fn chroma_of_each_block_belongs_to_its_luma() {
    // Four quarters of different colours: wrong block orders would swap them.
    let (width, height) = (96, 64);
    for chroma in [WHOLE, HALF, HALF_WIDTH] {
        let mut picture = picture(width, height, Some(chroma), 0);
        for plane in picture.chroma.as_mut().unwrap() {
            let (wide, high) = (plane.width as usize, plane.height as usize);
            for (index, sample) in plane.data.iter_mut().enumerate() {
                let (right, low) = (index % wide >= wide / 2, index / wide >= high / 2);
                *sample = 60 + 40 * u8::from(right) + 80 * u8::from(low);
            }
        }
        let (_, _, samples) = decoded(&encode(&picture, 90).unwrap(), ColorSpace::YCbCr);
        for (x, y, wanted) in [(20, 10, 60), (70, 10, 100), (20, 50, 140), (70, 50, 180)] {
            for number in [1, 2] {
                let found = samples[(y * width as usize + x) * 3 + number];
                assert!(
                    found.abs_diff(wanted) <= 3,
                    "{x}, {y}: {found} for {wanted}"
                );
            }
        }
    }
}

#[test]
fn every_quality_is_readable_and_more_is_better() {
    let picture = picture(72, 40, Some(WHOLE), 60);
    let mut before = 0.0;
    for quality in 1..=100 {
        let (_, _, samples) = decoded(&encode(&picture, quality).unwrap(), ColorSpace::YCbCr);
        let psnr = psnr(&channel(&samples, 0), &picture.luma.data);
        assert!(
            psnr > before - 1.5,
            "quality {quality}: {psnr} after {before}"
        );
        before = psnr;
    }
    assert!(before > 48.0, "quality 100: {before}");
}

#[test]
fn noise_at_full_contrast_overflows_nothing() {
    // Black and white samples at random make the largest coefficients and the longest words.
    let mut picture = picture(64, 48, Some(WHOLE), 255);
    picture
        .luma
        .data
        .iter_mut()
        .for_each(|sample| *sample = if *sample > 127 { 255 } else { 0 });
    for quality in [1, 50, 100] {
        let (_, _, samples) = decoded(&encode(&picture, quality).unwrap(), ColorSpace::YCbCr);
        let bound = if quality == 100 { 45.0 } else { 5.0 };
        assert!(psnr(&channel(&samples, 0), &picture.luma.data) > bound);
    }
    // The pattern of each frequency, as strong as samples allow.
    for row in 0..8_u32 {
        for column in 0..8_u32 {
            let wave = |place: u32, frequency: u32| {
                (f64::from((2 * place + 1) * frequency) * std::f64::consts::PI / 16.0).cos()
            };
            let data: Vec<u8> = (0..64)
                .map(|at| {
                    if wave(at / 8, row) * wave(at % 8, column) > 0.0 {
                        255
                    } else {
                        0
                    }
                })
                .collect();
            let luma = Plane {
                width: 8,
                height: 8,
                data,
            };
            let picture = Planes { luma, chroma: None };
            let (_, _, samples) = decoded(&encode(&picture, 100).unwrap(), ColorSpace::Luma);
            assert!(psnr(&samples, &picture.luma.data) > 45.0, "{row}, {column}");
        }
    }
}

#[test]
fn every_byte_of_ones_is_followed_by_a_zero() {
    let picture = picture(256, 128, Some(HALF), 255);
    let bytes = encode(&picture, 98).unwrap();
    let scan = bytes
        .windows(2)
        .position(|two| two == [0xFF, 0xDA])
        .unwrap()
        + 2;
    let body = &bytes[scan..bytes.len() - 2];
    let ones: Vec<u8> = body
        .windows(2)
        .filter(|two| two[0] == 0xFF)
        .map(|two| two[1])
        .collect();
    assert!(ones.len() > 50, "the noise has {} of them only", ones.len());
    assert!(ones.iter().all(|next| *next == 0));
}

#[test]
fn long_runs_of_zeros_are_kept() {
    // The finest frequency alone: 62 zeros come before its value.
    let data = (0..64)
        .map(|at| if (at / 8 + at % 8) % 2 == 0 { 110 } else { 146 })
        .collect();
    let picture = Planes {
        luma: Plane {
            width: 8,
            height: 8,
            data,
        },
        chroma: None,
    };
    let (_, _, samples) = decoded(&encode(&picture, 90).unwrap(), ColorSpace::Luma);
    assert!(psnr(&samples, &picture.luma.data) > 30.0);
}

#[test]
fn sampled_counts_cost_less_than_half_a_percent() {
    let picture = picture(1_024, 1_024, Some(HALF), 40);
    let layout = Layout::of(&picture).unwrap();
    assert_eq!(sampled(picture.luma.data.len()), Share::OneIn(8));
    let all = encode_counted(&picture, layout, 80, Share::All);
    let some = encode(&picture, 80).unwrap();
    assert_ne!(all.len(), some.len());
    assert!(
        some.len() * 200 < all.len() * 201,
        "{} for {}",
        some.len(),
        all.len()
    );
}

#[test]
fn a_file_holds_pixels_and_nothing_else() {
    let bytes = encode(&picture(40, 40, Some(HALF), 0), 80).unwrap();
    let (mut at, mut markers) = (2, Vec::new());
    while bytes[at + 1] != 0xDA {
        markers.push(bytes[at + 1]);
        at += 2 + usize::from(u16::from_be_bytes([bytes[at + 2], bytes[at + 3]]));
    }
    assert_eq!(markers, [0xE0, 0xDB, 0xC0, 0xC4, 0xC4, 0xC4, 0xC4]);
    assert_eq!(bytes[..2], [0xFF, 0xD8]);
    assert_eq!(bytes[bytes.len() - 2..], [0xFF, 0xD9]);
}

#[test]
fn what_jpeg_cannot_hold_is_refused() {
    let refused = |planes: Planes| encode(&planes, 80).unwrap_err().to_string();
    let grey = |width, height, data| Planes {
        luma: Plane {
            width,
            height,
            data,
        },
        chroma: None,
    };
    assert!(refused(grey(0, 5, vec![])).contains("0 × 5"));
    assert!(refused(grey(65_536, 1, vec![0; 65_536])).contains("65536 × 1"));
    assert!(refused(grey(4, 4, vec![0; 15])).contains("not of its size"));
    let mut odd = picture(40, 40, Some(HALF), 0);
    odd.chroma.as_mut().unwrap()[1] = plane(20, 40, 0, 1);
    assert!(refused(odd).contains("differ"));
    assert!(
        refused(picture(
            40,
            40,
            Some(|width, height| (width / 4, height)),
            0
        ))
        .contains("halved")
    );
    assert!(encode(&grey(65_535, 1, vec![9; 65_535]), 80).is_ok());
}

#[test]
fn the_table_is_scaled_as_libjpeg_scales_and_finer() {
    let Table(table) = Table::new(80);
    assert_eq!(table[..8], [5, 5, 5, 6, 9, 13, 19, 29]);
    assert_eq!(table[56..], [29, 26, 46, 53, 64, 81, 106, 142]);
    assert_eq!(Table::new(50).0[62..], [255, 255]);
    assert_eq!(Table::new(100), Table([1; 64]));
    assert_eq!(Table::new(0), Table::new(1));
}

/// The transform as its definition has it.
fn defined(samples: &[f64; 64], row: usize, column: usize) -> f64 {
    let wave = |place: usize, frequency: usize| {
        let norm = if frequency == 0 { 0.5_f64.sqrt() } else { 1.0 };
        norm * ((2 * place + 1) as f64 * frequency as f64 * std::f64::consts::PI / 16.0).cos()
    };
    let sum: f64 = (0..64)
        .map(|at| samples[at] * wave(at / 8, row) * wave(at % 8, column))
        .sum();
    sum / 4.0
}

/// A picture of blocks, as its transformed pairs come to a sink.
#[derive(Default)]
struct Kept(Vec<transform::Pair>);

impl Sink for Kept {
    fn block(&mut self, pair: &transform::Pair, side: entropy::Side, _: entropy::Channel) {
        if side == entropy::Side::Left {
            self.0.push(pair.clone());
        }
    }
    fn row(&mut self) {}
    fn gap(&mut self) {}
}

fn pairs(
    planes: &Planes,
    quality: u8,
    walk: impl Fn(&Scan<'_>, &mut Kept),
) -> Vec<transform::Pair> {
    let divisors = [0; 2].map(|_| Divisors::new(&Table::new(quality), [0.5; 2]));
    let scan = Scan {
        planes,
        layout: Layout::of(planes).unwrap(),
        divisors: &divisors,
        share: Share::All,
    };
    let mut kept = Kept::default();
    walk(&scan, &mut kept);
    kept.0
}

#[test]
fn the_transform_is_as_near_to_its_definition_as_whole_numbers_can_be() {
    for noise in [0, 60, 255] {
        let picture = picture(16, 8, None, noise);
        let pair = &pairs(&picture, 100, |scan, kept| scan.walk_plainly(kept))[0];
        for side in 0..2 {
            let samples: [f64; 64] = std::array::from_fn(|at| {
                f64::from(picture.luma.data[at / 8 * 16 + side * 8 + at % 8]) - 128.0
            });
            for at in 0..64 {
                let (row, column) = (at / 8, at % 8);
                let value = pair.values[column][side * 8 + row];
                let error = (f64::from(value) - defined(&samples, row, column)).abs();
                // Rounding alone makes up to a half; the rest grows where the fast transform scales down, at
                // frequencies whose steps are wide at any quality that is used.
                let bound = 0.5 + 0.3 / (quantise::FACTORS[row] * quantise::FACTORS[column]);
                assert!(error < bound, "{row}, {column}: {value}, off by {error}");
                let bit = pair.nonzero[side] >> (column * 8 + row) & 1;
                assert_eq!(bit == 1, value != 0);
            }
        }
    }
}

#[test]
fn counts_of_a_part_resemble_those_of_the_whole() {
    let picture = picture(640, 640, Some(HALF), 30);
    let count = |share| {
        let divisors = [0; 2].map(|_| Divisors::new(&Table::new(80), [0.5; 2]));
        let layout = Layout::of(&picture).unwrap();
        let mut census = Census::new();
        let scan = Scan {
            planes: &picture,
            layout,
            divisors: &divisors,
            share,
        };
        scan.walk(&mut census);
        census.details[0].iter().sum::<u32>()
    };
    let (all, some) = (count(Share::All), count(Share::OneIn(5)) * 5);
    assert!(all.abs_diff(some) < all / 20, "{all} {some}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Whatever the machine has: every bit is the same.
    #[test]
    fn fast_code_is_plain_code(width in 1..70_u32, height in 1..40_u32, noise in 0..256_u32, quality in 1..=100_u8) {
        for chroma in [None, Some(WHOLE), Some(HALF), Some(HALF_WIDTH)] {
            let picture = picture(width, height, chroma, noise);
            let plain = pairs(&picture, quality, |scan, kept| scan.walk_plainly(kept));
            prop_assert_eq!(plain, pairs(&picture, quality, |scan, kept| scan.walk(kept)));
        }
    }

    #[test]
    fn random_planes_come_back(width in 1..50_u32, height in 1..50_u32, samples in proptest::collection::vec(any::<u8>(), 2_500)) {
        let data = samples[..(width * height) as usize].to_vec();
        let luma = Plane { width, height, data };
        let planes = Planes { chroma: Some([luma.clone(), luma.clone()]), luma };
        let (w, h, samples) = decoded(&encode(&planes, 100).unwrap(), ColorSpace::YCbCr);
        prop_assert_eq!((w, h), (width, height));
        prop_assert!(psnr(&channel(&samples, 0), &planes.luma.data) > 42.0);
    }
}
