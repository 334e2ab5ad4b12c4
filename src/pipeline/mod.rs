//! The whole story on one page: from folders to a published exhibition.
//!
//! One stage is one file, one verb and one type out; a stage imports earlier stages' types only and changes
//! none of their values. See the table in the crate's documentation.

mod alike;
pub mod audit;
pub mod cards;
pub mod catalogue;
pub mod compose;
pub mod curate;
mod inventory;
mod observer;
mod options;
mod outcome;
mod pictures;
pub mod plan;
mod publish;
pub mod render;
mod ruling;
pub mod scan;
mod staging;

use std::collections::BTreeSet;

pub use inventory::{Filed, Inventory};
pub use observer::{Observer, Silent, Step};
pub use options::Options;
pub use outcome::{Outcome, Published, Tally};
pub use ruling::{Fate, Keeper, KeptBack, Ruling};
pub use staging::{Content, Staging, tidy};

use crate::audit::Needle;
use crate::cache::{Cache, SourceIndex};
use crate::diagnostics::{Message, Report};
use crate::digest::Digest;
use crate::error::Error;
use crate::headers::Hosted;
use crate::theme::Theme;
use audit::{Claims, Proof};
use catalogue::{Catalogue, PictureFacts};
use compose::Material;
use curate::{Curated, Secrets, Terms};
use render::Derivatives;

/// Everything short of pixels: content, consent, theme, links.
///
/// # Errors
/// Operational failures only; content problems are in the outcome's report.
pub fn check(options: &Options, observer: &dyn Observer) -> Result<Outcome, Error> {
    let cache = Cache::open(&options.cache())?;
    let mut report = Report::new();
    let catalogue = read(options, &cache, observer, &mut report)?;
    let (curated, _) = arrange(options, &catalogue, &BTreeSet::new(), &mut report);
    let (tally, rulings) = curated
        .map(|curated| (curated.tally, curated.rulings))
        .unwrap_or_default();
    Ok(Outcome {
        report,
        tally,
        rulings,
        published: None,
    })
}

/// What a host is to be told of the content as it now is; `None` where `exhibition.yaml` is not there to be read.
///
/// # Errors
/// Operational failures only; content problems are passed over.
pub fn hosted(options: &Options, observer: &dyn Observer) -> Result<Option<Hosted>, Error> {
    let cache = Cache::open(&options.cache())?;
    let (catalogue, mut report) = gather(options, &cache, observer)?;
    let (curated, theme) = arrange(options, &catalogue, &BTreeSet::new(), &mut report);
    let early = theme.map_or_else(Vec::new, |theme| theme.look().early.clone());
    Ok(curated.map(|curated| Hosted::of(&curated.exhibition, &early)))
}

/// Checks, renders, composes and publishes; nothing is visible before all of it has succeeded.
///
/// # Errors
/// Operational failures only; content problems are in the outcome's report.
pub fn build(options: &Options, observer: &dyn Observer) -> Result<Outcome, Error> {
    let cache = Cache::open(&options.cache())?;
    let mut report = Report::new();
    let catalogue = read(options, &cache, observer, &mut report)?;
    let mut unreadable = BTreeSet::new();
    let mut rendered = 0;
    loop {
        let (curated, theme) = arrange(options, &catalogue, &unreadable, &mut report);
        let (tally, rulings) = curated
            .as_ref()
            .map(|curated| (curated.tally.clone(), curated.rulings.clone()))
            .unwrap_or_default();
        let (Some(curated), Some(theme), Gate::Open) = (curated, theme, gate(options, &report))
        else {
            return Ok(Outcome {
                report,
                tally,
                rulings,
                published: None,
            });
        };
        let plan = plan::plan(&curated.exhibition);
        let mut derivatives = render::render(
            &plan,
            &catalogue.sources,
            &cache,
            options.jobs,
            observer,
            &mut report,
        )?;
        // What an earlier round made is not from an earlier run.
        rendered += derivatives.rendered;
        derivatives.cached = (derivatives.rendered + derivatives.cached).saturating_sub(rendered);
        derivatives.rendered = rendered;
        if derivatives.unreadable.is_empty() {
            alike::tell(&plan, &derivatives, &catalogue.sources, &mut report);
            let cards = cards::cards(
                (&plan, &curated.exhibition, &derivatives),
                &theme,
                &cache,
                options.jobs,
                observer,
                &mut report,
            )?;
            let material = Material {
                exhibition: &curated.exhibition,
                plan: &plan,
                derivatives: &derivatives,
                cards: &cards,
                theme: &theme,
                date: options.date,
            };
            let claims = Claims {
                exhibition: &curated.exhibition,
                plan: &plan,
                sources: catalogue.sources.keys().copied().collect(),
                private: &private(curated.secrets.clone(), &theme),
            };
            let published = publish(options, observer, &material, &claims, &cache, &mut report)?;
            return Ok(Outcome {
                report,
                tally,
                rulings,
                published,
            });
        }
        if !options.keep_going {
            return Ok(Outcome {
                report,
                tally,
                rulings,
                published: None,
            });
        }
        // The works whose pictures failed are left out, and everything that follows from them is planned anew.
        unreadable.extend(derivatives.unreadable);
    }
}

