//! The table of rules: a stable code, a severity and one sentence each, in both languages.
//!
//! The README's table is made from it and tested against it; every rule has a case in `tests/cases` that
//! fires it. To add a rule: add its line here, a case, and a line in the README.

use super::Message;

/// What a broken rule does to the build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is published until it is put right.
    Error,
    /// Published all the same; somebody should look.
    Warning,
    /// Told so that nothing happens in silence.
    Note,
}

macro_rules! rules {
    ($($variant:ident $code:literal $severity:ident $vi:literal $en:literal)*) => {
        /// A rule of the content folder.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Rule {
            $(#[doc = $en] $variant,)*
        }

        impl Rule {
            /// Every rule, in the order of the table.
            pub const ALL: &'static [Rule] = &[$(Rule::$variant,)*];

            /// The stable code, `group/name`.
            pub fn code(self) -> &'static str {
                match self { $(Rule::$variant => $code,)* }
            }

            /// What breaking it does.
            pub fn severity(self) -> Severity {
                match self { $(Rule::$variant => Severity::$severity,)* }
            }

            /// One sentence: what the rule asks for.
            pub fn explanation(self) -> Message {
                match self { $(Rule::$variant => Message { vi: $vi.into(), en: $en.into() },)* }
            }
        }
    };
}

