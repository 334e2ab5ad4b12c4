//! The page of a work: the picture and the label beside it.

use super::desk::Desk;
use super::pictures::picture;
use super::related::related;
use super::show::to_slideshow;
use super::tiles::deep;
use crate::exhibition::{Artwork, Localized, PageKind, Rights, SchoolStage, Slug, WorkIndex};
use crate::pipeline::plan::{Address, GroupLabel, Grouping};
use crate::theme::views::{Linked, PictureView, RightsView, TopicView, WorkLink, WorkView};

pub(super) fn work(desk: &Desk<'_>, at: WorkIndex) -> WorkView {
    let exhibition = desk.exhibition;
    let work = exhibition.work(at);
    let room = exhibition.room(work.room);
    // A room's works stand in ascending order: that is the visiting order.
    let position = room.works.binary_search(&at).unwrap_or(0);
    let beside = |step: isize| {
        let &other = room.works.get(position.checked_add_signed(step)?)?;
        let neighbour = exhibition.work(other);
        let title = neighbour.title.as_ref();
        // A page that may be listed shows and names no work that may not; the viewer goes on to the next picture.
        let named = neighbour.indexable || !work.indexable;
        let at_once = !neighbour.sensitive && named;
        Some(WorkLink {
            href: desk.to(&Address::Work(other)),
            named,
            title: title.filter(|_| named).map(|title| desk.phrase(title)),
            picture: at_once.then(|| picture(desk, other)).flatten(),
        })
    };
    let listing = Listing { desk, at };
    WorkView {
        id: work.id.to_string(),
        title: work.title.as_ref().map(|title| desk.phrase(title)),
        picture: shown(desk, at),
        deep: deep(desk, at),
        sensitive: work.sensitive,
        credits: work
            .credits
            .iter()
            .map(|credit| credit.text().to_owned())
            .collect(),
        stage: work.stage.map(SchoolStage::key),
        grade: listing.of(Grouping::Grades, work.grade),
        age: work.age,
        school: listing.of(Grouping::Schools, work.school.clone()),
        province: listing.of(
            Grouping::Provinces,
            work.province
                .as_ref()
                .map(|province| province.name.to_owned()),
        ),
        year: listing.of(Grouping::Years, work.year),
        medium: work.medium.as_ref().map(|medium| desk.phrase(medium)),
        dimensions: work.dimensions.clone(),
        award: listing.of(
            Grouping::Awards,
            work.award.as_ref().map(|award| desk.phrase(award)),
        ),
        topics: topics(desk, work),
        statement: work
            .statement
            .as_ref()
            .map(|statement| desk.prose(statement)),
        talk: Some(talk(work).to_owned()),
        room: desk.named(
            Address::Room {
                room: work.room,
                number: 1,
            },
            desk.phrase(&room.title),
        ),
        previous: beside(-1),
        next: beside(1),
        position: position + 1,
        of: room.works.len(),
        related: related(desk, at),
        slideshow: (!work.sensitive).then(|| to_slideshow(desk, Some(work.room))),
        rights: rights(&work.rights),
        takedown: desk.to(&Address::Page(PageKind::Takedown)),
        extra: work.extra.clone(),
    }
}

/// The question to talk about: by the first topic that the theme has one for.
fn talk(work: &Artwork) -> &'static str {
    const QUESTIONS: [(&str, &str); 4] = [
        ("content", "talk-content"),
        ("contact", "talk-contact"),
        ("conduct", "talk-conduct"),
        ("contract", "talk-contract"),
    ];
    let by_topic = |code: &Slug| {
        QUESTIONS
            .iter()
            .find(|(topic, _)| *topic == code.as_str())
            .map(|(_, key)| *key)
    };
    work.topics
        .iter()
        .find_map(by_topic)
        .unwrap_or("talk-general")
}

/// Gate 2 lets nothing through unless every picture was made.
fn shown(desk: &Desk<'_>, at: WorkIndex) -> PictureView {
    match picture(desk, at) {
        Some(picture) => picture,
        None => unreachable!("pages are composed only when every picture was made"),
    }
}

/// The listings in which a work stands.
struct Listing<'a> {
    desk: &'a Desk<'a>,
    at: WorkIndex,
}

impl Listing<'_> {
    fn of<T>(&self, grouping: Grouping, value: Option<T>) -> Option<Linked<T>> {
        let value = value?;
        let groups = self
            .desk
            .groupings()
            .iter()
            .find(|groups| groups.grouping == grouping)?;
        let group = groups
            .groups
            .iter()
            .find(|group| group.works.binary_search(&self.at).is_ok())?;
        let address = Address::Group {
            grouping,
            key: group.key.clone(),
            number: 1,
        };
        Some(Linked {
            value,
            href: self.desk.to(&address),
        })
    }
}

fn topics(desk: &Desk<'_>, work: &Artwork) -> Vec<TopicView> {
    let groups = desk
        .groupings()
        .iter()
        .filter(|groups| groups.grouping == Grouping::Topics);
    let own = groups
        .flat_map(|groups| &groups.groups)
        .filter(|group| work.topics.contains(&group.key));
    let topics = own.filter_map(|group| {
        let GroupLabel::Words(name) = &group.label else {
            return None;
        };
        let name: &Localized<String> = name;
        let address = Address::Group {
            grouping: Grouping::Topics,
            key: group.key.clone(),
            number: 1,
        };
        Some(TopicView {
            code: group.key.to_string(),
            name: desk.phrase(name),
            href: desk.to(&address),
        })
    });
    topics.collect()
}

/// A rights statement and its key in the theme's strings.
pub(super) fn rights(rights: &Rights) -> RightsView {
    const KEYS: [(&str, &str); 9] = [
        ("rightsstatements.org/vocab/InC/", "rights-in-copyright"),
        ("/licenses/by/", "rights-cc-by"),
        ("/licenses/by-sa/", "rights-cc-by-sa"),
        ("/licenses/by-nc/", "rights-cc-by-nc"),
        ("/licenses/by-nc-sa/", "rights-cc-by-nc-sa"),
        ("/licenses/by-nd/", "rights-cc-by-nd"),
        ("/licenses/by-nc-nd/", "rights-cc-by-nc-nd"),
        ("/publicdomain/zero/", "rights-cc0"),
        ("/publicdomain/mark/", "rights-public-domain"),
    ];
    let known = KEYS.iter().find(|(part, _)| rights.url.contains(part));
    RightsView {
        href: rights.url.clone(),
        key: known.map_or("rights-other", |(_, key)| key),
    }
}
