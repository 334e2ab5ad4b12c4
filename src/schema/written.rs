//! The as-written types: what a file says, with the place of each value. Untrusted and private.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;

use crate::diagnostics::{Place, Spot};
use crate::exhibition::{Language, Level, PictureFormat, Scope, ShareBox, Slug, WorkId};

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At<T> {
    /// What was read.
    pub value: T,
    /// Where.
    pub place: Place,
}

impl At<String> {
    /// Where some bytes of the value stand, for those who read it on (Markdown): exactly where the value's lines
    /// are those of the file, else the place of the whole value.
    pub fn locate(&self, range: Range<usize>) -> Place {
        self.exact(range).unwrap_or_else(|| self.place.clone())
    }

    fn exact(&self, range: Range<usize>) -> Option<Place> {
        let spot = self.place.spot.as_ref()?;
        let first = self.value.split('\n').next()?;
        let shown = &spot.excerpt[spot.range.clone()];
        let lead = spot.range.start + shown.find(first)?;
        let rest = shown.len() - first.len();
        // Quotation marks may surround a single line; more lines than one stand bare.
        let single = first.len() == self.value.len();
        if rest > 0 && !(single && rest == 2) {
            return None;
        }
        let before = self.value.get(..range.start)?;
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = self.value[line_start..].split('\n').next()?;
        let lines = before.matches('\n').count();
        let (excerpt, lead) = match lines {
            0 => (spot.excerpt.clone(), lead),
            _ => (format!("{}{line}", &spot.excerpt[..lead]).into(), lead),
        };
        let from = (lead + range.start - line_start).min(excerpt.len());
        let to = (lead + range.end.max(range.start) - line_start).clamp(from, lead + line.len());
        Some(Place {
            path: self.place.path.clone(),
            spot: Some(Spot {
                line: spot.line + lines,
                column: excerpt.get(..from)?.chars().count() + 1,
                range: from..if excerpt.is_char_boundary(to) {
                    to
                } else {
                    from
                },
                excerpt,
            }),
        })
    }
}

/// A text field: a plain string is in the exhibition's first language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// `title: Bàn tay ấm`
    Plain(At<String>),
    /// `title: {vi: Bàn tay ấm, en: Warm hand}`; never empty.
    ByLanguage(BTreeMap<Language, At<String>>),
}

/// `exhibition.yaml`.
#[derive(Clone, Debug, Default)]
pub struct ExhibitionFile {
    /// Required.
    pub title: Option<Text>,
    /// One or two sentences.
    pub description: Option<Text>,
    /// Default: `[vi]`.
    pub languages: Option<At<Vec<At<Language>>>>,
    /// With http or https; a missing final `/` is added.
    pub base_url: Option<At<String>>,
    /// Default: `safety`.
    pub theme: Option<At<String>>,
    /// Whether visitors are offered a copy for where there is no network. Default: false.
    pub offline: Option<At<bool>>,
    /// Ceilings for the whole site.
    pub publish: PublishBlock,
    /// What beside the built-in rules asks for a person's look.
    pub safety: SafetyBlock,
    /// How pictures are made.
    pub derivatives: DerivativesBlock,
    /// In written order; default: the four of the CO:RE classification.
    pub topics: Option<Vec<(At<Slug>, Text)>>,
    /// Help lines.
    pub help: Option<HelpBlock>,
    /// Whom to ask for a takedown.
    pub contact: Option<ContactBlock>,
    /// Order of the outermost rooms: folder names.
    pub order: Option<Vec<At<String>>>,
    /// Cascades to every room.
    pub defaults: WorkFile,
}

/// `publish:` in `exhibition.yaml`.
#[derive(Clone, Debug, Default)]
pub struct PublishBlock {
    /// Default: `anonymous`.
    pub level: Option<At<Level>>,
    /// The site's own switch for full names. Default: false.
    pub full_names: Option<At<bool>>,
    /// Whether search engines are invited where a consent allows it. Default: false.
    pub indexing: Option<At<bool>>,
    /// 320–4096 pixels. Default: 1920.
    pub max_edge: Option<At<u32>>,
    /// How far works with `deep_zoom` go: 320–16,000 pixels. Default: 10,000.
    pub deep_zoom_edge: Option<At<u32>>,
    /// Keys of `extra:` that visitors may see, each with the scope that it needs. Default: none.
    pub extra: Option<Vec<(At<String>, Scope)>>,
}

/// `safety:` in `exhibition.yaml`.
#[derive(Clone, Debug, Default)]
pub struct SafetyBlock {
    /// Phrases beside the built-in ones that ask for a person's look at a title or statement. Default: none.
    pub disclosure_words: Option<Vec<At<String>>>,
}

