//! Scenes of room 3, “Accompanied” on the way: the road, the boat, the lantern.
//!
//! Each function draws one picture; titles and words are in the records.

use crate::hand::Hand;
use crate::letters::write;
use crate::motifs::{cloud, fish, flower, house, sun, tree, twinkle, waves};
use crate::people::{Eyes, Hair, Mouth, Person};
use crate::shape::{P, arc, blob, circle, curve, ellipse, heart, lobed, rect, star, tube};
use crate::tools::{COLOURED, PAINT, PASTEL, PEN, TORN};

/// The road to school runs over a map full of signs; nobody walks it alone.
pub fn road(h: &mut Hand) {
    h.take(COLOURED, PEN);
    h.ink = 0x2c2c3c;
    h.shake = 1.4;
    h.hatch(&rect(-10.0, -10.0, 1020.0, 740.0), 0xb9dd8a, -0.35, 1.2);
    let way = curve(&[
        (150.0, 640.0),
        (380.0, 660.0),
        (480.0, 540.0),
        (330.0, 430.0),
        (200.0, 330.0),
        (330.0, 220.0),
        (560.0, 300.0),
        (720.0, 420.0),
        (880.0, 380.0),
        (850.0, 250.0),
        (800.0, 190.0),
    ]);
    h.paint(&tube(&way, 92.0, 70.0), 0xd9d3c8, h.ink);
    for k in (0..way.len() - 3).step_by(5) {
        h.line(&[way[k], way[k + 2]], 0xf2a02a, 1.6);
    }
    let pond = blob(&[
        (600.0, 560.0),
        (720.0, 520.0),
        (880.0, 560.0),
        (900.0, 650.0),
        (740.0, 690.0),
        (610.0, 650.0),
    ]);
    h.paint(&pond, 0x7cc6e8, 0x3a7fb5);
    fish(h, (740.0, 610.0), 34.0, true, 0xff9a2e, 0xe8512a);
    for p in [(660.0, 590.0), (830.0, 640.0)] {
        h.paint(&ellipse(p, 30.0, 14.0), 0x5cb84a, 0x2f7a35);
        flower(h, (p.0, p.1), 30.0, 0xf7a0c8);
    }
    house(h, (110.0, 610.0), 150.0, 0xfff2dc, 0xd9503a);
    // School, with the flag-pole's pennant in plain colours.
    h.paint(&rect(640.0, 70.0, 300.0, 130.0), 0xffe9b0, h.ink);
    h.paint(
        &[(620.0, 72.0), (790.0, 8.0), (960.0, 72.0)],
        0xe0573f,
        h.ink,
    );
    for k in 0..5 {
        if k != 2 {
            h.paint(
                &rect(658.0 + k as f32 * 55.0, 100.0, 34.0, 40.0),
                0xa9def5,
                h.ink,
            );
        }
    }
    h.paint(&rect(768.0, 112.0, 44.0, 88.0), 0x9a6238, h.ink);
    waves(h, (790.0, 62.0), 34.0, 0x2f7fd0);
    // Signs on the way.
    for (p, text, colour) in [
        ((505.0, 470.0), "!", 0xffc62e),
        ((130.0, 300.0), "?", 0x9a7fd0),
        ((640.0, 270.0), "X", 0xe8413a),
    ] {
        h.line(&[p, (p.0, p.1 + 74.0)], 0x6a5a4a, 2.2);
        if text == "!" {
            h.paint(
                &[
                    (p.0 - 46.0, p.1 + 18.0),
                    (p.0, p.1 - 60.0),
                    (p.0 + 46.0, p.1 + 18.0),
                ],
                colour,
                h.ink,
            );
            write(h, text, (p.0 - 6.0, p.1 + 8.0), 42.0, h.ink, 2.2);
        } else {
            h.paint(&circle((p.0, p.1 - 22.0), 38.0), colour, h.ink);
            write(h, text, (p.0 - 14.0, p.1 + 2.0), 46.0, 0xffffff, 2.4);
        }
    }
    let folk = [
        (280.0, 650.0, 160.0, Hair::Pigtails, 0xf2559a, true, false),
        (372.0, 660.0, 215.0, Hair::Long, 0x3a8fdc, true, false),
        (285.0, 305.0, 158.0, Hair::Spiky, 0xffffff, false, true),
        (392.0, 305.0, 164.0, Hair::Ponytail, 0xffffff, false, true),
        (
            860.0,
            385.0,
            150.0,
            Hair::Cap(0xe8413a),
            0xf7c62e,
            false,
            false,
        ),
    ];
    for (k, (x, y, height, hair, top, dress, scarf)) in folk.into_iter().enumerate() {
        let join = |p: P| Some(p);
        let (left, right) = match k {
            0 => (None, join((326.0, 590.0))),
            1 => (join((326.0, 590.0)), None),
            2 => (None, join((338.0, 250.0))),
            3 => (join((338.0, 250.0)), None),
            _ => (None, join((930.0, 290.0))),
        };
        Person {
            at: (x, y),
            height,
            head: if k == 1 { 0.34 } else { 0.44 },
            hair,
            top,
            dress,
            scarf,
            left,
            right,
            ..Person::default()
        }
        .draw(h);
    }
    for (x, y, s) in [
        (60.0, 210.0, 130.0),
        (500.0, 170.0, 120.0),
        (590.0, 480.0, 90.0),
        (960.0, 560.0, 130.0),
        (70.0, 470.0, 90.0),
    ] {
        tree(h, (x, y), s, 0x5cae4a, Some(0xe8413a));
    }
    sun(h, (35.0, 35.0), 54.0, true);
    cloud(h, (260.0, 70.0), 130.0, 0xffffff, 0x5aa7dc);
}

