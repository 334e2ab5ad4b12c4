//! cards: [`Plan`] + [`Exhibition`] + [`Derivatives`] → [`Cards`]. The social cards, in parallel, into the cache.
//!
//! A card is made of a derivative that is finished, so that whatever a source hides stays hidden. What is in the cache
//! is not made again. No name of a child stands on one: other people's programs keep copies.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::OnceLock;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::Observer;
use super::plan::{CardPlan, CardSubject, Plan};
use super::render::{Derivatives, MadeFile, pool};
use crate::cache::Cache;
use crate::diagnostics::{Diagnostic, Place, Report, Rule, say};
use crate::digest::Digest;
use crate::error::Error;
use crate::exhibition::{Exhibition, Language, Localized, PictureFormat, WorkIndex};
use crate::imaging::{
    self, CARD_PICTURE, CARD_VERSION, Card, CardLook, PictureError, Press, Reading,
};
use crate::theme::{Look, Theme};

/// What Android and Chrome ask for: <https://web.dev/articles/add-manifest>.
const ICON_EDGES: [u32; 2] = [192, 512];

/// The cards of a plan and the theme's icons, in the cache.
#[derive(Clone, Debug, Default)]
pub struct Cards {
    cards: BTreeMap<(Language, CardSubject), MadeCard>,
    icons: Vec<Icon>,
}

/// The theme's mark in the cache, in pixels, for a telephone's home screen.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Icon {
    /// Pixels wide and high.
    pub edge: u32,
    /// Of its bytes.
    pub digest: Digest,
    /// How many.
    pub bytes: u64,
}

/// A card in the cache.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MadeCard {
    /// Of its bytes.
    pub digest: Digest,
    /// How many.
    pub bytes: u64,
    /// The work whose drawing stands on it.
    #[serde(skip)]
    pub picture: Option<WorkIndex>,
}

impl Cards {
    /// The card of a subject; else the exhibition's own, where there are any.
    pub fn of(
        &self,
        language: &Language,
        subject: CardSubject,
    ) -> Option<(CardSubject, &MadeCard)> {
        let wanted = [subject, CardSubject::Exhibition].into_iter();
        let mut found = wanted.filter_map(|subject| {
            let card = self.cards.get(&(language.clone(), subject))?;
            Some((subject, card))
        });
        found.next()
    }

    /// Every card.
    pub fn iter(&self) -> impl Iterator<Item = (&Language, CardSubject, &MadeCard)> {
        let cards = self.cards.iter();
        cards.map(|((language, subject), card)| (language, *subject, card))
    }

    /// The mark in every size, the smallest first.
    pub fn icons(&self) -> impl Iterator<Item = &Icon> {
        self.icons.iter()
    }
}

/// Makes every card of a plan. A theme's font or mark that cannot be used is a content problem.
///
/// # Errors
/// When the disk fails, or the run is asked to stop.
pub fn cards(
    (plan, exhibition, derivatives): (&Plan, &Exhibition, &Derivatives),
    theme: &Theme,
    cache: &Cache,
    jobs: Option<NonZeroUsize>,
    observer: &dyn Observer,
    report: &mut Report,
) -> Result<Cards, Error> {
    let look = look(theme.look());
    let printer = Printer {
        plan,
        exhibition,
        derivatives,
        theme,
        cache,
        look_digest: digest(&look),
        press: OnceLock::new(),
        look,
    };
    let made = pool(jobs)?.install(|| {
        let cards = plan.cards.par_iter().map(|card| {
            if observer.interrupted() {
                return Err(Error::Interrupted);
            }
            printer.card(card)
        });
        cards.collect::<Result<Vec<_>, Error>>()
    })?;
    let mut cards = Cards::default();
    for edge in ICON_EDGES {
        match printer.icon(edge)? {
            Ok(icon) => cards.icons.push(icon),
            Err(problem) => {
                report.push(broken(&problem));
                return Ok(cards);
            }
        }
    }
    for (planned, made) in plan.cards.iter().zip(made) {
        match made {
            Ok(card) => {
                let key = (planned.language.clone(), planned.subject);
                cards.cards.insert(key, card);
            }
            Err(problem) => {
                // One font serves all cards: what is wrong with it is told once.
                report.push(broken(&problem));
                break;
            }
        }
    }
    Ok(cards)
}

/// What every card is made with.
struct Printer<'a> {
    plan: &'a Plan,
    exhibition: &'a Exhibition,
    derivatives: &'a Derivatives,
    theme: &'a Theme,
    cache: &'a Cache,
    look: CardLook<'a>,
    look_digest: Digest,
    /// Made when the first card has to be printed.
    press: OnceLock<Result<Press, PictureError>>,
}

