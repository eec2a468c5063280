//! Utterances in, quotes whose speakers have names out.

use std::ops::Range;

use super::assemble::Utterance;
use super::cues;
use super::nouns;
use super::view::View;
use crate::{Attribution, Cue, Entity, EntityKind, Quote, ResolvedBy, Span, Speaker};

/// Gives every utterance its speaker.
pub(super) fn resolve(view: &View<'_>, utterances: &[Utterance]) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = Vec::with_capacity(utterances.len());
    for utterance in utterances {
        let speaker = speaker(view, utterance, &quotes);
        let attribution = speaker.map(|speaker| Attribution {
            speaker,
            cue: utterance
                .cue
                .clone()
                .map(|cue| Cue { span: view.span(cue.clone()), lemma: cues::lemma(view, cue) }),
            venue: None,
            addressee: None,
            confidence: 0.8,
        });
        let content: Vec<Span> =
            utterance.pieces.iter().map(|piece| view.span(piece.clone())).collect();
        quotes.push(Quote {
            id: u32::try_from(quotes.len()).unwrap_or(u32::MAX),
            kind: utterance.kind,
            act: utterance.act,
            paragraph: block_of(view, content.first().copied()),
            content,
            attribution,
            negated: false,
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

fn speaker(view: &View<'_>, utterance: &Utterance, quotes: &[Quote]) -> Option<Speaker> {
    let source = utterance.source.clone()?;
    let mention = view.span(source.clone());
    let word = view.low(source.start);
    let pronoun = source.len() == 1 && nouns::is_pronoun(word);
    if pronoun {
        if let Some(before) = before(quotes).filter(|_| nouns::is_personal(word)) {
            return Some(Speaker {
                mention: Some(mention),
                resolved_by: ResolvedBy::Pronoun,
                ..before.clone()
            });
        }
        return Some(Speaker {
            name: view.words(mention).to_owned(),
            entity: None,
            role: None,
            anonymous: true,
            mention: Some(mention),
            resolved_by: ResolvedBy::Pronoun,
        });
    }
    let entity = named(view, source);
    let name = entity.map_or_else(|| view.words(mention).to_owned(), |entity| entity.name.clone());
    Some(Speaker {
        anonymous: entity.is_none(),
        role: entity.and_then(|entity| entity.role.clone()),
        entity: entity.map(|entity| entity.id),
        name,
        mention: Some(mention),
        resolved_by: ResolvedBy::Name,
    })
}

/// The speaker of the last quote that has one.
fn before(quotes: &[Quote]) -> Option<&Speaker> {
    quotes.iter().rev().find_map(|quote| Some(&quote.attribution.as_ref()?.speaker))
}

/// The person or body that a noun phrase names.
fn named<'a>(view: &View<'a>, source: Range<usize>) -> Option<&'a Entity> {
    let people = source.clone().rev().filter_map(|at| view.entity(at));
    people
        .clone()
        .find(|entity| entity.kind == EntityKind::Person)
        .or_else(|| people.clone().find(|entity| entity.kind == EntityKind::Organization))
}
