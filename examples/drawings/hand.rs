//! The child's hand: it trembles, draws an outline twice, scribbles over the
//! edge and leaves gaps.
//!
//! In: exact shapes from a scene. Out: pigment on transparent layers, handed to
//! `media.rs` when the tool changes. It knows nothing of paper or cameras.

use crate::media::{self, Medium};
use crate::rng::{Rng, Textures};
use crate::shape::{self, Line, P};
use crate::sheet::Sheet;
use crate::tools::{CRAYON, Tool};
use tiny_skia::{
    BlendMode, FillRule, LineCap, LineJoin, Paint, PathBuilder, Pixmap, Stroke, Transform,
};

/// 0xRRGGBB.
pub type Colour = u32;

/// How this child always draws people.
#[derive(Clone, Copy)]
pub struct Habit {
    /// 0 a bow, 1 an L, 2 two nostrils, 3 none.
    pub nose: u8,
    /// 0 rays, 1 mitten, 2 five sausages.
    pub fingers: u8,
    pub cheeks: bool,
    pub brows: bool,
    /// Half the distance between the eyes and their depth below the middle, in radii of the head.
    pub eyes: P,
}

pub struct Hand<'a> {
    pub rng: Rng,
    /// How far a line strays, in units: about 3 at six years, 0.8 at fifteen.
    pub shake: f32,
    pub fill: Tool,
    pub pen: Tool,
    /// What this child outlines with.
    pub ink: Colour,
    pub habit: Habit,
    /// How what is being drawn lies on the sheet.
    pose: Transform,
    sheet: Sheet<'a>,
    fills: Pixmap,
    lines: Pixmap,
}

impl<'a> Hand<'a> {
    pub fn new(sheet: Sheet<'a>, seed: u64) -> Result<Self, String> {
        let (fills, lines) = (sheet.layer()?, sheet.layer()?);
        let mut rng = Rng::new(seed);
        let habit = Habit {
            nose: (rng.unit() * 4.0) as u8,
            fingers: (seed % 3) as u8,
            cheeks: rng.chance(0.7),
            brows: rng.chance(0.6),
            eyes: (rng.between(0.32, 0.44), rng.between(-0.08, 0.12)),
        };
        Ok(Hand {
            rng,
            habit,
            shake: 2.0,
            fill: CRAYON,
            pen: CRAYON,
            ink: 0x2b2b33,
            pose: Transform::identity(),
            sheet,
            fills,
            lines,
        })
    }

    pub fn size(&self) -> P {
        self.sheet.units
    }

    /// Takes up other tools; what was drawn so far dries first.
    pub fn take(&mut self, fill: Tool, pen: Tool) {
        self.dry();
        (self.fill, self.pen) = (fill, pen);
    }

