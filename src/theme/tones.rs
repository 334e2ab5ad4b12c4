//! Sixteen calm tones: what stands in the place of a picture until it has loaded.
//!
//! A strict Content-Security-Policy forbids inline styles, so a picture's dominant colour is rounded to one of
//! these and becomes a class. `style.css` repeats the table; a test holds the two together.

/// Red, green and blue of each tone; its place in the list is its class (`tone-3`).
pub const TONES: [[u8; 3]; 16] = [
    [0xF4, 0xEF, 0xE4], // paper
    [0xCF, 0xC9, 0xBD], // pebble
    [0x7D, 0x7A, 0x76], // slate
    [0x33, 0x36, 0x3D], // night
    [0xF0, 0xC9, 0xC0], // rose
    [0xC9, 0x5F, 0x4E], // brick
    [0xF3, 0xCF, 0xA0], // peach
    [0xC9, 0x8B, 0x4A], // clay
    [0xF5, 0xE3, 0xA1], // straw
    [0xD8, 0xB2, 0x3C], // sun
    [0xCB, 0xDF, 0xB6], // sprout
    [0x6E, 0x93, 0x4F], // leaf
    [0xBF, 0xDD, 0xDD], // mist
    [0x4F, 0x8F, 0x8C], // pond
    [0xBF, 0xD0, 0xEA], // sky
    [0x6B, 0x62, 0x9C], // plum
];

/// The place of the nearest tone, each channel weighted roughly as the eye does.
pub(super) fn nearest(rgb: [u8; 3]) -> u8 {
    let distance = |tone: &[u8; 3]| {
        let weights = [3, 6, 2];
        let parts = (0..3).map(|at| {
            let difference = i32::from(tone[at]) - i32::from(rgb[at]);
            weights[at] * difference * difference
        });
        parts.sum::<i32>()
    };
    (0u8..)
        .zip(&TONES)
        .min_by_key(|(_, tone)| distance(tone))
        .map_or(0, |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::layers::embedded;

    #[test]
    fn every_tone_is_nearest_to_itself() {
        for (at, tone) in TONES.into_iter().enumerate() {
            assert_eq!(usize::from(nearest(tone)), at);
        }
        assert_eq!(nearest([255, 255, 255]), 0);
        assert_eq!(nearest([0, 0, 0]), 3);
    }

    #[test]
    fn the_style_sheet_has_the_same_tones() {
        let css = embedded("assets/style.css").unwrap();
        for (at, [r, g, b]) in TONES.into_iter().enumerate() {
            let rule = format!(".tone-{at}{{--tone:#{r:02x}{g:02x}{b:02x}}}");
            assert!(css.text().contains(&rule), "{rule}");
        }
    }

    #[test]
    fn the_style_sheet_has_every_ratio() {
        let css = embedded("assets/style.css").unwrap();
        for ratio in (40..=300).step_by(5) {
            let share = format!("{}", f64::from(ratio) / 100.0);
            let share = share.strip_prefix('0').unwrap_or(&share);
            let rule = format!(".r{ratio}{{--r:{share}}}");
            assert!(css.text().contains(&rule), "{rule}");
        }
    }
}
