//! Article and tokens in, [`Entity`] with every mention out.

use crate::text::Tokens;
use crate::{Article, Entity, Metadata};

/// Finds who and what is named.
#[must_use]
pub fn find(_article: &Article, _metadata: &Metadata, _tokens: &Tokens) -> Vec<Entity> {
    Vec::new()
}
