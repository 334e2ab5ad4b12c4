//! The audit's readers: any bytes under any ending, with private values to look for.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use trienlam::audit::{Auditor, Needle, Needles, Terms};
use trienlam::diagnostics::Message;

const ENDINGS: [&str; 12] = [
    "jpg", "html", "svg", "json", "css", "js", "xml", "txt", "zip", "pdf", "ico", "gz",
];

static AUDITOR: LazyLock<Auditor> = LazyLock::new(|| {
    let needle = Needle {
        value: "Nguyễn Thị Bí Mật".to_owned(),
        what: Message {
            vi: "tên".to_owned(),
            en: "a name".to_owned(),
        },
    };
    Auditor::new(Terms {
        needles: Needles::new(&[needle], &[]),
        ..Terms::default()
    })
});

fuzz_target!(|data: &[u8]| {
    // the last byte chooses the ending, so that seeds keep their signatures
    let ending = data.last().map_or(0, |byte| usize::from(*byte) % ENDINGS.len());
    let path = format!("a.{}", ENDINGS[ending]);
    let verdict = AUDITOR.file(&path, data);
    AUDITOR.site([(path.as_str(), &verdict)]);
});
