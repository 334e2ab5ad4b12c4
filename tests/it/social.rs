//! What other people's programs read of a site: social cards, JSON-LD, the manifest; and the copy that visitors keep.

use std::collections::BTreeSet;
use std::fs;

use crate::harness::{Site, tree};

/// Works: `mot` may be passed on, `hai` may not, `ba` may and is sensitive.
fn site() -> Site {
    let site = Site::small();
    let consent = "  consent: {ref: A-1, guardian: yes, child: yes, given_on: 2025-11-20, expires_on: 2027-11-20, scopes: [picture, given-name, school, grade";
    let reviewed = "  reviewed: {on: 2026-01-05, outcome: clear}\n";
    site.write(
        "content/lop/room.yaml",
        &format!("title: {{vi: Được lắng nghe, en: Listened to}}\ndefaults:\n{consent}, search-engines]}}\n{reviewed}"),
    );
    site.picture("content/lop/ba.jpg").write(
        "content/lop/ba.yaml",
        "title: {vi: Con sói </script><b>, en: The wolf}\nalt: {vi: Một con sói, en: A wolf}\nsensitive: true\nartist: {display_name: Bình, age: 9}\n",
    );
    let path = site.path().join("content/lop/hai.yaml");
    let record = fs::read_to_string(&path).unwrap();
    let own = consent.trim_start();
    fs::write(
        &path,
        format!("{record}{own}]}}\nreviewed: {{on: 2026-01-05, outcome: clear}}\n"),
    )
    .unwrap();
    let path = site.path().join("content/exhibition.yaml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(
        &path,
        text.replace("level: school", "level: school, indexing: true"),
    )
    .unwrap();
    site
}

fn build(site: &Site, more: &[&str]) {
    let run = site.run(&[&["build"], more].concat());
    assert_eq!(run.code, 0, "{}", run.err);
}

const BASE: [&str; 2] = ["--base-url", "https://example.org/x"];

/// The page of a work, by the words of its title.
fn work(site: &Site, title: &str) -> String {
    let pages = tree(&site.path().join("public/works"));
    let pages = pages
        .into_values()
        .map(|bytes| String::from_utf8(bytes).unwrap());
    let mut found = pages.filter(|html| html.contains(&format!("{title}</h1>")));
    found.next().unwrap()
}

fn card(html: &str) -> &str {
    let mark = "property=\"og:image\" content=\"https://example.org/x/";
    let start = html.find(mark).unwrap() + mark.len();
    &html[start..start + html[start..].find('"').unwrap()]
}

#[test]
fn a_drawing_stands_on_a_card_only_where_it_may_be_passed_on() {
    let site = site();
    build(&site, &BASE);
    let public = site.path().join("public");
    let of = |title: &str| {
        let html = work(&site, title);
        let path = card(&html).to_owned();
        assert!(public.join(&path).is_file(), "{path}");
        path
    };
    let (open, closed, sensitive) = (of("Tranh mot"), of("Tranh hai"), of("&lt;b&gt;"));
    assert!(
        open.starts_with("pictures/") && open.contains("/card-vi-"),
        "{open}"
    );
    assert!(closed.starts_with("assets/card-vi."), "{closed}");
    assert!(sensitive.starts_with("pictures/") && sensitive.contains("/card-vi-"));
    // of the sensitive one the title alone: the mark's place has no pixel of the drawing
    let small = |path: &str| fs::metadata(public.join(path)).unwrap().len();
    assert!(small(&sensitive) < 60_000);
    // the room hangs all three, and its card shows the one that may
    let rooms = tree(&public.join("rooms"));
    let room = rooms.iter().find(|(path, _)| path.contains('/')).unwrap().1;
    let room = String::from_utf8(room.clone()).unwrap();
    let id = open.split('/').nth(1).unwrap();
    assert!(
        card(&room).starts_with(&format!("pictures/{id}/room-vi-")),
        "{}",
        card(&room)
    );
    let closed_id = work(&site, "Tranh hai");
    let closed_id = closed_id
        .split("<code>")
        .nth(1)
        .unwrap()
        .split('<')
        .next()
        .unwrap();
    let cards = tree(&public.join("pictures").join(closed_id));
    assert!(
        cards
            .keys()
            .all(|path| !path.contains("card") && !path.contains("room"))
    );
    for path in tree(&public)
        .keys()
        .filter(|path| path.ends_with(".jpg") && path.contains("card-"))
    {
        let picture = image::open(public.join(path)).unwrap();
        assert_eq!((picture.width(), picture.height()), (1200, 630), "{path}");
    }
}

#[test]
fn without_an_address_nothing_asks_for_one() {
    let site = site();
    build(&site, &[]);
    let files = tree(&site.path().join("public"));
    assert!(
        files
            .keys()
            .all(|path| !path.contains("card-") && !path.contains("/room-"))
    );
    let html = work(&site, "Tranh mot");
    assert!(!html.contains("og:image") && !html.contains("ld+json"));
    let twice = tree(&site.path().join("public"));
    build(&site, &[]);
    assert_eq!(twice, tree(&site.path().join("public")));
}

#[test]
fn linked_data_says_no_more_than_it_may() {
    let site = site();
    build(&site, &BASE);
    let data = |title: &str| {
        let html = work(&site, title);
        let (_, rest) = html.split_once("application/ld+json\">")?;
        let json: serde_json::Value =
            serde_json::from_str(rest.split_once("</script>")?.0).unwrap();
        Some(json)
    };
    let open = data("Tranh mot").unwrap();
    assert_eq!(open["@type"], "VisualArtwork");
    assert_eq!(open["name"], "Tranh mot");
    let picture = open["image"]["contentUrl"].as_str().unwrap();
    let picture = picture.strip_prefix("https://example.org/x/").unwrap();
    assert!(site.path().join("public").join(picture).is_file());
    assert!(
        !open.to_string().contains("An\""),
        "no child's name: {open}"
    );
    assert_eq!(data("Tranh hai"), None);
    let sensitive = data("&lt;b&gt;").unwrap();
    assert_eq!(sensitive["name"], "Con sói </script><b>");
    assert_eq!(sensitive.get("image"), None);
}

#[test]
fn a_copy_is_offered_only_where_the_exhibition_says_so_and_names_what_there_is() {
    let site = site();
    build(&site, &[]);
    let files = tree(&site.path().join("public"));
    assert!(!files.contains_key("offline.js") && !files.contains_key("offline/index.html"));
    let path = site.path().join("content/exhibition.yaml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("{text}offline: true\n")).unwrap();
    build(&site, &BASE);
    let files = tree(&site.path().join("public"));
    let worker = String::from_utf8(files["offline.js"].clone()).unwrap();
    let name = worker
        .split("LIST = \"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let list: serde_json::Value = serde_json::from_slice(&files[name]).unwrap();
    let rows = list["files"].as_array().unwrap();
    let listed: BTreeSet<&str> = rows.iter().map(|row| row[0].as_str().unwrap()).collect();
    assert_eq!(listed.len(), rows.len());
    assert!(listed.iter().all(|path| files.contains_key(*path)));
    let pages = files.keys().filter(|path| path.ends_with(".html"));
    assert!(pages.clone().all(|path| listed.contains(path.as_str())));
    let pictures = listed.iter().filter(|path| path.starts_with("pictures/"));
    assert_eq!(pictures.count(), 3, "one of each work");
    // nobody is offered it where a page could not be left out of lists
    assert!(String::from_utf8_lossy(&files["offline/index.html"]).contains("noindex"));
}
