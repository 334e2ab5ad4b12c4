//! Kills after every act, and the laws of publishing.

use std::collections::BTreeMap;
use std::path::PathBuf;

use proptest::prelude::*;

use super::super::staging::{Content, State};
use super::*;
use crate::fs::fault::{Disk, with};

type Files = BTreeMap<&'static str, &'static str>;

/// A site in a folder of its own.
struct Site {
    folder: tempfile::TempDir,
}

impl Site {
    fn new() -> Self {
        // hundreds of sites that are flushed again and again: in memory where there is such a disk
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

    fn stage(&self, files: &Files) -> Staging {
        self.try_stage(files).unwrap()
    }

    fn try_stage(&self, files: &Files) -> Result<Staging, Error> {
        let staging = Staging::begin(&self.out(), &self.state())?;
        for (path, text) in files {
            let content = Content::Bytes(text.as_bytes().to_vec());
            staging.put(SitePath::parse(path).unwrap(), content)?;
        }
        Ok(staging)
    }

    fn publish(&self, files: &Files) -> Published {
        self.try_publish(files).unwrap()
    }

    fn try_publish(&self, files: &Files) -> Result<Published, Error> {
        self.try_stage(files)?.publish()
    }

    /// Publishes as far as `acts` and dies: nothing is cleaned up but the lock, which the system frees.
    fn die_after(&self, files: &Files, acts: &[Act]) {
        let mut staging = self.stage(files);
        staging.handed_over = true;
        staging.perform(acts).unwrap();
    }

    /// Every published file and its bytes, and the inventory.
    fn seen(&self) -> BTreeMap<String, Vec<u8>> {
        let mut seen = tree(&self.out());
        let inventory = fs::read_if_exists(&self.state().join("inventory.json")).unwrap();
        seen.insert("(inventory)".into(), inventory.unwrap_or_default());
        seen
    }

    /// Nothing half done lies about.
    fn assert_tidy(&self) {
        let left = fs::list(&self.state()).unwrap();
        let left: Vec<&str> = left.iter().map(|entry| entry.name.as_str()).collect();
        assert_eq!(left, ["inventory.json", "lock", "stamps.json"]);
    }
}

fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::walk(folder).unwrap();
    let read = |entry: fs::Entry| {
        (
            entry.name.clone(),
            fs::read(&folder.join(entry.name)).unwrap(),
        )
    };
    entries.into_iter().map(read).collect()
}

/// What a site looks like that never saw anything else.
fn clean(files: &Files) -> BTreeMap<String, Vec<u8>> {
    let site = Site::new();
    site.publish(files);
    site.seen()
}

fn a() -> Files {
    BTreeMap::from([
        ("index.html", "old home"),
        ("same.css", "same"),
        ("works/a/index.html", "a"),
        ("works/gone/index.html", "gone"),
    ])
}

fn b() -> Files {
    BTreeMap::from([
        ("index.html", "new home, longer"),
        ("same.css", "same"),
        ("works/a/index.html", "a"),
        ("works/new/index.html", "new"),
    ])
}

/// All places where a publication of B over A (or over nothing) can die, with what is to be done there.
fn deaths(mut check: impl FnMut(&str, Site, bool)) {
    for (way, first) in [
        (Way::Exchange, false),
        (Way::Aside, false),
        (Way::Aside, true),
    ] {
        for done in 0..=way.acts().len() {
            for blind in [false, true] {
                if blind && way == Way::Exchange {
                    continue; // where folders have no numbers there is no exchange either
                }
                let site = Site::new();
                if !first {
                    site.publish(&a());
                }
                let acts = &way.acts()[..done];
                site.die_after(&b(), acts);
                let state = site.state();
                if blind && state.join("journal.json").exists() {
                    let journal = Journal::new(0, (!first).then_some(0));
                    fs::write(
                        &state.join("journal.json"),
                        &serde_json::to_vec(&journal).unwrap(),
                    )
                    .unwrap();
                }
                check(
                    &format!(
                        "{way:?} first={first} blind={blind} after {:?}",
                        acts.last()
                    ),
                    site,
                    first,
                );
            }
        }
    }
}

