//! Text after the start tag of an element that holds no other in, the place of its end tag out.

use super::scan::{byte, is_space};

/// Where the element `name` ends, or the length of the text.
pub(super) fn end_of_element(text: &str, name: &str) -> usize {
    let mut from = 0;
    while let Some(at) = next(text, from, '<') {
        if is_tag(text, at + 1, "/", name) {
            return at;
        }
        from = at + 1;
    }
    text.len()
}

/// How the standard reads a script, for pages older than scripts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Script,
    /// After "<!--", up to "-->".
    Escaped,
    /// After "<script" in the former: "</script" ends only this.
    Doubly,
}

/// Where a script ends, or the length of the text.
pub(super) fn end_of_script(text: &str) -> usize {
    const NAME: &str = "script";
    let mut state = State::Script;
    let mut from = 0;
    loop {
        // Only after "<!--" a ">" matters, too.
        let begin = next(text, from, '<');
        let dashes = if state == State::Script { None } else { end_of_dashes(text, from, begin) };
        if let Some(end) = dashes {
            state = State::Script;
            from = end;
            continue;
        }
        let Some(at) = begin else { return text.len() };
        from = at + 1;
        match state {
            State::Script | State::Escaped if is_tag(text, from, "/", NAME) => return at,
            State::Script if text.get(from..).is_some_and(|rest| rest.starts_with("!--")) => {
                state = State::Escaped;
                // The dashes may be those of the end as well.
                from += 1;
            }
            State::Escaped if is_tag(text, from, "", NAME) => state = State::Doubly,
            State::Doubly if is_tag(text, from, "/", NAME) => state = State::Escaped,
            State::Script | State::Escaped | State::Doubly => {}
        }
    }
}

fn next(text: &str, from: usize, sign: char) -> Option<usize> {
    Some(from + text.get(from..)?.find(sign)?)
}

/// The end of the first "-->" from `from` up to `to`.
fn end_of_dashes(text: &str, from: usize, to: Option<usize>) -> Option<usize> {
    let stretch = text.get(from..to.unwrap_or(text.len()))?;
    Some(from + stretch.find("-->")? + 3)
}

/// Whether a tag begins here: `slash`, `name` in upper or lower case, and what parts it from the
/// rest.
fn is_tag(text: &str, at: usize, slash: &str, name: &str) -> bool {
    let rest = text.get(at..).and_then(|rest| rest.strip_prefix(slash));
    rest.is_some_and(|rest| {
        rest.get(..name.len()).is_some_and(|given| given.eq_ignore_ascii_case(name))
            && byte(rest, name.len()).is_some_and(|b| is_space(b) || matches!(b, b'/' | b'>'))
    })
}
