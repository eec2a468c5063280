//! `train blocks`: pages with the text of their article in, the models of the scorer out.

use std::error::Error;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use article_analyzer::blocks::train::{self, Example};
use flate2::read::GzDecoder;
use serde_json::{Value, json};

use crate::Folders;

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    folders: Folders,
    /// Cross-validate over sites
    #[arg(long)]
    measure: bool,
    /// With `--measure`: a folder for the texts that were kept, one file a corpus
    #[arg(long)]
    texts: Option<PathBuf>,
    /// Only the model for plain text, or only the one for HTML
    #[arg(long)]
    only: Option<String>,
    /// Write no files
    #[arg(long)]
    dry: bool,
}

/// What is trained on, and how much a page of it counts: the gold of the first was made by hand,
/// that of the others partly by programs.
const TRAINING: [(&str, f32); 3] =
    [("extraction-dev", 2.5), ("wcxb-dev", 1.0), ("readability-dev", 0.5)];

pub(crate) fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let mut examples = Vec::new();
    for (name, weight) in TRAINING {
        examples.extend(read(&arguments.folders.corpora, name, weight)?);
    }
    let chosen = |name: &str| arguments.only.as_ref().is_none_or(|only| only == name);
    if chosen("html") {
        one(arguments, &examples, "html")?;
    }
    if chosen("text") {
        let plain: Vec<Example> = examples.iter().map(Example::as_plain).collect();
        one(arguments, &plain, "text")?;
    }
    Ok(())
}

#[expect(clippy::print_stderr, reason = "a program for people at a terminal")]
fn one(arguments: &Arguments, examples: &[Example], name: &str) -> Result<(), Box<dyn Error>> {
    let half = train::first(examples, train::rows(examples));
    if arguments.measure {
        let all = train::cross_validate(examples, &half);
        let mut texts = Vec::new();
        for (number, least) in train::TRIED.iter().enumerate() {
            let tried: Vec<&str> =
                all.iter().filter_map(|texts| texts.get(number)).map(String::as_str).collect();
            for (corpus, scores) in train::scores(examples, &tried) {
                eprintln!(
                    "{name} {corpus} over {least}: F1 {:.4} precision {:.4} recall {:.4} exact {:.3} worst {:.3} ({} pages)",
                    scores.f1(),
                    scores.precision,
                    scores.recall,
                    scores.exact,
                    scores.worst,
                    scores.pages
                );
            }
            if number == 3 {
                texts = tried;
            }
        }
        if let Some(folder) = &arguments.texts {
            for (corpus, _) in TRAINING {
                let lines: Vec<String> = examples
                    .iter()
                    .zip(&texts)
                    .filter(|(example, _)| example.corpus == corpus)
                    .map(|(example, text)| json!({"id": example.id, "text": text}).to_string())
                    .collect();
                std::fs::write(folder.join(format!("{corpus}.{name}.jsonl")), lines.join("\n"))?;
            }
        }
    }
    if arguments.dry {
        return Ok(());
    }
    let bytes = train::learn(&half);
    for (count, feature) in train::features_used(&bytes, &half).iter().take(50) {
        eprint!("{feature} {count}; ");
    }
    eprintln!("\n{name}.bin: {} bytes", bytes.len());
    std::fs::write(arguments.folders.crate_root.join(format!("src/blocks/{name}.bin")), bytes)?;
    Ok(())
}

/// Reads one corpus: `gold.jsonl`, and `html/ID.html.gz` for each of its lines.
fn read(corpora: &Path, name: &str, weight: f32) -> Result<Vec<Example>, Box<dyn Error>> {
    let folder = corpora.join(name);
    let path = folder.join("gold.jsonl");
    let gold = std::fs::read_to_string(&path)
        .map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    gold.lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| example(&folder, name, line, weight))
        .collect()
}

fn example(
    folder: &Path,
    corpus: &str,
    line: &str,
    weight: f32,
) -> Result<Example, Box<dyn Error>> {
    let row: Value = serde_json::from_str(line)?;
    let text = |key: &str| row.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let id = text("id");
    let mut bytes = Vec::new();
    GzDecoder::new(File::open(folder.join("html").join(format!("{id}.html.gz")))?)
        .read_to_end(&mut bytes)?;
    let url = text("url");
    let host = url.split("://").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or(&id);
    let site = host.trim_start_matches("www.").to_owned();
    let html = String::from_utf8_lossy(&bytes).into_owned();
    Ok(Example {
        corpus: corpus.to_owned(),
        id,
        site,
        html,
        gold: text("text"),
        weight,
        plain: false,
    })
}
