//! The frames of regions and of what is around them in, those that are quotes out.

use std::cell::LazyCell;
use std::collections::BTreeSet;
use std::ops::Range;

use super::super::bounds;
use super::super::clauses;
use super::super::deeds;
use super::super::frame::{Evidence, Frame, Link};
use super::super::marks::Region;
use super::super::parted;
use super::super::signs;
use super::Context;
use super::looks;
use crate::QuoteKind;
use crate::forest::Model;
use crate::sorted::Sorted;
use crate::text::TokenKind;

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
        // A title with its author, a so-called “term”: rare in what was learnt from, but plain.
        .filter(|(_, region)| {
            !region.has_author(context.view)
                && !deeds::is_so_called(context.view, region.tokens.start)
        })
        .map(|(index, region)| Piece {
            tokens: region.tokens.clone(),
            regions: index..index + 1,
            from: From::Region(index),
        })
        .collect();
    let marked = pieces.len();
    // What tells only when something was said, before the quotation, is no part of it.
    let mixed = |frame: &&Frame| {
        frame.kind == QuoteKind::Mixed
            && parted::behind_setting(context.view, context.regions, &frame.content).is_none()
    };
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
        let tokens = bounds::of_frame(context.view, context.regions, frame);
        let alike = |piece: &Piece| {
            matches!(piece.from, From::Joined(_))
                && piece.tokens.start.abs_diff(tokens.start) <= 1
                && piece.tokens.end.abs_diff(tokens.end) <= 1
        };
        let near = pieces.get(marked..known).unwrap_or_default();
        let from = near.partition_point(|piece| piece.tokens.end <= tokens.start);
        let mut rest = near.get(from..).unwrap_or_default().iter();
        let alike = rest.by_ref().take_while(|piece| piece.tokens.start < tokens.end).any(alike);
        if !alike {
            let regions = context.regions_in(&tokens);
            pieces.push(Piece { tokens, regions, from: From::Rule(at) });
        }
    }
    pieces
}

/// The words of every region that stands among others in its paragraph.
fn told<'c>(context: &Context<'c>) -> BTreeSet<Vec<&'c str>> {
    let among = context.regions.iter().filter(|region| !stands_alone(context, region));
    among.map(|region| words(context, region)).collect()
}

/// Whether a region is but words that stand elsewhere too, with nothing to say whose they are.
fn is_pull_quote(context: &Context<'_>, at: usize, told: &BTreeSet<Vec<&str>>) -> bool {
    let frame = context.joined.get(at).and_then(Option::as_ref);
    let nobody = frame.is_none_or(|frame| {
        matches!(frame.link, Link::Floating | Link::Above { .. } | Link::Resumes(_))
    });
    let region = context.regions.get(at).filter(|region| nobody && stands_alone(context, region));
    region.is_some_and(|region| told.contains(&words(context, region)))
}

/// Whether nothing but a region is in its paragraph.
fn stands_alone(context: &Context<'_>, region: &Region) -> bool {
    context.view.paragraph_range(region.tokens.start) == region.tokens
}

/// The words of a region in lower case.
fn words<'c>(context: &Context<'c>, region: &Region) -> Vec<&'c str> {
    let view = context.view;
    region.tokens.clone().filter(|&at| view.is_word(at)).map(|at| view.low(at)).collect()
}

/// The frames with what the model takes for quotes, and for nothing else.
pub(super) fn select(context: &Context<'_>, model: &Model) -> Vec<Option<Frame>> {
    let pieces = pieces(context);
    let rows = looks::rows(context, &pieces);
    let odds = rows.iter().map(|row| model.score(row)).zip(0..).zip(&pieces);
    let mut scored: Vec<(f32, usize)> = odds
        .filter(|((odds, _), piece)| *odds > least(context, piece))
        .map(|(likely, _)| likely)
        .collect();
    scored.order_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    // Few texts have a quotation alone in its paragraph that nobody says.
    let told = LazyCell::new(|| told(context));
    let mut taken = vec![false; context.regions.len()];
    let mut frames: Vec<Option<Frame>> = context.joined.to_vec();
    for (at, slot) in frames.iter_mut().enumerate() {
        let marked = at < context.regions.len()
            || slot.as_ref().is_some_and(|frame| frame.kind == QuoteKind::Mixed);
        if marked {
            *slot = None;
        }
    }
    for (odds, at) in scored {
        let Some(piece) = pieces.get(at) else { continue };
        if matches!(piece.from, From::Region(at) if is_pull_quote(context, at, &told)) {
            continue;
        }
        let Some(slots) = taken.get_mut(piece.regions.clone()) else { continue };
        if slots.iter().any(|&taken| taken) {
            continue;
        }
        slots.fill(true);
        match piece.from {
            From::Region(at) => {
                if let Some(slot) = frames.get_mut(at) {
                    *slot = Some(region_frame(context, at));
                }
            }
            From::Joined(at) => {
                if let (Some(slot), Some(frame)) = (frames.get_mut(at), context.joined.get(at)) {
                    slot.clone_from(frame);
                    let words = only_described(context, piece).filter(|_| odds < LIKELY);
                    if let (Some(frame), Some(words)) = (slot.as_mut(), words) {
                        (frame.content, frame.kind) = (words, QuoteKind::Direct);
                    }
                }
            }
            From::Rule(at) => {
                if let (Some(slot), Some(Some(frame))) = (frames.get_mut(at), context.rules.get(at))
                {
                    *slot = Some(Frame { content: piece.tokens.clone(), ..frame.clone() });
                }
            }
        }
        let (From::Region(at) | From::Joined(at) | From::Rule(at)) = piece.from;
        if let Some(Some(frame)) = frames.get_mut(at) {
            frame.odds.quote = odds;
        }
    }
    fill(context, &mut frames);
    lead_on(context, &mut frames);
    frames
}

