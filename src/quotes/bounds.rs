//! What the tagger takes for the content of a report in, the same without the writer's words out.

use std::ops::Range;

use super::cues;
use super::frame::{Frame, Link};
use super::join;
use super::marks::{Region, region_at};
use super::nouns;
use super::times;
use super::view::View;
use crate::text::TokenKind;

/// Tokens between a verb of reporting and what it reports that are looked through.
const LONGEST_SETTING: usize = 16;

/// A content behind its cue, without the writer's remark at its end: ", a claim that others
/// dispute", ", but offered no evidence".
pub(super) fn unremarked(view: &View<'_>, tokens: &Range<usize>, link: &Link) -> Range<usize> {
    let remark = |at: &usize| {
        let says = |word: usize| cues::verb(view.low(word)).is_some();
        let claim = nouns::is_determiner(view, at + 1)
            && says(at + 2)
            && matches!(view.low(at + 3), "that" | "which");
        let but = view.low(at + 1) == "but" && view.low(at + 2).ends_with("ed");
        view.sign(*at) == Some(',') && (claim || but)
    };
    let end =
        tokens.clone().find(remark).filter(|&end| is_behind(tokens, link) && end > tokens.start);
    tokens.start..end.unwrap_or(tokens.end)
}

/// The content of a frame with words in marks, without the writer's words at both ends.
pub(super) fn of_frame(view: &View<'_>, regions: &[Region], frame: &Frame) -> Range<usize> {
    let tokens = begun(view, &frame.content, &frame.link);
    let within = regions.get(join::within(regions, &tokens)).unwrap_or_default();
    marked(view, &tokens, within, &frame.link)
}

/// A content with words in marks behind its cue, without what its writer adds behind the first of
/// them: ", which nobody believes", "- a view that is rare", "in a letter on Monday".
pub(super) fn marked(
    view: &View<'_>,
    tokens: &Range<usize>,
    within: &[Region],
    link: &Link,
) -> Range<usize> {
    let Some(first) = within.first().filter(|_| is_behind(tokens, link)) else {
        return tokens.clone();
    };
    let outside = |at: &usize| region_at(within, *at).is_none();
    let last = within.last().map_or(first.tokens.end, |region| region.tokens.end);
    let comma = tokens.clone().rev().find(|&at| view.sign(at) == Some(',')).unwrap_or(0);
    let mut tail = (first.tokens.end..tokens.end).filter(outside);
    // “dead wood” in the north, where nobody looks: a thing is named, and then told about.
    let named = first.tokens.start == tokens.start;
    let told = |at: usize| {
        named && view.sign(at) == Some(',') && matches!(view.low(at + 1), "where" | "who" | "whose")
    };
    // "declared its “solidarity” and offered help": the verb has an object, and so has the next one.
    let object = link.cue().is_some_and(|cue| cue.end == tokens.start)
        && (tokens.start..first.tokens.start).all(|at| {
            view.is_word(at)
                && view.low(at) != "that"
                && !nouns::is_auxiliary(view, at)
                && !nouns::is_personal(view.low(at))
        });
    let next = |at: usize| {
        object && at == last && view.low(at) == "and" && view.low(at + 1).ends_with("ed")
    };
    let is_end =
        |at: usize| told(at) || next(at) || adds(view, at, tokens.end, at >= last.max(comma));
    let end = tail.find(|&at| is_end(at));
    tokens.start..end.unwrap_or(tokens.end)
}

/// Whether the writer goes on at a token before `end`; `alone` says that neither words in marks nor
/// a comma follow.
fn adds(view: &View<'_>, at: usize, end: usize, alone: bool) -> bool {
    let comma = view.sign(at) == Some(',');
    let next = view.low(at + 1);
    let article = matches!(next, "a" | "an");
    // The comma may stand within the marks.
    let marked = view.sign(at.wrapping_sub(2)) == Some(',')
        && view.kind(at.wrapping_sub(1)) == Some(TokenKind::Mark)
        && matches!(view.low(at), "a" | "an");
    comma && (next == "which" || next == "but" && view.low(at + 2).ends_with("ed"))
        || view.is_dash(at) && article
        || alone && (comma && article || marked)
        || comma && next == "for" && matches!(view.low(at + 2), "instance" | "example")
        || is_written(view, at)
        || view.low(at) == "on" && times::is_day(view.low(at + 1)) && at + 2 >= end
}

/// Whether a token opens a phrase that tells in what something was said: "in a letter".
fn is_written(view: &View<'_>, at: usize) -> bool {
    matches!(view.low(at), "in" | "on" | "during")
        && matches!(view.low(at + 1), "a" | "an")
        && (at + 2..at + 4).any(|at| {
            matches!(
                view.low(at),
                "email"
                    | "interview"
                    | "letter"
                    | "op-ed"
                    | "post"
                    | "speech"
                    | "statement"
                    | "tweet"
            )
        })
}

