//! What a page, a host and a crawler are told: policies and headers from one table, lists by scope.

use std::collections::{BTreeMap, BTreeSet};

use trienlam::exhibition::SitePath;
use trienlam::headers::{self, Hosted, Linked, Pictures};

use crate::harness::Site;
use crate::html;

const BASE: &str = "https://example.org/tranh/";

/// Two works of which one family allows search engines and one does not.
fn exhibition(settings: &str) -> Site {
    let site = Site::empty();
    site.write(
        "content/exhibition.yaml",
        &format!(
            "title: {{vi: Không một mình & bạn, en: Not alone}}\nlanguages: [vi, en]\n{settings}"
        ),
    );
    site.write("content/a/room.yaml", "title: {vi: Phòng A, en: Room A}\ndefaults: {reviewed: {on: 2026-01-02, outcome: clear}}\n");
    site.write("content/b/room.yaml", "title: {vi: Phòng B, en: Room B}\ndefaults: {reviewed: {on: 2026-01-02, outcome: clear}}\n");
    for (room, id, scopes) in [
        ("a", "tim-duoc", "picture, given-name, search-engines"),
        ("b", "kin-dao", "picture, given-name"),
    ] {
        site.picture_of(&format!("content/{room}/x.png"), id, (90, 60));
        site.write(
            &format!("content/{room}/x.yaml"),
            &format!("id: {id}\ntitle: {{vi: \"Tranh <{id}>\", en: \"Drawing <{id}>\"}}\nalt: {{vi: Hình, en: Shape}}\nartist: {{display_name: Bin Bin}}\nconsent: {{guardian: yes, child: yes, given_on: 2025-11-20, scopes: [{scopes}]}}\n"),
        );
    }
    site
}

fn invited() -> Site {
    let site = exhibition(&format!(
        "base_url: {BASE}\npublish: {{level: given-name, indexing: yes}}\n"
    ));
    site.build();
    site
}

fn text(public: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    let bytes = public.get(path).unwrap_or_else(|| panic!("no {path}"));
    String::from_utf8(bytes.clone()).unwrap()
}

fn pages(public: &BTreeMap<String, Vec<u8>>) -> impl Iterator<Item = (&str, String)> {
    let pages = public.keys().filter(|path| path.ends_with(".html"));
    pages.map(|path| (path.as_str(), text(public, path)))
}

/// What stands between tags of this name.
fn inside<'a>(xml: &'a str, name: &str) -> Vec<&'a str> {
    let (open, close) = (format!("<{name}>"), format!("</{name}>"));
    let parts = xml.split(&open).skip(1);
    parts
        .map(|part| part.split(&close).next().unwrap())
        .collect()
}

#[test]
fn every_page_carries_the_policy_of_the_table() {
    let site = Site::small();
    site.build();
    let public = site.public();
    let tag = |linked| {
        let policy = headers::page_policy(linked);
        format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")
    };
    for (path, page) in pages(&public) {
        let tag = tag(match page.contains("rel=\"manifest\"") {
            true => Linked::Manifest,
            false => Linked::Nothing,
        });
        assert_eq!(page.matches(&tag).count(), 1, "{path}");
        // before anything that it could forbid
        let head = page.split(&tag).next().unwrap();
        assert!(
            !head.contains("<link") && !head.contains("<script"),
            "{path}"
        );
        for tag in html::tags(&page) {
            let inline = tag.starts_with("style") || tag.contains(" style=") || tag.contains(" on");
            assert!(!inline || !tag.contains('='), "{path}: {tag}");
        }
    }
    assert!(pages(&public).count() > 10);
}

#[test]
fn hosts_find_their_files_and_the_command_prints_the_same() {
    let site = Site::small();
    site.build();
    let public = site.public();
    let early = public
        .keys()
        .filter(|path| path.starts_with("assets/style.") || path.ends_with(".woff2"));
    let mut early: Vec<SitePath> = early.filter_map(|path| SitePath::parse(path)).collect();
    early.sort_by_key(|path| !path.as_str().ends_with(".css"));
    assert_eq!(early.len(), 3);
    let hosted = Hosted {
        pictures: Pictures::Unlisted,
        base_path: None,
        early,
    };
    for (host, path, expected) in [
        ("netlify", "_headers", headers::netlify(&hosted)),
        ("apache", ".htaccess", headers::apache(&hosted)),
    ] {
        assert_eq!(text(&public, path), expected);
        assert_eq!(site.run(&["headers", host]).out, expected);
    }
    let run = site.run(&["headers", "caddy"]);
    assert_eq!(run.out, headers::caddy(&hosted));
    let below = Hosted {
        base_path: Some("/tranh/".to_owned()),
        ..hosted
    };
    let run = site.run(&["headers", "nginx", "--base-url", BASE]);
    assert_eq!(run.out, headers::nginx(&below));
    // a site's own file counts instead
    site.write("themes/safety/root/_headers", "/*\n  X-Own: yes\n")
        .build();
    assert_eq!(text(&site.public(), "_headers"), "/*\n  X-Own: yes\n");
}

