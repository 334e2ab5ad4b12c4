//! One leak, and where it is. A finding never holds the value that leaks: it may be kept in the cache and printed;
//! [`super::saying`] has the words.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::item::Item;
use crate::diagnostics::{Diagnostic, Place, Rule, Spot};
use crate::exhibition::contact_data;

/// A leak and its place in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Finding {
    /// Where in the file.
    pub at: At,
    /// What.
    pub leak: Leak,
}

/// Where in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum At {
    /// The file as a whole.
    File,
    /// A byte, from 0.
    Byte(usize),
    /// Some characters of a text, from 1; the excerpt has nothing private in it.
    Line {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
        /// What stands there, masked.
        excerpt: String,
    },
}

/// What leaks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Leak {
    /// A private value: what it is, in both languages, and how it is written there.
    PrivateValue {
        /// Tiếng Việt.
        vi: String,
        /// English.
        en: String,
        /// The writing.
        written: Written,
    },
    /// A picture or document carries more than itself.
    Metadata(BTreeSet<Item>),
    /// A colour profile, by its own description.
    Profile(String),
    /// Only technical EXIF fields.
    TechnicalExif,
    /// A picture larger than any screen: width and height in pixels.
    Large(u32, u32),
    /// A picture of more bytes than any derivative.
    Heavy(u64),
    /// A file or folder named as an original.
    NamedOriginal,
    /// A format that cameras, scanners or drawing programs write and browsers do not show.
    SourceFormat(String),
    /// Byte for byte a file of the content folder.
    SameAsSource,
    /// A file that has no place on the web.
    Stray(Stray),
    /// Contact data in text.
    Contact(ContactKind),
    /// Coordinates in a text, a link or data.
    Coordinates,
    /// A request to somebody else's server.
    ThirdParty {
        /// The server.
        host: String,
        /// What asks for it.
        by: String,
    },
    /// Script in a page.
    InlineScript,
    /// An event handler.
    Handler(String),
    /// `javascript:` in a link.
    ScriptUrl,
    /// Something else that runs: foreignObject, a PDF's script.
    Active(String),
    /// Pages without any policy.
    NoCsp(usize),
    /// A policy that lets this through.
    WeakCsp(String),
    /// A page that must not be listed does not say so.
    NotNoindex,
    /// robots.txt hides pages that say noindex.
    HiddenNoindex(usize),
    /// Pages that will be listed.
    Indexable(usize),
    /// Pages without a referrer policy.
    NoReferrerPolicy(usize),
    /// A script uses this.
    Behaviour(String),
    /// Styles inside the page.
    InlineStyle,
    /// Something that was not read, and why.
    Unread(Unread),
}

/// How a private value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Written {
    /// As it is.
    Plain,
    /// Without marks or capitals, or with other signs between its words.
    Folded,
    /// In base64.
    Base64,
    /// With percent signs.
    Percent,
    /// With `\u` escapes.
    JsonEscape,
    /// With `&#…;`.
    Entity,
    /// In two-byte characters.
    Utf16,
    /// In hexadecimal digits.
    Hex,
    /// In the file's own name.
    Name,
}

/// Kinds of contact data, as [`contact_data::Kind`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the words of contact_data::Kind")]
pub enum ContactKind {
    Phone,
    Email,
    IdentityNumber,
    StreetAddress,
    BirthDate,
    Account,
}

/// Files that have no place on the web.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Stray {
    /// SQLite and the like.
    Database,
    /// A database with what was read out of pictures.
    PictureDatabase,
    /// Positions, cameras, names in a JSON file.
    PictureData,
    /// zip, tar, rar.
    Archive,
    /// A table or an office document.
    Office,
    /// YAML, Markdown, settings.
    Source,
    /// A source map.
    SourceMap,
    /// `.git`, `.env`, `.DS_Store`.
    Hidden,
    /// `~`, `.bak`, `.swp`.
    Backup,
    /// A log.
    Log,
    /// A link to elsewhere on the disk.
    Link,
}

/// Why something was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Unread {
    /// Larger than the audit reads.
    TooLarge,
    /// Locked with a password.
    Encrypted,
    /// Packed in a way that this program cannot unpack.
    Packing,
    /// Not whole, or not what its beginning says.
    Damaged,
}

impl Finding {
    /// A leak of the file as a whole.
    pub(super) fn file(leak: Leak) -> Self {
        Finding { at: At::File, leak }
    }

    /// The finding as a problem of the file at `path`.
    pub fn diagnostic(&self, path: &str) -> Diagnostic {
        let spot = match &self.at {
            At::Line {
                line,
                column,
                excerpt,
            } => Some(Spot {
                line: *line,
                column: *column,
                excerpt: excerpt.as_str().into(),
                range: 0..excerpt.len(),
            }),
            At::File | At::Byte(_) => None,
        };
        let place = Place {
            path: path.into(),
            spot,
        };
        let mut message = self.leak.message();
        if let At::Byte(at) = self.at {
            message.vi.push_str(&format!(" (byte {at})"));
            message.en.push_str(&format!(" (byte {at})"));
        }
        Diagnostic::new(self.leak.rule(), place, message).hint(self.leak.remedy())
    }
}

impl From<contact_data::Kind> for ContactKind {
    fn from(kind: contact_data::Kind) -> Self {
        match kind {
            contact_data::Kind::Phone => ContactKind::Phone,
            contact_data::Kind::Email => ContactKind::Email,
            contact_data::Kind::IdentityNumber => ContactKind::IdentityNumber,
            contact_data::Kind::StreetAddress => ContactKind::StreetAddress,
            contact_data::Kind::BirthDate => ContactKind::BirthDate,
            contact_data::Kind::Account => ContactKind::Account,
        }
    }
}

impl Leak {
    /// The rule that it breaks.
    pub fn rule(&self) -> Rule {
        match self {
            Leak::PrivateValue { .. } => Rule::AuditPrivate,
            Leak::Metadata(_) => Rule::AuditMetadata,
            Leak::Profile(_) | Leak::TechnicalExif => Rule::AuditProfile,
            Leak::Large(..)
            | Leak::Heavy(_)
            | Leak::NamedOriginal
            | Leak::SourceFormat(_)
            | Leak::SameAsSource => Rule::AuditOriginal,
            Leak::Stray(_) => Rule::AuditStray,
            Leak::Contact(_) => Rule::AuditContact,
            Leak::Coordinates => Rule::AuditLocation,
            Leak::ThirdParty { .. } => Rule::AuditThirdParty,
            Leak::InlineScript | Leak::Handler(_) | Leak::ScriptUrl | Leak::Active(_) => {
                Rule::AuditScript
            }
            Leak::NoCsp(_) | Leak::WeakCsp(_) => Rule::AuditCsp,
            Leak::NotNoindex | Leak::HiddenNoindex(_) => Rule::AuditNoindex,
            Leak::Indexable(_) => Rule::AuditIndexing,
            Leak::NoReferrerPolicy(_) => Rule::AuditReferrer,
            Leak::Behaviour(_) => Rule::AuditBehaviour,
            Leak::InlineStyle => Rule::AuditStyle,
            Leak::Unread(_) => Rule::AuditUnread,
        }
    }
}
