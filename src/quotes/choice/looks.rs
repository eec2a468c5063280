//! A piece of text in, what speaks for its being a quote as numbers out.

use std::ops::Range;

use super::super::cues;
use super::super::frame::Frame;
use super::super::marks::Region;
use super::super::nouns;
use super::super::tagger::Part;
use super::Context;
use super::features::{FAR, class, flag, link_kind, number, sign};
use super::pieces::{From, Piece};
use crate::QuoteKind;
use crate::text::TokenKind;

/// The numbers of every piece.
pub(super) fn rows(context: &Context<'_>, pieces: &[Piece]) -> Vec<Vec<f32>> {
    // For every region how many pieces of each kind hold it, and the words of the longest.
    let mut held = vec![[0_usize; 3]; context.regions.len()];
    for piece in pieces {
        for slot in held.get_mut(piece.regions.clone()).into_iter().flatten() {
            match piece.from {
                From::Region(_) => {}
                From::Joined(_) => slot[0] += 1,
                From::Rule(_) => slot[1] += 1,
            }
            slot[2] = slot[2].max(piece.tokens.len());
        }
    }
    pieces
        .iter()
        .map(|piece| {
            let first = piece.regions.start.min(context.regions.len().saturating_sub(1));
            let held = held.get(first).copied().unwrap_or_default();
            row(context, piece, held)
        })
        .collect()
}

fn row(context: &Context<'_>, piece: &Piece, held: [usize; 3]) -> Vec<f32> {
    let Some(region) = context.regions.get(piece.regions.start) else { return Vec::new() };
    let mut row = evidence(context, piece, region).to_vec();
    row.extend(extent(context, piece, region));
    row.extend(setting(context, region));
    row.extend(looks(context, region));
    row.extend(neighbours(context, piece, region));
    row.extend(held.map(|count| number(count.min(60))));
    row.extend(reported(context, piece, region));
    row.extend(edges(context, piece));
    row.extend(outside(context, piece));
    row.extend(context.sure(&piece.tokens, Part::Content));
    row.extend(context.sure(&region.tokens, Part::Content));
    row
}

/// The frame that a piece is from.
fn frame<'c>(context: &Context<'c>, piece: &Piece) -> Option<&'c Frame> {
    match piece.from {
        From::Region(at) | From::Joined(at) => context.joined.get(at),
        From::Rule(at) => context.rules.get(at),
    }
    .and_then(Option::as_ref)
}

/// What rules and tagger say of a piece.
fn evidence(context: &Context<'_>, piece: &Piece, region: &Region) -> [f32; 11] {
    let view = context.view;
    let kind = match piece.from {
        From::Region(_) => 0_usize,
        From::Joined(_) => 1,
        From::Rule(_) => 2,
    };
    let frame = frame(context, piece);
    let first = piece.regions.start;
    let rule = context.rules.get(first).and_then(Option::as_ref);
    let joined = context.joined.get(first).and_then(Option::as_ref);
    let sort = |frame: Option<&Frame>| match frame.map(|frame| frame.kind) {
        None => 0.0,
        Some(QuoteKind::Direct) => 1.0,
        Some(QuoteKind::Mixed | QuoteKind::Indirect) => 2.0,
    };
    let behind =
        frame.and_then(|frame| frame.link.cue()).is_some_and(|cue| cue.start >= piece.tokens.end);
    let sentence = view.sentence_range(region.tokens.start);
    [
        number(kind),
        flag(frame.is_some()),
        sort(rule),
        sort(joined),
        rule.map_or(9.0, |rule| number(link_kind(&rule.link))),
        frame.map_or(9.0, |frame| number(link_kind(&frame.link))),
        frame.map_or(9.0, |frame| number(frame.evidence as usize)),
        context.tagged(&region.tokens, Part::Content),
        context.tagged(&piece.tokens, Part::Content),
        flag(context.tagged_attitude(&region.tokens)),
        flag(behind) + 2.0 * flag(sentence.start == piece.tokens.start),
    ]
}