    pub fn finish(mut self) -> Sheet<'a> {
        self.dry();
        self.sheet.crease();
        self.sheet
    }

    fn dry(&mut self) {
        let textures: &Textures = self.sheet.textures;
        media::lay(&mut self.sheet, &self.fills, self.fill.medium, textures);
        media::lay(&mut self.sheet, &self.lines, self.pen.medium, textures);
        self.fills.fill(tiny_skia::Color::TRANSPARENT);
        self.lines.fill(tiny_skia::Color::TRANSPARENT);
    }

    /// Wax, pencil and marker share one layer for lines and fills; a wash or
    /// torn paper keeps its lines apart.
    fn one_layer(&self) -> bool {
        self.fill.medium == self.pen.medium
    }

    // ---- what scenes say ------------------------------------------------

    /// An object: nothing shows through it, coloured in, outlined.
    pub fn paint(&mut self, shape: &[P], colour: Colour, outline: Colour) {
        self.reserve(shape);
        self.scribble(shape, colour);
        if self.fill.medium != Medium::Torn {
            self.closed(shape, outline, 1.0);
        }
    }

    /// Coloured in without an outline, and nothing shows through.
    pub fn patch(&mut self, shape: &[P], colour: Colour) {
        self.reserve(shape);
        self.scribble(shape, colour);
    }

    /// Left white (the child coloured round it).
    pub fn reserve(&mut self, shape: &[P]) {
        let path = trace(shape, true);
        let mut paint = Paint {
            blend_mode: BlendMode::Clear,
            anti_alias: true,
            ..Paint::default()
        };
        paint.set_color_rgba8(0, 0, 0, 255);
        if let Some(path) = path {
            let view = self.view();
            if self.fill.medium != Medium::Torn {
                self.fills
                    .fill_path(&path, &paint, FillRule::Winding, view, None);
            }
            self.lines
                .fill_path(&path, &paint, FillRule::Winding, view, None);
        }
    }

    /// White: the paper itself, or white pigment where the paper is dark.
    pub fn whiten(&mut self, shape: &[P]) {
        self.reserve(shape);
        if self.pen.medium == Medium::Pastel {
            self.line_path(shape, 0xff_ffff, 0.95);
        }
    }

    /// Colours a shape in, in a direction of the hand's own choice.
    pub fn scribble(&mut self, shape: &[P], colour: Colour) {
        let angle = if self.rng.chance(0.75) {
            self.rng.between(-1.1, -0.5)
        } else {
            self.rng.between(-0.2, 0.4)
        };
        self.hatch(shape, colour, angle, 1.0);
    }

    /// Colours a shape in along `angle` (radians); `sparse` 2 leaves twice the gap.
    pub fn hatch(&mut self, shape: &[P], colour: Colour, angle: f32, sparse: f32) {
        let tool = self.fill;
        let edge = self.tremble(shape, true, self.shake * 0.8);
        if tool.medium == Medium::Torn {
            self.fill_path(&edge, colour, 1.0);
            let textures: &Textures = self.sheet.textures;
            media::lay(&mut self.sheet, &self.fills, Medium::Torn, textures);
            self.fills.fill(tiny_skia::Color::TRANSPARENT);
            return;
        }
        if tool.base > 0.0 {
            self.fill_path(&edge, colour, tool.base / sparse.max(1.0).powi(2));
        }
        let flat = shape::turned(shape, (0.0, 0.0), -angle);
        let (top, low) = flat
            .iter()
            .fold((f32::MAX, f32::MIN), |(a, b), p| (a.min(p.1), b.max(p.1)));
        let gap = tool.gap * sparse;
        let mut y = top + gap * self.rng.between(0.2, 0.6);
        let mut tail: Option<P> = None;
        let mut forth = true;
        while y < low {
            for (a, b) in crossings(&flat, y) {
                if b - a < tool.hatch * 0.5 {
                    continue;
                }
                let over = |hand: &mut Self| tool.over * (0.1 + 0.8 * hand.rng.bell());
                let (mut from, mut to) = (
                    (a - over(self), y + 0.12 * gap * self.rng.bell()),
                    (b + over(self), y + 0.22 * gap * self.rng.bell()),
                );
                if !forth {
                    std::mem::swap(&mut from, &mut to);
                }
                let mut run = Vec::new();
                if let Some(tail) =
                    tail.filter(|t| shape::distance(*t, from) < gap * 3.0 && self.rng.chance(0.7))
                {
                    run.push(tail);
                }
                let bow = self.rng.bell() * 0.012 * (b - a).min(300.0);
                run.extend([from, (shape::between(from, to, 0.5).0, y + bow), to]);
                let run = shape::turned(&shape::curve(&run), (0.0, 0.0), angle);
                let run = self.tremble(&run, false, self.shake * 0.5);
                let width = tool.hatch * self.rng.between(0.8, 1.2);
                let alpha = tool.alpha * self.rng.between(0.75, 1.1);
                self.stroke_fill(&run, colour, width, alpha.min(1.0));
                tail = Some(to);
                forth = !forth;
            }
            y += gap * self.rng.between(0.75, 1.25);
        }
    }

    /// An open line; `weight` multiplies the tool's width.
    pub fn line(&mut self, points: &[P], colour: Colour, weight: f32) {
        let bent = self.tremble(points, false, self.shake);
        self.ribbon(&bent, colour, weight, 0.93);
        if self.rng.chance(0.3) && self.shake > 1.4 {
            let again = self.tremble(points, false, self.shake * 1.2);
            self.ribbon(&again, colour, weight * 0.8, 0.6);
        }
    }

    /// An outline: the end overshoots the start, and parts are drawn twice.
    pub fn closed(&mut self, shape: &[P], colour: Colour, weight: f32) {
        if shape.len() < 3 {
            return;
        }
        let n = shape.len();
        let start = (self.rng.unit() * n as f32) as usize;
        let ring = |from: usize, count: usize| -> Line {
            (0..count).map(|i| shape[(from + i) % n]).collect()
        };
        let past = if n > 12 {
            n + 2 + (self.rng.unit() * n as f32 * 0.06) as usize
        } else {
            n + 1
        };
        let bent = self.tremble(&ring(start, past), false, self.shake);
        self.ribbon(&bent, colour, weight, 0.93);
        if self.shake > 0.9 && self.rng.chance(0.55) {
            let share = self.rng.between(0.25, 0.6);
            let part = ring(start + n / 3, ((n as f32 * share) as usize).max(2));
            let bent = self.tremble(&part, false, self.shake * 1.3);
            self.ribbon(&bent, colour, weight * 0.75, 0.65);
        }
    }

    pub fn dot(&mut self, c: P, r: f32, colour: Colour) {
        let shape = self.tremble(&shape::circle(c, r), true, (r * 0.12).min(self.shake));
        self.line_path(&shape, colour, 0.96);
    }

    /// Filled solid with the line tool: pupils, small marks.
    pub fn solid(&mut self, shape: &[P], colour: Colour) {
        let shape = self.tremble(shape, true, self.shake * 0.4);
        self.line_path(&shape, colour, 0.95);
    }

    /// Draws something upright as it would be turned by `angle` about a point.
    pub fn leaning(&mut self, about: P, angle: f32, draw: impl FnOnce(&mut Self)) {
        let before = self.pose;
        self.pose = Transform::from_rotate_at(angle.to_degrees(), about.0, about.1);
        draw(self);
        self.pose = before;
    }

    /// Colour rubbed on softly, for cheeks and glows.
    pub fn rub(&mut self, c: P, r: f32, colour: Colour) {
        let shape = self.tremble(&shape::circle(c, r), true, r * 0.1);
        self.fill_path(&shape, colour, 0.42);
    }

    // ---- how it comes about ----------------------------------------------

    /// The same line as a hand draws it: resampled, displaced by slow and quick
    /// waves of random phase.
    fn tremble(&mut self, points: &[P], closed: bool, amount: f32) -> Line {
        let mut dense = Line::new();
        let n = points.len();
        for i in 0..if closed { n } else { n.saturating_sub(1) } {
            let (a, b) = (points[i], points[(i + 1) % n]);
            let steps = (shape::distance(a, b) / 5.0).ceil().max(1.0) as usize;
            dense.extend((0..steps).map(|k| shape::between(a, b, k as f32 / steps as f32)));
        }
        if !closed {
            dense.extend(points.last());
        }
        let phase: [f32; 6] = std::array::from_fn(|_| self.rng.unit() * 6.283);
        let pace = self.rng.between(0.8, 1.25);
        let mut s = 0.0;
        let mut last = dense.first().copied().unwrap_or_default();
        let total: f32 = dense.windows(2).map(|w| shape::distance(w[0], w[1])).sum();
        // Small shapes tremble less, or they would fall apart.
        let amount = amount * (total / 120.0).clamp(0.15, 1.0);
        for p in &mut dense {
            s += shape::distance(last, *p);
            last = *p;
            let t = s * pace;
            p.0 += amount
                * (0.8 * (t / 31.0 + phase[0]).sin()
                    + 0.4 * (t / 11.3 + phase[1]).sin()
                    + 0.14 * (t / 4.1 + phase[2]).sin());
            p.1 += amount
                * (0.8 * (t / 27.0 + phase[3]).sin()
                    + 0.4 * (t / 12.7 + phase[4]).sin()
                    + 0.14 * (t / 3.7 + phase[5]).sin());
        }
        dense
    }

    /// A line whose width swells and thins with pressure.
    fn ribbon(&mut self, points: &[P], colour: Colour, weight: f32, alpha: f32) {
        if points.len() < 2 {
            return;
        }
        let width = self.pen.line * weight;
        let (p1, p2) = (self.rng.unit() * 6.283, self.rng.unit() * 6.283);
        let n = points.len();
        let (mut left, mut right) = (Line::new(), Line::new());
        for i in 0..n {
            let (a, b) = (points[i.saturating_sub(1)], points[(i + 1).min(n - 1)]);
            let len = shape::distance(a, b).max(1e-3);
            let (nx, ny) = (-(b.1 - a.1) / len, (b.0 - a.0) / len);
            let swell =
                1.0 + 0.16 * (i as f32 / 9.0 + p1).sin() + 0.09 * (i as f32 / 2.7 + p2).sin();
            let w = width * swell / 2.0;
            left.push((points[i].0 + nx * w, points[i].1 + ny * w));
            right.push((points[i].0 - nx * w, points[i].1 - ny * w));
        }
        left.extend(right.into_iter().rev());
        self.line_path(&left, colour, alpha);
        for end in [points[0], points[n - 1]] {
            self.line_path(
                &shape::arc(end, width * 0.5, width * 0.5, 0.0, 6.0, 10),
                colour,
                alpha,
            );
        }
    }

    fn view(&self) -> Transform {
        self.pose.post_scale(self.sheet.scale, self.sheet.scale)
    }

    fn fill_path(&mut self, shape: &[P], colour: Colour, alpha: f32) {
        if let Some(path) = trace(shape, true) {
            let view = self.view();
            self.fills
                .fill_path(&path, &ink(colour, alpha), FillRule::Winding, view, None);
        }
    }

    fn line_path(&mut self, shape: &[P], colour: Colour, alpha: f32) {
        if let Some(path) = trace(shape, true) {
            let view = self.view();
            let one = self.one_layer();
            // White over a wash or a hatching is paper that was left free.
            if colour == 0xff_ffff && !one && self.fill.medium != Medium::Torn {
                let mut clear = ink(colour, alpha);
                clear.blend_mode = BlendMode::DestinationOut;
                self.fills
                    .fill_path(&path, &clear, FillRule::Winding, view, None);
                return;
            }
            let layer = if one {
                &mut self.fills
            } else {
                &mut self.lines
            };
            layer.fill_path(&path, &ink(colour, alpha), FillRule::Winding, view, None);
        }
    }

    fn stroke_fill(&mut self, points: &[P], colour: Colour, width: f32, alpha: f32) {
        if let Some(path) = trace(points, false) {
            let stroke = Stroke {
                width,
                line_cap: LineCap::Round,
                line_join: LineJoin::Round,
                ..Stroke::default()
            };
            let view = self.view();
            self.fills
                .stroke_path(&path, &ink(colour, alpha), &stroke, view, None);
        }
    }
}

