//! Words as the scorers compare them: text in, lower-case words out.

/// The words of a text, in lower case and without punctuation; curly apostrophes made straight.
pub(crate) fn of(text: &str) -> Vec<String> {
    spans(text).map(|(_, word)| word.to_lowercase().replace('’', "'")).collect()
}

/// The words of a text with the byte offset of each.
pub(crate) fn spans(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_apostrophe = |character: char| matches!(character, '\'' | '’');
    text.split(move |character: char| !character.is_alphanumeric() && !is_apostrophe(character))
        .map(move |word| word.trim_matches(is_apostrophe))
        .filter(|word| !word.is_empty())
        .map(move |word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

/// A name without case, punctuation and a leading article.
pub(crate) fn name(text: &str) -> String {
    let words = of(text);
    let article = words.len() > 1
        && words.first().is_some_and(|word| ["the", "a", "an"].contains(&word.as_str()));
    words.get(usize::from(article)..).unwrap_or_default().join(" ")
}

/// The quotient of two counts, 0 for an empty whole.
pub(crate) fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { count(part) / count(whole) }
}

/// A count as a figure.
#[expect(clippy::cast_precision_loss, reason = "counts of words are far below 2^52")]
pub(crate) fn count(number: usize) -> f64 {
    number as f64
}
