//! Scenes of room 1, “Listened to” at home: the table, the telephone put down, Grandpa.
//!
//! Each function draws one picture; titles and words are in the records.

use crate::hand::Hand;
use crate::letters::write;
use crate::motifs::{birds, bubble, cat, cloud, device, fish, flower, love, meadow, sun};
use crate::people::{Eyes, Hair, Mouth, Person, palm};
use crate::shape::{P, arc, circle, curve, ellipse, lobed, rect, tube, turned};
use crate::tools::{BRUSH, MARKER, PEN};

/// Mum and child face each other; the telephone sleeps on the floor.
pub fn mum_puts_it_down(h: &mut Hand) {
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

/// Under the banyan: Grandpa, a child, and one large bubble.
pub fn telling_grandpa(h: &mut Hand) {
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

/// Dinner from above, everybody lying outwards round the table, as in a folded-out plan.
pub fn table_without_screens(h: &mut Hand) {
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
    fish(h, (c.0 + 12.0, c.1), 58.0, false, 0xf58a2f, 0xe8512a);
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
    let turn = |p: P| turned(&[p], head, a)[0];
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
    h.patch(&turned(&cap, head, a), hair_colour);
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
