//! Scenes of room 2, “Protected” of courage: the knight, the wolf.
//!
//! Each function draws one picture; titles and words are in the records.

use crate::hand::Hand;
use crate::motifs::{cloud, device, flower, love, meadow, sun, twinkle};
use crate::people::{Eyes, Hair, Mouth, Person};
use crate::shape::{
    P, arc, between, blob, circle, curve, ellipse, moved, rect, star, tube, turned,
};
use crate::tools::PASTEL;

/// A knight with a cooking pot for a helmet rides a water buffalo against bugs.
pub fn knight(h: &mut Hand) {
    h.ink = 0x2e2a30;
    h.shake = 2.8;
    sun(h, (965.0, 35.0), 84.0, true);
    cloud(h, (180.0, 90.0), 180.0, 0xbfe3f7, 0x5aa7dc);
    meadow(
        h,
        &[(-10.0, 585.0), (350.0, 570.0), (1010.0, 590.0)],
        0x9bd04f,
        0x3f9a35,
    );
    let grey = 0x8a8790;
    for x in [240.0, 310.0, 490.0, 555.0] {
        h.paint(
            &tube(&[(x, 480.0), (x - 4.0, 640.0)], 56.0, 44.0),
            grey,
            h.ink,
        );
        h.paint(&ellipse((x - 4.0, 646.0), 28.0, 14.0), 0x4a4650, h.ink);
    }
    h.line(
        &curve(&[
            (180.0, 400.0),
            (120.0, 440.0),
            (130.0, 520.0),
            (105.0, 550.0),
        ]),
        h.ink,
        1.3,
    );
    h.paint(
        &blob(&[
            (170.0, 430.0),
            (210.0, 340.0),
            (400.0, 322.0),
            (580.0, 340.0),
            (630.0, 430.0),
            (560.0, 520.0),
            (380.0, 535.0),
            (215.0, 520.0),
        ]),
        grey,
        h.ink,
    );
    // Buffalo's head, with horns like the moon.
    let c = (690.0, 400.0);
    for side in [-1.0, 1.0] {
        let horn = curve(&[
            (c.0 + side * 48.0, c.1 - 74.0),
            (c.0 + side * 150.0, c.1 - 110.0),
            (c.0 + side * 150.0, c.1 - 215.0),
            (c.0 + side * 100.0, c.1 - 245.0),
        ]);
        h.paint(&tube(&horn, 46.0, 10.0), 0x55505a, h.ink);
        h.paint(
            &ellipse((c.0 + side * 112.0, c.1 - 40.0), 46.0, 22.0),
            grey,
            h.ink,
        );
    }
    h.paint(
        &blob(&[
            (c.0 - 78.0, c.1 - 70.0),
            (c.0, c.1 - 98.0),
            (c.0 + 78.0, c.1 - 70.0),
            (c.0 + 66.0, c.1 + 40.0),
            (c.0, c.1 + 118.0),
            (c.0 - 66.0, c.1 + 40.0),
        ]),
        grey,
        h.ink,
    );
    h.paint(&ellipse((c.0, c.1 + 78.0), 66.0, 44.0), 0xe3b8a8, h.ink);
    for side in [-1.0, 1.0] {
        h.paint(
            &circle((c.0 + side * 34.0, c.1 - 26.0), 19.0),
            0xffffff,
            h.ink,
        );
        h.dot((c.0 + side * 34.0 + 5.0, c.1 - 24.0), 9.0, h.ink);
        h.dot((c.0 + side * 24.0, c.1 + 66.0), 7.0, h.ink);
    }
    h.line(
        &arc((c.0, c.1 + 84.0), 34.0, 22.0, 0.3, 2.84, 10),
        0xb5302b,
        1.0,
    );
    flower(h, (c.0 - 60.0, c.1 - 70.0), 56.0, 0xf2559a);
    // The lance is a pencil.
    let (from, to) = ((330.0, 330.0), (880.0, 150.0));
    h.paint(
        &tube(&[from, between(from, to, 0.88)], 34.0, 34.0),
        0xffc62e,
        h.ink,
    );
    let tip = between(from, to, 0.88);
    let side = (5.3, 16.2);
    h.paint(
        &[
            (tip.0 - side.0, tip.1 - side.1),
            to,
            (tip.0 + side.0, tip.1 + side.1),
        ],
        0xf6d3a5,
        h.ink,
    );
    h.dot(between(from, to, 0.975), 8.0, 0xe8413a);
    h.paint(
        &tube(&[between(from, to, -0.06), from], 34.0, 34.0),
        0xf2559a,
        h.ink,
    );
    let rider = Person {
        at: (400.0, 470.0),
        height: 330.0,
        head: 0.42,
        hair: Hair::Short,
        top: 0x3a6fd0,
        bottom: 0x3a6fd0,
        legs: false,
        look: 0.7,
        mouth: Mouth::Laugh,
        left: Some((300.0, 350.0)),
        right: Some((492.0, 292.0)),
        ..Person::default()
    };
    rider.draw(h);
    h.paint(
        &tube(
            &curve(&[(400.0, 440.0), (440.0, 470.0), (430.0, 545.0)]),
            52.0,
            40.0,
        ),
        0x34507a,
        h.ink,
    );
    let head = rider.head_centre();
    let mut pot = arc((head.0, head.1 - 14.0), 76.0, 78.0, 3.14, 6.28, 20);
    pot.extend([(head.0 + 76.0, head.1 - 4.0), (head.0 - 76.0, head.1 - 4.0)]);
    let pot = moved(&pot, 0.0, -14.0);
    h.paint(&pot, 0xb9c4cf, h.ink);
    h.line(
        &tube(
            &[
                (head.0 - 76.0, head.1 - 34.0),
                (head.0 - 128.0, head.1 - 40.0),
            ],
            12.0,
            12.0,
        ),
        h.ink,
        0.9,
    );
    h.paint(
        &curve(&[
            (head.0, head.1 - 106.0),
            (head.0 - 20.0, head.1 - 150.0),
            (head.0 - 66.0, head.1 - 146.0),
            (head.0 - 28.0, head.1 - 112.0),
        ]),
        0xe8413a,
        h.ink,
    );
    let shield = curve(&[
        (212.0, 290.0),
        (280.0, 306.0),
        (350.0, 290.0),
        (346.0, 380.0),
        (280.0, 440.0),
        (216.0, 380.0),
        (212.0, 290.0),
    ]);
    h.paint(&shield, 0xfff3d0, 0x8a4b1f);
    love(h, (281.0, 356.0), 40.0, 0xe8413a);
    for (p, s, colour) in [
        ((880.0, 560.0), 44.0, 0x8a5fd0),
        ((955.0, 460.0), 34.0, 0x3aa08a),
        ((800.0, 640.0), 32.0, 0xb5502b),
        ((945.0, 290.0), 28.0, 0x8a5fd0),
    ] {
        bug(h, p, s, colour);
    }
}

