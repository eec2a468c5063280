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

/// The words of the list.
struct Cues {
    topics: QuickMap<&'static str, usize>,
    /// For each first letter the lengths of its words, a bit each: this turns most words away.
    lengths: [u32; 128],
}

static CUES: LazyLock<Cues> = LazyLock::new(|| {
    let mut cues = Cues { topics: QuickMap::default(), lengths: [0; 128] };
    let list = WordList::new(include_str!("cues.txt"));
    for (word, topic) in list.entries().iter().filter_map(|line| line.split_once('\t')) {
        let Some(topic) = TOPICS.iter().position(|known| *known == topic) else { continue };
        cues.topics.insert(word, topic);
        let first = word.as_bytes().first().map_or(usize::MAX, |first| usize::from(*first));
        if let Some(lengths) = cues.lengths.get_mut(first) {
            *lengths |= 1_u32.checked_shl(length(word)).unwrap_or_default();
        }
    }
    cues
});

impl Cues {
    /// The topic of a word in lower case.
    fn topic(&self, word: &str) -> Option<usize> {
        let first = usize::from(*word.as_bytes().first()?);
        let is_possible = self.lengths.get(first).is_none_or(|lengths| {
            lengths.checked_shr(length(word)).is_some_and(|bits| bits & 1 > 0)
        });
        if is_possible { self.topics.get(word).copied() } else { None }
    }
}

fn length(word: &str) -> u32 {
    u32::try_from(word.len()).unwrap_or(u32::MAX)
}

/// Words looked at from each end of a block: boilerplate says what it is about at once, and a
/// long paragraph would only be slow to read.
pub(super) const REACH: usize = 12;

/// How many words of each topic begin or end a text.
pub(super) fn count(text: &str) -> [u8; TOPICS.len()] {
    let mut counts = [0_u8; TOPICS.len()];
    let mut scratch = String::new();
    let mut words = text.split(|c: char| {
        c.is_whitespace() || matches!(c, '/' | '|' | '(' | ')' | ':' | '“' | '”' | '"')
    });
    let mut add = |word: &str| {
        let word = trim(word);
        if word.is_empty() {
            return false;
        }
        if word.starts_with(|c: char| c >= '\u{2e80}') {
            unspaced(word, &mut counts);
            return true;
        }
        let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
        scratch.clear();
        if word.is_ascii() {
            scratch.push_str(word);
            scratch.make_ascii_lowercase();
        } else {
            scratch.extend(word.chars().flat_map(char::to_lowercase));
        }
        // "@name", "$5": a sign says as much as a word; no single letter does.
        let sign = scratch.get(..1).filter(|first| matches!(*first, "@" | "$"));
        let topic = CUES.topic(&scratch).or_else(|| CUES.topic(sign?));
        if let Some(count) = topic.and_then(|topic| counts.get_mut(topic)) {
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

/// The word without what is around it, but with the signs that say something.
fn trim(word: &str) -> &str {
    if let [first, .., last] = word.as_bytes()
        && first.is_ascii_alphanumeric()
        && last.is_ascii_alphanumeric()
    {
        return word;
    }
    word.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '@' | '$' | '€' | '£'))
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
            if let Some(topic) = run.and_then(|run| CUES.topic(run))
                && let Some(count) = counts.get_mut(topic)
            {
                *count = count.saturating_add(1);
            }
        }
    }
}
