//! Text in, its words and its runs of four words out, as the scorer of extraction counts them.

use std::collections::HashMap;

/// Words of a run.
pub(super) const LENGTH: usize = 4;

/// The words of a text: runs of letters, digits and underscores.
pub(super) fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()).collect()
}

/// How often each run stands in a list of words; a shorter list is one run.
pub(super) fn count<'t>(words: &'t [&'t str]) -> HashMap<&'t [&'t str], usize> {
    let mut counts = HashMap::new();
    if words.is_empty() {
        return counts;
    }
    for run in words.windows(LENGTH.min(words.len())) {
        *counts.entry(run).or_insert(0) += 1;
    }
    counts
}
