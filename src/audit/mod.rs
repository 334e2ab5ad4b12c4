//! The audit: reads a built site back and tells what it gives away.
//!
//! In: the files of a folder, whoever wrote it, and what is known to be private. Out: a [`Verdict`] for each file,
//! and what the site as a whole tells. It knows bytes and folders, and nothing of works: what is private it is told
//! as [`Needle`]s. It judges what is there, not where it came from; it changes nothing; it decodes no pixels: what a
//! drawing shows is for a person to look at.
//!
//! | part | asks |
//! |---|---|
//! | [`pictures`] | what does a picture or document carry beside what it shows? |
//! | [`stray`] | is this an original, a database, a draft? |
//! | [`web`] | what do pages ask for, run, say? |
//! | [`needles`] | does a private value stand here, in any writing? |
//! | [`site`] | what do all pages together lack? |
//!
//! Not looked into: fonts (woff2) and `.br` twins, which are packed with Brotli (told as `audit/unread` where
//! private values are sought), encrypted files, and pixels.

mod bytes;
mod finding;
mod folding;
mod item;
mod kind;
mod needles;
mod pictures;
mod saying;
mod site;
mod stray;
mod web;
mod zip;

use std::collections::BTreeSet;
use std::path::Path;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

pub use finding::{At, Finding, Leak};
pub use needles::{Needle, Needles};
pub use web::Allowed;

use crate::diagnostics::Diagnostic;
use crate::digest::Digest;
use crate::error::Error;
use crate::fs;
use finding::{Stray, Unread};
use kind::Kind;
use needles::{Grain, Hits};

/// Changes whenever a verdict could: remembered ones then count no more.
const VERSION: &[u8] = b"audit 4";
/// The largest file that is read, in bytes.
const LARGEST: u64 = 512 << 20;
/// Archives in archives that are opened.
const DEPTH: usize = 2;

/// What is known of a site before it is read.
#[derive(Debug)]
pub struct Terms {
    /// What must not stand anywhere.
    pub needles: Needles,
    /// The site's own contact data.
    pub allowed: Allowed,
    /// The digests of the files that people gave: none of them may come out.
    pub sources: BTreeSet<Digest>,
    /// The paths that no search engine may list; `None` where nobody knows, and pages without `noindex` are but noted.
    pub noindex: Option<BTreeSet<String>>,
}

impl Default for Terms {
    fn default() -> Self {
        Terms {
            needles: Needles::none(),
            allowed: Allowed::default(),
            sources: BTreeSet::new(),
            noindex: None,
        }
    }
}

/// What is known of one file. It holds no private value and may be kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// What leaks.
    pub findings: Vec<Finding>,
    facts: web::Facts,
}

impl Verdict {
    fn of(leak: Leak) -> Self {
        Verdict {
            findings: vec![Finding::file(leak)],
            ..Verdict::default()
        }
    }
}

/// Reads files under the same terms.
#[derive(Debug)]
pub struct Auditor {
    terms: Terms,
}

impl Auditor {
    /// An auditor who knows this much.
    pub fn new(terms: Terms) -> Self {
        Auditor { terms }
    }

    /// How many private values are looked for, and how many are too ordinary to be.
    pub fn sought(&self) -> (usize, usize) {
        let needles = &self.terms.needles;
        (needles.sought(), needles.passed_over())
    }

    /// What verdicts depend on beside a file's path and bytes.
    pub fn key(&self) -> Digest {
        let needles = self.terms.needles.digest().hex();
        let allowed = self.terms.allowed.iter().map(str::as_bytes);
        Digest::of_parts([VERSION, needles.as_bytes()].into_iter().chain(allowed))
    }

    /// The problem of a file that people gave and that comes out as it is.
    pub fn copied(&self, path: &str, digest: &Digest) -> Option<Diagnostic> {
        let copied = self.terms.sources.contains(digest);
        copied.then(|| Finding::file(Leak::SameAsSource).diagnostic(path))
    }

    /// Reads one file.
    pub fn file(&self, path: &str, bytes: &[u8]) -> Verdict {
        let mut verdict = Verdict::default();
        self.read(path, bytes, 0, &mut verdict);
        verdict.findings.sort();
        verdict.findings.dedup();
        verdict
    }

