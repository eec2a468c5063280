//! Tokens in, the regions between quotation marks out.

use std::ops::Range;

use super::unclosed;
use super::view::View;
use crate::sorted::Sorted;
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

impl Region {
    /// The last token inside the marks.
    pub(super) fn last_inside(&self) -> usize {
        self.tokens.end.saturating_sub(if self.closed { 2 } else { 1 })
    }

    /// Whether the region is a name in marks, as titles of works stand, or one with its author
    /// behind it: “Harbour to close,” by Ann Lee.
    pub(super) fn is_title(&self, view: &View<'_>) -> bool {
        if self.has_author(view) {
            return true;
        }
        let Some(entity) = view.entity(self.last_inside()) else { return false };
        let mut words = self.tokens.clone().filter(|&at| view.is_word(at));
        words.all(|at| view.entity(at).is_some_and(|other| other.id == entity.id))
    }

    /// Whether the region is a title with its author behind it.
    pub(super) fn has_author(&self, view: &View<'_>) -> bool {
        let outside = view.sign(self.tokens.end) == Some(',');
        let by = self.tokens.end + usize::from(outside);
        let comma = outside || view.sign(self.last_inside()) == Some(',');
        comma
            && view.low(by) == "by"
            && view.is_capital(by + 1)
            && view.is_capital(self.tokens.start + 1)
    }
}

/// The region that a token stands in, of regions in the order of the text.
pub(super) fn region_at(regions: &[Region], token: usize) -> Option<&Region> {
    let at = regions.partition_point(|region| region.tokens.end <= token);
    regions.get(at).filter(|region| region.tokens.start <= token)
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
        let mut double = Vec::new();
        scan(view, index, paragraph.clone(), Style::Double, &mut double);
        let mut single = Vec::new();
        scan(view, index, paragraph.clone(), Style::Single, &mut single);
        single.retain(|region| stands(view, region, &double));
        let inner = |region: &Region| single.iter().any(|outer| encloses(outer, region));
        double.retain(|region| !inner(region));
        if double.is_empty() && single.is_empty() {
            double = unclosed::dialogue(view, index, paragraph, found.last());
        } else if single.is_empty() {
            end_lost(view, paragraph, &mut double);
        }
        let from = found.len();
        found.extend(single);
        found.extend(double);
        if let Some(new) = found.get_mut(from..) {
            new.order_by_key(|region| region.tokens.start);
        }
    }
    found
}

/// Ends the regions whose closing mark was lost, before the next or in a paragraph of their own.
fn end_lost(view: &View<'_>, paragraph: &Range<usize>, regions: &mut [Region]) {
    for region in regions.iter_mut().filter(|region| !region.closed) {
        if region.tokens.end < paragraph.end || region.tokens == *paragraph {
            let end = unclosed::lost_end(view, &region.tokens);
            region.tokens.end = end.unwrap_or(region.tokens.end);
            region.words = view.count_words(region.tokens.clone());
        }
    }
}

fn encloses(outer: &Region, inner: &Region) -> bool {
    outer.tokens.start < inner.tokens.start && inner.tokens.end < outer.tokens.end
}

/// Whether a single-marked region is one beside the double-marked ones: it shares nothing with
/// them, or has whole ones inside and ends as speech does.
fn stands(view: &View<'_>, region: &Region, double: &[Region]) -> bool {
    let from = double.partition_point(|other| other.tokens.end <= region.tokens.start);
    let rest = double.get(from..).unwrap_or_default();
    let mut shared = rest.iter().take_while(|other| other.tokens.start < region.tokens.end);
    let close = region.tokens.end - 1;
    let last =
        (region.tokens.start..close).rev().find(|&at| view.kind(at) != Some(TokenKind::Mark));
    let speech = last
        .is_some_and(|last| matches!(view.sign(last), Some(',' | '.' | '?' | '!' | '…')))
        || matches!(view.sign(close + 1), Some(',' | '.'));
    let mut any = false;
    let whole = shared.all(|other| {
        any = true;
        encloses(region, other)
    });
    !any || (whole && speech)
}

fn scan(view: &View<'_>, index: usize, range: Range<usize>, style: Style, found: &mut Vec<Region>) {
    let mut open: Option<usize> = None;
    let mut depth = 0;
    for at in range.clone() {
        let role = role(view, at, &range, style, open);
        match (role, open) {
            (Role::Opens, None) => {
                open = Some(at);
                depth = 0;
            }
            (Role::Opens, Some(_)) if style == Style::Double && nests(view, at, &range) => {
                depth += 1;
            }
            // The closing mark was lost: the old region ends where the new one begins.
            (Role::Opens, Some(start)) if style == Style::Double && lost(view, at) => {
                push(view, index, start..at, false, found);
                open = Some(at);
            }
            (Role::Closes, Some(_)) if depth > 0 => depth -= 1,
            (Role::Closes, Some(start)) => {
                push(view, index, start..at + 1, true, found);
                open = None;
            }
            (Role::Opens | Role::Closes | Role::None, _) => {}
        }
    }
    if let Some(start) = open
        && style == Style::Double
    {
        push(view, index, start..range.end, false, found);
    }
}

