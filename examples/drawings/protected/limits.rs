//! Scenes of room 2, “Protected” about saying no: the hand, the bait, the picture.
//!
//! Each function draws one picture; titles and words are in the records.

use crate::hand::Hand;
use crate::letters::{self, write};
use crate::motifs::{device, fish, flower, twinkle};
use crate::people::{Eyes, Hair, Mouth, Person, palm};
use crate::shape::{arc, between, blob, circle, curve, heart, lobed, rect, tube};
use crate::tools::{BRUSH, COLOURED, MARKER, PEN};

/// A hand as large as the sheet says no.
pub fn stop(h: &mut Hand) {
    h.take(COLOURED, COLOURED);
    h.ink = 0x3a2a2a;
    h.shake = 1.3;
    // The telephone with somebody grey in it, offering sweets.
    let glass = device(h, 470.0, 90.0, 200.0, 330.0, 0x3a3f55, 0xd3d6dc);
    let c = (glass.0 + glass.2 / 2.0, glass.1 + 100.0);
    h.paint(
        &curve(&[
            (c.0 - 70.0, c.1 + 140.0),
            (c.0 - 50.0, c.1 + 50.0),
            (c.0, c.1 + 30.0),
            (c.0 + 50.0, c.1 + 50.0),
            (c.0 + 70.0, c.1 + 140.0),
        ]),
        0x6a6a72,
        0x3a3a42,
    );
    h.paint(&circle(c, 50.0), 0x6a6a72, 0x3a3a42);
    write(h, "?", (c.0 - 22.0, c.1 + 30.0), 64.0, 0xffffff, 3.0);
    h.paint(
        &tube(
            &[(c.0 - 40.0, c.1 + 90.0), (470.0, 330.0), (420.0, 330.0)],
            24.0,
            20.0,
        ),
        0x6a6a72,
        0x3a3a42,
    );
    h.paint(&circle((396.0, 318.0), 26.0), 0xf2559a, h.ink);
    h.line(
        &arc((396.0, 318.0), 14.0, 14.0, 0.0, 5.0, 12),
        0xffffff,
        1.4,
    );
    h.line(&[(404.0, 342.0), (416.0, 384.0)], h.ink, 1.2);
    // The child, small behind the hand.
    Person {
        at: (200.0, 760.0),
        height: 520.0,
        head: 0.44,
        hair: Hair::Bob,
        top: 0xffffff,
        bottom: 0x2f5fae,
        scarf: true,
        eyes: Eyes::Shiny,
        mouth: Mouth::Flat,
        look: 0.7,
        left: Some((110.0, 690.0)),
        right: Some((330.0, 640.0)),
        ..Person::default()
    }
    .draw(h);
    // The hand.
    let p = (420.0, 760.0);
    let skin = 0xffd2ac;
    let mut outline = vec![(300.0, 1010.0), (318.0, 900.0)];
    outline.extend(curve(&[
        (318.0, 900.0),
        (262.0, 800.0),
        (222.0, 700.0),
        (250.0, 672.0),
        (290.0, 710.0),
        (330.0, 768.0),
    ]));
    for (x, top, w) in [
        (352.0, 508.0, 30.0),
        (424.0, 470.0, 31.0),
        (497.0, 496.0, 30.0),
        (566.0, 566.0, 27.0),
    ] {
        let lean = (x - 430.0) * 0.10;
        outline.extend(curve(&[
            (x - w, 690.0),
            (x - w + lean, top + 30.0),
            (x + lean, top),
            (x + w + lean, top + 30.0),
            (x + w, 700.0),
        ]));
    }
    outline.extend(curve(&[
        (596.0, 720.0),
        (600.0, 830.0),
        (548.0, 930.0),
        (540.0, 1010.0),
    ]));
    h.paint(&outline, skin, h.ink);
    h.closed(&outline, h.ink, 1.3);
    for bend in [
        [(345.0, 850.0), (400.0, 800.0), (470.0, 812.0)],
        [(400.0, 940.0), (430.0, 900.0), (440.0, 860.0)],
    ] {
        h.line(&curve(&bend), 0xd08a5a, 1.0);
    }
    let wide = letters::width("KHÔNG", 58.0);
    write(
        h,
        "KHÔNG",
        (p.0 + 36.0 - wide / 2.0, p.1 + 70.0),
        58.0,
        0xd8201c,
        2.7,
    );
}

