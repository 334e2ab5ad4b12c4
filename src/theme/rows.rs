//! How high the rows of a wall should be, so that no drawing hangs alone in the last one.
//!
//! In: the ratios of the drawings in their order, and what the theme's style sheet makes of a row. Out: the first of
//! some heights at which every row can be full, and the last one nearly. The browser breaks the rows itself: this only
//! foresees where it will, as a flex container does, by widths before anything is stretched.

/// What a style sheet makes of a row, all in one unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wall {
    /// Across, inside the margins.
    pub(super) width: f64,
    /// Between two drawings.
    pub(super) gap: f64,
    /// What stands left and right of a drawing, on both sides together.
    pub(super) mat: f64,
    /// How many times its own width a drawing may be stretched to.
    pub(super) stretch: f64,
}

/// How much of the last row must be filled.
const NEARLY: f64 = 7.0 / 8.0;

/// The first of the heights that leaves no gap; `ratios` are widths over heights.
pub(super) fn height(ratios: &[f64], wall: Wall, heights: &[f64]) -> Option<f64> {
    heights
        .iter()
        .copied()
        .find(|&height| no_gap(ratios, wall, height))
}

fn no_gap(ratios: &[f64], wall: Wall, height: f64) -> bool {
    let mut row = Row::default();
    for ratio in ratios {
        let drawing = ratio * height;
        if row.holds_something() && row.least + wall.gap + wall.mat + drawing > wall.width {
            if row.most < wall.width {
                return false;
            }
            row = Row::default();
        }
        let around = wall.mat + if row.holds_something() { wall.gap } else { 0.0 };
        row.least += around + drawing;
        row.most += around + drawing * wall.stretch;
    }
    row.most >= wall.width * NEARLY
}

/// How wide the drawings of a row are, as they are and at most.
#[derive(Default)]
struct Row {
    least: f64,
    most: f64,
}

impl Row {
    fn holds_something(&self) -> bool {
        self.least > 0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WALL: Wall = Wall {
        width: 77.5,
        gap: 1.75,
        mat: 1.3,
        stretch: 1.4,
    };

    #[test]
    fn the_first_height_without_a_gap_is_taken() {
        // Three squares of 17 leave two for the second row, four of 15 leave one; five of 12 share a row.
        let five = [1.0; 5];
        assert_eq!(height(&five, WALL, &[17.0, 15.0]), None);
        assert_eq!(height(&five, WALL, &[17.0, 15.0, 12.0]), Some(12.0));
    }

    #[test]
    fn where_no_height_fits_there_is_none() {
        assert_eq!(height(&[1.0; 2], WALL, &[15.0, 14.0]), None);
        assert_eq!(height(&[1.0; 5], WALL, &[]), None);
    }

    #[test]
    fn a_drawing_wider_than_the_wall_has_a_row_of_its_own() {
        assert!(no_gap(&[9.0, 9.0], WALL, 15.0));
        assert!(!no_gap(&[9.0, 1.0], WALL, 15.0));
    }
}
