//! Pages that are neither walls nor works: the entrance, texts, help, credits, takedown.

use std::collections::BTreeMap;

use super::desk::Desk;
use super::frame::tel;
use super::listings::{group_cards, representative, room_cards};
use super::pictures::card;
use super::show::{to_slideshow, to_tours};
use super::work::rights;
use crate::exhibition::{PageKind, Rights, Room, WorkIndex};
use crate::pipeline::plan::{Address, Grouping, show};
use crate::theme::views::{
    CardView, CreditsView, HelpLineView, HelpView, HomeView, LanguageLink, NotFoundView, Prose,
    RightsGroup, RoomsView, TakedownView, TextView, VendoredView,
};

/// Works on the home page, at most.
const HIGHLIGHTS: usize = 6;

pub(super) fn home(desk: &Desk<'_>) -> HomeView {
    let topics = desk
        .groupings()
        .iter()
        .find(|groups| groups.grouping == Grouping::Topics);
    HomeView {
        description: desk
            .exhibition
            .description
            .as_ref()
            .map(|text| desk.phrase(text)),
        rooms: room_cards(desk, None),
        highlights: highlights(desk),
        topics: topics
            .map(|groups| group_cards(desk, groups))
            .unwrap_or_default(),
        count: desk.exhibition.works.len(),
        slideshow: (!show(desk.exhibition, None).is_empty()).then(|| to_slideshow(desk, None)),
        tours: to_tours(desk),
    }
}

/// A few works from every room in turn, awards first, none that needs a notice.
fn highlights(desk: &Desk<'_>) -> Vec<CardView> {
    let may = desk.representatives();
    let works = |room: &Room| {
        let door = representative(room, &may);
        let mut works: Vec<WorkIndex> = room
            .works
            .iter()
            .copied()
            .filter(|&at| may(at) && Some(at) != door)
            .collect();
        works.sort_by_key(|&at| (desk.exhibition.work(at).award.is_none(), at));
        works
    };
    let by_room: Vec<Vec<WorkIndex>> = desk.exhibition.rooms.iter().map(works).collect();
    let longest = by_room.iter().map(Vec::len).max().unwrap_or(0);
    let in_turn =
        (0..longest).flat_map(|turn| by_room.iter().filter_map(move |works| works.get(turn)));
    in_turn.take(HIGHLIGHTS).map(|&at| card(desk, at)).collect()
}

pub(super) fn rooms(desk: &Desk<'_>) -> RoomsView {
    RoomsView {
        rooms: room_cards(desk, None),
    }
}

pub(super) fn text(desk: &Desk<'_>, kind: &PageKind) -> TextView {
    match words(desk, kind) {
        Some(body) => TextView { body },
        None => unreachable!("text pages are planned where somebody wrote them"),
    }
}

/// The curators' words on a page.
fn words(desk: &Desk<'_>, kind: &PageKind) -> Option<Prose> {
    let page = desk
        .exhibition
        .pages
        .iter()
        .find(|page| page.kind == *kind)?;
    Some(desk.prose(&page.body))
}

pub(super) fn help(desk: &Desk<'_>) -> HelpView {
    let help = &desk.exhibition.help;
    let lines = help.lines.iter().map(|line| HelpLineView {
        phone: line.phone.clone(),
        tel: tel(&line.phone),
        name: desk.phrase(&line.name),
        url: line.url.clone(),
    });
    HelpView {
        body: words(desk, &PageKind::Help),
        lines: lines.collect(),
        checked_on: help.checked_on.map(|day| day.to_string()),
    }
}

pub(super) fn credits(desk: &Desk<'_>) -> CreditsView {
    let mut by_url: BTreeMap<&str, usize> = BTreeMap::new();
    for work in &desk.exhibition.works {
        *by_url.entry(&work.rights.url).or_default() += 1;
    }
    let groups = by_url.into_iter().map(|(url, count)| RightsGroup {
        rights: rights(&Rights {
            url: url.to_owned(),
        }),
        count,
    });
    let vendored = desk
        .material
        .theme
        .vendored()
        .iter()
        .map(|file| VendoredView {
            name: file.name.clone(),
            version: file.version.clone(),
            license: file.license.clone(),
            href: desk.to_file(&file.license_path),
        });
    CreditsView {
        body: words(desk, &PageKind::Credits),
        rights: groups.collect(),
        vendored: vendored.collect(),
    }
}

pub(super) fn takedown(desk: &Desk<'_>) -> TakedownView {
    let contact = desk.exhibition.contact.as_ref();
    let phone = contact.and_then(|contact| contact.phone.clone());
    TakedownView {
        body: words(desk, &PageKind::Takedown),
        name: contact.map(|contact| desk.phrase(&contact.name)),
        email: contact.and_then(|contact| contact.email.clone()),
        tel: phone.as_deref().map(tel),
        phone,
    }
}

pub(super) fn not_found(desk: &Desk<'_>) -> NotFoundView {
    let homes = desk
        .exhibition
        .languages
        .iter()
        .map(|language| LanguageLink {
            lang: language.code().to_owned(),
            name: desk.material.theme.language_name(language).to_owned(),
            href: desk.to_file(&Address::Home.path(desk.exhibition, language)),
            canonical: None,
            current: false,
        });
    NotFoundView {
        homes: homes.collect(),
    }
}
