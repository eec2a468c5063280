//! Measures names, links, quotes and speakers on tests/gold, and holds the figures to their floors.

use std::path::Path;

use article_analyzer::{Input, Options, analyze};
use gold::Piece;
use scores::Scores;

#[path = "support/floors.rs"]
mod floors;
#[path = "support/gold.rs"]
mod gold;
#[path = "support/scores.rs"]
mod scores;
#[path = "support/words.rs"]
mod words;

fn pieces() -> Vec<Piece> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold");
    gold::read(&folder).unwrap_or_else(|fault| panic!("{fault}"))
}

#[test]
fn every_piece_is_as_long_as_a_short_article() {
    for piece in pieces() {
        let length = piece.text.split_whitespace().count();
        assert!((150..=400).contains(&length), "{} has {length} words", piece.id);
    }
}

#[test]
fn every_utterance_numbers_its_pieces_and_has_one_speaker() {
    for piece in pieces() {
        let mut by = std::collections::BTreeMap::new();
        for quote in &piece.quotes {
            let first = by.entry(&quote.number).or_insert(&quote.by);
            assert_eq!(*first, &quote.by, "{}: quote {}", piece.id, quote.number);
        }
    }
}

#[test]
fn the_figures_hold_their_floors() {
    let mut scores = Scores::default();
    for piece in pieces() {
        let analysis = analyze(Input::Verbatim(&piece.text), &Options::default()).unwrap();
        assert_eq!(analysis.article.text, piece.text, "{} was not taken as given", piece.id);
        scores::names(&piece, &analysis, &mut scores);
        scores::quotes(&piece, &analysis, &mut scores);
    }
    scores.errors.sort();
    println!("{}\n", scores.errors.join("\n"));
    println!("{:26} {:>5} {:>5}     P     R    F1", "", "gold", "found");
    for (figure, count) in &scores.counts {
        let (precision, recall, f1) = (count.precision(), count.recall(), count.f1());
        println!(
            "{figure:26} {:5} {:5} {precision:5.1} {recall:5.1} {f1:5.1}",
            count.gold, count.found
        );
    }
    let names: Vec<_> = scores.counts.keys().map(|figure| key(figure)).collect();
    let figures: Vec<_> = names.iter().map(String::as_str).zip(scores.counts.values()).collect();
    let figures: Vec<_> = figures.iter().map(|(name, count)| (*name, count.f1())).collect();
    floors::hold("gold", &figures);
}

#[test]
fn floors_are_counts_and_percentages() {
    for (section, figures) in floors::read() {
        for (name, floor) in figures {
            let most = if name.ends_with("-count") { f64::MAX } else { 100.0 };
            assert!((0.0..=most).contains(&floor), "[{section}] {name} = {floor}");
        }
    }
}

/// The name of a figure in the floors file: "name P/O/L" is `name-pol`.
fn key(figure: &str) -> String {
    figure.replace('/', "").replace(' ', "-").to_lowercase()
}
