//! Room 1, “Listened to”: nine scenes.
//!
//! Each function draws one picture. Titles and words are in the records.

use crate::camera::{Camera, Table};
use crate::file::{Format, Stored};
use crate::hand::{BRUSH, COLOURED, CRAYON, GRAPHITE, Hand, MARKER, PAINT, PEN, TORN};
use crate::letters::{self, write};
use crate::motifs::{
    birds, bubble, bubble_shape, cat, cloud, device, flower, love, meadow, sun, tree, twinkle,
};
use crate::people::{Eyes, Hair, Mouth, Person, palm};
use crate::shape::{
    P, arc, between, blob, circle, curve, ellipse, heart, lobed, rect, rounded, star, tube,
};
use crate::sheet::Paper;
use crate::{LANDSCAPE, PORTRAIT, Picture, SQUARE};

pub fn pictures() -> Vec<Picture> {
    vec![
        Picture::new(
            "duoc-lang-nghe/1-me-bo-dien-thoai.jpg",
            101,
            LANDSCAPE,
            mum_puts_it_down,
        ),
        Picture {
            camera: Camera::Phone {
                table: Table::Wood,
                lean: 0.014,
            },
            stored: Stored::TurnLeft,
            ..Picture::new(
                "duoc-lang-nghe/2-cai-tai-that-to.jpg",
                102,
                PORTRAIT,
                big_ear,
            )
        },
        Picture {
            paper: Paper::Squared,
            pixels: 1100,
            format: Format::Png,
            ..Picture::new("duoc-lang-nghe/3-con-roi.png", 103, PORTRAIT, tangle)
        },
        Picture {
            paper: Paper::Rough,
            ..Picture::new(
                "duoc-lang-nghe/4-kể-cho-ông-nghe.jpg",
                104,
                LANDSCAPE,
                telling_grandpa,
            )
        },
        Picture {
            paper: Paper::Tinted(0xcfe6ef),
            pixels: 1100,
            format: Format::Png,
            ..Picture::new(
                "duoc-lang-nghe/5-bong-bong-loi-noi.png",
                105,
                SQUARE,
                bubbles,
            )
        },
        Picture {
            paper: Paper::Kraft,
            camera: Camera::Phone {
                table: Table::Plain(0x6f93a8),
                lean: 0.012,
            },
            ..Picture::new("duoc-lang-nghe/6-hop-thu.jpg", 106, PORTRAIT, letterbox)
        },
        Picture {
            camera: Camera::Phone {
                table: Table::Tile,
                lean: 0.012,
            },
            ..Picture::new(
                "duoc-lang-nghe/7-ban-ngoi-canh-em.jpg",
                107,
                LANDSCAPE,
                friend_beside,
            )
        },
        Picture::new(
            "duoc-lang-nghe/8-bàn-ăn.jpg",
            108,
            SQUARE,
            table_without_screens,
        ),
        Picture {
            paper: Paper::Tinted(0xfdf0c4),
            ..Picture::new("duoc-lang-nghe/10-goi-111.jpg", 109, PORTRAIT, calling_111)
        },
    ]
}

