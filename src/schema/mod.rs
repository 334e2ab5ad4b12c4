//! YAML as people write it: positions, strictness, “did you mean”.
//!
//! In: the bytes of a file and its path. Out: an as-written type of [`written`], every value with its
//! [`Place`](crate::diagnostics::Place), and one diagnostic for each thing that is wrong — all of them in one
//! run. What does not depend on other files is checked here (keys, types, dates, boxes); what does (languages,
//! topics, consent) is checked by `pipeline::curate`.
//!
//! A file goes through four hands: `text` (bytes → text), `tree` (text → values with places; `syntax` tells what
//! breaks), `fields` and `values` (values → the types; `suggest` guesses what was meant), and one file for each
//! record. It knows no folders and no pictures, and it is the only module that knows the YAML crate.

mod dates;
mod exhibition;
mod fields;
mod ledger;
mod legacy;
mod page;
mod quoting;
mod room;
mod shapes;
mod sheet;
mod suggest;
mod syntax;
#[cfg(test)]
mod tests;
mod text;
mod tour;
mod tree;
mod values;
mod work;
pub mod written;

use std::ops::Range;

use fields::{Fields, What};
use sheet::Sheet;
use values::Value;
use written::{At, ExhibitionFile, PageFile, RoomFile, TourFile, WorkFile};

use crate::diagnostics::{Report, Rule, say};
use crate::exhibition::Ledger;

/// Reads `exhibition.yaml`; `None` only where it is no YAML at all.
pub fn read_exhibition(path: &str, bytes: &[u8], report: &mut Report) -> Option<ExhibitionFile> {
    with_sheet(path, bytes, report, |sheet| {
        let (what, whole) = (exhibition::EXHIBITION, 0..sheet.text().len());
        record(sheet, whole, what, exhibition::exhibition).unwrap_or_else(|_| {
            fields::missing(
                sheet,
                sheet.file(),
                what,
                "title",
                exhibition::TITLE_EXAMPLE,
            );
            Some(ExhibitionFile::default())
        })
    })
}

/// Reads a `room.yaml`; `None` only where it is no YAML at all.
pub fn read_room(path: &str, bytes: &[u8], report: &mut Report) -> Option<RoomFile> {
    with_sheet(path, bytes, report, |sheet| {
        let whole = 0..sheet.text().len();
        record(sheet, whole, room::ROOM, room::room).unwrap_or_else(|_| empty_file(sheet))
    })
}

/// Reads a work's record; `None` only where it is no YAML at all.
pub fn read_work(path: &str, bytes: &[u8], report: &mut Report) -> Option<WorkFile> {
    with_sheet(path, bytes, report, |sheet| {
        let whole = 0..sheet.text().len();
        record(sheet, whole, work::WORK, work::work).unwrap_or_else(|_| empty_file(sheet))
    })
}

/// Reads a guided tour; `None` only where it is no YAML at all.
pub fn read_tour(path: &str, bytes: &[u8], report: &mut Report) -> Option<TourFile> {
    with_sheet(path, bytes, report, |sheet| {
        let (what, whole) = (tour::TOUR, 0..sheet.text().len());
        record(sheet, whole, what, tour::tour).unwrap_or_else(|Empty| {
            fields::missing(sheet, sheet.file(), what, "title", tour::TITLE_EXAMPLE);
            Some(TourFile::default())
        })
    })
}

/// Reads the ledger of withdrawn works; `None` only where it is no YAML at all. An empty one holds nothing.
pub fn read_ledger(path: &str, bytes: &[u8], report: &mut Report) -> Option<Ledger> {
    with_sheet(path, bytes, report, |sheet| {
        let whole = 0..sheet.text().len();
        let read = record(sheet, whole, ledger::LEDGER, ledger::ledger);
        read.unwrap_or_else(|Empty| Some(Ledger::default()))
    })
}

/// Reads a Markdown page; `None` where it is no text, or its front matter no YAML.
pub fn read_page(path: &str, bytes: &[u8], report: &mut Report) -> Option<PageFile> {
    with_sheet(path, bytes, report, |sheet| {
        let parts = page::divide(sheet);
        let front = parts.front.unwrap_or(0..0);
        let read = record(sheet, front, page::PAGE, |fields| {
            let title = fields.get("title", Value::string);
            (title, fields.get("slug", shapes::slug))
        });
        let (title, slug) = read.unwrap_or(Some((None, None)))?;
        let body = At {
            value: sheet.text()[parts.body.clone()].to_owned(),
            place: sheet.place(sheet.line_range(parts.body.start)),
        };
        Some(PageFile { title, slug, body })
    })
}

fn with_sheet<T>(
    path: &str,
    bytes: &[u8],
    report: &mut Report,
    read: impl FnOnce(&Sheet) -> Option<T>,
) -> Option<T> {
    match text::read(path, bytes) {
        Ok(sheet) => {
            let found = read(&sheet);
            report.extend(sheet.into_problems());
            found
        }
        Err(problem) => {
            report.push(*problem);
            None
        }
    }
}

/// That a file holds nothing, or nothing but comments.
struct Empty;

/// The record in a part of the sheet; `Ok(None)` where it cannot be read, which has been reported.
fn record<T>(
    sheet: &Sheet,
    range: Range<usize>,
    what: What,
    read: impl FnOnce(&mut Fields<'_>) -> T,
) -> Result<Option<T>, Empty> {
    match tree::parse(sheet, range) {
        Err(tree::Unreadable) => Ok(None),
        Ok(None) => Err(Empty),
        Ok(Some(node)) => {
            let value = Value {
                sheet,
                name: what.en,
                node: &node,
            };
            if matches!(node.kind, tree::Kind::Scalar { .. })
                && syntax::explain_root(sheet, &node.range)
            {
                return Ok(None);
            }
            Ok(fields::block_at(value, sheet.file(), what, read))
        }
    }
}

fn empty_file<T: Default>(sheet: &Sheet) -> Option<T> {
    sheet.push(
        Rule::YamlEmpty,
        sheet.file(),
        say!(vi: "tệp này trống", en: "this file is empty"),
        Some(say!(
            vi: "hãy viết vào ít nhất một khóa, ví dụ `title: …`, hoặc xóa tệp",
            en: "write at least one key such as `title: …`, or delete the file"
        )),
    );
    Some(T::default())
}