fn ink(colour: Colour, alpha: f32) -> Paint<'static> {
    let mut paint = Paint {
        anti_alias: true,
        ..Paint::default()
    };
    let [_, r, g, b] = colour.to_be_bytes();
    paint.set_color_rgba8(r, g, b, (alpha.clamp(0.0, 1.0) * 255.0) as u8);
    paint
}

fn trace(points: &[P], closed: bool) -> Option<tiny_skia::Path> {
    let mut builder = PathBuilder::new();
    let (first, rest) = points.split_first()?;
    builder.move_to(first.0, first.1);
    for p in rest {
        builder.line_to(p.0, p.1);
    }
    if closed {
        builder.close();
    }
    builder.finish()
}

/// Where a horizontal line runs inside a shape: pairs of x.
fn crossings(shape: &[P], y: f32) -> Vec<(f32, f32)> {
    let mut xs: Vec<f32> = (0..shape.len())
        .filter_map(|i| {
            let (a, b) = (shape[i], shape[(i + 1) % shape.len()]);
            ((a.1 <= y) != (b.1 <= y)).then(|| a.0 + (y - a.1) / (b.1 - a.1) * (b.0 - a.0))
        })
        .collect();
    xs.sort_by(f32::total_cmp);
    xs.chunks_exact(2).map(|c| (c[0], c[1])).collect()
}
