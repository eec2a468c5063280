//! What was trained on and how it scored in, the model card out.

use std::fmt::Write;

use article_analyzer::entities::train::{Correction, Count, Scores};

/// What the card says.
pub(crate) struct Card<'a> {
    /// Name, hash, documents, weight and licence of each corpus trained on.
    pub(crate) training: Vec<(String, String, usize, f32, &'a str)>,
    /// Corrections made, and how many.
    pub(crate) corrections: Vec<(Correction, usize)>,
    /// The scores on each corpus that was only measured on.
    pub(crate) measured: Vec<(String, Scores)>,
    /// Name, bytes and hash of each file.
    pub(crate) files: Vec<(&'a str, usize, String)>,
    pub(crate) epochs: usize,
}

/// Writes the card.
pub(crate) fn card(card: &Card<'_>) -> Result<String, std::fmt::Error> {
    let mut out = String::from(ABOUT);
    writeln!(
        out,
        "Trained for {} epochs.\n\n| file | bytes | SHA-256 |\n| --- | --- | --- |",
        card.epochs
    )?;
    for (name, bytes, hash) in &card.files {
        writeln!(out, "| {name} | {bytes} | {hash}… |")?;
    }
    out.push_str("\n## Data\n\n| corpus | documents | weight | SHA-256 | licence |\n| --- | --- | --- | --- | --- |\n");
    for (name, hash, documents, weight, licence) in &card.training {
        writeln!(out, "| {name} | {documents} | {weight} | {hash}… | {licence} |")?;
    }
    out.push_str(LISTS);
    for (correction, count) in &card.corrections {
        writeln!(out, "- {} ({count} times)", correction.reason())?;
    }
    out.push_str("\n## Scores\n\nStrict F1: both ends and the kind are right. The model alone, before the rules of the stage.\n\n");
    out.push_str("| measured on | person, organization, place | misc and product | by kind |\n| --- | --- | --- | --- |\n");
    for (name, scores) in &card.measured {
        let main = sum(scores, &["person", "organization", "place"]);
        let misc = sum(scores, &["misc", "product"]);
        writeln!(out, "| {name} | {:.1} | {:.1} | {} |", main.f1(), misc.f1(), kinds(scores))?;
    }
    out.push_str(WEAKNESSES);
    Ok(out)
}

/// The counts of some kinds together.
pub(crate) fn sum(scores: &Scores, kinds: &[&str]) -> Count {
    kinds.iter().filter_map(|kind| scores.get(*kind)).fold(Count::default(), |a, b| a.plus(*b))
}

/// F1 of each kind.
pub(crate) fn kinds(scores: &Scores) -> String {
    let shown: Vec<String> =
        scores.iter().map(|(kind, count)| format!("{kind} {:.1}", count.f1())).collect();
    shown.join(", ")
}

const ABOUT: &str = "\
# Model card: names

Written by `cargo xtask train entities`; do not edit.

A linear-chain conditional random field over begin, inside, end and single labels of six kinds (person, organization, place, group, misc,
product), with hashed features and 8-bit weights. It reads a paragraph at a time and sees, for each word, its letters, its neighbours, the run of
capital words around it, lists of known names, and how the same word looks in the rest of the document. For English news.

";

const LISTS: &str = "
Documents that are annotated for some kinds only leave the others open while training. The gazetteer is hashed to 28 bits a name and holds the
table `gazetteer/names.tsv` (GeoNames CC BY 4.0, public domain and CC0 tables, Hipo's university list under MIT), forenames and surnames from Faker
(MIT), and the word lists in `lists/`, written for this project. No text of a corpus is in the files.

## Corrections

What contradicts the annotation guide is mended when it is read:

";

const WEAKNESSES: &str = "
## What it is bad at

- Works, events and products (misc, product): few examples, and no end to their names.
- Short names of bodies that are also places (clubs, national teams, \"Washington\" for a government), and bodies named in other languages.
- Headlines in title case, text in capitals, lists of names without sentences, transcripts.
- Names of people from naming traditions that are rare in the corpora, when nothing stands beside the name.
- Any language but English.
";
