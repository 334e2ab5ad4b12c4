//! `NAME.tour.yaml`: a guided tour.

use super::fields::{Fields, What, block};
use super::shapes;
use super::values::Value;
use super::written::{RegionBlock, StopBlock, TourFile};

pub(super) const TOUR: What = What {
    vi: "tệp của chuyến tham quan",
    en: "a tour's file",
    example: "title: Năm bức tranh về bàn tay",
    inner: &[
        ("work", "stops"),
        ("words", "stops"),
        ("regions", "stops"),
        ("box", "regions"),
    ],
};
pub(super) const TITLE_EXAMPLE: &str = "title: Năm bức tranh về bàn tay";
const STOPS_EXAMPLE: &str = "stops: [{work: duoc-lang-nghe/ban-tay-am, words: …}]";

const STOP: What = What {
    vi: "một chặng của `stops`",
    en: "a stop of `stops`",
    example: "{work: duoc-lang-nghe/ban-tay-am, words: …}",
    inner: &[("box", "regions")],
};
const REGION: What = What {
    vi: "một chỗ của `regions`",
    en: "a place of `regions`",
    example: "{box: [0.1, 0.2, 0.3, 0.4], words: …}",
    inner: &[],
};

/// Reads the keys of a tour.
pub(super) fn tour(fields: &mut Fields<'_>) -> TourFile {
    let title = fields.get("title", Value::text);
    let stops = fields.get("stops", |value| value.list(stop));
    TourFile {
        title: fields.required("title", title, TITLE_EXAMPLE),
        slug: fields.get("slug", shapes::slug),
        intro: fields.get("intro", Value::text),
        stops: fields
            .required("stops", stops, STOPS_EXAMPLE)
            .unwrap_or_default(),
    }
}

fn stop(value: Value<'_>) -> Option<StopBlock> {
    block(value, STOP, |fields| {
        let work = fields.get("work", Value::string);
        let words = fields.get("words", Value::text);
        let regions = fields.get("regions", |value| value.list(region));
        let work = fields.required("work", work, "work: duoc-lang-nghe/ban-tay-am")?;
        Some(StopBlock {
            work,
            words,
            regions: regions.unwrap_or_default(),
        })
    })?
}

fn region(value: Value<'_>) -> Option<RegionBlock> {
    block(value, REGION, |fields| {
        let part = fields.get("box", shapes::share_box);
        let words = fields.get("words", Value::text);
        let part = fields.required("box", part, "box: [0.1, 0.2, 0.3, 0.4]")?;
        Some(RegionBlock { part, words })
    })?
}
