//! The parsed page in, its blocks without verdicts out: one walk, no recursion.

use ego_tree::NodeRef;
use html5ever::ns;
use scraper::{Html, Node};

use super::attributes::Attributes;
use super::hints::{Hints, Reader};
use super::plain::Plain;
use super::tags::{Role, Tag, role};
use super::{Block, Blocks, Element, Run, Style, Verdict};
use crate::{BlockKind, Span};

/// Cuts a page at every block-level boundary.
pub(super) fn cut(html: &Html) -> Blocks<'_> {
    let mut cutter = Cutter::new();
    let mut node = html.tree.root();
    let root = node.id();
    loop {
        if cutter.open(node)
            && let Some(child) = node.first_child()
        {
            node = child;
            continue;
        }
        loop {
            cutter.close(node);
            if node.id() == root {
                return cutter.finish();
            }
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            let Some(parent) = node.parent() else { return cutter.finish() };
            node = parent;
        }
    }
}

/// What is to be restored when an element ends.
enum Frame {
    Block,
    Inline { style: Style, href: Option<usize>, start: usize, hints: Hints },
    Skipped,
}

struct Cutter<'p> {
    out: Blocks<'p>,
    reader: Reader<'p>,
    frames: Vec<Frame>,
    element: usize,
    /// Looks of the characters that come next.
    style: Style,
    href: Option<usize>,
    /// Open elements that keep white space.
    preformatted: usize,
    pending: Pending,
    block: Draft,
    /// Whether a link has just ended, with nothing after it.
    after_link: bool,
}

/// White space that is written only when a word follows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pending {
    Nothing,
    Space,
    Lines(usize),
}

/// The block that is being written.
#[derive(Default)]
struct Draft {
    start: usize,
    first_run: usize,
    link_bytes: usize,
    links: usize,
    styled_bytes: usize,
    hints: Hints,
}

impl<'p> Cutter<'p> {
    fn new() -> Self {
        let mut out = Blocks::default();
        out.elements.push(Element::root());
        Self {
            out,
            reader: Reader::new(),
            frames: Vec::new(),
            element: 0,
            style: Style::PLAIN,
            href: None,
            preformatted: 0,
            pending: Pending::Nothing,
            block: Draft::default(),
            after_link: false,
        }
    }

