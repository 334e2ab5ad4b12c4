//! Rooms: their order, names, addresses and covers, and which of them has anything to show.

use std::collections::{BTreeMap, BTreeSet};

use super::cascade::Cascade;
use super::fields::{self, Form, versions};
use super::leave::Ceiling;
use super::settings::Settings;
use super::{Desk, remarks, withdrawn, works};
use crate::diagnostics::{Place, Rule, nearest, say};
use crate::exhibition::{Artwork, Localized, Room, RoomIndex, Slug, WorkIndex, same_name};
use crate::pipeline::Keeper;
use crate::pipeline::catalogue::{RoomEntry, WorkEntry};
use crate::schema::written::{At, ExhibitionFile, Order, Text, WorkFile};

/// Rooms and works in visiting order.
#[derive(Default)]
pub(super) struct Hung<'a> {
    pub(super) rooms: Vec<Room>,
    pub(super) works: Vec<Artwork>,
    /// The entry of each work, to speak of it.
    pub(super) origins: Vec<&'a WorkEntry>,
}

/// What a room hands down.
struct Around<'a> {
    parent: Option<RoomIndex>,
    ceiling: Ceiling,
    cascade: Cascade<'a>,
}

pub(super) fn hang<'a>(
    desk: &mut Desk<'_>,
    settings: &Settings,
    root: &'a RoomEntry,
    file: &'a ExhibitionFile,
) -> Hung<'a> {
    let mut hung = Hung::default();
    refuse_personal(desk, &file.defaults);
    works::keep_defaults(desk, settings, &file.defaults);
    let around = Around {
        parent: None,
        ceiling: Ceiling::of_site(settings.level),
        cascade: Cascade::new(&file.defaults),
    };
    let order = file.order.as_deref().unwrap_or_default();
    check_names(desk, root, order);
    for inner in rooms_in_order(root, order) {
        room(desk, settings, inner, &around, &mut hung);
    }
    remarks::same_picture_or_id(desk, &hung);
    hung
}

fn room<'a>(
    desk: &mut Desk<'_>,
    settings: &Settings,
    entry: &'a RoomEntry,
    around: &Around<'a>,
    hung: &mut Hung<'a>,
) {
    let place = entry
        .place
        .clone()
        .unwrap_or_else(|| Place::file(&*entry.path));
    keep_secrets(desk, settings, entry, &place);
    if desk.faulty.contains(&*place.path) {
        leave_out(desk, settings, entry, &around.cascade);
        return;
    }
    refuse_personal(desk, &entry.file.defaults);
    let index = RoomIndex(hung.rooms.len());
    let first = hung.works.len();
    let faulty = desk.tally.faulty;
    let title = title(desk, entry, index, &place);
    let slug = slug(desk, entry, &title, index, hung);
    let intro = entry
        .file
        .intro
        .as_ref()
        .and_then(|intro| desk.prose(intro));
    hung.rooms.push(Room {
        slug,
        title,
        intro,
        parent: around.parent,
        works: Vec::new(),
        cover: None,
    });
    let ceiling = around
        .ceiling
        .under(entry.file.level.as_ref(), Keeper::Room);
    let cascade = around.cascade.nearer(&entry.file.defaults);
    let inside = Around {
        parent: Some(index),
        ceiling,
        cascade,
    };

    let order = listed(entry);
    check_names(desk, entry, order);
    for work in works_in_order(entry, order) {
        if let Some(artwork) = works::curate(desk, settings, work, &inside.cascade, ceiling, index)
        {
            hung.rooms[index.0].works.push(WorkIndex(hung.works.len()));
            hung.works.push(artwork);
            hung.origins.push(work);
        }
    }
    let own = first..hung.works.len();
    desk.tell_untranslated();
    for inner in rooms_in_order(entry, order) {
        room(desk, settings, inner, &inside, hung);
    }
    if hung.works.len() == first {
        hung.rooms.truncate(index.0);
        if desk.tally.faulty > faulty {
            // What is wrong with its works has been told; put right, the room will not be empty.
            return;
        }
        let message = say!(vi: "phòng này không có tranh nào để trưng bày nên không hiện", en: "this room has no work to show and is left out");
        desk.tell(Rule::ContentEmptyRoom, &place, message);
        return;
    }
    check_public(desk, entry);
    hung.rooms[index.0].cover = cover(desk, entry, own, hung);
}

