//! What is found, and the many numbers of an exhibition that are none of anybody.

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::Kind::{BirthDate, Email, IdentityNumber, Phone, StreetAddress};
use super::*;

/// A text, what it holds, and where: the part between « ».
const HELD: &[(Kind, &str)] = &[
    (Phone, "Gọi cho em: «0912345678»"),
    (Phone, "Gọi cho em «0912 345 678» nhé"),
    (Phone, "«091.234.5678»"),
    (Phone, "(«0912-345-678»)"),
    (Phone, "Zalo «038 123 4567», Facebook"),
    (Phone, "«+84 912 345 678»"),
    (Phone, "«+84(0)912345678»"),
    (Phone, "«0084 912345678»"),
    (Phone, "«84912345678»"),
    (Phone, "«024 3825 1234»"),
    (Phone, "(«024) 3825 1234»"),
    (Phone, "«0236.3822.123»"),
    (Phone, "sđt«0912345678»"),
    (Phone, "số cũ «0168 234 5678»"),
    (Phone, "ĐT: «04 38251234»"),
    (Phone, "Điện thoại bàn: «38251234»"),
    (Phone, "Call «+1 415 555 2671»"),
    (Phone, "«０９１２３４５６７８»"),
    (Phone, "«09\u{200b}12\u{200b}345\u{200b}678»"),
    (Phone, "tel:«0912345678»"),
    (Phone, "https://zalo.me/«0912345678»"),
    (
        Phone,
        "số của em là «không chín một hai, ba bốn năm, sáu bảy tám»",
    ),
    (Phone, "Lớp 4A năm 2025 «0912345678»"),
    (Email, "viết cho «minh.an+tranh@truong-hoa-sen.edu.vn»."),
    (Email, "<«a@b.vn»>"),
    (Email, "«an (at) gmail.com»"),
    (Email, "«an [at] gmail.com»"),
    (Email, "«an a còng gmail chấm com»"),
    (Email, "«bé＠gmail.com»"),
    (IdentityNumber, "«001216012345»"),
    (IdentityNumber, "CCCD «034 216 012 345»"),
    (IdentityNumber, "CMND «123456789»"),
    (IdentityNumber, "Số chứng minh: «123 456 789»"),
    (IdentityNumber, "mã định danh «034216012345»"),
    (IdentityNumber, "STK «19031234567890» ngân hàng"),
    (StreetAddress, "Nhà em ở «số nhà 12»"),
    (StreetAddress, "«Số nhà 12B/3», phố Huế"),
    (StreetAddress, "ở «ngõ 45» Thái Hà"),
    (StreetAddress, "«Ngách 45/12»"),
    (StreetAddress, "«hẻm số 7»"),
    (StreetAddress, "«12 đường Lê» Lợi, Huế"),
    (StreetAddress, "em sống tại số «5B/3, phố Hàng» Bông"),
    (StreetAddress, "«12 Đại lộ Hùng» Vương"),
    (StreetAddress, "«Địa chỉ: 12 Lê» Lợi"),
    (StreetAddress, "«ở số 12 Lê» Lợi"),
    (StreetAddress, "«thôn Đông Hạ, xã Tân» Tiến"),
    (StreetAddress, "«khu phố 3, phường Bến» Thành"),
    (StreetAddress, "«căn hộ A1203»"),
    (StreetAddress, "I live at «12 Le Loi Street»."),
    (BirthDate, "«Ngày sinh: 03/05/2016»"),
    (BirthDate, "em «sinh ngày 3-5-2016»"),
    (BirthDate, "ngày tháng «năm sinh: 3.5.2016»"),
    (BirthDate, "Em «sinh 3/5/2016» ở Huế"),
    (BirthDate, "«sinh ngày 3 tháng 5 năm 2016»"),
    (BirthDate, "«sinh nhật của em là 3/5»"),
    (BirthDate, "«Date of birth: 3 May 2016»"),
    (BirthDate, "I was «born on May 3, 2016»"),
    (BirthDate, "«DOB 2016-05-03»"),
    (BirthDate, "«sinh ngay 03/05/2016»"),
];

