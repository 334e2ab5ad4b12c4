//! “Did you mean”: the word of a list that another was probably meant to be.

use unicode_normalization::UnicodeNormalization;

/// Longer words are texts, not slips of a key.
const LONGEST: usize = 80;

/// The known word that is nearest to what was written, if any is near: a slip or two, more in long words. Case,
/// marks, spaces, `-` and `_` make no difference.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if written.len() > LONGEST {
        return None;
    }
    let wanted = fold(written);
    let near = known.into_iter().filter_map(|word| {
        let folded = fold(word);
        let slips = strsim::damerau_levenshtein(&wanted, &folded);
        let length = wanted.chars().count().max(folded.chars().count());
        (slips <= allowed(length)).then_some((slips, word))
    });
    near.min_by_key(|(slips, _)| *slips).map(|(_, word)| word)
}

/// Slips that a word of so many letters may have.
fn allowed(length: usize) -> usize {
    match length {
        0..=2 => 0,
        3..=5 => 1,
        6..=9 => 2,
        _ => 3,
    }
}

/// Small letters without marks or quotation marks; `-`, spaces and `_` are one.
pub fn fold(word: &str) -> String {
    let bare = word.nfd().filter(|c| !('\u{300}'..='\u{36F}').contains(c));
    let lower: String = bare.flat_map(char::to_lowercase).collect();
    let trimmed = lower.trim_matches(|c: char| c.is_whitespace() || "“”‘’\"'".contains(c));
    trimmed.replace('đ', "d").replace(['-', ' '], "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offers_the_likely_word_or_none() {
        let files = ["templates/work.html", "templates/room.html"];
        assert_eq!(nearest("templates/wrok.html", files), Some(files[0]));
        assert_eq!(nearest("notes.txt", files), None);
        assert_eq!(nearest("Đà Nằng", ["Hà Nội", "Đà Nẵng"]), Some("Đà Nẵng"));
        assert_eq!(nearest("ab", ["cd"]), None);
    }
}
