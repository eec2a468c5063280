//! Pages with the article's text in, the model of the scorer and its measured quality out.

mod file;
mod label;
mod measure;
mod names;
mod shingles;

use super::features;
use super::forest::Forest;
use super::names::Names;
use super::scorer::Scorer;
use crate::forest::{Model, grow};
use crate::page;
use crate::{Input, Options};
pub use measure::Scores;

/// One page to learn from.
#[derive(Debug, Clone)]
pub struct Example {
    /// The corpus it is from.
    pub corpus: String,
    /// A name for reports.
    pub id: String,
    /// Pages of one site are never parted between learning and measuring.
    pub site: String,
    /// The page.
    pub html: String,
    /// The article's text, as a person has it.
    pub gold: String,
    /// How much its blocks count together.
    pub weight: f32,
    /// Whether the page is taken as plain text.
    pub plain: bool,
}

impl Example {
    /// The page as plain text, as a reader copies it: one line a block.
    #[must_use]
    pub fn as_plain(&self) -> Self {
        Self { html: visible(&self.html), plain: true, ..self.clone() }
    }

    fn input(&self) -> Input<'_> {
        if self.plain { Input::Text(&self.html) } else { Input::Html(&self.html) }
    }
}

/// The blocks of all pages, ready to learn from.
#[derive(Debug, Default)]
pub struct Rows {
    values: Vec<Vec<f32>>,
    truth: Vec<f32>,
    weight: Vec<f32>,
    /// For every row, the index of its page.
    page: Vec<usize>,
    names: Vec<String>,
    lexicon: Lexicon,
}

/// What class names say: on all sites, and on all but those of each part.
#[derive(Debug, Default)]
struct Lexicon {
    all: Names,
    without: Vec<Names>,
}

impl Lexicon {
    fn of(examples: &[Example]) -> Self {
        let counts: Vec<names::Counts> = examples
            .iter()
            .map(|example| {
                let Ok(page) = page::parse(example.input(), &Options::default()) else {
                    return names::Counts::default();
                };
                let blocks = super::unjudged(&page);
                names::count(&blocks, &label::truth(&texts(&blocks), &example.gold))
            })
            .collect();
        let learn = |part: Option<usize>| {
            let pages = examples.iter().zip(&counts);
            let chosen = pages.filter(|(example, _)| part.is_none_or(|part| fold(example) != part));
            names::learn(chosen.map(|(example, counts)| (example.site.as_str(), counts)))
        };
        Self { all: learn(None), without: (0..FOLDS).map(|part| learn(Some(part))).collect() }
    }

    /// The names as they are said to one who has not seen the page.
    fn unseen(&self, example: &Example) -> &Names {
        self.without.get(fold(example)).unwrap_or(&self.all)
    }
}

fn texts<'b>(blocks: &'b super::Blocks<'_>) -> Vec<&'b str> {
    blocks.all.iter().map(|block| blocks.words(block)).collect()
}

/// Long blocks count more than short ones, but not as much as their words say: a page is also
/// judged by whether all of it is right.
const LENGTH_POWER: f32 = 0.6;

/// Reads the numbers and the truth of every block.
#[must_use]
pub fn rows(examples: &[Example]) -> Rows {
    let mut all = Rows { lexicon: Lexicon::of(examples), ..Rows::default() };
    for (number, example) in examples.iter().enumerate() {
        let Ok(page) = page::parse(example.input(), &Options::default()) else { continue };
        let blocks = super::unjudged(&page);
        let facts = features::facts(&blocks);
        let names = all.lexicon.unseen(example);
        let is_first = all.names.is_empty();
        let mut table = features::table(&page, &blocks, &facts, names, is_first);
        all.names.append(table.names.get_or_insert_default());
        let truth = label::truth(&texts(&blocks), &example.gold);
        let sizes: Vec<f32> = truth
            .iter()
            .map(|(_, words)| (features::number(*words) + 2.0).powf(LENGTH_POWER))
            .collect();
        let total: f32 = sizes.iter().sum();
        for ((index, (truth, _)), size) in truth.into_iter().enumerate().zip(sizes) {
            all.values.push(table.row(index));
            all.truth.push(truth);
            all.weight.push(example.weight * size / total.powf(LENGTH_POWER));
            all.page.push(number);
        }
    }
    let mean = all.weight.iter().sum::<f32>() / features::number(all.weight.len().max(1));
    all.weight.iter_mut().for_each(|weight| *weight /= mean);
    all
}

