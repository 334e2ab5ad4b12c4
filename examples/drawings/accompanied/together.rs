//! Scenes of room 3, “Accompanied” of many hands: the world, two hands, the sun.
//!
//! Each function draws one picture; titles and words are in the records.

use crate::hand::Hand;
use crate::motifs::{device, love, sun, twinkle};
use crate::people::{Hair, Mouth, Person, tadpole};
use crate::shape::{P, arc, blob, circle, curve, rect, turned};
use crate::tools::CRAYON;

/// Children of all sorts hold hands all round the world.
pub fn not_alone(h: &mut Hand) {
    h.ink = 0x2b2540;
    h.shake = 2.6;
    let c = (500.0, 660.0);
    h.hatch(&rect(-10.0, -10.0, 1020.0, 740.0), 0xa8dcf2, -0.5, 1.25);
    h.reserve(&circle((35.0, 30.0), 100.0));
    sun(h, (35.0, 30.0), 84.0, false);
    h.paint(&circle(c, 292.0), 0x4aa3dc, h.ink);
    for land in [
        blob(&[
            (330.0, 480.0),
            (420.0, 420.0),
            (500.0, 450.0),
            (480.0, 540.0),
            (400.0, 590.0),
            (330.0, 560.0),
        ]),
        blob(&[
            (560.0, 430.0),
            (660.0, 440.0),
            (720.0, 520.0),
            (680.0, 600.0),
            (600.0, 560.0),
            (570.0, 500.0),
        ]),
        blob(&[
            (420.0, 640.0),
            (540.0, 620.0),
            (560.0, 720.0),
            (450.0, 730.0),
        ]),
    ] {
        h.paint(&land, 0x6cc04a, 0x2f7a35);
    }
    let folk = [
        (-1.2f32, Hair::Pigtails, 0x2b211d, 0xffd9b5, 0xf2559a, true),
        (-0.74, Hair::Spiky, 0x2b211d, 0xe8b98a, 0xffc62e, false),
        (-0.27, Hair::Hat, 0x2b211d, 0xffd2ac, 0x8a5fd0, true),
        (0.27, Hair::Short, 0x2b211d, 0xffd9b5, 0xe8413a, false),
        (0.74, Hair::Curly, 0x4a2d1d, 0xd9a070, 0x4cb84a, false),
        (1.2, Hair::Long, 0x33211b, 0xffd9b5, 0xf58a2f, true),
    ];
    let height = 222.0;
    let spot = |a: f32, d: f32| (c.0 + d * a.sin(), c.1 - d * a.cos());
    for (k, (a, hair, hair_colour, skin, top, dress)) in folk.into_iter().enumerate() {
        let at = spot(a, 294.0);
        let mid = |b: f32| {
            let m = spot((a + b) / 2.0, 378.0);
            turned(&[m], at, -a)[0]
        };
        let person = Person {
            at,
            height,
            head: 0.45,
            hair,
            hair_colour,
            skin,
            top,
            dress,
            bottom: 0x34507a,
            mouth: if k % 2 == 0 {
                Mouth::Laugh
            } else {
                Mouth::Smile
            },
            left: Some(if k > 0 {
                mid(folk[k - 1].0)
            } else {
                turned(&[spot(a - 0.26, 400.0)], at, -a)[0]
            }),
            right: Some(if k < 5 {
                mid(folk[k + 1].0)
            } else {
                turned(&[spot(a + 0.26, 400.0)], at, -a)[0]
            }),
            ..Person::default()
        };
        h.leaning(at, a, |h| person.draw(h));
    }
    love(h, (508.0, 545.0), 46.0, 0xf0433f);
}

