//! How a speaker was found in, how often that is right out.

use super::frame::Evidence;
use crate::{QuoteKind, ResolvedBy};

/// The share of quotes that are quotes and have the right speaker, of all that were found in this
/// way: counted on held-out articles of the training parts (see `model.md`).
pub(super) fn of(kind: QuoteKind, evidence: Evidence, by: ResolvedBy) -> f32 {
    use ResolvedBy::{Continuation, Description, Name, Pronoun, ShortName, Turn};
    match (kind, evidence, by) {
        (QuoteKind::Direct, Evidence::Both, Name | Turn) => 0.96,
        (QuoteKind::Direct, Evidence::Both, ShortName) => 0.97,
        (QuoteKind::Direct, Evidence::Both, Pronoun) => 0.94,
        (QuoteKind::Direct, Evidence::Both, Continuation) => 0.82,
        (QuoteKind::Direct, Evidence::Both, Description) => 0.80,
        (QuoteKind::Direct, Evidence::Rule | Evidence::Tagger, Name | Turn | ShortName) => 0.68,
        (QuoteKind::Direct, Evidence::Rule | Evidence::Tagger, Continuation) => 0.73,
        (QuoteKind::Direct, Evidence::Rule | Evidence::Tagger, Pronoun | Description) => 0.45,
        (QuoteKind::Direct, Evidence::Nearness, _) => 0.50,
        (QuoteKind::Mixed, _, ShortName) => 0.77,
        (QuoteKind::Mixed, _, Name | Turn) => 0.74,
        (QuoteKind::Mixed, _, Pronoun | Continuation) => 0.72,
        (QuoteKind::Mixed, _, Description) => 0.52,
        (QuoteKind::Indirect, _, ShortName) => 0.67,
        (QuoteKind::Indirect, _, Name) => 0.61,
        (QuoteKind::Indirect, _, Description) => 0.54,
        (QuoteKind::Indirect, _, Pronoun | Continuation) => 0.51,
        // Annotators seldom mark whole turns.
        (QuoteKind::Indirect, _, Turn) => 0.30,
    }
}
