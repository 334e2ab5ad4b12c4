//! Proof 3 of the house's rules: a word in every private field, every name of a file or folder and every slot of a
//! picture, and none of them in a single byte of what is published, however it may be written.

use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::AhoCorasick;
use data_encoding::{BASE64, HEXLOWER, HEXUPPER};
use unicode_normalization::UnicodeNormalization;

use crate::harness::{Site, tree};
use crate::metadata::{self, Words};

/// Words of the records, with marks, so that every way of writing them differs.
struct Canaries(Vec<String>);

impl Canaries {
    fn next(&mut self) -> String {
        let word = format!("Kỳđà{:02}Ẩn", self.0.len());
        self.0.push(word.clone());
        word
    }
}

/// Every way in which a word may stand in a file.
fn writings(word: &str) -> Vec<Vec<u8>> {
    let composed: String = word.nfc().collect();
    let decomposed: String = word.nfd().collect();
    let mut writings = Vec::new();
    for form in [&composed, &decomposed] {
        let percent = |upper: bool| -> String {
            let escape = |byte: u8| match (byte.is_ascii_alphanumeric(), upper) {
                (true, _) => char::from(byte).to_string(),
                (false, true) => format!("%{byte:02X}"),
                (false, false) => format!("%{byte:02x}"),
            };
            form.bytes().map(escape).collect()
        };
        let units = |before: &str, after: &str, hex: bool| -> String {
            let escape = |c: char| match (c.is_ascii(), hex) {
                (true, _) => c.to_string(),
                (false, true) => format!("{before}{:04x}{after}", c as u32),
                (false, false) => format!("{before}{}{after}", c as u32),
            };
            form.chars().map(escape).collect()
        };
        let texts = [
            form.clone(),
            form.to_lowercase(),
            form.to_uppercase(),
            percent(true),
            percent(false),
            units("\\u", "", true),
            units("&#x", ";", true),
            units("&#", ";", false),
        ];
        writings.extend(texts.map(String::into_bytes));
        writings.push(HEXLOWER.encode(form.as_bytes()).into_bytes());
        writings.push(HEXUPPER.encode(form.as_bytes()).into_bytes());
        writings.push(form.encode_utf16().flat_map(u16::to_le_bytes).collect());
        writings.push(form.encode_utf16().flat_map(u16::to_be_bytes).collect());
        // Whatever stands around it, the middle of its base64 is one of three.
        for shift in 0..3 {
            let shifted = [&vec![0; shift][..], form.as_bytes()].concat();
            let whole = &shifted[..shifted.len() / 3 * 3];
            let encoded = BASE64.encode(whole);
            writings.push(
                encoded.as_bytes()[(shift * 8).div_ceil(6).next_multiple_of(4).min(4)..].to_vec(),
            );
        }
    }
    writings.extend(bare(word).map(String::into_bytes));
    writings
}

/// Without marks, as an address or a search index would fold it.
fn bare(word: &str) -> [String; 2] {
    let letters: String = word
        .nfd()
        .filter(|c| !('\u{300}'..='\u{36F}').contains(c))
        .collect();
    let lower = letters.to_lowercase().replace('đ', "d");
    [letters, lower]
}

/// Where the words stand, by path or by content: `word in file`, each once.
fn found(files: &BTreeMap<String, Vec<u8>>, words: &[&str]) -> BTreeSet<String> {
    let writings: Vec<(&str, Vec<u8>)> = words
        .iter()
        .flat_map(|word| writings(word).into_iter().map(|writing| (*word, writing)))
        .collect();
    let automaton = AhoCorasick::new(writings.iter().map(|(_, writing)| writing)).unwrap();
    let mut found = BTreeSet::new();
    for (path, bytes) in files {
        for bytes in [path.as_bytes(), bytes] {
            let hits = automaton.find_overlapping_iter(bytes);
            found.extend(hits.map(|hit| format!("{} in {path}", writings[hit.pattern()].0)));
        }
    }
    found
}

