//! The project's own commands: `cargo xtask serve | test | build | bench | eval | train`.

fn main() {}
