//! The sample of the search page.

use super::Samples;
use crate::theme::views::*;

impl Samples<'_> {
    pub(super) fn search(&self) -> Body {
        let choices = |groups: Vec<GroupCard>| {
            let choice = |group: GroupCard| ChoiceView {
                value: group.code.unwrap_or_else(|| "a".into()),
                name: group.name,
                count: group.count,
            };
            groups.into_iter().map(choice).collect()
        };
        let facet = |name, groups| FacetView {
            name,
            choices: choices(groups),
        };
        let way = |name, groups: Vec<GroupCard>| BrowseView {
            name,
            href: "groups.html".into(),
            groups,
        };
        Body::Search(SearchView {
            index: "../assets/search/vi/0.aaaaaaaaaa.js".into(),
            works: "../works/".into(),
            pictures: "../pictures/".into(),
            count: 8_000,
            facets: self
                .some(vec![
                    facet("topics", self.groups()),
                    facet("provinces", self.provinces()),
                ])
                .unwrap_or_default(),
            browse: self
                .some(vec![way("topics", self.groups()), way("provinces", vec![])])
                .unwrap_or_default(),
        })
    }
}
