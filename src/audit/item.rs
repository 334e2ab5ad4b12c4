//! What a picture may carry beside its picture, in the words of the report.

use serde::{Deserialize, Serialize};

/// A kind of metadata.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Item {
    /// Where it was taken; whole degrees alone are told on.
    Position(Option<Degrees>),
    /// A place in words: city, country, location.
    PlaceName,
    /// Faces with their names.
    Faces,
    /// The number of a camera, lens or body.
    Serial,
    /// Artist, owner, author, copyright; the name of a computer.
    Owner,
    /// When it was taken or changed.
    Taken,
    /// Camera, lens, software.
    Camera,
    /// The camera maker's own block.
    MakerNote,
    /// A small picture, which may show what was cropped away.
    Thumbnail,
    /// A second picture or a gain map.
    SecondPicture,
    /// EXIF with other fields.
    Exif,
    /// An XMP packet.
    Xmp,
    /// IPTC or Photoshop blocks.
    Iptc,
    /// A comment.
    Comment,
    /// A text with this keyword.
    Text(String),
    /// Content credentials (C2PA).
    Credentials,
    /// A block that no browser asks for, by its name.
    Block(String),
    /// Bytes behind the picture's end.
    Trailing(usize),
    /// Titles and names of a document.
    DocumentInfo,
    /// Files inside a document.
    Attachment,
    /// What a drawing program notes down: layers, paths on its disk.
    EditorData,
}

/// A position to the degree: a hundred kilometres.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Degrees {
    /// North is positive.
    pub north: i16,
    /// East is positive.
    pub east: i16,
}

impl Item {
    /// The words for it in Vietnamese and English.
    pub(super) fn words(&self) -> (String, String) {
        let fixed = |vi: &str, en: &str| (vi.to_owned(), en.to_owned());
        match self {
            Item::Position(Some(at)) => {
                let at = at.redacted();
                (
                    format!("vị trí GPS ({at})"),
                    format!("the GPS position ({at})"),
                )
            }
            Item::Position(None) => fixed("vị trí GPS", "the GPS position"),
            Item::PlaceName => fixed("tên địa điểm", "a place's name"),
            Item::Faces => fixed("khuôn mặt kèm tên", "faces with names"),
            Item::Serial => fixed(
                "số máy ảnh hoặc ống kính",
                "the serial number of camera or lens",
            ),
            Item::Owner => fixed("tên người chụp hoặc chủ máy", "the name of author or owner"),
            Item::Taken => fixed("ngày giờ", "date and time"),
            Item::Camera => fixed("kiểu máy và phần mềm", "the camera's model or software"),
            Item::MakerNote => fixed("ghi chú của hãng máy ảnh", "the maker's note"),
            Item::Thumbnail => fixed("ảnh nhỏ kèm theo", "an embedded thumbnail"),
            Item::SecondPicture => fixed("ảnh thứ hai", "a second picture"),
            Item::Exif => fixed("EXIF", "EXIF"),
            Item::Xmp => fixed("XMP", "XMP"),
            Item::Iptc => fixed("IPTC/Photoshop", "IPTC/Photoshop data"),
            Item::Comment => fixed("lời ghi chú", "a comment"),
            Item::Text(name) => (format!("chữ `{name}`"), format!("text `{name}`")),
            Item::Credentials => fixed("chứng nhận nội dung (C2PA)", "content credentials (C2PA)"),
            Item::Block(name) => (format!("khối `{name}`"), format!("a block `{name}`")),
            Item::Trailing(count) => (
                format!("{count} byte thừa sau ảnh"),
                format!("{count} bytes behind the picture's end"),
            ),
            Item::DocumentInfo => fixed(
                "thông tin tác giả tài liệu",
                "the document's author or title",
            ),
            Item::Attachment => fixed("tệp đính kèm", "an attached file"),
            Item::EditorData => fixed("dữ liệu của phần mềm vẽ", "a drawing program's data"),
        }
    }
}

impl Degrees {
    /// `21°… N, 105°… E`
    pub(super) fn redacted(self) -> String {
        let side = |degrees: i16, plus, minus| if degrees < 0 { minus } else { plus };
        let (north, east) = (self.north, self.east);
        format!(
            "{}°… {}, {}°… {}",
            north.unsigned_abs(),
            side(north, 'N', 'S'),
            east.unsigned_abs(),
            side(east, 'E', 'W')
        )
    }
}
