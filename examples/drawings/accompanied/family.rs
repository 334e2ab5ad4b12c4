//! Scenes of room 3, “Accompanied” with the family: Dad, Grandma, the kite.
//!
//! Each function draws one picture; titles and words are in the records.

use crate::hand::Hand;
use crate::letters::write;
use crate::motifs::{birds, cat, device, fish, flower, twinkle};
use crate::people::{Eyes, Hair, Mouth, Person, palm};
use crate::shape::{arc, blob, circle, curve, ellipse, heart, lobed, rect, rounded, turned};
use crate::tools::{BRUSH, COLOURED, CRAYON, PEN};

/// Dad is the pupil today.
pub fn dad_learns(h: &mut Hand) {
    h.take(COLOURED, PEN);
    h.ink = 0x2a2a38;
    h.shake = 1.2;
    h.hatch(&rect(-10.0, -10.0, 1020.0, 560.0), 0xfbe8b8, -0.6, 1.3);
    // Window, lamp, calendar.
    h.paint(&rect(70.0, 60.0, 190.0, 190.0), 0x2f4a8a, h.ink);
    h.line(&[(165.0, 60.0), (165.0, 250.0)], h.ink, 1.6);
    h.line(&[(70.0, 155.0), (260.0, 155.0)], h.ink, 1.6);
    h.paint(&circle((220.0, 105.0), 22.0), 0xfff0a0, 0xd0a02a);
    for side in [-1.0, 1.0] {
        let x = 165.0 + side * 100.0;
        h.paint(
            &curve(&[
                (x, 46.0),
                (x + side * 44.0, 60.0),
                (x + side * 30.0, 270.0),
                (x - side * 14.0, 270.0),
                (x - side * 30.0, 150.0),
                (x - side * 40.0, 46.0),
            ]),
            0xe8706a,
            h.ink,
        );
    }
    h.line(&[(720.0, -5.0), (720.0, 60.0)], h.ink, 1.6);
    h.paint(
        &[(660.0, 120.0), (690.0, 58.0), (750.0, 58.0), (780.0, 120.0)],
        0xf58a2f,
        h.ink,
    );
    h.hatch(
        &[
            (660.0, 124.0),
            (780.0, 124.0),
            (900.0, 420.0),
            (540.0, 420.0),
        ],
        0xffe04a,
        1.4,
        1.6,
    );
    h.paint(&rect(840.0, 70.0, 110.0, 130.0), 0xffffff, h.ink);
    h.paint(&rect(840.0, 70.0, 110.0, 32.0), 0xe8413a, h.ink);
    for k in 0..9 {
        h.dot(
            (862.0 + (k % 3) as f32 * 32.0, 124.0 + (k / 3) as f32 * 26.0),
            5.0,
            0x55587a,
        );
    }
    let dad = Person {
        at: (330.0, 660.0),
        height: 520.0,
        head: 0.34,
        hair: Hair::Short,
        top: 0x5a8f7a,
        legs: false,
        glasses: true,
        look: 0.7,
        mouth: Mouth::Oh,
        left: Some((190.0, 560.0)),
        right: Some((425.0, 520.0)),
        ..Person::default()
    };
    dad.draw(h);
    Person {
        at: (740.0, 640.0),
        height: 400.0,
        head: 0.44,
        hair: Hair::Pigtails,
        top: 0xf2559a,
        legs: false,
        look: -0.7,
        eyes: Eyes::Shiny,
        mouth: Mouth::Laugh,
        left: Some((600.0, 440.0)),
        right: Some((860.0, 560.0)),
        ..Person::default()
    }
    .draw(h);
    h.paint(
        &curve(&[
            (-20.0, 560.0),
            (500.0, 548.0),
            (1020.0, 562.0),
            (1020.0, 740.0),
            (-20.0, 740.0),
            (-20.0, 560.0),
        ]),
        0xc98a52,
        0x7a4a22,
    );
    // The laptop shows its screen to us, as it must.
    h.paint(&rounded(430.0, 395.0, 200.0, 150.0, 10.0), 0x55587a, h.ink);
    h.paint(&rect(444.0, 409.0, 172.0, 120.0), 0xbfe8f7, h.ink);
    h.paint(
        &[
            (400.0, 592.0),
            (430.0, 545.0),
            (630.0, 545.0),
            (662.0, 592.0),
        ],
        0x8a8fa8,
        h.ink,
    );
    for row in 0..3 {
        h.line(
            &[
                (436.0 - row as f32 * 7.0, 557.0 + row as f32 * 11.0),
                (626.0 + row as f32 * 7.0, 557.0 + row as f32 * 11.0),
            ],
            0x55587a,
            0.9,
        );
    }
    h.paint(&rounded(500.0, 462.0, 60.0, 48.0, 8.0), 0xffc62e, h.ink);
    h.line(&arc((530.0, 462.0), 19.0, 26.0, 3.14, 6.28, 12), h.ink, 2.0);
    h.dot((530.0, 484.0), 7.0, h.ink);
    for (p, s) in [
        ((450.0, 170.0), 74.0),
        ((505.0, 110.0), 54.0),
        ((235.0, 330.0), 44.0),
    ] {
        write(h, "?", p, s, 0x3a6fd0, 2.4);
    }
    twinkle(h, (608.0, 330.0), 26.0, 0xffc62e);
    h.paint(&rounded(80.0, 560.0, 76.0, 80.0, 14.0), 0xffffff, h.ink);
    h.line(&arc((80.0, 598.0), 22.0, 20.0, 1.6, 4.7, 10), h.ink, 1.6);
    for k in 0..3 {
        let x = 98.0 + k as f32 * 20.0;
        h.line(
            &curve(&[(x, 550.0), (x - 7.0, 532.0), (x + 6.0, 514.0), (x, 498.0)]),
            0x9a9aa8,
            1.0,
        );
    }
    for (k, colour) in [0x4cb84a, 0xe8413a, 0x3a8fdc].into_iter().enumerate() {
        h.paint(
            &rect(800.0 - k as f32 * 6.0, 610.0 - k as f32 * 24.0, 150.0, 24.0),
            colour,
            h.ink,
        );
    }
}

