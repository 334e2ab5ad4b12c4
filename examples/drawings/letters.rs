//! Wobbly capital letters, drawn stroke by stroke: no font is needed.
//!
//! In: a short word. Out: strokes of the hand. Letters that no drawing needs are
//! left out and draw nothing.

use crate::hand::{Colour, Hand};
use crate::shape::{P, arc, curve};

/// Writes `text` with its left foot at `at`; `size` is the height of a letter.
pub fn write(hand: &mut Hand, text: &str, at: P, size: f32, colour: Colour, weight: f32) -> f32 {
    let mut x = at.0;
    for letter in text.chars() {
        let (base, marks) = parts(letter);
        let wide = match base {
            'I' | '1' | '!' | '.' => 0.34,
            'M' | 'W' => 0.86,
            ' ' => 0.4,
            _ => 0.64,
        };
        let size = size * hand.rng.between(0.93, 1.07);
        let drop = size * hand.rng.between(-0.05, 0.05);
        let lean = hand.rng.between(-0.07, 0.07);
        let place = |p: P| {
            (
                x + p.0 * wide * size + lean * (1.0 - p.1) * size,
                at.1 + drop - (1.0 - p.1) * size,
            )
        };
        for stroke in strokes(base) {
            let placed: Vec<P> = stroke.iter().map(|p| place(*p)).collect();
            hand.line(&placed, colour, weight);
        }
        for mark in marks.chars() {
            for stroke in mark_strokes(mark) {
                let placed: Vec<P> = stroke.iter().map(|p| place(*p)).collect();
                hand.line(&placed, colour, weight * 0.85);
            }
        }
        x += (wide + 0.17) * size;
    }
    x - at.0
}

/// How wide a word will be, about.
pub fn width(text: &str, size: f32) -> f32 {
    text.chars()
        .map(|c| match parts(c).0 {
            'I' | '1' | '!' | '.' => 0.51,
            'M' | 'W' => 1.03,
            ' ' => 0.57,
            _ => 0.81,
        })
        .sum::<f32>()
        * size
        - 0.17 * size
}

fn parts(letter: char) -> (char, &'static str) {
    match letter {
        'Ô' => ('O', "^"),
        'Ố' => ('O', "^/"),
        'Ộ' => ('O', "^."),
        'Ì' => ('I', "\\"),
        'Ơ' => ('O', "'"),
        'Ê' => ('E', "^"),
        'Ẹ' => ('E', "."),
        'Ả' => ('A', "?"),
        'Ạ' => ('A', "."),
        'À' => ('A', "\\"),
        'Â' => ('A', "^"),
        'Ư' => ('U', "'"),
        other => (other, ""),
    }
}

fn mark_strokes(mark: char) -> Vec<Vec<P>> {
    match mark {
        '^' => vec![vec![(0.2, -0.1), (0.5, -0.3), (0.8, -0.1)]],
        '/' => vec![vec![(0.85, -0.28), (1.12, -0.46)]],
        '\\' => vec![vec![(0.3, -0.34), (0.62, -0.14)]],
        '?' => vec![curve(&[
            (0.4, -0.32),
            (0.62, -0.36),
            (0.64, -0.22),
            (0.5, -0.12),
        ])],
        '.' => vec![vec![(0.48, 1.18), (0.54, 1.21)]],
        '\'' => vec![curve(&[(0.86, 0.14), (1.18, 0.02), (1.16, -0.24)])],
        _ => vec![],
    }
}

