//! `trienlam audit DIR`: a built folder read back, ours or another generator's.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Instant;

use super::args::{AuditArgs, Global};
use super::console::Console;
use super::exit::{Exit, Stop};
use super::{interrupt, json, meant};
use crate::audit::{self, Allowed, Auditor, Terms};
use crate::diagnostics::{Report, say};
use crate::digest::Digest;
use crate::error::Error;
use crate::fs;
use crate::pipeline::Observer;

/// Reads and tells.
pub(super) fn run(global: &Global, args: &AuditArgs, console: &Console) -> Result<Exit, Stop> {
    interrupt::listen(console)?;
    let read = read(global, args, console);
    match (read, args.json) {
        (Err(stop), true) => {
            json::failure(stop.message(), stop.exit())?;
            Err(stop)
        }
        (read, _) => read,
    }
}

fn read(global: &Global, args: &AuditArgs, console: &Console) -> Result<Exit, Stop> {
    let begun = Instant::now();
    let root = meant::whole(&args.built)?;
    if fs::kind(&root)? != Some(fs::Kind::Folder) {
        let shown = args.built.display();
        return Err(Stop::Usage(say!(
            vi: "`{shown}` không phải là một thư mục; hãy nêu thư mục chứa trang đã dựng, ví dụ `trienlam audit public`",
            en: "`{shown}` is no folder; name the one that holds the built site, such as `trienlam audit public`"
        )));
    }
    let originals = match &args.originals {
        Some(folder) => meant::whole(folder)?,
        None => meant::whole(&global.site)?.join("content"),
    };
    let auditor = Auditor::new(Terms {
        allowed: Allowed::new(&args.allow),
        sources: match originals.starts_with(&root) {
            true => BTreeSet::new(),
            false => digests(&originals)?,
        },
        ..Terms::default()
    });
    let progress = console.progress();
    let audited = audit::folder(&root, &auditor, &|| progress.interrupted());
    progress.end();
    let audited = audited?;
    let mut report = Report::new();
    report.extend(audited.diagnostics);
    let exit = match report.has_errors() {
        true => Exit::Problems,
        false => Exit::Fine,
    };
    let took = begun.elapsed();
    match args.json {
        true => json::audit(&report, audited.files, audited.bytes, exit, took)?,
        false => console.audit(&report, audited.files, audited.bytes, took),
    }
    Ok(exit)
}

/// The digests of everything in a folder of originals; of none where there is no folder.
fn digests(folder: &Path) -> Result<BTreeSet<Digest>, Error> {
    let files = fs::walk(folder)?;
    let files = files.iter().filter(|entry| entry.kind == fs::Kind::File);
    files
        .map(|entry| Ok(Digest::of(&fs::read(&folder.join(&entry.name))?)))
        .collect()
}
