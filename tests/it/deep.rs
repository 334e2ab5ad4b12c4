//! Going close: the tiles of a large scan are the picture and nothing but what may be shown of it, are made once, and
//! go when the work goes.

use std::collections::BTreeMap;

use image::RgbImage;
use trienlam::exhibition::{PictureFormat, ShareBox};
use trienlam::imaging::{Limits, RenderSpec, TILE_EDGE, Tiles, render};

use crate::harness::{Site, tree};

fn spec(deep_edge: u32) -> RenderSpec {
    RenderSpec {
        crop: None,
        redact: Vec::new(),
        widths: vec![320],
        max_edge: 640,
        formats: vec![PictureFormat::Jpeg],
        webp_up_to: 640,
        quality: 90,
        deep_edge: Some(deep_edge),
    }
}

fn pixels(jpeg: &[u8]) -> RgbImage {
    image::load_from_memory(jpeg).unwrap().into_rgb8()
}

/// A large drawing of which every part looks different.
fn drawing(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        image::Rgb([(x * 255 / width) as u8, (y * 255 / height) as u8, 90])
    })
}

fn png(picture: &RgbImage) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture
        .write_to(&mut bytes, image::ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
}

/// A level put together again; fails where tiles leave a gap or overlap.
fn level(tiles: &Tiles, level: u32) -> RgbImage {
    let mine: Vec<_> = tiles.tiles.iter().filter(|it| it.level == level).collect();
    let size = |edge: fn(&RgbImage) -> u32, first: fn(&trienlam::imaging::Tile) -> u32| -> u32 {
        let row = mine.iter().filter(|tile| first(tile) == 0);
        row.map(|tile| edge(&pixels(&tile.bytes))).sum()
    };
    let (width, height) = (
        size(RgbImage::width, |tile| tile.row),
        size(RgbImage::height, |tile| tile.column),
    );
    let mut whole = RgbImage::new(width, height);
    let mut covered = 0;
    for tile in mine {
        let part = pixels(&tile.bytes);
        let (x, y) = (tile.column * TILE_EDGE, tile.row * TILE_EDGE);
        assert!(x + part.width() <= width && y + part.height() <= height);
        covered += u64::from(part.width()) * u64::from(part.height());
        image::imageops::replace(&mut whole, &part, i64::from(x), i64::from(y));
    }
    assert_eq!(covered, u64::from(width) * u64::from(height));
    whole
}

#[test]
fn every_level_is_the_picture() {
    let picture = drawing(1301, 901);
    let made = render(&png(&picture), &spec(4000), &Limits::default()).unwrap();
    let tiles = made.tiles.unwrap();
    assert_eq!((tiles.width, tiles.height), (1301, 901));
    let sizes = [(326, 226), (651, 451), (1301, 901)];
    for (number, size) in (0..).zip(sizes) {
        let level = level(&tiles, number);
        assert_eq!(level.dimensions(), size);
        for share in [0.1, 0.39, 0.4, 0.78, 0.95] {
            let at = |(width, height): (u32, u32)| {
                let share = |length: u32| (f64::from(length) * share) as u32;
                (share(width), share(height))
            };
            let ((x, y), (from_x, from_y)) = (at(size), at((1301, 901)));
            let (found, drawn) = (level.get_pixel(x, y), picture.get_pixel(from_x, from_y));
            let near = found.0.iter().zip(&drawn.0);
            assert!(
                near.clone().all(|(a, b)| a.abs_diff(*b) <= 6),
                "level {number} at {x}, {y}: {found:?}, not {drawn:?}"
            );
        }
    }
    assert_eq!(tiles.tiles.last().unwrap().level, 2);
}

#[test]
fn what_is_hidden_or_cut_off_is_in_no_tile() {
    let wanted = RenderSpec {
        redact: vec![ShareBox::new(0.5, 0.0, 0.5, 0.25).unwrap()],
        crop: ShareBox::new(0.25, 0.0, 0.75, 1.0),
        ..spec(4000)
    };
    let made = render(&png(&drawing(1600, 1200)), &wanted, &Limits::default()).unwrap();
    let tiles = made.tiles.unwrap();
    assert_eq!((tiles.width, tiles.height), (1200, 1200));
    for number in 0..=tiles.tiles.last().unwrap().level {
        let level = level(&tiles, number);
        // Grey to the right of a third, above a quarter; a block of JPEG inside the edges.
        let (left, bottom) = (level.width() / 3 + 16, level.height() / 4 - 16);
        for (x, y, pixel) in level.enumerate_pixels() {
            let hidden = x >= left && y < bottom;
            assert!(
                !hidden || pixel.0.iter().all(|value| value.abs_diff(200) <= 4),
                "level {number} at {x}, {y}: {pixel:?}"
            );
            // The left quarter of the drawing has less red than any of the rest.
            assert!(y < bottom || pixel.0[0] >= 56, "level {number} at {x}, {y}");
        }
    }
}

