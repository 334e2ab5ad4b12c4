//! Cards: what a result shows of a work, as a listing shows it: a few works a file, in the visiting order.
//!
//! In: the exhibition in one language and the small pictures. Out: lists that `search.js` turns into elements:
//! id, title, credits, and unless the work is sensitive: classes of shape and ratio, tone, width, height, the files
//! of its small picture, and what is drawn. A text in another language than the page's is a pair with the language;
//! what is absent is 0. A sensitive work shows no picture, here as in every listing.

use serde_json::{Value, json};

use super::super::Material;
use super::super::pictures::{ratio, shape};
use crate::exhibition::{Language, Localized, WorkIndex};
use crate::pipeline::render::MadeFile;
use crate::theme::Theme;

/// Works in one file: of a dozen results that hang far apart each brings so many with it.
pub(super) const PER_FILE: usize = 8;

/// The largest width in pixels of a picture on a card.
const WIDEST: u32 = 640;

/// All cards, file by file.
pub(super) fn files(material: &Material<'_>, language: &Language) -> Vec<Vec<Value>> {
    let works: Vec<WorkIndex> = (0..material.exhibition.works.len())
        .map(WorkIndex)
        .collect();
    let card = |work: &WorkIndex| card(material, language, *work);
    works
        .chunks(PER_FILE)
        .map(|works| works.iter().map(card).collect())
        .collect()
}

fn card(material: &Material<'_>, language: &Language, at: WorkIndex) -> Value {
    let work = material.exhibition.work(at);
    let text = |text: &Option<Localized<String>>| phrase(material, language, text.as_ref());
    let credits: Vec<&str> = work.credits.iter().map(|credit| credit.text()).collect();
    let credits = match credits.is_empty() {
        true => json!(0),
        false => json!(credits.join(", ")),
    };
    let mut card = vec![json!(work.id.as_str()), text(&work.title), credits];
    let made = material.made(at).filter(|_| !work.sensitive);
    if let Some(made) = made
        && let Some((small, files)) = small(&made.files.iter().collect::<Vec<_>>())
    {
        card.extend([
            json!(format!("{} r{}", shape(small), ratio(small))),
            json!(Theme::tone(made.dominant)),
            json!(small.width),
            json!(small.height),
            json!(files),
            text(&work.alt),
        ]);
    }
    Value::Array(card)
}

fn phrase(material: &Material<'_>, language: &Language, text: Option<&Localized<String>>) -> Value {
    let Some(text) = text else { return json!(0) };
    match text.get(language, &material.exhibition.languages) {
        (own, words) if own == language => json!(words),
        (other, words) => json!([words, other.code()]),
    }
}

/// The files for a card in the most wanted format, as `search.js` names them, and the largest of them; of a work that
/// has no small ones its smallest.
fn small<'a>(files: &[&'a MadeFile]) -> Option<(&'a MadeFile, String)> {
    let format = files.first()?.format;
    let mut files: Vec<&MadeFile> = files
        .iter()
        .copied()
        .filter(|file| file.format == format)
        .collect();
    files.sort_by_key(|file| file.width);
    let fitting = files.iter().filter(|file| file.width <= WIDEST).count();
    files.truncate(fitting.max(1));
    let names = files.iter().map(|file| {
        let ending = file.format.extension();
        format!("{}-{}.{ending}", file.width, file.digest.base32(8))
    });
    let names: Vec<String> = names.collect();
    Some((files.last()?, names.join(" ")))
}
