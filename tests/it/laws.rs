//! The laws of a build: what holds whatever the content.

use std::fs;
use std::time::Duration;

use crate::harness::{Site, assert_same_tree, project, tree};
use crate::html;

#[test]
fn a_second_build_does_nothing() {
    let site = Site::small();
    site.build();
    let stamps = || -> Vec<_> {
        let entries = walkdir::WalkDir::new(site.path().join("public"))
            .sort_by_file_name()
            .into_iter();
        entries
            .map(|entry| entry.unwrap().metadata().unwrap().modified().unwrap())
            .collect()
    };
    let before = stamps();
    let summary = site.run(&["build", "--json"]).summary();
    assert_eq!(summary["published"]["rendered"], 0);
    assert_eq!(summary["published"]["changed"], 0);
    assert_eq!(before, stamps());
}

#[test]
fn an_incremental_build_is_a_clean_build() {
    let site = Site::small();
    site.build();
    site.picture("content/lop/ba.png")
        .remove("content/lop/mot.jpg")
        .remove("content/lop/mot.yaml");
    site.write(
        "content/lop/hai.yaml",
        "title: Đổi tên\nalt: Một hình\ncrop: [0.1, 0.1, 0.5, 0.5]\n",
    );
    site.write(
        "content/phong/room.yaml",
        "title: Mới\ndefaults: {consent: {basis: demonstration}}\n",
    )
    .picture("content/phong/x.jpg");
    site.build();
    let clean = Site::empty();
    clean.copy(&site.path().join("content"), "content").build();
    assert_same_tree(&site.public(), &clean.public());
}

#[test]
fn threads_do_not_change_a_byte() {
    let one = Site::small();
    assert_eq!(one.run(&["build", "--jobs", "1"]).code, 0);
    let eight = Site::small();
    assert_eq!(eight.run(&["build", "--jobs", "8"]).code, 0);
    assert_same_tree(&one.public(), &eight.public());
}

#[test]
fn a_build_that_fails_leaves_the_old_site() {
    let site = Site::small();
    site.build();
    let before = site.public();
    let fails = |why: &str| {
        let run = site.run(&["build"]);
        assert_eq!(run.code, 1, "{why}: {}", run.err);
        assert_same_tree(&before, &site.public());
    };
    site.write("content/lop/mot.yaml", "titel: x\n");
    fails("gate 1: a misspelt key");
    site.write("content/lop/mot.yaml", "title: x\n");
    site.picture("content/lop/nua.jpg");
    let whole = fs::read(site.path().join("content/lop/nua.jpg")).unwrap();
    site.write_bytes("content/lop/nua.jpg", &whole[..whole.len() * 2 / 3]);
    fails("while rendering: a picture cut off");
    site.remove("content/lop/nua.jpg");
    site.write(
        "themes/safety/templates/work.html",
        "{{ nothing.of.the.kind }}",
    );
    fails("gate 2: a template that fails");
}

#[test]
fn a_build_killed_at_any_moment_recovers() {
    let clean = Site::small();
    clean.picture("content/lop/ba.jpg").build();
    let site = Site::small();
    site.build();
    let before = site.public();
    site.picture("content/lop/ba.jpg");
    for wait in [0u64, 3, 6, 10, 15, 20, 30, 45, 60, 90, 130] {
        let mut child = site
            .command(&["build"])
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(wait));
        child.kill().ok();
        child.wait().unwrap();
        let now = site.public();
        if now != before {
            assert_same_tree(&now, &clean.public());
        }
    }
    site.build();
    assert_same_tree(&site.public(), &clean.public());
}

#[test]
fn works_with_errors_are_left_out_when_asked() {
    let site = Site::small();
    site.write("content/lop/mot.yaml", "titel: x\n");
    let run = site.run(&["build", "--keep-going"]);
    assert_eq!(run.code, 1, "{}", run.err);
    let pages = site
        .public()
        .into_keys()
        .filter(|path| path.starts_with("works/"))
        .count();
    assert_eq!(pages, 1);
    let without = Site::small();
    without
        .remove("content/lop/mot.yaml")
        .remove("content/lop/mot.jpg")
        .build();
    assert_same_tree(&site.public(), &without.public());
}

#[test]
fn errors_that_come_up_while_curating_leave_works_out_too() {
    let site = Site::small();
    site.write("content/lop/hai.yaml", "id: mot-ma\ntitle: Hai\n");
    site.write("content/lop/mot.yaml", "id: mot-ma\ntitle: Một\n");
    site.picture("content/lop/ba.jpg");
    site.write("content/lop/ba.yaml", "title: Ba\nprovince: Atlantis\n");
    let run = site.run(&["build", "--keep-going", "--json"]);
    assert_eq!(run.code, 1, "{}", run.err);
    let tally = run.summary()["tally"].clone();
    assert_eq!(
        (&tally["shown"], &tally["faulty"]),
        (&1.into(), &2.into()),
        "{tally}"
    );
}