fn strokes(letter: char) -> Vec<Vec<P>> {
    let round = |from: f32, to: f32| arc((0.5, 0.5), 0.5, 0.5, from, to, 16);
    match letter {
        'A' => vec![
            vec![(0.0, 1.0), (0.5, 0.0), (1.0, 1.0)],
            vec![(0.2, 0.64), (0.8, 0.62)],
        ],
        'B' => vec![
            vec![(0.05, 1.0), (0.05, 0.0)],
            curve(&[(0.05, 0.0), (0.8, 0.08), (0.75, 0.4), (0.1, 0.47)]),
            curve(&[(0.1, 0.47), (0.98, 0.56), (0.9, 0.94), (0.05, 1.0)]),
        ],
        'C' => vec![round(-0.8, -5.5)],
        'E' => vec![
            vec![(0.9, 0.0), (0.05, 0.02), (0.05, 1.0), (0.95, 0.98)],
            vec![(0.08, 0.5), (0.7, 0.48)],
        ],
        'G' => vec![round(-0.8, -6.28), vec![(1.0, 0.5), (0.55, 0.52)]],
        'H' => vec![
            vec![(0.05, 0.0), (0.05, 1.0)],
            vec![(0.95, 0.0), (0.95, 1.0)],
            vec![(0.05, 0.5), (0.95, 0.48)],
        ],
        'I' => vec![vec![(0.5, 0.0), (0.5, 1.0)]],
        'K' => vec![
            vec![(0.05, 0.0), (0.05, 1.0)],
            vec![(0.95, 0.02), (0.08, 0.56)],
            vec![(0.3, 0.42), (1.0, 1.0)],
        ],
        'L' => vec![vec![(0.1, 0.0), (0.1, 1.0), (0.95, 0.98)]],
        'M' => vec![vec![
            (0.02, 1.0),
            (0.08, 0.0),
            (0.5, 0.7),
            (0.92, 0.0),
            (0.98, 1.0),
        ]],
        'N' => vec![vec![(0.05, 1.0), (0.05, 0.0), (0.95, 1.0), (0.95, 0.0)]],
        'O' | '0' => vec![round(-1.4, 5.1)],
        'T' => vec![vec![(0.0, 0.02), (1.0, 0.0)], vec![(0.5, 0.0), (0.5, 1.0)]],
        'U' => vec![curve(&[
            (0.03, 0.0),
            (0.05, 0.6),
            (0.5, 1.02),
            (0.95, 0.6),
            (0.97, 0.0),
        ])],
        'V' => vec![vec![(0.0, 0.0), (0.5, 1.0), (1.0, 0.0)]],
        'X' => vec![vec![(0.0, 0.0), (1.0, 1.0)], vec![(1.0, 0.0), (0.0, 1.0)]],
        'Y' => vec![
            vec![(0.0, 0.0), (0.5, 0.48), (1.0, 0.0)],
            vec![(0.5, 0.48), (0.5, 1.0)],
        ],
        'Z' | 'z' => vec![vec![(0.05, 0.0), (0.95, 0.0), (0.0, 1.0), (1.0, 0.98)]],
        '1' => vec![vec![(0.0, 0.26), (0.62, 0.0), (0.62, 1.0)]],
        '2' => vec![curve(&[
            (0.05, 0.25),
            (0.5, 0.0),
            (0.95, 0.3),
            (0.05, 0.98),
            (0.98, 0.97),
        ])],
        '3' => vec![
            curve(&[(0.05, 0.12), (0.6, 0.0), (0.85, 0.28), (0.4, 0.47)]),
            curve(&[(0.4, 0.47), (0.98, 0.66), (0.6, 1.0), (0.0, 0.88)]),
        ],
        '?' => vec![
            curve(&[
                (0.1, 0.26),
                (0.5, 0.0),
                (0.9, 0.26),
                (0.5, 0.5),
                (0.48, 0.72),
            ]),
            vec![(0.46, 0.94), (0.52, 0.99)],
        ],
        '!' => vec![
            vec![(0.5, 0.0), (0.48, 0.7)],
            vec![(0.46, 0.94), (0.54, 1.0)],
        ],
        '*' => vec![
            vec![(0.1, 0.3), (0.9, 0.7)],
            vec![(0.9, 0.3), (0.1, 0.7)],
            vec![(0.5, 0.15), (0.5, 0.85)],
        ],
        '+' => vec![
            vec![(0.5, 0.2), (0.5, 0.85)],
            vec![(0.15, 0.52), (0.85, 0.52)],
        ],
        _ => vec![],
    }
}
