//! What a teacher is told of a picture file: the words for what `imaging` found.

use crate::diagnostics::{Diagnostic, Message, Place, Rule, say};
use crate::imaging::{LeftOut, PictureError, Probe, SourceFormat};

/// Pictures with a longer edge below this look small even on a phone.
const SMALL_EDGE: u32 = 600;

/// The diagnostic for a picture that cannot be shown.
pub(super) fn diagnostic(place: &Place, error: &PictureError) -> Diagnostic {
    let place = place.clone();
    match error {
        PictureError::Unsupported(format) => unsupported(place, format),
        PictureError::NoProgram(format) => no_program(place, *format),
        PictureError::Program(program, why) => program_failed(place, program, why),
        PictureError::NotAPicture => Diagnostic::new(
            Rule::PictureUnsupported,
            place,
            say!(vi: "tệp này không phải là tranh", en: "this file is not a picture"),
        )
        .hint(say!(
            vi: "thay bằng tệp ảnh thật (JPEG, PNG, HEIC, WebP, TIFF, GIF hoặc BMP)",
            en: "put the picture itself here (JPEG, PNG, HEIC, WebP, TIFF, GIF or BMP)"
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

fn copy_again() -> Message {
    say!(
        vi: "chép lại tệp gốc từ máy ảnh hoặc điện thoại, hoặc quét lại tranh",
        en: "copy the file again from the camera or phone, or scan the drawing again"
    )
}

fn unsupported(place: Place, format: &str) -> Diagnostic {
    let (vi, en) = spoken(format);
    let message = say!(vi: "chưa đọc được tranh dạng {vi}", en: "{en} pictures cannot be read");
    Diagnostic::new(Rule::PictureUnsupported, place, message).hint(remedy(format))
}

/// A format's name in words that say something to a teacher.
fn spoken(format: &str) -> (String, String) {
    let (vi, en) = match format {
        "lossless JPEG" => ("JPEG nén không mất dữ liệu", "lossless JPEG"),
        "arithmetic-coded JPEG" => ("JPEG mã hóa số học", "arithmetic-coded JPEG"),
        "hierarchical JPEG" => ("JPEG nhiều tầng", "hierarchical JPEG"),
        "12-bit JPEG" => ("JPEG 12 bit (ảnh y khoa)", "12-bit (medical) JPEG"),
        "JPEG with an unusual number of colours" => (
            "JPEG có số kênh màu lạ",
            "JPEG with an unusual number of colours",
        ),
        "this kind of JPEG" => ("JPEG loại hiếm gặp", "rare kinds of JPEG"),
        "floating-point TIFF" => ("TIFF số thực (HDR)", "floating-point (HDR) TIFF"),
        "TIFF with an unusual palette" => ("TIFF có bảng màu lạ", "TIFF with an unusual palette"),
        "TIFF with unusual colours" => ("TIFF có hệ màu lạ", "TIFF with unusual colours"),
        "this variant of TIFF" => (
            "TIFF nén kiểu hiếm gặp",
            "TIFF of a rare compression or depth",
        ),
        "this variant of the format" => ("biến thể hiếm gặp", "rare variants of this format"),
        "camera raw" => ("ảnh thô của máy ảnh (RAW)", "camera raw"),
        "intricate SVG" => ("SVG quá phức tạp", "overly intricate SVG"),
        "SVG in another encoding" => ("SVG không phải UTF-8", "SVG that is not UTF-8"),
        "old Office document" => ("tài liệu Office", "Office document"),
        "program" => ("chương trình", "program"),
        "video" => ("video", "video"),
        other => (other, other),
    };
    (vi.to_owned(), en.to_owned())
}

/// What to do with a file of a format that is not read.
fn remedy(format: &str) -> Message {
    match format {
        "SVG"
        | "intricate SVG"
        | "SVG in another encoding"
        | "PDF"
        | "PSD"
        | "XCF"
        | "PostScript"
        | "DjVu"
        | "WMF" => say!(
            vi: "mở bằng chương trình đã làm ra nó rồi xuất ra PNG hoặc JPEG",
            en: "open it in the program that made it and export it as PNG or JPEG"
        ),
        "camera raw" => say!(
            vi: "xuất ra JPEG bằng phần mềm của máy ảnh, hoặc chép tệp JPEG mà máy ảnh lưu kèm",
            en: "export it as JPEG with the camera's program, or copy the JPEG that the camera keeps beside it"
        ),
        "ZIP" | "RAR" | "7-Zip" | "gzip" => say!(
            vi: "giải nén rồi đặt chính tệp tranh vào đây",
            en: "unpack it and put the picture itself here"
        ),
        "old Office document" | "HTML" | "XML" => say!(
            vi: "lấy tranh ra khỏi tài liệu: bấm chuột phải vào tranh › Lưu dưới dạng ảnh",
            en: "take the picture out of the document: right click on it › Save as picture"
        ),
        "video" | "Ogg" | "MP3" | "WAV" | "program" => say!(
            vi: "đặt ảnh chụp hoặc bản quét của bức tranh vào đây",
            en: "put a photograph or a scan of the drawing here"
        ),
        "JPEG XL" => say!(
            vi: "lưu lại thành JPEG hoặc PNG, hoặc dùng bản trienlam dựng với tính năng `jxl`",
            en: "save it again as JPEG or PNG, or use a trienlam built with the feature `jxl`"
        ),
        jpeg if jpeg.contains("JPEG") && !jpeg.starts_with("JPEG 2000") => say!(
            vi: "mở bằng chương trình ảnh (Paint, Photos, Preview, GIMP) rồi lưu lại thành JPEG thường",
            en: "open it in a picture program (Paint, Photos, Preview, GIMP) and save it as an ordinary JPEG"
        ),
        tiff if tiff.contains("TIFF") => say!(
            vi: "mở bằng chương trình ảnh (GIMP, IrfanView, Preview) rồi lưu thành PNG, hoặc quét lại với 8 bit mỗi kênh màu",
            en: "open it in a picture program (GIMP, IrfanView, Preview) and save it as PNG, or scan again with 8 bits a colour"
        ),
        _ => say!(
            vi: "mở bằng chương trình ảnh (Paint, Photos, Preview, GIMP) rồi lưu lại thành JPEG hoặc PNG",
            en: "open it in a picture program (Paint, Photos, Preview, GIMP) and save it as JPEG or PNG"
        ),
    }
}

/// A picture that only an installed program reads, and none is there.
fn no_program(place: Place, format: SourceFormat) -> Diagnostic {
    let name = name(format);
    let message = say!(
        vi: "tranh dạng {name} cần một chương trình đọc mà máy này chưa có",
        en: "{name} pictures need a program to read them, and this machine has none"
    );
    let package = match format {
        SourceFormat::Avif => "libavif-bin",
        _ => "libheif-examples",
    };
    let brew = match format {
        SourceFormat::Avif => "libavif",
        _ => "libheif",
    };
    Diagnostic::new(Rule::PictureUnsupported, place, message).hint(say!(
        vi: "cài một lần (Debian, Ubuntu: `sudo apt install {package}`; macOS: `brew install {brew}`), hoặc xuất tranh ra JPEG; trên iPhone: Cài đặt › Camera › Định dạng › “Tương thích nhất”",
        en: "install it once (Debian, Ubuntu: `sudo apt install {package}`; macOS: `brew install {brew}`), or export the picture as JPEG; on an iPhone: Settings › Camera › Formats › “Most Compatible”"
    ))
}

/// A picture that an installed program gave up on.
fn program_failed(place: Place, program: &str, why: &str) -> Diagnostic {
    let message = say!(
        vi: "chương trình `{program}` không đọc được tranh ({why})",
        en: "the program `{program}` could not read the picture ({why})"
    );
    Diagnostic::new(Rule::PictureBroken, place, message).hint(say!(
        vi: "chép lại tệp gốc từ điện thoại; nếu vẫn vậy, mở tranh trên điện thoại rồi xuất ra JPEG",
        en: "copy the file again from the phone; if that does not help, open it on the phone and export it as JPEG"
    ))
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
    if let Some(left_out) = probe.left_out {
        remarks.push(incomplete(place.clone(), left_out));
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

/// Something of the picture is not shown.
fn incomplete(place: Place, left_out: LeftOut) -> Diagnostic {
    let message = match left_out {
        LeftOut::Text => say!(
            vi: "tranh SVG có chữ; chữ không được vẽ ra",
            en: "the SVG drawing holds words, and words are not drawn"
        ),
        LeftOut::Pictures => say!(
            vi: "tranh SVG chứa ảnh khác bên trong; ảnh ấy không được vẽ ra",
            en: "the SVG drawing holds other pictures, and they are not drawn"
        ),
    };
    Diagnostic::new(Rule::PicturePart, place, message).hint(say!(
        vi: "xuất tranh ra PNG từ chương trình đã vẽ, hoặc đổi chữ thành nét (Inkscape: Đường nét › Đối tượng thành đường nét)",
        en: "export it as PNG from the program that drew it, or turn words into shapes (Inkscape: Path › Object to Path)"
    ))
}

fn name(format: SourceFormat) -> &'static str {
    match format {
        SourceFormat::Jpeg => "JPEG",
        SourceFormat::Png => "PNG",
        SourceFormat::Webp => "WebP",
        SourceFormat::Gif => "GIF",
        SourceFormat::Tiff => "TIFF",
        SourceFormat::Bmp => "BMP",
        SourceFormat::Avif => "AVIF",
        SourceFormat::Heic => "HEIC",
        SourceFormat::JpegXl => "JPEG XL",
        SourceFormat::Svg => "SVG",
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
        SourceFormat::Avif => &["avif", "avifs"],
        SourceFormat::Heic => &["heic", "heif", "hif", "heics"],
        SourceFormat::JpegXl => &["jxl"],
        SourceFormat::Svg => &["svg"],
    }
}
