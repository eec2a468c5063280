//! Taggers trained without each fold in, what the program finds in the documents left out, out.

use std::error::Error;
use std::fs;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;

use article_analyzer::quotes::training::{HeldOut, find_with};
use article_analyzer::{
    Attribution, Input, Options, Quote, QuoteAct, QuoteKind, QuoteMethod, Span, analyze, text,
};
use serde_json::{Value, json};

use crate::quotes::{POLNEAR, WIKINEWS};

/// Writes the quotes of every document, as a tagger finds them that has not seen it: one file for
/// each corpus, in the form that the scorer of quotes reads. `tagger` makes the file of the one
/// trained without a fold.
pub(crate) fn measure(
    corpora: &Path,
    folds: usize,
    tagger: impl Fn(usize) -> Result<Vec<u8>, Box<dyn Error>>,
    folder: &Path,
) -> Result<(), Box<dyn Error>> {
    let mut taggers = Vec::with_capacity(folds);
    for rest in 0..folds {
        taggers.push(HeldOut::read(&tagger(rest)?).ok_or("not a tagger")?);
    }
    fs::create_dir_all(folder)?;
    for (corpus, name) in [(POLNEAR, "quotes-dev.jsonl"), (WIKINEWS, "wikinews.jsonl")] {
        let lines = BufReader::new(fs::File::open(corpora.join(corpus))?).lines();
        let mut out = BufWriter::new(fs::File::create(folder.join(name))?);
        for (line, tagger) in lines.zip(taggers.iter().cycle()) {
            writeln!(out, "{}", document(&serde_json::from_str(&line?)?, tagger)?)?;
        }
    }
    Ok(())
}

fn document(document: &Value, models: &HeldOut) -> Result<Value, Box<dyn Error>> {
    let given = document.get("text").and_then(Value::as_str).unwrap_or_default();
    let rules = Options { quotes: QuoteMethod::Rules, ..Options::default() };
    let analysis = analyze(Input::Verbatim(given), &rules)?;
    let tokens = text::tokenize(&analysis.article.text);
    // The corpora mark attitudes too.
    let options = Options { attitudes: true, ..Options::default() };
    let quotes = find_with(&analysis.article, &tokens, &analysis.entities, &options, models);
    let text = Text::new(&analysis.article.text);
    let pieces = quotes.iter().flat_map(|quote| {
        quote.content.iter().map(|piece| text.piece(quote, *piece)).collect::<Vec<_>>()
    });
    Ok(json!({ "id": document.get("id"), "text": given, "quotes": pieces.collect::<Vec<_>>() }))
}

/// A text whose characters can be counted.
struct Text<'a> {
    text: &'a str,
    /// Where each character begins, in bytes.
    starts: Vec<usize>,
}

impl<'a> Text<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, starts: text.char_indices().map(|(at, _)| at).collect() }
    }

    fn characters(&self, span: Span) -> (usize, usize) {
        let count = |byte| self.starts.partition_point(|start| *start < byte);
        (count(span.start), count(span.end))
    }

    fn piece(&self, quote: &Quote, piece: Span) -> Value {
        let (start, end) = self.characters(piece);
        let kind = match quote.kind {
            QuoteKind::Direct => "direct",
            QuoteKind::Mixed => "mixed",
            QuoteKind::Indirect => "indirect",
        };
        let act = match quote.act {
            QuoteAct::Speech => "speech",
            QuoteAct::Attitude => "attitude",
        };
        let found = quote.attribution.as_ref();
        json!({
            "start": start,
            "end": end,
            "kind": kind,
            "act": act,
            "group": quote.id.to_string(),
            "speaker": found.map(|found| self.speaker(found)),
            "cue": found.and_then(|found| found.cue.as_ref()).map(|cue| self.span(cue.span)),
            "confidence": found.map(|found| found.confidence),
        })
    }

    fn speaker(&self, found: &Attribution) -> Value {
        let speaker = &found.speaker;
        let mut shown = self.span(speaker.mention.unwrap_or_default());
        if let Some(fields) = shown.as_object_mut() {
            fields.insert("name".into(), json!(speaker.name));
            fields.insert("anonymous".into(), json!(speaker.anonymous));
        }
        shown
    }

    fn span(&self, span: Span) -> Value {
        let (start, end) = self.characters(span);
        json!({ "start": start, "end": end, "text": span.of(self.text) })
    }
}
