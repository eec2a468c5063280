//! The project's own sentences and pieces with inline marks in, annotated documents out.

use super::{Gold, GoldName, kinds};
use crate::marked::{self, Fault, Name, Piece};

/// The sentences, a document a line, with their marks.
pub const SENTENCES: &str = include_str!("sentences.marked");

/// The sentences written for this project, each a document that counts `weight`.
///
/// # Errors
///
/// [`Fault`] with the first line whose marks do not fit.
pub fn sentences(weight: f32) -> Result<Vec<Gold>, Fault> {
    let lines = SENTENCES.lines().filter(|line| !line.starts_with('#'));
    (1..)
        .zip(lines)
        .map(|(number, line)| {
            let (text, names) = marked::line(line)?;
            Ok(gold(format!("sentence-{number}"), text, &names, weight))
        })
        .collect()
}

/// Pieces that mark quotes too, as documents that count `weight`.
#[must_use]
pub fn pieces(pieces: &[Piece], weight: f32) -> Vec<Gold> {
    let document = |piece: &Piece| gold(piece.id.clone(), piece.text.clone(), &piece.names, weight);
    pieces.iter().map(document).collect()
}

/// A document in which all kinds of names are marked.
fn gold(id: String, text: String, names: &[Name], weight: f32) -> Gold {
    let name = |name: &Name| GoldName { span: name.span, kinds: vec![name.kind.to_owned()] };
    let annotated = kinds().into_iter().map(str::to_owned).collect();
    Gold { id, text, names: names.iter().map(name).collect(), annotated, weight }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sentence_is_marked_as_it_should_be() {
        let sentences = sentences(1.0).unwrap();
        assert!(sentences.len() > 250);
        for gold in sentences {
            assert!(!gold.text.contains(['<', '>']), "{}", gold.text);
        }
    }
}
