//! A place in a clause in, where a time that stands before it begins out.

use super::nouns;
use super::view::View;
use crate::text::TokenKind;

const DAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const PERIODS: [&str; 7] = ["week", "month", "year", "night", "summer", "spring", "fall"];

/// The end of what stands before a time that ends at `end`: of "the minister" in "the minister on
/// Monday", "the minister last week".
pub(super) fn before(view: &View<'_>, floor: usize, end: usize) -> usize {
    let word =
        |back: usize| end.checked_sub(back).filter(|&at| at > floor).map_or("", |at| view.low(at));
    let last = word(1);
    let tokens = if DAYS.contains(&last) {
        1 + usize::from(matches!(word(2), "on" | "last" | "late" | "early" | "this"))
    } else if matches!(last, "yesterday" | "today" | "earlier" | "later") {
        1
    } else if PERIODS.contains(&last) && matches!(word(2), "last" | "this" | "past") {
        2 + usize::from(matches!(word(3), "this" | "late"))
    } else {
        0
    };
    let before = end - tokens;
    if before > floor && view.is_word(before - 1) { before } else { end }
}

/// Whether a word in lower case is a day of the week.
pub(super) fn is_day(word: &str) -> bool {
    DAYS.contains(&word)
}

/// The token behind a time that begins at `start`: behind "Tuesday night", "on Monday".
pub(super) fn behind(view: &View<'_>, start: usize, limit: usize) -> usize {
    let opened = usize::from(matches!(view.low(start), "on" | "last" | "late" | "early" | "this"));
    let day = start + opened;
    let word = view.low(day);
    let timed = is_day(word)
        || opened > 0 && PERIODS.contains(&word)
        || matches!(word, "today" | "yesterday");
    let part = matches!(view.low(day + 1), "night" | "morning" | "afternoon" | "evening");
    let end = day + 1 + usize::from(part);
    // "Monday will see", "Friday's storm".
    let verb = nouns::is_auxiliary(view, end) && view.low(end) != "to";
    let subject = verb || view.kind(end) == Some(TokenKind::Clitic);
    if timed && end < limit && !subject { end } else { start }
}
