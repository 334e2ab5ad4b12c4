//! What visitors, and the folders of other people, may rely on when a site is published.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test looks at the disk with its own eyes, and may panic"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

use trienlam::cache::Cache;
use trienlam::digest::Digest;
use trienlam::exhibition::SitePath;
use trienlam::pipeline::{Content, Inventory, Published, Staging};

struct Site {
    folder: tempfile::TempDir,
}

impl Site {
    fn new() -> Self {
        // flushed again and again: in memory where there is such a disk
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir());
        Site {
            folder: folder.unwrap(),
        }
    }

    fn out(&self) -> PathBuf {
        self.folder.path().join("public")
    }

    fn state(&self) -> PathBuf {
        self.folder.path().join(".trienlam/published/public")
    }

    fn begin(&self) -> Result<Staging, String> {
        Staging::begin(&self.out(), &self.state()).map_err(|error| error.to_string())
    }

    fn publish(&self, files: &[(&str, &str)]) -> Published {
        let staging = self.begin().unwrap();
        for (path, text) in files {
            staging.put(path_of(path), bytes(text)).unwrap();
        }
        staging.publish().unwrap()
    }

    fn write(&self, path: &str, text: &str) {
        let file = self.out().join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }
}

fn path_of(path: &str) -> SitePath {
    SitePath::parse(path).unwrap()
}

fn bytes(text: &str) -> Content {
    Content::Bytes(text.as_bytes().to_vec())
}

/// Every file and folder below: its bytes, when it was changed, and its number on the disk.
fn everything(folder: &Path) -> BTreeMap<PathBuf, (Option<Vec<u8>>, std::time::SystemTime, u64)> {
    let mut all = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry.unwrap();
        let metadata = entry.metadata().unwrap();
        #[cfg(unix)]
        let inode = std::os::unix::fs::MetadataExt::ino(&metadata);
        #[cfg(not(unix))]
        let inode = 0;
        let bytes = metadata
            .is_file()
            .then(|| std::fs::read(entry.path()).unwrap());
        all.insert(
            entry.into_path(),
            (bytes, metadata.modified().unwrap(), inode),
        );
    }
    all
}

fn names(folder: &Path) -> Vec<String> {
    let files = walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter();
    let files = files
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file());
    let name = |entry: walkdir::DirEntry| {
        let path = entry.path().strip_prefix(folder).unwrap();
        path.to_str().unwrap().replace('\\', "/")
    };
    files.map(name).collect()
}

const SITE: [(&str, &str); 3] = [
    ("index.html", "home"),
    ("works/a/index.html", "a"),
    ("works/b/index.html", "b"),
];

#[test]
fn a_site_is_published_and_its_inventory_lies_beside_it() {
    let site = Site::new();
    let published = site.publish(&SITE);
    assert_eq!((published.files, published.bytes), (3, 6));
    assert_eq!((published.changed, published.removed), (3, 0));
    assert_eq!(
        names(&site.out()),
        ["index.html", "works/a/index.html", "works/b/index.html"]
    );
    let inventory = Inventory::load(&site.state()).unwrap().unwrap();
    assert_eq!(
        inventory.files[&path_of("works/a/index.html")].digest,
        Digest::of(b"a")
    );
    assert_eq!(inventory.bytes(), 6);
}

#[test]
fn twice_is_nothing_done() {
    let site = Site::new();
    site.publish(&SITE);
    let before = (everything(&site.out()), everything(&site.state()));
    let published = site.publish(&SITE);
    assert_eq!(
        (published.files, published.changed, published.removed),
        (3, 0, 0)
    );
    assert_eq!((everything(&site.out()), everything(&site.state())), before);
}

#[test]
fn stale_files_and_their_folders_go() {
    let site = Site::new();
    site.publish(&SITE);
    let kept = everything(&site.out())[&site.out().join("index.html")].clone();
    let published = site.publish(&SITE[..2]);
    assert_eq!(
        (published.files, published.changed, published.removed),
        (2, 0, 1)
    );
    assert_eq!(names(&site.out()), ["index.html", "works/a/index.html"]);
    assert!(!site.out().join("works/b").exists());
    assert_eq!(
        everything(&site.out())[&site.out().join("index.html")],
        kept,
        "not written again"
    );
}

