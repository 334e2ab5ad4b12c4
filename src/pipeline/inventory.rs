//! What was published: every file with its digest.
//!
//! In: the files of a publication. Out: `inventory.json` in the state folder, beside the site and never inside:
//! sorted, without times, the same bytes for the same site. It is also the proof that a folder is ours.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::diagnostics::say;
use crate::digest::Digest;
use crate::error::Error;
use crate::exhibition::SitePath;
use crate::fs;

/// The name of the inventory in the state folder.
pub(super) const FILE: &str = "inventory.json";

/// The version of the format.
const FORMAT: u32 = 1;

/// One published file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filed {
    /// The digest of its bytes.
    pub digest: Digest,
    /// How many bytes.
    pub bytes: u64,
}

/// What was published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inventory {
    /// Every file, by its path in the site.
    pub files: BTreeMap<SitePath, Filed>,
}

/// What a state folder says of its site.
pub(super) enum Saved {
    Nothing,
    Damaged,
    Whole(Inventory),
}

#[derive(Serialize, Deserialize)]
struct Written<Files> {
    format: u32,
    files: Files,
}

impl Inventory {
    /// Reads back what was last published from this state folder; `None` before the first time.
    ///
    /// # Errors
    /// When the file cannot be read or is damaged.
    pub fn load(state: &Path) -> Result<Option<Self>, Error> {
        match Self::saved(state)? {
            Saved::Nothing => Ok(None),
            Saved::Whole(inventory) => Ok(Some(inventory)),
            Saved::Damaged => {
                let file = state.join(FILE).display().to_string();
                Err(Error::Refused(say!(
                    vi: "bản kê các tệp đã đăng bị hỏng: {file}; hãy xóa thư mục trang đã dựng (nếu trong đó không có gì của riêng bạn) rồi dựng lại",
                    en: "the record of what was published is damaged: {file}; delete the built site's folder (if nothing in it is your own) and build again"
                )))
            }
        }
    }

    pub(super) fn saved(state: &Path) -> Result<Saved, Error> {
        let Some(bytes) = fs::read_if_exists(&state.join(FILE))? else {
            return Ok(Saved::Nothing);
        };
        match serde_json::from_slice::<Written<_>>(&bytes) {
            Ok(Written { format, files }) if format == FORMAT => {
                Ok(Saved::Whole(Inventory { files }))
            }
            _ => Ok(Saved::Damaged),
        }
    }

    /// The bytes of all files together.
    pub fn bytes(&self) -> u64 {
        self.files.values().map(|filed| filed.bytes).sum()
    }

    pub(super) fn to_json(&self) -> Vec<u8> {
        let written = Written {
            format: FORMAT,
            files: &self.files,
        };
        // cannot fail: keys are text and there is no float; an empty file would read back as damaged
        let mut json = serde_json::to_vec_pretty(&written).unwrap_or_default();
        json.push(b'\n');
        json
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_back_and_is_stable() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(Inventory::load(folder.path()).unwrap(), None);
        let mut inventory = Inventory::default();
        for name in ["works/a/index.html", "index.html"] {
            let filed = Filed {
                digest: Digest::of(name.as_bytes()),
                bytes: 7,
            };
            inventory
                .files
                .insert(SitePath::parse(name).unwrap(), filed);
        }
        let json = inventory.to_json();
        fs::write(&folder.path().join(FILE), &json).unwrap();
        assert_eq!(Inventory::load(folder.path()).unwrap(), Some(inventory));
        let text = String::from_utf8(json).unwrap();
        assert!(text.starts_with("{\n  \"format\": 1,\n  \"files\": {\n    \"index.html\": {\n"));
    }

    #[test]
    fn a_damaged_inventory_says_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        for damage in [
            "",
            "{",
            r#"{"format":1,"files":{"../x":1}}"#,
            r#"{"format":2,"files":{}}"#,
        ] {
            fs::write(&folder.path().join(FILE), damage.as_bytes()).unwrap();
            let error = Inventory::load(folder.path()).unwrap_err().to_string();
            assert!(error.contains("inventory.json; delete"), "{error}");
        }
    }
}
