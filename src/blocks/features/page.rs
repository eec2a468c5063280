//! Page and blocks in, the numbers of each block's place and of its words elsewhere out.

use std::collections::HashMap;

use super::{Facts, Row, number, share};
use crate::blocks::Blocks;
use crate::blocks::fold::{Hash, fold};
use crate::page::Page;

/// What is known of the page as a whole.
#[derive(Debug)]
pub(super) struct Whole {
    /// Bytes before each block.
    before: Vec<usize>,
    bytes: usize,
    /// Blocks of running text before each block.
    running_before: Vec<usize>,
    running: usize,
    /// For each block, the number of blocks to the last, and to the next, running one.
    since_running: Vec<usize>,
    until_running: Vec<usize>,
    /// How often each text stands in the page, and its first block.
    copies: HashMap<u64, (usize, usize)>,
    /// The block of the headline: the last heading with its words, or the first line with them.
    title: Option<usize>,
    /// For each block, the share of its words in title, description, deck, `articleBody`.
    in_title: Vec<f32>,
    in_description: Vec<f32>,
    in_body: Vec<f32>,
    has_body: bool,
    has_author: Vec<bool>,
}

/// Further away counts as this far.
const MAX_DISTANCE: usize = 60;

/// More blocks of running text count as this many: a higher number would name the page.
const MAX_RUNNING: usize = 12;

impl Whole {
    pub(super) fn new(page: &Page, blocks: &Blocks<'_>, facts: &[Facts]) -> Self {
        let (mut before, mut running_before) = (Vec::new(), Vec::new());
        let (mut bytes, mut running) = (0, 0);
        let mut copies: HashMap<u64, (usize, usize)> = HashMap::with_capacity(facts.len());
        for (index, facts) in facts.iter().enumerate() {
            before.push(bytes);
            running_before.push(running);
            bytes += facts.bytes;
            running += usize::from(facts.is_running);
            // Words that stand twice in one element are meant to.
            let holder = holder(blocks, index);
            let copy = copies.entry(facts.hash).or_insert((1, index));
            copy.0 += usize::from(holder != self::holder(blocks, copy.1));
        }
        let since_running = distances(facts.iter());
        let mut until_running = distances(facts.iter().rev());
        until_running.reverse();
        let metadata = &page.metadata;
        let title = metadata.title.as_deref().unwrap_or_default();
        let description = metadata.description.as_deref().unwrap_or_default();
        let body = page.body.as_deref().unwrap_or_default();
        let texts = [
            Shingles::new(title, 1, MAX_HEADER_BYTES),
            Shingles::new(description, 3, MAX_HEADER_BYTES),
            Shingles::new(body, 4, usize::MAX),
        ];
        let [in_title, in_description, in_body] = shares(blocks, &texts);
        let authors: Vec<String> = metadata
            .authors
            .iter()
            .map(|name| fold(name))
            .filter(|name| !name.is_empty())
            .collect();
        let shortest = authors.iter().map(String::len).min().unwrap_or_default();
        let has_author = blocks
            .all
            .iter()
            .map(|block| {
                let words = blocks.words(block);
                // Of ASCII, no letter is folded to two bytes.
                let is_too_short = words.len() < shortest && words.is_ascii();
                !authors.is_empty() && words.len() < MAX_AUTHOR_LINE && !is_too_short && {
                    let words = fold(words);
                    authors.iter().any(|author| words.contains(author.as_str()))
                }
            })
            .collect();
        Self {
            before,
            bytes,
            running_before,
            running,
            since_running,
            until_running,
            copies,
            title: title_block(blocks, &in_title, title),
            in_title,
            in_description,
            in_body,
            has_body: !body.is_empty(),
            has_author,
        }
    }
}

/// The element around the element of a block.
fn holder(blocks: &Blocks<'_>, index: usize) -> Option<usize> {
    let block = blocks.all.get(index)?;
    blocks.elements.get(block.element).map(|element| element.parent)
}

/// A longer block is neither headline nor deck.
const MAX_HEADER_BYTES: usize = 600;

/// A longer line that names an author is about the author.
const MAX_AUTHOR_LINE: usize = 300;

fn distances<'f>(facts: impl Iterator<Item = &'f Facts>) -> Vec<usize> {
    let mut distance = MAX_DISTANCE;
    facts
        .map(|facts| {
            let here = distance;
            distance = if facts.is_running { 0 } else { (distance + 1).min(MAX_DISTANCE) };
            here
        })
        .collect()
}

