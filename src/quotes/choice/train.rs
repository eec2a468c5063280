//! Articles with their quotes marked in, the model that chooses speakers out.

use std::ops::Range;

use super::super::relatives;
use super::super::training::sheet::Sheet;
use super::super::training::truth::{Said, matching, names};
use super::{Context, looks, pieces, reports};
use crate::forest::grow::Settings;

/// Rows to learn from, gathered article by article.
#[derive(Debug, Default)]
pub struct Rows {
    pieces: Sheet,
    speakers: Sheet,
    reports: Sheet,
}

/// How the forest of speakers is grown: found by cross-validation. More trees gain nothing. Of eighty
/// first trees, which differ by chance, this is one with figures near the mean on the dev parts and
/// none below its floor.
pub(in crate::quotes) const SMALL: Settings = Settings {
    trees: 60,
    leaves: 10,
    rate: 0.16,
    min_hessian: 5.0,
    lambda: 2.0,
    feature_step: 3,
    first: 2310,
};
/// Pieces and reports are many more, and harder to tell.
const LARGE: Settings = Settings { trees: 120, leaves: 20, rate: 0.1, ..SMALL };

impl Rows {
    /// Adds the rows of an article.
    pub(in crate::quotes) fn add(
        &mut self,
        context: &Context<'_>,
        said: &[Said],
        article: usize,
        weight: f32,
    ) {
        let view = context.view;
        let marked = || said.iter().filter(|quote| !quote.indirect);
        let pieces = pieces::pieces(context);
        for (piece, row) in pieces.iter().zip(looks::rows(context, &pieces)) {
            let right = matching(view, &piece.tokens, marked()).is_some();
            self.pieces.push(row, right, weight, article);
        }
        for (at, row) in reports::reports(context) {
            let Some(frame) = context.joined.get(at).and_then(Option::as_ref) else { continue };
            let quote = matching(view, &frame.content, said.iter().filter(|quote| quote.indirect));
            let source = context.source(&frame.link, &[]);
            let source = source.map(|source| mention(context, &source, frame.link.cue().as_ref()));
            let right = quote.is_some_and(|quote| names(view, source.as_ref(), quote.speaker));
            self.reports.push(row, right, weight, article);
        }
        context.visit(|index, candidates, rows| {
            let given = candidates.iter().position(|one| one.chosen[0]).unwrap_or_default();
            let Some(region) = context.regions.get(index) else { return given };
            let Some(quote) = matching(view, &region.tokens, marked()) else {
                return given;
            };
            for (candidate, row) in candidates.iter().zip(rows) {
                let cue = candidate.link.cue();
                let source = candidate.source.as_ref();
                let source = source.map(|source| mention(context, source, cue.as_ref()));
                let right = names(view, source.as_ref(), quote.speaker);
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

/// The words that are shown for a source: with the phrase that a relative pronoun stands for.
fn mention(
    context: &Context<'_>,
    source: &Range<usize>,
    cue: Option<&Range<usize>>,
) -> Range<usize> {
    let relative = relatives::find(context.view, source, cue);
    relative.map_or_else(|| source.clone(), |relative| relative.mention())
}
