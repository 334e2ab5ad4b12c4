//! One work: may it be shown, and if so, how much of what its record says.

use std::collections::BTreeMap;

use super::cascade::Cascade;
use super::consent::{self, Asked, Reason};
use super::leave::Leave;
use super::settings::Settings;
use super::{Desk, remarks, values, withdrawn};
use crate::diagnostics::{Place, Rule};
use crate::exhibition::{Artwork, CreditLine, Level, RoomIndex, SchoolStage, Scope, WorkId};
use crate::pipeline::catalogue::{PictureFacts, WorkEntry};
use crate::schema::written::{ArtistBlock, ReviewOutcome};

/// A work as visitors may see it; `None` where it may not be shown, which has been told.
pub(super) fn curate(
    desk: &mut Desk<'_>,
    settings: &Settings,
    entry: &WorkEntry,
    around: &Cascade<'_>,
    ceiling: Level,
    room: RoomIndex,
) -> Option<Artwork> {
    desk.tally.works += 1;
    if withdrawn::holds(desk, entry) {
        return None;
    }
    let cascade = around.nearer(&entry.record);
    let facts = entry
        .facts
        .as_ref()
        .filter(|facts| !desk.terms.unreadable.contains(&facts.digest));
    let faulty = [&entry.picture, &entry.place]
        .iter()
        .any(|place| desk.faulty.contains(&*place.path));
    let Some(facts) = facts.filter(|_| !faulty && !entry.illegible) else {
        desk.tally.faulty += 1;
        return None;
    };
    let artists = cascade.artists();
    let permission = permission(desk, entry, &cascade, &artists, ceiling);
    let leave = permission.as_ref().map_or(Leave::NONE, |leave| *leave);
    let work = Subject {
        entry,
        cascade: &cascade,
        artists: &artists,
    };
    let artwork = artwork(desk, settings, &work, &leave, facts, room);
    remarks::of_any(desk, &work);
    match permission {
        Ok(leave) => {
            desk.tally.shown += 1;
            desk.tally.with_alt += usize::from(artwork.alt.is_some());
            remarks::of_shown(desk, settings, &work, &artwork, &leave);
            Some(artwork)
        }
        Err((reason, place)) => {
            *desk.tally.withheld.entry(reason.code()).or_default() += 1;
            let (message, hint) = reason.messages();
            desk.tell_how(Rule::ConsentWithheld, &place, message, hint);
            None
        }
    }
}

/// The work that is being spoken of.
pub(super) struct Subject<'a> {
    pub(super) entry: &'a WorkEntry,
    pub(super) cascade: &'a Cascade<'a>,
    pub(super) artists: &'a [ArtistBlock],
}

/// The least of what site, rooms, work, review and every maker's consent allow.
fn permission(
    desk: &Desk<'_>,
    entry: &WorkEntry,
    cascade: &Cascade<'_>,
    artists: &[ArtistBlock],
    ceiling: Level,
) -> Result<Leave, (Reason, Place)> {
    let shared = cascade.get(|record| record.consent.as_ref());
    let mut makers: Vec<Asked<'_>> = Vec::new();
    for artist in artists {
        let consent = artist.consent.as_ref().or(shared);
        makers.push(Asked {
            consent,
            age: artist.age.as_ref().map(|age| age.value),
        });
    }
    if makers.is_empty() {
        makers.push(Asked {
            consent: shared,
            age: None,
        });
    }
    let grant = consent::judge(&makers, desk.terms.today)
        .map_err(|(reason, place)| (reason, place.unwrap_or(&entry.place).clone()))?;
    let review = cascade.get(|record| record.reviewed.as_ref());
    let outcome = review.and_then(|review| Some((review.outcome.as_ref()?.value, &review.place)));
    if let Some((ReviewOutcome::Withhold, place)) = outcome {
        return Err((Reason::Review, place.clone()));
    }
    let wished = cascade.get(|record| record.level.as_ref());
    let level = wished
        .map_or(ceiling, |wished| wished.value.min(ceiling))
        .min(grant.scopes.level());
    if level == Level::Withheld {
        let place = wished.map_or(&entry.place, |wished| &wished.place);
        return Err((Reason::Level, place.clone()));
    }
    Ok(Leave {
        level,
        scopes: grant.scopes,
        expires_on: grant.expires_on,
    })
}

