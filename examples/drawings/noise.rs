//! Chance that repeats: a small seeded generator and tileable noise.
//!
//! In: a seed (one a drawing). Out: numbers and textures that are the same on
//! every machine and in every run. It is no source of secrets.

/// SplitMix64, with the few distributions that a drawing hand needs.
pub struct Rng(u64);

impl Rng {
    pub fn new(seed: u64) -> Self {
        Rng(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x5851_F42D_4C95_7F2D)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// From 0 up to, but not including, 1.
    pub fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1u64 << 24) as f32
    }

    pub fn between(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * self.unit()
    }

    /// About normal, mean 0, deviation about 1, never beyond ±3.
    pub fn bell(&mut self) -> f32 {
        (0..6).map(|_| self.unit()).sum::<f32>() * std::f32::consts::SQRT_2 - 3.0 * 1.414
    }

    pub fn chance(&mut self, share: f32) -> bool {
        self.unit() < share
    }
}

const SIDE: usize = 1024;

/// A square of noise that repeats without a seam. Values are spread evenly over
/// 0..1, so that “covers 30 %” means 30 % of the pixels.
pub struct Tile(Vec<f32>);

impl Tile {
    /// `cells`: how many bumps the coarsest octave has along one side.
    pub fn new(seed: u64, cells: usize, octaves: u32) -> Self {
        let mut rng = Rng::new(seed);
        let mut sum = vec![0.0f32; SIDE * SIDE];
        for octave in 0..octaves {
            let n = cells << octave;
            let weight = 0.6f32.powi(octave as i32);
            let lattice: Vec<f32> = (0..n * n).map(|_| rng.unit()).collect();
            let step = n as f32 / SIDE as f32;
            for y in 0..SIDE {
                let fy = y as f32 * step;
                let (y0, ty) = (fy as usize, smooth(fy.fract()));
                let (row0, row1) = (y0 % n * n, (y0 + 1) % n * n);
                for x in 0..SIDE {
                    let fx = x as f32 * step;
                    let (x0, tx) = (fx as usize % n, smooth(fx.fract()));
                    let x1 = (x0 + 1) % n;
                    let top = lerp(lattice[row0 + x0], lattice[row0 + x1], tx);
                    let low = lerp(lattice[row1 + x0], lattice[row1 + x1], tx);
                    sum[y * SIDE + x] += weight * lerp(top, low, ty);
                }
            }
        }
        Tile(evened(&sum))
    }

    /// The value at a place, in tile pixels; any real number is a place.
    pub fn at(&self, x: f32, y: f32) -> f32 {
        let (fx, fy) = (x.floor(), y.floor());
        let (tx, ty) = (x - fx, y - fy);
        let x0 = (fx as i32).rem_euclid(SIDE as i32) as usize;
        let y0 = (fy as i32).rem_euclid(SIDE as i32) as usize;
        let (x1, y1) = ((x0 + 1) % SIDE, (y0 + 1) % SIDE);
        let top = lerp(self.0[y0 * SIDE + x0], self.0[y0 * SIDE + x1], tx);
        let low = lerp(self.0[y1 * SIDE + x0], self.0[y1 * SIDE + x1], tx);
        lerp(top, low, ty)
    }
}

/// Replaces each value by its rank, so that the histogram is flat.
fn evened(values: &[f32]) -> Vec<f32> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut ranks = vec![0.0; values.len()];
    for (rank, place) in order.into_iter().enumerate() {
        ranks[place] = rank as f32 / values.len() as f32;
    }
    ranks
}

/// The textures that paper and pigment share; made once.
pub struct Textures {
    /// Tooth of the paper: what wax catches on.
    pub tooth: Tile,
    /// Slow change: pressure of a hand, puddles of a wash.
    pub slow: Tile,
    /// Crumbs and fibres.
    pub fine: Tile,
}

impl Textures {
    pub fn new() -> Self {
        Textures {
            tooth: Tile::new(11, 128, 3),
            slow: Tile::new(12, 16, 5),
            fine: Tile::new(13, 256, 2),
        }
    }
}

pub fn lerp(a: f32, b: f32, t: f32) -> f32 {
    a + (b - a) * t
}

pub fn smooth(t: f32) -> f32 {
    t * t * (3.0 - 2.0 * t)
}

/// 0 below `low`, 1 above `high`, smooth between.
pub fn ramp(low: f32, high: f32, x: f32) -> f32 {
    smooth(((x - low) / (high - low)).clamp(0.0, 1.0))
}
