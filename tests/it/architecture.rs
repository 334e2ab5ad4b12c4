//! The floors of the house: a module imports from the floors below, never from beside or above.

use std::collections::BTreeMap;

use crate::harness::{project, tree};

/// Which floor a module is on, and the name under which its floor lists it.
fn floors() -> BTreeMap<&'static str, u8> {
    let floors = [
        (5, &["main", "cli"][..]),
        (4, &["serve", "scaffold", "withdraw"]),
        (3, &["pipeline"]),
        (
            2,
            &[
                "theme", "imaging", "cache", "schema", "markdown", "headers", "audit",
            ],
        ),
        (1, &["exhibition"]),
        (0, &["diagnostics", "error", "fs", "digest"]),
    ];
    floors
        .iter()
        .flat_map(|(floor, names)| names.iter().map(|name| (*name, *floor)))
        .collect()
}

/// The stages in the order of the story; each may import those before it.
const STAGES: [&str; 10] = [
    "scan",
    "catalogue",
    "curate",
    "plan",
    "render",
    "cards",
    "staging",
    "compose",
    "audit",
    "publish",
];

/// Every `crate::x` and `super::x` of the sources: (file, module it is in, path it names). `imaging` is a crate of its
/// own, which cannot name this one.
fn imports() -> Vec<(String, String, String)> {
    let mut imports = Vec::new();
    for (path, bytes) in tree(&project().join("src")) {
        if !path.ends_with(".rs") || path == "lib.rs" || path.starts_with("imaging/") {
            continue;
        }
        let text = String::from_utf8(bytes).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap();
        for line in code
            .lines()
            .map(str::trim)
            .filter(|line| !line.starts_with("//"))
        {
            for (at, _) in line
                .match_indices("crate::")
                .chain(line.match_indices("trienlam::"))
            {
                let named = line[at..].split_once("::").unwrap().1;
                let named: String = named
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || matches!(c, '_' | ':'))
                    .collect();
                imports.push((path.clone(), module(&path), named));
            }
        }
    }
    imports
}

fn module(path: &str) -> String {
    path.split('/')
        .next()
        .unwrap()
        .trim_end_matches(".rs")
        .to_owned()
}

