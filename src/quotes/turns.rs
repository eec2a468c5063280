//! Paragraphs in, the turns of a transcript or an interview out: "PENCE: Thank you."

use std::ops::Range;

use super::frame::{Evidence, Frame, Link};
use super::marks::{Region, region_at};
use super::view::View;
use crate::text::TokenKind;
use crate::{Entity, EntityKind, QuoteKind};

/// Turns that make a text a transcript; a single label with a colon may be anything.
const FEWEST_TURNS: usize = 2;
/// Words of the longest label.
const LONGEST_LABEL: usize = 5;
/// What a name behind "spoke to" or "an interview with" counts against one elsewhere.
const MET: usize = 3;

/// A paragraph that opens with the name of who speaks in it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Turn {
    label: Range<usize>,
    /// What follows the colon.
    words: Range<usize>,
    /// Whether the label is a name for sure: in capitals, or known.
    sure: bool,
    /// Whether a quotation mark stands before the label, as where a transcript is quoted.
    quoted: bool,
}

/// Finds the turns. Whose words stand in quotation marks is one of them; what the paper asks without
/// marks is none.
pub(super) fn find(view: &View<'_>, regions: &[Region]) -> Vec<Frame> {
    let mut turns = turns(view, regions);
    // "A." alone begins a name.
    let asks = turns.iter().any(|turn| is_question(view, &turn.label));
    turns.retain(|turn| asks || view.low(turn.label.start) != "a.");
    // "Interview: Ann Lee on rain"
    if asks && turns.first().is_some_and(|turn| !turn.sure) {
        turns.remove(0);
    }
    let certain = turns.iter().filter(|turn| turn.sure).count();
    if certain == 0 || (turns.len() < FEWEST_TURNS && !turns.iter().any(|turn| shouts(view, turn)))
    {
        return Vec::new();
    }
    let answer = turns.iter().find(|turn| is_answer(view, &turn.label));
    let asked = answer.and_then(|turn| interviewee(view, turn.label.start)).is_some();
    let frame = |turn: &Turn| {
        let marked = region_at(regions, turn.words.start).filter(|_| !turn.quoted);
        let question = is_question(view, &turn.label);
        let link = if question || !asked && is_answer(view, &turn.label) {
            Link::Floating
        } else {
            Link::Turn { label: turn.label.clone() }
        };
        let (words, kind) = match marked {
            Some(region) => (region.tokens.clone(), QuoteKind::Direct),
            None if turn.quoted => (turn.words.clone(), QuoteKind::Direct),
            None => (turn.words.clone(), QuoteKind::Indirect),
        };
        let whole = turn.words.start <= words.start;
        (whole && (marked.is_some() || !question))
            .then(|| Frame::new(words, kind, link, Evidence::Rule))
    };
    turns.iter().filter_map(frame).collect()
}

/// Whether a label stands for who asks.
fn is_question(view: &View<'_>, label: &Range<usize>) -> bool {
    label.len() == 1 && matches!(view.low(label.start), "q" | "q." | "question")
}

/// Whether a label stands for who is asked.
pub(super) fn is_answer(view: &View<'_>, label: &Range<usize>) -> bool {
    label.len() == 1 && matches!(view.low(label.start), "a" | "a." | "answer")
}

/// Whom the words before a token say most of, and that somebody spoke to: who gives the answers.
pub(super) fn interviewee<'a>(view: &View<'a>, end: usize) -> Option<&'a Entity> {
    let end = view.span(end..end + 1).start;
    let met =
        |start: usize| matches!(view.low(view.tokens.at(start).wrapping_sub(1)), "to" | "with");
    let weight = |one: &&Entity| {
        let places = one.mentions.iter().map(|mention| mention.span.start);
        let places = places.filter(|&start| start < end);
        places.map(|start| if met(start) { MET } else { 1 }).sum::<usize>()
    };
    let people = view.entities.iter().filter(|one| one.kind == EntityKind::Person);
    // Of several the first.
    people.filter(|one| weight(one) > 0).rev().max_by_key(weight)
}

