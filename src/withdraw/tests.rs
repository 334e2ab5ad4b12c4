//! Deaths at every step, and what a withdrawal means where works, pictures and ids are not one and the same.

use std::collections::BTreeMap;
use std::path::Path;

use super::*;
use crate::exhibition::WorkId;
use crate::fs::fault::{Disk, with};
use crate::fs::{self};
use crate::pipeline::{Outcome, Silent};

/// A site of two works, built; the pictures differ.
struct Site {
    folder: tempfile::TempDir,
}

impl Site {
    fn new() -> Self {
        let site = Site {
            folder: tempfile::tempdir().unwrap(),
        };
        site.write("content/exhibition.yaml", "title: Triển lãm\n");
        site.write(
            "content/lop/room.yaml",
            "title: Lớp\norder: [mot, hai]\ncover: mot\ndefaults: {consent: {basis: demonstration}}\n",
        );
        for (name, shade) in [("mot", 10), ("hai", 200)] {
            site.picture(&format!("content/lop/{name}.png"), shade);
            site.write(
                &format!("content/lop/{name}.yaml"),
                &format!("title: {name}\nid: tranh-{name}\n"),
            );
        }
        site
    }

    fn built() -> Self {
        let site = Site::new();
        let outcome = site.build();
        assert!(outcome.published.is_some());
        site
    }

    /// The same files in another folder.
    fn copy(&self) -> Self {
        let copy = Site {
            folder: tempfile::tempdir().unwrap(),
        };
        for (name, bytes) in tree(self.path()) {
            fs::write(&copy.path().join(name), &bytes).unwrap();
        }
        copy
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn write(&self, path: &str, text: &str) {
        fs::write(&self.path().join(path), text.as_bytes()).unwrap();
    }

    fn picture(&self, path: &str, shade: u8) {
        let picture = image::RgbImage::from_pixel(64, 48, image::Rgb([shade, 90, 90]));
        let mut bytes = std::io::Cursor::new(Vec::new());
        picture
            .write_to(&mut bytes, image::ImageFormat::Png)
            .unwrap();
        fs::write(&self.path().join(path), bytes.get_ref()).unwrap();
    }

    fn options(&self) -> Options {
        Options {
            site: self.path().to_path_buf(),
            out: self.path().join("public"),
            date: Date::constant(2026, 1, 15),
            base_url: None,
            jobs: None,
            keep_going: false,
        }
    }

    fn build(&self) -> Outcome {
        pipeline::build(&self.options(), &Silent).unwrap()
    }

    fn find(&self, id: &str) -> Found {
        find(id, &self.options(), &Silent).unwrap()
    }

    fn case(&self, id: &str) -> Case {
        match self.find(id) {
            Found::Case(case) => *case,
            other => panic!("{other:?}"),
        }
    }

    fn try_withdraw(&self, id: &str, fate: Fate) -> Result<Withdrawal, Error> {
        let options = self.options();
        let wish = Wish {
            on: options.date,
            reason: WithdrawalReason::Guardian,
            fate,
        };
        match find(id, &options, &Silent)? {
            Found::Case(case) => carry_out(&case, &wish, &options),
            other => panic!("{other:?}"),
        }
    }

    fn withdraw(&self, id: &str) -> Withdrawal {
        let fate = Fate::Quarantine(quarantine(&self.options()));
        self.try_withdraw(id, fate).unwrap()
    }

    /// Everything but what a run notes for itself: the memos of the cache and of the publication.
    fn lasting(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = tree(self.path());
        let own = ["sources-", "stamps.json", "lock", "CACHEDIR"];
        files.retain(|name, _| !own.iter().any(|own| name.contains(own)));
        files
    }
}

fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::walk(folder).unwrap().into_iter();
    entries
        .map(|entry| {
            let bytes = fs::read(&folder.join(&entry.name)).unwrap();
            (entry.name, bytes)
        })
        .collect()
}

fn ids(case: &Case) -> Vec<&str> {
    case.works.iter().map(|work| work.id.as_str()).collect()
}

#[test]
fn a_death_at_any_step_is_finished_by_the_same_command() {
    let built = Site::built();
    let unbroken = built.copy();
    unbroken.withdraw("tranh-mot");
    for fate in ["quarantine", "delete"] {
        let fate = |site: &Site| match fate {
            "delete" => Fate::Delete,
            _ => Fate::Quarantine(quarantine(&site.options())),
        };
        let mut whole = unbroken.lasting();
        if fate(&built) == Fate::Delete {
            whole.retain(|name, _| !name.contains("/withdrawn/"));
        }
        let mut alive = false;
        for lives in 0.. {
            let site = built.copy();
            let disk = Disk {
                lives: Some(lives),
                ..Disk::GOOD
            };
            let (result, lived) = with(disk, || site.try_withdraw("tranh-mot", fate(&site)));
            alive = lived && result.is_ok();
            if alive {
                assert!(lives > 8, "there is a death before every step");
                break;
            }
            let noted = site.path().join("content/_withdrawn.yaml").exists();
            let outcome = pipeline::check(&site.options(), &Silent).unwrap();
            let shown = usize::from(!noted) + 1;
            let told = outcome.report.sorted();
            assert_eq!(outcome.tally.shown, shown, "after {lives}: {told:?}");
            assert!(!outcome.report.has_errors(), "after {lives}: {told:?}");

            site.try_withdraw("tranh-mot", fate(&site)).unwrap();
            let left = site.lasting();
            assert_eq!(names(&left), names(&whole), "after {lives}");
            assert!(left == whole, "after {lives}");
        }
        assert!(alive);
    }
}

