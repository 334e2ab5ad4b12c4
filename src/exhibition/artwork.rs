//! A work as visitors may see it.

use std::collections::BTreeMap;

use super::{Localized, Province, RoomIndex, SafeHtml, ShareBox, Slug, WorkId};
use crate::digest::Digest;

/// One picture and the label that may hang beside it.
#[derive(Clone, Debug)]
pub struct Artwork {
    /// Opaque and stable.
    pub id: WorkId,
    /// Where it hangs.
    pub room: RoomIndex,
    /// The picture's bytes, by digest; where the file lies is not known here.
    pub source: Digest,
    /// Width and height in pixels of the upright picture after cropping.
    pub size: (u32, u32),
    /// The part that is shown, as shares of the upright picture.
    pub crop: Option<ShareBox>,
    /// What is painted over before anything else is made, as shares of the upright picture.
    pub redact: Vec<ShareBox>,
    /// The title; absent: the theme says “Untitled”.
    pub title: Option<Localized<String>>,
    /// What is drawn, for those who do not see it.
    pub alt: Option<Localized<String>>,
    /// The child's own words.
    pub statement: Option<Localized<SafeHtml>>,
    /// Who made it, one line each; empty: a child who stays anonymous.
    pub credits: Vec<CreditLine>,
    /// Primary, lower secondary or upper secondary school.
    pub stage: Option<SchoolStage>,
    /// 1–12.
    pub grade: Option<u8>,
    /// Years.
    pub age: Option<u8>,
    /// The school's name.
    pub school: Option<String>,
    /// One of the 34 provinces and cities.
    pub province: Option<Province>,
    /// The year in which it was made.
    pub year: Option<u16>,
    /// What it is made with.
    pub medium: Option<Localized<String>>,
    /// As written on the label: `30 × 42 cm`.
    pub dimensions: Option<String>,
    /// The codes of its topics, in the exhibition's order.
    pub topics: Vec<Slug>,
    /// A prize.
    pub award: Option<Localized<String>>,
    /// Shown only on request.
    pub sensitive: bool,
    /// Whether visitors may go close, up to every pixel of the scan.
    pub deep_zoom: bool,
    /// Whether search engines may list its page.
    pub indexable: bool,
    /// What others may do with it.
    pub rights: Rights,
    /// Free fields that the exhibition lists as public.
    pub extra: BTreeMap<String, String>,
}

/// How an artist may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CreditLine {
    /// A name that the child chose.
    PenName(String),
    /// The given name as the curator wrote it.
    GivenName(String),
    /// The full name, where site, consent and level all allow it.
    FullName(String),
}

impl CreditLine {
    /// The words to show.
    pub fn text(&self) -> &str {
        match self {
            CreditLine::PenName(name)
            | CreditLine::GivenName(name)
            | CreditLine::FullName(name) => name,
        }
    }
}

/// A plain text in the label, in the languages in which it was written.
pub type LabelText = Localized<String>;

/// The stages of Vietnamese schooling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SchoolStage {
    /// Tiểu học, grades 1–5.
    Primary,
    /// Trung học cơ sở, grades 6–9.
    LowerSecondary,
    /// Trung học phổ thông, grades 10–12.
    UpperSecondary,
}

impl SchoolStage {
    /// The stage of a grade from 1 to 12.
    pub fn of_grade(grade: u8) -> Option<Self> {
        match grade {
            1..=5 => Some(SchoolStage::Primary),
            6..=9 => Some(SchoolStage::LowerSecondary),
            10..=12 => Some(SchoolStage::UpperSecondary),
            _ => None,
        }
    }

    /// The key of its name in the theme's strings.
    pub fn key(self) -> &'static str {
        match self {
            SchoolStage::Primary => "stage-primary",
            SchoolStage::LowerSecondary => "stage-lower-secondary",
            SchoolStage::UpperSecondary => "stage-upper-secondary",
        }
    }
}

/// A statement of rights, by its address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rights {
    /// From rightsstatements.org or creativecommons.org.
    pub url: String,
}

impl Rights {
    /// In copyright: what holds where nobody said otherwise.
    pub const IN_COPYRIGHT: &'static str = "http://rightsstatements.org/vocab/InC/1.0/";

    /// Whether this is a Creative Commons licence or dedication, which cannot be taken back.
    pub fn is_creative_commons(&self) -> bool {
        self.url.contains("//creativecommons.org/")
    }
}

impl Default for Rights {
    fn default() -> Self {
        Rights {
            url: Rights::IN_COPYRIGHT.into(),
        }
    }
}
