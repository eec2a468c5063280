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
            *lengths |= bit(word.len()).unwrap_or_default();
        }
    }
    cues
});

impl Cues {
    /// The topic of a word in lower case.
    fn topic(&self, word: &str) -> Option<usize> {
        let first = *word.as_bytes().first()?;
        if self.is_possible(first, word.len()) { self.topics.get(word).copied() } else { None }
    }

    /// Whether a word of so many bytes, with this first byte in lower case, may be in the list.
    fn is_possible(&self, first: u8, length: usize) -> bool {
        let lengths = self.lengths.get(usize::from(first));
        lengths.is_none_or(|lengths| bit(length).is_some_and(|bit| lengths & bit > 0))
    }
}

/// The bit for a number of bytes.
fn bit(length: usize) -> Option<u32> {
    1_u32.checked_shl(u32::try_from(length).ok()?)
}

/// A word without its "'s".
fn without_possessive(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(rest) => rest.strip_suffix(['\'', '’']).unwrap_or(word),
        None => word,
    }
}

/// Writes a word in lower case.
fn lower(word: &str, into: &mut String) {
    into.clear();
    if word.is_ascii() {
        into.push_str(word);
        into.make_ascii_lowercase();
    } else {
        into.extend(word.chars().flat_map(char::to_lowercase));
    }
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
        let word = without_possessive(word);
        let initial = word.as_bytes().first().copied().unwrap_or_default();
        // "@name", "$5": a sign says as much as a word; no single letter does.
        let sign = word.get(..1).filter(|_| matches!(initial, b'@' | b'$'));
        if word.is_ascii() && !CUES.is_possible(initial.to_ascii_lowercase(), word.len()) {
            scratch.clear();
        } else {
            lower(word, &mut scratch);
        }
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
