//! HEIF, the box of HEIC and AVIF: size, crop and turn of the primary picture, and its colours.
//!
//! In: bytes. Out: a [`Heif`]. The pixels inside are left to an installed program; that it may not turn them a
//! second time, or turn them where another program would not, it is handed [`Heif::unturned`]. EXIF inside is not
//! read: the format has its own way to say which way up, and asks readers to ignore EXIF's (ISO/IEC 23008-12, 6.5.10).

use std::ops::Range;

use super::{Header, be16, be32};
use crate::error::PictureError;

/// The file that a program writes, the RGB made of it, and what the program itself holds.
const HELD: u32 = 14;

/// Boxes that are looked at in one level.
const BOXES: usize = 4_096;

/// The boxes of a file's header, taken apart.
pub(crate) struct Heif<'a> {
    bytes: &'a [u8],
    stored: (u32, u32),
    orientation: u8,
    more_frames: bool,
    colours: Option<Colours<'a>>,
    /// Where boxes begin that turn or mirror.
    turns: Vec<usize>,
}

/// How the primary picture's colours are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Colours<'a> {
    /// An ICC profile.
    Profile(&'a [u8]),
    /// Code points for primaries and transfer (ITU-T H.273).
    Coded(u16, u16),
}

/// Reads the boxes.
pub(crate) fn read(bytes: &[u8]) -> Result<Heif<'_>, PictureError> {
    let top = Boxes::within(bytes, 0..bytes.len());
    let meta = top.clone().find(|(kind, _)| kind == b"meta");
    let (_, meta) = meta.ok_or_else(|| PictureError::broken("the file holds no still picture"))?;
    let mut heif = Heif {
        bytes,
        stored: (0, 0),
        orientation: 1,
        more_frames: top.clone().any(|(kind, _)| &kind == b"moov"),
        colours: None,
        turns: Vec::new(),
    };
    heif.primary(meta)
        .ok_or_else(|| PictureError::broken("the picture's size is missing"))?;
    Ok(heif)
}

impl<'a> Heif<'a> {
    /// Takes the properties of the primary item, in their order; `None` where one is cut off or the size is missing.
    fn primary(&mut self, meta: Range<usize>) -> Option<()> {
        let inside = Boxes::within(self.bytes, meta.start + 4..meta.end);
        let find = |mut boxes: Boxes<'a>, wanted: &[u8; 4]| boxes.find(|(kind, _)| kind == wanted);
        let (_, pitm) = find(inside.clone(), b"pitm")?;
        let (_, iprp) = find(inside, b"iprp")?;
        let both = Boxes::within(self.bytes, iprp);
        let (_, ipco) = find(both.clone(), b"ipco")?;
        let item = match self.bytes.get(pitm.start)? {
            0 => u32::from(be16(self.bytes, pitm.start + 4)?),
            _ => be32(self.bytes, pitm.start + 4)?,
        };
        let properties: Vec<_> = Boxes::within(self.bytes, ipco).collect();
        let turning = |(kind, _): &&([u8; 4], Range<usize>)| matches!(kind, b"irot" | b"imir");
        let heads = properties
            .iter()
            .filter(turning)
            .map(|(_, body)| body.start - 4);
        self.turns = heads.collect();
        let lists = both.filter(|(kind, _)| kind == b"ipma");
        let wanted = lists.flat_map(|(_, body)| associations(self.bytes, body, item));
        for number in wanted {
            let (kind, body) = properties.get(usize::from(number).checked_sub(1)?)?;
            self.property(kind, body.clone())?;
        }
        (self.stored != (0, 0)).then_some(())
    }