    fn finish(mut self) -> Blocks<'p> {
        self.flush();
        self.out
    }

    /// Enters a node; tells whether its children are to be read.
    fn open(&mut self, node: NodeRef<'p, Node>) -> bool {
        match node.value() {
            Node::Document | Node::Fragment => true,
            Node::Text(text) => {
                self.text(text);
                false
            }
            Node::Element(element) => {
                let descend = self.open_element(element);
                if !descend {
                    self.frames.push(Frame::Skipped);
                }
                descend
            }
            Node::Doctype(_) | Node::Comment(_) | Node::ProcessingInstruction(_) => false,
        }
    }

    fn open_element(&mut self, element: &'p scraper::node::Element) -> bool {
        let mut role = role(&element.name.local);
        if element.name.ns != ns!(html) && role != Role::Unseen {
            role = Role::Inline(Style::PLAIN);
        }
        match role {
            Role::Unseen | Role::Nothing => false,
            Role::Space => {
                self.space();
                false
            }
            Role::Break => {
                self.line_break();
                false
            }
            Role::Inline(style) => {
                let attributes = Attributes::read(element, &mut self.reader);
                if attributes.as_block {
                    self.open_block(Tag::Other, element.name(), &attributes);
                    return true;
                }
                if attributes.hidden || attributes.unseen {
                    return false;
                }
                self.open_inline(style, &attributes);
                true
            }
            Role::Block(tag) => {
                let attributes = Attributes::read(element, &mut self.reader);
                self.open_block(tag, element.name(), &attributes);
                true
            }
        }
    }

    fn open_inline(&mut self, style: Style, attributes: &Attributes<'p>) {
        self.frames.push(Frame::Inline {
            style: self.style,
            href: self.href,
            start: self.out.text.len(),
            hints: attributes.hints,
        });
        if style == Style::LINK && attributes.href.is_none() {
            return;
        }
        self.style = self.style.with(style);
        if let Some(href) = attributes.href {
            self.href = Some(self.out.hrefs.len());
            self.out.hrefs.push(href);
            // Links that stand side by side are words of their own, whatever the source says.
            if self.after_link && self.pending == Pending::Nothing {
                self.pending = Pending::Space;
            }
        }
        if style == Style::QUOTED {
            self.words("“", 0);
        }
    }

    fn open_block(&mut self, tag: Tag, name: &'p str, attributes: &Attributes<'p>) {
        self.flush();
        let parent = self.element;
        let above = self.out.elements.get(parent);
        let element = Element {
            parent,
            tag,
            name,
            class: attributes.class,
            hints: attributes.hints,
            all_hints: above
                .map_or(attributes.hints, |above| above.all_hints.with(attributes.hints)),
            depth: above.map_or(0, |above| above.depth + 1),
            hidden: attributes.hidden || above.is_some_and(|above| above.hidden),
        };
        self.element = self.out.elements.len();
        self.out.elements.push(element);
        self.preformatted += usize::from(tag == Tag::Preformatted);
        self.frames.push(Frame::Block);
    }

    fn close(&mut self, node: NodeRef<'p, Node>) {
        if !node.value().is_element() {
            return;
        }
        match self.frames.pop() {
            Some(Frame::Block) => {
                self.flush();
                if let Some(element) = self.out.elements.get(self.element) {
                    self.preformatted -= usize::from(element.tag == Tag::Preformatted);
                    self.element = element.parent;
                }
            }
            Some(Frame::Inline { style, href, start, hints }) => {
                if self.style.has(Style::QUOTED) && !style.has(Style::QUOTED) {
                    self.glue("”", 0);
                }
                self.after_link = self.style.has(Style::LINK) && !style.has(Style::LINK);
                self.style = style;
                self.href = href;
                // The names of an inline element speak for the block where they cover most of it.
                let written = self.out.text.len();
                let covered = written - start.max(self.block.start).min(written);
                if 2 * covered > written - self.block.start {
                    self.block.hints = self.block.hints.with(hints);
                }
            }
            Some(Frame::Skipped) | None => {}
        }
    }

    fn line_break(&mut self) {
        self.after_link = false;
        self.pending = match self.pending {
            Pending::Nothing | Pending::Space => Pending::Lines(1),
            Pending::Lines(lines) => Pending::Lines(lines + 1),
        };
    }

    fn text(&mut self, text: &'p str) {
        if self.preformatted > 0 {
            self.preformatted_text(text);
            return;
        }
        let mut rest = text;
        loop {
            let words = rest.trim_start();
            if words.len() < rest.len() {
                self.space();
            }
            if words.is_empty() {
                return;
            }
            let plain = Plain::at_start(words);
            let end = if plain.bytes > 0 {
                plain.bytes
            } else {
                words.find(char::is_whitespace).unwrap_or(words.len())
            };
            let (own, after) = words.split_at_checked(end).unwrap_or((words, ""));
            self.words(own, plain.spaces);
            rest = after;
        }
    }

    fn preformatted_text(&mut self, text: &'p str) {
        for (number, line) in text.split('\n').enumerate() {
            if number > 0 {
                self.line_break();
            }
            let line = line.trim_end_matches('\r');
            if line.is_empty() {
                continue;
            }
            // Spaces at the end of a piece part it from the next; `flush` drops the last ones.
            if self.out.text.len() > self.block.start {
                match self.pending {
                    Pending::Lines(lines) => {
                        self.out.text.extend(std::iter::repeat_n('\n', lines.min(2)));
                    }
                    Pending::Space => self.out.text.push(' '),
                    Pending::Nothing => {}
                }
            } else if line.trim().is_empty() {
                continue;
            }
            self.glue(line, 0);
        }
    }

    fn space(&mut self) {
        if self.pending == Pending::Nothing {
            self.pending = Pending::Space;
        }
    }

    /// Writes words with `spaces` between them, and before them the white space that was pending.
    fn words(&mut self, words: &str, spaces: usize) {
        let words = words.trim_matches(is_zero_width);
        if words.is_empty() {
            return;
        }
        if self.out.text.len() > self.block.start {
            match self.pending {
                Pending::Nothing => {}
                Pending::Space => self.out.text.push(' '),
                Pending::Lines(1) => self.out.text.push('\n'),
                Pending::Lines(_) => self.flush(),
            }
        }
        self.glue(words, spaces);
    }

    /// Writes characters with nothing before them; the spaces that part words do not count.
    fn glue(&mut self, characters: &str, spaces: usize) {
        self.pending = Pending::Nothing;
        self.after_link = false;
        let start = self.out.text.len();
        self.out.text.push_str(characters);
        let end = self.out.text.len();
        if self.style.has(Style::LINK) {
            self.block.link_bytes += end - start - spaces;
        }
        if self.style.has(Style::BOLD) || self.style.has(Style::ITALIC) {
            self.block.styled_bytes += end - start - spaces;
        }
        let fresh = self.out.runs.len() == self.block.first_run;
        match self.out.runs.last_mut() {
            Some(last) if !fresh && last.style == self.style && last.href == self.href => {
                last.span.end = end;
            }
            _ => {
                self.block.links += usize::from(self.style.has(Style::LINK));
                self.out.runs.push(Run {
                    span: Span::new(start, end),
                    style: self.style,
                    href: self.href,
                });
            }
        }
    }

    /// Drops white space from the end of what was written.
    fn trim(&mut self, end: usize) {
        if end == self.out.text.len() {
            return;
        }
        self.out.text.truncate(end);
        while self.out.runs.len() > self.block.first_run {
            match self.out.runs.last_mut() {
                Some(run) if run.span.start < end => {
                    run.span.end = run.span.end.min(end);
                    break;
                }
                _ => self.out.runs.pop(),
            };
        }
    }

    /// Ends the block that is being written, if it has a word.
    fn flush(&mut self) {
        let written = self.out.text.get(self.block.start..).unwrap_or_default();
        let end = self.block.start + written.trim_end().len();
        self.trim(end);
        let next = Draft { start: end, first_run: self.out.runs.len(), ..Draft::default() };
        let draft = std::mem::replace(&mut self.block, next);
        self.pending = Pending::Nothing;
        self.after_link = false;
        if end > draft.start {
            self.out.all.push(Block {
                span: Span::new(draft.start, end),
                kind: BlockKind::Paragraph,
                verdict: Verdict::Kept,
                element: self.element,
                opened: self.out.elements.len(),
                runs: draft.first_run..self.out.runs.len(),
                link_bytes: draft.link_bytes,
                links: draft.links,
                styled_bytes: draft.styled_bytes,
                hints: draft.hints,
                piece: None,
            });
        }
    }
}

/// Characters without width that pages leave at the ends of words.
fn is_zero_width(character: char) -> bool {
    matches!(character, '\u{200b}' | '\u{feff}' | '\u{2060}')
}
