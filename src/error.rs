//! Operational failures: what stops the program although the content is fine
//! (a full disk, a missing permission, an output folder that belongs to somebody else).
//!
//! In: a verb and the path it was about. Out: one sentence for a person.
//! Content problems are not errors of this kind: see [`crate::diagnostics`].

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostics::{Message, say};

/// What went wrong outside the content, with the remedy where there is one.
#[derive(Debug)]
pub enum Error {
    /// A file operation failed: “could not `verb` `path`”.
    File {
        /// What was being done.
        verb: Verb,
        /// The file or folder it was done to.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// The program was asked to stop (Ctrl-C) and did, before anything became visible.
    Interrupted,
    /// Something that only a person can put right, told in full.
    Refused(Message),
}

/// What is done to a file; named so that messages read alike in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// Reading bytes.
    Read,
    /// Listing a folder.
    List,
    /// Writing bytes.
    Write,
    /// Making a folder.
    Create,
    /// Deleting.
    Remove,
    /// Renaming or swapping.
    Rename,
    /// Copying or linking.
    Copy,
    /// Taking the lock of an output folder.
    Lock,
}

impl Verb {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Verb::Read => ("đọc", "read"),
            Verb::List => ("xem thư mục", "list"),
            Verb::Write => ("ghi", "write"),
            Verb::Create => ("tạo", "create"),
            Verb::Remove => ("xóa", "remove"),
            Verb::Rename => ("đổi tên", "rename"),
            Verb::Copy => ("sao chép", "copy"),
            Verb::Lock => ("khóa", "lock"),
        }
    }
}

impl Error {
    /// The constructor to pass to `map_err`: `fs.map_err(Error::file(Verb::Read, path))`.
    pub fn file(verb: Verb, path: &Path) -> impl FnOnce(io::Error) -> Error {
        let path = path.to_path_buf();
        move |source| Error::File { verb, path, source }
    }

    /// The sentence in both languages; the path is shown as it is and must be escaped by who prints it.
    pub fn message(&self) -> Message {
        match self {
            Error::File { verb, path, source } => {
                let (vi, en) = verb.words();
                let path = path.display();
                say!(vi: "không {vi} được {path}: {source}", en: "could not {en} {path}: {source}")
            }
            Error::Interrupted => say!(
                vi: "đã dừng theo yêu cầu; trang đang đăng vẫn nguyên như cũ",
                en: "stopped as asked; the site online is as it was"
            ),
            Error::Refused(message) => message.clone(),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().en)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::File { source, .. } => Some(source),
            Error::Interrupted | Error::Refused(_) => None,
        }
    }
}
