//! curate: [`Catalogue`] → [`Exhibition`]. The rules of the exhibition, its consents and levels, applied.
//!
//! Pure: no disk, no clock. **From here on no private field exists.** File and folder names, full names without
//! leave, consent references and everything that a child may not show stay behind in the catalogue; [`Secrets`] lists
//! them for the audit.

mod cascade;
pub mod consent;
mod contact;
mod contradictions;
mod fields;
mod leave;
mod looks;
mod mentions;
mod names;
mod pages;
pub mod reason;
mod remarks;
mod rooms;
mod secrets;
mod settings;
#[cfg(test)]
mod tests;
mod texts;
mod tours;
mod values;
mod withdrawn;
mod works;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

pub use secrets::Secrets;

use super::catalogue::Catalogue;
use super::{Ruling, Tally};
use crate::diagnostics::{Diagnostic, Message, Place, Report, Rule, say};
use crate::digest::Digest;
use crate::exhibition::{Exhibition, Language, Languages, Ledger};
use crate::schema::written::{At, ExhibitionFile};
use contact::Declared;
use fields::{Field, Form};
use mentions::Mentions;
use settings::Settings;

/// The terms under which a catalogue is curated.
#[derive(Clone, Debug)]
pub struct Terms {
    /// The day as which the build counts.
    pub today: Date,
    /// In place of the one in `exhibition.yaml`.
    pub base_url: Option<String>,
    /// Whether works and rooms with errors are left out instead of closing the gate.
    pub keep_going: bool,
    /// Sources that turned out to be broken when they were rendered.
    pub unreadable: BTreeSet<Digest>,
}

/// What curating gives.
#[derive(Clone, Debug)]
pub struct Curated {
    /// What visitors may see.
    pub exhibition: Exhibition,
    /// What must not be found in the output: for the audit alone.
    pub secrets: Secrets,
    /// What became of the works.
    pub tally: Tally,
    /// What was decided of each work, in visiting order.
    pub rulings: Vec<Ruling>,
}

/// Applies the rules. `None` only where `exhibition.yaml` is not there to be read.
///
/// With `keep_going`, what has errors is left out; since errors come up while the rules are applied (two works on
/// one id), they are applied again until nothing that is faulty is left in.
pub fn curate(catalogue: &Catalogue, terms: &Terms, report: &mut Report) -> Option<Curated> {
    let file = catalogue.exhibition.as_ref()?;
    let mut faulty = BTreeSet::new();
    loop {
        if terms.keep_going {
            faulty = report.faulty_paths();
        }
        let curated = apply(catalogue, file, terms, faulty.clone(), report);
        if !terms.keep_going || report.faulty_paths() == faulty {
            return Some(curated);
        }
    }
}

fn apply(
    catalogue: &Catalogue,
    file: &ExhibitionFile,
    terms: &Terms,
    faulty: BTreeSet<String>,
    report: &mut Report,
) -> Curated {
    let mut desk = Desk {
        languages: settings::languages(file),
        terms,
        ledger: &catalogue.ledger,
        faulty,
        report,
        untranslated: BTreeMap::new(),
        declared: Declared::of(file),
        mentions: Mentions::default(),
        secrets: Secrets::default(),
        tally: Tally::default(),
        rulings: Vec::new(),
    };
    let settings = Settings::read(&mut desk, file);
    let hung = rooms::hang(&mut desk, &settings, &catalogue.root, file);
    let pages = pages::pages(&mut desk, &catalogue.pages);
    let tours = tours::tours(&mut desk, catalogue, &hung);
    mentions::refuse(&mut desk, &hung.works);
    let (tally, rulings, secrets) = (desk.tally, desk.rulings, desk.secrets);
    let exhibition = settings.exhibition(hung.rooms, hung.works, pages, tours);
    let secrets = secrets.without_shown(&exhibition);
    Curated {
        exhibition,
        secrets: secrets.without(pages::TAKEN.iter().copied()),
        tally,
        rulings,
    }
}

/// What the curator has at hand while going from room to room.
struct Desk<'a> {
    languages: Languages,
    terms: &'a Terms,
    ledger: &'a Ledger,
    faulty: BTreeSet<String>,
    report: &'a mut Report,
    /// Texts of the present room without a translation: how many and the first, by language.
    untranslated: BTreeMap<Language, (usize, Place)>,
    /// What the exhibition itself says of how to reach it.
    declared: Declared,
    mentions: Mentions,
    secrets: Secrets,
    tally: Tally,
    rulings: Vec<Ruling>,
}

impl Desk<'_> {
    fn tell(&mut self, rule: Rule, place: &Place, message: Message) {
        self.report
            .push(Diagnostic::new(rule, place.clone(), message));
    }

    fn tell_how(&mut self, rule: Rule, place: &Place, message: Message, hint: Message) {
        self.report
            .push(Diagnostic::new(rule, place.clone(), message).hint(hint));
    }

    fn keep_secret(&mut self, fields: &[Field<'_>]) {
        for field in fields {
            self.secrets.field(field);
            let names = field.texts.iter().filter(|_| field.is_a_name());
            names.for_each(|name| self.mentions.name(name));
        }
    }

    /// A field that is shown. Names, schools (many are named after people) and provinces mention nobody.
    fn check_shown(&mut self, field: &Field<'_>) {
        for text in &field.texts {
            match field.is_a_name() || matches!(field.name.as_str(), "school" | "province") {
                true => self.refuse_a_childs_contact_data(text, field.form),
                false => {
                    self.refuse_a_childs_contact_data(text, field.form);
                    self.mentions.text(text);
                }
            }
        }
    }

    /// A text that visitors read: it holds no contact data and names nobody whose name is kept back.
    fn check_public(&mut self, text: &At<String>, form: Form) {
        self.refuse_contact_data(text, form);
        self.mentions.text(text);
    }

    /// Says once for all texts since the last call which translations are missing.
    fn tell_untranslated(&mut self) {
        for (language, (count, first)) in std::mem::take(&mut self.untranslated) {
            let fallback = self.languages.default().clone();
            let message = say!(
                vi: "số đoạn chữ ở đây chưa có bản `{language}`: {count}; khách sẽ đọc bản `{fallback}`",
                en: "texts here without a `{language}` version: {count}; visitors read the `{fallback}` one"
            );
            self.tell(Rule::RoomTranslation, &first, message);
        }
    }
}
