//! Hair and hats, before and behind the head.
//!
//! In: a person, the head's centre and radius. Out: strokes of the hand.

use crate::hand::Hand;
use crate::people::{Hair, Person};
use crate::shape::{P, arc, circle, curve, lobed, tube};

impl Person {
    /// What hangs behind the head.
    pub fn hair_behind(&self, hand: &mut Hand, c: P, r: f32) {
        let colour = self.hair_colour;
        match self.hair {
            Hair::Bob => hand.patch(
                &lobed((c.0, c.1 + r * 0.12), r * 1.22, r * 1.08, 5, 0.06),
                colour,
            ),
            Hair::Long => {
                let fall = curve(&[
                    (c.0 - r * 1.0, c.1 - r * 0.5),
                    (c.0 - r * 1.28, c.1 + r * 0.7),
                    (c.0 - r * 1.2, c.1 + r * 1.9),
                    (c.0, c.1 + r * 1.7),
                    (c.0 + r * 1.2, c.1 + r * 1.9),
                    (c.0 + r * 1.28, c.1 + r * 0.7),
                    (c.0 + r * 1.0, c.1 - r * 0.5),
                ]);
                hand.patch(&fall, colour);
            }
            Hair::Pigtails => {
                for side in [-1.0, 1.0] {
                    let root = (c.0 + side * r * 0.9, c.1 - r * 0.2);
                    let tail = curve(&[
                        root,
                        (root.0 + side * r * 0.6, root.1 + r * 0.3),
                        (root.0 + side * r * 0.62, root.1 + r * 1.2),
                    ]);
                    hand.patch(&tube(&tail, r * 0.34, r * 0.2), colour);
                }
            }
            Hair::Ponytail => {
                let tail = curve(&[
                    (c.0 + r * 0.4, c.1 - r * 0.9),
                    (c.0 + r * 1.3, c.1 - r * 0.8),
                    (c.0 + r * 1.5, c.1 + r * 0.5),
                ]);
                hand.patch(&tube(&tail, r * 0.4, r * 0.16), colour);
            }
            Hair::Bun => hand.paint(&circle((c.0, c.1 - r * 1.15), r * 0.42), colour, hand.ink),
            Hair::Curly => hand.patch(
                &lobed((c.0, c.1 - r * 0.18), r * 1.18, r * 1.1, 11, 0.14),
                colour,
            ),
            _ => {}
        }
    }

    /// What lies over the forehead, hats included.
    pub fn hair_front(&self, hand: &mut Hand, c: P, r: f32) {
        let colour = self.hair_colour;
        // A cap of hair: the upper part of the head down to a fringe.
        let crown = |low: f32, swing: f32| {
            let mut shape = arc(c, r * 1.04, r * 1.08, 3.14 - low, 6.28 + low, 24);
            shape.extend(curve(&[
                (c.0 + r * 0.86, c.1 - r * 0.34),
                (c.0 + r * 0.3, c.1 - r * (0.5 + swing)),
                (c.0 - r * 0.3, c.1 - r * (0.5 - swing)),
                (c.0 - r * 0.86, c.1 - r * 0.34),
            ]));
            shape
        };
        match self.hair {
            Hair::Bob | Hair::Long => hand.patch(&crown(0.12, 0.04), colour),
            Hair::Pigtails | Hair::Ponytail => {
                hand.patch(&crown(-0.1, 0.14), colour);
                let tie = if self.hair == Hair::Pigtails {
                    -1.0
                } else {
                    1.0
                };
                for side in [tie, 1.0] {
                    let p = if self.hair == Hair::Pigtails {
                        (c.0 + side * r, c.1 - r * 0.2)
                    } else {
                        (c.0 + r * 0.55, c.1 - r * 0.95)
                    };
                    hand.dot(p, r * 0.13, 0xf2447a);
                }
            }
            Hair::Short => hand.patch(&crown(-0.15, -0.1), colour),
            Hair::Curly => {
                for k in 0..6 {
                    let a = 3.5 + k as f32 * 0.46;
                    let p = (c.0 + r * 0.8 * a.cos(), c.1 + r * 0.72 * a.sin());
                    hand.patch(&circle(p, r * 0.26), colour);
                }
            }
            Hair::Spiky => {
                let mut shape = Vec::new();
                for k in 0..=14 {
                    let a = 3.25 + k as f32 * 0.2;
                    let k = if k % 2 == 1 { 1.34 } else { 1.0 };
                    shape.push((c.0 + r * k * a.cos(), c.1 + r * k * a.sin()));
                }
                shape.extend([
                    (c.0 + r * 0.5, c.1 - r * 0.5),
                    (c.0, c.1 - r * 0.62),
                    (c.0 - r * 0.5, c.1 - r * 0.5),
                ]);
                hand.patch(&shape, colour);
            }
            Hair::Bun => hand.patch(&crown(-0.2, 0.0), colour),
            Hair::Bald => {
                for side in [-1.0, 1.0] {
                    hand.patch(
                        &lobed(
                            (c.0 + side * r * 0.92, c.1 - r * 0.28),
                            r * 0.24,
                            r * 0.3,
                            5,
                            0.15,
                        ),
                        colour,
                    );
                }
                hand.line(
                    &arc((c.0 - r * 0.1, c.1 - r), r * 0.2, r * 0.2, 3.6, 5.6, 8),
                    colour,
                    0.6,
                );
            }
            Hair::Hat => {
                let brim = c.1 - r * 0.32;
                let cone = [
                    (c.0 - r * 1.7, brim),
                    (c.0 - r * 0.1, c.1 - r * 1.75),
                    (c.0 + r * 0.1, c.1 - r * 1.75),
                    (c.0 + r * 1.7, brim),
                    (c.0, brim + r * 0.16),
                ];
                hand.paint(&cone, 0xf3d58a, 0x9a6b2c);
                for k in 1..4 {
                    let t = k as f32 / 4.0;
                    let y = c.1 - r * 1.75 + (brim - c.1 + r * 1.75) * t;
                    hand.line(
                        &[
                            (c.0 - r * 1.7 * t, y),
                            (c.0, y + r * 0.1),
                            (c.0 + r * 1.7 * t, y),
                        ],
                        0xb98a45,
                        0.5,
                    );
                }
            }
            Hair::Cap(cloth) => {
                let mut cap = arc((c.0, c.1 - r * 0.3), r * 1.05, r * 0.85, 3.14, 6.28, 20);
                cap.push((c.0 + r * 1.6, c.1 - r * 0.22));
                hand.paint(&cap, cloth, hand.ink);
            }
        }
    }
}
