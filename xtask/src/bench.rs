//! `bench`: runs benches/stages.rs on the pages of the corpora or on the project's own.

use std::path::Path;

use anyhow::{Context, Result};

pub(crate) fn run(corpora: Option<&Path>) -> Result<()> {
    let mut arguments = vec!["bench".to_owned(), "--bench".to_owned(), "stages".to_owned()];
    if let Some(corpora) = corpora {
        let corpora = std::fs::canonicalize(corpora)
            .with_context(|| format!("there is no folder {} with corpora", corpora.display()))?;
        arguments.extend(["--".to_owned(), "--corpora".to_owned(), corpora.display().to_string()]);
    }
    crate::run::run("", "cargo", &arguments.iter().map(String::as_str).collect::<Vec<_>>())
}
