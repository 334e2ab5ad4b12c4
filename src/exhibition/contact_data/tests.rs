//! What is found, and the many numbers of an exhibition that are none of anybody.

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::Kind::{Account, BirthDate, Email, IdentityNumber, Phone, StreetAddress};
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

/// A teacher's slips and what a child writes to be found: each is noticed, whatever the range.
const SLIPS: &[(Kind, &str)] = &[
    (StreetAddress, "12 Nguyễn Trãi, Thanh Xuân, Hà Nội"),
    (StreetAddress, "Nhà em ở 12 Nguyễn Trãi"),
    (StreetAddress, "Bé An, số 45 Vũ Hữu, Thanh Xuân, Hà Nội"),
    (StreetAddress, "Em vẽ ở nhà, 45/12A Vũ Hữu, quận Thanh Xuân"),
    (StreetAddress, "45/12 Vũ Hữu"),
    (StreetAddress, "12/34/5 Âu Cơ"),
    (StreetAddress, "12 Lê Lợi, P.7, Q.5"),
    (StreetAddress, "8 Le Loi, Hue"),
    (StreetAddress, "12 nguyễn trãi, thanh xuân, hà nội"),
    (StreetAddress, "Nhà em ở 25 Tăng Bạt Hổ, TP. Quy Nhơn"),
    (StreetAddress, "25 Hàng Bài Hà Nội"),
    (StreetAddress, "48 Láng, Đống Đa, Hà Nội"),
    (StreetAddress, "ngõ 5 Láng Hạ"),
    (StreetAddress, "ngo 5 Lang Ha"),
    (StreetAddress, "12 duong Le Loi"),
    (StreetAddress, "phố Huế, số 12"),
    (StreetAddress, "đường Lê Lợi số 12B"),
    (StreetAddress, "tổ 3, khu phố 2"),
    (StreetAddress, "Tổ 5 phường Láng Hạ"),
    (StreetAddress, "em ở khu phố 2"),
    (StreetAddress, "tổ dân phố số 7"),
    (StreetAddress, "thôn 4 xã Hòa Tiến"),
    (StreetAddress, "ấp 3, xã Tân Phú"),
    (StreetAddress, "xóm 5, thôn 2"),
    (StreetAddress, "đội 3, xã Hòa Tiến"),
    (StreetAddress, "P.1203 toà A5"),
    (StreetAddress, "phòng 302, chung cư Linh Đàm"),
    (StreetAddress, "chung cư Linh Đàm, căn 1203"),
    (StreetAddress, "tòa nhà HH4 phòng 1512"),
    (StreetAddress, "tầng 12 chung cư Linh Đàm"),
    (StreetAddress, "12 Le Loi St., Hue"),
    (StreetAddress, "Apt 5B, tower T2"),
    (Phone, "09 12 34 56 78"),
    (Phone, "0 9 1 2 3 4 5 6 7 8"),
    (Phone, "0.9.1.2.3.4.5.6.7.8"),
    (Phone, "0912 345 67O"),
    (Phone, "O912345678"),
    (Phone, "O9l2 345 678"),
    (Phone, "0912/345/678"),
    (Phone, "0912_345_678"),
    (Phone, "0912,345,678"),
    (Phone, "(+84) 912-345-678"),
    (Phone, "+84.912.345.678"),
    (Phone, "zero nine one two three four five six seven eight"),
    (Phone, "không 9 một 2 ba 4 năm 6 bảy 8"),
    (Email, "be an at gmail dot com"),
    (Email, "an @ gmail . com"),
    (Email, "an @ gmail"),
    (Email, "an a còng gmail"),
    (Email, "an[a]gmail.com"),
    (Email, "an a cong yahoo cham com"),
    (IdentityNumber, "CCCD: 034.216.012.345"),
    (IdentityNumber, "hộ chiếu C1234567"),
    (IdentityNumber, "BHYT GD4010123456789"),
    (IdentityNumber, "mã học sinh 0123456789"),
    (
        BirthDate,
        "sinh ngày mồng ba tháng năm năm hai nghìn mười sáu",
    ),
    (BirthDate, "sinh ngày hai mươi mốt tháng mười hai"),
    (BirthDate, "sinh nhật em vào ngày rằm, mùng 8 tháng Giêng"),
    (BirthDate, "sinh ngày 3 tháng Năm năm 2016"),
    (BirthDate, "born on the third of May 2016"),
    (BirthDate, "I was born on May 3rd, 2016"),
    (BirthDate, "my birthday is on the 3rd of May"),
    (BirthDate, "D.O.B. 3/5/2016"),
    (BirthDate, "em chào đời ngày 3/5/2016"),
    (Account, "Zalo: bexinh2016"),
    (Account, "Facebook của em là be.an.2016"),
    (Account, "kết bạn nhé: facebook.com/be.an"),
    (Account, "nick TikTok @be_an"),
    (Account, "roblox be_an_vui"),
    (Account, "https://m.me/bean"),
];

