//! Blocks in, the article with its metadata, removals and warnings out.

use crate::blocks::Block;
use crate::page::Page;
use crate::{Article, ArticleBlock, Metadata, Removed, Span, Warning};

/// The article and everything around it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Assembled {
    /// The article.
    pub article: Article,
    /// What the page says about it, completed by what its blocks say.
    pub metadata: Metadata,
    /// What was cut.
    pub removed: Vec<Removed>,
    /// What the reader should know.
    pub warnings: Vec<Warning>,
}

/// Puts the article together.
#[must_use]
pub fn assemble(page: &Page, blocks: &[Block]) -> Assembled {
    let mut article = Article::default();
    for block in blocks {
        let start = article.text.len();
        article.text.push_str(&block.text);
        article
            .blocks
            .push(ArticleBlock { kind: block.kind, span: Span::new(start, article.text.len()) });
    }
    Assembled { article, metadata: page.metadata.clone(), ..Assembled::default() }
}
