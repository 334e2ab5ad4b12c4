//! `trienlam new DIR`: a first exhibition, and what to do next.

use std::path::Path;

use super::args::NewArgs;
use super::console::Console;
use super::console::escape::safe;
use super::exit::{Exit, Stop};
use super::meant::whole;
use crate::diagnostics::{Message, say};
use crate::scaffold;

/// Makes the folder and says what to do next.
pub(super) fn run(args: &NewArgs, console: &Console) -> Result<Exit, Stop> {
    let folder = whole(&args.folder)?;
    scaffold::create(&folder)?;
    console.say(&next(&args.folder, &folder));
    Ok(Exit::Fine)
}

fn next(typed: &Path, folder: &Path) -> Message {
    let typed = typed.to_string_lossy();
    // Quoted as POSIX shells and PowerShell both take it; a name with a quotation mark is rare enough.
    let plain = |c: char| c.is_alphanumeric() || "/\\-_.:~".contains(c);
    let site = match typed.chars().all(plain) {
        true => safe(&typed).into_owned(),
        false => format!("'{}'", safe(&typed)),
    };
    let folder = folder.to_string_lossy();
    let folder = safe(&folder);
    say!(
        vi: "Đã tạo triển lãm mẫu trong {folder}.\n\n\
             Bước tiếp theo:\n  \
             1. cd {site}\n  \
             2. trienlam serve       xem thử trong trình duyệt, tự cập nhật khi sửa\n  \
             3. Sửa content/exhibition.yaml; đặt tranh và bản ghi vào content/phong-mau/\n  \
             4. trienlam check       xem còn thiếu gì, nhất là đồng thuận của gia đình và của em\n  \
             5. trienlam build       dựng các trang để đăng vào public/",
        en: "A sample exhibition stands in {folder}.\n\n\
             Next:\n  \
             1. cd {site}\n  \
             2. trienlam serve       see it in a browser; it follows your changes\n  \
             3. Edit content/exhibition.yaml; put drawings and records into content/phong-mau/\n  \
             4. trienlam check       what is still missing, consent of family and child above all\n  \
             5. trienlam build       make the pages to publish, in public/"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_steps_can_be_typed() {
        let told = |typed: &str| next(Path::new(typed), Path::new("/x")).en;
        assert!(told("lop-4a").contains("1. cd lop-4a\n"));
        assert!(told("Lớp 4A").contains("1. cd 'Lớp 4A'\n"));
        assert!(!told("a\u{1b}[2J").contains('\u{1b}'));
    }
}
