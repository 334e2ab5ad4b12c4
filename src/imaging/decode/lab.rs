//! CIELAB, as scanners and Photoshop store it in TIFF.
//!
//! In: samples of L*, a* and b* for white of D50, in 8 or 16 bits. Out: sRGB, what lies outside it clipped.

/// How a* and b* are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Axes {
    /// As signed numbers (TIFF 6.0, section 23).
    Signed,
    /// With 128 added (ICC's way, TIFF technical note 4).
    Shifted,
}

/// From XYZ for D50 to linear sRGB, the white adapted after Bradford (as in ICC's sRGB profile).
const TO_SRGB: [[f32; 3]; 3] = [
    [3.133_856, -1.616_867, -0.490_615],
    [-0.978_768, 1.916_142, 0.033_454],
    [0.071_945, -0.228_991, 1.405_243],
];

/// D50.
const WHITE: [f32; 3] = [0.9642, 1.0, 0.8249];

/// Three bytes a pixel to RGB.
pub(super) fn from_8_bits(samples: &[u8], axes: Axes) -> Vec<u8> {
    let axis = |byte: u8| match axes {
        Axes::Signed => f32::from(byte.cast_signed()),
        Axes::Shifted => f32::from(byte) - 128.0,
    };
    let pixels = samples.chunks_exact(3);
    pixels
        .flat_map(|it| light(f32::from(it[0]) / 2.55, axis(it[1]), axis(it[2])))
        .collect()
}

/// Three numbers of 16 bits a pixel to RGB.
pub(super) fn from_16_bits(samples: &[u16], axes: Axes) -> Vec<u8> {
    let axis = |number: u16| match axes {
        Axes::Signed => f32::from(number.cast_signed()) / 256.0,
        Axes::Shifted => f32::from(number) / 256.0 - 128.0,
    };
    // ICC's older encoding ends at 0xff00.
    let full = match axes {
        Axes::Signed => 655.35,
        Axes::Shifted => 652.8,
    };
    let pixels = samples.chunks_exact(3);
    pixels
        .flat_map(|it| light(f32::from(it[0]) / full, axis(it[1]), axis(it[2])))
        .collect()
}

fn light(lightness: f32, green_red: f32, blue_yellow: f32) -> [u8; 3] {
    let middle = (lightness + 16.0) / 116.0;
    let roots = [
        middle + green_red / 500.0,
        middle,
        middle - blue_yellow / 200.0,
    ];
    let mut xyz = [0.0; 3];
    for ((value, root), white) in xyz.iter_mut().zip(roots).zip(WHITE) {
        const BEND: f32 = 6.0 / 29.0;
        let share = if root > BEND {
            root.powi(3)
        } else {
            3.0 * BEND * BEND * (root - 4.0 / 29.0)
        };
        *value = share * white;
    }
    TO_SRGB.map(|row| {
        let linear: f32 = row
            .iter()
            .zip(xyz)
            .map(|(factor, value)| factor * value)
            .sum();
        let linear = linear.clamp(0.0, 1.0);
        let curved = if linear <= 0.003_130_8 {
            linear * 12.92
        } else {
            1.055 * linear.powf(1.0 / 2.4) - 0.055
        };
        (curved * 255.0).round() as u8
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn greys_stay_grey_and_red_is_red() {
        let signed = from_8_bits(&[255, 0, 0, 0, 0, 0, 137, 0, 0], Axes::Signed);
        assert_eq!(signed[..6], [255, 255, 255, 0, 0, 0]);
        assert!(
            signed[6..].iter().all(|value| value.abs_diff(128) <= 1),
            "{signed:?}"
        );
        // sRGB's red is L* 54, a* 81, b* 70 under D50.
        let red = from_8_bits(&[138, 81, 70], Axes::Signed);
        assert!(red[0] > 250 && red[1] < 12 && red[2] < 12, "{red:?}");
        assert_eq!(from_8_bits(&[138, 209, 198], Axes::Shifted), red);
    }

    #[test]
    fn sixteen_bits_say_the_same() {
        let wide = from_16_bits(&[138 * 257, 81 << 8, 70 << 8], Axes::Signed);
        assert_eq!(wide, from_8_bits(&[138, 81, 70], Axes::Signed));
        assert_eq!(
            from_16_bits(&[0xff00, 0x8000, 0x8000], Axes::Shifted),
            [255; 3]
        );
    }
}
