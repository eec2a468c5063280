//! Names and the blocks of the article in, the names out that not only the capitals of a heading
//! made.

use std::collections::BTreeSet;

use super::model::{Kind, Name};
use crate::{Article, ArticleBlock, BlockKind, Span};

/// Longer words of fewer are too few to tell how a heading is written.
const FEWEST_WORDS: usize = 2;
/// Letters of a word that "and", "with" and their like do not have.
const LONG_WORD: usize = 5;
/// So many of the longer words begin with a capital where each does that may: 4 of 5.
const CAPITALS: (usize, usize) = (4, 5);

/// Drops works, events and the like from headings and from items of lists that write each word
/// with a capital ("How It Works Today"), unless they stand elsewhere too.
pub(super) fn retain(article: &Article, names: &mut Vec<Name>) {
    let titled: Vec<Span> =
        article.blocks.iter().filter(|block| is_titled(article, block)).map(|b| b.span).collect();
    if titled.is_empty() {
        return;
    }
    let in_titled = |span: Span| {
        let at = titled.partition_point(|heading| heading.end <= span.start);
        titled.get(at).is_some_and(|heading| heading.overlaps(span))
    };
    let form = |span: Span| span.of(&article.text).unwrap_or_default();
    let mut elsewhere: BTreeSet<&str> = BTreeSet::new();
    for name in names.iter().filter(|name| !in_titled(name.span)) {
        elsewhere.insert(form(name.span));
        elsewhere.extend(form(name.span).split(' '));
    }
    names.retain(|name| {
        let made = name.kind == Kind::Misc && in_titled(name.span);
        !made || elsewhere.contains(form(name.span))
    });
}

/// Whether a block is a heading, or an item of a list, whose longer words begin with capitals.
fn is_titled(article: &Article, block: &ArticleBlock) -> bool {
    let heading = block.kind.is_heading() || block.kind == BlockKind::ListItem;
    let text = block.span.of(&article.text).unwrap_or_default();
    let words = || text.split(|c: char| !c.is_alphanumeric()).filter(|word| is_long(word));
    let capitals = words().filter(|word| word.starts_with(char::is_uppercase)).count();
    let (some, of) = CAPITALS;
    heading && words().count() >= FEWEST_WORDS && capitals * of >= words().count() * some
}

fn is_long(word: &str) -> bool {
    word.chars().count() >= LONG_WORD
}

#[cfg(test)]
mod tests {
    use crate::{Input, Options, analyze};

    #[test]
    fn a_capital_that_only_a_heading_gives_makes_no_name() {
        let page = "<article><h1>Rain Falls Again</h1><p>Rain fell in Ayr on Monday, and the farmers of the \
            valley were glad of it after a dry spring.</p><h2>Features and Benefits</h2>\
            <p>Ann Lee, who keeps sheep above Ayr, hopes for more rain before the summer comes.</p>\
            <h2>How Farms Experience Rain Day to Day: The Guide of Ayr</h2>\
            <p>Nobody else was asked about it on Monday.</p></article>";
        let analysis = analyze(Input::Html(page), &Options::default()).unwrap();
        let names: Vec<(&str, usize)> = analysis
            .entities
            .iter()
            .filter(|entity| entity.kind != crate::EntityKind::Date)
            .map(|entity| (entity.name.as_str(), entity.mentions.len()))
            .collect();
        assert_eq!(names, [("Ayr", 3), ("Ann Lee", 1)]);
    }
}