#[test]
fn imports_go_down_the_house() {
    let floors = floors();
    let mut wrong = Vec::new();
    for (path, module, named) in imports() {
        let target = named.split("::").next().unwrap();
        let (Some(own), Some(other)) = (floors.get(module.as_str()), floors.get(target)) else {
            continue;
        };
        let free = module == target || *own == 5 || (*own == 0 && *other == 0);
        if !(free || other < own) {
            wrong.push(format!(
                "{path} (floor {own}) imports {named} (floor {other})"
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_ground_stands_on_nothing() {
    let floors = floors();
    for (path, module, named) in imports() {
        let target = named.split("::").next().unwrap();
        if floors.get(module.as_str()) == Some(&0)
            && floors.get(target).is_some_and(|floor| *floor > 0)
        {
            panic!("{path} imports {named}");
        }
    }
}

#[test]
fn every_module_has_a_floor() {
    let floors = floors();
    for path in tree(&project().join("src"))
        .keys()
        .filter(|path| path.ends_with(".rs") && *path != "lib.rs")
    {
        assert!(
            floors.contains_key(module(path).as_str()),
            "{path} is on no floor"
        );
    }
}

#[test]
fn a_stage_imports_earlier_stages_only() {
    let place = |stage: &str| STAGES.iter().position(|name| *name == stage);
    for (path, bytes) in tree(&project().join("src/pipeline")) {
        let stage = module(&path);
        let Some(own) = place(&stage) else { continue };
        let text = String::from_utf8(bytes).unwrap();
        for line in text
            .split("#[cfg(test)]")
            .next()
            .unwrap()
            .lines()
            .filter(|line| line.trim_start().starts_with("use "))
        {
            let named = ["super::", "crate::pipeline::"]
                .iter()
                .find_map(|start| line.split_once(start))
                .map(|(_, rest)| rest);
            let Some(named) = named else { continue };
            let target: String = named
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            if let Some(other) =
                place(&target).filter(|_| !path.contains('/') || line.contains("crate::pipeline::"))
            {
                assert!(other < own || target == stage, "{path}: {line}");
            }
        }
    }
}

/// Under its own name the pixels' crate would be on no floor.
#[test]
fn pixels_have_one_name_in_the_house() {
    for (path, bytes) in tree(&project().join("src")) {
        let named = String::from_utf8_lossy(&bytes).contains("trienlam_imaging");
        let may = path.starts_with("imaging/") || ["lib.rs", "exhibition/mod.rs"].contains(&&*path);
        assert!(may || !named, "{path}");
    }
}

#[test]
fn only_the_command_line_prints() {
    for (path, bytes) in tree(&project().join("src")) {
        let text = String::from_utf8_lossy(&bytes);
        let code = text.split("#[cfg(test)]").next().unwrap();
        if path.ends_with(".rs") && module(&path) != "cli" && module(&path) != "main" {
            for word in [
                "println!",
                "eprintln!",
                "print!(",
                "eprint!(",
                "io::stdout",
                "io::stderr",
            ] {
                assert!(!code.contains(word), "{path} uses {word}");
            }
        }
    }
}

#[test]
fn one_file_starts_other_programs() {
    for (path, bytes) in tree(&project().join("src")) {
        let text = String::from_utf8_lossy(&bytes);
        let starts = text.contains("std::process::{Command") || text.contains("process::Command");
        assert_eq!(starts, path == "imaging/decode/installed.rs", "{path}");
    }
}

#[test]
fn curate_and_plan_touch_no_disk() {
    for folder in ["pipeline/curate", "pipeline/plan", "exhibition"] {
        for (path, bytes) in tree(&project().join("src").join(folder)) {
            let text = String::from_utf8_lossy(&bytes);
            assert!(
                !text.contains("crate::fs") && !text.contains("std::fs"),
                "{folder}/{path}"
            );
        }
    }
}

#[test]
fn every_file_opens_with_what_it_is_and_stays_a_room() {
    for (path, bytes) in tree(&project().join("src")) {
        let Ok(text) = String::from_utf8(bytes) else {
            continue;
        };
        // Tests, and the theme author's reference, are lists that are read by looking up.
        let list = path.ends_with("tests.rs") || path == "theme/views.rs";
        if path.ends_with(".rs") && !list {
            assert!(text.starts_with("//!"), "{path} does not say what it is");
            assert!(
                text.lines().count() <= 520,
                "{path} holds more than one thing: {} lines",
                text.lines().count()
            );
        }
    }
}

/// Who may know what people wrote: the readers, `curate` where it becomes an exhibition, the stages that need the
/// place of a picture's file, and the faces that print problems. Everything else, and every module to come, sees
/// public types alone.
const MAY_KNOW_THE_PRIVATE: [&str; 7] = [
    "schema/",
    "pipeline/catalogue.rs",
    "pipeline/curate/",
    "pipeline/mod.rs",
    "pipeline/render.rs",
    "pipeline/scan",
    // takes files out of content/, and writes nothing that is published
    "withdraw",
];

/// Proof 5 of the house's rules: pages, search, feeds, manifests, labels and exports are made from public types.
#[test]
fn no_private_type_leaves_curate() {
    let private = [
        "schema::",
        "written::",
        "catalogue::",
        "Catalogue",
        "WorkEntry",
        "WorkFile",
        "RoomFile",
        "ConsentBlock",
        "ArtistBlock",
        "Secrets",
        "Ruling",
        "KeptBack",
    ];
    // `audit` asks exhibition.yaml for the organisers' own addresses, which may stand in a page.
    let speaks_to_the_curator = [
        "cli/audit.rs",
        "cli/json.rs",
        "pipeline/alike.rs",
        "pipeline/ruling.rs",
        "pipeline/outcome.rs",
    ];
    for (path, bytes) in tree(&project().join("src")) {
        let free = MAY_KNOW_THE_PRIVATE.iter().any(|may| path.starts_with(may))
            || speaks_to_the_curator.contains(&path.as_str())
            || path == "lib.rs"
            || !path.ends_with(".rs");
        if free {
            continue;
        }
        let text = String::from_utf8(bytes).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap();
        let lines = code
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        for line in lines {
            for name in private {
                assert!(!line.contains(name), "{path} knows {name}: {line}");
            }
        }
    }
}

/// Whoever makes files for the published folder does not even know where a problem is: a place names a file.
#[test]
fn no_public_noun_holds_a_place_or_a_path() {
    for file in ["artwork.rs", "mod.rs", "text.rs", "id.rs"] {
        let text = std::fs::read_to_string(project().join("src/exhibition").join(file)).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap();
        for name in ["Place", "PathBuf", "FoundFile"] {
            assert!(!code.contains(name), "exhibition/{file} knows {name}");
        }
    }
}