/// The first model only has to see roughly where the article is.
const FIRST: grow::Settings = grow::Settings { trees: 40, rate: 0.15, ..SECOND };

/// A tree has 32 leaves at most: `Forest` keeps a bit for each.
const SECOND: grow::Settings = grow::Settings {
    trees: 80,
    leaves: 32,
    rate: 0.1,
    min_hessian: 20.0,
    lambda: 5.0,
    feature_step: 3,
    first: 0,
};

/// Parts that the sites are cut into.
const FOLDS: usize = 5;

/// The part of the sites that a page is in.
fn fold(example: &Example) -> usize {
    let hash = example
        .site
        .bytes()
        .fold(5381_usize, |hash, byte| hash.wrapping_mul(33) ^ usize::from(byte));
    (hash >> 3) % FOLDS
}

/// Rows of the pages in, or not in, one part of the sites.
fn part(examples: &[Example], rows: &Rows, part: usize, inside: bool) -> Vec<u32> {
    let is_chosen = |row: &u32| {
        let page = rows.page.get(*row as usize).and_then(|page| examples.get(*page));
        page.is_some_and(|example| (fold(example) == part) == inside)
    };
    every(rows).filter(is_chosen).collect()
}

fn every(rows: &Rows) -> impl Iterator<Item = u32> {
    (0..rows.values.len()).filter_map(|row| u32::try_from(row).ok())
}

/// The models in the making: the first for all sites and for all but each part, and the rows with
/// what those say of pages they have not seen.
#[derive(Debug)]
pub struct Half {
    first: Model,
    without: Vec<Model>,
    rows: Rows,
}

/// Grows the first model, and gives the rows the numbers that come from it.
///
/// The second model must learn from first scores as they are on unseen pages, so each page is
/// scored by a model that was grown on other sites.
#[must_use]
pub fn first(examples: &[Example], mut rows: Rows) -> Half {
    let table = table(&rows);
    let first =
        grow::grow(&table, &every(&rows).collect::<Vec<_>>(), &rows.truth, &rows.weight, FIRST);
    let mut without = Vec::new();
    for number in 0..FOLDS {
        let chosen = part(examples, &rows, number, false);
        without.push(grow::grow(&table, &chosen, &rows.truth, &rows.weight, FIRST));
    }
    let mut start = 0;
    for (number, example) in examples.iter().enumerate() {
        let count = rows.page.iter().skip(start).take_while(|page| **page == number).count();
        let Ok(page) = page::parse(example.input(), &Options::default()) else { continue };
        let blocks = super::unjudged(&page);
        let facts = features::facts(&blocks);
        let own = rows.values.get_mut(start..start + count).unwrap_or_default();
        let model = without.get(fold(example)).unwrap_or(&first);
        let mut table = features::Table::of(own.iter().map(Vec::as_slice));
        table.names = (start == 0).then(|| std::mem::take(&mut rows.names));
        let scores = Forest::new(model).unwrap_or_default().scores(&table);
        features::add_context(&mut table, &blocks, &facts, scores);
        own.iter_mut().enumerate().for_each(|(index, own)| *own = table.row(index));
        rows.names.append(table.names.get_or_insert_default());
        start += count;
    }
    Half { first, without, rows }
}

