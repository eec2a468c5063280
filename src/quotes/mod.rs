//! Article, tokens and entities in, [`Quote`] with its speaker out.

use crate::text::Tokens;
use crate::{Article, Entity, Options, Quote};

/// Finds who said what.
#[must_use]
pub fn find(
    _article: &Article,
    _tokens: &Tokens,
    _entities: &[Entity],
    _options: &Options,
) -> Vec<Quote> {
    Vec::new()
}
