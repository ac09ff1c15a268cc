//! Valet.
fn main() {}