fn names(files: &BTreeMap<String, Vec<u8>>) -> Vec<&String> {
    files.keys().collect()
}

#[test]
fn doing_it_again_changes_nothing_and_says_so() {
    let site = Site::built();
    site.withdraw("tranh-mot");
    let before = site.lasting();
    let again = site.case("tranh-mot");
    assert!(again.works.is_empty() && again.known.len() == 1);
    assert!(site.withdraw("tranh-mot").moved.is_empty());
    assert!(site.lasting() == before);
}

#[test]
fn works_that_show_the_same_picture_go_together() {
    let site = Site::new();
    site.picture("content/phong/ban-sao.png", 10);
    site.write("content/phong/room.yaml", "title: Phòng\n");
    site.write("content/phong/ban-sao.yaml", "id: ban-sao\n");
    assert_eq!(ids(&site.case("ban-sao")), ["tranh-mot", "ban-sao"]);
    site.withdraw("ban-sao");
    assert!(matches!(site.find("tranh-hai"), Found::Case(_)));
    let known = |id: &str| site.case(id).known.len();
    assert_eq!((known("tranh-mot"), known("ban-sao")), (1, 1));
}

#[test]
fn a_picture_that_comes_back_is_taken_out_again_under_any_name() {
    let site = Site::built();
    site.withdraw("tranh-mot");
    site.picture("content/lop/khac.png", 10);
    site.write("content/lop/khac.yaml", "id: khac-han\n");
    let outcome = site.build();
    assert_eq!(outcome.tally.shown, 1);
    assert_eq!(outcome.tally.withheld["withdrawn"], 1);
    assert_eq!(site.withdraw("tranh-mot").moved.len(), 2);
    assert!(!site.path().join("content/lop/khac.png").exists());
    assert_eq!(
        site.case("khac-han").known.len(),
        1,
        "its id is held as well"
    );
}

#[test]
fn a_work_without_an_id_of_its_own_is_known_by_its_picture() {
    let site = Site::new();
    for name in ["mot", "hai"] {
        fs::remove_file(&site.path().join(format!("content/lop/{name}.yaml"))).unwrap();
    }
    let bytes = fs::read(&site.path().join("content/lop/mot.png")).unwrap();
    let id = WorkId::of_picture(&Digest::of(&bytes));
    assert_eq!(site.withdraw(id.as_str()).moved.len(), 1);
    fs::write(&site.path().join("content/lop/trong/lai.png"), &bytes).unwrap();
    let outcome = site.build();
    assert_eq!((outcome.tally.shown, outcome.tally.works), (1, 2));
}

#[test]
fn one_id_on_two_pictures_is_asked_about() {
    let site = Site::new();
    site.write("content/lop/hai.yaml", "id: tranh-mot\n");
    let Found::Ambiguous(files) = site.find("tranh-mot") else {
        panic!("not asked")
    };
    assert_eq!(files, ["content/lop/hai.png", "content/lop/mot.png"]);
}

#[test]
fn an_id_that_nobody_bears_is_answered_with_what_was_meant() {
    let site = Site::built();
    let unknown = |id: &str| match site.find(id) {
        Found::Unknown(unknown) => unknown,
        other => panic!("{other:?}"),
    };
    assert_eq!(unknown("tranh-mott").near.as_deref(), Some("tranh-mot"));
    assert_eq!(unknown("../..").near, None);
    site.write("content/lop/mot.yaml", "id: [\n");
    let unknown = unknown("tranh-mot");
    assert_eq!(unknown.illegible, ["content/lop/mot.yaml"]);
    assert!(unknown.addresses.contains(&"works/tranh-mot/".to_owned()));
}

#[test]
fn the_address_of_a_page_is_as_good_as_an_id() {
    let site = Site::new();
    for typed in [
        "tranh-mot",
        " TRANH-MOT ",
        "https://example.org/en/works/tranh-mot/",
        "https://example.org/works/tranh-mot/index.html?x#y",
        "works/tranh-mot",
    ] {
        assert_eq!(ids(&site.case(typed)), ["tranh-mot"], "{typed}");
    }
}

