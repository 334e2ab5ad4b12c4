//! Words as shapes: shaped by HarfBuzz's rules, in the order in which they are read, broken into balanced lines.
//!
//! In: font files (TTF, OTF or WOFF2) and a text. Out: [`Line`]s of placed glyphs, and their outlines as paths. No font
//! of the machine is ever looked for: the same bytes everywhere. What no font has a letter for is left out.

use std::ops::Range;
use std::sync::Arc;

use harfrust::font::glyph::outline::{DrawMemory, DrawOptions, PathSink};
use harfrust::{Buffer, Direction, Font, GlyphId, ShapeOptions, ShaperFont};
use resvg::tiny_skia::{Path, PathBuilder};
use unicode_bidi::{BidiInfo, Level};
use unicode_normalization::UnicodeNormalization;

use crate::error::PictureError;

/// Fonts, the most wanted first: a letter is taken from the first that has it.
pub(super) struct Letters {
    faces: Vec<Font>,
}

/// Glyphs beside each other, from the left.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    glyphs: Vec<Glyph>,
    /// In pixels.
    pub(super) width: f32,
}

#[derive(Clone, Copy, Debug)]
struct Glyph {
    face: usize,
    id: GlyphId,
    x: f32,
    y: f32,
}

/// Lines under each other in one size.
#[derive(Clone, Debug, Default)]
pub(super) struct Paragraph {
    pub(super) lines: Vec<Line>,
    /// Pixels to the em.
    pub(super) size: f32,
}

/// What a paragraph must fit into.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column<'a> {
    /// In pixels.
    pub(super) width: f32,
    /// In pixels.
    pub(super) height: f32,
    /// Sizes to try, the largest first.
    pub(super) sizes: &'a [f32],
    /// From baseline to baseline, in sizes.
    pub(super) leading: f32,
}

impl Letters {
    /// Opens font files.
    pub(super) fn open<T: AsRef<[u8]>>(files: &[T]) -> Result<Letters, PictureError> {
        let open = |file: &T| {
            let bytes = plain(file.as_ref())?;
            let shared: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(bytes);
            Font::new(shared, 0).ok_or_else(|| PictureError::broken("no font"))
        };
        let faces = files.iter().map(open).collect::<Result<Vec<_>, _>>()?;
        Ok(Letters { faces })
    }

    /// The largest size in which a text fits, in lines of nearly one length; what fits in none is cut off with `…`.
    pub(super) fn set(&self, text: &str, level: Level, column: Column<'_>) -> Paragraph {
        let words = self.words(text);
        let mut last = Paragraph::default();
        for &size in column.sizes {
            let widths: Vec<f32> = words
                .iter()
                .map(|word| self.line(word, size, level).width)
                .collect();
            let space = self.line("\u{a0}", size, level).width;
            let measure = Measure { widths, space };
            let room = ((column.height / (size * column.leading)) as usize).max(1);
            let lines = measure.lines(column.width);
            let fits = lines.len() <= room && measure.widest() <= column.width;
            let kept = lines.get(..room).unwrap_or(&lines);
            let kept = if fits {
                measure.balanced(column.width, lines.len())
            } else {
                kept.to_vec()
            };
            let cut = !fits && lines.len() > room;
            let set = kept.iter().enumerate().map(|(at, range)| {
                let mut words = words[range.clone()].join(" ");
                if cut && at + 1 == kept.len() {
                    words.push('…');
                }
                self.narrowed(&words, size, level, column.width)
            });
            last = Paragraph {
                lines: set.collect(),
                size,
            };
            if fits {
                break;
            }
        }
        last
    }

    /// The outlines of a line, its baseline beginning at the origin.
    pub(super) fn path(&self, line: &Line, size: f32) -> Option<Path> {
        let mut pen = Pen::default();
        for glyph in &line.glyphs {
            let outlines = self.faces[glyph.face].outline_glyphs();
            let Some(outline) = outlines.get(glyph.id) else {
                continue;
            };
            (pen.x, pen.y) = (glyph.x, glyph.y);
            let options = DrawOptions::new().with_ppem(Some(size));
            // A glyph whose outline is broken is left out, as one that no font has.
            outline.draw(&options, DrawMemory::Scratch, &mut pen).ok();
        }
        pen.path.finish()
    }

