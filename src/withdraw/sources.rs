//! Pictures and records leave `content/`: into quarantine, or for ever.
//!
//! In: the works of a case. Out: where each file went. The record goes before its picture: a record alone would stop
//! every build, while a picture alone is held back by the ledger.

use std::path::{Path, PathBuf};

use super::{Fate, Taken};
use crate::diagnostics::say;
use crate::digest::Digest;
use crate::error::Error;
use crate::fs;
use crate::pipeline::Options;

/// A file that left `content/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Where it was, from the site's folder.
    pub from: String,
    /// Where it is; `None`: it is deleted.
    pub to: Option<PathBuf>,
}

/// Refuses a quarantine from which works could come out again.
pub(super) fn guard(folder: &Path, options: &Options) -> Result<(), Error> {
    let inside = |of: &Path| -> Result<bool, Error> {
        let (folder, of) = (fs::real(folder)?, fs::real(of)?);
        Ok(folder.starts_with(of))
    };
    let rebuilt = [options.out.clone(), options.state(), options.cache()];
    for open in [options.content(), options.themes()]
        .into_iter()
        .chain(rebuilt)
    {
        if inside(&open)? {
            let (shown, open) = (folder.display(), open.display());
            return Err(Error::Refused(say!(
                vi: "`{shown}` nằm trong {open}: hãy chọn cho `--quarantine` một thư mục riêng tư bên ngoài; chưa có gì thay đổi",
                en: "`{shown}` lies inside {open}: give --quarantine a private folder outside; nothing was changed"
            )));
        }
    }
    Ok(())
}

/// Takes the files of works out.
pub(super) fn take_out(works: &[Taken], fate: &Fate) -> Result<Vec<Moved>, Error> {
    let mut moved = Vec::new();
    for work in works {
        for (from, disk) in work.files.iter().zip(&work.disks) {
            let to = match fate {
                Fate::Delete => {
                    fs::remove_file(disk)?;
                    None
                }
                Fate::Quarantine(folder) => Some(put_away(disk, folder, work)?),
            };
            if let Some(room) = disk.parent() {
                fs::sync_dir(room)?;
            }
            let from = from.clone();
            moved.push(Moved { from, to });
        }
    }
    Ok(moved)
}

/// Moves a file into the work's own folder in quarantine.
fn put_away(disk: &Path, quarantine: &Path, work: &Taken) -> Result<PathBuf, Error> {
    fs::create_private_dir(quarantine)?;
    let folder = quarantine.join(work.id.as_str());
    fs::create_private_dir(&folder)?;
    let to = free_name(disk, &folder)?;
    fs::relocate(disk, &to)?;
    fs::sync_dir(&folder)?;
    Ok(to)
}

/// The file's own name, with a number where another file has it. The same bytes may be replaced: a run that died
/// between copying to another disk and deleting left them.
fn free_name(disk: &Path, folder: &Path) -> Result<PathBuf, Error> {
    let name = disk.file_name().unwrap_or_default();
    let bytes = Digest::of(&fs::read(disk)?);
    let mut to = folder.join(name);
    let mut number = 1;
    while let Some(there) = fs::read_if_exists(&to)? {
        if Digest::of(&there) == bytes {
            break;
        }
        number += 1;
        to = folder.join(format!("{number}-{}", name.to_string_lossy()));
    }
    Ok(to)
}
