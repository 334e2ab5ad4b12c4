//! A large exhibition that nobody drew, to hold the index against: how long it takes, and whether it is the same twice.
//!
//! `tests/search/run` also has it written out with the texts that it was made from, and asks it with the browser's own
//! script. Its words are Vietnamese syllables, the first of them as frequent as frequent words are.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use jiff::civil::date;
use serde_json::json;
use unicode_normalization::UnicodeNormalization;

use super::Indexes;
use crate::digest::Digest;
use crate::exhibition::*;
use crate::fs;
use crate::pipeline::cards::Cards;
use crate::pipeline::compose::Material;
use crate::pipeline::plan::plan;
use crate::pipeline::render::{Derivatives, Made, MadeFile};
use crate::theme::Theme;

const ROOM: usize = 250;
const TITLES: [[&str; 12]; 2] = [
    [
        "Bàn tay",
        "Chiếc ô",
        "Con đường",
        "Ngôi nhà",
        "Cánh diều",
        "Hộp thư",
        "Đàn chim",
        "Khu vườn",
        "Mật khẩu",
        "Ngọn đèn",
        "Con thuyền",
        "Mặt trời",
    ],
    [
        "của mẹ",
        "của em",
        "ấm áp",
        "biết nói",
        "trong mưa",
        "không ngủ",
        "của cả lớp",
        "đi lạc",
        "tử tế",
        "bắt nạt",
        "bát ngát",
        "lắng nghe",
    ],
];
const NAMES: [&str; 7] = [
    "Minh An",
    "Bảo Ngọc",
    "Gia Hân",
    "Tuệ Lâm",
    "Đức Anh",
    "Thảo Vy",
    "Phúc",
];
const PROVINCES: [&str; 5] = ["Hà Nội", "Đà Nẵng", "Huế", "Đắk Lắk", "Thanh Hóa"];
const SCHOOLS: [&str; 8] = [
    "Hoa Sen",
    "Bến Phù Sa",
    "Làng Sen Nhỏ",
    "Đồi Chè",
    "Sông Xanh",
    "Núi Mây",
    "Vườn Cam",
    "Biển Sáng",
];
const AWARDS: [&str; 3] = ["Giải Đặc biệt", "Giải Nhất", "Giải Nhì"];
const TOPICS: [(&str, &str); 4] = [
    ("content", "Nội dung"),
    ("contact", "Tiếp xúc"),
    ("conduct", "Hành vi ứng xử"),
    ("contract", "Giao kết"),
];

/// Numbers that look like chance and are the same every time.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> f64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 40) as f64 / (1u64 << 24) as f64
    }
}

/// Every syllable of some beginnings, ends and tones, in an order that means nothing.
fn syllables(chance: &mut Chance) -> Vec<String> {
    const BEGIN: &str = "b c ch d đ g h kh l m n ng nh ph r s t th tr v x";
    const END: &str =
        "a an ang anh ao ay âm ân âu e em ên i iên inh o oi ong ô ôi ông ơ ơi u ua ung ư ương ươi";
    const TONES: [&str; 6] = ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"];
    let mut all = Vec::new();
    for begin in BEGIN.split(' ') {
        for end in END.split(' ') {
            for tone in TONES {
                let (first, rest) = end.split_at(end.chars().next().map_or(0, char::len_utf8));
                let syllable = format!("{begin}{first}{tone}{rest}");
                all.push((chance.next(), syllable.nfc().collect::<String>()));
            }
        }
    }
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    all.into_iter().map(|(_, syllable)| syllable).collect()
}

fn sentence(words: usize, syllables: &[String], chance: &mut Chance) -> String {
    let mut word = || {
        // By the law of Zipf: half of all is said with a few words.
        let at = (syllables.len() as f64).powf(chance.next()) as usize - 1;
        syllables[at].as_str()
    };
    let words: Vec<&str> = (0..words).map(|_| word()).collect();
    format!("{}.", words.join(" "))
}

fn vi() -> Language {
    Language::parse("vi").unwrap()
}

fn text<T>(text: T) -> Localized<T> {
    Localized::one(vi(), text)
}