    /// The words of a text, of the letters that a font has.
    fn words(&self, text: &str) -> Vec<String> {
        let composed: String = text.nfc().collect();
        let words = composed.split_whitespace().map(|word| {
            let known = word.chars().filter(|&c| self.face(c).is_some());
            known.collect::<String>()
        });
        words.filter(|word| !word.is_empty()).collect()
    }

    fn face(&self, c: char) -> Option<usize> {
        let has = |face: &Font| face.charmap().map_unicode(c).is_some();
        self.faces.iter().position(has)
    }

    /// A line that is cut where the column ends: one endless word.
    fn narrowed(&self, words: &str, size: f32, level: Level, width: f32) -> Line {
        let whole = self.line(words, size, level);
        if whole.width <= width {
            return whole;
        }
        let ends: Vec<usize> = words.char_indices().map(|(at, _)| at).collect();
        let cut = |end: usize| self.line(&format!("{}…", &words[..end]), size, level);
        let most = ends.partition_point(|&end| cut(end).width <= width);
        cut(most.checked_sub(1).map_or(0, |at| ends[at]))
    }

    /// Shapes a line in reading order.
    fn line(&self, text: &str, size: f32, level: Level) -> Line {
        let bidi = BidiInfo::new(text, Some(level));
        let mut line = Line::default();
        for paragraph in &bidi.paragraphs {
            let (levels, runs) = bidi.visual_runs(paragraph, paragraph.range.clone());
            for run in runs {
                let backwards = levels[run.start].is_rtl();
                let mut parts = self.parts(text, run);
                if backwards {
                    parts.reverse();
                }
                for (face, part) in parts {
                    self.shape(&text[part], face, size, backwards, &mut line);
                }
            }
        }
        line
    }

    /// A run by the fonts that its letters are taken from; marks and spaces stay with the letter before.
    fn parts(&self, text: &str, run: Range<usize>) -> Vec<(usize, Range<usize>)> {
        let mut parts: Vec<(usize, Range<usize>)> = Vec::new();
        for (at, c) in text[run.clone()].char_indices() {
            let start = run.start + at;
            let end = start + c.len_utf8();
            let leans = !c.is_alphanumeric();
            match parts.last_mut() {
                Some((face, part)) if leans && self.has(*face, c) => part.end = end,
                last => {
                    let own = self.face(c).unwrap_or(0);
                    match last {
                        Some((face, part)) if *face == own => part.end = end,
                        _ => parts.push((own, start..end)),
                    }
                }
            }
        }
        parts
    }

    fn has(&self, face: usize, c: char) -> bool {
        self.faces[face].charmap().map_unicode(c).is_some()
    }

    fn shape(&self, text: &str, face: usize, size: f32, backwards: bool, line: &mut Line) {
        let font = &self.faces[face];
        let mut buffer = Buffer::new();
        buffer.push_str(text);
        buffer.set_direction(match backwards {
            true => Direction::RightToLeft,
            false => Direction::LeftToRight,
        });
        buffer.guess_segment_properties();
        if harfrust::shape(&ShaperFont::new(font), &mut buffer, ShapeOptions::new()).is_err() {
            return;
        }
        let scale = size / f32::from(font.units_per_em().max(1));
        let glyphs = buffer.glyph_infos().iter().zip(buffer.glyph_positions());
        for (info, place) in glyphs {
            line.glyphs.push(Glyph {
                face,
                id: GlyphId::new(info.glyph_id),
                x: line.width + place.x_offset as f32 * scale,
                y: place.y_offset as f32 * scale,
            });
            line.width += place.x_advance as f32 * scale;
        }
    }
}

/// The tables of a font file, unpacked where it comes as for the web.
fn plain(file: &[u8]) -> Result<Vec<u8>, PictureError> {
    match file.starts_with(b"wOF2") {
        true => wuff::decompress_woff2(file).map_err(|_| PictureError::broken("no font")),
        false => Ok(file.to_vec()),
    }
}

