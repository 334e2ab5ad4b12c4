//! The fast decoder against exact arithmetic, against zune-jpeg and against damaged files.

use std::path::{Path, PathBuf};

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use proptest::prelude::*;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::idct::{self, Block, Kernel, ORDER, Samples, Steps, Transform};
use super::*;
use crate::containers;
use crate::planes::{Plane, Planes};
use crate::processor::widest;
use crate::spec::Limits;
use crate::{decode, probe};

/// Strokes, edges and some grain, of any size.
fn drawing(width: u16, height: u16) -> Vec<u8> {
    let mut seed = 7_u32;
    let mut pixels = Vec::new();
    for y in 0..u32::from(height) {
        for x in 0..u32::from(width) {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let grain = (seed >> 28) as u8;
            let stroke = (x * x + 3 * y * y) / 97 % 5 == 0;
            pixels.extend(match stroke {
                true => [200 - grain, 40 + 3 * grain, (x * 2) as u8],
                false => [250 - grain, 246 - (y / 2) as u8, 238 - grain],
            });
        }
    }
    pixels
}

struct Kind {
    sampling: SamplingFactor,
    progressive: bool,
    quality: u8,
    restart: u16,
    size: (u16, u16),
}

impl Kind {
    fn new(sampling: SamplingFactor, width: u16, height: u16) -> Self {
        Kind {
            sampling,
            progressive: false,
            quality: 90,
            restart: 0,
            size: (width, height),
        }
    }

    fn file(&self) -> Vec<u8> {
        let mut file = Vec::new();
        let mut encoder = Encoder::new(&mut file, self.quality);
        encoder.set_sampling_factor(self.sampling);
        encoder.set_progressive(self.progressive);
        if self.restart > 0 {
            encoder.set_restart_interval(self.restart);
        }
        let (width, height) = self.size;
        encoder
            .encode(&drawing(width, height), width, height, ColorType::Rgb)
            .unwrap();
        file
    }
}

const SAMPLINGS: [SamplingFactor; 4] = [
    SamplingFactor::F_1_1,
    SamplingFactor::F_2_1,
    SamplingFactor::F_1_2,
    SamplingFactor::F_2_2,
];

fn planes(file: &[u8], scale: Scale) -> Result<Option<Planes>, PictureError> {
    let file = containers::jpeg::read(file)?;
    let Some(reader) = Reader::open(&file, scale) else {
        return Ok(None);
    };
    let mut planes: Vec<Plane> = reader
        .frame
        .components
        .iter()
        .map(|component| Plane {
            width: component.size.0 as u32,
            height: component.size.1 as u32,
            data: Vec::new(),
        })
        .collect();
    reader.rows(|at, row| planes[at].data.extend_from_slice(row))?;
    let mut planes = planes.into_iter();
    Ok(planes.next().map(|luma| Planes {
        luma,
        chroma: planes
            .next()
            .zip(planes.next())
            .map(|(blue, red)| [blue, red]),
    }))
}

fn all(eighths: u8) -> Scale {
    Scale {
        luma: Eighths::new(eighths),
        chroma: Eighths::new(eighths),
    }
}

fn fast(file: &[u8]) -> Planes {
    planes(file, Scale::FULL).unwrap().unwrap()
}

/// What zune-jpeg makes of it, every component at full size: brightness and two differences, side by side.
fn slow(file: &[u8]) -> Vec<u8> {
    let file = containers::jpeg::read(file).unwrap();
    let wanted = match file.components() {
        1 => ColorSpace::Luma,
        _ => ColorSpace::YCbCr,
    };
    let options = DecoderOptions::default().jpeg_set_out_colorspace(wanted);
    JpegDecoder::new_with_options(ZCursor::new(&file.bare().0[..]), options)
        .decode()
        .unwrap()
}