fn artwork(number: usize, syllables: &[String], chance: &mut Chance) -> Artwork {
    // A step that shares no divisor with the lists' lengths, so that neighbours differ.
    let mixed = number * 7 + number / 20;
    let [first, second] = TITLES;
    let topics = [number % 4, (number + 1) % 4].map(|at| Slug::parse(TOPICS[at].0).unwrap());
    let province = match Province::find(PROVINCES[mixed % 5]) {
        Some(ProvinceMatch::Present(province)) => Some(province),
        _ => panic!("no province"),
    };
    Artwork {
        id: WorkId::parse(&format!("many{number:06}")).unwrap(),
        room: RoomIndex(number / ROOM),
        source: Digest::of(&number.to_le_bytes()),
        size: (640, 480),
        crop: None,
        redact: Vec::new(),
        title: Some(text(format!(
            "{} {}",
            first[mixed % 12],
            second[number / 3 % 12]
        ))),
        alt: Some(text(sentence(14, syllables, chance))),
        statement: Some(text(SafeHtml::from_cleaned(format!(
            "<p>{}</p>",
            sentence(22, syllables, chance)
        )))),
        credits: vec![CreditLine::GivenName(NAMES[mixed % 7].to_owned())],
        stage: None,
        grade: Some((number % 12) as u8 + 1),
        age: None,
        school: Some(format!("Trường {}", SCHOOLS[number % 8])),
        province,
        year: Some(2022 + (number % 4) as u16),
        medium: Some(text("Sáp màu trên giấy".to_owned())),
        dimensions: None,
        topics: topics.into(),
        award: (number.is_multiple_of(50)).then(|| text(AWARDS[number / 50 % 3].to_owned())),
        sensitive: number % 100 == 99,
        deep_zoom: false,
        indexable: true,
        rights: Rights::default(),
        extra: BTreeMap::new(),
    }
}

fn exhibition(count: usize) -> Exhibition {
    let mut chance = Chance(2026);
    let syllables = syllables(&mut chance);
    let room = |at: usize| Room {
        slug: Slug::parse(&format!("phong-{}", at + 1)).unwrap(),
        title: text(format!("Phòng {}", at + 1)),
        intro: None,
        parent: None,
        works: (at * ROOM..count.min((at + 1) * ROOM))
            .map(WorkIndex)
            .collect(),
        cover: None,
    };
    Exhibition {
        title: text("Rất nhiều tranh".to_owned()),
        description: None,
        languages: Languages::new(vec![vi()]).unwrap(),
        base_url: None,
        indexing: true,
        offline: false,
        derivatives: DerivativePolicy {
            widths: vec![320, 640],
            max_edge: 640,
            deep_edge: 640,
            formats: vec![PictureFormat::Webp, PictureFormat::Jpeg],
            webp_up_to: 640,
            quality: 80,
        },
        topics: TOPICS
            .iter()
            .map(|(code, name)| Topic {
                code: Slug::parse(code).unwrap(),
                name: text((*name).to_owned()),
            })
            .collect(),
        rooms: (0..count.div_ceil(ROOM)).map(room).collect(),
        works: (0..count)
            .map(|number| artwork(number, &syllables, &mut chance))
            .collect(),
        pages: Vec::new(),
        tours: Vec::new(),
        help: Help::default(),
        contact: None,
    }
}

fn made(number: usize) -> Made {
    let file = |width: u32| MadeFile {
        format: PictureFormat::Webp,
        width,
        height: width * 3 / 4,
        digest: Digest::of(format!("{number} {width}").as_bytes()),
        bytes: 1,
    };
    Made {
        source: Digest::of(&number.to_le_bytes()),
        files: vec![file(320), file(640)],
        tiles: None,
        dominant: [200, 180, 160],
        likeness: serde_json::from_str("0").unwrap(),
    }
}