#[test]
fn names_from_macos_and_windows_are_the_same_names() {
    let site = Site::small();
    // The picture's name decomposed as macOS writes it, the record's composed as Windows does.
    site.picture("content/lop/Ba\u{300}n tay a\u{302}\u{301}m.jpg");
    site.write(
        "content/lop/B\u{e0}n tay \u{1ea5}m.yaml",
        "title: Tay ấm\nalt: Bàn tay\n",
    );
    let run = site.run(&["check", "--json"]);
    assert_eq!(run.code, 0, "{}", run.out);
    let tally = run.summary()["tally"].clone();
    assert_eq!(
        (&tally["shown"], &tally["with_alt"]),
        (&3.into(), &3.into()),
        "{tally}"
    );
}

#[test]
fn every_link_leads_somewhere() {
    let site = Site::small();
    site.write(
        "content/about.vi.md",
        "# Giới thiệu\n\nXin chào [ai đó](https://example.org).\n",
    );
    for number in 0..60 {
        site.picture_of(
            &format!("content/to/{number}.png"),
            &number.to_string(),
            (64, 48),
        );
    }
    site.write("content/to/room.yaml", "title: Phòng to\ndefaults: {consent: {basis: demonstration}, year: 2024, school: Trường A, award: Giải Nhất}\n");
    site.build();
    let public = site.public();
    let mut dead = Vec::new();
    for page in public.keys().filter(|path| path.ends_with(".html")) {
        dead.extend(
            html::dead_links(&public, page)
                .into_iter()
                .map(|link| format!("{page} → {link}")),
        );
    }
    assert!(dead.is_empty(), "{dead:#?}");
    assert!(public.contains_key("rooms/phong-to/page-3/index.html"));
}

#[test]
fn a_build_writes_nothing_else() {
    let site = Site::small();
    let before = tree(&site.path().join("content"));
    site.build();
    assert_same_tree(&before, &tree(&site.path().join("content")));
    let mut names: Vec<_> = fs::read_dir(site.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    names.sort();
    assert_eq!(names, [".trienlam", "content", "public"]);
}

#[test]
fn a_foreign_folder_is_refused_untouched() {
    let site = Site::small();
    site.write("public/thesis.doc", "years of work");
    let run = site.run(&["build"]);
    assert_eq!(run.code, 3, "{}", run.err);
    assert!(run.err.contains("thesis.doc"), "{}", run.err);
    assert_eq!(site.public().len(), 1);
}

#[test]
fn check_makes_no_pictures_and_no_pages() {
    let site = Site::small();
    let run = site.run(&["check"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(!site.path().join("public").exists());
}

#[test]
fn the_demonstration_is_without_errors_and_warnings() {
    let site = Site::empty();
    site.copy(&project().join("content"), "content");
    let run = site.run(&["check", "--json"]);
    assert_eq!(run.code, 0, "{}", run.out);
    let loud: Vec<_> = run
        .objects()
        .into_iter()
        .filter(|o| o["severity"] == "error" || o["severity"] == "warning")
        .collect();
    assert!(loud.is_empty(), "{loud:#?}");
}

#[cfg(unix)]
#[test]
fn ctrl_c_leaves_the_old_site_as_it_was() {
    let site = Site::small();
    site.build();
    let before = site.public();
    for number in 0..40 {
        let path = format!("content/lop/{number}.jpg");
        site.picture_of(&path, &path, (1600, 1200));
    }
    let child = site
        .command(&["build", "--jobs", "1"])
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    std::thread::sleep(Duration::from_millis(700));
    let id = child.id().to_string();
    std::process::Command::new("kill")
        .args(["-INT", &id])
        .status()
        .unwrap();
    let output = child.wait_with_output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(130), "{told}");
    assert!(told.contains("as it"), "{told}");
    assert_same_tree(&before, &site.public());
    // What was rendered before the interruption is not rendered again.
    let summary = site.run(&["build", "--json"]).summary();
    assert!(
        summary["published"]["cached"].as_u64().unwrap() > 2,
        "{summary}"
    );
}

#[test]
fn what_a_room_trims_off_is_in_no_derivative() {
    let site = Site::small();
    // A sheet on a red table that shows for a tenth at every side.
    let table = image::RgbImage::from_fn(1000, 800, |x, y| {
        let sheet = (100..900).contains(&x) && (80..720).contains(&y);
        image::Rgb(if sheet { [20, 160, 90] } else { [255, 0, 0] })
    });
    let mut png = std::io::Cursor::new(Vec::new());
    table.write_to(&mut png, image::ImageFormat::Png).unwrap();
    site.write_bytes("content/phong/ban.png", png.get_ref());
    site.write("content/phong/ban.yaml", "title: Bàn\nalt: Một tờ giấy\n");
    site.write(
        "content/phong/room.yaml",
        "title: Mới\ndefaults: {trim: 0.1, consent: {basis: demonstration}}\n",
    );
    site.remove("content/lop/mot.jpg")
        .remove("content/lop/mot.yaml");
    site.remove("content/lop/hai.jpg")
        .remove("content/lop/hai.yaml");
    site.remove("content/lop/room.yaml");
    site.build();
    let mut widths = Vec::new();
    for (path, bytes) in site.public() {
        if !path.ends_with(".jpg") {
            continue;
        }
        let picture = image::load_from_memory(&bytes).unwrap().to_rgb8();
        assert!(picture.pixels().all(|pixel| pixel[0] < 60), "{path}");
        widths.push(picture.width());
    }
    widths.sort_unstable();
    assert_eq!(widths, [320, 640, 800]);
}
