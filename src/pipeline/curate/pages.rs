//! Markdown pages: one page in several languages is one page.

use std::collections::BTreeMap;

use super::fields::Form;
use super::{Desk, texts};
use crate::diagnostics::{Rule, join, say};
use crate::exhibition::{Language, Localized, Page, PageKind, Slug};
use crate::markdown;
use crate::pipeline::catalogue::PageEntry;

/// Addresses that the site uses itself.
pub(super) const TAKEN: &[&str] = &[
    "rooms",
    "works",
    "pictures",
    "assets",
    "topics",
    "grades",
    "provinces",
    "schools",
    "awards",
    "years",
    "titles",
    "about",
    "help",
    "credits",
    "takedown",
    "slideshow",
    "tours",
];

pub(super) fn pages(desk: &mut Desk<'_>, entries: &[PageEntry]) -> Vec<Page> {
    let mut by_name: BTreeMap<&str, Vec<(Language, &PageEntry)>> = BTreeMap::new();
    for entry in entries {
        if desk.faulty.contains(&*entry.place.path) {
            continue;
        }
        if let Some(language) = language(desk, entry) {
            by_name
                .entry(&entry.name)
                .or_default()
                .push((language, entry));
        }
    }
    let mut pages: Vec<Page> = Vec::new();
    for (name, versions) in by_name {
        if let Some(page) = page(desk, name, &versions, &pages) {
            pages.push(page);
        }
        desk.tell_untranslated();
    }
    pages
}

fn language(desk: &mut Desk<'_>, entry: &PageEntry) -> Option<Language> {
    let languages = desk.languages.clone();
    let Some(code) = &entry.language else {
        return Some(languages.default().clone());
    };
    let language = Language::parse(code).filter(|language| languages.contains(language));
    if language.is_none() {
        let known = join(languages.iter().map(Language::code));
        desk.tell_how(
            Rule::ValueLanguage,
            &entry.place,
            say!(vi: "triển lãm không có ngôn ngữ `{code}`", en: "the exhibition does not speak `{code}`"),
            say!(vi: "trang Markdown có tên như `about.vi.md`; các ngôn ngữ là {known}", en: "pages are named like `about.vi.md`; the languages are {known}"),
        );
    }
    language
}

fn page(
    desk: &mut Desk<'_>,
    name: &str,
    versions: &[(Language, &PageEntry)],
    before: &[Page],
) -> Option<Page> {
    let mut titles = BTreeMap::new();
    let mut bodies = BTreeMap::new();
    for (language, entry) in versions {
        let text = &entry.file.body;
        desk.check_public(text, Form::Markdown);
        if let Some(title) = &entry.file.title {
            desk.check_public(title, Form::Plain);
        }
        let written = entry.file.title.as_ref().map(|title| title.value.clone());
        let heading = if written.is_none() {
            markdown::first_heading(&text.value)
        } else {
            None
        };
        // The theme shows the title; a heading that became the title is not said twice.
        let body = match heading {
            Some(_) => markdown::without_first_heading(&text.value),
            None => text.value.clone(),
        };
        let title = written.or(heading);
        titles.extend(title.map(|title| (language.clone(), texts::tidy(&title))));
        let (html, problems) = markdown::render(&body, &|range| text.locate(range));
        desk.report.extend(problems);
        bodies.insert(language.clone(), html);
    }
    for language in desk
        .languages
        .clone()
        .iter()
        .filter(|language| !bodies.contains_key(language))
    {
        let first = versions[0].1.place.clone();
        desk.untranslated
            .entry(language.clone())
            .or_insert((0, first))
            .0 += 1;
    }
    let (file_name, place) = (
        say!(vi: "tên tệp", en: "the name of a file"),
        &versions[0].1.place,
    );
    desk.secrets.name(name, file_name, place);
    let kind = match name {
        "about" => PageKind::About,
        "help" => PageKind::Help,
        "credits" => PageKind::Credits,
        "takedown" => PageKind::Takedown,
        _ => PageKind::Own(address(desk, versions, &titles, before)?),
    };
    Some(Page {
        kind,
        title: Localized::new(titles),
        body: Localized::new(bodies)?,
    })
}

/// The address of a curator's own page: from its front matter or its title, never from the file's name.
fn address(
    desk: &mut Desk<'_>,
    versions: &[(Language, &PageEntry)],
    titles: &BTreeMap<Language, String>,
    before: &[Page],
) -> Option<Slug> {
    let (_, first) = versions[0];
    let written = versions
        .iter()
        .find_map(|(_, entry)| entry.file.slug.as_ref());
    let title = desk
        .languages
        .iter()
        .find_map(|language| titles.get(language));
    let slug = written
        .map(|slug| slug.value.clone())
        .or_else(|| Slug::from_title(title?));
    let Some(slug) = slug else {
        desk.tell_how(
            Rule::RoomSlug,
            &first.place,
            say!(vi: "trang này không có tiêu đề để làm địa chỉ", en: "this page has no title to make an address of"),
            say!(vi: "thêm dòng `# Tiêu đề` ở đầu trang", en: "start it with a line `# Title`"),
        );
        return None;
    };
    let taken = TAKEN.contains(&slug.as_str())
        || before
            .iter()
            .any(|page| page.kind == PageKind::Own(slug.clone()));
    if taken
        || desk
            .languages
            .iter()
            .any(|language| language.code() == slug.as_str())
    {
        desk.tell_how(
            Rule::RoomSlug,
            &first.place,
            say!(vi: "địa chỉ `{slug}` đã có trang khác dùng", en: "the address `{slug}` belongs to another page"),
            say!(vi: "ghi `slug:` khác ở đầu trang, giữa hai dòng `---`", en: "write another `slug:` at the top, between two lines `---`"),
        );
        return None;
    }
    Some(slug)
}
