//! The ledger's new lines: added at its end in one step, so that it is the old one or the new one, never half.
//!
//! In: a case and the ledger as it was read. Out: the ledger as it now is. What stands in the file is not rewritten;
//! that the new file can be read, and says what it should, is made sure of before it takes the old one's place.

use super::find::{broken_ledger, first_error};
use super::{Case, Taken, Wish};
use crate::diagnostics::{Report, say};
use crate::error::Error;
use crate::exhibition::{Ledger, Mark, Tombstone};
use crate::fs;
use crate::pipeline::{Options, scan};
use crate::schema;

/// What a teacher reads who opens the file.
const HEAD: &str = "\
# Sổ tranh đã rút. Lệnh `trienlam withdraw` ghi vào đây mỗi khi một bức tranh được gỡ vĩnh viễn.
# Ở đây không có tên ai: chỉ có mã tranh, ngày, lý do, và dấu vết để nhận ra nếu bức tranh ấy quay lại.
# Xin giữ nguyên các dòng: nhờ chúng mà tranh đã rút không hiện lại và mã của nó không dùng cho tranh khác.
#
# Works that were taken out for good. `trienlam withdraw` writes a line here for each of them.
# There is nobody's name in it: the work's id, the day, the reason, and marks to know the picture by if it comes back.
# Please leave the lines as they are: because of them no withdrawn work is shown again and no id is used twice.
withdrawn:
";

/// Adds what the ledger does not say yet, and gives back the whole of it.
pub(super) fn add(case: &Case, wish: &Wish, options: &Options) -> Result<Ledger, Error> {
    let new = tombstones(case, wish);
    if new.is_empty() {
        return Ok(case.ledger.clone());
    }
    let path = options.site.join(scan::LEDGER);
    let text = with_lines(fs::read_if_exists(&path)?, &new);
    let mut report = Report::new();
    let ledger = schema::read_ledger(scan::LEDGER, &text, &mut report).unwrap_or_default();
    if let Some(problem) = first_error(&report, scan::LEDGER) {
        return Err(broken_ledger(problem));
    }
    if !new.iter().all(|stone| ledger.tombstones.contains(stone)) {
        let path = scan::LEDGER;
        return Err(Error::Refused(say!(
            vi: "không thêm được dòng vào {path}: danh sách `withdrawn:` phải đứng cuối tệp, mỗi tranh một dòng; chưa có gì thay đổi",
            en: "no line can be added to {path}: the list `withdrawn:` must stand at its end, a line for each work; nothing was changed"
        )));
    }
    fs::write_atomically(&path, &text)?;
    fs::sync_dir(&options.content())?;
    Ok(ledger)
}

/// The tombstones that the ledger lacks.
fn tombstones(case: &Case, wish: &Wish) -> Vec<Tombstone> {
    let stone = |work: &Taken| {
        let listed = !work.mentions.is_empty();
        Tombstone {
            id: work.id.clone(),
            on: wish.on,
            reason: wish.reason,
            picture: Mark::of_picture(&work.picture),
            name: listed.then(|| Mark::of_name(&work.id, &work.stem)),
        }
    };
    let works = case
        .works
        .iter()
        .filter(|work| !is_known(work, &case.ledger));
    works.map(stone).collect()
}

/// Whether nothing is left to say of a work.
fn is_known(work: &Taken, ledger: &Ledger) -> bool {
    let name_is_known = work.mentions.is_empty() || ledger.of_name(&work.stem).is_some();
    let Some(stone) = ledger.of_picture(&work.picture) else {
        return false;
    };
    let id_is_known = stone.id == work.id || ledger.of_id(&work.id).is_some();
    name_is_known && id_is_known
}

fn with_lines(before: Option<Vec<u8>>, new: &[Tombstone]) -> Vec<u8> {
    let mut text = before.filter(|bytes| !bytes.trim_ascii().is_empty());
    let text = text.get_or_insert_with(|| HEAD.into());
    if !text.ends_with(b"\n") {
        text.push(b'\n');
    }
    let indent = indent(text);
    for stone in new {
        text.extend_from_slice(format!("{indent}{}\n", line(stone)).as_bytes());
    }
    std::mem::take(text)
}

/// The spaces in front of the lines that are there already.
fn indent(text: &[u8]) -> String {
    let text = String::from_utf8_lossy(text);
    let last = text
        .lines()
        .rfind(|line| line.trim_start().starts_with("- "));
    let spaces = last.map_or(2, |line| line.len() - line.trim_start().len());
    " ".repeat(spaces)
}

fn line(stone: &Tombstone) -> String {
    let Tombstone {
        id,
        on,
        reason,
        picture,
        name,
    } = stone;
    let reason = reason.code();
    let name = name.as_ref().map(|name| format!(", name: \"{name}\""));
    let name = name.unwrap_or_default();
    format!("- {{id: \"{id}\", on: {on}, reason: {reason}, picture: \"{picture}\"{name}}}")
}

#[cfg(test)]
mod tests {
    use jiff::civil::Date;

    use super::*;
    use crate::digest::Digest;
    use crate::exhibition::{WithdrawalReason, WorkId};

    fn stone(id: &str, name: Option<&str>) -> Tombstone {
        let id = WorkId::parse(id).unwrap();
        Tombstone {
            on: Date::constant(2026, 1, 15),
            reason: WithdrawalReason::Guardian,
            picture: Mark::of_picture(&Digest::of(id.as_str().as_bytes())),
            name: name.map(|name| Mark::of_name(&id, name)),
            id,
        }
    }

    fn read(text: &[u8]) -> Vec<Tombstone> {
        let mut report = Report::new();
        let ledger = schema::read_ledger(scan::LEDGER, text, &mut report).unwrap();
        assert!(!report.has_errors(), "{}", String::from_utf8_lossy(text));
        ledger.tombstones
    }

    #[test]
    fn what_is_written_reads_back_whatever_stood_there() {
        let old = stone("null", Some("a"));
        let old_line = line(&old);
        for before in [
            None,
            Some(String::new()),
            Some(format!("withdrawn:\n  {old_line}")),
            Some(format!("# mine\r\nwithdrawn:\r\n- {}\r\n", &old_line[2..])),
            Some(format!("\u{feff}withdrawn:\n    {old_line}\n\n")),
        ] {
            let kept = before.iter().any(|text| text.contains("null"));
            let text = with_lines(before.map(String::into_bytes), &[stone("012", None)]);
            let text = with_lines(Some(text), &[stone("1e5", Some("x"))]);
            let mut expected = vec![stone("012", None), stone("1e5", Some("x"))];
            expected.splice(0..0, kept.then(|| old.clone()));
            assert_eq!(read(&text), expected, "{}", String::from_utf8_lossy(&text));
        }
    }

    #[test]
    fn a_teacher_finds_an_explanation_and_nobodys_name() {
        let text = with_lines(None, &[stone("abc", Some("nguyen-van-an"))]);
        let text = String::from_utf8(text).unwrap();
        assert!(text.starts_with("# Sổ tranh đã rút") && text.contains("# Works that"));
        assert!(!text.contains("nguyen"), "{text}");
        assert_eq!(read(text.as_bytes()), [stone("abc", Some("nguyen-van-an"))]);
    }
}
