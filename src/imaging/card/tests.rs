//! Cards as they come out: the drawing whole, words in their place, the same bytes each time.

use super::*;
use crate::raster::Raster;

const FONT: &[u8] = include_bytes!("../../../themes/safety/assets/fonts/baloo-2-700.woff2");
const MARK_SVG: &[u8] = include_bytes!("../../../themes/safety/assets/mark.svg");

fn press() -> Press {
    let look = CardLook {
        paper: [251, 247, 239],
        mat: [255; 3],
        ink: [31, 42, 55],
        muted: [75, 87, 104],
        glow: [255, 237, 194],
        sun: [255, 201, 74],
        tape: [255, 217, 122],
        title: vec![FONT],
        text: vec![FONT],
        mark: MARK_SVG,
    };
    Press::new(&look).unwrap()
}

/// A drawing whose four corners are red, green, blue and black.
fn drawing(width: u32, height: u32) -> Vec<u8> {
    let corner = |x: u32, y: u32| match (x < width / 2, y < height / 2) {
        (true, true) => [230, 30, 30],
        (false, true) => [30, 160, 30],
        (true, false) => [30, 30, 230],
        (false, false) => [10, 10, 10],
    };
    let pixels = (0..width * height).flat_map(|at| corner(at % width, at / width));
    let raster = Raster::new(width, height, pixels.collect()).unwrap();
    encode::encode(&raster.planes(), PictureFormat::Jpeg, 90).unwrap()
}

fn seen(file: &[u8]) -> image::RgbImage {
    let picture = image::load_from_memory(file).unwrap().to_rgb8();
    assert_eq!(picture.dimensions(), CARD_SIZE);
    picture
}

fn near(picture: &image::RgbImage, (x, y): (u32, u32), wanted: [u8; 3]) {
    let found = picture.get_pixel(x, y).0;
    let far = found.iter().zip(wanted).any(|(a, b)| a.abs_diff(b) > 40);
    assert!(!far, "{found:?} at {x} {y}, not {wanted:?}");
}

fn card<'a>(picture: Option<&'a [u8]>, title: &'a str) -> Card<'a> {
    Card {
        picture,
        title,
        site: Some("Không một mình"),
        reading: Reading::Ltr,
    }
}

#[test]
fn a_drawing_of_any_shape_is_whole() {
    let press = press();
    for (width, height) in [(640, 480), (480, 640), (640, 200), (200, 640), (90, 60)] {
        let file = drawing(width, height);
        let picture = seen(&press.print(&card(Some(&file), "Bàn tay ấm")).unwrap());
        let size = within((width, height), BOX);
        let (left, top) = (72, (630 - size.height) / 2);
        let (right, bottom) = (left + size.width - 4, top + size.height - 4);
        near(&picture, (left + 4, top + 4), [230, 30, 30]);
        near(&picture, (right, top + 4), [30, 160, 30]);
        near(&picture, (left + 4, bottom), [30, 30, 230]);
        near(&picture, (right, bottom), [10, 10, 10]);
        near(&picture, (left - 8, top + size.height / 2), [255; 3]);
    }
}

#[test]
fn the_same_card_has_the_same_bytes() {
    let file = drawing(640, 480);
    let one = press().print(&card(Some(&file), "Bắt nạt")).unwrap();
    assert_eq!(one, press().print(&card(Some(&file), "Bắt nạt")).unwrap());
    assert_ne!(one, press().print(&card(Some(&file), "Bắt nát")).unwrap());
}

#[test]
fn words_stand_on_the_side_where_reading_ends() {
    let press = press();
    let file = drawing(480, 640);
    let dark = |picture: &image::RgbImage, columns: std::ops::Range<u32>| {
        let pixels = columns.flat_map(|x| (40..500).map(move |y| (x, y)));
        pixels
            .filter(|&(x, y)| picture.get_pixel(x, y).0.iter().all(|&light| light < 90))
            .count()
    };
    let ltr = seen(&press.print(&card(Some(&file), "Bắt nạt")).unwrap());
    let rtl = Card {
        reading: Reading::Rtl,
        ..card(Some(&file), "Bắt nạt")
    };
    let rtl = seen(&press.print(&rtl).unwrap());
    assert!(dark(&ltr, 600..1150) > 500 && dark(&rtl, 50..600) > 500);
    assert_eq!(dark(&rtl, 1150..1200), 0);
}

#[test]
fn strange_titles_make_a_card_as_well() {
    let press = press();
    for title in [
        "",
        "🪁",
        &"dài ".repeat(500),
        &"a".repeat(3_000),
        "مرحبا",
        "\u{202e}x",
    ] {
        seen(&press.print(&card(None, title)).unwrap());
    }
}

#[test]
fn an_icon_is_the_mark_on_paper() {
    let file = icon(MARK_SVG, 192, [251, 247, 239]).unwrap();
    let picture = image::load_from_memory(&file).unwrap().to_rgb8();
    assert_eq!(picture.dimensions(), (192, 192));
    assert_eq!(picture.get_pixel(2, 2).0, [251, 247, 239]);
    assert!(icon(b"no drawing", 192, [0; 3]).is_err());
}
