//! One work: may it be shown, and if so, how much of what its record says.

use std::collections::BTreeMap;

use super::cascade::Cascade;
use super::consent::{self, Asked};
use super::fields::{self, Field};
use super::leave::{Ceiling, Leave};
use super::reason::Reason;
use super::settings::Settings;
use super::{Desk, contradictions, looks, remarks, texts, values, withdrawn};
use crate::diagnostics::{Message, Place, Rule, say};
use crate::exhibition::{
    Artwork, CreditLine, Level, RoomIndex, SchoolStage, Scope, WorkId, same_name,
};
use crate::pipeline::catalogue::{PictureFacts, WorkEntry};
use crate::pipeline::{Fate, Ruling};
use crate::schema::written::{ArtistBlock, At, ConsentBlock, ReviewOutcome, WorkFile};

/// A work as visitors may see it; `None` where it may not be shown, which has been told.
pub(super) fn curate(
    desk: &mut Desk<'_>,
    settings: &Settings,
    entry: &WorkEntry,
    around: &Cascade<'_>,
    ceiling: Ceiling,
    room: RoomIndex,
) -> Option<Artwork> {
    if let Some(reason) = withdrawn::holds(desk, entry) {
        desk.tally.works += 1;
        keep_all(desk, settings, entry, around);
        ruled_out(desk, entry, reason);
        return None;
    }
    let Some(facts) = sound(desk, entry) else {
        leave_out(desk, settings, entry, around);
        return None;
    };
    desk.tally.works += 1;
    let cascade = around.nearer(&entry.record);
    let artists = cascade.artists();
    let work = Subject {
        entry,
        cascade: &cascade,
        artists: &artists,
    };
    let makers = makers(&work);
    keep_names(desk, entry, &makers);
    contradictions::tell(desk, &makers, &entry.place);
    let wait = looks::wait(desk, settings, &work);
    let permission = permission(desk, &work, &makers, ceiling, wait);
    let leave = permission.as_ref().map_or(Leave::NONE, |leave| *leave);
    let artwork = artwork(desk, settings, &work, &leave, facts, room);
    let (shown, hidden): (Vec<Field<'_>>, _) = fields::of(settings, &work)
        .into_iter()
        .partition(|field| field.is_shown(settings, &leave));
    desk.keep_secret(&hidden);
    match permission {
        Ok(leave) => {
            shown.iter().for_each(|field| desk.check_shown(field));
            show(desk, settings, &work, &artwork, &leave, &hidden);
            Some(artwork)
        }
        Err((reason, place)) => {
            withhold(desk, entry, reason, place);
            None
        }
    }
}

/// The picture, where neither it nor its record has errors that leave the work out.
fn sound<'a>(desk: &Desk<'_>, entry: &'a WorkEntry) -> Option<&'a PictureFacts> {
    let paths = [&entry.picture, &entry.place];
    let faulty = paths.iter().any(|at| desk.faulty.contains(&*at.path));
    let facts = entry.facts.as_ref()?;
    (!faulty && !entry.illegible && !desk.terms.unreadable.contains(&facts.digest)).then_some(facts)
}

/// Leaves a work out because of errors, which have been told.
pub(super) fn leave_out(
    desk: &mut Desk<'_>,
    settings: &Settings,
    entry: &WorkEntry,
    around: &Cascade<'_>,
) {
    desk.tally.works += 1;
    desk.tally.faulty += 1;
    keep_all(desk, settings, entry, around);
    desk.rulings.push(Ruling {
        picture: entry.picture.clone(),
        fate: Fate::Faulty,
    });
}

/// Everything that is written of a work is a secret.
fn keep_all(desk: &mut Desk<'_>, settings: &Settings, entry: &WorkEntry, around: &Cascade<'_>) {
    let cascade = around.nearer(&entry.record);
    let artists = cascade.artists();
    let work = Subject {
        entry,
        cascade: &cascade,
        artists: &artists,
    };
    keep_names(desk, entry, &makers(&work));
    desk.keep_secret(&fields::of(settings, &work));
}

fn show(
    desk: &mut Desk<'_>,
    settings: &Settings,
    work: &Subject<'_>,
    artwork: &Artwork,
    leave: &Leave,
    hidden: &[Field<'_>],
) {
    let kept_back: Vec<_> = hidden
        .iter()
        .filter(|field| field.is_asked_for(leave))
        .filter_map(|field| field.kept_back(settings, leave))
        .collect();
    desk.tally.shown += 1;
    desk.tally.lowered += usize::from(!kept_back.is_empty());
    desk.tally.with_alt += usize::from(artwork.alt.is_some());
    remarks::of_shown(desk, work, artwork, leave);
    remarks::too_small_to_go_close(desk, settings, work, artwork);
    remarks::lowered(desk, &work.entry.place, &kept_back, leave);
    desk.rulings.push(Ruling {
        picture: work.entry.picture.clone(),
        fate: Fate::Shown {
            id: artwork.id.clone(),
            level: leave.level(),
            expires_on: leave.expires_on,
            kept_back,
        },
    });
}

/// Tells why, at the work: a consent that stands elsewhere holds for many.
fn withhold(desk: &mut Desk<'_>, entry: &WorkEntry, reason: Reason, place: Place) {
    let (why, remedy) = reason.messages();
    let (at, hint) = match place.path == entry.place.path {
        true => (place, remedy),
        false => {
            let there = place.file_and_line();
            let Message { vi, en } = &remedy;
            let hint = say!(vi: "{vi} (ghi ở {there})", en: "{en} (written in {there})");
            (entry.place.clone(), hint)
        }
    };
    desk.tell_how(Rule::ConsentWithheld, &at, why, hint);
    ruled_out(desk, entry, reason);
}

/// Counts a work that is shown nowhere, and keeps the reason for other programs.
fn ruled_out(desk: &mut Desk<'_>, entry: &WorkEntry, reason: Reason) {
    let code = reason.code();
    *desk.tally.withheld.entry(code).or_default() += 1;
    let (why, remedy) = reason.messages();
    desk.rulings.push(Ruling {
        picture: entry.picture.clone(),
        fate: Fate::Withheld { code, why, remedy },
    });
}

/// The name of the picture's file, and the references into the school's register.
fn keep_names(desk: &mut Desk<'_>, entry: &WorkEntry, makers: &[Asked<'_>]) {
    let file_name = say!(vi: "tên tệp", en: "the name of a file");
    desk.secrets
        .file_name(&entry.stem, file_name, &entry.picture);
    let consents = makers.iter().filter_map(|maker| maker.consent);
    consents.for_each(|consent| keep_reference(desk, consent));
}

fn keep_reference(desk: &mut Desk<'_>, consent: &ConsentBlock) {
    if let Some(reference) = &consent.reference {
        let what = say!(vi: "`ref` của sự đồng thuận", en: "the `ref` of a consent");
        desk.secrets.name(&reference.value, what, &reference.place);
    }
}

/// What cascades: shown where a work shows it, else a secret.
pub(super) fn keep_defaults(desk: &mut Desk<'_>, settings: &Settings, defaults: &WorkFile) {
    let alone = Cascade::new(defaults);
    let fields = fields::of_defaults(settings, defaults, &alone);
    fields.iter().for_each(|field| desk.secrets.field(field));
    defaults
        .consent
        .iter()
        .for_each(|consent| keep_reference(desk, consent));
}

/// The work that is being spoken of.
pub(super) struct Subject<'a> {
    pub(super) entry: &'a WorkEntry,
    pub(super) cascade: &'a Cascade<'a>,
    pub(super) artists: &'a [ArtistBlock],
}

