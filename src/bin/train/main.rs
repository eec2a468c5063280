//! `train`: corpora in, the model files of the core and their cards out.

use std::error::Error;
use std::path::PathBuf;

use clap::{Parser, Subcommand};

mod blocks;
mod card;
mod corpus;
mod entities;
mod held_out;
mod pieces;
mod quotes;
mod reliability;

/// Trains the models that the analyzer ships.
#[derive(Debug, Parser)]
struct Arguments {
    #[command(subcommand)]
    model: Model,
}

#[derive(Debug, Subcommand)]
enum Model {
    /// The model that tells the article from the rest of the page
    Blocks(blocks::Arguments),
    /// The model that finds names
    Entities(entities::Arguments),
    /// The tagger of cues, sources and content
    Quotes(quotes::Arguments),
}

/// Where corpora are and where the files go.
#[derive(Debug, clap::Args)]
struct Folders {
    /// The folder with the corpora
    #[arg(long)]
    corpora: PathBuf,
    /// The folder of the crate, whose model files are replaced
    #[arg(long, default_value = ".")]
    crate_root: PathBuf,
}

fn main() -> Result<(), Box<dyn Error>> {
    match Arguments::parse().model {
        Model::Blocks(arguments) => blocks::run(&arguments),
        Model::Entities(arguments) => entities::run(&arguments),
        Model::Quotes(arguments) => quotes::run(&arguments),
    }
}
