//! The exhibition's own settings: `exhibition.yaml` as meant, every default filled in.

use std::collections::{BTreeMap, BTreeSet};

use super::Desk;
use super::fields::{Form, versions};
use crate::diagnostics::{Place, Rule, say};
use crate::exhibition::{
    Artwork, Contact, DerivativePolicy, Exhibition, Help, HelpLine, Language, Languages, Level,
    Localized, Page, Phrase, PictureFormat, Room, Scope, Slug, Topic, Tour,
};
use crate::schema::written::{At, ContactBlock, DerivativesBlock, ExhibitionFile, HelpBlock};

/// Default widths of derivatives in pixels.
const WIDTHS: [u32; 4] = [320, 640, 1280, 1920];
/// Default longest edge in pixels of anything published.
const MAX_EDGE: u32 = 1920;
/// Default longest edge in pixels of tiles: an A3 sheet at 600 points an inch.
const DEEP_EDGE: u32 = 10_000;
/// Default quality on JPEG's scale.
const QUALITY: u8 = 80;

/// Up to this width a WebP of the same look is a quarter smaller than a JPEG; above it, it is larger and takes
/// several times the work (`benches/formats`).
const WEBP_UP_TO: u32 = 640;
/// The national child-protection hotline, where the exhibition names no other.
const HOTLINE: &str = "111";

/// The four Cs of children's online risk (CO:RE, Livingstone & Stoilova 2021, CC BY); the wording is ours.
const TOPICS: [(&str, &str, &str); 4] = [
    ("content", "Nội dung", "Content"),
    ("contact", "Tiếp xúc", "Contact"),
    ("conduct", "Hành vi ứng xử", "Conduct"),
    ("contract", "Giao kết – thương mại", "Contract"),
];

/// What holds for the whole exhibition.
#[derive(Clone, Debug)]
pub(super) struct Settings {
    pub(super) languages: Languages,
    /// The ceiling for every work.
    pub(super) level: Level,
    pub(super) full_names: bool,
    pub(super) topics: Vec<Topic>,
    /// Keys of `extra:` that visitors may see, and what a consent must cover for each.
    pub(super) public_extra: BTreeMap<String, Scope>,
    /// Phrases of the site's own that ask for a person's look.
    pub(super) disclosure_words: Vec<Phrase>,
    title: Localized<String>,
    description: Option<Localized<String>>,
    base_url: Option<String>,
    pub(super) indexing: bool,
    offline: bool,
    pub(super) derivatives: DerivativePolicy,
    help: Help,
    contact: Option<Contact>,
}

impl Settings {
    pub(super) fn read(desk: &mut Desk<'_>, file: &ExhibitionFile) -> Self {
        let title = file.title.as_ref().and_then(|title| desk.text(title));
        check_public(desk, file);
        let publish = &file.publish;
        let max_edge = publish
            .max_edge
            .as_ref()
            .map_or(MAX_EDGE, |edge| edge.value);
        let deep_edge = publish
            .deep_zoom_edge
            .as_ref()
            .map_or(DEEP_EDGE, |edge| edge.value);
        let base_url = desk
            .terms
            .base_url
            .clone()
            .or(file.base_url.as_ref().map(|url| url.value.clone()));
        let settings = Settings {
            level: publish
                .level
                .as_ref()
                .map_or(Level::Anonymous, |level| level.value),
            full_names: publish.full_names.as_ref().is_some_and(|yes| yes.value),
            topics: topics(desk, file),
            public_extra: publish
                .extra
                .iter()
                .flatten()
                .map(|(key, scope)| (key.value.clone(), *scope))
                .collect(),
            disclosure_words: disclosure_words(file),
            title: title.unwrap_or_else(|| {
                Localized::one(desk.languages.default().clone(), "Triển lãm".into())
            }),
            description: file.description.as_ref().and_then(|text| desk.text(text)),
            base_url: base_url.map(|url| format!("{}/", url.trim_end_matches('/'))),
            indexing: publish.indexing.as_ref().is_some_and(|yes| yes.value),
            offline: file.offline.as_ref().is_some_and(|yes| yes.value),
            derivatives: derivatives(&file.derivatives, max_edge, deep_edge),
            help: file
                .help
                .as_ref()
                .map(|block| help(desk, block))
                .unwrap_or_default(),
            contact: file.contact.as_ref().and_then(|block| contact(desk, block)),
            languages: desk.languages.clone(),
        };
        desk.tell_untranslated();
        if let (Some(invited), None) = (&publish.indexing, &settings.base_url)
            && settings.indexing
        {
            no_address(desk, &invited.place);
        }
        settings
    }

    /// Whom a worried teacher may call.
    pub(super) fn first_help_line(&self) -> &str {
        self.help
            .lines
            .first()
            .map_or(HOTLINE, |line| line.phone.as_str())
    }

    pub(super) fn exhibition(
        &self,
        rooms: Vec<Room>,
        works: Vec<Artwork>,
        pages: Vec<Page>,
        tours: Vec<Tour>,
    ) -> Exhibition {
        Exhibition {
            title: self.title.clone(),
            description: self.description.clone(),
            languages: self.languages.clone(),
            base_url: self.base_url.clone(),
            indexing: self.indexing,
            offline: self.offline,
            derivatives: self.derivatives.clone(),
            topics: self.topics.clone(),
            rooms,
            works,
            pages,
            tours,
            help: self.help.clone(),
            contact: self.contact.clone(),
        }
    }
}

