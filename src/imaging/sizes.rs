//! Which sizes a picture is made in, and from which larger one each is drawn: arithmetic, no pixels.
//!
//! In: the size of what is shown and a [`RenderSpec`]. Out: sizes in pixels, ascending and without doubles.

use super::spec::RenderSpec;

/// The longest edge that every output format can hold (WebP's limit).
pub(super) const FORMAT_EDGE: u32 = 16_383;

/// Width and height in pixels of one derivative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Size {
    pub(super) width: u32,
    pub(super) height: u32,
}

/// Width and height in pixels of the part that is shown of an upright picture.
pub(super) fn shown(spec: &RenderSpec, width: u32, height: u32) -> (u32, u32) {
    match &spec.crop {
        None => (width, height),
        Some(share) => {
            let inner = share.inner_pixels(width, height);
            (inner.width, inner.height)
        }
    }
}

/// The sizes to make of what is shown: none larger than it, none with an edge above `max_edge`; wanted widths
/// that are too large become one derivative as large as is allowed.
pub(super) fn sizes(width: u32, height: u32, spec: &RenderSpec) -> Vec<Size> {
    let edge = spec.max_edge.clamp(1, FORMAT_EDGE);
    let largest = within(width, height, edge);
    let mut sizes: Vec<Size> = spec
        .widths
        .iter()
        .map(|&wanted| {
            if wanted >= largest.width {
                largest
            } else {
                let wanted = wanted.max(1);
                Size {
                    width: wanted,
                    height: scaled(height, wanted, width).min(largest.height),
                }
            }
        })
        .collect();
    if sizes.is_empty() {
        sizes.push(largest);
    }
    sizes.sort_unstable();
    sizes.dedup();
    sizes
}

/// The same shape with no edge longer than `edge`; never larger.
pub(super) fn within(width: u32, height: u32, edge: u32) -> Size {
    let longest = width.max(height).max(1);
    if longest <= edge {
        return Size { width, height };
    }
    Size {
        width: scaled(width, edge, longest).min(edge),
        height: scaled(height, edge, longest).min(edge),
    }
}

/// The index of the size that `sizes[at]` is drawn from: the nearest that is at least twice as wide, so that
/// no picture is filtered twice at nearly the same scale, else the largest. `None` for the largest itself.
pub(super) fn parent(sizes: &[Size], at: usize) -> Option<usize> {
    let last = sizes.len().checked_sub(1)?;
    if at >= last {
        return None;
    }
    let twice = sizes[at].width.saturating_mul(2);
    let nearest = (at + 1..=last).find(|&larger| sizes[larger].width >= twice);
    Some(nearest.unwrap_or(last))
}

/// `length × part / whole`, rounded to the nearest, at least 1.
fn scaled(length: u32, part: u32, whole: u32) -> u32 {
    let whole = u64::from(whole.max(1));
    let exact = (u64::from(length) * u64::from(part) + whole / 2) / whole;
    u32::try_from(exact).unwrap_or(u32::MAX).max(1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::policy::PictureFormat;

    fn spec(widths: &[u32], max_edge: u32) -> RenderSpec {
        RenderSpec {
            crop: None,
            redact: Vec::new(),
            widths: widths.to_vec(),
            max_edge,
            formats: vec![PictureFormat::Jpeg],
            webp_up_to: 640,
            quality: 80,
            deep_edge: None,
        }
    }

    fn pairs(sizes: &[Size]) -> Vec<(u32, u32)> {
        sizes.iter().map(|size| (size.width, size.height)).collect()
    }

    #[test]
    fn a_photograph_gets_every_width() {
        let sizes = sizes(4032, 3024, &spec(&[320, 640, 1280, 1920], 1920));
        assert_eq!(
            pairs(&sizes),
            [(320, 240), (640, 480), (1280, 960), (1920, 1440)]
        );
        assert_eq!(parent(&sizes, 0), Some(1));
        assert_eq!(parent(&sizes, 1), Some(2));
        assert_eq!(parent(&sizes, 2), Some(3));
        assert_eq!(parent(&sizes, 3), None);
    }

    #[test]
    fn portraits_obey_the_longest_edge() {
        let sizes = sizes(3024, 4032, &spec(&[320, 640, 1280, 1920], 1920));
        assert_eq!(
            pairs(&sizes),
            [(320, 427), (640, 853), (1280, 1707), (1440, 1920)]
        );
        assert_eq!(parent(&sizes, 0), Some(1));
        assert_eq!(parent(&sizes, 1), Some(2));
    }

    #[test]
    fn extreme_shapes() {
        let wanted = spec(&[320, 640], 1920);
        assert_eq!(pairs(&sizes(1, 1, &wanted)), [(1, 1)]);
        assert_eq!(pairs(&sizes(20_000, 40, &wanted)), [(320, 1), (640, 1)]);
        assert_eq!(pairs(&sizes(40, 20_000, &wanted)), [(4, 1920)]);
        assert_eq!(pairs(&sizes(500, 300, &wanted)), [(320, 192), (500, 300)]);
        assert_eq!(pairs(&sizes(500, 300, &spec(&[], 1920))), [(500, 300)]);
    }

    proptest! {
        #[test]
        fn the_law_of_sizes(
            width in 1_u32..70_000,
            height in 1_u32..70_000,
            max_edge in 1_u32..20_000,
            mut widths in proptest::collection::vec(1_u32..5_000, 0..6),
        ) {
            widths.sort_unstable();
            let sizes = sizes(width, height, &spec(&widths, max_edge));
            prop_assert!(!sizes.is_empty());
            prop_assert!(sizes.windows(2).all(|pair| pair[0].width < pair[1].width));
            prop_assert!(sizes.windows(2).all(|pair| pair[0].height <= pair[1].height));
            for (at, size) in sizes.iter().enumerate() {
                prop_assert!(size.width >= 1 && size.height >= 1);
                prop_assert!(size.width <= width && size.height <= height);
                prop_assert!(size.width.max(size.height) <= max_edge);
                match parent(&sizes, at) {
                    None => prop_assert_eq!(at, sizes.len() - 1),
                    Some(larger) => prop_assert!(larger > at),
                }
            }
        }
    }
}
