//! alike: `Plan` + `Derivatives` → remarks. Pictures that look like an earlier one: the same drawing photographed
//! twice, or saved again.
//!
//! Nothing is decided here: two drawings of one class may well look alike. Each picture is told once, with the first
//! that it resembles, so that a folder of empty sheets does not fill the report.

use std::collections::BTreeMap;

use super::catalogue::Source;
use super::plan::Plan;
use super::render::Derivatives;
use crate::diagnostics::{Diagnostic, Place, Report, Rule, say};
use crate::digest::Digest;
use crate::imaging::Likeness;

/// The most bits in which two pictures differ that are told as alike. A drawing photographed again stays below it,
/// different drawings of the demonstration differ in 14 and more (`tests/it/imaging.rs` holds both).
const ALIKE: u32 = 6;

/// Bands of bits: two that differ in at most seven bits agree in at least one of eight bands, so that a picture is
/// compared with those of its bands alone.
const BANDS: u32 = 8;

/// Tells which pictures look alike.
pub(super) fn tell(
    plan: &Plan,
    derivatives: &Derivatives,
    sources: &BTreeMap<Digest, Source>,
    report: &mut Report,
) {
    let mut seen = Seen::default();
    for (job, made) in plan.renders.iter().zip(&derivatives.made) {
        let (Some(made), Some(source)) = (made, sources.get(&job.source)) else {
            continue;
        };
        let Some(path) = source.paths.first() else {
            continue;
        };
        // One picture with two treatments is told elsewhere.
        let first = seen.first_like(made.likeness);
        seen.add(made.likeness, path, job.source);
        if let Some((other, _)) = first.filter(|(_, digest)| *digest != job.source) {
            let message = say!(vi: "tranh này trông rất giống {other}", en: "this picture looks much like {other}");
            let hint = say!(
                vi: "nếu là một bức được chụp hai lần, giữ lại bản đẹp hơn; nếu không thì không cần làm gì",
                en: "if it is one drawing photographed twice, keep the better one; otherwise there is nothing to do"
            );
            let place = Place::file(path.as_str());
            report.push(Diagnostic::new(Rule::WorkAlike, place, message).hint(hint));
        }
    }
}

/// The pictures so far.
#[derive(Default)]
struct Seen<'a> {
    pictures: Vec<(Likeness, &'a str, Digest)>,
    /// By band and its bits.
    bands: BTreeMap<(u32, u8), Vec<usize>>,
}

impl<'a> Seen<'a> {
    /// The first picture that looks like this one.
    fn first_like(&self, likeness: Likeness) -> Option<(&'a str, Digest)> {
        let candidates = bands(likeness)
            .filter_map(|band| self.bands.get(&band))
            .flatten();
        let alike = candidates.filter(|&&at| self.pictures[at].0.distance(likeness) <= ALIKE);
        let (_, path, digest) = self.pictures[*alike.min()?];
        Some((path, digest))
    }

    fn add(&mut self, likeness: Likeness, path: &'a str, digest: Digest) {
        for band in bands(likeness) {
            self.bands
                .entry(band)
                .or_default()
                .push(self.pictures.len());
        }
        self.pictures.push((likeness, path, digest));
    }
}

fn bands(likeness: Likeness) -> impl Iterator<Item = (u32, u8)> {
    (0..BANDS).zip(likeness.bits().to_le_bytes())
}
