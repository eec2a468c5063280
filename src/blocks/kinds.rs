//! Blocks in, the kind of each out, by the elements around it.

use super::{Blocks, Tag};
use crate::BlockKind;

pub(super) fn name(blocks: &mut Blocks<'_>) {
    let mut last_item = None;
    let kinds: Vec<BlockKind> = blocks
        .all
        .iter()
        .map(|block| {
            let mut index = block.element;
            loop {
                let Some(element) = blocks.elements.get(index) else { return BlockKind::Paragraph };
                if let Some(kind) = of_tag(element.tag) {
                    // Only the first paragraph of an item carries the item's mark.
                    if kind == BlockKind::ListItem && last_item.replace(index) == Some(index) {
                        return BlockKind::Paragraph;
                    }
                    return kind;
                }
                if index == 0 || element.tag == Tag::Cell {
                    return BlockKind::Paragraph;
                }
                index = element.parent;
            }
        })
        .collect();
    for (block, kind) in blocks.all.iter_mut().zip(kinds) {
        block.kind = kind;
    }
}

fn of_tag(tag: Tag) -> Option<BlockKind> {
    match tag {
        Tag::Heading(1) => Some(BlockKind::Heading1),
        Tag::Heading(2) => Some(BlockKind::Heading2),
        Tag::Heading(3) => Some(BlockKind::Heading3),
        Tag::Heading(4) => Some(BlockKind::Heading4),
        Tag::Heading(5) => Some(BlockKind::Heading5),
        Tag::Heading(_) => Some(BlockKind::Heading6),
        Tag::Item => Some(BlockKind::ListItem),
        Tag::Quote => Some(BlockKind::BlockQuote),
        Tag::Caption => Some(BlockKind::Caption),
        Tag::Preformatted => Some(BlockKind::Preformatted),
        Tag::Other
        | Tag::Body
        | Tag::Div
        | Tag::Section
        | Tag::Article
        | Tag::Main
        | Tag::Aside
        | Tag::Nav
        | Tag::Header
        | Tag::Footer
        | Tag::Address
        | Tag::Paragraph
        | Tag::List
        | Tag::OrderedList
        | Tag::Term
        | Tag::Figure
        | Tag::Table
        | Tag::Row
        | Tag::Cell
        | Tag::HeaderCell
        | Tag::Form
        | Tag::Control
        | Tag::Details
        | Tag::Dialog
        | Tag::Rule
        | Tag::Media => None,
    }
}

/// Cells of a table of figures are short; a longer one is a page laid out by a table.
const MAX_CELL_BYTES: usize = 400;

/// Makes the cells of tables of figures rows; tables that lay out a page stay as they are.
///
/// A table of figures has two rows with two cells each at least, one block a cell at most, and
/// no table inside.
pub(super) fn name_rows(blocks: &mut Blocks<'_>) {
    let mut tables = vec![Shape::default(); blocks.elements.len()];
    let mut places = Vec::with_capacity(blocks.all.len());
    for block in &blocks.all {
        let place = cell(blocks, block.element);
        places.push(place.map(|place| place.table));
        let Some(place) = place else { continue };
        let Some(shape) = tables.get_mut(place.table) else { continue };
        if shape.row != Some(place.row) {
            shape.row = Some(place.row);
            shape.cells = 0;
        }
        if shape.cell == Some(place.cell) || block.span.len() > MAX_CELL_BYTES {
            shape.is_layout = true;
        }
        shape.cell = Some(place.cell);
        shape.cells += 1;
        shape.full_rows += usize::from(shape.cells == 2);
        if let Some(outer) = place.outer
            && let Some(outer) = tables.get_mut(outer)
        {
            outer.is_layout = true;
        }
    }
    for (block, table) in blocks.all.iter_mut().zip(places) {
        if let Some(shape) = table.and_then(|table| tables.get(table))
            && !shape.is_layout
            && shape.full_rows >= 2
        {
            block.kind = BlockKind::TableRow;
        }
    }
}

/// What is known of a table.
#[derive(Debug, Clone, Default)]
struct Shape {
    row: Option<usize>,
    cell: Option<usize>,
    /// Cells with words in the last row.
    cells: usize,
    /// Rows with two cells or more.
    full_rows: usize,
    is_layout: bool,
}

/// Where in a table a block stands.
#[derive(Debug, Clone, Copy)]
struct Place {
    cell: usize,
    row: usize,
    table: usize,
    /// The table around the table.
    outer: Option<usize>,
}

fn cell(blocks: &Blocks<'_>, from: usize) -> Option<Place> {
    let (mut cell, mut row, mut table) = (None, None, None);
    let mut at = from;
    while let Some(element) = blocks.elements.get(at) {
        let inside = table.is_none();
        if inside && matches!(element.tag, Tag::Cell | Tag::HeaderCell) {
            cell = cell.or(Some(at));
        } else if inside && element.tag == Tag::Row {
            row = row.or(Some(at));
        } else if element.tag == Tag::Table {
            if table.is_some() {
                return Some(Place { cell: cell?, row: row?, table: table?, outer: Some(at) });
            }
            table = Some(at);
        }
        if at == 0 {
            break;
        }
        at = element.parent;
    }
    Some(Place { cell: cell?, row: row?, table: table?, outer: None })
}