/// The mean and the largest difference.
fn difference(left: &[u8], right: impl Iterator<Item = u8>) -> (f64, u8) {
    let differences: Vec<u8> = left
        .iter()
        .zip(right)
        .map(|(left, right)| left.abs_diff(right))
        .collect();
    assert_eq!(differences.len(), left.len());
    let sum: f64 = differences.iter().copied().map(f64::from).sum();
    (
        sum / left.len() as f64,
        differences.into_iter().max().unwrap(),
    )
}

#[test]
fn every_sampling_at_every_edge_is_what_others_decode() {
    for sampling in SAMPLINGS {
        for (width, height) in [(1, 1), (8, 8), (17, 15), (64, 48), (131, 67)] {
            let file = Kind::new(sampling, width, height).file();
            let planes = fast(&file);
            assert_eq!(
                (planes.luma.width, planes.luma.height),
                (width.into(), height.into())
            );
            let all = slow(&file);
            let (mean, most) = difference(&planes.luma.data, all.iter().copied().step_by(3));
            assert!(mean < 0.1 && most <= 1, "{sampling:?}: {mean} {most}");
            let chroma = planes.chroma.unwrap();
            assert_eq!(chroma[0].data.len(), chroma[1].data.len());
            if sampling == SamplingFactor::F_1_1 {
                for (at, plane) in (1..).zip(&chroma) {
                    let other = all.iter().copied().skip(at).step_by(3);
                    let (mean, most) = difference(&plane.data, other);
                    assert!(mean < 0.1 && most <= 1, "{at}: {mean} {most}");
                }
            }
        }
    }
}

#[test]
fn chroma_planes_have_the_size_of_their_sampling() {
    let size = |sampling| {
        let planes = fast(&Kind::new(sampling, 131, 67).file());
        let [blue, _] = planes.chroma.unwrap();
        (blue.width, blue.height)
    };
    assert_eq!(
        SAMPLINGS.map(size),
        [(131, 67), (66, 67), (131, 34), (66, 34)]
    );
}

/// Four blocks in a row instead of two by two: nobody here writes such files, but they hold the same data.
#[test]
fn quartered_chroma_is_read() {
    let file = Kind::new(SamplingFactor::F_2_2, 16, 16).file();
    let mut wide = file.clone();
    let frame = file.windows(2).position(|pair| pair == [0xff, 0xc0]);
    let frame = frame.unwrap();
    wide[frame + 5..][..4].copy_from_slice(&[0, 8, 0, 32]);
    assert_eq!(std::mem::replace(&mut wide[frame + 11], 0x41), 0x22);
    let (square, wide) = (fast(&file), fast(&wide));
    assert_eq!((wide.luma.width, wide.luma.height), (32, 8));
    assert_eq!(square.chroma, wide.chroma);
    for (block, (x, y)) in [(0, 0), (8, 0), (0, 8), (8, 8)].into_iter().enumerate() {
        for row in 0..8 {
            let wanted = &square.luma.data[(y + row) * 16 + x..][..8];
            assert_eq!(&wide.luma.data[row * 32 + 8 * block..][..8], wanted);
        }
    }
}

#[test]
fn grey_and_restarts_are_read() {
    let mut file = Vec::new();
    let grey: Vec<u8> = drawing(40, 30).chunks(3).map(|rgb| rgb[1]).collect();
    let mut encoder = Encoder::new(&mut file, 80);
    encoder.set_restart_interval(3);
    encoder.encode(&grey, 40, 30, ColorType::Luma).unwrap();
    let planes = fast(&file);
    assert_eq!(planes.chroma, None);
    let (mean, most) = difference(&planes.luma.data, slow(&file).into_iter());
    assert!(mean < 0.1 && most <= 1, "{mean} {most}");

    let whole = Kind::new(SamplingFactor::F_2_2, 131, 67);
    let parted = Kind {
        restart: 2,
        ..whole
    };
    assert_eq!(
        fast(&parted.file()),
        fast(&Kind::new(SamplingFactor::F_2_2, 131, 67).file())
    );
}