/// The index of so many works, and the exhibition behind it.
fn index(count: usize) -> (Exhibition, Indexes, f64) {
    let exhibition = exhibition(count);
    let plan = plan(&exhibition);
    let theme = Theme::load(Theme::DEFAULT, &BTreeMap::new(), &exhibition.languages).unwrap();
    let made = (0..plan.renders.len()).map(|at| Some(made(at)));
    let material = Material {
        exhibition: &exhibition,
        plan: &plan,
        derivatives: &Derivatives {
            made: made.collect(),
            ..Derivatives::default()
        },
        cards: &Cards::default(),
        theme: &theme,
        date: date(2026, 1, 15),
    };
    let before = Instant::now();
    let indexes = Indexes::new(&material);
    let seconds = before.elapsed().as_secs_f64();
    (exhibition, indexes, seconds)
}

#[test]
fn the_same_works_make_the_same_files() {
    let files = || index(300).1.into_files().collect::<BTreeMap<_, _>>();
    let once = files();
    assert!(once.len() > 40, "{}", once.len());
    assert_eq!(once, files());
}

#[test]
fn a_sensitive_work_is_found_without_its_picture() {
    let (_, indexes, _) = index(100);
    let mut files = indexes.into_files().map(|(_, bytes)| bytes);
    let last = files.find_map(|bytes| {
        let text = String::from_utf8(bytes).unwrap();
        text.strip_prefix("shelf[\"c12\"]=").map(str::to_owned)
    });
    let cards: Vec<Vec<serde_json::Value>> = serde_json::from_str(&last.unwrap()).unwrap();
    let shown: Vec<(&str, usize)> = cards
        .iter()
        .map(|card| (card[0].as_str().unwrap(), card.len()))
        .collect();
    assert_eq!(
        shown,
        [
            ("many000096", 9),
            ("many000097", 9),
            ("many000098", 9),
            ("many000099", 3)
        ]
    );
}

/// For `tests/search/run`: writes the index of `SEARCH_WORKS` works and their texts to the folder `SEARCH_OUT`.
#[test]
#[ignore = "writes files for tests/search/run"]
fn write_many() {
    let setting = |name: &str| std::env::var(name).unwrap();
    let out = setting("SEARCH_OUT");
    let count: usize = setting("SEARCH_WORKS").parse().unwrap();
    let (exhibition, indexes, seconds) = index(count);
    for (path, bytes) in indexes.into_files() {
        let path = Path::new(&out).join(path.as_str());
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &bytes).unwrap();
    }
    let languages = &exhibition.languages;
    let language = languages.default();
    let works = exhibition.works.iter().map(|work| {
        let of = |text: &Option<Localized<String>>| {
            let text = text.as_ref();
            text.map(|text| text.get(language, languages).1.clone())
        };
        let topics = work.topics.iter().map(Slug::as_str).collect::<Vec<_>>();
        let names = exhibition
            .topics
            .iter()
            .filter(|topic| work.topics.contains(&topic.code));
        let names: Vec<&String> = names.map(|topic| topic.name.get(language, languages).1).collect();
        let statement = work.statement.as_ref();
        let statement = statement.map(|html| html.get(language, languages).1.to_text());
        let credits: Vec<&str> = work.credits.iter().map(CreditLine::text).collect();
        let room = exhibition.room(work.room);
        json!({
            "title": of(&work.title),
            "text": [
                json!(of(&work.alt)), json!(statement), json!(of(&work.medium)), json!(of(&work.award)),
                json!(credits), json!(names), json!(work.school), json!(work.year),
                json!(work.province.as_ref().map(|province| province.name)),
                json!(work.grade.map(|grade| format!("Lớp {grade}"))),
                json!(room.title.get(language, languages).1),
            ],
            "topics": topics,
            "rooms": [room.slug.as_str()],
            "grades": [work.grade.map(|grade| grade.to_string())],
            "provinces": [work.province.as_ref().map(|province| province.code)],
            "years": [work.year.map(|year| year.to_string())],
        })
    });
    let works = json!(works.collect::<Vec<_>>()).to_string();
    fs::write(&Path::new(&out).join("works.json"), works.as_bytes()).unwrap();
    let seconds = format!("{seconds:.3}");
    fs::write(&Path::new(&out).join("seconds"), seconds.as_bytes()).unwrap();
}
