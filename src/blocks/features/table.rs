//! The numbers of each block in, those of eight blocks side by side out: so a forest reads them.

use std::fmt::Display;

use super::number;

/// Blocks whose numbers stand side by side: so many a processor compares in one step or two.
pub(crate) const LANES: usize = 8;

/// Room for the numbers of one block, those of the context included; more are not kept.
const NUMBERS: usize = 320;

/// The numbers of all blocks of a page, with their names where those were asked for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Table {
    /// For eight blocks at a time, [`NUMBERS`] times a number of each.
    numbers: Vec<[f32; LANES]>,
    rows: usize,
    /// How many numbers each row has.
    pub(crate) width: usize,
    pub(crate) names: Option<Vec<String>>,
}

impl Table {
    /// For so many blocks; with the names of the numbers where `named`.
    pub(super) fn new(rows: usize, named: bool) -> Self {
        let numbers = vec![[0.0; LANES]; rows.div_ceil(LANES) * NUMBERS];
        Self { numbers, rows, width: 0, names: named.then(Vec::new) }
    }

    /// Adds to every row the numbers that `push` gives for its index.
    pub(super) fn add(&mut self, mut push: impl FnMut(&mut Row<'_>, usize)) {
        let mut width = self.width;
        let groups = self.numbers.chunks_exact_mut(NUMBERS).enumerate();
        for (group, numbers) in groups {
            for (lane, index) in (group * LANES..self.rows).take(LANES).enumerate() {
                let names = if index == 0 { self.names.as_mut() } else { None };
                let mut row = Row { numbers, lane, width: self.width, names };
                push(&mut row, index);
                width = row.width;
            }
        }
        self.width = width;
    }

    /// The numbers of eight rows at a time, and how many of these there are.
    pub(crate) fn groups(&self) -> impl Iterator<Item = (&[[f32; LANES]], usize)> {
        let groups = self.numbers.chunks_exact(NUMBERS).enumerate();
        groups.map(|(group, numbers)| (numbers, LANES.min(self.rows - group * LANES)))
    }
}

#[cfg(any(test, feature = "train"))]
impl Table {
    /// A table of these rows.
    pub(crate) fn of<'v>(rows: impl ExactSizeIterator<Item = &'v [f32]>) -> Self {
        let mut table = Self::new(rows.len(), false);
        let mut rows = rows;
        table.add(|row, _| {
            rows.next().unwrap_or_default().iter().for_each(|value| row.push("", *value));
        });
        table
    }

    /// The numbers of one row.
    pub(crate) fn row(&self, index: usize) -> Vec<f32> {
        let start = index / LANES * NUMBERS;
        let numbers = self.numbers.iter().skip(start).take(self.width);
        numbers.filter_map(|lanes| lanes.get(index % LANES).copied()).collect()
    }
}

/// The numbers of one block while they are written.
#[derive(Debug)]
pub(super) struct Row<'t> {
    numbers: &'t mut [[f32; LANES]],
    lane: usize,
    width: usize,
    names: Option<&'t mut Vec<String>>,
}

impl Row<'_> {
    pub(super) fn push(&mut self, name: impl Display, value: f32) {
        let lanes = self.numbers.get_mut(self.width);
        if let Some(slot) = lanes.and_then(|lanes| lanes.get_mut(self.lane)) {
            *slot = value;
        }
        self.width += 1;
        // Who only scores never asks for a name, and its writing would cost the module bytes.
        if cfg!(any(test, feature = "train"))
            && let Some(names) = &mut self.names
        {
            names.push(name.to_string());
        }
    }

    pub(super) fn flag(&mut self, name: impl Display, value: bool) {
        self.push(name, f32::from(u8::from(value)));
    }

    pub(super) fn count(&mut self, name: impl Display, value: usize) {
        self.push(name, number(value));
    }
}

#[cfg(test)]
mod tests {
    use super::{LANES, NUMBERS, Table};
    use crate::blocks::names::Names;
    use crate::blocks::{self, features};
    use crate::{Input, Options, page};

    #[test]
    fn rows_come_out_as_they_went_in() {
        let rows: Vec<[f32; 2]> = (0_u8..19).map(|row| [f32::from(row), 0.5]).collect();
        let mut table = Table::of(rows.iter().map(<[f32; 2]>::as_slice));
        table.add(|row, index| row.count("index", index));
        assert_eq!(table.width, 3);
        assert_eq!(table.row(9), [9.0, 0.5, 9.0]);
        let sizes: Vec<usize> = table.groups().map(|(_, rows)| rows).collect();
        assert_eq!(sizes, [LANES, LANES, 3]);
    }

    #[test]
    fn there_is_room_for_all_numbers_that_are_made() {
        let page = page::parse(Input::Html("<p>One.</p>"), &Options::default()).expect("a page");
        let blocks = blocks::unjudged(&page);
        let facts = features::facts(&blocks);
        let mut table = features::table(&page, &blocks, &facts, &Names::default(), true);
        features::add_context(&mut table, &blocks, &facts, vec![0.5]);
        assert_eq!(table.names.as_ref().map(Vec::len), Some(table.width));
        assert!(table.width <= NUMBERS && table.row(0).len() == table.width);
    }
}