    /// All problems of the files and of the site as a whole.
    pub fn site<'a>(
        &self,
        verdicts: impl IntoIterator<Item = (&'a str, &'a Verdict)>,
    ) -> Vec<Diagnostic> {
        let verdicts: Vec<(&str, &Verdict)> = verdicts.into_iter().collect();
        let of_files = verdicts.iter().flat_map(|(path, verdict)| {
            verdict
                .findings
                .iter()
                .map(|finding| finding.diagnostic(path))
        });
        let of_site = site::findings(&verdicts, self.terms.noindex.as_ref());
        let of_site = of_site
            .iter()
            .map(|(path, finding)| finding.diagnostic(path));
        of_files.chain(of_site).collect()
    }

    fn read(&self, path: &str, bytes: &[u8], depth: usize, verdict: &mut Verdict) {
        let kind = kind::of(path, bytes);
        let tell = |leak| Finding::file(leak);
        let inside = depth > 0;
        if let Some(stray) = stray::by_name(path, bytes).filter(|_| !inside) {
            verdict.findings.push(tell(Leak::Stray(stray)));
        }
        self.terms.needles.in_name(path, &mut verdict.findings);
        let mut hits = Hits::default();
        let text = text_of(kind, bytes);
        let grain = match text {
            Some(_) => Grain::Words,
            None => Grain::Bytes,
        };
        self.terms.needles.in_bytes(bytes, grain, &mut hits);
        self.picture(path, kind, bytes, &mut hits, verdict);
        if let Some(text) = &text {
            self.text(path, kind, text, &mut hits, verdict);
        }
        let lines = text.as_ref().map(|text| web::line_starts(text));
        let place = |at: usize| match text.as_ref().zip(lines.as_ref()) {
            Some((text, lines)) => web::line_at(text, lines, at, "•••"),
            None => At::Byte(at),
        };
        verdict
            .findings
            .extend(self.terms.needles.findings(hits, place));
        match kind {
            Kind::Zip | Kind::Gzip if depth < DEPTH => {
                self.packed(path, kind, bytes, depth, verdict)
            }
            _ => self.unread(path, kind, verdict),
        }
    }

    /// A picture or document: what it carries, and whether it is an original.
    fn picture(
        &self,
        path: &str,
        kind: Kind,
        bytes: &[u8],
        hits: &mut Hits,
        verdict: &mut Verdict,
    ) {
        let mut leaks = Vec::new();
        let mut size = None;
        if let Some(carried) = pictures::read(kind, bytes) {
            size = carried.size;
            for part in &carried.unpacked {
                self.terms.needles.in_bytes(part, Grain::Bytes, hits);
                self.terms
                    .needles
                    .in_text(&String::from_utf8_lossy(part), hits);
            }
            leaks.extend(carried_leaks(carried));
        }
        leaks.extend(stray::original(path, kind, bytes.len() as u64, size));
        leaks.extend(stray::unknown_source(path).filter(|_| !stray::is_picture(kind)));
        verdict
            .findings
            .extend(leaks.into_iter().map(Finding::file));
    }

    fn text(&self, path: &str, kind: Kind, text: &str, hits: &mut Hits, verdict: &mut Verdict) {
        self.terms.needles.in_text(text, hits);
        let read = web::read(path, kind, text, &self.terms.allowed);
        if !read.visible.is_empty() {
            // where it stands between tags, the page as a whole is the place
            let mut shown = Hits::default();
            self.terms.needles.in_text(&read.visible, &mut shown);
            hits.extend_at(shown, 0);
        }
        verdict.findings.extend(read.findings);
        verdict.facts = read.facts;
        for (kind, bytes) in read.pictures {
            self.terms.needles.in_bytes(&bytes, Grain::Bytes, hits);
            let carried = pictures::read(kind, &bytes)
                .map(carried_leaks)
                .unwrap_or_default();
            verdict
                .findings
                .extend(carried.into_iter().map(Finding::file));
        }
    }

    /// What lies in an archive is read like what lies beside it.
    fn packed(&self, path: &str, kind: Kind, bytes: &[u8], depth: usize, verdict: &mut Verdict) {
        if kind == Kind::Gzip {
            let name = path.strip_suffix(".gz").unwrap_or(path);
            let name = if name.ends_with(".svgz") {
                "x.svg"
            } else {
                name
            };
            let mut inner = Verdict::default();
            self.read(name, &bytes::gunzip(bytes), depth + 1, &mut inner);
            return verdict.findings.extend(inner.findings);
        }
        match zip::entries(bytes) {
            Err(why) => verdict.findings.push(Finding::file(Leak::Unread(why))),
            Ok(entries) => {
                for entry in entries {
                    let mut inner = Verdict::default();
                    match entry.bytes {
                        Ok(bytes) => self.read(&entry.name, &bytes, depth + 1, &mut inner),
                        Err(why) => inner.findings.push(Finding::file(Leak::Unread(why))),
                    }
                    verdict.findings.extend(inner.findings);
                }
            }
        }
    }

    /// What is packed so that private values in it would not be seen.
    fn unread(&self, path: &str, kind: Kind, verdict: &mut Verdict) {
        let brotli = path.to_ascii_lowercase().ends_with(".br");
        if self.terms.needles.sought() > 0 && (brotli || matches!(kind, Kind::Zip | Kind::Gzip)) {
            verdict
                .findings
                .push(Finding::file(Leak::Unread(Unread::Packing)));
        }
    }
}

