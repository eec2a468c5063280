//! The words around a quotation in, the candidate who must have said it out.

use std::ops::Range;

use super::super::clauses;
use super::super::cues::{self, Class};
use super::super::frame::Link;
use super::super::nouns;
use super::super::signs;
use super::super::view::View;
use super::candidates::{Candidate, Way};
use crate::EntityKind;
use crate::text::TokenKind;

/// Marks, or adds, the one candidate that the words before a quotation and behind it leave no doubt
/// about.
pub(super) fn point_out(
    view: &View<'_>,
    lead: Option<&Range<usize>>,
    tail: &Range<usize>,
    found: &mut Vec<Candidate>,
) {
    let named = lead.and_then(|lead| before(view, lead).or_else(|| by(view, lead, tail)));
    let Some((cue, source)) = named.or_else(|| behind(view, tail)) else { return };
    let same = found.iter_mut().find(|other| {
        let other = other.source.as_ref();
        other.is_some_and(|other| other.start < source.end && source.start < other.end)
    });
    if let Some(same) = same {
        same.way = Way::Plain;
    } else {
        let link = Link::Said { cue, source: Some(source.clone()) };
        let (way, chosen) = (Way::Plain, [false; 3]);
        found.push(Candidate { link, source: Some(source), way, rank: 0, chosen });
    }
}

/// Whose name and verb of saying are all that follows a comma within the marks: “…,” Ann Lee said.
fn behind(view: &View<'_>, tail: &Range<usize>) -> Option<Said> {
    let comma = view.sign(tail.start.wrapping_sub(2)) == Some(',');
    let near = tail.start + 1..tail.end.min(tail.start + LONGEST_NAME);
    // Also a verb that no list has: “…,” Ann Lee deadpanned.
    let said = |at: &usize| {
        let known = cues::verb_at(view, *at).is_some_and(|verb| verb.class != Class::Attitude);
        let word = view.low(*at);
        (known || word.ends_with("ed") && !view.is_capital(*at)) && !word.ends_with("ing")
    };
    let verb = near.clone().find(said).filter(|_| comma)?;
    let source = tail.start..verb;
    let name = |at: usize| view.is_capital(at) && view.kind(at) == Some(TokenKind::Word);
    let named = source.clone().all(name) && source.clone().any(|at| view.entity(at).is_some());
    named.then_some((verb..verb + 1, source))
}

/// A cue and a source.
type Said = (Range<usize>, Range<usize>);

/// Who is named before a quotation.
fn before(view: &View<'_>, lead: &Range<usize>) -> Option<Said> {
    signs::before(view, lead.end)
        .map(|sign| (lead.end - 1..lead.end, sign))
        .or_else(|| credited(view, lead))
        .or_else(|| from(view, lead))
        .or_else(|| worded(view, lead))
        .or_else(|| inverted(view, lead))
}

/// The name between a dash and a colon: "Poll puts Lee ahead – Omar Diab: “…”".
fn credited(view: &View<'_>, lead: &Range<usize>) -> Option<Said> {
    let colon = lead.end - 1;
    let name = |at: &usize| view.is_capital(*at) && view.kind(*at) == Some(TokenKind::Word);
    let start = (lead.start..colon).rev().take_while(name).last()?;
    let dash = start.checked_sub(1).filter(|&at| at > lead.start && view.is_dash(at))?;
    let apart = view.spaced(dash) && view.spaced(start) && view.sign(colon) == Some(':');
    apart.then_some((colon..lead.end, start..colon))
}

/// Who is named behind "from" where nothing else leads in: "More from Omar Diab: “…”".
fn from(view: &View<'_>, lead: &Range<usize>) -> Option<Said> {
    let colon = lead.end - 1;
    let near = lead.start.max(colon.saturating_sub(LONGEST_NAME))..colon;
    let from = near.rev().find(|&at| view.low(at) == "from")?;
    let opens = from == lead.start || view.low(from - 1) == "more";
    let source = from + 1..colon;
    let first = source.start;
    let phrase = view.is_capital(first) || nouns::is_determiner(view, first);
    let named = phrase && view.sign(colon) == Some(':');
    (opens && named && source.clone().all(|at| view.sign(at) != Some(',')))
        .then_some((colon..lead.end, source))
}

/// Tokens of a name with what belongs to it: "Ann Lee's post on the subject".
const LONGEST_NAME: usize = 8;

