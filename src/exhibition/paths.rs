//! Addresses inside the published site.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A file of the site: relative, `/`-separated, of plain ASCII segments; it cannot hold `..`, a drive or an empty segment.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SitePath(String);

impl SitePath {
    /// The one hidden file that a site may hold: what Apache reads.
    pub const HTACCESS: &'static str = ".htaccess";

    /// `None` for anything that could lead out of the folder, hide, or need escaping in an address.
    pub fn parse(path: &str) -> Option<Self> {
        let good = |segment: &str| {
            !segment.is_empty()
                && !segment.starts_with('.')
                && !segment.ends_with('.')
                && segment
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
        };
        let (folders, file) = match path.rsplit_once('/') {
            Some((folders, file)) => (Some(folders), file),
            None => (None, path),
        };
        let good_folders = folders.is_none_or(|folders| folders.split('/').all(good));
        let good_file = good(file) || file == SitePath::HTACCESS;
        (good_folders && good_file).then(|| SitePath(path.to_owned()))
    }

    /// The path with `/`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The relative address from this file to another one: `works/a/index.html` → `rooms/b/index.html` is `../../rooms/b/index.html`.
    pub fn link_to(&self, target: &SitePath) -> String {
        let pairs = self.0.bytes().zip(target.0.bytes());
        let alike = pairs.take_while(|(from, to)| from == to).count();
        // Folders that both lie in: they end with a `/`.
        let shared = self.0[..alike].rfind('/').map_or(0, |slash| slash + 1);
        let up = self.0[shared..].matches('/').count();
        let mut link = "../".repeat(up);
        link.push_str(&target.0[shared..]);
        link
    }

    /// How to get from this file to the site's root: `""` or `"../../"`.
    pub fn to_root(&self) -> String {
        "../".repeat(self.0.matches('/').count())
    }
}

impl TryFrom<String> for SitePath {
    type Error = String;

    fn try_from(path: String) -> Result<Self, String> {
        SitePath::parse(&path).ok_or_else(|| format!("`{path}` is not a path of the site"))
    }
}

impl From<SitePath> for String {
    fn from(path: SitePath) -> String {
        path.0
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn links_are_the_shortest_way() {
        let path = |text| SitePath::parse(text).unwrap();
        assert_eq!(
            path("works/a/index.html").link_to(&path("works/b/index.html")),
            "../b/index.html"
        );
        assert_eq!(
            path("index.html").link_to(&path("en/index.html")),
            "en/index.html"
        );
        assert_eq!(
            path("en/index.html").link_to(&path("index.html")),
            "../index.html"
        );
        assert_eq!(path("a/b.html").link_to(&path("a/b.html")), "b.html");
    }

    #[test]
    fn nothing_leads_out() {
        for path in [
            "",
            "/a",
            "a//b",
            "../a",
            "a/..",
            "a/./b",
            "C:/x",
            "a b",
            "a\\b",
            ".git/x",
            "ảnh",
            ".htaccess/x",
            ".htpasswd",
        ] {
            assert_eq!(SitePath::parse(path), None, "{path}");
        }
    }

    #[test]
    fn what_apache_reads_may_stand_in_any_folder() {
        for path in [".htaccess", "a/b/.htaccess"] {
            assert!(SitePath::parse(path).is_some(), "{path}");
        }
    }

    /// Where a relative link leads from a file; `None` where it leaves the site.
    fn follow(from: &SitePath, link: &str) -> Option<String> {
        let mut at: Vec<&str> = from.as_str().split('/').collect();
        at.pop();
        for segment in link.split('/') {
            match segment {
                ".." => {
                    at.pop()?;
                }
                name => at.push(name),
            }
        }
        Some(at.join("/"))
    }

    proptest! {
        /// The link from any file to any other leads there, and so does the way by the root.
        #[test]
        fn a_link_leads_to_its_target(from in "[a-c](/[a-c]){0,4}", to in "[a-c](/[a-c]){0,4}") {
            let (from, to) = (SitePath::parse(&from).unwrap(), SitePath::parse(&to).unwrap());
            prop_assert_eq!(follow(&from, &from.link_to(&to)), Some(to.to_string()));
            prop_assert_eq!(follow(&from, &format!("{}{to}", from.to_root())), Some(to.to_string()));
        }

        /// Whatever is read as a path stays in the folder.
        #[test]
        fn a_path_never_leads_out(text in "[a-z./\\\\: ~-]{0,30}") {
            if let Some(path) = SitePath::parse(&text) {
                prop_assert!(path.as_str().split('/').all(|segment| !segment.is_empty() && segment != ".."));
                prop_assert!(!path.as_str().starts_with('/') && !path.as_str().contains(['\\', ':']));
            }
        }
    }
}