fn carried_leaks(carried: pictures::Carried) -> Vec<Leak> {
    let mut leaks = Vec::new();
    let active = carried.active.into_iter().map(Leak::Active);
    leaks.extend(active);
    if carried.technical && carried.items.is_empty() {
        leaks.push(Leak::TechnicalExif);
    }
    if !carried.items.is_empty() {
        leaks.push(Leak::Metadata(carried.items));
    }
    leaks.extend(carried.profile.map(Leak::Profile));
    leaks.extend(carried.encrypted.then_some(Leak::Unread(Unread::Encrypted)));
    leaks.extend(carried.damaged.then_some(Leak::Unread(Unread::Damaged)));
    leaks
}

/// A text's words, in whatever Unicode encoding it has; `None` for what is no text.
fn text_of(kind: Kind, bytes: &[u8]) -> Option<String> {
    let text = matches!(
        kind,
        Kind::Svg | Kind::Html | Kind::Xml | Kind::Css | Kind::Script | Kind::Json | Kind::Text
    );
    let wide = [encoding_rs::UTF_16LE, encoding_rs::UTF_16BE];
    let marked = wide.into_iter().find(|encoding| {
        encoding_rs::Encoding::for_bom(bytes).is_some_and(|(marked, _)| marked == *encoding)
    });
    text.then(|| match marked {
        Some(encoding) => encoding.decode(bytes).0.into_owned(),
        None => String::from_utf8_lossy(bytes).into_owned(),
    })
}

/// A folder that was read.
#[derive(Debug)]
pub struct Audited {
    /// Every problem, with paths from the folder.
    pub diagnostics: Vec<Diagnostic>,
    /// Files read.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
}

/// Reads a whole folder, several files at once. `stop` is asked before each.
///
/// # Errors
/// When a file cannot be read, or the run is asked to stop.
pub fn folder(
    root: &Path,
    auditor: &Auditor,
    stop: &(dyn Fn() -> bool + Sync),
) -> Result<Audited, Error> {
    let entries = fs::walk(root)?;
    let read = |entry: &fs::Entry| {
        let size = entry.stamp.map_or(0, |stamp| stamp.size);
        let refused = match entry.kind {
            fs::Kind::File if size <= LARGEST => None,
            fs::Kind::File => Some(Leak::Unread(Unread::TooLarge)),
            _ => Some(Leak::Stray(Stray::Link)),
        };
        if stop() {
            return Err(Error::Interrupted);
        }
        let name = entry.name.as_str();
        match refused {
            Some(leak) => Ok((Verdict::of(leak), None)),
            None => {
                let bytes = fs::read(&root.join(name))?;
                let copied = auditor.copied(name, &Digest::of(&bytes));
                Ok((auditor.file(name, &bytes), copied))
            }
        }
    };
    let read = entries
        .par_iter()
        .map(read)
        .collect::<Result<Vec<_>, _>>()?;
    let (verdicts, copied): (Vec<_>, Vec<_>) = read.into_iter().unzip();
    let named = entries
        .iter()
        .map(|entry| entry.name.as_str())
        .zip(&verdicts);
    let mut diagnostics = auditor.site(named);
    diagnostics.extend(copied.into_iter().flatten());
    let stamps = entries.iter().filter_map(|entry| entry.stamp);
    Ok(Audited {
        diagnostics,
        files: entries.len(),
        bytes: stamps.map(|stamp| stamp.size).sum(),
    })
}
