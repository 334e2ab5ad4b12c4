//! What a curator is told of a work: what is missing, what is kept back, what looks like a mistake.

use std::collections::BTreeMap;

use super::consent;
use super::leave::Leave;
use super::rooms::Hung;
use super::settings::Settings;
use super::works::{Subject, single};
use super::{Desk, names};
use crate::diagnostics::{Rule, join, say};
use crate::digest::Digest;
use crate::exhibition::{Artwork, Scope, WorkId};

/// What is worth telling of any work, shown or not.
pub(super) fn of_any(desk: &mut Desk<'_>, work: &Subject<'_>) {
    for artist in &work
        .entry
        .record
        .artists
        .iter()
        .flatten()
        .collect::<Vec<_>>()
    {
        if let Some(name) = artist
            .display_name
            .as_ref()
            .filter(|name| names::looks_full(&name.value))
        {
            let message = say!(vi: "tên hiển thị này trông giống họ tên đầy đủ", en: "this display name looks like a full name");
            let hint = say!(
                vi: "chỉ ghi tên gọi, ví dụ `Minh An`; họ tên đầy đủ (nếu cần) ghi ở `name:`",
                en: "write the given name only, as `Minh An`; a full name, if needed at all, goes to `name:`"
            );
            desk.tell_how(Rule::IdentityFullName, &name.place, message, hint);
        }
    }
}

/// What is worth telling of a work that visitors will see.
pub(super) fn of_shown(
    desk: &mut Desk<'_>,
    settings: &Settings,
    work: &Subject<'_>,
    artwork: &Artwork,
    leave: &Leave,
) {
    let place = &work.entry.place;
    if artwork.alt.is_none() {
        let message = say!(vi: "chưa có lời mô tả tranh cho người không nhìn thấy", en: "nothing is written yet for visitors who do not see the picture");
        let hint = say!(
            vi: "thêm `alt:` kể tranh vẽ gì, ví dụ `alt: Một em bé cầm ô dưới mưa`",
            en: "add `alt:` and say what is drawn, as `alt: A child under an umbrella in the rain`"
        );
        desk.tell_how(Rule::WorkAlt, place, message, hint);
    }
    if work
        .cascade
        .get(|record| record.reviewed.as_ref())
        .is_none()
    {
        let message = say!(vi: "chưa có ai ghi là đã xem lại bức tranh này", en: "nobody has noted a look at this picture");
        let hint = say!(
            vi: "xem tranh có lộ tên, trường, số điện thoại hay khuôn mặt không, rồi ghi `reviewed: {{on: 2026-01-05, outcome: clear}}`",
            en: "look for names, schools, phone numbers and faces in it, then write `reviewed: {{on: 2026-01-05, outcome: clear}}`"
        );
        desk.tell_how(Rule::WorkReview, place, message, hint);
    }
    let grant = consent::Grant {
        scopes: leave.scopes,
        expires_on: leave.expires_on,
    };
    if let Some(end) = consent::ends_soon(&grant, desk.terms.today) {
        let message = say!(vi: "sự đồng thuận hết hạn ngày {end}; từ ngày đó tranh không còn hiện", en: "the consent ends on {end}; from that day the work is not shown");
        let hint = say!(vi: "xin gia đình gia hạn nếu muốn", en: "ask the family to renew it");
        desk.tell_how(Rule::ConsentExpires, place, message, hint);
    }
    lowered(desk, settings, work, leave);
}

/// Which fields were written and are not shown, and whether the level or the consent keeps them back.
fn lowered(desk: &mut Desk<'_>, settings: &Settings, work: &Subject<'_>, leave: &Leave) {
    let has = |field: bool, scope: Scope, name: &'static str| field.then_some((scope, name));
    let artists = work.artists;
    let cascade = work.cascade;
    let written = [
        has(
            artists.iter().any(|artist| artist.display_name.is_some()),
            Scope::GivenName,
            "display_name",
        ),
        has(
            artists.iter().any(|artist| artist.grade.is_some()),
            Scope::Grade,
            "grade",
        ),
        has(
            single(artists).is_some_and(|artist| artist.age.is_some()),
            Scope::Age,
            "age",
        ),
        has(
            cascade.get(|record| record.school.as_ref()).is_some(),
            Scope::School,
            "school",
        ),
        has(
            cascade.get(|record| record.province.as_ref()).is_some(),
            Scope::Province,
            "province",
        ),
        has(
            cascade.get(|record| record.statement.as_ref()).is_some(),
            Scope::Statement,
            "statement",
        ),
        has(
            cascade.get(|record| record.award.as_ref()).is_some(),
            Scope::Award,
            "award",
        ),
    ];
    let kept_back = |by_consent: bool| {
        let fields = written
            .iter()
            .flatten()
            .filter(|(scope, _)| !leave.allows(*scope));
        join(
            fields
                .filter(|(scope, _)| leave.scopes.has(*scope) != by_consent)
                .map(|(_, name)| *name),
        )
    };
    let (by_level, by_consent) = (kept_back(false), kept_back(true));
    let (level, site) = (leave.level.name(), settings.level.name());
    if !by_level.is_empty() {
        let message = say!(
            vi: "mức hiển thị `{level}` giữ lại: {by_level}",
            en: "kept back by the level `{level}`: {by_level}"
        );
        let hint = say!(
            vi: "mức trần của cả triển lãm là `{site}` (`publish.level`); phòng và bản ghi có thể hạ thêm bằng `level:`",
            en: "the ceiling of the whole site is `{site}` (`publish.level`); rooms and records may lower it with `level:`"
        );
        desk.tell_how(Rule::ConsentLowered, &work.entry.place, message, hint);
    }
    if !by_consent.is_empty() {
        let message = say!(
            vi: "sự đồng thuận không gồm nên giữ lại: {by_consent}",
            en: "kept back because the consent does not cover it: {by_consent}"
        );
        desk.tell(Rule::ConsentLowered, &work.entry.place, message);
    }
}

/// Two works on one id are refused; one picture in two places is mentioned.
pub(super) fn same_picture_or_id(desk: &mut Desk<'_>, hung: &Hung<'_>) {
    let mut by_id: BTreeMap<&WorkId, usize> = BTreeMap::new();
    let mut by_source: BTreeMap<Digest, usize> = BTreeMap::new();
    for (at, (work, entry)) in hung.works.iter().zip(&hung.origins).enumerate() {
        let same_id = *by_id.entry(&work.id).or_insert(at);
        let same_source = *by_source.entry(work.source).or_insert(at);
        if same_source != at {
            let other = &hung.origins[same_source].picture.path;
            let message = say!(vi: "đây chính là bức tranh ở {other}", en: "this is the same picture as {other}");
            let hint = say!(vi: "xóa một trong hai nếu là nhầm lẫn", en: "remove one of the two if that is a mistake");
            desk.tell_how(Rule::WorkTwice, &entry.picture, message, hint);
        }
        if same_id != at {
            let (other, id) = (&hung.origins[same_id].place.path, &work.id);
            let place = entry
                .record
                .id
                .as_ref()
                .map_or(&entry.place, |id| &id.place);
            let message = say!(vi: "mã `{id}` đã thuộc về tranh ở {other}", en: "the id `{id}` belongs to the work of {other}");
            let hint = say!(vi: "ghi một `id:` khác cho bức tranh này", en: "give this work an `id:` of its own");
            desk.tell_how(Rule::WorkId, place, message, hint);
        }
    }
}