/// The block that has the words of the title and little else; a heading before any other.
fn title_block(blocks: &Blocks<'_>, in_title: &[f32], title: &str) -> Option<usize> {
    if title.is_empty() {
        return None;
    }
    let has_words = |index: &usize| {
        in_title.get(*index).is_some_and(|share| *share > 0.8)
            && blocks.all.get(*index).is_some_and(|block| {
                let bytes = block.span.len();
                2 * bytes > title.len() && bytes < 2 * title.len()
            })
    };
    let all = 0..blocks.all.len();
    let is_heading = |index: &usize| {
        blocks.all.get(*index).is_some_and(|block| block.kind == crate::BlockKind::Heading1)
    };
    all.clone().filter(has_words).find(is_heading).or_else(|| all.clone().find(has_words))
}

/// For each text and each block, the share of the block's runs of words that the text has.
pub(crate) fn shares<const N: usize>(blocks: &Blocks<'_>, texts: &[Shingles; N]) -> [Vec<f32>; N] {
    let mut shares = [const { Vec::new() }; N];
    let mut hashes = Vec::new();
    for block in &blocks.all {
        hashes.clear();
        if texts.iter().any(|text| text.takes(block.span.len())) {
            words(blocks.words(block), &mut hashes);
        }
        for (shares, text) in shares.iter_mut().zip(texts) {
            let takes = text.takes(block.span.len());
            shares.push(if takes { text.share(&hashes) } else { -1.0 });
        }
    }
    shares
}

/// Every run of `length` words of a text, as hashes in order.
#[derive(Debug)]
pub(crate) struct Shingles {
    length: usize,
    hashes: Vec<u64>,
    /// Bytes of the longest block to compare.
    longest: usize,
}

impl Shingles {
    pub(crate) fn new(text: &str, length: usize, longest: usize) -> Self {
        let mut all = Vec::new();
        words(text, &mut all);
        let mut hashes: Vec<u64> = all.windows(length).map(shingle).collect();
        hashes.sort_unstable();
        Self { length, hashes, longest }
    }

    /// Whether there is anything to compare with a block of so many bytes.
    fn takes(&self, bytes: usize) -> bool {
        !self.hashes.is_empty() && bytes <= self.longest
    }

    /// The share of a text's runs that are among these; -1 for a text too short to tell.
    fn share(&self, words: &[u64]) -> f32 {
        let runs = words.windows(self.length);
        let all = runs.len();
        let found = runs.filter(|run| self.hashes.binary_search(&shingle(run)).is_ok()).count();
        if all == 0 { -1.0 } else { share(found, all) }
    }
}

/// One hash for a run of words.
fn shingle(words: &[u64]) -> u64 {
    words.iter().fold(0, |all: u64, word| all.rotate_left(17) ^ word)
}

/// The words of a text as hashes; a character of a script without spaces is a word.
fn words(text: &str, hashes: &mut Vec<u64>) {
    /// Chinese, Japanese and their like begin here.
    const UNSPACED: char = '\u{2e80}';
    let mut word = Hash::default();
    let (mut is_open, mut is_unspaced) = (false, false);
    for character in text.chars() {
        let is_letter = word.push(character);
        if is_letter && !is_open {
            is_unspaced = character >= UNSPACED;
        }
        if if is_letter { is_unspaced } else { is_open && !is_unspaced } {
            hashes.push(std::mem::take(&mut word).value());
        }
        is_open = is_letter;
    }
    if is_open && !is_unspaced {
        hashes.push(word.value());
    }
}

pub(super) fn push(row: &mut Row, whole: &Whole, facts: &[Facts], index: usize) {
    let at = |list: &[usize]| list.get(index).copied().unwrap_or_default();
    row.count("index", index.min(MAX_DISTANCE));
    row.push("index of page", share(index, facts.len()));
    row.push("bytes before", share(at(&whole.before), whole.bytes));
    row.count("running before", at(&whole.running_before).min(MAX_RUNNING));
    row.count(
        "running after",
        whole.running.saturating_sub(at(&whole.running_before)).min(MAX_RUNNING),
    );
    row.push("running of page", share(at(&whole.running_before), whole.running));
    row.count("since running", at(&whole.since_running));
    row.count("until running", at(&whole.until_running));
    let hash = facts.get(index).map(|own| own.hash).unwrap_or_default();
    let (copies, first) = whole.copies.get(&hash).copied().unwrap_or((1, index));
    row.count("copies", copies);
    row.flag("is copy", copies > 1 && first < index);
    let from_title = whole.title.map_or(-1000.0, |title| {
        let far = number(title.abs_diff(index).min(200));
        if title > index { -far } else { far }
    });
    row.push("from title", from_title);
    let share_at = |list: &[f32]| list.get(index).copied().unwrap_or_default();
    row.push("in title", share_at(&whole.in_title));
    row.push("in description", share_at(&whole.in_description));
    row.push("in body", share_at(&whole.in_body));
    row.flag("has body", whole.has_body);
    row.flag("has author", whole.has_author.get(index) == Some(&true));
}
