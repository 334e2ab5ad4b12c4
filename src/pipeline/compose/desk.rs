//! What is at hand while one page is made: the exhibition, the reader's language, and the way to other pages.

use std::cell::Cell;

use super::Material;
use super::search::Indexes;
use crate::exhibition::{Artwork, Exhibition, Language, Localized, SafeHtml, SitePath, WorkIndex};
use crate::headers::base_path;
use crate::pipeline::plan::{Address, Groups, PagePlan};
use crate::theme::views::{NavItem, Phrase, Prose};

pub(super) struct Desk<'a> {
    pub(super) material: &'a Material<'a>,
    pub(super) indexes: &'a Indexes,
    pub(super) exhibition: &'a Exhibition,
    pub(super) language: &'a Language,
    pub(super) address: &'a Address,
    pub(super) path: &'a SitePath,
    /// Whether every work that hangs on the page so far may be listed by search engines.
    all_listable: Cell<bool>,
}

impl<'a> Desk<'a> {
    pub(super) fn new(
        material: &'a Material<'a>,
        indexes: &'a Indexes,
        planned: &'a PagePlan,
    ) -> Self {
        Desk {
            material,
            indexes,
            exhibition: material.exhibition,
            language: &planned.language,
            address: &planned.address,
            path: &planned.path,
            all_listable: Cell::new(true),
        }
    }

    /// Notes that a work hangs on this page.
    pub(super) fn hang(&self, work: &Artwork) {
        if !work.indexable {
            self.all_listable.set(false);
        }
    }

    /// Which works may stand for many on a page of doors: the entrance, the rooms, the groups, the tours. Where search
    /// engines are invited and some child lets them list a work, such a page is one that they may list: it shows no
    /// picture that they may not, however the curator chose. Where they may list no work, nothing would be gained.
    pub(super) fn representatives(&self) -> impl Fn(WorkIndex) -> bool + 'a {
        let exhibition = self.exhibition;
        let listed = exhibition.indexing && exhibition.works.iter().any(|work| work.indexable);
        move |at| {
            let work = exhibition.work(at);
            !work.sensitive && (work.indexable || !listed)
        }
    }

    /// Whether search engines may list this page, for all that hangs on it.
    pub(super) fn is_listable(&self) -> bool {
        self.all_listable.get()
    }

    /// How to get to the site's root. A page that hosts answer at any address cannot be relative: it uses the
    /// path of the base address where there is one.
    pub(super) fn root(&self) -> String {
        match (self.address, &self.exhibition.base_url) {
            (Address::NotFound, Some(base)) => base_path(base).to_owned(),
            _ => self.path.to_root(),
        }
    }

    /// The way to a file of the site.
    pub(super) fn to_file(&self, target: &SitePath) -> String {
        match (self.address, &self.exhibition.base_url) {
            (Address::NotFound, Some(base)) => format!("{}{target}", base_path(base)),
            _ => self.path.link_to(target),
        }
    }

    /// The way to another page in the same language.
    pub(super) fn to(&self, address: &Address) -> String {
        self.to_file(&address.path(self.exhibition, self.language))
    }

    /// A text for this page's readers.
    pub(super) fn phrase(&self, text: &Localized<String>) -> Phrase {
        let (language, words) = text.get(self.language, &self.exhibition.languages);
        Phrase {
            text: words.clone(),
            lang: self.foreign(language),
        }
    }

    /// Markdown for this page's readers.
    pub(super) fn prose(&self, text: &Localized<SafeHtml>) -> Prose {
        let (language, html) = text.get(self.language, &self.exhibition.languages);
        Prose {
            html: html.clone(),
            lang: self.foreign(language),
        }
    }

    fn foreign(&self, language: &Language) -> Option<String> {
        (language != self.language).then(|| language.code().to_owned())
    }

    /// A link named by the theme's strings.
    pub(super) fn nav(&self, address: Address, key: &'static str) -> NavItem {
        NavItem {
            href: self.to(&address),
            name: None,
            key: Some(key),
            current: address == *self.address,
        }
    }

    /// A link with a name of its own.
    pub(super) fn named(&self, address: Address, name: Phrase) -> NavItem {
        NavItem {
            href: self.to(&address),
            name: Some(name),
            key: None,
            current: address == *self.address,
        }
    }

    /// The groupings that have works.
    pub(super) fn groupings(&self) -> &'a [Groups] {
        self.material
            .plan
            .groupings
            .get(self.language)
            .map_or(&[], Vec::as_slice)
    }
}
