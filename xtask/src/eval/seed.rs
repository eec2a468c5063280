//! The seed article: one page in two forms, its ideal result in, shares of it out.
#![expect(clippy::indexing_slicing, reason = "a JSON value indexed by a name it lacks gives null")]

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::program::{Program, read_lines, write_lines};
use super::{Figures, scores};

pub(super) fn score(program: &Program, name: &str, folder: &Path) -> Result<Figures> {
    let read =
        |file: &str| std::fs::read_to_string(folder.join(file)).with_context(|| file.to_owned());
    let body = read("article.txt")?;
    let quotes: Value = serde_json::from_str(&read("quotes.json")?)?;
    let inputs = [
        json!({ "id": "html", "html": read("page.html")? }),
        json!({ "id": "text", "text": read("page.txt")? }),
    ];
    let answers = program.analyze(name, &inputs, &[])?;
    let mut figures = Figures::new();
    for analysis in read_lines(&answers.analyses)? {
        let id = analysis["id"].as_str().unwrap_or_default();
        let exact = analysis["article"]["text"].as_str().unwrap_or_default().trim() == body.trim();
        figures.insert(format!("{id}: body exact"), if exact { 100.0 } else { 0.0 });
        figures.insert(format!("{id}: fields"), fields(&analysis["metadata"], &quotes["meta"]));
    }
    figures.append(&mut names_and_quotes(program, name, folder, &body, &quotes)?);
    Ok(figures)
}

/// The share of the fields that are right.
fn fields(found: &Value, ideal: &Value) -> f64 {
    let right = [
        found["title"]
            .as_str()
            .is_some_and(|title| title.ends_with(ideal["title"].as_str().unwrap_or("?"))),
        found["deck"] == ideal["deck"],
        found["authors"] == json!([ideal["author"]]),
        found["agency"] == ideal["outlet"],
        found["site"] == ideal["site"],
        found["section"] == json!("World"),
    ];
    let count =
        |rights: &[bool]| rights.iter().map(|right| f64::from(u8::from(*right))).sum::<f64>();
    100.0 * count(&right) / count(&right.map(|_| true))
}

fn names_and_quotes(
    program: &Program,
    name: &str,
    folder: &Path,
    body: &str,
    quotes: &Value,
) -> Result<Figures> {
    let gold_quotes = folder.join("quotes.json");
    let input = [json!({ "id": quotes["id"], "text": body })];
    let answers = program.analyze(&format!("{name}-verbatim"), &input, &["--verbatim"])?;
    let ideal: Value =
        serde_json::from_str(&std::fs::read_to_string(folder.join("entities.json"))?)?;
    let gold_names = program.path("seed-names.gold.jsonl");
    write_lines(&gold_names, &[gold_entities(&ideal, body)])?;
    let mut figures = Figures::new();
    let names = scores::entities(program, &gold_names, &answers)?;
    figures.insert("names".to_owned(), names.get("names").copied().unwrap_or_default());
    for (figure, reached) in scores::quotes(program, name, &gold_quotes, &answers)? {
        figures.insert(format!("quotes: {figure}"), reached);
    }
    Ok(figures)
}

/// The entities of the ideal result in the form that the scorer reads.
fn gold_entities(ideal: &Value, body: &str) -> Value {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let mut entities = Vec::new();
    for entity in list(&ideal["entities"]) {
        let kind = match entity["type"].as_str().unwrap_or_default() {
            "PER" => "person",
            "ORG" => "organization",
            "LOC" | "GPE" | "FAC" => "place",
            _ => "group",
        };
        for span in list(&entity["spans"]) {
            entities.push(json!({ "start": span["start"], "end": span["end"], "type": kind }));
        }
    }
    json!({ "id": ideal["id"], "text": body, "entities": entities })
}
