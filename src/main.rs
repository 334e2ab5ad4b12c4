//! The `trienlam` program: parse, run, exit code.

fn main() {}
