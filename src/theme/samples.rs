//! Views to test and preview with: every page, once with all that can be there and once with as little as possible.

mod search;
mod show;

use super::views::*;
use crate::exhibition::{SafeHtml, SitePath};

/// How much stands in a sample.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Amount {
    Minimal,
    Full,
}

/// The words of a sample: either harmless ones or an attack in every field.
#[derive(Clone, Copy)]
pub(super) struct Samples<'a> {
    pub(super) lang: &'a str,
    pub(super) amount: Amount,
    /// Put before every text.
    pub(super) attack: &'a str,
    /// The pictures: address, width, height, tone.
    pub(super) pictures: &'a [(&'a str, u32, u32, u8)],
}

const TITLES: [(&str, &str); 12] = [
    ("Bàn tay ấm", "Warm hand"),
    (
        "Mật khẩu là chìa khóa của nhà em",
        "A password is the key to my house",
    ),
    ("Cánh diều có dây", "A kite with a string"),
    ("Cái tai thật to của cô giáo", "My teacher’s very big ear"),
    ("Hiệp sĩ của mạng", "The knight of the net"),
    ("Chiếc ô gia đình", "The family umbrella"),
    ("Kể cho ông nghe", "Telling Grandpa"),
    ("Nắm tay nhau", "Holding hands"),
    ("Con thuyền giấy", "The paper boat"),
    ("Bức tường gạch lời hay", "A wall of kind words"),
    ("Mặt trời trong điện thoại", "The sun in the phone"),
    ("Gọi 111", "Calling 111"),
];