#[test]
fn a_withheld_work_and_a_broken_picture_can_be_withdrawn() {
    let site = Site::new();
    site.write("content/lop/mot.yaml", "id: tranh-mot\nlevel: withheld\n");
    fs::write(&site.path().join("content/lop/hai.png"), b"broken").unwrap();
    for id in ["tranh-mot", "tranh-hai"] {
        assert_eq!(site.withdraw(id).moved.len(), 2, "{id}");
    }
}

#[test]
fn nothing_is_done_while_the_ledger_has_mistakes() {
    let site = Site::new();
    for ledger in ["withdrawn: [", "withdrawn:\n  - {id: abc}\n", "titel: x\n"] {
        site.write("content/_withdrawn.yaml", ledger);
        let refused = find("tranh-mot", &site.options(), &Silent)
            .unwrap_err()
            .to_string();
        assert!(refused.contains("_withdrawn.yaml:"), "{ledger}: {refused}");
    }
    site.write("content/_withdrawn.yaml", "withdrawn: []\n");
    let before = site.lasting();
    let refused = site.try_withdraw("tranh-mot", Fate::Delete).unwrap_err();
    assert!(refused.to_string().contains("_withdrawn.yaml"), "{refused}");
    assert!(site.lasting() == before);
}

#[test]
fn nothing_is_done_while_a_build_runs_or_into_an_open_folder() {
    let site = Site::built();
    let case = site.case("tranh-mot");
    let wish = |fate: Fate| Wish {
        on: Date::constant(2026, 1, 15),
        reason: WithdrawalReason::Unstated,
        fate,
    };
    let options = site.options();
    let build = crate::cache::Cache::open(&options.cache()).unwrap();
    let before = site.lasting();
    assert!(carry_out(&case, &wish(Fate::Delete), &options).is_err());
    drop(build);
    for open in ["content/x", "public", "themes", ".trienlam/cache/x"] {
        let fate = Fate::Quarantine(site.path().join(open));
        assert!(carry_out(&case, &wish(fate), &options).is_err(), "{open}");
    }
    assert!(site.lasting() == before);
}

#[cfg(unix)]
#[test]
fn quarantine_is_for_this_user_alone() {
    use std::os::unix::fs::PermissionsExt;
    let site = Site::built();
    let moved = site.withdraw("tranh-mot").moved;
    let folder = moved[0].to.as_ref().unwrap().parent().unwrap();
    for folder in [folder, folder.parent().unwrap()] {
        let mode = folder.metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o700, "{}", folder.display());
    }
    assert!(folder.ends_with(".trienlam/withdrawn/tranh-mot"));
}

#[test]
fn quarantine_may_lie_on_another_disk() {
    let Ok(other) = tempfile::tempdir_in("/dev/shm") else {
        return;
    };
    let site = Site::built();
    let folder = other.path().join("q");
    let moved = site
        .try_withdraw("tranh-mot", Fate::Quarantine(folder.clone()))
        .unwrap();
    assert_eq!(moved.moved.len(), 2);
    assert_eq!(fs::walk(&folder).unwrap().len(), 2);
    assert!(!site.path().join("content/lop/mot.png").exists());
}

#[test]
fn a_copy_saved_anew_is_pointed_out() {
    let site = Site::new();
    let bytes = fs::read(&site.path().join("content/lop/mot.png")).unwrap();
    let picture = image::load_from_memory(&bytes).unwrap();
    picture
        .save(site.path().join("content/lop/lai.bmp"))
        .unwrap();
    site.build();
    let case = site.case("tranh-mot");
    assert_eq!(case.twins, ["content/lop/lai.bmp"]);
    let id = WorkId::parse("tranh-mot").unwrap();
    assert_eq!(case.id, id);
    site.withdraw("tranh-mot");
    let outcome = site.build();
    let published = outcome.published.unwrap();
    assert_eq!(
        (published.rendered, published.cached),
        (0, 2),
        "what others need stays in the cache"
    );
}

#[test]
fn what_stands_online_is_listed() {
    let site = Site::built();
    let addresses = site.case("tranh-mot").addresses;
    for address in [
        "works/tranh-mot/",
        "works/tranh-mot/index.html",
        "works/tranh-hai/",
        "rooms/lop/",
        "./",
    ] {
        assert!(
            addresses.iter().any(|it| it == address),
            "{address}: {addresses:?}"
        );
    }
    let pictures = addresses
        .iter()
        .filter(|it| it.starts_with("pictures/tranh-mot/"));
    assert_eq!(pictures.count(), 2);
    // Cards of the search name the work; no other asset does.
    let elsewhere = |it: &String| {
        it.contains("help") || it.starts_with("assets/") && !it.starts_with("assets/search/")
    };
    assert!(!addresses.iter().any(elsewhere));
    assert!(
        addresses
            .iter()
            .any(|it| it.starts_with("assets/search/vi/c0."))
    );
    fs::write(&site.options().state().join("inventory.json"), b"{").unwrap();
    assert_eq!(
        site.case("tranh-mot").addresses,
        addresses,
        "also where the inventory is damaged"
    );
}
