//! Listings: the wall of a room, the works of a topic, and the pages of both.

use super::desk::Desk;
use super::frame::grouping_link;
use super::pictures::{card, picture};
use crate::exhibition::{Room, RoomIndex, Slug, WorkIndex};
use crate::pipeline::plan::{Address, Group, GroupLabel, Grouping, Groups, PAGE_SIZE};
use crate::theme::views::{
    GroupCard, GroupName, GroupView, GroupsView, NavItem, Pager, PagerItem, RoomCard, RoomView,
};

pub(super) fn room(desk: &Desk<'_>, index: RoomIndex, number: usize) -> RoomView {
    let room = desk.exhibition.room(index);
    let first = number == 1;
    RoomView {
        title: desk.phrase(&room.title),
        intro: room
            .intro
            .as_ref()
            .filter(|_| first)
            .map(|intro| desk.prose(intro)),
        inner: if first {
            room_cards(desk, Some(index))
        } else {
            Vec::new()
        },
        works: on_page(&room.works, number)
            .iter()
            .map(|&work| card(desk, work))
            .collect(),
        count: room.works.len(),
        pager: pager(desk, room.works.len(), number, |number| Address::Room {
            room: index,
            number,
        }),
        previous: neighbour(desk, index, -1),
        next: neighbour(desk, index, 1),
    }
}

/// The room before or after, among the rooms of the same parent.
fn neighbour(desk: &Desk<'_>, index: RoomIndex, step: isize) -> Option<NavItem> {
    let siblings: Vec<RoomIndex> = desk
        .exhibition
        .rooms_in(desk.exhibition.room(index).parent)
        .map(|(index, _)| index)
        .collect();
    let at = siblings.iter().position(|&sibling| sibling == index)?;
    let &next = siblings.get(at.checked_add_signed(step)?)?;
    let name = desk.phrase(&desk.exhibition.room(next).title);
    Some(desk.named(
        Address::Room {
            room: next,
            number: 1,
        },
        name,
    ))
}

/// The rooms directly inside a room, or the outermost.
pub(super) fn room_cards(desk: &Desk<'_>, parent: Option<RoomIndex>) -> Vec<RoomCard> {
    let may = desk.representatives();
    let cards = desk
        .exhibition
        .rooms_in(parent)
        .map(|(index, room)| RoomCard {
            href: desk.to(&Address::Room {
                room: index,
                number: 1,
            }),
            title: desk.phrase(&room.title),
            count: count(desk, index),
            cover: representative(room, &may).and_then(|cover| picture(desk, cover)),
        });
    cards.collect()
}

/// The work that stands for a room on its door: the curator's choice, or the room's first work that may.
pub(super) fn representative(room: &Room, may: &dyn Fn(WorkIndex) -> bool) -> Option<WorkIndex> {
    let mut works = room.cover.iter().chain(&room.works).copied();
    works.find(|&work| may(work))
}

pub(super) fn count(desk: &Desk<'_>, index: RoomIndex) -> usize {
    let inner: usize = desk
        .exhibition
        .rooms_in(Some(index))
        .map(|(inner, _)| count(desk, inner))
        .sum();
    desk.exhibition.room(index).works.len() + inner
}

pub(super) fn groups(desk: &Desk<'_>, grouping: Grouping) -> GroupsView {
    let all = desk.groupings();
    let own = all.iter().find(|groups| groups.grouping == grouping);
    GroupsView {
        grouping,
        groups: own
            .map(|groups| group_cards(desk, groups))
            .unwrap_or_default(),
        others: all
            .iter()
            .filter(|groups| groups.grouping != grouping)
            .map(|groups| grouping_link(desk, groups))
            .collect(),
    }
}

pub(super) fn group_cards(desk: &Desk<'_>, groups: &Groups) -> Vec<GroupCard> {
    let mut hung: Vec<WorkIndex> = Vec::new();
    let may = desk.representatives();
    // A topic is the exhibition's word. Any other name was taken from the works, and is as public as they are.
    if groups.grouping != Grouping::Topics {
        let indexable = |work: &&WorkIndex| desk.exhibition.work(**work).indexable;
        let unlisted = |group: &&Group| !group.works.iter().any(|work| indexable(&work));
        let named = groups.groups.iter().filter(unlisted);
        let first = named.filter_map(|group| group.works.first());
        first.for_each(|&work| desk.hang(desk.exhibition.work(work)));
    }
    let cards = groups.groups.iter().map(|group| GroupCard {
        href: desk.to(&Address::Group {
            grouping: groups.grouping,
            key: group.key.clone(),
            number: 1,
        }),
        name: name(desk, group),
        code: code(groups.grouping, group),
        count: group.works.len(),
        cover: cover(group, &may, &mut hung).and_then(|work| picture(desk, work)),
    });
    cards.collect()
}

/// The first work that may stand for the group and hangs on no other card of the page, so that every door looks its
/// own; any that may where all hang already.
fn cover(
    group: &Group,
    may: &dyn Fn(WorkIndex) -> bool,
    hung: &mut Vec<WorkIndex>,
) -> Option<WorkIndex> {
    let mut fit = group.works.iter().copied().filter(|&work| may(work));
    let first = fit.clone().next();
    let cover = fit.find(|work| !hung.contains(work)).or(first)?;
    hung.push(cover);
    Some(cover)
}

pub(super) fn group(desk: &Desk<'_>, grouping: Grouping, key: &Slug, number: usize) -> GroupView {
    let groups = desk
        .groupings()
        .iter()
        .find(|groups| groups.grouping == grouping);
    let Some(group) =
        groups.and_then(|groups| groups.groups.iter().find(|group| group.key == *key))
    else {
        unreachable!("pages are planned for groups that exist")
    };
    let page = |number| Address::Group {
        grouping,
        key: key.clone(),
        number,
    };
    GroupView {
        grouping,
        name: name(desk, group),
        code: code(grouping, group),
        works: on_page(&group.works, number)
            .iter()
            .map(|&work| card(desk, work))
            .collect(),
        count: group.works.len(),
        pager: pager(desk, group.works.len(), number, page),
    }
}

pub(super) fn name(desk: &Desk<'_>, group: &Group) -> GroupName {
    match &group.label {
        GroupLabel::Words(words) => GroupName::Words {
            phrase: desk.phrase(words),
        },
        GroupLabel::Grade(number) => GroupName::Grade { number: *number },
        GroupLabel::Year(number) => GroupName::Year { number: *number },
    }
}

/// Topics have a code for an icon and a colour.
fn code(grouping: Grouping, group: &Group) -> Option<String> {
    (grouping == Grouping::Topics).then(|| group.key.to_string())
}

fn on_page(works: &[WorkIndex], number: usize) -> &[WorkIndex] {
    works.chunks(PAGE_SIZE).nth(number - 1).unwrap_or(&[])
}

pub(super) fn page_count(works: usize) -> usize {
    works.div_ceil(PAGE_SIZE).max(1)
}

fn pager(
    desk: &Desk<'_>,
    works: usize,
    number: usize,
    address: impl Fn(usize) -> Address,
) -> Option<Pager> {
    let of = page_count(works);
    let href = |number| desk.to(&address(number));
    let item = |page| PagerItem {
        number: page,
        href: href(page),
        current: page == number,
    };
    (of > 1).then(|| Pager {
        number,
        of,
        previous: (number > 1).then(|| href(number - 1)),
        next: (number < of).then(|| href(number + 1)),
        pages: (1..=of).map(item).collect(),
    })
}
