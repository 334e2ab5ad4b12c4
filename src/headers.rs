//! What a web host should say with every file: one table, in the words of each host.
//!
//! In: a [`Hosted`]: whether search engines may list the pictures, where the site stands, what its pages need first.
//! Out: the policy for the pages' meta tag, the headers of the preview server, and the files and snippets that hosts
//! read. The values stand here and nowhere else. It sends nothing.
//!
//! | header | and why |
//! |---|---|
//! | Content-Security-Policy | nothing is loaded but the site's own files; no inline script or style; nobody frames it |
//! | Referrer-Policy: no-referrer | a hotline's site does not learn from which drawing a child came |
//! | Permissions-Policy | no camera, microphone or place is ever asked for |
//! | Cross-Origin-… | no other site embeds a child's drawing or keeps a hand on the window |
//! | X-Robots-Tag, TDM-Reservation | not for training machines; pictures are not listed unless every family agreed |
//! | Cache-Control | what is named by its bytes is kept; a page is asked for again each time |
//! | Link | the fonts come with the style and not after it, and behind the first picture, which matters more |
//!
//! A picture may lie in a visitor's own browser for a year, but in a shared cache for a day: when a work is withdrawn
//! and nobody purges the cache, it is gone from there tomorrow.

use std::fmt::Write as _;

use crate::exhibition::{Exhibition, SitePath};

/// The directives of the policy. `frame-ancestors` has no effect in a meta tag and is in the header alone.
const POLICY: [(&str, &str); 11] = [
    ("default-src", "'none'"),
    ("script-src", "'self'"),
    ("style-src", "'self'"),
    ("img-src", "'self'"),
    ("font-src", "'self'"),
    ("connect-src", "'self'"),
    (MANIFEST, "'self'"),
    ("base-uri", "'none'"),
    ("form-action", "'self'"),
    (HEADER_ONLY, "'none'"),
    ("require-trusted-types-for", "'script'"),
];
const HEADER_ONLY: &str = "frame-ancestors";
const MANIFEST: &str = "manifest-src";

/// Not for training machines: read by some crawlers, and harmless to all others.
const UNTRAINED: &str = "noai, noimageai";
const UNLISTED: &str = "noindex, noimageindex, noai, noimageai";
const REVALIDATED: &str = "no-cache";
/// For files whose names change with their bytes.
const KEPT: &str = "public, max-age=31536000, immutable";
const KEPT_A_DAY_BY_SHARED_CACHES: &str = "public, max-age=31536000, s-maxage=86400, immutable";

/// A name and a value.
pub type Header = (&'static str, String);

/// The files of the site that are spoken of differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Pages, and whatever is not one of the others.
    Pages,
    /// `assets/`: named by their bytes.
    Assets,
    /// `pictures/`: named by their bytes, and a child's.
    Pictures,
}

/// Whether search engines may list the pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pictures {
    /// The site invites them and every work that is shown may be listed.
    Listed,
    /// Anything less.
    Unlisted,
}

impl Pictures {
    /// Hosts cannot be told of each picture and of each word in the index of the search: they may be listed where every one may.
    pub fn of(exhibition: &Exhibition) -> Self {
        match exhibition.indexing && exhibition.works.iter().all(|work| work.indexable) {
            true => Pictures::Listed,
            false => Pictures::Unlisted,
        }
    }
}

/// A site, as far as its host is told of it.
#[derive(Clone, Debug)]
pub struct Hosted {
    /// Whether search engines may list the pictures.
    pub pictures: Pictures,
    /// The path of its address, where that is known: `/` or `/sub/`.
    pub base_path: Option<String>,
    /// What its pages need first: styles and fonts.
    pub early: Vec<SitePath>,
}

impl Hosted {
    /// What hosts are told of an exhibition whose pages need these files first.
    pub fn of(exhibition: &Exhibition, early: &[SitePath]) -> Self {
        let base_path = exhibition.base_url.as_deref().map(base_path);
        Hosted {
            pictures: Pictures::of(exhibition),
            base_path: base_path.map(str::to_owned),
            early: early.to_vec(),
        }
    }