    fn property(&mut self, kind: &[u8; 4], body: Range<usize>) -> Option<()> {
        let (bytes, at) = (self.bytes, body.start);
        match kind {
            b"ispe" => self.stored = (be32(bytes, at + 4)?, be32(bytes, at + 8)?),
            b"clap" => {
                let edge = |at: usize| rounded(be32(bytes, at)?, be32(bytes, at + 4)?);
                self.stored = (edge(at)?, edge(at + 8)?);
            }
            b"irot" => {
                for _ in 0..bytes.get(at)? & 3 {
                    self.orientation = turned_left(self.orientation);
                }
            }
            b"imir" => {
                let upside_down = top_to_bottom(self.orientation);
                self.orientation = match bytes.get(at)? & 1 {
                    0 => upside_down,
                    _ => turned_left(turned_left(upside_down)),
                };
            }
            b"colr" => match bytes.get(at..at + 4)? {
                b"prof" | b"rICC" => {
                    self.colours = Some(Colours::Profile(&bytes[at + 4..body.end]))
                }
                // A profile says more than code points.
                b"nclx" if self.colours.is_none() => {
                    self.colours = Some(Colours::Coded(be16(bytes, at + 4)?, be16(bytes, at + 6)?));
                }
                _ => {}
            },
            _ => {}
        }
        Some(())
    }

    /// What the probe wants.
    pub(crate) fn header(&self) -> Header {
        Header {
            orientation: self.orientation,
            more_frames: self.more_frames,
            ..Header::plain(self.stored, HELD)
        }
    }

    /// How the colours are meant, if the file says so.
    pub(crate) fn colours(&self) -> Option<Colours<'a>> {
        self.colours
    }

    /// The same file, whose turns and mirrors all became turns by nothing: `heif-convert` obeys them, `avifdec` of
    /// libavif 0.11 does not, and here the picture is turned by the one who also knows where a redaction lies.
    pub(crate) fn unturned(&self) -> Vec<u8> {
        let mut copy = self.bytes.to_vec();
        for &kind in &self.turns {
            if let Some(turn) = copy.get_mut(kind..kind + 5) {
                turn.copy_from_slice(b"irot\0");
            }
        }
        copy
    }
}

/// Boxes one after the other: kind, and where the body lies.
#[derive(Clone)]
struct Boxes<'a> {
    bytes: &'a [u8],
    left: Range<usize>,
    count: usize,
}

impl<'a> Boxes<'a> {
    fn within(bytes: &'a [u8], left: Range<usize>) -> Self {
        Boxes {
            bytes,
            left,
            count: 0,
        }
    }
}

impl Iterator for Boxes<'_> {
    type Item = ([u8; 4], Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.left.start;
        let kind = *self.bytes.get(start + 4..)?.first_chunk()?;
        let (head, length) = match be32(self.bytes, start)? {
            // To the end of what is around it.
            0 => (8, self.left.end.checked_sub(start)?),
            1 => {
                let high = be32(self.bytes, start + 8)?;
                let low = be32(self.bytes, start + 12)?;
                (16, (high == 0).then_some(low as usize)?)
            }
            length => (8, length as usize),
        };
        let end = start.checked_add(length)?;
        self.count += 1;
        if length < head || end > self.left.end || self.count > BOXES {
            return None;
        }
        self.left.start = end;
        Some((kind, start + head..end))
    }
}

/// The numbers of an item's properties, from 1, in the order in which they apply; what is cut off is left out.
fn associations(bytes: &[u8], body: Range<usize>, wanted: u32) -> Vec<u16> {
    let mut found = Vec::new();
    let mut read = || -> Option<()> {
        let (wide_items, wide_numbers) = (
            *bytes.get(body.start)? > 0,
            bytes.get(body.start + 3)? & 1 == 1,
        );
        let mut at = body.start + 8;
        while at < body.end {
            let item = if wide_items {
                be32(bytes, at)?
            } else {
                u32::from(be16(bytes, at)?)
            };
            at += if wide_items { 4 } else { 2 };
            let count = usize::from(*bytes.get(at)?);
            at += 1;
            for _ in 0..count {
                let number = if wide_numbers {
                    be16(bytes, at)? & 0x7fff
                } else {
                    u16::from(bytes.get(at)? & 0x7f)
                };
                at += if wide_numbers { 2 } else { 1 };
                // 0 stands for no property.
                if item == wanted && number > 0 {
                    found.push(number);
                }
            }
        }
        Some(())
    };
    // A list that ends early has told what it could.
    read().unwrap_or_default();
    found
}

/// The whole number nearest to a fraction.
fn rounded(above: u32, below: u32) -> Option<u32> {
    let (above, below) = (u64::from(above), u64::from(below));
    let whole = (above * 2 + below).checked_div(below * 2)?;
    u32::try_from(whole).ok()
}

