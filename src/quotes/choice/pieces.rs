//! The frames of regions and of what is around them in, those that are quotes out.

use std::ops::Range;

use super::super::cues;
use super::super::frame::{Evidence, Frame, Link};
use super::super::marks::Region;
use super::super::nouns;
use super::super::tagger::Part;
use super::Context;
use super::features::{FAR, flag, link_kind, number, sign};
use crate::forest::Model;
use crate::sorted::Sorted;
use crate::text::TokenKind;
use crate::{QuoteAct, QuoteKind};

/// A piece of text that may be a quote.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// The regions within.
    pub(super) regions: Range<usize>,
    pub(super) from: From,
}

/// Where a piece is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum From {
    /// A region, whole.
    Region(usize),
    /// A frame with words around regions, by its index.
    Joined(usize),
    /// The rules' frame of a region with words around it.
    Rule(usize),
}

/// All pieces: the regions first, in their order.
pub(super) fn pieces(context: &Context<'_>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = context
        .regions
        .iter()
        .enumerate()
        // A title with its author is rare in what was learnt from, but plain.
        .filter(|(_, region)| !region.has_author(context.view))
        .map(|(index, region)| Piece {
            tokens: region.tokens.clone(),
            regions: index..index + 1,
            from: From::Region(index),
        })
        .collect();
    let marked = pieces.len();
    let mixed = |frame: &&Frame| frame.kind == QuoteKind::Mixed;
    let joined = context.joined.iter().enumerate();
    let joined = joined.filter_map(|(at, frame)| Some((at, frame.as_ref().filter(mixed)?)));
    pieces.extend(joined.map(|(at, frame)| Piece {
        tokens: frame.content.clone(),
        regions: context.regions_in(&frame.content),
        from: From::Joined(at),
    }));
    let known = pieces.len();
    for (at, frame) in context.rules.iter().enumerate() {
        let Some(frame) = frame.as_ref().filter(mixed) else { continue };
        let alike = |piece: &Piece| {
            matches!(piece.from, From::Joined(_))
                && piece.tokens.start.abs_diff(frame.content.start) <= 1
                && piece.tokens.end.abs_diff(frame.content.end) <= 1
        };
        let near = pieces.get(marked..known).unwrap_or_default();
        let from = near.partition_point(|piece| piece.tokens.end <= frame.content.start);
        let mut rest = near.get(from..).unwrap_or_default().iter();
        let alike =
            rest.by_ref().take_while(|piece| piece.tokens.start < frame.content.end).any(alike);
        if !alike {
            pieces.push(Piece {
                tokens: frame.content.clone(),
                regions: context.regions_in(&frame.content),
                from: From::Rule(at),
            });
        }
    }
    pieces
}

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
    row
}

