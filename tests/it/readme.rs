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
    let found: Vec<&str> = readme
        .lines()
        .filter(|line| {
            line.starts_with("| `")
                && line.matches('/').count() > 0
                && line.contains("| error |")
                    | line.contains("| warning |")
                    | line.contains("| note |")
        })
        .collect();
    assert_eq!(found, wanted, "the table should be:\n{}", wanted.join("\n"));
}

#[test]
fn every_command_in_the_readme_exists() {
    let site = Site::empty();
    for line in readme()
        .lines()
        .filter_map(|line| line.trim().strip_prefix("trienlam "))
    {
        let command = line.split_whitespace().next().unwrap();
        let run = site.run(&[command, "--help"]);
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
