//! The things that come back from picture to picture: sun, cloud, house, tree,
//! telephone, speech bubble, cat.
//!
//! In: a place and a size. Out: strokes of the hand. No people: see `people.rs`.

use crate::hand::{Colour, Hand};
use crate::shape::{
    Line, P, arc, blob, circle, curve, ellipse, heart, lobed, rect, rounded, star, tube,
};

/// A sun with rays; in a corner it is simply cut by the edge of the sheet.
pub fn sun(hand: &mut Hand, c: P, r: f32, smiling: bool) {
    for k in 0..18 {
        let a = k as f32 * 0.349 + 0.1;
        let far = if k % 2 == 0 { 1.75 } else { 1.45 };
        let reach = hand.rng.between(0.92, 1.08) * far;
        hand.line(
            &[
                (c.0 + r * 1.15 * a.cos(), c.1 + r * 1.15 * a.sin()),
                (c.0 + r * reach * a.cos(), c.1 + r * reach * a.sin()),
            ],
            0xf79a1e,
            1.5,
        );
    }
    hand.paint(&circle(c, r), 0xffcf26, 0xf2901a);
    if smiling {
        for side in [-1.0, 1.0] {
            hand.dot((c.0 + side * r * 0.32, c.1 - r * 0.1), r * 0.09, 0x5a3414);
            hand.rub((c.0 + side * r * 0.5, c.1 + r * 0.2), r * 0.16, 0xff6a3c);
        }
        hand.line(
            &arc((c.0, c.1 + r * 0.05), r * 0.42, r * 0.38, 0.3, 2.84, 12),
            0xb5401c,
            1.0,
        );
    }
}

pub fn cloud(hand: &mut Hand, c: P, w: f32, colour: Colour, ink: Colour) {
    let shape = blob(&[
        (c.0 - w * 0.5, c.1 + w * 0.12),
        (c.0 - w * 0.42, c.1 - w * 0.1),
        (c.0 - w * 0.2, c.1 - w * 0.08),
        (c.0 - w * 0.05, c.1 - w * 0.26),
        (c.0 + w * 0.2, c.1 - w * 0.16),
        (c.0 + w * 0.28, c.1 - w * 0.06),
        (c.0 + w * 0.48, c.1 - w * 0.06),
        (c.0 + w * 0.5, c.1 + w * 0.13),
        (c.0, c.1 + w * 0.17),
    ]);
    hand.paint(&shape, colour, ink);
}

pub fn birds(hand: &mut Hand, at: P, size: f32, count: usize) {
    let ink = hand.ink;
    for k in 0..count {
        let p = (
            at.0 + k as f32 * size * 2.6,
            at.1 + hand.rng.between(-1.0, 1.0) * size,
        );
        hand.line(
            &curve(&[
                (p.0 - size, p.1 - size * 0.5),
                (p.0 - size * 0.4, p.1 - size * 0.6),
                p,
            ]),
            ink,
            0.8,
        );
        hand.line(
            &curve(&[
                p,
                (p.0 + size * 0.5, p.1 - size * 0.7),
                (p.0 + size, p.1 - size * 0.4),
            ]),
            ink,
            0.8,
        );
    }
}

/// Ground up to the sheet's lower edge, and blades of grass on its rim.
pub fn meadow(hand: &mut Hand, rim: &[P], colour: Colour, blades: Colour) {
    let (w, h) = hand.size();
    let top = curve(rim);
    let mut ground = top.clone();
    ground.extend([(w + 12.0, h + 12.0), (-12.0, h + 12.0)]);
    hand.patch(&ground, colour);
    let mut x = 6.0;
    while x < w {
        let y = height_at(&top, x);
        let (lean, tall) = (hand.rng.between(-6.0, 6.0), hand.rng.between(9.0, 24.0));
        hand.line(&[(x, y + 6.0), (x + lean, y - tall)], blades, 0.8);
        x += hand.rng.between(7.0, 22.0);
    }
}

fn height_at(line: &[P], x: f32) -> f32 {
    line.windows(2)
        .find(|w| w[0].0 <= x && x <= w[1].0)
        .map_or(line[0].1, |w| {
            w[0].1 + (w[1].1 - w[0].1) * (x - w[0].0) / (w[1].0 - w[0].0).max(0.01)
        })
}

pub fn flower(hand: &mut Hand, root: P, tall: f32, colour: Colour) {
    let top = (root.0 + hand.rng.between(-0.1, 0.1) * tall, root.1 - tall);
    hand.line(
        &curve(&[root, (root.0 + tall * 0.05, root.1 - tall * 0.5), top]),
        0x2f8f3a,
        0.9,
    );
    let leaf = blob(&[
        (root.0, root.1 - tall * 0.2),
        (root.0 + tall * 0.3, root.1 - tall * 0.45),
        (root.0 + tall * 0.05, root.1 - tall * 0.36),
    ]);
    hand.paint(&leaf, 0x5cb844, 0x2f8f3a);
    let r = tall * 0.17;
    for k in 0..6 {
        let a = k as f32 * 1.047 + 0.3;
        hand.paint(
            &circle(
                (top.0 + r * 1.1 * a.cos(), top.1 + r * 1.1 * a.sin()),
                r * 0.72,
            ),
            colour,
            colour,
        );
    }
    hand.paint(&circle(top, r * 0.66), 0xffd23a, 0xe08a1a);
}