#[test]
fn a_kill_after_any_act_leaves_the_old_site_or_the_new() {
    let (old, new) = (clean(&a()), clean(&b()));
    let nothing = BTreeMap::from([("(inventory)".to_owned(), Vec::new())]);
    deaths(|at, site, first| {
        drop(Staging::begin(&site.out(), &site.state()).unwrap());
        let seen = site.seen();
        let before = if first { &nothing } else { &old };
        assert!(seen == new || seen == *before, "{at}: {:?}", seen.keys());
        assert!(!site.state().join("journal.json").exists(), "{at}");
    });
}

#[test]
fn a_build_after_a_kill_equals_a_clean_build() {
    let (old, new) = (clean(&a()), clean(&b()));
    for (files, expected) in [(a(), old), (b(), new)] {
        deaths(|at, site, _| {
            site.publish(&files);
            assert!(site.seen() == expected, "{at}");
            site.assert_tidy();
            let published = site.publish(&files);
            assert_eq!((published.changed, published.removed), (0, 0), "{at}");
        });
    }
}

#[test]
fn a_kill_while_the_old_tree_goes_is_a_kill_too() {
    for way in [Way::Exchange, Way::Aside] {
        let site = Site::new();
        site.publish(&a());
        let swapped = way
            .acts()
            .iter()
            .position(|act| *act == Act::DropOld)
            .unwrap();
        site.die_after(&b(), &way.acts()[..swapped]);
        let state = State::new(&site.state());
        let old = [state.tree(), state.old()];
        let old = old.iter().find(|tree| tree.exists()).unwrap();
        fs::remove_file(&old.join("index.html")).unwrap();
        site.publish(&b());
        assert_eq!(site.seen(), clean(&b()));
        site.assert_tidy();
    }
}

/// The disks to try: a good one, and poorer ones that lack first one thing and then another.
fn disks() -> [Disk; 4] {
    let good = Disk::GOOD;
    let poor = Disk {
        no_exchange: true,
        ..good
    };
    let poorer = Disk {
        no_links: true,
        ..poor
    };
    let poorest = Disk {
        no_numbers: true,
        ..poorer
    };
    [good, poor, poorer, poorest]
}

/// Dies before every single change of the disk in turn, and before every change of the recovery from that.
#[test]
fn a_kill_before_any_change_of_the_disk_is_recovered_from_even_in_recovery() {
    let (old, new) = (clean(&a()), clean(&b()));
    for disk in disks() {
        for lives in 0.. {
            let mut survived = false;
            for again in 0.. {
                let site = Site::new();
                site.publish(&a());
                let lives = Some(lives);
                survived = with(Disk { lives, ..disk }, || site.try_publish(&b())).1;
                let lives = Some(again);
                let begin = || Staging::begin(&site.out(), &site.state()).map(drop);
                let (_, whole) = with(Disk { lives, ..disk }, begin);
                with(disk, begin).0.unwrap();
                let seen = site.seen();
                assert!(
                    seen == new || seen == old,
                    "{disk:?}: {lives:?}, then {again}"
                );
                with(disk, || site.publish(&b()));
                assert!(site.seen() == new, "{disk:?}: {lives:?}, then {again}");
                site.assert_tidy();
                if whole || survived {
                    break;
                }
            }
            if survived {
                assert!(
                    lives > 12,
                    "a publication changes the disk more often than that"
                );
                break;
            }
        }
    }
}

#[test]
fn a_damaged_journal_loses_no_site() {
    for damage in ["", "{", "{\"format\":9}"] {
        deaths(|at, site, _| {
            let journal = site.state().join("journal.json");
            if journal.exists() {
                fs::write(&journal, damage.as_bytes()).unwrap();
            }
            // the old inventory may know the new tree, or not: either it goes on, or it says what to do
            match Staging::begin(&site.out(), &site.state()) {
                Ok(staging) => drop(staging),
                Err(error) => {
                    assert!(
                        error.to_string().contains("none was touched"),
                        "{at}: {error}"
                    );
                    assert_eq!(tree(&site.out()).len(), b().len(), "{at}");
                    fs::remove_dir_all(&site.out()).unwrap();
                }
            }
            site.publish(&b());
            assert_eq!(site.seen(), clean(&b()), "{at}");
            site.assert_tidy();
        });
    }
}