#[test]
fn a_staging_that_is_dropped_leaves_everything_as_it_was() {
    let site = Site::new();
    site.publish(&SITE);
    let before = (everything(&site.out()), names(&site.state()));
    let staging = site.begin().unwrap();
    staging
        .put(path_of("index.html"), bytes("another home"))
        .unwrap();
    assert_eq!(
        staging.read(&path_of("index.html")).unwrap().unwrap(),
        b"another home"
    );
    assert_eq!(staging.files().len(), 1);
    drop(staging);
    assert_eq!((everything(&site.out()), names(&site.state())), before);
}

#[test]
fn a_tampered_file_is_healed_and_an_innocent_touch_is_not_a_change() {
    let site = Site::new();
    site.publish(&SITE);
    site.write("index.html", "evil");
    std::fs::remove_file(site.out().join("works/a/index.html")).unwrap();
    site.write("works/b/index.html", "b");
    let published = site.publish(&SITE);
    assert_eq!((published.changed, published.removed), (2, 0));
    assert_eq!(
        std::fs::read(site.out().join("index.html")).unwrap(),
        b"home"
    );
    assert_eq!(
        std::fs::read(site.out().join("works/a/index.html")).unwrap(),
        b"a"
    );
    assert_eq!(site.publish(&SITE).changed, 0);
}

#[test]
fn a_folder_that_is_not_ours_is_refused_and_untouched() {
    let site = Site::new();
    for n in 0..7 {
        site.write(&format!("thesis/chapter {n}.doc"), "years of work");
    }
    let before = everything(site.folder.path());
    let error = site.begin().unwrap_err();
    assert!(error.contains("`thesis/chapter 4.doc`, … +2"), "{error}");
    assert!(
        error.contains("--out") && error.contains("none was touched"),
        "{error}"
    );
    assert_eq!(
        everything(site.folder.path()),
        before,
        "not even a lock is left"
    );
}

#[test]
fn files_of_other_people_among_ours_are_refused_and_untouched() {
    for stranger in [
        "CNAME",
        ".git/HEAD",
        "works/a/note.txt",
        "Index.HTML",
        "ảnh.jpg",
    ] {
        let site = Site::new();
        site.publish(&SITE);
        site.write(stranger, "mine");
        let before = everything(&site.out());
        let error = site.begin().unwrap_err();
        assert!(
            error.contains(&format!("`{stranger}`")) && error.contains("`root/`"),
            "{error}"
        );
        assert_eq!(everything(&site.out()), before);
    }
}

#[test]
fn the_litter_of_file_browsers_is_no_stranger() {
    let site = Site::new();
    for litter in [
        ".DS_Store",
        "works/Thumbs.db",
        "works/a/Desktop.ini",
        "._index.html",
    ] {
        site.write(litter, "");
    }
    site.publish(&SITE);
    assert_eq!(names(&site.out()).len(), 3);
    site.write(".DS_Store", "");
    assert_eq!(site.publish(&SITE).changed, 0);
}

#[test]
fn a_site_is_never_published_over_its_sources() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("trang");
    std::fs::create_dir_all(site.join("content/room")).unwrap();
    std::fs::write(site.join("content/exhibition.yaml"), "title: x").unwrap();
    std::fs::write(folder.path().join("file"), "x").unwrap();
    let before = everything(folder.path());
    let cases = [
        (PathBuf::from("/"), "itself"),
        (site.clone(), "own content"),
        (site.join("content"), "own content"),
        (site.join("content/room"), "inside the content folder"),
        (site.join("content/public"), "inside the content folder"),
        (site.join(".trienlam/x"), "working folder"),
        (folder.path().to_path_buf(), "already holds files"),
        (folder.path().join("file"), "not a folder"),
    ];
    for (out, words) in cases {
        let state = tempfile::tempdir().unwrap();
        let error = Staging::begin(&out, &state.path().join("state"))
            .unwrap_err()
            .to_string();
        assert!(error.contains(words), "{error}");
    }
    assert_eq!(everything(folder.path()), before);
}

#[cfg(unix)]
#[test]
fn links_are_neither_published_into_nor_followed() {
    let site = Site::new();
    let elsewhere = site.folder.path().join("elsewhere");
    std::fs::create_dir(&elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, site.out()).unwrap();
    assert!(site.begin().unwrap_err().contains("is a link"));
    std::fs::remove_file(site.out()).unwrap();

    site.publish(&SITE);
    std::fs::write(elsewhere.join("index.html"), "home").unwrap();
    std::fs::remove_file(site.out().join("index.html")).unwrap();
    std::os::unix::fs::symlink(elsewhere.join("index.html"), site.out().join("index.html"))
        .unwrap();
    assert_eq!(site.publish(&SITE).changed, 1);
    assert!(!site.out().join("index.html").is_symlink());
    assert!(elsewhere.join("index.html").exists());

    std::fs::remove_dir_all(site.out().join("works")).unwrap();
    std::os::unix::fs::symlink(&elsewhere, site.out().join("works")).unwrap();
    assert!(site.begin().unwrap_err().contains("`works`"));
}

