//! Frames in, those whose source is somebody or something that can speak out.

use std::ops::Range;
use std::sync::LazyLock;

use super::frame::{Frame, Link};
use super::nouns;
use super::people;
use super::view::View;
use crate::QuoteKind;
use crate::word_list::WordList;

static VOICES: LazyLock<WordList> = LazyLock::new(|| WordList::new(include_str!("voices.txt")));

/// Endings of words for several who do something: "taxpayers", "scientists", "tenants".
const DOERS: [&str; 8] = ["ers", "ors", "ists", "ants", "ees", "ians", "nesses", "ates"];

/// Drops speech outside of marks that nobody says, or that a thing says.
///
/// The tagger learnt from news, where nearly every source speaks. Elsewhere it takes any subject of
/// a verb of reporting for one: "the projects demand a building".
pub(super) fn check(view: &View<'_>, frames: &mut [Option<Frame>]) {
    for slot in frames {
        *slot = slot.take().filter(|frame| is_said(view, frame));
    }
}

fn is_said(view: &View<'_>, frame: &Frame) -> bool {
    let Link::Said { source, .. } = &frame.link else { return true };
    match (frame.kind, source) {
        (QuoteKind::Direct, _) => true,
        (QuoteKind::Mixed, source) => source.is_some(),
        (QuoteKind::Indirect, source) => {
            source.as_ref().is_some_and(|source| can_speak(view, source))
        }
    }
}

/// Whether a noun phrase is a name, a pronoun, or a word for people, a body or what they write.
pub(super) fn can_speak(view: &View<'_>, source: &Range<usize>) -> bool {
    let named = |at: usize| view.entity(at).is_some() || view.is_number(at) || is_name(view, at);
    if source.clone().any(named) || people::is_aged(view, source) {
        return true;
    }
    let Some(head) = people::head(view, source) else { return false };
    let word = view.low(head);
    // Whoever reads is told what to do, not quoted.
    let pronoun = nouns::is_pronoun(word) && word != "you";
    // "almost half", "those surveyed"
    let share = matches!(
        word,
        "few" | "half" | "none" | "percent" | "quarter" | "surveyed" | "third" | "those"
    );
    pronoun
        || share
        || DOERS.iter().any(|ending| word.ends_with(ending))
        || source.clone().any(|at| is_voice(view.low(at)))
}

/// Whether a word in lower case is one for somebody, a body or what they write, or for several.
fn is_voice(word: &str) -> bool {
    let one = |word: &str| {
        people::is_human(word)
            || people::is_body(word)
            || people::is_document(word)
            || VOICES.contains(word)
    };
    one(word)
        || people::are_human(word)
        || word.strip_suffix('s').is_some_and(one)
        || word.strip_suffix("ies").is_some_and(|stem| one(&format!("{stem}y")))
}

/// Whether a token is written as a name is: with a capital that no sentence asks for.
fn is_name(view: &View<'_>, at: usize) -> bool {
    view.is_capital(at) && view.sentence_range(at).start != at
}