/// A content right behind its cue, without when, where and to whom it was said: "said on Monday in
/// Paris that", "told the reporter Ann Lee he".
pub(super) fn begun(view: &View<'_>, tokens: &Range<usize>, link: &Link) -> Range<usize> {
    let Some(cue) = link.cue().filter(|cue| cue.end == tokens.start) else { return tokens.clone() };
    let limit = tokens.end.min(tokens.start + LONGEST_SETTING);
    let mut start = tokens.start;
    let tells = |at: usize| cues::verb(view.low(at)).is_some_and(|verb| verb.lemma == "tell");
    if cue.clone().any(tells) && view.low(start) != "that" {
        let told = listener(view, start, limit);
        let told = told.filter(|told| opens(view, told.end) || is_object(view.low(told.start)));
        start = told.map_or(start, |told| told.end);
    }
    start = times::behind(view, start, limit);
    if matches!(view.low(start), "in" | "at" | "on" | "during" | "through") {
        let plain = |at: &usize| {
            (view.is_word(*at) || view.low(*at) == "'s")
                && !nouns::is_auxiliary(view, *at)
                && !matches!(view.low(*at), "that" | "to")
        };
        let stop = (start + 1..limit).find(|at| !plain(at)).unwrap_or(limit);
        let comma = view.sign(stop) == Some(',');
        if stop < limit && (comma || matches!(view.low(stop), "that" | "to")) {
            start = stop + usize::from(comma);
        }
    }
    start.min(tokens.end - 1)..tokens.end
}

/// To whom something is told in the words from `start`: "jurors" in "jurors the case was weak".
pub(super) fn listener(view: &View<'_>, start: usize, limit: usize) -> Option<Range<usize>> {
    let article = |at: usize| {
        matches!(
            view.low(at),
            "the" | "a" | "an" | "this" | "these" | "his" | "her" | "their" | "its" | "our" | "my"
        )
    };
    let alone = is_object(view.low(start))
        || matches!(view.low(start), "her" | "you")
            && (article(start + 1) || opens(view, start + 1));
    if alone {
        return Some(start..start + 1);
    }
    let phrase = nouns::starting_at(view, start, limit)?;
    // Another phrase begins within, and what is told with it.
    let next = |at: &usize| {
        let joins = matches!(view.low(at - 1), "of" | "for" | "and" | "all" | "both" | "at" | "in");
        (article(*at) && !view.is_capital(*at) || nouns::is_personal(view.low(*at))) && !joins
    };
    Some(start..(start + 1..phrase.end).find(next).unwrap_or(phrase.end))
}

/// Whether a word in lower case is a pronoun that is nothing but an object.
fn is_object(word: &str) -> bool {
    matches!(word, "me" | "us" | "him" | "them")
}

/// Whether a clause may begin with a token.
fn opens(view: &View<'_>, at: usize) -> bool {
    nouns::is_determiner(view, at)
        || nouns::is_personal(view.low(at))
        || matches!(view.low(at), "that" | "there" | "to")
}

fn is_behind(tokens: &Range<usize>, link: &Link) -> bool {
    link.cue().is_some_and(|cue| cue.end <= tokens.start)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check_pieces as check;

    #[test]
    fn what_the_writer_adds_is_not_reported() {
        let said = "the bridge was “a danger to us all”";
        for added in [
            ", which has angered the council",
            " – a view that few in the town share",
            ", a claim that few in the town believe",
            " in a letter to the council",
        ] {
            check(&format!("Ann Lee said {said}{added}."), &[said]);
        }
    }

    #[test]
    fn a_second_verb_with_its_own_object_is_not_reported() {
        check(
            "The council declared its “solidarity with the people of the valley” and offered its \
             condolences to the families.",
            &["its “solidarity with the people of the valley”"],
        );
    }

    #[test]
    fn when_and_where_it_was_said_is_not_reported() {
        let said = "that the bridge is “not safe” for heavy trucks";
        check(&format!("Ann Lee said Monday night {said}."), &[said]);
        check(&format!("Ann Lee said at a meeting of the council {said}."), &[said]);
    }

    #[test]
    fn a_day_that_does_something_is_reported() {
        let said = "Monday’s storm will be “nothing” against that of the last winter";
        check(&format!("Ann Lee said {said}."), &[said]);
    }

    #[test]
    fn to_whom_it_was_said_is_not_reported() {
        let said = "the bridge is “not safe” for heavy trucks";
        check(&format!("Ann Lee told host Omar Diab {said}."), &[said]);
    }
}