    /// Where the content cannot be read: the least.
    pub fn unread(base_url: Option<&str>) -> Self {
        let base_path = base_url.map(|url| format!("{}/", base_path(url).trim_end_matches('/')));
        Hosted {
            pictures: Pictures::Unlisted,
            base_path,
            early: Vec::new(),
        }
    }

    /// What is said with files of this place.
    fn of_place(&self, place: Place) -> Vec<Header> {
        of_place(place, self.pictures)
    }

    /// What is said with pages alone: what to fetch at once. A link of this kind needs the whole path.
    fn early(&self, base_path: &str) -> Option<Header> {
        let link = |path: &SitePath| {
            let kind = match path.as_str().ends_with(".css") {
                true => "style",
                // fonts are asked for as if from elsewhere: <https://drafts.csswg.org/css-fonts/#font-fetching-requirements>
                false => "font; crossorigin; fetchpriority=low",
            };
            format!("<{base_path}{path}>; rel=preload; as={kind}")
        };
        let links: Vec<String> = self.early.iter().map(link).collect();
        (!links.is_empty()).then(|| ("Link", links.join(", ")))
    }

    fn base_path_or_root(&self) -> &str {
        self.base_path.as_deref().unwrap_or("/")
    }
}

/// The path of an address: `https://example.org/sub/` → `/sub/`.
pub fn base_path(base: &str) -> &str {
    let rest = base.split_once("://").map_or(base, |(_, rest)| rest);
    rest.find('/').map_or("/", |at| &rest[at..])
}

/// What a page links that not every page does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Linked {
    /// The web manifest.
    Manifest,
    /// Nothing of the kind: its policy is shorter by so much.
    Nothing,
}

/// The policy for a page's meta tag.
pub fn page_policy(linked: Linked) -> String {
    policy(|name| name != HEADER_ONLY && (name != MANIFEST || linked == Linked::Manifest))
}

fn policy(wanted: impl Fn(&str) -> bool) -> String {
    let directives = POLICY.iter().filter(|(name, _)| wanted(name));
    let directives: Vec<String> = directives
        .map(|(name, value)| format!("{name} {value}"))
        .collect();
    directives.join("; ")
}

/// The headers of every answer, whatever is asked for.
pub fn everywhere() -> Vec<Header> {
    vec![
        ("Content-Security-Policy", policy(|_| true)),
        ("X-Content-Type-Options", "nosniff".into()),
        ("Referrer-Policy", "no-referrer".into()),
        (
            "Permissions-Policy",
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"
                .into(),
        ),
        ("Cross-Origin-Opener-Policy", "same-origin".into()),
        ("Cross-Origin-Resource-Policy", "same-origin".into()),
        ("TDM-Reservation", "1".into()),
    ]
}

/// The headers that differ from place to place.
pub fn of_place(place: Place, pictures: Pictures) -> Vec<Header> {
    let (robots, cache) = match (place, pictures) {
        (Place::Pages, _) => (UNTRAINED, REVALIDATED),
        (Place::Assets, Pictures::Listed) => (UNTRAINED, KEPT),
        // The index of the search holds the words of every work, and a script has no tag of its own.
        (Place::Assets, Pictures::Unlisted) => (UNLISTED, KEPT),
        (Place::Pictures, Pictures::Listed) => (UNTRAINED, KEPT_A_DAY_BY_SHARED_CACHES),
        (Place::Pictures, Pictures::Unlisted) => (UNLISTED, KEPT_A_DAY_BY_SHARED_CACHES),
    };
    vec![
        ("X-Robots-Tag", robots.into()),
        ("Cache-Control", cache.into()),
    ]
}

/// The folders that are spoken of differently.
const FOLDERS: [(&str, Place); 2] = [("assets", Place::Assets), ("pictures", Place::Pictures)];

