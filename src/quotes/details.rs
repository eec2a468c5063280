//! An utterance in, where and to whom it was said, and whether it is denied, out.

use std::ops::Range;

use super::assemble::Utterance;
use super::bounds;
use super::nouns;
use super::people;
use super::times;
use super::view::View;
use crate::EntityKind;

/// Where and to whom something was said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Details {
    pub(super) venue: Option<String>,
    pub(super) addressee: Option<String>,
    pub(super) negated: bool,
}

/// Tokens around a cue that belong to its clause.
const REACH: usize = 24;

/// Networks that people write on.
const NETWORKS: [&str; 12] = [
    "x",
    "twitter",
    "facebook",
    "instagram",
    "telegram",
    "whatsapp",
    "tiktok",
    "youtube",
    "linkedin",
    "weibo",
    "snapchat",
    "reddit",
];

/// Finds the details of an utterance.
pub(super) fn find(view: &View<'_>, utterance: &Utterance) -> Details {
    let Some(cue) = utterance.cue.clone() else { return Details::default() };
    let mut details = Details { negated: is_negated(view, &cue), ..Details::default() };
    told(view, &cue, &mut details);
    if details.venue.is_none() {
        let clause = clause(view, &cue, &utterance.pieces);
        details.venue = clause
            .clone()
            .find_map(|at| network_at(view, at))
            .or_else(|| clause.clone().find_map(|at| venue_at(view, at, clause.end)));
    }
    details
}

/// "told The Media Line" is a venue, "told reporters" an addressee.
fn told(view: &View<'_>, cue: &Range<usize>, details: &mut Details) {
    let teller = |at: &usize| matches!(view.low(*at), "told" | "tells" | "telling" | "tell");
    let Some(at) = cue.clone().find(teller) else { return };
    let limit = view.sentence_range(at).end;
    let Some(mut listener) = bounds::listener(view, at + 1, limit) else { return };
    // "told reporters on Monday", but "told USA Today".
    if view.entity(listener.end - 1).is_none() {
        listener.end = times::before(view, listener.start, listener.end);
    }
    // "told a news conference": a venue, and nobody who listens.
    if is_conference(view, listener.end - 1) {
        return;
    }
    let medium = listener.clone().any(|at| {
        view.entity(at).is_some_and(|entity| {
            matches!(entity.kind, EntityKind::Organization | EntityKind::Misc)
        })
    });
    let person = listener
        .clone()
        .any(|at| view.entity(at).is_some_and(|entity| entity.kind == EntityKind::Person));
    let named = listener.start + usize::from(view.low(listener.start) == "the")..listener.end;
    let capital = |at: usize| view.is_capital(at) || !view.is_word(at);
    let office = people::is_human(view.low(listener.end - 1));
    let capitals = !named.is_empty() && named.clone().all(capital) && !office;
    let words = view.words(view.span(listener)).to_owned();
    if medium || (capitals && !person) {
        details.venue = Some(words);
    } else {
        details.addressee = Some(words);
    }
}

/// The tokens around a cue, up to the pieces of the content and the ends of the sentence.
fn clause(view: &View<'_>, cue: &Range<usize>, pieces: &[Range<usize>]) -> Range<usize> {
    let sentence = view.sentence_range(cue.start);
    let mut start = sentence.start.max(cue.start.saturating_sub(REACH));
    let mut end = sentence.end.min(cue.end + REACH);
    for piece in pieces {
        if piece.end <= cue.start {
            start = start.max(piece.end);
        } else if piece.start >= cue.end {
            end = end.min(piece.start);
        }
    }
    start..end.max(start)
}

/// The network that a token leads to: "on X".
fn network_at(view: &View<'_>, at: usize) -> Option<String> {
    // "wrote on X." ends with what looks like an initial.
    let next = view.low(at + 1).trim_end_matches('.');
    let leads = matches!(view.low(at), "on" | "via" | "to");
    (leads && NETWORKS.contains(&next) && view.is_capital(at + 1))
        .then(|| view.form(at + 1).trim_end_matches('.').to_owned())
}

/// The venue that begins at a token: "in an interview with Radio Lima", "in a statement".
fn venue_at(view: &View<'_>, at: usize, end: usize) -> Option<String> {
    let name = |at: usize| {
        let phrase = nouns::starting_at(view, at, end)?;
        let named = view.is_capital(at) || view.low(at) == "the" && view.is_capital(at + 1);
        named.then(|| view.words(view.span(phrase)).to_owned())
    };
    match view.low(at) {
        "interview" | "conversation" | "interviewed" => {
            let with = (at + 1..end.min(at + 5)).find(|&at| matches!(view.low(at), "with" | "by"));
            with.and_then(|with| name(with + 1)).or_else(|| Some("interview".to_owned()))
        }
        "statement" | "letter" | "email" | "e-mail" | "memo" | "speech" | "blog" | "tweet"
        | "report" | "lawsuit"
            if matches!(
                view.low(at.wrapping_sub(1)),
                "a" | "an"
                    | "his"
                    | "her"
                    | "their"
                    | "its"
                    | "written"
                    | "joint"
                    | "brief"
                    | "televised"
                    | "open"
                    | "press"
            ) =>
        {
            Some(view.low(at).to_owned())
        }
        word if is_conference(view, at) => Some(format!("{} {word}", view.low(at - 1))),
        "tweeted" | "tweets" | "tweet" | "tweeting" => Some("Twitter".to_owned()),
        _ => None,
    }
}

/// Whether a token ends "news conference", "press briefing".
fn is_conference(view: &View<'_>, at: usize) -> bool {
    let meets = matches!(view.low(at), "conference" | "briefing");
    meets && matches!(view.low(at.wrapping_sub(1)), "news" | "press" | "media")
}

/// Whether the clause denies that it was said: "did not say", "made no call for".
fn is_negated(view: &View<'_>, cue: &Range<usize>) -> bool {
    let denies = |at: usize| {
        let word = view.low(at);
        matches!(word, "not" | "never" | "no" | "without" | "refrained" | "declined" | "refused")
            || word.ends_with("n't")
    };
    let before = cue.start.saturating_sub(2).max(view.sentence_range(cue.start).start);
    cue.clone().any(denies) || (before..cue.start).any(|at| denies(at) && view.low(at) != "no")
}