/// What rules and tagger say of a piece.
fn evidence(context: &Context<'_>, piece: &Piece, region: &Region) -> [f32; 11] {
    let view = context.view;
    let (kind, frame) = match piece.from {
        From::Region(at) => (0_usize, context.joined.get(at)),
        From::Joined(at) => (1, context.joined.get(at)),
        From::Rule(at) => (2, context.rules.get(at)),
    };
    let frame = frame.and_then(Option::as_ref);
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

/// The frames with what the model takes for quotes, and for nothing else.
pub(super) fn select(context: &Context<'_>, model: &Model) -> Vec<Option<Frame>> {
    let pieces = pieces(context);
    let rows = rows(context, &pieces);
    let odds = rows.iter().map(|row| model.score(row)).zip(0..).zip(&pieces);
    let mut scored: Vec<(f32, usize)> = odds
        .filter(|((odds, _), piece)| *odds > least(context, piece))
        .map(|(likely, _)| likely)
        .collect();
    scored.order_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut taken = vec![false; context.regions.len()];
    let mut frames: Vec<Option<Frame>> = context.joined.to_vec();
    for (at, slot) in frames.iter_mut().enumerate() {
        let marked = at < context.regions.len()
            || slot.as_ref().is_some_and(|frame| frame.kind == QuoteKind::Mixed);
        if marked {
            *slot = None;
        }
    }
    for (_, at) in scored {
        let Some(piece) = pieces.get(at) else { continue };
        let Some(slots) = taken.get_mut(piece.regions.clone()) else { continue };
        if slots.iter().any(|&taken| taken) {
            continue;
        }
        slots.fill(true);
        match piece.from {
            From::Region(at) => {
                let frame = region_frame(context, at);
                if let Some(slot) = frames.get_mut(at) {
                    *slot = Some(frame);
                }
            }
            From::Joined(at) => {
                if let (Some(slot), Some(frame)) = (frames.get_mut(at), context.joined.get(at)) {
                    slot.clone_from(frame);
                }
            }
            From::Rule(at) => {
                if let (Some(slot), Some(frame)) = (frames.get_mut(at), context.rules.get(at)) {
                    slot.clone_from(frame);
                }
            }
        }
    }
    lead_on(context, &mut frames);
    frames
}

/// The log-odds over which a piece is a quote. F1 is highest where a chance of half of it is enough,
/// which is 0.48 for whole regions and about 0.3 with the words around.
fn least(context: &Context<'_>, piece: &Piece) -> f32 {
    let goes_on = |at: usize| {
        let frame = context.joined.get(at).and_then(Option::as_ref);
        frame.is_some_and(|frame| matches!(frame.link, Link::Continues(_)))
    };
    let described = |at: usize| {
        let before = context.regions.get(at).and_then(|region| region.tokens.start.checked_sub(1));
        let frame = context.joined.get(at).and_then(Option::as_ref);
        before.is_some_and(|before| context.view.low(before) == "as")
            && frame.is_some_and(|frame| matches!(frame.link, Link::Said { source: Some(_), .. }))
    };
    match piece.from {
        // “Yes,” said Ann, “but later.”: however short, the second half is no scare quote; and what
        // somebody describes a thing as, in marks, are words of theirs.
        From::Region(at) if goes_on(at) || described(at) => -1.5,
        From::Region(_) => -0.1,
        From::Joined(_) | From::Rule(_) => -0.9,
    }
}

/// The frame of a whole region.
fn region_frame(context: &Context<'_>, at: usize) -> Frame {
    let own = |frames: &[Option<Frame>]| {
        let frame = frames.get(at).and_then(Option::as_ref);
        frame.filter(|frame| frame.kind == QuoteKind::Direct).cloned()
    };
    if let Some(frame) = own(context.joined).or_else(|| own(context.rules)) {
        return frame;
    }
    let words = context.regions.get(at).map_or(0..0, |region| region.tokens.clone());
    let rule = context.rules.get(at).and_then(Option::as_ref).map(|frame| frame.link.clone());
    let link = context.linker.link(&words, false).or(rule).unwrap_or(Link::Floating);
    let (kind, act) = (QuoteKind::Direct, QuoteAct::Speech);
    Frame { content: words, kind, act, link, evidence: Evidence::Tagger }
}

/// Leads what went on from a frame that is gone to where that frame led.
fn lead_on(context: &Context<'_>, frames: &mut [Option<Frame>]) {
    for at in 0..frames.len() {
        let mut link = match frames.get(at).and_then(Option::as_ref) {
            Some(frame) => frame.link.clone(),
            None => continue,
        };
        for _ in 0..MOST_STEPS {
            let (Link::Continues(before) | Link::Resumes(before)) = link else { break };
            if frames.get(before).is_some_and(Option::is_some) {
                break;
            }
            let gone = context.joined.get(before).and_then(Option::as_ref);
            link = gone.map_or(Link::Floating, |frame| frame.link.clone());
        }
        if let Some(Some(frame)) = frames.get_mut(at) {
            frame.link = link;
        }
    }
}

/// Frames that are gone, one after the other, over which a link is led on.
const MOST_STEPS: usize = 8;
