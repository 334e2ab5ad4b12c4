//! `_withdrawn.yaml`: the ledger of works that were taken out for good.
//!
//! It is read more strictly than a record: a line that cannot be understood is an error and closes the gate, for a
//! work that was withdrawn must not come back because of a slip in this file.

use super::fields::{Fields, What, block};
use super::shapes;
use super::values::{Value, Wanted};
use crate::exhibition::{Ledger, Mark, Tombstone, WithdrawalReason};

pub(super) const LEDGER: What = What {
    vi: "sổ tranh đã rút",
    en: "the ledger of withdrawn works",
    example: "withdrawn:",
    inner: &[],
};
const TOMBSTONE: What = What {
    vi: "một dòng của sổ tranh đã rút",
    en: "a line of the ledger of withdrawn works",
    example: "- {id: abc, on: 2026-01-15, reason: guardian, picture: abcdefghijklmnop}",
    inner: &[],
};
const MARK: Wanted = Wanted {
    vi: "dấu vết mà lệnh `trienlam withdraw` đã ghi",
    en: "the mark that `trienlam withdraw` wrote",
    example: "abcdefghijklmnop",
};
const NAME_MARK: Wanted = Wanted {
    example: "abcd",
    ..MARK
};

/// Reads the keys of the ledger.
pub(super) fn ledger(fields: &mut Fields<'_>) -> Ledger {
    let stones = fields.get("withdrawn", |value| value.list(tombstone));
    Ledger {
        tombstones: stones.unwrap_or_default(),
    }
}

fn tombstone(value: Value<'_>) -> Option<Tombstone> {
    let reasons = WithdrawalReason::ALL.map(|reason| (reason.code(), reason));
    block(value, TOMBSTONE, |fields| {
        let id = fields.get("id", shapes::work_id);
        let on = fields.get("on", Value::date);
        let reason = fields.get("reason", |value| value.one_of(&reasons));
        let picture = fields.get("picture", |value| mark(value, MARK, Mark::PICTURE_CHARS));
        let name = fields.get("name", |value| mark(value, NAME_MARK, Mark::NAME_CHARS));
        let id = fields.required("id", id, "id: abc");
        let on = fields.required("on", on, "on: 2026-01-15");
        let picture = fields.required("picture", picture, "picture: abcdefghijklmnop");
        Some(Tombstone {
            id: id?.value,
            on: on?.value,
            reason: reason.map_or(WithdrawalReason::Unstated, |reason| reason.value),
            picture: picture?,
            name,
        })
    })?
}

fn mark(value: Value<'_>, wanted: Wanted, chars: usize) -> Option<Mark> {
    let text = value.word(wanted)?;
    let mark = Mark::parse(text).filter(|_| text.len() == chars);
    mark.or_else(|| value.wrong(wanted, None))
}
