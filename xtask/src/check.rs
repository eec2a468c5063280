//! Formatting and lints; every warning is an error.

use anyhow::Result;

use crate::config::Config;
use crate::run::{command, run, run_command};
use crate::{tools, web};

pub(crate) fn all() -> Result<()> {
    run("", "cargo", &["fmt", "--all", "--check"])?;
    let deny = ["--", "--deny", "warnings"];
    let host = ["clippy", "--workspace", "--all-targets", "--features", "cli,train"];
    run("", "cargo", &[&host[..], &deny].concat())?;
    let config = Config::read()?;
    tools::wasm(&config)?;
    let wasm = ["clippy", "--lib", "--target", "wasm32-unknown-unknown"];
    run("", "cargo", &[&wasm[..], &deny].concat())?;
    let mut docs = command(
        "",
        "cargo",
        &["doc", "--workspace", "--no-deps", "--document-private-items", "--features", "cli,train"],
    );
    docs.env("RUSTDOCFLAGS", "--deny warnings");
    run_command(docs)?;
    // The checker of TypeScript reads the types of the wasm package.
    web::packages(&config)?;
    run("www", "npm", &["run", "--silent", "check"])
}