/// `derivatives:` in `exhibition.yaml`.
#[derive(Clone, Debug, Default)]
pub struct DerivativesBlock {
    /// 16–4096 pixels each, 1–8 of them. Default: 320, 640, 1280, 1920.
    pub widths: Option<Vec<At<u32>>>,
    /// Default: webp and jpeg; jpeg is always made.
    pub formats: Option<Vec<At<PictureFormat>>>,
    /// 16–4096 pixels: WebP is made up to this width. Default: 640.
    pub webp_up_to: Option<At<u32>>,
    /// 30–95. Default: 80.
    pub quality: Option<At<u8>>,
}

/// `help:` in `exhibition.yaml`.
#[derive(Clone, Debug, Default)]
pub struct HelpBlock {
    /// When somebody last made sure of the numbers.
    pub checked_on: Option<At<Date>>,
    /// Most important first.
    pub lines: Vec<HelpLineBlock>,
}

/// A line of `help.lines`.
#[derive(Clone, Debug)]
pub struct HelpLineBlock {
    /// Required: digits, spaces, `+`.
    pub phone: At<String>,
    /// Required.
    pub name: Text,
    /// http or https.
    pub url: Option<At<String>>,
}

/// `contact:` in `exhibition.yaml`.
#[derive(Clone, Debug)]
pub struct ContactBlock {
    /// Required.
    pub name: Text,
    /// One `@`.
    pub email: Option<At<String>>,
    /// A number.
    pub phone: Option<At<String>>,
}

/// `room.yaml`.
#[derive(Clone, Debug, Default)]
pub struct RoomFile {
    /// The room's name; absent: the room is numbered, since a folder's name is never shown.
    pub title: Option<Text>,
    /// Its address.
    pub slug: Option<At<Slug>>,
    /// Markdown.
    pub intro: Option<Text>,
    /// A list of stems and of inner folders, or a number by which the room stands among its siblings.
    pub order: Option<Order>,
    /// A stem.
    pub cover: Option<At<String>>,
    /// A ceiling for the room and the rooms inside.
    pub level: Option<At<Level>>,
    /// Cascades to works and inner rooms.
    pub defaults: WorkFile,
}

/// `order:` in `room.yaml`.
#[derive(Clone, Debug)]
pub enum Order {
    /// Where the room stands among its siblings.
    Position(At<i64>),
    /// Which of its works and inner rooms come first; the rest follow in natural order.
    List(Vec<At<String>>),
}

/// A work's record, or the `defaults:` of a room.
#[derive(Clone, Debug, Default)]
pub struct WorkFile {
    /// The public id.
    pub id: Option<At<WorkId>>,
    /// The title.
    pub title: Option<Text>,
    /// `artist:` as one, `artists:` as several; both at once is an error.
    pub artists: Option<Vec<ArtistBlock>>,
    /// The school's name.
    pub school: Option<At<String>>,
    /// As written; old and new names.
    pub province: Option<At<String>>,
    /// 1900–2100.
    pub year: Option<At<u16>>,
    /// What it is made with.
    pub medium: Option<Text>,
    /// As written.
    pub dimensions: Option<At<String>>,
    /// Codes.
    pub topics: Option<Vec<At<String>>>,
    /// What is drawn.
    pub alt: Option<Text>,
    /// Markdown: the child's own words.
    pub statement: Option<Text>,
    /// A prize.
    pub award: Option<Text>,
    /// A ceiling for the work.
    pub level: Option<At<Level>>,
    /// Shown on request only. Default: false.
    pub sensitive: Option<At<bool>>,
    /// Visitors may go close, up to every pixel of the scan. Default: false.
    pub deep_zoom: Option<At<bool>>,
    /// A box in shares of the upright picture.
    pub crop: Option<At<ShareBox>>,
    /// What is left when the edges are cut off: a box in shares of the upright picture.
    pub trim: Option<At<ShareBox>>,
    /// Boxes in shares of the upright picture.
    pub redact: Option<Vec<At<ShareBox>>>,
    /// What a human look found.
    pub reviewed: Option<ReviewBlock>,
    /// The consent, taken whole: a nearer one replaces a farther one, field by field nothing is mixed.
    pub consent: Option<ConsentBlock>,
    /// The address of a rights statement at rightsstatements.org or creativecommons.org.
    pub rights: Option<At<String>>,
    /// A number by which the work stands in its room.
    pub order: Option<At<i64>>,
    /// Free fields.
    pub extra: BTreeMap<String, At<String>>,
}

/// `artist:` or one of `artists:`.
#[derive(Clone, Debug)]
pub struct ArtistBlock {
    /// Where the block stands.
    pub place: Place,
    /// The given name as it may be shown; written by the curator, never derived.
    pub display_name: Option<At<String>>,
    /// A name that the child chose.
    pub pen_name: Option<At<String>>,
    /// Private, unless the site, the level and the consent all allow full names.
    pub name: Option<At<String>>,
    /// `4`, or a class such as `4A2`, of which only the grade is kept.
    pub grade: Option<At<Grade>>,
    /// 2–99 years.
    pub age: Option<At<u8>>,
    /// This child's own consent, in place of the work's.
    pub consent: Option<ConsentBlock>,
}

