//! `train`: runs the trainer of one model.

use std::path::Path;

use anyhow::{Context, Result};

pub(crate) fn run(model: &str, corpora: &Path, options: &[String]) -> Result<()> {
    let corpora = std::fs::canonicalize(corpora)
        .with_context(|| format!("there is no folder {} with corpora", corpora.display()))?;
    let corpora = corpora.display().to_string();
    let build = ["run", "--release", "--features", "train", "--bin", "train", "--"];
    let options: Vec<&str> = options.iter().map(String::as_str).collect();
    crate::run::run("", "cargo", &[&build[..], &[model, "--corpora", &corpora], &options].concat())
}