/// Whether the mark at `at` opens a region inside another of the same marks: two closing marks
/// follow before the next that opens.
fn nests(view: &View<'_>, at: usize, range: &Range<usize>) -> bool {
    let straight = view.form(at) == "\"";
    if view.form(at) != "“" && !straight {
        return false;
    }
    let mut closed = 0;
    for next in at + 1..range.end.min(at + LONGEST_SINGLE) {
        match view.form(next) {
            "”" => closed += 1,
            "“" => return false,
            "\"" if straight && opens_by_space(view, next, range) => return false,
            "\"" if straight => closed += 1,
            _ => {}
        }
        if closed == 2 {
            return true;
        }
    }
    false
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
    let words = view.count_words(tokens.clone());
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

/// What the mark at `at` does in a range of `style` where a region is `open` from a token, or
/// none is.
fn role(
    view: &View<'_>,
    at: usize,
    range: &Range<usize>,
    style: Style,
    open: Option<usize>,
) -> Role {
    let Some(TokenKind::Mark | TokenKind::Clitic) = view.kind(at) else { return Role::None };
    match style {
        Style::Double => double(view, at, range, open),
        Style::Single => single(view, at, range, open.is_some()),
    }
}

fn double(view: &View<'_>, at: usize, range: &Range<usize>, open: Option<usize>) -> Role {
    let opener = open.map(|open| view.form(open));
    match view.form(at) {
        // „…“ is closed by what opens elsewhere; “…“ is a slip.
        "“" if opener == Some("„") => Role::Closes,
        "“" if open.is_some() && !opens_by_space(view, at, range) => Role::Closes,
        // »…«, as in German books.
        "«" if opener == Some("»") => Role::Closes,
        "“" | "„" | "‟" | "«" | "``" | "「" | "『" | "〝" | "‘‘" => Role::Opens,
        // ”…”, ”…“: reversed by a wrong setting; also »…«.
        "”" | "»" | "」" | "』" | "〞" | "’’"
            if open.is_none() && opens_by_space(view, at, range) =>
        {
            Role::Opens
        }
        "”" if opener == Some("“") && is_measure(view, at, range) && goes_on(view, at, range) => {
            Role::None
        }
        "”" | "»" | "」" | "』" | "〞" | "’’" => Role::Closes,
        // "“…: one of them is a slip.
        "\"" if view.form(at + 1) == "“" && !view.spaced(at + 1) => Role::None,
        "\"" | "''" | "＂" => straight(view, at, range, opener),
        _ => Role::None,
    }
}

fn straight(view: &View<'_>, at: usize, range: &Range<usize>, opener: Option<&str>) -> Role {
    let measure = is_measure(view, at, range);
    let Some(opener) = opener else {
        return if measure { Role::None } else { Role::Opens };
    };
    // Inside “…” a straight mark behind digits is one of inches, and inside "…" where another
    // closes behind it.
    if measure && (opener == "“" || goes_on(view, at, range)) {
        return Role::None;
    }
    // A mark that can only open, after the end of a sentence: the closing one was lost.
    let reopens = opens_by_space(view, at, range) && lost(view, at);
    if reopens { Role::Opens } else { Role::Closes }
}

/// Whether a mark stands right behind a short number, as one of inches, feet or seconds does.
fn is_measure(view: &View<'_>, at: usize, range: &Range<usize>) -> bool {
    let before = at.wrapping_sub(1);
    at > range.start
        && view.kind(before) == Some(TokenKind::Number)
        && !view.spaced(at)
        && view.form(before).len() <= MEASURE_DIGITS
}

/// Whether the next double mark behind the one at `at` closes too.
fn goes_on(view: &View<'_>, at: usize, range: &Range<usize>) -> bool {
    let mut rest = at + 1..range.end.min(at + LONGEST_SINGLE);
    let next = rest.find(|&next| matches!(view.form(next), "“" | "”" | "\""));
    next.is_some_and(|next| view.form(next) != "“" && !opens_by_space(view, next, range))
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
            && matches!(form, "‘" | "'" | "‛" | "‹" | "›" | "‚" | "`")
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
    let feet = || is_measure(view, at, range) && closes_later(view, at + 1, range);
    if view.spaced(at) || !matches!(view.form(at), "’" | "'" | "´" | "›" | "‹" | "‘") || feet()
    {
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
        if !matches!(form, "‘" | "’" | "'" | "´" | "›" | "‹")
            || view.kind(at) != Some(TokenKind::Mark)
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