/// Mum and child face each other; the telephone sleeps on the floor.
fn mum_puts_it_down(h: &mut Hand) {
    h.ink = 0x3a2a4a;
    h.shake = 3.0;
    sun(h, (30.0, 25.0), 92.0, false);
    cloud(h, (330.0, 92.0), 170.0, 0xbfe3f7, 0x5aa7dc);
    cloud(h, (860.0, 100.0), 190.0, 0xbfe3f7, 0x5aa7dc);
    birds(h, (520.0, 70.0), 17.0, 3);
    meadow(
        h,
        &[
            (-10.0, 590.0),
            (300.0, 575.0),
            (700.0, 588.0),
            (1010.0, 572.0),
        ],
        0x8ccf4d,
        0x3f9a35,
    );
    flower(h, (60.0, 640.0), 90.0, 0xf2559a);
    flower(h, (940.0, 650.0), 100.0, 0xf58a2f);
    love(h, (492.0, 300.0), 74.0, 0xf0433f);
    love(h, (420.0, 205.0), 30.0, 0xf77fa8);
    love(h, (575.0, 190.0), 36.0, 0xf77fa8);
    Person {
        at: (265.0, 655.0),
        height: 520.0,
        head: 0.34,
        hair: Hair::Long,
        hair_colour: 0x3a241c,
        top: 0xf2559a,
        dress: true,
        look: 0.8,
        left: Some((120.0, 470.0)),
        right: Some((428.0, 410.0)),
        ..Person::default()
    }
    .draw(h);
    Person {
        at: (735.0, 655.0),
        height: 400.0,
        head: 0.44,
        hair: Hair::Spiky,
        top: 0xffc62e,
        bottom: 0x2f7fd0,
        mouth: Mouth::Laugh,
        look: -0.8,
        left: Some((590.0, 410.0)),
        right: Some((880.0, 470.0)),
        ..Person::default()
    }
    .draw(h);
    // The telephone, asleep under its blanket.
    let glass = device(h, 400.0, 575.0, 190.0, 108.0, 0x5a6ad0, 0xd8d4f2);
    for k in [0.3, 0.7] {
        let e = (glass.0 + glass.2 * k, glass.1 + glass.3 * 0.42);
        h.line(&arc(e, 12.0, 8.0, 0.2, 2.9, 8), 0x2b2b55, 0.8);
    }
    h.line(
        &arc(
            (glass.0 + glass.2 * 0.5, glass.1 + glass.3 * 0.62),
            10.0,
            8.0,
            0.3,
            2.8,
            8,
        ),
        0xc8302b,
        0.8,
    );
    for (k, size) in [(0.0, 20.0), (1.0, 28.0), (2.0, 38.0)] {
        write(
            h,
            "Z",
            (512.0 + k * 24.0, 558.0 - k * 36.0),
            size,
            0x5a4fc0,
            0.8,
        );
    }
}

