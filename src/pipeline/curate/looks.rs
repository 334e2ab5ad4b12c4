//! What a person must have looked at before anything of a work is shown: names that look full, and words that may be
//! a child's cry for help.
//!
//! The look is noted in the work's own record, `reviewed: {on: …, outcome: clear}`: that of a room's defaults says
//! that somebody looked at the pictures, not that somebody read this child's words. The words are never repeated,
//! and the place is told without the line that holds them: a report may end up on more screens than one.

use super::reason::Reason;
use super::settings::Settings;
use super::works::Subject;
use super::{Desk, names};
use crate::diagnostics::{Place, Rule, say};
use crate::exhibition::disclosures;
use crate::pipeline::curate::fields::versions;
use crate::schema::written::{ArtistBlock, At, ReviewBlock, ReviewOutcome};

/// Tells what waits for a person, and gives the reason to withhold the work until then.
pub(super) fn wait(desk: &mut Desk<'_>, settings: &Settings, work: &Subject<'_>) -> Option<Reason> {
    let own = work.entry.record.reviewed.as_ref();
    if own.is_some_and(|review| lets_pass(desk, review)) {
        return None;
    }
    let names = full_names(desk, work);
    let words = words(desk, settings, work);
    words.or(names)
}

/// Whether a look is complete: dated, not in the future, with an outcome other than `withhold`.
pub(super) fn lets_pass(desk: &Desk<'_>, review: &ReviewBlock) -> bool {
    let past = review
        .on
        .as_ref()
        .is_some_and(|on| on.value <= desk.terms.today);
    let outcome = review.outcome.as_ref().map(|outcome| outcome.value);
    past && matches!(
        outcome,
        Some(ReviewOutcome::Clear | ReviewOutcome::Redacted)
    )
}

fn full_names(desk: &mut Desk<'_>, work: &Subject<'_>) -> Option<Reason> {
    let artists = work.entry.record.artists.iter().flatten();
    let full: Vec<&At<String>> = artists.flat_map(full_names_of).collect();
    let today = desk.terms.today;
    for name in &full {
        let message = say!(vi: "tên này trông giống họ tên đầy đủ; tranh chưa được trưng bày", en: "this name looks like a full name; the work is not shown");
        let hint = say!(
            vi: "chỉ ghi tên gọi, ví dụ `Minh An`; họ tên đầy đủ (nếu cần) ghi ở `name:`. Nếu đây đúng là tên gọi, ghi trong bản ghi này `reviewed: {{on: {today}, outcome: clear}}`",
            en: "write the given name only, as `Minh An`; a full name, if needed at all, goes to `name:`. If it is a given name, write `reviewed: {{on: {today}, outcome: clear}}` in this record"
        );
        desk.tell_how(Rule::IdentityFullName, &name.place, message, hint);
    }
    (!full.is_empty()).then_some(Reason::Name)
}

/// The names of a maker that may be shown as something less than a full name and look like one.
fn full_names_of(artist: &ArtistBlock) -> Vec<&At<String>> {
    let private = artist.name.as_ref().map(|name| name.value.as_str());
    let is_private =
        |name: &str| private.is_some_and(|private| names::is_the_private_one(name, private));
    let display = artist.display_name.as_ref().filter(|name| {
        names::display_name_looks_full(&name.value)
            || (is_private(&name.value) && name.value.trim().contains(char::is_whitespace))
    });
    let pen = artist
        .pen_name
        .as_ref()
        .filter(|name| names::pen_name_looks_full(&name.value) || is_private(&name.value));
    display.into_iter().chain(pen).collect()
}

fn words(desk: &mut Desk<'_>, settings: &Settings, work: &Subject<'_>) -> Option<Reason> {
    let record = &work.entry.record;
    let texts = [("title", &record.title), ("statement", &record.statement)];
    let texts = texts
        .into_iter()
        .filter_map(|(key, text)| Some((key, versions(text.as_ref()?))));
    let telling = texts.filter_map(|(key, versions)| {
        let mut found = versions.into_iter().filter_map(|text| {
            let first = disclosures(&text.value, &settings.disclosure_words)
                .into_iter()
                .next()?;
            let spot = text.locate(first.range).spot;
            Some(spot.map_or(1, |spot| spot.line))
        });
        Some((key, found.next()?))
    });
    let telling: Vec<(&str, usize)> = telling.collect();
    for &(key, line) in &telling {
        ask_to_talk(desk, settings, &work.entry.place, key, line);
    }
    (!telling.is_empty()).then_some(Reason::Words)
}

fn ask_to_talk(desk: &mut Desk<'_>, settings: &Settings, work: &Place, key: &str, line: usize) {
    let today = desk.terms.today;
    let phone = settings.first_help_line();
    let message = say!(
        vi: "vài chữ ở `{key}` (dòng {line}) có thể là điều em đang cần người lớn giúp; tranh chưa được trưng bày cho đến khi có người đọc kỹ",
        en: "some words of `{key}` (line {line}) may be something that the child needs an adult's help with; the work is not shown until somebody has read them"
    );
    let hint = say!(
        vi: "trước hết, hãy trò chuyện riêng và nhẹ nhàng với em: lắng nghe, không tra hỏi, không hứa giữ kín. Nếu thấy lo, báo người phụ trách bảo vệ trẻ em của trường, hoặc gọi {phone}. Nếu sau đó vẫn nên trưng bày, ghi trong bản ghi này `reviewed: {{on: {today}, outcome: clear}}`; nếu không, ghi `outcome: withhold`",
        en: "first, talk with the child, alone and gently: listen, do not question, promise no secrecy. If you are worried, tell the school's child-protection contact or call {phone}. If the work may hang all the same, write `reviewed: {{on: {today}, outcome: clear}}` in this record; if not, `outcome: withhold`"
    );
    desk.tell_how(Rule::IdentityDisclosure, work, message, hint);
}
