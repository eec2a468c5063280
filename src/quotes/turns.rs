//! Paragraphs in, the turns of a transcript or an interview out: "PENCE: Thank you."

use std::ops::Range;

use super::frame::{Evidence, Frame, Link};
use super::marks::Region;
use super::view::View;
use crate::text::TokenKind;
use crate::{QuoteAct, QuoteKind};

/// Turns that make a text a transcript; a single label with a colon may be anything.
const FEWEST_TURNS: usize = 2;
/// Words of the longest label.
const LONGEST_LABEL: usize = 5;

/// A paragraph that opens with the name of who speaks in it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Turn {
    label: Range<usize>,
    /// What follows the colon.
    words: Range<usize>,
    /// Whether the label is a name for sure: in capitals, or known.
    sure: bool,
}

/// Finds the turns; paragraphs whose words stand in quotation marks are left to the frames.
pub(super) fn find(view: &View<'_>, regions: &[Region]) -> Vec<Frame> {
    let turns: Vec<Turn> =
        view.tokens.paragraphs.iter().filter_map(|range| turn(view, range)).collect();
    let certain = turns.iter().filter(|turn| turn.sure).count();
    if certain == 0 || (turns.len() < FEWEST_TURNS && !turns.iter().any(|turn| shouts(view, turn)))
    {
        return Vec::new();
    }
    let marked = |turn: &Turn| {
        let at = regions.partition_point(|region| region.tokens.end <= turn.words.start);
        regions.get(at).is_some_and(|region| region.tokens.start <= turn.words.start)
    };
    turns
        .iter()
        .filter(|turn| !marked(turn) && view.low(turn.label.start) != "q")
        .map(|turn| Frame {
            content: turn.words.clone(),
            kind: QuoteKind::Indirect,
            act: QuoteAct::Speech,
            evidence: Evidence::Rule,
            link: Link::Turn { label: turn.label.clone() },
        })
        .collect()
}

/// Adds the turns to the frames of everything else; within a turn only the turn counts.
pub(super) fn take(mut frames: Vec<Option<Frame>>, turns: Vec<Frame>) -> Vec<Option<Frame>> {
    for slot in &mut frames {
        let inside = slot.as_ref().is_some_and(|frame| {
            let at = turns.partition_point(|turn| turn.content.end <= frame.content.start);
            turns.get(at).is_some_and(|turn| turn.content.start < frame.content.end)
        });
        if inside {
            *slot = None;
        }
    }
    frames.extend(turns.into_iter().map(Some));
    frames
}

fn turn(view: &View<'_>, paragraph: &Range<usize>) -> Option<Turn> {
    let near = paragraph.start..paragraph.end.min(paragraph.start + 2 * LONGEST_LABEL + 2);
    let colon = near.clone().find(|&at| view.sign(at) == Some(':'))?;
    let bracket = near.clone().find(|&at| view.sign(at) == Some('('));
    let end = bracket.unwrap_or(colon).min(colon);
    let label = paragraph.start..end;
    let words = view.count_words(label.clone());
    let named = label.clone().all(|at| {
        view.is_capital(at) || matches!(view.form(at), "-" | "." | "’" | "'") || !view.is_word(at)
    });
    let spoken = colon + 1..paragraph.end;
    if words == 0 || words > LONGEST_LABEL || !named || spoken.len() < 2 {
        return None;
    }
    if label.clone().any(|at| view.kind(at) == Some(TokenKind::Number)) {
        return None;
    }
    let letter = label.len() == 1 && matches!(view.form(label.start), "Q" | "A");
    let person =
        view.entity(label.start).is_some_and(|entity| entity.kind == crate::EntityKind::Person);
    let sure = person || letter || in_capitals(view, &label);
    Some(Turn { label, words: spoken, sure })
}

fn in_capitals(view: &View<'_>, label: &Range<usize>) -> bool {
    label.clone().filter(|&at| view.is_word(at)).all(|at| {
        let form = view.form(at);
        form.chars().count() > 1 && !form.chars().any(char::is_lowercase)
    })
}

/// Whether a label is a name in capitals with a role in brackets: enough for a turn alone.
fn shouts(view: &View<'_>, turn: &Turn) -> bool {
    in_capitals(view, &turn.label) && view.sign(turn.label.end) == Some('(')
}
