//! What stands behind, below or above a quotation in, the name that signs it out.

use std::ops::Range;

use super::cues;
use super::frame::Link;
use super::nouns;
use super::view::View;
use crate::EntityKind;
use crate::text::TokenKind;

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

/// The line above a quotation that is nothing but a name and an office: "Ann Lee, baker".
pub(super) fn heading(view: &View<'_>, line: &Range<usize>) -> Option<Range<usize>> {
    let person = view.entity(line.start).is_some_and(|named| named.kind == EntityKind::Person);
    let short = person && line.len() <= LONGEST_LINE;
    let last = line.end.checked_sub(1).filter(|_| short)?;
    let end = last + usize::from(view.sign(last) != Some(':'));
    // A name with a stop or a verb behind it is a sentence.
    let plain = |at: usize| {
        !nouns::is_auxiliary(view, at)
            && cues::verb_at(view, at).is_none()
            && !matches!(view.kind(at), Some(TokenKind::Stop | TokenKind::Mark))
    };
    (line.start..end).all(plain).then_some(line.start..end)
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

#[cfg(test)]
mod tests {
    use crate::{Input, Options, analyze};

    #[test]
    fn a_line_with_a_name_above_a_quotation_says_whose_it_is() {
        let text = "The two coaches spoke after the match in Lima.\n\nAnn Lee, coach of the home \
                    side\n\n“We kept it tight at the back and never gave them a sight of goal.”";
        let analysis = analyze(Input::Verbatim(text), &Options::default()).unwrap();
        let quote = analysis.quotes.first().unwrap();
        let speaker = quote.attribution.as_ref().map(|found| found.speaker.name.as_str());
        assert_eq!(speaker, Some("Ann Lee"));
    }
}
