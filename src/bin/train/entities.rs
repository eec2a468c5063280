//! `train entities`: annotated corpora in, the entity model, its gazetteer and its card out.

use std::error::Error;
use std::time::Instant;

use article_analyzer::entities::train::{self, Count, Gold, Scores};

use crate::Folders;
use crate::corpus::{self, Corpus};

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    folders: Folders,
    /// Times that each document is seen
    #[arg(long, default_value_t = 8)]
    epochs: usize,
    /// Train on the corpora whose name holds one of these only, to try something out
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
    /// Copies of each document with other names
    #[arg(long, default_value_t = 0)]
    copies: u64,
    /// Write no files
    #[arg(long)]
    dry: bool,
}

/// What is trained on, and how much a document of it counts.
const TRAINING: [(&str, f32); 5] = [
    ("wikinews/entities-train.jsonl", 1.5),
    ("ner-wikigold/wikigold-train.jsonl", 1.0),
    ("ner-gum/gum-train.jsonl", 1.0),
    ("ner-crossner/crossner-train.jsonl", 1.0),
    ("ner-multiner/multiner-train.jsonl", 0.5),
];

/// What is only measured on.
const MEASURED: [&str; 5] = [
    "wikinews/entities-dev.jsonl",
    "ner-worldwide/worldwide-dev.jsonl",
    "ner-gum/gum-dev.jsonl",
    "ner-crossner/crossner-dev.jsonl",
    "ner-uner-ewt/ewt-dev.jsonl",
];

#[expect(clippy::print_stderr, reason = "a program for people at a terminal")]
pub(crate) fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let start = Instant::now();
    let folder = &arguments.folders.corpora;
    let chosen = |name: &str| {
        arguments.only.is_empty() || arguments.only.iter().any(|part| name.contains(part.as_str()))
    };
    let mut training: Vec<Corpus> = Vec::new();
    for (name, weight) in TRAINING {
        if chosen(name) {
            let corpus = corpus::read(folder, name, weight)?;
            eprintln!("{} {}: {} documents", corpus.name, corpus.hash, corpus.documents.len());
            training.push(corpus);
        }
    }
    let names = std::fs::read_to_string(folder.join("gazetteer/names.tsv"))?;
    let documents: Vec<Gold> =
        training.iter().flat_map(|corpus| corpus.documents.iter().cloned()).collect();
    let gazetteer = train::gazetteer(&names, &documents);
    let pool = train::Pool::new(&names);
    let mut documents = documents;
    let plain = documents.len();
    for copy in 0..arguments.copies {
        let swapped = documents.iter().take(plain).zip(1 + copy * 100_000..);
        let swapped: Vec<Gold> =
            swapped.map(|(gold, seed)| train::swap(gold, &pool, seed)).collect();
        documents.extend(swapped);
    }
    let model = train::model(&documents, &gazetteer, arguments.epochs, &mut |epoch, loss| {
        eprintln!("epoch {epoch} loss {loss:.4} at {:.0} s", start.elapsed().as_secs_f64());
    });
    eprintln!("model {} bytes, gazetteer {} bytes", model.len(), gazetteer.len());
    for name in MEASURED {
        let measured = corpus::read(folder, name, 1.0)?;
        let scores = train::score(&model, &gazetteer, &measured.documents);
        eprintln!("{name}: {}", shown(&scores));
    }
    if !arguments.dry {
        let root = arguments.folders.crate_root.join("src/entities");
        std::fs::write(root.join("model.bin"), &model)?;
        std::fs::write(root.join("gazetteer.bin"), &gazetteer)?;
    }
    Ok(())
}

/// F1 of the three main kinds together, of misc and product together, and of each kind.
fn shown(scores: &Scores) -> String {
    let sum = |kinds: &[&str]| {
        kinds.iter().filter_map(|kind| scores.get(*kind)).fold(Count::default(), |a, b| a.plus(*b))
    };
    let main = sum(&["person", "organization", "place"]);
    let rest: Vec<String> =
        scores.iter().map(|(kind, count)| format!("{kind} {:.1}", count.f1())).collect();
    format!("P/O/L {:.2}, {}", main.f1(), rest.join(", "))
}
