//! Annotated documents and lists of names in, the files of the entity model and its scores out.
//!
//! Reads nothing itself: the program `train` reads the corpora and writes the files.

mod lists;
mod mend;
mod score;
mod sentences;
mod swap;
mod vary;

use std::collections::BTreeSet;

pub use lists::gazetteer;
pub use mend::{Correction, mend};
pub use score::{Count, Scores, score, score_as};
pub use sentences::{SENTENCES, pieces, sentences};
pub use swap::{Pool, swap};
pub use vary::Variant;

use super::features::Document;
use super::gazetteer::Gazetteer;
use super::model::Kind;
use crate::Span;
use crate::crf::train::{Sequence, Settings, train};
use crate::text::{Tokens, tokenize};

/// The kinds of names that the model tells apart, by their names in corpora.
#[must_use]
pub fn kinds() -> Vec<&'static str> {
    Kind::ALL.iter().map(|kind| kind.name()).collect()
}

/// One annotated document.
#[derive(Debug, Clone, Default)]
pub struct Gold {
    /// Its name, for messages.
    pub id: String,
    /// Its text.
    pub text: String,
    /// The names in it, in order, without overlaps.
    pub names: Vec<GoldName>,
    /// The kinds that were looked for; names of other kinds may stand unmarked.
    pub annotated: BTreeSet<String>,
    /// How much it counts in training; 1.0 is plain.
    pub weight: f32,
}

/// One annotated name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoldName {
    /// Where it stands: bytes into the text.
    pub span: Span,
    /// Its kind; several where the corpus does not tell them apart.
    pub kinds: Vec<String>,
}

/// Share of features that is dropped at random: more than for quotes, as names of the world are
/// met in other words than those of the corpora.
const DROPOUT: f32 = 0.45;
/// Smallest weights kept, as a share of the largest: 0.042 keeps 200 kB more, and scores no better.
const PRUNE: f32 = 0.075;
/// Sizes of weights lie a seventh apart in the file: they compress to a sixth less than all sizes
/// would, and nothing is lost.
const STEP: f32 = 0.15;
/// Bits of a feature's key: at 21, scores begin to fall.
const KEY_BITS: u32 = 22;
/// Models that are averaged: one alone is up to half a point better or worse by chance.
const MODELS: u32 = 5;

/// Trains a model on documents and gives its file. `progress` hears the epoch and the mean loss.
#[must_use]
pub fn model(
    documents: &[Gold],
    gazetteer: &[u8],
    epochs: usize,
    progress: &mut dyn FnMut(usize, f64),
) -> Vec<u8> {
    let gazetteer = Gazetteer::read(gazetteer).unwrap_or_default();
    let sequences: Vec<Sequence> =
        documents.iter().flat_map(|gold| sequences(gold, &gazetteer)).collect();
    let settings = Settings {
        epochs,
        dropout: DROPOUT,
        prune: PRUNE,
        step: STEP,
        key_bits: KEY_BITS,
        models: MODELS,
        ..Settings::default()
    };
    train(&kinds(), &sequences, &settings, progress)
}

/// The paragraphs of a document, as the trainer takes them.
fn sequences(gold: &Gold, gazetteer: &Gazetteer) -> Vec<Sequence> {
    let tokens = tokenize(&gold.text);
    let document = Document::new(&gold.text, &tokens, gazetteer);
    let unmarked = |kind: &Kind| !gold.annotated.contains(kind.name());
    let open: Vec<usize> =
        Kind::ALL.iter().filter(|kind| unmarked(kind)).map(|&kind| kind as usize).collect();
    let make = |paragraph: &std::ops::Range<usize>| {
        let mut sequence = Sequence::new(paragraph.len(), &open, gold.weight, |at, features| {
            document.features(paragraph, at, features);
        });
        for name in &gold.names {
            let range = tokens.covering(name.span);
            let inside = paragraph.start <= range.start && range.end <= paragraph.end;
            if !inside || range.is_empty() {
                continue;
            }
            let range = range.start - paragraph.start..range.end - paragraph.start;
            if exact(&tokens, name.span) {
                let index = |kind: &String| Kind::ALL.iter().position(|k| k.name() == kind);
                sequence.mark(range, &name.kinds.iter().filter_map(index).collect::<Vec<_>>());
            } else {
                sequence.forget(range);
            }
        }
        sequence
    };
    tokens.paragraphs.iter().map(make).collect()
}

/// Whether a span starts and ends with a token.
fn exact(tokens: &Tokens, span: Span) -> bool {
    let (first, last) = (tokens.at(span.start), tokens.at(span.end.saturating_sub(1)));
    let token = |at: usize| tokens.tokens.get(at);
    token(first).is_some_and(|token| token.span.start == span.start)
        && token(last).is_some_and(|token| token.span.end == span.end)
}