/// A room's name; without one it is numbered, since a folder's name is never shown.
fn title(
    desk: &mut Desk<'_>,
    entry: &RoomEntry,
    index: RoomIndex,
    place: &Place,
) -> Localized<String> {
    if let Some(title) = entry.file.title.as_ref().and_then(|title| desk.text(title)) {
        return title;
    }
    let number = index.0 + 1;
    desk.tell_how(
        Rule::RoomTitle,
        place,
        say!(vi: "phòng chưa có tên nên được gọi là “Phòng {number}”", en: "the room has no title and is called “Room {number}”"),
        say!(
            vi: "thêm `title:` vào room.yaml; tên thư mục không bao giờ được hiện ra",
            en: "add `title:` to its room.yaml; a folder's name is never shown"
        ),
    );
    let word = |code: &str| if code == "vi" { "Phòng" } else { "Room" };
    let names = desk.languages.iter().map(|language| {
        (
            language.clone(),
            format!("{} {number}", word(language.code())),
        )
    });
    match Localized::new(names.collect()) {
        Some(names) => names,
        None => unreachable!("an exhibition has a language"),
    }
}

/// A room's address: as written, else from its title, with a number where that is taken.
fn slug(
    desk: &mut Desk<'_>,
    entry: &RoomEntry,
    title: &Localized<String>,
    index: RoomIndex,
    hung: &Hung<'_>,
) -> Slug {
    let taken: BTreeSet<&Slug> = hung.rooms.iter().map(|room| &room.slug).collect();
    let name = title
        .get(desk.languages.default(), &desk.languages)
        .1
        .clone();
    let base = entry.file.slug.as_ref().map(|slug| slug.value.clone());
    if let Some(slug) = entry
        .file
        .slug
        .as_ref()
        .filter(|slug| taken.contains(&slug.value))
    {
        let value = &slug.value;
        let message = say!(vi: "địa chỉ `{value}` đã có phòng khác dùng", en: "the address `{value}` belongs to another room");
        let hint = say!(vi: "chọn địa chỉ khác cho `slug:`", en: "choose another `slug:`");
        desk.tell_how(Rule::RoomSlug, &slug.place, message, hint);
    }
    let numbered = || Slug::parse(&format!("room-{}", index.0 + 1));
    let Some(base) = base.or_else(|| Slug::from_title(&name)).or_else(numbered) else {
        unreachable!("`room-1` is a slug")
    };
    let mut candidates =
        std::iter::once(base.clone()).chain((2..).map(|number| base.numbered(number)));
    let free = candidates.find(|slug| !taken.contains(slug));
    free.unwrap_or(base)
}

/// The work that stands for the room: the named one, else its first that needs no notice.
fn cover(
    desk: &mut Desk<'_>,
    entry: &RoomEntry,
    own: std::ops::Range<usize>,
    hung: &Hung<'_>,
) -> Option<WorkIndex> {
    let calm = |at: &usize| !hung.works[*at].sensitive;
    let first = own
        .clone()
        .chain(own.end..hung.works.len())
        .find(calm)
        .map(WorkIndex);
    let Some(cover) = &entry.file.cover else {
        return first;
    };
    let named = |stem: &str| same_name(stem) == same_name(&cover.value);
    if !entry.works.iter().any(|work| named(&work.stem)) {
        unknown_name(
            desk,
            cover,
            entry.works.iter().map(|work| work.stem.as_str()),
        );
    }
    own.into_iter()
        .filter(calm)
        .find(|&at| named(&hung.origins[at].stem))
        .map(WorkIndex)
        .or(first)
}

fn listed(entry: &RoomEntry) -> &[At<String>] {
    match &entry.file.order {
        Some(Order::List(names)) => names,
        _ => &[],
    }
}

/// Listed works first, in the list's order; then those with a number; then the rest by name, as the walk found them.
fn works_in_order<'a>(entry: &'a RoomEntry, order: &[At<String>]) -> Vec<&'a WorkEntry> {
    let listed = Listed::new(order);
    let mut works: Vec<&WorkEntry> = entry.works.iter().collect();
    works.sort_by_cached_key(|work| listed.rank(&work.stem, work.record.order.as_ref()));
    works
}

fn rooms_in_order<'a>(entry: &'a RoomEntry, order: &[At<String>]) -> Vec<&'a RoomEntry> {
    let listed = Listed::new(order);
    let mut rooms: Vec<&RoomEntry> = entry.inner.iter().collect();
    rooms.sort_by_cached_key(|room| match &room.file.order {
        Some(Order::Position(position)) => listed.rank(&room.name, Some(position)),
        _ => listed.rank(&room.name, None),
    });
    rooms
}

/// The places of an `order` list by name.
struct Listed(BTreeMap<String, usize>);

