//! A model and annotated documents in, precision and recall by kind out.

use std::collections::{BTreeMap, BTreeSet};

use super::{Gold, Variant};
use crate::Span;
use crate::entities::model::Recognizer;
use crate::entities::names;
use crate::text::tokenize;

/// How often a kind was right.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// Found where the gold has it: both ends and the kind agree.
    pub right: usize,
    /// Found.
    pub found: usize,
    /// In the gold.
    pub gold: usize,
}

impl Count {
    /// The harmonic mean of precision and recall, in percent.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "counts of names are small")]
    pub fn f1(&self) -> f64 {
        200.0 * self.right as f64 / (self.found + self.gold).max(1) as f64
    }

    /// The sum of two counts.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            right: self.right + other.right,
            found: self.found + other.found,
            gold: self.gold + other.gold,
        }
    }
}

/// Counts by kind.
pub type Scores = BTreeMap<String, Count>;

/// Scores a model, with the rules of the stage, on documents: the kinds that each document is annotated for, strictly.
#[must_use]
pub fn score(model: &[u8], gazetteer: &[u8], documents: &[Gold]) -> Scores {
    let recognizer = Recognizer::read(model, gazetteer);
    let mut scores = Scores::new();
    for gold in documents {
        add(&recognizer, gold, |_| true, &mut scores);
    }
    scores
}

/// As [`score`], on the documents written otherwise; of a text in title case, only what is
/// written so.
#[must_use]
pub fn score_as(variant: Variant, model: &[u8], gazetteer: &[u8], documents: &[Gold]) -> Scores {
    let recognizer = Recognizer::read(model, gazetteer);
    let mut scores = Scores::new();
    for gold in documents {
        let varied = variant.spans(gold);
        let counts = |span: Span| varied.iter().any(|part| part.contains(span));
        add(&recognizer, &variant.vary(gold), counts, &mut scores);
    }
    scores
}

/// Adds what is found in one document, as far as it `counts`.
fn add(recognizer: &Recognizer, gold: &Gold, counts: impl Fn(Span) -> bool, scores: &mut Scores) {
    let tokens = tokenize(&gold.text);
    let found: BTreeSet<_> = names(recognizer, &gold.text, &tokens)
        .into_iter()
        .filter(|name| gold.annotated.contains(name.kind.name()) && counts(name.span))
        .map(|name| (name.span, name.kind.name()))
        .collect();
    let right: BTreeSet<_> = gold
        .names
        .iter()
        .filter_map(|name| Some((name.span, name.kinds.first()?.as_str())))
        .filter(|(span, kind)| gold.annotated.contains(*kind) && counts(*span))
        .collect();
    for (_, kind) in &found {
        scores.entry((*kind).to_owned()).or_default().found += 1;
    }
    for (_, kind) in &right {
        scores.entry((*kind).to_owned()).or_default().gold += 1;
    }
    for (_, kind) in found.intersection(&right) {
        scores.entry((*kind).to_owned()).or_default().right += 1;
    }
}
