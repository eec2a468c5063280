//! Words in, what boilerplate they may be part of out.

use std::sync::LazyLock;

use crate::quick::QuickMap;
use crate::word_list::WordList;

/// What the words of `cues.txt` speak of.
pub(super) const TOPICS: [&str; 13] = [
    "social",
    "subscribe",
    "click",
    "credit",
    "staff",
    "rights",
    "offer",
    "cookie",
    "read",
    "comment",
    "contact",
    "company",
    "tagged",
];

static CUES: LazyLock<QuickMap<&'static str, usize>> = LazyLock::new(|| {
    WordList::new(include_str!("cues.txt"))
        .entries()
        .iter()
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(word, topic)| Some((word, TOPICS.iter().position(|known| *known == topic)?)))
        .collect()
});

/// Words looked at from each end of a block: boilerplate says what it is about at once, and a
/// long paragraph would only be slow to read.
const REACH: usize = 12;

/// How many words of each topic begin or end a text.
pub(super) fn count(text: &str) -> [u8; TOPICS.len()] {
    let mut counts = [0_u8; TOPICS.len()];
    let mut scratch = String::new();
    let mut words = text.split(|c: char| {
        c.is_whitespace() || matches!(c, '/' | '|' | '(' | ')' | ':' | '“' | '”' | '"')
    });
    let mut add = |word: &str| {
        let word = word
            .trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '@' | '$' | '€' | '£'));
        if word.is_empty() {
            return false;
        }
        if word.starts_with(|c: char| c >= '\u{2e80}') {
            unspaced(word, &mut counts);
            return true;
        }
        let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
        scratch.clear();
        scratch.extend(word.chars().flat_map(char::to_lowercase));
        // "@name", "$5": a sign says as much as a word; no single letter does.
        let sign = scratch.get(..1).filter(|first| matches!(*first, "@" | "$"));
        let topic = CUES.get(scratch.as_str()).or_else(|| CUES.get(sign?));
        if let Some(count) = topic.and_then(|topic| counts.get_mut(*topic)) {
            *count = count.saturating_add(1);
        }
        true
    };
    let mut taken = 0;
    while taken < REACH
        && let Some(word) = words.next()
    {
        taken += usize::from(add(word));
    }
    taken = 0;
    while taken < REACH
        && let Some(word) = words.next_back()
    {
        taken += usize::from(add(word));
    }
    counts
}

/// Characters of a text without spaces that are looked at.
const UNSPACED_REACH: usize = 24;

/// Looks up every run of two to four characters of a text without spaces.
fn unspaced(text: &str, counts: &mut [u8; TOPICS.len()]) {
    let starts: Vec<usize> =
        text.char_indices().map(|(at, _)| at).chain([text.len()]).take(UNSPACED_REACH).collect();
    for (index, start) in starts.iter().enumerate() {
        for length in 2..=4 {
            let run = starts.get(index + length).and_then(|end| text.get(*start..*end));
            if let Some(topic) = run.and_then(|run| CUES.get(run))
                && let Some(count) = counts.get_mut(*topic)
            {
                *count = count.saturating_add(1);
            }
        }
    }
}
