//! Social cards in pages: where they lie, and what a page says of its own.
//!
//! A card with a drawing lies beside the other derivatives of that work, under the same id: whoever purges one by its
//! address, or is told by a host how long to keep it, has them all. The exhibition's own card is an asset.

use super::desk::Desk;
use super::{Content, Material, Staging, manifest};
use crate::cache::Cache;
use crate::error::Error;
use crate::exhibition::{Exhibition, Language, SitePath};
use crate::imaging::CARD_SIZE;
use crate::pipeline::cards::MadeCard;
use crate::pipeline::plan::{Address, CardSubject};
use crate::theme::views::SocialCard;

/// Puts every card and icon into the staging.
pub(super) fn put(material: &Material<'_>, cache: &Cache, staging: &Staging) -> Result<(), Error> {
    material
        .cards
        .iter()
        .try_for_each(|(language, subject, card)| {
            let content = Content::Object {
                digest: card.digest,
                bytes: card.bytes,
                path: cache.objects.path(&card.digest),
            };
            staging.put(path(material.exhibition, language, subject, card), content)
        })?;
    material.cards.icons().try_for_each(|icon| {
        let content = Content::Object {
            digest: icon.digest,
            bytes: icon.bytes,
            path: cache.objects.path(&icon.digest),
        };
        staging.put(manifest::icon_path(icon), content)
    })
}

/// What a page says of its card; `None` where no address could be given.
pub(super) fn card(desk: &Desk<'_>) -> Option<SocialCard> {
    let base = desk.exhibition.base_url.as_ref()?;
    let subject = match desk.address {
        Address::Home => CardSubject::Home,
        Address::Room { room, .. } => CardSubject::Room(*room),
        Address::Work(work) => CardSubject::Work(*work),
        Address::NotFound => return None,
        _ => CardSubject::Exhibition,
    };
    let cards = desk.material.cards;
    let (subject, card) = cards.of(desk.language, subject)?;
    let path = path(desk.exhibition, desk.language, subject, card);
    let shown = card.picture.map(|at| desk.exhibition.work(at));
    let alt = shown.and_then(|work| work.alt.as_ref());
    Some(SocialCard {
        src: format!("{base}{path}"),
        width: CARD_SIZE.0,
        height: CARD_SIZE.1,
        alt: desk.phrase(alt.unwrap_or(&desk.exhibition.title)).text,
    })
}

fn path(
    exhibition: &Exhibition,
    language: &Language,
    subject: CardSubject,
    card: &MadeCard,
) -> SitePath {
    let language = language.code();
    let own = match subject {
        CardSubject::Work(work) => Some(work),
        _ => card.picture,
    };
    let kind = match subject {
        CardSubject::Exhibition | CardSubject::Work(_) => "card",
        CardSubject::Home => "home",
        CardSubject::Room(_) => "room",
    };
    let path = match own {
        Some(work) => {
            let id = &exhibition.work(work).id;
            let digest = card.digest.base32(8);
            format!("pictures/{id}/{kind}-{language}-{digest}.jpg")
        }
        None => format!("assets/{kind}-{language}.{}.jpg", card.digest.base32(10)),
    };
    match SitePath::parse(&path) {
        Some(path) => path,
        None => unreachable!("ids, codes and digests make paths: `{path}`"),
    }
}
