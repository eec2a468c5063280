//! Frames of single regions in, utterances with all their pieces out.

use std::ops::Range;

use super::frame::{Evidence, Frame, Link, Odds};
use crate::sorted::Sorted;
use crate::{QuoteAct, QuoteKind};

/// One utterance, before its speaker is known by name.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Utterance {
    /// The tokens of each piece.
    pub(super) pieces: Vec<Range<usize>>,
    pub(super) kind: QuoteKind,
    pub(super) act: QuoteAct,
    pub(super) evidence: Evidence,
    pub(super) odds: Odds,
    pub(super) cue: Option<Range<usize>>,
    pub(super) source: Option<Range<usize>>,
    /// Whether the source is the label of a turn.
    pub(super) turn: bool,
    /// The index of the utterance that this one goes on from, where it has no source of its own.
    pub(super) continues: Option<usize>,
}

/// Puts the pieces of an utterance together, in the order of the text.
///
/// The first frames are those of the regions, by index, to which `Continues` refers.
pub(super) fn group(frames: &[Option<Frame>]) -> Vec<Utterance> {
    let mut order: Vec<usize> = (0..frames.len()).collect();
    let start =
        |at: &usize| frames.get(*at).and_then(Option::as_ref).map(|frame| frame.content.start);
    order.order_by_key(start);
    let mut utterances: Vec<Utterance> = Vec::new();
    // For every frame the index of its utterance.
    let mut places: Vec<Option<usize>> = vec![None; frames.len()];
    for index in order {
        let Some(frame) = frames.get(index).and_then(Option::as_ref) else { continue };
        let before = match &frame.link {
            Link::Continues(before) | Link::Resumes(before) => {
                places.get(*before).copied().flatten()
            }
            // Two pieces around one cue are one utterance.
            Link::Said { cue, .. } => utterances
                .iter()
                .rev()
                .take(NEARBY)
                .position(|utterance| {
                    utterance.cue.as_ref() == Some(cue) && utterance.kind == frame.kind
                })
                .map(|back| utterances.len() - 1 - back),
            Link::Above { .. } | Link::Turn { .. } | Link::Floating => None,
        };
        let place = match before.and_then(|at| Some((at, utterances.get_mut(at)?))) {
            Some((at, utterance))
                if utterance.kind == frame.kind && !matches!(frame.link, Link::Resumes(_)) =>
            {
                utterance.pieces.push(frame.content.clone());
                at
            }
            _ => {
                let said = before.and_then(|at| utterances.get(at));
                let mut utterance = begun(frame, said);
                utterance.continues = before;
                utterances.push(utterance);
                utterances.len() - 1
            }
        };
        if let Some(slot) = places.get_mut(index) {
            *slot = Some(place);
        }
    }
    utterances
}

/// An utterance whose first piece is that of `frame`; `said` is the one that it goes on from.
fn begun(frame: &Frame, said: Option<&Utterance>) -> Utterance {
    let (cue, source) = match &frame.link {
        Link::Said { cue, source } => (Some(cue.clone()), source.clone()),
        Link::Continues(_) => {
            said.map_or((None, None), |said| (said.cue.clone(), said.source.clone()))
        }
        Link::Resumes(_) => (None, said.and_then(|said| said.source.clone())),
        Link::Above { source } => (None, Some(source.clone())),
        Link::Turn { label } => (None, Some(label.clone())),
        Link::Floating => (None, None),
    };
    Utterance {
        pieces: vec![frame.content.clone()],
        kind: frame.kind,
        act: frame.act,
        evidence: frame.evidence,
        odds: frame.odds,
        cue,
        source,
        turn: matches!(frame.link, Link::Turn { .. }),
        continues: None,
    }
}

/// Utterances back that a piece may belong to.
const NEARBY: usize = 8;