/// Teacher's ear takes up half of the sheet; the words run into it.
fn big_ear(h: &mut Hand) {
    h.take(MARKER, MARKER);
    h.ink = 0x23233a;
    h.shake = 1.9;
    h.hatch(&rect(-10.0, 800.0, 740.0, 220.0), 0xf7c873, 0.02, 1.0);
    let c = (250.0, 360.0);
    // Hair, neck, dress.
    h.paint(
        &blob(&[
            (40.0, 360.0),
            (90.0, 130.0),
            (260.0, 70.0),
            (420.0, 140.0),
            (420.0, 330.0),
            (150.0, 620.0),
            (50.0, 600.0),
        ]),
        0x2d2430,
        0x2d2430,
    );
    h.paint(
        &curve(&[
            (170.0, 600.0),
            (60.0, 720.0),
            (20.0, 1010.0),
            (470.0, 1010.0),
            (430.0, 720.0),
            (330.0, 600.0),
        ]),
        0x8a5fd0,
        0x23233a,
    );
    for k in 0..9 {
        let p = (
            110.0 + (k % 3) as f32 * 120.0,
            760.0 + (k / 3) as f32 * 90.0,
        );
        h.patch(&circle(p, 14.0), 0xf7e04a);
    }
    h.paint(&ellipse(c, 186.0, 226.0), 0xffd2ac, 0x23233a);
    h.patch(
        &curve(&[
            (70.0, 330.0),
            (90.0, 150.0),
            (260.0, 90.0),
            (420.0, 170.0),
            (430.0, 290.0),
            (300.0, 200.0),
            (150.0, 230.0),
            (70.0, 330.0),
        ]),
        0x2d2430,
    );
    for k in [170.0, 300.0] {
        h.line(&arc((k, 350.0), 28.0, 22.0, 3.3, 6.1, 10), 0x23233a, 1.2);
        h.rub((k - 10.0, 430.0), 30.0, 0xff7a6a);
    }
    h.line(
        &arc((236.0, 440.0), 70.0, 54.0, 0.3, 2.8, 14),
        0xd3302b,
        1.6,
    );
    h.line(
        &curve(&[(236.0, 372.0), (222.0, 410.0), (246.0, 414.0)]),
        0xc46a4a,
        0.9,
    );
    // The ear.
    let ear = blob(&[
        (390.0, 300.0),
        (440.0, 140.0),
        (590.0, 110.0),
        (670.0, 230.0),
        (630.0, 400.0),
        (520.0, 520.0),
        (420.0, 480.0),
        (385.0, 400.0),
    ]);
    h.paint(&ear, 0xffc095, 0x23233a);
    h.line(
        &curve(&[
            (470.0, 270.0),
            (510.0, 180.0),
            (590.0, 190.0),
            (600.0, 290.0),
            (540.0, 390.0),
            (480.0, 430.0),
        ]),
        0xd9784a,
        1.6,
    );
    h.line(
        &curve(&[
            (520.0, 320.0),
            (545.0, 270.0),
            (510.0, 250.0),
            (470.0, 330.0),
            (500.0, 380.0),
        ]),
        0xd9784a,
        1.4,
    );
    h.dot((432.0, 520.0), 16.0, 0xf7d23a);
    // The small speaker on a pile of books.
    for (k, colour) in [0x3a8fdc, 0xe8413a, 0x4cb84a].into_iter().enumerate() {
        h.paint(
            &rect(
                508.0 - k as f32 * 6.0,
                872.0 + k as f32 * 34.0,
                140.0 + k as f32 * 12.0,
                32.0,
            ),
            colour,
            0x23233a,
        );
    }
    Person {
        at: (580.0, 870.0),
        height: 240.0,
        head: 0.44,
        hair: Hair::Pigtails,
        top: 0xffffff,
        bottom: 0x2f5fae,
        scarf: true,
        mouth: Mouth::Oh,
        look: -0.4,
        right: Some((660.0, 780.0)),
        left: Some((520.0, 690.0)),
        ..Person::default()
    }
    .draw(h);
    for (k, p) in [(612.0, 590.0), (585.0, 540.0), (560.0, 470.0)]
        .into_iter()
        .enumerate()
    {
        let s = 15.0 + 5.0 * k as f32;
        love(h, p, s, [0xf0433f, 0xf58a2f, 0xf2559a][k]);
    }
    for (k, p) in [(654.0, 560.0), (650.0, 480.0)].into_iter().enumerate() {
        twinkle(h, p, 20.0 + 6.0 * k as f32, 0xffc62e);
    }
}

/// A black knot in the chest, and a friend who has found the end of the thread.
fn tangle(h: &mut Hand) {
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
            (640.0, 520.0),
            (632.0, 452.0),
        ]),
        0xd92f2a,
        1.8,
    );
    let sleeve = tube(&[(720.0, 330.0), (670.0, 400.0)], 74.0, 62.0);
    h.paint(&sleeve, 0xf29b38, 0x8a4b1f);
    palm(h, (642.0, 436.0), 28.0, 2.3, 0xf6cda6);
    h.line(&[(640.0, 430.0), (618.0, 462.0)], 0xd92f2a, 1.8);
    love(h, (600.0, 250.0), 30.0, 0xd92f2a);
    // The red already warms one small corner of the chest.
    love(h, (246.0, 590.0), 26.0, 0xd92f2a);
}

