//! Names and text in, the place that opens the story marked as one out.

use std::ops::Range;

use super::model::{Kind, Name};
use crate::sorted::Sorted;
use crate::text::{TokenKind, Tokens};

/// A paragraph with fewer tokens is a label ("BMW – all models").
const MIN_TOKENS: usize = 15;

/// Words of the longest place in capitals ("PORT OF SPAIN", "NEW YORK CITY").
const MAX_PLACE: usize = 4;

/// Tokens between the place and the dash: a country, a date, an agency in brackets.
const MAX_REST: usize = 12;

/// Makes the capitals before the dash of the first paragraph a place: the model has learnt from
/// texts whose datelines were cut off, and takes them for acronyms.
pub(super) fn mark(text: &str, tokens: &Tokens, names: &mut Vec<Name>) {
    let Some(paragraph) = tokens.paragraphs.iter().find(|paragraph| paragraph.len() >= MIN_TOKENS)
    else {
        return;
    };
    let form = |at: usize| tokens.form(text, at);
    let word = |at: usize| tokens.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word);
    let start = paragraph.start;
    let end =
        (start..paragraph.end).find(|&at| !(word(at) && is_capitals(form(at)))).unwrap_or(start);
    if end == start || end - start > MAX_PLACE {
        return;
    }
    let dash = (end..paragraph.end.min(end + MAX_REST))
        .take_while(|&at| !form(at).chars().next().is_some_and(char::is_lowercase))
        .find(|&at| matches!(form(at), "—" | "–" | "--" | "-") && is_spaced(tokens, at));
    if dash.is_none() || has_namesake(text, tokens, start..end) {
        return;
    }
    let span = tokens.span(start..end);
    names.retain(|name| !name.span.overlaps(span));
    names.insert(0, Name { span, kind: Kind::Place });
    names.order_by_key(|name| name.span);
}

/// Words behind the name of a city's namesake.
const REGIONS: [&str; 5] = ["County", "Department", "Province", "Region", "State"];

/// Whether the text names a region as the opening place is called: then the bare name may stand
/// for either, and taking both for one place would mix them up.
fn has_namesake(text: &str, tokens: &Tokens, place: Range<usize>) -> bool {
    let form = |at: usize| tokens.form(text, at);
    let length = place.len();
    (place.end..tokens.tokens.len()).filter(|&at| REGIONS.contains(&form(at))).any(|at| {
        let before = at.saturating_sub(length)..at;
        before.zip(place.clone()).all(|(one, other)| form(one).to_uppercase() == form(other))
    })
}

/// Whether a word is letters, all of them capitals, and longer than an initial.
fn is_capitals(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    letters > 1 && word.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '\'' | '’'))
}

/// Whether a dash parts words, not the halves of one ("US-led").
fn is_spaced(tokens: &Tokens, dash: usize) -> bool {
    let spaced = |at: usize| tokens.tokens.get(at).is_some_and(|token| token.spaced);
    spaced(dash) || spaced(dash + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenize;

    /// The place that opens a text, the model having taken its first word for a body.
    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let tokens = tokenize(text);
        let mut names = vec![Name { span: tokens.span(0..1), kind: Kind::Organization }];
        mark(text, &tokens, &mut names);
        let place = names.iter().find(|name| name.kind == Kind::Place);
        assert_eq!(place.and_then(|name| name.span.of(text)), expected);
    }

    const STORY: &str =
        "The horn sounded at nine, four minutes late, and the people on the quay answered.";

    #[test]
    fn the_capitals_before_the_dash_are_a_place() {
        check(&format!("LEITH — {STORY}"), Some("LEITH"));
        check(
            &format!("PORT OF SPAIN, Trinidad, Oct. 8 (Reuters) - {STORY}"),
            Some("PORT OF SPAIN"),
        );
    }

    #[test]
    fn a_city_with_a_namesake_is_left_alone() {
        check(&format!("ORANTO — {STORY} Oranto State has 23 districts."), None);
    }

    #[test]
    fn capitals_without_a_dash_or_a_sentence_are_not() {
        check(&format!("NATO said: {STORY}"), None);
        check("BMW – all models", None);
        check(&format!("US-led forces left. {STORY}"), None);
    }
}
