//! Which code runs on this machine: AVX2 where it is found, plain code elsewhere.
//!
//! In: a [`Scan`]. Out: what its sink made of it, the same on every machine (tested).
#![allow(
    unsafe_code,
    reason = "a function compiled for AVX2 may be called only after the processor was asked: here and nowhere else"
)]

use super::entropy::Sink;
use super::scan::Scan;
use super::transform;

/// Walks through a picture as fast as this machine can.
pub(super) fn walk<S: Sink>(scan: &Scan<'_>, sink: &mut S) {
    #[cfg(target_arch = "x86_64")]
    {
        let able = is_x86_feature_detected!("avx2")
            && is_x86_feature_detected!("bmi1")
            && is_x86_feature_detected!("bmi2")
            && is_x86_feature_detected!("lzcnt");
        if able {
            // SAFETY: the processor has what the function was compiled for.
            return unsafe { walk_avx2(scan, sink) };
        }
    }
    walk_plain(scan, sink);
}

/// Walks through a picture with code that runs everywhere.
pub(super) fn walk_plain<S: Sink>(scan: &Scan<'_>, sink: &mut S) {
    scan.walk(sink, transform::pair);
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,bmi1,bmi2,lzcnt")]
fn walk_avx2<S: Sink>(scan: &Scan<'_>, sink: &mut S) {
    scan.walk(sink, |samples, divisors, pair| {
        super::avx2::pair(samples, divisors, pair);
    });
}