/// `_headers`: Netlify, Cloudflare Pages and those that follow them. They join the values of all rules that fit, and
/// have pages asked for again by themselves: so a rule for everything names no Cache-Control.
///
/// A pattern ends where its star stands, so none means pages alone: the link stands with every file, and does nothing with
/// others. Such files are read in a site's root: no path stands before theirs.
pub fn netlify(hosted: &Hosted) -> String {
    let mut text = String::from("/*\n");
    let pages = hosted.of_place(Place::Pages);
    let pages = pages
        .into_iter()
        .filter(|(name, _)| *name != "Cache-Control");
    let mut add = |headers: Vec<Header>| {
        headers
            .iter()
            .for_each(|(name, value)| push(&mut text, &format!("  {name}: {value}")));
    };
    add(everywhere());
    add(pages.chain(hosted.early("/")).collect());
    for (folder, place) in FOLDERS {
        push(&mut text, &format!("/{folder}/*"));
        let headers = hosted.of_place(place).into_iter();
        // what the rule for everything has said already is not said twice
        let new = headers.filter(|(name, value)| *name == "Cache-Control" || value != UNTRAINED);
        new.for_each(|(name, value)| push(&mut text, &format!("  {name}: {value}")));
    }
    text
}

/// `.htaccess`: Apache and LiteSpeed, wherever the folder lies. Files are known by their endings, so that a page can
/// never be taken for one that may be kept; without mod_headers nothing is said and nothing breaks. Where the site's
/// address is unknown, nothing that needs it is said.
pub fn apache(hosted: &Hosted) -> String {
    let mut text = String::new();
    if let Some(base_path) = &hosted.base_path {
        push(&mut text, &format!("ErrorDocument 404 {base_path}404.html"));
    }
    push(&mut text, "<IfModule mod_headers.c>");
    for (name, value) in everywhere() {
        push(&mut text, &format!("Header always set {name} \"{value}\""));
    }
    for (name, value) in hosted.of_place(Place::Pages) {
        push(&mut text, &apache_line(name, &value, ""));
    }
    let base_path = hosted.base_path.as_deref();
    if let Some((name, value)) = base_path.and_then(|base_path| hosted.early(base_path)) {
        let pages = "\"expr=%{CONTENT_TYPE} =~ m#^text/html#\"";
        // a percent sign begins a variable there
        let value = value.replace('%', "%%");
        push(&mut text, &format!("Header set {name} \"{value}\" {pages}"));
    }
    push(&mut text, "<IfModule mod_setenvif.c>");
    for (folder, place) in FOLDERS {
        let mark = format!("trienlam_{folder}");
        let pattern = match place {
            Place::Pictures => r"/pictures/[^/]+/[^/]+\.(jpg|jpeg|webp|avif|png)$",
            _ => r"/assets/.+\.[a-z2-7]{10}\.[a-z0-9]+$",
        };
        push(
            &mut text,
            &format!("SetEnvIf Request_URI \"{pattern}\" {mark}"),
        );
        for (name, value) in hosted.of_place(place) {
            push(
                &mut text,
                &apache_line(name, &value, &format!(" env={mark}")),
            );
        }
    }
    text.push_str("</IfModule>\n</IfModule>\n");
    text
}

/// What may be kept is said of answers that succeed: nobody should remember for a year that a picture is missing.
fn apache_line(name: &str, value: &str, condition: &str) -> String {
    match name {
        "Cache-Control" => format!("Header set {name} \"{value}\"{condition}"),
        _ => format!("Header always set {name} \"{value}\"{condition}"),
    }
}

/// A snippet for a `server` block of nginx. A block with a header of its own forgets those around it, so each says all.
pub fn nginx(hosted: &Hosted) -> String {
    let base_path = hosted.base_path_or_root();
    let mut text = String::from("# In the server block of the site: include /path/to/this/file;\n");
    let lines = |place: Place, indent: &str| -> String {
        let pages = (place == Place::Pages).then(|| hosted.early(base_path));
        let own = hosted.of_place(place).into_iter().chain(pages.flatten());
        let headers = everywhere().into_iter().chain(own);
        let line = |(name, value): Header| match name {
            "Cache-Control" | "Link" => format!("{indent}add_header {name} \"{value}\";\n"),
            _ => format!("{indent}add_header {name} \"{value}\" always;\n"),
        };
        headers.map(line).collect()
    };
    text.push_str(&lines(Place::Pages, ""));
    for (folder, place) in FOLDERS {
        push(&mut text, &format!("location ^~ {base_path}{folder}/ {{"));
        text.push_str(&lines(place, "    "));
        push(&mut text, "}");
    }
    push(&mut text, &format!("error_page 404 {base_path}404.html;"));
    text
}

