//! A gold file in, the same texts without capitals, in capitals or in title case out.
//!
//! Offsets stay: only letters whose other form is as long are written otherwise. The trainer of
//! names has its own way to write texts so, and this one knows nothing of it.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::program::{Answers, Program, read_lines, write_lines};
use super::{Figures, inputs, scores};

/// A way to write a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Variant {
    Small,
    Capitals,
    /// One paragraph of three as headlines write: the rest stays, as the text below a headline
    /// does. Only those paragraphs are scored.
    Title,
}

const ALL: [(Variant, &str); 3] = [
    (Variant::Small, "no capitals"),
    (Variant::Capitals, "capitals"),
    (Variant::Title, "title case"),
];

const PARAGRAPHS_A_TITLE: usize = 3;

/// Words that headlines write small.
const SMALL: [&str; 16] = [
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "of", "on", "or", "the", "to",
    "with",
];

/// Strict F1 of person, organization and place together on each variant.
pub(super) fn score(program: &Program, name: &str, gold: &Path) -> Result<Figures> {
    let mut figures = Figures::new();
    for (variant, figure) in ALL {
        let name = format!("{name}-{}", figure.replace(' ', "-"));
        let varied = program.path(&format!("{name}.gold.jsonl"));
        let mut rows = read_lines(gold)?;
        let spans =
            rows.iter_mut().map(|row| variant.write_row(row)).collect::<Result<Vec<_>>>()?;
        write_lines(&varied, &rows)?;
        let answers = program.analyze(&name, &inputs::texts(&varied)?, &["--verbatim"])?;
        let answers = only_varied(program, &name, answers, &spans)?;
        let reached = scores::entities(program, &varied, &answers)?;
        figures.insert(figure.to_owned(), reached.get("names").copied().unwrap_or_default());
    }
    Ok(figures)
}

/// Ranges of characters.
type Spans = Vec<(u64, u64)>;

/// Answers without the names outside of the spans of each text.
fn only_varied(
    program: &Program,
    name: &str,
    answers: Answers,
    spans: &[Spans],
) -> Result<Answers> {
    let mut rows = read_lines(&answers.entities)?;
    for (row, spans) in rows.iter_mut().zip(spans) {
        keep_inside(row, spans);
    }
    let entities: PathBuf = program.path(&format!("{name}.varied.jsonl"));
    write_lines(&entities, &rows)?;
    Ok(Answers { entities, ..answers })
}

fn keep_inside(row: &mut Value, spans: &Spans) {
    let inside = |name: &Value| {
        let at = |key: &str| name[key].as_u64().unwrap_or_default();
        spans.iter().any(|&(start, end)| start <= at("start") && at("end") <= end)
    };
    if let Some(names) = row["entities"].as_array_mut() {
        names.retain(inside);
    }
}

impl Variant {
    /// Writes the text of a row otherwise; gives where, and drops the names elsewhere.
    fn write_row(self, row: &mut Value) -> Result<Spans> {
        let text = row["text"].as_str().context("gold without text")?;
        let (mut written, mut spans, mut at) = (String::new(), Spans::new(), 0);
        for (line, number) in text.split_inclusive("\n\n").zip((0..PARAGRAPHS_A_TITLE).cycle()) {
            let end = at + line.chars().count() as u64;
            if self != Self::Title || number == 0 {
                spans.push((at, end));
                written.push_str(&self.write(line));
            } else {
                written.push_str(line);
            }
            at = end;
        }
        row["text"] = json!(written);
        keep_inside(row, &spans);
        Ok(spans)
    }

    fn write(self, text: &str) -> String {
        let mut opens = true;
        let mut written = String::with_capacity(text.len());
        for word in text.split_inclusive(char::is_whitespace) {
            let small = !opens && SMALL.contains(&word.trim_end());
            // Behind a quotation mark or a bracket.
            let first = word.find(char::is_alphabetic).unwrap_or(0);
            written.extend(word.char_indices().map(|(at, letter)| match self {
                Self::Small => one(letter, letter.to_lowercase()),
                Self::Title if small || at != first => letter,
                Self::Capitals | Self::Title => one(letter, letter.to_uppercase()),
            }));
            opens = word.trim_end().ends_with(['.', '!', '?', ':']) || word.ends_with('\n');
        }
        written
    }
}

/// The other form of a letter where it is one letter.
fn one(letter: char, mut other: impl Iterator<Item = char>) -> char {
    match (other.next(), other.next()) {
        (Some(only), None) => only,
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_written_otherwise_character_by_character() {
        let text = "Rain in Ayr, said “ann” of the NHS. Straße.";
        let write = |variant: Variant| variant.write(text);
        assert_eq!(write(Variant::Small), "rain in ayr, said “ann” of the nhs. straße.");
        assert_eq!(write(Variant::Capitals), "RAIN IN AYR, SAID “ANN” OF THE NHS. STRAßE.");
        assert_eq!(write(Variant::Title), "Rain in Ayr, Said “Ann” of the NHS. Straße.");
    }

    #[test]
    fn only_paragraphs_in_title_case_are_scored() {
        let mut row = json!({ "text": "Ayr won.\n\nAyr fell.\n\nAyr rose.", "entities": [
            { "start": 0, "end": 3 }, { "start": 10, "end": 13 }
        ] });
        assert_eq!(Variant::Title.write_row(&mut row).unwrap(), [(0, 10)]);
        assert_eq!(row["text"], "Ayr Won.\n\nAyr fell.\n\nAyr rose.");
        assert_eq!(row["entities"], json!([{ "start": 0, "end": 3 }]));
    }
}
