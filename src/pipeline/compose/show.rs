//! Pictures for a hall: slideshows and guided tours. Never a sensitive work, and no way out of the exhibition.

use super::desk::Desk;
use super::pictures::picture;
use crate::exhibition::{Artwork, Region, RoomIndex, Stop, Tour, TourIndex, WorkIndex};
use crate::pipeline::plan::{Address, SHOW_SIZE, show};
use crate::theme::views::{
    NavItem, PictureView, RegionView, SlideView, SlideshowView, StopView, TourCard, TourView,
    ToursView,
};

pub(super) fn slideshow(desk: &Desk<'_>, room: Option<RoomIndex>, number: usize) -> SlideshowView {
    let works = show(desk.exhibition, room);
    let pages = works.len().div_ceil(SHOW_SIZE);
    let page = |number| desk.to(&Address::Slideshow { room, number });
    let here = works.chunks(SHOW_SIZE).nth(number - 1).unwrap_or_default();
    SlideshowView {
        room: room.map(|room| desk.phrase(&desk.exhibition.room(room).title)),
        slides: here.iter().filter_map(|&at| slide(desk, at)).collect(),
        first: (number - 1) * SHOW_SIZE + 1,
        count: works.len(),
        previous: (number > 1).then(|| page(number - 1)),
        next: (number < pages).then(|| page(number + 1)),
        start: page(1),
        leave: desk.to(&match room {
            Some(room) => Address::Room { room, number: 1 },
            None => Address::Home,
        }),
        others: slideshows(desk, room),
    }
}

/// The slideshows of all rooms, and of each that has something to show.
fn slideshows(desk: &Desk<'_>, here: Option<RoomIndex>) -> Vec<NavItem> {
    let link = |room: Option<RoomIndex>| {
        let address = Address::Slideshow { room, number: 1 };
        let link = match room {
            Some(room) => desk.named(address, desk.phrase(&desk.exhibition.room(room).title)),
            None => desk.nav(address, "slideshow-all"),
        };
        NavItem {
            current: room == here,
            ..link
        }
    };
    let rooms = (0..desk.exhibition.rooms.len()).map(|at| Some(RoomIndex(at)));
    let shows = std::iter::once(None).chain(rooms);
    shows
        .filter(|&room| !show(desk.exhibition, room).is_empty())
        .map(link)
        .collect()
}

/// The way to a slideshow that shows something.
pub(super) fn to_slideshow(desk: &Desk<'_>, room: Option<RoomIndex>) -> String {
    desk.to(&Address::Slideshow { room, number: 1 })
}

/// The ways to all tours.
pub(super) fn to_tours(desk: &Desk<'_>) -> Vec<NavItem> {
    let tours = desk.exhibition.tours.iter().enumerate();
    let link = |(at, tour): (usize, &Tour)| {
        desk.named(Address::Tour(TourIndex(at)), desk.phrase(&tour.title))
    };
    tours.map(link).collect()
}

pub(super) fn tours(desk: &Desk<'_>) -> ToursView {
    let tours = desk.exhibition.tours.iter().enumerate();
    let may = desk.representatives();
    let cards = tours.map(|(at, tour)| TourCard {
        href: desk.to(&Address::Tour(TourIndex(at))),
        title: desk.phrase(&tour.title),
        count: tour.stops.len(),
        cover: (tour.stops.iter().map(|stop| stop.work))
            .find(|&work| may(work))
            .and_then(|work| picture(desk, work)),
    });
    ToursView {
        tours: cards.collect(),
    }
}

pub(super) fn tour(desk: &Desk<'_>, index: TourIndex) -> TourView {
    let tour = desk.exhibition.tour(index);
    let several = desk.exhibition.tours.len() > 1;
    TourView {
        title: desk.phrase(&tour.title),
        intro: tour.intro.as_ref().map(|intro| desk.prose(intro)),
        stops: tour
            .stops
            .iter()
            .filter_map(|stop| self::stop(desk, stop))
            .collect(),
        tours: several.then(|| desk.to(&Address::Tours)),
    }
}

fn stop(desk: &Desk<'_>, stop: &Stop) -> Option<StopView> {
    let slide = slide(desk, stop.work)?;
    let regions = stop.regions.iter();
    let regions = regions.map(|region| self::region(desk, region, &slide.picture));
    Some(StopView {
        regions: regions.collect(),
        words: stop.words.as_ref().map(|words| desk.prose(words)),
        slide,
    })
}

/// Shares of width and height become thousandths of the width: a circle drawn over the picture stays round.
fn region(desk: &Desk<'_>, region: &Region, picture: &PictureView) -> RegionView {
    let [x, y, width, height] = region.part.shares();
    let tall = f64::from(picture.height) / f64::from(picture.width.max(1));
    let thousandths = |share: f64| (share * 1000.0).round() as u32;
    RegionView {
        x: thousandths(x),
        y: thousandths(y * tall),
        width: thousandths(width).max(1),
        height: thousandths(height * tall).max(1),
        words: region.words.as_ref().map(|words| desk.prose(words)),
    }
}

/// A work on the large wall; `None` where its picture could not be made, in which case nothing is published.
fn slide(desk: &Desk<'_>, at: WorkIndex) -> Option<SlideView> {
    let work: &Artwork = desk.exhibition.work(at);
    let credits = work.credits.iter();
    Some(SlideView {
        href: desk.to(&Address::Work(at)),
        title: work.title.as_ref().map(|title| desk.phrase(title)),
        picture: picture(desk, at)?,
        credits: credits.map(|credit| credit.text().to_owned()).collect(),
        grade: work.grade,
        age: work.age,
        school: work.school.clone(),
        medium: work.medium.as_ref().map(|medium| desk.phrase(medium)),
        award: work.award.as_ref().map(|award| desk.phrase(award)),
    })
}
