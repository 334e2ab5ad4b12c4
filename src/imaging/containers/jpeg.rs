//! JPEG: the segments before the first scan, and where the scans end.
//!
//! In: bytes from the start of the picture. Out: a [`Jpeg`] that tells size, colour components, orientation and
//! profile, and gives back a file with nothing but what a decoder needs ([`Jpeg::bare`]). No pixels are decoded.

use std::ops::Range;

use super::{Header, be16};
use crate::error::PictureError;
use crate::exif;

const SOI: u8 = 0xd8;
const EOI: u8 = 0xd9;
const SOS: u8 = 0xda;

/// One-bits, stuffed as the format asks, and an end marker: see [`Jpeg::bare`].
const STOPPER: [u8; 34] = {
    let mut bytes = [0; 34];
    let mut at = 0;
    while at < 32 {
        bytes[at] = 0xff;
        at += 2;
    }
    bytes[32] = 0xff;
    bytes[33] = EOI;
    bytes
};

/// A JPEG file, taken apart.
pub(crate) struct Jpeg<'a> {
    bytes: &'a [u8],
    size: (u32, u32),
    components: u8,
    /// Bytes of coefficients for each pixel, and whether they are held till the last scan.
    coefficients: u64,
    held: bool,
    /// Whether a component has fewer samples than another.
    halved: bool,
    coding: Coding,
    orientation: Option<u8>,
    adobe_transform: Option<u8>,
    /// Whether the three colours are called R, G and B.
    names_rgb: bool,
    profile: Vec<(u8, &'a [u8])>,
    needed: Vec<Range<usize>>,
    scans: usize,
}

/// How the picture is coded, as far as it decides which decoder can be trusted with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Coding {
    /// What zune-jpeg reads: nearly everything.
    Usual,
    /// What zune-jpeg 0.5.15 returns garbage for, without an error (libjpeg reads it; jpeg-encoder makes it): halved
    /// colours with a scan for each, sequential; and inks of which the first is halved and another is not.
    Uneven,
    /// Differences and no cosines, as scanners for archives and medicine write.
    Lossless,
    /// Arithmetic codes in place of Huffman's: libjpeg-turbo alone reads them.
    #[cfg(feature = "turbo")]
    Arithmetic,
}

/// How the picture's data end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// With the marker that belongs there.
    Marked,
    /// With the file: it may have been cut off.
    Missing,
}

/// Takes the segments before the first scan apart.
pub(crate) fn read(bytes: &[u8]) -> Result<Jpeg<'_>, PictureError> {
    let mut jpeg = Jpeg {
        bytes,
        size: (0, 0),
        components: 0,
        coefficients: 0,
        held: false,
        halved: false,
        coding: Coding::Usual,
        orientation: None,
        adobe_transform: None,
        names_rgb: false,
        profile: Vec::new(),
        needed: Vec::new(),
        scans: 0,
    };
    let mut at = 2;
    loop {
        let (marker, start) = next_marker(bytes, at)
            .ok_or_else(|| PictureError::broken("the file ends before the picture begins"))?;
        match marker {
            // Without a length; what is not defined is noise between segments.
            SOI | 0x01..=0xbf | 0xd0..=0xd7 => at = start + 2,
            EOI => return Err(PictureError::broken("the file holds no picture")),
            SOS => {
                if jpeg.components == 0 {
                    return Err(PictureError::broken("the picture's size is missing"));
                }
                let in_first_scan = bytes.get(start + 4).copied().unwrap_or(0);
                if in_first_scan < jpeg.components {
                    jpeg.several_scans();
                }
                jpeg.scans = start;
                return Ok(jpeg);
            }
            _ => {
                let end = segment_end(bytes, start)
                    .ok_or_else(|| PictureError::broken("the file ends inside its header"))?;
                jpeg.segment(marker, start, end)?;
                at = end;
            }
        }
    }
}

