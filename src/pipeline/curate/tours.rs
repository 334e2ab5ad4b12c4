//! Guided tours: which of their stops may be shown, and where in each picture they point.
//!
//! A work that is withheld, withdrawn, left out or in need of a notice is no stop: visitors find no trace of it, and the
//! curator is told. What is left of the tour keeps its order.

use std::collections::BTreeMap;

use super::fields::{Form, versions};
use super::rooms::Hung;
use super::{Desk, withdrawn};
use crate::diagnostics::{Rule, nearest, say};
use crate::exhibition::{
    Artwork, Localized, Region, SafeHtml, ShareBox, Slug, Stop, Tour, WorkIndex, same_name,
};
use crate::pipeline::catalogue::{Catalogue, RoomEntry, TourEntry, WorkEntry};
use crate::schema::written::{At, RegionBlock, Text};

pub(super) fn tours(desk: &mut Desk<'_>, catalogue: &Catalogue, hung: &Hung<'_>) -> Vec<Tour> {
    if catalogue.tours.is_empty() {
        return Vec::new();
    }
    let works = Works::new(catalogue, hung);
    let mut tours: Vec<Tour> = Vec::new();
    for entry in &catalogue.tours {
        let file_name = say!(vi: "tên tệp", en: "the name of a file");
        desk.secrets.name(&entry.name, file_name, &entry.place);
        if !desk.faulty.contains(&*entry.place.path) {
            tours.extend(tour(desk, entry, &works, &tours));
        }
        desk.tell_untranslated();
    }
    tours
}

/// Every work of the content folder by what a tour may call it: its way through the folders, and its id.
struct Works<'a> {
    by_name: BTreeMap<String, Found<'a>>,
    ways: Vec<String>,
}

/// A work that a tour names.
#[derive(Clone, Copy)]
enum Found<'a> {
    /// It hangs on a wall.
    Hung(WorkIndex, &'a Artwork),
    /// It is in the content folder and shown nowhere.
    Kept,
}

impl<'a> Works<'a> {
    fn new(catalogue: &Catalogue, hung: &'a Hung<'_>) -> Self {
        let mut works = Works {
            by_name: BTreeMap::new(),
            ways: Vec::new(),
        };
        works.keep(&catalogue.root);
        for (at, (work, entry)) in hung.works.iter().zip(&hung.origins).enumerate() {
            for name in names(entry) {
                works.by_name.insert(name, Found::Hung(WorkIndex(at), work));
            }
        }
        works
    }

    fn keep(&mut self, room: &RoomEntry) {
        for entry in &room.works {
            self.ways.push(entry.way());
            let names = names(entry).into_iter().map(|name| (name, Found::Kept));
            self.by_name.extend(names);
        }
        room.inner.iter().for_each(|inner| self.keep(inner));
    }
}

fn names(entry: &WorkEntry) -> Vec<String> {
    let names = entry.id().map(|id| id.to_string());
    names.into_iter().chain([same_name(&entry.way())]).collect()
}

fn tour(
    desk: &mut Desk<'_>,
    entry: &TourEntry,
    works: &Works<'_>,
    before: &[Tour],
) -> Option<Tour> {
    let file = &entry.file;
    // Without a title it has been told that one is missing.
    let title = desk.text(file.title.as_ref()?)?;
    let mut stops = Vec::new();
    for stop in &file.stops {
        let Some((at, work)) = find(desk, &stop.work, works) else {
            continue;
        };
        let words = words(desk, stop.words.as_ref());
        let regions = stop.regions.iter();
        let regions = regions.filter_map(|region| self::region(desk, region, work));
        stops.push(Stop {
            work: at,
            words,
            regions: regions.collect(),
        });
    }
    if stops.is_empty() {
        let message = say!(
            vi: "chuyến tham quan này không có tranh nào để xem nên không hiện",
            en: "this tour has no work to show and is left out"
        );
        let hint = say!(
            vi: "thêm vào `stops:` tranh đang được trưng bày, hoặc thêm `_` vào đầu tên tệp để bỏ qua",
            en: "add works that are shown to `stops:`, or start the file's name with `_` to have it ignored"
        );
        desk.tell_how(Rule::TourEmpty, &entry.place, message, hint);
        return None;
    }
    for version in file.title.iter().flat_map(versions) {
        desk.check_public(version, Form::Plain);
    }
    Some(Tour {
        slug: slug(desk, entry, &title, before),
        intro: words(desk, file.intro.as_ref()),
        title,
        stops,
    })
}