/// A snippet for a site block of Caddy, behind its `root`. The matchers do not overlap, so their order says nothing;
/// `file` makes sure that there is one, so that nobody remembers for a year that it is missing.
pub fn caddy(hosted: &Hosted) -> String {
    let base_path = hosted.base_path_or_root();
    let mut text = String::from("# In the block of the site: import /path/to/this/file\n");
    let block = |text: &mut String, matcher: &str, headers: Vec<Header>| {
        push(text, &format!("header{matcher} {{"));
        for (name, value) in headers {
            push(text, &format!("    {name} \"{value}\""));
        }
        push(text, "}");
    };
    block(&mut text, "", everywhere());
    let paths = FOLDERS.map(|(folder, _)| format!("{base_path}{folder}/*"));
    push(&mut text, &format!("@pages not path {}", paths.join(" ")));
    let pages = hosted.of_place(Place::Pages).into_iter();
    let pages = pages.chain(hosted.early(base_path));
    block(&mut text, " @pages", pages.collect());
    for ((folder, place), path) in FOLDERS.into_iter().zip(paths) {
        push(
            &mut text,
            &format!("@{folder} {{\n    path {path}\n    file\n}}"),
        );
        block(&mut text, &format!(" @{folder}"), hosted.of_place(place));
    }
    text
}