/// The log-odds over which a piece is a quote. F1 is highest where a chance of half of it is enough,
/// which is 0.48 for whole regions and about 0.33 with the words around.
fn least(context: &Context<'_>, piece: &Piece) -> f32 {
    let view = context.view;
    let joined = |at: usize| context.joined.get(at).and_then(Option::as_ref);
    let cue = |at: usize| joined(at).and_then(|frame| frame.link.cue());
    let open = |at: usize| context.regions.get(at).map_or(0, |region| region.tokens.start);
    let before = |at: usize| open(at).wrapping_sub(1);
    let goes_on =
        |at: usize| joined(at).is_some_and(|frame| matches!(frame.link, Link::Continues(_)));
    // A sentence in marks that is a paragraph, right behind somebody’s words.
    let resumes = |at: usize| {
        let said = joined(at).is_some_and(|frame| matches!(frame.link, Link::Resumes(_)));
        let alone = context.regions.get(at).filter(|region| stands_alone(context, region));
        said && alone.is_some_and(|region| {
            region.words >= FEWEST_WORDS && view.kind(region.last_inside()) == Some(TokenKind::Stop)
        })
    };
    let described = |at: usize| {
        let said = |frame: &Frame| matches!(frame.link, Link::Said { source: Some(_), .. });
        view.low(before(at)) == "as" && joined(at).is_some_and(said)
    };
    let signed = |at: usize| {
        let rule = context.rules.get(at).and_then(Option::as_ref);
        rule.and_then(|rule| rule.link.cue()).is_some_and(|cue| view.is_dash(cue.start))
    };
    let tweeted = |at: usize| {
        let tweets = |word: &str| matches!(word, "tweeted" | "tweets" | "tweeting");
        matches!(view.sign(before(at)), Some(',' | ':'))
            && cue(at).is_some_and(|cue| cue.end < open(at) && tweets(view.low(cue.start)))
    };
    let read = |at: usize| cue(at).is_some_and(|cue| signs::before(view, cue.end).is_some());
    match piece.from {
        // “Yes,” said Ann, “but later.”: however short, the second half is no scare quote; and what
        // somebody describes a thing as, in marks, signs, tweets or shows on a sign are words.
        From::Region(at)
            if goes_on(at) || described(at) || signed(at) || read(at) || tweeted(at) =>
        {
            -1.5
        }
        From::Region(at) if resumes(at) => -0.5,
        // A paragraph that opens with a mark and closes with none goes on in the next.
        From::Region(at) if is_open(context, at) => -1.5,
        From::Region(at) if is_set_off(context, at) => -4.0,
        From::Joined(_) | From::Rule(_)
            if piece.regions.clone().any(|at| is_set_off(context, at)) =>
        {
            f32::MAX
        }
        From::Region(_) => -0.1,
        From::Joined(_) | From::Rule(_) => -0.7,
    }
}

/// The words in marks of "described it as “a mess”": where it is not likely that the words before
/// belong to them, they are a quote by themselves.
fn only_described(context: &Context<'_>, piece: &Piece) -> Option<Range<usize>> {
    let region = context.regions.get(piece.regions.start).filter(|_| piece.regions.len() == 1)?;
    let described = context.view.low(region.tokens.start.wrapping_sub(1)) == "as";
    described.then(|| region.tokens.clone())
}

/// Log-odds from which on the words before belong to what something is described as: a chance of 0.7.
const LIKELY: f32 = 0.8;

/// Whether a region is a long paragraph without a closing mark.
fn is_open(context: &Context<'_>, at: usize) -> bool {
    let region =
        context.regions.get(at).filter(|region| !region.closed && region.words >= LONG_WORDS);
    region.is_some_and(|region| stands_alone(context, region))
}

/// Adds the paragraphs between two of a quotation that goes on without closing marks, and its last.
fn fill(context: &Context<'_>, frames: &mut [Option<Frame>]) {
    let alone = |at: usize| context.regions.get(at).filter(|one| stands_alone(context, one));
    let goes_on = |at: usize| {
        let (one, next) = (alone(at), alone(at + 1));
        one.zip(next).is_some_and(|(one, next)| !one.closed && next.paragraph == one.paragraph + 1)
    };
    for at in 1..context.regions.len() {
        let known = |at: usize| frames.get(at).is_some_and(Option::is_some);
        let ends = || alone(at).is_some_and(|region| region.closed);
        let within = || goes_on(at) && known(at + 1);
        if !known(at) && known(at - 1) && goes_on(at - 1) && (ends() || within()) {
            let frame = Some(region_frame(context, at));
            frames.get_mut(at).into_iter().for_each(|slot| slot.clone_from(&frame));
        }
    }
}

/// Whether dashes set a region off with its own cue.
fn is_set_off(context: &Context<'_>, at: usize) -> bool {
    let region = context.regions.get(at);
    region.is_some_and(|region| clauses::is_set_off(context.view, &region.tokens))
}

/// Words of a sentence that is no label.
const FEWEST_WORDS: usize = 4;
/// Words of a paragraph that is no label or headline.
const LONG_WORDS: usize = 12;

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
    Frame::new(words, QuoteKind::Direct, link, Evidence::Tagger)
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