/// Everything that was written, read: for those who do something else with it than to show it.
///
/// # Errors
/// Operational failures only; content problems are in the report.
pub fn gather(
    options: &Options,
    cache: &Cache,
    observer: &dyn Observer,
) -> Result<(Catalogue, Report), Error> {
    let mut report = Report::new();
    let catalogue = read(options, cache, observer, &mut report)?;
    Ok((catalogue, report))
}

/// What no visitor may meet, but for words that the theme uses anyway.
fn private(secrets: Secrets, theme: &Theme) -> Vec<Needle> {
    let secrets = secrets.without([theme.words()]);
    let needle = |(value, what): (&str, &Message)| Needle {
        value: value.to_owned(),
        what: what.clone(),
    };
    secrets.iter().map(needle).collect()
}

/// scan and catalogue.
fn read(
    options: &Options,
    cache: &Cache,
    observer: &dyn Observer,
    report: &mut Report,
) -> Result<Catalogue, Error> {
    let survey = scan::scan(&options.site, report)?;
    survey
        .ignored
        .iter()
        .for_each(|path| observer.ignored(path));
    let index: SourceIndex<PictureFacts> = cache.sources(catalogue::INDEX)?;
    let catalogue = catalogue::catalogue(&survey, &index, observer, report)?;
    index.forget_unseen();
    index.save()?;
    Ok(catalogue)
}

/// curate, and the theme that the exhibition asks for.
fn arrange(
    options: &Options,
    catalogue: &Catalogue,
    unreadable: &BTreeSet<Digest>,
    report: &mut Report,
) -> (Option<Curated>, Option<Theme>) {
    let terms = Terms {
        today: options.date,
        base_url: options.base_url.clone(),
        keep_going: options.keep_going,
        unreadable: unreadable.clone(),
    };
    let Some(curated) = curate::curate(catalogue, &terms, report) else {
        return (None, None);
    };
    let theme = theme(catalogue, &curated, report);
    (Some(curated), theme)
}

fn theme(catalogue: &Catalogue, curated: &Curated, report: &mut Report) -> Option<Theme> {
    let written = catalogue
        .exhibition
        .as_ref()
        .and_then(|file| file.theme.as_ref());
    let name = written.map_or(Theme::DEFAULT, |theme| theme.value.as_str());
    let nothing = std::collections::BTreeMap::new();
    let own = catalogue.themes.get(name).unwrap_or(&nothing);
    match Theme::load(name, own, &curated.exhibition.languages) {
        Ok(theme) => {
            report.extend(theme.remark().cloned());
            Some(theme)
        }
        Err(diagnostics) => {
            report.extend(diagnostics);
            None
        }
    }
}

/// Whether a build may go on.
enum Gate {
    Open,
    Closed,
}

/// Errors close the gate; with `--keep-going` only those that are not one work's or one room's.
fn gate(options: &Options, report: &Report) -> Gate {
    let everybodys = |path: &str| {
        let shared = ["content", "content/exhibition.yaml", scan::LEDGER];
        path.starts_with("themes/") || shared.contains(&path)
    };
    let closed = match options.keep_going {
        false => report.has_errors(),
        true => report.faulty_paths().iter().any(|path| everybodys(path)),
    };
    if closed { Gate::Closed } else { Gate::Open }
}

/// compose, audit, gate 2, publish.
fn publish(
    options: &Options,
    observer: &dyn Observer,
    material: &Material<'_>,
    claims: &Claims<'_>,
    cache: &Cache,
    report: &mut Report,
) -> Result<Option<Published>, Error> {
    let staging = Staging::begin(&options.out, &options.state())?;
    compose::compose(material, cache, &staging, observer, report)?;
    if let Gate::Closed = gate(options, report) {
        return Ok(None);
    }
    // How the report names the files: as the curator sees them.
    let folder = options
        .out
        .file_name()
        .unwrap_or_default()
        .to_string_lossy();
    if audit::audit(claims, &folder, cache, &staging, observer, report)? == Proof::Broken {
        return Ok(None);
    }
    if observer.interrupted() {
        return Err(Error::Interrupted);
    }
    observer.begin(Step::Publishing, 0, 0);
    let published = staging.publish()?;
    let Derivatives {
        rendered, cached, ..
    } = *material.derivatives;
    Ok(Some(Published {
        rendered,
        cached,
        ..published
    }))
}
