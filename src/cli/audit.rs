//! `trienlam audit DIR`: a built folder read back, ours or another generator's.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Instant;

use super::args::{AuditArgs, Global};
use super::console::Console;
use super::exit::{Exit, Stop};
use super::{interrupt, json, meant};
use crate::audit::{self, Allowed, Auditor, Needle, Needles, Terms};
use crate::diagnostics::{Report, say};
use crate::digest::Digest;
use crate::error::Error;
use crate::fs;
use crate::pipeline::Observer;
use crate::schema;

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
    let needles = match &args.private {
        Some(file) => Needles::new(&listed(&meant::whole(file)?)?, &[]),
        None => Needles::none(),
    };
    let own = own_contact(&meant::whole(&global.site)?)?;
    let auditor = Auditor::new(Terms {
        needles,
        allowed: Allowed::new(args.allow.iter().chain(&own)),
        sources: match originals.starts_with(&root) {
            true => BTreeSet::new(),
            false => digests(&originals)?,
        },
        ..Terms::default()
    });
    if let (sought, passed @ 1..) = auditor.sought() {
        console.say(&say!(
            vi: "Giá trị riêng tư: tìm {sought}, bỏ qua {passed} vì quá ngắn hoặc quá thường gặp.",
            en: "Private values: {sought} looked for, {passed} too short or too ordinary to be."
        ));
    }
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

/// The values of a list, one a line; a line is told by its number, not by what it says.
fn listed(file: &Path) -> Result<Vec<Needle>, Error> {
    let bytes = fs::read(file)?;
    let text = String::from_utf8_lossy(&bytes);
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let lines = text.trim_start_matches('\u{feff}').lines().enumerate();
    let needle = |(at, value): (usize, &str)| {
        let line = at + 1;
        Needle {
            value: value.trim().to_owned(),
            what: say!(vi: "giá trị ở dòng {line} của {name}", en: "the value of line {line} of {name}"),
        }
    };
    Ok(lines
        .filter(|(_, value)| !value.trim().is_empty())
        .map(needle)
        .collect())
}

/// Whom exhibition.yaml says to call or write to: that is meant to be read.
fn own_contact(site: &Path) -> Result<Vec<String>, Error> {
    let name = "content/exhibition.yaml";
    let Some(bytes) = fs::read_if_exists(&site.join(name))? else {
        return Ok(Vec::new());
    };
    // what is wrong with the file is for `check` to tell
    let file = schema::read_exhibition(name, &bytes, &mut Report::new()).unwrap_or_default();
    let contact = file.contact.map(|contact| [contact.email, contact.phone]);
    let help = file.help.into_iter().flat_map(|help| help.lines);
    let help = help.map(|line| line.phone.value);
    let contact = contact.into_iter().flatten().flatten();
    Ok(contact.map(|text| text.value).chain(help).collect())
}

/// The digests of everything in a folder of originals; of none where there is no folder.
fn digests(folder: &Path) -> Result<BTreeSet<Digest>, Error> {
    let files = fs::walk(folder)?;
    let files = files.iter().filter(|entry| entry.kind == fs::Kind::File);
    files
        .map(|entry| Ok(Digest::of(&fs::read(&folder.join(&entry.name))?)))
        .collect()
}
