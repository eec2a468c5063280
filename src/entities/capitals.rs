//! Headlines in capitals and the names of the text below in, the names of those headlines out.
//!
//! In "ANN LEE MEETS THE MAYOR OF AYR" capitals tell nothing, so a model that learnt from them finds
//! names there that are too long. The article below mostly writes the same names as usual.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::model::{Kind, Name};
use crate::sorted::Sorted;
use crate::text::{TokenKind, Tokens};

/// Words of the shortest line that is looked at: fewer may be an acronym or a label.
const FEWEST_WORDS: usize = 4;
/// Words of the longest name that is looked for.
const LONGEST: usize = 5;

/// Puts names that stand elsewhere in the text in the place of those found in lines in capitals
/// that it begins with.
pub(super) fn read(text: &str, tokens: &Tokens, names: &mut Vec<Name>) {
    let opening = tokens.paragraphs.iter().take_while(|line| is_loud(text, tokens, line));
    let lines: Vec<Range<usize>> = opening.cloned().collect();
    if lines.is_empty() {
        return;
    }
    let known = known(text, tokens, names, &lines);
    let mut found: Vec<Name> = Vec::new();
    for line in lines {
        let mut at = line.start;
        while at < line.end {
            let mut ends = (at + 1..=line.end.min(at + LONGEST)).rev();
            let longest =
                ends.find_map(|end| Some((end, *known.get(&lower(text, tokens, at..end))?)));
            if let Some((end, kind)) = longest {
                found.push(Name { span: tokens.span(at..end), kind });
            }
            at = longest.map_or(at + 1, |(end, _)| end);
        }
    }
    names.retain(|name| {
        let next = found.partition_point(|other| other.span.end <= name.span.start);
        found.get(next).is_none_or(|other| !other.span.overlaps(name.span))
    });
    names.extend(found);
    names.order_by_key(|name| name.span);
}

/// Whether a line of several words has no letter that is not a capital.
fn is_loud(text: &str, tokens: &Tokens, line: &Range<usize>) -> bool {
    let span = tokens.span(line.clone());
    let quiet = span.of(text).is_none_or(|line| line.contains(char::is_lowercase));
    let words = || line.clone().filter(|&at| is_word(text, tokens, at));
    !quiet && words().count() >= FEWEST_WORDS
}

fn is_word(text: &str, tokens: &Tokens, at: usize) -> bool {
    let token = tokens.tokens.get(at);
    token.is_some_and(|token| token.kind == TokenKind::Word)
        && tokens.form(text, at).contains(char::is_uppercase)
}

/// The names outside of those lines in lower case, and the last words of people's.
fn known(
    text: &str,
    tokens: &Tokens,
    names: &[Name],
    lines: &[Range<usize>],
) -> BTreeMap<String, Kind> {
    // A name that is a word elsewhere, "us" or "hope", cannot be told from it.
    let mut words: BTreeSet<&str> = BTreeSet::new();
    words.extend((0..tokens.tokens.len()).map(|at| tokens.form(text, at)));
    let spans: Vec<_> = lines.iter().map(|line| tokens.span(line.clone())).collect();
    let mut known = BTreeMap::new();
    let mut surnames = Vec::new();
    for name in names {
        let next = spans.partition_point(|line| line.end <= name.span.start);
        if spans.get(next).is_some_and(|line| line.overlaps(name.span)) {
            continue;
        }
        let range = tokens.covering(name.span);
        known.entry(lower(text, tokens, range.clone())).or_insert(name.kind);
        if name.kind == Kind::Person && range.len() > 1 {
            surnames.push(lower(text, tokens, range.end - 1..range.end));
        }
    }
    for surname in surnames {
        known.entry(surname).or_insert(Kind::Person);
    }
    known.retain(|name, _| !words.contains(name.as_str()));
    known
}

/// Some tokens in lower case with one space between two.
fn lower(text: &str, tokens: &Tokens, range: Range<usize>) -> String {
    let forms: Vec<String> = range.map(|at| tokens.form(text, at).to_lowercase()).collect();
    forms.join(" ")
}

#[cfg(test)]
mod tests {
    use crate::{Input, Options, analyze};

    /// The mentions of the first line, by what they belong to.
    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let analysis = analyze(Input::Verbatim(text), &Options::default()).unwrap();
        let line = text.lines().next().unwrap().len();
        let mut found: Vec<_> = analysis
            .entities
            .iter()
            .flat_map(|entity| entity.mentions.iter().map(|mention| (mention.span, &entity.name)))
            .filter(|(span, _)| span.end <= line)
            .map(|(span, name)| (span.start, span.of(text).unwrap(), name.as_str()))
            .collect();
        found.sort_unstable();
        let found: Vec<_> = found.into_iter().map(|(_, form, name)| (form, name)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_headline_in_capitals_names_whom_the_article_names() {
        check(
            "LEADER ZELENSKY MEETS BIDEN IN WASHINGTON\n\nPresident Volodymyr Zelensky of Ukraine met \
             Joe Biden in Washington on Monday.",
            &[
                ("ZELENSKY", "Volodymyr Zelensky"),
                ("BIDEN", "Joe Biden"),
                ("WASHINGTON", "Washington"),
            ],
        );
    }

    #[test]
    fn a_word_that_the_article_also_writes_small_is_no_name_in_capitals() {
        check(
            "THERE IS NO HOPE LEFT NOW\n\nBob Hope said on Monday that there was hope for Ayr.",
            &[],
        );
    }
}
