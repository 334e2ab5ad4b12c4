//! The child's hand: it trembles, draws an outline twice, scribbles over the
//! edge and leaves gaps.
//!
//! In: the exact marks of a scene. Out: pigment on transparent layers, handed to
//! `media.rs` when the tool changes. It knows nothing of SVG, paper or cameras.

use crate::marks::{Colour, Colouring, Mark, Tools};
use crate::media::{self, Medium};
use crate::noise::Rng;
use crate::shape::{Outline, P, between, crossings, distance, turned};
use crate::sheet::Sheet;
use std::f32::consts::TAU;
use tiny_skia::{
    BlendMode, FillRule, LineCap, LineJoin, Paint, Path, PathBuilder, Pixmap, Stroke, Transform,
};

const WHITE: Colour = 0xff_ffff;

pub struct Hand<'a> {
    rng: Rng,
    /// How far a line strays, in units: about 3 at six years, 0.8 at fifteen.
    shake: f32,
    /// What the hand holds.
    tools: Tools,
    sheet: Sheet<'a>,
    fills: Pixmap,
    lines: Pixmap,
}

impl<'a> Hand<'a> {
    pub fn new(sheet: Sheet<'a>, seed: u64, shake: f32, tools: Tools) -> Result<Self, String> {
        Ok(Hand {
            rng: Rng::new(seed),
            shake,
            tools,
            fills: sheet.layer()?,
            lines: sheet.layer()?,
            sheet,
        })
    }

    /// Draws one mark over what is there: coloured in first, then outlined.
    pub fn draw(&mut self, mark: &Mark) {
        if self.tools != mark.tools {
            // What was drawn with the last tools dries first.
            self.dry();
            self.tools = mark.tools;
        }
        for outline in &mark.outlines {
            let shape = outline.dense();
            match mark.colouring {
                Colouring::None => {}
                Colouring::Bare => self.reserve(&shape),
                Colouring::Scribbled(colour) => {
                    self.reserve(&shape);
                    let angle = if self.rng.chance(0.75) {
                        self.rng.between(-1.1, -0.5)
                    } else {
                        self.rng.between(-0.2, 0.4)
                    };
                    self.colour_in(&shape, colour, angle, 1.0);
                }
                Colouring::Hatched { colour, angle, gap } => {
                    self.colour_in(&shape, colour, angle, gap);
                }
                Colouring::Rubbed { colour, opacity } => {
                    let soft = self.trembling(&shape, self.shake * 0.8);
                    self.fill(&soft, colour, opacity);
                }
                Colouring::Dabbed(colour) => {
                    self.reserve(&shape);
                    let dab = self.trembling(&shape, self.shake * 0.4);
                    self.press(&dab, colour, 0.96);
                }
            }
            if let Some((colour, width)) = mark.line {
                self.trace(outline, &shape, colour, width);
            }
        }
    }

