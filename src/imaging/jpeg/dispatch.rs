//! Which processor's code runs: asked once a row of units.
//!
//! In: a scan and its bands. Out: the same samples whichever way is taken. The only unsafe code of this house, and
//! one line of it: the call of code for registers that the processor has just said it has.

use super::idct;
#[cfg(target_arch = "x86_64")]
use super::idct_avx2;
use super::scan::{Band, Garbled, Scan};

/// Decodes the next row of units.
pub(super) fn row(scan: &mut Scan<'_>, bands: &mut [Band<'_>; 3]) -> Result<(), Garbled> {
    #[cfg(target_arch = "x86_64")]
    if is_x86_feature_detected!("avx2")
        && is_x86_feature_detected!("bmi1")
        && is_x86_feature_detected!("bmi2")
        && is_x86_feature_detected!("lzcnt")
    {
        #[allow(
            unsafe_code,
            reason = "only a run-time check can know the processor; all that is called is safe code"
        )]
        // SAFETY: the processor has every feature that `row_avx2` is compiled for.
        return unsafe { row_avx2(scan, bands) };
    }
    scan.row_with(bands, idct::samples)
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,bmi1,bmi2,lzcnt")]
fn row_avx2(scan: &mut Scan<'_>, bands: &mut [Band<'_>; 3]) -> Result<(), Garbled> {
    scan.row_with(bands, |transform, block| {
        idct_avx2::samples(transform, block)
    })
}

/// A block with wide registers, where the processor has them: for tests.
#[cfg(all(test, target_arch = "x86_64"))]
#[allow(unsafe_code, reason = "as above")]
pub(super) fn samples_avx2(
    transform: &idct::Transform,
    block: &idct::Block,
) -> Option<idct::Samples> {
    // SAFETY: as above.
    is_x86_feature_detected!("avx2").then(|| unsafe { idct_avx2::samples(transform, block) })
}
