//! What stands behind or below a quotation in, the dash and the name that sign it out.

use std::ops::Range;

use super::frame::Link;
use super::nouns;
use super::view::View;

/// Tokens of a line below a quotation that says whose it is.
const LONGEST_LINE: usize = 16;

/// A dash and a name in the words behind a quotation: “…” — Ann Lee.
pub(super) fn behind(view: &View<'_>, after: &Range<usize>) -> Option<Link> {
    let signed = signed(view, after).filter(|_| view.is_dash(after.start))?;
    let end = signed.end;
    let closes = end >= after.end || matches!(view.sign(end), Some(',' | '.' | '('));
    closes.then(|| said(after.start, signed))
}

/// The line below a quotation that is its whole paragraph: "– Ann Lee, baker".
pub(super) fn below(view: &View<'_>, paragraph: usize) -> Option<Link> {
    let line = view.tokens.paragraphs.get(paragraph + 1)?;
    let dash = view.is_dash(line.start) || view.form(line.start) == "-";
    let source = signed(view, line).filter(|_| dash && line.len() <= LONGEST_LINE)?;
    Some(said(line.start, source))
}

/// The name behind the dash that begins `line`.
fn signed(view: &View<'_>, line: &Range<usize>) -> Option<Range<usize>> {
    let mut name = line.start + 1;
    while name < line.end && view.is_dash(name) {
        name += 1;
    }
    nouns::starting_at(view, name, line.end).filter(|_| view.is_capital(name))
}

fn said(dash: usize, source: Range<usize>) -> Link {
    Link::Said { cue: dash..dash + 1, source: Some(source) }
}