#[test]
fn one_build_at_a_time() {
    let site = Site::new();
    let first = site.begin().unwrap();
    let error = site.begin().unwrap_err();
    assert!(error.contains("another build"), "{error}");
    drop(first);
    site.begin().unwrap();
}

#[test]
fn damaged_notes_are_told_or_made_anew() {
    for damage in ["", "{", "null", "{\"format\":1}"] {
        let site = Site::new();
        site.publish(&SITE);
        let inventory = std::fs::read(site.state().join("inventory.json")).unwrap();

        std::fs::write(site.state().join("stamps.json"), damage).unwrap();
        assert_eq!(site.publish(&SITE).changed, 0);
        std::fs::write(site.state().join("journal.json"), damage).unwrap();
        assert_eq!(site.publish(&SITE).changed, 0);

        std::fs::write(site.state().join("inventory.json"), damage).unwrap();
        let before = everything(&site.out());
        let error = site.begin().unwrap_err();
        assert!(error.contains("inventory.json; delete"), "{error}");
        assert_eq!(everything(&site.out()), before);
        std::fs::remove_dir_all(site.out()).unwrap();
        assert_eq!(site.publish(&SITE).changed, 3);
        assert_eq!(
            std::fs::read(site.state().join("inventory.json")).unwrap(),
            inventory
        );
    }
}

#[test]
fn objects_of_the_cache_are_published_whole_or_not_at_all() {
    let site = Site::new();
    let cache = Cache::open(&site.folder.path().join(".trienlam/cache")).unwrap();
    let digest = cache.objects.put(b"pixels").unwrap();
    let object = || Content::Object {
        digest,
        bytes: 6,
        path: cache.objects.path(&digest),
    };
    let picture = path_of("media/a.jpg");
    std::fs::write(cache.objects.path(&digest), b"pixelX").unwrap();
    let staging = site.begin().unwrap();
    let error = staging
        .put(picture.clone(), object())
        .unwrap_err()
        .to_string();
    assert!(error.contains("build once more"), "{error}");
    drop(staging);
    assert!(
        !cache.objects.has(&digest, 6).unwrap(),
        "the next run makes it anew"
    );

    cache.objects.put(b"pixels").unwrap();
    let staging = site.begin().unwrap();
    staging.put(picture.clone(), object()).unwrap();
    staging.publish().unwrap();
    assert_eq!(
        std::fs::read(site.out().join("media/a.jpg")).unwrap(),
        b"pixels"
    );

    // what is published already needs no cache, and tampering with the site does not reach it
    std::fs::remove_file(cache.objects.path(&digest)).unwrap();
    let staging = site.begin().unwrap();
    staging.put(picture, object()).unwrap();
    assert_eq!(staging.publish().unwrap().changed, 0);
}

#[cfg(unix)]
#[test]
fn published_files_have_the_permissions_of_any_new_file() {
    use std::os::unix::fs::PermissionsExt;
    let site = Site::new();
    site.publish(&SITE);
    std::fs::write(site.folder.path().join("plain"), "").unwrap();
    std::fs::create_dir(site.folder.path().join("folder")).unwrap();
    let mode = |path: &str| {
        let metadata = std::fs::metadata(site.folder.path().join(path)).unwrap();
        metadata.permissions().mode()
    };
    assert_eq!(mode("public/works/a/index.html"), mode("plain"));
    assert_eq!(
        mode(".trienlam/published/public/inventory.json"),
        mode("plain")
    );
    assert_eq!(mode("public"), mode("folder"));
    assert_eq!(mode("public/works"), mode("folder"));
}

/// `count` pages, put by so many threads.
fn put_pages(site: &Site, count: usize, threads: usize) -> Published {
    let staging = site.begin().unwrap();
    std::thread::scope(|scope| {
        for part in 0..threads {
            let staging = &staging;
            scope.spawn(move || {
                for n in (part..count).step_by(threads) {
                    let path = path_of(&format!("works/{n:05}/index.html"));
                    staging
                        .put(path, bytes(&format!("work {n} ").repeat(500)))
                        .unwrap();
                    staging
                        .put(path_of("site.css"), Content::Static(b"css"))
                        .unwrap();
                }
            });
        }
    });
    staging.publish().unwrap()
}