/// The bait is a present; the little fish looks twice.
pub fn bait(h: &mut Hand) {
    h.take(BRUSH, PEN);
    h.ink = 0x28365a;
    h.shake = 1.7;
    h.patch(&rect(-20.0, -20.0, 760.0, 170.0), 0xf7e6c0);
    h.patch(
        &curve(&[
            (-20.0, 140.0),
            (180.0, 126.0),
            (400.0, 146.0),
            (740.0, 130.0),
            (740.0, 480.0),
            (-20.0, 500.0),
        ]),
        0x8fd3e8,
    );
    h.patch(&rect(-20.0, 440.0, 760.0, 330.0), 0x5fb4d8);
    h.patch(&rect(-20.0, 720.0, 760.0, 300.0), 0x3a86bd);
    h.patch(
        &curve(&[
            (-20.0, 930.0),
            (200.0, 905.0),
            (480.0, 935.0),
            (740.0, 900.0),
            (740.0, 1020.0),
            (-20.0, 1020.0),
        ]),
        0xe8cf95,
    );
    // A boat of which we see only the shadow.
    h.paint(
        &curve(&[
            (380.0, 110.0),
            (420.0, 170.0),
            (620.0, 170.0),
            (680.0, 100.0),
        ]),
        0x5a4a55,
        h.ink,
    );
    h.line(&[(520.0, 110.0), (470.0, 20.0)], h.ink, 2.0);
    h.line(
        &curve(&[(470.0, 20.0), (440.0, 160.0), (446.0, 420.0)]),
        h.ink,
        1.1,
    );
    // The hook and its present.
    h.line(
        &curve(&[
            (446.0, 400.0),
            (446.0, 610.0),
            (420.0, 650.0),
            (384.0, 630.0),
            (386.0, 600.0),
        ]),
        0x55585f,
        3.2,
    );
    h.line(&[(386.0, 600.0), (376.0, 622.0)], 0x55585f, 2.4);
    h.paint(&rect(376.0, 440.0, 150.0, 116.0), 0xe8413a, h.ink);
    h.paint(&rect(438.0, 440.0, 26.0, 116.0), 0xffd02e, h.ink);
    h.paint(&rect(366.0, 420.0, 170.0, 38.0), 0xf2665a, h.ink);
    for side in [-1.0, 1.0] {
        h.paint(
            &blob(&[
                (451.0, 420.0),
                (451.0 + side * 50.0, 380.0),
                (451.0 + side * 66.0, 408.0),
            ]),
            0xffd02e,
            h.ink,
        );
    }
    for (p, r) in [
        ((345.0, 400.0), 18.0),
        ((560.0, 430.0), 15.0),
        ((560.0, 540.0), 19.0),
    ] {
        twinkle(h, p, r, 0xffe04a);
    }
    for (k, x) in [50.0f32, 110.0, 610.0, 670.0].into_iter().enumerate() {
        let tall = [330.0, 230.0, 270.0, 360.0][k];
        let weed = curve(&[
            (x, 960.0),
            (x - 26.0, 960.0 - tall * 0.35),
            (x + 24.0, 960.0 - tall * 0.7),
            (x - 8.0, 960.0 - tall),
        ]);
        h.paint(
            &tube(&weed, 34.0, 8.0),
            [0x2f9a6a, 0x5cb84a, 0x3aa05a, 0x2f8a5a][k],
            0x1f6a45,
        );
    }
    fish(h, (196.0, 560.0), 108.0, false, 0xff9a2e, 0xf2662a);
    write(h, "?", (222.0, 455.0), 86.0, 0xffffff, 4.0);
    // The school calls it back.
    for (k, p) in [
        (330.0, 770.0),
        (215.0, 800.0),
        (430.0, 830.0),
        (310.0, 860.0),
        (520.0, 780.0),
    ]
    .into_iter()
    .enumerate()
    {
        let (body, fins) = [
            (0xf2559a, 0xc8307a),
            (0xffd02e, 0xf2a02a),
            (0x9a7fd0, 0x6a4fb0),
            (0x7ad08a, 0x3a9a5a),
            (0xff9a8a, 0xe8513a),
        ][k];
        fish(h, p, 46.0, k % 2 == 0, body, fins);
    }
    for (p, r) in [
        ((120.0, 250.0), 16.0),
        ((90.0, 310.0), 11.0),
        ((150.0, 350.0), 9.0),
        ((320.0, 560.0), 13.0),
        ((338.0, 520.0), 9.0),
        ((610.0, 330.0), 14.0),
        ((640.0, 270.0), 10.0),
    ] {
        h.reserve(&circle(p, r));
        h.closed(&circle(p, r), 0x3a6fa8, 0.9);
    }
}

