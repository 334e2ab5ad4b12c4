//! A site in a temporary folder, the program run on it, and what came out.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use image::{ImageFormat, Rgb, RgbImage};
use tempfile::TempDir;

/// The day of every build in the tests.
pub(crate) const TODAY: &str = "2026-01-15";

/// A site in a folder of its own, removed at the end.
pub(crate) struct Site {
    folder: TempDir,
}

/// What a run of the program gave.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// The consent that lets everything be shown.
pub(crate) const DEMONSTRATION: &str =
    "consent: {basis: demonstration}\n  reviewed: {on: 2026-01-05, outcome: clear}\n";

impl Site {
    /// An empty folder.
    pub(crate) fn empty() -> Self {
        Site {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// A small exhibition in two languages: one room, two works, everything shown.
    pub(crate) fn small() -> Self {
        let site = Site::empty();
        site.write("content/exhibition.yaml", "title: {vi: Không một mình, en: Not alone}\nlanguages: [vi, en]\npublish: {level: school}\nhelp: {checked_on: 2026-01-11, lines: [{phone: \"111\", name: {vi: Tổng đài, en: Hotline}}]}\n");
        site.write(
            "content/lop/room.yaml",
            &format!(
                "title: {{vi: Được lắng nghe, en: Listened to}}\ndefaults:\n  {DEMONSTRATION}"
            ),
        );
        for name in ["mot", "hai"] {
            site.picture(&format!("content/lop/{name}.jpg"));
            site.write(&format!("content/lop/{name}.yaml"), &format!("title: {{vi: Tranh {name}, en: Drawing {name}}}\nalt: {{vi: Một hình vuông, en: A square}}\ntopics: [contact]\nartist: {{display_name: An, grade: 4, age: 9}}\nprovince: Hà Nội\nyear: 2025\n"));
        }
        site
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn write(&self, path: &str, text: &str) -> &Self {
        self.write_bytes(path, text.as_bytes())
    }

    pub(crate) fn write_bytes(&self, path: &str, bytes: &[u8]) -> &Self {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    pub(crate) fn remove(&self, path: &str) -> &Self {
        fs::remove_file(self.path().join(path)).unwrap();
        self
    }

    /// Draws a picture that depends on its path alone, in the format of its ending.
    pub(crate) fn picture(&self, path: &str) -> &Self {
        self.picture_of(path, path, (800, 600))
    }

    /// Draws a picture that depends on `seed` alone.
    pub(crate) fn picture_of(&self, path: &str, seed: &str, (width, height): (u32, u32)) -> &Self {
        let seed = blake3::hash(seed.as_bytes());
        let [r, g, b, x, y, ..] = *seed.as_bytes();
        let picture = RgbImage::from_fn(width, height, |px, py| {
            let inside = px.abs_diff(u32::from(x) * width / 256) < width / 5
                && py.abs_diff(u32::from(y) * height / 256) < height / 5;
            if inside {
                Rgb([r, g, b])
            } else {
                Rgb([250, 246, (px * 40 / width) as u8 + 200])
            }
        });
        let mut bytes = std::io::Cursor::new(Vec::new());
        let format = ImageFormat::from_path(path).unwrap();
        picture.write_to(&mut bytes, format).unwrap();
        self.write_bytes(path, &bytes.into_inner())
    }

    /// Copies a folder into the site.
    pub(crate) fn copy(&self, from: &Path, to: &str) -> &Self {
        for (path, bytes) in tree(from) {
            self.write_bytes(&format!("{to}/{path}"), &bytes);
        }
        self
    }

    /// Runs the program in English on the day of the tests.
    pub(crate) fn run(&self, args: &[&str]) -> Run {
        self.command(args).output().unwrap().into()
    }

    /// The command that [`Site::run`] runs.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_trienlam"));
        command
            .arg("--site")
            .arg(self.path())
            .args(["--lang", "en"])
            .args(args);
        command
            .env("SOURCE_DATE_EPOCH", "1768435200")
            .env_remove("RUST_BACKTRACE")
            .env("NO_COLOR", "1");
        command
    }

    /// Builds, and fails the test where that fails.
    pub(crate) fn build(&self) -> Run {
        let run = self.run(&["build"]);
        assert_eq!(run.code, 0, "{}", run.err);
        run
    }

    /// The published files.
    pub(crate) fn public(&self) -> BTreeMap<String, Vec<u8>> {
        tree(&self.path().join("public"))
    }
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Run {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Run {
    /// The objects of `--json`.
    pub(crate) fn objects(&self) -> Vec<serde_json::Value> {
        self.out
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }

    /// The summary of `--json`.
    pub(crate) fn summary(&self) -> serde_json::Value {
        self.objects()
            .into_iter()
            .find(|object| object["type"] == "summary")
            .expect("a summary")
    }
}

/// Every file below a folder, with `/`.
pub(crate) fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.unwrap());
    let files = entries.filter(|entry| entry.file_type().is_file());
    let name = |path: &Path| {
        path.strip_prefix(folder)
            .unwrap()
            .to_str()
            .unwrap()
            .replace('\\', "/")
    };
    files
        .map(|entry| (name(entry.path()), fs::read(entry.path()).unwrap()))
        .collect()
}

/// Fails with the names of the files that differ, not with their bytes.
pub(crate) fn assert_same_tree(
    left: &BTreeMap<String, Vec<u8>>,
    right: &BTreeMap<String, Vec<u8>>,
) {
    let only = |a: &BTreeMap<String, Vec<u8>>, b: &BTreeMap<String, Vec<u8>>| -> Vec<String> {
        a.keys()
            .filter(|key| !b.contains_key(*key))
            .cloned()
            .collect()
    };
    let differ: Vec<&String> = left
        .keys()
        .filter(|key| right.get(*key).is_some_and(|bytes| *bytes != left[*key]))
        .collect();
    let (left_only, right_only) = (only(left, right), only(right, left));
    assert!(
        left_only.is_empty() && right_only.is_empty() && differ.is_empty(),
        "only left: {left_only:?}\nonly right: {right_only:?}\ndiffer: {differ:?}"
    );
}

/// A folder of the shared corpus; `None`, with a word, where it is absent.
pub(crate) fn corpus(folder: &str) -> Option<PathBuf> {
    let root = std::env::var_os("TRIENLAM_CORPUS").map(PathBuf::from);
    let root =
        root.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus"));
    let path = root.join(folder);
    if path.is_dir() {
        return Some(path);
    }
    println!("skipped: no corpus at {}", path.display());
    None
}

/// The project's own folder.
pub(crate) fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
