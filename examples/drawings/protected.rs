//! Room 2, “Protected”: nine scenes.
//!
//! Each function draws one picture. Titles and words are in the records.

use crate::camera::{Camera, Table};
use crate::hand::{BRUSH, COLOURED, Hand, MARKER, PAINT, PASTEL, PEN, TORN};
use crate::letters::{self, write};
use crate::motifs::{cloud, device, fish, flower, house, love, meadow, sun, twinkle};
use crate::people::{Eyes, Hair, Mouth, Person, palm};
use crate::shape::{
    P, arc, between, blob, circle, curve, ellipse, heart, lobed, moved, rect, rounded, star, tube,
    turned,
};
use crate::sheet::Paper;
use crate::{LANDSCAPE, PORTRAIT, Picture, SQUARE};

pub fn pictures() -> Vec<Picture> {
    vec![
        Picture::new("duoc-bao-ve/1-chia-khoa.jpg", 201, LANDSCAPE, giant_key),
        Picture {
            camera: Camera::Phone {
                table: Table::Mat,
                lean: 0.012,
            },
            stored: crate::file::Stored::TurnRight,
            ..Picture::new("duoc-bao-ve/2-hiep-si.jpg", 202, LANDSCAPE, knight)
        },
        Picture {
            paper: Paper::Tinted(0x2c3454),
            ..Picture::new("duoc-bao-ve/3-con-soi.jpg", 203, LANDSCAPE, wolf)
        },
        Picture {
            paper: Paper::Rough,
            ..Picture::new("duoc-bao-ve/4-chiec-o.jpg", 204, LANDSCAPE, umbrella)
        },
        Picture {
            paper: Paper::Squared,
            camera: Camera::Phone {
                table: Table::Wood,
                lean: 0.014,
            },
            ..Picture::new("duoc-bao-ve/5-nguoi-la.jpg", 205, PORTRAIT, stop)
        },
        Picture {
            paper: Paper::Tinted(0xf6ead2),
            ..Picture::new("duoc-bao-ve/6-bức-tường-lời-hay.jpg", 206, LANDSCAPE, wall)
        },
        Picture {
            paper: Paper::Rough,
            camera: Camera::Phone {
                table: Table::Plain(0xd8d2c4),
                lean: 0.01,
            },
            secrets: true,
            ..Picture::new("duoc-bao-ve/7-ca-con.jpg", 207, PORTRAIT, bait)
        },
        Picture::new(
            "duoc-bao-ve/8-khoa-cua-khoa-may.jpg",
            208,
            SQUARE,
            two_locks,
        ),
        Picture {
            paper: Paper::Tinted(0xfdf3d8),
            ..Picture::new("duoc-bao-ve/9-anh-cua-em.jpg", 209, PORTRAIT, my_picture)
        },
    ]
}