#[test]
fn pictures_are_listed_only_where_every_family_agreed() {
    let site = invited();
    assert!(text(&site.public(), "_headers").contains("noindex"));
    site.remove("content/b/x.png")
        .remove("content/b/x.yaml")
        .build();
    assert!(!text(&site.public(), "_headers").contains("noindex"));
    assert!(text(&site.public(), ".htaccess").starts_with("ErrorDocument 404 /tranh/404.html\n"));
}

#[test]
fn the_sitemap_is_the_pages_that_may_be_listed() {
    let public = invited().public();
    let sitemap = text(&public, "sitemap.xml");
    let found: BTreeSet<&str> = inside(&sitemap, "loc").into_iter().collect();
    let listed = pages(&public).filter(|(_, page)| !page.contains("noindex"));
    let addresses =
        listed.map(|(path, _)| format!("{BASE}{}", path.trim_end_matches("index.html")));
    let addresses: Vec<String> = addresses.collect();
    assert_eq!(found, addresses.iter().map(String::as_str).collect());
    assert!(found.contains("https://example.org/tranh/en/works/tim-duoc/"));
    assert!(!sitemap.contains("kin-dao") && !sitemap.contains("404"));
    // one work's family did not agree: no page on which it hangs is listed
    for (path, page) in pages(&public) {
        let hangs = page.contains("pictures/kin-dao/");
        let unlisted = page.contains("content=\"noindex, noimageindex, ");
        assert!(!hangs || unlisted, "{path}");
    }
    assert!(found.contains("https://example.org/tranh/rooms/phong-a/"));
    assert!(!found.contains("https://example.org/tranh/rooms/phong-b/"));
}

/// The entrance and the other pages of doors show a work that may be listed where they can: an exhibition is found
/// although one family said no, and nothing of that one work is.
#[test]
fn a_no_of_one_family_leaves_the_entrance_to_the_others() {
    let site = exhibition(&format!(
        "base_url: {BASE}\npublish: {{level: school, indexing: yes}}\n"
    ));
    let mut unlisted = vec!["kin-dao"];
    // hangs beside one that may be listed, is the room's cover, and alone comes from a school
    let beside = [
        (
            "dung-canh",
            "picture, school",
            "topics: [contact]\nschool: Trường Cổ Tích",
        ),
        (
            "can-bao",
            "picture, school",
            "sensitive: true\nschool: Trường Chân Mây",
        ),
    ];
    for (id, scopes, more) in beside {
        site.picture_of(&format!("content/a/{id}.png"), id, (90, 60));
        site.write(
            &format!("content/a/{id}.yaml"),
            &format!("id: {id}\ntitle: Tranh <{id}>\nalt: Hình\n{more}\nconsent: {{guardian: yes, child: yes, given_on: 2025-11-20, scopes: [{scopes}]}}\n"),
        );
        unlisted.push(id);
    }
    site.write(
        "content/a/room.yaml",
        "title: Phòng A\ncover: dung-canh\norder: [dung-canh, x, can-bao]\ndefaults: {reviewed: {on: 2026-01-02, outcome: clear}}\n",
    );
    site.write(
        "content/vong.tour.yaml",
        "title: Một vòng\nstops: [{work: a/dung-canh}, {work: a/x}]\n",
    );
    site.build();
    let public = site.public();
    let listed = |page: &str| !page.contains("noindex");
    for (path, page) in pages(&public).filter(|(_, page)| listed(page)) {
        for id in &unlisted {
            let shown = [format!("pictures/{id}/"), format!("Tranh &lt;{id}&gt;")];
            let shown = shown.iter().find(|sign| page.contains(*sign));
            assert_eq!(shown, None, "{path}");
        }
        assert!(!page.contains("Trường C"), "{path} names the school");
    }
    for path in ["", "en/", "rooms/", "tours/", "topics/", "works/tim-duoc/"] {
        let page = text(&public, &format!("{path}index.html"));
        assert!(listed(&page), "{path}");
    }
    assert!(text(&public, "index.html").contains("pictures/tim-duoc/"));
    for path in [
        "schools/",
        "search/",
        "slideshow/",
        "rooms/phong-a/",
        "works/can-bao/",
    ] {
        let page = text(&public, &format!("{path}index.html"));
        assert!(!listed(&page), "{path}");
    }
    let cards = public
        .keys()
        .filter(|path| path.contains("card-") && path.contains("pictures/"));
    assert!(cards.clone().count() == 2 && cards.clone().all(|path| path.contains("tim-duoc")));
    assert!(text(&public, "_headers").contains("/assets/*\n  X-Robots-Tag: noindex"));

    // Where no family said yes the entrance gains nothing by hiding its pictures.
    let consent = "consent: {guardian: yes, child: yes, given_on: 2025-11-20, scopes: [picture]}";
    site.write(
        "content/a/x.yaml",
        &format!("id: tim-duoc\ntitle: Tranh\nalt: Hình\n{consent}\n"),
    );
    site.build();
    let entrance = text(&site.public(), "index.html");
    assert!(!listed(&entrance) && entrance.contains("pictures/dung-canh/"));
}

