//! What a curator is told of a work: what is missing, what is kept back, what looks like a mistake.

use std::collections::{BTreeMap, BTreeSet};

use super::leave::Leave;
use super::rooms::Hung;
use super::settings::Settings;
use super::works::Subject;
use super::{Desk, consent, looks};
use crate::diagnostics::{Message, Place, Rule, join, say};
use crate::digest::Digest;
use crate::exhibition::{Artwork, WorkId};
use crate::imaging::{self, RenderSpec};
use crate::pipeline::{Keeper, KeptBack};

/// What is worth telling of a work that visitors will see.
pub(super) fn of_shown(desk: &mut Desk<'_>, work: &Subject<'_>, artwork: &Artwork, leave: &Leave) {
    let place = &work.entry.place;
    if artwork.alt.is_none() {
        let message = say!(vi: "chưa có lời mô tả tranh cho người không nhìn thấy", en: "nothing is written yet for visitors who do not see the picture");
        let hint = say!(
            vi: "thêm `alt:` kể tranh vẽ gì, ví dụ `alt: Một em bé cầm ô dưới mưa`",
            en: "add `alt:` and say what is drawn, as `alt: A child under an umbrella in the rain`"
        );
        desk.tell_how(Rule::WorkAlt, place, message, hint);
    }
    let review = work.cascade.get(|record| record.reviewed.as_ref());
    if !review.is_some_and(|review| looks::lets_pass(desk, review)) {
        let message = match review {
            None => {
                say!(vi: "chưa có ai ghi là đã xem lại bức tranh này", en: "nobody has noted a look at this picture")
            }
            Some(_) => {
                say!(vi: "`reviewed` chưa đủ: cần ngày xem (không ở tương lai) và kết quả", en: "`reviewed` is not complete: it needs the day (not a coming one) and the outcome")
            }
        };
        let today = desk.terms.today;
        let hint = say!(
            vi: "xem tranh có lộ tên, trường, số điện thoại hay khuôn mặt không, rồi ghi `reviewed: {{on: {today}, outcome: clear}}`",
            en: "look for names, schools, phone numbers and faces in it, then write `reviewed: {{on: {today}, outcome: clear}}`"
        );
        desk.tell_how(Rule::WorkReview, place, message, hint);
    }
    if let Some(end) = consent::ends_soon(leave.expires_on, desk.terms.today) {
        let message = say!(vi: "sự đồng thuận hết hạn ngày {end}; từ ngày đó tranh không còn hiện", en: "the consent ends on {end}; from that day the work is not shown");
        let hint = say!(vi: "xin gia đình gia hạn nếu muốn", en: "ask the family to renew it");
        desk.tell_how(Rule::ConsentExpires, place, message, hint);
    }
}

/// A deep zoom that would show no more than the picture does anyway: told where the work's own record asks for it; a
/// room's `defaults` may ask for it and mean the large ones.
pub(super) fn too_small_to_go_close(
    desk: &mut Desk<'_>,
    settings: &Settings,
    work: &Subject<'_>,
    artwork: &Artwork,
) {
    let Some(asked) = work.entry.record.deep_zoom.as_ref().filter(|yes| yes.value) else {
        return;
    };
    let spec = RenderSpec {
        deep_edge: Some(settings.derivatives.deep_edge),
        ..RenderSpec::of(&settings.derivatives)
    };
    let (width, height) = artwork.size;
    if imaging::goes_deeper(width, height, &spec) {
        return;
    }
    let message = say!(
        vi: "tranh có {width} × {height} điểm ảnh, đã hiện trọn vẹn trên trang; `deep_zoom` không thêm được gì",
        en: "the picture has {width} × {height} pixels, and the page shows them all; `deep_zoom` adds nothing"
    );
    let hint = say!(
        vi: "dùng bản quét lớn hơn (cạnh dài từ 3000 điểm ảnh), hoặc xóa `deep_zoom`",
        en: "use a larger scan (3000 pixels or more along the longer edge), or delete `deep_zoom`"
    );
    desk.tell_how(Rule::PictureDeepZoom, &asked.place, message, hint);
}

/// Which fields were written and are not shown, who keeps them back, and what would let them be shown.
pub(super) fn lowered(desk: &mut Desk<'_>, place: &Place, kept_back: &[KeptBack], leave: &Leave) {
    for keeper in [
        Keeper::Consent,
        Keeper::Site,
        Keeper::Room,
        Keeper::Work,
        Keeper::FullNames,
    ] {
        let mine = kept_back
            .iter()
            .filter(|kept| kept.by.first() == Some(&keeper));
        let (fields, scopes): (Vec<&str>, BTreeSet<&str>) = mine
            .map(|kept| (kept.field.as_str(), kept.scope.name()))
            .unzip();
        if fields.is_empty() {
            continue;
        }
        let (fields, scopes) = (join(fields), join(scopes));
        let (message, hint) = told_by(keeper, &fields, &scopes, leave.ceiling.level.name());
        desk.tell_how(Rule::ConsentLowered, place, message, hint);
    }
}

fn told_by(keeper: Keeper, fields: &str, scopes: &str, level: &str) -> (Message, Message) {
    let by_level = say!(
        vi: "mức hiển thị `{level}` giữ lại: {fields}",
        en: "kept back by the level `{level}`: {fields}"
    );
    match keeper {
        Keeper::Consent => (
            say!(
                vi: "sự đồng thuận không gồm nên giữ lại: {fields}",
                en: "kept back because the consent does not cover it: {fields}"
            ),
            say!(
                vi: "nếu phiếu đồng ý có cho, thêm {scopes} vào `scopes:`; nếu không, không cần làm gì",
                en: "if the form allows it, add {scopes} to `scopes:`; if not, there is nothing to do"
            ),
        ),
        Keeper::Site => (
            by_level,
            say!(
                vi: "đó là mức trần của cả triển lãm (`publish.level` trong exhibition.yaml)",
                en: "that is the ceiling of the whole site (`publish.level` in exhibition.yaml)"
            ),
        ),
        Keeper::Room => (
            by_level,
            say!(vi: "đó là mức trần của phòng (`level:` trong room.yaml)", en: "that is the ceiling of a room (`level:` in its room.yaml)"),
        ),
        Keeper::Work => (
            by_level,
            say!(vi: "đó là mức trần trong bản ghi của tranh (`level:`)", en: "that is the ceiling in the work's own record (`level:`)"),
        ),
        Keeper::FullNames => (
            say!(
                vi: "cả triển lãm không hiện họ tên đầy đủ, nên giữ lại: {fields}",
                en: "kept back because the site shows no full names: {fields}"
            ),
            say!(
                vi: "công tắc là `publish.full_names` trong exhibition.yaml",
                en: "the switch is `publish.full_names` in exhibition.yaml"
            ),
        ),
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
