//! Annotated articles in, the bytes of the tagger's model out; and quotes by such a model.

use super::Models;
use super::chain::Chain;
use super::choice::Context;
pub use super::choice::train::Rows;
use super::frames;
use super::hints::Hints;
use super::join;
use super::marks;
use super::tagger::{self, KINDS};
use super::view::View;
use crate::crf::train::{self, Sequence, Settings};
use crate::text::Tokens;
use crate::{Article, Entity, Options, Quote, Span};
pub use certainty::{Certainty, Judged, judge};
pub use truth::Said;

mod certainty;
pub(super) mod sheet;
pub(super) mod truth;

/// Models that have not seen some articles.
#[derive(Debug)]
pub struct HeldOut(Models);

impl HeldOut {
    /// Reads the files of the models; `None` where the tagger is none.
    #[must_use]
    pub fn read(tagger: &[u8], choice: &[u8], confidence: &[u8]) -> Option<Self> {
        Models::read(tagger, choice, confidence).map(Self)
    }
}

/// As [`super::find`], with other models than the shipped ones.
#[must_use]
pub fn find_with(
    article: &Article,
    tokens: &Tokens,
    entities: &[Entity],
    options: &Options,
    models: &HeldOut,
) -> Vec<Quote> {
    super::find_with(article, tokens, entities, options, &models.0)
}

/// Adds to `rows` what the second stage learns from an article whose quotes are known: by a tagger
/// that has not seen it. `number` is that of the article.
pub fn gather(
    (article, tokens, entities): (&Article, &Tokens, &[Entity]),
    said: &[Said],
    models: &HeldOut,
    (number, weight): (usize, f32),
    rows: &mut Rows,
) {
    let view = View::new(article, tokens, entities);
    let regions = marks::regions(&view);
    let frames = frames::find(&view, &regions);
    let tagged = tagger::tag(&view, &regions, &frames, &models.0.tagger, true);
    let tagged = join::spans(&view, &regions, &frames, &tagged);
    let joined = join::join(&view, &regions, &frames, &tagged);
    let context = Context::new(&view, &regions, &frames, &joined, &tagged);
    rows.add(&context, said, number, weight);
}

/// A span that a person marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marked {
    /// Where it stands in the text.
    pub span: Span,
    /// 0 cue, 1 source, 2 content; 3 to 5 the same of an attitude.
    pub kind: usize,
}

/// Sequences to train on, gathered article by article.
#[derive(Debug, Default)]
pub struct Trainer {
    sequences: Vec<Sequence>,
}

impl Trainer {
    /// Adds an article. `attitudes` says whether its annotators marked them too; `weight` is how
    /// much it counts.
    pub fn add(
        &mut self,
        article: &Article,
        tokens: &Tokens,
        entities: &[Entity],
        marked: &[Marked],
        attitudes: bool,
        weight: f32,
    ) {
        let view = View::new(article, tokens, entities);
        let regions = marks::regions(&view);
        let frames = frames::find(&view, &regions);
        let hints = Hints::new(&view, &regions, &frames, true);
        let open: &[usize] = if attitudes { &[] } else { &[3, 4, 5] };
        for (index, paragraph) in tokens.paragraphs.iter().enumerate() {
            let chain = Chain::new(&view, &regions, &hints, index);
            let mut sequence =
                Sequence::new(chain.len(), open, weight, |at, out| chain.features(at, out));
            let mut taken = vec![false; chain.len()];
            let whole = tokens.span(paragraph.clone());
            for mark in marked.iter().filter(|mark| whole.overlaps(mark.span)) {
                let touched = tokens.covering(mark.span);
                let first = touched.start.max(paragraph.start);
                let last = touched.end.min(paragraph.end);
                let places = chain.places(first..last.max(first));
                let Some(slots) = taken.get_mut(places.clone()) else { continue };
                if slots.iter().any(|&taken| taken) || slots.is_empty() {
                    continue;
                }
                slots.fill(true);
                sequence.mark(places, &[mark.kind]);
            }
            if chain.len() > 0 {
                self.sequences.push(sequence);
            }
        }
    }

    /// Trains a model and returns its file; `progress` hears the epoch and its mean loss.
    #[must_use]
    pub fn train(&self, progress: &mut dyn FnMut(usize, f64)) -> Vec<u8> {
        // Four models averaged, as what one learns by luck counts for less; sizes of weights a fifth
        // apart cost 50 kB less and nothing in cross-validation.
        // Strong L1, so that the model stays below 500 kB; it lost nothing in cross-validation, where
        // small steps and many rounds gained two points on indirect speech against 0.15 and 10.
        let settings = Settings {
            epochs: 24,
            rate: 0.05,
            l1: 14.0,
            dropout: 0.5,
            minimum_count: 4,
            prune: 0.03,
            step: 0.2,
            models: 4,
            ..Settings::default()
        };
        train::train(&KINDS, &self.sequences, &settings, progress)
    }
}
