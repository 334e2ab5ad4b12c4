//! JPEG that the fast decoder leaves, by libjpeg-turbo: inks, chroma that is not to be mixed, unusual samplings, and
//! arithmetic codes, which nothing else here reads.
//!
//! In: a JPEG file taken apart by `containers`. Out: the samples that `jpeg` wants; or nothing, where libjpeg-turbo
//! objects and another decoder is to be asked: what is damaged gets the same verdict with and without this feature.
//!
//! The usual JPEGs never come here: they are the fast decoder's with this feature as without it.

use turbojpeg::{Decompressor, Image, PixelFormat};

use crate::containers::jpeg::{Coding, End, Jpeg};
use crate::error::PictureError;

/// More scans are no picture but an attack on patience; the fast decoder's bound.
const MAX_SCANS: u32 = 100;

/// Red, green and blue of every pixel; or its four inks, as they are in the file.
///
/// # Errors
/// What only libjpeg-turbo reads and is damaged, or seems to be.
pub(super) fn samples(file: &Jpeg<'_>) -> Result<Option<Vec<u8>>, PictureError> {
    let (bare, end) = file.bare_and_ended();
    let alone = file.coding() == Coding::Arithmetic;
    // Arithmetic codes go on without end where data are missing, and nobody notices.
    if alone && end == End::Missing {
        return Err(PictureError::broken("the file is cut off"));
    }
    match decoded(&bare, file) {
        Ok(samples) => Ok(Some(samples)),
        Err(error) if alone => Err(PictureError::broken(error)),
        Err(_) => Ok(None),
    }
}

fn decoded(bare: &[u8], file: &Jpeg<'_>) -> turbojpeg::Result<Vec<u8>> {
    let format = match file.components() {
        4 => PixelFormat::CMYK,
        _ => PixelFormat::RGB,
    };
    let (width, height) = file.header().stored;
    let (width, height) = (width as usize, height as usize);
    let pitch = width * format.size();
    let mut decompressor = Decompressor::new()?;
    decompressor.set_scan_limit(MAX_SCANS)?;
    let mut image = Image {
        pixels: vec![0; pitch * height],
        width,
        pitch,
        height,
        format,
    };
    // A warning is an error: libjpeg fills with grey what it misses, and only warns.
    decompressor.decompress(bare, image.as_deref_mut())?;
    Ok(image.pixels)
}

#[cfg(test)]
mod tests {
    use jpeg_encoder::ColorType;

    use super::*;
    use crate::containers;
    use crate::decode::jpeg::in_rust;
    use crate::decode::jpeg::tests::{SAMPLINGS, file};
    use crate::fit::Coarseness;
    use crate::jpeg::tests::real_files;
    use crate::jpeg::{Reader, Scale};
    use crate::spec::Limits;

    const ONE_SCAN: &[u8] = include_bytes!("../../../tests/fuzz/seeds/probe/one-scan.jpg");
    /// The same coefficients in arithmetic codes: sequential and progressive, by jpegtran.
    const ARITHMETIC: [&[u8]; 2] = [
        include_bytes!("../../../tests/fuzz/seeds/probe/arithmetic.jpg"),
        include_bytes!("../../../tests/fuzz/seeds/probe/arithmetic-scans.jpg"),
    ];

    fn both(bytes: &[u8]) -> [Option<Vec<u8>>; 2] {
        let file = containers::jpeg::read(bytes).unwrap();
        let rust = in_rust(&file, &Limits::default()).ok();
        [samples(&file).unwrap_or(None), rust]
    }

    /// Rounding alone: apart by less than half a step in the mean, and nowhere by more than luma by one (the transform)
    /// and chroma by two (the transform, and what lies between two samples): in blue 1 + 1.772 × 2.
    fn assert_alike(what: &str, [ours, theirs]: [&[u8]; 2]) {
        assert_eq!(ours.len(), theirs.len(), "{what}");
        let apart = ours
            .iter()
            .zip(theirs)
            .map(|(one, other)| one.abs_diff(*other));
        let most = apart.clone().max().unwrap_or(0);
        let mean = apart.map(f64::from).sum::<f64>() / ours.len() as f64;
        assert!(mean < 0.5 && most <= 5, "{what}: {mean} {most}");
    }

    #[test]
    fn every_kind_is_the_picture_that_rust_makes() {
        let kinds = [
            ColorType::Luma,
            ColorType::Rgb,
            ColorType::Cmyk,
            ColorType::CmykAsYcck,
        ];
        for kind in kinds {
            for sampling in SAMPLINGS {
                for progressive in [false, true] {
                    let bytes = file(kind, sampling, progressive);
                    let what = format!("{kind:?} {sampling:?} {progressive}");
                    let [ours, theirs] = both(&bytes).map(|samples| samples.expect(&what));
                    assert_alike(&what, [&ours, &theirs]);
                }
            }
        }
    }

    #[test]
    #[allow(
        clippy::disallowed_methods,
        reason = "a test reads the pictures that it is about"
    )]
    fn real_files_are_the_pictures_that_rust_makes() {
        for path in real_files() {
            let bytes = std::fs::read(&path).unwrap();
            let jpeg = bytes.starts_with(&[0xff, 0xd8]);
            let Some(file) = containers::jpeg::read(&bytes).ok().filter(|_| jpeg) else {
                continue;
            };
            let (width, height) = file.header().stored;
            // Halved chroma is the fast decoder's; what only libjpeg-turbo reads has its test below; giants are like the
            // others.
            let halved = Reader::open(&file, Scale::FULL).is_some_and(|fast| {
                fast.coarseness()
                    .nth(1)
                    .is_some_and(|it| it != Coarseness::PIXELS)
            });
            if halved || file.coding() == Coding::Arithmetic || width * height > 20_000_000 {
                continue;
            }
            match both(&bytes) {
                [Some(ours), Some(theirs)] => assert_alike(&format!("{path:?}"), [&ours, &theirs]),
                // Where it objects, the others are asked.
                [None, _] => {}
                [Some(_), None] => panic!("{path:?}: read, and refused without turbo"),
            }
        }
    }

    #[test]
    fn arithmetic_codes_are_the_picture_of_the_others() {
        let [twin, _] = both(ONE_SCAN);
        for bytes in ARITHMETIC {
            let [ours, theirs] = both(bytes);
            assert!(theirs.is_none());
            assert_eq!(ours, twin);
        }
    }

    #[test]
    fn what_is_damaged_is_refused() {
        for bytes in ARITHMETIC {
            // An end marker behind what is cut off would hide it.
            for end in [bytes.len() / 2, bytes.len() * 3 / 4, bytes.len() - 2] {
                let file = containers::jpeg::read(&bytes[..end]).unwrap();
                assert!(
                    matches!(samples(&file), Err(PictureError::Broken(_))),
                    "{end}"
                );
            }
        }
        for end in [ONE_SCAN.len() / 2, ONE_SCAN.len() * 3 / 4] {
            assert_eq!(both(&ONE_SCAN[..end]), [None, None], "{end}");
        }
    }
}
