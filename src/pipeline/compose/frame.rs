//! What stands on every page: title, navigation, languages, help strip.

use super::desk::Desk;
use super::{feed, linked_data, manifest, social};
use crate::exhibition::{Language, PageKind, RoomIndex};
use crate::headers::{self, Linked};
use crate::pipeline::plan::{Address, Grouping, Groups, own_pages};
use crate::theme::views::{Frame, HelpStrip, LanguageLink, NavItem, Phrase};

/// Characters of a description for search engines.
const DESCRIPTION: usize = 160;

/// To be made when the page's body is: see [`Desk::is_listable`].
pub(super) fn frame(desk: &Desk<'_>) -> Frame {
    let languages = languages(desk);
    let canonical = languages
        .iter()
        .find(|link| link.current)
        .and_then(|link| link.canonical.clone());
    let index = index(desk);
    let manifest = manifest::link(desk);
    Frame {
        path: desk.path.clone(),
        lang: desk.language.code().to_owned(),
        dir: desk.material.theme.direction(desk.language),
        root: desk.root(),
        title: title(desk),
        description: description(desk),
        site_title: desk.phrase(&desk.exhibition.title),
        home: desk.to(&Address::Home),
        navigation: navigation(desk),
        footer: footer(desk),
        data: match (&canonical, index) {
            (Some(canonical), true) => linked_data::data(desk, canonical),
            _ => None,
        },
        canonical,
        languages,
        index,
        index_pictures: index,
        policy: headers::page_policy(match manifest {
            Some(_) => Linked::Manifest,
            None => Linked::Nothing,
        }),
        manifest,
        social: social::card(desk),
        feed: feed::path(desk.exhibition, desk.language).map(|feed| desk.to_file(&feed)),
        help: help(desk),
        trail: trail(desk),
    }
}

/// The title of the page's own subject; the theme names the pages that it knows.
fn title(desk: &Desk<'_>) -> Option<Phrase> {
    match desk.address {
        Address::Room { room, .. } => Some(desk.phrase(&desk.exhibition.room(*room).title)),
        Address::Work(work) => desk
            .exhibition
            .work(*work)
            .title
            .as_ref()
            .map(|title| desk.phrase(title)),
        Address::Tour(tour) => Some(desk.phrase(&desk.exhibition.tour(*tour).title)),
        Address::Page(kind) => {
            let page = desk
                .exhibition
                .pages
                .iter()
                .find(|page| page.kind == *kind)?;
            page.title.as_ref().map(|title| desk.phrase(title))
        }
        _ => None,
    }
}

fn description(desk: &Desk<'_>) -> Option<String> {
    let text = match desk.address {
        Address::Work(work) => desk.exhibition.work(*work).alt.as_ref(),
        Address::NotFound => None,
        _ => desk.exhibition.description.as_ref(),
    };
    let words = text.map(|text| desk.phrase(text).text)?;
    let mut short: String = words.chars().take(DESCRIPTION).collect();
    if short.len() < words.len() {
        short.truncate(short.rfind(' ').unwrap_or(short.len()));
        short.push('…');
    }
    Some(short)
}

fn navigation(desk: &Desk<'_>) -> Vec<NavItem> {
    let mut items = vec![desk.nav(Address::Rooms, "nav-rooms")];
    if has(desk, Grouping::Topics) {
        items.push(desk.nav(Address::Groups(Grouping::Topics), "nav-topics"));
    }
    items.push(desk.nav(Address::Search, "nav-search"));
    if desk
        .exhibition
        .pages
        .iter()
        .any(|page| page.kind == PageKind::About)
    {
        items.push(desk.nav(Address::Page(PageKind::About), "nav-about"));
    }
    items.push(desk.nav(Address::Page(PageKind::Help), "nav-help"));
    items
}

fn has(desk: &Desk<'_>, grouping: Grouping) -> bool {
    desk.groupings()
        .iter()
        .any(|groups| groups.grouping == grouping)
}

/// Every grouping, the curators' own pages, then credits and takedown.
fn footer(desk: &Desk<'_>) -> Vec<NavItem> {
    let mut items: Vec<NavItem> = desk
        .groupings()
        .iter()
        .map(|groups| grouping_link(desk, groups))
        .collect();
    for slug in own_pages(desk.exhibition) {
        let address = Address::Page(PageKind::Own(slug.clone()));
        let page = desk
            .exhibition
            .pages
            .iter()
            .find(|page| page.kind == PageKind::Own(slug.clone()));
        let title = page
            .and_then(|page| page.title.as_ref())
            .map(|title| desk.phrase(title));
        let name = title.unwrap_or_else(|| Phrase {
            text: slug.to_string(),
            lang: None,
        });
        items.push(desk.named(address, name));
    }
    if desk.exhibition.offline {
        items.push(desk.nav(Address::Offline, "nav-offline"));
    }
    items.push(desk.nav(Address::Page(PageKind::Credits), "nav-credits"));
    items.push(desk.nav(Address::Page(PageKind::Takedown), "nav-takedown"));
    items
}

