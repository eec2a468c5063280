//! A word in, whether it reports what somebody said or thinks out.

use std::sync::LazyLock;

use super::nouns;
use super::people;
use super::view::View;
use crate::text::TokenKind;
use crate::word_list::WordList;

static CUES: LazyLock<WordList> = LazyLock::new(|| WordList::new(include_str!("cues.txt")));

/// How strongly a verb reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    /// It can carry a quotation: "said".
    Speech,
    /// It is speech with an object: "condemned the groups".
    Report,
    /// It can carry a quotation, but is no speech of its own: "laughed", "refused".
    Deed,
    /// It is no speech: "hopes".
    Attitude,
}

/// One entry of the list of cues.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Verb {
    pub(super) lemma: &'static str,
    pub(super) class: Class,
}

/// The entry of the list for the form `word` in lower case.
pub(super) fn verb(word: &str) -> Option<Verb> {
    let (lemma, class) = CUES.value(word)?.split_once(' ')?;
    let class = match class {
        "speech" => Class::Speech,
        "report" => Class::Report,
        "deed" => Class::Deed,
        _ => Class::Attitude,
    };
    Some(Verb { lemma, class })
}

/// The verb at a token that reads as one there, not as a noun: "the reports", "his claim".
pub(super) fn verb_at(view: &View<'_>, at: usize) -> Option<Verb> {
    view.verb(at, || read(view, at))
}

fn read(view: &View<'_>, at: usize) -> Option<Verb> {
    if view.kind(at) != Some(TokenKind::Word) || view.entity(at).is_some() {
        return None;
    }
    let found = verb(view.low(at))?;
    let before = view.low(at.wrapping_sub(1));
    let noun = matches!(
        before,
        "the"
            | "a"
            | "an"
            | "his"
            | "her"
            | "their"
            | "its"
            | "my"
            | "our"
            | "your"
            | "this"
            | "these"
            | "those"
            | "no"
            | "of"
            | "in"
            | "with"
            | "for"
    ) && !view.low(at).ends_with("ing");
    let bare = view.low(at) == found.lemma;
    // "the department's report", but "she's said".
    let owned = before == "'s" && (bare || view.low(at).strip_suffix('s') == Some(found.lemma));
    let leads = view.low(at.wrapping_sub(2));
    let told = matches!(leads, "used" | "on" | "continued" | "proceeded" | "began" | "liked");
    // "the email read" is past, however bare.
    let past = view.low(at) == "read" && people::is_document(before);
    // "a recent issue", "the Russian state news agency", but "the residents claim".
    let described = bare
        && !past
        && nouns::is_determiner(view, at.wrapping_sub(2))
        && (view.low(at) == "state" || !view.is_capital(at.wrapping_sub(1)))
        && !before.ends_with('s')
        && !matches!(before, "two" | "three" | "four" | "five")
        && !nouns::is_function(view, at.wrapping_sub(1))
        && !people::is_human(before);
    let infinitive = bare && before == "to" && !told;
    (!noun && !owned && !described && !infinitive).then_some(found)
}

/// Whether a verb of saying stands at a token.
pub(super) fn is_speech(view: &View<'_>, at: usize) -> bool {
    verb_at(view, at).is_some_and(|verb| verb.class == Class::Speech)
}

/// Whether a verb of saying stands at a token in a form that has a subject, not "saying".
pub(super) fn says(view: &View<'_>, at: usize) -> bool {
    is_speech(view, at) && !view.low(at).ends_with("ing")
}

/// Whether the tokens at `at` are "according to".
pub(super) fn is_according(view: &View<'_>, at: usize) -> bool {
    view.low(at) == "according" && view.low(at + 1) == "to"
}

/// The dictionary form of the cue that stands in `range`.
pub(super) fn lemma(view: &View<'_>, range: std::ops::Range<usize>) -> String {
    if range.clone().any(|at| is_according(view, at)) {
        return "according to".to_owned();
    }
    let verbs = || range.clone().filter_map(|at| verb(view.low(at)));
    let known = verbs().find(|verb| verb.class == Class::Speech).or_else(|| verbs().next());
    if let Some(verb) = known {
        return verb.lemma.to_owned();
    }
    let words: Vec<&str> = range.map(|at| view.low(at)).collect();
    words.join(" ")
}
