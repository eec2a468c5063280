//! The command line: `analyze` one page, `batch` many. Reads files and standard input, prints.
#![expect(clippy::print_stderr, reason = "a command line talks to its user")]

use std::error::Error;
use std::io;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

mod analyze;
mod batch;
mod print;

/// Cleans articles, names who is in them, and says who said what. Reads no network.
#[derive(Debug, Parser)]
#[command(version)]
struct Program {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Analyse one page from a file or from standard input
    Analyze(analyze::Arguments),
    /// Analyse many: JSON Lines in, JSON Lines out, in the same order, on all cores
    ///
    /// Each line in is an object with "id", "html" or "text", and perhaps "url" and "restore" (ids of
    /// removed pieces). Each line out is the analysis with that "id", or {"id", "error": {"code",
    /// "message"}}.
    Batch(batch::Arguments),
}

/// What both commands may choose.
#[derive(Debug, Args)]
struct Choices {
    /// The unit of all offsets
    #[arg(long, value_enum, default_value = "utf8")]
    offsets: Unit,
    /// Take text as the article itself, character for character: nothing is cleaned
    #[arg(long)]
    verbatim: bool,
    /// How much to cut where the page leaves doubt
    #[arg(long, value_enum, default_value = "balanced")]
    cleaning: Strength,
    /// Find quotes by rules alone, without the trained tagger
    #[arg(long)]
    rules: bool,
    /// List what people think, want and feel beside what they say
    #[arg(long)]
    attitudes: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Unit {
    Utf8,
    Utf16,
    Char,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Strength {
    Balanced,
    KeepMore,
    KeepLess,
}

impl Choices {
    fn offsets(&self) -> article_analyzer::Offsets {
        match self.offsets {
            Unit::Utf8 => article_analyzer::Offsets::Utf8,
            Unit::Utf16 => article_analyzer::Offsets::Utf16,
            Unit::Char => article_analyzer::Offsets::Char,
        }
    }

    fn options(&self, url: Option<String>, restore: Vec<u32>) -> article_analyzer::Options {
        article_analyzer::Options {
            cleaning: match self.cleaning {
                Strength::Balanced => article_analyzer::Cleaning::Balanced,
                Strength::KeepMore => article_analyzer::Cleaning::KeepMore,
                Strength::KeepLess => article_analyzer::Cleaning::KeepLess,
            },
            quotes: if self.rules {
                article_analyzer::QuoteMethod::Rules
            } else {
                article_analyzer::QuoteMethod::Tagger
            },
            attitudes: self.attitudes,
            url,
            restore,
            ..article_analyzer::Options::default()
        }
    }
}

fn main() -> ExitCode {
    let outcome = match Program::parse().command {
        Command::Analyze(arguments) => analyze::run(&arguments),
        Command::Batch(arguments) => batch::run(&arguments),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever read the output has seen enough ("| head").
        Err(problem) if is_broken_pipe(problem.as_ref()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("article-analyzer: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn is_broken_pipe(problem: &(dyn Error + 'static)) -> bool {
    let kind = |kind: Option<io::ErrorKind>| kind == Some(io::ErrorKind::BrokenPipe);
    kind(problem.downcast_ref::<io::Error>().map(io::Error::kind))
        || kind(
            problem.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind),
        )
}