/// How long a piece is, and how much of it stands in marks.
fn extent(context: &Context<'_>, piece: &Piece, region: &Region) -> [f32; 7] {
    let words = context.view.count_words(piece.tokens.clone());
    let inside = context.regions.get(piece.regions.clone()).unwrap_or_default();
    let marked: usize = inside.iter().map(|region| region.words).sum();
    let end = inside.last().map_or(region.tokens.end, |last| last.tokens.end);
    [
        number(region.words.min(40)),
        number(words.min(80)),
        number(marked * 100 / words.max(1)),
        number(inside.len()),
        number(region.tokens.start.saturating_sub(piece.tokens.start).min(40)),
        number(piece.tokens.end.saturating_sub(end).min(40)),
        lead(context, piece.tokens.start),
    ]
}

/// What stands around a region.
fn setting(context: &Context<'_>, region: &Region) -> [f32; 11] {
    let view = context.view;
    let (open, end) = (region.tokens.start, region.tokens.end);
    let paragraph = view.paragraph_range(open);
    let sentence = view.sentence_range(open);
    let before = open.checked_sub(1).filter(|&at| at >= paragraph.start);
    let after = Some(end).filter(|&at| at < paragraph.end);
    [
        sign(context, before),
        before.map_or(0.0, |at| lead(context, at)),
        before.map_or(0.0, |at| lead(context, at.wrapping_sub(1))),
        sign(context, after),
        flag(before.is_none()),
        flag(after.is_none()),
        flag(sentence.start == open),
        number((open - sentence.start.min(open)).min(60)),
        number(sentence.end.saturating_sub(end).min(60)),
        flag(region.paragraph == 0),
        verb_distance(context, sentence.start.max(paragraph.start), open),
    ]
}

/// What a region looks like.
fn looks(context: &Context<'_>, region: &Region) -> [f32; 6] {
    let view = context.view;
    let verbal = |at: usize| {
        cues::verb_at(view, at).is_some()
            || nouns::is_auxiliary(view, at)
            || nouns::is_personal(view.low(at))
            || (view.kind(at) == Some(TokenKind::Clitic) && view.low(at) != "'s")
    };
    [
        sign(context, Some(region.last_inside())),
        flag(view.is_capital(region.tokens.start + 1)),
        flag(region.closed),
        flag(region.tokens.clone().any(verbal)),
        flag(view.entity(region.last_inside()).is_some()),
        flag(region.is_title(view)),
    ]
}

/// The regions before and behind a piece in the paragraph: whether they are quotes, and how far.
fn neighbours(context: &Context<'_>, piece: &Piece, region: &Region) -> [f32; 4] {
    let near = |index: Option<usize>| {
        let at = index?;
        let other = context.regions.get(at)?;
        let quote = context.joined.get(at).is_some_and(Option::is_some);
        (other.paragraph == region.paragraph).then_some((quote, &other.tokens))
    };
    let before = near(piece.regions.start.checked_sub(1));
    let behind = near(Some(piece.regions.end));
    let quote =
        |near: Option<(bool, _)>| near.map_or(0.0, |(quote, _)| if quote { 1.0 } else { 2.0 });
    let gap = |from: usize, to: usize| number(to.saturating_sub(from).min(60));
    [
        quote(before),
        quote(behind),
        before.map_or(FAR, |(_, other)| gap(other.end, region.tokens.start)),
        behind.map_or(FAR, |(_, other)| gap(region.tokens.end, other.start)),
    ]
}

/// Words that lead into a region, by what follows them.
fn lead(context: &Context<'_>, at: usize) -> f32 {
    let view = context.view;
    match view.low(at) {
        "as" => 1.0,
        "that" => 2.0,
        "the" | "a" | "an" | "this" | "its" | "his" | "her" | "their" => 3.0,
        "called" | "so-called" | "dubbed" | "named" | "titled" | "entitled" => 4.0,
        "and" | "or" | "but" => 5.0,
        "like" => 6.0,
        _ if nouns::is_preposition(view, at) => 7.0,
        _ if cues::verb_at(view, at).is_some() => 8.0,
        _ if nouns::is_auxiliary(view, at) => 9.0,
        _ if view.is_capital(at) => 10.0,
        _ => 11.0,
    }
}