/// Grandma, me, and between us a tablet with a lotus pond.
pub fn grandma(h: &mut Hand) {
    h.take(CRAYON, CRAYON);
    h.ink = 0x33222c;
    h.shake = 2.4;
    h.hatch(&rect(-10.0, -10.0, 1020.0, 1020.0), 0xfbdca0, -0.55, 1.5);
    for k in 0..4 {
        for j in 0..6 {
            let p = (
                90.0 + j as f32 * 170.0 + (k % 2) as f32 * 80.0,
                60.0 + k as f32 * 120.0,
            );
            h.reserve(&heart(p, 17.0));
            h.solid(&heart(p, 15.0), 0xf2858a);
        }
    }
    Person {
        at: (300.0, 900.0),
        height: 760.0,
        head: 0.40,
        hair: Hair::Bun,
        hair_colour: 0xb8b4b8,
        skin: 0xf6cda6,
        top: 0x9a5fb0,
        legs: false,
        glasses: true,
        look: 0.6,
        eyes: Eyes::Closed,
        left: Some((190.0, 760.0)),
        right: Some((400.0, 800.0)),
        ..Person::default()
    }
    .draw(h);
    let wrinkle = (300.0, 300.0);
    for side in [-1.0, 1.0] {
        h.line(
            &arc(
                (wrinkle.0 + side * 112.0, wrinkle.1 + 5.0),
                20.0,
                16.0,
                if side < 0.0 { 2.4 } else { 5.6 },
                if side < 0.0 { 3.9 } else { 7.1 },
                6,
            ),
            0xc48a6a,
            0.6,
        );
    }
    Person {
        at: (700.0, 900.0),
        height: 600.0,
        head: 0.46,
        hair: Hair::Bob,
        top: 0xf2c02f,
        legs: false,
        mouth: Mouth::Laugh,
        look: -0.6,
        eyes: Eyes::Round,
        left: Some((600.0, 810.0)),
        right: Some((810.0, 780.0)),
        ..Person::default()
    }
    .draw(h);
    let glass = device(h, 190.0, 640.0, 620.0, 345.0, 0x5a6ad0, 0xaee3ee);
    let (x, y, w, d) = glass;
    h.patch(&rect(x + 8.0, y + d * 0.52, w - 16.0, d * 0.44), 0x5fb4d8);
    for (p, s) in [
        ((x + 120.0, y + d * 0.74), 1.0),
        ((x + 300.0, y + d * 0.82), 0.8),
        ((x + 430.0, y + d * 0.70), 1.1),
    ] {
        h.paint(&ellipse(p, 58.0 * s, 20.0 * s), 0x5cb84a, 0x2f7a35);
    }
    for (p, s) in [
        ((x + 130.0, y + d * 0.66), 62.0),
        ((x + 425.0, y + d * 0.6), 72.0),
    ] {
        for k in [-2.0f32, 2.0, -1.0, 1.0, 0.0] {
            let a = k * 0.42;
            let petal = turned(&ellipse((p.0, p.1 - s * 0.5), s * 0.2, s * 0.55), p, a);
            h.paint(&petal, if k == 0.0 { 0xf7b0cc } else { 0xf285b0 }, 0xc8407a);
        }
    }
    fish(h, (x + 280.0, y + d * 0.64), 26.0, true, 0xff9a2e, 0xe8512a);
    for (at, side) in [((196.0, 800.0), 0.0), ((800.0, 800.0), 3.14)] {
        palm(h, at, 28.0, side, 0xf8d0aa);
    }
    cat(h, (920.0, 985.0), 200.0, 0xf0a95a);
}

