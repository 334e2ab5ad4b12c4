//! Each writing of a value is found, and ordinary words are left alone.

use super::*;
use crate::diagnostics::say;

const NAME: &str = "Nguyễn Thị Bí Mật";

fn needle(value: &str) -> Needle {
    Needle {
        value: value.to_owned(),
        what: say!(vi: "tên", en: "a name"),
    }
}

fn found(value: &str, bytes: &[u8]) -> Option<Written> {
    let needles = Needles::new(&[needle(value)], &[]);
    let mut hits = Hits::default();
    let grain = match std::str::from_utf8(bytes) {
        Ok(_) => Grain::Words,
        Err(_) => Grain::Bytes,
    };
    needles.in_bytes(bytes, grain, &mut hits);
    if let Ok(text) = std::str::from_utf8(bytes) {
        needles.in_text(text, &mut hits);
    }
    hits.0.into_values().next().map(|(written, _)| written)
}

#[test]
fn every_writing_is_found() {
    let nfd: String = NAME.nfd().collect();
    let base64 =
        |before: &str| data_encoding::BASE64.encode(format!("{before}{NAME}, em").as_bytes());
    let utf16: Vec<u8> = NAME.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let utf16_big: Vec<u8> = NAME.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let writings: Vec<(Written, Vec<u8>)> = vec![
        (Written::Plain, NAME.into()),
        (Written::Plain, nfd.into()),
        (Written::Base64, base64("").into()),
        (Written::Base64, base64("x").into()),
        (Written::Base64, base64("xy").into()),
        (Written::Utf16, utf16),
        (Written::Utf16, utf16_big),
        (
            Written::Hex,
            data_encoding::HEXUPPER.encode(NAME.as_bytes()).into(),
        ),
        (
            Written::Hex,
            data_encoding::HEXLOWER.encode(NAME.as_bytes()).into(),
        ),
        (Written::Folded, "NGUYỄN THỊ BÍ MẬT".into()),
        (Written::Folded, "nguyen-thi-bi-mat.jpg".into()),
        (Written::Folded, "nguyenthibimat".into()),
        (Written::Folded, "hinh_NguyenThiBiMat2.png".into()),
        (Written::Folded, "Nguyễn  Thị\nBí_Mật".into()),
        (
            Written::Folded,
            "Nguy&#7877;n th&#x1ECB; B%C3%AD m\\u1ead\\u0074".into(),
        ),
        (Written::Percent, percent(NAME, true)),
        (Written::Percent, percent(NAME, false)),
        (Written::JsonEscape, json(NAME, true)),
        (Written::JsonEscape, json(NAME, false)),
        (
            Written::Entity,
            "Nguy&#7877;n Th&#7883; B&#237; M&#7853;t".into(),
        ),
        (
            Written::Entity,
            "Nguy&#x1EC5;n Th&#x1ECB; B&#xED; M&#x1EAD;t".into(),
        ),
    ];
    for (written, bytes) in writings {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        // each stands in other bytes, and in a file that is no text
        let around = [b"<p>\"", &bytes[..], b"\"</p>"].concat();
        // an escaped name is a folded name too; the plainer of the two is told
        let told = found(NAME, &around).unwrap_or_else(|| panic!("{text} is not found"));
        assert!(
            told == written || told == Written::Folded,
            "{text}: {told:?}"
        );
        if written != Written::Folded {
            let binary = [b"\xff\xfe\0\0", &bytes[..], b"\0\xff"].concat();
            assert_eq!(found(NAME, &binary), Some(written), "{text} among bytes");
        }
    }
}

#[test]
fn what_tells_nothing_is_not_looked_for() {
    for value in [
        "",
        "Lan",
        "4",
        "4A2",
        "Minh An",
        "Hà Nội",
        "Hà An",
        "children",
        "exhibition",
        "our school",
        "2025-11-20",
        "00000000",
        "aaaaaaaaaaaa",
        "tranh 1",
        "IMG_1",
    ] {
        let needles = Needles::new(&[needle(value)], &[]);
        assert_eq!((needles.sought(), needles.passed_over()), (0, 1), "{value}");
    }
    for value in [
        NAME,
        "Vũ Thị An",
        "Minh Châu",
        "nguyen-van-an",
        "IMG_20251120",
        "KMM-2025-014",
        "lop 4a2 co kim cuong",
        "0912345678",
    ] {
        let needles = Needles::new(&[needle(value)], &[]);
        assert_eq!(needles.sought(), 1, "{value}");
    }
}

#[test]
fn parts_of_longer_words_are_no_hits() {
    assert_eq!(
        found("Minh Châu", "Minh Châu".as_bytes()),
        Some(Written::Plain)
    );
    assert_eq!(found("Minh Châu", "minh chau".as_bytes()), None);
    assert_eq!(found("Vũ Thị An", "vu thi anh".as_bytes()), None);
    assert_eq!(found("KMM-2025-014", b"KMM-2025-0142"), None);
    assert_eq!(
        found("KMM-2025-014", b"(kmm 2025 014)"),
        Some(Written::Folded)
    );
    assert_eq!(found(NAME, "Nguyễn Thị".as_bytes()), None);
}

#[test]
fn what_is_public_is_not_private() {
    let needles = Needles::new(
        &[needle("con-thuyen-giay"), needle(NAME), needle(NAME)],
        &["Con thuyền giấy của em", "Nguyễn Thị"],
    );
    assert_eq!((needles.sought(), needles.passed_over()), (1, 1));
}

#[test]
fn ten_thousand_values_are_found_in_one_pass() {
    let needles: Vec<Needle> = (0..10_000)
        .map(|n| needle(&format!("Bạn Số {n:05}")))
        .collect();
    let needles = Needles::new(&needles, &[]);
    let mut hits = Hits::default();
    needles.in_bytes(
        "… Bạn Số 04711, Bạn Số 99999".as_bytes(),
        Grain::Words,
        &mut hits,
    );
    assert_eq!(hits.0.len(), 1);
}
