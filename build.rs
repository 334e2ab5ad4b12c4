//! Makes cargo see the embedded theme: a change below `themes/` is a change of the program.
#![allow(
    clippy::print_stdout,
    reason = "this is how a build script speaks to cargo"
)]

fn main() {
    println!("cargo::rerun-if-changed=themes/safety");
}
