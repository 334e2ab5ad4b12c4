//! YAML as people write it: positions, strictness, “did you mean”.
//!
//! In: the bytes of a file and its path. Out: an as-written type of [`written`], every value with its
//! [`Place`](crate::diagnostics::Place), and one diagnostic for each thing that is wrong — all of them in one
//! run. What does not depend on other files is checked here (keys, types, dates, boxes); what does (languages,
//! topics, consent) is checked by `pipeline::curate`.
//!
//! It knows no folders and no pictures, and it is the only module that knows the YAML crate.

pub mod written;
