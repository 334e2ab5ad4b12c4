//! What a template sees: the theme author's reference.
//!
//! Every page gets a [`Frame`] under the name `page` and one of the bodies of [`Body`], whose fields stand beside
//! it at the top level. Every `href`, `src` and `srcset` is already relative to the page it is for and needs no
//! change. A [`Phrase`] carries its own language where that differs from the page's. Nothing here has a private
//! field: views are made from the public [`Exhibition`](crate::exhibition::Exhibition) alone.

use minijinja::Value;
use serde::{Serialize, Serializer};

use crate::exhibition::{SafeHtml, SitePath};

/// A page to render.
#[derive(Clone, Debug, Serialize)]
pub struct PageView {
    /// What all pages share.
    pub page: Frame,
    /// What this kind of page shows.
    #[serde(flatten)]
    pub body: Body,
}

/// What stands on every page.
#[derive(Clone, Debug, Serialize)]
pub struct Frame {
    /// Where the page stands; for `asset()`.
    pub path: SitePath,
    /// The language's code.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// How to get to the site's root: `""` or `"../../"`.
    pub root: String,
    /// The page's own title; absent on the home page.
    pub title: Option<Phrase>,
    /// For search engines and previews.
    pub description: Option<String>,
    /// The exhibition's name.
    pub site_title: Phrase,
    /// The home page in this language.
    pub home: String,
    /// The main navigation, in order.
    pub navigation: Vec<NavItem>,
    /// The footer's links, in order.
    pub footer: Vec<NavItem>,
    /// This page in every language of the site, this one included.
    pub languages: Vec<LanguageLink>,
    /// Whether search engines may list the page.
    pub index: bool,
    /// Whether search engines may list the page's pictures.
    pub index_pictures: bool,
    /// The page's Content-Security-Policy, for a meta tag. The program's own words: they are printed as they are, for
    /// escaped quotation marks would only make every page heavier.
    #[serde(serialize_with = "as_it_is")]
    pub policy: String,
    /// The feed in this language, relative; absent where there is none.
    pub feed: Option<String>,
    /// The page's absolute address, where the site has a base address.
    pub canonical: Option<String>,
    /// What other people's programs show of the page; absent where the site has no base address.
    pub social: Option<SocialCard>,
    /// JSON-LD for search engines, on pages that they may list; the program's own escaping, printed as it is.
    #[serde(serialize_with = "maybe_as_it_is")]
    pub data: Option<String>,
    /// The web manifest, relative; on the pages from which one keeps a site.
    pub manifest: Option<String>,
    /// The strip with the first help line; absent where the exhibition names none.
    pub help: Option<HelpStrip>,
    /// The way from the home page to here, without the home page and without this page.
    pub trail: Vec<NavItem>,
}

/// What each kind of page shows; the name of the variant is the name of the template.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
#[allow(
    clippy::large_enum_variant,
    reason = "one body lives at a time, for one page"
)]
pub enum Body {
    /// `home.html`
    Home(HomeView),
    /// `rooms.html`: all rooms
    Rooms(RoomsView),
    /// `room.html`
    Room(RoomView),
    /// `work.html`
    Work(Box<WorkView>),
    /// `slideshow.html`: the works of a room or of all rooms, one after the other
    Slideshow(SlideshowView),
    /// `tours.html`: all tours
    Tours(ToursView),
    /// `tour.html`: a tour, stop by stop
    Tour(TourView),
    /// `groups.html`: all topics, grades, provinces …
    Groups(GroupsView),
    /// `group.html`: the works of one topic, grade, province …
    Group(GroupView),
    /// `text.html`: a Markdown page
    Text(TextView),
    /// `help.html`
    Help(HelpView),
    /// `credits.html`
    Credits(CreditsView),
    /// `takedown.html`
    Takedown(TakedownView),
    /// `search.html`
    Search(SearchView),
    /// `offline.html`
    Offline(OfflineView),
    /// `not-found.html`
    NotFound(NotFoundView),
}

