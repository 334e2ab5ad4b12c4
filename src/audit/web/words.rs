//! Words in texts and data: contact data and coordinates, fields of picture data, robots.txt, header files.

use super::super::finding::Leak;
use super::{HeaderFacts, Reader, address, policy};
use crate::exhibition::contact_data;

/// Fields in which programs keep what they read out of pictures.
const FIELDS: &[&str] = &[
    "\"GPSLatitude\"",
    "\"GPSPosition\"",
    "\"SerialNumber\"",
    "\"BodySerialNumber\"",
    "\"LensSerialNumber\"",
    "\"CameraOwnerName\"",
    "\"OwnerName\"",
    "\"MakerNote\"",
    "\"DateTimeOriginal\"",
];

impl Reader<'_> {
    /// Contact data and coordinates in words that people or programs read; `at` is where they stand in the file.
    pub(super) fn words(&mut self, words: &str, at: usize) {
        self.words_from(words, |offset| at + offset);
    }

    /// The same where the words were gathered from several places.
    pub(super) fn words_from(&mut self, words: &str, place: impl Fn(usize) -> usize) {
        for found in contact_data::find(words) {
            let text = &words[found.range.clone()];
            // a link and its words say the same
            if !self.allowed.has(text) && self.contacts.insert(super::plain(text)) {
                let at = place(found.range.start);
                self.tell_again(Leak::Contact(found.kind.into()), at, &masked(text));
            }
        }
        if let Some(offset) = address::coordinates(words) {
            self.tell(Leak::Coordinates, place(offset), "");
        }
    }
}

/// The first two signs of a text, the others hidden.
fn masked(text: &str) -> String {
    let hide = |(at, c): (usize, char)| {
        if at < 2 || !c.is_alphanumeric() {
            c
        } else {
            '•'
        }
    };
    text.chars().enumerate().map(hide).collect()
}

/// Where a field of picture data stands.
pub(super) fn picture_field(json: &str) -> Option<usize> {
    FIELDS.iter().filter_map(|field| json.find(field)).min()
}

/// What a header file gives to every page, and its policies.
pub(super) fn headers(text: &str) -> (HeaderFacts, Vec<String>) {
    let mut facts = HeaderFacts::default();
    let mut policies = Vec::new();
    for line in text.lines() {
        let lower = line.to_ascii_lowercase();
        if let Some(at) = lower.find("content-security-policy") {
            let value = line[at + "content-security-policy".len()..].trim_matches([':', ' ', '"']);
            facts.policy |= policy::holes(value).is_empty();
            policies.push(value.to_owned());
        }
        facts.referrer |= lower.contains("referrer-policy");
        facts.noindex |= lower.contains("x-robots-tag") && lower.contains("noindex");
    }
    (facts, policies)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_keep_no_name() {
        assert_eq!(masked("0912 345 678"), "09•• ••• •••");
        assert_eq!(masked("an@a.vn"), "an@•.••");
    }
}