/// The orientation in EXIF's numbers after a quarter turn to the left.
fn turned_left(orientation: u8) -> u8 {
    match orientation {
        1 => 8,
        2 => 5,
        3 => 6,
        4 => 7,
        5 => 4,
        6 => 1,
        7 => 2,
        _ => 3,
    }
}

/// The orientation in EXIF's numbers after top and bottom have changed places.
fn top_to_bottom(orientation: u8) -> u8 {
    match orientation {
        1 => 4,
        2 => 3,
        3 => 2,
        4 => 1,
        5 => 8,
        6 => 7,
        7 => 6,
        _ => 5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn boxed(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
        let length = (body.len() as u32 + 8).to_be_bytes();
        [&length[..], kind, body].concat()
    }

    /// A file whose one item has these properties.
    fn file(properties: &[Vec<u8>]) -> Vec<u8> {
        let numbers: Vec<u8> = (1..=properties.len() as u8).collect();
        let list = [
            &[0, 0, 0, 0, 0, 0, 0, 1, 0, 7, numbers.len() as u8],
            &numbers[..],
        ]
        .concat();
        let iprp = [boxed(b"ipco", &properties.concat()), boxed(b"ipma", &list)].concat();
        let meta = [
            vec![0; 4],
            boxed(b"pitm", &[0, 0, 0, 0, 0, 7]),
            boxed(b"iprp", &iprp),
        ]
        .concat();
        [boxed(b"ftyp", b"heic\0\0\0\0mif1"), boxed(b"meta", &meta)].concat()
    }

    fn size(width: u8, height: u8) -> Vec<u8> {
        boxed(b"ispe", &[0, 0, 0, 0, 0, 0, 0, width, 0, 0, 0, height])
    }

    fn seen(properties: &[Vec<u8>]) -> Option<((u32, u32), u8)> {
        let file = file(properties);
        let header = read(&file).ok()?.header();
        Some((header.stored, header.orientation))
    }

    /// As heif-convert turns them: a quarter to the left keeps nothing in its corner, with a mirror it does.
    #[test]
    fn turns_and_mirrors_in_their_order() {
        let (turn, mirror) = (|n| boxed(b"irot", &[n]), |n| boxed(b"imir", &[n]));
        assert_eq!(seen(&[size(6, 4)]), Some(((6, 4), 1)));
        assert_eq!(seen(&[size(6, 4), turn(1)]), Some(((6, 4), 8)));
        assert_eq!(seen(&[size(6, 4), turn(2)]), Some(((6, 4), 3)));
        assert_eq!(seen(&[size(6, 4), turn(3)]), Some(((6, 4), 6)));
        assert_eq!(seen(&[size(6, 4), mirror(0)]), Some(((6, 4), 4)));
        assert_eq!(seen(&[size(6, 4), mirror(1)]), Some(((6, 4), 2)));
        assert_eq!(seen(&[size(6, 4), turn(1), mirror(0)]), Some(((6, 4), 5)));
        assert_eq!(seen(&[size(6, 4), mirror(0), turn(1)]), Some(((6, 4), 7)));
    }

    #[test]
    fn a_clean_aperture_crops() {
        let clap = [[0, 0, 0, 11], [0, 0, 0, 2], [0, 0, 0, 3], [0, 0, 0, 1]].concat();
        let clap = boxed(b"clap", &[clap, vec![0; 16]].concat());
        assert_eq!(seen(&[size(8, 4), clap]), Some(((6, 3), 1)));
    }

    #[test]
    fn what_turns_is_taken_out_and_nothing_else() {
        let file = file(&[size(6, 4), boxed(b"imir", &[1]), boxed(b"irot", &[3])]);
        let copy = read(&file).unwrap().unturned();
        assert_eq!(copy.len(), file.len());
        assert_eq!(read(&copy).unwrap().header().orientation, 1);
    }

    #[test]
    fn what_is_cut_off_or_endless_is_broken() {
        let whole = file(&[size(6, 4), boxed(b"irot", &[1])]);
        for length in 0..whole.len() {
            assert!(read(&whole[..length]).is_err(), "{length}");
        }
        assert!(read(&boxed(b"ftyp", b"heic\0\0\0\0mif1")).is_err());
        assert!(seen(&[boxed(b"irot", &[1])]).is_none());
    }
}
