//! “Did you mean”: the known word that somebody probably had in mind, or none.
//!
//! In: a word as written and the words that are known there. Out: at most one of them. Near misses by letters,
//! and the words that Vietnamese and English speakers write when they guess. Far words get no suggestion: a
//! wrong one costs more than none.

use crate::diagnostics::{self, fold};

/// What people write → the keys that it may stand for, the likeliest first; only one that is known counts.
const GUESSES: &[(&str, &[&str])] = &[
    ("ten", &["title", "name"]),
    ("tieu_de", &["title"]),
    ("tua_de", &["title"]),
    ("ten_tranh", &["title"]),
    ("ten_phong", &["title"]),
    ("name", &["title", "display_name"]),
    ("mo_ta", &["alt", "description", "intro"]),
    ("description", &["alt", "description", "intro"]),
    ("caption", &["title"]),
    ("alt_text", &["alt"]),
    ("gioi_thieu", &["intro", "description"]),
    ("introduction", &["intro"]),
    ("chu_de", &["topics"]),
    ("tags", &["topics"]),
    ("tac_gia", &["artist"]),
    ("hoa_si", &["artist"]),
    ("hoc_sinh", &["artist", "child"]),
    ("author", &["artist"]),
    ("student", &["artist"]),
    ("ten_hien_thi", &["display_name"]),
    ("ten_goi", &["display_name"]),
    ("given_name", &["display_name"]),
    ("but_danh", &["pen_name"]),
    ("biet_danh", &["pen_name"]),
    ("nickname", &["pen_name"]),
    ("ho_ten", &["name"]),
    ("ho_va_ten", &["name"]),
    ("full_name", &["name"]),
    ("tuoi", &["age"]),
    ("lop", &["grade"]),
    ("khoi", &["grade"]),
    ("khoi_lop", &["grade"]),
    ("class", &["grade"]),
    ("truong", &["school"]),
    ("truong_hoc", &["school"]),
    ("tinh", &["province"]),
    ("tinh_thanh", &["province"]),
    ("thanh_pho", &["province"]),
    ("city", &["province"]),
    ("nam", &["year"]),
    ("chat_lieu", &["medium"]),
    ("material", &["medium"]),
    ("technique", &["medium"]),
    ("kich_thuoc", &["dimensions"]),
    ("size", &["dimensions"]),
    ("loi_ke", &["statement"]),
    ("loi_em", &["statement"]),
    ("loi_cua_em", &["statement"]),
    ("cam_nghi", &["statement"]),
    ("thong_diep", &["statement"]),
    ("story", &["statement"]),
    ("giai", &["award"]),
    ("giai_thuong", &["award"]),
    ("prize", &["award"]),
    ("muc", &["level"]),
    ("muc_do", &["level"]),
    ("nhay_cam", &["sensitive"]),
    ("phong_to", &["deep_zoom"]),
    ("zoom", &["deep_zoom"]),
    ("cat", &["crop", "trim"]),
    ("xen", &["trim"]),
    ("margin", &["trim"]),
    ("che", &["redact"]),
    ("da_duyet", &["reviewed"]),
    ("duyet", &["reviewed"]),
    ("review", &["reviewed"]),
    ("ket_qua", &["outcome"]),
    ("result", &["outcome"]),
    ("dong_y", &["consent"]),
    ("dong_thuan", &["consent"]),
    ("chap_thuan", &["consent"]),
    ("phu_huynh", &["guardian"]),
    ("cha_me", &["guardian"]),
    ("bo_me", &["guardian"]),
    ("parent", &["guardian"]),
    ("parents", &["guardian"]),
    ("tre", &["child"]),
    ("tre_em", &["child"]),
    ("con", &["child"]),
    ("em", &["child"]),
    ("pham_vi", &["scopes"]),
    ("ma", &["ref", "id"]),
    ("ma_so", &["ref", "id"]),
    ("reference", &["ref"]),
    ("co_so", &["basis"]),
    ("ngay", &["on", "given_on", "checked_on"]),
    ("date", &["on", "given_on", "checked_on"]),
    ("ngay_dong_y", &["given_on"]),
    ("het_han", &["expires_on"]),
    ("ngay_het_han", &["expires_on"]),
    ("expires", &["expires_on"]),
    ("rut_lai", &["withdrawn_on"]),
    ("ban_quyen", &["rights"]),
    ("license", &["rights"]),
    ("licence", &["rights"]),
    ("copyright", &["rights"]),
    ("thu_tu", &["order"]),
    ("anh_bia", &["cover"]),
    ("bia", &["cover"]),
    ("mac_dinh", &["defaults"]),
    ("ngon_ngu", &["languages"]),
    ("language", &["languages"]),
    ("giao_dien", &["theme"]),
    ("lien_he", &["contact"]),
    ("dien_thoai", &["phone"]),
    ("so_dien_thoai", &["phone"]),
    ("tel", &["phone"]),
    ("thu_dien_tu", &["email"]),
    ("tro_giup", &["help"]),
    ("url", &["base_url", "url"]),
    ("dia_chi", &["base_url", "url", "slug"]),
    ("duong_dan", &["slug", "url"]),
    ("khac", &["extra"]),
    ("ghi_chu", &["extra"]),
    ("note", &["extra"]),
];

/// The known word that `written` was probably meant to be: a word of another language or program for it, else the
/// nearest by its letters.
pub(super) fn nearest<'a>(written: &str, known: &[&'a str]) -> Option<&'a str> {
    let wanted = fold(written);
    let guessed = GUESSES.iter().find(|(guess, _)| *guess == wanted);
    let guessed = guessed.and_then(|(_, keys)| known.iter().find(|word| keys.contains(word)));
    guessed
        .copied()
        .or_else(|| diagnostics::nearest(written, known.iter().copied()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORK: &[&str] = &[
        "title", "artist", "topics", "school", "grade", "province", "medium", "alt", "year",
    ];

    #[test]
    fn near_words_and_guesses_are_found() {
        let cases = [
            ("titel", "title"),
            ("Title", "title"),
            ("tieu_de", "title"),
            ("Tiêu đề", "title"),
            ("chủ đề", "topics"),
            ("trường", "school"),
            ("lớp", "grade"),
            ("tỉnh", "province"),
            ("author", "artist"),
            ("topic", "topics"),
            ("mô tả", "alt"),
        ];
        for (written, meant) in cases {
            assert_eq!(nearest(written, WORK), Some(meant), "{written}");
        }
    }

    #[test]
    fn far_words_get_none() {
        for written in [
            "",
            "x",
            "xyz",
            "elephant",
            "con voi",
            "số điện thoại",
            "alto-sax",
            "🐘",
        ] {
            assert_eq!(nearest(written, WORK), None, "{written}");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_suggestion_is_a_guess_or_shares_most_letters(word in "[a-z_]{0,12}") {
            if let Some(found) = nearest(&word, WORK) {
                let guessed = GUESSES.iter().any(|(guess, keys)| *guess == word && keys.contains(&found));
                let wrong = strsim::damerau_levenshtein(&word, found);
                proptest::prop_assert!(guessed || wrong * 2 < found.len().max(word.len()));
            }
        }
    }

    #[test]
    fn every_guess_is_written_as_it_is_compared() {
        assert!(GUESSES.iter().all(|(guess, _)| fold(guess) == *guess));
    }
}