/// How wide words are, and where lines of them end.
struct Measure {
    widths: Vec<f32>,
    space: f32,
}

impl Measure {
    fn widest(&self) -> f32 {
        self.widths.iter().copied().fold(0.0, f32::max)
    }

    /// As many words in each line as fit; one at least.
    fn lines(&self, width: f32) -> Vec<Range<usize>> {
        let mut lines: Vec<Range<usize>> = Vec::new();
        let mut filled = 0.0;
        for (at, &word) in self.widths.iter().enumerate() {
            match lines.last_mut() {
                Some(line) if filled + self.space + word <= width => {
                    line.end = at + 1;
                    filled += self.space + word;
                }
                _ => {
                    lines.push(at..at + 1);
                    filled = word;
                }
            }
        }
        lines
    }

    /// As many lines, as narrow as they can be: none is left with one short word.
    fn balanced(&self, width: f32, count: usize) -> Vec<Range<usize>> {
        let (mut low, mut high) = (0.0, width);
        for _ in 0..10 {
            let middle = (low + high) / 2.0;
            match self.lines(middle).len() <= count && self.widest() <= middle {
                true => high = middle,
                false => low = middle,
            }
        }
        self.lines(high)
    }
}

/// Takes outlines, which have their origin at the foot, into a path, which has it at the head.
#[derive(Default)]
struct Pen {
    path: PathBuilder,
    x: f32,
    y: f32,
}

impl Pen {
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        (self.x + x, -(self.y + y))
    }
}

impl PathSink for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.line_to(x, y);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let ((cx, cy), (x, y)) = (self.at(cx, cy), self.at(x, y));
        self.path.quad_to(cx, cy, x, y);
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        let ((ax, ay), (bx, by), (x, y)) = (self.at(ax, ay), self.at(bx, by), self.at(x, y));
        self.path.cubic_to(ax, ay, bx, by, x, y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BALOO: &[u8] = include_bytes!("../../../themes/safety/assets/fonts/baloo-2-700.woff2");

    fn letters() -> Letters {
        Letters::open(&[BALOO]).unwrap()
    }

    fn column(width: f32) -> Column<'static> {
        Column {
            width,
            height: 300.0,
            sizes: &[60.0, 40.0],
            leading: 1.25,
        }
    }

    #[test]
    fn marks_stand_on_their_letters_composed_or_not() {
        let letters = letters();
        let composed = letters.line("Bắt nạt", 60.0, Level::ltr());
        assert_eq!(composed.glyphs.len(), 7);
        assert_eq!(letters.words("Bắt nạt"), letters.words("Bắt nạt"));
        assert!(composed.glyphs.iter().all(|glyph| glyph.id.to_u32() > 0));
        assert!(letters.path(&composed, 60.0).unwrap().bounds().top() < -40.0);
    }

    #[test]
    fn a_title_is_set_as_large_as_it_fits_in_lines_of_one_length() {
        let letters = letters();
        let set = letters.set("Cánh diều không cần mạng", Level::ltr(), column(360.0));
        assert_eq!((set.size, set.lines.len()), (60.0, 3));
        let widths: Vec<f32> = set.lines.iter().map(|line| line.width).collect();
        assert!(
            widths.iter().all(|width| (100.0..=360.0).contains(width)),
            "{widths:?}"
        );
        let long = letters.set(&"rất dài ".repeat(80), Level::ltr(), column(360.0));
        assert_eq!((long.size, long.lines.len()), (40.0, 6));
        let endless = letters.set(&"a".repeat(400), Level::ltr(), column(360.0));
        assert!(endless.lines.iter().all(|line| line.width <= 360.0));
    }

    #[test]
    fn what_no_font_has_is_left_out() {
        let letters = letters();
        assert_eq!(letters.words("Diều 🪁 bay\u{202e}"), ["Diều", "bay"]);
        assert!(
            letters
                .set("🪁", Level::ltr(), column(360.0))
                .lines
                .is_empty()
        );
    }
}