/// Two hands laid on the sheet, traced, coloured in and joined: a big and a small one.
pub fn two_hands(h: &mut Hand) {
    h.take(CRAYON, CRAYON);
    h.ink = 0x2b2540;
    h.shake = 2.2;
    let traced = |base: P, k: f32, turn: f32, mirror: f32| -> Vec<P> {
        let mut out = vec![(-70.0, 330.0), (-84.0, 150.0)];
        out.extend(curve(&[
            (-84.0, 150.0),
            (-150.0, 90.0),
            (-205.0, 10.0),
            (-196.0, -32.0),
            (-160.0, -24.0),
            (-118.0, 34.0),
            (-92.0, 42.0),
        ]));
        for (x, top, w) in [
            (-66.0, -150.0, 25.0),
            (-8.0, -190.0, 26.0),
            (50.0, -160.0, 25.0),
            (102.0, -86.0, 22.0),
        ] {
            let lean = x * 0.28;
            out.extend(curve(&[
                (x - w, 20.0),
                (x - w + lean, top + 26.0),
                (x + lean, top),
                (x + w + lean, top + 26.0),
                (x + w, 26.0),
            ]));
        }
        out.extend(curve(&[
            (124.0, 60.0),
            (118.0, 150.0),
            (86.0, 220.0),
            (84.0, 330.0),
        ]));
        let placed: Vec<P> = out
            .iter()
            .map(|p| (base.0 + mirror * p.0 * k, base.1 + p.1 * k))
            .collect();
        turned(&placed, base, turn)
    };
    let big = traced((375.0, 410.0), 1.25, 0.42, 1.0);
    let small = traced((655.0, 430.0), 0.98, -0.52, -1.0);
    h.paint(&big, 0x4a9ae0, 0x1f4fa0);
    h.closed(&big, 0x1f4fa0, 1.2);
    h.paint(&small, 0xf2665a, 0xa8241f);
    h.closed(&small, 0xa8241f, 1.2);
    // Patterns, as on a carpet.
    for (p, s) in [
        ((330.0, 500.0), 20.0),
        ((300.0, 580.0), 16.0),
        ((395.0, 560.0), 18.0),
    ] {
        twinkle(h, p, s, 0xfff0a0);
    }
    for (p, s) in [
        ((680.0, 540.0), 18.0),
        ((735.0, 590.0), 16.0),
        ((640.0, 500.0), 14.0),
    ] {
        love(h, p, s, 0xfff0d0);
    }
    love(h, (522.0, 385.0), 104.0, 0xffd02e);
    for side in [-1.0, 1.0] {
        h.dot((520.0 + side * 22.0, 376.0), 7.0, h.ink);
    }
    h.line(
        &arc((520.0, 392.0), 26.0, 22.0, 0.2, 2.95, 10),
        0xc8302b,
        1.0,
    );
    for k in 0..7 {
        let a = 3.7 + k as f32 * 0.31;
        h.line(
            &[
                (520.0 + 190.0 * a.cos(), 385.0 + 190.0 * a.sin()),
                (520.0 + 245.0 * a.cos(), 385.0 + 245.0 * a.sin()),
            ],
            0xf58a2f,
            1.0,
        );
    }
    for (p, colour) in [
        ((80.0, 90.0), 0xe8413a),
        ((180.0, 60.0), 0x4cb84a),
        ((880.0, 80.0), 0x8a5fd0),
        ((940.0, 170.0), 0xf58a2f),
        ((70.0, 620.0), 0xf2559a),
        ((930.0, 640.0), 0x3a8fdc),
        ((520.0, 70.0), 0xf2559a),
        ((530.0, 660.0), 0x4cb84a),
    ] {
        let r = 26.0;
        for k in 0..5 {
            let a = k as f32 * 1.257;
            h.paint(
                &circle((p.0 + r * a.cos(), p.1 + r * a.sin()), r * 0.6),
                colour,
                colour,
            );
        }
        h.paint(&circle(p, r * 0.5), 0xffd02e, 0xe08a1a);
    }
}

/// Drawn at six: a telephone, a sun in it, and everybody.
pub fn sun_in_phone(h: &mut Hand) {
    h.take(CRAYON, CRAYON);
    h.ink = 0x2a3a9a;
    h.shake = 4.2;
    h.fill.line = 8.5;
    h.pen.line = 8.5;
    h.hatch(
        &curve(&[
            (-10.0, 850.0),
            (350.0, 830.0),
            (730.0, 860.0),
            (730.0, 1010.0),
            (-10.0, 1010.0),
        ]),
        0x6cc04a,
        0.08,
        1.0,
    );
    let glass = device(h, 170.0, 60.0, 390.0, 620.0, 0xe8513a, 0xbfe6fa);
    let c = (glass.0 + glass.2 / 2.0, glass.1 + glass.3 * 0.42);
    sun(h, c, 104.0, true);
    for k in 0..12 {
        let a = k as f32 * 0.5236 + 0.2;
        if a.sin() < 0.75 {
            let (f, t) = (300.0, 370.0);
            h.line(
                &[
                    (c.0 + f * 0.85 * a.cos(), c.1 + f * 1.05 * a.sin()),
                    (c.0 + t * 0.87 * a.cos(), c.1 + t * 1.0 * a.sin()),
                ],
                0xf7a41e,
                1.5,
            );
        }
    }
    tadpole(
        h,
        (120.0, 780.0),
        74.0,
        0xffd23a,
        0x8a4b2f,
        [(30.0, 700.0), (228.0, 760.0)],
    );
    tadpole(
        h,
        (352.0, 778.0),
        84.0,
        0xf7a0b8,
        0x2b211d,
        [(232.0, 764.0), (476.0, 762.0)],
    );
    tadpole(
        h,
        (590.0, 786.0),
        70.0,
        0x9ad87a,
        0xe8413a,
        [(480.0, 762.0), (690.0, 690.0)],
    );
    for (p, s, colour) in [
        ((70.0, 560.0), 30.0, 0xe8413a),
        ((650.0, 560.0), 34.0, 0xf2559a),
        ((80.0, 210.0), 26.0, 0x8a5fd0),
        ((645.0, 190.0), 24.0, 0xe8413a),
    ] {
        love(h, p, s, colour);
    }
}
