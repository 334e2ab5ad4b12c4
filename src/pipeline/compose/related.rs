//! Related works: where to go on from a work besides its own room.
//!
//! In: a work. Out: a few cards of works on the same topics that hang in other rooms, those that share the most first,
//! then those that come next in the visiting order, so that not every page points to the same few. A work that needs a
//! notice is never recommended, and a page that search engines may list recommends no work that they may not.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::desk::Desk;
use super::pictures::card;
use crate::exhibition::{Artwork, WorkIndex};
use crate::pipeline::plan::{Grouping, Groups};
use crate::theme::views::CardView;

/// Works recommended at most.
const RELATED: usize = 4;
/// Works of one topic that are looked at.
const CANDIDATES: usize = 24;

pub(super) fn related(desk: &Desk<'_>, at: WorkIndex) -> Vec<CardView> {
    let work = desk.exhibition.work(at);
    let fits = |other: &Artwork| {
        other.room != work.room && !other.sensitive && (other.indexable || !work.indexable)
    };
    let topics = desk
        .groupings()
        .iter()
        .filter(|groups| groups.grouping == Grouping::Topics);
    let chosen = nearest(topics, at, |other| fits(desk.exhibition.work(other)));
    chosen.into_iter().map(|other| card(desk, other)).collect()
}

/// The works that share the most groups with `at`, then those that follow it soonest, round by the beginning.
fn nearest<'a>(
    groupings: impl Iterator<Item = &'a Groups>,
    at: WorkIndex,
    fits: impl Fn(WorkIndex) -> bool,
) -> Vec<WorkIndex> {
    let mut shared: BTreeMap<WorkIndex, usize> = BTreeMap::new();
    for group in groupings.flat_map(|groups| &groups.groups) {
        let Ok(own) = group.works.binary_search(&at) else {
            continue;
        };
        let (before, after) = group.works.split_at(own);
        let in_turn = after[1..].iter().chain(before).copied();
        for other in in_turn.filter(|&other| fits(other)).take(CANDIDATES) {
            *shared.entry(other).or_default() += 1;
        }
    }
    let mut works: Vec<(WorkIndex, usize)> = shared.into_iter().collect();
    works.sort_by_key(|&(other, count)| (Reverse(count), other < at, other));
    works.truncate(RELATED);
    works.into_iter().map(|(other, _)| other).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exhibition::{Language, Localized, Slug};
    use crate::pipeline::plan::{Group, GroupLabel};

    fn topics(groups: &[&[usize]]) -> Groups {
        let group = |works: &&[usize]| Group {
            key: Slug::parse("a").unwrap(),
            label: GroupLabel::Words(Localized::one(Language::parse("vi").unwrap(), "A".into())),
            works: works.iter().copied().map(WorkIndex).collect(),
        };
        Groups {
            grouping: Grouping::Topics,
            groups: groups.iter().map(group).collect(),
        }
    }

    fn of(groups: &[&[usize]], at: usize, fits: impl Fn(usize) -> bool) -> Vec<usize> {
        let groups = topics(groups);
        let found = nearest([&groups].into_iter(), WorkIndex(at), |other| fits(other.0));
        found.into_iter().map(|other| other.0).collect()
    }

    #[test]
    fn what_shares_more_comes_first_then_what_follows() {
        assert_eq!(
            of(&[&[0, 2, 4, 6, 8], &[1, 2, 4, 5]], 4, |_| true),
            [2, 5, 6, 8]
        );
        assert_eq!(of(&[&[0, 1, 2, 3, 4, 5]], 4, |_| true), [5, 0, 1, 2]);
    }

    #[test]
    fn what_does_not_fit_is_left_out_and_so_is_the_work_itself() {
        assert_eq!(of(&[&[0, 1, 2, 3]], 1, |other| other != 2), [3, 0]);
        assert_eq!(of(&[&[0, 2]], 1, |_| true), [] as [usize; 0]);
    }
}