fn no_address(desk: &mut Desk<'_>, place: &Place) {
    let message = say!(
        vi: "trang mời máy tìm kiếm nhưng chưa có địa chỉ, nên không có sơ đồ trang và nguồn tin",
        en: "search engines are invited, but the site has no address: sitemap and feeds are left out"
    );
    let hint = say!(
        vi: "thêm `base_url: https://…` vào exhibition.yaml, hoặc dựng với `--base-url`",
        en: "add `base_url: https://…` to exhibition.yaml, or build with `--base-url`"
    );
    desk.tell_how(Rule::PublishBaseUrl, place, message, hint);
}

/// In what stands on every page; help and contact are there to be called.
fn check_public(desk: &mut Desk<'_>, file: &ExhibitionFile) {
    let named = file.title.iter().chain(&file.description);
    let topics = file.topics.iter().flatten().map(|(_, name)| name);
    for text in named.chain(topics).flat_map(versions) {
        desk.check_public(text, Form::Plain);
    }
}

/// The languages of the exhibition: each once, Vietnamese where none is written.
pub(super) fn languages(file: &ExhibitionFile) -> Languages {
    let written = file.languages.iter().flat_map(|list| &list.value);
    let mut once: Vec<Language> = Vec::new();
    for language in written.map(|at| at.value.clone()) {
        if !once.contains(&language) {
            once.push(language);
        }
    }
    let vietnamese = || Languages::new(Language::parse("vi").into_iter().collect());
    match Languages::new(once).or_else(vietnamese) {
        Some(languages) => languages,
        None => unreachable!("`vi` is a language"),
    }
}

fn derivatives(block: &DerivativesBlock, max_edge: u32, deep_edge: u32) -> DerivativePolicy {
    let written = block
        .widths
        .as_ref()
        .map(|widths| widths.iter().map(|at| at.value).collect());
    let widths: BTreeSet<u32> = written.unwrap_or_else(|| WIDTHS.into());
    let mut fitting: Vec<u32> = widths
        .iter()
        .copied()
        .filter(|&width| width <= max_edge)
        .collect();
    if fitting.is_empty() {
        fitting.push(max_edge);
    }
    let mut formats: Vec<PictureFormat> = match &block.formats {
        Some(formats) => formats.iter().map(|at| at.value).collect(),
        None => vec![PictureFormat::Webp, PictureFormat::Jpeg],
    };
    // Every browser and every preview reads JPEG, so it comes last and always.
    formats.retain(|&format| format != PictureFormat::Jpeg);
    formats.dedup();
    formats.push(PictureFormat::Jpeg);
    let quality = block
        .quality
        .as_ref()
        .map_or(QUALITY, |quality| quality.value);
    DerivativePolicy {
        widths: fitting,
        max_edge,
        deep_edge,
        formats,
        webp_up_to: block
            .webp_up_to
            .as_ref()
            .map_or(WEBP_UP_TO, |width| width.value),
        quality,
    }
}

fn topics(desk: &mut Desk<'_>, file: &ExhibitionFile) -> Vec<Topic> {
    let Some(written) = &file.topics else {
        return default_topics(&desk.languages);
    };
    let topics = written.iter().filter_map(|(code, name)| {
        Some(Topic {
            code: code.value.clone(),
            name: desk.text(name)?,
        })
    });
    topics.collect()
}

fn help(desk: &mut Desk<'_>, block: &HelpBlock) -> Help {
    let lines = block.lines.iter().filter_map(|line| {
        let name = desk.text(&line.name)?;
        Some(HelpLine {
            phone: line.phone.value.clone(),
            name,
            url: value(&line.url),
        })
    });
    Help {
        lines: lines.collect(),
        checked_on: block.checked_on.as_ref().map(|on| on.value),
    }
}

fn contact(desk: &mut Desk<'_>, block: &ContactBlock) -> Option<Contact> {
    let name = desk.text(&block.name)?;
    Some(Contact {
        name,
        email: value(&block.email),
        phone: value(&block.phone),
    })
}

fn disclosure_words(file: &ExhibitionFile) -> Vec<Phrase> {
    let written = file.safety.disclosure_words.iter().flatten();
    written
        .filter_map(|words| Phrase::added(&words.value))
        .collect()
}

fn value(at: &Option<At<String>>) -> Option<String> {
    at.as_ref().map(|at| at.value.clone())
}

fn default_topics(languages: &Languages) -> Vec<Topic> {
    let topics = TOPICS.iter().filter_map(|(code, vi, en)| {
        let names = [("vi", vi), ("en", en)].into_iter();
        let names =
            names.filter_map(|(code, name)| Some((Language::parse(code)?, (*name).to_owned())));
        let spoken = names
            .clone()
            .filter(|(language, _)| languages.contains(language))
            .collect();
        let english = || {
            Localized::new(
                names
                    .clone()
                    .skip(1)
                    .map(|(_, name)| (languages.default().clone(), name))
                    .collect(),
            )
        };
        Some(Topic {
            code: Slug::parse(code)?,
            name: Localized::new(spoken).or_else(english)?,
        })
    });
    topics.collect()
}
