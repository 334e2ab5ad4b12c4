//! Scenes of room 2, “Protected” with keys and padlocks.
//!
//! Each function draws one picture; titles and words are in the records.

use crate::hand::Hand;
use crate::letters::write;
use crate::motifs::{cloud, device, flower, house, meadow, sun, twinkle};
use crate::people::{Eyes, Hair, Mouth, Person};
use crate::shape::{P, arc, circle, curve, lobed, rect, rounded, tube};
use crate::tools::{COLOURED, MARKER, PEN};

/// Two children carry a key that is longer than both; the telephone is a house.
pub fn giant_key(h: &mut Hand) {
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

/// Two halves: the door at night, the telephone in bed; the same lock on both.
pub fn two_locks(h: &mut Hand) {
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
