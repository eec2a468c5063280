//! Kept blocks in, the lines of the article with the lists and quotes around each out.

use crate::BlockKind;
use crate::blocks::{Block, Blocks, Tag, Verdict};

/// One block of the article: a block of the page, or the cells of one row of a table.
#[derive(Debug)]
pub(super) struct Line<'b> {
    /// What it is.
    pub(super) kind: BlockKind,
    /// One block, or one for each cell.
    pub(super) blocks: Vec<&'b Block>,
    /// The lists, items and quotes around it, outermost first.
    pub(super) nest: Vec<Nest>,
    /// The row or the table that it stands in, if it is a row.
    pub(super) table: Option<usize>,
}

/// Something that holds blocks of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Nest {
    /// The element: an index into `Blocks::elements`.
    pub(super) element: usize,
    /// What it is.
    pub(super) kind: NestKind,
}

/// What holds blocks of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NestKind {
    List,
    OrderedList,
    Item,
    Quote,
}

/// Deeper lists and quotes than this are drawn at this depth; nobody could read them.
const MAX_NEST: usize = 12;

/// The lines of the article, in order.
pub(super) fn of<'b>(blocks: &'b Blocks<'_>) -> Vec<Line<'b>> {
    let mut lines: Vec<Line<'b>> = Vec::new();
    let mut last_row = None;
    for block in blocks.all.iter().filter(|block| block.verdict == Verdict::Kept) {
        let row = (block.kind == BlockKind::TableRow).then(|| row(blocks, block.element)).flatten();
        if let Some(line) = lines.last_mut()
            && row.is_some()
            && row == last_row
        {
            line.blocks.push(block);
            continue;
        }
        last_row = row;
        lines.push(Line {
            kind: block.kind,
            blocks: vec![block],
            nest: nest(blocks, block.element),
            table: row.and_then(|row| nearest(blocks, row, Tag::Table)),
        });
    }
    lines
}

/// The row of a table that an element stands in.
pub(super) fn row(blocks: &Blocks<'_>, element: usize) -> Option<usize> {
    nearest(blocks, element, Tag::Row)
}

/// The nearest element of that kind around `from`, itself included.
fn nearest(blocks: &Blocks<'_>, from: usize, tag: Tag) -> Option<usize> {
    let mut at = from;
    loop {
        let element = blocks.elements.get(at)?;
        if element.tag == tag {
            return Some(at);
        }
        if at == 0 {
            return None;
        }
        at = element.parent;
    }
}

fn nest(blocks: &Blocks<'_>, from: usize) -> Vec<Nest> {
    let mut found: Vec<Nest> = Vec::new();
    let mut at = from;
    while let Some(element) = blocks.elements.get(at) {
        if let Some(kind) = nest_kind(element.tag) {
            let inner_is_item = found.last().is_some_and(|inner| inner.kind == NestKind::Item);
            let is_list = matches!(kind, NestKind::List | NestKind::OrderedList);
            // Only items stand in lists, and only in lists: the rest of a broken list is plain.
            if inner_is_item && !is_list {
                found.pop();
            }
            if !is_list || inner_is_item {
                found.push(Nest { element: at, kind });
            }
        }
        if at == 0 {
            break;
        }
        at = element.parent;
    }
    if found.last().is_some_and(|outer| outer.kind == NestKind::Item) {
        found.pop();
    }
    found.reverse();
    // A list is cut off together with its item.
    if found.len() > MAX_NEST {
        found.truncate(MAX_NEST);
        while found
            .last()
            .is_some_and(|inner| matches!(inner.kind, NestKind::List | NestKind::OrderedList))
        {
            found.pop();
        }
    }
    found
}

fn nest_kind(tag: Tag) -> Option<NestKind> {
    const KINDS: [(Tag, NestKind); 5] = [
        (Tag::List, NestKind::List),
        (Tag::OrderedList, NestKind::OrderedList),
        (Tag::Item, NestKind::Item),
        (Tag::Term, NestKind::Item),
        (Tag::Quote, NestKind::Quote),
    ];
    KINDS.iter().find(|(known, _)| *known == tag).map(|(_, kind)| *kind)
}

/// How many holders two lines share.
pub(super) fn shared(before: &[Nest], after: &[Nest]) -> usize {
    before.iter().zip(after).take_while(|(one, other)| one == other).count()
}