/// Every kind of thing that a build can make; a new kind belongs here, so that the canaries are looked for in it.
const EVERY_OUTPUT: [&str; 22] = [
    "index.html",
    "en/works/",
    "rooms/",
    "search/index.html",
    "assets/search/vi/0.",
    "assets/search/en/c0.",
    "slideshow/index.html",
    "rooms/phong/slideshow/",
    "tours/mot-vong/",
    "/card-vi-",
    "/home-en-",
    "/room-vi-",
    "assets/card-",
    "assets/icon-",
    "manifest.webmanifest",
    "feed.xml",
    "sitemap.xml",
    "offline.js",
    "offline/index.html",
    "_headers",
    ".htaccess",
    "robots.txt",
];

#[test]
fn no_private_word_comes_out_however_it_is_written() {
    let site = Site::empty();
    let (mut canaries, mut words) = (Canaries(Vec::new()), Words::default());
    let mut next = || canaries.next();
    site.write(
        "content/exhibition.yaml",
        &format!("# {}\ntitle: {{vi: Triển lãm, en: Exhibition}}\nlanguages: [vi, en]\nbase_url: https://example.org/\noffline: yes\npublish: {{level: school, indexing: yes, extra: {{quê: province}}}}\ndefaults:\n  school: {}\n  extra: {{riêng: {}}}\n", next(), next(), next()),
    );
    // A page of the curator's own is named by its title; its file is not.
    site.write(
        &format!("content/{}.vi.md", next()),
        &format!("---\n# {}\ntitle: Lời ngỏ\n---\nChào bạn.\n", next()),
    );
    site.write(&format!("content/_{}.yaml", next()), &next());
    let folder = format!("content/{}", next());
    let register = next();
    let cover = next();
    site.write(
        &format!("{folder}/room.yaml"),
        &format!("# {}\ntitle: {{vi: Phòng, en: Room}}\ncover: {cover}\norder: [{cover}]\ndefaults:\n  award: {}\n  reviewed: {{on: 2026-01-05, outcome: clear}}\n  consent: {{ref: {register}, guardian: yes, child: yes, given_on: 2025-11-20, scopes: [picture, search-engines]}}\n", next(), next()),
    );
    let pictures: [(&str, Vec<u8>); 5] = [
        ("jpg", metadata::jpeg(&mut words)),
        ("png", metadata::png(&mut words)),
        ("webp", metadata::webp(&mut words)),
        ("gif", metadata::gif(&mut words)),
        ("tif", metadata::tiff(&mut words)),
    ];
    for (at, (ending, picture)) in pictures.iter().enumerate() {
        let stem = if at == 0 { cover.clone() } else { next() };
        site.write_bytes(&format!("{folder}/{stem}.{ending}"), picture);
        let record = format!(
            "# {}\ntitle: {{vi: Tranh số {at}, en: Drawing {at}}}\nalt: {{vi: Hình, en: Shape}}\nstatement: |\n  {}\n  **{}**\nartists:\n  - {{display_name: {}, pen_name: {}, name: {}, grade: 4A2, age: 9}}\n  - {{name: {}, consent: {{ref: {}, guardian: yes, child: yes, given_on: 2025-11-20, scopes: [picture, search-engines]}}}}\nschool: {}\naward: {}\nextra: {{riêng: {}, quê: {}}}\n",
            next(),
            next(),
            next(),
            next(),
            next(),
            next(),
            next(),
            next(),
            next(),
            next(),
            next(),
            next()
        );
        site.write(&format!("{folder}/{stem}.yaml"), &record);
    }
    // Of a work that is withheld nothing comes out at all, not even what every other work shows.
    let withheld = format!("{folder}/{}/{}", next(), next());
    site.picture(&format!("{withheld}.jpg"));
    site.write(
        &format!("{withheld}.yaml"),
        &format!("id: kyda-withheld-an\ntitle: {}\nalt: {}\nmedium: {}\ndimensions: {}\nstatement: {}\nextra: {{quê: {}}}\nconsent: {{guardian: no}}\n", next(), next(), next(), next(), next(), next()),
    );
    // A work that search engines may not list, shown behind a notice: in no card, feed or list.
    let quiet = format!("{folder}/{}", next());
    site.picture(&format!("{quiet}.png"));
    site.write(
        &format!("{quiet}.yaml"),
        "id: khong-liet-ke\ntitle: {vi: Tranh lặng, en: Quiet drawing}\nalt: {vi: Hình, en: Shape}\nsensitive: yes\nconsent: {guardian: yes, child: yes, given_on: 2025-11-20, scopes: [picture]}\n",
    );
    // A guided tour: its file, its comments and the ways by which it names works are private, its words are not.
    let way = |path: &str| path.strip_prefix("content/").unwrap().to_owned();
    site.write(
        &format!("content/{}.tour.yaml", next()),
        &format!("# {}\ntitle: {{vi: Một vòng, en: A round}}\nstops:\n  - work: {}\n    regions: [{{box: [0.1, 0.1, 0.5, 0.5], words: {{vi: Góc, en: Corner}}}}]\n  - work: {}\n  - work: {}\n", next(), way(&format!("{folder}/{cover}")), way(&withheld), way(&quiet)),
    );
    site.build();
    let public = site.public();
    let content = tree(&site.path().join("content"));
    for made in EVERY_OUTPUT {
        assert!(
            public.keys().any(|path| path.contains(made)),
            "{made} is not there to be searched"
        );
    }
    let told_abroad = |path: &str| {
        ["feed.xml", "sitemap", "/card-", "/home-", "/room-"]
            .iter()
            .any(|it| path.contains(it))
    };
    for (path, bytes) in public.iter().filter(|(path, _)| told_abroad(path)) {
        let text = String::from_utf8_lossy(bytes);
        let told = path.contains("khong-liet-ke")
            || text.contains("khong-liet-ke")
            || text.contains("Tranh lặng");
        assert!(!told, "{path}");
    }
    assert_eq!(
        public
            .keys()
            .filter(|path| path.starts_with("works/"))
            .count(),
        6,
        "{:?}",
        public.keys()
    );

    let all = canaries.0.iter().chain(&words.given).map(String::as_str);
    let all: Vec<&str> = all.chain(["kyda-withheld-an"]).collect();
    let planted = found(&content, &all);
    for word in &all {
        let is_planted = planted.iter().any(|hit| hit.starts_with(word));
        assert!(is_planted, "{word} was never planted");
    }
    assert_eq!(found(&public, &all), BTreeSet::new(), "these came out");
    for bytes in public.values() {
        assert!(
            !content.values().any(|source| source == bytes),
            "a source came out whole"
        );
    }
}