impl Body {
    /// The template that renders it.
    pub fn template(&self) -> &'static str {
        match self {
            Body::Home(_) => "home.html",
            Body::Rooms(_) => "rooms.html",
            Body::Room(_) => "room.html",
            Body::Work(_) => "work.html",
            Body::Slideshow(_) => "slideshow.html",
            Body::Tours(_) => "tours.html",
            Body::Tour(_) => "tour.html",
            Body::Groups(_) => "groups.html",
            Body::Group(_) => "group.html",
            Body::Text(_) => "text.html",
            Body::Help(_) => "help.html",
            Body::Credits(_) => "credits.html",
            Body::Takedown(_) => "takedown.html",
            Body::Search(_) => "search.html",
            Body::Offline(_) => "offline.html",
            Body::NotFound(_) => "not-found.html",
        }
    }
}

/// A text and, where it is not the page's own, its language.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct Phrase {
    /// The words.
    pub text: String,
    /// For a `lang` attribute; absent when the page's language fits.
    pub lang: Option<String>,
}

/// HTML from Markdown and, where it is not the page's own, its language. Print with `{{ x.html }}`: it is the
/// only value that is not escaped.
#[derive(Clone, Debug, Serialize)]
pub struct Prose {
    /// Cleaned HTML.
    #[serde(serialize_with = "unescaped")]
    pub html: SafeHtml,
    /// For a `lang` attribute; absent when the page's language fits.
    pub lang: Option<String>,
}

fn as_it_is<S: Serializer>(words: &str, serializer: S) -> Result<S::Ok, S::Error> {
    Value::from_safe_string(words.to_owned()).serialize(serializer)
}

fn unescaped<S: Serializer>(html: &SafeHtml, serializer: S) -> Result<S::Ok, S::Error> {
    Value::from_safe_string(html.as_str().to_owned()).serialize(serializer)
}

fn maybe_as_it_is<S: Serializer>(words: &Option<String>, serializer: S) -> Result<S::Ok, S::Error> {
    let words = words.clone().map(Value::from_safe_string);
    words.serialize(serializer)
}

/// The social card of a page.
#[derive(Clone, Debug, Serialize)]
pub struct SocialCard {
    /// Absolute.
    pub src: String,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// What is drawn on it.
    pub alt: String,
}

/// A link in a list of links.
#[derive(Clone, Debug, Serialize)]
pub struct NavItem {
    /// Relative.
    pub href: String,
    /// The name of the thing, where it has one of its own.
    pub name: Option<Phrase>,
    /// The key of its name in the theme's strings, where it has none: `t(key)`.
    pub key: Option<&'static str>,
    /// Whether this is the page one is on.
    pub current: bool,
}

/// The same page in a language.
#[derive(Clone, Debug, Serialize)]
pub struct LanguageLink {
    /// Its code.
    pub lang: String,
    /// Its own name for itself: Tiếng Việt.
    pub name: String,
    /// Relative.
    pub href: String,
    /// Absolute, where the site has a base address; for `hreflang`.
    pub canonical: Option<String>,
    /// Whether this is the page one is on.
    pub current: bool,
}

/// The strip with the first help line.
#[derive(Clone, Debug, Serialize)]
pub struct HelpStrip {
    /// As people write it.
    pub phone: String,
    /// `tel:111`
    pub tel: String,
    /// The help page.
    pub href: String,
}

/// A picture at all its sizes.
#[derive(Clone, Debug, Serialize)]
pub struct PictureView {
    /// One for each format, the most wanted first; the last is JPEG.
    pub sources: Vec<SourceSet>,
    /// A middle-sized JPEG for the `src`.
    pub src: String,
    /// Width in pixels of the largest derivative.
    pub width: u32,
    /// Height in pixels of the largest derivative.
    pub height: u32,
    /// The largest JPEG, to open on its own.
    pub largest: String,
    /// What is drawn; absent where nobody has said it yet.
    pub alt: Option<Phrase>,
    /// Width / height in steps of 0.05 as hundredths, `40`–`300`: for a class like `r75`, since no inline style is allowed.
    pub ratio: u32,
    /// `portrait`, `landscape` or `square`.
    pub shape: &'static str,
    /// The dominant colour as one of the theme's 16 tones, `0`–`15`: for a class like `tone-3`.
    pub tone: u8,
}

