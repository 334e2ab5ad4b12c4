//! Values that only mean something beside others: a province or a topic beside the exhibition's list, a licence
//! beside the consent, a crop beside the room's trim.

use std::collections::BTreeSet;

use super::Desk;
use super::cascade::Cascade;
use super::leave::Leave;
use super::settings::Settings;
use crate::diagnostics::{Place, Rule, join, nearest, say};
use crate::exhibition::{Province, ProvinceMatch, Rights, Scope, ShareBox, Slug};
use crate::schema::written::At;

pub(super) fn province(desk: &mut Desk<'_>, written: &At<String>) -> Option<Province> {
    let name = &written.value;
    match Province::find(name) {
        Some(ProvinceMatch::Present(province)) => Some(province),
        Some(ProvinceMatch::Renamed(province)) => {
            let new = province.name;
            let message = say!(vi: "từ tháng 7 năm 2025, {name} thuộc {new}; tranh hiện ở {new}", en: "since July 2025 {name} is part of {new}: the work is shown under {new}");
            let hint = say!(vi: "ghi `province: {new}`", en: "write `province: {new}`");
            desk.tell_how(Rule::ValueProvinceRenamed, &written.place, message, hint);
            Some(province)
        }
        None => {
            let message = say!(vi: "không có tỉnh hay thành phố nào tên `{name}`", en: "there is no province or city named `{name}`");
            let hint = match nearest(name, Province::all().map(|province| province.name)) {
                Some(near) => say!(vi: "có phải ý bạn là `{near}`?", en: "did you mean `{near}`?"),
                None => {
                    say!(vi: "ghi một trong 34 tỉnh, thành phố, ví dụ `Hà Nội`", en: "write one of the 34 provinces and cities, as `Hà Nội`")
                }
            };
            desk.tell_how(Rule::ValueUnknown, &written.place, message, hint);
            None
        }
    }
}

/// The part of the picture that is shown: what is inside the crop and not trimmed off, wherever the two are written.
pub(super) fn shown_part(desk: &mut Desk<'_>, cascade: &Cascade<'_>) -> Option<ShareBox> {
    let crop = cascade.get(|record| record.crop.as_ref());
    let trim = cascade.get(|record| record.trim.as_ref());
    let (Some(crop), Some(trim)) = (crop, trim) else {
        return crop.or(trim).map(|part| part.value);
    };
    let common = crop.value.common(&trim.value);
    if common.is_none() {
        let message = say!(
            vi: "khung `crop` nằm trọn trong phần mà `trim` đã xén",
            en: "the box of `crop` lies wholly in what `trim` cuts off"
        );
        let hint = say!(
            vi: "ghi `trim: 0` trong bản ghi của tranh này, hoặc sửa `crop`",
            en: "write `trim: 0` in the record of this work, or change `crop`"
        );
        desk.tell_how(Rule::ValueRange, &crop.place, message, hint);
    }
    common
}

/// The codes of a work's topics, in the exhibition's order.
pub(super) fn topics(desk: &mut Desk<'_>, settings: &Settings, cascade: &Cascade<'_>) -> Vec<Slug> {
    let written = cascade
        .get(|record| record.topics.as_ref())
        .map(Vec::as_slice)
        .unwrap_or_default();
    let codes = || settings.topics.iter().map(|topic| topic.code.as_str());
    let mut named: BTreeSet<&str> = BTreeSet::new();
    for topic in written {
        let code = topic.value.as_str();
        named.insert(code);
        if codes().any(|known| known == code) {
            continue;
        }
        let message = say!(vi: "không có chủ đề nào mang mã `{code}`", en: "there is no topic with the code `{code}`");
        let known = join(codes());
        let hint = match nearest(code, codes()) {
            Some(near) => say!(vi: "có phải ý bạn là `{near}`?", en: "did you mean `{near}`?"),
            None => say!(vi: "các chủ đề là {known}", en: "the topics are {known}"),
        };
        desk.tell_how(Rule::ValueUnknown, &topic.place, message, hint);
    }
    let topics = settings
        .topics
        .iter()
        .filter(|topic| named.contains(topic.code.as_str()));
    topics.map(|topic| topic.code.clone()).collect()
}

/// The rights statement; a Creative Commons licence only with the consent's leave, since it cannot be taken back.
pub(super) fn rights(
    desk: &mut Desk<'_>,
    cascade: &Cascade<'_>,
    leave: &Leave,
    work: &Place,
) -> Rights {
    let Some(written) = cascade.get(|record| record.rights.as_ref()) else {
        return Rights::default();
    };
    let rights = Rights {
        url: written.value.clone(),
    };
    if rights.is_creative_commons() && !leave.allows(Scope::Cc) {
        if *leave != Leave::NONE {
            let message = say!(
                vi: "giấy phép Creative Commons không thể rút lại, và sự đồng thuận không gồm `cc`",
                en: "a Creative Commons licence cannot be taken back, and the consent does not cover `cc`"
            );
            let hint = say!(
                vi: "bỏ `rights:` của tranh này, hoặc hỏi gia đình rồi thêm `cc` vào `scopes:`",
                en: "take `rights:` out for this work, or ask the family and add `cc` to `scopes:`"
            );
            desk.tell_how(Rule::ConsentRights, work, message, hint);
        }
        return Rights::default();
    }
    rights
}
