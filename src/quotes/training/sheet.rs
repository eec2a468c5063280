//! Rows of numbers with their truth in, gathered article by article, a forest out.

use crate::forest::Model;
use crate::forest::grow::{self, Settings, Table};

/// The rows that one model learns from.
#[derive(Debug, Default)]
pub(in crate::quotes) struct Sheet {
    values: Vec<Vec<f32>>,
    truth: Vec<f32>,
    weight: Vec<f32>,
    article: Vec<usize>,
}

impl Sheet {
    pub(in crate::quotes) fn push(
        &mut self,
        row: Vec<f32>,
        right: bool,
        weight: f32,
        article: usize,
    ) {
        self.values.push(row);
        self.truth.push(f32::from(u8::from(right)));
        self.weight.push(weight);
        self.article.push(article);
    }

    /// Grows a model on the rows of the articles that are `kept`.
    pub(in crate::quotes) fn grow(
        &self,
        kept: &impl Fn(usize) -> bool,
        settings: Settings,
    ) -> Model {
        let values: Vec<&[f32]> = self.values.iter().map(Vec::as_slice).collect();
        let table = Table::new(&values, &self.article);
        let chosen: Vec<u32> = (0_u32..)
            .zip(&self.article)
            .filter(|(_, article)| kept(**article))
            .map(|(row, _)| row)
            .collect();
        grow::grow(&table, &chosen, &self.truth, &self.weight, settings)
    }
}