/// Under the banyan: Grandpa, a child, and one large bubble.
fn telling_grandpa(h: &mut Hand) {
    h.take(BRUSH, PEN);
    h.ink = 0x4a3a35;
    h.shake = 2.0;
    h.patch(&rect(-20.0, -20.0, 1040.0, 480.0), 0xcfeaf4);
    sun(h, (910.0, 95.0), 62.0, false);
    h.patch(
        &curve(&[
            (-20.0, 520.0),
            (300.0, 470.0),
            (700.0, 500.0),
            (1020.0, 460.0),
            (1020.0, 740.0),
            (-20.0, 740.0),
        ]),
        0xb4d67a,
    );
    h.patch(
        &curve(&[
            (-20.0, 640.0),
            (400.0, 600.0),
            (1020.0, 650.0),
            (1020.0, 740.0),
            (-20.0, 740.0),
        ]),
        0xe2c48a,
    );
    let trunk = curve(&[
        (120.0, 640.0),
        (190.0, 520.0),
        (180.0, 330.0),
        (110.0, 200.0),
        (330.0, 200.0),
        (270.0, 340.0),
        (290.0, 520.0),
        (370.0, 645.0),
    ]);
    h.paint(&trunk, 0xa8764a, 0x5e3a1e);
    h.paint(
        &lobed((215.0, 150.0), 330.0, 160.0, 11, 0.10),
        0x5ea84a,
        0x2f6e33,
    );
    h.patch(&lobed((130.0, 110.0), 150.0, 80.0, 7, 0.12), 0x86c45a);
    h.patch(&lobed((360.0, 170.0), 120.0, 70.0, 7, 0.12), 0x468f45);
    for k in 0..5 {
        let x = 70.0 + k as f32 * 92.0;
        h.line(
            &curve(&[
                (x, 285.0),
                (x + 8.0, 340.0),
                (x - 6.0, 400.0 + 20.0 * (k % 2) as f32),
            ]),
            0x7a5a3a,
            0.8,
        );
    }
    // The bench.
    for x in [430.0, 770.0] {
        h.paint(&rect(x, 560.0, 24.0, 96.0), 0x9a6238, 0x5e3a1e);
    }
    h.paint(&rect(390.0, 540.0, 450.0, 30.0), 0xb8804a, 0x5e3a1e);
    Person {
        at: (500.0, 648.0),
        height: 380.0,
        head: 0.32,
        hair: Hair::Bald,
        hair_colour: 0x8f8a86,
        skin: 0xf3c49b,
        top: 0x8a9fb8,
        bottom: 0x6b5a48,
        beard: true,
        eyes: Eyes::Closed,
        glasses: false,
        look: 0.6,
        right: Some((622.0, 470.0)),
        ..Person::default()
    }
    .draw(h);
    Person {
        at: (690.0, 648.0),
        height: 270.0,
        head: 0.44,
        hair: Hair::Bob,
        top: 0xf2665a,
        dress: true,
        mouth: Mouth::Oh,
        look: -0.8,
        left: Some((640.0, 520.0)),
        right: Some((790.0, 500.0)),
        ..Person::default()
    }
    .draw(h);
    bubble(h, (800.0, 250.0), 130.0, 92.0, (730.0, 400.0), 0xfffbe0);
    let glass = device(h, 752.0, 190.0, 64.0, 112.0, 0x7a86c8, 0xbfe3f7);
    let m = (glass.0 + glass.2 / 2.0, glass.1 + glass.3 * 0.55);
    h.line(&arc((m.0, m.1 + 6.0), 10.0, 9.0, 3.5, 5.9, 8), h.ink, 1.0);
    h.dot((m.0 - 8.0, m.1 - 12.0), 3.5, h.ink);
    h.dot((m.0 + 8.0, m.1 - 12.0), 3.5, h.ink);
    write(h, "?", (842.0, 282.0), 60.0, 0xd3502b, 1.8);
    cat(h, (910.0, 660.0), 110.0, 0xf0a95a);
}

