//! Scenes of room 1, “Listened to” about words: knotted, torn out of paper, called in.
//!
//! Each function draws one picture; titles and words are in the records.

use crate::hand::Hand;
use crate::letters::{self, write};
use crate::motifs::{bubble_shape, device, flower, love, meadow, sun};
use crate::people::{Eyes, Hair, Mouth, Person, palm};
use crate::shape::{P, arc, circle, curve, ellipse, heart, lobed, star, tube};
use crate::tools::{COLOURED, CRAYON, GRAPHITE, PAINT, TORN};

/// A black knot in the chest, and a friend who has found the end of the thread.
pub fn tangle(h: &mut Hand) {
    h.take(GRAPHITE, GRAPHITE);
    h.ink = 0x3d3d44;
    h.shake = 1.1;
    let body = curve(&[
        (150.0, 980.0),
        (160.0, 740.0),
        (185.0, 560.0),
        (240.0, 480.0),
        (300.0, 455.0),
        (300.0, 420.0),
        (250.0, 380.0),
        (222.0, 290.0),
        (250.0, 190.0),
        (340.0, 150.0),
        (430.0, 190.0),
        (458.0, 290.0),
        (430.0, 380.0),
        (380.0, 420.0),
        (380.0, 455.0),
        (440.0, 480.0),
        (500.0, 560.0),
        (520.0, 740.0),
        (530.0, 980.0),
    ]);
    h.hatch(&body, 0x8b8b92, -0.9, 1.5);
    h.closed(&body, h.ink, 1.3);
    // Hair and a face looking down.
    h.hatch(
        &curve(&[
            (228.0, 320.0),
            (220.0, 240.0),
            (260.0, 170.0),
            (340.0, 135.0),
            (430.0, 170.0),
            (462.0, 250.0),
            (452.0, 320.0),
            (420.0, 230.0),
            (330.0, 240.0),
            (262.0, 232.0),
            (228.0, 320.0),
        ]),
        0x33333a,
        -1.2,
        0.6,
    );
    for x in [292.0, 388.0] {
        h.line(&arc((x, 300.0), 22.0, 14.0, 0.2, 2.9, 8), h.ink, 1.2);
        h.line(&[(x - 18.0, 272.0), (x + 18.0, 268.0)], h.ink, 0.9);
    }
    h.line(
        &curve(&[(340.0, 310.0), (332.0, 336.0), (346.0, 340.0)]),
        h.ink,
        0.9,
    );
    h.line(
        &curve(&[(318.0, 370.0), (340.0, 364.0), (362.0, 371.0)]),
        h.ink,
        1.1,
    );
    // The knot.
    let c = (340.0, 640.0);
    h.reserve(&circle(c, 118.0));
    for _ in 0..15 {
        let points: Vec<P> = (0..12)
            .map(|_| {
                let (a, d) = (h.rng.between(0.0, 6.283), 118.0 * h.rng.unit().sqrt());
                (c.0 + d * a.cos(), c.1 + d * a.sin())
            })
            .collect();
        h.line(&curve(&points), 0x26262b, 1.0);
    }
    // The thread leaves the knot, turns red, and lies in a friend's hand.
    h.take(COLOURED, COLOURED);
    h.ink = 0x3d3d44;
    h.line(
        &curve(&[
            (430.0, 690.0),
            (500.0, 740.0),
            (560.0, 650.0),
            (600.0, 560.0),
            (560.0, 500.0),
            (540.0, 560.0),
            (600.0, 600.0),
            (636.0, 540.0),
            (650.0, 470.0),
        ]),
        0xd92f2a,
        1.8,
    );
    h.habit.fingers = 2;
    h.paint(
        &tube(&[(700.0, 350.0), (636.0, 440.0)], 52.0, 44.0),
        0xf6cda6,
        0x3d3d44,
    );
    let sleeve = tube(&[(740.0, 300.0), (676.0, 392.0)], 84.0, 72.0);
    h.paint(&sleeve, 0xf29b38, 0x8a4b1f);
    palm(h, (628.0, 448.0), 32.0, 2.25, 0xf6cda6);
    h.line(
        &curve(&[(650.0, 470.0), (622.0, 452.0), (604.0, 478.0)]),
        0xd92f2a,
        1.8,
    );
    love(h, (600.0, 250.0), 30.0, 0xd92f2a);
    // The red already warms one small corner of the chest.
    love(h, (246.0, 590.0), 26.0, 0xd92f2a);
}

