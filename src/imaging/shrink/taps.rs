//! Which source samples weigh in for each sample of a smaller row or column, and how much.
//!
//! In: lengths, and the stretch of the source that is shown. Out: [`Taps`] in whole numbers, so that every machine
//! gets the same picture. The filter is Lanczos with three lobes, widened by the factor of reduction, or a plain mean.

use std::f64::consts::PI;
use std::ops::Range;

/// Weights are whole numbers that add up to this.
pub(super) const ONE: i32 = 1 << 14;

/// Half the filter's width, in samples of the smaller side.
const LOBES: f64 = 3.0;

/// How samples are weighed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Filter {
    /// Lanczos with three lobes.
    Lanczos,
    /// All samples whose middles lie under the smaller one alike.
    Mean,
}

/// The stretch of a source axis that is shown, and the samples that may weigh in.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Stretch {
    /// Where the shown part begins and ends, in samples; it may lie between samples.
    pub(crate) shown: Range<f64>,
    /// The samples that may be looked at: what is cropped off never bleeds in. Not empty.
    pub(crate) allowed: Range<usize>,
    pub(crate) filter: Filter,
}

impl Stretch {
    /// Some whole samples, by Lanczos.
    pub(crate) fn whole(samples: Range<usize>) -> Self {
        Stretch {
            shown: samples.start as f64..samples.end as f64,
            allowed: samples,
            filter: Filter::Lanczos,
        }
    }
}

/// For each sample of the smaller axis: its first source sample, and the weights of that one and those after it.
#[derive(Clone, Debug)]
pub(super) struct Taps {
    firsts: Vec<usize>,
    /// `length` for each sample, filled up with zeros.
    weights: Vec<i16>,
    length: usize,
}

impl Taps {
    /// Weights for `count` samples of a stretch; each list is filled up to a multiple of `step` weights.
    pub(super) fn new(stretch: &Stretch, count: usize, step: usize) -> Taps {
        let scale = (stretch.shown.end - stretch.shown.start) / count as f64;
        let mut lists: Vec<(usize, Vec<i16>)> = Vec::with_capacity(count);
        let rhythm = Rhythm::of(stretch, count);
        for at in 0..count {
            let centre = stretch.shown.start + (at as f64 + 0.5) * scale - 0.5;
            let beat = rhythm.filter(|rhythm| rhythm.repeats(at, centre, scale, stretch));
            lists.push(match beat {
                Some(Rhythm { samples, sources }) => {
                    let (first, weights) = &lists[at - samples];
                    (first + sources, weights.clone())
                }
                None => list(centre, scale, stretch),
            });
        }
        let longest = lists.iter().map(|(_, list)| list.len()).max().unwrap_or(0);
        let length = longest.next_multiple_of(step);
        let mut taps = Taps {
            firsts: Vec::with_capacity(count),
            weights: Vec::with_capacity(count * length),
            length,
        };
        for (first, list) in lists {
            taps.firsts.push(first);
            taps.weights.extend(&list);
            taps.weights.resize(taps.firsts.len() * length, 0);
        }
        taps
    }

    /// How many samples the smaller axis has.
    pub(super) fn count(&self) -> usize {
        self.firsts.len()
    }

    /// How many weights each sample has, zeros included.
    pub(super) fn length(&self) -> usize {
        self.length
    }

    /// The first source sample of one, and its weights.
    pub(super) fn of(&self, at: usize) -> (usize, &[i16]) {
        (
            self.firsts[at],
            &self.weights[at * self.length..][..self.length],
        )
    }

    /// The first source samples of all, and all their weights one after the other.
    pub(super) fn parts(&self) -> (&[usize], &[i16]) {
        (&self.firsts, &self.weights)
    }

    /// All of them in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, &[i16])> {
        self.firsts
            .iter()
            .copied()
            .zip(self.weights.chunks_exact(self.length))
    }

    /// The samples that weigh in anywhere.
    pub(super) fn reach(&self) -> Range<usize> {
        let first = self.firsts.iter().copied().min().unwrap_or(0);
        let last = self
            .iter()
            .map(|(first, weights)| first + used(weights))
            .max();
        first..last.unwrap_or(first)
    }

    /// Whether every sample is just the source's next one.
    pub(super) fn is_copy(&self) -> bool {
        let first = self.firsts.first().copied().unwrap_or(0);
        self.iter().enumerate().all(|(at, (start, weights))| {
            start == first + at
                && i32::from(weights[0]) == ONE
                && weights[1..].iter().all(|&weight| weight == 0)
        })
    }
}

