//! The two layers of a theme: the site's own files over the embedded ones, file by file.
//!
//! In: the own files as a map from path to bytes. Out: the file that counts for a path, and a diagnostic for
//! every own file that nothing uses. It does not read what is in the files, but for names of other files.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use include_dir::{Dir, include_dir};

use super::Theme;
use crate::diagnostics::{Diagnostic, Place, Rule, join, nearest, say};
use crate::exhibition::{Language, Languages, SitePath};

static FOLDER: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/safety");

static EMBEDDED: LazyLock<BTreeMap<&'static str, &'static [u8]>> = LazyLock::new(|| {
    let mut files = BTreeMap::new();
    let mut folders = vec![&FOLDER];
    while let Some(folder) = folders.pop() {
        let found = folder.files().filter_map(|file| {
            let path = file.path().to_str()?;
            Some((path, file.contents()))
        });
        files.extend(found);
        folders.extend(folder.dirs());
    }
    files
});

/// The own files of a theme over the embedded ones.
#[derive(Debug)]
pub(super) struct Layers<'a> {
    name: &'a str,
    own: &'a BTreeMap<String, Vec<u8>>,
}

/// A file that counts, by its path inside the theme's folder.
#[derive(Clone, Debug)]
pub(super) struct File<'a> {
    /// `templates/work.html`
    pub(super) path: &'a str,
    pub(super) bytes: Cow<'static, [u8]>,
}

impl File<'_> {
    /// The file as text; bytes that are no UTF-8 become `�`, which the readers of text then refuse or show.
    pub(super) fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.bytes)
    }
}

impl<'a> Layers<'a> {
    /// The layers of the theme `name`; it exists when it is the embedded one or has files.
    pub(super) fn new(
        name: &'a str,
        own: &'a BTreeMap<String, Vec<u8>>,
    ) -> Result<Self, Vec<Diagnostic>> {
        if name == Theme::DEFAULT || !own.is_empty() {
            return Ok(Layers { name, own });
        }
        let default = Theme::DEFAULT;
        let problem = Diagnostic::new(
            Rule::ThemeUnknown,
            Place::file(format!("themes/{name}")),
            say!(vi: "không có giao diện `{name}`: thư mục themes/{name}/ trống hoặc chưa có", en: "there is no theme `{name}`: the folder themes/{name}/ is empty or missing"),
        )
        .hint(say!(vi: "dùng `theme: {default}`, hoặc đặt các tệp của giao diện vào themes/{name}/", en: "use `theme: {default}`, or put the theme's files into themes/{name}/"));
        Err(vec![problem])
    }

    /// The file that counts for a path.
    pub(super) fn get(&self, path: &str) -> Option<File<'_>> {
        if let Some((path, bytes)) = self.own.get_key_value(path) {
            return Some(File {
                path,
                bytes: bytes.clone().into(),
            });
        }
        embedded(path)
    }

    /// The site's own file for a path.
    pub(super) fn own(&self, path: &str) -> Option<File<'_>> {
        self.own
            .contains_key(path)
            .then(|| self.get(path))
            .flatten()
    }

    /// The files that count in a folder (`templates/`), by path.
    pub(super) fn folder(&self, folder: &str) -> Vec<File<'_>> {
        let mut paths: Vec<&str> = EMBEDDED.keys().copied().collect();
        paths.extend(self.own.keys().map(String::as_str));
        paths.sort_unstable();
        paths.dedup();
        let inside = paths.into_iter().filter(|path| path.starts_with(folder));
        inside.filter_map(|path| self.get(path)).collect()
    }

    /// All texts of the theme, one after the other.
    pub(super) fn words(&self) -> String {
        let folders = ["templates/", "strings/", "assets/", "offline/", "root/"];
        let files = folders.iter().flat_map(|folder| self.folder(folder));
        let texts =
            files.filter_map(|file| std::str::from_utf8(&file.bytes).map(str::to_owned).ok());
        texts.collect::<Vec<String>>().join("\n")
    }

    /// Where a file lies, for a diagnostic.
    pub(super) fn path(&self, path: &str) -> String {
        if self.own.contains_key(path) {
            self.own_path(path)
        } else {
            format!("themes/{}/{path}", Theme::DEFAULT)
        }
    }

    /// Where the site's own file for a path would lie.
    pub(super) fn own_path(&self, path: &str) -> String {
        format!("themes/{}/{path}", self.name)
    }

    /// A problem for every own file that replaces nothing and that nothing refers to.
    pub(super) fn unused(&self, languages: &Languages) -> Vec<Diagnostic> {
        let without_use = |path: &&String| !self.has_use(path, languages);
        self.own
            .keys()
            .filter(without_use)
            .map(|path| self.report_unused(path))
            .collect()
    }

    fn has_use(&self, path: &str, languages: &Languages) -> bool {
        if EMBEDDED.contains_key(path) {
            return true;
        }
        match path.split_once('/') {
            Some(("templates", name)) => self.mentioned("templates/", path, name),
            Some(("assets", name)) => {
                SitePath::parse(path).is_some()
                    && (self.mentioned("templates/", path, name)
                        || self.mentioned("assets/", path, name)
                        || self.mentioned(super::look::FILE, path, name))
            }
            Some(("strings", file)) => {
                let code = file.strip_suffix(".yaml").and_then(Language::parse);
                code.is_some_and(|language| languages.contains(&language))
            }
            Some(("root", name)) => SitePath::parse(name).is_some(),
            _ => false,
        }
    }

    /// Whether another own file of `folder` names `name`; new files are reached from own files only.
    fn mentioned(&self, folder: &str, path: &str, name: &str) -> bool {
        let others = self
            .own
            .iter()
            .filter(|(other, _)| other.starts_with(folder) && *other != path);
        others
            .map(|(_, bytes)| bytes)
            .any(|bytes| contains(bytes, name.as_bytes()))
    }

    fn report_unused(&self, path: &str) -> Diagnostic {
        let meant = nearest(path, EMBEDDED.keys().copied());
        let problem = Diagnostic::new(
            Rule::ThemeUnused,
            Place::file(self.own_path(path)),
            say!(vi: "`{path}` không thay thế tệp nào của giao diện và không mẫu nào dùng đến", en: "`{path}` replaces no file of the theme, and no template uses it"),
        );
        if let Some(meant) = meant {
            return problem.hint(say!(vi: "ý bạn là `{meant}`?", en: "did you mean `{meant}`?"));
        }
        let folders = join(["templates/", "strings/", "assets/", "root/"]);
        problem.hint(say!(
            vi: "xóa tệp này, đổi tên, hoặc để một mẫu nhắc đến nó; giao diện gồm {folders}",
            en: "remove it, rename it, or let a template name it; a theme has {folders}"
        ))
    }
}

/// An embedded file, whatever lies over it.
pub(super) fn embedded(path: &str) -> Option<File<'static>> {
    let (path, bytes) = EMBEDDED.get_key_value(path)?;
    Some(File {
        path,
        bytes: Cow::Borrowed(bytes),
    })
}

/// The embedded files of a folder, by path.
pub(super) fn embedded_folder(folder: &str) -> impl Iterator<Item = File<'static>> {
    let inside = EMBEDDED.keys().filter(move |path| path.starts_with(folder));
    inside.filter_map(|path| embedded(path))
}

fn contains(text: &[u8], word: &[u8]) -> bool {
    text.windows(word.len()).any(|part| part == word)
}
