//! The page of the search: what can be chosen, and every way through the exhibition for those who would rather look
//! around, or have no script.
//!
//! Every work may come up on it, so it is a page on which every work hangs: search engines may list it where they may
//! list them all.

use std::borrow::Cow;

use super::super::Material;
use super::super::desk::Desk;
use super::super::listings::{count, group_cards, name};
use crate::exhibition::{Exhibition, Language, RoomIndex, SitePath, WorkIndex};
use crate::pipeline::plan::{Address, GroupLabel, Grouping, Groups};
use crate::theme::views::{BrowseView, ChoiceView, FacetView, GroupCard, GroupName, SearchView};

/// Choices of one kind at most: a longer list is found by its words, and stands on its own page.
const CHOICES: usize = 500;
/// Links of one kind at most.
const LINKS: usize = 60;

pub(in super::super) fn page(desk: &Desk<'_>) -> SearchView {
    let exhibition = desk.exhibition;
    exhibition.works.iter().for_each(|work| desk.hang(work));
    let home = Address::Home.path(exhibition, desk.language).to_string();
    let below = |folder: String| {
        // The file is only there to be taken off again: a folder is no path.
        let href = SitePath::parse(&format!("{folder}/x")).map(|path| desk.to_file(&path));
        href.map(|href| href.trim_end_matches('x').to_owned())
            .unwrap_or_default()
    };
    SearchView {
        index: desk.to_file(desk.indexes.root(desk.language)),
        works: below(home.replace("index.html", "works")),
        pictures: below("pictures".to_owned()),
        count: exhibition.works.len(),
        facets: facets(desk.material, desk.language)
            .into_iter()
            .map(|facet| facet_view(desk, &facet))
            .collect(),
        browse: browse(desk),
    }
}

/// Something to choose by, with the works of each choice.
pub(super) struct Facet<'a> {
    /// `topics`, `rooms` …: the name of the field, and its key in the theme's strings.
    pub(super) name: &'static str,
    pub(super) choices: Vec<(&'a str, Cow<'a, [WorkIndex]>)>,
    from: Source<'a>,
}

enum Source<'a> {
    Rooms,
    Groups(&'a Groups),
}

/// A choice as it stands in the address and, behind `=`, in the index.
pub(super) fn choice(facet: &str, key: &str) -> String {
    format!("{facet}/{key}")
}

/// What can be chosen by: all that tells some works from the others.
pub(super) fn facets<'a>(material: &'a Material<'_>, language: &Language) -> Vec<Facet<'a>> {
    let exhibition = material.exhibition;
    let groupings = material.plan.groupings.get(language).into_iter().flatten();
    let mut facets: Vec<Facet<'a>> = groupings
        .filter(|groups| groups.grouping != Grouping::Titles)
        .map(of_groups)
        .collect();
    let behind_topics = facets
        .iter()
        .take_while(|facet| facet.name == Grouping::Topics.segment())
        .count();
    facets.insert(behind_topics, of_rooms(exhibition));
    facets.retain(|facet| {
        let tells =
            |(_, works): &(&str, Cow<'_, [WorkIndex]>)| works.len() < exhibition.works.len();
        facet.choices.len() <= CHOICES && facet.choices.iter().any(tells)
    });
    facets
}

fn of_groups(groups: &Groups) -> Facet<'_> {
    let choices = groups.groups.iter();
    Facet {
        name: groups.grouping.segment(),
        choices: choices
            .map(|group| (group.key.as_str(), Cow::Borrowed(group.works.as_slice())))
            .collect(),
        from: Source::Groups(groups),
    }
}

fn of_rooms(exhibition: &Exhibition) -> Facet<'_> {
    let rooms = exhibition.rooms.iter().enumerate();
    Facet {
        name: "rooms",
        choices: rooms
            .map(|(at, room)| {
                let works = works_in(exhibition, RoomIndex(at));
                (room.slug.as_str(), Cow::Owned(works))
            })
            .collect(),
        from: Source::Rooms,
    }
}

/// The works in a room and in the rooms inside it.
pub(super) fn works_in(exhibition: &Exhibition, room: RoomIndex) -> Vec<WorkIndex> {
    let mut works = exhibition.room(room).works.clone();
    for (inner, _) in exhibition.rooms_in(Some(room)) {
        works.extend(works_in(exhibition, inner));
    }
    works
}

fn facet_view(desk: &Desk<'_>, facet: &Facet<'_>) -> FacetView {
    let names: Vec<GroupName> = match facet.from {
        Source::Rooms => {
            let rooms = desk.exhibition.rooms.iter();
            let words = rooms.map(|room| GroupName::Words {
                phrase: desk.phrase(&room.title),
            });
            words.collect()
        }
        Source::Groups(groups) => {
            let groups = groups.groups.iter();
            groups.map(|group| name(desk, group)).collect()
        }
    };
    let choices = facet.choices.iter().zip(names);
    FacetView {
        name: facet.name,
        choices: choices
            .map(|((key, works), name)| ChoiceView {
                value: (*key).to_owned(),
                name,
                count: works.len(),
            })
            .collect(),
    }
}

/// The rooms, then every grouping with its listings.
fn browse(desk: &Desk<'_>) -> Vec<BrowseView> {
    let rooms = desk.exhibition.rooms.iter().enumerate();
    let room = |(at, room): (usize, &crate::exhibition::Room)| GroupCard {
        href: desk.to(&Address::Room {
            room: RoomIndex(at),
            number: 1,
        }),
        name: GroupName::Words {
            phrase: desk.phrase(&room.title),
        },
        code: None,
        count: count(desk, RoomIndex(at)),
        cover: None,
    };
    let rooms = (!desk.exhibition.rooms.is_empty()).then(|| BrowseView {
        name: "rooms",
        href: desk.to(&Address::Rooms),
        groups: few(rooms.map(room).collect()),
    });
    let groupings = desk.groupings().iter().map(|groups| BrowseView {
        name: groups.grouping.segment(),
        href: desk.to(&Address::Groups(groups.grouping)),
        groups: few(group_cards(desk, groups)),
    });
    rooms.into_iter().chain(groupings).collect()
}

/// A list that is short enough to be read; of a longer one the page that holds it is enough.
fn few(mut groups: Vec<GroupCard>) -> Vec<GroupCard> {
    if groups.len() > LINKS {
        groups.clear();
    }
    for group in &mut groups {
        group.cover = None;
    }
    groups
}

/// A group's name in words that may be typed.
pub(super) fn group_words(
    material: &Material<'_>,
    language: &Language,
    label: &GroupLabel,
) -> String {
    match label {
        GroupLabel::Words(words) => words
            .get(language, &material.exhibition.languages)
            .1
            .clone(),
        GroupLabel::Grade(grade) => {
            let words = material.theme.text(language, "grade-n").unwrap_or("{n}");
            words.replace("{n}", &grade.to_string())
        }
        GroupLabel::Year(year) => year.to_string(),
    }
}
