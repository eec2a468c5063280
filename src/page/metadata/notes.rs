//! Lines of the page in, what they say about corrections and about who published first out.

use super::words::{count_words, fold};

/// How a note of correction or update opens, in lower case.
const CORRECTIONS: [&str; 22] = [
    "an earlier version of",
    "a previous version of",
    "clarification:",
    "correction:",
    "correction (",
    "corrections:",
    "corrected:",
    "editor's note: this",
    "editor’s note: this",
    "editor's note: an",
    "editor’s note: an",
    "this article has been amended",
    "this article has been corrected",
    "this article has been updated",
    "this article was amended",
    "this article was corrected",
    "this article was updated",
    "this post has been updated",
    "this story has been corrected",
    "this story has been updated",
    "korrektur:",
    "correzione:",
];

/// What comes before the name of the medium that published first, in lower case.
const FIRST_PUBLISHED: [&str; 14] = [
    "article is republished from",
    "story is republished from",
    "republished with permission from",
    "republished from",
    "originally appeared on",
    "originally appeared in",
    "originally published by",
    "originally published on",
    "originally published in",
    "originally published at",
    "first published by",
    "first published on",
    "first published in",
    "first appeared in",
];

/// A note has fewer words; longer texts are the story itself.
const MAX_NOTE_WORDS: usize = 90;

/// The longest name of a medium.
const MAX_NAME_WORDS: usize = 7;

/// Whether a text may open or hold a note: a quick look before the line is read.
pub(super) fn may_be(text: &str) -> bool {
    const PUBLISHED: [&str; 3] = ["republished", "originally ", "first "];
    const SUBJECTS: [&str; 3] = ["This ", "A version ", "The "];
    // The first letters of all that is looked for.
    const FIRSTS: &[u8] = b"acefkort";
    const LONGEST: usize = 600;
    let text = text.trim_start();
    let first = text.as_bytes().first().map(u8::to_ascii_lowercase);
    if text.len() > LONGEST || !first.is_some_and(|first| FIRSTS.contains(&first)) {
        return false;
    }
    let starts =
        |one: &str| text.get(..one.len()).is_some_and(|head| head.eq_ignore_ascii_case(one));
    CORRECTIONS.iter().chain(&PUBLISHED).any(|one| starts(one))
        || SUBJECTS.iter().any(|one| text.starts_with(one))
            && FIRST_PUBLISHED.iter().any(|one| text.contains(one))
}

/// Whether a line is a note of correction or update.
pub(super) fn is_correction(line: &str) -> bool {
    let lower = line.to_lowercase();
    CORRECTIONS.iter().any(|one| lower.starts_with(one)) && count_words(line) <= MAX_NOTE_WORDS
}

/// The medium that a line names as the one that published first.
pub(super) fn first_published(line: &str) -> Option<String> {
    if count_words(line) > MAX_NOTE_WORDS {
        return None;
    }
    let lower = line.to_lowercase();
    let (at, phrase) =
        FIRST_PUBLISHED.iter().find_map(|phrase| Some((lower.find(phrase)?, phrase)))?;
    let rest = line.get(at + phrase.len()..)?.trim_start_matches([' ', ':']);
    let end = [" under ", " on ", " and ", " with ", " in ", ", ", ". ", " as ", " at "];
    let cut = end.iter().filter_map(|end| rest.find(end)).min().unwrap_or(rest.len());
    let name = rest.get(..cut)?.trim().trim_end_matches(['.', ',', ')']);
    let named = name.chars().next().is_some_and(char::is_uppercase);
    (named && (1..=MAX_NAME_WORDS).contains(&count_words(name)) && !is_date(name))
        .then(|| name.to_owned())
}

/// "First published on October 8": a day, not a medium.
fn is_date(name: &str) -> bool {
    name.contains(|c: char| c.is_ascii_digit()) || fold(name).ends_with("day")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_publisher_is_named() {
        let check = |line: &str, expected: Option<&str>| {
            assert_eq!(first_published(line).as_deref(), expected, "{line}");
        };
        check(
            "This article is republished from The Rain Post under a licence.",
            Some("The Rain Post"),
        );
        check("This story was originally published by Rain Weekly.", Some("Rain Weekly"));
        check("First published on October 8, 2025", None);
        check("The book was first published in 1990.", None);
    }

    #[test]
    fn corrections_are_known_by_their_opening() {
        assert!(is_correction("Correction: An earlier version named the wrong river."));
        assert!(is_correction("This article was updated on May 4 to add a name."));
        assert!(!is_correction("Correction fluid is white."));
    }
}
