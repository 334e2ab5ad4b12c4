//! Any bytes as a record, a room, an exhibition or a page: read or told about, never a panic, never a hang.
#![no_main]

use libfuzzer_sys::fuzz_target;
use trienlam::diagnostics::Report;
use trienlam::schema;

fuzz_target!(|bytes: &[u8]| {
    let mut report = Report::new();
    schema::read_work("content/a/b.yaml", bytes, &mut report);
    schema::read_room("content/a/room.yaml", bytes, &mut report);
    schema::read_exhibition("content/exhibition.yaml", bytes, &mut report);
    schema::read_page("content/about.vi.md", bytes, &mut report);
    for diagnostic in report.sorted() {
        if let Some(spot) = &diagnostic.place.spot {
            assert!(spot.excerpt.get(spot.range.clone()).is_some(), "a place outside its line");
        }
    }
});
