//! The README's tables and commands are true.

use std::fs;

use trienlam::diagnostics::{Rule, Severity};

use crate::harness::{Site, project};

fn readme() -> String {
    fs::read_to_string(project().join("README.md")).unwrap()
}

#[test]
fn the_table_of_rules_is_the_table_of_rules() {
    let word = |severity| match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let row = |rule: &Rule| {
        format!(
            "| `{}` | {} | {} |",
            rule.code(),
            word(rule.severity()),
            rule.explanation().en
        )
    };
    let wanted: Vec<String> = Rule::ALL.iter().map(row).collect();
    let readme = readme();
    let levels = ["| error |", "| warning |", "| note |"];
    let is_row =
        |line: &&str| line.starts_with("| `") && levels.iter().any(|level| line.contains(level));
    let found: Vec<&str> = readme.lines().filter(is_row).collect();
    assert_eq!(found, wanted, "the table should be:\n{}", wanted.join("\n"));
}

#[test]
fn every_command_in_the_readme_exists() {
    let site = Site::empty();
    let readme = readme();
    let lines: Vec<&str> = readme
        .lines()
        .filter_map(|line| line.trim().strip_prefix("trienlam "))
        .collect();
    assert!(lines.len() >= 6, "{lines:?}");
    for line in lines {
        let mut words = line.split_whitespace();
        let command = match words.next() {
            Some("--site") => words.nth(1),
            first => first,
        };
        let run = site.run(&[command.unwrap(), "--help"]);
        assert_eq!(run.code, 0, "trienlam {line}: {}", run.err);
    }
}

#[test]
fn a_new_exhibition_builds_at_once() {
    let site = Site::empty();
    let folder = site.path().join("moi");
    let run = site.run(&["new", folder.to_str().unwrap()]);
    assert_eq!(run.code, 0, "{}", run.err);
    let new = Site::empty();
    new.copy(&folder.join("content"), "content").build();
    assert!(new.public().contains_key("index.html"));
}

#[test]
fn the_record_in_the_readme_is_a_record() {
    let readme = readme();
    let start = readme
        .find("title: {vi: Bàn tay ấm, en: Warm hand}\nalt:")
        .unwrap();
    let record = readme[start..].split("```").next().unwrap();
    let site = Site::small();
    site.write("content/lop/mot.yaml", record);
    let run = site.run(&["check", "--json"]);
    assert_eq!(run.code, 0, "{}", run.out);
    assert_eq!(run.summary()["tally"]["shown"], 2, "{}", run.out);
}
