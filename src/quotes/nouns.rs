//! A place in a clause in, the noun phrase that stands there out.

use std::ops::Range;
use std::sync::LazyLock;

use super::people;
use super::times;
use super::view::View;
use crate::text::TokenKind;
use crate::word_list::WordList;

static FUNCTION: LazyLock<WordList> = LazyLock::new(|| WordList::new(include_str!("function.txt")));
static PREPOSITIONS: LazyLock<WordList> =
    LazyLock::new(|| WordList::new(include_str!("prepositions.txt")));
static AUXILIARIES: LazyLock<WordList> =
    LazyLock::new(|| WordList::new(include_str!("auxiliaries.txt")));
static DETERMINERS: LazyLock<WordList> =
    LazyLock::new(|| WordList::new(include_str!("determiners.txt")));

/// Words of the longest noun phrase that is followed.
const LONGEST: usize = 16;

/// Tokens of the longest clause between a name and its verb.
const LONGEST_ASIDE: usize = 60;

pub(super) fn is_preposition(view: &View<'_>, at: usize) -> bool {
    PREPOSITIONS.contains(view.low(at))
}

pub(super) fn is_determiner(view: &View<'_>, at: usize) -> bool {
    DETERMINERS.contains(view.low(at))
}

pub(super) fn is_function(view: &View<'_>, at: usize) -> bool {
    FUNCTION.contains(view.low(at)) || is_adverb(view, at)
}

pub(super) fn is_auxiliary(view: &View<'_>, at: usize) -> bool {
    let word = view.low(at);
    AUXILIARIES.contains(word) || is_adverb(view, at) || word == "'s" && view.low(at + 1) == "been"
}

/// Whether a word in lower case is a form of "be".
pub(super) fn is_be(word: &str) -> bool {
    matches!(word, "is" | "was" | "are" | "were" | "be" | "been" | "being")
}

/// An adverb by its ending.
fn is_adverb(view: &View<'_>, at: usize) -> bool {
    let word = view.low(at);
    let adjective = matches!(
        word,
        "early"
            | "daily"
            | "weekly"
            | "monthly"
            | "family"
            | "rally"
            | "reply"
            | "assembly"
            | "supply"
            | "friendly"
            | "elderly"
            | "lovely"
            | "likely"
            | "monopoly"
    );
    word.len() > 4 && word.ends_with("ly") && !adjective && !view.is_capital(at)
}

/// Personal and relative pronouns that can be a subject.
pub(super) fn is_pronoun(word: &str) -> bool {
    matches!(
        word,
        "i" | "we"
            | "you"
            | "he"
            | "she"
            | "they"
            | "it"
            | "who"
            | "which"
            | "one"
            | "both"
            | "someone"
            | "everyone"
            | "nobody"
            | "somebody"
            | "others"
            | "neither"
            | "another"
            | "some"
            | "many"
            | "most"
            | "several"
    )
}

/// Pronouns that point back to somebody named before.
pub(super) fn is_personal(word: &str) -> bool {
    matches!(word, "i" | "we" | "he" | "she" | "they" | "it")
}

/// Whether a token can stand inside a noun phrase.
fn inside(view: &View<'_>, at: usize) -> bool {
    match view.kind(at) {
        Some(TokenKind::Word) => {
            let name = view.entity(at).is_some();
            name || !(FUNCTION.contains(view.low(at)) || is_adverb(view, at))
        }
        Some(TokenKind::Number | TokenKind::Address | TokenKind::Clitic) => true,
        Some(TokenKind::Sign) => {
            let joins = matches!(view.form(at), "-" | "&" | "/") && !view.spaced(at);
            joins || view.form(at) == "&"
        }
        Some(TokenKind::Stop | TokenKind::Mark) | None => false,
    }
}

/// Where the auxiliaries that end at `end` begin.
fn before_auxiliaries(view: &View<'_>, floor: usize, mut end: usize) -> usize {
    while end > floor && is_auxiliary(view, end - 1) {
        end -= 1;
    }
    end
}

/// The noun phrase that is the subject of the verb at `cue`, at or after `floor`.
pub(super) fn subject(view: &View<'_>, floor: usize, cue: usize) -> Option<Range<usize>> {
    let mut end = cue;
    // "went on to say", "used to say"
    if end > floor + 2 && view.low(end - 1) == "to" {
        end -= 2;
        if view.low(end) == "on" {
            end -= 1;
        }
    }
    end = before_auxiliaries(view, floor, end);
    let timed = times::before(view, floor, end);
    if timed < cue {
        end = before_auxiliaries(view, floor, timed);
    }
    let last = end.checked_sub(1).filter(|&last| last >= floor)?;
    if is_pronoun(view.low(last)) {
        return Some(last..end);
    }
    if matches!(view.sign(last), Some(',' | ')' | ']')) || view.is_dash(last) {
        return before_aside(view, floor, last);
    }
    ending_at(view, floor, end)
}