/// A boat folded of white paper on waves of torn paper.
pub fn paper_boat(h: &mut Hand) {
    h.take(TORN, PAINT);
    h.ink = 0x2b2b3a;
    h.shake = 1.8;
    let tip = |x: f32, y: f32, k: f32| {
        let mut wave = vec![(-20.0, 740.0), (-20.0, y)];
        wave.extend(curve(
            &(0..9)
                .map(|i| (x + i as f32 * 130.0, y + if i % 2 == 0 { k } else { -k }))
                .collect::<Vec<_>>(),
        ));
        wave.extend([(1020.0, y), (1020.0, 740.0)]);
        wave
    };
    h.patch(&circle((840.0, 150.0), 96.0), 0xff9a3a);
    h.patch(&circle((840.0, 150.0), 66.0), 0xffc62e);
    for (p, s) in [((180.0, 130.0), 120.0), ((735.0, 318.0), 84.0)] {
        h.patch(&lobed(p, s, s * 0.42, 6, 0.14), 0xffffff);
    }
    h.patch(&tip(-60.0, 440.0, 26.0), 0x9fd6ea);
    h.patch(&tip(-120.0, 505.0, 24.0), 0x5fb0d8);
    for (x, top, skin, hair) in [
        (385.0, 0xe8413a, 0xffd2ac, 0x2b211d),
        (600.0, 0x4cb84a, 0xf0c096, 0x4a2d1d),
    ] {
        h.patch(&rect(x - 46.0, 350.0, 92.0, 130.0), top);
        h.patch(&circle((x, 300.0), 64.0), skin);
        h.patch(
            &curve(&[
                (x - 72.0, 306.0),
                (x - 62.0, 240.0),
                (x, 216.0),
                (x + 62.0, 240.0),
                (x + 72.0, 306.0),
                (x + 40.0, 260.0),
                (x - 36.0, 264.0),
            ]),
            hair,
        );
    }
    // A leaf hat for the one, braids for the other.
    h.patch(
        &[
            (283.0, 276.0),
            (385.0, 178.0),
            (487.0, 276.0),
            (385.0, 292.0),
        ],
        0xf3d58a,
    );
    for side in [-1.0, 1.0] {
        h.patch(&ellipse((600.0 + side * 80.0, 328.0), 18.0, 38.0), 0x4a2d1d);
        h.patch(&circle((600.0 + side * 74.0, 294.0), 11.0), 0xf2559a);
    }
    h.patch(&[(484.0, 470.0), (492.0, 70.0), (500.0, 470.0)], 0x9a6238);
    h.patch(&[(498.0, 76.0), (640.0, 126.0), (498.0, 176.0)], 0xf2559a);
    h.patch(
        &[
            (230.0, 430.0),
            (770.0, 430.0),
            (668.0, 590.0),
            (332.0, 590.0),
        ],
        0xfffdf6,
    );
    h.patch(
        &[
            (330.0, 434.0),
            (500.0, 520.0),
            (670.0, 434.0),
            (500.0, 452.0),
        ],
        0xe9eef0,
    );
    h.patch(&heart((500.0, 545.0), 30.0), 0xe8413a);
    h.patch(&tip(-30.0, 580.0, 24.0), 0x2f86c0);
    h.patch(&tip(-100.0, 650.0, 22.0), 0x1f5f9a);
    for (p, c) in [((150.0, 620.0), 0xffc62e), ((860.0, 640.0), 0xf58a2f)] {
        h.patch(&ellipse(p, 54.0, 30.0), c);
        h.patch(
            &[
                (p.0 - 46.0, p.1),
                (p.0 - 86.0, p.1 - 26.0),
                (p.0 - 86.0, p.1 + 26.0),
            ],
            c,
        );
        h.dot((p.0 + 30.0, p.1 - 6.0), 6.0, h.ink);
    }
    for (x, k) in [(385.0, 0.0), (600.0, 6.0)] {
        for side in [-1.0, 1.0] {
            h.dot((x + side * 23.0, 300.0), 7.0, h.ink);
            h.dot((x + side * 40.0, 324.0), 10.0, 0xf59a8a);
        }
        h.line(
            &arc((x, 316.0), 24.0, 20.0 + k, 0.2, 2.95, 12),
            0xc8302b,
            1.3,
        );
    }
    h.line(
        &[(250.0, 440.0), (500.0, 452.0), (752.0, 440.0)],
        0x9aa4ac,
        0.7,
    );
}