/// Grows the second model on all pages, and gives the file of both.
#[must_use]
pub fn learn(half: &Half) -> Vec<u8> {
    let rows = &half.rows;
    let second = grow::grow(
        &table(rows),
        &every(rows).collect::<Vec<_>>(),
        &rows.truth,
        &rows.weight,
        SECOND,
    );
    file::write(&rows.lexicon.all, &half.first, &second)
}

fn table(rows: &Rows) -> grow::Table {
    let values: Vec<&[f32]> = rows.values.iter().map(Vec::as_slice).collect();
    grow::Table::new(&values, &rows.page)
}

/// Log-odds that cross-validation tries as the least for a block to be kept.
pub const TRIED: [f32; 5] = [-0.4, -0.2, 0.0, 0.2, 0.4];

/// Grows one model for each part of the sites, on the other parts, and gives for every page the
/// texts that the model of its part keeps, one for each of [`TRIED`].
#[must_use]
pub fn cross_validate(examples: &[Example], half: &Half) -> Vec<[String; TRIED.len()]> {
    let rows = &half.rows;
    let table = table(rows);
    let mut texts = vec![<[String; TRIED.len()]>::default(); examples.len()];
    for (number, first) in half.without.iter().enumerate() {
        let chosen = part(examples, rows, number, false);
        let second = grow::grow(&table, &chosen, &rows.truth, &rows.weight, SECOND);
        let names = rows.lexicon.without.get(number).cloned().unwrap_or_default();
        let scorer = Scorer::new(names, first, &second).unwrap_or_default();
        for (example, text) in examples.iter().zip(&mut texts) {
            if fold(example) == number {
                *text = kept(example, &scorer);
            }
        }
    }
    texts
}

/// The texts that a scorer keeps of a page.
fn kept(example: &Example, scorer: &Scorer) -> [String; TRIED.len()] {
    let Ok(page) = page::parse(example.input(), &Options::default()) else {
        return Default::default();
    };
    TRIED.map(|least| {
        let mut blocks = super::unjudged(&page);
        super::judge(&mut blocks, &page, scorer, least);
        let kept = blocks.all.iter().filter(|block| block.verdict == super::Verdict::Kept);
        let lines: Vec<&str> = kept.map(|block| blocks.words(block)).collect();
        lines.join("\n")
    })
}

/// The quality of texts, one for each page, by corpus.
#[must_use]
pub fn scores(examples: &[Example], texts: &[&str]) -> Vec<(String, Scores)> {
    let mut names: Vec<&str> = examples.iter().map(|example| example.corpus.as_str()).collect();
    names.dedup();
    names
        .iter()
        .map(|name| {
            let pairs = examples.iter().zip(texts).filter(|(example, _)| example.corpus == *name);
            let pairs = pairs.map(|(example, text)| (example.gold.as_str(), *text));
            ((*name).to_owned(), measure::of(pairs))
        })
        .collect()
}

/// The features that the second model of a file asks about most, with how often.
#[must_use]
pub fn features_used(bytes: &[u8], half: &Half) -> Vec<(usize, String)> {
    let Some((_, _, second)) = Scorer::parts(bytes) else { return Vec::new() };
    let mut counts = vec![0; half.rows.names.len()];
    for node in second.trees.iter().flat_map(|tree| &tree.nodes) {
        if let Some(count) = counts.get_mut(usize::from(node.feature)) {
            *count += 1;
        }
    }
    let mut used: Vec<(usize, String)> =
        counts.into_iter().zip(half.rows.names.iter().cloned()).collect();
    used.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
    used
}

/// The text of a page as a reader copies it: a line a block.
fn visible(html: &str) -> String {
    let Ok(page) = page::parse(Input::Html(html), &Options::default()) else {
        return String::new();
    };
    let blocks = super::unjudged(&page);
    let mut text = String::new();
    for block in &blocks.all {
        if !blocks.elements.get(block.element).is_some_and(|element| element.hidden) {
            text.push_str(blocks.words(block));
            text.push('\n');
        }
    }
    text
}
