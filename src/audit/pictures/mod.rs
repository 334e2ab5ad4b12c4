//! What pictures and documents carry beside what they show: a reader for each format.
//!
//! In: the bytes of a file. Out: [`Carried`]. Readers walk the structure of a file from block to block, each once,
//! bounded by its length; they decode no pixels and take nothing on trust: what does not fit is `damaged`.

mod boxes;
mod exif;
mod gif;
mod icc;
mod iptc;
mod jpeg;
mod pdf;
mod png;
mod webp;
mod xmp;

use std::collections::BTreeSet;

use super::item::Item;
use super::kind::Kind;

/// What a file carries.
#[derive(Debug, Default)]
pub(super) struct Carried {
    pub(super) items: BTreeSet<Item>,
    /// The description of its colour profile.
    pub(super) profile: Option<String>,
    /// EXIF of nothing but technical fields, such as the orientation.
    pub(super) technical: bool,
    /// Width and height in pixels.
    pub(super) size: Option<(u32, u32)>,
    /// The file ends early or contradicts itself.
    pub(super) damaged: bool,
    /// It is locked with a password.
    pub(super) encrypted: bool,
    /// It can run something: what.
    pub(super) active: BTreeSet<String>,
    /// What lay compressed in it.
    pub(super) unpacked: Vec<Vec<u8>>,
}

/// Bytes of unpacked parts that are kept of one file.
const UNPACKED: usize = 64 << 20;

impl Carried {
    pub(super) fn add(&mut self, item: Item) {
        self.items.insert(item);
    }

    /// Keeps an unpacked part, unless the file has given too many already.
    fn unpack(&mut self, part: Vec<u8>) {
        let kept: usize = self.unpacked.iter().map(Vec::len).sum();
        if kept + part.len() <= UNPACKED {
            self.unpacked.push(part);
        }
    }
}

/// Reads a file of this kind; `None` for what is no picture or document.
pub(super) fn read(kind: Kind, bytes: &[u8]) -> Option<Carried> {
    let mut carried = Carried::default();
    let whole = match kind {
        Kind::Jpeg => jpeg::read(bytes, &mut carried),
        Kind::Png => png::read(bytes, &mut carried),
        Kind::Webp => webp::read(bytes, &mut carried),
        Kind::Gif => gif::read(bytes, &mut carried),
        Kind::Tiff => {
            exif::read(bytes, &mut carried);
            Some(())
        }
        Kind::Boxes => boxes::read(bytes, &mut carried),
        Kind::Pdf => {
            pdf::read(bytes, &mut carried);
            Some(())
        }
        Kind::Ico => ico(bytes, &mut carried),
        Kind::Bmp => bmp(bytes, &mut carried),
        _ => return None,
    };
    carried.damaged |= whole.is_none();
    Some(carried)
}

/// An icon holds whole PNG files.
fn ico(bytes: &[u8], carried: &mut Carried) -> Option<()> {
    use super::bytes::{Order::Little, slice, u16_at, u32_at};
    let count = usize::from(u16_at(bytes, 4, Little)?).min(64);
    for at in (0..count).map(|n| 6 + 16 * n) {
        let length = u32_at(bytes, at + 8, Little)? as usize;
        let start = u32_at(bytes, at + 12, Little)? as usize;
        let picture = slice(bytes, start, length)?;
        if super::kind::of("", picture) == Kind::Png {
            png::read(picture, carried)?;
        }
    }
    Some(())
}

/// A bitmap has no metadata; bytes behind its announced end are not the picture's.
fn bmp(bytes: &[u8], carried: &mut Carried) -> Option<()> {
    use super::bytes::{Order::Little, u32_at};
    let width = u32_at(bytes, 18, Little)?;
    let height = u32_at(bytes, 22, Little)?.cast_signed().unsigned_abs();
    carried.size = Some((width, height));
    trailing(bytes, u32_at(bytes, 2, Little)? as usize, carried);
    Some(())
}

/// Notes what stands behind the end of a picture; a few zeros are padding.
fn trailing(bytes: &[u8], end: usize, carried: &mut Carried) {
    let rest = bytes.get(end..).unwrap_or_default();
    if rest.iter().any(|byte| *byte != 0) || rest.len() > 4096 {
        carried.add(match rest.starts_with(b"\xff\xd8\xff") {
            true => Item::SecondPicture,
            false => Item::Trailing(rest.len()),
        });
    }
}

/// A block's name as it can be shown.
fn name(bytes: &[u8]) -> String {
    let shown = bytes.iter().take_while(|byte| **byte != 0).take(24);
    let shown = shown.map(|byte| match byte {
        b' '..=b'~' if *byte != b'`' => char::from(*byte),
        _ => '·',
    });
    shown.collect()
}
