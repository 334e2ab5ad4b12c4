//! People as children draw them: a round head that is too large, dots for eyes,
//! hands with fingers like the rays of a sun.
//!
//! In: where somebody stands, what they wear, where their hands go. Out: strokes.
//! Nobody here is a portrait of anybody.

use crate::hand::{Colour, Hand};
use crate::shape::{P, arc, between, circle, curve, distance, ellipse, tube, turned};

#[derive(Clone, Copy, PartialEq)]
pub enum Hair {
    Bob,
    Pigtails,
    Ponytail,
    Spiky,
    Short,
    Long,
    Curly,
    Bun,
    Bald,
    /// A conical leaf hat (nón lá).
    Hat,
    Cap(Colour),
}

#[derive(Clone, Copy, PartialEq)]
pub enum Mouth {
    Smile,
    Laugh,
    Flat,
    Sad,
    Oh,
}

#[derive(Clone, Copy, PartialEq)]
pub enum Eyes {
    Dots,
    Round,
    /// Large with a highlight, as older children learn it from comics.
    Shiny,
    Closed,
}

#[derive(Clone, Copy)]
pub struct Person {
    /// Between the feet.
    pub at: P,
    pub height: f32,
    /// Head's share of the height: 0.42 for a child drawn by a child, 0.3 for a grown-up.
    pub head: f32,
    pub hair: Hair,
    pub hair_colour: Colour,
    pub skin: Colour,
    pub top: Colour,
    pub bottom: Colour,
    pub dress: bool,
    /// The red scarf of Vietnamese pupils.
    pub scarf: bool,
    pub glasses: bool,
    pub beard: bool,
    pub mouth: Mouth,
    pub eyes: Eyes,
    /// Where the pupils turn: -1 left to 1 right.
    pub look: f32,
    pub legs: bool,
    /// Seen from behind.
    pub back: bool,
    pub left: Option<P>,
    pub right: Option<P>,
}

impl Default for Person {
    fn default() -> Self {
        Person {
            at: (0.0, 0.0),
            height: 200.0,
            head: 0.40,
            hair: Hair::Short,
            hair_colour: 0x2b211d,
            skin: 0xffd9b5,
            top: 0x3f8fd6,
            bottom: 0x34507a,
            dress: false,
            scarf: false,
            glasses: false,
            beard: false,
            mouth: Mouth::Smile,
            eyes: Eyes::Dots,
            look: 0.0,
            legs: true,
            back: false,
            left: None,
            right: None,
        }
    }
}

impl Person {
    pub fn head_centre(&self) -> P {
        (self.at.0, self.at.1 - self.height * (1.0 - self.head / 2.0))
    }

    fn head_radius(&self) -> f32 {
        self.height * self.head / 2.0
    }

