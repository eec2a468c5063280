//! `eval`: the corpora in, one table of figures out, each held to its floor.
//!
//! A suite makes inputs from a corpus, runs the program's `batch` on them and gives its
//! analyses to the scorers, which are Python programs of the corpora's owner.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Args;

mod floors;
mod inputs;
mod program;
mod scores;
mod seed;
mod suites;
mod variants;

use floors::Floors;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Folder of the corpora
    #[arg(long)]
    corpora: PathBuf,
    /// Folder of the scorers; the folder `eval` beside the corpora where it is missing
    #[arg(long)]
    scorers: Option<PathBuf>,
    /// Run only the suites whose name contains this
    #[arg(long)]
    only: Option<String>,
    /// Raise the floors in xtask/floors.toml to what was reached; no floor is ever lowered
    #[arg(long)]
    raise: bool,
}

/// The figures of one suite by name, in percent where they are shares.
type Figures = BTreeMap<String, f64>;

pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let corpora = std::fs::canonicalize(&arguments.corpora).with_context(|| {
        format!(
            "there is no folder {}: give the folder of the corpora",
            arguments.corpora.display()
        )
    })?;
    let scorers = match &arguments.scorers {
        Some(folder) => folder.clone(),
        None => corpora.parent().unwrap_or(Path::new("/")).join("eval"),
    };
    if !scorers.join("predictions.py").is_file() {
        bail!("no scorers in {}: name their folder with --scorers", scorers.display());
    }
    let program = program::Program::build(scorers)?;
    let mut floors = Floors::read()?;
    println!("{:22} {:32} {:>9} {:>9} {:>9}", "suite", "figure", "reached", "floor", "goal");
    let mut fallen = Vec::new();
    for suite in suites::ALL {
        if arguments.only.as_ref().is_some_and(|only| !suite.name.contains(only.as_str())) {
            continue;
        }
        let folder = corpora.join(suite.corpus);
        if !folder.exists() {
            println!("{:22} skipped: {} is missing", suite.name, folder.display());
            continue;
        }
        let figures = (suite.score)(&program, suite.name, &folder)
            .with_context(|| format!("suite {}", suite.name))?;
        for (figure, reached) in figures {
            let (floor, goal) = floors.of(suite.name, &figure);
            let shown = |bound: Option<f64>| {
                bound.map_or_else(|| "-".into(), |bound| format!("{bound:.1}"))
            };
            println!(
                "{:22} {figure:32} {reached:9.2} {:>9} {:>9}",
                suite.name,
                shown(floor),
                shown(goal)
            );
            if floor.is_some_and(|floor| reached < floor) {
                fallen.push(format!("{} {figure}", suite.name));
            }
            if arguments.raise {
                floors.raise(suite.name, &figure, reached);
            }
        }
    }
    if arguments.raise {
        floors.write()?;
    }
    if !fallen.is_empty() {
        bail!("under the floor: {}", fallen.join(", "));
    }
    Ok(())
}
