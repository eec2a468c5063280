//! Blocks in, the numbers of the elements around each out.

use std::collections::HashMap;
use std::hash::Hasher;

use super::{At, Facts, Row, number, share};
use crate::blocks::{Blocks, Hints, Tag};
use crate::quick::Mixer;

/// What all blocks of one element, or of one kind of element, add up to.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    blocks: usize,
    bytes: usize,
    link_bytes: usize,
    running: usize,
    running_bytes: usize,
}

impl Sum {
    fn add(&mut self, other: &Self) {
        self.blocks += other.blocks;
        self.bytes += other.bytes;
        self.link_bytes += other.link_bytes;
        self.running += other.running;
        self.running_bytes += other.running_bytes;
    }
}

/// The sums of a page.
#[derive(Debug)]
pub(super) struct Tree {
    /// For every element, what is in it.
    sums: Vec<Sum>,
    /// For every way to a block (its element's name and classes, and those around), what it holds.
    ways: Vec<Sum>,
    /// For every block, the index of its way.
    way_of: Vec<usize>,
    /// For every element, the tags of `AROUND` that it has or is in, a bit each.
    around: Vec<u16>,
    /// For every element, the number of articles that it is or is in.
    articles: Vec<usize>,
    /// For every purpose of `AFTER`, the first and the last element that has it.
    marks: [Option<(usize, usize)>; AFTER.len()],
    /// For every element, the number of steps up to one that holds the best; 0 for those in it.
    steps: Vec<usize>,
}

impl Tree {
    pub(super) fn new(blocks: &Blocks<'_>, facts: &[Facts], best: usize) -> Self {
        let mut sums = vec![Sum::default(); blocks.elements.len()];
        let mut known: HashMap<u64, usize> = HashMap::with_capacity(blocks.all.len());
        let mut ways: Vec<Sum> = Vec::new();
        let mut way_of = Vec::with_capacity(blocks.all.len());
        for (block, facts) in blocks.all.iter().zip(facts) {
            let one = Sum {
                blocks: 1,
                bytes: facts.bytes,
                link_bytes: facts.link_bytes,
                running: usize::from(facts.is_running),
                running_bytes: if facts.is_running { facts.bytes } else { 0 },
            };
            if let Some(sum) = sums.get_mut(block.element) {
                sum.add(&one);
            }
            let index = *known.entry(way(blocks, block.element)).or_insert(ways.len());
            if index == ways.len() {
                ways.push(Sum::default());
            }
            if let Some(sum) = ways.get_mut(index) {
                sum.add(&one);
            }
            way_of.push(index);
        }
        // Children come after their parents.
        for index in (1..sums.len()).rev() {
            let own = sums.get(index).copied().unwrap_or_default();
            let parent = blocks.elements.get(index).map_or(0, |element| element.parent);
            if let Some(sum) = sums.get_mut(parent) {
                sum.add(&own);
            }
        }
        let (around, articles) = around(blocks);
        let (marks, steps) = (marks(blocks), steps(blocks, best));
        Self { sums, ways, way_of, around, articles, marks, steps }
    }
}

/// Purposes that an article ends before or begins after, with the names of the features. Their
/// elements are often empty until a script fills them.
const AFTER: [(Hints, &str); 11] = [
    (Hints::COMMENTS, "comments"),
    (Hints::RELATED, "related"),
    (Hints::SHARE, "share"),
    (Hints::TAGS, "tags"),
    (Hints::NEWSLETTER, "newsletter"),
    (Hints::PAGER, "pager"),
    (Hints::FOOTER, "footer"),
    (Hints::SIDEBAR, "sidebar"),
    (Hints::BIO, "bio"),
    (Hints::BYLINE, "byline"),
    (Hints::TIMESTAMP, "timestamp"),
];

fn marks(blocks: &Blocks<'_>) -> [Option<(usize, usize)>; AFTER.len()] {
    let mut marks: [Option<(usize, usize)>; AFTER.len()] = [None; AFTER.len()];
    for (index, element) in blocks.elements.iter().enumerate() {
        for (mark, (hint, _)) in marks.iter_mut().zip(AFTER) {
            // The page's own classes say what kind of page it is.
            if element.hints.any(hint) && element.tag != Tag::Body {
                *mark = Some((mark.map_or(index, |(first, _)| first), index));
            }
        }
    }
    marks
}

/// A hash of the names and classes of an element and of the two around it.
fn way(blocks: &Blocks<'_>, element: usize) -> u64 {
    let mut mixer = Mixer::default();
    for element in blocks.above(element).take(3) {
        mixer.write(element.name.as_bytes());
        mixer.write(element.class.as_bytes());
    }
    mixer.finish()
}

