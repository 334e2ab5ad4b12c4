//! What a teacher is told of a picture file: the words for what `imaging` found.

use crate::diagnostics::{Diagnostic, Place, Rule, say};
use crate::imaging::{PictureError, Probe, SourceFormat};

/// Pictures with a longer edge below this look small even on a phone.
const SMALL_EDGE: u32 = 600;

/// The diagnostic for a picture that cannot be shown.
pub(super) fn diagnostic(place: &Place, error: &PictureError) -> Diagnostic {
    let place = place.clone();
    match error {
        PictureError::Unsupported(format) => unsupported(place, format),
        PictureError::NotAPicture => Diagnostic::new(
            Rule::PictureUnsupported,
            place,
            say!(vi: "tệp này không phải là tranh", en: "this file is not a picture"),
        )
        .hint(say!(
            vi: "thay bằng tệp ảnh thật (JPEG, PNG, WebP, TIFF, GIF hoặc BMP)",
            en: "put the picture itself here (JPEG, PNG, WebP, TIFF, GIF or BMP)"
        )),
        PictureError::Empty => Diagnostic::new(
            Rule::PictureBroken,
            place,
            say!(vi: "tệp tranh trống rỗng", en: "the picture file is empty"),
        )
        .hint(copy_again()),
        PictureError::Broken(why) => Diagnostic::new(
            Rule::PictureBroken,
            place,
            say!(vi: "tệp tranh bị hỏng hoặc bị cắt cụt ({why})", en: "the picture file is damaged or cut off ({why})"),
        )
        .hint(copy_again()),
        PictureError::TooLarge { width, height, limit } => {
            let limit = limit / 1_000_000;
            Diagnostic::new(
                Rule::PictureTooLarge,
                place,
                say!(
                    vi: "tranh có {width} × {height} điểm ảnh, nhiều hơn giới hạn {limit} triệu",
                    en: "the picture has {width} × {height} pixels, more than the limit of {limit} million"
                ),
            )
            .hint(say!(
                vi: "thu nhỏ tranh rồi lưu lại; cạnh dài 4000 điểm ảnh là quá đủ",
                en: "make it smaller and save it again; a longer edge of 4000 pixels is plenty"
            ))
        }
    }
}

fn copy_again() -> crate::diagnostics::Message {
    say!(
        vi: "chép lại tệp gốc từ máy ảnh hoặc điện thoại, hoặc quét lại tranh",
        en: "copy the file again from the camera or phone, or scan the drawing again"
    )
}

fn unsupported(place: Place, format: &str) -> Diagnostic {
    let message =
        say!(vi: "chưa đọc được tranh dạng {format}", en: "{format} pictures cannot be read");
    let hint = match format {
        "HEIC" | "HEIF" => say!(
            vi: "trên iPhone: Cài đặt › Camera › Định dạng › “Tương thích nhất”; với tranh đã chụp, hãy xuất ra JPEG",
            en: "on an iPhone: Settings › Camera › Formats › “Most Compatible”; export pictures already taken as JPEG"
        ),
        "SVG" | "PDF" | "PSD" => say!(vi: "xuất ra PNG hoặc JPEG", en: "export it as PNG or JPEG"),
        _ => say!(vi: "lưu lại thành JPEG hoặc PNG", en: "save it again as JPEG or PNG"),
    };
    Diagnostic::new(Rule::PictureUnsupported, place, message).hint(hint)
}

/// What is worth knowing of a picture that can be shown.
pub(super) fn remarks(place: &Place, ending: &str, probe: &Probe) -> Vec<Diagnostic> {
    let mut remarks = Vec::new();
    if probe.more_frames {
        let message = say!(
            vi: "tệp có nhiều trang hoặc nhiều hình; chỉ hình đầu tiên được trưng bày",
            en: "the file holds several pages or frames; the first one is shown"
        );
        remarks.push(Diagnostic::new(Rule::PictureFrames, place.clone(), message));
    }
    let real = name(probe.format);
    if !endings(probe.format).contains(&ending) {
        let message = say!(vi: "tệp này thật ra là {real}, không phải `.{ending}`", en: "this file is really {real}, not `.{ending}`");
        let hint = say!(
            vi: "không sao, tranh vẫn được đọc đúng; có thể đổi đuôi tệp cho khỏi nhầm",
            en: "it is read all the same; rename it if you like to avoid confusion"
        );
        remarks.push(Diagnostic::new(Rule::PictureName, place.clone(), message).hint(hint));
    }
    let (width, height) = probe.upright();
    if width.max(height) < SMALL_EDGE {
        let message = say!(
            vi: "tranh chỉ có {width} × {height} điểm ảnh nên sẽ hiện nhỏ",
            en: "the picture has {width} × {height} pixels only and is shown small"
        );
        let hint = say!(
            vi: "nếu có, dùng bản lớn hơn: cạnh dài từ 2000 điểm ảnh",
            en: "use a larger one if there is one: 2000 pixels or more along the longer edge"
        );
        remarks.push(Diagnostic::new(Rule::PictureSmall, place.clone(), message).hint(hint));
    }
    remarks
}

fn name(format: SourceFormat) -> &'static str {
    match format {
        SourceFormat::Jpeg => "JPEG",
        SourceFormat::Png => "PNG",
        SourceFormat::Webp => "WebP",
        SourceFormat::Gif => "GIF",
        SourceFormat::Tiff => "TIFF",
        SourceFormat::Bmp => "BMP",
    }
}

fn endings(format: SourceFormat) -> &'static [&'static str] {
    match format {
        SourceFormat::Jpeg => &["jpg", "jpeg", "jpe", "jfif", "mpo"],
        SourceFormat::Png => &["png", "apng"],
        SourceFormat::Webp => &["webp"],
        SourceFormat::Gif => &["gif"],
        SourceFormat::Tiff => &["tif", "tiff"],
        SourceFormat::Bmp => &["bmp"],
    }
}
