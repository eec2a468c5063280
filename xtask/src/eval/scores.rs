//! Gold and answers in, figures out: by the scorers, and by counts that they do not make.
#![expect(clippy::indexing_slicing, reason = "a JSON value indexed by a name it lacks gives null")]

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use super::Figures;
use super::program::{Answers, Program, read_lines};
use crate::run::{command, output};

/// F1, share of exact pages, and the page with the lowest F1.
pub(super) fn extraction(program: &Program, gold: &Path, answers: &Answers) -> Result<Figures> {
    let mut scorer = program.scorer("score_extraction.py");
    scorer.arg(gold).arg(&answers.extraction).args(["--json", "--bootstrap", "2", "--worst", "1"]);
    let result: Value = serde_json::from_str(&output(scorer)?)?;
    let mut figures = Figures::new();
    for (name, value) in [
        ("F1", &result["F1"]),
        ("precision", &result["precision"]),
        ("recall", &result["recall"]),
        ("exact", &result["accuracy"]),
        ("lowest page", &result["listed"][0]["f"]),
    ] {
        figures.insert(name.to_owned(), percent(value)?);
    }
    Ok(figures)
}

/// The share of snippets that must be in the text and are, and that must not and are not.
///
/// Gold quotes some of them loosely, so a snippet counts as in the text where most of its
/// windows of four words are. By this measure the gold texts hold 99.8 % of their own snippets.
pub(super) fn snippets(gold: &Path, answers: &Answers) -> Result<Figures> {
    const MOST: f64 = 0.8;
    let (gold, found) = (read_lines(gold)?, read_lines(&answers.extraction)?);
    let (mut kept, mut out) = ((0_u32, 0_u32), (0_u32, 0_u32));
    for (gold, found) in gold.iter().zip(&found) {
        let text = words(found["text"].as_str().unwrap_or_default());
        let count = |key: &str, counts: &mut (u32, u32), wanted: bool| {
            let listed = gold["meta"][key].as_array().map(Vec::as_slice).unwrap_or_default();
            for snippet in listed.iter().filter_map(Value::as_str).map(words) {
                if let Some(share) = share_of_windows(&snippet, &text) {
                    counts.1 += 1;
                    counts.0 += u32::from((share >= MOST) == wanted);
                }
            }
        };
        count("with", &mut kept, true);
        count("without", &mut out, false);
    }
    let share = |(right, all): (u32, u32)| 100.0 * f64::from(right) / f64::from(all.max(1));
    Ok(Figures::from([
        ("snippets kept".to_owned(), share(kept)),
        ("snippets kept out".to_owned(), share(out)),
    ]))
}

/// The share of a snippet's windows of four words (of the whole, where it is shorter) that are in
/// `text`; `None` for a snippet without words. Both are as [`words`] gives them.
fn share_of_windows(snippet: &str, text: &str) -> Option<f64> {
    let words: Vec<&str> = snippet.split_whitespace().collect();
    let windows: Vec<&[&str]> = words.windows(words.len().clamp(1, 4)).collect();
    let inside = windows.iter().filter(|window| text.contains(&format!(" {} ", window.join(" "))));
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let (inside, all) = (count(inside.count()), count(windows.len()));
    (all > 0).then(|| f64::from(inside) / f64::from(all))
}

/// Letters and digits in words parted and framed by one space: marks and spaces do not matter.
fn words(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    format!(" {} ", words.collect::<Vec<_>>().join(" "))
}

/// The shares of pages whose title, author and date are right.
pub(super) fn metadata(gold: &Path, answers: &Answers) -> Result<Figures> {
    let mut scorer = command("", "python3", &["xtask/score_metadata.py"]);
    scorer.arg(gold).arg(&answers.analyses).arg("--json");
    let result: Value = serde_json::from_str(&output(scorer)?)?;
    ["title", "author", "date"]
        .into_iter()
        .map(|field| Ok((field.to_owned(), percent(&result[field]["share"])?)))
        .collect()
}

/// Strict F1 of person, organization and place together, and of each kind.
pub(super) fn entities(program: &Program, gold: &Path, answers: &Answers) -> Result<Figures> {
    const OURS: &str = "product=misc,quantity=-";
    let score = |types: &str| -> Result<Value> {
        let mut scorer = program.scorer("score_entities.py");
        scorer.arg(gold).arg(&answers.entities).args(["--json", "--map-inline", OURS]);
        if !types.is_empty() {
            scorer.args(["--types", types]);
        }
        Ok(serde_json::from_str(&output(scorer)?)?)
    };
    let names = score("person,organization,place")?;
    let mut figures = Figures::from([("names".to_owned(), percent(&names["strict"][2])?)]);
    for (kind, values) in score("")?["per_type"].as_object().context("no per_type")? {
        // A kind that the gold does not mark cannot be scored.
        if values[3].as_u64().unwrap_or_default() > 0 {
            figures.insert(kind.clone(), percent(&values[2])?);
        }
    }
    Ok(figures)
}

/// F1 of spans, of spans with speakers and of cues, by kind; and the share of right names.
pub(super) fn quotes(
    program: &Program,
    name: &str,
    gold: &Path,
    answers: &Answers,
) -> Result<Figures> {
    let score = |flags: &[&str]| -> Result<Value> {
        let path = program.path(&format!("{name}.scores.json"));
        let mut scorer = program.scorer("score_quotes.py");
        scorer.arg(gold).arg(&answers.quotes).arg("--json").arg(&path).args(flags);
        output(scorer)?;
        Ok(serde_json::from_str(&std::fs::read_to_string(path)?)?)
    };
    let all = score(&[])?;
    let speech = score(&["--optional-act", "attitude"])?;
    let mut figures = Figures::new();
    for (figure, value) in [
        ("direct span", &all["direct"]["overlap"][2]),
        ("direct attributed", &all["direct"]["attributed"][2]),
        ("direct cue", &all["direct"]["cue"][2]),
        ("mixed attributed", &all["mixed"]["attributed"][2]),
        ("indirect attributed", &all["indirect"]["attributed"][2]),
        ("indirect speech attributed", &speech["indirect"]["attributed"][2]),
    ] {
        figures.insert(figure.to_owned(), percent(value)?);
    }
    let direct = &all["direct"]["speaker"];
    let count = |key: &str| direct[key].as_f64().unwrap_or_default();
    if count("resolved_n") > 0.0 {
        figures.insert("direct name".to_owned(), 100.0 * count("resolved") / count("resolved_n"));
    }
    Ok(figures)
}

fn percent(value: &Value) -> Result<f64> {
    Ok(100.0 * value.as_f64().with_context(|| format!("the scorer gave {value}"))?)
}
