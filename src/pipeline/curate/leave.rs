//! What a work may show: its effective level and what its consents cover.

use jiff::civil::Date;

use crate::exhibition::{Level, Scope, Scopes};

/// The leave that a work has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Leave {
    /// The least of all ceilings.
    pub(super) level: Level,
    /// What every maker's consent covers.
    pub(super) scopes: Scopes,
    /// The first day on which it no longer holds.
    pub(super) expires_on: Option<Date>,
}

impl Leave {
    /// For a work that is withheld.
    pub(super) const NONE: Leave = Leave {
        level: Level::Withheld,
        scopes: Scopes::NONE,
        expires_on: None,
    };

    /// A field is shown when it is inside the level and inside the consent.
    pub(super) fn allows(&self, scope: Scope) -> bool {
        self.level >= scope.level() && self.scopes.has(scope)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn scopes() -> impl Strategy<Value = Scopes> {
        proptest::sample::subsequence(Scope::ALL.to_vec(), 0..=Scope::ALL.len())
            .prop_map(|scopes| scopes.into_iter().collect())
    }

    proptest! {
        /// Lowering the level or narrowing the consent never shows more.
        #[test]
        fn less_leave_never_shows_more(more in 0usize..6, less in 0usize..6, wide in scopes(), other in scopes()) {
            let (less, more) = (less.min(more), less.max(more));
            let much = Leave { level: Level::ALL[more], scopes: wide, expires_on: None };
            let little = Leave { level: Level::ALL[less], scopes: wide.both(other), expires_on: None };
            for scope in Scope::ALL {
                prop_assert!(!little.allows(scope) || much.allows(scope));
            }
        }

        /// A consent's own level is withheld without the picture, and never above what its scopes reach.
        #[test]
        fn scopes_reach_no_further_than_their_highest(set in scopes()) {
            let level = set.level();
            prop_assert_eq!(level == Level::Withheld, !set.has(Scope::Picture));
            let any_above = Scope::ALL.into_iter().any(|scope| set.has(scope) && scope.level() > level);
            prop_assert!(level == Level::Withheld || !any_above);
        }
    }
}
