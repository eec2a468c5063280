//! Taggers trained without each fold in, what the program finds in the documents left out, out.

use std::error::Error;
use std::fs;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;

use article_analyzer::quotes::training::{HeldOut as Models, Rows, Said, find_with, gather};
use article_analyzer::text::Tokens;
use article_analyzer::{
    Analysis, Attribution, Input, Options, Quote, QuoteAct, QuoteKind, QuoteMethod, Span, analyze,
    text,
};
use serde_json::{Value, json};

use crate::quotes::{POLNEAR, WIKINEWS};

/// Articles with taggers that have not seen them: the tagger number N none of those whose number,
/// divided by the count of taggers, leaves N.
pub(crate) struct HeldOut {
    articles: Vec<Known>,
    taggers: Vec<Vec<u8>>,
    /// What the second stage learns from.
    rows: Rows,
}

impl HeldOut {
    pub(crate) fn new(corpora: &Path, taggers: Vec<Vec<u8>>) -> Result<Self, Box<dyn Error>> {
        let articles = articles(corpora)?;
        let mut rows = Rows::default();
        for (rest, tagger) in taggers.iter().enumerate() {
            let models = Models::read(tagger, &[]).ok_or("not a tagger")?;
            for one in articles.iter().filter(|one| one.number % taggers.len() == rest) {
                let article =
                    (&one.analysis.article, &one.tokens, one.analysis.entities.as_slice());
                let said = said(&one.document, &one.analysis.article.text);
                gather(article, &said, &models, (one.number, one.weight), &mut rows);
            }
        }
        Ok(Self { articles, taggers, rows })
    }

    /// The file of the second stage, learnt from all articles.
    pub(crate) fn choice(&self) -> Vec<u8> {
        self.rows.grow(|_| true)
    }

    /// Writes the quotes of every document, as models find them that have not seen it: one file
    /// for each corpus, in the form that the scorer of quotes reads.
    pub(crate) fn measure(&self, folder: &Path) -> Result<(), Box<dyn Error>> {
        let folds = self.taggers.len();
        let mut models = Vec::with_capacity(folds);
        for (rest, tagger) in self.taggers.iter().enumerate() {
            let choice = self.rows.grow(|number| number % folds != rest);
            models.push(Models::read(tagger, &choice).ok_or("not a tagger")?);
        }
        fs::create_dir_all(folder)?;
        for (corpus, name) in [(POLNEAR, "quotes-dev.jsonl"), (WIKINEWS, "wikinews.jsonl")] {
            let mut out = BufWriter::new(fs::File::create(folder.join(name))?);
            for one in self.articles.iter().filter(|one| one.corpus == corpus) {
                let models = models.get(one.number % folds).ok_or("no models")?;
                writeln!(out, "{}", one.quotes(models))?;
            }
        }
        Ok(())
    }
}

/// An article whose quotes are known.
struct Known {
    corpus: &'static str,
    /// Its place in its corpus.
    number: usize,
    weight: f32,
    document: Value,
    analysis: Analysis,
    tokens: Tokens,
}

/// How much an article of each corpus weighs when speakers are learnt.
const WEIGHTS: [(&str, f32); 2] = [(POLNEAR, 1.0), (WIKINEWS, 3.0)];

fn articles(corpora: &Path) -> Result<Vec<Known>, Box<dyn Error>> {
    let mut articles = Vec::new();
    let rules = Options { quotes: QuoteMethod::Rules, ..Options::default() };
    for (corpus, weight) in WEIGHTS {
        let lines = BufReader::new(fs::File::open(corpora.join(corpus))?).lines();
        for (number, line) in lines.enumerate() {
            let document: Value = serde_json::from_str(&line?)?;
            let given = document.get("text").and_then(Value::as_str).unwrap_or_default();
            let analysis = analyze(Input::Verbatim(given), &rules)?;
            let tokens = text::tokenize(&analysis.article.text);
            articles.push(Known { corpus, number, weight, document, analysis, tokens });
        }
    }
    Ok(articles)
}

impl Known {
    /// What the program finds, in the form that the scorer reads.
    fn quotes(&self, models: &Models) -> Value {
        let options = Options::default();
        let article = &self.analysis.article;
        let quotes = find_with(article, &self.tokens, &self.analysis.entities, &options, models);
        let text = Text::new(&article.text);
        let pieces: Vec<Value> = quotes
            .iter()
            .flat_map(|quote| quote.content.iter().map(|piece| text.piece(quote, *piece)))
            .collect();
        json!({ "id": self.document.get("id"), "text": article.text, "quotes": pieces })
    }
}

/// The quotes of a document.
fn said(document: &Value, text: &str) -> Vec<Said> {
    let bytes = Text::new(text);
    let quotes = document.get("quotes").and_then(Value::as_array);
    let said = quotes.into_iter().flatten().filter_map(|quote| {
        let content = bytes.bytes(quote)?;
        let speaker = quote.get("speaker").and_then(|speaker| bytes.bytes(speaker));
        let indirect = quote.get("kind").and_then(Value::as_str) == Some("indirect");
        Some(Said { content, speaker, indirect })
    });
    said.collect()
}

/// A text whose characters can be counted.
pub(crate) struct Text<'a> {
    text: &'a str,
    /// Where each character begins, in bytes.
    starts: Vec<usize>,
}

impl<'a> Text<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, starts: text.char_indices().map(|(at, _)| at).collect() }
    }

    /// The span in bytes of what stands from `start` to `end` in characters.
    pub(crate) fn bytes(&self, value: &Value) -> Option<Span> {
        let at = |key| {
            let count = usize::try_from(value.get(key)?.as_u64()?).ok()?;
            let end = (count == self.starts.len()).then_some(self.text.len());
            self.starts.get(count).copied().or(end)
        };
        Some(Span::new(at("start")?, at("end")?))
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
