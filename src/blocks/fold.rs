//! Text in, a form out in which two texts that a reader takes for the same are equal.

/// Letters and digits alone, in lower case.
pub(crate) fn fold(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Number of words; a run of characters between white space is one.
pub(crate) fn count_words(text: &str) -> usize {
    text.split_whitespace().count()
}