/// The paragraphs that open with a label, and those that go on from one in a quoted transcript.
fn turns(view: &View<'_>, regions: &[Region]) -> Vec<Turn> {
    let mut turns: Vec<Turn> = Vec::new();
    let mut before = 0;
    for paragraph in &view.tokens.paragraphs {
        let first = region_at(regions, paragraph.start)
            .filter(|region| region.tokens.start == paragraph.start);
        let last = turns.last().filter(|last| last.quoted);
        // Another quotation within may close the mark.
        let quoted = first.is_some_and(|region| !region.closed || last.is_some());
        let goes_on = last.filter(|last| {
            last.words.end == before
                && first.is_some_and(|region| !region.closed)
                && view.is_word(paragraph.start + 1)
        });
        let own = turn(view, paragraph, quoted);
        let next = own.or_else(|| {
            let words = paragraph.start + 1..paragraph.end;
            Some(Turn { words, ..goes_on?.clone() })
        });
        turns.extend(next);
        before = paragraph.end;
    }
    turns
}

/// Adds the turns to the frames of everything else; within a turn only the turn counts.
pub(super) fn take(
    mut frames: Vec<Option<Frame>>,
    turns: Vec<Frame>,
    regions: &[Region],
) -> Vec<Option<Frame>> {
    let mut turns: Vec<Option<Frame>> = turns.into_iter().map(Some).collect();
    let end = |turn: &Option<Frame>| turn.as_ref().map_or(0, |turn| turn.content.end);
    let ends: Vec<usize> = turns.iter().map(end).collect();
    let starts: Vec<usize> = turns.iter().flatten().map(|turn| turn.content.start).collect();
    for slot in &mut frames {
        let Some(frame) = slot.as_ref() else { continue };
        let at = ends.partition_point(|&end| end <= frame.content.start);
        if starts.get(at).is_none_or(|&start| start >= frame.content.end) {
            continue;
        }
        // A quotation keeps its place, to which others may refer.
        let same = |turn: &&mut Option<Frame>| {
            turn.as_ref().is_some_and(|turn| turn.content == frame.content)
        };
        let turn = turns.get_mut(at).filter(same).and_then(Option::take);
        *slot = turn.map(|turn| Frame { odds: frame.odds, evidence: frame.evidence, ..turn });
    }
    // "Ann Lee: “A bad day”" may be a headline: where nothing took what stands in marks for a
    // quotation, it is none.
    let unmarked = |turn: &Frame| {
        region_at(regions, turn.content.start).is_none_or(|region| region.tokens != turn.content)
    };
    frames.extend(turns.into_iter().flatten().filter(unmarked).map(Some));
    frames
}

/// The turn of a paragraph that opens with a label, behind a mark where it is `quoted`.
fn turn(view: &View<'_>, paragraph: &Range<usize>, quoted: bool) -> Option<Turn> {
    let paragraph = paragraph.start + usize::from(quoted)..paragraph.end;
    let near = paragraph.start..paragraph.end.min(paragraph.start + 2 * LONGEST_LABEL + 2);
    let first = near.start..near.start + 1;
    let letter = is_question(view, &first) || is_answer(view, &first);
    // "Q. Why?"
    let stop = near.clone().find(|&at| letter && view.form(at).ends_with('.') && at <= first.end);
    let colon = stop.or_else(|| near.clone().find(|&at| view.sign(at) == Some(':')))?;
    let bracket = near.clone().find(|&at| view.sign(at) == Some('('));
    let end = bracket.unwrap_or(colon).min(colon).max(first.end);
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
    let letter = letter && label == first;
    let person = view.entity(label.start).is_some_and(|entity| entity.kind == EntityKind::Person);
    let sure = person || letter || in_capitals(view, &label);
    let quoted = quoted && sure;
    Some(Turn { label, words: spoken, sure, quoted })
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