/// A child holds her portrait; from all sides hands reach for it and stop at the line.
pub fn my_picture(h: &mut Hand) {
    h.take(MARKER, MARKER);
    h.ink = 0x2a2233;
    h.shake = 2.0;
    let c = (357.0, 540.0);
    h.reserve(&heart((c.0, c.1 + 10.0), 330.0));
    h.hatch(&heart((c.0, c.1 + 10.0), 326.0), 0xf9b4c6, -0.6, 1.1);
    h.closed(&heart((c.0, c.1 + 10.0), 330.0), 0xe8413a, 2.6);
    let reach = [
        ((-20.0, 80.0), (120.0, 190.0), 0x6f8fb5),
        ((360.0, -30.0), (357.0, 215.0), 0x8a8fa8),
        ((740.0, 90.0), (596.0, 200.0), 0x7a9a8a),
        ((-20.0, 880.0), (110.0, 790.0), 0x8a8fa8),
        ((740.0, 880.0), (608.0, 786.0), 0x6f8fb5),
    ];
    for (from, to, sleeve) in reach {
        let bend = between(from, to, 0.5);
        h.paint(
            &tube(
                &curve(&[from, (bend.0 + 8.0, bend.1 - 8.0), to]),
                70.0,
                44.0,
            ),
            sleeve,
            h.ink,
        );
        palm(h, to, 25.0, (to.1 - from.1).atan2(to.0 - from.0), 0xd6d2cc);
    }
    Person {
        at: (c.0, 930.0),
        height: 640.0,
        head: 0.42,
        hair: Hair::Pigtails,
        hair_colour: 0x33211b,
        top: 0x3ab0a8,
        bottom: 0x3ab0a8,
        dress: true,
        eyes: Eyes::Shiny,
        mouth: Mouth::Smile,
        left: Some((262.0, 690.0)),
        right: Some((452.0, 690.0)),
        ..Person::default()
    }
    .draw(h);
    h.paint(&rect(256.0, 590.0, 202.0, 208.0), 0xc98a4a, h.ink);
    h.paint(&rect(280.0, 614.0, 154.0, 160.0), 0xffffff, h.ink);
    let f = (357.0, 690.0);
    h.paint(&circle(f, 48.0), 0xffd9b5, h.ink);
    for side in [-1.0, 1.0] {
        h.paint(
            &lobed((f.0 + side * 60.0, f.1 + 4.0), 14.0, 26.0, 4, 0.1),
            0x33211b,
            0x33211b,
        );
        h.dot((f.0 + side * 17.0, f.1), 5.5, h.ink);
    }
    h.patch(
        &curve(&[
            (f.0 - 50.0, f.1 - 4.0),
            (f.0 - 36.0, f.1 - 48.0),
            (f.0, f.1 - 56.0),
            (f.0 + 36.0, f.1 - 48.0),
            (f.0 + 50.0, f.1 - 4.0),
            (f.0, f.1 - 26.0),
        ]),
        0x33211b,
    );
    h.line(
        &arc((f.0, f.1 + 8.0), 20.0, 18.0, 0.2, 2.95, 10),
        0xc8302b,
        1.0,
    );
    for side in [-1.0, 1.0] {
        palm(
            h,
            (f.0 + side * 100.0, 706.0),
            17.0,
            if side < 0.0 { 0.0 } else { 3.14 },
            0xffd9b5,
        );
    }
    for (x, colour) in [
        (70.0, 0xf2559a),
        (160.0, 0xffc62e),
        (560.0, 0x8a5fd0),
        (650.0, 0xe8413a),
    ] {
        flower(h, (x, 985.0), 90.0, colour);
    }
}
