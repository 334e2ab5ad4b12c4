//! Whether a work may be shown at all, and what its consent covers. Pure: the day comes from outside.
//!
//! Strict on purpose: what is missing, unclear or not dated counts as “no”. The reasons are told to the
//! curator in words that name the remedy.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use crate::diagnostics::{Message, Place, say};
use crate::exhibition::{Scope, Scopes};
use crate::schema::written::{At, Basis, ConsentBlock};

/// From this age a child is asked, too.
pub const OWN_CONSENT_AGE: u8 = 7;

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

/// Why a work is withheld.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// No consent is written anywhere.
    NoConsent,
    /// The guardian said no, or nothing.
    Guardian {
        /// Whether there was an answer.
        answered: bool,
    },
    /// The child said no, or nothing.
    Child {
        /// Whether there was an answer.
        answered: bool,
        /// Whether the child's age is known.
        age_known: bool,
    },
    /// The picture is not among the scopes.
    Picture,
    /// No day from which it holds.
    Undated,
    /// It begins later.
    NotYet(Date),
    /// It has ended.
    Expired(Date),
    /// It was taken back.
    Withdrawn(Date),
    /// A human look said so.
    Review,
    /// A `level: withheld` said so.
    Level,
}

/// The consent that holds for one maker.
pub struct Asked<'a> {
    /// The nearest record, if there is one.
    pub consent: Option<&'a ConsentBlock>,
    /// The maker's age in years, where known.
    pub age: Option<u8>,
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