/// The derivatives of one format.
#[derive(Clone, Debug, Serialize)]
pub struct SourceSet {
    /// `image/webp`
    pub mime: &'static str,
    /// For `srcset`.
    pub srcset: String,
    /// Whether its largest picture is smaller than the largest there is: a browser that may have a larger one should
    /// be left to the formats behind it.
    pub partial: bool,
}

/// A work in a listing.
#[derive(Clone, Debug, Serialize)]
pub struct CardView {
    /// Its page.
    pub href: String,
    /// Absent: the theme says “Untitled”.
    pub title: Option<Phrase>,
    /// Absent for a sensitive work: the theme shows a notice in its place.
    pub picture: Option<PictureView>,
    /// Who made it; empty: anonymous.
    pub credits: Vec<String>,
}

/// A room in a list of rooms.
#[derive(Clone, Debug, Serialize)]
pub struct RoomCard {
    /// Its page.
    pub href: String,
    /// Its name.
    pub title: Phrase,
    /// Works in it and in the rooms inside.
    pub count: usize,
    /// The work that stands for it.
    pub cover: Option<PictureView>,
}

/// One of the groups of a grouping: a topic, a grade, a province …
#[derive(Clone, Debug, Serialize)]
pub struct GroupCard {
    /// Its page.
    pub href: String,
    /// Its name.
    pub name: GroupName,
    /// A code for an icon and a colour class: `contact`; on topics only.
    pub code: Option<String>,
    /// How many works are in it.
    pub count: usize,
    /// Its first work that is not sensitive.
    pub cover: Option<PictureView>,
}

/// The name of a group: words of the exhibition's, or a number that the theme's strings put into words.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum GroupName {
    /// A topic, province, school, award or letter.
    Words {
        /// The words.
        phrase: Phrase,
    },
    /// `t("grade-n", n=number)`
    Grade {
        /// 1–12
        number: u8,
    },
    /// As it is.
    Year {
        /// The year.
        number: u16,
    },
}

/// Where in a paginated listing a page stands.
#[derive(Clone, Debug, Serialize)]
pub struct Pager {
    /// From 1.
    pub number: usize,
    /// How many pages.
    pub of: usize,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
    /// All pages, in order.
    pub pages: Vec<PagerItem>,
}

/// One page of a paginated listing.
#[derive(Clone, Debug, Serialize)]
pub struct PagerItem {
    /// From 1.
    pub number: usize,
    /// Relative.
    pub href: String,
    /// Whether this is the page one is on.
    pub current: bool,
}

/// `home.html`
#[derive(Clone, Debug, Serialize)]
pub struct HomeView {
    /// The exhibition in a sentence.
    pub description: Option<Phrase>,
    /// The outermost rooms.
    pub rooms: Vec<RoomCard>,
    /// A few works, from every room.
    pub highlights: Vec<CardView>,
    /// The topics that have works.
    pub topics: Vec<GroupCard>,
    /// How many works there are.
    pub count: usize,
    /// The slideshow of all rooms; absent where every work is sensitive.
    pub slideshow: Option<String>,
    /// The tours.
    pub tours: Vec<NavItem>,
}

/// `rooms.html`
#[derive(Clone, Debug, Serialize)]
pub struct RoomsView {
    /// The outermost rooms.
    pub rooms: Vec<RoomCard>,
}

/// `room.html`
#[derive(Clone, Debug, Serialize)]
pub struct RoomView {
    /// Its name.
    pub title: Phrase,
    /// The introduction; on the first page only.
    pub intro: Option<Prose>,
    /// The rooms inside; on the first page only.
    pub inner: Vec<RoomCard>,
    /// The wall.
    pub works: Vec<CardView>,
    /// Works in this room alone.
    pub count: usize,
    /// Absent when one page holds all.
    pub pager: Option<Pager>,
    /// The neighbouring room before.
    pub previous: Option<NavItem>,
    /// The neighbouring room after.
    pub next: Option<NavItem>,
}

