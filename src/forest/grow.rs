//! Rows of numbers with their truth in, a forest out: gradient boosting on histograms.
//!
//! After Friedman, "Greedy function approximation" (2001), with the second-order leaf values and
//! the histograms of Chen & Guestrin, `XGBoost` (2016), and Ke et al., `LightGBM` (2017).

use super::{LEAF, Model, Node, SCALE, Step, Tree};

/// The rows, each number replaced by that of its bin, one column a feature.
#[derive(Debug)]
pub(crate) struct Table {
    columns: Vec<Vec<u8>>,
    /// For every row, the page or article it is from.
    pages: Vec<usize>,
    /// For every feature, the largest value of each bin but the last.
    edges: Vec<Vec<f32>>,
}

/// How a forest is grown.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Settings {
    pub(crate) trees: usize,
    pub(crate) leaves: usize,
    pub(crate) rate: f64,
    /// Least sum of second derivatives in a leaf.
    pub(crate) min_hessian: f64,
    /// Added to it, to keep small leaves modest.
    pub(crate) lambda: f64,
    /// One in so many features is looked at for a tree.
    pub(crate) feature_step: usize,
    /// The number of the first tree: which pages and features a tree sees follows from its number.
    pub(crate) first: usize,
}

/// Bins of a feature.
const BINS: usize = 64;

impl Table {
    /// Sorts the values of every feature into bins of about equal size.
    pub(crate) fn new(rows: &[&[f32]], pages: &[usize]) -> Self {
        let width = rows.first().map_or(0, |row| row.len());
        let mut table = Self { columns: Vec::new(), pages: pages.to_vec(), edges: Vec::new() };
        for feature in 0..width {
            let column: Vec<f32> =
                rows.iter().map(|row| row.get(feature).copied().unwrap_or_default()).collect();
            let edges = edges(&column);
            let bins = column.iter().map(|value| bin(&edges, *value)).collect();
            table.columns.push(bins);
            table.edges.push(edges);
        }
        table
    }
}

impl Table {
    /// What a tree says of a row.
    fn score(&self, tree: &Tree, row: u32) -> f32 {
        let mut at = 0;
        while let Some(node) = tree.nodes.get(at) {
            let feature = usize::from(node.feature);
            let bin = self
                .columns
                .get(feature)
                .and_then(|column| column.get(row as usize))
                .copied()
                .unwrap_or_default();
            let edge =
                self.edges.get(feature).and_then(|edges| edges.get(usize::from(bin))).copied();
            // A bin lies wholly on one side of every edge.
            let step = if edge.is_some_and(|edge| edge <= node.most) { node.yes } else { node.no };
            if step.0 & LEAF != 0 {
                return tree.leaves.get(usize::from(step.0 & !LEAF)).copied().unwrap_or_default();
            }
            at = usize::from(step.0);
        }
        tree.leaves.first().copied().unwrap_or_default()
    }
}

fn edges(column: &[f32]) -> Vec<f32> {
    let mut sorted = column.to_vec();
    sorted.sort_by(f32::total_cmp);
    let mut edges: Vec<f32> = Vec::new();
    let mut distinct = sorted.clone();
    distinct.dedup();
    if distinct.len() <= BINS {
        distinct.pop();
        return distinct;
    }
    for part in 1..BINS {
        if let Some(value) = sorted.get(part * sorted.len() / BINS)
            && edges.last().is_none_or(|last| last < value)
        {
            edges.push(*value);
        }
    }
    edges
}

fn bin(edges: &[f32], value: f32) -> u8 {
    u8::try_from(edges.partition_point(|edge| *edge < value)).unwrap_or(u8::MAX)
}

/// First and second derivatives of the loss, summed over the rows of a bin.
#[derive(Debug, Clone, Copy, Default)]
struct Slope {
    first: f64,
    second: f64,
}

/// A leaf that may still be split.
struct Open {
    rows: Vec<u32>,
    histogram: Vec<Slope>,
    total: Slope,
    split: Option<Split>,
    /// Where the leaf hangs: a node, and whether at its "yes".
    hangs: Option<(usize, bool)>,
}

#[derive(Clone, Copy)]
struct Split {
    feature: usize,
    bin: usize,
    gain: f64,
}

