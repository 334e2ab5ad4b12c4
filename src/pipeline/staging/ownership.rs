//! Whether a folder is ours to publish into, and what lies in it.
//!
//! In: the folder and the inventory of it. Out: its files, or a refusal that says what to do. Nothing is touched:
//! what we did not write is never cleaned away.

use std::collections::BTreeMap;
use std::path::Path;

use crate::diagnostics::{join, say};
use crate::error::Error;
use crate::exhibition::SitePath;
use crate::fs::{self, Entry, Kind, Stamp};
use crate::pipeline::inventory::Inventory;

/// Strangers named in a refusal.
const NAMED: usize = 5;

/// The published folder as it lies there.
#[derive(Clone, Debug, Default)]
pub(in crate::pipeline) struct Live {
    /// Whether there is a folder at all.
    pub(in crate::pipeline) exists: bool,
    /// Its files; links and the litter of file browsers are not among them.
    pub(in crate::pipeline) files: BTreeMap<SitePath, Stamp>,
}

impl Live {
    /// Looks at every file; refuses the folder if one of them is not in the inventory.
    pub(in crate::pipeline) fn survey(
        out: &Path,
        inventory: Option<&Inventory>,
    ) -> Result<Self, Error> {
        let mut live = Live {
            exists: fs::kind(out)?.is_some(),
            ..Live::default()
        };
        let mut strangers = Vec::new();
        for Entry { name, kind, stamp } in fs::walk(out)? {
            let path = SitePath::parse(&name);
            let ours =
                path.filter(|path| inventory.is_some_and(|all| all.files.contains_key(path)));
            match (ours, kind, stamp) {
                (Some(path), Kind::File, Some(stamp)) => {
                    live.files.insert(path, stamp);
                }
                // a link in place of a file of ours: the file counts as missing and the link goes
                (Some(_), Kind::Link, _) => {}
                _ if litter(&name) => {}
                _ => strangers.push(name),
            }
        }
        if strangers.is_empty() {
            return Ok(live);
        }
        Err(match inventory {
            Some(_) => strangers_among_ours(out, &strangers),
            None => not_ours(out, &strangers),
        })
    }
}

/// What file browsers leave everywhere.
fn litter(name: &str) -> bool {
    let name = name.rsplit('/').next().unwrap_or(name);
    let known = [
        ".DS_Store",
        "Thumbs.db",
        "ehthumbs.db",
        "desktop.ini",
        ".directory",
    ];
    known.iter().any(|litter| name.eq_ignore_ascii_case(litter)) || name.starts_with("._")
}

/// Refuses places where a site must never be published, whatever lies there.
pub(super) fn guard(out: &Path, state: &Path) -> Result<(), Error> {
    let shown = out.display();
    let Some(name) = out.file_name() else {
        return Err(Error::Refused(say!(
            vi: "không thể đăng thẳng vào `{shown}`: hãy chọn một thư mục riêng bằng --out",
            en: "cannot publish into `{shown}` itself: choose a folder of its own with --out"
        )));
    };
    match fs::kind(out)? {
        None | Some(Kind::Folder) => {}
        Some(Kind::Link) => {
            return Err(Error::Refused(say!(
                vi: "`{shown}` là một liên kết: hãy dùng --out với chính thư mục mà nó dẫn tới",
                en: "`{shown}` is a link: give --out the folder that it leads to"
            )));
        }
        Some(Kind::File | Kind::Other) => {
            return Err(Error::Refused(say!(
                vi: "`{shown}` không phải là thư mục: hãy chọn chỗ khác bằng --out",
                en: "`{shown}` is not a folder: choose another place with --out"
            )));
        }
    }
    let parent = out.parent().unwrap_or(Path::new("."));
    apart_from_sources(&fs::real(parent)?.join(name), &shown.to_string())?;
    one_disk(out, state)
}

