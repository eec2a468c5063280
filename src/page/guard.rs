//! HTML in, a tree out that is neither too deep nor too large, in time linear in the input.
//!
//! html5ever walks its stack of open elements for most tags and opens formatting elements anew
//! in every block: with an open end this is quadratic in time and in nodes. A sink between the
//! tokens and the tree builder bounds both.

use std::cell::Cell;

use ego_tree::Tree;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::{Tracer, TreeBuilder, TreeBuilderOpts, TreeSink};
use html5ever::{LocalName, local_name};
use scraper::{Html, HtmlTreeSink, Node};

use super::tokens::{self, Listener};

/// Open elements, active formatting elements included. Real pages stay under 100; browsers stop
/// at 512 as well.
const MAX_DEPTH: usize = 512;

/// Nodes of the tree. The largest page of a million-word book has 100,000.
const MAX_NODES: usize = 2_000_000;

/// Bytes of a page for each node of its tree, more or less: room that is made at once need not be
/// moved.
const BYTES_OF_NODE: usize = 64;

type Handle = <HtmlTreeSink as TreeSink>::Handle;

/// Parses a page with scripting off; tells whether some of it was left out.
///
/// Comments, style sheets and scripts other than JSON are left out of the tree: nothing reads them.
pub(super) fn parse(html: &str) -> (Html, bool) {
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let mut document = Html::new_document();
    document.tree = Tree::with_capacity(Node::Document, 1 + html.len() / BYTES_OF_NODE);
    let sink = HtmlTreeSink::new(document);
    let guard = Guard::new(TreeBuilder::new(sink, options));
    tokens::tokenize(html, &guard);
    let Guard { builder, truncated, .. } = guard;
    (builder.sink.finish(), truncated.get())
}

struct Guard {
    builder: TreeBuilder<Handle, HtmlTreeSink>,
    /// Never less than the number of open and active formatting elements.
    depth_bound: Cell<usize>,
    /// Whether characters belong to an element whose text nobody reads.
    mute: Cell<bool>,
    truncated: Cell<bool>,
}

impl Guard {
    fn new(builder: TreeBuilder<Handle, HtmlTreeSink>) -> Self {
        Self {
            builder,
            depth_bound: Cell::new(0),
            mute: Cell::new(false),
            truncated: Cell::new(false),
        }
    }

    /// Whether one more element fits. Counts only when the bound says that it might not, so
    /// that an ordinary page pays one count in a few hundred tags.
    fn has_room(&self) -> bool {
        // One tag opens up to three elements (`tr` in a table) and reopens formatting elements,
        // which the count holds already.
        self.depth_bound.set(self.depth_bound.get() + 3);
        if self.depth_bound.get() > MAX_DEPTH {
            let count = Count(Cell::new(0));
            self.builder.trace_handles(&count);
            self.depth_bound.set(count.0.get());
        }
        self.depth_bound.get() <= MAX_DEPTH && self.nodes() < MAX_NODES
    }

    fn nodes(&self) -> usize {
        self.builder.sink.0.borrow().tree.values().len()
    }

    /// What goes on to the tree builder.
    fn admit(&self, token: Token) -> Option<Token> {
        match token {
            Token::ParseError(_) | Token::CommentToken(_) => None,
            Token::TagToken(tag) => {
                self.mute.set(tag.kind == TagKind::StartTag && is_mute(&tag));
                if tag.kind == TagKind::StartTag && !self.has_room() && !is_structural(&tag.name) {
                    self.truncated.set(true);
                    return None;
                }
                Some(Token::TagToken(tag))
            }
            Token::CharacterTokens(text) => {
                if self.mute.get() {
                    return None;
                }
                // Text reopens formatting elements, so it makes nodes as well.
                if self.nodes() >= MAX_NODES {
                    self.truncated.set(true);
                    return None;
                }
                Some(Token::CharacterTokens(text))
            }
            Token::DoctypeToken(_) | Token::NullCharacterToken | Token::EOFToken => Some(token),
        }
    }
}

impl TokenSink for Guard {
    type Handle = Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Handle> {
        self.admit(token)
            .map_or(TokenSinkResult::Continue, |token| self.builder.process_token(token, line))
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

impl Listener for Guard {
    fn reads_text(&self) -> bool {
        !self.mute.get()
    }
}

struct Count(Cell<usize>);

impl Tracer for Count {
    type Handle = Handle;

    fn trace_handle(&self, _: &Handle) {
        self.0.set(self.0.get() + 1);
    }
}

/// Elements that switch the tokenizer: without their start tag it would read their text as tags.
/// They hold only text, so they add one level at most.
fn is_structural(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("script")
            | local_name!("style")
            | local_name!("textarea")
            | local_name!("title")
            | local_name!("xmp")
            | local_name!("iframe")
            | local_name!("noembed")
            | local_name!("noframes")
            | local_name!("plaintext")
    )
}

fn is_mute(tag: &Tag) -> bool {
    match tag.name {
        local_name!("style") | local_name!("iframe") => true,
        local_name!("script") => !tag.attrs.iter().any(|attribute| {
            attribute.name.local == local_name!("type") && attribute.value.contains("json")
        }),
        _ => false,
    }
}