pub(super) fn grouping_link(desk: &Desk<'_>, groups: &Groups) -> NavItem {
    desk.nav(Address::Groups(groups.grouping), groups.grouping.segment())
}

/// This page in every language; where a language lacks it, the nearest page that it has.
fn languages(desk: &Desk<'_>) -> Vec<LanguageLink> {
    let links = desk.exhibition.languages.iter().map(|language| {
        let address = same_page(desk, language);
        let path = address.path(desk.exhibition, language);
        let base = desk.exhibition.base_url.as_ref();
        LanguageLink {
            lang: language.code().to_owned(),
            name: desk.material.theme.language_name(language).to_owned(),
            href: desk.to_file(&path),
            canonical: base.map(|base| format!("{base}{}", canonical(path.as_str()))),
            current: language == desk.language && *desk.address != Address::NotFound,
        }
    });
    links.collect()
}

/// An address as hosts show it: without `index.html`.
pub(super) fn canonical(path: &str) -> &str {
    path.strip_suffix("index.html").unwrap_or(path)
}

fn same_page(desk: &Desk<'_>, language: &Language) -> Address {
    match desk.address {
        Address::NotFound => Address::Home,
        Address::Group {
            grouping,
            key,
            number,
        } => {
            let groups = desk
                .material
                .plan
                .groupings
                .get(language)
                .into_iter()
                .flatten();
            let same = groups
                .filter(|groups| groups.grouping == *grouping)
                .flat_map(|groups| &groups.groups);
            match same
                .clone()
                .find(|group| group.key == *key)
                .map(|group| super::listings::page_count(group.works.len()))
            {
                Some(pages) => Address::Group {
                    grouping: *grouping,
                    key: key.clone(),
                    number: (*number).min(pages),
                },
                None if same.count() > 0 => Address::Groups(*grouping),
                None => Address::Home,
            }
        }
        Address::Groups(grouping) => {
            let groups = desk
                .material
                .plan
                .groupings
                .get(language)
                .into_iter()
                .flatten();
            let exists = groups
                .into_iter()
                .any(|groups| groups.grouping == *grouping);
            if exists {
                desk.address.clone()
            } else {
                Address::Home
            }
        }
        same => same.clone(),
    }
}

/// Search engines are invited by the site, and to a page by the consent to every work that hangs on it.
fn index(desk: &Desk<'_>) -> bool {
    let has_nothing = matches!(desk.address, Address::NotFound | Address::Offline);
    desk.exhibition.indexing && !has_nothing && desk.is_listable()
}

fn help(desk: &Desk<'_>) -> Option<HelpStrip> {
    let line = desk.exhibition.help.lines.first()?;
    Some(HelpStrip {
        phone: line.phone.clone(),
        tel: tel(&line.phone),
        href: desk.to(&Address::Page(PageKind::Help)),
    })
}

/// `1900 1234` → `tel:19001234`
pub(super) fn tel(phone: &str) -> String {
    let digits: String = phone
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == '+')
        .collect();
    format!("tel:{digits}")
}

/// The way from the home page to here.
fn trail(desk: &Desk<'_>) -> Vec<NavItem> {
    let mut trail = Vec::new();
    match desk.address {
        Address::Room { room, .. } => {
            trail.push(desk.nav(Address::Rooms, "nav-rooms"));
            rooms_above(desk, desk.exhibition.room(*room).parent, &mut trail);
        }
        Address::Work(work) => {
            trail.push(desk.nav(Address::Rooms, "nav-rooms"));
            rooms_above(desk, Some(desk.exhibition.work(*work).room), &mut trail);
        }
        Address::Slideshow {
            room: Some(room), ..
        } => {
            trail.push(desk.nav(Address::Rooms, "nav-rooms"));
            rooms_above(desk, Some(*room), &mut trail);
        }
        Address::Tour(_) => trail.push(desk.nav(Address::Tours, "tours")),
        Address::Group { grouping, .. } => {
            trail.push(desk.nav(Address::Groups(*grouping), grouping.segment()))
        }
        _ => {}
    }
    trail
}

fn rooms_above(desk: &Desk<'_>, room: Option<RoomIndex>, trail: &mut Vec<NavItem>) {
    let Some(index) = room else { return };
    let room = desk.exhibition.room(index);
    rooms_above(desk, room.parent, trail);
    trail.push(desk.named(
        Address::Room {
            room: index,
            number: 1,
        },
        desk.phrase(&room.title),
    ));
}