/// The search itself can fail: it finds a word in each of its writings.
#[test]
fn a_word_is_found_however_it_is_written() {
    let word = "Kỳđà07Ẩn";
    let lead = |bytes: Vec<u8>| [b"before ", &bytes[..], b" after"].concat();
    let mut planted: Vec<Vec<u8>> = vec![
        word.nfc().collect::<String>().into_bytes(),
        word.nfd().collect::<String>().into_bytes(),
        b"kyda07an".to_vec(),
        b"K%E1%BB%B3%C4%91%C3%A007%E1%BA%A8n".to_vec(),
        br"K\u1ef3\u0111\u00e007\u1ea8n".to_vec(),
        "K&#x1ef3;&#x0111;&#x00e0;07&#x1ea8;n".into(),
    ];
    for around in ["", "a", "ab", "abc"] {
        planted.push(
            BASE64
                .encode(format!("{around}{word}{around}").as_bytes())
                .into_bytes(),
        );
    }
    for bytes in planted {
        let shown = String::from_utf8_lossy(&bytes).into_owned();
        let files = BTreeMap::from([("a.html".to_owned(), lead(bytes))]);
        assert!(!found(&files, &[word]).is_empty(), "{shown}");
    }
    let files = BTreeMap::from([("kyda07an.jpg".to_owned(), Vec::new())]);
    assert_eq!(found(&files, &[word]).len(), 1);
}