/// What looks like it and is not.
const FINE: &[&str] = &[
    "Gọi 111, miễn phí, cả ngày lẫn đêm.",
    "Gọi 113, 114 hoặc 115",
    "Tổng đài 1800 1567 và 1900 1234",
    "năm 2025 và 2026",
    "2025–2026",
    "30 × 42 cm",
    "30 x 42 cm, 1920 × 1080",
    "Giá 8.000.000 đồng",
    "hơn 8.000.000 học sinh và 1.500.000.000 lượt xem",
    "+25.000.000 đồng",
    "ngày 11/01/2026",
    "từ 09-12-2025 10:30 đến 09.12.2025 11:30",
    "2025-12-09 10:30:00",
    "ISBN 0-387-91234-5",
    "ISBN 978-604-2-12345-6",
    "ISBN 0912345678",
    "0.912345678",
    "3,14159265358",
    "Tranh 01, 02, 03, 04, 05",
    "điểm 9.5, 10, 8",
    "mã a0912345678b",
    "x0912345678",
    "img_0912345678",
    "IMG_20251120153012",
    "nền #0912345678",
    "mat-troi@2x.png",
    "@lop4a",
    "gặp nhau @ trường",
    "npm install photoswipe@5.4.3",
    "đường đi học rất vui",
    "một thìa đường, 2 thìa muối",
    "36 phố phường",
    "con hẻm nhỏ có 3 cây phượng",
    "kiệt sức sau 3 ngày",
    "ngõ vắng",
    "Lớp 4 đường Hoa",
    "năm 2025 đường Nguyễn Huệ đông vui",
    "Phòng số 3: Được lắng nghe",
    "Tranh số 12 Con thuyền giấy",
    "Địa chỉ trang: tongdai111.vn",
    "Địa chỉ https://example.org/2025/3 Xem",
    "thôn xóm yên bình",
    "bản 2, trang 3",
    "em ở thôn quê, xã hội thay đổi",
    "tổ 2 lớp 4A",
    "Room 12 Listened To",
    "Triển lãm tranh học sinh ngày 11/01/2026",
    "Ngày sinh viên 09/01/2026",
    "tuyển sinh ngày 01/06/2026",
    "hy sinh ngày 27/07/1968",
    "vệ sinh ngày 20/11/2025",
    "sinh năm 2016",
    "Bác Hồ sinh ngày 19/5/1890",
    "Bác sinh ngày 19/5",
    "mừng sinh nhật Đội 15/5/2026",
    "sinh hoạt ngày 3/5/2026",
    "Happy birthday! 3/5/2026",
    "Em không một mình, hai ba bạn cùng em",
    "không, một, hai, ba, bốn",
    "Quyết định 356/2025/NĐ-CP, điều 24, khoản 3",
    "http://rightsstatements.org/vocab/InC/1.0/",
    "10.000 tranh của 6.100 trường, 113.000 lớp",
    "tốc độ 4G, 360 px, 200 %",
    "KMM-2025-014",
];

fn parts(marked: &str) -> (String, Range<usize>) {
    let start = marked.find('«').unwrap();
    let end = marked.find('»').unwrap() - '«'.len_utf8();
    (marked.replace(['«', '»'], ""), start..end)
}

#[test]
fn contact_data_is_found_where_it_stands() {
    let missed = HELD.iter().filter(|(kind, marked)| {
        let (text, range) = parts(marked);
        !find(&text).contains(&Found { kind: *kind, range })
    });
    let missed: Vec<_> = missed.collect();
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn what_only_looks_like_it_is_left_alone() {
    let alarms: Vec<_> = FINE.iter().filter(|text| !find(text).is_empty()).collect();
    assert!(alarms.is_empty(), "{alarms:#?}");
}

#[test]
fn the_unicode_form_makes_no_difference() {
    let kinds = |text: &str| -> Vec<Kind> { find(text).into_iter().map(|it| it.kind).collect() };
    let held = HELD.iter().map(|(_, marked)| parts(marked).0);
    for text in held.chain(FINE.iter().map(|text| (*text).to_owned())) {
        let decomposed: String = text.nfd().collect();
        assert_eq!(kinds(&decomposed), kinds(&text), "{text}");
    }
}

#[test]
fn several_in_one_text_are_all_told_in_order() {
    let text = "Em An, sinh ngày 3/5/2016, ngõ 12 phố Huế, 0912 345 678 hoặc 0987654321, an@a.vn";
    let kinds: Vec<Kind> = find(text).into_iter().map(|it| it.kind).collect();
    assert_eq!(kinds, [BirthDate, StreetAddress, Phone, Phone, Email]);
}

proptest! {
    /// Any text is read to its end, and what is told lies in it.
    #[test]
    fn ranges_are_parts_of_the_text(text in "([0-9 .+()@/-]{0,12}|(sinh|ngày|ngõ|số|thôn|An|CMND|không|chín|năm|,|\\PC){0,6}){0,6}") {
        let mut end = 0;
        for it in find(&text) {
            prop_assert!(it.range.start >= end && it.range.start < it.range.end);
            prop_assert!(text.get(it.range.clone()).is_some());
            end = it.range.end;
        }
    }
}