/// Torn coloured paper: two small people under a sky of words.
fn bubbles(h: &mut Hand) {
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
    for (p, text, colour) in [((546.0, 618.0), "!", 0xffffff)] {
        write(h, text, p, 60.0, colour, 2.6);
    }
    for k in 0..3 {
        let x = 140.0 + k as f32 * 30.0;
        h.line(&[(x, 466.0), (x - 8.0, 492.0)], 0x3a6fd0, 1.5);
    }
    for side in [-1.0, 1.0] {
        h.dot((810.0 + side * 18.0, 190.0), 6.0, h.ink);
    }
    h.line(&arc((810.0, 206.0), 22.0, 18.0, 0.3, 2.8, 10), h.ink, 1.0);
}

/// A red box with a kind face swallows small monsters in envelopes.
fn letterbox(h: &mut Hand) {
    h.ink = 0x3a2018;
    h.shake = 2.6;
    h.hatch(
        &curve(&[
            (-10.0, 880.0),
            (350.0, 850.0),
            (730.0, 890.0),
            (730.0, 1010.0),
            (-10.0, 1010.0),
        ]),
        0x5c9a45,
        0.1,
        1.0,
    );
    h.paint(&rect(312.0, 690.0, 66.0, 220.0), 0x7a5a48, h.ink);
    let mut body = arc((345.0, 370.0), 215.0, 190.0, 3.14, 6.28, 24);
    body.extend([(560.0, 720.0), (130.0, 720.0)]);
    h.paint(&body, 0xe23b2e, 0x7c1712);
    h.paint(
        &rounded(205.0, 470.0, 280.0, 66.0, 28.0),
        0x3a1a18,
        0x2a0f0e,
    );
    for x in [265.0, 425.0] {
        h.paint(&circle((x, 350.0), 44.0), 0xffffff, h.ink);
        h.dot((x + 8.0, 360.0), 17.0, h.ink);
    }
    h.line(
        &arc((345.0, 560.0), 90.0, 60.0, 0.3, 2.8, 14),
        0xfff0d0,
        1.8,
    );
    h.rub((205.0, 430.0), 30.0, 0xffb0a0);
    h.rub((485.0, 430.0), 30.0, 0xffb0a0);
    love(h, (345.0, 660.0), 36.0, 0xffd84a);
    // An envelope half way in, with the scary thing looking out.
    envelope(h, (345.0, 476.0), 150.0, -0.12, 0x7a4fb5);
    envelope(h, (600.0, 210.0), 140.0, 0.25, 0x2f8f8a);
    envelope(h, (110.0, 190.0), 130.0, -0.3, 0x4a6ad0);
    for (a, b) in [
        ((560.0, 280.0), (470.0, 420.0)),
        ((150.0, 255.0), (235.0, 420.0)),
    ] {
        let dash = |t: f32| between(a, b, t);
        for k in 0..4 {
            let t = k as f32 / 4.0;
            h.line(&[dash(t), dash(t + 0.13)], 0xfff0d0, 0.9);
        }
    }
    Person {
        at: (600.0, 930.0),
        height: 270.0,
        head: 0.46,
        hair: Hair::Ponytail,
        top: 0x3fa0dc,
        bottom: 0xf2c02f,
        mouth: Mouth::Smile,
        look: -0.8,
        left: Some((500.0, 740.0)),
        right: Some((676.0, 830.0)),
        ..Person::default()
    }
    .draw(h);
    flower(h, (110.0, 930.0), 110.0, 0xffffff);
    flower(h, (210.0, 950.0), 80.0, 0xf7a0c0);
    sun(h, (690.0, 30.0), 66.0, false);
}

