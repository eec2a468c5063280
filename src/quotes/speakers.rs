//! Utterances in, quotes whose speakers have names out.

use std::ops::Range;

use super::assemble::Utterance;
use super::clauses;
use super::cues;
use super::details::{self, Details};
use super::marks::Region;
use super::referents::{Referent, Referents};
use super::relatives::{self, Relative};
use super::view::View;
use crate::{Attribution, Cue, Quote, QuoteKind, ResolvedBy, Span, Speaker};

/// The confidence of a speaker that is not judged yet.
const UNKNOWN: f32 = 0.5;

/// Gives every utterance its speaker, in the order of the utterances.
pub(super) fn resolve(view: &View<'_>, regions: &[Region], utterances: &[Utterance]) -> Vec<Quote> {
    let mut referents = Referents::new(view, regions);
    let mut quotes: Vec<Quote> = Vec::with_capacity(utterances.len());
    for utterance in utterances {
        let content: Vec<Span> =
            utterance.pieces.iter().map(|piece| view.span(piece.clone())).collect();
        let before = utterance.continues.and_then(|at| quotes.get(at));
        let details = details::find(view, utterance);
        let negated = details.negated;
        let attribution = attribution(view, &mut referents, utterance, before, details);
        quotes.push(Quote {
            id: u32::try_from(quotes.len()).unwrap_or(u32::MAX),
            kind: utterance.kind,
            act: utterance.act,
            paragraph: block_of(view, content.first().copied()),
            content,
            attribution,
            negated,
        });
    }
    quotes
}

/// The index of the block that holds the start of a span.
fn block_of(view: &View<'_>, span: Option<Span>) -> usize {
    let start = span.map_or(0, |span| span.start);
    let blocks = &view.article.blocks;
    blocks.partition_point(|block| block.span.end <= start).min(blocks.len().saturating_sub(1))
}

fn attribution(
    view: &View<'_>,
    referents: &mut Referents<'_>,
    utterance: &Utterance,
    before: Option<&Quote>,
    details: Details,
) -> Option<Attribution> {
    if let Some(before) = before.and_then(|quote| quote.attribution.clone()) {
        let speaker = Speaker { resolved_by: ResolvedBy::Continuation, ..before.speaker };
        let cue = before.cue.filter(|_| utterance.cue.is_some());
        return Some(Attribution { speaker, cue, ..before });
    }
    let mut source = voice(view, utterance)?;
    while source.len() > 1 && source.clone().next_back().is_some_and(|last| !view.is_word(last)) {
        source.end -= 1;
    }
    // "the Dockers' Union (DU)": a bracket that opens within closes within.
    let opens = source.clone().rev().find_map(|at| view.sign(at).filter(|one| "()".contains(*one)));
    source.end += usize::from(opens == Some('(') && view.sign(source.end) == Some(')'));
    let relative = relatives::find(view, &source, utterance.cue.as_ref());
    let mention = relative.as_ref().map_or_else(|| source.clone(), Relative::mention);
    let source = relative.map_or(source, |relative| relative.antecedent);
    let (referent, resolved_by) = if utterance.turn {
        (referents.label(source), ResolvedBy::Turn)
    } else {
        referents.resolve(source)
    };
    let speaker = speaker(view, referent, view.span(mention), resolved_by);
    let cue = utterance
        .cue
        .clone()
        .map(|cue| Cue { span: view.span(cue.clone()), lemma: cues::lemma(view, cue) });
    let Details { venue, addressee, .. } = details;
    Some(Attribution { speaker, cue, venue, addressee, confidence: UNKNOWN })
}

/// The words that name who says an utterance.
fn voice(view: &View<'_>, utterance: &Utterance) -> Option<Range<usize>> {
    let source = utterance.source.clone()?;
    let Some(cue) = &utterance.cue else { return Some(source) };
    // "Asked Ann" is what Ann asked; and what follows in marks may be the answer.
    let asked = utterance.kind != QuoteKind::Direct && source.start != cue.end;
    let asked = Some(cue.start).filter(|&at| asked && clauses::is_asked(view, at));
    let others = asked.or_else(|| clauses::of_others(view, cue).filter(|_| source.end <= cue.end));
    match others {
        Some(verb) => clauses::asker(view, verb, view.sentence_range(verb).end),
        None => Some(source),
    }
}

fn speaker(view: &View<'_>, referent: Referent, mention: Span, resolved_by: ResolvedBy) -> Speaker {
    let entity = referent.entity.and_then(|id| view.entities.get(usize::try_from(id).ok()?));
    Speaker {
        role: entity.and_then(|entity| entity.role.clone()),
        name: referent.name,
        entity: referent.entity,
        anonymous: referent.anonymous,
        mention: Some(mention),
        resolved_by,
    }
}
