//! “Did you mean”: the word of a list that is most like another.

/// How alike two words must be, of 1, before one is offered for the other.
const ALIKE: f64 = 0.7;

/// The most similar candidate, if any is similar.
pub(super) fn nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let scored = candidates.into_iter().map(|candidate| {
        (
            strsim::normalized_damerau_levenshtein(word, candidate),
            candidate,
        )
    });
    scored
        .filter(|(score, _)| *score >= ALIKE)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offers_the_likely_word_or_none() {
        let files = ["templates/work.html", "templates/room.html"];
        assert_eq!(nearest("templates/wrok.html", files), Some(files[0]));
        assert_eq!(nearest("notes.txt", files), None);
    }
}
