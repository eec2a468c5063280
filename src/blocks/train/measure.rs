//! Gold texts and texts in, precision, recall, F1 and the share of exact pages out.

use super::shingles::{count, words};

/// The quality of extraction on a corpus, in the measure of the article extraction benchmark:
/// overlap of runs of four words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scores {
    /// Pages.
    pub pages: usize,
    /// Mean over pages with a text.
    pub precision: f64,
    /// Mean over pages with a gold text.
    pub recall: f64,
    /// Share of pages whose words are exactly those of gold.
    pub exact: f64,
    /// The lowest F1 of a page.
    pub worst: f64,
}

impl Scores {
    /// The harmonic mean of precision and recall.
    #[must_use]
    pub fn f1(&self) -> f64 {
        2.0 * self.precision * self.recall / (self.precision + self.recall).max(f64::MIN_POSITIVE)
    }
}

pub(super) fn of<'t>(pairs: impl Iterator<Item = (&'t str, &'t str)>) -> Scores {
    let (mut precisions, mut recalls, mut exact, mut pages) = (Vec::new(), Vec::new(), 0, 0);
    let mut worst: f64 = 1.0;
    for (gold, text) in pairs {
        pages += 1;
        let (gold, text) = (words(gold), words(text));
        exact += usize::from(gold == text);
        let (gold, text) = (count(&gold), count(&text));
        let shared: usize = gold
            .iter()
            .map(|(run, times)| (*times).min(text.get(run).copied().unwrap_or_default()))
            .sum();
        let (of_gold, of_text) = (gold.values().sum::<usize>(), text.values().sum::<usize>());
        if of_text > 0 {
            precisions.push(ratio(shared, of_text));
        }
        if of_gold > 0 {
            recalls.push(ratio(shared, of_gold));
        }
        worst = worst.min(if of_gold + of_text == 0 {
            1.0
        } else {
            ratio(2 * shared, of_gold + of_text)
        });
    }
    let mean = |list: &[f64]| {
        if list.is_empty() { 0.0 } else { list.iter().sum::<f64>() / ratio(list.len(), 1) }
    };
    Scores {
        pages,
        precision: mean(&precisions),
        recall: mean(&recalls),
        exact: ratio(exact, pages.max(1)),
        worst,
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of words stay far under 2^52")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}