/// Two children carry a key that is longer than both; the telephone is a house.
fn giant_key(h: &mut Hand) {
    h.take(MARKER, MARKER);
    h.ink = 0x28283c;
    h.shake = 2.2;
    sun(h, (70.0, 60.0), 62.0, true);
    cloud(h, (330.0, 80.0), 150.0, 0xcfeafa, 0x3a8fdc);
    cloud(h, (560.0, 120.0), 120.0, 0xcfeafa, 0x3a8fdc);
    meadow(
        h,
        &[(-10.0, 610.0), (500.0, 590.0), (1010.0, 615.0)],
        0x8fd15a,
        0x3f9a35,
    );
    let glass = device(h, 735.0, 130.0, 220.0, 480.0, 0xe8413a, 0xa9def5);
    h.paint(
        &[(700.0, 140.0), (845.0, 20.0), (990.0, 140.0)],
        0xf58a2f,
        h.ink,
    );
    for side in [-1.0, 1.0] {
        let x = glass.0 + glass.2 / 2.0 + side * 48.0;
        h.paint(&rect(x - 26.0, glass.1 + 30.0, 52.0, 56.0), 0xfff2b0, h.ink);
        h.line(&[(x, glass.1 + 30.0), (x, glass.1 + 86.0)], h.ink, 0.6);
        h.line(
            &[(x - 26.0, glass.1 + 58.0), (x + 26.0, glass.1 + 58.0)],
            h.ink,
            0.6,
        );
    }
    let door = (glass.0 + glass.2 / 2.0, glass.1 + 245.0);
    h.paint(
        &rounded(door.0 - 58.0, door.1 - 100.0, 116.0, 222.0, 40.0),
        0xa8673a,
        h.ink,
    );
    h.dot((door.0, door.1 - 20.0), 20.0, 0x201818);
    h.solid(
        &[
            (door.0 - 9.0, door.1 - 12.0),
            (door.0 + 9.0, door.1 - 12.0),
            (door.0 + 17.0, door.1 + 36.0),
            (door.0 - 17.0, door.1 + 36.0),
        ],
        0x201818,
    );
    for (x, hair, top, bottom, dress, height) in [
        (205.0, Hair::Ponytail, 0xf2559a, 0xf2559a, true, 262.0),
        (520.0, Hair::Curly, 0x4cb84a, 0x34507a, false, 250.0),
    ] {
        Person {
            at: (x, 640.0),
            height,
            head: 0.45,
            hair,
            top,
            bottom,
            dress,
            mouth: Mouth::Laugh,
            look: 0.7,
            left: Some((x - 72.0, 372.0)),
            right: Some((x + 74.0, 366.0)),
            ..Person::default()
        }
        .draw(h);
    }
    // The key: bow with four secret stars, a long shaft, a bit with teeth.
    let bow = (140.0, 318.0);
    h.paint(
        &tube(&[(215.0, 318.0), (660.0, 306.0)], 42.0, 38.0),
        0xffc62e,
        h.ink,
    );
    for (x, len) in [(560.0, 70.0), (600.0, 48.0), (636.0, 80.0)] {
        h.paint(&rect(x - 13.0, 322.0, 27.0, len), 0xffc62e, h.ink);
    }
    h.paint(&lobed(bow, 112.0, 106.0, 4, 0.10), 0xffc62e, h.ink);
    h.reserve(&circle(bow, 34.0));
    h.closed(&circle(bow, 34.0), h.ink, 1.0);
    for k in 0..4 {
        let a = 0.785 + k as f32 * 1.571;
        twinkle(
            h,
            (bow.0 + 68.0 * a.cos(), bow.1 + 66.0 * a.sin()),
            20.0,
            [0xe8413a, 0x3a8fdc, 0x4cb84a, 0x8a5fd0][k],
        );
    }
    for k in 0..6 {
        write(
            h,
            "*",
            (262.0 + k as f32 * 47.0, 331.0),
            27.0,
            0x8a4b1f,
            1.1,
        );
    }
    flower(h, (60.0, 690.0), 80.0, 0xe8413a);
    flower(h, (660.0, 690.0), 80.0, 0xf2559a);
}