/// A grade from 1 to 12.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grade {
    /// 1–12.
    pub number: u8,
    /// Whether a class was written, which is private.
    pub from_class: bool,
}

/// `reviewed:`.
#[derive(Clone, Debug)]
pub struct ReviewBlock {
    /// Where the block stands.
    pub place: Place,
    /// When.
    pub on: Option<At<Date>>,
    /// What was found.
    pub outcome: Option<At<ReviewOutcome>>,
}

/// The outcome of a human look at a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReviewOutcome {
    /// `clear`: nothing in the picture tells who the child is.
    Clear,
    /// `redacted`: what did is covered by `redact` or cut off by `crop`.
    Redacted,
    /// `withhold`: not to be shown.
    Withhold,
}

/// `consent:`. Private, all of it.
#[derive(Clone, Debug)]
pub struct ConsentBlock {
    /// Where the block stands.
    pub place: Place,
    /// An opaque reference into the school's register.
    pub reference: Option<At<String>>,
    /// Default: `minor`.
    pub basis: Option<At<Basis>>,
    /// The guardian's answer.
    pub guardian: Option<At<bool>>,
    /// The child's answer.
    pub child: Option<At<bool>>,
    /// What is allowed.
    pub scopes: Option<Vec<At<Scope>>>,
    /// From when.
    pub given_on: Option<At<Date>>,
    /// The first day on which it no longer holds.
    pub expires_on: Option<At<Date>>,
    /// Taken back.
    pub withdrawn_on: Option<At<Date>>,
}

impl ConsentBlock {
    /// One in which nothing is answered.
    pub fn unanswered(place: Place) -> Self {
        ConsentBlock {
            place,
            reference: None,
            basis: None,
            guardian: None,
            child: None,
            scopes: None,
            given_on: None,
            expires_on: None,
            withdrawn_on: None,
        }
    }
}

/// Whose consent it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Basis {
    /// A child: guardian and, from age 7, the child.
    #[default]
    Minor,
    /// An adult: their own (`child:` is not asked for; `guardian:` neither).
    Adult,
    /// Nobody's.
    PublicDomain,
    /// Made for a demonstration.
    Demonstration,
}

/// A guided tour: `NAME.tour.yaml`.
#[derive(Clone, Debug, Default)]
pub struct TourFile {
    /// Required.
    pub title: Option<Text>,
    /// Its address; absent: from the title.
    pub slug: Option<At<Slug>>,
    /// Markdown.
    pub intro: Option<Text>,
    /// In the order in which they are visited.
    pub stops: Vec<StopBlock>,
}

/// One of `stops:` in a tour.
#[derive(Clone, Debug)]
pub struct StopBlock {
    /// A work: its `id:`, or its room's folder and its file's stem, `duoc-lang-nghe/ban-tay-am`.
    pub work: At<String>,
    /// Markdown.
    pub words: Option<Text>,
    /// Places in the picture.
    pub regions: Vec<RegionBlock>,
}

/// One of `regions:` in a stop.
#[derive(Clone, Debug)]
pub struct RegionBlock {
    /// As shares of the upright picture, as a crop is.
    pub part: At<ShareBox>,
    /// Markdown.
    pub words: Option<Text>,
}

/// The front matter of a Markdown page, and the rest.
#[derive(Clone, Debug)]
pub struct PageFile {
    /// From the front matter; absent: the first heading.
    pub title: Option<At<String>>,
    /// Its address; absent: from the title.
    pub slug: Option<At<Slug>>,
    /// The Markdown after the front matter.
    pub body: At<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(source: &str, range: Range<usize>, value: &str, word: &str) -> (usize, usize, String) {
        let at = At {
            value: value.to_owned(),
            place: Place::span("a.yaml", source, range),
        };
        let start = value.find(word).unwrap();
        let spot = at.locate(start..start + word.len()).spot.unwrap();
        (spot.line, spot.column, spot.excerpt[spot.range].to_owned())
    }

    #[test]
    fn words_of_a_value_are_found_in_the_file() {
        let block = "alt: |\n  Cá <b>\n  bơi <i>\n";
        let (start, value) = (block.find("Cá").unwrap(), "Cá <b>\nbơi <i>");
        assert_eq!(
            shown(block, start..block.len(), value, "<b>"),
            (2, 6, "<b>".into())
        );
        assert_eq!(
            shown(block, start..block.len(), value, "<i>"),
            (3, 7, "<i>".into())
        );
        let quoted = "alt: \"Cá <b>\"\n";
        assert_eq!(
            shown(quoted, 5..quoted.len(), "Cá <b>", "<b>"),
            (1, 10, "<b>".into())
        );
    }

    #[test]
    fn where_lines_differ_the_whole_value_is_shown() {
        let folded = "alt: Cá\n  <b>\n";
        assert_eq!(
            shown(folded, 5..folded.len(), "Cá <b>", "<b>"),
            (1, 6, "Cá".into())
        );
    }
}
