//! The project's own commands: `cargo xtask serve | test | check | build | bench | eval | train`.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command line talks to its user")]

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

mod bench;
mod check;
mod config;
mod eval;
mod run;
mod test;
mod tools;
mod train;
mod web;

/// Builds, serves, tests and measures article-analyzer.
#[derive(Debug, Parser)]
#[command(bin_name = "cargo xtask")]
struct Program {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build everything that is needed and serve the page at a printed address
    Serve {
        /// The port to serve at
        #[arg(long, default_value_t = 8080)]
        port: u16,
    },
    /// Run every test: Rust on the host, the wasm build in Node, the page in Chromium
    Test,
    /// Formatting and lints: rustfmt, clippy on the host and for wasm32, docs, tsc, Biome
    Check,
    /// Build dist/, the page to put on any static host, and hold it to the size budgets
    Build,
    /// Milliseconds a page by stage, and the ratio to a bare parse of the same pages
    Bench {
        /// Folder of the corpora; without it the project's own sample pages are measured
        #[arg(long)]
        corpora: Option<PathBuf>,
    },
    /// Score the program on the corpora and hold it to the floors in xtask/floors.toml
    Eval(eval::Arguments),
    /// Train a model: `entities`, `quotes` or `blocks`
    Train {
        /// Which model
        model: String,
        /// Folder of the corpora
        #[arg(long)]
        corpora: PathBuf,
        /// Options of the trainer; `-- --help` lists them
        #[arg(last = true)]
        options: Vec<String>,
    },
}

fn main() -> ExitCode {
    let outcome = match Program::parse().command {
        Command::Serve { port } => web::serve(port),
        Command::Test => test::all(),
        Command::Check => check::all(),
        Command::Build => web::build(),
        Command::Bench { corpora } => bench::run(corpora.as_deref()),
        Command::Eval(arguments) => eval::run(&arguments),
        Command::Train { model, corpora, options } => train::run(&model, &corpora, &options),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("xtask: {problem:#}");
            ExitCode::FAILURE
        }
    }
}
