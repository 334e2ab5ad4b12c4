//! The two sample drawings, drawn by a machine so that no child's work stands in for a sample.

use super::crayon::{Point, Sheet, Wax};

const WIDTH: f32 = 1200.0;
const HEIGHT: f32 = 850.0;

const INK: Wax = Wax([58, 52, 64]);
const SUN: Wax = Wax([250, 190, 40]);
const SKY: Wax = Wax([150, 205, 235]);
const GRASS: Wax = Wax([110, 175, 75]);
const RED: Wax = Wax([215, 65, 55]);
const BLUE: Wax = Wax([50, 105, 180]);
const DEEP: Wax = Wax([40, 85, 150]);
const SKIN: Wax = Wax([243, 196, 150]);
const HAIR: Wax = Wax([60, 45, 40]);
const NIGHT: Wax = Wax([105, 110, 170]);
const PAPER: Wax = Wax([248, 240, 222]);

/// Two children on a hill, hand in hand, under a sun.
pub(super) fn hand_in_hand() -> Sheet {
    let mut sheet = Sheet::new(WIDTH as u32, HEIGHT as u32);
    sheet.fill(
        &[(30.0, 30.0), (1170.0, 26.0), (1165.0, 300.0), (34.0, 320.0)],
        SKY,
    );
    sun(&mut sheet, (210.0, 190.0), 85.0);
    let hill = [
        (20.0, 700.0),
        (180.0, 630.0),
        (400.0, 585.0),
        (620.0, 575.0),
        (860.0, 595.0),
        (1050.0, 640.0),
        (1180.0, 700.0),
        (1180.0, 830.0),
        (20.0, 830.0),
    ];
    sheet.fill(&hill, GRASS);
    sheet.stroke(&hill[..7], 9.0, GRASS);
    child(
        &mut sheet,
        (500.0, 380.0),
        RED,
        (600.0, 520.0),
        (395.0, 500.0),
    );
    child(
        &mut sheet,
        (705.0, 375.0),
        BLUE,
        (600.0, 520.0),
        (815.0, 430.0),
    );
    for at in [120.0, 260.0, 920.0, 1060.0] {
        flower(&mut sheet, (at, 720.0 + (at as u32 % 37) as f32));
    }
    sheet
}

/// A paper boat with a flag on waves, under a moon and three stars.
pub(super) fn paper_boat() -> Sheet {
    let mut sheet = Sheet::new(WIDTH as u32, HEIGHT as u32);
    sheet.fill(
        &[(28.0, 28.0), (1172.0, 30.0), (1168.0, 480.0), (30.0, 470.0)],
        NIGHT,
    );
    sheet.disc((945.0, 180.0), 82.0, SUN);
    for centre in [(180.0, 150.0), (420.0, 95.0), (320.0, 290.0)] {
        star(&mut sheet, centre);
    }
    let sail = [
        (600.0, 270.0),
        (755.0, 498.0),
        (445.0, 498.0),
        (600.0, 270.0),
    ];
    let hull = [
        (310.0, 500.0),
        (890.0, 500.0),
        (760.0, 660.0),
        (440.0, 660.0),
        (310.0, 500.0),
    ];
    for shape in [&sail[..], &hull[..]] {
        sheet.fill(shape, PAPER);
        sheet.fill(shape, PAPER);
        sheet.stroke(shape, 9.0, INK);
    }
    sheet.stroke(&[(600.0, 275.0), (600.0, 180.0)], 8.0, INK);
    sheet.fill(&[(604.0, 180.0), (690.0, 208.0), (604.0, 238.0)], RED);
    for row in 0..5 {
        let y = 640.0 + row as f32 * 42.0;
        let wax = if row % 2 == 0 { BLUE } else { DEEP };
        sheet.stroke(&wave(y, 30.0 * (row % 3) as f32), 26.0, wax);
    }
    sheet
}

fn sun(sheet: &mut Sheet, centre: Point, radius: f32) {
    sheet.disc(centre, radius, SUN);
    // Twelve directions of nearly one length, without asking for a sine.
    const RAYS: [Point; 12] = [
        (1.0, 0.0),
        (0.87, 0.5),
        (0.5, 0.87),
        (0.0, 1.0),
        (-0.5, 0.87),
        (-0.87, 0.5),
        (-1.0, 0.0),
        (-0.87, -0.5),
        (-0.5, -0.87),
        (0.0, -1.0),
        (0.5, -0.87),
        (0.87, -0.5),
    ];
    for (dx, dy) in RAYS {
        let ray = |reach: f32| (centre.0 + dx * reach, centre.1 + dy * reach);
        sheet.stroke(&[ray(radius + 18.0), ray(radius + 58.0)], 12.0, SUN);
    }
}

/// A child whose head is at `head` and whose arms reach for two places.
fn child(sheet: &mut Sheet, head: Point, dress: Wax, inner: Point, outer: Point) {
    let (x, y) = head;
    for side in [-28.0, 28.0] {
        sheet.stroke(
            &[
                (x + side, y + 215.0),
                (x + side, y + 285.0),
                (x + side * 1.7, y + 290.0),
            ],
            13.0,
            INK,
        );
    }
    for hand in [inner, outer] {
        sheet.stroke(&[(x, y + 95.0), hand], 17.0, SKIN);
    }
    let coat = [
        (x - 26.0, y + 62.0),
        (x + 26.0, y + 62.0),
        (x + 78.0, y + 225.0),
        (x - 78.0, y + 225.0),
    ];
    sheet.fill(&coat, dress);
    sheet.fill(&coat, dress);
    sheet.disc((x, y - 14.0), 70.0, HAIR);
    sheet.disc((x, y + 6.0), 60.0, SKIN);
    sheet.disc((x, y + 6.0), 60.0, SKIN);
    for side in [-21.0, 21.0] {
        sheet.disc((x + side, y - 4.0), 7.0, INK);
    }
    let smile = [
        (x - 25.0, y + 22.0),
        (x - 13.0, y + 34.0),
        (x, y + 38.0),
        (x + 13.0, y + 34.0),
        (x + 25.0, y + 22.0),
    ];
    sheet.stroke(&smile, 6.0, RED);
}

fn flower(sheet: &mut Sheet, (x, y): Point) {
    sheet.stroke(&[(x, y), (x + 4.0, y + 62.0)], 8.0, Wax([70, 130, 60]));
    for (dx, dy) in [(-18.0, 0.0), (18.0, 0.0), (0.0, -18.0), (0.0, 18.0)] {
        sheet.disc((x + dx, y + dy), 13.0, RED);
    }
    sheet.disc((x, y), 11.0, SUN);
}

fn star(sheet: &mut Sheet, (x, y): Point) {
    for (dx, dy) in [
        (0.0, 30.0),
        (29.0, 9.0),
        (18.0, -24.0),
        (-18.0, -24.0),
        (-29.0, 9.0),
    ] {
        sheet.stroke(&[(x, y), (x + dx, y - dy)], 11.0, SUN);
    }
}

/// A row of waves made of arcs of parabolas.
fn wave(y: f32, shift: f32) -> Vec<Point> {
    let points = (0..=114).map(|step| {
        let x = 30.0 + step as f32 * 10.0;
        let along = (x + shift).rem_euclid(120.0) / 120.0;
        (x, y - 26.0 * (1.0 - 4.0 * (along - 0.5) * (along - 0.5)))
    });
    points.collect()
}