pub fn tree(hand: &mut Hand, root: P, tall: f32, leaves: Colour, fruit: Option<Colour>) {
    let crown = (root.0, root.1 - tall * 0.68);
    hand.paint(
        &tube(
            &[root, (root.0 + tall * 0.02, root.1 - tall * 0.5)],
            tall * 0.16,
            tall * 0.10,
        ),
        0x9a6238,
        0x5e3a1e,
    );
    let ink = 0x2c6e33;
    hand.paint(
        &lobed(crown, tall * 0.34, tall * 0.33, 8, 0.12),
        leaves,
        ink,
    );
    if let Some(colour) = fruit {
        for k in 0..7 {
            let a = k as f32 * 2.4;
            let d = tall * (0.08 + 0.025 * k as f32);
            hand.paint(
                &circle((crown.0 + d * a.cos(), crown.1 + d * a.sin()), tall * 0.032),
                colour,
                ink,
            );
        }
    }
}

pub fn house(hand: &mut Hand, at: P, w: f32, wall: Colour, roof: Colour) {
    let (x, y) = at;
    let ink = hand.ink;
    let h = w * 0.68;
    hand.paint(
        &rect(
            x - w * 0.14 - w * 0.16,
            y - h - w * 0.52,
            w * 0.13,
            w * 0.36,
        ),
        0xb8683f,
        ink,
    );
    hand.paint(&rect(x - w * 0.5, y - h, w, h), wall, ink);
    hand.paint(
        &[
            (x - w * 0.62, y - h),
            (x, y - h - w * 0.5),
            (x + w * 0.62, y - h),
        ],
        roof,
        ink,
    );
    hand.paint(
        &rect(x - w * 0.12, y - h * 0.62, w * 0.26, h * 0.62),
        0xa8673a,
        ink,
    );
    hand.dot((x + w * 0.08, y - h * 0.3), w * 0.022, 0xffd23a);
    for side in [-1.0, 1.0] {
        let (wx, wy, s) = (x + side * w * 0.31, y - h * 0.62, w * 0.2);
        hand.paint(&rect(wx - s / 2.0, wy - s / 2.0, s, s), 0xa9def5, ink);
        hand.line(&[(wx, wy - s / 2.0), (wx, wy + s / 2.0)], ink, 0.6);
        hand.line(&[(wx - s / 2.0, wy), (wx + s / 2.0, wy)], ink, 0.6);
    }
}

/// A telephone or a tablet; returns the screen's (x, y, w, h).
pub fn device(
    hand: &mut Hand,
    x: f32,
    y: f32,
    w: f32,
    h: f32,
    case: Colour,
    screen: Colour,
) -> (f32, f32, f32, f32) {
    let ink = hand.ink;
    let m = w.min(h) * 0.09;
    let tall = h > w;
    hand.paint(&rounded(x, y, w, h, m * 1.6), case, ink);
    let glass = if tall {
        (x + m, y + m * 1.7, w - m * 2.0, h - m * 4.2)
    } else {
        (x + m * 1.7, y + m, w - m * 4.2, h - m * 2.0)
    };
    hand.paint(
        &rounded(glass.0, glass.1, glass.2, glass.3, m * 0.5),
        screen,
        ink,
    );
    if tall {
        hand.reserve(&circle((x + w / 2.0, y + h - m * 1.25), m * 0.62));
        hand.closed(&circle((x + w / 2.0, y + h - m * 1.25), m * 0.62), ink, 0.7);
        hand.line(
            &[(x + w * 0.42, y + m * 0.85), (x + w * 0.58, y + m * 0.85)],
            ink,
            0.8,
        );
    } else {
        hand.reserve(&circle((x + w - m * 1.25, y + h / 2.0), m * 0.62));
        hand.closed(&circle((x + w - m * 1.25, y + h / 2.0), m * 0.62), ink, 0.7);
    }
    glass
}

/// A speech bubble whose tail points at `to`.
pub fn bubble(hand: &mut Hand, c: P, rx: f32, ry: f32, to: P, colour: Colour) {
    let ink = hand.ink;
    let shape = bubble_shape(c, rx, ry, to);
    hand.paint(&shape, colour, ink);
}

pub fn bubble_shape(c: P, rx: f32, ry: f32, to: P) -> Line {
    let a = ((to.1 - c.1) / ry).atan2((to.0 - c.0) / rx);
    let mut shape = arc(c, rx, ry, a + 0.22, a + 6.06, 44);
    shape.push(to);
    shape
}

pub fn love(hand: &mut Hand, c: P, s: f32, colour: Colour) {
    hand.paint(&heart(c, s), colour, darker(colour));
}