/// `work.html`
#[derive(Clone, Debug, Serialize)]
pub struct WorkView {
    /// Opaque and stable: what a takedown request names.
    pub id: String,
    /// Absent: the theme says “Untitled”.
    pub title: Option<Phrase>,
    /// The picture.
    pub picture: PictureView,
    /// For going close to it; absent where the picture shows all there is.
    pub deep: Option<DeepView>,
    /// Shown only on request.
    pub sensitive: bool,
    /// Who made it; empty: anonymous.
    pub credits: Vec<String>,
    /// `stage-primary` …: the key of the school stage in the theme's strings.
    pub stage: Option<&'static str>,
    /// 1–12, with the listing of its grade.
    pub grade: Option<Linked<u8>>,
    /// Years.
    pub age: Option<u8>,
    /// With the listing of the school.
    pub school: Option<Linked<String>>,
    /// With the listing of the province.
    pub province: Option<Linked<String>>,
    /// With the listing of the year.
    pub year: Option<Linked<u16>>,
    /// What it is made with.
    pub medium: Option<Phrase>,
    /// As on the label.
    pub dimensions: Option<String>,
    /// With the listing of the award.
    pub award: Option<Linked<Phrase>>,
    /// Its topics.
    pub topics: Vec<TopicView>,
    /// The child's own words.
    pub statement: Option<Prose>,
    /// The key of a question to talk about, in the theme's strings: by the first topic.
    pub talk: Option<String>,
    /// The room.
    pub room: NavItem,
    /// The work before in the room.
    pub previous: Option<WorkLink>,
    /// The work after in the room.
    pub next: Option<WorkLink>,
    /// Where in the room it hangs, from 1.
    pub position: usize,
    /// How many works hang there.
    pub of: usize,
    /// A few works on the same topics in other rooms; none of them needs a notice.
    pub related: Vec<CardView>,
    /// The room's slideshow; absent for a sensitive work, which is not in it.
    pub slideshow: Option<String>,
    /// The rights statement.
    pub rights: RightsView,
    /// The page on how to ask for a takedown.
    pub takedown: String,
    /// Public extra fields, by key.
    pub extra: std::collections::BTreeMap<String, String>,
}

/// The tiles of a large scan. A tile's address is `tiles` and `LEVEL/COLUMN-ROW.jpg`, each from 0; a level is half the
/// next, rounded up.
#[derive(Clone, Debug, Serialize)]
pub struct DeepView {
    /// Their folder, with a `/` at the end.
    pub tiles: String,
    /// Width in pixels of the deepest level.
    pub width: u32,
    /// Height in pixels of the deepest level.
    pub height: u32,
    /// The edge of a tile in pixels.
    pub edge: u32,
    /// The number of the deepest level; 0 is the whole picture in one tile.
    pub deepest: u32,
}

/// A value with the listing of all works that share it.
#[derive(Clone, Debug, Serialize)]
pub struct Linked<T> {
    /// The value.
    pub value: T,
    /// The listing.
    pub href: String,
}

/// A topic on a work's label.
#[derive(Clone, Debug, Serialize)]
pub struct TopicView {
    /// For an icon and a colour class.
    pub code: String,
    /// Its name.
    pub name: Phrase,
    /// Its listing.
    pub href: String,
}

/// The work before or after.
#[derive(Clone, Debug, Serialize)]
pub struct WorkLink {
    /// Its page.
    pub href: String,
    /// Whether the work may be called by its title here: a page that search engines may list names none that they may
    /// not.
    pub named: bool,
    /// Absent: the theme says “Untitled”, where the work may be named.
    pub title: Option<Phrase>,
    /// For the viewer, which goes from work to work; absent where it may not show the picture at once: a sensitive
    /// work's, or one that is kept from search engines on the page of one that is not.
    pub picture: Option<PictureView>,
}

/// A rights statement.
#[derive(Clone, Debug, Serialize)]
pub struct RightsView {
    /// Its address.
    pub href: String,
    /// Its key in the theme's strings: `rights-in-copyright`, `rights-cc-by`, … or `rights-other`.
    pub key: &'static str,
}