    pub fn draw(&self, hand: &mut Hand) {
        let (x, y) = self.at;
        let h = self.height;
        let r = self.head_radius();
        let c = self.head_centre();
        let neck = c.1 + r * 0.86;
        let torso = (y - neck) * if self.legs { 0.62 } else { 1.0 };
        let waist = neck + torso;
        let ink = hand.ink;
        let half = h * 0.125 + r * 0.12;
        self.hair_behind(hand, c, r);
        if self.legs {
            for side in [-1.0, 1.0] {
                let hip = (x + side * half * 0.42, waist - torso * 0.08);
                let foot = (x + side * half * 0.58, y - h * 0.02);
                let colour = if self.dress { self.skin } else { self.bottom };
                hand.paint(&tube(&[hip, foot], half * 0.62, half * 0.5), colour, ink);
                let shoe = ellipse(
                    (foot.0 + side * half * 0.22, y - h * 0.01),
                    half * 0.46,
                    h * 0.026,
                );
                hand.paint(&shoe, if self.scarf { 0x3a3f55 } else { 0x8a4b2f }, ink);
            }
        }
        // Arms that reach up or out are drawn before the body, as a child does.
        for (side, goal) in [(-1.0, self.left), (1.0, self.right)] {
            let goal = goal.unwrap_or((x + side * (half + h * 0.13), neck + torso * 0.75));
            self.arm(
                hand,
                (x + side * half * 0.62, neck + torso * 0.2),
                goal,
                side,
            );
        }
        let body = if self.dress {
            curve(&[
                (x - half * 0.5, neck),
                (x - half * 0.75, neck + torso * 0.45),
                (x - half * 1.5, waist + torso * 0.1),
                (x, waist + torso * 0.16),
                (x + half * 1.5, waist + torso * 0.1),
                (x + half * 0.75, neck + torso * 0.45),
                (x + half * 0.5, neck),
            ])
        } else {
            curve(&[
                (x - half * 0.55, neck),
                (x - half * 0.95, neck + torso * 0.2),
                (x - half, waist),
                (x, waist + torso * 0.03),
                (x + half, waist),
                (x + half * 0.95, neck + torso * 0.2),
                (x + half * 0.55, neck),
            ])
        };
        hand.paint(&body, self.top, ink);
        if self.scarf && !self.back {
            let knot = (x, neck + torso * 0.26);
            for side in [-1.0, 1.0] {
                let flap = [
                    (x + side * half * 0.62, neck - 1.0),
                    knot,
                    (x + side * half * 0.42, knot.1 + torso * 0.34),
                ];
                hand.paint(&flap, 0xe23b2e, 0x9c1f1a);
            }
        } else if self.dress && !self.back {
            for k in 0..3 {
                let p = (x + (k as f32 - 1.0) * half * 0.7, waist - torso * 0.1);
                hand.dot(p, h * 0.012, 0xffffff);
            }
        }
        hand.paint(&ellipse(c, r * 0.97, r), self.skin, ink);
        if self.back {
            hand.paint(
                &ellipse((c.0, c.1 - r * 0.05), r * 0.99, r * 0.98),
                self.hair_colour,
                self.hair_colour,
            );
            self.hair_front(hand, c, r);
            return;
        }
        for side in [-1.0, 1.0] {
            if !matches!(self.hair, Hair::Bob | Hair::Long) {
                hand.paint(
                    &circle((c.0 + side * r * 0.98, c.1 + r * 0.08), r * 0.15),
                    self.skin,
                    ink,
                );
            }
        }
        self.face(hand, c, r);
        self.hair_front(hand, c, r);
    }

    fn arm(&self, hand: &mut Hand, shoulder: P, goal: P, side: f32) {
        let ink = hand.ink;
        let h = self.height;
        let len = distance(shoulder, goal);
        let mid = between(shoulder, goal, 0.5);
        let bend = (mid.0 + side * len * 0.06, mid.1 + len * 0.10);
        let line = curve(&[shoulder, bend, goal]);
        let w = h * 0.07;
        hand.paint(&tube(&line, w * 1.15, w * 0.8), self.skin, ink);
        let sleeve: Vec<P> = line[..(line.len() * 2 / 5).max(2)].to_vec();
        hand.paint(&tube(&sleeve, w * 1.35, w * 1.5), self.top, ink);
        palm(
            hand,
            goal,
            h * 0.042,
            (goal.1 - bend.1).atan2(goal.0 - bend.0),
            self.skin,
        );
    }