/// Every maker with the consent that holds for them; of a work without makers, the one for the work.
fn makers<'a>(work: &Subject<'a>) -> Vec<Asked<'a>> {
    let shared = work.cascade.get(|record| record.consent.as_ref());
    let one = |maker: Option<&'a ArtistBlock>| Asked {
        consent: maker.and_then(|maker| maker.consent.as_ref()).or(shared),
        maker,
    };
    match work.artists {
        [] => vec![one(None)],
        several => several.iter().map(|maker| one(Some(maker))).collect(),
    }
}

/// The least of what site, rooms, work, review and every maker's consent allow.
fn permission(
    desk: &Desk<'_>,
    work: &Subject<'_>,
    makers: &[Asked<'_>],
    ceiling: Ceiling,
    wait: Option<Reason>,
) -> Result<Leave, (Reason, Place)> {
    let (entry, cascade) = (work.entry, work.cascade);
    // A “no” for the work as a whole holds also where every maker has a consent of their own.
    if let Some(own) = &entry.record.consent
        && let Some(reason) = consent::refusal(own, true)
    {
        return Err((reason, own.place.clone()));
    }
    let grant = consent::judge(makers, desk.terms.today)
        .map_err(|(reason, place)| (reason, place.unwrap_or(&entry.place).clone()))?;
    let review = cascade.get(|record| record.reviewed.as_ref());
    let outcome = review.and_then(|review| Some((review.outcome.as_ref()?.value, &review.place)));
    if let Some((ReviewOutcome::Withhold, place)) = outcome {
        return Err((Reason::Review, place.clone()));
    }
    let mut leave = Leave {
        ceiling,
        scopes: grant.scopes,
        expires_on: grant.expires_on,
    };
    for (keeper, level) in cascade.levels() {
        leave.ceiling = leave.ceiling.under(Some(level), keeper);
        if level.value == Level::Withheld {
            return Err((Reason::Level, level.place.clone()));
        }
    }
    if leave.level() == Level::Withheld {
        return Err((Reason::Level, entry.place.clone()));
    }
    match wait {
        Some(reason) => Err((reason, entry.place.clone())),
        None => Ok(leave),
    }
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
            .id()
            .unwrap_or_else(|| WorkId::of_picture(&facts.digest)),
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
            .map(|at| texts::tidy(&at.value))
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
            .map(|at| texts::tidy(&at.value)),
        topics: values::topics(desk, settings, cascade),
        award: award.filter(|_| leave.allows(Scope::Award)),
        sensitive: cascade
            .get(|record| record.sensitive.as_ref())
            .is_some_and(|yes| yes.value),
        deep_zoom: cascade
            .get(|record| record.deep_zoom.as_ref())
            .is_some_and(|yes| yes.value),
        indexable: settings.indexing && leave.allows(Scope::SearchEngines),
        rights: values::rights(desk, cascade, leave, &entry.place),
        extra: public_extra(settings, cascade, leave),
    }
}