/// After so many samples of the smaller axis and so many of the source the weights are the same again: 4032 samples
/// made 2048 are 32 lists, over and over.
#[derive(Clone, Copy, Debug)]
struct Rhythm {
    samples: usize,
    sources: usize,
}

impl Rhythm {
    /// The shortest one, where whole samples are shown.
    fn of(stretch: &Stretch, count: usize) -> Option<Rhythm> {
        let shown = stretch.shown.end - stretch.shown.start;
        let whole = stretch.shown.start.fract() == 0.0 && shown.fract() == 0.0 && shown >= 1.0;
        let shown = shown as usize;
        let common = greatest_common_divisor(shown, count);
        whole.then(|| Rhythm {
            samples: count / common,
            sources: shown / common,
        })
    }

    /// Whether a sample's list is that of one beat before: not where either meets the end of what may be looked at.
    fn repeats(self, at: usize, centre: f64, scale: f64, stretch: &Stretch) -> bool {
        let reach = LOBES * scale.max(1.0) + 1.0;
        let before = centre - self.sources as f64;
        at >= self.samples
            && before - reach >= stretch.allowed.start as f64
            && centre + reach <= (stretch.allowed.end - 1) as f64
    }
}

fn greatest_common_divisor(mut one: usize, mut other: usize) -> usize {
    while other > 0 {
        (one, other) = (other, one % other);
    }
    one.max(1)
}

/// How many weights there are before the zeros that fill the list up.
pub(super) fn used(weights: &[i16]) -> usize {
    weights
        .iter()
        .rposition(|&weight| weight != 0)
        .map_or(0, |last| last + 1)
}

/// The weights round one centre. What rounding loses goes to the heaviest, so that flat paper stays flat.
fn list(centre: f64, scale: f64, stretch: &Stretch) -> (usize, Vec<i16>) {
    let allowed = &stretch.allowed;
    let wide = scale.max(1.0);
    let inside = |at: f64| (at.max(0.0) as usize).clamp(allowed.start, allowed.end - 1);
    if scale == 1.0 && (centre - centre.round()).abs() < 1e-9 {
        // The sample itself: the filter is nothing at all others.
        return (inside(centre.round()), vec![ONE as i16]);
    }
    let half = match stretch.filter {
        Filter::Lanczos => LOBES,
        Filter::Mean => 0.5,
    };
    let first = inside((centre - half * wide).ceil());
    let last = inside((centre + half * wide).floor());
    let begin = (first as f64 - centre) / wide;
    let exact: Vec<f64> = match stretch.filter {
        Filter::Lanczos => lanczos(begin, 1.0 / wide).take(last - first + 1).collect(),
        Filter::Mean => vec![1.0; last - first + 1],
    };
    let sum: f64 = exact.iter().sum();
    if sum <= f64::EPSILON {
        return (inside(centre.round()), vec![ONE as i16]);
    }
    let mut weights: Vec<i32> = exact
        .iter()
        .map(|weight| (weight / sum * f64::from(ONE)).round() as i32)
        .collect();
    let lost = ONE - weights.iter().sum::<i32>();
    if let Some(heaviest) = weights.iter_mut().max() {
        *heaviest += lost;
    }
    let mut weights: Vec<i16> = weights.into_iter().map(|weight| weight as i16).collect();
    weights.truncate(used(&weights));
    (first, weights)
}