/// Whose words are named: "because, in Ann Lee’s words, “…”".
fn worded(view: &View<'_>, lead: &Range<usize>) -> Option<Said> {
    let words = lead.end.checked_sub(2).filter(|&at| matches!(view.low(at), "word" | "words"))?;
    let near = lead.start.max(words.saturating_sub(LONGEST_NAME))..words;
    let opens = near.rev().find(|&at| view.low(at) == "in")?;
    let source = match view.low(words - 1) {
        "'s" | "'" => opens + 1..words - 1,
        "his" | "her" | "their" => words - 1..words,
        _ => return None,
    };
    let comma = view.sign(lead.end - 1) == Some(',');
    (comma && !source.is_empty()).then_some((opens..opens + 1, source))
}

/// Who stands behind a verb between commas: "As the law is drawn, explained Omar Diab, “…”".
fn inverted(view: &View<'_>, lead: &Range<usize>) -> Option<Said> {
    let last = lead.end - 1;
    let near = lead.start.max(last.saturating_sub(LONGEST_NAME))..last;
    // "told Omar Diab" names who listens.
    let listens = |lemma: &str| {
        matches!(
            lemma,
            "advise" | "ask" | "assure" | "inform" | "quote" | "remind" | "tell" | "urge" | "warn"
        )
    };
    let said = |at: &usize| {
        let verb = cues::verb_at(view, *at).filter(|verb| verb.class == Class::Speech);
        verb.is_some_and(|verb| !listens(verb.lemma)) && !view.low(*at).ends_with("ing")
    };
    let verb = near.rev().find(said).filter(|&verb| verb > lead.start)?;
    let comma = |at: usize| view.sign(at) == Some(',');
    let source = nouns::starting_at(view, verb + 1, last)?;
    let whole = source.end == last && comma(last) && comma(verb - 1);
    let named = view.entity(source.start).is_some() || nouns::is_personal(view.low(source.start));
    (whole && named).then_some((verb..verb + 1, source))
}

/// The name behind "by": "was called “…” by Ann Lee", "described by Ann Lee as “…”".
fn by(view: &View<'_>, lead: &Range<usize>, tail: &Range<usize>) -> Option<Said> {
    let verb = lead.clone().rev().find(|&at| cues::verb_at(view, at).is_some())?;
    let cue = verb..verb + 1;
    let speaks = |at: usize| {
        let kind = view.entity(at).map(|entity| entity.kind);
        matches!(kind, Some(EntityKind::Person | EntityKind::Organization))
    };
    let named = |at: usize, limit: usize| {
        let source = nouns::starting_at(view, at + 1, limit).filter(|_| view.low(at) == "by");
        source.filter(|source| source.clone().any(speaks))
    };
    let participle = view.low(verb).ends_with("ed") || view.low(verb) == "told";
    let passive = verb + 2 >= lead.end && clauses::of_others(view, &cue).is_some();
    let before = named(cue.end, lead.end).filter(|_| participle);
    let source = before.or_else(|| named(tail.start, tail.end).filter(|_| passive))?;
    Some((cue, source))
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check_speaker as check;

    #[test]
    fn a_name_between_a_dash_and_a_colon_speaks() {
        let text =
            "Polls were wrong about the mayor - Omar Diab: “Nobody whom we rang wanted to talk.”";
        check(text, "Omar Diab");
    }

    #[test]
    fn a_quotation_is_from_whom_its_lead_in_names() {
        check(
            "The vote is over. From Omar Diab’s post: “We counted every one of them.”",
            "Omar Diab",
        );
    }

    #[test]
    fn who_explains_between_commas_speaks() {
        let text =
            "Because of how the law is drawn, explained Omar Diab, “it will cost us all the land.”";
        check(text, "Omar Diab");
        check(
            "Ann Lee left the room, telling Omar Diab, “It will cost us all the land.”",
            "Ann Lee",
        );
    }

    #[test]
    fn what_stands_in_words_of_somebody_is_said_by_her() {
        let text = "Omar Diab moved there because, in Ann Lee’s words, “they are the most loyal people on the planet and nobody listened to them.”";
        check(text, "Ann Lee");
    }

    #[test]
    fn by_names_who_calls_a_thing_something() {
        let text =
            "The plan has been called “a risk that nobody needs to take” by Omar Diab, a farmer.";
        check(text, "Omar Diab");
    }
}