fn push(text: &mut String, line: &str) {
    // writing to a string cannot fail
    writeln!(text, "{line}").unwrap_or_default();
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOTH: [Pictures; 2] = [Pictures::Listed, Pictures::Unlisted];

    fn hosted(pictures: Pictures, base_path: Option<&str>) -> Hosted {
        let early = ["assets/a.x.css", "assets/fonts/b.y.woff2"];
        Hosted {
            pictures,
            base_path: base_path.map(str::to_owned),
            early: early.iter().filter_map(|it| SitePath::parse(it)).collect(),
        }
    }

    #[test]
    fn a_page_says_all_that_a_meta_tag_can() {
        let header = &everywhere()[0].1;
        assert_eq!(
            page_policy(Linked::Manifest),
            header.replace("frame-ancestors 'none'; ", "")
        );
        assert!(!page_policy(Linked::Nothing).contains("manifest-src"));
        assert!(
            header.starts_with("default-src 'none'; ") && header.contains("frame-ancestors 'none'")
        );
        assert!(!header.contains("unsafe") && !header.contains(['*', '"', '<', '>', '&', '\n']));
    }

    #[test]
    fn every_host_is_told_everything() {
        for pictures in BOTH {
            let hosted = hosted(pictures, None);
            let texts = [netlify, apache, nginx, caddy].map(|write| write(&hosted));
            for text in &texts {
                for (name, value) in everywhere() {
                    assert!(
                        text.contains(name) && text.contains(&value),
                        "{name} in {text}"
                    );
                }
                for value in [UNTRAINED, KEPT, KEPT_A_DAY_BY_SHARED_CACHES] {
                    assert!(text.contains(value), "{value} in {text}");
                }
                let unlisted = text.contains("noindex");
                assert_eq!(unlisted, pictures == Pictures::Unlisted, "{text}");
            }
        }
    }

    /// Path → headers, as Netlify and Cloudflare read the file; they join what several rules say.
    fn read_netlify(text: &str) -> Vec<(&str, Vec<(&str, &str)>)> {
        let mut rules: Vec<(&str, Vec<(&str, &str)>)> = Vec::new();
        for line in text.lines() {
            match line.strip_prefix("  ") {
                Some(header) => {
                    let header = header.split_once(": ").unwrap();
                    rules.last_mut().unwrap().1.push(header);
                }
                None => {
                    assert!(line.starts_with('/'), "{line}");
                    rules.push((line, Vec::new()));
                }
            }
        }
        rules
    }

    #[test]
    fn netlify_reads_its_file_and_no_page_is_kept() {
        let text = netlify(&hosted(Pictures::Unlisted, Some("/")));
        let rules = read_netlify(&text);
        let paths: Vec<&str> = rules.iter().map(|(path, _)| *path).collect();
        assert_eq!(paths, ["/*", "/assets/*", "/pictures/*"]);
        let cached = |at: usize| rules[at].1.iter().any(|(name, _)| *name == "Cache-Control");
        assert_eq!([0, 1, 2].map(cached), [false, true, true]);
        assert!(
            text.lines().all(|line| line.len() < 2000),
            "Cloudflare's limit"
        );
    }

    #[test]
    fn blocks_are_closed_and_lines_are_ended() {
        for pictures in BOTH {
            let hosted = hosted(pictures, Some("/x/"));
            let apache = apache(&hosted);
            assert!(apache.starts_with("ErrorDocument 404 /x/404.html\n"));
            let depth = apache.matches("<IfModule").count();
            assert_eq!(depth, apache.matches("</IfModule>").count());
            let quoted = apache.lines().filter(|line| line.starts_with("Header "));
            assert!(
                quoted
                    .clone()
                    .all(|line| matches!(line.matches('"').count(), 2 | 4)),
                "{apache}"
            );
            assert!(quoted.count() > 12);
            for text in [nginx(&hosted), caddy(&hosted)] {
                assert_eq!(
                    text.matches('{').count(),
                    text.matches('}').count(),
                    "{text}"
                );
                assert!(
                    text.lines().all(|line| line.matches('"').count() % 2 == 0),
                    "{text}"
                );
            }
            let nginx = nginx(&hosted);
            let ended = |line: &str| line.ends_with([';', '{', '}']) || line.starts_with('#');
            assert!(nginx.lines().all(ended), "{nginx}");
            assert!(nginx.contains("location ^~ /x/pictures/ {"));
        }
    }

    #[test]
    fn what_is_needed_first_is_named_with_the_pages_by_its_whole_path() {
        let link = |base: &str| {
            format!(
                "<{base}assets/a.x.css>; rel=preload; as=style, <{base}assets/fonts/b.y.woff2>; rel=preload; as=font; crossorigin; fetchpriority=low"
            )
        };
        let here = hosted(Pictures::Listed, Some("/x/"));
        assert_eq!(netlify(&here).matches(&link("/")).count(), 1);
        for write in [apache, nginx, caddy] {
            assert_eq!(write(&here).matches(&link("/x/")).count(), 1);
        }
        assert!(!nginx(&here).contains("as=font; crossorigin; fetchpriority=low\" always"));
        let anywhere = hosted(Pictures::Listed, None);
        assert!(!apache(&anywhere).contains("Link"));
        for write in [nginx, caddy] {
            assert!(write(&anywhere).contains(&link("/")));
        }
        let plain = Hosted {
            early: Vec::new(),
            ..here
        };
        for write in [netlify, apache, nginx, caddy] {
            assert!(!write(&plain).contains("Link"));
        }
    }

    #[test]
    fn a_path_ends_with_a_slash_also_where_nothing_can_be_read() {
        for (url, path) in [("https://x.org", "/"), ("https://x.org/a", "/a/")] {
            assert_eq!(Hosted::unread(Some(url)).base_path.as_deref(), Some(path));
        }
    }

    #[test]
    fn nobody_remembers_for_a_year_that_something_is_missing() {
        let hosted = hosted(Pictures::Listed, None);
        let nginx = nginx(&hosted);
        let kept = nginx.lines().filter(|line| line.contains("Cache-Control"));
        assert!(kept.clone().count() == 3 && kept.clone().all(|line| !line.ends_with("always;")));
        let apache = apache(&hosted);
        let kept = apache.lines().filter(|line| line.contains("Cache-Control"));
        assert!(kept.clone().count() == 3 && kept.clone().all(|line| !line.contains("always")));
    }
}
