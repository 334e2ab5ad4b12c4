//! Who wants which path: every file of the next site, each claimed once.
//!
//! In: paths and digests, from many threads. Out: the sorted table of the next site, or a refusal when two want the
//! same path, or paths that differ in nothing but capitals, which are one path on the disks of Windows and macOS.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::diagnostics::say;
use crate::error::Error;
use crate::exhibition::SitePath;
use crate::fs::Stamp;
use crate::pipeline::inventory::Filed;

/// Where the bytes of a file are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::pipeline) enum Origin {
    /// In the published folder, unchanged.
    Kept,
    /// In the staging folder.
    Fresh,
}

/// A file of the next site.
#[derive(Clone, Copy, Debug)]
pub(in crate::pipeline) struct Claim {
    pub(in crate::pipeline) filed: Filed,
    /// Where it is and how it lies there; `None` while it is being written.
    pub(in crate::pipeline) placed: Option<(Origin, Stamp)>,
}

/// Whether somebody was there before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Claimed {
    First,
    Again,
}

/// Every file of the next site.
#[derive(Debug, Default)]
pub(in crate::pipeline) struct Claims {
    pub(in crate::pipeline) files: BTreeMap<SitePath, Claim>,
    /// Every file and folder in lower case, and how it is really written; folders end in `/`.
    names: BTreeMap<String, String>,
}

impl Claims {
    pub(super) fn claim(&mut self, path: &SitePath, filed: Filed) -> Result<Claimed, Error> {
        if let Some(before) = self.files.get(path) {
            return match before.filed == filed {
                true => Ok(Claimed::Again),
                false => Err(contested(path)),
            };
        }
        self.name(path)?;
        let claim = Claim {
            filed,
            placed: None,
        };
        self.files.insert(path.clone(), claim);
        Ok(Claimed::First)
    }

    pub(super) fn place(&mut self, path: &SitePath, origin: Origin, stamp: Stamp) {
        if let Some(claim) = self.files.get_mut(path) {
            claim.placed = Some((origin, stamp));
        }
    }

    /// Enters a path and the folders above it. A name without its final `/` is the key, so that a file and a folder
    /// cannot both have it.
    fn name(&mut self, path: &SitePath) -> Result<(), Error> {
        let path = path.as_str();
        let folders = path.match_indices('/').map(|(at, _)| &path[..=at]);
        for name in folders.chain([path]) {
            match self
                .names
                .entry(name.trim_end_matches('/').to_ascii_lowercase())
            {
                Entry::Vacant(free) => {
                    free.insert(name.to_owned());
                }
                Entry::Occupied(taken) if taken.get() == name => {}
                Entry::Occupied(taken) => return Err(clash(taken.get(), name)),
            }
        }
        Ok(())
    }
}

fn contested(path: &SitePath) -> Error {
    Error::Refused(say!(
        vi: "hai tệp khác nhau cùng cần địa chỉ `{path}`: nếu một tệp là của bạn (trong `root/` của giao diện), hãy đổi tên tệp đó; nếu không, đây là lỗi của trienlam, xin báo cho chúng tôi",
        en: "two different files want the address `{path}`: if one is your own (in the theme's `root/`), rename it; otherwise this is a fault in trienlam, please report it"
    ))
}

fn clash(one: &str, two: &str) -> Error {
    let (one, two) = (one.min(two), one.max(two));
    Error::Refused(say!(
        vi: "`{one}` và `{two}` sẽ là một trên đĩa không phân biệt chữ hoa chữ thường: hãy đổi tên một trong hai",
        en: "`{one}` and `{two}` would be one on disks that do not tell capitals from small letters: rename one of them"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::Digest;

    fn claim(claims: &mut Claims, path: &str, text: &str) -> Result<Claimed, String> {
        let filed = Filed {
            digest: Digest::of(text.as_bytes()),
            bytes: text.len() as u64,
        };
        let path = SitePath::parse(path).unwrap();
        claims
            .claim(&path, filed)
            .map_err(|error| error.to_string())
    }

    #[test]
    fn a_path_is_claimed_once_or_with_the_same_bytes() {
        let mut claims = Claims::default();
        assert_eq!(claim(&mut claims, "a/index.html", "x"), Ok(Claimed::First));
        assert_eq!(claim(&mut claims, "a/index.html", "x"), Ok(Claimed::Again));
        let error = claim(&mut claims, "a/index.html", "y").unwrap_err();
        assert!(
            error.contains("`a/index.html`") && error.contains("root/"),
            "{error}"
        );
    }

    #[test]
    fn names_that_are_one_on_some_disks_clash() {
        for (one, two) in [
            ("A.html", "a.html"),
            ("Works/a.html", "works/b.html"),
            ("a", "a/b"),
            ("a/b", "A"),
        ] {
            for (first, second) in [(one, two), (two, one)] {
                let mut claims = Claims::default();
                assert_eq!(claim(&mut claims, first, "x"), Ok(Claimed::First));
                assert!(claim(&mut claims, second, "x").is_err(), "{first} {second}");
            }
        }
    }
}
