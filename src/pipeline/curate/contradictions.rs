//! What a record says that does not fit together. It is told, and `consent` counts the stricter reading.

use super::Desk;
use super::consent::Asked;
use crate::diagnostics::{Message, Place, Rule, say};
use crate::schema::written::{Basis, ConsentBlock};

/// Tells of every contradiction in what is known of the makers and their consents.
pub(super) fn tell(desk: &mut Desk<'_>, makers: &[Asked<'_>], work: &Place) {
    for maker in makers {
        age_and_grade(desk, maker);
        basis(desk, maker, work);
        if let Some(consent) = maker.consent {
            days(desk, consent);
        }
    }
}

fn age_and_grade(desk: &mut Desk<'_>, maker: &Asked<'_>) {
    let (Some(age), Some(grade), false) = (maker.age(), maker.grade(), maker.age_fits_grade())
    else {
        return;
    };
    let place = maker.maker.and_then(|maker| maker.age.as_ref());
    let Some(place) = place.map(|age| &age.place) else {
        return;
    };
    let message = say!(vi: "tuổi {age} không khớp với khối {grade}", en: "age {age} does not fit grade {grade}");
    let hint = say!(
        vi: "sửa một trong hai; cho đến khi đó tuổi được coi như chưa biết",
        en: "put one of the two right; until then the age counts as unknown"
    );
    desk.tell_how(Rule::ConsentContradiction, place, message, hint);
}

fn basis(desk: &mut Desk<'_>, maker: &Asked<'_>, work: &Place) {
    if maker.fits_basis() {
        return;
    }
    let (name, against, hint) = match maker.basis() {
        Basis::Minor => return,
        Basis::Adult => (
            "adult",
            say!(vi: "tác giả ở tuổi đi học", en: "the maker is of school age"),
            say!(
                vi: "người lớn thì ghi `age:`; tranh của trẻ thì bỏ dòng `basis:`. Cho đến khi đó tranh được xét như tranh của trẻ",
                en: "write an adult's `age:`, or take `basis:` out for a child; until then it is judged as a child's work"
            ),
        ),
        Basis::PublicDomain => (
            "public-domain",
            say!(
                vi: "bản ghi có tuổi, khối lớp hoặc câu trả lời của một em nhỏ",
                en: "the record holds a child's age, grade or answers"
            ),
            nobodys(),
        ),
        Basis::Demonstration => (
            "demonstration",
            say!(
                vi: "bản ghi có tên thật hoặc câu trả lời của một người",
                en: "the record holds a real name or somebody's answers"
            ),
            nobodys(),
        ),
    };
    let (vi, en) = (against.vi, against.en);
    let message = say!(vi: "ghi `basis: {name}`, nhưng {vi}", en: "`basis: {name}`, but {en}");
    desk.tell_how(Rule::ConsentContradiction, work, message, hint);
}

fn nobodys() -> Message {
    say!(
        vi: "nếu không em nhỏ nào vẽ tranh này, bỏ những dòng ấy; nếu là tranh của trẻ, bỏ dòng `basis:`. Cho đến khi đó tranh được xét như tranh của trẻ",
        en: "take those lines out if no child made it, or `basis:` if one did; until then it is judged as a child's work"
    )
}

fn days(desk: &mut Desk<'_>, consent: &ConsentBlock) {
    let Some(given) = consent.given_on.as_ref().map(|given| given.value) else {
        return;
    };
    if let Some(end) = consent.expires_on.as_ref().filter(|end| end.value <= given) {
        let day = end.value;
        let message = say!(
            vi: "đồng thuận hết hạn ngày {day} nhưng đến ngày {given} mới ký",
            en: "the consent ends on {day} and was given on {given}"
        );
        let hint = say!(vi: "sửa một trong hai ngày", en: "put one of the two days right");
        desk.tell_how(Rule::ConsentContradiction, &end.place, message, hint);
    }
    let withdrawn = consent.withdrawn_on.as_ref();
    if let Some(withdrawn) = withdrawn.filter(|withdrawn| withdrawn.value < given) {
        let day = withdrawn.value;
        let message = say!(
            vi: "đồng thuận được rút lại ngày {day}, trước ngày ký {given}",
            en: "the consent was taken back on {day}, before it was given on {given}"
        );
        let hint = say!(
            vi: "nếu gia đình đã đồng ý lại, bỏ dòng `withdrawn_on:`; nếu không, tranh vẫn được giữ lại",
            en: "if the family agreed anew, take `withdrawn_on:` out; otherwise the work stays withheld"
        );
        desk.tell_how(Rule::ConsentContradiction, &withdrawn.place, message, hint);
    }
}