#[test]
fn a_restart_marker_out_of_turn_is_a_garbled_picture() {
    let kind = Kind {
        restart: 2,
        ..Kind::new(SamplingFactor::F_2_2, 131, 67)
    };
    let mut file = kind.file();
    let third = file.windows(2).position(|pair| pair == [0xff, 0xd2]);
    file[third.unwrap() + 1] = 0xd3;
    assert!(matches!(
        planes(&file, Scale::FULL),
        Err(PictureError::Broken(_))
    ));
}

#[test]
fn several_scans_show_the_same_picture() {
    for sampling in SAMPLINGS {
        for (width, height) in [(1, 1), (17, 15), (64, 48), (131, 67)] {
            for restart in [0, 2] {
                let one = Kind::new(sampling, width, height);
                let several = Kind {
                    progressive: true,
                    restart,
                    ..Kind::new(sampling, width, height)
                };
                assert_eq!(fast(&several.file()), fast(&one.file()), "{sampling:?}");
            }
        }
    }
}

/// The same coefficients twice; jpegtran (libjpeg-turbo) has taken them apart, as phones' and web sites' programs do.
const ONE_SCAN: &[u8] = include_bytes!("../../../tests/fuzz/seeds/probe/one-scan.jpg");
const MANY_SCANS: &[u8] = include_bytes!("../../../tests/fuzz/seeds/probe/many-scans.jpg");
const SCAN_A_COLOUR: &[u8] = include_bytes!("../../../tests/fuzz/seeds/probe/scan-a-colour.jpg");

#[test]
fn what_other_programs_take_apart_is_put_together() {
    for eighths in 1..=8 {
        let one = planes(ONE_SCAN, all(eighths)).unwrap();
        assert!(one.is_some());
        for several in [MANY_SCANS, SCAN_A_COLOUR] {
            assert_eq!(planes(several, all(eighths)), Ok(one.clone()));
        }
    }
}

#[test]
fn several_scans_that_are_cut_off_are_broken_or_left_to_others() {
    let scan = MANY_SCANS.windows(2).position(|pair| pair == [0xff, 0xda]);
    for length in scan.unwrap() + 12..MANY_SCANS.len() - 2 {
        match planes(&MANY_SCANS[..length], Scale::FULL) {
            Ok(None) => {
                let file = containers::jpeg::read(&MANY_SCANS[..length]).unwrap();
                assert_eq!(file.bare().1, containers::jpeg::End::Missing);
            }
            cut => assert_eq!(cut, Err(PictureError::broken("the file is cut off"))),
        }
    }
}

/// A bit told twice, a bit never told, coefficients of two colours mixed: not for the fast decoder.
#[test]
fn scans_that_do_not_add_up_are_left_to_others() {
    let headers = MANY_SCANS.windows(3).enumerate();
    let headers = headers.filter(|(_, bytes)| bytes[..2] == [0xff, 0xda] && bytes[2] == 0);
    let places: Vec<usize> = headers.map(|(at, _)| at).collect();
    assert!(places.len() > 5);
    for at in places {
        let length = usize::from(MANY_SCANS[at + 3]);
        // Its last bytes: the coefficients it begins and ends with, and their bits.
        for (from_end, change) in [(1, 0x10), (1, 0x01), (2, 1), (3, 1)] {
            let mut file = MANY_SCANS.to_vec();
            file[at + 2 + length - from_end] ^= change;
            assert_eq!(planes(&file, Scale::FULL), Ok(None), "{at} {from_end}");
        }
    }
}

