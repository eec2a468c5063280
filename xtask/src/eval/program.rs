//! Runs the program on inputs, and the scorers on what it answers.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Result, bail};
use serde_json::Value;

use crate::run::{output, root, run};

/// The built program and the folder of the scorers.
#[derive(Debug)]
pub(super) struct Program {
    binary: PathBuf,
    scorers: PathBuf,
    /// Where inputs, analyses and predictions are left for a closer look.
    work: PathBuf,
}

/// The files that one run left.
#[derive(Debug)]
pub(super) struct Answers {
    pub(super) analyses: PathBuf,
    pub(super) extraction: PathBuf,
    pub(super) entities: PathBuf,
    pub(super) quotes: PathBuf,
}

impl Program {
    pub(super) fn build(scorers: PathBuf) -> Result<Self> {
        let arguments = ["build", "--release", "--features", "cli", "--bin", "article-analyzer"];
        run("", "cargo", &arguments)?;
        let target = std::env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| root().join("target"), PathBuf::from);
        let work = target.join("eval");
        std::fs::create_dir_all(&work)?;
        Ok(Self { binary: target.join("release/article-analyzer"), scorers, work })
    }

    /// Analyses `inputs` (objects with "id" and "html" or "text") and turns the answers into
    /// predictions.
    pub(super) fn analyze(&self, name: &str, inputs: &[Value], flags: &[&str]) -> Result<Answers> {
        let file = |ending: &str| self.work.join(format!("{name}.{ending}.jsonl"));
        let answers = Answers {
            analyses: file("analyses"),
            extraction: file("extraction"),
            entities: file("entities"),
            quotes: file("quotes"),
        };
        write_lines(&file("inputs"), inputs)?;
        let status = Command::new(&self.binary)
            .args(["batch", "--offsets", "char"])
            .args(flags)
            .stdin(File::open(file("inputs"))?)
            .stdout(File::create(&answers.analyses)?)
            .status()?;
        if !status.success() {
            bail!("batch failed ({status})");
        }
        let mut predictions = self.scorer("predictions.py");
        predictions.arg(&answers.analyses);
        for (flag, path) in [
            ("--extraction", &answers.extraction),
            ("--entities", &answers.entities),
            ("--quotes", &answers.quotes),
        ] {
            predictions.arg(flag).arg(path);
        }
        output(predictions)?;
        Ok(answers)
    }

    /// A scorer's command, to be given its arguments.
    pub(super) fn scorer(&self, name: &str) -> Command {
        let mut command = Command::new("python3");
        command.arg(self.scorers.join(name)).stderr(Stdio::inherit());
        command
    }

    /// A path for a file of one run.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.work.join(name)
    }
}

pub(super) fn write_lines(path: &Path, rows: &[Value]) -> Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    for row in rows {
        serde_json::to_writer(&mut out, row)?;
        out.write_all(b"\n")?;
    }
    Ok(out.flush()?)
}

pub(super) fn read_lines(path: &Path) -> Result<Vec<Value>> {
    let text = std::fs::read_to_string(path)?;
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| Ok(serde_json::from_str(line)?))
        .collect()
}