    fn face(&self, hand: &mut Hand, c: P, r: f32) {
        let ink = hand.ink;
        let habit = hand.habit;
        let (ex, ey) = (r * habit.eyes.0, c.1 + r * habit.eyes.1);
        if habit.cheeks {
            hand.rub((c.0 - r * 0.56, c.1 + r * 0.36), r * 0.17, 0xff7f7a);
            hand.rub((c.0 + r * 0.56, c.1 + r * 0.36), r * 0.17, 0xff7f7a);
        }
        for side in [-1.0, 1.0] {
            let e = (c.0 + side * ex + self.look * r * 0.08, ey);
            match self.eyes {
                Eyes::Dots => hand.dot(e, r * 0.085, ink),
                Eyes::Round => {
                    hand.whiten(&circle(e, r * 0.17));
                    hand.closed(&circle(e, r * 0.17), ink, 0.6);
                    hand.dot((e.0 + self.look * r * 0.07, e.1), r * 0.08, ink);
                }
                Eyes::Shiny => {
                    let eye = ellipse(e, r * 0.14, r * 0.2);
                    hand.whiten(&eye);
                    hand.solid(
                        &ellipse(
                            (e.0 + self.look * r * 0.04, e.1 + r * 0.02),
                            r * 0.12,
                            r * 0.17,
                        ),
                        0x4a2d20,
                    );
                    hand.line(&arc(e, r * 0.17, r * 0.22, 3.3, 6.1, 10), ink, 0.9);
                    let glint = circle((e.0 + r * 0.04, e.1 - r * 0.07), r * 0.055);
                    hand.whiten(&glint);
                }
                Eyes::Closed => hand.line(&arc(e, r * 0.15, r * 0.13, 3.4, 6.0, 8), ink, 0.8),
            }
            let lift = if self.mouth == Mouth::Sad {
                side * r * 0.06
            } else {
                0.0
            };
            let brow = [
                (e.0 - r * 0.14, ey - r * 0.3 + lift),
                (e.0, ey - r * 0.35),
                (e.0 + r * 0.14, ey - r * 0.3 - lift),
            ];
            if habit.brows {
                hand.line(&curve(&brow), self.hair_colour, 0.6);
            }
        }
        let n = (c.0, ey + r * 0.22);
        match habit.nose {
            0 => hand.line(&arc(n, r * 0.07, r * 0.06, 0.3, 2.8, 6), 0xc46a4a, 0.6),
            1 => hand.line(
                &[
                    (n.0, n.1 - r * 0.16),
                    (n.0 - r * 0.08, n.1 + r * 0.04),
                    (n.0 + r * 0.04, n.1 + r * 0.04),
                ],
                0xc46a4a,
                0.6,
            ),
            2 => [-1.0, 1.0]
                .into_iter()
                .for_each(|s| hand.dot((n.0 + s * r * 0.05, n.1), r * 0.025, 0xc46a4a)),
            _ => {}
        }
        let m = (c.0, c.1 + r * 0.42);
        match self.mouth {
            Mouth::Smile => hand.line(
                &arc((m.0, m.1 - r * 0.12), r * 0.36, r * 0.28, 0.25, 2.9, 14),
                0xc8302b,
                0.9,
            ),
            Mouth::Laugh => {
                let mut open = arc((m.0, m.1 - r * 0.04), r * 0.32, r * 0.34, 0.0, 3.14, 14);
                open.push((m.0, m.1 - r * 0.02));
                hand.paint(&open, 0xd8413a, 0x8f1f1c);
            }
            Mouth::Flat => hand.line(
                &[
                    (m.0 - r * 0.2, m.1 + r * 0.05),
                    (m.0 + r * 0.2, m.1 + r * 0.03),
                ],
                0xa8302b,
                0.8,
            ),
            Mouth::Sad => hand.line(
                &arc((m.0, m.1 + r * 0.24), r * 0.26, r * 0.2, 3.5, 5.9, 10),
                0xa8302b,
                0.8,
            ),
            Mouth::Oh => hand.paint(
                &ellipse((m.0, m.1 + r * 0.06), r * 0.12, r * 0.15),
                0xd8413a,
                0x8f1f1c,
            ),
        }
        if self.glasses {
            for side in [-1.0, 1.0] {
                hand.closed(&circle((c.0 + side * ex, ey), r * 0.28), 0x3b3b58, 0.75);
            }
            hand.line(
                &[(c.0 - ex + r * 0.27, ey), (c.0 + ex - r * 0.27, ey)],
                0x3b3b58,
                0.7,
            );
        }
        if self.beard {
            for k in -4..=4 {
                let k = k as f32;
                let from = (c.0 + k * r * 0.12, c.1 + r * (0.86 - 0.02 * k * k * 0.5));
                hand.line(
                    &[
                        from,
                        (from.0 - k * r * 0.015, from.1 + r * (0.62 - 0.09 * k.abs())),
                    ],
                    self.hair_colour,
                    0.8,
                );
            }
        }
    }
}

