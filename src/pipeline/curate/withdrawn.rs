//! What was taken out for good stays out: by its id, by its picture, and without a complaint about its name.
//!
//! The ledger knows marks only (see [`Ledger`](crate::exhibition::Ledger)): a picture that was saved anew has other
//! bytes and is not known again.

use super::Desk;
use super::reason::Reason;
use crate::diagnostics::{Rule, say};
use crate::exhibition::{Tombstone, WorkId};
use crate::pipeline::catalogue::WorkEntry;
use crate::schema::written::At;

/// The reason for which a work may not be shown because it, or another one under its id, was withdrawn; it is told.
pub(super) fn holds(desk: &mut Desk<'_>, entry: &WorkEntry) -> Option<Reason> {
    let ledger = desk.ledger;
    let own_id = entry.record.id.as_ref();
    let by_picture = entry.facts.as_ref().and_then(|facts| {
        let by_id = || ledger.of_id(&WorkId::of_picture(&facts.digest));
        let by_mark = ledger.of_picture(&facts.digest);
        by_mark.or_else(|| by_id().filter(|_| own_id.is_none()))
    });
    let by_id = own_id.and_then(|id| Some((id, ledger.of_id(&id.value)?)));
    let stone = match (by_picture, by_id) {
        (Some(stone), _) => {
            picture_is_back(desk, entry, stone);
            stone
        }
        (None, Some((id, stone))) => {
            id_is_back(desk, id, stone);
            stone
        }
        (None, None) => return None,
    };
    Some(Reason::Withdrawn(stone.on))
}

fn picture_is_back(desk: &mut Desk<'_>, entry: &WorkEntry, stone: &Tombstone) {
    let (id, on) = (&stone.id, stone.on);
    let message = say!(
        vi: "bức tranh này đã được rút ngày {on} (mã `{id}`) nên không hiện ở đâu cả",
        en: "this picture was withdrawn on {on} (id `{id}`) and is shown nowhere"
    );
    let hint = say!(
        vi: "chạy `trienlam withdraw {id}` để đưa tệp này ra khỏi content/",
        en: "run `trienlam withdraw {id}` to take the file out of content/"
    );
    desk.tell_how(Rule::WithdrawnPicture, &entry.picture, message, hint);
}

fn id_is_back(desk: &mut Desk<'_>, id: &At<WorkId>, stone: &Tombstone) {
    let on = stone.on;
    let At { value, place } = id;
    let message = say!(
        vi: "mã `{value}` là của một bức tranh đã rút ngày {on}; mã đã rút không dùng lại",
        en: "the id `{value}` belonged to a work that was withdrawn on {on}; such an id is never used again"
    );
    let hint = say!(
        vi: "nếu đây là tranh khác, ghi một `id:` khác; nếu vẫn là tranh ấy, chạy `trienlam withdraw {value}`",
        en: "if this is another work, give it another `id:`; if it is that work again, run `trienlam withdraw {value}`"
    );
    desk.tell_how(Rule::WithdrawnId, place, message, hint);
}

/// Whether a name in a list is that of a withdrawn work: then it is a note and not a mistake.
pub(super) fn had_name(desk: &mut Desk<'_>, written: &At<String>) -> bool {
    let Some(stone) = desk.ledger.of_name(&written.value) else {
        return false;
    };
    let (id, name) = (&stone.id, &written.value);
    let message = say!(
        vi: "`{name}` là tên của một bức tranh đã rút (mã `{id}`); tên này được bỏ qua",
        en: "`{name}` was the name of a work that is withdrawn (id `{id}`); it is passed over"
    );
    let hint = say!(vi: "xóa tên này khỏi danh sách", en: "remove the name from here");
    desk.tell_how(Rule::WithdrawnName, &written.place, message, hint);
    true
}

/// Whether a name in a tour is the id of a withdrawn work: a note as well.
pub(super) fn had_id(desk: &mut Desk<'_>, written: &At<String>) -> bool {
    let ledger = desk.ledger;
    let id = WorkId::parse(&written.value);
    let Some(stone) = id.and_then(|id| ledger.of_id(&id)) else {
        return false;
    };
    let id = &stone.id;
    let message = say!(
        vi: "`{id}` là mã của một bức tranh đã rút; chặng này được bỏ qua",
        en: "`{id}` was the id of a work that is withdrawn; the stop is passed over"
    );
    let hint = say!(vi: "xóa chặng này khỏi chuyến tham quan", en: "remove the stop from the tour");
    desk.tell_how(Rule::WithdrawnName, &written.place, message, hint);
    true
}