/// A knight with a cooking pot for a helmet rides a water buffalo against bugs.
fn knight(h: &mut Hand) {
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
fn wolf(h: &mut Hand) {
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
            (150.0, -10.0),
            (520.0, -10.0),
            (500.0, 330.0),
            (285.0, 540.0),
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

/// One umbrella, four people, and a rain of unkind things that runs off.
fn umbrella(h: &mut Hand) {
    h.take(BRUSH, PEN);
    h.ink = 0x3a3350;
    h.shake = 1.9;
    h.patch(&rect(-20.0, -20.0, 1040.0, 640.0), 0xc3ccdc);
    h.patch(
        &curve(&[
            (-20.0, 600.0),
            (400.0, 585.0),
            (1020.0, 605.0),
            (1020.0, 740.0),
            (-20.0, 740.0),
        ]),
        0xa9cf7a,
    );
    h.patch(&ellipse((500.0, 640.0), 330.0, 36.0), 0x8fc0dc);
    for (x, w) in [(130.0, 260.0), (430.0, 300.0), (790.0, 320.0)] {
        cloud(h, (x, 50.0), w, 0x8a8fa8, 0x55587a);
    }
    // Rain, with small sour faces.
    let mut rain = Vec::new();
    for k in 0..120 {
        let (x, y) = (h.rng.between(10.0, 990.0), h.rng.between(105.0, 560.0));
        let dome = 1.0 - ((x - 500.0f32) / 385.0).powi(2);
        let crowded = rain
            .iter()
            .any(|p: &P| crate::shape::distance(*p, (x, y)) < 62.0);
        if crowded || (dome > 0.0 && y > 322.0 - 250.0 * dome.sqrt()) {
            continue;
        }
        rain.push((x, y));
        let s = h.rng.between(17.0, 27.0);
        let drop = blob(&[
            (x, y - s * 1.5),
            (x + s * 0.75, y + s * 0.1),
            (x, y + s),
            (x - s * 0.75, y + s * 0.1),
        ]);
        h.paint(&drop, if k % 3 == 0 { 0x6a5f8a } else { 0x6f8fb5 }, h.ink);
        if s > 18.0 {
            for side in [-1.0, 1.0] {
                h.dot((x + side * s * 0.25, y), 2.2, h.ink);
            }
            h.line(
                &arc((x, y + s * 0.6), s * 0.25, s * 0.18, 3.5, 5.9, 6),
                h.ink,
                0.8,
            );
        }
    }
    // The umbrella's panels.
    let c = (500.0, 330.0);
    let colours = [0xe8413a, 0xf58a2f, 0xffd02e, 0x5cb84a, 0x3a8fdc, 0x8a5fd0];
    let rim = |k: f32| (c.0 - 350.0 + 700.0 * k / 6.0, c.1);
    for (k, colour) in colours.into_iter().enumerate() {
        let k = k as f32;
        let arm = |k: f32| {
            let end = rim(k);
            let out = (k - 3.0) / 3.0;
            curve(&[
                (c.0, c.1 - 240.0),
                (c.0 + out * 230.0, c.1 - 200.0 + 60.0 * out.abs()),
                (c.0 + out * 328.0, c.1 - 90.0),
                end,
            ])
        };
        let mut panel = arm(k);
        let (a, b) = (rim(k), rim(k + 1.0));
        panel.extend(curve(&[a, ((a.0 + b.0) / 2.0, c.1 - 34.0), b]));
        let mut back = arm(k + 1.0);
        back.reverse();
        panel.extend(back);
        h.paint(&panel, colour, h.ink);
    }
    h.paint(
        &tube(&[(500.0, 318.0), (500.0, 560.0)], 14.0, 14.0),
        0x9a6238,
        h.ink,
    );
    h.line(&[(500.0, 90.0), (500.0, 64.0)], h.ink, 3.0);
    let folk = [
        (
            300.0,
            305.0,
            0.33,
            Hair::Short,
            0x2b211d,
            0x5a7fc0,
            false,
            false,
        ),
        (
            425.0,
            205.0,
            0.46,
            Hair::Pigtails,
            0x2b211d,
            0xf2559a,
            true,
            false,
        ),
        (
            590.0,
            285.0,
            0.34,
            Hair::Long,
            0x4a2d1d,
            0xf7a03a,
            true,
            false,
        ),
        (
            715.0,
            190.0,
            0.48,
            Hair::Spiky,
            0x2b211d,
            0x4cb84a,
            false,
            true,
        ),
    ];
    for (k, (x, height, head, hair, hair_colour, top, dress, laugh)) in folk.into_iter().enumerate()
    {
        let hold = if k == 1 { Some((490.0, 525.0)) } else { None };
        let hold_left = if k == 2 { Some((512.0, 490.0)) } else { None };
        Person {
            at: (x, 660.0),
            height,
            head,
            hair,
            hair_colour,
            top,
            bottom: 0x4a5a80,
            dress,
            mouth: if laugh { Mouth::Laugh } else { Mouth::Smile },
            right: hold,
            left: hold_left,
            ..Person::default()
        }
        .draw(h);
    }
    love(h, (655.0, 420.0), 20.0, 0xe8413a);
}

/// A hand as large as the sheet says no.
fn stop(h: &mut Hand) {
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
    for _ in 0..2 {
        write(
            h,
            "KHÔNG",
            (p.0 + 36.0 - wide / 2.0, p.1 + 70.0),
            58.0,
            0xd92f2a,
            2.2,
        );
    }
}

/// Bricks of coloured paper, each a kind word; unkind ones bounce off.
fn wall(h: &mut Hand) {
    h.take(TORN, PAINT);
    h.ink = 0x2b2b3a;
    h.shake = 1.8;
    h.patch(
        &curve(&[
            (-20.0, -20.0),
            (1020.0, -20.0),
            (1020.0, 250.0),
            (600.0, 290.0),
            (-20.0, 240.0),
        ]),
        0xbfe3f2,
    );
    h.patch(&circle((900.0, 100.0), 74.0), 0xffc62e);
    for (x, skin, hair, top) in [
        (330.0, 0xffd2ac, 0x2b211d, 0xe8413a),
        (560.0, 0xf0c096, 0x4a2d1d, 0x4cb84a),
        (770.0, 0xffd9b5, 0x2b211d, 0x8a5fd0),
    ] {
        h.patch(&rect(x - 70.0, 300.0, 140.0, 120.0), top);
        h.patch(&circle((x, 246.0), 84.0), skin);
        let fringe = if top == 0x4cb84a { 0.0 } else { 40.0 };
        h.patch(
            &curve(&[
                (x - 94.0, 250.0 + fringe),
                (x - 84.0, 168.0),
                (x, 138.0),
                (x + 84.0, 168.0),
                (x + 94.0, 250.0 + fringe),
                (x + 60.0, 196.0),
                (x - 50.0, 204.0),
            ]),
            hair,
        );
    }
    let colours = [
        0xe8413a, 0xf58a2f, 0xffc62e, 0x5cb84a, 0x3a8fdc, 0x8a5fd0, 0xf2559a, 0x3ab0a8,
    ];
    for row in 0..3 {
        for k in 0..5 {
            let w = 212.0;
            let x =
                k as f32 * w - if row % 2 == 1 { 104.0 } else { -8.0 } + h.rng.between(-5.0, 5.0);
            let y = 372.0 + row as f32 * 112.0 + h.rng.between(-4.0, 4.0);
            let lean = h.rng.between(-0.025, 0.025);
            let brick = turned(
                &rounded(x, y, w - 14.0, 100.0, 8.0),
                (x + 100.0, y + 50.0),
                lean,
            );
            h.patch(&brick, colours[(k * 3 + row * 5) % 8]);
        }
        if row % 2 == 1 {
            let brick = rounded(960.0, 486.0, 120.0, 98.0, 8.0);
            h.patch(&brick, 0xf58a2f);
        }
    }
    for (p, s) in [
        ((112.0, 420.0), 34.0),
        ((745.0, 424.0), 34.0),
        ((320.0, 644.0), 34.0),
        ((950.0, 646.0), 34.0),
    ] {
        h.patch(&heart(p, s), 0xffffff);
    }
    h.patch(&star((640.0, 535.0), 46.0, 5, 0.45, 0.1), 0xfff3c0);
    // What was thrown at the wall.
    for (p, s) in [
        ((92.0, 130.0), 74.0),
        ((190.0, 270.0), 48.0),
        ((560.0, 70.0), 44.0),
    ] {
        h.patch(&star(p, s, 9, 0.66, 0.2), 0x6a6a78);
    }
    let folk = [330.0, 560.0, 770.0];
    for (k, x) in folk.into_iter().enumerate() {
        for side in [-1.0, 1.0] {
            h.dot((x + side * 30.0, 246.0), 8.5, h.ink);
            h.dot((x + side * 54.0, 276.0), 12.0, 0xf59a8a);
        }
        h.line(
            &arc((x, 268.0), 32.0, 26.0 + 6.0 * (k % 2) as f32, 0.2, 2.95, 12),
            0xc8302b,
            1.5,
        );
    }
    let words = [
        ("BẠN", 1.0, 0),
        ("YÊU", 2.0, 0),
        ("HAY", 0.47, 1),
        ("CẢM ƠN", 1.47, 1),
        ("THƯƠNG", 3.47, 1),
        ("XIN CHÀO", 0.0, 2),
        ("VUI", 2.0, 2),
        ("TỐT", 3.0, 2),
    ];
    for (text, brick, row) in words {
        let size = (150.0 / letters::width(text, 1.0)).min(44.0);
        let x = 8.0 + brick * 212.0 + 99.0 - letters::width(text, size) / 2.0;
        write(
            h,
            text,
            (x, 428.0 + row as f32 * 112.0 + size * 0.44),
            size,
            0xffffff,
            1.7,
        );
    }
    for (p, s) in [
        ((92.0, 130.0), 40.0),
        ((190.0, 270.0), 26.0),
        ((560.0, 70.0), 24.0),
    ] {
        for side in [-1.0, 1.0] {
            h.line(
                &[
                    (p.0 + side * s * 0.7, p.1 - s * 0.5),
                    (p.0 + side * s * 0.15, p.1 - s * 0.25),
                ],
                0xffffff,
                1.2,
            );
            h.dot((p.0 + side * s * 0.38, p.1 - s * 0.05), s * 0.12, 0xffffff);
        }
        h.line(
            &arc((p.0, p.1 + s * 0.7), s * 0.4, s * 0.3, 3.6, 5.8, 8),
            0xffffff,
            1.2,
        );
    }
}

/// The bait is a present; the little fish looks twice.
fn bait(h: &mut Hand) {
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

/// Two halves: the door at night, the telephone in bed; the same lock on both.
fn two_locks(h: &mut Hand) {
    h.take(COLOURED, PEN);
    h.ink = 0x2a2a40;
    h.shake = 1.5;
    h.hatch(&rect(-10.0, -10.0, 512.0, 760.0), 0x3a4a9a, -0.8, 0.95);
    h.hatch(&rect(502.0, -10.0, 510.0, 760.0), 0xfbd07a, 0.7, 0.95);
    h.hatch(&rect(-10.0, 745.0, 512.0, 270.0), 0x5ca05a, 0.1, 1.0);
    h.hatch(&rect(502.0, 745.0, 510.0, 270.0), 0xd98f5a, 0.1, 1.0);
    let moon = curve(&[
        (90.0, 60.0),
        (150.0, 85.0),
        (160.0, 150.0),
        (110.0, 190.0),
        (60.0, 180.0),
        (110.0, 150.0),
        (118.0, 100.0),
        (90.0, 60.0),
    ]);
    h.paint(&moon, 0xfff0a0, 0xd0a02a);
    for p in [
        (230.0, 70.0),
        (330.0, 120.0),
        (430.0, 60.0),
        (60.0, 270.0),
        (450.0, 210.0),
    ] {
        twinkle(h, p, 17.0, 0xfff0a0);
    }
    house(h, (255.0, 770.0), 330.0, 0xfff2dc, 0xd9503a);
    padlock(h, (260.0, 680.0), 72.0, 0xffc62e);
    let glass = device(h, 620.0, 190.0, 270.0, 560.0, 0xf2559a, 0xe3f2fa);
    padlock(
        h,
        (glass.0 + glass.2 / 2.0, glass.1 + glass.3 * 0.56),
        106.0,
        0xffc62e,
    );
    for k in 0..4 {
        h.dot(
            (glass.0 + 54.0 + k as f32 * 40.0, glass.1 + 60.0),
            11.0,
            0x3a4a9a,
        );
    }
    sun(h, (940.0, 70.0), 56.0, true);
    h.line(
        &[(502.0, -5.0), (498.0, 500.0), (503.0, 1005.0)],
        h.ink,
        2.4,
    );
    Person {
        at: (500.0, 975.0),
        height: 330.0,
        head: 0.45,
        hair: Hair::Pigtails,
        top: 0xe8413a,
        dress: true,
        eyes: Eyes::Round,
        left: Some((355.0, 830.0)),
        right: Some((645.0, 830.0)),
        ..Person::default()
    }
    .draw(h);
    for x in [345.0, 655.0] {
        h.paint(&circle((x, 800.0), 22.0), 0xffc62e, h.ink);
        h.reserve(&circle((x, 800.0), 9.0));
        h.closed(&circle((x, 800.0), 9.0), h.ink, 0.8);
        h.line(&[(x, 822.0), (x, 880.0)], 0xd0902a, 3.0);
        h.line(&[(x, 866.0), (x + 16.0, 866.0)], 0xd0902a, 2.4);
        h.line(&[(x, 880.0), (x + 16.0, 880.0)], 0xd0902a, 2.4);
    }
    flower(h, (70.0, 900.0), 90.0, 0xf7a0c0);
    h.paint(&rounded(780.0, 850.0, 180.0, 90.0, 30.0), 0x9ad0e8, h.ink);
    h.paint(&rounded(760.0, 890.0, 220.0, 90.0, 24.0), 0x5a8fd0, h.ink);
}

/// A padlock with a sleeping face, `s` wide from the middle to the side.
fn padlock(h: &mut Hand, c: P, s: f32, colour: u32) {
    let ink = h.ink;
    let mut bow = arc((c.0, c.1 - s * 0.4), s * 0.62, s * 0.86, 3.14, 6.28, 16);
    bow.extend(arc(
        (c.0, c.1 - s * 0.4),
        s * 0.36,
        s * 0.58,
        6.28,
        3.14,
        16,
    ));
    h.paint(&bow, 0xb9c4cf, ink);
    h.paint(
        &rounded(c.0 - s * 0.9, c.1 - s * 0.45, s * 1.8, s * 1.4, s * 0.25),
        colour,
        ink,
    );
    for side in [-1.0, 1.0] {
        h.line(
            &arc(
                (c.0 + side * s * 0.4, c.1 + s * 0.1),
                s * 0.16,
                s * 0.14,
                0.2,
                2.9,
                8,
            ),
            ink,
            1.3,
        );
        h.rub((c.0 + side * s * 0.58, c.1 + s * 0.38), s * 0.14, 0xf2665a);
    }
    h.line(
        &arc((c.0, c.1 + s * 0.36), s * 0.24, s * 0.22, 0.2, 2.9, 10),
        0xb5302b,
        1.4,
    );
}

/// A child holds her portrait; from all sides hands reach for it and stop at the line.
fn my_picture(h: &mut Hand) {
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
