//! One leak, where it is, and the words for it. A finding never holds the value that leaks: it may be kept in the
//! cache and printed.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::item::Item;
use crate::diagnostics::{Diagnostic, Message, Place, Rule, Spot, say};
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
}

/// Files that have no place on the web.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Stray {
    /// SQLite and the like.
    Database,
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

    fn message(&self) -> Message {
        match self {
            Leak::PrivateValue { vi, en, written } => {
                let (how_vi, how_en) = written.words();
                say!(vi: "ở đây có {vi}{how_vi}", en: "here stands {en}{how_en}")
            }
            Leak::Metadata(items) => {
                let words: Vec<(String, String)> = items.iter().map(Item::words).collect();
                let vi: Vec<&str> = words.iter().map(|(vi, _)| vi.as_str()).collect();
                let en: Vec<&str> = words.iter().map(|(_, en)| en.as_str()).collect();
                let (vi, en) = (vi.join(", "), en.join(", "));
                say!(vi: "tệp mang theo {vi}", en: "the file carries {en}")
            }
            Leak::Profile(name) if name.is_empty() => say!(
                vi: "ảnh kèm một hồ sơ màu",
                en: "the picture carries a colour profile"
            ),
            Leak::Profile(name) => say!(
                vi: "ảnh kèm hồ sơ màu `{name}`",
                en: "the picture carries the colour profile `{name}`"
            ),
            Leak::TechnicalExif => say!(
                vi: "ảnh kèm EXIF, chỉ có thông số kỹ thuật",
                en: "the picture carries EXIF of technical fields alone"
            ),
            Leak::Large(width, height) => say!(
                vi: "ảnh {width} × {height} điểm, lớn như ảnh gốc",
                en: "a picture of {width} × {height} pixels, as large as an original"
            ),
            Leak::Heavy(bytes) => {
                let megabytes = bytes / 1_000_000;
                say!(
                    vi: "ảnh nặng {megabytes} MB như ảnh gốc",
                    en: "a picture of {megabytes} MB, as heavy as an original"
                )
            }
            Leak::NamedOriginal => say!(
                vi: "tên tệp hoặc thư mục nói đây là ảnh gốc",
                en: "by its name or folder this is an original"
            ),
            Leak::SourceFormat(format) => say!(
                vi: "{format} là định dạng của máy ảnh, máy quét hay phần mềm vẽ",
                en: "{format} is what cameras, scanners or drawing programs write"
            ),
            Leak::SameAsSource => say!(
                vi: "tệp này giống hệt một tệp nguồn trong content/",
                en: "this is byte for byte a file of content/"
            ),
            Leak::Stray(stray) => stray.message(),
            Leak::Contact(kind) => kind.message(),
            Leak::Coordinates => say!(
                vi: "ở đây có tọa độ một nơi chốn",
                en: "here stand the coordinates of a place"
            ),
            Leak::ThirdParty { host, by } => say!(
                vi: "{by} gọi đến máy chủ {host}",
                en: "{by} asks the server {host}"
            ),
            Leak::InlineScript => say!(
                vi: "mã lệnh viết thẳng trong trang",
                en: "a script stands inside the page"
            ),
            Leak::Handler(name) => say!(
                vi: "thuộc tính `{name}` chạy mã lệnh",
                en: "the attribute `{name}` runs script"
            ),
            Leak::ScriptUrl => say!(
                vi: "liên kết `javascript:` chạy mã lệnh",
                en: "a `javascript:` link runs script"
            ),
            Leak::Active(what) => say!(
                vi: "{what} có thể chạy mã lệnh hoặc chèn trang khác",
                en: "{what} can run script or bring in other pages"
            ),
            Leak::NoCsp(pages) => say!(
                vi: "{pages} trang không có chính sách nội dung (CSP), kể từ trang này",
                en: "{pages} pages, this one first, have no content security policy"
            ),
            Leak::WeakCsp(hole) => say!(
                vi: "chính sách nội dung để hở {hole}",
                en: "the content security policy lets through {hole}"
            ),
            Leak::NotNoindex => say!(
                vi: "trang này không được phép liệt kê mà thiếu `noindex`",
                en: "this page may not be listed and does not say `noindex`"
            ),
            Leak::HiddenNoindex(pages) => say!(
                vi: "robots.txt chặn {pages} trang có `noindex`: máy tìm kiếm không đọc được chữ đó và vẫn có thể liệt kê địa chỉ",
                en: "robots.txt shuts out {pages} pages that say `noindex`: search engines cannot read it and may list the address all the same"
            ),
            Leak::Indexable(pages) => say!(
                vi: "{pages} trang cho phép máy tìm kiếm liệt kê, kể từ trang này",
                en: "{pages} pages, this one first, may be listed by search engines"
            ),
            Leak::NoReferrerPolicy(pages) => say!(
                vi: "{pages} trang không có chính sách `referrer`, kể từ trang này",
                en: "{pages} pages, this one first, have no referrer policy"
            ),
            Leak::Behaviour(what) => say!(
                vi: "mã lệnh dùng {what}",
                en: "a script uses {what}"
            ),
            Leak::InlineStyle => say!(
                vi: "kiểu chữ viết thẳng trong trang",
                en: "styles stand inside the page"
            ),
            Leak::Unread(why) => why.message(),
        }
    }

    fn remedy(&self) -> Message {
        match self.rule() {
            Rule::AuditPrivate => say!(
                vi: "tìm xem nó đến từ bản ghi, trang hay giao diện nào và bỏ đi; nếu đó chỉ là chữ thường gặp, hãy đổi tên tệp nguồn",
                en: "find the record, page or theme that it comes from and take it out; if it is but an ordinary word, rename the source file"
            ),
            Rule::AuditMetadata | Rule::AuditProfile => say!(
                vi: "lưu lại tệp không kèm siêu dữ liệu; `trienlam build` tự làm việc này với tranh",
                en: "save the file anew without metadata; `trienlam build` does so with works"
            ),
            Rule::AuditOriginal => say!(
                vi: "chỉ đăng bản thu nhỏ, đã nén lại; bỏ tệp này khỏi thư mục web",
                en: "publish smaller, re-encoded copies alone; take this file out of the web root"
            ),
            Rule::AuditStray => say!(
                vi: "bỏ tệp này khỏi thư mục web: ai đoán được địa chỉ đều tải về được",
                en: "take it out of the web root: whoever guesses its address can load it"
            ),
            Rule::AuditContact => say!(
                vi: "bỏ đi, hoặc cho phép rõ ràng bằng `--allow` nếu là liên hệ của chính ban tổ chức",
                en: "take it out, or allow it with `--allow` where it is the organisers' own"
            ),
            Rule::AuditLocation => say!(
                vi: "bỏ tọa độ, hoặc chỉ ghi tên tỉnh thành",
                en: "take the coordinates out, or name a province only"
            ),
            Rule::AuditThirdParty => say!(
                vi: "đặt một bản sao của tệp đó ngay trong trang của mình",
                en: "keep a copy of that file on your own site"
            ),
            Rule::AuditScript => say!(
                vi: "chuyển mã lệnh ra tệp .js của trang, hoặc bỏ đi",
                en: "move it to a .js file of the site, or take it out"
            ),
            Rule::AuditCsp | Rule::AuditStyle => say!(
                vi: "thêm vào mỗi trang: <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'\">",
                en: "add to each page: <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'\">"
            ),
            Rule::AuditNoindex => say!(
                vi: "ghi <meta name=\"robots\" content=\"noindex\"> vào trang và đừng chặn trang đó trong robots.txt",
                en: "write <meta name=\"robots\" content=\"noindex\"> in the page and do not shut it out in robots.txt"
            ),
            Rule::AuditIndexing => say!(
                vi: "nếu các em và gia đình chưa đồng ý, hãy ghi <meta name=\"robots\" content=\"noindex\">",
                en: "unless the children and their families agreed, write <meta name=\"robots\" content=\"noindex\">"
            ),
            Rule::AuditReferrer => say!(
                vi: "thêm <meta name=\"referrer\" content=\"no-referrer\">",
                en: "add <meta name=\"referrer\" content=\"no-referrer\">"
            ),
            Rule::AuditBehaviour => say!(
                vi: "xem lại: người xem là trẻ em, trang không cần nhớ hay báo gì về các em",
                en: "look at it: the visitors are children, and a page need not remember or tell anything about them"
            ),
            _ => say!(
                vi: "xem lại tệp này bằng mắt, hoặc bỏ đi",
                en: "look at this file yourself, or take it away"
            ),
        }
    }
}