#[test]
fn the_sitemap_names_each_page_in_every_language() {
    let public = invited().public();
    let sitemap = text(&public, "sitemap.xml");
    let url = inside(&sitemap, "url")
        .into_iter()
        .find(|url| url.contains("<loc>https://example.org/tranh/works/tim-duoc/</loc>"));
    let hreflang = |language: &str, path: &str| {
        format!("<xhtml:link rel=\"alternate\" hreflang=\"{language}\" href=\"{BASE}{path}\"/>")
    };
    let lines: Vec<&str> = url.unwrap().lines().map(str::trim).collect();
    let expected = [
        hreflang("vi", "works/tim-duoc/"),
        hreflang("en", "en/works/tim-duoc/"),
        hreflang("x-default", "works/tim-duoc/"),
    ];
    assert_eq!(lines[2..5], expected);
    assert!(text(&public, "robots.txt").ends_with(&format!("\nSitemap: {BASE}sitemap.xml\n")));
}

#[test]
fn a_feed_holds_the_works_that_may_be_listed_and_nobodys_name() {
    let public = invited().public();
    for (path, language, title) in [
        ("feed.xml", "vi", "Tranh &lt;tim-duoc&gt;"),
        ("en/feed.xml", "en", "Drawing &lt;tim-duoc&gt;"),
    ] {
        let feed = text(&public, path);
        assert!(feed.contains(&format!("xml:lang=\"{language}\"")));
        let entries = inside(&feed, "entry");
        assert_eq!(entries.len(), 1, "{feed}");
        assert_eq!(inside(entries[0], "title"), [title]);
        assert_eq!(inside(entries[0], "updated"), ["2026-01-15T00:00:00Z"]);
        for absent in ["kin-dao", "Bin Bin", "pictures/", "<img"] {
            assert!(!feed.contains(absent), "{absent} in {feed}");
        }
        // what RFC 4287 asks of a feed and of an entry
        for part in [feed.as_str(), entries[0]] {
            for name in ["title", "id", "updated"] {
                assert!(!inside(part, name).is_empty(), "{name} in {part}");
            }
        }
        assert!(feed.contains("<author>") && feed.contains("rel=\"self\""));
    }
    let page = text(&public, "en/works/kin-dao/index.html");
    assert!(page.contains(
        "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"../../feed.xml\">"
    ));
}

#[test]
fn nothing_is_listed_without_an_invitation_or_an_address() {
    for settings in [
        format!("base_url: {BASE}\npublish: {{level: given-name}}\n"),
        "publish: {level: given-name, indexing: yes}\n".to_owned(),
    ] {
        let site = exhibition(&settings);
        let run = site.build();
        let public = site.public();
        let lists = public.keys().filter(|path| path.ends_with(".xml"));
        assert_eq!(lists.count(), 0, "{settings}");
        assert!(!text(&public, "robots.txt").contains("Sitemap:"));
        let told = run.err.contains("note[publish/base-url]");
        assert_eq!(told, settings.contains("indexing"), "{}", run.err);
        if !settings.contains("indexing") {
            assert!(pages(&public).all(|(_, page)| page.contains("noindex, noimageindex, noai")));
        }
    }
}

#[test]
fn crawlers_may_see_every_page_that_asks_not_to_be_listed() {
    let site = Site::small();
    site.build();
    let public = site.public();
    let robots = text(&public, "robots.txt");
    let mut groups = robots.split("\n\n").map(|group| {
        let lines = group.lines().filter(|line| !line.starts_with('#'));
        lines.map(str::to_owned).collect::<Vec<_>>()
    });
    assert_eq!(groups.next().unwrap(), ["User-agent: *", "Allow: /"]);
    let trained = groups.next().unwrap();
    assert!(trained.contains(&"User-agent: GPTBot".to_owned()));
    assert_eq!(trained.last().unwrap(), "Disallow: /");
    // those that make lists, under the names that they go by
    for lister in [
        "Googlebot",
        "bingbot",
        "Applebot",
        "coccocbot",
        "DuckDuckBot",
        "YandexBot",
    ] {
        assert!(
            !trained.contains(&format!("User-agent: {lister}")),
            "{lister}"
        );
    }
    for (path, page) in pages(&public) {
        assert!(page.contains("noai, noimageai\">"), "{path}");
        assert!(
            page.contains("<meta name=\"tdm-reservation\" content=\"1\">"),
            "{path}"
        );
    }
}
