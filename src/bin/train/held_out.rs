//! Taggers trained without each fold in, what the program finds in the documents left out, out.

use std::error::Error;
use std::fs;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;

use article_analyzer::quotes::training::{
    Certainty, HeldOut as Models, Rows, Said, find_with, gather, judge,
};
use article_analyzer::text::Tokens;
use article_analyzer::{
    Analysis, Article, Attribution, Entity, Input, Options, Quote, QuoteAct, QuoteKind,
    QuoteMethod, Span, analyze, text,
};
use serde_json::{Value, json};

use crate::quotes::{From, POLNEAR, WIKINEWS, WIKINEWS_WEIGHT};
use crate::reliability::Reliability;

/// Articles with taggers that have not seen them: the tagger number N none of those whose number,
/// divided by the count of taggers, leaves N.
pub(crate) struct HeldOut {
    articles: Vec<Known>,
    taggers: Vec<Vec<u8>>,
    /// What the second stage learns from.
    rows: Rows,
    /// For each fold, a second stage that has not seen it.
    choices: Vec<Vec<u8>>,
    /// What the confidence learns from.
    certainty: Certainty,
}

impl HeldOut {
    pub(crate) fn new(
        corpora: &Path,
        from: From,
        taggers: Vec<Vec<u8>>,
    ) -> Result<Self, Box<dyn Error>> {
        let (articles, folds) = (articles(corpora, from)?, taggers.len());
        let models = models(taggers.iter().map(|tagger| [tagger.as_slice(), &[], &[]]))?;
        let mut rows = Rows::default();
        // Fold by fold: the order of the rows decides the last bits of the sums of the forests.
        for rest in 0..folds {
            for (one, models) in each(&articles, &models) {
                if one.number % folds == rest {
                    gather(one.given(), &one.said, models, (one.number, one.weight), &mut rows);
                }
            }
        }
        let choices = (0..folds).map(|rest| rows.grow(|number| number % folds != rest)).collect();
        let mut this = Self { articles, taggers, rows, choices, certainty: Certainty::default() };
        let models = this.models(|_| Vec::new())?;
        for (one, models) in each(&this.articles, &models) {
            // The corpora judge differently: each counts about half.
            let political = one.corpus == POLNEAR;
            let weight = if political { 1.0 } else { WIKINEWS_WEIGHT };
            this.certainty.add(one.given(), &one.said, models, political, (one.number, weight));
        }
        Ok(this)
    }

    /// The file of the second stage, learnt from all articles.
    pub(crate) fn choice(&self) -> Vec<u8> {
        self.rows.grow(|_| true)
    }

    /// The file of the confidence, learnt from all articles.
    pub(crate) fn confidence(&self) -> Vec<u8> {
        self.certainty.grow(|_| true)
    }

    /// For each fold, models that have not seen it; `confidence` makes the file of its last stage.
    fn models(&self, confidence: impl Fn(usize) -> Vec<u8>) -> Result<Vec<Models>, Box<dyn Error>> {
        let confidences: Vec<_> = (0..self.taggers.len()).map(confidence).collect();
        let files = self.taggers.iter().zip(&self.choices).zip(&confidences);
        models(files.map(|((tagger, choice), confidence)| {
            [tagger.as_slice(), choice.as_slice(), confidence.as_slice()]
        }))
    }

    /// Writes what models find that have not seen it: for each corpus a file with the quotes of
    /// every document, as the scorer of quotes reads it, and how reliable their confidences are.
    pub(crate) fn measure(&self, folder: &Path) -> Result<(), Box<dyn Error>> {
        let folds = self.taggers.len();
        let models = self.models(|rest| self.certainty.grow(|number| number % folds != rest))?;
        fs::create_dir_all(folder)?;
        for (corpus, name) in [(POLNEAR, "quotes-dev"), (WIKINEWS, "wikinews")] {
            let mut out = BufWriter::new(fs::File::create(folder.join(format!("{name}.jsonl")))?);
            let mut reliability = Reliability::default();
            let of_corpus = |(one, _): &(&Known, &Models)| one.corpus == corpus;
            for (one, models) in each(&self.articles, &models).filter(of_corpus) {
                writeln!(out, "{}", one.quotes(models))?;
                for judged in judge(one.given(), &one.said, &Options::default(), models) {
                    reliability.add(&judged);
                }
            }
            fs::write(folder.join(format!("{name}-reliability.md")), reliability.to_string())?;
        }
        Ok(())
    }
}

/// Reads the files of the tagger, the second stage and the confidence of each fold.
fn models<'f>(files: impl Iterator<Item = [&'f [u8]; 3]>) -> Result<Vec<Models>, Box<dyn Error>> {
    let models = files.map(|[tagger, choice, confidence]| {
        Models::read(tagger, choice, confidence).ok_or("not a tagger")
    });
    Ok(models.collect::<Result<_, _>>()?)
}

/// The articles, each with the models that have not seen it.
fn each<'a>(
    articles: &'a [Known],
    models: &'a [Models],
) -> impl Iterator<Item = (&'a Known, &'a Models)> {
    articles.iter().filter_map(|one| Some((one, models.get(one.number % models.len())?)))
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
    said: Vec<Said>,
}

/// How much an article of each corpus weighs when speakers are learnt.
const WEIGHTS: [(&str, f32); 2] = [(POLNEAR, 1.0), (WIKINEWS, 3.0)];

fn articles(corpora: &Path, from: From) -> Result<Vec<Known>, Box<dyn Error>> {
    let mut articles = Vec::new();
    let rules = Options { quotes: QuoteMethod::Rules, ..Options::default() };
    for (corpus, weight) in WEIGHTS.into_iter().filter(|(corpus, _)| from.reads(corpus)) {
        let lines = BufReader::new(fs::File::open(corpora.join(corpus))?).lines();
        for (number, line) in lines.enumerate() {
            let document: Value = serde_json::from_str(&line?)?;
            let given = document.get("text").and_then(Value::as_str).unwrap_or_default();
            let analysis = analyze(Input::Verbatim(given), &rules)?;
            let tokens = text::tokenize(&analysis.article.text);
            let said = said(&document, &analysis.article.text);
            articles.push(Known { corpus, number, weight, document, analysis, tokens, said });
        }
    }
    Ok(articles)
}

impl Known {
    /// What the stage of quotes is given.
    fn given(&self) -> (&Article, &Tokens, &[Entity]) {
        (&self.analysis.article, &self.tokens, &self.analysis.entities)
    }

    /// What the program finds, in the form that the scorer reads.
    fn quotes(&self, models: &Models) -> Value {
        let options = Options::default();
        let (article, tokens, entities) = self.given();
        let quotes = find_with(article, tokens, entities, &options, models);
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
        let speaker = quote.get("speaker");
        let name = speaker.and_then(|speaker| speaker.get("name")).and_then(Value::as_str);
        let aliases = speaker.and_then(|speaker| speaker.get("aliases")).and_then(Value::as_array);
        let aliases = aliases.into_iter().flatten().filter_map(Value::as_str);
        let names = name.into_iter().chain(aliases).map(str::to_owned).collect();
        let speaker = speaker.and_then(|speaker| bytes.bytes(speaker));
        let indirect = quote.get("kind").and_then(Value::as_str) == Some("indirect");
        Some(Said { content, speaker, names, indirect })
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
