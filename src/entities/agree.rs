//! Names with their score as each kind in, one kind for what is called the same out.
//!
//! A model looks at a paragraph at a time; a short name in a poor sentence takes its kind from the
//! sentences that tell it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::features::Document;
use super::model::Kind;
use crate::crf::Scores;

/// A name that the model found.
#[derive(Debug)]
pub(super) struct Candidate {
    /// Its words.
    pub(super) range: Range<usize>,
    /// Its kind.
    pub(super) kind: Kind,
    /// Its score as each kind.
    pub(super) scores: Scores,
}

/// How much the mean of the other mentions counts for each of them, and how many of them count.
/// Chosen on held-out parts of the training data, as the weights below; neighbours did as well.
const BY_OTHERS: f64 = 0.6;
const MOST_OTHERS: f64 = 3.0;
/// What a longer name counts for a part of it: the first and last words of a person's, the first
/// one of a body's, those of a place's before its head, as in "Thames river".
const BY_PERSON: f64 = 0.5;
const BY_BODY: f64 = 0.6;
const BY_PLACE: f64 = 1.0;

/// One number for each kind.
type Row = [f64; Kind::ALL.len()];

/// What all mentions of one form say together.
#[derive(Debug, Default)]
struct Votes {
    weight: f64,
    sum: Row,
}

/// Gives each name the kind that it and its namesakes speak for.
pub(super) fn agree(document: &Document, names: &mut [Candidate]) {
    let mut votes: BTreeMap<Vec<u64>, Votes> = BTreeMap::new();
    let mut add = |form: Vec<u64>, name: &Candidate, weight: f64| {
        let votes = votes.entry(form).or_default();
        votes.weight += weight;
        for (sum, score) in votes.sum.iter_mut().zip(relative(name)) {
            *sum += weight * score;
        }
    };
    for name in names.iter() {
        let form = document.form(&name.range);
        if let [first, .., last] = *form {
            match name.kind {
                Kind::Person => {
                    add(vec![last], name, BY_PERSON);
                    if first != last {
                        add(vec![first], name, BY_PERSON);
                    }
                }
                Kind::Organization if !document.is_place(name.range.start) => {
                    add(vec![first], name, BY_BODY);
                }
                Kind::Place if document.is_place_head(name.range.end - 1) => {
                    let bare = form.split_last().map(|(_, bare)| bare.to_vec());
                    add(bare.unwrap_or_default(), name, BY_PLACE);
                }
                Kind::Organization | Kind::Place | Kind::Group | Kind::Misc => {}
            }
        }
        add(form, name, 1.0);
    }
    for name in names {
        if let Some(votes) = votes.get(&document.form(&name.range)) {
            name.kind = best(name, votes);
        }
    }
}

/// The kind with the highest score, that of the others added.
fn best(name: &Candidate, votes: &Votes) -> Kind {
    let others = votes.weight - 1.0;
    if others <= 0.0 {
        return name.kind;
    }
    let share = BY_OTHERS * others.min(MOST_OTHERS) / others;
    let mut best = (f64::MIN, name.kind);
    for ((kind, own), sum) in Kind::ALL.into_iter().zip(relative(name)).zip(votes.sum) {
        let score = own + share * (sum - own);
        if score > best.0 {
            best = (score, kind);
        }
    }
    best.1
}

/// How far each kind lies behind the best one.
fn relative(name: &Candidate) -> Row {
    let mut row = [0.0; Kind::ALL.len()];
    let top = name.scores.iter().take(row.len()).copied().max().unwrap_or(0);
    for (cell, &score) in row.iter_mut().zip(&name.scores) {
        *cell = f64::from(score - top);
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::gazetteer::Gazetteer;
    use crate::text::tokenize;

    /// Names are given by their first word and how much the score as a body lies above that as a
    /// place.
    #[track_caller]
    fn check(text: &str, names: &[(usize, i32)], expected: &[Kind]) {
        let document = Document::new(text, &tokenize(text), &Gazetteer::default());
        let mut found: Vec<Candidate> = names
            .iter()
            .map(|&(at, lead)| {
                let mut scores = [-1000; 7];
                (scores[Kind::Organization as usize], scores[Kind::Place as usize]) = (lead, 0);
                let kind = if lead > 0 { Kind::Organization } else { Kind::Place };
                Candidate { range: at..at + 1, kind, scores }
            })
            .collect();
        agree(&document, &mut found);
        assert_eq!(found.iter().map(|name| name.kind).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_doubtful_mention_takes_the_kind_of_sure_ones() {
        let text = "Gale won . Gale lost . Gale left .";
        let body = Kind::Organization;
        check(text, &[(0, 200), (3, 100), (6, -20)], &[body, body, body]);
    }

    #[test]
    fn a_river_is_a_place_without_its_head_too() {
        let gazetteer = Gazetteer::read(include_bytes!("gazetteer.bin")).unwrap();
        let text = "The Zarav river rose . The Zarav fell .";
        let document = Document::new(text, &tokenize(text), &gazetteer);
        let mut scores = [-1000; 7];
        (scores[Kind::Organization as usize], scores[Kind::Place as usize]) = (50, 0);
        let doubtful = Candidate { range: 6..7, kind: Kind::Organization, scores };
        (scores[Kind::Organization as usize], scores[Kind::Place as usize]) = (-500, 0);
        let sure = Candidate { range: 1..3, kind: Kind::Place, scores };
        let mut names = [sure, doubtful];
        agree(&document, &mut names);
        assert_eq!(names.map(|name| name.kind), [Kind::Place, Kind::Place]);
    }

    #[test]
    fn another_name_has_no_say() {
        let text = "Gale won . Leeds lost .";
        check(text, &[(0, 200), (3, -20)], &[Kind::Organization, Kind::Place]);
    }
}