/// Grows a forest on the rows of `chosen`; each row has a truth of 0.0 to 1.0 and a weight.
pub(crate) fn grow(
    table: &Table,
    chosen: &[u32],
    truth: &[f32],
    weight: &[f32],
    settings: Settings,
) -> Model {
    let at =
        |list: &[f32], row: u32| f64::from(list.get(row as usize).copied().unwrap_or_default());
    let all: f64 = chosen.iter().map(|row| at(weight, *row)).sum();
    let kept: f64 = chosen.iter().map(|row| at(weight, *row) * at(truth, *row)).sum();
    let share = (kept / all).clamp(0.001, 0.999);
    let base = (share / (1.0 - share)).ln();
    let mut margins = vec![base; truth.len()];
    let mut slopes = vec![Slope::default(); truth.len()];
    let mut model = Model { base: rounded(base), trees: Vec::new() };
    for number in settings.first..settings.first + settings.trees {
        for row in chosen {
            let index = *row as usize;
            let (Some(margin), Some(slope)) = (margins.get(index), slopes.get_mut(index)) else {
                continue;
            };
            let probability = 1.0 / (1.0 + (-margin).exp());
            let weight = at(weight, *row);
            slope.first = weight * (probability - at(truth, *row));
            slope.second = weight * probability * (1.0 - probability);
        }
        // Each tree sees some of the pages, so that no page is learned by heart.
        let in_bag = |row: &u32| {
            table.pages.get(*row as usize).is_some_and(|page| !is_drawn(*page, number, BAG_STEP))
        };
        let bag: Vec<u32> = chosen.iter().copied().filter(in_bag).collect();
        let tree = tree(table, bag, &slopes, settings, number);
        for row in chosen {
            if let Some(margin) = margins.get_mut(*row as usize) {
                *margin += f64::from(table.score(&tree, *row));
            }
        }
        model.trees.push(tree);
    }
    model
}

/// One page in so many is left out of a tree's sight.
const BAG_STEP: usize = 3;

/// The value as a model file holds it.
#[expect(
    clippy::cast_possible_truncation,
    reason = "leaves stay under 8, and the file rounds them anyway"
)]
fn rounded(value: f64) -> f32 {
    ((value.clamp(-30.0, 30.0) * f64::from(SCALE)).round() / f64::from(SCALE)) as f32
}

fn tree(table: &Table, bag: Vec<u32>, slopes: &[Slope], settings: Settings, number: usize) -> Tree {
    let features: Vec<usize> = (0..table.columns.len())
        .filter(|feature| is_drawn(*feature, number, settings.feature_step))
        .collect();
    let mut open = vec![leaf(table, &features, bag, slopes, settings, None)];
    let mut tree = Tree::default();
    while open.len() < settings.leaves {
        let best = (0..open.len()).max_by(|one, other| {
            let gain = |index: &usize| {
                open.get(*index).and_then(|leaf| leaf.split).map_or(0.0, |split| split.gain)
            };
            gain(one).total_cmp(&gain(other))
        });
        let Some(index) =
            best.filter(|index| open.get(*index).is_some_and(|leaf| leaf.split.is_some()))
        else {
            break;
        };
        let leaf_to_split = open.swap_remove(index);
        let node = tree.nodes.len();
        let halves = split(table, &features, leaf_to_split, slopes, settings, node, &mut tree);
        open.extend(halves);
    }
    for leaf in open {
        let value =
            rounded(-settings.rate * leaf.total.first / (leaf.total.second + settings.lambda));
        let step = Step(LEAF | u8::try_from(tree.leaves.len()).unwrap_or_default());
        if let Some((node, yes)) = leaf.hangs {
            hang(&mut tree, node, yes, step);
        }
        tree.leaves.push(value);
    }
    tree
}

fn hang(tree: &mut Tree, node: usize, yes: bool, step: Step) {
    if let Some(node) = tree.nodes.get_mut(node) {
        *(if yes { &mut node.yes } else { &mut node.no }) = step;
    }
}

/// Whether a tree looks at a feature; spread evenly by a multiplicative hash, without a random
/// generator.
fn is_drawn(feature: usize, tree: usize, step: usize) -> bool {
    let mixed = (feature * 0x9e37 + tree * 0x85eb + 0x1234) as u64;
    let mixed = mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
    mixed.is_multiple_of(step as u64)
}

