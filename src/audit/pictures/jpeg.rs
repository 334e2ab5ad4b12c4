//! JPEG: segments, scans, and what stands behind the end.

use memchr::memchr;

use super::super::bytes::{Order, slice, u16_at};
use super::super::item::Item;
use super::{Carried, exif, icc, iptc, name, trailing, xmp};

/// Reads a JPEG; `None` where it ends early.
pub(super) fn read(bytes: &[u8], carried: &mut Carried) -> Option<()> {
    let mut at = 2;
    loop {
        at += memchr(0xff, bytes.get(at..)?)?;
        let marker = *bytes.get(at + 1)?;
        match marker {
            // fill, stuffing, restarts: no segment
            0xff => at += 1,
            0x00 | 0x01 | 0xd0..=0xd8 => at += 2,
            0xd9 => {
                trailing(bytes, at + 2, carried);
                return Some(());
            }
            _ => {
                let length = usize::from(u16_at(bytes, at + 2, Order::Big)?);
                segment(
                    marker,
                    slice(bytes, at + 4, length.checked_sub(2)?)?,
                    carried,
                );
                at += 2 + length;
            }
        }
    }
}

fn segment(marker: u8, content: &[u8], carried: &mut Carried) {
    match marker {
        0xfe => carried.add(Item::Comment),
        0xe0 => jfif(content, carried),
        0xe1 => app1(content, carried),
        0xe2 => app2(content, carried),
        0xeb => carried.add(match content.starts_with(b"JP") {
            true => Item::Credentials,
            false => block(marker, content),
        }),
        0xed => match content.strip_prefix(b"Photoshop 3.0\0") {
            Some(blocks) => iptc::blocks(blocks, carried),
            None => carried.add(block(marker, content)),
        },
        0xee if content.starts_with(b"Adobe") && content.len() == 12 => {}
        0xe3..=0xef => carried.add(block(marker, content)),
        0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
            let edge = |at| u16_at(content, at, Order::Big).map(u32::from);
            carried.size = edge(3).zip(edge(1));
        }
        _ => {}
    }
}

fn jfif(content: &[u8], carried: &mut Carried) {
    let drawn = content.get(12..14).is_some_and(|edges| edges != [0, 0]);
    match content.get(..5) {
        Some(b"JFXX\0") => carried.add(Item::Thumbnail),
        Some(b"JFIF\0") if drawn => carried.add(Item::Thumbnail),
        Some(b"JFIF\0") if content.len() <= 14 => {}
        _ => carried.add(block(0xe0, content)),
    }
}

fn app1(content: &[u8], carried: &mut Carried) {
    if let Some(tiff) = content
        .strip_prefix(b"Exif\0")
        .and_then(|rest| rest.get(1..))
    {
        exif::read(tiff, carried);
    } else if content.starts_with(b"http://ns.adobe.com/") {
        xmp::read(content, carried);
    } else {
        carried.add(block(0xe1, content));
    }
}

fn app2(content: &[u8], carried: &mut Carried) {
    if let Some(profile) = content.strip_prefix(b"ICC_PROFILE\0") {
        // the first part begins the profile; the others have no description
        if profile.first() == Some(&1) {
            icc::read(profile.get(2..).unwrap_or_default(), carried);
        }
    } else if content.starts_with(b"MPF\0") || content.starts_with(b"urn:iso:std:iso:ts:21496") {
        carried.add(Item::SecondPicture);
    } else {
        carried.add(block(0xe2, content));
    }
}

fn block(marker: u8, content: &[u8]) -> Item {
    Item::Block(
        format!("APP{} {}", marker - 0xe0, name(content))
            .trim_end()
            .to_owned(),
    )
}