impl Written {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Written::Plain => ("", ""),
            Written::Folded => (", viết không dấu", ", written without marks"),
            Written::Base64 => (", dạng base64", ", in base64"),
            Written::Percent => (", dạng %XX", ", percent-encoded"),
            Written::JsonEscape => (", dạng \\uXXXX", ", as \\uXXXX"),
            Written::Entity => (", dạng &#…;", ", as &#…;"),
            Written::Utf16 => (", dạng UTF-16", ", in UTF-16"),
            Written::Hex => (", dạng thập lục phân", ", in hexadecimal digits"),
            Written::Name => (", trong tên tệp", ", in the file's name"),
        }
    }
}

impl ContactKind {
    fn message(self) -> Message {
        match self {
            ContactKind::Phone => {
                say!(vi: "ở đây có số điện thoại", en: "here stands a telephone number")
            }
            ContactKind::Email => {
                say!(vi: "ở đây có địa chỉ thư điện tử", en: "here stands an e-mail address")
            }
            ContactKind::IdentityNumber => {
                say!(vi: "ở đây có số giấy tờ hoặc tài khoản", en: "here stands an identity or account number")
            }
            ContactKind::StreetAddress => {
                say!(vi: "ở đây có địa chỉ nhà", en: "here stands a street address")
            }
            ContactKind::BirthDate => {
                say!(vi: "ở đây có ngày sinh", en: "here stands a date of birth")
            }
        }
    }
}