/// Neither the site's folder, nor its content, nor our own notes, nor anything in the latter two.
fn apart_from_sources(out: &Path, shown: &str) -> Result<(), Error> {
    let there = |file: &Path| Ok::<_, Error>(fs::kind(file)?.is_some());
    let sources = there(&out.join("exhibition.yaml"))?
        || there(&out.join("content").join("exhibition.yaml"))?;
    if sources {
        return Err(Error::Refused(say!(
            vi: "`{shown}` chứa nội dung của triển lãm: hãy chọn một thư mục khác bằng --out, chẳng hạn `public`",
            en: "`{shown}` holds the exhibition's own content: choose another folder with --out, such as `public`"
        )));
    }
    for above in out.ancestors().skip(1) {
        if there(&above.join("exhibition.yaml"))? {
            return Err(Error::Refused(say!(
                vi: "`{shown}` nằm trong thư mục nội dung: trang đã dựng sẽ bị coi là tranh; hãy chọn một thư mục bên ngoài bằng --out",
                en: "`{shown}` lies inside the content folder, where the built site would be taken for drawings: choose a folder outside with --out"
            )));
        }
    }
    if out.components().any(|part| part.as_os_str() == ".trienlam") {
        return Err(Error::Refused(say!(
            vi: "`{shown}` nằm trong thư mục làm việc .trienlam: hãy chọn một thư mục khác bằng --out",
            en: "`{shown}` lies inside the working folder .trienlam: choose another folder with --out"
        )));
    }
    Ok(())
}

/// A mounted disk or container volume cannot change places with a folder beside it.
fn one_disk(out: &Path, state: &Path) -> Result<(), Error> {
    let Some(disk) = fs::device(out)? else {
        return Ok(());
    };
    for near in state.ancestors() {
        match fs::device(near)? {
            None => {}
            Some(other) if other == disk => return Ok(()),
            Some(_) => {
                let shown = out.display();
                return Err(Error::Refused(say!(
                    vi: "`{shown}` là một ổ đĩa được gắn vào (mount): hãy chọn một thư mục bên trong nó bằng --out",
                    en: "`{shown}` is a mounted disk of its own: choose a folder inside it with --out"
                )));
            }
        }
    }
    Ok(())
}

/// Another run holds the lock.
pub(super) fn busy(out: &Path) -> Error {
    let shown = out.display();
    Error::Refused(say!(
        vi: "một lần dựng khác đang ghi vào `{shown}`: hãy đợi nó xong hoặc dừng nó, rồi thử lại",
        en: "another build is writing to `{shown}`: wait for it or stop it, then try again"
    ))
}

/// A folder of which nothing is known.
pub(super) fn not_ours(out: &Path, strangers: &[String]) -> Error {
    let (shown, some) = (out.display(), some(strangers));
    Error::Refused(say!(
        vi: "`{shown}` có sẵn tệp ({some}) và không có gì cho biết đó là trang do trienlam dựng; không tệp nào bị đụng tới. Hãy chọn một thư mục khác bằng --out, hoặc tự xóa thư mục này nếu không cần gì trong đó",
        en: "`{shown}` already holds files ({some}) and nothing says that trienlam made them; none was touched. Choose another folder with --out, or delete this one yourself if nothing in it is needed"
    ))
}

fn strangers_among_ours(out: &Path, strangers: &[String]) -> Error {
    let (shown, some) = (out.display(), some(strangers));
    Error::Refused(say!(
        vi: "`{shown}` có tệp không do trienlam tạo ra: {some}; không tệp nào bị đụng tới. Tệp của riêng bạn hãy để trong thư mục `root/` của giao diện (theme) để được đăng cùng, chuyển chúng đi nơi khác, hoặc chọn một thư mục khác bằng --out",
        en: "`{shown}` holds files that trienlam did not put there: {some}; none was touched. Put your own files into the theme's `root/` folder to have them published, move them elsewhere, or choose another folder with --out"
    ))
}

fn some(strangers: &[String]) -> String {
    let names = join(strangers.iter().take(NAMED));
    match strangers.len().saturating_sub(NAMED) {
        0 => names,
        more => format!("{names}, … +{more}"),
    }
}
