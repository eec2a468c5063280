//! Articles with their quotes marked in, the model that chooses speakers out.

use std::ops::Range;

use super::super::relatives;
use super::{Context, looks, pieces, reports};
use crate::forest::grow::{self, Settings, Table};
use crate::text::Tokens;
use crate::{Span, forest::Model};

/// A quote that a person marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    /// Its words.
    pub content: Span,
    /// The words that name the speaker, if any do.
    pub speaker: Option<Span>,
    /// Whether none of them stand in marks.
    pub indirect: bool,
}

/// Rows to learn from, gathered article by article.
#[derive(Debug, Default)]
pub struct Rows {
    pieces: Sheet,
    speakers: Sheet,
    reports: Sheet,
}

/// The rows of one model.
#[derive(Debug, Default)]
struct Sheet {
    values: Vec<Vec<f32>>,
    truth: Vec<f32>,
    weight: Vec<f32>,
    article: Vec<usize>,
}

/// How the forest of speakers is grown: found by cross-validation. More trees gain nothing. Of twenty
/// first trees, which differ by chance, this is one with figures near the mean on the dev parts and
/// none below its floor.
const SMALL: Settings = Settings {
    trees: 60,
    leaves: 10,
    rate: 0.16,
    min_hessian: 5.0,
    lambda: 2.0,
    feature_step: 3,
    first: 1500,
};
/// Pieces and reports are many more, and harder to tell.
const LARGE: Settings = Settings { trees: 120, leaves: 20, rate: 0.1, ..SMALL };

impl Rows {
    /// Adds the rows of an article.
    pub(in crate::quotes) fn add(
        &mut self,
        context: &Context<'_>,
        tokens: &Tokens,
        said: &[Said],
        article: usize,
        weight: f32,
    ) {
        let pieces = pieces::pieces(context);
        for (piece, row) in pieces.iter().zip(looks::rows(context, &pieces)) {
            let right = matching(context, tokens, &piece.tokens, said, false).is_some();
            self.pieces.push(row, right, weight, article);
        }
        for (at, row) in reports::reports(context) {
            let Some(frame) = context.joined.get(at).and_then(Option::as_ref) else { continue };
            let quote = matching(context, tokens, &frame.content, said, true);
            let source = context.source(&frame.link, &[]);
            let source = source.map(|source| mention(context, &source, frame.link.cue().as_ref()));
            let right =
                quote.is_some_and(|quote| names(context, tokens, source.as_ref(), quote.speaker));
            self.reports.push(row, right, weight, article);
        }
        context.visit(|index, candidates, rows| {
            let given = candidates.iter().position(|one| one.chosen[0]).unwrap_or_default();
            let Some(region) = context.regions.get(index) else { return given };
            let Some(quote) = matching(context, tokens, &region.tokens, said, false) else {
                return given;
            };
            for (candidate, row) in candidates.iter().zip(rows) {
                let cue = candidate.link.cue();
                let source = candidate.source.as_ref();
                let source = source.map(|source| mention(context, source, cue.as_ref()));
                let right = names(context, tokens, source.as_ref(), quote.speaker);
                self.speakers.push(row.clone(), right, weight, article);
            }
            given
        });
    }

    /// Grows the models on the articles that are `kept`, and returns their file.
    #[must_use]
    pub fn grow(&self, kept: impl Fn(usize) -> bool) -> Vec<u8> {
        let pieces = self.pieces.grow(&kept, LARGE).write();
        let speakers = self.speakers.grow(&kept, SMALL).write();
        let reports = self.reports.grow(&kept, LARGE).write();
        let length = |part: &[u8]| u32::try_from(part.len()).unwrap_or(u32::MAX).to_le_bytes();
        [&length(&pieces)[..], &pieces, &length(&speakers), &speakers, &reports].concat()
    }
}

impl Sheet {
    fn push(&mut self, row: Vec<f32>, right: bool, weight: f32, article: usize) {
        self.values.push(row);
        self.truth.push(f32::from(u8::from(right)));
        self.weight.push(weight);
        self.article.push(article);
    }

    fn grow(&self, kept: &impl Fn(usize) -> bool, settings: Settings) -> Model {
        let values: Vec<&[f32]> = self.values.iter().map(Vec::as_slice).collect();
        let table = Table::new(&values, &self.article);
        let chosen: Vec<u32> = (0_u32..)
            .zip(&self.article)
            .filter(|(_, article)| kept(**article))
            .map(|(row, _)| row)
            .collect();
        grow::grow(&table, &chosen, &self.truth, &self.weight, settings)
    }
}

/// The words that are shown for a source: with the phrase that a relative pronoun stands for.
fn mention(
    context: &Context<'_>,
    source: &Range<usize>,
    cue: Option<&Range<usize>>,
) -> Range<usize> {
    let relative = relatives::find(context.view, source, cue);
    relative.map_or_else(|| source.clone(), |relative| relative.mention())
}

/// The marked quote that shares four fifths of its words with a region.
fn matching<'s>(
    context: &Context<'_>,
    tokens: &Tokens,
    region: &Range<usize>,
    said: &'s [Said],
    indirect: bool,
) -> Option<&'s Said> {
    let words = |range: Range<usize>| context.view.count_words(range);
    said.iter().filter(|quote| quote.indirect == indirect).find(|quote| {
        let other = tokens.covering(quote.content);
        let shared = region.start.max(other.start)..region.end.min(other.end);
        let most = words(region.clone()).max(words(other.clone()));
        most > 0 && words(shared) * 5 >= most * 4
    })
}

/// Whether the words of a candidate name the speaker that was marked.
fn names(
    context: &Context<'_>,
    tokens: &Tokens,
    source: Option<&Range<usize>>,
    speaker: Option<Span>,
) -> bool {
    let view = context.view;
    let (Some(source), Some(speaker)) = (source, speaker) else {
        return source.is_none() && speaker.is_none();
    };
    let other = tokens.covering(speaker);
    let mut shared = source.start.max(other.start)..source.end.min(other.end);
    let little = |word: &str| {
        matches!(
            word,
            "the"
                | "a"
                | "an"
                | "of"
                | "and"
                | "or"
                | "to"
                | "in"
                | "for"
                | "at"
                | "by"
                | "on"
                | "with"
                | "from"
                | "as"
        )
    };
    if shared.any(|at| view.is_word(at) && !little(view.low(at))) || *source == other {
        return true;
    }
    let same = view.words(view.span(source.clone())) == view.words(speaker);
    same && !super::super::nouns::is_pronoun(view.low(source.start))
}
