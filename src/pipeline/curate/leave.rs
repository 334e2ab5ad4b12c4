//! What a work may show: its effective level and what its consents cover.

use jiff::civil::Date;

use crate::exhibition::{Level, Scope, Scopes};
use crate::pipeline::Keeper;
use crate::schema::written::At;

/// The lowest level so far on the way from the site through its rooms to a work, and who set it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ceiling {
    pub(super) level: Level,
    pub(super) by: Keeper,
}

impl Ceiling {
    /// The site's.
    pub(super) fn of_site(level: Level) -> Self {
        Ceiling {
            level,
            by: Keeper::Site,
        }
    }

    /// Under one more ceiling, which can lower it and never raise it.
    #[must_use]
    pub(super) fn under(self, level: Option<&At<Level>>, by: Keeper) -> Self {
        match level {
            Some(lower) if lower.value < self.level => Ceiling {
                level: lower.value,
                by,
            },
            _ => self,
        }
    }
}

/// The leave that a work has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Leave {
    /// The least of all written ceilings.
    pub(super) ceiling: Ceiling,
    /// What every maker's consent covers.
    pub(super) scopes: Scopes,
    /// The first day on which it no longer holds.
    pub(super) expires_on: Option<Date>,
}

impl Leave {
    /// For a work that is withheld.
    pub(super) const NONE: Leave = Leave {
        ceiling: Ceiling {
            level: Level::Withheld,
            by: Keeper::Consent,
        },
        scopes: Scopes::NONE,
        expires_on: None,
    };

    /// The effective level: the least of the ceilings and of what the consents reach.
    pub(super) fn level(&self) -> Level {
        self.ceiling.level.min(self.scopes.level())
    }

    /// A field is shown when it is inside the level and inside the consent.
    pub(super) fn allows(&self, scope: Scope) -> bool {
        self.level() >= scope.level() && self.scopes.has(scope)
    }

    /// Who keeps a field of this scope back; empty where nobody does.
    pub(super) fn keepers(&self, scope: Scope) -> Vec<Keeper> {
        let consent = (!self.scopes.has(scope)).then_some(Keeper::Consent);
        let ceiling = (self.ceiling.level < scope.level()).then_some(self.ceiling.by);
        consent.into_iter().chain(ceiling).collect()
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
            let leave = |level, scopes| Leave { ceiling: Ceiling::of_site(Level::ALL[level]), scopes, expires_on: None };
            let (much, little) = (leave(more, wide), leave(less, wide.both(other)));
            for scope in Scope::ALL {
                prop_assert!(!little.allows(scope) || much.allows(scope));
                prop_assert_eq!(little.allows(scope), little.level() > Level::Withheld && little.keepers(scope).is_empty());
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
