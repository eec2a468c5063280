//! Blocks in, those out that belong to a post of a social network which the page embeds.

use std::ops::Range;

use super::{Blocks, Tag};

/// Elements around a block within which the quote is found that holds a post.
const LEVELS: usize = 4;

/// Classes that the networks themselves give a quote.
const CLASSES: [&str; 5] =
    ["twitter-tweet", "twitter-video", "bluesky-embed", "mastodon-embed", "threads-post"];

/// Blocks before a post among which one of the article is: a label or a heading may stand between.
const REACH: usize = 3;

/// The stretches of blocks that are one post each.
///
/// A post is a quote that its network has marked, or one that is signed "— Name (@name)": words and
/// signature belong together, whatever the page calls the box around them.
pub(super) fn find(blocks: &Blocks<'_>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    if blocks.elements.iter().all(|element| element.tag != Tag::Quote) {
        return found;
    }
    let mut open: Option<(usize, Range<usize>)> = None;
    for index in 0..blocks.all.len() {
        let quote = quote_around(blocks, index);
        match &mut open {
            Some((known, range)) if quote == Some(*known) => range.end = index + 1,
            Some(_) | None => {
                found.extend(open.take().filter(|post| is_post(blocks, post)).map(|post| post.1));
                open = quote.map(|quote| (quote, index..index + 1));
            }
        }
    }
    found.extend(open.filter(|post| is_post(blocks, post)).map(|post| post.1));
    found
}

/// Whether each block is part of a post.
pub(super) fn members(blocks: &Blocks<'_>) -> Vec<bool> {
    let mut members = vec![false; blocks.all.len()];
    for post in find(blocks) {
        members.get_mut(post).unwrap_or_default().fill(true);
    }
    members
}

/// Keeps or drops every post whole: it is the article's where a part of it is kept, or what stands
/// close before it.
pub(super) fn keep_whole(blocks: &Blocks<'_>, keep: &mut [bool]) {
    for post in find(blocks) {
        let before = keep.get(post.start.saturating_sub(REACH)..post.start).unwrap_or_default();
        let after_kept = before.contains(&true);
        let Some(own) = keep.get_mut(post) else { continue };
        let is_kept = after_kept || own.contains(&true);
        own.fill(is_kept);
    }
}

/// The quote that a block stands in.
fn quote_around(blocks: &Blocks<'_>, index: usize) -> Option<usize> {
    let mut at = blocks.all.get(index)?.element;
    for _ in 0..LEVELS {
        let element = blocks.elements.get(at)?;
        if element.tag == Tag::Quote {
            return Some(at);
        }
        at = element.parent;
    }
    None
}

fn is_post(blocks: &Blocks<'_>, (quote, range): &(usize, Range<usize>)) -> bool {
    let class = blocks.elements.get(*quote).map_or("", |element| element.class);
    let is_marked = class.split_ascii_whitespace().any(|name| CLASSES.contains(&name));
    let last = range.end.checked_sub(1).and_then(|last| blocks.all.get(last));
    is_marked || last.is_some_and(|block| is_signed(blocks.words(block)))
}

/// "… — Name (@name) 3 March".
fn is_signed(words: &str) -> bool {
    words
        .rsplit_once(['—', '–'])
        .is_some_and(|(_, signature)| signature.contains("(@") && signature.len() < MAX_SIGNATURE)
}

/// Bytes of a name, a handle and a date.
const MAX_SIGNATURE: usize = 160;
