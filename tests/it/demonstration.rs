//! The demonstration exhibition's pictures and the scenes that they are made from.

use std::collections::BTreeSet;
use std::fs;

use walkdir::WalkDir;

use crate::harness::project;

/// The pictures below `content/`, as paths with forward slashes.
fn pictures() -> BTreeSet<String> {
    let content = project().join("content");
    WalkDir::new(&content)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| {
            let extension = entry.path().extension().unwrap_or_default();
            ["jpg", "png", "webp"].iter().any(|e| extension == *e)
        })
        .map(|entry| {
            let path = entry.path().strip_prefix(&content).unwrap();
            path.to_str().unwrap().replace('\\', "/")
        })
        .collect()
}

#[test]
fn every_picture_is_made_from_a_scene_and_every_scene_has_its_picture() {
    let folder = project().join("examples/drawings/scenes");
    let made: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let scene = fs::read_to_string(&path).unwrap();
            let (_, rest) = scene.split_once("data-picture=\"").unwrap();
            rest.split('"').next().unwrap().to_string()
        })
        .collect();
    let set: BTreeSet<String> = made.iter().cloned().collect();
    assert_eq!(set.len(), made.len(), "two scenes make one picture");
    assert_eq!(set, pictures());
}