#[test]
fn smaller_planes_show_the_same_picture() {
    let file = Kind {
        quality: 95,
        ..Kind::new(SamplingFactor::F_2_2, 128, 64)
    }
    .file();
    let whole = fast(&file).luma;
    for (eighths, across) in [(1, 8), (2, 4), (4, 2)] {
        let small = planes(&file, all(eighths)).unwrap().unwrap().luma;
        assert_eq!((small.width, small.height), (128 / across, 64 / across));
        let mean_of = |x: u32, y: u32| {
            let rows = (y * across..(y + 1) * across).map(|y| y * 128 + x * across);
            let sum: u32 = rows
                .flat_map(|start| &whole.data[start as usize..][..across as usize])
                .map(|&sample| u32::from(sample))
                .sum();
            (sum / (across * across)) as u8
        };
        let means = (0..64 / across)
            .flat_map(|y| (0..128 / across).map(move |x| (x, y)))
            .map(|(x, y)| mean_of(x, y));
        let (mean, _) = difference(&small.data, means);
        // The transform keeps what a mean blurs: near, and for 1 sample a block the same.
        let allowed = if eighths == 1 { 0.6 } else { 12.0 };
        assert!(mean < allowed, "{eighths}: {mean}");
    }
    for eighths in 1..=8 {
        let file = Kind::new(SamplingFactor::F_2_2, 131, 67).file();
        let [blue, _] = planes(&file, all(eighths))
            .unwrap()
            .unwrap()
            .chroma
            .unwrap();
        let wanted = |samples: u32| (samples * u32::from(eighths)).div_ceil(16);
        assert_eq!((blue.width, blue.height), (wanted(131), wanted(67)));
    }
}

/// Chroma of twice the share is as large as luma, and no sample is made up.
#[test]
fn halved_chroma_may_keep_its_size() {
    let file = Kind::new(SamplingFactor::F_2_2, 131, 67).file();
    let scale = Scale {
        luma: Eighths::new(4),
        chroma: Eighths::FULL,
    };
    let planes = planes(&file, scale).unwrap().unwrap();
    let [blue, _] = planes.chroma.unwrap();
    assert_eq!((planes.luma.width, planes.luma.height), (66, 34));
    assert_eq!((blue.width, blue.height), (66, 34));
    assert_eq!(blue, fast(&file).chroma.unwrap()[0]);
}

#[test]
fn a_marker_that_belongs_nowhere_is_a_garbled_picture() {
    let mut file = Kind::new(SamplingFactor::F_2_2, 40, 24).file();
    let end = file.len() - 1;
    assert_eq!(std::mem::replace(&mut file[end], 0x59), 0xd9);
    let message = PictureError::broken("the picture's data are garbled");
    assert_eq!(planes(&file, Scale::FULL), Err(message));
}

#[test]
fn what_is_cut_off_anywhere_is_broken() {
    let file = Kind {
        restart: 5,
        ..Kind::new(SamplingFactor::F_2_2, 40, 24)
    }
    .file();
    let whole = fast(&file);
    let scan = file.windows(2).position(|pair| pair == [0xff, 0xda]);
    // The end marker itself may be missing; a byte more may not.
    for length in scan.unwrap() + 14..file.len() - 2 {
        let cut = planes(&file[..length], Scale::FULL);
        let message = PictureError::broken("the file is cut off");
        assert_eq!(cut, Err(message), "{length} of {}", file.len());
    }
    for length in file.len() - 2..file.len() {
        assert_eq!(
            planes(&file[..length], Scale::FULL),
            Ok(Some(whole.clone()))
        );
    }
}

#[test]
fn the_unusual_is_left_to_others() {
    let mut inks = Vec::new();
    Encoder::new(&mut inks, 80)
        .encode(&[90; 40 * 30 * 4], 40, 30, ColorType::Cmyk)
        .unwrap();
    let mut light = Kind::new(SamplingFactor::F_1_1, 40, 30).file();
    let frame = light.windows(2).position(|pair| pair == [0xff, 0xc0]);
    for (at, name) in b"RGB".iter().enumerate() {
        light[frame.unwrap() + 10 + 3 * at] = *name;
    }
    for file in [inks, light] {
        assert_eq!(planes(&file, Scale::FULL), Ok(None));
    }
}

/// A block of the coefficients `(k, value)`.
fn block(coefficients: &[(usize, i16)]) -> Block {
    let mut block = Block::new();
    for &(k, value) in coefficients {
        block.set(k, value.into());
    }
    block
}