/// Tokens to the nearest verb of saying before a region in its sentence.
fn verb_distance(context: &Context<'_>, floor: usize, open: usize) -> f32 {
    let near = floor.max(open.saturating_sub(40))..open;
    let found = near.rev().find(|&at| cues::verb_at(context.view, at).is_some());
    found.map_or(FAR, |at| number(open - at))
}

/// The cue of a piece: its class, its lemma's group, how far it is; the same of the verb of
/// reporting next before the region.
fn reported(context: &Context<'_>, piece: &Piece, region: &Region) -> [f32; 8] {
    let view = context.view;
    let cue = frame(context, piece).and_then(|frame| frame.link.cue());
    let verb = cue.clone().and_then(|mut cue| cue.find(|&at| cues::verb_at(view, at).is_some()));
    let gap = cue.as_ref().map_or(FAR, |cue| {
        if cue.end <= piece.tokens.start {
            number((piece.tokens.start - cue.end).min(40))
        } else {
            -1.0 - number(cue.start.saturating_sub(piece.tokens.end).min(40))
        }
    });
    let open = region.tokens.start;
    let floor = view.sentence_range(open.saturating_sub(1)).start.max(open.saturating_sub(30));
    let before =
        (floor..open).rev().find(|&at| !context.in_region(at) && cues::verb_at(view, at).is_some());
    [
        class(view, verb),
        group(context, verb.or(cue.as_ref().map(|cue| cue.start))),
        gap,
        cue.map_or(0.0, |cue| context.tagged(&cue, Part::Cue)),
        class(view, before),
        group(context, before),
        before.map_or(FAR, |at| number(open - at)),
        before.map_or(0.0, |at| {
            number((at..open).filter(|&at| view.sign(at) == Some(',')).count().min(5))
        }),
    ]
}

/// Verbs that are alike in what they report.
fn group(context: &Context<'_>, verb: Option<usize>) -> f32 {
    let Some(at) = verb else { return 0.0 };
    let word = context.view.low(at);
    match cues::verb(word).map_or(word, |verb| verb.lemma) {
        "say" => 1.0,
        "tell" => 2.0,
        "add" | "continue" | "explain" | "note" => 3.0,
        "write" | "tweet" | "post" => 4.0,
        "ask" | "demand" | "urge" => 5.0,
        "describe" | "characterize" | "refer" | "see" | "view" => 6.0,
        "call" | "label" | "brand" | "dub" | "term" => 7.0,
        "according" | ":" => 8.0,
        "think" | "believe" | "hope" | "want" | "fear" => 9.0,
        "shout" | "chant" | "cry" | "read" => 10.0,
        "argue" | "claim" | "insist" | "warn" => 11.0,
        "accuse" | "blame" | "criticize" | "blast" | "denounce" | "condemn" => 12.0,
        "praise" | "tout" => 13.0,
        _ => 14.0,
    }
}

/// What stands at the edges of a piece, and how they lie to what the tagger saw.
fn edges(context: &Context<'_>, piece: &Piece) -> [f32; 14] {
    let view = context.view;
    let tokens = &piece.tokens;
    let from = context.tags.partition_point(|span| span.tokens.end <= tokens.start);
    let tagged = context.tags.get(from..).unwrap_or_default().iter();
    let tagged = tagged
        .take_while(|span| span.tokens.start < tokens.end)
        .filter(|span| span.part == Part::Content)
        .max_by_key(|span| {
            span.tokens.end.min(tokens.end).saturating_sub(span.tokens.start.max(tokens.start))
        });
    let sentence = view.sentence_range(tokens.start);
    let closing = view.sentence_range(tokens.end - 1);
    let off = |a: usize, b: usize| {
        if a >= b { number((a - b).min(30)) } else { -number((b - a).min(30)) }
    };
    [
        word(context, tokens.start),
        sign(context, tokens.start.checked_sub(1)),
        tokens.start.checked_sub(1).map_or(0.0, |at| word(context, at)),
        sign(context, Some(tokens.end - 1)),
        sign(context, Some(tokens.end)),
        word(context, tokens.end),
        word(context, tokens.end + 1),
        tagged.map_or(FAR, |span| off(tokens.start, span.tokens.start)),
        tagged.map_or(FAR, |span| off(tokens.end, span.tokens.end)),
        flag(tokens.start == sentence.start),
        number(closing.end.saturating_sub(tokens.end).min(40)),
        number(tokens.start.saturating_sub(sentence.start).min(40)),
        flag(view.is_capital(tokens.start)),
        flag(view.entity(tokens.start).is_some()),
    ]
}