/// A hand like a small sun: a ball and five fingers, pointing along `angle`.
pub fn palm(hand: &mut Hand, at: P, r: f32, angle: f32, skin: Colour) {
    let ink = hand.ink;
    let toward = |a: f32, d: f32| (at.0 + r * d * a.cos(), at.1 + r * d * a.sin());
    match hand.habit.fingers {
        0 => {
            for k in -2..=2 {
                let a = angle + k as f32 * 0.55;
                hand.line(&[toward(a, 0.7), toward(a, 2.0)], ink, 0.75);
            }
            hand.paint(&circle(at, r), skin, ink);
        }
        1 => {
            hand.paint(
                &tube(&[at, toward(angle - 0.9, 1.7)], r * 0.7, r * 0.5),
                skin,
                ink,
            );
            hand.paint(
                &turned(
                    &ellipse(toward(angle, 0.35), r * 1.35, r * 0.95),
                    toward(angle, 0.35),
                    angle,
                ),
                skin,
                ink,
            );
        }
        _ => {
            for k in [-2.0, 2.0, -1.0, 1.0, 0.0] {
                let a = angle + k * 0.5;
                let far = if k == -2.0 { 1.6 } else { 2.0 };
                hand.paint(&tube(&[at, toward(a, far)], r * 0.62, r * 0.46), skin, ink);
            }
            hand.patch(&circle(at, r * 0.9), skin);
        }
    }
}

/// The first people that a child draws: a head with arms and legs, nothing else.
pub fn tadpole(hand: &mut Hand, c: P, r: f32, colour: Colour, hair: Colour, arms: [P; 2]) {
    let ink = hand.ink;
    for side in [-1.0, 1.0] {
        let hip = (c.0 + side * r * 0.4, c.1 + r * 0.85);
        let foot = (hip.0 + side * r * 0.12, hip.1 + r * 1.5);
        hand.line(&[hip, foot, (foot.0 + side * r * 0.36, foot.1)], ink, 1.0);
    }
    for (side, goal) in [(-1.0, arms[0]), (1.0, arms[1])] {
        let shoulder = (c.0 + side * r * 0.92, c.1 + r * 0.3);
        hand.line(&[shoulder, goal], ink, 1.0);
        let a = (goal.1 - shoulder.1).atan2(goal.0 - shoulder.0);
        for k in -2..=2 {
            let f = a + k as f32 * 0.5;
            hand.line(
                &[
                    goal,
                    (goal.0 + r * 0.3 * f.cos(), goal.1 + r * 0.3 * f.sin()),
                ],
                ink,
                0.85,
            );
        }
    }
    hand.paint(&circle(c, r), colour, ink);
    for k in 0..11 {
        let a = 3.4 + k as f32 * 0.24;
        let len = hand.rng.between(1.28, 1.55);
        hand.line(
            &[
                (c.0 + r * 0.98 * a.cos(), c.1 + r * 0.98 * a.sin()),
                (c.0 + r * len * a.cos(), c.1 + r * len * a.sin()),
            ],
            hair,
            1.0,
        );
    }
    for side in [-1.0, 1.0] {
        let e = (c.0 + side * r * 0.34, c.1 - r * 0.12);
        hand.closed(&circle(e, r * 0.15), ink, 0.6);
        hand.dot(e, r * 0.07, ink);
    }
    hand.line(
        &arc((c.0, c.1 + r * 0.1), r * 0.5, r * 0.46, 0.2, 2.9, 14),
        0xd0302b,
        1.0,
    );
}
