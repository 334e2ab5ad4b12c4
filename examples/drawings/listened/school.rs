//! Scenes of room 1, “Listened to” at school: the teacher's ear, the letterbox, the friend.
//!
//! Each function draws one picture; titles and words are in the records.

use crate::hand::Hand;
use crate::motifs::{birds, device, flower, love, meadow, sun, tree, twinkle};
use crate::people::{Hair, Mouth, Person, palm};
use crate::shape::{
    P, arc, between, blob, circle, curve, ellipse, lobed, rect, rounded, tube, turned,
};
use crate::tools::{COLOURED, MARKER};

/// Teacher's ear takes up half of the sheet; the words run into it.
pub fn big_ear(h: &mut Hand) {
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
        at: (585.0, 872.0),
        height: 300.0,
        head: 0.44,
        hair: Hair::Pigtails,
        top: 0xffffff,
        bottom: 0x2f5fae,
        scarf: true,
        mouth: Mouth::Oh,
        look: -0.4,
        right: Some((682.0, 760.0)),
        left: Some((494.0, 650.0)),
        ..Person::default()
    }
    .draw(h);
    for (k, p) in [(524.0, 576.0), (540.0, 512.0), (566.0, 438.0)]
        .into_iter()
        .enumerate()
    {
        let s = 18.0 + 8.0 * k as f32;
        love(h, p, s, [0xf0433f, 0xf58a2f, 0xf2559a][k]);
    }
    for (k, p) in [(660.0, 540.0), (640.0, 462.0)].into_iter().enumerate() {
        twinkle(h, p, 24.0 + 8.0 * k as f32, 0xffc62e);
    }
}

/// A red box with a kind face swallows small monsters in envelopes.
pub fn letterbox(h: &mut Hand) {
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
    let head = turned(
        &lobed((c.0, c.1 - w * 0.36), w * 0.3, w * 0.28, 7, 0.2),
        c,
        lean,
    );
    h.paint(&head, monster, ink);
    for side in [-1.0, 1.0] {
        let e = turned(
            &circle((c.0 + side * w * 0.11, c.1 - w * 0.42), w * 0.075),
            c,
            lean,
        );
        h.paint(&e, 0xffffff, ink);
        let p = turned(&[(c.0 + side * w * 0.10, c.1 - w * 0.40)], c, lean)[0];
        h.dot(p, w * 0.035, ink);
    }
    let sheet = turned(&rect(c.0 - w * 0.5, c.1 - w * 0.3, w, w * 0.6), c, lean);
    h.paint(&sheet, 0xfdf3dc, ink);
    let flap = turned(
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
pub fn friend_beside(h: &mut Hand) {
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
        right: Some((430.0, 610.0)),
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
