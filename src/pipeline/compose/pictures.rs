//! Pictures in pages: sources at all widths, and the cards of listings.

use super::desk::Desk;
use crate::exhibition::{PictureFormat, SitePath, WorkId, WorkIndex};
use crate::pipeline::plan::Address;
use crate::pipeline::render::MadeFile;
use crate::theme::Theme;
use crate::theme::views::{CardView, PictureView, SourceSet};

/// The width in pixels of the picture for browsers that know no `srcset`.
const PLAIN_WIDTH: u32 = 640;

/// Where a derivative lies: its name changes with its bytes, so it may be cached for ever.
pub(super) fn path(id: &WorkId, file: &MadeFile) -> SitePath {
    let path = format!(
        "pictures/{id}/{}-{}.{}",
        file.width,
        file.digest.base32(8),
        file.format.extension()
    );
    match SitePath::parse(&path) {
        Some(path) => path,
        None => unreachable!("ids and digests make paths"),
    }
}

/// A work's picture at all its sizes; `None` where it could not be made, in which case nothing is published.
pub(super) fn picture(desk: &Desk<'_>, at: WorkIndex) -> Option<PictureView> {
    let made = desk.material.made(at)?;
    let work = desk.exhibition.work(at);
    desk.hang(work);
    let href = |file: &MadeFile| desk.to_file(&path(&work.id, file));
    let jpegs: Vec<&MadeFile> = made
        .files
        .iter()
        .filter(|file| file.format == PictureFormat::Jpeg)
        .collect();
    let largest = jpegs.last()?;
    let plain = jpegs
        .iter()
        .find(|file| file.width >= PLAIN_WIDTH)
        .unwrap_or(largest);
    let sources = desk
        .exhibition
        .derivatives
        .formats
        .iter()
        .filter_map(|&format| {
            let files = || made.files.iter().filter(move |file| file.format == format);
            Some(SourceSet {
                mime: format.mime(),
                partial: files().next_back()?.width < largest.width,
                srcset: srcset(files(), &href),
            })
        });
    Some(PictureView {
        sources: sources.collect(),
        src: href(plain),
        width: largest.width,
        height: largest.height,
        largest: href(largest),
        alt: work.alt.as_ref().map(|alt| desk.phrase(alt)),
        ratio: ratio(largest),
        shape: shape(largest),
        tone: Theme::tone(made.dominant),
    })
}

/// The largest JPEG of a work.
pub(super) fn largest<'a>(desk: &Desk<'a>, at: WorkIndex) -> Option<&'a MadeFile> {
    let files = desk.material.made(at)?.files.iter();
    files.rev().find(|file| file.format == PictureFormat::Jpeg)
}

fn srcset<'a>(
    files: impl Iterator<Item = &'a MadeFile>,
    href: &dyn Fn(&MadeFile) -> String,
) -> String {
    files
        .map(|file| format!("{} {}w", href(file), file.width))
        .collect::<Vec<_>>()
        .join(", ")
}

/// Width by height in hundredths, in steps of five, between 40 and 300.
pub(super) fn ratio(file: &MadeFile) -> u32 {
    let hundredths = f64::from(file.width) / f64::from(file.height.max(1)) * 20.0;
    (hundredths.round() as u32 * 5).clamp(40, 300)
}

pub(super) fn shape(file: &MadeFile) -> &'static str {
    let (width, height) = (u64::from(file.width) * 10, u64::from(file.height) * 10);
    match () {
        () if width >= height + height / 10 => "landscape",
        () if height >= width + width / 10 => "portrait",
        () => "square",
    }
}

/// A work in a listing; a sensitive one without its picture.
pub(super) fn card(desk: &Desk<'_>, at: WorkIndex) -> CardView {
    let work = desk.exhibition.work(at);
    desk.hang(work);
    CardView {
        href: desk.to(&Address::Work(at)),
        title: work.title.as_ref().map(|title| desk.phrase(title)),
        picture: if work.sensitive {
            None
        } else {
            picture(desk, at)
        },
        credits: work
            .credits
            .iter()
            .map(|credit| credit.text().to_owned())
            .collect(),
    }
}
