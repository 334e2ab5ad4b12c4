//! The social card: what other people's programs show of a page that is passed on. 1200 × 630 pixels, as JPEG.
//!
//! In: a finished derivative, two lines of words, and how the theme looks ([`CardLook`]). Out: a file, the same on
//! every machine. The drawing is whole, never cropped; crop and redactions hold because the source is never seen here.
//! It knows no works and no languages but by the way in which they are read.
//!
//! `letters` sets the words, `canvas` paints; what stands where is decided here. The theme's mark as an icon is made
//! here as well ([`icon`]), for it is the same paint.

mod canvas;
mod letters;

use resvg::tiny_skia::{Pixmap, Rect};
use unicode_bidi::Level;

use super::encode;
use super::error::PictureError;
use super::fit::Fit;
use super::guard;
use super::largest;
use super::probe::located;
use super::sizes::Size;
use super::spec::Limits;
use super::ycbcr;
use crate::policy::PictureFormat;
use canvas::{Canvas, Rgb, painted};
use letters::{Column, Letters, Paragraph};

/// Raised whenever the same card would come out otherwise: a part of every cache key.
pub const CARD_VERSION: u32 = 1;
/// Width and height in pixels: what Facebook, Zalo and others ask for.
pub const CARD_SIZE: (u32, u32) = (1200, 630);
/// The width in pixels of a derivative that is large enough.
pub const CARD_PICTURE: u32 = 600;

const QUALITY: u8 = 80;
const MARGIN: f32 = 56.0;
/// The white round a drawing.
const MAT: f32 = 16.0;
/// The box in which a drawing hangs, without its mat.
const BOX: (f32, f32) = (CARD_PICTURE as f32, 498.0);
/// Where the band at the foot begins, on which the exhibition's name stands.
const BAND: f32 = 512.0;
const MARK: u32 = 84;
/// The mark where no drawing hangs.
const LARGE_MARK: u32 = 300;

/// How cards look: the theme's colours, fonts and mark.
#[derive(Clone, Debug)]
pub struct CardLook<'a> {
    /// The background.
    pub paper: [u8; 3],
    /// The sheet round a drawing.
    pub mat: [u8; 3],
    /// The title.
    pub ink: [u8; 3],
    /// The exhibition's name.
    pub muted: [u8; 3],
    /// The band at the foot.
    pub glow: [u8; 3],
    /// Its edge.
    pub sun: [u8; 3],
    /// The tape that holds a drawing.
    pub tape: [u8; 3],
    /// Font files for titles (TTF, OTF or WOFF2), the most wanted first.
    pub title: Vec<&'a [u8]>,
    /// Font files for all else.
    pub text: Vec<&'a [u8]>,
    /// The mark, in SVG.
    pub mark: &'a [u8],
}

/// Which way a language is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// From the left.
    Ltr,
    /// From the right: everything stands the other way round.
    Rtl,
}

/// What a card shows.
#[derive(Clone, Copy, Debug)]
pub struct Card<'a> {
    /// A JPEG of ours; absent: the mark hangs there.
    pub picture: Option<&'a [u8]>,
    /// The words in large letters.
    pub title: &'a str,
    /// The exhibition's name; absent where the title says it.
    pub site: Option<&'a str>,
    /// Which way they are read.
    pub reading: Reading,
}

/// Everything that cards share, made ready once.
pub struct Press {
    blank: Canvas,
    title: Letters,
    text: Letters,
    mark: Pixmap,
    large_mark: Pixmap,
    mat: Rgb,
    ink: Rgb,
    muted: Rgb,
    tape: Rgb,
}

impl std::fmt::Debug for Press {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Press").finish_non_exhaustive()
    }
}

impl Press {
    /// Opens the fonts and paints what is the same on every card.
    ///
    /// # Errors
    /// When a file is no font, or the mark no SVG.
    pub fn new(look: &CardLook<'_>) -> Result<Press, PictureError> {
        guard::caught(|| {
            let mut blank = Canvas::new(CARD_SIZE.0, CARD_SIZE.1, look.paper)?;
            blank.wave(BAND, look.glow, look.sun);
            Ok(Press {
                blank,
                title: Letters::open(&look.title)?,
                text: Letters::open(&look.text)?,
                mark: painted(look.mark, MARK)?,
                large_mark: painted(look.mark, LARGE_MARK)?,
                mat: look.mat,
                ink: look.ink,
                muted: look.muted,
                tape: look.tape,
            })
        })
    }

    /// Makes a card.
    ///
    /// # Errors
    /// When the picture cannot be read.
    pub fn print(&self, card: &Card<'_>) -> Result<Vec<u8>, PictureError> {
        guard::caught(|| {
            let mut canvas = self.blank.clone();
            let hung = match card.picture {
                Some(picture) => self.hang(&mut canvas, picture, card.reading)?,
                None => self.sign(&mut canvas, card.reading),
            };
            let beside = Beside::new(hung, card.reading);
            self.words(&mut canvas, card, beside);
            let planes = canvas.finish()?.planes();
            encode::encode(&planes, PictureFormat::Jpeg, QUALITY)
        })
    }

    /// Hangs a drawing on its side of the card; says how much of the width it takes.
    fn hang(
        &self,
        canvas: &mut Canvas,
        file: &[u8],
        reading: Reading,
    ) -> Result<f32, PictureError> {
        let limits = Limits::default();
        let (probe, picture) = located(file, &limits)?;
        let size = within(probe.stored, BOX);
        let fit = Fit::whole(probe.stored, size);
        let rgb = ycbcr::rgb(&largest::largest(picture, &probe, &fit, &limits)?);
        let (width, height) = (size.width as f32, size.height as f32);
        let taken = width + 2.0 * MAT;
        let left = (reading.left_of(MARGIN, taken) + MAT).round();
        let top = ((CARD_SIZE.1 as f32 - height) / 2.0).round();
        let sheet = Rect::from_xywh(left - MAT, top - MAT, taken, height + 2.0 * MAT)
            .ok_or_else(|| PictureError::broken("no size"))?;
        canvas.sheet(sheet, self.mat);
        canvas.picture(left as u32, top as u32, size.width, &rgb);
        canvas.tape((left + width / 2.0, top - MAT), self.tape);
        Ok(taken)
    }

