//! The words of a text as search knows them: small plain letters and digits, no tones, no marks, `đ` as `d`.
//!
//! The browser folds what is typed the same way; `tests/search/fold-vectors.json` pins both. Escapes are no
//! business of this fold: it reads what people wrote, not files (that is `audit`'s).

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The folded words of a text, in its order.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let plain: String = text
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|small| if small == 'đ' { 'd' } else { small })
        .collect();
    plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vectors_that_the_browser_reads_hold() {
        let vectors = include_str!("../../tests/search/fold-vectors.json");
        let vectors: Vec<(String, String)> = serde_json::from_str(vectors).unwrap();
        for (written, folded) in &vectors {
            assert_eq!(words(written).join(" "), *folded, "{written}");
        }
    }
}
