//! A line in, what kind of boilerplate its words say it is out.

use std::sync::LazyLock;

use crate::Reason;
use crate::sorted::Sorted;
use crate::word_list::WordList;

/// What `labels.txt` calls the reasons.
const REASONS: [(&str, Reason); 14] = [
    ("advertisement", Reason::Advertisement),
    ("author-bio", Reason::AuthorBio),
    ("blurb", Reason::Blurb),
    ("comments", Reason::Comments),
    ("consent", Reason::Consent),
    ("contact", Reason::Contact),
    ("editor-note", Reason::EditorNote),
    ("footer", Reason::Footer),
    ("navigation", Reason::Navigation),
    ("newsletter", Reason::Newsletter),
    ("pager", Reason::Pager),
    ("paywall", Reason::Paywall),
    ("player", Reason::Player),
    ("related", Reason::Related),
];

/// The rest of the reasons; an array of two parts keeps each short enough to read.
const MORE_REASONS: [(&str, Reason); 3] =
    [("control", Reason::Control), ("share", Reason::Share), ("tags", Reason::Tags)];

/// One line of the list.
struct Label {
    words: &'static str,
    /// Whether other words may follow.
    open: bool,
    reason: Reason,
    /// Its first bytes, and which of those of a line to compare with them.
    head: u32,
    mask: u32,
}

impl Label {
    fn new(words: &'static str, reason: Reason) -> Self {
        let open = words.ends_with('*');
        let words = words.trim_end_matches('*');
        let mask = head([u8::MAX; 4].get(..words.len().min(4)).unwrap_or_default());
        Self { words, open, reason, head: head(words.as_bytes()), mask }
    }
}

/// The first bytes of a text as a number.
fn head(text: &[u8]) -> u32 {
    let mut head = [0; 4];
    head.iter_mut().zip(text).for_each(|(slot, byte)| *slot = *byte);
    u32::from_be_bytes(head)
}

/// In the order of their words.
static LABELS: LazyLock<Vec<Label>> = LazyLock::new(|| {
    let list = WordList::new(include_str!("labels.txt"));
    let mut labels: Vec<Label> = list
        .entries()
        .iter()
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(words, name)| {
            let known = REASONS.iter().chain(&MORE_REASONS).find(|(known, _)| *known == name)?;
            Some(Label::new(words, known.1))
        })
        .collect();
    labels.order_by_key(|label| label.words);
    labels
});

/// Longer lines are sentences, and no list of words can tell what they are.
const MAX_BYTES: usize = 160;

/// A line that has nothing but a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Match {
    /// What the words say.
    pub(super) reason: Reason,
    /// Whether the label is the whole line.
    pub(super) whole: bool,
}

/// Looks a line up.
pub(super) fn find(line: &str) -> Option<Match> {
    if line.len() > MAX_BYTES {
        return None;
    }
    if !may_open(line) {
        return None;
    }
    let mut line = line.to_lowercase();
    if line.contains('’') {
        line = line.replace('’', "'");
    }
    let line = line.trim_matches(is_margin);
    let first = *line.as_bytes().first()?;
    let end = LABELS.partition_point(|label| label.head >> 24 <= u32::from(first));
    let head = head(line.as_bytes());
    // All labels that the line begins with, the longest first.
    let same_first = LABELS.get(..end)?.iter().rev();
    let same_first = same_first.take_while(|label| label.head >> 24 == u32::from(first));
    same_first.filter(|label| head & label.mask == label.head).find_map(|label| {
        let rest = line.strip_prefix(label.words)?;
        let fits = is_end(label.words, rest) && (label.open || is_bare(rest));
        fits.then(|| Match { reason: label.reason, whole: is_bare(rest) })
    })
}

/// What stands around the words of a line.
fn is_margin(character: char) -> bool {
    character.is_whitespace() || matches!(character, '|' | '•' | '·' | '»' | '›' | '→' | '▶')
}

/// The first three letters of all labels, a bit for each three.
static OPENINGS: LazyLock<Vec<u32>> = LazyLock::new(|| {
    let mut openings = vec![0; 1 << (2 * LETTER_BITS)];
    for label in LABELS.iter() {
        let bytes = label.words.as_bytes();
        // After a label of one letter or two, any other may follow.
        let of_all = |first: &[u8]| {
            let free = LETTER_BITS * (3 - first.len());
            let start =
                first.iter().fold(0, |all, byte| all << LETTER_BITS | letter(*byte)) << free;
            start..start + (1 << free)
        };
        for opening in of_all(bytes.get(..3).unwrap_or(bytes)) {
            if let Some(thirds) = openings.get_mut(opening >> LETTER_BITS) {
                *thirds |= 1 << (opening & LAST_LETTER);
            }
        }
    }
    openings
});

/// Bits that a letter takes.
const LETTER_BITS: usize = 5;

/// The bits of the last letter.
const LAST_LETTER: usize = (1 << LETTER_BITS) - 1;

/// The number of a letter in the alphabet; 0 for anything else.
fn letter(byte: u8) -> usize {
    if byte.is_ascii_alphabetic() { usize::from(byte & 0x1f) } else { 0 }
}

/// Whether a label may begin as the line does: a look at three letters turns most lines away.
fn may_open(line: &str) -> bool {
    let bytes = line.trim_start_matches(is_margin).as_bytes();
    let Some(first) = bytes.first_chunk::<3>().filter(|first| first.is_ascii()) else {
        return true;
    };
    let first = first.iter().fold(0, |all, byte| all << LETTER_BITS | letter(*byte));
    OPENINGS
        .get(first >> LETTER_BITS)
        .is_some_and(|thirds| thirds >> (first & LAST_LETTER) & 1 == 1)
}

/// Whether nothing but punctuation follows a label.
fn is_bare(rest: &str) -> bool {
    rest.chars().all(|c| !c.is_alphanumeric())
}

/// Whether a label ends where a word does; scripts without spaces have no such place.
fn is_end(label: &str, rest: &str) -> bool {
    let last = label.chars().next_back();
    let next = rest.chars().next();
    !(last.is_some_and(is_spaced) && next.is_some_and(is_spaced))
}

fn is_spaced(character: char) -> bool {
    character.is_alphanumeric() && character < '\u{2e80}'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Option<Reason>) {
        assert_eq!(find(line).map(|found| found.reason), expected, "{line:?}");
    }

    #[test]
    fn a_line_of_boilerplate_is_known_in_any_of_the_languages() {
        check("Read more: Rain in the north", Some(Reason::Related));
        check("SHARE", Some(Reason::Share));
        check("Lesen Sie auch: Regen im Norden", Some(Reason::Related));
        check("相关阅读：北方有雨", Some(Reason::Related));
        check("Leave a comment", Some(Reason::Comments));
    }

    #[test]
    fn a_sentence_is_not_a_label() {
        check("Share prices fell on Monday.", None);
        check("Comments by the minister drew fire.", None);
        check("Readers more than ever want rain.", None);
    }
}
