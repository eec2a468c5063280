//! One block in, what can be counted in its words out.

use super::own::label_code;
use super::{cues, number, share};
use crate::Reason;
use crate::blocks::{Blocks, fold, labels};

/// What can be counted in a block.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Facts {
    pub(crate) bytes: usize,
    pub(crate) words: usize,
    pub(crate) link_bytes: usize,
    pub(crate) stops: usize,
    pub(crate) commas: usize,
    pub(crate) capitals: usize,
    pub(crate) uppers: usize,
    pub(crate) letters: usize,
    pub(crate) digits: usize,
    pub(crate) signs: usize,
    pub(crate) lines: usize,
    pub(crate) quotes: bool,
    /// How it ends: 0 without a stop, 1 with one, 2 with a colon, 3 with dots of omission.
    pub(crate) end: u8,
    /// How it begins: 0 lower case, 1 upper case, 2 digit, 3 anything else.
    pub(crate) start: u8,
    pub(crate) label: Option<Reason>,
    /// A number for it.
    pub(crate) label_code: usize,
    pub(crate) whole_label: bool,
    /// Words of boilerplate, by topic.
    pub(crate) cues: [u8; cues::TOPICS.len()],
    /// Words of boilerplate for each word.
    pub(crate) cues_a_word: f32,
    /// The logarithm of its bytes and one more.
    pub(crate) log_bytes: f32,
    /// A hash of its letters.
    pub(crate) hash: u64,
    /// Whether it is long enough, and free enough of links, to be running text.
    pub(crate) is_running: bool,
}

/// As long as a short sentence.
const RUNNING_BYTES: usize = 80;

pub(crate) fn of_block(blocks: &Blocks<'_>, index: usize) -> Facts {
    let Some(block) = blocks.all.get(index) else { return Facts::default() };
    let text = blocks.words(block);
    let mut facts = Facts { bytes: text.len(), link_bytes: block.link_bytes, ..Facts::default() };
    let mut hash = fold::Hash::default();
    // Two counts of each class: one would wait for itself in a row of letters.
    let mut counts = [[0; 2]; CLASSES];
    let mut after_space = true;
    for (at, character) in text.chars().enumerate() {
        let class = Class::of(character);
        if let Some(count) = counts.get_mut(class as usize).and_then(|two| two.get_mut(at % 2)) {
            *count += 1;
        }
        let is_space = matches!(class, Class::Space | Class::Line);
        facts.words += usize::from(after_space && !is_space);
        facts.capitals += usize::from(after_space && class == Class::Upper);
        after_space = is_space;
        hash.push(character);
    }
    let last = text.trim_end().chars().next_back().unwrap_or(' ');
    let counts = counts.map(|[one, other]| one + other);
    let [_, breaks, lower, upper, digits, stops, commas, quotes, signs, _] = counts;
    facts.lines = 1 + breaks;
    facts.letters = lower + upper;
    facts.uppers = upper;
    facts.digits = digits;
    facts.stops = stops;
    facts.commas = commas;
    facts.quotes = quotes > 0;
    facts.signs = signs;
    facts.hash = hash.value();
    facts.end = ending(last, text);
    facts.start = beginning(text.chars().next().unwrap_or(' '));
    facts.cues = cues::count(text);
    let cues: usize = facts.cues.iter().map(|count| usize::from(*count)).sum();
    facts.cues_a_word = share(cues, facts.words.min(2 * cues::REACH));
    facts.log_bytes = number(facts.bytes + 1).ln();
    let label = labels::find(text);
    facts.label = label.map(|label| label.reason);
    facts.label_code = label_code(facts.label);
    facts.whole_label = label.is_some_and(|label| label.whole);
    facts.is_running = facts.bytes >= RUNNING_BYTES && 3 * facts.link_bytes < facts.bytes;
    facts
}

/// What is counted of characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Line,
    Lower,
    Upper,
    Digit,
    Stop,
    Comma,
    Quote,
    Sign,
    Other,
}

const CLASSES: usize = Class::Other as usize + 1;

/// The classes of the characters of ASCII: nearly all text is of these.
const ASCII: [Class; 128] = {
    let mut classes = [Class::Other; 128];
    let mut at = 0_u8;
    while at < 128 {
        #[expect(clippy::indexing_slicing, reason = "the compiler runs this, within the bounds")]
        {
            classes[at as usize] = match at {
                b'\n' => Class::Line,
                b' ' | b'\t'..=b'\r' => Class::Space,
                b'a'..=b'z' => Class::Lower,
                b'A'..=b'Z' => Class::Upper,
                b'0'..=b'9' => Class::Digit,
                b'.' | b'!' | b'?' => Class::Stop,
                b',' | b';' => Class::Comma,
                b'"' => Class::Quote,
                b'|' | b'/' | b'@' | b'#' | b'&' | b'+' | b'[' | b']' => Class::Sign,
                _ => Class::Other,
            };
        }
        at += 1;
    }
    classes
};

impl Class {
    fn of(character: char) -> Self {
        if let Some(class) = ASCII.get(character as usize) {
            return *class;
        }
        match character {
            '。' | '！' | '？' | '…' | '؟' | '।' => Self::Stop,
            '，' | '、' | '،' | '；' => Self::Comma,
            '“' | '”' | '„' | '«' | '»' | '「' | '」' | '‘' => Self::Quote,
            '›' | '•' | '·' | '©' | '→' => Self::Sign,
            '’' | '–' | '—' => Self::Other,
            _ if character.is_whitespace() => Self::Space,
            _ if character.is_uppercase() => Self::Upper,
            _ if character.is_alphabetic() => Self::Lower,
            _ => Self::Other,
        }
    }
}

fn ending(last: char, text: &str) -> u8 {
    match last {
        '.' if text.ends_with("...") => 3,
        '…' => 3,
        '.' | '!' | '?' | '。' | '！' | '？' | '؟' | '।' => 1,
        '"' | '”' | '»' | '’' | '」' | ')' | '）' => {
            let inner = text.trim_end_matches(['"', '”', '»', '’', '」', ')', '）']);
            u8::from(inner.ends_with(['.', '!', '?', '。', '！', '？', ',', '…']))
        }
        ':' | '：' => 2,
        _ => 0,
    }
}

fn beginning(first: char) -> u8 {
    if first.is_lowercase() {
        0
    } else if first.is_uppercase() {
        1
    } else if first.is_numeric() {
        2
    } else {
        3
    }
}