fn envelope(h: &mut Hand, c: P, w: f32, lean: f32, monster: u32) {
    let ink = h.ink;
    let head = crate::shape::turned(
        &lobed((c.0, c.1 - w * 0.36), w * 0.3, w * 0.28, 7, 0.2),
        c,
        lean,
    );
    h.paint(&head, monster, ink);
    for side in [-1.0, 1.0] {
        let e = crate::shape::turned(
            &circle((c.0 + side * w * 0.11, c.1 - w * 0.42), w * 0.075),
            c,
            lean,
        );
        h.paint(&e, 0xffffff, ink);
        let p = crate::shape::turned(&[(c.0 + side * w * 0.10, c.1 - w * 0.40)], c, lean)[0];
        h.dot(p, w * 0.035, ink);
    }
    let sheet = crate::shape::turned(&rect(c.0 - w * 0.5, c.1 - w * 0.3, w, w * 0.6), c, lean);
    h.paint(&sheet, 0xfdf3dc, ink);
    let flap = crate::shape::turned(
        &[
            (c.0 - w * 0.5, c.1 - w * 0.3),
            (c.0, c.1 + w * 0.1),
            (c.0 + w * 0.5, c.1 - w * 0.3),
        ],
        c,
        lean,
    );
    h.line(&flap, ink, 0.9);
}

/// Two friends from behind, on a bench, looking at the evening.
fn friend_beside(h: &mut Hand) {
    h.take(COLOURED, COLOURED);
    h.ink = 0x4a3040;
    h.shake = 1.3;
    for (y, colour) in [
        (0.0, 0x8fc7ea),
        (90.0, 0xf7d98a),
        (180.0, 0xf9b06a),
        (270.0, 0xf48a6a),
    ] {
        h.hatch(&rect(-10.0, y - 8.0, 1020.0, 108.0), colour, -0.12, 1.0);
    }
    h.patch(&circle((500.0, 270.0), 120.0), 0xfff0a0);
    h.closed(&circle((500.0, 270.0), 120.0), 0xf0902a, 1.2);
    h.patch(
        &curve(&[
            (-10.0, 372.0),
            (150.0, 300.0),
            (320.0, 372.0),
            (520.0, 366.0),
            (700.0, 372.0),
            (860.0, 290.0),
            (1010.0, 360.0),
            (1010.0, 400.0),
            (-10.0, 400.0),
        ]),
        0x6a8fb0,
    );
    h.patch(&rect(-10.0, 385.0, 1020.0, 130.0), 0x6ab8d8);
    for k in 0..9 {
        let y = 398.0 + k as f32 * 12.0;
        let w = 95.0 - k as f32 * 6.0;
        h.line(
            &curve(&[(500.0 - w, y), (500.0, y + 3.0), (500.0 + w, y)]),
            0xfbe08a,
            1.6,
        );
    }
    meadow(
        h,
        &[(-10.0, 520.0), (400.0, 500.0), (1010.0, 525.0)],
        0x8cbf5a,
        0x3f8a35,
    );
    // The bench is drawn after the friends, since it stands between them and us.
    let mut left = Person {
        at: (395.0, 645.0),
        height: 360.0,
        head: 0.38,
        hair: Hair::Pigtails,
        top: 0xf5f0f0,
        legs: false,
        back: true,
        left: Some((290.0, 590.0)),
        right: Some((590.0, 470.0)),
        ..Person::default()
    };
    left.hair_colour = 0x3a241c;
    Person {
        at: (585.0, 645.0),
        height: 375.0,
        head: 0.37,
        hair: Hair::Short,
        top: 0x4a90d0,
        legs: false,
        back: true,
        left: Some((480.0, 600.0)),
        right: Some((690.0, 590.0)),
        ..Person::default()
    }
    .draw(h);
    left.draw(h);
    // Her arm lies round his shoulders.
    let arm = curve(&[(430.0, 490.0), (520.0, 470.0), (640.0, 505.0)]);
    h.paint(&tube(&arm, 32.0, 26.0), 0xf5f0f0, h.ink);
    palm(h, (652.0, 508.0), 15.0, 0.5, 0xffd9b5);
    for y in [560.0, 600.0] {
        h.paint(&rounded(230.0, y, 540.0, 30.0, 8.0), 0xb57a45, 0x5e3a1e);
    }
    for x in [270.0, 700.0] {
        h.paint(&rect(x, 550.0, 26.0, 140.0), 0x96602f, 0x5e3a1e);
    }
    // A telephone lies in the grass, forgotten.
    device(h, 838.0, 600.0, 50.0, 84.0, 0x5a5a6a, 0xb8c4cc);
    tree(h, (105.0, 560.0), 330.0, 0x6fae55, None);
    birds(h, (690.0, 110.0), 15.0, 4);
}

