//! How coarsely each frequency is kept: the quantisation table, and the divisors that apply it.
//!
//! In: a quality from 1 to 100. Out: the table as the file states it and [`Divisors`] for the transform.

/// For each place of a zigzag walk, where the coefficient stands in a block that is stored column after column.
pub(super) const ZIGZAG: [u8; 64] = zigzag();

const fn zigzag() -> [u8; 64] {
    let mut order = [0; 64];
    let (mut row, mut column, mut place) = (0_usize, 0_usize, 0);
    while place < 64 {
        #[allow(clippy::cast_possible_truncation, reason = "below 64")]
        {
            order[place] = (column * 8 + row) as u8;
        }
        let upwards = (row + column).is_multiple_of(2);
        match (upwards, row, column) {
            (true, _, 7) => row += 1,
            (true, 0, _) => column += 1,
            (true, ..) => {
                row -= 1;
                column += 1;
            }
            (false, 7, _) => column += 1,
            (false, _, 0) => row += 1,
            (false, ..) => {
                row += 1;
                column -= 1;
            }
        }
        place += 1;
    }
    order
}

/// Steps at quality 50, row after row, of luma and of chroma alike: N. Robidoux's table, the default of mozjpeg.
///
/// At equal SSIMULACRA2 it takes 7 % fewer bytes than the tables of ITU-T T.81, annex K (eight drawings and
/// photographs, 640 pixels wide, about quality 80); with [`ROUNDING`] 11 %, and never less than 8 %.
const AT_50: [u16; 64] = [
    16, 16, 16, 18, 25, 37, 56, 85, 16, 17, 20, 27, 34, 40, 53, 75, 16, 20, 24, 31, 43, 62, 91,
    135, 18, 27, 31, 40, 53, 74, 106, 156, 25, 34, 43, 53, 69, 94, 131, 189, 37, 40, 62, 74, 94,
    124, 169, 238, 56, 53, 91, 106, 131, 169, 226, 311, 85, 75, 135, 156, 189, 238, 311, 418,
];

/// Percent of the table's steps: with 85 a picture at quality 80 has libjpeg's score at 80 and more with annex K
/// (`benches/peers`: 7 % fewer bytes than sharp at 1.2 points of SSIMULACRA2 more).
const FINER: u32 = 85;

/// The share of a step that is added before a coefficient is cut to a whole number, for luma and for chroma: first
/// for the mean of a block, then for its details. A half rounds to the nearest; details get a little less, since a
/// zero is cheap and hardly seen.
pub(super) const ROUNDING: [[f64; 2]; 2] = [[0.5, 0.42], [0.5, 0.48]];

/// How coarse each frequency is kept, row after row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Table(pub(super) [u8; 64]);

impl Table {
    /// Scaled as libjpeg scales tables; `quality` is taken as 1 to 100. At 80 a picture is as good as libjpeg's with
    /// annex K at 80 (SSIMULACRA2).
    pub(super) fn new(quality: u8) -> Table {
        let quality = u32::from(quality.clamp(1, 100));
        let percent = if quality < 50 {
            5_000 / quality
        } else {
            200 - 2 * quality
        };
        Table(AT_50.map(|step| {
            let step = (u32::from(step) * percent * FINER + 5_000) / 10_000;
            u8::try_from(step.clamp(1, 255)).unwrap_or(u8::MAX)
        }))
    }
}

/// Division of the transform's output by a table's steps, as multiplications of 16 bits.
///
/// A doubled magnitude `x` becomes `((x + bias) · reciprocal / 2¹⁶) · scale / 2¹⁶`. Everything is stored column after
/// column, and twice in a row, since two blocks are transformed at once.
#[derive(Clone, Debug)]
pub(super) struct Divisors {
    pub(super) bias: [[u16; 16]; 8],
    pub(super) reciprocal: [[u16; 16]; 8],
    pub(super) scale: [[u16; 16]; 8],
}

/// The transform's outputs are 16 times the true ones, on top of [`FACTORS`], and doubled before division.
const GAIN: f64 = 32.0;

/// √2·cos(kπ/16) for k > 0: how much larger than the true ones the outputs of the fast transform (Arai, Agui and
/// Nakajima 1988) are, along each direction.
pub(super) const FACTORS: [f64; 8] = [
    1.0,
    1.387_039_845_322_147_5,
    1.306_562_964_876_376_5,
    1.175_875_602_419_359,
    1.0,
    0.785_694_958_387_102_2,
    0.541_196_100_146_197,
    0.275_899_379_282_943,
];

impl Divisors {
    /// For a channel's share of [`ROUNDING`].
    pub(super) fn new(Table(table): &Table, rounding: [f64; 2]) -> Divisors {
        let mut divisors = Divisors {
            bias: [[0; 16]; 8],
            reciprocal: [[0; 16]; 8],
            scale: [[0; 16]; 8],
        };
        for column in 0..8 {
            for lane in 0..16 {
                let row = lane % 8;
                let step = f64::from(table[row * 8 + column]);
                let divisor = step * GAIN * FACTORS[row] * FACTORS[column];
                let share = rounding[usize::from(row + column > 0)];
                let magnitude = divisor.log2().floor();
                divisors.bias[column][lane] = short(divisor * share);
                divisors.reciprocal[column][lane] = short((magnitude + 16.0).exp2() / divisor);
                divisors.scale[column][lane] = short((16.0 - magnitude).exp2());
            }
        }
        divisors
    }
}

/// The nearest 16-bit number.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` saturates, and that is what is wanted"
)]
fn short(value: f64) -> u16 {
    value.round() as u16
}
