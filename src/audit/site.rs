//! What only the whole site can tell: pages without a policy that no header file gives them, pages that search
//! engines may list, a robots.txt that hides the word which it should show.

use std::collections::BTreeSet;

use super::Verdict;
use super::finding::{Finding, Leak};
use super::web::{HeaderFacts, PageFacts};

/// The findings about the site as a whole, each with the path that it is told at. `noindex` are the paths that no
/// search engine may list; `None` where nobody knows.
pub(super) fn findings(
    verdicts: &[(&str, &Verdict)],
    noindex: Option<&BTreeSet<String>>,
) -> Vec<(String, Finding)> {
    let headers = verdicts
        .iter()
        .filter_map(|(_, verdict)| verdict.facts.headers);
    let headers = headers.fold(HeaderFacts::default(), |all, one| HeaderFacts {
        policy: all.policy || one.policy,
        referrer: all.referrer || one.referrer,
        noindex: all.noindex || one.noindex,
    });
    let pages: Vec<(&str, PageFacts)> = verdicts
        .iter()
        .filter_map(|(path, verdict)| Some((*path, verdict.facts.page?)))
        .collect();
    let mut findings = Vec::new();
    let mut tell = |of: &dyn Fn(&PageFacts) -> bool, leak: fn(usize) -> Leak| {
        let mut such = pages.iter().filter(|(_, facts)| of(facts));
        if let Some((path, _)) = such.next() {
            findings.push(((*path).to_owned(), Finding::file(leak(1 + such.count()))));
        }
    };
    tell(&|page| !page.policy && !headers.policy, Leak::NoCsp);
    tell(
        &|page| !page.referrer && !headers.referrer,
        Leak::NoReferrerPolicy,
    );
    if noindex.is_none() {
        tell(&|page| !page.noindex && !headers.noindex, Leak::Indexable);
    }
    let open = |path: &str, facts: &PageFacts| {
        !facts.noindex && noindex.is_some_and(|paths| paths.contains(path))
    };
    let open = pages.iter().filter(|(path, facts)| open(path, facts));
    findings.extend(open.map(|(path, _)| ((*path).to_owned(), Finding::file(Leak::NotNoindex))));
    findings.extend(robots(verdicts, &pages));
    findings
}

/// robots.txt against the pages that it hides.
fn robots(verdicts: &[(&str, &Verdict)], pages: &[(&str, PageFacts)]) -> Option<(String, Finding)> {
    let (path, robots) = verdicts.iter().find(|(path, _)| *path == "robots.txt")?;
    let shut = |page: &str| {
        let address = format!("/{page}");
        robots.facts.disallowed.iter().any(|path| {
            let path = path.trim_end_matches(['*', '$']);
            path.split('*')
                .next()
                .is_some_and(|start| address.starts_with(start))
        })
    };
    let hidden = pages
        .iter()
        .filter(|(page, facts)| facts.noindex && shut(page))
        .count();
    let finding = || {
        (
            (*path).to_owned(),
            Finding::file(Leak::HiddenNoindex(hidden)),
        )
    };
    (hidden > 0).then(finding)
}