#[test]
fn the_site_says_how_far_one_may_go() {
    let picture = png(&drawing(1600, 1200));
    let deepest = |edge| {
        let made = render(&picture, &spec(edge), &Limits::default()).unwrap();
        made.tiles.map(|tiles| (tiles.width, tiles.height))
    };
    assert_eq!(deepest(1000), Some((1000, 750)));
    assert_eq!(deepest(320), None);
    assert_eq!(deepest(9000), Some((1600, 1200)));
}

/// Two rooms: in `xa` nothing is said of going close, in `gan` all may but `thoi`.
fn exhibition() -> Site {
    let site = Site::empty();
    site.write(
        "content/exhibition.yaml",
        "title: Triển lãm\nbase_url: https://example.org/\npublish: {max_edge: 400}\nderivatives: {widths: [200], formats: [jpeg]}\n",
    );
    for (room, more) in [("xa", ""), ("gan", ", deep_zoom: yes")] {
        site.write(
            &format!("content/{room}/room.yaml"),
            &format!("title: Phòng {room}\ndefaults: {{consent: {{basis: demonstration}}, reviewed: {{on: 2026-01-02, outcome: clear}}{more}}}\n"),
        );
    }
    for (path, keys) in [
        ("xa/bien", ""),
        ("gan/nui", ""),
        ("gan/thoi", "deep_zoom: no\n"),
    ] {
        let id = path.replace('/', "-");
        site.picture_of(&format!("content/{path}.png"), &id, (1100, 700));
        site.write(
            &format!("content/{path}.yaml"),
            &format!("id: {id}\ntitle: Tranh {id}\nalt: Hình\n{keys}"),
        );
    }
    site
}

fn tiles(files: &BTreeMap<String, Vec<u8>>) -> Vec<&String> {
    let tiles = files.keys().filter(|path| path.contains("/tiles-"));
    tiles.collect()
}

#[test]
fn only_the_works_that_should_have_tiles_and_only_their_pages_bring_more() {
    let site = exhibition();
    site.build();
    let public = site.public();
    let tiles = tiles(&public);
    // 1100 × 700 in 3 × 2, 550 × 350 in 2, 275 × 175.
    assert_eq!(tiles.len(), 9, "{tiles:?}");
    assert!(
        tiles
            .iter()
            .all(|path| path.starts_with("pictures/gan-nui/tiles-"))
    );
    let page =
        |id: &str| String::from_utf8(public[&format!("works/{id}/index.html")].clone()).unwrap();
    let deep = page("gan-nui");
    let folder = tiles[0].split('/').nth(2).unwrap();
    assert!(deep.contains(&format!("data-tiles=\"../../pictures/gan-nui/{folder}/\"")));
    assert!(
        deep.contains(
            "data-width=\"1100\" data-height=\"700\" data-edge=\"512\" data-deepest=\"2\""
        )
    );
    for id in ["xa-bien", "gan-thoi"] {
        let page = page(id);
        assert!(
            !page.contains("openseadragon") && !page.contains("data-tiles"),
            "{id}"
        );
    }
    for (path, html) in public.iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = String::from_utf8_lossy(html);
        let loads = html.split("<script").skip(1);
        assert!(
            loads.clone().all(|script| !script
                .split('>')
                .next()
                .unwrap()
                .contains("openseadragon")),
            "{path}"
        );
    }
}

#[test]
fn tiles_are_made_once() {
    let site = exhibition();
    site.build();
    let first = site.public();
    let run = site.run(&["build", "--json"]);
    assert_eq!(
        (run.code, &run.summary()["published"]["rendered"]),
        (0, &0.into()),
        "{}",
        run.out
    );
    assert_eq!(tiles(&site.public()), tiles(&first));
    // One that is gone from the cache is made again, and is the same.
    let objects = site.path().join(".trienlam/cache/objects-1");
    let lost = &first[tiles(&first)[0]];
    for (path, bytes) in tree(&objects) {
        if bytes == *lost {
            std::fs::remove_file(objects.join(path)).unwrap();
        }
    }
    let run = site.run(&["build", "--json"]);
    assert_eq!(run.summary()["published"]["rendered"], 1, "{}", run.out);
    crate::harness::assert_same_tree(&site.public(), &first);
}

#[test]
fn a_withdrawn_work_takes_its_tiles_along() {
    let site = exhibition();
    site.build();
    let before = site.public();
    let gone: Vec<Vec<u8>> = tiles(&before)
        .into_iter()
        .map(|path| before[path].clone())
        .collect();
    let run = site.run(&["withdraw", "gan-nui", "--build"]);
    assert_eq!(run.code, 0, "{}", run.err);
    for path in tiles(&before) {
        assert!(
            run.out.contains(&format!("https://example.org/{path}")),
            "{path}"
        );
    }
    assert!(tiles(&site.public()).is_empty());
    for (path, bytes) in tree(&site.path().join(".trienlam/cache")) {
        assert!(!gone.contains(&bytes), "{path}");
    }
}