/// High up, and held.
pub fn kite(h: &mut Hand) {
    h.take(BRUSH, PEN);
    h.ink = 0x4a3550;
    h.shake = 1.6;
    h.patch(&rect(-20.0, -20.0, 760.0, 420.0), 0x9fd6ef);
    h.patch(&rect(-20.0, 360.0, 760.0, 330.0), 0xd8eef2);
    h.patch(&rect(-20.0, 600.0, 760.0, 170.0), 0xfbe6c0);
    for (p, rx) in [
        ((560.0, 150.0), 110.0),
        ((110.0, 420.0), 100.0),
        ((600.0, 470.0), 80.0),
    ] {
        h.reserve(&lobed(p, rx, rx * 0.42, 6, 0.16));
    }
    h.patch(
        &curve(&[
            (-20.0, 740.0),
            (160.0, 650.0),
            (330.0, 740.0),
            (520.0, 640.0),
            (740.0, 730.0),
            (740.0, 830.0),
            (-20.0, 830.0),
        ]),
        0x8fbf9a,
    );
    h.patch(
        &curve(&[
            (-20.0, 790.0),
            (350.0, 770.0),
            (740.0, 800.0),
            (740.0, 1020.0),
            (-20.0, 1020.0),
        ]),
        0xb7d65a,
    );
    for k in 0..6 {
        let y = 815.0 + k as f32 * 34.0;
        h.line(
            &curve(&[(-10.0, y + 8.0), (360.0, y - 8.0), (730.0, y + 6.0)]),
            0x6a9a3a,
            0.9,
        );
    }
    // The kite.
    let (n, e, s, w) = (
        (250.0, 60.0),
        (405.0, 215.0),
        (290.0, 430.0),
        (110.0, 235.0),
    );
    let m = (255.0, 225.0);
    for (tri, colour) in [
        ([n, e, m], 0xf2665a),
        ([e, s, m], 0xffc62e),
        ([s, w, m], 0x5cb8a0),
        ([w, n, m], 0xf59a3a),
    ] {
        h.paint(&tri, colour, h.ink);
    }
    for side in [-1.0, 1.0] {
        h.dot((258.0 + side * 42.0, 190.0), 12.0, h.ink);
    }
    h.line(&arc((258.0, 226.0), 46.0, 40.0, 0.2, 2.95, 14), h.ink, 2.2);
    let tail = curve(&[
        s,
        (330.0, 500.0),
        (270.0, 560.0),
        (330.0, 620.0),
        (270.0, 680.0),
    ]);
    h.line(&tail, 0xc8404a, 1.8);
    for (k, colour) in [0xe8413a, 0x8a5fd0, 0x3a8fdc, 0xf2559a]
        .into_iter()
        .enumerate()
    {
        let p = tail[8 + k * 10];
        for side in [-1.0, 1.0] {
            h.paint(
                &blob(&[
                    p,
                    (p.0 + side * 34.0, p.1 - 20.0),
                    (p.0 + side * 34.0, p.1 + 20.0),
                ]),
                colour,
                h.ink,
            );
        }
    }
    // The string goes down through two pairs of hands.
    h.line(
        &curve(&[m, (400.0, 430.0), (500.0, 640.0), (540.0, 752.0)]),
        0x6a4a3a,
        1.3,
    );
    Person {
        at: (500.0, 930.0),
        height: 215.0,
        head: 0.45,
        hair: Hair::Ponytail,
        top: 0xf2559a,
        dress: true,
        mouth: Mouth::Laugh,
        look: -0.6,
        left: Some((420.0, 830.0)),
        right: Some((545.0, 762.0)),
        ..Person::default()
    }
    .draw(h);
    Person {
        at: (630.0, 940.0),
        height: 320.0,
        head: 0.33,
        hair: Hair::Hat,
        top: 0x7a5fb0,
        bottom: 0x2e2a3a,
        look: -0.6,
        left: Some((552.0, 748.0)),
        right: Some((690.0, 830.0)),
        ..Person::default()
    }
    .draw(h);
    // A buffalo calf would be too much; a bird is enough.
    birds(h, (520.0, 290.0), 16.0, 3);
    flower(h, (90.0, 960.0), 80.0, 0xe8413a);
    flower(h, (170.0, 980.0), 64.0, 0xffffff);
    flower(h, (330.0, 985.0), 70.0, 0xf7a03a);
}
