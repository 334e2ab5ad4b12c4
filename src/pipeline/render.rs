//! render: [`Plan`] → [`Derivatives`]. One job a source, in parallel, admitted by memory, into the cache.
//!
//! The largest are begun first. What is in the cache is not made again. Every finished picture is in the cache at once, so an interrupted
//! run loses nothing. A picture that fails is a diagnostic, and the others go on.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::catalogue::Source;
use super::plan::{Plan, RenderJob};
use super::{Observer, Step, pictures};
use crate::cache::Cache;
use crate::diagnostics::{Diagnostic, Message, Place, Report, Rule, say};
use crate::digest::Digest;
use crate::error::Error;
use crate::exhibition::PictureFormat;
use crate::fs;
use crate::imaging::{self, Likeness, Limits, MemoryBudget, PictureError};

/// Bytes that all pictures in work may take together.
const BUDGET: u64 = 1 << 30;

/// The pictures of a plan, in the cache.
#[derive(Clone, Debug, Default)]
pub struct Derivatives {
    /// Parallel to the plan's renders; `None` where a picture could not be made.
    pub made: Vec<Option<Made>>,
    /// Sources that could not be made.
    pub unreadable: BTreeSet<Digest>,
    /// Jobs that took work.
    pub rendered: usize,
    /// Jobs that the cache knew.
    pub cached: usize,
}

/// What a job gave.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Made {
    /// The picture that it is made from: what is withdrawn is found by it.
    pub source: Digest,
    /// Ascending by width, formats in the wanted order within one width.
    pub files: Vec<MadeFile>,
    /// For those who go close; absent where nobody asked, or where they would show no more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tiles: Option<MadeTiles>,
    /// The mean colour.
    pub dominant: [u8; 3],
    /// What it looks like from far away.
    pub likeness: Likeness,
}

/// One derivative in the cache.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MadeFile {
    /// `jpeg`, `webp`
    pub format: PictureFormat,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// Of its bytes.
    pub digest: Digest,
    /// How many.
    pub bytes: u64,
}

/// The tiles of a picture in the cache.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MadeTiles {
    /// Width in pixels of the deepest level.
    pub width: u32,
    /// Height in pixels of the deepest level.
    pub height: u32,
    /// Of the digests of all tiles, in order: another as soon as one pixel is.
    pub digest: Digest,
    /// By level, row and column.
    pub tiles: Vec<MadeTile>,
}

/// One tile in the cache.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MadeTile {
    /// 0: the whole picture in one tile.
    pub level: u32,
    /// From the left, from 0.
    pub column: u32,
    /// From the top, from 0.
    pub row: u32,
    /// Of its bytes.
    pub digest: Digest,
    /// How many.
    pub bytes: u64,
}

impl Made {
    /// The digest and size of every object that this is made of.
    pub fn objects(&self) -> impl Iterator<Item = (Digest, u64)> {
        let tiles = self.tiles.iter().flat_map(|tiles| &tiles.tiles);
        let files = self.files.iter().map(|file| (file.digest, file.bytes));
        files.chain(tiles.map(|tile| (tile.digest, tile.bytes)))
    }
}

/// What became of one job.
enum Fate {
    Fresh(Made),
    Known(Made),
    Failed(Vec<Diagnostic>),
}

/// Makes every derivative of a plan.
///
/// # Errors
/// When the disk fails, or the run is asked to stop.
pub fn render(
    plan: &Plan,
    sources: &BTreeMap<Digest, Source>,
    cache: &Cache,
    jobs: Option<NonZeroUsize>,
    observer: &dyn Observer,
    report: &mut Report,
) -> Result<Derivatives, Error> {
    let pixels = |job: &RenderJob| sources.get(&job.source).map_or(0, pixels);
    observer.begin(
        Step::Rendering,
        plan.renders.len(),
        plan.renders.iter().map(pixels).sum(),
    );
    let studio = Studio {
        sources,
        cache,
        budget: MemoryBudget::new(BUDGET),
        limits: Limits::default(),
        observer,
    };
    let results = pool(jobs)?.install(|| studio.all(&plan.renders))?;
    let mut derivatives = Derivatives::default();
    for (job, result) in plan.renders.iter().zip(results) {
        derivatives.made.push(match result {
            Fate::Fresh(made) => {
                derivatives.rendered += 1;
                Some(made)
            }
            Fate::Known(made) => {
                derivatives.cached += 1;
                Some(made)
            }
            Fate::Failed(diagnostics) => {
                report.extend(diagnostics);
                derivatives.unreadable.insert(job.source);
                None
            }
        });
    }
    Ok(derivatives)
}

fn pixels(source: &Source) -> u64 {
    let (width, height) = source.probe.stored;
    u64::from(width) * u64::from(height)
}

pub(super) fn pool(jobs: Option<NonZeroUsize>) -> Result<rayon::ThreadPool, Error> {
    let builder = rayon::ThreadPoolBuilder::new().num_threads(jobs.map_or(0, NonZeroUsize::get));
    builder.build().map_err(|error| {
        Error::Refused(
            say!(vi: "không mở được luồng xử lý: {error}", en: "could not start threads: {error}"),
        )
    })
}

