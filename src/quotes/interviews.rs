//! Paragraphs in, the answers of an interview whose questions stand alone, without labels, out.

use std::ops::Range;

use super::frame::{Evidence, Frame, Link};
use super::marks::{Region, region_at};
use super::turns;
use super::view::View;
use crate::QuoteKind;

/// Questions in paragraphs of their own that make a text an interview.
const FEWEST_QUESTIONS: usize = 3;
/// Words of the longest question.
const LONGEST_QUESTION: usize = 60;

/// Finds the answers. A list of frequently asked questions has none: nobody says "you" and "I" there.
pub(super) fn find(view: &View<'_>, regions: &[Region]) -> Vec<Frame> {
    let paragraphs = &view.tokens.paragraphs;
    let questions: Vec<usize> =
        (0..paragraphs.len()).filter(|&at| is_question(view, regions, at)).collect();
    if questions.len() < FEWEST_QUESTIONS {
        return Vec::new();
    }
    let ends = questions.iter().skip(1).copied().chain([paragraphs.len()]);
    let mut answers: Vec<Range<usize>> =
        questions.iter().zip(ends).map(|(&question, end)| question + 1..end).collect();
    // What follows the last answer may be the writer's: it is taken to be no longer than the others.
    let others = answers.split_last().map_or(0, |(_, others)| longest(others));
    if let Some(last) = answers.last_mut() {
        last.end = last.end.min(last.start + others.max(1));
    }
    let asked = questions.iter().filter(|&&at| says(view, at..at + 1, &["you", "your"])).count();
    let personal = ["i", "me", "my", "our", "us", "we"];
    let told = answers.iter().filter(|answer| says(view, (*answer).clone(), &personal)).count();
    if asked * 2 < questions.len() || told * 2 < answers.len() {
        return Vec::new();
    }
    let first = questions.first().and_then(|&at| paragraphs.get(at)).map_or(0, |words| words.start);
    let Some(asked) = turns::interviewee(view, first) else { return Vec::new() };
    let Some(label) = asked.mentions.first().map(|mention| view.tokens.covering(mention.span))
    else {
        return Vec::new();
    };
    let words = answers.into_iter().flatten().filter_map(|at| paragraphs.get(at));
    let unmarked = words.filter(|words| region_at(regions, words.start).is_none());
    let turn = |words: &Range<usize>| {
        let link = Link::Turn { label: label.clone() };
        Frame::new(words.clone(), QuoteKind::Indirect, link, Evidence::Rule)
    };
    unmarked.map(turn).collect()
}

/// The paragraphs of the longest answer.
fn longest(answers: &[Range<usize>]) -> usize {
    answers.iter().map(Range::len).max().unwrap_or_default()
}

/// Whether a paragraph is a question without marks around it.
fn is_question(view: &View<'_>, regions: &[Region], at: usize) -> bool {
    let Some(words) = view.tokens.paragraphs.get(at) else { return false };
    let asks = words.clone().next_back().is_some_and(|last| view.form(last) == "?");
    asks && words.len() <= LONGEST_QUESTION && region_at(regions, words.start).is_none()
}

/// Whether one of some words stands in paragraphs.
fn says(view: &View<'_>, paragraphs: Range<usize>, words: &[&str]) -> bool {
    let mut tokens = paragraphs.filter_map(|at| view.tokens.paragraphs.get(at)).cloned().flatten();
    tokens.any(|at| words.contains(&view.low(at)))
}

#[cfg(test)]
mod tests {
    use crate::{Input, Options, analyze};

    /// The quotes with their speakers.
    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let analysis = analyze(Input::Verbatim(text), &Options::default()).unwrap();
        let found: Vec<_> = analysis
            .quotes
            .iter()
            .map(|quote| {
                let speaker = quote.attribution.as_ref().map_or("", |found| &found.speaker.name);
                (speaker, quote.content[0].of(&analysis.article.text).unwrap())
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn answers_to_questions_without_labels_are_of_who_is_introduced() {
        check(
            "Ana Torres was a bus conductor. We met in her kitchen.\n\n\
             When did you know?\n\nI wrote on tickets. Not for years.\n\n\
             And the publishers?\n\nThey were polite to me.\n\n\
             What did you do?\n\nI laughed.\n\nThe book is out in May.",
            &[
                ("Ana Torres", "I wrote on tickets. Not for years."),
                ("Ana Torres", "They were polite to me."),
                ("Ana Torres", "I laughed."),
            ],
        );
    }

    #[test]
    fn a_list_of_questions_is_no_interview() {
        check(
            "Ann Lee is the mayor of Ashford.\n\nWho pays?\n\nThe owner pays.\n\nWhen?\n\nIn May.\n\n\
             Why?\n\nThe bridge is old.",
            &[],
        );
    }
}