/// The work that a stop names; `None` where it is no stop, which is told.
fn find<'a>(
    desk: &mut Desk<'_>,
    written: &At<String>,
    works: &Works<'a>,
) -> Option<(WorkIndex, &'a Artwork)> {
    let name = &written.value;
    match works.by_name.get(&same_name(name)) {
        Some(Found::Hung(at, work)) if !work.sensitive => Some((*at, work)),
        Some(Found::Hung(..)) => {
            let message = say!(
                vi: "`{name}` cần lời báo trước (`sensitive`) nên không nằm trong chuyến tham quan",
                en: "`{name}` needs a notice (`sensitive`) and is no stop of a tour"
            );
            let hint = say!(vi: "chọn một bức tranh khác cho chặng này", en: "choose another work for this stop");
            desk.tell_how(Rule::TourLeftOut, &written.place, message, hint);
            None
        }
        Some(Found::Kept) => {
            let message = say!(
                vi: "`{name}` không được trưng bày nên chuyến tham quan đi qua mà không dừng",
                en: "`{name}` is not shown, so the tour passes it by"
            );
            let hint = say!(
                vi: "không cần làm gì; khi tranh được trưng bày, chặng này tự hiện lại",
                en: "there is nothing to do; once the work is shown, the stop comes back by itself"
            );
            desk.tell_how(Rule::TourLeftOut, &written.place, message, hint);
            None
        }
        None => {
            unknown(desk, written, &works.ways);
            None
        }
    }
}

fn unknown(desk: &mut Desk<'_>, written: &At<String>, ways: &[String]) {
    let name = &written.value;
    let stem = name.rsplit('/').next().unwrap_or(name).to_owned();
    if withdrawn::had_id(desk, written)
        || withdrawn::had_name(
            desk,
            &At {
                value: stem.clone(),
                place: written.place.clone(),
            },
        )
    {
        return;
    }
    let message = say!(vi: "không có bức tranh nào là `{name}`", en: "there is no work `{name}`");
    // Most forget the room.
    let of_stem = |way: &&String| {
        let own = way.rsplit('/').next();
        own.is_some_and(|own| same_name(own) == same_name(&stem))
    };
    let near = ways.iter().find(of_stem).map(String::as_str);
    let hint = match near.or_else(|| nearest(name, ways.iter().map(String::as_str))) {
        Some(near) => say!(vi: "có phải ý bạn là `{near}`?", en: "did you mean `{near}`?"),
        None => say!(
            vi: "ghi thư mục của phòng và tên tệp tranh, không có đuôi: `work: duoc-lang-nghe/ban-tay-am`; hoặc `id:` của tranh",
            en: "write the room's folder and the picture's file name without its ending: `work: duoc-lang-nghe/ban-tay-am`; or the work's `id:`"
        ),
    };
    desk.tell_how(Rule::TourWork, &written.place, message, hint);
}

/// A place in the picture, as shares of what is shown of it.
fn region(desk: &mut Desk<'_>, block: &RegionBlock, work: &Artwork) -> Option<Region> {
    let words = words(desk, block.words.as_ref());
    let whole = || ShareBox::new(0.0, 0.0, 1.0, 1.0);
    let frame = work.crop.or_else(whole)?;
    let Some(part) = block.part.value.within(&frame) else {
        let message = say!(
            vi: "khung này nằm trọn trong phần mà `crop` hoặc `trim` của tranh đã cắt đi",
            en: "this box lies wholly in what the work's `crop` or `trim` cuts off"
        );
        let hint = say!(
            vi: "khung tính theo cả bức tranh trước khi cắt, như `crop`; sửa `box`",
            en: "a box is measured on the whole picture before it is cut, as `crop` is; change `box`"
        );
        desk.tell_how(Rule::ValueRange, &block.part.place, message, hint);
        return None;
    };
    Some(Region { part, words })
}

fn words(desk: &mut Desk<'_>, text: Option<&Text>) -> Option<Localized<SafeHtml>> {
    let text = text?;
    for version in versions(text) {
        desk.check_public(version, Form::Markdown);
    }
    desk.prose(text)
}

/// A tour's address: as written, else from its title, with a number where that is taken.
fn slug(
    desk: &mut Desk<'_>,
    entry: &TourEntry,
    title: &Localized<String>,
    before: &[Tour],
) -> Slug {
    let free = |slug: &Slug| before.iter().all(|tour| tour.slug != *slug);
    let written = entry.file.slug.as_ref();
    if let Some(slug) = written.filter(|slug| !free(&slug.value)) {
        let value = &slug.value;
        let message = say!(vi: "địa chỉ `{value}` đã có chuyến tham quan khác dùng", en: "the address `{value}` belongs to another tour");
        let hint = say!(vi: "chọn địa chỉ khác cho `slug:`", en: "choose another `slug:`");
        desk.tell_how(Rule::RoomSlug, &slug.place, message, hint);
    }
    let (_, name) = title.get(desk.languages.default(), &desk.languages);
    let written = written.map(|slug| slug.value.clone());
    let numbered = || Slug::parse(&format!("tour-{}", before.len() + 1));
    let base = written.or_else(|| Slug::from_title(name)).or_else(numbered);
    let Some(base) = base else {
        unreachable!("`tour-1` is a slug")
    };
    let mut candidates =
        std::iter::once(base.clone()).chain((2..).map(|number| base.numbered(number)));
    candidates.find(free).unwrap_or(base)
}
