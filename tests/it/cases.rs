//! The cases of `tests/cases`: a folder each, with the content as a teacher would have it and the report that
//! they should get. `TRIENLAM_BLESS=1 cargo test cases` writes the reports anew; read the difference.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use trienlam::diagnostics::Rule;

use crate::harness::{Run, Site, project};

#[test]
fn every_case_gets_its_report() {
    let bless = std::env::var_os("TRIENLAM_BLESS").is_some();
    let mut wrong = Vec::new();
    for case in cases() {
        let report = run(&case);
        let path = case.join("report.txt");
        if bless {
            fs::write(&path, &report).unwrap();
        } else if fs::read_to_string(&path).unwrap_or_default() != report {
            wrong.push(format!("--- {}\n{report}", case.display()));
        }
    }
    assert!(
        wrong.is_empty(),
        "these reports differ from report.txt:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn every_rule_is_fired_by_a_case() {
    let reports: String = cases()
        .iter()
        .map(|case| fs::read_to_string(case.join("report.txt")).unwrap_or_default())
        .collect();
    let silent: BTreeSet<&str> = Rule::ALL
        .iter()
        .map(|rule| rule.code())
        .filter(|code| !reports.contains(&format!("[{code}]")))
        .collect();
    assert!(silent.is_empty(), "no case fires {silent:?}");
}

fn cases() -> Vec<PathBuf> {
    let mut cases: Vec<PathBuf> = fs::read_dir(project().join("tests/cases"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    cases.sort();
    cases
}

/// Builds the case's site and runs its command: `args.txt` (`SITE` is its folder), by default `check`.
fn run(case: &Path) -> String {
    let site = Site::empty();
    for folder in ["content", "themes", "web"] {
        let from = case.join(folder);
        if from.is_dir() {
            site.copy(&from, folder);
        }
    }
    for line in lines(&case.join("pictures.txt")) {
        place(&site, &line);
    }
    let args = lines(&case.join("args.txt"))
        .into_iter()
        .next()
        .unwrap_or("check".into());
    let args = args.replace("SITE", site.path().to_str().unwrap());
    let args: Vec<&str> = args.split(' ').chain(["-v"]).collect();
    // Without a PATH no program for HEIC is found, whatever the machine has.
    let run: Run = site.command(&args).env("PATH", "").output().unwrap().into();
    let err = run.err.replace(site.path().to_str().unwrap(), "SITE");
    let lasting: Vec<&str> = err
        .lines()
        // times and sizes change with the machine and the theme
        .filter(|line| !line.starts_with("It took") && !line.starts_with("Published to"))
        // an audit's time stands before its counts
        .map(|line| line.split_once(" read, ").map_or(line, |(files, _)| files))
        .collect();
    format!("exit code {}\n{}\n", run.code, lasting.join("\n"))
}

/// A line of `pictures.txt`: a path, and what lies there: nothing more (a drawing), `small`, `empty`, `text`,
/// `letters COUNT` (so many sentences), `latin1` (in that folder, a file whose name is not Unicode),
/// `cut` (a drawing cut in half), `as PATH` (the same as another), `again PATH` (another, photographed again), `named NAME` (of another ending), `link`, or
/// `bytes HEX`.
fn place(site: &Site, line: &str) {
    let (path, what) = line.split_once(' ').unwrap_or((line, ""));
    match what.split_once(' ').unwrap_or((what, "")) {
        ("", _) => site.picture(path),
        ("small", _) => site.picture_of(path, path, (40, 30)),
        ("empty", _) => site.write_bytes(path, b""),
        ("text", _) => site.write(path, "Xin chào\n"),
        ("cut", _) => {
            site.picture(path);
            let bytes = fs::read(site.path().join(path)).unwrap();
            site.write_bytes(path, &bytes[..bytes.len() / 2])
        }
        ("as", other) => site.picture_of(path, other, (800, 600)),
        ("again", other) => site.picture_of(path, other, (780, 585)),
        ("named", name) => {
            site.picture(name);
            let bytes = fs::read(site.path().join(name)).unwrap();
            site.remove(name).write_bytes(path, &bytes)
        }
        ("letters", count) => site.write(path, &"Em vẽ. ".repeat(count.parse().unwrap())),
        #[cfg(unix)]
        ("latin1", _) => {
            use std::os::unix::ffi::OsStrExt;
            let folder = site.path().join(path);
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join(std::ffi::OsStr::from_bytes(b"m\xe8.jpg")), b"").unwrap();
            site
        }
        ("bytes", hex) => site.write_bytes(
            path,
            &data_encoding::HEXLOWER.decode(hex.as_bytes()).unwrap(),
        ),
        #[cfg(unix)]
        ("link", _) => {
            std::os::unix::fs::symlink("/etc/hostname", site.path().join(path)).unwrap();
            site
        }
        other => panic!("{other:?} in {line}"),
    };
}

fn lines(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).unwrap_or_default();
    text.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(str::to_owned)
        .collect()
}