impl Samples<'_> {
    fn full(&self) -> bool {
        self.amount == Amount::Full
    }

    fn some<T>(&self, value: T) -> Option<T> {
        self.full().then_some(value)
    }

    fn text(&self, vi: &str, en: &str) -> String {
        let words = if self.lang == "vi" { vi } else { en };
        format!("{}{words}", self.attack)
    }

    fn phrase(&self, vi: &str, en: &str) -> Phrase {
        Phrase {
            text: self.text(vi, en),
            lang: None,
        }
    }

    fn prose(&self, vi: &str, en: &str) -> Prose {
        let words = if self.lang == "vi" { vi } else { en };
        Prose {
            html: SafeHtml::from_cleaned(words.to_owned()),
            lang: None,
        }
    }

    fn picture(&self, at: usize) -> PictureView {
        let (src, width, height, tone) = self.pictures[at % self.pictures.len()];
        let ratio = (width * 20 / height * 5).clamp(40, 300);
        let of = |ending: &str| {
            let widths = [320, 640, 960].map(|width| format!("{src}?{width}.{ending} {width}w"));
            widths.join(", ")
        };
        PictureView {
            sources: vec![
                SourceSet {
                    mime: "image/webp",
                    srcset: of("webp"),
                    partial: false,
                },
                SourceSet {
                    mime: "image/jpeg",
                    srcset: of("jpg"),
                    partial: false,
                },
            ],
            src: src.to_owned(),
            width,
            height,
            largest: src.to_owned(),
            alt: self.some(Phrase {
                text: self.text(
                    "Hai bàn tay nắm nhau dưới một mặt trời vàng rất to.",
                    "Two hands hold each other under a very big yellow sun.",
                ),
                lang: None,
            }),
            ratio,
            shape: match ratio {
                0..=90 => "portrait",
                115.. => "landscape",
                _ => "square",
            },
            tone,
        }
    }

    fn title(&self, at: usize) -> Phrase {
        let (vi, en) = TITLES[at % TITLES.len()];
        self.phrase(vi, en)
    }

    fn card(&self, at: usize) -> CardView {
        CardView {
            href: "work.html".into(),
            title: self.some(self.title(at)),
            picture: (at % 12 != 7 || !self.full()).then(|| self.picture(at)),
            credits: match (self.full(), at % 4) {
                (false, _) | (_, 3) => vec![],
                (_, 2) => vec![self.text("Minh An", "Minh An"), self.text("Bảo", "Bảo")],
                _ => vec![self.text("Minh An, lớp 4", "Minh An, grade 4")],
            },
        }
    }

    fn cards(&self, count: usize) -> Vec<CardView> {
        (0..count).map(|at| self.card(at)).collect()
    }

    fn nav(&self, href: &str, key: &'static str, current: bool) -> NavItem {
        NavItem {
            href: href.into(),
            name: None,
            key: Some(key),
            current,
        }
    }

    fn named(&self, href: &str, name: Phrase) -> NavItem {
        NavItem {
            href: href.into(),
            name: Some(name),
            key: None,
            current: false,
        }
    }

    fn rooms(&self) -> Vec<RoomCard> {
        let names = [
            ("Được lắng nghe", "Listened to"),
            ("Được bảo vệ", "Protected"),
            ("Được đồng hành", "Accompanied"),
        ];
        let room = |(at, (vi, en)): (usize, &(&str, &str))| RoomCard {
            href: "room.html".into(),
            title: self.phrase(vi, en),
            count: 9 + at,
            cover: self.some(self.picture(at * 2)),
        };
        names.iter().enumerate().map(room).collect()
    }

    fn groups(&self) -> Vec<GroupCard> {
        let names = [
            ("content", "Nội dung", "Content"),
            ("contact", "Tiếp xúc", "Contact"),
            ("conduct", "Hành vi ứng xử", "Conduct"),
            ("contract", "Giao kết – thương mại", "Contract"),
        ];
        let group = |(at, (code, vi, en)): (usize, &(&str, &str, &str))| GroupCard {
            href: "group.html".into(),
            name: GroupName::Words {
                phrase: self.phrase(vi, en),
            },
            code: self.some((*code).to_owned()),
            count: at + 1,
            cover: self.some(self.picture(at + 3)),
        };
        names.iter().enumerate().map(group).collect()
    }

    fn provinces(&self) -> Vec<GroupCard> {
        let group = |province: crate::exhibition::Province| GroupCard {
            href: "group.html".into(),
            name: GroupName::Words {
                phrase: Phrase {
                    text: province.name.into(),
                    lang: self.foreign(),
                },
            },
            code: None,
            count: 1234,
            cover: None,
        };
        crate::exhibition::Province::all().map(group).collect()
    }

    fn foreign(&self) -> Option<String> {
        (self.lang != "vi").then(|| "vi".to_owned())
    }

    fn pager(&self) -> Pager {
        Pager {
            number: 5,
            of: 12,
            previous: Some("room.html".into()),
            next: Some("room.html".into()),
            pages: (1..=12)
                .map(|number| PagerItem {
                    number,
                    href: "room.html".into(),
                    current: number == 5,
                })
                .collect(),
        }
    }

    fn link(&self, at: usize) -> WorkLink {
        WorkLink {
            href: "work.html".into(),
            named: true,
            title: self.some(self.title(at)),
            picture: self.some(self.picture(at)),
        }
    }

    fn rights(&self) -> RightsView {
        RightsView {
            href: "http://rightsstatements.org/vocab/InC/1.0/".into(),
            key: "rights-in-copyright",
        }
    }

    fn linked<T>(&self, value: T) -> Option<Linked<T>> {
        self.some(Linked {
            value,
            href: "group.html".into(),
        })
    }

    /// A work; `at` chooses the picture.
    pub(super) fn work(&self, at: usize, sensitive: bool) -> Body {
        let topic = |code: &str, vi: &str, en: &str| TopicView {
            code: code.into(),
            name: self.phrase(vi, en),
            href: "group.html".into(),
        };
        let topics = vec![
            topic("contact", "Tiếp xúc", "Contact"),
            topic("conduct", "Hành vi ứng xử", "Conduct"),
        ];
        Body::Work(Box::new(WorkView {
            id: "k7m2qx4bza".into(),
            title: self.some(self.title(at)),
            picture: self.picture(at),
            deep: self.some(DeepView {
                tiles: "../pictures/tiles/".into(),
                width: 6000,
                height: 4000,
                edge: 512,
                deepest: 4,
            }),
            sensitive,
            credits: self.some(vec![self.text("Minh An", "Minh An")]).unwrap_or_default(),
            stage: Some("stage-primary"),
            grade: self.linked(4),
            age: self.some(9),
            school: self.linked(self.text("Trường Tiểu học Hoa Sen", "Trường Tiểu học Hoa Sen")),
            province: self.linked(self.text("Hà Nội", "Hà Nội")),
            year: self.linked(2025),
            medium: self.some(self.phrase("Sáp màu trên giấy", "Crayon on paper")),
            dimensions: self.some(self.text("30 × 42 cm", "30 × 42 cm")),
            award: self.linked(self.phrase("Giải Nhất", "First prize")),
            topics: self.some(topics).unwrap_or_default(),
            statement: self.some(self.prose(
                "<p>Em muốn có ai đó nắm tay em khi em sợ.</p><p>Ở trên mạng em không thấy bàn tay, nhưng em biết mẹ ở ngay bên cạnh.</p>",
                "<p>I want somebody to hold my hand when I am afraid.</p><p>Online I cannot see a hand, but I know that Mum is right beside me.</p>",
            )),
            talk: self.some("talk-contact".to_owned()),
            room: self.named("room.html", self.phrase("Được lắng nghe", "Listened to")),
            previous: self.some(self.link(at + 1)),
            next: self.some(self.link(at + 2)),
            position: 3,
            of: 9,
            related: self.some(vec![self.card(1), self.card(2)]).unwrap_or_default(),
            slideshow: self.some("slideshow.html".into()),
            rights: self.rights(),
            takedown: "takedown.html".into(),
            extra: self.some([(self.text("kỹ thuật", "technique"), self.text("xé dán", "torn paper"))].into()).unwrap_or_default(),
        }))
    }

    fn language(&self, code: &str, name: &str, page: &str) -> LanguageLink {
        LanguageLink {
            lang: code.into(),
            name: name.into(),
            href: format!("../{code}/{page}"),
            canonical: self.some(format!("https://example.org/{code}/{page}")),
            current: code == self.lang,
        }
    }

    fn languages(&self, page: &str) -> Vec<LanguageLink> {
        vec![
            self.language("vi", "Tiếng Việt", page),
            self.language("en", "English", page),
        ]
    }

    /// The frame round a body; `file` is the page's own name.
    pub(super) fn page(&self, file: &str, title: Option<Phrase>, body: Body) -> PageView {
        let nav = [
            ("home", "nav-home"),
            ("rooms", "nav-rooms"),
            ("groups", "nav-topics"),
            ("text", "nav-about"),
            ("help", "nav-help"),
        ];
        let navigation =
            nav.map(|(page, key)| self.nav(&format!("{page}.html"), key, file == page));
        let footer = [
            self.nav("credits.html", "nav-credits", false),
            self.nav("takedown.html", "nav-takedown", false),
            self.nav("provinces.html", "nav-provinces", false),
        ];
        let trail = vec![
            self.nav("rooms.html", "nav-rooms", false),
            self.named("room.html", self.phrase("Được lắng nghe", "Listened to")),
        ];
        PageView {
            page: Frame {
                path: SitePath::parse(&format!("{}/{file}.html", self.lang)).unwrap(),
                lang: self.lang.into(),
                dir: "ltr",
                root: "../".into(),
                title,
                description: self.some(self.text("Tranh của học sinh.", "Drawings by pupils.")),
                site_title: self.phrase("Không một mình", "Not alone"),
                home: "home.html".into(),
                navigation: self.some(navigation.into()).unwrap_or_default(),
                footer: self.some(footer.into()).unwrap_or_default(),
                languages: if self.full() {
                    self.languages(&format!("{file}.html"))
                } else {
                    vec![]
                },
                index: self.full(),
                index_pictures: false,
                policy: "default-src 'none'".to_owned(),
                feed: self.some("../feed.xml".to_owned()),
                social: self.some(SocialCard {
                    src: "https://example.org/assets/card.jpg".to_owned(),
                    width: 1200,
                    height: 630,
                    alt: self.text("Hai bàn tay", "Two hands"),
                }),
                data: None,
                manifest: self.some("../manifest.webmanifest".to_owned()),
                canonical: self.some(format!("https://example.org/{}/{file}.html", self.lang)),
                help: self.some(HelpStrip {
                    phone: "111".into(),
                    tel: "tel:111".into(),
                    href: "help.html".into(),
                }),
                trail: if ["work", "portrait", "sensitive"].contains(&file) {
                    trail
                } else {
                    vec![]
                },
            },
            body,
        }
    }

    /// Every kind of page, by file name.
    pub(super) fn all(&self) -> Vec<(&'static str, PageView)> {
        let words = |vi: &str, en: &str| Some(self.phrase(vi, en));
        let list = |count| {
            if self.full() {
                self.cards(count)
            } else {
                vec![]
            }
        };
        let prose = self.prose("<p>Đây là <em>triển lãm mẫu</em>, với <a href=\"https://tongdai111.vn\">một liên kết</a>.</p><h2>Vì sao?</h2><ul><li>Lắng nghe</li><li>Bảo vệ</li></ul>", "<p>This is <em>a sample</em> with <a href=\"https://tongdai111.vn\">a link</a>.</p><h2>Why?</h2><ul><li>Listen</li><li>Protect</li></ul>");
        let empty_or = |groups| if self.full() { groups } else { vec![] };
        let bodies = vec![
            ("home", None, Body::Home(HomeView {
                description: self.some(self.phrase("Tranh của học sinh khắp mọi miền kể về ba điều ước: được lắng nghe, được bảo vệ và được đồng hành trên mạng.", "Drawings by pupils from all over Viet Nam tell of three wishes: to be listened to, to be protected and to be accompanied online.")),
                rooms: if self.full() { self.rooms() } else { vec![] },
                highlights: list(8),
                topics: empty_or(self.groups()),
                count: 8_000,
                slideshow: self.some("slideshow.html".into()),
                tours: self.some(vec![self.named("tour.html", self.phrase("Bốn bức tranh", "Four drawings"))]).unwrap_or_default(),
            })),
            ("rooms", words("Các phòng tranh", "Rooms"), Body::Rooms(RoomsView { rooms: self.rooms() })),
            ("room", words("Được lắng nghe", "Listened to"), Body::Room(RoomView {
                title: Phrase { text: self.text("Được lắng nghe", "Được lắng nghe"), lang: self.foreign() },
                intro: self.some(self.prose("<p>Có những điều em chỉ nói bằng màu. Phòng này treo những bức tranh muốn được nghe.</p>", "<p>Some things I only say in colours. In this room hang the drawings that want to be heard.</p>")),
                inner: if self.full() { self.rooms()[..1].to_vec() } else { vec![] },
                works: list(24),
                count: 24,
                pager: self.some(self.pager()),
                previous: self.some(self.named("room.html", self.phrase("Được đồng hành", "Accompanied"))),
                next: self.some(self.named("room.html", self.phrase("Được bảo vệ", "Protected"))),
            })),
            ("work", words("Bàn tay ấm", "Warm hand"), self.work(0, false)),
            ("portrait", words("Cánh diều có dây", "A kite with a string"), self.work(1, false)),
            ("sensitive", words("Gọi 111", "Calling 111"), self.work(6, true)),
            ("slideshow", None, self.slideshow()),
            ("tours", None, self.tours()),
            ("tour", words("Bốn bức tranh", "Four drawings"), self.tour()),
            ("groups", words("Chủ đề", "Topics"), Body::Groups(GroupsView { grouping: Grouping::Topics, groups: empty_or(self.groups()), others: empty_or_nav(self) })),
            ("provinces", words("Tỉnh, thành", "Provinces"), Body::Groups(GroupsView { grouping: Grouping::Provinces, groups: empty_or(self.provinces()), others: empty_or_nav(self) })),
            ("group", words("Tiếp xúc", "Contact"), Body::Group(GroupView { grouping: Grouping::Topics, name: GroupName::Words { phrase: self.phrase("Tiếp xúc", "Contact") }, code: self.some("contact".into()), works: list(7), count: 7, pager: None })),
            ("grade", words("Lớp 4", "Grade 4"), Body::Group(GroupView { grouping: Grouping::Grades, name: GroupName::Grade { number: 4 }, code: None, works: list(3), count: 3, pager: None })),
            ("year", words("2025", "2025"), Body::Group(GroupView { grouping: Grouping::Years, name: GroupName::Year { number: 2025 }, code: None, works: list(1), count: 1, pager: None })),
            ("text", words("Giới thiệu", "About"), Body::Text(TextView { body: prose.clone() })),
            ("help", words("Tìm giúp đỡ", "Find help"), Body::Help(HelpView {
                body: self.some(prose.clone()),
                lines: self.some(vec![
                    HelpLineView { phone: "111".into(), tel: "tel:111".into(), name: self.phrase("Tổng đài điện thoại quốc gia bảo vệ trẻ em", "National child-protection hotline"), url: Some("https://tongdai111.vn".into()) },
                    HelpLineView { phone: "113".into(), tel: "tel:113".into(), name: self.phrase("Công an", "Police"), url: None },
                ]).unwrap_or_default(),
                checked_on: self.some("2026-01-11".into()),
            })),
            ("credits", words("Bản quyền", "Credits and rights"), Body::Credits(CreditsView {
                body: self.some(prose.clone()),
                rights: self.some(vec![RightsGroup { rights: self.rights(), count: 1 }]).unwrap_or_default(),
                vendored: self.some(vec![VendoredView { name: "Baloo 2".into(), version: "5.3.0".into(), license: "OFL-1.1".into(), href: "x.txt".into() }]).unwrap_or_default(),
            })),
            ("takedown", words("Yêu cầu gỡ tranh", "Ask for a takedown"), Body::Takedown(TakedownView {
                body: self.some(prose),
                name: self.some(self.phrase("Ban tổ chức triển lãm", "The organisers")),
                email: self.some("tranh@example.org".into()),
                phone: self.some("024 1234 5678".into()),
                tel: self.some("tel:+842412345678".into()),
            })),
            ("search", words("Tìm tranh", "Find a drawing"), self.search()),
            ("offline", words("Giữ triển lãm trong máy", "Keep a copy"), Body::Offline(OfflineView { script: "../assets/keep.js".into(), worker: "../offline.js".into(), megabytes: 12 })),
            ("not-found", words("Không tìm thấy", "Not found"), Body::NotFound(NotFoundView { homes: self.languages("home.html") })),
        ];
        bodies
            .into_iter()
            .map(|(file, title, body)| (file, self.page(file, title, body)))
            .collect()
    }
}

fn empty_or_nav(samples: &Samples) -> Vec<NavItem> {
    if samples.full() {
        vec![
            samples.nav("provinces.html", "nav-provinces", false),
            samples.nav("groups.html", "nav-grades", false),
        ]
    } else {
        vec![]
    }
}