fn steps(blocks: &Blocks<'_>, best: usize) -> Vec<usize> {
    let mut holds_best = vec![false; blocks.elements.len()];
    let mut at = best;
    while let (Some(holds), Some(element)) = (holds_best.get_mut(at), blocks.elements.get(at)) {
        *holds = true;
        if at == 0 {
            break;
        }
        at = element.parent;
    }
    let mut steps = vec![0_usize; blocks.elements.len()];
    let mut inside = vec![false; blocks.elements.len()];
    for (index, element) in blocks.elements.iter().enumerate() {
        let within = index == best || index != 0 && inside.get(element.parent) == Some(&true);
        let above = steps.get(element.parent).copied().unwrap_or_default();
        if let (Some(inside), Some(step)) = (inside.get_mut(index), steps.get_mut(index)) {
            *inside = within;
            *step = if within || holds_best.get(index) == Some(&true) {
                usize::from(!within)
            } else {
                above + 1
            };
        }
    }
    steps
}

/// Elements whose presence around a block says something, with the names of the features.
const AROUND: [(Tag, &str); 16] = [
    (Tag::Nav, "in nav"),
    (Tag::Aside, "in aside"),
    (Tag::Footer, "in footer"),
    (Tag::Header, "in header"),
    (Tag::Form, "in form"),
    (Tag::Control, "in control"),
    (Tag::Figure, "in figure"),
    (Tag::Table, "in table"),
    (Tag::List, "in list"),
    (Tag::OrderedList, "in ordered list"),
    (Tag::Article, "in article"),
    (Tag::Main, "in main"),
    (Tag::Quote, "in quote"),
    (Tag::Section, "in section"),
    (Tag::Dialog, "in dialog"),
    (Tag::Details, "in details"),
];

/// The tags around each element, and the number of articles.
fn around(blocks: &Blocks<'_>) -> (Vec<u16>, Vec<usize>) {
    let mut around = Vec::with_capacity(blocks.elements.len());
    let mut articles = Vec::with_capacity(blocks.elements.len());
    for element in &blocks.elements {
        // Parents come before their children; the page is its own parent.
        let above: u16 = around.get(element.parent).copied().unwrap_or_default();
        let own = AROUND.iter().position(|(tag, _)| *tag == element.tag);
        around.push(above | own.map_or(0, |bit| 1 << bit));
        let above: usize = articles.get(element.parent).copied().unwrap_or_default();
        articles.push(above + usize::from(element.tag == Tag::Article));
    }
    (around, articles)
}

/// Elements around a block whose sums are features.
const LEVELS: usize = 5;

/// Of these, the ones whose sizes are: further up, a size would name the page.
const COUNTED_LEVELS: usize = 2;

/// More blocks count as this many, for the same reason.
const MANY: usize = 24;

pub(super) fn push(row: &mut Row, blocks: &Blocks<'_>, tree: &Tree, index: usize) {
    let Some(block) = blocks.all.get(index) else { return };
    let around = tree.around.get(block.element).copied().unwrap_or_default();
    for (bit, (_, name)) in AROUND.iter().enumerate() {
        row.flag(name, around >> bit & 1 == 1);
    }
    row.count("articles around", tree.articles.get(block.element).copied().unwrap_or_default());
    push_sums(row, blocks, tree, block.element);
    for (mark, (_, name)) in tree.marks.iter().zip(AFTER) {
        // 0 where the page has no such element, 1 before the first, 2 between, 3 after the last.
        let place = mark.map_or(0, |(first, last)| {
            1 + usize::from(block.opened > first) + usize::from(block.opened > last)
        });
        row.count(At("after", name), place);
    }
    row.count("steps to best", tree.steps.get(block.element).copied().unwrap_or_default());
    let all = tree.sums.first().copied().unwrap_or_default();
    let way = tree.way_of.get(index).and_then(|way| tree.ways.get(*way));
    let way = way.filter(|_| block.element != 0);
    let way = way.copied().unwrap_or_default();
    row.count("way blocks", way.blocks.min(MANY));
    row.push("way bytes a block", share(way.bytes, way.blocks));
    row.push("way link density", share(way.link_bytes, way.bytes));
    row.push("way running", share(way.running, way.blocks));
    row.push("way of page", share(way.running_bytes, all.running_bytes));
}

fn push_sums(row: &mut Row, blocks: &Blocks<'_>, tree: &Tree, element: usize) {
    let all = tree.sums.first().copied().unwrap_or_default();
    let mut at = element;
    for level in 0..LEVELS {
        // What the whole page holds says nothing of a block, but would name the page.
        let sum = tree.sums.get(at).filter(|_| at != 0).copied().unwrap_or_default();
        if level < COUNTED_LEVELS {
            row.count(At("blocks", level), sum.blocks.min(MANY));
            row.push(At("log bytes", level), number(sum.bytes + 1).ln());
        }
        row.push(At("link density", level), share(sum.link_bytes, sum.bytes));
        row.push(At("running", level), share(sum.running_bytes, sum.bytes));
        row.push(At("of page", level), share(sum.running_bytes, all.running_bytes));
        at = blocks.elements.get(at).map_or(0, |element| element.parent);
    }
}