/// What every job works with.
struct Studio<'a> {
    sources: &'a BTreeMap<Digest, Source>,
    cache: &'a Cache,
    budget: MemoryBudget,
    limits: Limits,
    observer: &'a dyn Observer,
}

impl Studio<'_> {
    /// Every job's fate, in the order of the jobs. The largest are begun first: the last to end are then small ones, and
    /// memory is at its highest at the beginning, however many follow.
    fn all(&self, jobs: &[RenderJob]) -> Result<Vec<Fate>, Error> {
        let mut order: Vec<(usize, &RenderJob)> = jobs.iter().enumerate().collect();
        order.sort_by_cached_key(|(_, job)| Reverse(self.need(job)));
        let fates = order.into_iter().par_bridge();
        let fates = fates.map(|(at, job)| Ok((at, self.job(job)?)));
        let mut fates = fates.collect::<Result<Vec<_>, Error>>()?;
        fates.sort_unstable_by_key(|(at, _)| *at);
        Ok(fates.into_iter().map(|(_, fate)| fate).collect())
    }

    /// Bytes of memory that a job takes.
    fn need(&self, job: &RenderJob) -> u64 {
        let source = self.sources.get(&job.source);
        source.map_or(0, |source| imaging::need(&source.probe, &job.spec))
    }

    fn job(&self, job: &RenderJob) -> Result<Fate, Error> {
        if self.observer.interrupted() {
            return Err(Error::Interrupted);
        }
        let Some(source) = self.sources.get(&job.source) else {
            unreachable!("plans name catalogued sources only")
        };
        let key = key(job);
        if let Some(made) = self.known(key)? {
            self.observer.picture(pixels(source), false);
            return Ok(Fate::Known(made));
        }
        let result = self.make(job, source, key)?;
        self.observer.picture(pixels(source), true);
        Ok(result)
    }

    /// What the cache knows of a job, if all of it is still there.
    fn known(&self, key: Digest) -> Result<Option<Made>, Error> {
        let Some(made) = self.cache.entries.get::<Made>(&key) else {
            return Ok(None);
        };
        for (digest, bytes) in made.objects() {
            if !self.cache.objects.has(&digest, bytes)? {
                return Ok(None);
            }
        }
        Ok(Some(made))
    }

    fn make(&self, job: &RenderJob, source: &Source, key: Digest) -> Result<Fate, Error> {
        let _permit = self.budget.admit(self.need(job));
        let bytes = fs::read(&source.disk)?;
        if Digest::of(&bytes) != job.source {
            return Ok(Fate::Failed(changed(source)));
        }
        let rendered = match imaging::render(&bytes, &job.spec, &self.limits) {
            Ok(rendered) => rendered,
            Err(error) => return Ok(Fate::Failed(failed(source, &error))),
        };
        let mut files = Vec::with_capacity(rendered.derivatives.len());
        for derivative in rendered.derivatives {
            let digest = self.cache.objects.put(&derivative.bytes)?;
            let imaging::Derivative {
                format,
                width,
                height,
                bytes,
            } = derivative;
            files.push(MadeFile {
                format,
                width,
                height,
                digest,
                bytes: bytes.len() as u64,
            });
        }
        let tiles = rendered.tiles.map(|tiles| self.keep(tiles)).transpose()?;
        let made = Made {
            source: job.source,
            files,
            tiles,
            dominant: rendered.dominant,
            likeness: rendered.likeness,
        };
        self.cache.entries.set(&key, &made)?;
        Ok(Fate::Fresh(made))
    }

    /// Puts the tiles of a picture into the cache.
    fn keep(&self, tiles: imaging::Tiles) -> Result<MadeTiles, Error> {
        let keep = |tile: imaging::Tile| {
            Ok(MadeTile {
                level: tile.level,
                column: tile.column,
                row: tile.row,
                digest: self.cache.objects.put(&tile.bytes)?,
                bytes: tile.bytes.len() as u64,
            })
        };
        let kept: Vec<MadeTile> = tiles
            .tiles
            .into_iter()
            .map(keep)
            .collect::<Result<_, Error>>()?;
        let digests: Vec<String> = kept.iter().map(|tile| tile.digest.hex()).collect();
        Ok(MadeTiles {
            width: tiles.width,
            height: tiles.height,
            digest: Digest::of_parts(digests.iter().map(String::as_bytes)),
            tiles: kept,
        })
    }
}

/// Everything on which the derivatives of a job depend.
fn key(job: &RenderJob) -> Digest {
    let version = imaging::VERSION.to_le_bytes();
    let source = job.source.hex();
    Digest::of_parts([&version[..], source.as_bytes(), &job.spec.key_bytes()])
}

fn failed(source: &Source, error: &PictureError) -> Vec<Diagnostic> {
    source
        .paths
        .iter()
        .map(|path| pictures::diagnostic(&Place::file(path.as_str()), error))
        .collect()
}

fn changed(source: &Source) -> Vec<Diagnostic> {
    let message = || -> Message {
        say!(vi: "tranh vừa được sửa trong lúc đang xử lý", en: "the picture was changed while it was being worked on")
    };
    let hint = || say!(vi: "chạy lại lệnh này", en: "run the command again");
    let diagnostic = |path: &String| {
        Diagnostic::new(Rule::PictureBroken, Place::file(path.as_str()), message()).hint(hint())
    };
    source.paths.iter().map(diagnostic).collect()
}