/// What stands beside drawings every day.
const EVERYDAY: &[&str] = &[
    "12 bạn nhỏ, Hà Nội",
    "lớp 4A",
    "12 Con Giáp, Hà Nội",
    "5 Anh Em Trên Một Chiếc Xe, Huế",
    "12 Happy Children, Hanoi",
    "5 Little Ducks, Hue",
    "3 Friends in Hanoi",
    "Hà Nội 36 Phố Phường",
    "36 phố phường Hà Nội",
    "Trường Tiểu học số 2 Hòa Phước, Đà Nẵng",
    "Trường THPT Số 1 Tư Nghĩa, Quảng Ngãi",
    "Trường Trung học cơ sở Nguyễn Trãi, Thanh Xuân, Hà Nội",
    "Trường Tiểu học Lê Lợi, Huế",
    "lớp 5 Trường Tiểu học Trần Phú, Hà Nội",
    "Lớp 12 Nguyễn Trãi",
    "Tranh 12 Con thuyền giấy, Huế",
    "Giải 3 Minh An, Hà Nội",
    "ngày 20/11 Ngày Nhà Giáo Việt Nam",
    "30/4 Giải Phóng Miền Nam",
    "8/3 Quốc Tế Phụ Nữ",
    "10/10 Điểm Mười",
    "Quận 1, Thành phố Hồ Chí Minh",
    "Quận 5 Thành Phố Hồ Chí Minh",
    "Phường 7, Quận 3",
    "tổ 2, lớp 4A",
    "đội 1, đội 2 cùng vẽ",
    "bản 2, trang 3",
    "khu A, khu B",
    "phòng 3, tầng 2",
    "Phòng 12: Được lắng nghe",
    "toà nhà 12 tầng",
    "chung cư của em có 12 tầng",
    "Con đường Hoa số 3",
    "Xã hội số 4.0",
    "Hà Nội, 12 tháng 12",
    "Năm 2025, Hà Nội",
    "27 Đà Nẵng, Huế",
    "Lê An, 12, Hà Nội",
    "Em không dùng Facebook.",
    "trên Facebook, Zalo và TikTok",
    "Facebook: Lợi ích và tác hại",
    "Zalo 4.0",
    "@lop4a",
    "CO2 và H2O",
    "360o quanh em",
    "nhìn at gmail",
    "hai ba bốn năm sáu bảy tám chín mười",
    "3 May, Huế",
    "em sinh ra ở Huế",
    "tháng ba, hai mươi bạn",
    "Tranh 032, 033, 034, 035",
    "10.000 bạn nhỏ, 63 tỉnh",
    "2 Ông Già Noel",
    "Đội 3, Trường Chinh",
    "Nhóm 4: Quang Trung",
];

#[test]
fn slips_of_teachers_and_children_are_noticed() {
    let missed: Vec<_> = SLIPS
        .iter()
        .filter(|(kind, text)| {
            find_in_a_childs_words(text)
                .iter()
                .all(|it| it.kind != *kind)
        })
        .collect();
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn what_stands_beside_drawings_every_day_is_left_alone() {
    let held = |text: &&&str| !find_in_a_childs_words(text).is_empty();
    let alarms: Vec<_> = EVERYDAY.iter().chain(FINE).filter(held).collect();
    assert!(alarms.is_empty(), "{alarms:#?}");
}
