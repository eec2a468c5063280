//! The elements of pages with the truth of their blocks in, what their class names say out.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Blocks;
use super::super::names::{Named, Names, SCALE, each};

/// For one page, and each name in it: the words inside elements so called, those that are the
/// article's first.
pub(super) type Counts = BTreeMap<u32, (f32, f32)>;

/// Elements around a block whose names are counted.
const LEVELS: usize = 8;

/// Counts the names of a page; `truth` has for each block the share that is the article's, and its
/// words.
pub(super) fn count(blocks: &Blocks<'_>, truth: &[(f32, usize)]) -> Counts {
    let mut counts = Counts::new();
    for (block, (share, words)) in blocks.all.iter().zip(truth) {
        let mut names = BTreeSet::new();
        for element in blocks.above(block.element).take(LEVELS) {
            each(element.class, |name| {
                let (Named::Part(hash) | Named::Whole(hash)) = name;
                names.insert(hash);
            });
        }
        let words = f32::from(u16::try_from(*words).unwrap_or(u16::MAX));
        for name in names {
            let sum = counts.entry(name).or_default();
            sum.0 += share * words;
            sum.1 += (1.0 - share) * words;
        }
    }
    counts
}

/// A name that fewer sites use is their own.
const MIN_SITES: f32 = 4.0;

/// Votes of no site, for and against, so that few sites say little.
const PRIOR: f32 = 1.0;

/// Odds nearer to even say nothing.
const MIN_ODDS: f32 = 0.8;

/// Learns from the counts of pages, each with its site.
pub(super) fn learn<'c>(pages: impl Iterator<Item = (&'c str, &'c Counts)>) -> Names {
    let mut sites: BTreeMap<u32, BTreeMap<&str, (f32, f32)>> = BTreeMap::new();
    for (site, counts) in pages {
        for (name, (inside, outside)) in counts {
            let all = inside + outside;
            if all > 0.0 {
                let sum = sites.entry(*name).or_default().entry(site).or_default();
                sum.0 += inside / all;
                sum.1 += outside / all;
            }
        }
    }
    let mut names = Names::default();
    for (name, sites) in sites {
        let votes: Vec<f32> =
            sites.values().map(|(inside, outside)| inside / (inside + outside)).collect();
        let all: f32 = votes.iter().map(|_| 1.0).sum();
        let inside: f32 = votes.iter().sum();
        let odds = ((inside + PRIOR) / (all - inside + PRIOR)).ln();
        if all >= MIN_SITES && odds.abs() >= MIN_ODDS {
            names.known.push((name, rounded(odds)));
        }
    }
    names
}

#[expect(clippy::cast_possible_truncation, reason = "clamped to the range")]
fn rounded(odds: f32) -> i8 {
    (odds * SCALE).round().clamp(-127.0, 127.0) as i8
}