/// Torn coloured paper: two small people under a sky of words.
pub fn bubbles(h: &mut Hand) {
    h.take(TORN, PAINT);
    h.ink = 0x2b2b3a;
    h.shake = 1.6;
    h.patch(
        &curve(&[
            (-20.0, 830.0),
            (250.0, 790.0),
            (600.0, 830.0),
            (1020.0, 780.0),
            (1020.0, 1020.0),
            (-20.0, 1020.0),
        ]),
        0x7cc26a,
    );
    let sky: [(P, f32, f32, P, u32); 7] = [
        ((200.0, 180.0), 150.0, 110.0, (290.0, 330.0), 0xf6c02f),
        ((520.0, 150.0), 140.0, 100.0, (450.0, 300.0), 0xf2665a),
        ((810.0, 200.0), 145.0, 120.0, (700.0, 360.0), 0x5aa7dc),
        ((170.0, 440.0), 130.0, 92.0, (275.0, 570.0), 0xf59ac0),
        ((480.0, 400.0), 150.0, 96.0, (370.0, 540.0), 0xffffff),
        ((820.0, 480.0), 140.0, 98.0, (720.0, 590.0), 0x9a7fd0),
        ((560.0, 590.0), 84.0, 60.0, (630.0, 660.0), 0xf58a2f),
    ];
    for (c, rx, ry, to, colour) in sky {
        h.patch(&bubble_shape(c, rx, ry, to), colour);
    }
    h.patch(&heart((520.0, 145.0), 52.0), 0xffffff);
    h.patch(&heart((480.0, 400.0), 58.0), 0xe8413a);
    h.patch(&star((200.0, 180.0), 66.0, 5, 0.45, 0.1), 0xffffff);
    h.patch(&circle((810.0, 200.0), 54.0), 0xffe04a);
    h.patch(&lobed((170.0, 425.0), 62.0, 34.0, 5, 0.16), 0x6f7f98);
    h.patch(&star((820.0, 480.0), 60.0, 5, 0.45, 0.2), 0xffe04a);
    for (x, hair, skin, top) in [
        (290.0, 0x2b211d, 0xffd2ac, 0x2f7fd0),
        (690.0, 0x4a2d1d, 0xf3c49b, 0xe8413a),
    ] {
        // One waves, the other has her hands on her hips.
        let girl = x > 500.0;
        for side in [-1.0, 1.0] {
            let shoulder = (x + side * 66.0, 812.0);
            let (elbow, end) = if girl {
                ((x + side * 150.0, 860.0), (x + side * 96.0, 915.0))
            } else if side < 0.0 {
                ((x - 130.0, 800.0), (x - 168.0, 706.0))
            } else {
                ((x + 130.0, 850.0), (x + 168.0, 908.0))
            };
            h.patch(&circle(end, 26.0), skin);
            h.patch(&tube(&curve(&[shoulder, elbow, end]), 52.0, 40.0), top);
        }
        if girl {
            for side in [-1.0, 1.0] {
                h.patch(&ellipse((x + side * 122.0, 716.0), 32.0, 62.0), hair);
                h.patch(&circle((x + side * 106.0, 664.0), 17.0), 0xffc62e);
            }
        }
        h.patch(
            &curve(&[
                (x - 70.0, 760.0),
                (x - 110.0, 950.0),
                (x, 970.0),
                (x + 110.0, 950.0),
                (x + 70.0, 760.0),
            ]),
            top,
        );
        h.patch(&circle((x, 690.0), 92.0), skin);
        h.patch(
            &curve(&[
                (x - 104.0, 690.0),
                (x - 92.0, 600.0),
                (x, 566.0),
                (x + 92.0, 600.0),
                (x + 104.0, 690.0),
                (x + 50.0, 628.0),
                (x - 40.0, 632.0),
            ]),
            hair,
        );
    }
    for (x, mouth) in [(290.0, 1.0), (690.0, 0.0)] {
        for side in [-1.0, 1.0] {
            h.dot((x + side * 34.0, 690.0), 9.0, h.ink);
            h.dot((x + side * 56.0, 722.0), 13.0, 0xf59a8a);
        }
        let m = arc((x, 718.0), 34.0, 28.0 + 6.0 * mouth, 0.2, 2.95, 12);
        h.line(&m, 0xc8302b, 1.4);
    }
    write(h, "!", (546.0, 618.0), 60.0, 0xffffff, 2.6);
    for k in 0..3 {
        let x = 140.0 + k as f32 * 30.0;
        h.line(&[(x, 466.0), (x - 8.0, 492.0)], 0x3a6fd0, 1.5);
    }
    for side in [-1.0, 1.0] {
        h.dot((810.0 + side * 18.0, 190.0), 6.0, h.ink);
    }
    h.line(&arc((810.0, 206.0), 22.0, 18.0, 0.3, 2.8, 10), h.ink, 1.0);
}