fn transform(steps: [u16; 64], edge: u8) -> Transform {
    Transform {
        edge: edge.into(),
        steps: Steps::new(&steps),
        kernel: Kernel::new(Eighths::new(edge)),
    }
}

/// The transform as it is written in T.81, A.3.3, for N × N samples of the lowest frequencies.
fn exact(coefficients: &[(usize, i16)], edge: usize) -> Vec<Vec<f64>> {
    let angle = |n: usize, k: usize| {
        (std::f64::consts::PI * (2 * n + 1) as f64 * k as f64 / (2 * edge) as f64).cos()
    };
    let height = |k: usize| if k == 0 { 0.5_f64.sqrt() } else { 1.0 };
    let frequencies = zigzag_by_hand();
    let sample = |x: usize, y: usize| -> f64 {
        let parts = coefficients.iter().map(|&(k, value)| {
            let (v, u) = frequencies[k];
            let inside = u < edge && v < edge;
            let part = height(u) * height(v) * angle(x, u) * angle(y, v) * f64::from(value);
            if inside { part / 4.0 } else { 0.0 }
        });
        (parts.sum::<f64>() + 128.0).clamp(0.0, 255.0)
    };
    let row = |y| (0..edge).map(|x| sample(x, y)).collect();
    (0..edge).map(row).collect()
}

/// The way through a block, walked: right or down at the edges, diagonally between (T.81, figure 5).
fn zigzag_by_hand() -> Vec<(usize, usize)> {
    let (mut v, mut u, mut up) = (0, 0, true);
    let mut way = vec![(0, 0)];
    while way.len() < 64 {
        match (up, v, u) {
            (true, _, 7) => (v, up) = (v + 1, false),
            (true, 0, _) => (u, up) = (u + 1, false),
            (true, ..) => (v, u) = (v - 1, u + 1),
            (false, 7, _) => (u, up) = (u + 1, true),
            (false, _, 0) => (v, up) = (v + 1, true),
            (false, ..) => (v, u) = (v + 1, u - 1),
        }
        way.push((v, u));
    }
    way
}

fn coefficients() -> impl Strategy<Value = Vec<(usize, i16)>> {
    let some = prop::collection::vec((1_usize..64, -300_i16..300), 0..20);
    (some, -1000_i16..1000).prop_map(|(mut some, mean)| {
        some.sort_by_key(|(k, _)| *k);
        some.dedup_by_key(|(k, _)| *k);
        some.push((0, mean));
        some
    })
}