#[test]
fn one_thread_or_eight_publish_the_same() {
    let (one, eight) = (Site::new(), Site::new());
    put_pages(&one, 200, 1);
    put_pages(&eight, 200, 8);
    assert_eq!(names(&one.out()), names(&eight.out()));
    let inventory = |site: &Site| std::fs::read(site.state().join("inventory.json")).unwrap();
    assert_eq!(inventory(&one), inventory(&eight));
    assert_eq!(put_pages(&one, 200, 8).changed, 0);
}

/// A file of a site of 1,000 works in two languages: a page each, and four derivatives a page.
fn file_of(n: usize) -> (SitePath, Content) {
    let path = match n % 5 {
        0 => format!("works/{n:05}/index.html"),
        _ => format!("media/{n:05}.jpg"),
    };
    (path_of(&path), bytes(&format!("work {n} ").repeat(500)))
}

/// How long this thread was at work, whatever else the machine does.
fn at_work() -> String {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let spent = stat
        .split(' ')
        .next()
        .and_then(|spent| spent.parse::<u64>().ok());
    format!("{} ms at work", spent.unwrap_or(0) / 1_000_000)
}

#[test]
#[ignore = "a measurement: cargo test --release --test it publish::measured -- --ignored --nocapture"]
fn measured() {
    let site = Site::new();
    for (what, count) in [
        ("cold", 10_000),
        ("unchanged", 10_000),
        ("unchanged", 10_000),
        ("one less", 9_999),
    ] {
        let files: Vec<_> = (0..count).map(file_of).collect();
        let (out, state) = (site.out(), site.state());
        let run = move || {
            let start = Instant::now();
            let staging = Staging::begin(&out, &state).unwrap();
            let begun = start.elapsed();
            for (path, content) in files {
                staging.put(path, content).unwrap();
            }
            let put = start.elapsed();
            staging.publish().unwrap();
            println!(
                "{what}: begun {begun:?}, put {put:?}, published {:?}, {}",
                start.elapsed(),
                at_work()
            );
        };
        std::thread::spawn(run).join().unwrap();
    }
}

/// The site that the victim of [`a_real_kill_at_any_time_is_recovered_from`] publishes: some files change each time.
fn round(n: usize) -> Vec<(String, String)> {
    let page = |i: usize| {
        (
            format!("works/{}/index.html", (i * 7 + n) % 90),
            format!("{i} {}", n * (i % 3)).repeat(300),
        )
    };
    (0..60).map(page).collect()
}

fn publish_round(site: &Site, n: usize) -> Published {
    let staging = site.begin().unwrap();
    for (path, text) in round(n) {
        staging.put(path_of(&path), bytes(&text)).unwrap();
    }
    staging.publish().unwrap()
}

/// Not a test of its own: publishes without end in the folder that it is given, until it is killed.
#[test]
#[ignore = "the victim of a_real_kill_at_any_time_is_recovered_from"]
fn victim() {
    let Some(folder) = std::env::var_os("TRIENLAM_VICTIM") else {
        return;
    };
    let (out, state) = (
        Path::new(&folder).join("public"),
        Path::new(&folder).join(".trienlam/published/public"),
    );
    for n in 0.. {
        let staging = Staging::begin(&out, &state).unwrap();
        for (path, text) in round(n) {
            staging.put(path_of(&path), bytes(&text)).unwrap();
        }
        staging.publish().unwrap();
    }
}

#[test]
fn a_real_kill_at_any_time_is_recovered_from() {
    let site = Site::new();
    publish_round(&site, 0);
    for kill in 0..12_u64 {
        let mut victim = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "publish::victim", "--ignored"])
            .env("TRIENLAM_VICTIM", site.folder.path())
            .stdout(std::process::Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(30 + kill * 17));
        victim.kill().unwrap();
        victim.wait().unwrap();

        drop(site.begin().unwrap());
        let inventory = Inventory::load(&site.state()).unwrap().unwrap_or_default();
        let expected: Vec<&str> = inventory.files.keys().map(SitePath::as_str).collect();
        assert_eq!(names(&site.out()).len(), expected.len());
        for (path, filed) in &inventory.files {
            let bytes = std::fs::read(site.out().join(path.as_str())).unwrap();
            assert_eq!(Digest::of(&bytes), filed.digest, "{path}");
        }
        let clean = Site::new();
        publish_round(&clean, 1_000);
        publish_round(&site, 1_000);
        assert_eq!(names(&site.out()), names(&clean.out()));
        assert_eq!(publish_round(&site, 1_000).changed, 0);
    }
}