/// What a word is to a clause.
fn word(context: &Context<'_>, at: usize) -> f32 {
    let view = context.view;
    match view.low(at) {
        "that" => 1.0,
        "as" => 2.0,
        "the" | "a" | "an" => 3.0,
        "and" => 4.0,
        "or" => 5.0,
        "but" => 6.0,
        "which" | "who" | "whose" => 7.0,
        "how" | "why" | "what" | "whether" | "if" => 8.0,
        "while" | "when" | "before" | "after" | "since" => 9.0,
        "because" | "although" | "though" | "unless" | "until" => 10.0,
        "to" => 11.0,
        "of" => 12.0,
        "for" => 13.0,
        "in" | "on" | "at" | "during" => 14.0,
        "with" | "by" | "from" | "about" | "against" => 15.0,
        "he" | "she" | "they" | "it" | "i" | "we" | "you" => 16.0,
        "him" | "them" | "her" | "his" | "their" | "its" => 17.0,
        low if is_modal(low) => 18.0,
        low if is_finite(low) => 19.0,
        "" => 0.0,
        _ if cues::verb_at(view, at).is_some() => 20.0,
        _ if view.kind(at) == Some(TokenKind::Stop) => 21.0,
        _ if view.kind(at) == Some(TokenKind::Mark) => 22.0,
        _ if view.sign(at).is_some() => 23.0,
        _ if nouns::is_auxiliary(view, at) => 24.0,
        _ if nouns::is_preposition(view, at) => 25.0,
        low if low.ends_with("ing") => 26.0,
        low if low.ends_with("ed") => 27.0,
        _ if view.is_capital(at) => 28.0,
        _ => 29.0,
    }
}

/// What stands outside of marks within a piece: before its first region and behind its last.
fn outside(context: &Context<'_>, piece: &Piece) -> [f32; 11] {
    let view = context.view;
    let inside = context.regions.get(piece.regions.clone()).unwrap_or_default();
    let tokens = &piece.tokens;
    let first = inside.first().map_or(tokens.end, |region| region.tokens.start.max(tokens.start));
    let last = inside.last().map_or(tokens.end, |region| region.tokens.end.min(tokens.end));
    let (before, behind) = (tokens.start..first, last..tokens.end);
    let count = |range: &Range<usize>, holds: &dyn Fn(usize) -> bool| {
        number(range.clone().filter(|&at| holds(at)).count().min(4))
    };
    let finite = |at: usize| is_finite(view.low(at));
    let reports = |at: usize| cues::verb_at(view, at).is_some();
    let comma = |at: usize| view.sign(at) == Some(',');
    let joins = |at: usize| matches!(view.low(at), "and" | "but" | "or" | "while");
    let own = |at: usize| !context.in_region(at);
    let sentences = view.sentence(tokens.end - 1).saturating_sub(view.sentence(tokens.start));
    [
        count(&before, &finite),
        count(&behind, &finite),
        count(&before, &reports),
        count(&behind, &reports),
        count(&before, &comma),
        count(&behind, &comma),
        count(&before, &joins),
        count(&behind, &joins),
        count(tokens, &|at| own(at) && view.low(at) == "that"),
        number(tokens.clone().filter(|&at| own(at)).count().min(60)),
        number(sentences.min(4)),
    ]
}

/// Whether a word is a form of "be" or "have", or a modal.
fn is_finite(word: &str) -> bool {
    is_modal(word)
        || matches!(word, "is" | "are" | "was" | "were" | "be" | "been" | "has" | "have" | "had")
}

fn is_modal(word: &str) -> bool {
    matches!(word, "would" | "could" | "should" | "will" | "can" | "may" | "might" | "must")
}
