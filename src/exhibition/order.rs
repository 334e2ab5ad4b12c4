//! The order in which people expect names: the Vietnamese alphabet, and 2 before 10.

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;
use unicode_normalization::UnicodeNormalization;

/// Compares names as a Vietnamese reader would sort them, numbers by their value.
pub struct NaturalOrder(Option<CollatorBorrowed<'static>>);

impl NaturalOrder {
    /// The order of `vi` with numbers by value.
    pub fn new() -> Self {
        let preferences = locale!("vi-u-kn").into();
        // The data is compiled in; without it the order of code points is still an order.
        NaturalOrder(Collator::try_new(preferences, CollatorOptions::default()).ok())
    }

    /// `a` before, with or after `b`; names that differ only in form keep a fixed order too.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        let collated = self
            .0
            .as_ref()
            .map_or(Ordering::Equal, |collator| collator.compare(a, b));
        collated.then_with(|| a.cmp(b))
    }
}

impl Default for NaturalOrder {
    fn default() -> Self {
        Self::new()
    }
}

/// The form under which two names are the same name: composed, without case. macOS writes names decomposed,
/// Windows and Linux composed, and a memory stick mixes them.
pub fn same_name(name: &str) -> String {
    name.nfc()
        .collect::<String>()
        .to_lowercase()
        .nfc()
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sorted(mut names: Vec<&str>) -> Vec<&str> {
        let order = NaturalOrder::new();
        names.sort_by(|a, b| order.compare(a, b));
        names
    }

    #[test]
    fn numbers_count_by_value() {
        assert_eq!(
            sorted(vec!["tranh 10", "tranh 2", "tranh 1"]),
            ["tranh 1", "tranh 2", "tranh 10"]
        );
    }

    #[test]
    fn the_vietnamese_alphabet_and_its_tones() {
        assert_eq!(
            sorted(vec!["đa", "da", "ê", "e", "ă", "â", "a"]),
            ["a", "ă", "â", "da", "đa", "e", "ê"]
        );
        assert_eq!(
            sorted(vec!["mạ", "má", "mã", "mả", "mà", "ma"]),
            ["ma", "mà", "mả", "mã", "má", "mạ"]
        );
    }

    #[test]
    fn decomposed_and_composed_names_are_one() {
        assert_eq!(same_name("Tranh A\u{0302}\u{0301}"), same_name("tranh ấ"));
    }

    proptest! {
        /// Whatever the names, they have one order: equal names only are equal, and there is no circle.
        #[test]
        fn names_have_one_order(a in "[a-cđấ0-9 ]{0,8}", b in "[a-cđấ0-9 ]{0,8}", c in "[a-cđấ0-9 ]{0,8}") {
            use std::cmp::Ordering::{Equal, Greater};
            let order = NaturalOrder::new();
            prop_assert_eq!(order.compare(&a, &b), order.compare(&b, &a).reverse());
            prop_assert_eq!(order.compare(&a, &b) == Equal, a == b);
            if order.compare(&a, &b) != Greater && order.compare(&b, &c) != Greater {
                prop_assert!(order.compare(&a, &c) != Greater);
            }
        }

        /// Behind the same words, numbers stand by their value.
        #[test]
        fn numbers_stand_by_their_value(low in 0u32..5000, step in 1u32..5000) {
            let high = low + step;
            let compared = NaturalOrder::new().compare(&format!("tranh {low}"), &format!("tranh {high}"));
            prop_assert_eq!(compared, std::cmp::Ordering::Less);
        }
    }
}
