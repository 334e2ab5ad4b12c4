//! The Atom feeds: a list of the works in each language, for readers that follow an exhibition (RFC 4287).
//!
//! Works without the scope `search-engines` are not in it. Nor are names and pictures of any work: a feed is copied to
//! places that nobody can take it back from, while whoever follows its links comes to a page that can be withdrawn.
//! The date of everything is the build's, for works carry none that may be told.

use jiff::civil::Date;

use super::Material;
use super::host::{SiteFile, address};
use super::xml::Xml;
use crate::exhibition::{Artwork, Exhibition, Language, Localized, SitePath, WorkIndex};
use crate::pipeline::plan::Address;

/// Works in a feed, at most: the latest by year.
const ENTRIES: usize = 100;

/// Where the feed of a language stands; `None` where there is no base address or no work that may be listed.
pub(super) fn path(exhibition: &Exhibition, language: &Language) -> Option<SitePath> {
    exhibition.base_url.as_ref()?;
    let listed = exhibition.indexing && exhibition.works.iter().any(|work| work.indexable);
    let name = match language == exhibition.languages.default() {
        true => "feed.xml".to_owned(),
        false => format!("{}/feed.xml", language.code()),
    };
    SitePath::parse(&name).filter(|_| listed)
}

/// The feeds of all languages.
pub(super) fn feeds(material: &Material<'_>) -> Vec<SiteFile> {
    let exhibition = material.exhibition;
    let works = works(exhibition);
    let feed = |language: &Language| {
        let path = path(exhibition, language)?;
        let base = exhibition.base_url.as_ref()?;
        let feed = Feed {
            material,
            language,
            base,
        };
        Some((path.clone(), feed.write(&path, &works)))
    };
    exhibition.languages.iter().filter_map(feed).collect()
}

/// The works that may be listed: the latest years first, else as they hang.
fn works(exhibition: &Exhibition) -> Vec<WorkIndex> {
    let all = exhibition.works.iter().enumerate();
    let listed = all.filter(|(_, work)| work.indexable);
    let mut works: Vec<(WorkIndex, &Artwork)> =
        listed.map(|(at, work)| (WorkIndex(at), work)).collect();
    works.sort_by_key(|(_, work)| std::cmp::Reverse(work.year));
    works.truncate(ENTRIES);
    works.into_iter().map(|(at, _)| at).collect()
}

struct Feed<'a> {
    material: &'a Material<'a>,
    language: &'a Language,
    base: &'a str,
}

impl Feed<'_> {
    fn write(&self, path: &SitePath, works: &[WorkIndex]) -> Vec<u8> {
        let exhibition = self.material.exhibition;
        let own = format!("{}{path}", self.base);
        let home = self.address(&Address::Home);
        let mut xml = Xml::new();
        let space = ("xmlns", "http://www.w3.org/2005/Atom");
        xml.open("feed", &[space, ("xml:lang", self.language.code())]);
        self.text(&mut xml, "title", &exhibition.title);
        if let Some(description) = &exhibition.description {
            self.text(&mut xml, "subtitle", description);
        }
        xml.leaf("id", &[], &own);
        let kind = ("type", "application/atom+xml");
        xml.empty("link", &[("rel", "self"), kind, ("href", &own)]);
        let kind = ("type", "text/html");
        xml.empty("link", &[("rel", "alternate"), kind, ("href", &home)]);
        xml.leaf("updated", &[], &moment(self.material.date));
        xml.open("author", &[]);
        let contact = exhibition.contact.as_ref().map(|contact| &contact.name);
        self.text(&mut xml, "name", contact.unwrap_or(&exhibition.title));
        xml.close("author");
        works.iter().for_each(|work| self.entry(&mut xml, *work));
        xml.close("feed");
        xml.finish()
    }

    fn entry(&self, xml: &mut Xml, at: WorkIndex) {
        let work = self.material.exhibition.work(at);
        let address = self.address(&Address::Work(at));
        xml.open("entry", &[]);
        match &work.title {
            Some(title) => self.text(xml, "title", title),
            None => {
                let untitled = self.material.theme.text(self.language, "untitled");
                xml.leaf("title", &[], untitled.unwrap_or_default());
            }
        }
        xml.leaf("id", &[], &address);
        let kind = ("type", "text/html");
        xml.empty("link", &[("rel", "alternate"), kind, ("href", &address)]);
        xml.leaf("updated", &[], &moment(self.material.date));
        if let Some(alt) = &work.alt {
            self.text(xml, "summary", alt);
        }
        xml.close("entry");
    }

    /// A text, with its language where that is not the feed's.
    fn text(&self, xml: &mut Xml, name: &str, text: &Localized<String>) {
        let languages = &self.material.exhibition.languages;
        let (language, words) = text.get(self.language, languages);
        match language == self.language {
            true => xml.leaf(name, &[], words),
            false => xml.leaf(name, &[("xml:lang", language.code())], words),
        }
    }

    fn address(&self, page: &Address) -> String {
        address(
            self.base,
            &page.path(self.material.exhibition, self.language),
        )
    }
}

fn moment(day: Date) -> String {
    format!("{day}T00:00:00Z")
}