impl<'a> Jpeg<'a> {
    /// Notes what one segment tells.
    fn segment(&mut self, marker: u8, start: usize, end: usize) -> Result<(), PictureError> {
        let body: &'a [u8] = &self.bytes[start + 4..end];
        match marker {
            0xc4 | 0xdb | 0xdd => self.needed.push(start..end),
            // How arithmetic codes adapt.
            #[cfg(feature = "turbo")]
            0xcc => self.needed.push(start..end),
            0xc0..=0xcf => {
                self.frame(marker, body)?;
                self.needed.push(start..end);
            }
            0xe1 if body.starts_with(b"Exif\0\0") && self.orientation.is_none() => {
                self.orientation = Some(exif::orientation(body));
            }
            0xe2 if body.starts_with(b"ICC_PROFILE\0") && body.len() > 14 => {
                self.profile.push((body[12], &body[14..]));
            }
            0xee if body.starts_with(b"Adobe") && body.len() >= 12 => {
                self.adobe_transform = Some(body[11]);
                // Only the transforms that exist: a decoder may refuse the others.
                if body[11] <= 2 {
                    self.needed.push(start..end);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Notes that the first scan does not hold all colours.
    fn several_scans(&mut self) {
        if self.coding == Coding::Usual && !self.held && self.halved {
            self.coding = Coding::Uneven;
        }
        self.held = true;
    }

    /// The start of frame: which kind of JPEG, how large.
    fn frame(&mut self, marker: u8, body: &[u8]) -> Result<(), PictureError> {
        let unsupported = |name| Err(PictureError::Unsupported(name));
        match marker {
            0xc0..=0xc2 => {}
            0xc3 => self.coding = Coding::Lossless,
            #[cfg(feature = "turbo")]
            0xc9 | 0xca => self.coding = Coding::Arithmetic,
            0xc9..=0xcf => return unsupported("arithmetic-coded JPEG"),
            _ => return unsupported("hierarchical JPEG"),
        }
        let (Some(&precision), Some(height), Some(width), Some(&components)) =
            (body.first(), be16(body, 1), be16(body, 3), body.get(5))
        else {
            return Err(PictureError::broken("the picture's size is cut off"));
        };
        if precision != 8 {
            return unsupported("12-bit JPEG");
        }
        if components == 4 && self.coding == Coding::Lossless {
            return unsupported("lossless JPEG");
        }
        if !matches!(components, 1 | 3 | 4) {
            return unsupported("JPEG with an unusual number of colours");
        }
        self.size = (u32::from(width), u32::from(height));
        self.components = components;
        let ids = body[6..].chunks_exact(3).map(|component| component[0]);
        self.names_rgb = ids.eq(*b"RGB");
        let factors = body[6..].chunks_exact(3).map(|component| component[1]);
        self.halved = factors
            .clone()
            .any(|factor| Some(factor) != factors.clone().next());
        let areas = factors.map(|factor| u64::from(factor >> 4) * u64::from(factor & 15));
        let largest = areas.clone().max().unwrap_or(0).max(1);
        if components == 4 && areas.clone().next() < Some(largest) && self.coding == Coding::Usual {
            self.coding = Coding::Uneven;
        }
        self.coefficients = (2 * areas.sum::<u64>()).div_ceil(largest);
        self.held = matches!(marker, 0xc2 | 0xca);
        Ok(())
    }

    /// What the probe wants.
    pub(crate) fn header(&self) -> Header {
        Header {
            orientation: self.orientation.unwrap_or(1),
            ..Header::plain(self.size, self.bytes_per_pixel() as u32)
        }
    }

    /// Which decoder can be trusted with it.
    pub(crate) fn coding(&self) -> Coding {
        self.coding
    }

    /// 1 (grey), 3 (colour) or 4 (inks).
    pub(crate) fn components(&self) -> u8 {
        self.components
    }

    /// What a decoder holds at once for a pixel at most: colours, and the coefficients of a file in several scans. The fast
    /// decoder (`jpeg`) holds one of the two, or neither; whether a file is for it is known later.
    pub(crate) fn bytes_per_pixel(&self) -> u64 {
        let coefficients = if self.held { self.coefficients } else { 0 };
        match (self.coding, self.components) {
            // Planes beside the colours.
            (Coding::Uneven, components) => 2 * u64::from(components) + coefficients,
            // Differences of 16 bits beside the colours.
            (Coding::Lossless, components) => 3 + 3 * u64::from(components),
            // Four inks, then light of them.
            (_, 4) => 4 + coefficients.max(3),
            (_, _) => 3 + coefficients,
        }
    }

    /// Whether four colours are YCCK rather than CMYK.
    pub(crate) fn is_ycck(&self) -> bool {
        self.components == 4 && self.adobe_transform == Some(2)
    }

    /// Whether its colours are brightness and two differences, or brightness alone. It follows the decoder: files
    /// without a word about it are taken for YCbCr.
    pub(crate) fn is_grey_or_ycc(&self) -> bool {
        match self.components {
            1 => true,
            3 => !self.names_rgb && self.adobe_transform.is_none_or(|transform| transform == 1),
            _ => false,
        }
    }

    /// The tables and the frame before the first scan, in order: marker and body.
    pub(crate) fn segments(&self) -> impl Iterator<Item = (u8, &'a [u8])> {
        let bytes = self.bytes;
        self.needed.iter().map(move |segment| {
            (
                bytes[segment.start + 1],
                &bytes[segment.start + 4..segment.end],
            )
        })
    }

    /// The segments from the first scan on, up to the picture's end: marker, body, and the file behind it. What a scan's
    /// data hold is passed over.
    pub(crate) fn since_first_scan(&self) -> impl Iterator<Item = (u8, &'a [u8], &'a [u8])> {
        let (bytes, mut at) = (self.bytes, self.scans);
        std::iter::from_fn(move || {
            loop {
                let (marker, start) = next_marker(bytes, at)?;
                match marker {
                    0xd0..=0xd7 => at = start + 2,
                    EOI => return None,
                    _ => {
                        at = segment_end(bytes, start)?;
                        return Some((marker, &bytes[start + 4..at], &bytes[at..]));
                    }
                }
            }
        })
    }

    /// The colour profile, put together from its parts.
    pub(crate) fn profile(&self) -> Option<Vec<u8>> {
        let mut parts = self.profile.clone();
        parts.sort_by_key(|(number, _)| *number);
        parts.dedup_by_key(|(number, _)| *number);
        let profile = parts.iter().flat_map(|(_, part)| part.iter().copied());
        (!parts.is_empty()).then(|| profile.collect())
    }

    /// The same picture with nothing but tables and scans: no metadata, no junk between segments, no second
    /// picture behind the first.
    ///
    /// **The end is a trap for what is cut off.** Decoders fill missing data with grey and say nothing. Here
    /// the scans are followed by one-bits: no Huffman code consists of ones alone (ITU T.81, annex C), so a
    /// decoder that still wants data stumbles, while one that has all it needs never looks at them.
    pub(crate) fn bare(&self) -> (Vec<u8>, End) {
        self.bare_up_to(&STOPPER)
    }

    /// The same without the trap, for a decoder that says itself where data are missing: with the end marker.
    #[cfg(feature = "turbo")]
    pub(crate) fn bare_and_ended(&self) -> (Vec<u8>, End) {
        self.bare_up_to(&[0xff, EOI])
    }

    fn bare_up_to(&self, stopper: &[u8]) -> (Vec<u8>, End) {
        let (end, how) = scans_end(self.bytes, self.scans);
        let mut bare = Vec::with_capacity(end - self.scans + 4_096);
        bare.extend([0xff, SOI]);
        for segment in &self.needed {
            bare.extend_from_slice(&self.bytes[segment.clone()]);
        }
        bare.extend_from_slice(&self.bytes[self.scans..end]);
        bare.extend(stopper);
        (bare, how)
    }
}

/// The next marker at or after `at`: its code and the offset of the 0xff before it.
fn next_marker(bytes: &[u8], mut at: usize) -> Option<(u8, usize)> {
    loop {
        at += memchr::memchr(0xff, bytes.get(at..)?)?;
        match *bytes.get(at + 1)? {
            0x00 => at += 2,
            0xff => at += 1,
            code => return Some((code, at)),
        }
    }
}

/// Where the segment ends whose marker begins at `start`.
fn segment_end(bytes: &[u8], start: usize) -> Option<usize> {
    let length = usize::from(be16(bytes, start + 2)?);
    let end = start + 2 + length;
    (length >= 2 && end <= bytes.len()).then_some(end)
}

/// Where the picture's data end: at its end marker, or at the end of the file.
fn scans_end(bytes: &[u8], first: usize) -> (usize, End) {
    let mut at = first;
    while let Some((marker, start)) = next_marker(bytes, at) {
        at = match marker {
            EOI => return (start, End::Marked),
            0xc4 | SOS | 0xdb | 0xdd | 0xe0..=0xef | 0xfe => {
                segment_end(bytes, start).unwrap_or(start + 2)
            }
            _ => start + 2,
        };
    }
    (bytes.len(), End::Missing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_that_are_not_read_have_names() {
        let frame = |marker: u8, precision: u8| {
            let mut file = vec![0xff, SOI, 0xff, marker, 0, 17, precision, 0, 8, 0, 8, 3];
            file.extend([0; 9]);
            file
        };
        let name = |file: &[u8]| match read(file) {
            Err(PictureError::Unsupported(name)) => name,
            _ => "",
        };
        assert_eq!(name(&frame(0xc3, 12)), "12-bit JPEG");
        assert_eq!(name(&frame(0xc9, 8)), "arithmetic-coded JPEG");
        assert_eq!(name(&frame(0xc1, 12)), "12-bit JPEG");
    }

    #[test]
    fn what_the_usual_decoder_would_garble_goes_to_another() {
        // Sequential, chroma halved, one colour in the first scan.
        let mut file = vec![0xff, SOI, 0xff, 0xc0, 0, 17, 8, 0, 16, 0, 16, 3];
        file.extend([1, 0x22, 0, 2, 0x11, 0, 3, 0x11, 0]);
        file.extend([0xff, SOS, 0, 8, 1, 1, 0, 0, 63, 0]);
        let coding = |file: &[u8]| read(file).map(|jpeg| jpeg.coding());
        assert_eq!(coding(&file), Ok(Coding::Uneven));
        // Whole chroma is read well, and so is a progressive file.
        file[13] = 0x11;
        assert_eq!(coding(&file), Ok(Coding::Usual));
        file[13] = 0x22;
        file[3] = 0xc2;
        assert_eq!(coding(&file), Ok(Coding::Usual));
    }

    /// A progressive picture of whole chroma takes nine bytes a pixel, not the six of an ordinary one.
    #[test]
    fn coefficients_of_several_scans_are_counted() {
        let held = |marker: u8, luma: u8, in_first_scan: u8| {
            let mut file = vec![0xff, SOI, 0xff, marker, 0, 17, 8, 0, 16, 0, 16, 3];
            file.extend([1, luma, 0, 2, 0x11, 0, 3, 0x11, 0]);
            file.extend([0xff, SOS, 0, 8, in_first_scan, 1, 0, 0, 63, 0]);
            read(&file).map(|jpeg| jpeg.bytes_per_pixel())
        };
        assert_eq!(held(0xc0, 0x22, 3), Ok(3));
        assert_eq!(held(0xc0, 0x11, 1), Ok(9));
        assert_eq!(held(0xc2, 0x22, 3), Ok(6));
        assert_eq!(held(0xc2, 0x11, 3), Ok(9));
    }

    #[test]
    fn scans_end_at_the_end_marker_and_not_at_stuffing() {
        let file = [
            0xff, SOS, 0, 2, 1, 0xff, 0, 0xff, 0xd0, 2, 0xff, EOI, 0xff, SOI,
        ];
        assert_eq!(scans_end(&file, 0), (10, End::Marked));
        assert_eq!(scans_end(&file[..10], 0), (10, End::Missing));
    }
}