/// A large picture on the wall of a slideshow or a tour, with its label. Never a sensitive work's.
#[derive(Clone, Debug, Serialize)]
pub struct SlideView {
    /// The work's page.
    pub href: String,
    /// Absent: the theme says “Untitled”.
    pub title: Option<Phrase>,
    /// The picture.
    pub picture: PictureView,
    /// Who made it; empty: anonymous.
    pub credits: Vec<String>,
    /// 1–12.
    pub grade: Option<u8>,
    /// Years.
    pub age: Option<u8>,
    /// The school's name.
    pub school: Option<String>,
    /// What it is made with.
    pub medium: Option<Phrase>,
    /// A prize.
    pub award: Option<Phrase>,
}

/// `slideshow.html`
#[derive(Clone, Debug, Serialize)]
pub struct SlideshowView {
    /// The room's name; absent for the slideshow of all rooms.
    pub room: Option<Phrase>,
    /// The works, in visiting order.
    pub slides: Vec<SlideView>,
    /// The place of this page's first work in the whole slideshow, from 1.
    pub first: usize,
    /// How many works the whole slideshow has.
    pub count: usize,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
    /// Where the slideshow begins: this page or another.
    pub start: String,
    /// Out of the slideshow: to the room, or to the home page.
    pub leave: String,
    /// The slideshows of all rooms and of each, this one among them.
    pub others: Vec<NavItem>,
}

/// A tour in a list of tours.
#[derive(Clone, Debug, Serialize)]
pub struct TourCard {
    /// Its page.
    pub href: String,
    /// Its name.
    pub title: Phrase,
    /// How many stops.
    pub count: usize,
    /// The picture of its first stop.
    pub cover: Option<PictureView>,
}

/// `tours.html`
#[derive(Clone, Debug, Serialize)]
pub struct ToursView {
    /// In the order of their files.
    pub tours: Vec<TourCard>,
}

/// `tour.html`
#[derive(Clone, Debug, Serialize)]
pub struct TourView {
    /// Its name.
    pub title: Phrase,
    /// What it is about.
    pub intro: Option<Prose>,
    /// The stops, in order; never none.
    pub stops: Vec<StopView>,
    /// The list of all tours; absent where there is no other.
    pub tours: Option<String>,
}

/// A stop of a tour.
#[derive(Clone, Debug, Serialize)]
pub struct StopView {
    /// The work.
    pub slide: SlideView,
    /// The guide's words.
    pub words: Option<Prose>,
    /// Places in the picture to look at, in order.
    pub regions: Vec<RegionView>,
}

/// A place in a picture, in thousandths of the picture's width: for the `viewBox` of a drawing over it, since no inline
/// style is allowed.
#[derive(Clone, Debug, Serialize)]
pub struct RegionView {
    /// Left edge.
    pub x: u32,
    /// Upper edge, in thousandths of the width as all the others.
    pub y: u32,
    /// At least 1.
    pub width: u32,
    /// At least 1.
    pub height: u32,
    /// The guide's words.
    pub words: Option<Prose>,
}

/// Which grouping: the first segment of its address, and its keys in the theme's strings (`topics`, `topics-lead`).
#[derive(Clone, Copy, Debug, Serialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "groupings by their names")]
pub enum Grouping {
    Topics,
    Grades,
    Provinces,
    Schools,
    Awards,
    Years,
    /// By the first letter of the title.
    Titles,
}

/// `groups.html`
#[derive(Clone, Debug, Serialize)]
pub struct GroupsView {
    /// Which grouping.
    pub grouping: Grouping,
    /// The groups, in their natural order.
    pub groups: Vec<GroupCard>,
    /// The other groupings that have works: ways to go on.
    pub others: Vec<NavItem>,
}

/// `group.html`
#[derive(Clone, Debug, Serialize)]
pub struct GroupView {
    /// Which grouping.
    pub grouping: Grouping,
    /// The group's name.
    pub name: GroupName,
    /// On topics only.
    pub code: Option<String>,
    /// Its works.
    pub works: Vec<CardView>,
    /// How many there are on all pages.
    pub count: usize,
    /// Absent when one page holds all.
    pub pager: Option<Pager>,
}

/// `text.html`
#[derive(Clone, Debug, Serialize)]
pub struct TextView {
    /// The text.
    pub body: Prose,
}

