//! The lines around the headline in, deck and byline out.

use super::attributes::Attributes;
use super::bylines::{Byline, Bylines};
use super::collect::{NodeRef, beyond, is_inline, is_silent};
use super::hints::{Hints, Names};
use super::words::{count_words, fold, tidy};

/// A line of the page under its headline.
#[derive(Debug, Default)]
pub(super) struct Line {
    pub text: String,
    /// The same, with a bar where a style sheet may part what the text does not.
    pub pieces: String,
    /// What the names on its block and the blocks around it say.
    pub hints: Hints,
    /// Whether it is a heading.
    pub heading: bool,
    /// Whether all of it is bold or italic.
    pub emphatic: bool,
    /// Whether most of it is links.
    pub linked: bool,
}

/// What stands between the headline and the lede.
#[derive(Debug, Default)]
pub(super) struct Header {
    pub deck: Option<String>,
    pub byline: Option<Byline>,
}

/// A paragraph has this many words; most decks have fewer, no byline has as many.
pub(super) const PARAGRAPH_WORDS: usize = 45;

/// A deck has at least this many words: fewer are labels.
const MIN_DECK_WORDS: usize = 5;

/// Lines that are looked at: players, share links and pictures stand before the lede.
const MAX_LINES: usize = 40;

/// Lines of so many bytes are paragraphs, and after so many of them the story has begun.
const PARAGRAPH_BYTES: usize = 320;
const MAX_PARAGRAPHS: usize = 3;

/// Nodes that are looked at for [`MAX_LINES`] lines.
const MAX_NODES: usize = 3000;

/// Reads the lines under a headline.
pub(super) fn read(lines: &[Line], title: &str, description: &str, bylines: &Bylines) -> Header {
    let mut header = Header::default();
    let mut shorts: Vec<&Line> = Vec::new();
    let title = fold(title);
    let mut opened = false;
    for line in lines {
        // "Written by" on a line of its own: the next one is the name.
        if std::mem::replace(&mut opened, bylines.is_opener(&line.text)) {
            let byline = bylines.read(&line.pieces);
            if !byline.authors.is_empty() {
                header.byline = Some(byline);
                break;
            }
        }
        let words = count_words(&line.text);
        let folded = fold(&line.text);
        if folded.is_empty() || title.contains(&folded) || folded.contains(&title) {
            continue;
        }
        if let Some(byline) = byline_of(line, bylines) {
            if header.deck.is_none() {
                header.deck =
                    shorts.iter().find(|line| may_be_deck(line)).map(|line| line.text.clone());
            }
            header.byline = Some(byline);
            break;
        }
        let described = !folded.is_empty() && folded == description;
        if may_be_deck(line)
            && (line.hints.has(Hints::DECK) || described && (line.heading || line.emphatic))
        {
            header.deck.get_or_insert_with(|| line.text.clone());
        }
        if words >= PARAGRAPH_WORDS && header.deck.as_ref() != Some(&line.text) {
            break;
        }
        shorts.push(line);
    }
    header
}

/// The byline that a line is: it opens with "By" or its like and holds names.
pub(super) fn byline_of(line: &Line, bylines: &Bylines) -> Option<Byline> {
    const MAX_WORDS: usize = 20;
    let rest = bylines.after_opener(&line.text)?;
    if count_words(rest) > MAX_WORDS || rest.ends_with(['.', '?', '!', '…']) {
        return None;
    }
    let named = rest
        .chars()
        .next()
        .is_some_and(|c| c.is_uppercase() || c.is_alphabetic() && !c.is_lowercase());
    let byline = bylines.read(&line.pieces);
    (named && (!byline.authors.is_empty() || byline.agency.is_some())).then_some(byline)
}

fn may_be_deck(line: &Line) -> bool {
    let words = count_words(&line.text);
    let hints = line.hints;
    (MIN_DECK_WORDS..=2 * PARAGRAPH_WORDS).contains(&words)
        && !line.linked
        && !hints.has(Hints::ASIDE.with(Hints::COMMENT).with(Hints::CAPTION))
        && !hints.has(Hints::BYLINE.with(Hints::DATE).with(Hints::BIO))
}

