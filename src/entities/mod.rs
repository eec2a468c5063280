//! Article and tokens in, [`Entity`] with every mention out.

#[cfg_attr(not(test), expect(dead_code, reason = "the quotes stage resolves pronouns by it"))]
mod gender;

use crate::text::Tokens;
use crate::{Article, Entity, Metadata};

#[expect(unused_imports, reason = "the quotes stage resolves pronouns by it")]
pub(crate) use gender::{Gender, gender};

/// Finds who and what is named.
#[must_use]
pub fn find(_article: &Article, _metadata: &Metadata, _tokens: &Tokens) -> Vec<Entity> {
    Vec::new()
}
