//! The suites: which corpus, which inputs, which figures.

use std::path::Path;

use anyhow::Result;

use super::program::Program;
use super::{Figures, inputs, scores, seed, variants};

/// One corpus run through the program and scored.
pub(super) struct Suite {
    pub(super) name: &'static str,
    /// Folder or file below the corpora.
    pub(super) corpus: &'static str,
    pub(super) score: fn(&Program, &str, &Path) -> Result<Figures>,
}

pub(super) const ALL: &[Suite] = &[
    Suite { name: "seed-article", corpus: "seed-article", score: seed::score },
    Suite { name: "extraction-dev", corpus: "extraction-dev", score: extraction },
    Suite { name: "extraction-dev-text", corpus: "extraction-dev", score: extraction_from_text },
    Suite { name: "wcxb-dev", corpus: "wcxb-dev", score: wcxb },
    Suite { name: "readability-dev", corpus: "readability-dev", score: extraction },
    Suite { name: "worldwide-dev", corpus: "ner-worldwide/worldwide-dev.jsonl", score: entities },
    Suite { name: "wikinews-names", corpus: "wikinews/entities-dev.jsonl", score: entities },
    Suite {
        name: "worldwide-variants",
        corpus: "ner-worldwide/worldwide-dev.jsonl",
        score: variants::score,
    },
    Suite {
        name: "wikinews-variants",
        corpus: "wikinews/entities-dev.jsonl",
        score: variants::score,
    },
    Suite { name: "quotes-dev", corpus: "quotes-dev/dev.jsonl", score: quotes },
    Suite { name: "quotes-resolved", corpus: "quotes-dev/resolved.jsonl", score: resolved },
    Suite { name: "wikinews-quotes", corpus: "wikinews/quotes-dev.jsonl", score: quotes },
];

fn extraction(program: &Program, name: &str, folder: &Path) -> Result<Figures> {
    let answers = program.analyze(name, &inputs::pages(folder)?, &[])?;
    scores::extraction(program, &folder.join("gold.jsonl"), &answers)
}

fn extraction_from_text(program: &Program, name: &str, folder: &Path) -> Result<Figures> {
    let answers = program.analyze(name, &inputs::pages_as_text(folder)?, &[])?;
    scores::extraction(program, &folder.join("gold.jsonl"), &answers)
}

fn wcxb(program: &Program, name: &str, folder: &Path) -> Result<Figures> {
    let answers = program.analyze(name, &inputs::pages(folder)?, &[])?;
    let gold = folder.join("gold.jsonl");
    let mut figures = scores::extraction(program, &gold, &answers)?;
    figures.append(&mut scores::snippets(&gold, &answers)?);
    figures.append(&mut scores::metadata(&gold, &answers)?);
    Ok(figures)
}

fn entities(program: &Program, name: &str, gold: &Path) -> Result<Figures> {
    let answers = program.analyze(name, &inputs::texts(gold)?, &["--verbatim"])?;
    scores::entities(program, gold, &answers)
}

fn quotes(program: &Program, name: &str, gold: &Path) -> Result<Figures> {
    let texts = inputs::texts(gold)?;
    let answers = program.analyze(name, &texts, &["--verbatim"])?;
    let mut figures = scores::quotes(program, name, gold, &answers)?;
    let answers = program.analyze(&format!("{name}-rules"), &texts, &["--verbatim", "--rules"])?;
    let rules = scores::quotes(program, name, gold, &answers)?;
    for figure in ["direct attributed", "mixed attributed", "indirect speech attributed"] {
        if let Some(reached) = rules.get(figure) {
            figures.insert(format!("rules: {figure}"), *reached);
        }
    }
    Ok(figures)
}

fn resolved(program: &Program, name: &str, gold: &Path) -> Result<Figures> {
    let answers = program.analyze(name, &inputs::texts(gold)?, &["--verbatim"])?;
    let mut figures = scores::quotes(program, name, gold, &answers)?;
    figures.retain(|figure, _| figure.contains("name") || figure == "direct attributed");
    Ok(figures)
}
