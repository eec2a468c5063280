//! Tokens in, the regions between quotation marks out.

use std::ops::Range;

use super::view::View;
use crate::text::TokenKind;

/// Words between an opening and a closing quotation mark, within one paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Region {
    /// Its tokens, the marks among them.
    pub(super) tokens: Range<usize>,
    /// The index of its paragraph in `Tokens::paragraphs`.
    pub(super) paragraph: usize,
    /// Whether a closing mark was found.
    pub(super) closed: bool,
    /// Number of words inside.
    pub(super) words: usize,
}

/// Which marks open and close the regions of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Double,
    Single,
}

/// Longest text of one mark of inches or seconds before it: `6'2"`.
const MEASURE_DIGITS: usize = 3;

/// Finds the regions of every paragraph, in order.
pub(super) fn regions(view: &View<'_>) -> Vec<Region> {
    let mut found = Vec::new();
    for (index, paragraph) in view.tokens.paragraphs.iter().enumerate() {
        let from = found.len();
        scan(view, index, paragraph.clone(), Style::Double, &mut found);
        let double = found.split_off(from);
        scan_around(view, index, paragraph.clone(), &double, &mut found);
        found.extend(double);
        if let Some(new) = found.get_mut(from..) {
            new.sort_by_key(|region| region.tokens.start);
        }
    }
    found
}

/// Finds single-marked regions outside the double-marked ones: inside, they are nested.
fn scan_around(
    view: &View<'_>,
    index: usize,
    paragraph: Range<usize>,
    double: &[Region],
    found: &mut Vec<Region>,
) {
    let mut start = paragraph.start;
    for region in double {
        scan(view, index, start..region.tokens.start, Style::Single, found);
        start = region.tokens.end;
    }
    scan(view, index, start..paragraph.end, Style::Single, found);
}

fn scan(view: &View<'_>, index: usize, range: Range<usize>, style: Style, found: &mut Vec<Region>) {
    let mut open: Option<usize> = None;
    let mut at = range.start;
    while at < range.end {
        let role = role(view, at, &range, style, open.is_some());
        match (role, open) {
            (Role::Opens, None) => open = Some(at),
            // The closing mark was lost: the old region ends where the new one begins.
            (Role::Opens, Some(start)) if style == Style::Double && lost(view, at) => {
                push(view, index, start..at, false, found);
                open = Some(at);
            }
            (Role::Closes, Some(start)) => {
                push(view, index, start..at + 1, true, found);
                open = None;
            }
            (Role::Opens | Role::Closes | Role::None, _) => {}
        }
        at += 1;
    }
    if let Some(start) = open
        && style == Style::Double
    {
        push(view, index, start..range.end, false, found);
    }
}

/// Whether the words before an opening mark had ended: a stop, a comma or a colon is there.
fn lost(view: &View<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    view.kind(before) == Some(TokenKind::Stop) || matches!(view.sign(before), Some(',' | ':'))
}