/// Dinner from above, everybody lying outwards round the table, as in a folded-out plan.
fn table_without_screens(h: &mut Hand) {
    h.take(MARKER, MARKER);
    h.ink = 0x30242a;
    h.shake = 2.3;
    let c = (500.0, 490.0);
    for y in 0..8 {
        for x in 0..8 {
            if (x + y) % 2 == 0 {
                h.hatch(
                    &rect(x as f32 * 126.0 - 4.0, y as f32 * 126.0 - 4.0, 126.0, 126.0),
                    0xfbe3bd,
                    0.75,
                    1.2,
                );
            }
        }
    }
    let folk = [
        (0.0f32, 0x2f7fd0, Hair::Short, 0x2b211d, 300.0),
        (1.26, 0xf2559a, Hair::Pigtails, 0x2b211d, 262.0),
        (2.51, 0x8a5fd0, Hair::Bun, 0xa9a4a0, 290.0),
        (3.77, 0x4cb84a, Hair::Spiky, 0x2b211d, 262.0),
        (5.03, 0xf58a2f, Hair::Long, 0x3a241c, 292.0),
    ];
    for (a, top, hair, hair_colour, size) in folk {
        spoke(h, c, a, top, hair, hair_colour, size);
    }
    h.paint(&circle(c, 236.0), 0xc98a4a, h.ink);
    h.closed(&circle(c, 212.0), 0x8a5426, 0.8);
    // A fish in the middle, greens, soup, and five bowls of rice.
    h.paint(&ellipse(c, 118.0, 66.0), 0xe8f4fa, 0x3a8fdc);
    crate::motifs::fish(h, (c.0 + 12.0, c.1), 58.0, false, 0xf58a2f, 0xe8512a);
    h.paint(&circle((c.0 - 40.0, c.1 - 116.0), 44.0), 0xffffff, 0x3a8fdc);
    h.patch(
        &lobed((c.0 - 40.0, c.1 - 116.0), 30.0, 28.0, 6, 0.2),
        0x4cb84a,
    );
    h.paint(&circle((c.0 + 56.0, c.1 + 112.0), 46.0), 0xf7d23a, 0xb5701c);
    for k in 0..4 {
        let p = (
            c.0 + 40.0 + (k % 2) as f32 * 30.0,
            c.1 + 98.0 + (k / 2) as f32 * 26.0,
        );
        h.patch(&circle(p, 9.0), 0xe8413a);
    }
    for (a, ..) in folk {
        let p = (c.0 + 172.0 * a.sin(), c.1 - 172.0 * a.cos());
        h.paint(&circle(p, 36.0), 0xffffff, 0x2f7fd0);
        for k in 0..5 {
            let q = (
                p.0 + 13.0 * (k as f32 * 1.3).cos(),
                p.1 + 13.0 * (k as f32 * 1.3).sin(),
            );
            h.closed(&circle(q, 5.0), 0x9a9aa8, 0.5);
        }
        let d = (a.cos(), a.sin());
        for k in [42.0, 52.0] {
            h.line(
                &[
                    (p.0 + d.0 * k - d.1 * 26.0, p.1 + d.1 * k + d.0 * 26.0),
                    (p.0 + d.0 * k + d.1 * 26.0, p.1 + d.1 * k - d.0 * 26.0),
                ],
                0x8a4b2f,
                0.9,
            );
        }
    }
    // The basket where telephones wait.
    h.paint(
        &curve(&[(30.0, 120.0), (50.0, 245.0), (190.0, 245.0), (215.0, 120.0)]),
        0xd9a552,
        0x8a5a20,
    );
    for (k, colour) in [0x3a3f55, 0xe8413a, 0x3a8fdc].into_iter().enumerate() {
        device(
            h,
            48.0 + k as f32 * 52.0,
            52.0 + (k % 2) as f32 * 16.0,
            42.0,
            82.0,
            colour,
            0xdfe6ec,
        );
    }
    for k in 0..3 {
        let y = 146.0 + k as f32 * 32.0;
        h.line(
            &curve(&[(36.0, y), (120.0, y + 10.0), (208.0, y)]),
            0x8a5a20,
            0.9,
        );
    }
}

