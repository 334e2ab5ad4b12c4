//! Colours told by code points (ITU-T H.273), as AVIF, HEIC and PNG do in place of a profile.
//!
//! In: the codes of primaries and transfer. Out: a profile, or nothing where the colours are sRGB's or are to be
//! taken so: the transfers of television count as sRGB's, as in browsers; those of HDR have no faithful place in a
//! page of eight bits and are left alone.

use moxcms::{
    CicpColorPrimaries, CicpProfile, ColorProfile, MatrixCoefficients, TransferCharacteristics,
};

/// BT.709, and “not said”.
const SRGB_PRIMARIES: [u16; 2] = [1, 2];
/// PQ and HLG.
const HDR: [u16; 2] = [16, 18];
/// Transfers that stand for themselves: gamma 2.2 and 2.8, linear.
const OWN_CURVE: [u16; 3] = [4, 5, 8];

/// The profile for a pair of codes.
pub(super) fn profile(primaries: u16, transfer: u16) -> Option<Vec<u8>> {
    let own_curve = OWN_CURVE.contains(&transfer);
    if HDR.contains(&transfer) || (SRGB_PRIMARIES.contains(&primaries) && !own_curve) {
        return None;
    }
    let primaries = if primaries == 2 { 1 } else { primaries };
    let primaries = CicpColorPrimaries::try_from(u8::try_from(primaries).ok()?).ok()?;
    let transfer = if own_curve {
        TransferCharacteristics::try_from(u8::try_from(transfer).ok()?).ok()?
    } else {
        TransferCharacteristics::Srgb
    };
    let profile = ColorProfile::new_from_cicp(CicpProfile {
        color_primaries: primaries,
        transfer_characteristics: transfer,
        matrix_coefficients: MatrixCoefficients::Identity,
        full_range: true,
    });
    profile.encode().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::colour::Conversion;
    use crate::raster::Raster;

    fn seen(primaries: u16, transfer: u16) -> Vec<u8> {
        let mut raster = Raster::new(1, 1, vec![200, 100, 100]).unwrap();
        if let Some(conversion) = Conversion::from_profile(profile(primaries, transfer).as_deref())
        {
            conversion.apply(&mut raster);
        }
        raster.data
    }

    #[test]
    fn srgb_and_what_counts_as_such_is_left_alone() {
        for (primaries, transfer) in [(1, 13), (1, 1), (2, 2), (9, 16), (1, 18), (999, 1)] {
            assert_eq!(seen(primaries, transfer), [200, 100, 100]);
        }
    }

    #[test]
    fn display_p3_and_linear_light_are_converted() {
        let p3 = seen(12, 13);
        assert!(p3[0] > 205 && p3[1] < 100, "{p3:?}");
        let linear = seen(1, 8);
        assert!(linear[0] > 220 && linear[1] > 150, "{linear:?}");
    }
}
