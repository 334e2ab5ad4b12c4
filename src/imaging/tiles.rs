//! How far one may go into a picture: levels of tiles, each twice as wide as the one before.
//!
//! In: the size of what is shown and a [`RenderSpec`]. Out: the sizes of the levels, and the squares into which each is
//! cut. Arithmetic and copying; what is cut has been cropped, painted over and set upright before.
//!
//! Level 0 is the whole picture in one tile, the last one every pixel that may be shown. A level is half the next,
//! rounded up, as in the Deep Zoom format, so that any viewer of such pyramids finds its way. Tiles share no pixels:
//! an overlap of one would begin in the middle of a sample of halved chroma.

use super::encode;
use super::error::PictureError;
use super::planes::Planes;
use super::sizes::{self, FORMAT_EDGE, Size};
use super::spec::{RenderSpec, Tile, Tiles};
use crate::policy::PictureFormat;

/// The edge of a tile in pixels: even, since chroma is halved. A telephone fills its screen with six of them; smaller
/// ones cost more requests, larger ones more bytes beside what is looked at.
pub const TILE_EDGE: u32 = 512;

/// The most pixels of the deepest level, so that making it stays within one picture's share of memory: an A3 sheet at
/// 600 points an inch has as many.
const MOST: u64 = 70_000_000;

/// Whether tiles would show more of a picture than its largest derivative does; `width` and `height` in pixels of what
/// is shown.
pub fn goes_deeper(width: u32, height: u32, spec: &RenderSpec) -> bool {
    !levels(width, height, spec).is_empty()
}

/// The sizes of the levels, ascending; none where no tiles are wanted, or where they would show no more than the
/// largest derivative.
pub(super) fn levels(width: u32, height: u32, spec: &RenderSpec) -> Vec<Size> {
    let Some(edge) = spec.deep_edge else {
        return Vec::new();
    };
    let deepest = deepest(width, height, edge.clamp(1, FORMAT_EDGE));
    let derivatives = sizes::sizes(width, height, spec);
    if derivatives
        .last()
        .is_none_or(|it| it.width >= deepest.width && it.height >= deepest.height)
    {
        return Vec::new();
    }
    let mut levels = vec![deepest];
    let mut size = deepest;
    while size.width.max(size.height) > TILE_EDGE {
        size = Size {
            width: size.width.div_ceil(2),
            height: size.height.div_ceil(2),
        };
        levels.push(size);
    }
    levels.reverse();
    levels
}

/// As large as the edge and [`MOST`] allow.
fn deepest(width: u32, height: u32, edge: u32) -> Size {
    let size = sizes::within(width, height, edge);
    let pixels = u64::from(size.width) * u64::from(size.height);
    if pixels <= MOST {
        return size;
    }
    let shrunk = f64::from(size.width.max(size.height)) * (MOST as f64 / pixels as f64).sqrt();
    sizes::within(width, height, shrunk as u32)
}

/// Where a tile lies in its level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Square {
    column: u32,
    row: u32,
    size: Size,
}

/// The squares of a level, row by row: every pixel lies in exactly one.
fn squares(level: Size) -> impl Iterator<Item = Square> {
    let length = |whole: u32, at: u32| TILE_EDGE.min(whole - at * TILE_EDGE);
    (0..level.height.div_ceil(TILE_EDGE)).flat_map(move |row| {
        (0..level.width.div_ceil(TILE_EDGE)).map(move |column| Square {
            column,
            row,
            size: Size {
                width: length(level.width, column),
                height: length(level.height, row),
            },
        })
    })
}

/// Cuts and encodes the tiles of `levels`, which are among the sizes of `pyramid`.
pub(super) fn cut(
    pyramid: &[Planes],
    levels: &[Size],
    quality: u8,
) -> Result<Option<Tiles>, PictureError> {
    let Some(deepest) = levels.last() else {
        return Ok(None);
    };
    let mut tiles = Vec::new();
    for (level, size) in (0..).zip(levels) {
        let planes = pyramid
            .iter()
            .find(|planes| planes.size() == *size)
            .ok_or_else(|| PictureError::broken("no such level"))?;
        for square in squares(*size) {
            let (x, y) = (square.column * TILE_EDGE, square.row * TILE_EDGE);
            let part = planes.part(x, y, square.size);
            tiles.push(Tile {
                level,
                column: square.column,
                row: square.row,
                bytes: encode::encode(&part, PictureFormat::Jpeg, quality)?,
            });
        }
    }
    Ok(Some(Tiles {
        width: deepest.width,
        height: deepest.height,
        tiles,
    }))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn spec(deep_edge: Option<u32>) -> RenderSpec {
        RenderSpec {
            crop: None,
            redact: Vec::new(),
            widths: vec![320, 1920],
            max_edge: 1920,
            formats: vec![PictureFormat::Jpeg],
            webp_up_to: 640,
            quality: 80,
            deep_edge,
        }
    }

    #[test]
    fn a_scan_has_levels_down_to_one_tile() {
        let levels = levels(2142, 3001, &spec(Some(10_000)));
        let pairs: Vec<_> = levels.iter().map(|it| (it.width, it.height)).collect();
        assert_eq!(pairs, [(268, 376), (536, 751), (1071, 1501), (2142, 3001)]);
    }

    #[test]
    fn what_shows_no_more_has_none() {
        let deep = spec(Some(10_000));
        assert!(!goes_deeper(1920, 1440, &deep));
        assert!(!goes_deeper(400, 300, &deep));
        assert!(goes_deeper(1921, 1440, &deep));
        assert!(goes_deeper(1440, 1921, &deep));
        assert!(!goes_deeper(9000, 6000, &spec(None)));
        assert!(!goes_deeper(9000, 6000, &spec(Some(1920))));
    }

    proptest! {
        #[test]
        fn the_law_of_levels(width in 1_u32..70_000, height in 1_u32..70_000, edge in 320_u32..20_000) {
            let levels = levels(width, height, &spec(Some(edge)));
            let Some(deepest) = levels.last() else {
                prop_assert!(width.max(height) <= 1920 || edge <= 1920);
                return Ok(());
            };
            prop_assert!(deepest.width <= width && deepest.height <= height);
            prop_assert!(deepest.width.max(deepest.height) <= edge);
            prop_assert!(u64::from(deepest.width) * u64::from(deepest.height) <= MOST + 20_000);
            prop_assert!(levels[0].width.max(levels[0].height) <= TILE_EDGE);
            for pair in levels.windows(2) {
                prop_assert_eq!(pair[0].width, pair[1].width.div_ceil(2));
                prop_assert_eq!(pair[0].height, pair[1].height.div_ceil(2));
                prop_assert!(pair[1].width.max(pair[1].height) > TILE_EDGE);
            }
        }

        #[test]
        fn tiles_cover_a_level_exactly(width in 1_u32..5_000, height in 1_u32..5_000) {
            let mut area = 0;
            let mut seen = std::collections::BTreeSet::new();
            for Square { column, row, size } in squares(Size { width, height }) {
                prop_assert!((1..=TILE_EDGE).contains(&size.width) && (1..=TILE_EDGE).contains(&size.height));
                prop_assert!(column * TILE_EDGE + size.width <= width && row * TILE_EDGE + size.height <= height);
                prop_assert!(seen.insert((column, row)));
                area += u64::from(size.width) * u64::from(size.height);
            }
            prop_assert_eq!(area, u64::from(width) * u64::from(height));
        }
    }
}