fn artwork(
    desk: &mut Desk<'_>,
    settings: &Settings,
    work: &Subject<'_>,
    leave: &Leave,
    facts: &PictureFacts,
    room: RoomIndex,
) -> Artwork {
    let (entry, cascade) = (work.entry, work.cascade);
    let crop = values::shown_part(desk, cascade);
    let (width, height) = facts.probe.upright();
    let shown = crop.map(|crop| crop.inner_pixels(width, height));
    let grade = shared_grade(work.artists);
    let statement = cascade
        .get(|record| record.statement.as_ref())
        .and_then(|text| desk.prose(text));
    let award = cascade
        .get(|record| record.award.as_ref())
        .and_then(|text| desk.text(text));
    let province = cascade
        .get(|record| record.province.as_ref())
        .and_then(|name| values::province(desk, name));
    Artwork {
        id: entry
            .record
            .id
            .as_ref()
            .map_or_else(|| WorkId::of_picture(&facts.digest), |id| id.value.clone()),
        room,
        source: facts.digest,
        size: shown.map_or((width, height), |shown| (shown.width, shown.height)),
        crop,
        redact: cascade
            .get(|record| record.redact.as_ref())
            .into_iter()
            .flatten()
            .map(|at| at.value)
            .collect(),
        title: entry.record.title.as_ref().and_then(|text| desk.text(text)),
        alt: entry.record.alt.as_ref().and_then(|text| desk.text(text)),
        statement: statement.filter(|_| leave.allows(Scope::Statement)),
        credits: work
            .artists
            .iter()
            .filter_map(|artist| credit(settings, artist, leave))
            .collect(),
        stage: grade.and_then(SchoolStage::of_grade),
        grade: grade.filter(|_| leave.allows(Scope::Grade)),
        age: single(work.artists)
            .and_then(|artist| artist.age.as_ref())
            .map(|age| age.value)
            .filter(|_| leave.allows(Scope::Age)),
        school: cascade
            .get(|record| record.school.as_ref())
            .map(|at| super::texts::tidy(&at.value))
            .filter(|_| leave.allows(Scope::School)),
        province: province.filter(|_| leave.allows(Scope::Province)),
        year: cascade
            .get(|record| record.year.as_ref())
            .map(|year| year.value),
        medium: cascade
            .get(|record| record.medium.as_ref())
            .and_then(|text| desk.text(text)),
        dimensions: cascade
            .get(|record| record.dimensions.as_ref())
            .map(|at| super::texts::tidy(&at.value)),
        topics: values::topics(desk, settings, cascade),
        award: award.filter(|_| leave.allows(Scope::Award)),
        sensitive: cascade
            .get(|record| record.sensitive.as_ref())
            .is_some_and(|yes| yes.value),
        indexable: settings.indexing && leave.allows(Scope::SearchEngines),
        rights: values::rights(desk, cascade, leave, &entry.place),
        extra: public_extra(settings, cascade),
    }
}

fn credit(settings: &Settings, artist: &ArtistBlock, leave: &Leave) -> Option<CreditLine> {
    let name = |name: &Option<crate::schema::written::At<String>>| {
        name.as_ref().map(|at| super::texts::tidy(&at.value))
    };
    let full =
        || name(&artist.name).filter(|_| settings.full_names && leave.allows(Scope::FullName));
    let given = || name(&artist.display_name).filter(|_| leave.allows(Scope::GivenName));
    let pen = || name(&artist.pen_name).filter(|_| leave.allows(Scope::PenName));
    let full = full().map(CreditLine::FullName);
    full.or_else(|| given().map(CreditLine::GivenName))
        .or_else(|| pen().map(CreditLine::PenName))
}

/// The grade that all makers share; of a work by several grades none is shown.
fn shared_grade(artists: &[ArtistBlock]) -> Option<u8> {
    let mut grades = artists
        .iter()
        .map(|artist| artist.grade.as_ref().map(|grade| grade.value.number));
    let first = grades.next()??;
    grades.all(|grade| grade == Some(first)).then_some(first)
}

/// The only maker, where there is one.
pub(super) fn single(artists: &[ArtistBlock]) -> Option<&ArtistBlock> {
    match artists {
        [one] => Some(one),
        _ => None,
    }
}

fn public_extra(settings: &Settings, cascade: &Cascade<'_>) -> BTreeMap<String, String> {
    let extra = cascade
        .extra()
        .into_iter()
        .filter(|(key, _)| settings.public_extra.contains(*key));
    extra
        .map(|(key, value)| (key.to_owned(), value.value.clone()))
        .collect()
}
