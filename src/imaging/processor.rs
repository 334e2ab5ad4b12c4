//! Which processor's code runs: asked here and nowhere else.
//!
//! [`widest!`] takes a call of code for wide registers and one that runs everywhere, and makes the first where the
//! processor has them. Both give the same to the bit: whoever uses it has a test for that. It knows no pixels.

/// Whether the processor has AVX2, and the instructions on single bits that came with it.
#[cfg(target_arch = "x86_64")]
pub(super) fn is_wide() -> bool {
    is_x86_feature_detected!("avx2")
        && is_x86_feature_detected!("bmi1")
        && is_x86_feature_detected!("bmi2")
        && is_x86_feature_detected!("lzcnt")
}

/// `widest!(wide, plain)`: the value of `wide`, a call of a function with
/// `#[target_feature(enable = "avx2,bmi1,bmi2,lzcnt")]` or fewer of these, else of `plain`. The
/// function itself and its arguments are safe code: `unsafe` stands for the question that was asked, and for no more.
#[cfg(target_arch = "x86_64")]
macro_rules! widest {
    ($wide:expr, $plain:expr) => {
        if $crate::processor::is_wide() {
            #[allow(
                unsafe_code,
                reason = "only a run-time check can know the processor; what is called is safe code"
            )]
            // SAFETY: the processor has every feature that the function is compiled for.
            unsafe {
                $wide
            }
        } else {
            $plain
        }
    };
}

#[cfg(not(target_arch = "x86_64"))]
macro_rules! widest {
    ($wide:expr, $plain:expr) => {
        $plain
    };
}

pub(super) use widest;
