//! A paragraph that opens with speech and has no mark that closes it in, the spoken words out.

use std::ops::Range;

use super::cues;
use super::marks::Region;
use super::nouns;
use super::people;
use super::times;
use super::view::View;
use crate::EntityKind;
use crate::text::TokenKind;

/// Tokens behind "Ann Lee said" to the end of its sentence: "on Monday", "to reporters in Lima".
const LONGEST_REST: usize = 8;

/// A clause that tells who speaks.
struct Clause {
    /// Its first token, behind the comma.
    start: usize,
    /// Whether the verb stands first: "said Ann Lee".
    inverted: bool,
    who: Range<usize>,
}

/// Where the words end whose closing mark was lost: “We go, said Ann Lee. They may go on in the next
/// paragraph where nothing of their own follows them.
pub(super) fn lost_end(view: &View<'_>, range: &Range<usize>) -> Option<usize> {
    let found = clause(view, range)?;
    let person = |at: usize| view.entity(at).is_some_and(|one| one.kind == EntityKind::Person);
    // Somebody whose words go on in the next paragraph may tell what "he said".
    let goes_on = view.paragraph_range(range.start).end == range.end
        && view.kind(range.end) == Some(TokenKind::Mark);
    (!goes_on || found.who.clone().any(person)).then_some(found.start)
}

/// The spoken words of a paragraph of dialogue: "— We go, said Ann Lee. — Tomorrow." `before` is the
/// last region of the paragraphs above.
pub(super) fn dialogue(
    view: &View<'_>,
    index: usize,
    paragraph: &Range<usize>,
    before: Option<&Region>,
) -> Vec<Region> {
    let opens = |at: usize| {
        matches!(view.form(at), "—" | "–" | "―") && view.spaced(at) && view.spaced(at + 1)
    };
    if !opens(paragraph.start) {
        return Vec::new();
    }
    let Some(first) = clause(view, paragraph) else { return Vec::new() };
    // A list has dashes too: "— Two died, the police said."
    let mut words = paragraph.start..first.start;
    let asks = matches!(view.sign(first.start - 1), Some('?' | '!'));
    let speaks = words.any(|at| matches!(view.low(at), "i" | "we" | "you" | "my" | "our" | "your"));
    let goes_on =
        before.is_some_and(|region| region.paragraph + 1 == index && opens(region.tokens.start));
    if !(goes_on || first.inverted || asks || speaks || is_third(view.low(first.who.start))) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut next = Some((paragraph.start, first.start));
    while let Some((start, end)) = next {
        let words = view.count_words(start..end);
        found.push(Region { tokens: start..end, paragraph: index, closed: false, words });
        let ended = |at: &usize| {
            matches!(view.kind(at - 1), Some(TokenKind::Stop)) || view.sign(at - 1) == Some(',')
        };
        let dash = (end + 1..paragraph.end).find(|at| opens(*at) && ended(at));
        let rest = |dash: usize| clause(view, &(dash..paragraph.end)).map(|found| found.start);
        next = dash.map(|dash| (dash, rest(dash).unwrap_or(paragraph.end)));
    }
    found
}

/// The first clause of a range that tells who speaks the words before its comma.
fn clause(view: &View<'_>, range: &Range<usize>) -> Option<Clause> {
    let parts = |at: usize| at > range.start && matches!(view.sign(at), Some(',' | '?' | '!'));
    let told = |start: usize, who: &Range<usize>| parts(start - 1) && is_somebody(view, who);
    let clause = |verb: usize| {
        // "Ann Lee, a baker, told reporters" has its subject before.
        let object = cues::verb(view.low(verb)).is_some_and(|verb| verb.lemma == "tell");
        let behind =
            nouns::starting_at(view, verb + 1, range.end).filter(|who| told(verb, who) && !object);
        if let Some(who) = behind {
            return Some(Clause { start: verb, inverted: true, who });
        }
        let who = nouns::subject(view, range.start + 1, verb)?;
        let plain = told(who.start, &who) && ends(view, verb, range.end);
        plain.then_some(Clause { start: who.start, inverted: false, who })
    };
    let verbs = range.clone().skip(2).filter(|&at| cues::says(view, at));
    verbs.into_iter().find_map(clause)
}

/// Whether nothing but when, where and to whom is told behind a verb before its sentence ends.
fn ends(view: &View<'_>, verb: usize, end: usize) -> bool {
    let first = verb + 1;
    let mut rest = first..end.min(first + LONGEST_REST);
    let stop = rest.find(|&at| !view.is_word(at)).unwrap_or(end);
    let whole = stop == end || view.kind(stop) == Some(TokenKind::Stop);
    let plain = stop == first
        || nouns::is_preposition(view, first)
        || times::behind(view, first, end) > first
        || cues::verb(view.low(verb)).is_some_and(|verb| verb.lemma == "tell");
    whole && plain
}

fn is_somebody(view: &View<'_>, who: &Range<usize>) -> bool {
    let first = view.low(who.start);
    let named = view.is_capital(who.start) && !nouns::is_pronoun(first);
    named || is_third(first) || people::is_person(view, who) || people::is_plural(view, who)
}

fn is_third(word: &str) -> bool {
    matches!(word, "he" | "she" | "they")
}
