//! `batch`: JSON Lines in, JSON Lines out, in order, on all cores, in memory that does not grow.

use std::error::Error;
use std::io::{BufRead, BufReader, Write};

use article_analyzer::{Analysis, Input};
use clap::Args;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{Choices, print};

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    choices: Choices,
}

/// Lines that are worked on together; enough to keep every core busy.
const LINES_AT_ONCE: usize = 64;

#[derive(Debug, Deserialize)]
struct Request {
    id: Value,
    html: Option<String>,
    text: Option<String>,
    url: Option<String>,
    #[serde(default)]
    restore: Vec<u32>,
}

#[derive(Debug, Serialize)]
struct Answer {
    id: Value,
    #[serde(flatten)]
    outcome: Outcome,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Outcome {
    Done(Box<Analysis>),
    Failed { error: Failure },
}

#[derive(Debug, Serialize)]
struct Failure {
    code: String,
    message: String,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let mut lines = BufReader::new(std::io::stdin().lock()).split(b'\n');
    let mut out = std::io::stdout().lock();
    loop {
        let chunk = lines.by_ref().take(LINES_AT_ONCE).collect::<Result<Vec<_>, _>>()?;
        if chunk.is_empty() {
            return Ok(());
        }
        let answers: Vec<Vec<u8>> = chunk
            .par_iter()
            .filter(|line| !line.iter().all(u8::is_ascii_whitespace))
            .map(|line| serde_json::to_vec(&answer(line, &arguments.choices)))
            .collect::<Result<_, _>>()?;
        for answer in answers {
            out.write_all(&answer)?;
            out.write_all(b"\n")?;
        }
        out.flush()?;
    }
}

fn answer(line: &[u8], choices: &Choices) -> Answer {
    match serde_json::from_slice::<Value>(line) {
        Err(problem) => {
            failed(Value::Null, "bad-line", &format!("The line is not JSON: {problem}."))
        }
        Ok(value) => {
            let id = value.get("id").cloned().unwrap_or(Value::Null);
            match serde_json::from_value::<Request>(value) {
                Ok(request) => done(request, choices),
                Err(problem) => {
                    failed(id, "bad-line", &format!("The line cannot be used: {problem}."))
                }
            }
        }
    }
}

fn done(request: Request, choices: &Choices) -> Answer {
    let Request { id, html, text, url, restore } = request;
    let input = match (&html, &text) {
        (Some(html), None) => Input::Html(html),
        (None, Some(text)) if choices.verbatim => Input::Verbatim(text),
        (None, Some(text)) => Input::Text(text),
        (Some(_), Some(_)) | (None, None) => {
            return failed(id, "bad-line", "A line needs either \"html\" or \"text\".");
        }
    };
    match print::timed(input, &choices.options(url, restore)) {
        Ok(analysis) => Answer {
            id,
            outcome: Outcome::Done(Box::new(analysis.into_offsets(choices.offsets()))),
        },
        Err(error) => failed(id, error.code(), &error.to_string()),
    }
}

fn failed(id: Value, code: &str, message: &str) -> Answer {
    let error = Failure { code: code.to_owned(), message: message.to_owned() };
    Answer { id, outcome: Outcome::Failed { error } }
}
