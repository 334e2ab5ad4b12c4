//! The words of a text as search knows them: small plain letters and digits, no tones, no marks, `đ` as `d`.
//!
//! The browser folds what is typed the same way (`themes/safety/assets/search.js`);
//! `tests/search/fold-vectors.json` pins both. Escapes are no business of this fold: it reads what people wrote, not
//! files (that is `audit`'s).

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

/// A word, with its marks and without.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Small and composed, marks and all: `bắt`.
    pub written: String,
    /// As search compares it: `bat`.
    pub folded: String,
}

/// The words of a text, in its order, each as it is written and folded.
#[must_use]
pub fn written_words(text: &str) -> Vec<Word> {
    let composed: String = text.nfc().collect();
    let pieces = composed.split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c));
    pieces.flat_map(of_piece).collect()
}

/// A piece without a gap is one word; of signs that fall apart when they are folded, each part is a word of its own.
fn of_piece(piece: &str) -> Vec<Word> {
    let folded = words(piece);
    let single = folded.len() == 1;
    let word = |folded: String| Word {
        written: match single {
            true => piece.to_lowercase(),
            false => folded.clone(),
        },
        folded,
    };
    folded.into_iter().map(word).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_vectors_that_the_browser_reads_hold() {
        let vectors = include_str!("../../tests/search/fold-vectors.json");
        let vectors: Vec<(String, String)> = serde_json::from_str(vectors).unwrap();
        for (written, folded) in &vectors {
            assert_eq!(words(written).join(" "), *folded, "{written}");
        }
    }

    #[test]
    fn words_keep_their_marks_beside() {
        let found = written_words("Đừng BẮT na\u{323}t, nhé!");
        let written: Vec<&str> = found.iter().map(|word| word.written.as_str()).collect();
        assert_eq!(written, ["đừng", "bắt", "nạt", "nhé"]);
        assert_eq!(found[1].folded, "bat");
    }

    proptest! {
        /// However a text is written, both readings find the same words.
        #[test]
        fn both_readings_are_of_the_same_words(text in "\\PC{0,40}") {
            let folded: Vec<String> = written_words(&text).into_iter().map(|word| word.folded).collect();
            prop_assert_eq!(folded, words(&text));
        }

        /// What is folded stays as it is, or looking up a term of the index would miss it.
        #[test]
        fn folding_a_folded_word_changes_nothing(text in "\\PC{0,40}") {
            for word in words(&text) {
                prop_assert_eq!(words(&word), vec![word]);
            }
        }
    }
}