/// On dark paper: one star lantern, and a whole class in its light.
pub fn lantern(h: &mut Hand) {
    h.take(PASTEL, PASTEL);
    h.ink = 0x1a1c30;
    h.shake = 2.2;
    let c = (357.0, 350.0);
    for k in 0..28 {
        let a = k as f32 * 0.2244;
        let (from, to) = (
            250.0 + h.rng.between(0.0, 24.0),
            h.rng.between(320.0, 430.0),
        );
        let colour = [0xffe58a, 0xffc24a, 0xfff3c8][k % 3];
        h.line(
            &[
                (c.0 + from * a.cos(), c.1 + from * a.sin()),
                (c.0 + to * a.cos(), c.1 + to * a.sin()),
            ],
            colour,
            1.2,
        );
    }
    h.closed(&circle(c, 232.0), 0xffc24a, 1.8);
    h.closed(&circle(c, 216.0), 0xf2559a, 1.2);
    h.hatch(&circle(c, 208.0), 0xe09a35, -0.7, 1.25);
    let points = star(c, 214.0, 5, 0.42, 0.0);
    for k in 0..5 {
        let colours = [
            (0xe8413a, 0xf2665a),
            (0xf2902e, 0xffb84a),
            (0x4cb84a, 0x7ad06a),
            (0x3a8fdc, 0x6ab8f0),
            (0xc04ab0, 0xe07ad0),
        ];
        let tip = points[2 * k];
        let (l, r) = (points[(2 * k + 9) % 10], points[2 * k + 1]);
        h.paint(&[l, tip, c], colours[k].0, h.ink);
        h.paint(&[r, tip, c], colours[k].1, h.ink);
    }
    h.paint(&circle(c, 54.0), 0xfff3b0, 0xf2902e);
    for side in [-1.0, 1.0] {
        h.dot((c.0 + side * 18.0, c.1 - 8.0), 6.5, 0x5a3414);
    }
    h.line(
        &arc((c.0, c.1 + 2.0), 22.0, 20.0, 0.2, 2.95, 10),
        0xb5401c,
        1.0,
    );
    h.line(&[(c.0, c.1 - 232.0), (c.0, -5.0)], 0xd9a552, 1.2);
    for (x, y) in [
        (60.0, 60.0),
        (640.0, 80.0),
        (90.0, 560.0),
        (650.0, 580.0),
        (40.0, 330.0),
        (680.0, 320.0),
        (150.0, 150.0),
        (580.0, 170.0),
    ] {
        twinkle(h, (x, y), 12.0, 0xcfe0ff);
    }
    h.hatch(
        &curve(&[
            (-10.0, 860.0),
            (350.0, 830.0),
            (730.0, 860.0),
            (730.0, 1010.0),
            (-10.0, 1010.0),
            (-10.0, 860.0),
        ]),
        0x3f7a5a,
        0.05,
        1.0,
    );
    let hairs = [
        Hair::Bob,
        Hair::Spiky,
        Hair::Pigtails,
        Hair::Short,
        Hair::Ponytail,
        Hair::Curly,
        Hair::Hat,
    ];
    let tops = [
        0xf2559a, 0x3a8fdc, 0xffc62e, 0xe8413a, 0x8a5fd0, 0x4cb84a, 0xf58a2f,
    ];
    for (k, x) in [80.0f32, 250.0, 440.0, 620.0].into_iter().enumerate() {
        let p = Person {
            at: (x, 900.0),
            height: 225.0,
            head: 0.46,
            hair: hairs[k],
            top: tops[k],
            bottom: 0x4a5a90,
            eyes: Eyes::Closed,
            mouth: Mouth::Smile,
            hair_colour: 0x5a3a2a,
            left: Some((x - 62.0, 700.0)),
            right: Some((x + 62.0, 700.0)),
            ..Person::default()
        };
        p.draw(h);
    }
    for (k, x) in [160.0f32, 345.0, 540.0].into_iter().enumerate() {
        Person {
            at: (x, 990.0),
            height: 225.0,
            head: 0.48,
            hair: hairs[k + 4],
            top: tops[k + 4],
            bottom: 0x4a5a90,
            mouth: Mouth::Laugh,
            hair_colour: 0x6a4028,
            left: Some((x - 70.0, 872.0)),
            right: Some((x + 70.0, 872.0)),
            ..Person::default()
        }
        .draw(h);
    }
}