/// The lines that follow an element, as a reader sees them.
pub(super) fn lines_after<'p>(headline: NodeRef<'p>, names: &mut Names<'p>) -> Vec<Line> {
    let root = headline.tree().root();
    let mut lines = Vec::new();
    let mut open = Open::default();
    let mut block = None;
    let (mut seen, mut paragraphs) = (0, 0);
    let mut next = beyond(headline, root);
    for _ in 0..MAX_NODES {
        let Some(node) = next else { break };
        let mut enter = true;
        if let Some(text) = node.value().as_text() {
            let inner = block_of(node);
            if block != Some(inner.id()) {
                open.close(&mut lines);
                block = Some(inner.id());
                open.line = line_in(inner, names);
            }
            open.add(text, node, inner);
        } else if let Some(element) = node.value().as_element() {
            enter = !is_silent(&element.name.local) && !is_aside(element.name());
            if element.name() == "br" {
                block = None;
            }
        }
        let is_long = |line: &&Line| line.text.len() >= PARAGRAPH_BYTES;
        paragraphs += lines.iter().skip(seen).filter(is_long).count();
        seen = lines.len();
        if seen >= MAX_LINES || paragraphs >= MAX_PARAGRAPHS {
            return lines;
        }
        next = node.first_child().filter(|_| enter).or_else(|| beyond(node, root));
    }
    open.close(&mut lines);
    lines
}

/// Elements that may stand under a headline and are not between it and the lede; the signature of
/// a post looks like a byline.
fn is_aside(name: &str) -> bool {
    matches!(
        name,
        "figure"
            | "figcaption"
            | "nav"
            | "aside"
            | "footer"
            | "button"
            | "video"
            | "audio"
            | "blockquote"
    )
}

/// The nearest element that is not inline: the node itself or one around it.
pub(super) fn block_of(node: NodeRef<'_>) -> NodeRef<'_> {
    let is_block = |node: &NodeRef<'_>| {
        !node.value().is_text()
            && node.value().as_element().is_none_or(|element| !is_inline(&element.name.local))
    };
    let mut block = node;
    while !is_block(&block)
        && let Some(parent) = block.parent()
    {
        block = parent;
    }
    block
}

/// Elements around a line whose names tell about it.
const NAMED_LEVELS: usize = 4;

fn line_in<'p>(block: NodeRef<'p>, names: &mut Names<'p>) -> Line {
    let mut line = Line::default();
    let mut node = Some(block);
    for level in 0..NAMED_LEVELS {
        let Some(element) = node.and_then(|node| node.value().as_element()) else { break };
        if matches!(element.name(), "body" | "main" | "article") {
            break;
        }
        line.hints = line.hints.with(names.of(&Attributes::of(element)));
        line.heading |= level < 2 && matches!(element.name(), "h2" | "h3" | "h4" | "h5" | "h6");
        node = node.and_then(|node| node.parent());
    }
    line
}

#[derive(Debug, Default)]
struct Open {
    line: Line,
    total: usize,
    emphatic: usize,
    linked: usize,
}

impl Open {
    fn add(&mut self, text: &str, node: NodeRef<'_>, block: NodeRef<'_>) {
        let size = text.trim().len();
        let glued = self.line.text.ends_with(char::is_alphanumeric)
            && text.starts_with(char::is_alphanumeric);
        self.line.pieces.push_str(if glued { " | " } else { "" });
        self.line.pieces.push_str(text);
        self.line.text.push_str(text);
        self.total += size;
        let inner = node.ancestors().take_while(|one| one.id() != block.id());
        let (mut emphatic, mut linked) = (false, false);
        for element in inner.filter_map(|one| one.value().as_element()) {
            emphatic |= matches!(element.name(), "b" | "strong" | "em" | "i");
            linked |= element.name() == "a";
        }
        self.emphatic += if emphatic { size } else { 0 };
        self.linked += if linked { size } else { 0 };
    }

    fn close(&mut self, lines: &mut Vec<Line>) {
        let Self { mut line, total, emphatic, linked } = std::mem::take(self);
        line.text = tidy(&line.text);
        line.emphatic = total > 0 && emphatic == total;
        line.linked = linked * 2 > total;
        if !line.text.is_empty() {
            lines.push(line);
        }
    }
}
