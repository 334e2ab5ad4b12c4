//! Any bytes as a record, a room, an exhibition or a page: read or told about, never a panic, never a hang. What could
//! be read is then curated as one small exhibition, and what must not come out does not.
#![no_main]

use std::collections::BTreeSet;

use libfuzzer_sys::fuzz_target;
use trienlam::diagnostics::{Place, Report};
use trienlam::digest::Digest;
use trienlam::imaging::{Probe, SourceFormat};
use trienlam::pipeline::Fate;
use trienlam::pipeline::catalogue::{Catalogue, PageEntry, PictureFacts, RoomEntry, WorkEntry};
use trienlam::pipeline::curate::{Terms, curate};
use trienlam::schema;

fuzz_target!(|bytes: &[u8]| {
    let mut report = Report::new();
    let record = schema::read_work("content/a/b.yaml", bytes, &mut report);
    let room = schema::read_room("content/a/room.yaml", bytes, &mut report);
    let exhibition = schema::read_exhibition("content/exhibition.yaml", bytes, &mut report);
    let page = schema::read_page("content/about.vi.md", bytes, &mut report);
    let work = WorkEntry {
        stem: "quite-private-stem".into(),
        picture: Place::file("content/quite-private-folder/quite-private-stem.jpg"),
        disk: "quite-private-stem.jpg".into(),
        illegible: record.is_none(),
        record: record.unwrap_or_default(),
        place: Place::file("content/quite-private-folder/quite-private-stem.yaml"),
        facts: Some(facts()),
    };
    let room = RoomEntry {
        path: "content/quite-private-folder".into(),
        name: "quite-private-folder".into(),
        file: room.unwrap_or_default(),
        works: vec![work],
        ..RoomEntry::default()
    };
    let catalogue = Catalogue {
        exhibition: Some(exhibition.unwrap_or_default()),
        root: RoomEntry { inner: vec![room], ..RoomEntry::default() },
        pages: page.map(|file| PageEntry {
            name: "about".into(),
            language: None,
            place: Place::file("content/about.vi.md"),
            file,
        })
        .into_iter()
        .collect(),
        ..Catalogue::default()
    };
    let terms = Terms {
        today: "2026-01-15".parse().unwrap(),
        base_url: None,
        keep_going: false,
        unreadable: BTreeSet::new(),
    };
    let curated = curate(&catalogue, &terms, &mut report).unwrap();
    let shown = format!("{:?}", curated.exhibition);
    if !String::from_utf8_lossy(bytes).contains("private") {
        assert!(!shown.contains("quite-private"), "the name of a file came out");
    }
    let ruling = &curated.rulings[0];
    let hangs = !curated.exhibition.works.is_empty();
    assert_eq!(hangs, matches!(ruling.fate, Fate::Shown { .. }), "{ruling:?}");
    for (value, what) in curated.secrets.iter() {
        assert!(!value.trim().is_empty() && !what.en.is_empty(), "a secret says what it is");
    }
    for diagnostic in report.sorted() {
        if let Some(spot) = &diagnostic.place.spot {
            assert!(spot.excerpt.get(spot.range.clone()).is_some(), "a place outside its line");
        }
    }
});

fn facts() -> PictureFacts {
    PictureFacts {
        digest: Digest::of(b"a picture"),
        probe: Probe {
            format: SourceFormat::Jpeg,
            stored: (800, 600),
            orientation: 1,
            more_frames: false,
            held: 6,
            left_out: None,
        },
    }
}