fn judge_one(maker: &Asked<'_>, today: Date) -> Result<Grant, Reason> {
    let consent = maker.consent.ok_or(Reason::NoConsent)?;
    let value = |at: &Option<At<Date>>| at.as_ref().map(|at| at.value);
    if let Some(withdrawn) = value(&consent.withdrawn_on) {
        return Err(Reason::Withdrawn(withdrawn));
    }
    if let Some(end) = value(&consent.expires_on).filter(|&end| end <= today) {
        return Err(Reason::Expired(end));
    }
    if let Some(start) = value(&consent.given_on).filter(|&start| start > today) {
        return Err(Reason::NotYet(start));
    }
    let basis = consent
        .basis
        .as_ref()
        .map_or(Basis::Minor, |basis| basis.value);
    let asks_people = matches!(basis, Basis::Minor | Basis::Adult);
    if basis == Basis::Minor {
        answers(consent, maker.age)?;
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

/// The guardian's yes, and from age 7 (or where the age is unknown) the child's.
fn answers(consent: &ConsentBlock, age: Option<u8>) -> Result<(), Reason> {
    let said = |answer: &Option<At<bool>>| answer.as_ref().map(|answer| answer.value);
    if said(&consent.guardian) != Some(true) {
        return Err(Reason::Guardian {
            answered: consent.guardian.is_some(),
        });
    }
    let young = age.is_some_and(|age| age < OWN_CONSENT_AGE);
    match said(&consent.child) {
        Some(true) => Ok(()),
        None if young => Ok(()),
        said => Err(Reason::Child {
            answered: said.is_some(),
            age_known: age.is_some(),
        }),
    }
}

/// Whether a consent that holds today is about to end.
pub fn ends_soon(grant: &Grant, today: Date) -> Option<Date> {
    let notice: Span = NOTICE.days();
    let horizon = today.checked_add(notice).unwrap_or(Date::MAX);
    grant.expires_on.filter(|&end| end <= horizon)
}

impl Reason {
    /// The key of the totals.
    pub fn code(self) -> &'static str {
        match self {
            Reason::NoConsent => "no-consent",
            Reason::Guardian { .. } | Reason::Child { .. } | Reason::Picture | Reason::Undated => {
                "incomplete-consent"
            }
            Reason::NotYet(_) => "not-yet",
            Reason::Expired(_) => "expired",
            Reason::Withdrawn(_) => "withdrawn",
            Reason::Review => "review",
            Reason::Level => "level",
        }
    }

    /// Why, and what to do about it.
    pub fn messages(self) -> (Message, Message) {
        match self {
            Reason::NoConsent => (
                say!(vi: "tranh không được trưng bày: chưa ghi sự đồng thuận nào", en: "withheld: no consent is written down"),
                say!(
                    vi: "khi đã có phiếu đồng ý, thêm `consent:` vào bản ghi của tranh, hoặc vào `defaults:` của phòng",
                    en: "once the form is signed, add `consent:` to the work's record or to the room's `defaults:`"
                ),
            ),
            Reason::Guardian { answered: true } => (
                say!(vi: "tranh không được trưng bày: cha mẹ hoặc người giám hộ không đồng ý", en: "withheld: the parent or guardian said no"),
                say!(vi: "không cần làm gì thêm", en: "there is nothing to do"),
            ),
            Reason::Guardian { answered: false } => (
                say!(vi: "tranh không được trưng bày: thiếu câu trả lời của cha mẹ hoặc người giám hộ", en: "withheld: the parent's or guardian's answer is missing"),
                say!(vi: "hỏi cha mẹ, rồi ghi `guardian: yes` hoặc `guardian: no`", en: "ask them, then write `guardian: yes` or `guardian: no`"),
            ),
            Reason::Child { answered: true, .. } => (
                say!(vi: "tranh không được trưng bày: em không đồng ý", en: "withheld: the child said no"),
                say!(vi: "không cần làm gì thêm", en: "there is nothing to do"),
            ),
            Reason::Child {
                answered: false,
                age_known: true,
            } => (
                say!(vi: "tranh không được trưng bày: em từ {OWN_CONSENT_AGE} tuổi trở lên nên cũng phải được hỏi", en: "withheld: from age {OWN_CONSENT_AGE} the child is asked, too"),
                say!(vi: "hỏi em, rồi ghi `child: yes` hoặc `child: no`", en: "ask the child, then write `child: yes` or `child: no`"),
            ),
            Reason::Child {
                answered: false,
                age_known: false,
            } => (
                say!(vi: "tranh không được trưng bày: chưa biết tuổi của em, và em chưa được hỏi", en: "withheld: the child's age is not known and the child was not asked"),
                say!(
                    vi: "hỏi em rồi ghi `child: yes`; với em dưới {OWN_CONSENT_AGE} tuổi, ghi `age:` trong `artist:`",
                    en: "ask the child and write `child: yes`; for a child under {OWN_CONSENT_AGE} write `age:` in `artist:`"
                ),
            ),
            Reason::Picture => (
                say!(vi: "tranh không được trưng bày: sự đồng thuận không gồm `picture`", en: "withheld: the consent does not cover `picture`"),
                say!(vi: "nếu phiếu đồng ý có cho đăng tranh, thêm `picture` vào `scopes:`", en: "if the form allows showing the picture, add `picture` to `scopes:`"),
            ),
            Reason::Undated => (
                say!(vi: "tranh không được trưng bày: sự đồng thuận không ghi ngày", en: "withheld: the consent has no date"),
                say!(vi: "ghi ngày ký phiếu, ví dụ `given_on: 2025-11-20`", en: "write the day on which the form was signed, as `given_on: 2025-11-20`"),
            ),
            Reason::NotYet(day) => (
                say!(vi: "tranh chưa được trưng bày: sự đồng thuận có hiệu lực từ {day}", en: "withheld: the consent begins on {day}"),
                say!(vi: "chạy lại từ ngày đó", en: "build again from that day on"),
            ),
            Reason::Expired(day) => (
                say!(vi: "tranh không còn được trưng bày: sự đồng thuận đã hết hạn ngày {day}", en: "withheld: the consent ended on {day}"),
                say!(vi: "xin gia đình gia hạn rồi sửa `expires_on:`", en: "ask the family to renew it, then change `expires_on:`"),
            ),
            Reason::Withdrawn(day) => (
                say!(vi: "tranh không còn được trưng bày: sự đồng thuận đã được rút lại ngày {day}", en: "withheld: the consent was taken back on {day}"),
                say!(vi: "hãy xóa tranh và bản ghi khỏi content/", en: "remove the picture and its record from content/"),
            ),
            Reason::Review => (
                say!(vi: "tranh không được trưng bày: người xem lại đã ghi `withhold`", en: "withheld: whoever looked at it wrote `withhold`"),
                say!(
                    vi: "che phần lộ thông tin bằng `redact:` rồi ghi `outcome: redacted`, hoặc để nguyên",
                    en: "cover what tells too much with `redact:` and write `outcome: redacted`, or leave it so"
                ),
            ),
            Reason::Level => (
                say!(vi: "tranh không được trưng bày vì ghi `level: withheld`", en: "withheld by `level: withheld`"),
                say!(vi: "bỏ dòng đó nếu muốn trưng bày", en: "take that line out to show it"),
            ),
        }
    }
}
