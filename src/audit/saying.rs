//! What is said of a leak, and what to do about it, in the words of curators.

use super::finding::{ContactKind, Leak, Stray, Unread, Written};
use super::item::Item;
use crate::diagnostics::{Message, Rule, say};

impl Leak {
    pub(super) fn message(&self) -> Message {
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
                vi: "số trang không có chính sách nội dung (CSP), kể từ trang này: {pages}",
                en: "pages without a content security policy, this one first: {pages}"
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
                vi: "số trang có `noindex` mà robots.txt không cho máy tìm kiếm đọc, nên địa chỉ vẫn có thể bị liệt kê: {pages}",
                en: "pages that say `noindex` where robots.txt keeps search engines from reading it, so that the address may be listed all the same: {pages}"
            ),
            Leak::Indexable(pages) => say!(
                vi: "số trang mà máy tìm kiếm được liệt kê, kể từ trang này: {pages}",
                en: "pages that search engines may list, this one first: {pages}"
            ),
            Leak::NoReferrerPolicy(pages) => say!(
                vi: "số trang không có chính sách `referrer`, kể từ trang này: {pages}",
                en: "pages without a referrer policy, this one first: {pages}"
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

    pub(super) fn remedy(&self) -> Message {
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
            ContactKind::Account => {
                say!(vi: "ở đây có tên tài khoản mạng xã hội", en: "here stands an account name in a social network")
            }
        }
    }
}

impl Stray {
    fn message(self) -> Message {
        match self {
            Stray::Database => say!(vi: "một cơ sở dữ liệu", en: "a database"),
            Stray::PictureDatabase => say!(
                vi: "một cơ sở dữ liệu ghi vị trí, máy ảnh hoặc tên từ ảnh",
                en: "a database with positions, cameras or names out of pictures"
            ),
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