/// One enormous telephone, three enormous ones, and a voice that answers.
pub fn calling_111(h: &mut Hand) {
    h.fill = CRAYON;
    h.ink = 0x2a2a55;
    h.shake = 3.2;
    sun(h, (30.0, 40.0), 74.0, true);
    let glass = device(h, 215.0, 60.0, 380.0, 640.0, 0x3f8fe0, 0xfff6d8);
    let colours = [0xe8413a, 0x36a852, 0x7a4fb5];
    let wide = letters::width("111", 180.0);
    let mut x = glass.0 + (glass.2 - wide) / 2.0 - 8.0;
    for colour in colours {
        for _ in 0..2 {
            write(h, "1", (x, glass.1 + 225.0), 180.0, colour, 3.0);
        }
        x += wide / 2.6;
    }
    // The one who answers: a smiling face with headphones.
    let c = (glass.0 + glass.2 / 2.0, glass.1 + glass.3 - 130.0);
    h.paint(
        &lobed((c.0, c.1 + 4.0), 104.0, 98.0, 6, 0.06),
        0x3a241c,
        0x3a241c,
    );
    h.paint(&circle(c, 84.0), 0xffd9b5, h.ink);
    h.patch(
        &curve(&[
            (c.0 - 84.0, c.1 - 14.0),
            (c.0 - 60.0, c.1 - 76.0),
            (c.0, c.1 - 92.0),
            (c.0 + 60.0, c.1 - 76.0),
            (c.0 + 84.0, c.1 - 14.0),
            (c.0 + 20.0, c.1 - 46.0),
        ]),
        0x3a241c,
    );
    h.line(&arc(c, 100.0, 104.0, 3.2, 6.2, 20), 0xf58a2f, 1.8);
    for side in [-1.0, 1.0] {
        h.paint(
            &ellipse((c.0 + side * 96.0, c.1 + 10.0), 22.0, 32.0),
            0xf58a2f,
            h.ink,
        );
        h.dot((c.0 + side * 30.0, c.1 + 2.0), 8.0, h.ink);
        h.rub((c.0 + side * 48.0, c.1 + 34.0), 16.0, 0xff7f7a);
    }
    h.line(
        &arc((c.0, c.1 + 18.0), 36.0, 32.0, 0.2, 2.95, 12),
        0xd0302b,
        1.3,
    );
    h.line(
        &curve(&[
            (c.0 - 92.0, c.1 + 40.0),
            (c.0 - 60.0, c.1 + 74.0),
            (c.0 - 22.0, c.1 + 66.0),
        ]),
        0xf58a2f,
        1.0,
    );
    meadow(
        h,
        &[(-10.0, 905.0), (350.0, 880.0), (730.0, 910.0)],
        0x8ccf4d,
        0x3f9a35,
    );
    Person {
        at: (140.0, 945.0),
        height: 330.0,
        head: 0.46,
        hair: Hair::Bob,
        top: 0xf2559a,
        dress: true,
        mouth: Mouth::Laugh,
        look: 0.8,
        left: Some((50.0, 720.0)),
        right: Some((262.0, 690.0)),
        eyes: Eyes::Round,
        ..Person::default()
    }
    .draw(h);
    for (p, s, colour) in [
        ((640.0, 160.0), 34.0, 0xf0433f),
        ((655.0, 330.0), 26.0, 0xf58a2f),
        ((140.0, 330.0), 30.0, 0xf2559a),
        ((150.0, 480.0), 22.0, 0xf0433f),
    ] {
        love(h, p, s, colour);
    }
    flower(h, (470.0, 950.0), 150.0, 0xe8413a);
    flower(h, (570.0, 960.0), 110.0, 0x7a4fb5);
    flower(h, (660.0, 950.0), 160.0, 0xf58a2f);
}