/// The noun phrase before one or more asides, the last of which ends at the token `close`.
fn before_aside(view: &View<'_>, floor: usize, close: usize) -> Option<Range<usize>> {
    let limit = floor.max(close.saturating_sub(LONGEST_ASIDE));
    if matches!(view.sign(close), Some(')' | ']')) {
        let open = (limit..close).rev().find(|&at| matches!(view.sign(at), Some('(' | '[')))?;
        return subject(view, floor, open);
    }
    let parts = |at: usize| view.sign(at) == Some(',') || view.is_dash(at);
    let mut best = None;
    for at in (limit..close).rev().filter(|&at| parts(at)) {
        if !opens_aside(view, at + 1) {
            break;
        }
        best = ending_at(view, floor, at).filter(|_| at > floor).or(best);
        // "A, B and C, told": a list has no aside.
        if best.is_some() && !continues_aside(view, limit, at) {
            break;
        }
    }
    match best {
        Some(found) => Some(found),
        // "On Monday, in Paris, said": nothing is left to be a subject.
        None => ending_at(view, floor, close),
    }
}

/// Whether what stands before the comma at `at` is itself an aside.
fn continues_aside(view: &View<'_>, limit: usize, at: usize) -> bool {
    let start = (limit..at).rev().find(|&comma| view.sign(comma) == Some(','));
    start.is_some_and(|comma| opens_aside(view, comma + 1))
}

/// Whether the words from `at` describe what stands before the comma.
fn opens_aside(view: &View<'_>, at: usize) -> bool {
    let word = view.low(at);
    is_determiner(view, at)
        || matches!(word, "who" | "whose" | "which" | "whom" | "where" | "now" | "then" | "also")
        || matches!(view.kind(at), Some(TokenKind::Number))
        || (!view.is_capital(at) && view.kind(at) == Some(TokenKind::Word))
        || matches!(word, "jr." | "jr" | "sr." | "ii" | "iii" | "r" | "d")
        || (view.is_capital(at) && has_lower_noun(view, at))
}

/// Whether a lower-case noun comes soon: "Republican of Texas", "Iraqi political analyst".
fn has_lower_noun(view: &View<'_>, at: usize) -> bool {
    (at + 1..at + 4)
        .take_while(|&next| view.kind(next) == Some(TokenKind::Word))
        .any(|next| !view.is_capital(next))
}

/// The noun phrase that ends before the token `end`.
pub(super) fn ending_at(view: &View<'_>, floor: usize, end: usize) -> Option<Range<usize>> {
    let core = core_ending_at(view, floor, end)?;
    // "a spokesman for the company", "one of the men": the head stands before the preposition.
    let mut start = core.start;
    for _ in 0..3 {
        let Some(preposition) = start.checked_sub(1).filter(|&at| at > floor) else { break };
        let joins =
            matches!(view.low(preposition), "of" | "for" | "at" | "in" | "with" | "from" | "to")
                || (view.low(preposition) == "and" && view.low(preposition + 1) != "then");
        if !joins {
            break;
        }
        let Some(left) = core_ending_at(view, floor, preposition) else { break };
        let governed = left.start > floor
            && is_preposition(view, left.start - 1)
            && view.low(left.start - 1) != "of";
        let heads = is_determiner(view, left.start)
            || left.start == floor
            || view.low(preposition) == "of"
            || (view.low(preposition) == "and" && view.is_capital(left.end - 1));
        if governed || !heads {
            break;
        }
        start = left.start;
    }
    Some(start..core.end)
}

/// A noun phrase without prepositions that ends before the token `end`.
pub(super) fn core_ending_at(view: &View<'_>, floor: usize, end: usize) -> Option<Range<usize>> {
    let mut start = end;
    while start > floor && end - start < LONGEST {
        let at = start - 1;
        let determiner = is_determiner(view, at) && view.entity(at).is_none();
        if !(determiner || inside(view, at)) {
            break;
        }
        start = at;
        // "the", "his" open the phrase; so does a possessor: "Iraq’s".
        if determiner && !matches!(view.low(at), "one" | "two" | "three" | "four" | "other") {
            break;
        }
    }
    (start < end && (start..end).any(|at| view.is_word(at))).then_some(start..end)
}