    /// The mark in a drawing's place.
    fn sign(&self, canvas: &mut Canvas, reading: Reading) -> f32 {
        let taken = LARGE_MARK as f32;
        let left = reading.left_of(MARGIN + 24.0, taken);
        canvas.stamp(&self.large_mark, left as i32, 130);
        taken + 48.0
    }

    /// Title and name beside the drawing.
    fn words(&self, canvas: &mut Canvas, card: &Card<'_>, beside: Beside) {
        let level = card.reading.level();
        let column = Column {
            width: beside.width,
            height: BAND - 56.0,
            sizes: &[84.0, 76.0, 68.0, 60.0, 52.0, 45.0, 39.0, 34.0],
            leading: 1.24,
        };
        let title = self.title.set(card.title, level, column);
        let middle = 24.0 + column.height / 2.0;
        lines(
            canvas,
            &self.title,
            &title,
            beside,
            middle,
            (column.leading, self.ink),
        );
        if card.site.is_none() && card.picture.is_none() {
            return;
        }
        let (mark, gap) = (MARK as f32, 18.0);
        let top = BAND + (CARD_SIZE.1 as f32 - BAND - mark) / 2.0 + 3.0;
        canvas.stamp(&self.mark, beside.left_of(0.0, mark) as i32, top as i32);
        let Some(site) = card.site else { return };
        let beside_mark = beside.without(mark + gap);
        let column = Column {
            width: beside_mark.width,
            height: 88.0,
            sizes: &[33.0, 30.0, 27.0, 24.0],
            leading: 1.32,
        };
        let name = self.text.set(site, level, column);
        let middle = top + mark / 2.0;
        lines(
            canvas,
            &self.text,
            &name,
            beside_mark,
            middle,
            (column.leading, self.muted),
        );
    }
}

/// Paints lines round a height.
fn lines(
    canvas: &mut Canvas,
    letters: &Letters,
    paragraph: &Paragraph,
    beside: Beside,
    middle: f32,
    (leading, colour): (f32, Rgb),
) {
    let step = paragraph.size * leading;
    let all = step * paragraph.lines.len() as f32;
    for (at, line) in paragraph.lines.iter().enumerate() {
        // Letters with their marks stand about the middle of a line when its foot is at three quarters.
        let y = middle - all / 2.0 + step * at as f32 + step / 2.0 + paragraph.size * 0.3;
        let x = beside.left_of(0.0, line.width);
        canvas.shape(letters.path(line, paragraph.size), x, y, colour);
    }
}

impl Reading {
    fn level(self) -> Level {
        match self {
            Reading::Ltr => Level::ltr(),
            Reading::Rtl => Level::rtl(),
        }
    }

    /// The left edge of something so wide, at a distance from the side where reading begins.
    fn left_of(self, distance: f32, width: f32) -> f32 {
        match self {
            Reading::Ltr => distance,
            Reading::Rtl => CARD_SIZE.0 as f32 - distance - width,
        }
    }
}

/// The column beside a drawing.
#[derive(Clone, Copy)]
struct Beside {
    /// From the side where reading begins.
    start: f32,
    width: f32,
    reading: Reading,
}

impl Beside {
    fn new(taken: f32, reading: Reading) -> Beside {
        let start = MARGIN + taken + 48.0;
        Beside {
            start,
            width: CARD_SIZE.0 as f32 - start - MARGIN,
            reading,
        }
    }

    fn without(self, taken: f32) -> Beside {
        Beside {
            start: self.start + taken,
            width: self.width - taken,
            ..self
        }
    }

    fn left_of(self, distance: f32, width: f32) -> f32 {
        self.reading.left_of(self.start + distance, width)
    }
}

/// The largest size of a picture's shape in a box; never larger than the picture.
fn within(picture: (u32, u32), (width, height): (f32, f32)) -> Size {
    let (own_width, own_height) = (picture.0.max(1) as f32, picture.1.max(1) as f32);
    let scale = (width / own_width).min(height / own_height).min(1.0);
    let pixels = |edge: f32| (edge * scale).round().max(1.0) as u32;
    Size {
        width: pixels(own_width),
        height: pixels(own_height),
    }
}

/// An SVG as a PNG of `edge` pixels: the mark for a telephone's home screen, on paper with room round it.
///
/// # Errors
/// When it is no SVG.
pub fn icon(svg: &[u8], edge: u32, paper: [u8; 3]) -> Result<Vec<u8>, PictureError> {
    guard::caught(|| {
        // What a round mask leaves of an icon: a circle of four fifths (https://www.w3.org/TR/appmanifest/#icon-masks).
        let inner = edge * 62 / 100;
        let mut canvas = Canvas::new(edge, edge, paper)?;
        let at = ((edge - inner) / 2) as i32;
        canvas.stamp(&painted(svg, inner)?, at, at);
        let raster = canvas.finish()?;
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, edge, edge);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        let mut writer = encoder.write_header().map_err(PictureError::broken)?;
        writer
            .write_image_data(&raster.data)
            .map_err(PictureError::broken)?;
        writer.finish().map_err(PictureError::broken)?;
        Ok(bytes)
    })
}

#[cfg(test)]
mod tests;
