//! A candidate's words in, whether they are somebody who can speak, as numbers, out.

use std::ops::Range;

use super::super::cues;
use super::super::marks::Region;
use super::super::nouns;
use super::super::people;
use super::super::view::View;
use super::super::voices;
use super::Context;
use super::features::{REACH, between, flag, number};
use crate::{Entity, EntityKind};

/// What the words of a source tell.
pub(super) fn of_words(
    context: &Context<'_>,
    index: usize,
    region: &Region,
    source: Option<&Range<usize>>,
) -> [f32; 8] {
    let Some(source) = source else { return [-1.0; 8] };
    let view = context.view;
    let entity = named(context, source);
    let same = |other: &Entity| entity.is_some_and(|entity| entity.id == other.id);
    let inside = region.tokens.clone().take(REACH);
    let between = between(region, Some(source));
    let person = |at: &usize| {
        let found = view.entity(*at).filter(|other| other.kind == EntityKind::Person);
        found.is_some_and(|other| !same(other))
            && view.entity(at + 1).map(|e| e.id) != found.map(|e| e.id)
    };
    let next = context.joined.get(index + 1).and_then(Option::as_ref);
    let next = next.and_then(|frame| context.source(&frame.link, &[]));
    [
        flag(voices::can_speak(view, source)),
        opening(context, source),
        closing(context, source),
        before(context, source),
        flag(inside.filter_map(|at| view.entity(at)).any(same)),
        number(entity.map_or(0, |entity| context.said(entity.id)).min(9)),
        number(between.take(REACH).filter(person).count().min(9)),
        match (entity, next.as_ref().and_then(|next| named(context, next))) {
            (Some(one), Some(other)) if one.id == other.id => 1.0,
            (Some(_), Some(_)) => 2.0,
            (Some(_) | None, None) | (None, Some(_)) => f32::from(u8::from(next.is_some())) * 3.0,
        },
    ]
}

/// Whether words are a noun phrase by their ends, not "heard", "Signs of", "said of his plan", and
/// not what others tell of: "Lee remembered what the guard had told him".
pub(super) fn is_phrase(view: &View<'_>, source: &Range<usize>) -> bool {
    let (first, last) = (source.start, source.end.saturating_sub(1));
    let word = view.low(first);
    let reports = people::is_document(word) || people::names_people(word);
    let verb = cues::verb(word).is_some() && !reports && view.entity(first).is_none();
    let open = source.len() > 1 && (nouns::is_preposition(view, last) || view.low(last) == "of");
    let sign = !view.is_word(first) && view.form(first) != "@";
    let retold = view.low(first.wrapping_sub(1)) == "what";
    // "and that “…”" leads in more of the same.
    let more = word == "that" && source.len() == 1 && view.low(first.wrapping_sub(1)) == "and";
    !(more || verb || open || sign || retold)
}

/// The first person or body that a source names.
fn named<'a>(context: &Context<'a>, source: &Range<usize>) -> Option<&'a Entity> {
    let speaks =
        |entity: &&Entity| matches!(entity.kind, EntityKind::Person | EntityKind::Organization);
    source.clone().filter_map(|at| context.view.entity(at)).find(speaks)
}

/// What a source begins with.
fn opening(context: &Context<'_>, source: &Range<usize>) -> f32 {
    let view = context.view;
    let first = source.start;
    let word = view.low(first);
    if view.entity(first).is_some() {
        0.0
    } else if nouns::is_pronoun(word) {
        1.0
    } else if nouns::is_determiner(view, first) {
        2.0
    } else if nouns::is_preposition(view, first) {
        3.0
    } else if cues::verb(word).is_some() {
        4.0
    } else if word.ends_with("ing") || word.ends_with("ed") {
        5.0
    } else if nouns::is_function(view, first) {
        6.0
    } else if view.is_capital(first) {
        7.0
    } else {
        8.0
    }
}

/// What a source ends with, and what follows it.
fn closing(context: &Context<'_>, source: &Range<usize>) -> f32 {
    let view = context.view;
    let last = source.end - 1;
    if nouns::is_preposition(view, last) || nouns::is_determiner(view, last) {
        1.0
    } else if view.is_number(last) {
        2.0
    } else if matches!(view.low(source.end), "'s" | "'") {
        3.0
    } else if nouns::is_preposition(view, source.end) {
        4.0
    } else if nouns::is_auxiliary(view, source.end) {
        5.0
    } else if cues::verb_at(view, source.end).is_some() {
        6.0
    } else {
        0.0
    }
}

/// What stands before a source.
fn before(context: &Context<'_>, source: &Range<usize>) -> f32 {
    let view = context.view;
    let Some(last) = source.start.checked_sub(1) else { return 1.0 };
    if view.sentence_range(source.start).start == source.start {
        1.0
    } else if nouns::is_preposition(view, last) || view.low(last) == "of" {
        2.0
    } else if cues::verb_at(view, last).is_some() {
        3.0
    } else if nouns::is_determiner(view, last) {
        4.0
    } else if matches!(view.low(last), "and" | "but" | "or") {
        5.0
    } else if !view.is_word(last) {
        6.0
    } else {
        0.0
    }
}