/// The noun phrase that begins at the token `start`, before `limit`.
pub(super) fn starting_at(view: &View<'_>, start: usize, limit: usize) -> Option<Range<usize>> {
    if is_pronoun(view.low(start)) && !matches!(view.low(start + 1), "of") {
        return (start < limit).then_some(start..start + 1);
    }
    let mut end = start;
    while end < limit && end - start < LONGEST {
        let of = matches!(view.low(end), "of" | "for" | "and")
            && end > start
            && (view.low(end) == "of" || phrase_goes_on(view, start, end));
        let opens =
            is_determiner(view, end) && (end == start || matches!(view.low(end - 1), "of" | "for"));
        if !(of || opens || inside(view, end)) {
            break;
        }
        end += 1;
    }
    let any = |at: usize| view.is_word(at) && !(at == start && opens_phrase(view, at));
    (start < end && (start..end).any(any)).then_some(start..end)
}

/// Whether the word at `at` is an article or the like, which is no phrase alone.
fn opens_phrase(view: &View<'_>, at: usize) -> bool {
    matches!(view.low(at), "the" | "a" | "an" | "its" | "our" | "my" | "your" | "no" | "every")
}

/// Whether "for" or "and" at `at` goes on with a name: "a spokesman for Mr. Lee", "Lee and Kim".
fn phrase_goes_on(view: &View<'_>, start: usize, at: usize) -> bool {
    let name = view.is_capital(at + 1) || matches!(view.low(at + 1), "the");
    match view.low(at) {
        "for" => name && (start..at).any(|word| view.low(word).contains("spokes")),
        _ => view.is_capital(at + 1) && view.is_capital(at - 1),
    }
}

/// The first noun phrase of a clause: its subject, where no verb is known.
pub(super) fn first(view: &View<'_>, floor: usize, limit: usize) -> Option<Range<usize>> {
    let mut start = floor;
    let opened =
        || (start..limit.min(start + LONGEST_ASIDE)).find(|&at| view.sign(at) == Some(','));
    // "Speaking in the rain, he said", "Asked about it, Lee said".
    let participle = is_participle(view, start).then(opened).flatten();
    start = participle.map_or(start, |comma| comma + 1);
    // "In a statement on Monday, …": the subject comes after the comma.
    if is_preposition(view, start)
        || is_adverb(view, start)
        || matches!(view.low(start), "here" | "there" | "now" | "later" | "then" | "today")
        || matches!(view.low(start), "when" | "while" | "if" | "because" | "although" | "though")
    {
        let near = limit.min(start + LONGEST_ASIDE);
        let comma = (start..near).find(|&at| view.sign(at) == Some(','));
        let needed = is_preposition(view, start) || comma.is_some();
        start = match comma {
            Some(comma) => comma + 1,
            None if needed => return None,
            None => start + 1,
        };
    }
    // A live blog's time: "14.10: …", "15:31 …".
    if view.kind(start) == Some(TokenKind::Number)
        && (view.sign(start + 1) == Some(':') || view.form(start).contains(':'))
    {
        start += 1;
    }
    while start < limit
        && (!view.is_word(start)
            || is_auxiliary(view, start)
            || matches!(view.low(start), "and" | "but" | "so" | "yet" | "or"))
    {
        start += 1;
    }
    let found = starting_at(view, start, limit)?;
    Some(trim_verb(view, found))
}

/// Whether a word that opens a sentence is a participle by its ending.
fn is_participle(view: &View<'_>, at: usize) -> bool {
    let word = view.low(at);
    let ending = word.len() > 4 && (word.ends_with("ing") || word.ends_with("ed"));
    ending && view.entity(at).is_none() && !people::is_human(word)
}

/// Cuts a phrase before a lower-case verb after its name: "Trump took".
fn trim_verb(view: &View<'_>, range: Range<usize>) -> Range<usize> {
    let name =
        range.clone().position(|at| view.is_capital(at) && view.kind(at) == Some(TokenKind::Word));
    let Some(first) = name.map(|offset| range.start + offset) else { return range };
    let lower = (first + 1..range.end).find(|&at| {
        view.kind(at) == Some(TokenKind::Word)
            && !view.is_capital(at)
            && !people::is_human(view.low(at))
            && !matches!(
                view.low(at),
                "of" | "for" | "and" | "the" | "al" | "bin" | "de" | "van" | "von"
            )
    });
    match lower {
        Some(end)
            if first > range.start || !matches!(view.low(range.start), "the" | "a" | "an") =>
        {
            range.start..end
        }
        _ => range,
    }
}
/// The end of the name of who issued what a phrase names: behind "a warning", "by the Met Office".
pub(super) fn issuer_end(view: &View<'_>, phrase: &Range<usize>) -> Option<usize> {
    let named = |mut range: Range<usize>| range.any(|at| view.entity(at).is_some());
    let by = view.low(phrase.end) == "by" && !named(phrase.clone());
    let limit = view.sentence_range(phrase.start).end;
    let issuer = starting_at(view, phrase.end + 1, limit).filter(|_| by)?;
    named(issuer.clone()).then_some(issuer.end)
}