impl Listed {
    fn new(order: &[At<String>]) -> Self {
        let places = order.iter().enumerate().rev();
        Listed(
            places
                .map(|(at, name)| (same_name(&name.value), at))
                .collect(),
        )
    }

    fn rank(&self, name: &str, number: Option<&At<i64>>) -> (usize, i64) {
        match (self.0.get(&same_name(name)), number) {
            (Some(&at), _) => (at, 0),
            (None, Some(number)) => (usize::MAX - 1, number.value),
            (None, None) => (usize::MAX, 0),
        }
    }
}

/// Every name in an `order` list is the stem of a work or the name of an inner folder.
fn check_names(desk: &mut Desk<'_>, entry: &RoomEntry, order: &[At<String>]) {
    let works = entry.works.iter().map(|work| work.stem.as_str());
    let names: Vec<&str> = works
        .chain(entry.inner.iter().map(|room| room.name.as_str()))
        .collect();
    let known: BTreeSet<String> = names.iter().map(|name| same_name(name)).collect();
    for listed in order
        .iter()
        .filter(|listed| !known.contains(&same_name(&listed.value)))
    {
        unknown_name(desk, listed, names.iter().copied());
    }
}

fn unknown_name<'n>(
    desk: &mut Desk<'_>,
    written: &At<String>,
    names: impl Iterator<Item = &'n str>,
) {
    if withdrawn::had_name(desk, written) {
        return;
    }
    let name = &written.value;
    let message = say!(vi: "phòng này không có tranh hay thư mục nào tên `{name}`", en: "this room has no work or folder named `{name}`");
    let near = nearest(name, names);
    let hint = match near {
        Some(near) => say!(vi: "có phải ý bạn là `{near}`?", en: "did you mean `{near}`?"),
        None => {
            say!(vi: "ghi tên tệp tranh, không có đuôi `.jpg`", en: "write the picture's file name without its ending")
        }
    };
    desk.tell_how(Rule::RoomOrder, &written.place, message, hint);
}

/// A room with errors: its works and those of the rooms inside are left out.
fn leave_out(desk: &mut Desk<'_>, settings: &Settings, entry: &RoomEntry, around: &Cascade<'_>) {
    for work in &entry.works {
        works::leave_out(desk, settings, work, around);
    }
    for inner in &entry.inner {
        let place = Place::file(&*inner.path);
        keep_secrets(desk, settings, inner, &place);
        leave_out(desk, settings, inner, around);
    }
}

/// The folder's name, and what the room's defaults say: a value that each work replaces is shown nowhere.
fn keep_secrets(desk: &mut Desk<'_>, settings: &Settings, entry: &RoomEntry, place: &Place) {
    let folder = say!(vi: "tên thư mục", en: "the name of a folder");
    desk.secrets.file_name(&entry.name, folder, place);
    works::keep_defaults(desk, settings, &entry.file.defaults);
}

/// In what visitors read of a room that is shown.
fn check_public(desk: &mut Desk<'_>, entry: &RoomEntry) {
    let texts = [
        (&entry.file.title, Form::Plain),
        (&entry.file.intro, Form::Markdown),
    ];
    for (text, form) in texts {
        for version in text.iter().flat_map(versions) {
            desk.check_public(version, form);
        }
    }
}

/// Defaults hold what a class shares; what belongs to one child or one picture stays in its record.
fn refuse_personal(desk: &mut Desk<'_>, defaults: &WorkFile) {
    let text = |text: &Option<Text>| fields::place(text.as_ref()?).cloned();
    let artists = || defaults.artists.iter().flatten();
    let names = artists()
        .flat_map(|artist| [&artist.display_name, &artist.pen_name, &artist.name])
        .flatten();
    let mut personal: Vec<(&str, Place)> = names.map(|at| ("artist", at.place.clone())).collect();
    personal.extend(defaults.id.as_ref().map(|at| ("id", at.place.clone())));
    personal.extend(
        defaults
            .order
            .as_ref()
            .map(|at| ("order", at.place.clone())),
    );
    personal.extend(text(&defaults.title).map(|place| ("title", place)));
    personal.extend(text(&defaults.alt).map(|place| ("alt", place)));
    personal.extend(text(&defaults.statement).map(|place| ("statement", place)));
    for (key, place) in personal {
        let message = say!(
            vi: "`defaults:` chỉ ghi điều cả lớp có chung, không ghi `{key}` của một em",
            en: "`defaults:` hold what a class shares, not one work's `{key}`"
        );
        let hint =
            say!(vi: "chuyển sang bản ghi của bức tranh", en: "move it to the work's record");
        desk.tell_how(Rule::RoomDefaults, &place, message, hint);
    }
}