impl Stray {
    fn message(self) -> Message {
        match self {
            Stray::Database => say!(vi: "một cơ sở dữ liệu", en: "a database"),
            Stray::PictureData => say!(
                vi: "tệp dữ liệu ghi vị trí, máy ảnh hoặc tên từ ảnh",
                en: "a data file with positions, cameras or names out of pictures"
            ),
            Stray::Archive => say!(vi: "một tệp nén", en: "an archive"),
            Stray::Office => say!(
                vi: "một bảng tính hoặc tài liệu văn phòng",
                en: "a table or an office document"
            ),
            Stray::Source => say!(
                vi: "một tệp nguồn hoặc tệp thiết lập",
                en: "a source or settings file"
            ),
            Stray::SourceMap => say!(vi: "một bản đồ mã nguồn", en: "a source map"),
            Stray::Hidden => say!(vi: "một tệp ẩn", en: "a hidden file"),
            Stray::Backup => say!(vi: "một bản nháp hoặc bản sao lưu", en: "a backup or draft"),
            Stray::Log => say!(vi: "một tệp nhật ký", en: "a log"),
            Stray::Link => say!(
                vi: "một liên kết đến chỗ khác trên ổ đĩa",
                en: "a link to elsewhere on the disk"
            ),
        }
    }
}

impl Unread {
    fn message(self) -> Message {
        match self {
            Unread::TooLarge => {
                say!(vi: "tệp quá lớn, chưa được đọc", en: "the file is too large and was not read")
            }
            Unread::Encrypted => {
                say!(vi: "tệp có mật khẩu, chưa được đọc", en: "the file has a password and was not read")
            }
            Unread::Packing => say!(
                vi: "tệp nén theo cách chưa đọc được",
                en: "the file is packed in a way that is not read"
            ),
            Unread::Damaged => say!(
                vi: "tệp hỏng hoặc không đúng định dạng, chỉ được đọc một phần",
                en: "the file is damaged or not what it says, and was read in part"
            ),
        }
    }
}