fn near(samples: &Samples, exact: &[Vec<f64>]) -> Result<(), TestCaseError> {
    for (row, exact) in samples.iter().zip(exact) {
        for (&sample, &exact) in row.iter().zip(exact) {
            prop_assert!((f64::from(sample) - exact).abs() < 1.0, "{sample} {exact}");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn transforms_are_exact_but_for_rounding(some in coefficients()) {
        let block = block(&some);
        for edge in 1..=8 {
            let transform = transform([1; 64], edge);
            near(&idct::samples(&transform, &block), &exact(&some, edge.into()))?;
        }
    }

    #[test]
    fn a_flat_block_is_what_the_full_transform_makes_of_it(mean in any::<i16>(), step in any::<u16>()) {
        let mut block = Block::new();
        block.set(0, mean.into());
        let flat = idct::flat(&block, &Steps::new(&[step; 64]));
        let samples = idct::samples(&transform([step; 64], 8), &block);
        prop_assert_eq!(samples, [[flat; 8]; 8]);
    }

    /// Whatever the coefficients: hostile ones overflow alike.
    #[cfg(target_arch = "x86_64")]
    #[test]
    fn wide_registers_make_no_difference(
        values in prop::collection::vec(any::<i16>(), 64),
        steps in prop::collection::vec(any::<u16>(), 64),
        edge in 1_u8..=8,
    ) {
        let block = block(&values.into_iter().enumerate().collect::<Vec<_>>());
        let transform = transform(steps.try_into().unwrap(), edge);
        let plain = idct::samples(&transform, &block);
        let wide = widest!(idct_avx2::samples(&transform, &block), plain);
        for (wide, plain) in wide.iter().zip(plain).take(edge.into()) {
            prop_assert_eq!(&wide[..edge.into()], &plain[..edge.into()]);
        }
    }

    #[test]
    fn garbled_files_are_errors_or_pictures_and_never_a_panic(
        sampling in 0_usize..4,
        progressive in any::<bool>(),
        restart in 0_u16..4,
        eighths in 1_u8..=8,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
    ) {
        let mut file = Kind { progressive, restart, ..Kind::new(SAMPLINGS[sampling], 67, 35) }.file();
        for (at, byte) in changes {
            let at = at.index(file.len());
            file[at] = byte;
        }
        if let Ok(Some(planes)) = planes(&file, all(eighths)) {
            let luma = planes.luma;
            prop_assert_eq!(luma.data.len(), luma.width as usize * luma.height as usize);
        }
    }

    #[test]
    fn garbled_scans_are_errors_or_pictures_and_never_a_panic(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
    ) {
        let mut file = MANY_SCANS.to_vec();
        for (at, byte) in changes {
            let at = at.index(file.len());
            file[at] = byte;
        }
        if let Ok(Some(planes)) = planes(&file, Scale::FULL) {
            let luma = planes.luma;
            prop_assert_eq!(luma.data.len(), luma.width as usize * luma.height as usize);
        }
    }

    #[test]
    fn any_bytes_behind_a_good_header_are_no_danger(data in prop::collection::vec(any::<u8>(), 0..2_000)) {
        let mut file = Kind::new(SamplingFactor::F_2_2, 67, 35).file();
        let scan = file.windows(2).position(|pair| pair == [0xff, 0xda]);
        file.truncate(scan.unwrap() + 14);
        file.extend(data);
        prop_assert!(!matches!(planes(&file, Scale::FULL), Ok(None)));
    }
}

#[test]
fn coefficients_find_their_places() {
    let mut places: Vec<u8> = ORDER[..64].to_vec();
    places.sort_unstable();
    assert!(places.into_iter().eq(0..64));
    assert!(ORDER[64..].iter().all(|&place| place == 64));
}

/// Every JPEG at hand: read alike, or refused alike, or for the slow decoder alone.
#[test]
#[allow(
    clippy::disallowed_methods,
    reason = "a test reads the pictures that it is about"
)]
fn real_files_get_the_verdict_of_the_slow_decoder() {
    let limits = Limits::default();
    for file in real_files() {
        let Ok(bytes) = std::fs::read(&file) else {
            continue;
        };
        let Ok(probe) = probe::probe(&bytes, &limits) else {
            continue;
        };
        // Large ones take long without optimisation, and are like the others.
        let (width, height) = probe.stored;
        if probe.format != probe::SourceFormat::Jpeg || width * height > 1_000_000 {
            continue;
        }
        let old = decode::decode(&bytes, &probe, &limits).map(|_| ());
        match (planes(&bytes, Scale::FULL), old) {
            (Ok(None), _) | (Err(_), Err(_)) => {}
            (Ok(Some(planes)), Ok(())) => {
                let step = if planes.chroma.is_some() { 3 } else { 1 };
                let luma = slow(&bytes).into_iter().step_by(step);
                let (mean, most) = difference(&planes.luma.data, luma);
                assert!(mean < 0.3 && most <= 2, "{file:?}: {mean} {most}");
            }
            (new, old) => panic!("{file:?}: {:?}, not {old:?}", new.map(|_| ())),
        }
    }
}

/// The demonstration's drawings, and the corpus where there is one.
pub(crate) fn real_files() -> Vec<PathBuf> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    ["content", "../shared/corpus"]
        .iter()
        .flat_map(|folder| walkdir::WalkDir::new(project.join(folder)).sort_by_file_name())
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.path().to_path_buf())
        .collect()
}