pub fn twinkle(hand: &mut Hand, c: P, r: f32, colour: Colour) {
    let turn = hand.rng.between(-0.3, 0.3);
    let shape = star(c, r, 5, 0.45, turn);
    if r < 18.0 {
        hand.reserve(&shape);
        hand.solid(&shape, colour);
    } else {
        hand.patch(&shape, colour);
        hand.closed(&shape, darker(colour), 0.6);
    }
}

/// Wireless waves, opening upwards.
pub fn waves(hand: &mut Hand, c: P, r: f32, colour: Colour) {
    hand.dot(c, r * 0.13, colour);
    for k in 1..4 {
        let k = k as f32 / 3.0;
        hand.line(&arc(c, r * k, r * k, 3.9, 5.5, 12), colour, 1.2);
    }
}

/// A sitting cat seen from the front.
pub fn cat(hand: &mut Hand, at: P, h: f32, fur: Colour) {
    let ink = hand.ink;
    let (x, y) = at;
    let tail = curve(&[
        (x + h * 0.25, y - h * 0.1),
        (x + h * 0.6, y - h * 0.15),
        (x + h * 0.55, y - h * 0.55),
    ]);
    hand.paint(&tube(&tail, h * 0.12, h * 0.08), fur, ink);
    hand.paint(&ellipse((x, y - h * 0.28), h * 0.27, h * 0.29), fur, ink);
    let c = (x, y - h * 0.68);
    let r = h * 0.25;
    for side in [-1.0, 1.0] {
        let ear = [
            (c.0 + side * r * 0.9, c.1 - r * 0.3),
            (c.0 + side * r * 0.85, c.1 - r * 1.35),
            (c.0 + side * r * 0.2, c.1 - r * 0.85),
        ];
        hand.paint(&ear, fur, ink);
    }
    hand.paint(&ellipse(c, r * 1.08, r), fur, ink);
    for side in [-1.0, 1.0] {
        hand.dot((c.0 + side * r * 0.4, c.1 - r * 0.1), r * 0.12, ink);
        for k in -1..=1 {
            let k = k as f32;
            hand.line(
                &[
                    (c.0 + side * r * 0.35, c.1 + r * 0.3 + k * r * 0.08),
                    (c.0 + side * r * 1.4, c.1 + r * 0.26 + k * r * 0.24),
                ],
                ink,
                0.45,
            );
        }
        hand.line(
            &arc(
                (c.0 + side * r * 0.16, c.1 + r * 0.34),
                r * 0.17,
                r * 0.18,
                0.1,
                3.0,
                8,
            ),
            ink,
            0.7,
        );
        hand.paint(
            &ellipse((x + side * h * 0.13, y - h * 0.03), h * 0.09, h * 0.05),
            fur,
            ink,
        );
    }
    hand.dot((c.0, c.1 + r * 0.2), r * 0.1, 0xe8707a);
}

pub fn fish(hand: &mut Hand, c: P, size: f32, left: bool, colour: Colour, fins: Colour) {
    let ink = hand.ink;
    let d = if left { -1.0 } else { 1.0 };
    let at = |x: f32, y: f32| (c.0 + d * x * size, c.1 + y * size);
    hand.paint(
        &curve(&[
            at(-0.75, 0.0),
            at(-1.35, -0.5),
            at(-1.2, 0.0),
            at(-1.35, 0.5),
            at(-0.75, 0.0),
        ]),
        fins,
        ink,
    );
    hand.paint(
        &curve(&[at(-0.3, -0.45), at(-0.2, -0.85), at(0.35, -0.45)]),
        fins,
        ink,
    );
    hand.paint(
        &blob(&[
            at(-0.85, 0.0),
            at(-0.2, -0.52),
            at(0.6, -0.42),
            at(0.98, 0.0),
            at(0.6, 0.42),
            at(-0.2, 0.52),
        ]),
        colour,
        ink,
    );
    for k in 0..3 {
        let k = k as f32;
        hand.line(
            &curve(&[
                at(-0.5 + k * 0.28, -0.28),
                at(-0.4 + k * 0.28, 0.0),
                at(-0.5 + k * 0.28, 0.28),
            ]),
            fins,
            0.8,
        );
    }
    let eye = at(0.6, -0.12);
    hand.reserve(&circle(eye, size * 0.16));
    hand.closed(&circle(eye, size * 0.16), ink, 0.7);
    hand.dot((eye.0 + d * size * 0.03, eye.1), size * 0.085, ink);
    hand.line(
        &curve(&[at(0.94, 0.1), at(0.8, 0.2), at(0.66, 0.18)]),
        0xc8302b,
        0.8,
    );
}

pub fn darker(colour: Colour) -> Colour {
    let [_, r, g, b] = colour.to_be_bytes();
    let dim = |v: u8| (u32::from(v) * 5 / 8).min(255);
    dim(r) << 16 | dim(g) << 8 | dim(b)
}
