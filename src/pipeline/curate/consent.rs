//! Whether a work may be shown at all, and what its consent covers. Pure: the day comes from outside.
//!
//! Strict on purpose: what is missing, unclear or not dated counts as “no”, a written “no” counts whatever else is
//! written, and where a record contradicts itself the stricter reading holds. `contradictions` tells of those,
//! `reason` of what follows.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::reason::Reason;
use crate::diagnostics::Place;
use crate::exhibition::{Scope, Scopes};
use crate::schema::written::{ArtistBlock, At, Basis, ConsentBlock};

/// From this age a child is asked, too.
pub const OWN_CONSENT_AGE: u8 = 7;

/// From this age a person consents alone.
const ADULT: u8 = 18;

/// How long before its end a consent is mentioned.
const NOTICE: i64 = 60;

/// What the consents of all makers of a work allow together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grant {
    /// What every one of them covers.
    pub scopes: Scopes,
    /// The first day on which one of them no longer holds.
    pub expires_on: Option<Date>,
}

/// The consent that holds for one maker, and what is known of the maker.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The nearest record, if there is one.
    pub consent: Option<&'a ConsentBlock>,
    /// The maker, where one is written down.
    pub maker: Option<&'a ArtistBlock>,
}

impl Asked<'_> {
    /// Years, as written.
    pub fn age(&self) -> Option<u8> {
        Some(self.maker?.age.as_ref()?.value)
    }

    /// 1–12.
    pub fn grade(&self) -> Option<u8> {
        Some(self.maker?.grade.as_ref()?.value.number)
    }

    /// Whether age and grade are those of one child: the first grade begins at six, some are a year early and some
    /// several years late.
    pub fn age_fits_grade(&self) -> bool {
        let (Some(age), Some(grade)) = (self.age(), self.grade()) else {
            return true;
        };
        age >= ADULT || (grade + 4..=grade + 10).contains(&age)
    }

    /// The age that counts: one that does not fit the grade counts as unknown.
    fn believable_age(&self) -> Option<u8> {
        self.age().filter(|_| self.age_fits_grade())
    }

    /// The basis as written.
    pub fn basis(&self) -> Basis {
        let written = self.consent.and_then(|consent| consent.basis.as_ref());
        written.map_or(Basis::Minor, |basis| basis.value)
    }

    /// Whether the rest of the record goes with the basis. A person of school age is no adult; what belongs to
    /// nobody or was made for show has no child behind it: no real name, no answers, in the public domain no grade.
    pub fn fits_basis(&self) -> bool {
        let of_age = self.age().is_some_and(|age| age >= ADULT);
        let schoolchild = !of_age && (self.age().is_some() || self.grade().is_some());
        let answers = self
            .consent
            .is_some_and(|consent| consent.guardian.is_some() || consent.child.is_some());
        let named = self.maker.is_some_and(|maker| maker.name.is_some());
        match self.basis() {
            Basis::Minor => true,
            Basis::Adult => !schoolchild,
            Basis::PublicDomain => !schoolchild && !answers,
            Basis::Demonstration => !answers && !named,
        }
    }

    /// The basis that counts: one that does not fit counts as a child's.
    fn counting_basis(&self) -> Basis {
        match self.fits_basis() {
            true => self.basis(),
            false => Basis::Minor,
        }
    }
}

/// Judges the consents of all makers of a work on a day: the least of them holds.
///
/// # Errors
/// The reason for which the work is withheld, and where the consent in question stands.
pub fn judge<'a>(makers: &[Asked<'a>], today: Date) -> Result<Grant, (Reason, Option<&'a Place>)> {
    let mut all: Option<Grant> = None;
    for maker in makers {
        let grant = judge_one(maker, today)
            .map_err(|reason| (reason, maker.consent.map(|consent| &consent.place)))?;
        all = Some(match all {
            None => grant,
            Some(before) => Grant {
                scopes: before.scopes.both(grant.scopes),
                expires_on: before.expires_on.into_iter().chain(grant.expires_on).min(),
            },
        });
    }
    all.ok_or((Reason::NoConsent, None))
}

/// A “no” that holds whatever else is written: the consent was taken back, or somebody refused.
pub fn refusal(consent: &ConsentBlock, age_known: bool) -> Option<Reason> {
    if let Some(withdrawn) = value(&consent.withdrawn_on) {
        return Some(Reason::Withdrawn(withdrawn));
    }
    let answered = true;
    match (value(&consent.guardian), value(&consent.child)) {
        (Some(false), _) => Some(Reason::Guardian { answered }),
        (_, Some(false)) => Some(Reason::Child {
            answered,
            age_known,
        }),
        _ => None,
    }
}

fn judge_one(maker: &Asked<'_>, today: Date) -> Result<Grant, Reason> {
    let consent = maker.consent.ok_or(Reason::NoConsent)?;
    let age = maker.believable_age();
    if let Some(reason) = refusal(consent, age.is_some()) {
        return Err(reason);
    }
    if let Some(end) = value(&consent.expires_on).filter(|&end| end <= today) {
        return Err(Reason::Expired(end));
    }
    if let Some(start) = value(&consent.given_on).filter(|&start| start > today) {
        return Err(Reason::NotYet(start));
    }
    let basis = maker.counting_basis();
    let asks_people = matches!(basis, Basis::Minor | Basis::Adult);
    if basis == Basis::Minor {
        answers(consent, age)?;
    }
    if asks_people && consent.given_on.is_none() {
        return Err(Reason::Undated);
    }
    let scopes = match &consent.scopes {
        Some(scopes) => scopes.iter().map(|scope| scope.value).collect(),
        None if asks_people => Scopes::NONE,
        None => Scopes::all(),
    };
    if !scopes.has(Scope::Picture) {
        return Err(Reason::Picture);
    }
    Ok(Grant {
        scopes,
        expires_on: value(&consent.expires_on),
    })
}

/// The guardian's yes, and from age 7 (or where the age is unknown) the child's. A “no” has been seen before.
fn answers(consent: &ConsentBlock, age: Option<u8>) -> Result<(), Reason> {
    let answered = false;
    if value(&consent.guardian).is_none() {
        return Err(Reason::Guardian { answered });
    }
    let young = age.is_some_and(|age| age < OWN_CONSENT_AGE);
    match value(&consent.child) {
        None if !young => Err(Reason::Child {
            answered,
            age_known: age.is_some(),
        }),
        _ => Ok(()),
    }
}

fn value<T: Copy>(at: &Option<At<T>>) -> Option<T> {
    at.as_ref().map(|at| at.value)
}

/// The end of a consent that holds today and is about to end.
pub fn ends_soon(expires_on: Option<Date>, today: Date) -> Option<Date> {
    let notice: Span = NOTICE.days();
    let horizon = today.checked_add(notice).unwrap_or(Date::MAX);
    expires_on.filter(|&end| end <= horizon)
}