/// The filter at `x`, `x + step` and so on. `sin(3t) = sin t (3 - 4 sin² t)`, and the angle is turned on rather than
/// looked up anew: two calls of the library for a list, and the same list on every machine but for those two.
fn lanczos(x: f64, step: f64) -> impl Iterator<Item = f64> {
    let third = PI / LOBES;
    let (mut sin, mut cos) = (third * x).sin_cos();
    let (turn_sin, turn_cos) = (third * step).sin_cos();
    (0_u32..).map(move |at| {
        let turn = third * (x + f64::from(at) * step);
        let weight = if turn.abs() < 1e-9 {
            1.0
        } else if turn.abs() >= PI {
            0.0
        } else {
            sin * sin * (3.0 - 4.0 * sin * sin) / (LOBES * turn * turn)
        };
        (sin, cos) = (
            sin * turn_cos + cos * turn_sin,
            cos * turn_cos - sin * turn_sin,
        );
        weight
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Flat paper stays flat, only allowed samples weigh in, and the filter never runs backwards.
        #[test]
        fn the_law_of_taps(from in 0_usize..500, length in 1_usize..3_000, count in 1_usize..700) {
            let stretch = Stretch::whole(from..from + length);
            let taps = Taps::new(&stretch, count, 16);
            prop_assert_eq!(taps.count(), count);
            prop_assert_eq!(taps.length() % 16, 0);
            let mut before = 0;
            for (first, weights) in taps.iter() {
                prop_assert_eq!(weights.iter().map(|&weight| i32::from(weight)).sum::<i32>(), ONE);
                prop_assert!(first >= from && first + used(weights) <= from + length);
                prop_assert!(first >= before);
                before = first;
            }
            prop_assert_eq!(taps.is_copy(), count == length);
        }
    }

    #[test]
    fn a_rhythm_gives_what_each_sample_would_have_by_itself() {
        for (samples, count) in [
            (4032, 2048),
            (3024, 1536),
            (2016, 1024),
            (2048, 1280),
            (97, 41),
            (60, 60),
        ] {
            for allowed in [0..samples, 5..samples - 9] {
                let stretch = Stretch {
                    shown: allowed.start as f64..allowed.end as f64,
                    allowed: allowed.clone(),
                    filter: Filter::Lanczos,
                };
                let scale = (stretch.shown.end - stretch.shown.start) / count as f64;
                let taps = Taps::new(&stretch, count, 1);
                for (at, (first, weights)) in taps.iter().enumerate() {
                    let centre = stretch.shown.start + (at as f64 + 0.5) * scale - 0.5;
                    let (own_first, own) = list(centre, scale, &stretch);
                    assert_eq!(first, own_first, "{samples} → {count}: {at}");
                    let apart = own
                        .iter()
                        .zip(weights)
                        .map(|(own, weight)| own.abs_diff(*weight));
                    assert!(apart.max() <= Some(1), "{samples} → {count}: {at}");
                }
            }
        }
    }

    #[test]
    fn the_middle_of_a_sample_is_the_middle_of_its_sources() {
        let taps = Taps::new(&Stretch::whole(0..80), 40, 1);
        for at in 5..35 {
            let (first, weights) = taps.of(at);
            let places = weights.iter().enumerate();
            let moments = places.map(|(place, &weight)| (first + place) as f64 * f64::from(weight));
            let centre = moments.sum::<f64>() / f64::from(ONE);
            assert!(
                (centre - (2.0 * at as f64 + 0.5)).abs() < 0.01,
                "{at}: {centre}"
            );
        }
    }

    #[test]
    fn the_filter_is_lanczos_with_three_lobes() {
        let sinc = |x: f64| (PI * x).sin() / (PI * x);
        // As many as a list ever has: a scan of 20,000 samples made into five.
        let step = 1.0 / 4_000.0;
        for (at, weight) in lanczos(-3.1, step).take(24_800).enumerate() {
            let x = -3.1 + at as f64 * step;
            let exact = match x.abs() {
                nothing if nothing < 1e-9 => 1.0,
                outside if outside >= LOBES => 0.0,
                _ => sinc(x) * sinc(x / LOBES),
            };
            assert!((weight - exact).abs() < 1e-9, "{x}: {weight} {exact}");
        }
    }

    #[test]
    fn a_stretch_may_begin_between_samples() {
        let between = Stretch {
            shown: 0.5..4.5,
            allowed: 0..5,
            filter: Filter::Lanczos,
        };
        let taps = Taps::new(&between, 4, 1);
        assert!(!taps.is_copy());
        assert_eq!(
            taps.of(1)
                .1
                .iter()
                .map(|&weight| i32::from(weight))
                .sum::<i32>(),
            ONE
        );
    }
}
