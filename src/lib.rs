//! `trienlam` turns folders of students' drawings into an online exhibition: static, Vietnamese first, and safe
//! for the children who drew.
//!
//! # The story
//! [`pipeline`] tells it on one page. Each stage is one file and one verb, and hands one type to the next:
//!
//! | stage | in → out | |
//! |---|---|---|
//! | [`scan`](pipeline::scan) | folders → `Survey` | sorted; opens nothing |
//! | [`catalogue`](pipeline::catalogue) | `Survey` → `Catalogue` | YAML read, pictures looked at and digested; untrusted, private |
//! | [`curate`](pipeline::curate) | `Catalogue` → [`Exhibition`](exhibition::Exhibition) | pure: rules, consent and levels applied |
//! | [`plan`](pipeline::plan) | `Exhibition` → `Plan` | pure: every derivative and page that must exist |
//! | gate 1 | | content errors stop here; `check` ends here |
//! | [`render`](pipeline::render) | `Plan` → `Derivatives` | one job a source, in parallel, admitted by memory, into the cache |
//! | [`cards`](pipeline::cards) | → `Cards` | the social cards, from finished derivatives, into the cache |
//! | [`compose`](pipeline::compose) | → `Staging` | pages, lists and header files beside the live site |
//! | [`audit`](pipeline::audit) | `Staging` → `Proof` | reads every byte back: nothing private, nothing beside the pictures |
//! | gate 2 | | nothing was visible before this |
//! | publish | `Staging` → `Published` | swap, recover, inventory |
//!
//! # The floors
//! A module imports from the floors below its own, never from beside or above; `tests/it/architecture.rs` keeps it.
//!
//! | floor | who | what it is |
//! |---|---|---|
//! | 5 | `main`, [`cli`] | the only place that prints or knows arguments |
//! | 4 | [`serve`], [`scaffold`], [`withdraw`] | faces: the preview, the starter exhibition, taking a work out |
//! | 3 | [`pipeline`] | the story |
//! | 2 | [`theme`], [`imaging`], [`cache`], [`schema`], [`markdown`], [`headers`], [`audit`] | tools; none knows another |
//! | 1 | [`exhibition`] | the nouns, plain and trusted |
//! | 0 | [`diagnostics`], [`error`], [`fs`], [`digest`] | the ground |
//!
//! # What never happens
//! - **After `curate` no private field exists.** What a child may not show is not in the type that pages see.
//! - Only `cli` prints. Only [`fs`] touches `std::fs`, and one file of `imaging` for the programs that read HEIC. Nothing
//!   but `cli` reads the clock.
//! - `exhibition`, `curate` and `plan` do no input or output. Templates never cause work.
//! - A content problem is a [`Diagnostic`](diagnostics::Diagnostic), and the stage goes on; an operational failure
//!   is an [`Error`](error::Error). The two are never mixed, and neither is a panic.
//! - `content/` is written by `new` and `withdraw` alone; the published folder changes in one swap or not at all.
//! - Output bytes depend on content, theme and `--date`: not on the clock, the number of threads, the machine, the
//!   order of a map or where the folder lies.

pub mod audit;
pub mod cache;
pub mod cli;
pub mod diagnostics;
pub mod digest;
pub mod error;
pub mod exhibition;
pub mod fs;
pub mod headers;
pub mod markdown;
pub mod pipeline;
pub mod scaffold;
pub mod schema;
#[cfg(feature = "serve")]
pub mod serve;
pub mod theme;
pub mod withdraw;

/// Pixels, in a crate of their own: they know nothing of this one, and are always compiled for speed.
#[doc(inline)]
pub use trienlam_imaging as imaging;
