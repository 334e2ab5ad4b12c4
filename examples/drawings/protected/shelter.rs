//! Scenes of room 2, “Protected” of shelter: the umbrella, the wall.
//!
//! Each function draws one picture; titles and words are in the records.

use crate::hand::Hand;
use crate::letters::{self, write};
use crate::motifs::{cloud, love};
use crate::people::{Hair, Mouth, Person};
use crate::shape::{
    P, arc, blob, circle, curve, distance, ellipse, heart, rect, rounded, star, tube, turned,
};
use crate::tools::{BRUSH, PAINT, PEN, TORN};

/// One umbrella, four people, and a rain of unkind things that runs off.
pub fn umbrella(h: &mut Hand) {
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
    for k in 0..500 {
        let (x, y) = (h.rng.between(10.0, 990.0), h.rng.between(105.0, 560.0));
        let dome = 1.0 - ((x - 500.0f32) / 385.0).powi(2);
        let crowded = rain.iter().any(|p: &P| distance(*p, (x, y)) < 66.0);
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

/// Bricks of coloured paper, each a kind word; unkind ones bounce off.
pub fn wall(h: &mut Hand) {
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
    for side in [-1.0, 1.0] {
        h.patch(
            &ellipse((770.0 + side * 118.0, 262.0), 26.0, 46.0),
            0x2b211d,
        );
        h.patch(&circle((770.0 + side * 98.0, 222.0), 15.0), 0xf2559a);
    }
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
    // Glasses for one, pigtails for another.
    for side in [-1.0, 1.0] {
        h.closed(&circle((560.0 + side * 30.0, 246.0), 24.0), 0x3a3f55, 1.0);
    }
    h.line(&[(553.0, 244.0), (567.0, 244.0)], 0x3a3f55, 1.0);
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