impl Printer<'_> {
    fn card(&self, card: &CardPlan) -> Result<Result<MadeCard, PictureError>, Error> {
        let words = self.words(card);
        let picture = card.picture.and_then(|at| self.derivative(at));
        let key = self.key(&words, picture);
        if let Some(made) = self.cache.entries.get::<MadeCard>(&key)
            && self.cache.objects.has(&made.digest, made.bytes)?
        {
            return Ok(Ok(MadeCard {
                picture: card.picture,
                ..made
            }));
        }
        let bytes = match picture {
            Some(file) => self.cache.objects.read(&file.digest)?,
            None => None,
        };
        let printed = self.press().and_then(|press| {
            press.print(&Card {
                picture: bytes.as_deref(),
                title: &words.title,
                site: words.site.as_deref(),
                reading: words.reading,
            })
        });
        let file = match printed {
            Ok(file) => file,
            Err(problem) => return Ok(Err(problem)),
        };
        let made = MadeCard {
            digest: self.cache.objects.put(&file)?,
            bytes: file.len() as u64,
            picture: card.picture,
        };
        self.cache.entries.set(&key, &made)?;
        Ok(Ok(made))
    }

    fn icon(&self, edge: u32) -> Result<Result<Icon, PictureError>, Error> {
        let size = [CARD_VERSION, edge].map(u32::to_le_bytes).concat();
        let key = Digest::of_parts([b"icon", size.as_slice(), &self.look.paper, self.look.mark]);
        if let Some(icon) = self.cache.entries.get::<Icon>(&key)
            && self.cache.objects.has(&icon.digest, icon.bytes)?
        {
            return Ok(Ok(icon));
        }
        let file = match imaging::icon(self.look.mark, edge, self.look.paper) {
            Ok(file) => file,
            Err(problem) => return Ok(Err(problem)),
        };
        let icon = Icon {
            edge,
            digest: self.cache.objects.put(&file)?,
            bytes: file.len() as u64,
        };
        self.cache.entries.set(&key, &icon)?;
        Ok(Ok(icon))
    }

    fn press(&self) -> Result<&Press, PictureError> {
        let press = self.press.get_or_init(|| Press::new(&self.look));
        press.as_ref().map_err(Clone::clone)
    }

    fn words(&self, card: &CardPlan) -> Words {
        let exhibition = self.exhibition;
        let text =
            |text: &Localized<String>| text.get(&card.language, &exhibition.languages).1.clone();
        let site = text(&exhibition.title);
        let title = match card.subject {
            CardSubject::Exhibition | CardSubject::Home => None,
            CardSubject::Room(room) => Some(text(&exhibition.room(room).title)),
            CardSubject::Work(work) => {
                let title = exhibition.work(work).title.as_ref().map(text);
                let untitled = || {
                    self.theme
                        .text(&card.language, "untitled")
                        .map(str::to_owned)
                };
                title.or_else(untitled)
            }
        };
        let reading = match self.theme.direction(&card.language) {
            "rtl" => Reading::Rtl,
            _ => Reading::Ltr,
        };
        match title {
            Some(title) => Words {
                title,
                site: Some(site),
                reading,
            },
            None => Words {
                title: site,
                site: None,
                reading,
            },
        }
    }

    /// The smallest JPEG of a work that is large enough; the derivative that everybody may have anyway.
    fn derivative(&self, at: WorkIndex) -> Option<&MadeFile> {
        let made = self
            .derivatives
            .made
            .get(self.plan.render_of[at.0])?
            .as_ref()?;
        let jpegs = || {
            let files = made.files.iter();
            files.filter(|file| file.format == PictureFormat::Jpeg)
        };
        jpegs()
            .find(|file| file.width >= CARD_PICTURE)
            .or_else(|| jpegs().next_back())
    }

    /// Everything on which a card depends.
    fn key(&self, words: &Words, picture: Option<&MadeFile>) -> Digest {
        let version = [CARD_VERSION, imaging::VERSION]
            .map(u32::to_le_bytes)
            .concat();
        let picture = picture.map(|file| file.digest.hex()).unwrap_or_default();
        let reading: &[u8] = match words.reading {
            Reading::Ltr => b"ltr",
            Reading::Rtl => b"rtl",
        };
        Digest::of_parts([
            b"card".as_slice(),
            &version,
            self.look_digest.hex().as_bytes(),
            picture.as_bytes(),
            words.title.as_bytes(),
            words.site.as_deref().unwrap_or_default().as_bytes(),
            reading,
        ])
    }
}

/// What is written on a card.
struct Words {
    title: String,
    site: Option<String>,
    reading: Reading,
}

fn look(look: &Look) -> CardLook<'_> {
    CardLook {
        paper: look.paper,
        mat: look.mat,
        ink: look.ink,
        muted: look.muted,
        glow: look.glow,
        sun: look.sun,
        tape: look.tape,
        title: look.title.iter().map(AsRef::as_ref).collect(),
        text: look.text.iter().map(AsRef::as_ref).collect(),
        mark: &look.mark,
    }
}

fn digest(look: &CardLook<'_>) -> Digest {
    let colours = [
        look.paper, look.mat, look.ink, look.muted, look.glow, look.sun, look.tape,
    ];
    let colours = colours.concat();
    let between: &[u8] = b"";
    let files = look.title.iter().chain([&between]).chain(&look.text);
    let parts = [colours.as_slice(), look.mark].into_iter();
    Digest::of_parts(parts.chain(files.copied()))
}

fn broken(problem: &PictureError) -> Diagnostic {
    let why = problem.to_string();
    Diagnostic::new(
        Rule::ThemeLook,
        Place::file("themes"),
        say!(vi: "không làm được thẻ chia sẻ: {why}", en: "the social cards cannot be made: {why}"),
    )
    .hint(say!(
        vi: "look.yaml cần phông TTF, OTF hoặc WOFF2 và dấu hiệu dạng SVG",
        en: "look.yaml needs fonts in TTF, OTF or WOFF2 and a mark in SVG"
    ))
}