#[test]
fn a_failure_in_the_middle_is_put_right_at_once() {
    for way in [Way::Exchange, Way::Aside] {
        let site = Site::new();
        site.publish(&a());
        let staging = site.stage(&b());
        // somebody drops a file of their own into the site while it is being built
        fs::write(&site.out().join("my notes.txt"), b"mine").unwrap();
        let error = staging.publish().unwrap_err().to_string();
        assert!(error.contains("`my notes.txt`"), "{way:?}: {error}");
        fs::remove_file(&site.out().join("my notes.txt")).unwrap();
        assert_eq!(site.seen(), clean(&a()));
        site.assert_tidy();
    }
}

#[test]
fn a_file_changed_by_others_meanwhile_is_not_taken_for_ours() {
    let site = Site::new();
    site.publish(&a());
    let staging = site.stage(&b());
    fs::write(&site.out().join("same.css"), b"evil").unwrap();
    let error = staging.publish().unwrap_err().to_string();
    assert!(error.contains("`same.css`"), "{error}");
    site.publish(&b());
    assert_eq!(site.seen(), clean(&b()));
}

#[test]
fn a_new_tree_that_is_gone_gives_way_to_the_old() {
    let acts = Way::Aside.acts();
    let aside = acts.iter().position(|act| *act == Act::SetAside);
    for disk in disks() {
        for lives in (0..6).map(Some) {
            let site = Site::new();
            site.publish(&a());
            with(disk, || site.die_after(&b(), &acts[..=aside.unwrap()]));
            fs::remove_dir_all(&site.state().join("staging")).unwrap();
            let begin = || Staging::begin(&site.out(), &site.state()).map(drop);
            let (_, _) = with(Disk { lives, ..disk }, begin);
            with(disk, begin).0.unwrap();
            assert_eq!(site.seen(), clean(&a()), "{disk:?} {lives:?}");
            site.assert_tidy();
        }
    }
}

#[test]
fn an_empty_folder_in_the_place_of_the_site_is_no_obstacle() {
    let site = Site::new();
    site.publish(&a());
    let acts = Way::Aside.acts();
    let aside = acts.iter().position(|act| *act == Act::SetAside).unwrap();
    site.die_after(&b(), &acts[..=aside]);
    fs::create_dir_all(&site.out()).unwrap();
    drop(Staging::begin(&site.out(), &site.state()).unwrap());
    assert_eq!(site.seen(), clean(&b()));

    // a folder that holds something is: nothing goes, nothing is lost
    let site = Site::new();
    site.publish(&a());
    site.die_after(&b(), &acts[..=aside]);
    fs::write(&site.out().join("mine.txt"), b"mine").unwrap();
    let error = Staging::begin(&site.out(), &site.state()).unwrap_err();
    assert!(error.to_string().contains("`mine.txt`"), "{error}");
    fs::remove_dir_all(&site.out()).unwrap();
    drop(Staging::begin(&site.out(), &site.state()).unwrap());
    assert_eq!(site.seen(), clean(&b()));
}

/// Sites of a few small files, with the same names coming back with other bytes.
fn files() -> impl Strategy<Value = Files> {
    let names = prop::sample::select(vec![
        "index.html",
        "en/index.html",
        "works/a/index.html",
        "works/b/index.html",
        "works/b/b.jpg",
        "a.css",
        "works.json",
    ]);
    let texts = prop::sample::select(vec!["", "x", "y", "xx", "yy"]);
    prop::collection::btree_map(names, texts, 0..7)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever was published, and wherever some of it was killed: the last publication equals a clean one.
    #[test]
    fn the_past_of_a_site_does_not_show(history in prop::collection::vec((files(), 0..30_usize), 1..5), last in files()) {
        let site = Site::new();
        for (files, kill) in &history {
            let way = if kill % 2 == 0 { Way::Exchange } else { Way::Aside };
            match way.acts().get(..kill / 2) {
                Some(acts) if site.out().exists() || way == Way::Aside => site.die_after(files, acts),
                _ => { site.publish(files); }
            }
        }
        let published = site.publish(&last);
        prop_assert_eq!(published.files, last.len());
        prop_assert_eq!(site.seen(), clean(&last));
        site.assert_tidy();
        let again = site.publish(&last);
        prop_assert_eq!((again.changed, again.removed), (0, 0));
    }
}
