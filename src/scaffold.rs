//! `trienlam new`: a complete small exhibition, explained for a teacher, that builds at once.
//!
//! In: a folder that is empty or not there. Out: records, pages and two sample drawings in it, in Vietnamese
//! and English. Nothing is ever overwritten. The drawings come from [`drawings`]; a child drew neither.

mod crayon;
mod drawings;

use std::path::Path;

use walkdir::WalkDir;

use crate::diagnostics::say;
use crate::error::{Error, Verb};
use crate::fs;

/// The files as they stand in the starter folder of the source, and where they go.
const TEXTS: &[(&str, &str)] = &[
    (".gitignore", include_str!("scaffold/starter/gitignore")),
    (
        "content/exhibition.yaml",
        include_str!("scaffold/starter/exhibition.yaml"),
    ),
    (
        "content/about.vi.md",
        include_str!("scaffold/starter/about.vi.md"),
    ),
    (
        "content/about.en.md",
        include_str!("scaffold/starter/about.en.md"),
    ),
    (
        "content/phong-mau/room.yaml",
        include_str!("scaffold/starter/room.yaml"),
    ),
    (
        "content/phong-mau/nam-tay-nhau.yaml",
        include_str!("scaffold/starter/nam-tay-nhau.yaml"),
    ),
    (
        "content/phong-mau/thuyen-giay.yaml",
        include_str!("scaffold/starter/thuyen-giay.yaml"),
    ),
    (
        "content/phong-mau/_ban-ghi-mau.yaml",
        include_str!("scaffold/starter/record-template.yaml"),
    ),
];

/// Makes the exhibition.
///
/// # Errors
/// Where the folder holds anything already, or cannot be written.
pub fn create(folder: &Path) -> Result<(), Error> {
    ensure_empty(folder)?;
    for (path, text) in TEXTS {
        fs::write(&folder.join(path), text.as_bytes())?;
    }
    let room = folder.join("content/phong-mau");
    for (name, sheet) in [
        ("nam-tay-nhau.jpg", drawings::hand_in_hand()),
        ("thuyen-giay.jpg", drawings::paper_boat()),
    ] {
        let path = room.join(name);
        let picture = sheet.jpeg().map_err(std::io::Error::other);
        fs::write(&path, &picture.map_err(Error::file(Verb::Write, &path))?)?;
    }
    Ok(())
}

/// Refuses a file, and a folder with anything in it.
fn ensure_empty(folder: &Path) -> Result<(), Error> {
    let named = folder.display();
    let mut inside = WalkDir::new(folder).max_depth(1).into_iter();
    let root = match inside.next() {
        Some(Ok(root)) => root,
        Some(Err(error)) if missing(&error) => return Ok(()),
        Some(Err(error)) => return Err(Error::file(Verb::List, folder)(error.into())),
        None => return Ok(()),
    };
    if !root.path().is_dir() {
        return Err(Error::Refused(say!(
            vi: "{named} là một tệp; hãy chọn tên khác cho thư mục triển lãm",
            en: "{named} is a file; choose another name for the exhibition's folder"
        )));
    }
    match inside.next() {
        None => Ok(()),
        Some(_) => Err(Error::Refused(say!(
            vi: "{named} đã có đồ bên trong và không gì bị ghi đè; hãy chọn một thư mục mới hoặc trống",
            en: "{named} is not empty, and nothing is ever overwritten; choose a new or an empty folder"
        ))),
    }
}

