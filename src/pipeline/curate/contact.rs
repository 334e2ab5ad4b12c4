//! Contact data in what visitors would read: refused, at the exact place. What the exhibition declares as its own
//! (`help:`, `contact:`) may be repeated anywhere.

use std::collections::BTreeSet;

use super::Desk;
use super::fields::Form;
use crate::diagnostics::{Message, Rule, say};
use crate::exhibition::contact_data::{self, Found, Kind};
use crate::markdown;
use crate::schema::written::{At, ExhibitionFile};

/// The numbers and addresses of the exhibition itself: digits alone, or small letters.
#[derive(Clone, Debug, Default)]
pub(super) struct Declared(BTreeSet<String>);

impl Declared {
    pub(super) fn of(file: &ExhibitionFile) -> Self {
        let help = file.help.iter().flat_map(|help| &help.lines);
        let help = help.map(|line| &line.phone.value);
        let contact = file.contact.iter();
        let contact = contact.flat_map(|contact| [&contact.phone, &contact.email]);
        let contact = contact.flatten().map(|at| &at.value);
        Declared(help.chain(contact).map(|value| key(value)).collect())
    }

    /// Only a number to call or an address to write to is declared: “số nhà 111” is not the help line 111.
    fn holds(&self, found: &Found, text: &str) -> bool {
        let reached = matches!(found.kind, Kind::Phone | Kind::Email);
        reached && self.0.contains(&key(&text[found.range.clone()]))
    }
}

/// An e-mail address in small letters, of everything else the digits, as they are dialled at home.
fn key(value: &str) -> String {
    if value.contains('@') {
        return value.trim().to_lowercase();
    }
    let digits: String = value.chars().filter(char::is_ascii_digit).collect();
    match digits.strip_prefix("84") {
        Some(rest) if value.contains('+') => format!("0{rest}"),
        _ => digits,
    }
}

impl Desk<'_> {
    /// Refuses contact data in a text that visitors would read.
    pub(super) fn refuse_contact_data(&mut self, text: &At<String>, form: Form) {
        self.refuse_what(text, form, contact_data::find);
    }

    /// Refuses contact data in what stands beside a child's work, where a name in a social network is somebody's.
    pub(super) fn refuse_a_childs_contact_data(&mut self, text: &At<String>, form: Form) {
        self.refuse_what(text, form, contact_data::find_in_a_childs_words);
    }

    fn refuse_what(&mut self, text: &At<String>, form: Form, find: fn(&str) -> Vec<Found>) {
        let raw = find(&text.value);
        let found: Vec<_> = raw
            .iter()
            .filter(|found| !self.declared.holds(found, &text.value))
            .collect();
        for found in &found {
            self.refuse_contact(found.kind, text.locate(found.range.clone()));
        }
        // What emphasis, entities and escapes hide from the eye in the source stands plain on the page.
        if raw.is_empty() && form == Form::Markdown {
            let shown = markdown::plain_text(&text.value);
            let found = find(&shown).into_iter();
            let mut found = found.filter(|found| !self.declared.holds(found, &shown));
            if let Some(found) = found.next() {
                self.refuse_contact(found.kind, text.place.clone());
            }
        }
    }

    fn refuse_contact(&mut self, kind: Kind, place: crate::diagnostics::Place) {
        let Message { vi, en } = named(kind);
        let message = say!(
            vi: "{vi} sẽ hiện ra cho mọi người thấy",
            en: "{en} would be public"
        );
        let hint = say!(
            vi: "bỏ đi, hoặc viết lại không có thông tin ấy; liên hệ của ban tổ chức ghi ở `contact:` trong exhibition.yaml",
            en: "take it out, or say it without; how to reach the organisers goes to `contact:` in exhibition.yaml"
        );
        self.tell_how(Rule::IdentityContact, &place, message, hint);
    }
}

fn named(kind: Kind) -> Message {
    match kind {
        Kind::Phone => say!(vi: "số điện thoại", en: "a telephone number"),
        Kind::Email => say!(vi: "địa chỉ thư điện tử", en: "an e-mail address"),
        Kind::IdentityNumber => {
            say!(vi: "số giấy tờ hoặc số tài khoản", en: "an identity or account number")
        }
        Kind::StreetAddress => say!(vi: "địa chỉ nhà", en: "a street address"),
        Kind::BirthDate => say!(vi: "ngày sinh", en: "a date of birth"),
        Kind::Account => {
            say!(vi: "tên tài khoản mạng xã hội", en: "an account name in a social network")
        }
    }
}
