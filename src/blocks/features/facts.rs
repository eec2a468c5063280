//! One block in, what can be counted in its words out.

use super::cues;
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
    pub(crate) whole_label: bool,
    /// Words of boilerplate, by topic.
    pub(crate) cues: [u8; cues::TOPICS.len()],
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
    let mut facts =
        Facts { bytes: text.len(), link_bytes: block.link_bytes, lines: 1, ..Facts::default() };
    let mut hash = fold::Hash::default();
    let mut after_space = true;
    let mut last = ' ';
    for character in text.chars() {
        if character.is_whitespace() {
            after_space = true;
            facts.lines += usize::from(character == '\n');
            continue;
        }
        if after_space {
            facts.words += 1;
            facts.capitals += usize::from(character.is_uppercase());
        }
        after_space = false;
        last = character;
        count(&mut facts, character);
        hash.push(character);
    }
    facts.hash = hash.value();
    facts.end = ending(last, text);
    facts.start = beginning(text.chars().next().unwrap_or(' '));
    facts.cues = cues::count(text);
    let label = labels::find(text);
    facts.label = label.map(|label| label.reason);
    facts.whole_label = label.is_some_and(|label| label.whole);
    facts.is_running = facts.bytes >= RUNNING_BYTES && 3 * facts.link_bytes < facts.bytes;
    facts
}

fn count(facts: &mut Facts, character: char) {
    match character {
        'a'..='z' => facts.letters += 1,
        'A'..='Z' => {
            facts.letters += 1;
            facts.uppers += 1;
        }
        '0'..='9' => facts.digits += 1,
        '.' | '!' | '?' | '。' | '！' | '？' | '…' | '؟' | '।' => facts.stops += 1,
        ',' | ';' | '，' | '、' | '،' | '；' => facts.commas += 1,
        '"' | '“' | '”' | '„' | '«' | '»' | '「' | '」' | '‘' => facts.quotes = true,
        '|' | '/' | '›' | '•' | '·' | '@' | '#' | '©' | '→' | '&' | '+' | '[' | ']' => {
            facts.signs += 1;
        }
        _ if character.is_alphabetic() => {
            facts.letters += 1;
            facts.uppers += usize::from(character.is_uppercase());
        }
        _ => {}
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
