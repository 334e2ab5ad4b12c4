//! The integration tests: one binary, a harness, and cases as folders (see `tests/README.md`).

mod architecture;
mod cases;
mod corpus;
mod harness;
mod html;
mod imaging;
mod laws;
mod publish;
mod readme;
mod safety;
mod schema;
