//! Zip archives, office documents among them: what lies in them, by the directory at their end.

use super::bytes::{Order::Little, inflate_raw, slice, u16_at, u32_at};
use super::finding::Unread;

/// Files of one archive that are looked at, and the bytes that they may unpack to together.
const FILES: usize = 2_000;
const UNPACKED: usize = 128 << 20;

/// A file in an archive.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) bytes: Result<Vec<u8>, Unread>,
}

/// The files of an archive; `Damaged` where it has no directory.
pub(super) fn entries(bytes: &[u8]) -> Result<Vec<Entry>, Unread> {
    let end = directory_end(bytes).ok_or(Unread::Damaged)?;
    let count = u16_at(bytes, end + 10, Little)
        .map_or(0, usize::from)
        .min(FILES);
    let mut at = u32_at(bytes, end + 16, Little).ok_or(Unread::Damaged)? as usize;
    let mut left = UNPACKED;
    let mut entries = Vec::new();
    for _ in 0..count {
        let (entry, next) = entry(bytes, at, &mut left).ok_or(Unread::Damaged)?;
        entries.push(entry);
        at = next;
    }
    Ok(entries)
}

/// Where the end of the directory is written: in the last 64 kB.
fn directory_end(bytes: &[u8]) -> Option<usize> {
    let from = bytes.len().saturating_sub(65_557);
    memchr::memmem::rfind(&bytes[from..], b"PK\x05\x06").map(|at| from + at)
}

fn entry(bytes: &[u8], at: usize, left: &mut usize) -> Option<(Entry, usize)> {
    if slice(bytes, at, 4)? != b"PK\x01\x02" {
        return None;
    }
    let short = |offset| u16_at(bytes, at + offset, Little).map(usize::from);
    let long = |offset| u32_at(bytes, at + offset, Little).map(|n| n as usize);
    let (flags, method, packed, local) = (short(8)?, short(10)?, long(20)?, long(42)?);
    let name = String::from_utf8_lossy(slice(bytes, at + 46, short(28)?)?).into_owned();
    let next = at + 46 + short(28)? + short(30)? + short(32)?;
    let unpack = || {
        if flags & 1 != 0 {
            return Err(Unread::Encrypted);
        }
        let header = 30
            + u16_at(bytes, local + 26, Little)
                .map(usize::from)
                .ok_or(Unread::Damaged)?
            + u16_at(bytes, local + 28, Little)
                .map(usize::from)
                .ok_or(Unread::Damaged)?;
        let data = slice(bytes, local.saturating_add(header), packed).ok_or(Unread::Damaged)?;
        match method {
            0 => Ok(data.to_vec()),
            8 => Ok(inflate_raw(data)),
            _ => Err(Unread::Packing),
        }
    };
    let unpacked = match *left {
        0 => Err(Unread::TooLarge),
        _ => unpack(),
    };
    *left = left.saturating_sub(unpacked.as_ref().map_or(0, Vec::len));
    Some((
        Entry {
            name,
            bytes: unpacked,
        },
        next,
    ))
}