fn split(
    table: &Table,
    features: &[usize],
    leaf: Open,
    slopes: &[Slope],
    settings: Settings,
    node: usize,
    tree: &mut Tree,
) -> Vec<Open> {
    let Some(chosen) = leaf.split else { return vec![leaf] };
    let column = table.columns.get(chosen.feature).map(Vec::as_slice).unwrap_or_default();
    let goes_yes =
        |row: &u32| column.get(*row as usize).is_some_and(|bin| usize::from(*bin) <= chosen.bin);
    let (yes, no): (Vec<u32>, Vec<u32>) = leaf.rows.iter().copied().partition(goes_yes);
    let edge = table.edges.get(chosen.feature).and_then(|edges| edges.get(chosen.bin)).copied();
    tree.nodes.push(Node {
        feature: u16::try_from(chosen.feature).unwrap_or(u16::MAX),
        most: edge.unwrap_or(f32::MAX),
        yes: Step(LEAF),
        no: Step(LEAF),
    });
    if let Some((parent, side)) = leaf.hangs {
        hang(tree, parent, side, Step(u8::try_from(node).unwrap_or_default()));
    }
    // Only the smaller half is counted; the other is what is left of the whole.
    let yes_is_small = yes.len() <= no.len();
    let (small, large) = if yes_is_small { (yes, no) } else { (no, yes) };
    let small = self::leaf(table, features, small, slopes, settings, Some((node, yes_is_small)));
    let mut histogram = leaf.histogram;
    for (whole, part) in histogram.iter_mut().zip(&small.histogram) {
        whole.first -= part.first;
        whole.second -= part.second;
    }
    let total = Slope {
        first: leaf.total.first - small.total.first,
        second: leaf.total.second - small.total.second,
    };
    let split = best_split(&histogram, features, total, settings);
    vec![small, Open { rows: large, histogram, total, split, hangs: Some((node, !yes_is_small)) }]
}

fn leaf(
    table: &Table,
    features: &[usize],
    rows: Vec<u32>,
    slopes: &[Slope],
    settings: Settings,
    hangs: Option<(usize, bool)>,
) -> Open {
    let mut histogram = vec![Slope::default(); features.len() * BINS];
    let own: Vec<Slope> =
        rows.iter().map(|row| slopes.get(*row as usize).copied().unwrap_or_default()).collect();
    for (part, feature) in histogram.chunks_exact_mut(BINS).zip(features) {
        let column = table.columns.get(*feature).map(Vec::as_slice).unwrap_or_default();
        for (row, slope) in rows.iter().zip(&own) {
            let bin = column.get(*row as usize).copied().unwrap_or_default();
            if let Some(sum) = part.get_mut(usize::from(bin)) {
                sum.first += slope.first;
                sum.second += slope.second;
            }
        }
    }
    let total = own.iter().fold(Slope::default(), |all, slope| Slope {
        first: all.first + slope.first,
        second: all.second + slope.second,
    });
    let split = best_split(&histogram, features, total, settings);
    Open { rows, histogram, total, split, hangs }
}

fn best_split(
    histogram: &[Slope],
    features: &[usize],
    total: Slope,
    settings: Settings,
) -> Option<Split> {
    let worth = |slope: Slope| slope.first * slope.first / (slope.second + settings.lambda);
    let whole = worth(total);
    let mut best: Option<Split> = None;
    for (part, feature) in histogram.chunks_exact(BINS).zip(features) {
        let mut yes = Slope::default();
        for (bin, slope) in part.iter().enumerate() {
            yes.first += slope.first;
            yes.second += slope.second;
            let no = Slope { first: total.first - yes.first, second: total.second - yes.second };
            if yes.second < settings.min_hessian {
                continue;
            }
            if no.second < settings.min_hessian {
                break;
            }
            let gain = worth(yes) + worth(no) - whole;
            if gain > best.map_or(MIN_GAIN, |best| best.gain) {
                best = Some(Split { feature: *feature, bin, gain });
            }
        }
    }
    best
}

/// A split that gains less is noise.
const MIN_GAIN: f64 = 1e-3;