fn push(
    view: &View<'_>,
    paragraph: usize,
    tokens: Range<usize>,
    closed: bool,
    found: &mut Vec<Region>,
) {
    let words = tokens.clone().filter(|&at| view.is_word(at)).count();
    if words > 0 {
        found.push(Region { tokens, paragraph, closed, words });
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Opens,
    Closes,
    None,
}

/// What the mark at `at` does in a range of `style` where a region `is_open` or not.
fn role(view: &View<'_>, at: usize, range: &Range<usize>, style: Style, is_open: bool) -> Role {
    let Some(TokenKind::Mark | TokenKind::Clitic) = view.kind(at) else { return Role::None };
    match style {
        Style::Double => double(view, at, range, is_open),
        Style::Single => single(view, at, range, is_open),
    }
}

fn double(view: &View<'_>, at: usize, range: &Range<usize>, is_open: bool) -> Role {
    match view.form(at) {
        "“" | "„" | "‟" | "«" | "``" | "「" | "『" | "〝" | "‘‘" => {
            if view.form(at) == "“" && is_open && !opens_by_space(view, at, range) {
                // “…“: the second is typed for a closing mark.
                return Role::Closes;
            }
            Role::Opens
        }
        "”" | "»" | "」" | "』" | "〞" | "’’" => {
            // ”…”, ”…“: reversed by a wrong setting; also „…” and »…«.
            if !is_open && opens_by_space(view, at, range) { Role::Opens } else { Role::Closes }
        }
        "\"" | "''" | "＂" => straight(view, at, range, is_open),
        _ => Role::None,
    }
}

fn straight(view: &View<'_>, at: usize, range: &Range<usize>, is_open: bool) -> Role {
    if is_open {
        // A mark that can only open, after the end of a sentence: the closing one was lost.
        let reopens = opens_by_space(view, at, range) && lost(view, at);
        return if reopens { Role::Opens } else { Role::Closes };
    }
    let measure = view.kind(at.wrapping_sub(1)) == Some(TokenKind::Number)
        && !view.spaced(at)
        && view.form(at.wrapping_sub(1)).len() <= MEASURE_DIGITS;
    if measure && at > range.start { Role::None } else { Role::Opens }
}

/// Whether white space stands before the mark and none behind it.
fn opens_by_space(view: &View<'_>, at: usize, range: &Range<usize>) -> bool {
    (at == range.start || view.spaced(at)) && at + 1 < range.end && !view.spaced(at + 1)
}

fn single(view: &View<'_>, at: usize, range: &Range<usize>, is_open: bool) -> Role {
    let form = view.form(at);
    if !matches!(form, "‘" | "’" | "'" | "‚" | "‛" | "‹" | "›" | "`" | "´") {
        return Role::None;
    }
    let before_word = at > range.start && !view.spaced(at);
    let after_space = at + 1 >= range.end || view.spaced(at + 1);
    if !is_open {
        let opens = !after_space
            && (!before_word || follows_bracket(view, at))
            && matches!(form, "‘" | "'" | "‛" | "‹" | "‚" | "`")
            && !is_elision(view, at + 1)
            && closes_later(view, at + 1, range);
        return if opens { Role::Opens } else { Role::None };
    }
    if closes(view, at, range) { Role::Closes } else { Role::None }
}

fn follows_bracket(view: &View<'_>, at: usize) -> bool {
    matches!(view.sign(at.wrapping_sub(1)), Some('(' | '[' | '—' | '–' | '-' | '/'))
}

/// Words that begin with an apostrophe: ’tis, ’em, ’90s.
fn is_elision(view: &View<'_>, at: usize) -> bool {
    matches!(view.low(at), "tis" | "twas" | "em" | "til" | "cause" | "bout" | "round" | "n")
        || (view.kind(at) == Some(TokenKind::Number) && view.form(at).ends_with('s'))
}

/// Whether a single mark at `at` closes: no space before it, none of an apostrophe's marks.
fn closes(view: &View<'_>, at: usize, range: &Range<usize>) -> bool {
    if view.spaced(at) || !matches!(view.form(at), "’" | "'" | "´" | "›" | "‘") {
        return false;
    }
    let ends = at + 1 >= range.end
        || view.spaced(at + 1)
        || matches!(view.kind(at + 1), Some(TokenKind::Stop | TokenKind::Mark))
        || matches!(view.sign(at + 1), Some(',' | ';' | ':' | ')' | ']' | '—' | '–' | '-'));
    if !ends {
        return false;
    }
    let before = view.form(at.wrapping_sub(1));
    // "the militias’ weapons" is a possessive, unless no later mark could close.
    let possessive = before.ends_with(['s', 'S', 'z', 'x'])
        && view.is_word(at.wrapping_sub(1))
        && view.kind(at + 1) == Some(TokenKind::Word)
        && closes_later(view, at + 1, range);
    !possessive
}

/// Words that a single-marked region is followed: further than any sentence is long.
const LONGEST_SINGLE: usize = 400;

/// Whether a mark that surely closes follows before the next that opens.
fn closes_later(view: &View<'_>, from: usize, range: &Range<usize>) -> bool {
    for at in from..range.end.min(from + LONGEST_SINGLE) {
        let form = view.form(at);
        if !matches!(form, "‘" | "’" | "'" | "´" | "›") || view.kind(at) != Some(TokenKind::Mark)
        {
            continue;
        }
        let ends = at + 1 >= range.end
            || view.spaced(at + 1)
            || view.kind(at + 1) != Some(TokenKind::Word);
        if !view.spaced(at) && ends {
            return true;
        }
        if view.spaced(at) && form != "’" && !ends {
            return false;
        }
    }
    false
}
