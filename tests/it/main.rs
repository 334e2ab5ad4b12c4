//! The integration tests: one binary, a harness, and cases as folders (see `tests/README.md`).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a test may fail, and stands outside the house"
)]

mod architecture;
mod audit;
mod canary;
mod cases;
mod corpus;
mod deep;
mod demonstration;
mod harness;
mod html;
mod imaging;
mod laws;
mod metadata;
mod publish;
mod readme;
mod safety;
mod schema;
mod show;
mod social;
mod themes;
mod web;
mod withdraw;
