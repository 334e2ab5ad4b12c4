//! The integration tests: one binary, one file for each room of the house.

mod schema;