/// The one name under which a maker is shown: the fullest that is allowed. A pen name that is the given name again
/// is a given name.
fn credit(settings: &Settings, artist: &ArtistBlock, leave: &Leave) -> Option<CreditLine> {
    let display = artist.display_name.as_ref();
    let name = |name: &Option<At<String>>| name.as_ref().map(|at| texts::tidy(&at.value));
    let full =
        || name(&artist.name).filter(|_| settings.full_names && leave.allows(Scope::FullName));
    let given = || name(&artist.display_name).filter(|_| leave.allows(Scope::GivenName));
    let is_given = |pen: &String| {
        display.is_some_and(|it| same_name(&texts::tidy(&it.value)) == same_name(pen))
    };
    let pen =
        || name(&artist.pen_name).filter(|pen| leave.allows(Scope::PenName) && !is_given(pen));
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

fn public_extra(
    settings: &Settings,
    cascade: &Cascade<'_>,
    leave: &Leave,
) -> BTreeMap<String, String> {
    let scope = |key: &str| settings.public_extra.get(key);
    let extra = cascade.extra().into_iter();
    extra
        .filter(|(key, _)| scope(key).is_some_and(|scope| leave.allows(*scope)))
        .map(|(key, value)| (key.to_owned(), value.value.clone()))
        .collect()
}