/// `help.html`
#[derive(Clone, Debug, Serialize)]
pub struct HelpView {
    /// The curator's words.
    pub body: Option<Prose>,
    /// The lines, most important first.
    pub lines: Vec<HelpLineView>,
    /// `2026-01-11`: print with the filter `date`.
    pub checked_on: Option<String>,
}

/// A help line.
#[derive(Clone, Debug, Serialize)]
pub struct HelpLineView {
    /// As people write it.
    pub phone: String,
    /// `tel:111`
    pub tel: String,
    /// Whose line it is.
    pub name: Phrase,
    /// Its web address.
    pub url: Option<String>,
}

/// `credits.html`
#[derive(Clone, Debug, Serialize)]
pub struct CreditsView {
    /// The curator's words.
    pub body: Option<Prose>,
    /// Every statement of rights in use, with its works.
    pub rights: Vec<RightsGroup>,
    /// The browser files and fonts that the theme brings, with their licences.
    pub vendored: Vec<VendoredView>,
}

/// The works under one statement of rights.
#[derive(Clone, Debug, Serialize)]
pub struct RightsGroup {
    /// The statement.
    pub rights: RightsView,
    /// How many works.
    pub count: usize,
}

/// A third-party file of the theme.
#[derive(Clone, Debug, Serialize)]
pub struct VendoredView {
    /// `Baloo 2`
    pub name: String,
    /// `5.2.6`
    pub version: String,
    /// `OFL-1.1`
    pub license: String,
    /// Its licence text, relative.
    pub href: String,
}

/// `takedown.html`
#[derive(Clone, Debug, Serialize)]
pub struct TakedownView {
    /// The curator's words.
    pub body: Option<Prose>,
    /// The organiser.
    pub name: Option<Phrase>,
    /// An address for e-mail.
    pub email: Option<String>,
    /// A number.
    pub phone: Option<String>,
    /// `tel:…`
    pub tel: Option<String>,
}

/// `search.html`: with script a search, without it the ways to look around. What the script finds it puts into the
/// page's own templates, so that a theme decides how a result looks.
#[derive(Clone, Debug, Serialize)]
pub struct SearchView {
    /// The root of the index, relative; the rest of it lies beside.
    pub index: String,
    /// Before the id of a work and `/index.html`: its page, relative.
    pub works: String,
    /// Before the id of a work and the name of a file: its picture, relative.
    pub pictures: String,
    /// How many works there are.
    pub count: usize,
    /// What can be chosen beside words.
    pub facets: Vec<FacetView>,
    /// The ways to look around.
    pub browse: Vec<BrowseView>,
}

/// Something to choose by.
#[derive(Clone, Debug, Serialize)]
pub struct FacetView {
    /// The name of the field, and its key in the theme's strings: `topics`, `rooms`, `grades` …
    pub name: &'static str,
    /// In the order of their listing.
    pub choices: Vec<ChoiceView>,
}

/// One of the things to choose.
#[derive(Clone, Debug, Serialize)]
pub struct ChoiceView {
    /// The field's value; of a topic its code.
    pub value: String,
    /// Its name.
    pub name: GroupName,
    /// How many works it has.
    pub count: usize,
}

/// A way to look around.
#[derive(Clone, Debug, Serialize)]
pub struct BrowseView {
    /// Its key in the theme's strings: `rooms`, `topics` …
    pub name: &'static str,
    /// The page with all of it.
    pub href: String,
    /// Its listings, without covers; none where they are too many for a list of links.
    pub groups: Vec<GroupCard>,
}

/// `offline.html`: only where `exhibition.yaml` says `offline: true`.
#[derive(Clone, Debug, Serialize)]
pub struct OfflineView {
    /// The page's script, relative.
    pub script: String,
    /// The service worker, relative.
    pub worker: String,
    /// What the copy takes, rounded up.
    pub megabytes: u64,
}

/// `not-found.html`: one file for all languages, since a host serves it for any address.
#[derive(Clone, Debug, Serialize)]
pub struct NotFoundView {
    /// The home page in every language.
    pub homes: Vec<LanguageLink>,
}