fn spoke(h: &mut Hand, c: P, a: f32, top: u32, hair: Hair, hair_colour: u32, size: f32) {
    let ink = h.ink;
    let out = |d: f32, side: f32| {
        (
            c.0 + d * a.sin() + side * a.cos(),
            c.1 - d * a.cos() + side * a.sin(),
        )
    };
    let r = size * 0.23;
    let body = [
        out(215.0, -r * 1.1),
        out(215.0, r * 1.1),
        out(330.0, r * 0.72),
        out(330.0, -r * 0.72),
    ];
    for side in [-1.0, 1.0] {
        let arm = curve(&[
            out(310.0, side * r * 0.8),
            out(270.0, side * r * 1.7),
            out(212.0, side * r * 1.35),
        ]);
        h.paint(&tube(&arm, 28.0, 22.0), top, ink);
        let goal = out(205.0, side * r * 1.3);
        palm(h, goal, 13.0, a + 1.57, 0xffd2ac);
    }
    h.paint(&body, top, ink);
    let head = out(330.0 + r * 0.8, 0.0);
    let turn = |p: P| crate::shape::turned(&[p], head, a)[0];
    if matches!(hair, Hair::Long) {
        h.patch(
            &ellipse(out(320.0 + r * 0.8, 0.0), r * 1.3, r * 1.3),
            hair_colour,
        );
    }
    if matches!(hair, Hair::Bun) {
        h.paint(
            &circle(turn((head.0, head.1 - r * 1.15)), r * 0.4),
            hair_colour,
            ink,
        );
    }
    if matches!(hair, Hair::Pigtails) {
        for side in [-1.0, 1.0] {
            h.paint(
                &circle(turn((head.0 + side * r * 1.15, head.1 - r * 0.1)), r * 0.38),
                hair_colour,
                ink,
            );
        }
    }
    h.paint(&circle(head, r), 0xffd2ac, ink);
    let spikes = if matches!(hair, Hair::Spiky) {
        1.3
    } else {
        1.06
    };
    let mut cap: Vec<P> = (0..=14)
        .map(|k| {
            let t = 3.3 + k as f32 * 0.19;
            let d = if k % 2 == 1 { r * spikes } else { r * 1.04 };
            (head.0 + d * t.cos(), head.1 + d * t.sin())
        })
        .collect();
    cap.extend([
        (head.0 + r * 0.3, head.1 - r * 0.52),
        (head.0 - r * 0.4, head.1 - r * 0.45),
    ]);
    h.patch(&crate::shape::turned(&cap, head, a), hair_colour);
    for side in [-1.0, 1.0] {
        h.dot(turn((head.0 + side * r * 0.36, head.1)), r * 0.09, ink);
        h.rub(
            turn((head.0 + side * r * 0.58, head.1 + r * 0.3)),
            r * 0.16,
            0xff7a6a,
        );
    }
    let smile: Vec<P> = arc(
        (head.0, head.1 + r * 0.22),
        r * 0.36,
        r * 0.32,
        0.2,
        2.95,
        10,
    )
    .into_iter()
    .map(turn)
    .collect();
    h.line(&smile, 0xc8302b, 1.0);
}

/// One enormous telephone, three enormous ones, and a voice that answers.
fn calling_111(h: &mut Hand) {
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