/// A small net-bug: spikes, a cross face, quick legs.
fn bug(h: &mut Hand, c: P, r: f32, colour: u32) {
    let ink = h.ink;
    h.paint(&star(c, r * 1.35, 11, 0.72, 0.2), colour, ink);
    for side in [-1.0, 1.0] {
        h.reserve(&circle((c.0 + side * r * 0.34, c.1 - r * 0.1), r * 0.24));
        h.dot((c.0 + side * r * 0.36, c.1 - r * 0.06), r * 0.13, ink);
        h.line(
            &[
                (c.0 + side * r * 0.62, c.1 - r * 0.52),
                (c.0 + side * r * 0.12, c.1 - r * 0.32),
            ],
            ink,
            0.7,
        );
    }
    h.line(
        &arc((c.0, c.1 + r * 0.6), r * 0.34, r * 0.24, 3.6, 5.8, 8),
        ink,
        0.8,
    );
}

/// Night. On the screen a nice rabbit; behind the screen, who is it? A torch finds out.
pub fn wolf(h: &mut Hand) {
    h.take(PASTEL, PASTEL);
    h.ink = 0x14182c;
    h.shake = 2.0;
    for (x, y) in [
        (60.0, 60.0),
        (150.0, 160.0),
        (300.0, 50.0),
        (90.0, 300.0),
        (880.0, 70.0),
        (950.0, 200.0),
        (820.0, 160.0),
        (960.0, 380.0),
    ] {
        twinkle(h, (x, y), 13.0, 0xfff0b0);
    }
    // The torch's light, from the child up to the beast.
    h.hatch(
        &[
            (262.0, 520.0),
            (330.0, -10.0),
            (640.0, -10.0),
            (640.0, 300.0),
            (285.0, 545.0),
        ],
        0xb5a55e,
        -1.2,
        0.9,
    );
    // Wolf.
    let fur = 0x5c6a86;
    let c = (560.0, 210.0);
    h.paint(
        &blob(&[
            (330.0, 600.0),
            (350.0, 330.0),
            (460.0, 260.0),
            (660.0, 260.0),
            (780.0, 330.0),
            (820.0, 600.0),
        ]),
        0x4a5672,
        h.ink,
    );
    for side in [-1.0, 1.0] {
        let ear = [
            (c.0 + side * 130.0, c.1 - 50.0),
            (c.0 + side * 150.0, c.1 - 200.0),
            (c.0 + side * 30.0, c.1 - 110.0),
        ];
        h.paint(&ear, fur, h.ink);
        h.patch(
            &[
                (c.0 + side * 118.0, c.1 - 80.0),
                (c.0 + side * 134.0, c.1 - 160.0),
                (c.0 + side * 64.0, c.1 - 112.0),
            ],
            0xd98a8a,
        );
    }
    h.paint(
        &blob(&[
            (c.0 - 150.0, c.1 - 20.0),
            (c.0 - 70.0, c.1 - 115.0),
            (c.0 + 70.0, c.1 - 115.0),
            (c.0 + 150.0, c.1 - 20.0),
            (c.0 + 120.0, c.1 + 90.0),
            (c.0, c.1 + 150.0),
            (c.0 - 120.0, c.1 + 90.0),
        ]),
        fur,
        h.ink,
    );
    for side in [-1.0, 1.0] {
        let e = (c.0 + side * 62.0, c.1 - 30.0);
        h.paint(&ellipse(e, 34.0, 26.0), 0xffd63a, h.ink);
        h.dot((e.0 - 12.0, e.1 + 6.0), 11.0, 0x14182c);
        h.line(
            &[
                (e.0 + side * 40.0, e.1 - 46.0),
                (e.0 - side * 34.0, e.1 - 24.0),
            ],
            0x14182c,
            1.6,
        );
    }
    h.hatch(
        &blob(&[
            (c.0 - 146.0, c.1 - 20.0),
            (c.0 - 80.0, c.1 - 105.0),
            (c.0 - 100.0, c.1 + 10.0),
            (c.0 - 70.0, c.1 + 90.0),
            (c.0 - 116.0, c.1 + 80.0),
        ]),
        0xc9c08a,
        -1.2,
        2.0,
    );
    h.paint(&ellipse((c.0, c.1 + 26.0), 28.0, 20.0), 0x14182c, 0x14182c);
    let jaw = curve(&[
        (c.0 - 100.0, c.1 + 62.0),
        (c.0, c.1 + 92.0),
        (c.0 + 100.0, c.1 + 62.0),
        (c.0 + 50.0, c.1 + 128.0),
        (c.0 - 50.0, c.1 + 128.0),
        (c.0 - 100.0, c.1 + 62.0),
    ]);
    h.paint(&jaw, 0x9c2a34, h.ink);
    for k in -3..=3 {
        let x = c.0 + k as f32 * 25.0;
        let y = c.1 + 82.0 - (k * k) as f32 * 1.7;
        h.paint(
            &[(x - 11.0, y), (x + 11.0, y), (x, y + 26.0)],
            0xfffdf0,
            h.ink,
        );
    }
    // The screen stands in front of him.
    let glass = device(h, 400.0, 330.0, 400.0, 260.0, 0xe9e4dc, 0xb6ecf2);
    h.paint(
        &[
            (560.0, 590.0),
            (640.0, 590.0),
            (670.0, 650.0),
            (530.0, 650.0),
        ],
        0xcfc8be,
        h.ink,
    );
    let r = (glass.0 + glass.2 / 2.0, glass.1 + glass.3 * 0.62);
    for side in [-1.0, 1.0] {
        h.paint(
            &ellipse((r.0 + side * 30.0, r.1 - 86.0), 18.0, 52.0),
            0xffffff,
            0xd0708a,
        );
        h.patch(
            &ellipse((r.0 + side * 30.0, r.1 - 84.0), 8.0, 34.0),
            0xf7a0b8,
        );
    }
    h.paint(&ellipse(r, 76.0, 62.0), 0xffffff, 0xd0708a);
    for side in [-1.0, 1.0] {
        h.dot((r.0 + side * 28.0, r.1 - 8.0), 9.0, 0x2a2a3a);
        h.rub((r.0 + side * 46.0, r.1 + 16.0), 15.0, 0xf27a9a);
    }
    h.dot((r.0, r.1 + 10.0), 7.0, 0xf2559a);
    h.line(
        &arc((r.0, r.1 + 18.0), 22.0, 18.0, 0.2, 2.95, 10),
        0xc8302b,
        0.8,
    );
    love(h, (glass.0 + 46.0, glass.1 + 50.0), 22.0, 0xf2559a);
    love(
        h,
        (glass.0 + glass.2 - 46.0, glass.1 + 56.0),
        22.0,
        0xf2559a,
    );
    // Claws over the rim.
    for (x, side) in [(440.0, -1.0), (742.0, 1.0)] {
        h.paint(&ellipse((x, 336.0), 48.0, 30.0), fur, h.ink);
        for k in -1..=1 {
            let q = (x + k as f32 * 28.0 + side * 4.0, 352.0);
            h.paint(
                &[(q.0 - 9.0, q.1), (q.0 + 9.0, q.1), (q.0, q.1 + 30.0)],
                0xfffdf0,
                h.ink,
            );
        }
    }
    h.hatch(
        &curve(&[
            (-10.0, 660.0),
            (500.0, 640.0),
            (1010.0, 660.0),
            (1010.0, 730.0),
            (-10.0, 730.0),
            (-10.0, 660.0),
        ]),
        0x3f6a5a,
        0.05,
        1.0,
    );
    Person {
        at: (180.0, 690.0),
        height: 270.0,
        head: 0.44,
        hair: Hair::Bob,
        hair_colour: 0x2a1d1a,
        top: 0xf2a33a,
        bottom: 0xe8413a,
        eyes: Eyes::Round,
        mouth: Mouth::Flat,
        look: 0.9,
        left: Some((105.0, 600.0)),
        right: Some((256.0, 572.0)),
        ..Person::default()
    }
    .draw(h);
    h.paint(
        &turned(&rect(244.0, 536.0, 30.0, 52.0), (258.0, 572.0), 0.45),
        0xe8413a,
        h.ink,
    );
    h.paint(
        &turned(&rect(236.0, 514.0, 46.0, 24.0), (258.0, 572.0), 0.45),
        0xf7e08a,
        h.ink,
    );
}