rules! {
    // The folder.
    ContentMissing "content/missing" Error
        "Thư mục content/ phải có exhibition.yaml." "The content folder needs an exhibition.yaml."
    ContentStray "content/stray-file" Error
        "Mỗi tệp trong content/ phải là tranh, bản ghi, trang Markdown, hoặc bắt đầu bằng `_`." "Every file in content/ is a picture, a record, a Markdown page, or starts with `_`."
    ContentRecordAlone "content/record-without-picture" Error
        "Mỗi bản ghi phải có bức tranh cùng tên." "Every record has a picture of the same stem."
    ContentTwoPictures "content/two-pictures" Error
        "Hai bức tranh không được dùng chung một tên." "Two pictures may not share one stem."
    ContentNameClash "content/name-clash" Error
        "Hai tên không được trùng nhau khi bỏ qua chữ hoa và cách gõ dấu." "No two names may be equal but for case or Unicode form."
    ContentName "content/name" Error
        "Tên tệp phải đọc được (Unicode)." "File names must be readable Unicode."
    ContentLink "content/link" Error
        "Liên kết tượng trưng không được dẫn ra ngoài thư mục." "Symbolic links are not followed."
    ContentEmptyRoom "content/empty-room" Warning
        "Phòng không có tranh nào được trưng bày thì không hiện." "A room without a work to show is left out."
    // YAML as text.
    YamlEncoding "yaml/encoding" Error
        "Tệp văn bản phải được lưu bằng UTF-8." "Text files are saved as UTF-8."
    YamlSyntax "yaml/syntax" Error
        "Tệp phải là YAML hợp lệ." "The file must be valid YAML."
    YamlTab "yaml/tab" Error
        "YAML thụt lề bằng dấu cách, không dùng phím Tab." "YAML is indented with spaces, not tabs."
    YamlColon "yaml/unquoted-colon" Error
        "Chữ có dấu hai chấm phải đặt trong ngoặc kép." "Text with a colon and a space needs quotation marks."
    YamlComment "yaml/comment-cut" Warning
        "Chữ sau ` #` bị coi là chú thích; hãy đặt trong ngoặc kép." "Text after ` #` is a comment; put it in quotation marks to keep it."
    YamlAlias "yaml/alias" Error
        "Không dùng neo và bí danh YAML (`&`, `*`, `<<`)." "Anchors, aliases and merge keys are not used."
    YamlTag "yaml/tag" Error
        "Không dùng thẻ YAML (`!`)." "Tags are not used."
    YamlLimit "yaml/limit" Error
        "Tệp quá lớn hoặc lồng nhau quá sâu." "The file is too large or nested too deeply."
    YamlDocuments "yaml/documents" Error
        "Mỗi tệp chỉ chứa một tài liệu YAML." "A file holds one YAML document."
    // YAML as a record.
    YamlUnknownKey "yaml/unknown-key" Error
        "Khóa phải có trong danh sách các khóa." "Every key is one that the format knows."
    YamlDuplicateKey "yaml/duplicate-key" Error
        "Mỗi khóa chỉ viết một lần." "A key stands once."
    YamlType "yaml/wrong-type" Error
        "Giá trị phải đúng kiểu." "A value has the type that its key asks for."
    YamlEmpty "yaml/empty-value" Warning
        "Khóa để trống được coi như không có." "A key without a value counts as absent."
    YamlMissingKey "yaml/missing-key" Error
        "Khóa bắt buộc phải có." "A required key is there."
    // Values.
    ValueUnknown "value/unknown" Error
        "Giá trị phải nằm trong danh sách cho phép." "A value is one of those listed."
    ValueRange "value/out-of-range" Error
        "Số, ngày hoặc khung phải nằm trong khoảng cho phép." "A number, date or box is within its bounds."
    ValueLanguage "value/language" Error
        "Văn bản chỉ dùng các ngôn ngữ của triển lãm." "Texts use the exhibition's languages."
    ValueProvinceRenamed "value/province-renamed" Warning
        "Tên tỉnh cũ được đổi sang tên mới." "An old province name is shown under its new one."
    ValueClass "value/class" Note
        "Tên lớp chỉ hiện thành khối lớp." "A class is shown as its grade only."
    // Works and rooms.
    WorkId "work/id" Error
        "Mỗi tranh có một mã riêng." "Every work has an id of its own."
    WorkTwice "work/same-picture" Warning
        "Một bức tranh xuất hiện hai lần." "The same picture appears twice."
    WorkAlike "work/alike" Note
        "Một bức tranh chỉ nên có mặt một lần, dù được chụp hai lần." "A drawing hangs once, even if it was photographed twice."
    WorkAlt "work/alt" Warning
        "Mỗi tranh cần lời mô tả cho người không nhìn thấy." "Every work says what a blind visitor hears."
    WorkReview "work/review" Warning
        "Mỗi tranh cần một người lớn xem lại trước khi đăng." "Somebody has looked at every work before it is shown."
    RoomOrder "room/order" Error
        "Danh sách `order` và `cover` chỉ nêu tên tranh có thật." "`order` and `cover` name works that exist."
    RoomTitle "room/title" Warning
        "Mỗi phòng có tên; tên thư mục không bao giờ hiện ra." "Every room has a title; a folder's name is never shown."
    RoomDefaults "room/defaults" Error
        "`defaults:` chỉ ghi điều cả lớp có chung." "`defaults:` hold what a class shares, not what belongs to one work."
    RoomSlug "room/slug" Error
        "Mỗi phòng có một địa chỉ riêng." "Every room has an address of its own."
    RoomTranslation "room/translation" Note
        "Bản dịch còn thiếu được thay bằng ngôn ngữ đầu tiên." "A missing translation falls back to the first language."
    // Guided tours.
    TourWork "tour/work" Error
        "Chuyến tham quan chỉ nêu tranh có thật." "A tour's stops name works that exist."
    TourLeftOut "tour/left-out" Note
        "Tranh không được trưng bày hoặc cần lời báo trước thì không nằm trong chuyến tham quan." "A tour passes over works that are not shown or that need a notice."
    TourEmpty "tour/empty" Warning
        "Chuyến tham quan không có tranh nào để xem thì không hiện." "A tour without a work to show is left out."
    // The site.
    PublishBaseUrl "publish/base-url" Note
        "Sơ đồ trang và nguồn tin cần địa chỉ của trang." "A sitemap and feeds need the site's address."
    // Consent.
    ConsentWithheld "consent/withheld" Note
        "Tranh không đủ đồng thuận thì không hiện ở đâu cả." "A work without full consent is shown nowhere."
    ConsentLowered "consent/lowered" Note
        "Tranh hiện ít hơn mức mong muốn vì mức trần hoặc đồng thuận." "A work shows less than it asked for, because of a ceiling or the consent."
    ConsentExpires "consent/expires-soon" Warning
        "Đồng thuận sắp hết hạn." "A consent ends within 60 days."
    ConsentRights "consent/licence" Error
        "Giấy phép Creative Commons cần phạm vi đồng thuận `cc`." "A Creative Commons licence needs the consent's `cc` scope."
    ConsentContradiction "consent/contradiction" Warning
        "Tuổi, khối lớp, ngày và loại đồng thuận phải khớp nhau; nếu không, cách hiểu chặt hơn được dùng." "Age, grade, days and basis fit together; where they do not, the stricter reading holds."
    IdentityFullName "identity/full-name" Warning
        "Tên trông giống họ tên đầy đủ thì phải có người xem lại trước khi tranh được hiện." "A name that looks like a full name is looked at by a person before the work is shown."
    IdentityDisclosure "identity/disclosure" Warning
        "Lời có thể là tiếng kêu cứu của trẻ thì phải có người đọc kỹ trước khi tranh được hiện." "Words that may be a child's cry for help are read by a person before the work is shown."
    IdentityContact "identity/contact" Error
        "Chữ hiện ra không có số điện thoại, thư điện tử, số giấy tờ, địa chỉ nhà, ngày sinh hay tài khoản của trẻ." "Public text holds no telephone number, e-mail address, identity number, street address, date of birth or child's account."
    IdentityMention "identity/name-in-text" Error
        "Chữ hiện ra không nêu tên em nào mà tên được giữ lại." "Public text names no child whose name is kept back."
    // Works that were taken out for good.
    WithdrawnPicture "withdrawn/picture" Warning
        "Bức tranh đã rút không bao giờ hiện lại." "A picture that was withdrawn is never shown again."
    WithdrawnId "withdrawn/id" Error
        "Mã của tranh đã rút không dùng lại." "The id of a withdrawn work is never used again."
    WithdrawnName "withdrawn/name" Note
        "Không cần nêu tên tranh đã rút trong danh sách." "`order`, `cover` and tours need no longer name a withdrawn work."
    // Pictures.
    PictureUnsupported "picture/unsupported" Error
        "Tranh phải ở định dạng đọc được." "A picture is in a format that can be read."
    PictureBroken "picture/broken" Error
        "Tệp tranh phải còn nguyên vẹn." "A picture file is whole."
    PictureTooLarge "picture/too-large" Error
        "Tranh không được vượt giới hạn điểm ảnh." "A picture stays within the limit of pixels."
    PictureFrames "picture/first-frame" Note
        "Tệp có nhiều hình; chỉ hình đầu được dùng." "Of several pages or frames the first is used."
    PicturePart "picture/part" Warning
        "Chữ và ảnh trong tranh SVG không được vẽ ra." "Words and pictures inside an SVG drawing are not drawn."
    PictureName "picture/name" Note
        "Đuôi tệp không khớp với định dạng thật." "A file's ending does not fit what it holds."
    PictureSmall "picture/small" Note
        "Tranh nhỏ sẽ hiện nhỏ; không bao giờ phóng to." "A small picture is shown small; nothing is enlarged."
    PictureDeepZoom "picture/deep-zoom" Note
        "Xem thật gần chỉ có ích với tranh lớn hơn bản lớn nhất trên trang." "A deep zoom is for pictures larger than the largest that the page shows."
    // Markdown.
    MarkdownHtml "markdown/html" Warning
        "HTML trong Markdown hiện thành chữ thường." "HTML inside Markdown is shown as text."
    MarkdownLink "markdown/link" Warning
        "Liên kết chỉ dùng https, http, mailto hoặc tel." "Links are https, http, mailto or tel."
    MarkdownImage "markdown/image" Warning
        "Markdown không chèn được hình." "Markdown brings no pictures."
    MarkdownLimit "markdown/limit" Error
        "Văn bản Markdown không quá dài và không lồng nhau quá sâu." "Markdown text is not too long or nested too deeply."
    // Themes.
    ThemeUnknown "theme/unknown" Error
        "Giao diện được chọn phải có thật." "The chosen theme exists."
    ThemeUnused "theme/unused-override" Error
        "Mỗi tệp ghi đè phải thay một tệp có thật." "Every override replaces a file that the theme has."
    ThemeTemplate "theme/template" Error
        "Mẫu trang phải hợp lệ." "Templates are valid."
    ThemeStrings "theme/strings" Error
        "Bảng chữ của giao diện phải đầy đủ." "A theme's table of strings is complete."
    ThemeLook "theme/look" Error
        "look.yaml của giao diện phải hợp lệ." "A theme's `look.yaml` is valid."
    ThemeRobots "theme/robots" Warning
        "robots.txt không ngăn máy tìm kiếm đọc các trang." "`robots.txt` keeps no search engine from the pages."
    // What a built site gives away.
    AuditPrivate "audit/private-value" Error
        "Giá trị riêng tư không xuất hiện ở bất cứ đâu trong trang đã dựng." "No private value stands anywhere in the built site, in no encoding."
    AuditMetadata "audit/metadata" Error
        "Ảnh chỉ mang hình: không vị trí, máy ảnh, tên, ngày, ảnh nhỏ kèm theo." "A picture carries its picture alone: no position, camera, name, date or thumbnail."
    AuditOriginal "audit/original" Error
        "Ảnh gốc không bao giờ được đăng." "No original is published."
    AuditStray "audit/stray" Error
        "Không để cơ sở dữ liệu, bản nháp, tệp nén, bảng tính, tệp ẩn trong thư mục web." "No database, archive, table, source map, backup or hidden file lies in the web root."
    AuditContact "audit/contact" Error
        "Trang không ghi số điện thoại, thư điện tử, giấy tờ, địa chỉ nhà, ngày sinh." "No text holds a telephone number, e-mail or street address, identity number or date of birth."
    AuditLocation "audit/location" Error
        "Trang không ghi tọa độ." "No text or link holds coordinates."
    AuditThirdParty "audit/third-party" Error
        "Trang không gọi đến máy chủ của người khác." "Pages ask nothing of other people's servers."
    AuditScript "audit/script" Error
        "Trang không có mã lệnh viết thẳng trong HTML, SVG hay PDF." "No script stands inside a page, drawing or PDF."
    AuditCsp "audit/csp" Error
        "Mỗi trang có chính sách nội dung (CSP) chặt." "Every page has a strict content security policy."
    AuditNoindex "audit/noindex" Error
        "Trang không được phép liệt kê phải nói điều đó, và robots.txt không che điều đó." "A page that search engines may not list says so, where they can see it."
    AuditBehaviour "audit/behaviour" Warning
        "Mã lệnh không lưu gì trên máy người xem và không gọi đi nơi khác." "Scripts store nothing on the visitor's device and call nobody."
    AuditReferrer "audit/referrer" Warning
        "Trang không tiết lộ địa chỉ của mình cho trang được liên kết." "Pages do not tell linked sites where a visitor came from."
    AuditIndexing "audit/indexing" Note
        "Trang không ghi `noindex` sẽ được các máy tìm kiếm liệt kê." "A page without `noindex` will be listed by search engines."
    AuditStyle "audit/inline-style" Note
        "Kiểu chữ viết thẳng trong trang cần một CSP lỏng hơn." "Styles written inside a page ask for a weaker policy."
    AuditProfile "audit/profile" Note
        "Hồ sơ màu và thông số kỹ thuật trong ảnh có thể cho biết máy nào đã làm ra nó." "A colour profile or technical note in a picture may tell what made it."
    AuditUnread "audit/unread" Note
        "Chỗ không đọc được thì không chứng minh được gì." "What could not be read is not proven."
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_are_stable_and_unique() {
        let codes: BTreeSet<_> = Rule::ALL.iter().map(|rule| rule.code()).collect();
        assert_eq!(codes.len(), Rule::ALL.len());
        assert!(
            codes
                .iter()
                .all(|code| code.split('/').count() == 2 && code.is_ascii())
        );
    }
}
