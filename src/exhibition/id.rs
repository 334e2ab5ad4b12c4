//! Public names of works and addresses of rooms.

use std::fmt;

use unicode_normalization::UnicodeNormalization;

use crate::digest::Digest;

/// A work's public id: opaque, stable, safe in a file name and an address.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WorkId(String);

/// One segment of an address: lower-case ASCII letters, digits and single hyphens.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slug(String);

/// Names that Windows keeps for itself, whatever the ending.
const RESERVED: &[&str] = &[
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

impl WorkId {
    /// How many characters of the digest make an id: 50 bits.
    pub const DIGEST_CHARS: usize = 10;

    /// An id that a curator wrote: 3–64 characters of a–z, 0–9 and single hyphens.
    pub fn parse(text: &str) -> Option<Self> {
        (text.len() >= 3 && is_segment(text)).then(|| WorkId(text.to_owned()))
    }

    /// The id of a work without one of its own: the beginning of its picture's digest, which survives renaming.
    pub fn of_picture(picture: &Digest) -> Self {
        WorkId(picture.base32(WorkId::DIGEST_CHARS))
    }

    /// The characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Slug {
    /// A slug that a curator wrote.
    pub fn parse(text: &str) -> Option<Self> {
        is_segment(text).then(|| Slug(text.to_owned()))
    }

    /// A slug from a public title: “Được lắng nghe” → `duoc-lang-nghe`. `None` where nothing usable is left.
    pub fn from_title(title: &str) -> Option<Self> {
        // Composed first: one title has one address, whichever system typed it.
        let mut slug = slug::slugify(title.nfc().collect::<String>());
        slug.truncate(slug.char_indices().nth(60).map_or(slug.len(), |(at, _)| at));
        Slug::parse(slug.trim_matches('-'))
    }

    /// The same with a number, for a second bearer of the name.
    #[must_use]
    pub fn numbered(&self, number: usize) -> Self {
        Slug(format!("{}-{number}", self.0))
    }

    /// The characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_segment(text: &str) -> bool {
    let clean = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    (1..=64).contains(&text.len())
        && text.chars().all(clean)
        && !text.starts_with('-')
        && !text.ends_with('-')
        && !text.contains("--")
        && !RESERVED.contains(&text)
}

impl fmt::Display for WorkId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn vietnamese_titles_keep_their_letters() {
        assert_eq!(
            Slug::from_title("Được lắng nghe").unwrap().as_str(),
            "duoc-lang-nghe"
        );
        assert_eq!(
            Slug::from_title("Bé an toàn").unwrap().as_str(),
            "be-an-toan"
        );
    }

    #[test]
    fn empty_and_reserved_slugs_are_refused() {
        for title in ["***", "..", "CON", "", "🌞"] {
            assert!(
                Slug::from_title(title)
                    .is_none_or(|slug| slug.as_str() != "con" && !slug.as_str().is_empty()),
                "{title}"
            );
        }
        assert_eq!(Slug::parse("a--b"), None);
        assert_eq!(WorkId::parse("../x"), None);
    }

    #[test]
    fn a_letter_that_decomposes_keeps_its_address() {
        assert_eq!(
            Slug::from_title("\u{1b07}\u{1b35}"),
            Slug::from_title("\u{1b08}")
        );
    }

    proptest! {
        /// Whatever the title, its slug is one safe segment, and making a slug of it again changes nothing.
        #[test]
        fn any_title_gives_a_safe_slug_or_none(title in "\\PC{0,90}") {
            if let Some(slug) = Slug::from_title(&title) {
                prop_assert!(is_segment(slug.as_str()), "{slug}");
                prop_assert!(crate::exhibition::SitePath::parse(slug.as_str()).is_some());
                prop_assert_eq!(Slug::from_title(slug.as_str()), Some(slug.clone()));
            }
        }

        /// Decomposed and composed titles have one address.
        #[test]
        fn the_unicode_form_of_a_title_does_not_matter(title in "[a-zA-ZÀ-ỹĐđ ]{1,40}") {
            let (composed, decomposed): (String, String) = (title.nfc().collect(), title.nfd().collect());
            prop_assert_eq!(Slug::from_title(&composed), Slug::from_title(&decomposed));
        }
    }
}
