//! What the walk tells of files that are not where they belong.

use std::ffi::OsStr;

use super::{DEEPEST, FoundFile, PICTURES, Walk, is_tour, last_segment};
use crate::diagnostics::{Diagnostic, Place, Rule, nearest, say};

impl Walk<'_> {
    pub(super) fn no_exhibition(&mut self) {
        let message =
            say!(vi: "thiếu tệp content/exhibition.yaml", en: "content/exhibition.yaml is missing");
        let hint = say!(
            vi: "tạo tệp đó với ít nhất một dòng: `title: Tên triển lãm`",
            en: "make it with at least one line: `title: The exhibition's name`"
        );
        self.report.push(
            Diagnostic::new(Rule::ContentMissing, Place::file("content"), message).hint(hint),
        );
    }

    pub(super) fn too_deep(&mut self, path: &str) {
        let message = say!(
            vi: "phòng lồng trong phòng quá {DEEPEST} tầng nên bị bỏ qua",
            en: "rooms inside rooms go down more than {DEEPEST} levels; this one is left out"
        );
        let hint = say!(vi: "chuyển thư mục này lên tầng trên", en: "move this folder further up");
        self.report
            .push(Diagnostic::new(Rule::ContentStray, Place::file(path), message).hint(hint));
    }

    pub(super) fn link(&mut self, path: &str) {
        let message =
            say!(vi: "đây là liên kết, không phải tệp thật", en: "this is a link, not a file");
        let hint = say!(vi: "chép tệp thật vào đây", en: "copy the file itself here");
        self.report
            .push(Diagnostic::new(Rule::ContentLink, Place::file(path), message).hint(hint));
    }

    pub(super) fn unreadable_name(&mut self, path: &str, name: &OsStr) {
        let shown = name.to_string_lossy();
        let message = say!(vi: "tên tệp `{shown}` không phải Unicode", en: "the file name `{shown}` is not Unicode");
        let hint = say!(vi: "đổi tên tệp", en: "rename the file");
        self.report
            .push(Diagnostic::new(Rule::ContentName, Place::file(path), message).hint(hint));
    }

    pub(super) fn two_pictures(&mut self, first: &str, second: &str) {
        let first = last_segment(first);
        let message = say!(
            vi: "tranh này trùng tên với `{first}`, không biết bản ghi thuộc về tranh nào",
            en: "this picture has the same name as `{first}`: a record could belong to either"
        );
        let hint = say!(vi: "đổi tên một trong hai tranh", en: "rename one of the two pictures");
        self.report.push(
            Diagnostic::new(Rule::ContentTwoPictures, Place::file(second), message).hint(hint),
        );
    }

    pub(super) fn record_alone<'a>(
        &mut self,
        record: &FoundFile,
        stems: impl Iterator<Item = &'a str>,
    ) {
        let stem = &record.stem;
        let message = say!(
            vi: "bản ghi này không có bức tranh nào tên `{stem}`",
            en: "this record has no picture named `{stem}`"
        );
        let hint = match nearest(stem, stems) {
            _ if is_tour(record) => say!(
                vi: "nếu là chuyến tham quan, chuyển tệp ra ngay trong content/",
                en: "if it is a guided tour, move it: tours lie directly in content/"
            ),
            Some(other) => say!(vi: "có phải ý bạn là `{other}`?", en: "did you mean `{other}`?"),
            None => say!(
                vi: "đặt bức tranh cùng tên vào thư mục này, hoặc thêm `_` vào đầu tên tệp để bỏ qua",
                en: "put the picture of that name into this folder, or start the file's name with `_` to have it ignored"
            ),
        };
        self.report.push(
            Diagnostic::new(
                Rule::ContentRecordAlone,
                Place::file(&*record.path),
                message,
            )
            .hint(hint),
        );
    }

    pub(super) fn stray(&mut self, path: &str, name: &str, ending: &str, depth: usize) {
        let picture = PICTURES.contains(&ending);
        let message = match (name, depth) {
            ("room.yaml" | "room.yml", 0) => say!(
                vi: "room.yaml nằm ngoài mọi phòng", en: "this room.yaml is not in a room"
            ),
            (_, 0) if picture || matches!(ending, "yaml" | "yml") => say!(
                vi: "tranh và bản ghi phải nằm trong một phòng (một thư mục con)",
                en: "pictures and records belong in a room (a folder inside content/)"
            ),
            (_, 1..) if ending == "md" => say!(
                vi: "trang Markdown chỉ đặt ngay trong content/", en: "Markdown pages lie directly in content/"
            ),
            _ => {
                say!(vi: "không biết tệp này dùng để làm gì", en: "nothing is known to do with this file")
            }
        };
        let hint = match depth {
            0 if picture => say!(
                vi: "tạo một thư mục cho phòng tranh rồi chuyển tệp vào đó",
                en: "make a folder for the room and move the file there"
            ),
            _ => say!(
                vi: "chuyển tệp ra khỏi content/, hoặc thêm `_` vào đầu tên để bỏ qua",
                en: "move it out of content/, or start its name with `_` to have it ignored"
            ),
        };
        self.report
            .push(Diagnostic::new(Rule::ContentStray, Place::file(path), message).hint(hint));
    }
}
