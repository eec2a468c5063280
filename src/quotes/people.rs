//! Words of a noun phrase in, what sort of people or body they mean out.

use std::ops::Range;
use std::sync::LazyLock;

use super::nouns;
use super::view::View;
use crate::entities::Gender;
use crate::word_list::WordList;

static PEOPLE: LazyLock<WordList> = LazyLock::new(|| WordList::new(include_str!("people.txt")));
static BODIES: LazyLock<WordList> = LazyLock::new(|| WordList::new(include_str!("bodies.txt")));
static DOCUMENTS: LazyLock<WordList> =
    LazyLock::new(|| WordList::new(include_str!("documents.txt")));

/// Whether a word in lower case is one for a person: "minister".
pub(super) fn is_human(word: &str) -> bool {
    PEOPLE.contains(word) || word.rsplit_once('-').is_some_and(|(_, last)| PEOPLE.contains(last))
}

/// Whether a word in lower case is one for people: "officials", "police".
pub(super) fn are_human(word: &str) -> bool {
    word.strip_suffix('s').is_some_and(is_human)
        || word.strip_suffix("men").is_some_and(|stem| is_human(&format!("{stem}man")))
        || word.strip_suffix("women").is_some_and(|stem| is_human(&format!("{stem}woman")))
        || matches!(word, "people" | "police" | "authorities" | "families" | "children")
}

/// Whether a word in lower case is one for a person or for people.
pub(super) fn names_people(word: &str) -> bool {
    is_human(word) || are_human(word)
}

/// Whether a word in lower case is one that a body is called by after its name: "the company".
pub(super) fn is_body(word: &str) -> bool {
    BODIES.contains(word)
}

/// Whether a word in lower case is one for what is written, filmed or found out.
pub(super) fn is_document(word: &str) -> bool {
    DOCUMENTS.contains(word)
}

/// The token of the noun that heads a phrase: the last before a preposition.
pub(super) fn head(view: &View<'_>, phrase: &Range<usize>) -> Option<usize> {
    let end = (phrase.start + 1..phrase.end)
        .find(|&at| nouns::is_preposition(view, at) || view.sign(at) == Some(','))
        .unwrap_or(phrase.end);
    (phrase.start..end).rev().find(|&at| view.is_word(at))
}

/// Whether a phrase means several.
pub(super) fn is_plural(view: &View<'_>, phrase: &Range<usize>) -> bool {
    let Some(head) = head(view, phrase) else { return false };
    let word = view.low(head);
    if is_one_of(view, phrase) {
        return false;
    }
    are_human(word)
        || matches!(word, "others" | "some" | "many" | "both" | "they" | "we")
        || (word.ends_with('s') && !word.ends_with("ss") && !view.is_capital(head))
}

/// Whether a phrase picks one of several: "one of the victims".
fn is_one_of(view: &View<'_>, phrase: &Range<usize>) -> bool {
    view.low(phrase.start) == "one" && view.low(phrase.start + 1) == "of"
}

/// Whether a phrase means one person.
pub(super) fn is_person(view: &View<'_>, phrase: &Range<usize>) -> bool {
    let people = |at: usize| are_human(view.low(at));
    (is_one_of(view, phrase) && phrase.clone().any(people))
        || head(view, phrase).is_some_and(|head| is_human(view.low(head)))
        || is_aged(view, phrase)
}

/// Whether a phrase calls a person by the age: "the 22-year-old".
pub(super) fn is_aged(view: &View<'_>, phrase: &Range<usize>) -> bool {
    phrase.len() > 1
        && phrase.clone().any(|at| view.low(at) == "year")
        && phrase.clone().next_back().is_some_and(|last| view.low(last) == "old")
}

/// The gender that the words of a phrase tell.
pub(super) fn gender(view: &View<'_>, phrase: &Range<usize>) -> Option<Gender> {
    phrase.clone().find_map(|at| match view.low(at) {
        "ayatollah" | "boy" | "brother" | "cardinal" | "count" | "don" | "duke" | "emir"
        | "emperor" | "father" | "grandfather" | "he" | "him" | "husband" | "imam" | "king"
        | "lord" | "man" | "mr" | "mr." | "nephew" | "pope" | "prince" | "sheik" | "sheikh"
        | "sir" | "son" | "stepfather" | "sultan" | "uncle" | "widower" => Some(Gender::Male),
        "actress" | "aunt" | "baroness" | "countess" | "dame" | "daughter" | "duchess"
        | "empress" | "girl" | "grandmother" | "her" | "lady" | "madam" | "madame" | "mama"
        | "miss" | "mother" | "mrs" | "mrs." | "ms" | "ms." | "niece" | "nun" | "princess"
        | "queen" | "she" | "sister" | "stepmother" | "widow" | "wife" | "woman" => {
            Some(Gender::Female)
        }
        word if word.ends_with("woman") => Some(Gender::Female),
        word if word.ends_with("man") && is_human(word) => Some(Gender::Male),
        _ => None,
    })
}
