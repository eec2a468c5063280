//! Plain text in, one block a line out.

use super::{Block, Blocks, Element, Hints, Run, Style, Verdict};
use crate::{BlockKind, Span};

/// Cuts a text at its line breaks.
pub(super) fn cut(text: &str) -> Blocks<'_> {
    let mut out = Blocks::default();
    out.elements.push(Element::root());
    for line in text.lines() {
        let start = out.text.len();
        for word in line.split_whitespace() {
            if out.text.len() > start {
                out.text.push(' ');
            }
            out.text.push_str(word);
        }
        let span = Span::new(start, out.text.len());
        if span.is_empty() {
            continue;
        }
        out.all.push(Block {
            span,
            kind: BlockKind::Paragraph,
            verdict: Verdict::Kept,
            element: 0,
            opened: 1,
            runs: out.runs.len()..out.runs.len() + 1,
            link_bytes: 0,
            links: 0,
            styled_bytes: 0,
            hints: Hints::default(),
            piece: None,
        });
        out.runs.push(Run { span, style: Style::PLAIN, href: None });
    }
    out
}
