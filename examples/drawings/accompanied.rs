//! Room 3, “Accompanied”: nine scenes.
//!
//! Each function draws one picture. Titles and words are in the records.

use crate::camera::{Camera, Table};
use crate::file::{Format, Stored};
use crate::hand::{BRUSH, COLOURED, CRAYON, Hand, PAINT, PASTEL, PEN, TORN};
use crate::letters::write;
use crate::motifs::{
    birds, cat, cloud, device, fish, flower, house, love, sun, tree, twinkle, waves,
};
use crate::people::{Eyes, Hair, Mouth, Person, palm, tadpole};
use crate::shape::{
    P, arc, blob, circle, curve, ellipse, heart, lobed, rect, rounded, star, tube, turned,
};
use crate::sheet::Paper;
use crate::{LANDSCAPE, PORTRAIT, Picture, SQUARE};

pub fn pictures() -> Vec<Picture> {
    vec![
        Picture::new(
            "duoc-dong-hanh/1-khong-mot-minh.jpg",
            301,
            LANDSCAPE,
            not_alone,
        ),
        Picture {
            camera: Camera::Phone {
                table: Table::Wood,
                lean: 0.012,
            },
            stored: Stored::UpsideDown,
            ..Picture::new("duoc-dong-hanh/2-duong-di-hoc.jpg", 302, LANDSCAPE, road)
        },
        Picture {
            paper: Paper::Rough,
            ..Picture::new("duoc-dong-hanh/3-canh-dieu.jpg", 303, PORTRAIT, kite)
        },
        Picture {
            paper: Paper::Tinted(0xfbe9a8),
            ..Picture::new(
                "duoc-dong-hanh/4-nắm-tay-nhau.jpg",
                304,
                LANDSCAPE,
                two_hands,
            )
        },
        Picture {
            camera: Camera::Phone {
                table: Table::Plain(0x8fae8c),
                lean: 0.012,
            },
            ..Picture::new(
                "duoc-dong-hanh/5-bo-hoc-cung-em.jpg",
                305,
                LANDSCAPE,
                dad_learns,
            )
        },
        Picture {
            paper: Paper::Tinted(0x252a48),
            ..Picture::new(
                "duoc-dong-hanh/6-den-cua-ca-lop.jpg",
                306,
                PORTRAIT,
                lantern,
            )
        },
        Picture {
            paper: Paper::Tinted(0xf9dfc4),
            pixels: 1100,
            format: Format::Png,
            ..Picture::new(
                "duoc-dong-hanh/7-con-thuyen-giay.png",
                307,
                LANDSCAPE,
                paper_boat,
            )
        },
        Picture::new("duoc-dong-hanh/8-hai-ba-chau.jpg", 308, SQUARE, grandma),
        Picture {
            camera: Camera::Phone {
                table: Table::Mat,
                lean: 0.014,
            },
            ..Picture::new("duoc-dong-hanh/9-mat-troi.jpg", 309, PORTRAIT, sun_in_phone)
        },
    ]
}

/// Children of all sorts hold hands all round the world.
fn not_alone(h: &mut Hand) {
    h.ink = 0x2b2540;
    h.shake = 2.6;
    let c = (500.0, 640.0);
    h.hatch(&rect(-10.0, -10.0, 1020.0, 740.0), 0xa8dcf2, -0.5, 1.25);
    h.reserve(&circle((35.0, 30.0), 100.0));
    sun(h, (35.0, 30.0), 84.0, false);
    h.paint(&circle(c, 300.0), 0x4aa3dc, h.ink);
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
        (-1.28f32, Hair::Pigtails, 0x2b211d, 0xffd9b5, 0xf2559a, true),
        (-0.80, Hair::Spiky, 0x2b211d, 0xe8b98a, 0xffc62e, false),
        (-0.27, Hair::Hat, 0x2b211d, 0xffd2ac, 0x8a5fd0, true),
        (0.27, Hair::Short, 0x2b211d, 0xffd9b5, 0xe8413a, false),
        (0.80, Hair::Curly, 0x4a2d1d, 0xd9a070, 0x4cb84a, false),
        (1.28, Hair::Long, 0x33211b, 0xffd9b5, 0xf58a2f, true),
    ];
    let height = 225.0;
    let spot = |a: f32, d: f32| (c.0 + d * a.sin(), c.1 - d * a.cos());
    for (k, (a, hair, hair_colour, skin, top, dress)) in folk.into_iter().enumerate() {
        let at = spot(a, 302.0);
        let mid = |b: f32| {
            let m = spot((a + b) / 2.0, 385.0);
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

/// The road to school runs over a map full of signs; nobody walks it alone.
fn road(h: &mut Hand) {
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

/// High up, and held.
fn kite(h: &mut Hand) {
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

/// Two hands laid on the sheet, traced, coloured in and joined: a big and a small one.
fn two_hands(h: &mut Hand) {
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
    love(h, (520.0, 390.0), 78.0, 0xffd02e);
    for side in [-1.0, 1.0] {
        h.dot((520.0 + side * 22.0, 376.0), 7.0, h.ink);
    }
    h.line(
        &arc((520.0, 392.0), 26.0, 22.0, 0.2, 2.95, 10),
        0xc8302b,
        1.0,
    );
    for k in 0..16 {
        let a = k as f32 * 0.393;
        h.line(
            &[
                (520.0 + 112.0 * a.cos(), 385.0 + 112.0 * a.sin()),
                (520.0 + 142.0 * a.cos(), 385.0 + 142.0 * a.sin()),
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

/// Dad is the pupil today.
fn dad_learns(h: &mut Hand) {
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

/// On dark paper: one star lantern, and a whole class in its light.
fn lantern(h: &mut Hand) {
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
    h.hatch(&circle(c, 208.0), 0x8a5a3c, -0.7, 1.3);
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

/// A boat folded of white paper on waves of torn paper.
fn paper_boat(h: &mut Hand) {
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
    for (p, s) in [((180.0, 130.0), 120.0), ((480.0, 90.0), 90.0)] {
        h.patch(&lobed(p, s, s * 0.42, 6, 0.14), 0xffffff);
    }
    h.patch(&tip(-60.0, 440.0, 26.0), 0x9fd6ea);
    h.patch(&tip(-120.0, 505.0, 24.0), 0x5fb0d8);
    for (x, top, skin, hair) in [
        (420.0, 0xe8413a, 0xffd2ac, 0x2b211d),
        (560.0, 0x4cb84a, 0xf0c096, 0x4a2d1d),
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
    h.patch(&[(488.0, 470.0), (500.0, 150.0), (508.0, 470.0)], 0x9a6238);
    h.patch(&[(506.0, 158.0), (640.0, 214.0), (506.0, 262.0)], 0xf2559a);
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
    for (x, k) in [(420.0, 0.0), (560.0, 6.0)] {
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

/// Grandma, me, and between us a tablet with a lotus pond.
fn grandma(h: &mut Hand) {
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

/// Drawn at six: a telephone, a sun in it, and everybody.
fn sun_in_phone(h: &mut Hand) {
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
        (120.0, 790.0),
        74.0,
        0xffd23a,
        0x8a4b2f,
        [(30.0, 700.0), (228.0, 760.0)],
    );
    tadpole(
        h,
        (352.0, 800.0),
        88.0,
        0xf7a0b8,
        0x2b211d,
        [(232.0, 764.0), (476.0, 762.0)],
    );
    tadpole(
        h,
        (590.0, 796.0),
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