fn missing(error: &walkdir::Error) -> bool {
    let error = error.io_error();
    error.is_some_and(|error| error.kind() == std::io::ErrorKind::NotFound)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Diagnostic;
    use crate::pipeline::{self, Options, Silent};

    #[test]
    fn a_new_exhibition_is_complete() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("lớp 4");
        create(&folder).unwrap();
        for (path, text) in TEXTS {
            assert_eq!(fs::read(&folder.join(path)).unwrap(), text.as_bytes());
        }
        for name in ["nam-tay-nhau", "thuyen-giay"] {
            let picture = fs::read(&folder.join(format!("content/phong-mau/{name}.jpg"))).unwrap();
            assert!(picture.len() < 200_000, "{} bytes", picture.len());
            let picture = image::load_from_memory(&picture).unwrap();
            assert!(picture.width() >= 1000 && picture.height() >= 700);
        }
    }

    #[test]
    fn a_new_exhibition_builds_at_once_without_a_word_of_blame() {
        let home = tempfile::tempdir().unwrap();
        let site = home.path().join("lop-4");
        create(&site).unwrap();
        let options = Options {
            out: site.join("public"),
            date: "2026-06-01".parse().unwrap(),
            base_url: None,
            jobs: None,
            keep_going: false,
            site,
        };
        let outcome = pipeline::build(&options, &Silent).unwrap();
        assert_eq!(outcome.report.sorted(), Vec::<&Diagnostic>::new());
        assert_eq!(
            (
                outcome.tally.works,
                outcome.tally.shown,
                outcome.tally.with_alt
            ),
            (2, 2, 2)
        );
        assert!(outcome.published.is_some());
    }

    #[test]
    fn an_empty_folder_will_do_and_nothing_is_overwritten() {
        let home = tempfile::tempdir().unwrap();
        create(home.path()).unwrap();
        let note = home.path().join("content/exhibition.yaml");
        fs::write(&note, b"mine").unwrap();
        assert!(matches!(create(home.path()), Err(Error::Refused(_))));
        assert!(matches!(create(&note), Err(Error::Refused(_))));
        assert_eq!(fs::read(&note).unwrap(), b"mine");
    }

    /// The keys of design.md, so that a renamed key is noticed here; the reader's own check is `tests/`.
    #[test]
    fn records_use_the_keys_of_the_format() {
        const EXHIBITION: &str = "title description languages base_url theme publish derivatives topics help contact order defaults";
        const ROOM: &str = "title slug intro order cover level defaults";
        const WORK: &str = "id title artist artists school province year medium dimensions topics alt statement award level sensitive crop trim redact reviewed consent rights order extra";
        for (path, text) in TEXTS.iter().filter(|(path, _)| path.ends_with(".yaml")) {
            let keys = match *path {
                "content/exhibition.yaml" => EXHIBITION,
                "content/phong-mau/room.yaml" => ROOM,
                _ => WORK,
            };
            let known: Vec<&str> = keys.split(' ').collect();
            let record: serde_json::Value = serde_yaml::from_str(text).unwrap();
            for key in record.as_object().unwrap().keys() {
                assert!(known.contains(&key.as_str()), "{path}: {key}");
            }
        }
    }

    /// Samples may say that they are samples; a room whose defaults said so would publish real children unasked.
    #[test]
    fn the_demonstration_consent_never_cascades() {
        let room = TEXTS
            .iter()
            .find(|(path, _)| path.ends_with("room.yaml"))
            .unwrap()
            .1;
        let room: serde_json::Value = serde_yaml::from_str(room).unwrap();
        assert!(room["defaults"].get("consent").is_none());
        let template = TEXTS
            .iter()
            .find(|(path, _)| path.contains("/_"))
            .unwrap()
            .1;
        assert!(!template.contains("demonstration"));
    }

    /// What a teacher gets by removing the `#` is valid too, and names the consent's own keys.
    #[test]
    fn the_commented_consents_are_valid() {
        for (path, text) in TEXTS
            .iter()
            .filter(|(_, text)| text.contains("#   ref:") || text.contains("#     ref:"))
        {
            let lines = text
                .lines()
                .skip_while(|line| !line.trim_start_matches(['#', ' ']).starts_with("consent:"));
            let block: Vec<&str> = lines.map(|line| line.trim_start_matches('#')).collect();
            let block: serde_json::Value = serde_yaml::from_str(&block.join("\n")).unwrap();
            let keys: Vec<&String> = block["consent"].as_object().unwrap().keys().collect();
            let expected = [
                "ref",
                "guardian",
                "child",
                "scopes",
                "given_on",
                "expires_on",
            ];
            assert_eq!(keys.len(), expected.len(), "{path}");
            assert!(
                expected
                    .iter()
                    .all(|key| keys.iter().any(|found| found == key)),
                "{path}: {keys:?}"
            );
        }
    }
}