    pub fn finish(mut self) -> Sheet<'a> {
        self.dry();
        self.sheet.crease();
        self.sheet
    }

    fn dry(&mut self) {
        media::lay(&mut self.sheet, &self.fills, self.tools.fill.medium);
        media::lay(&mut self.sheet, &self.lines, self.tools.line);
        self.fills.fill(tiny_skia::Color::TRANSPARENT);
        self.lines.fill(tiny_skia::Color::TRANSPARENT);
    }

    /// Leaves a place free: nothing that was drawn before shows through it.
    fn reserve(&mut self, shape: &[P]) {
        let Some(path) = path(shape, true) else {
            return;
        };
        let mut eraser = ink(WHITE, 1.0);
        eraser.blend_mode = BlendMode::Clear;
        let view = self.view();
        for layer in [&mut self.fills, &mut self.lines] {
            layer.fill_path(&path, &eraser, FillRule::Winding, view, None);
        }
    }

    /// Colours a shape in along `angle` (radians); `sparse` 2 leaves twice the gap.
    fn colour_in(&mut self, shape: &[P], colour: Colour, angle: f32, sparse: f32) {
        let tool = self.tools.fill;
        let edge = self.trembling(shape, self.shake * 0.8);
        self.fill(&edge, colour, tool.base / sparse.max(1.0).powi(2));
        if tool.medium == Medium::Torn {
            // Each piece is glued on at once: it throws a shadow on the one below.
            media::lay(&mut self.sheet, &self.fills, Medium::Torn);
            self.fills.fill(tiny_skia::Color::TRANSPARENT);
            return;
        }
        let flat = turned(shape, -angle);
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
                // Over the edge, but less so in small things: there even a child takes care.
                let care = ((b - a) / 60.0).clamp(0.25, 1.0);
                let mut over = || tool.over * care * (0.4 + 1.5 * self.rng.bell());
                let (a, b) = (a - over(), b + over());
                let mut from = (a, y + 0.12 * gap * self.rng.bell());
                let mut to = (b, y + 0.22 * gap * self.rng.bell());
                if !forth {
                    std::mem::swap(&mut from, &mut to);
                }
                // A quick hand does not lift the tool between two lines.
                let joined = tail.filter(|t| distance(*t, from) < gap * 3.0);
                let joined = joined.filter(|_| self.rng.chance(0.7));
                let bow = self.rng.bell() * 0.012 * (b - a).min(300.0);
                let run = Outline {
                    points: joined.into_iter().chain(bowed(from, to, bow)).collect(),
                    closed: false,
                };
                let run = turned(&run.dense(), angle);
                let run = self.trembling(&run, self.shake * 0.5);
                let width = tool.hatch * self.rng.between(0.8, 1.2);
                let alpha = tool.alpha * self.rng.between(0.75, 1.1);
                self.scratch(&run, colour, width, alpha);
                tail = Some(to);
                forth = !forth;
            }
            y += gap * self.rng.between(0.75, 1.25);
        }
    }

    /// Draws a line: a closed one overshoots its start, and parts are drawn twice.
    fn trace(&mut self, outline: &Outline, shape: &[P], colour: Colour, width: f32) {
        let n = shape.len();
        let start = if outline.closed {
            (self.rng.unit() * n as f32) as usize
        } else {
            0
        };
        let ring = |from: usize, count: usize| -> Vec<P> {
            (0..count).map(|i| shape[(start + from + i) % n]).collect()
        };
        let past = if outline.closed {
            2 + (self.rng.unit() * n as f32 * 0.06) as usize
        } else {
            0
        };
        let bent = self.trembling(&ring(0, n + past), self.shake);
        self.ribbon(&bent, colour, width, 0.93);
        if outline.closed && self.shake > 0.9 && self.rng.chance(0.55) {
            let share = self.rng.between(0.25, 0.6);
            let part = ring(n / 3, ((n as f32 * share) as usize).max(2));
            let bent = self.trembling(&part, self.shake * 1.3);
            self.ribbon(&bent, colour, width * 0.75, 0.65);
        } else if !outline.closed && self.shake > 1.4 && self.rng.chance(0.3) {
            let bent = self.trembling(shape, self.shake * 1.2);
            self.ribbon(&bent, colour, width * 0.8, 0.6);
        }
    }

    /// The same line as a hand draws it: displaced by slow and quick waves of
    /// random phase.
    fn trembling(&mut self, points: &[P], amount: f32) -> Vec<P> {
        let phase: [f32; 6] = std::array::from_fn(|_| self.rng.unit() * TAU);
        let pace = self.rng.between(0.8, 1.25);
        let total: f32 = points.windows(2).map(|w| distance(w[0], w[1])).sum();
        // Small shapes tremble less, or they would fall apart.
        let amount = amount * (total / 120.0).clamp(0.15, 1.0);
        let mut t = 0.0;
        let mut last = points.first().copied().unwrap_or_default();
        let mut bend = |p: &P| {
            t += distance(last, *p) * pace;
            last = *p;
            let wave = |at: usize, waves: [f32; 3]| {
                let [slow, quick, fine] = waves;
                0.8 * (t / slow + phase[at]).sin()
                    + 0.4 * (t / quick + phase[at + 1]).sin()
                    + 0.14 * (t / fine + phase[at + 2]).sin()
            };
            let (dx, dy) = (wave(0, [31.0, 11.3, 4.1]), wave(3, [27.0, 12.7, 3.7]));
            (p.0 + amount * dx, p.1 + amount * dy)
        };
        points.iter().map(&mut bend).collect()
    }

    /// A line whose width swells and thins with pressure.
    fn ribbon(&mut self, points: &[P], colour: Colour, width: f32, alpha: f32) {
        let n = points.len();
        if n < 2 {
            return;
        }
        let (slow, quick) = (self.rng.unit() * TAU, self.rng.unit() * TAU);
        let (mut left, mut right) = (Vec::new(), Vec::new());
        for (i, p) in points.iter().enumerate() {
            let (a, b) = (points[i.saturating_sub(1)], points[(i + 1).min(n - 1)]);
            let len = distance(a, b).max(1e-3);
            let (nx, ny) = (-(b.1 - a.1) / len, (b.0 - a.0) / len);
            let t = i as f32;
            let swell = 1.0 + 0.16 * (t / 9.0 + slow).sin() + 0.09 * (t / 2.7 + quick).sin();
            let w = width * swell / 2.0;
            left.push((p.0 + nx * w, p.1 + ny * w));
            right.push((p.0 - nx * w, p.1 - ny * w));
        }
        left.extend(right.into_iter().rev());
        self.press(&left, colour, alpha);
        for end in [points[0], points[n - 1]] {
            let round = (0..10).map(|k| {
                let (s, c) = (TAU * k as f32 / 10.0).sin_cos();
                (end.0 + width * 0.5 * c, end.1 + width * 0.5 * s)
            });
            self.press(&round.collect::<Vec<P>>(), colour, alpha);
        }
    }

    fn view(&self) -> Transform {
        Transform::from_scale(self.sheet.scale, self.sheet.scale)
    }

    fn fill(&mut self, shape: &[P], colour: Colour, alpha: f32) {
        if let Some(path) = path(shape, true) {
            let (paint, view) = (ink(colour, alpha), self.view());
            self.fills
                .fill_path(&path, &paint, FillRule::Winding, view, None);
        }
    }

    /// Fills with the line tool. One medium shares one layer for lines and fills; a wash
    /// or torn paper keeps its lines apart.
    fn press(&mut self, shape: &[P], colour: Colour, alpha: f32) {
        let Some(path) = path(shape, true) else {
            return;
        };
        let (mut paint, view) = (ink(colour, alpha), self.view());
        let layer = if self.tools.fill.medium == self.tools.line {
            &mut self.fills
        } else if colour == WHITE && self.tools.fill.medium != Medium::Torn {
            // White over a wash or a hatching is paper that was left free.
            paint.blend_mode = BlendMode::DestinationOut;
            &mut self.fills
        } else {
            &mut self.lines
        };
        layer.fill_path(&path, &paint, FillRule::Winding, view, None);
    }

    fn scratch(&mut self, points: &[P], colour: Colour, width: f32, alpha: f32) {
        if let Some(path) = path(points, false) {
            let stroke = Stroke {
                width,
                line_cap: LineCap::Round,
                line_join: LineJoin::Round,
                ..Stroke::default()
            };
            let (paint, view) = (ink(colour, alpha), self.view());
            self.fills.stroke_path(&path, &paint, &stroke, view, None);
        }
    }
}

/// A straight line that gives way in the middle.
fn bowed(from: P, to: P, bow: f32) -> impl Iterator<Item = P> {
    const STEPS: usize = 8;
    (0..=STEPS).map(move |k| {
        let t = k as f32 / STEPS as f32;
        let p = between(from, to, t);
        (p.0, p.1 + bow * 4.0 * t * (1.0 - t))
    })
}

fn ink(colour: Colour, alpha: f32) -> Paint<'static> {
    let mut paint = Paint::default();
    let [_, r, g, b] = colour.to_be_bytes();
    paint.set_color_rgba8(r, g, b, (alpha.clamp(0.0, 1.0) * 255.0) as u8);
    paint
}

fn path(points: &[P], closed: bool) -> Option<Path> {
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
