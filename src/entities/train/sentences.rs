//! The project's own sentences with inline marks in, annotated documents out.

use std::collections::BTreeSet;

use super::{Gold, GoldName, kinds};
use crate::Span;

/// The sentences, a document a line, with their marks.
pub const SENTENCES: &str = include_str!("sentences.marked");

/// A line that is marked wrongly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault(pub String);

/// The sentences written for this project, each a document that counts `weight`.
///
/// # Errors
///
/// [`Fault`] with the first line whose marks do not fit.
pub fn sentences(weight: f32) -> Result<Vec<Gold>, Fault> {
    let lines = SENTENCES.lines().filter(|line| !line.starts_with('#'));
    (1..)
        .zip(lines)
        .map(|(number, line)| {
            let (text, names) = read(line).ok_or_else(|| Fault(line.to_owned()))?;
            let annotated: BTreeSet<String> = kinds().into_iter().map(str::to_owned).collect();
            Ok(Gold { id: format!("sentence-{number}"), text, names, annotated, weight })
        })
        .collect()
}

/// The text of a line and the names that its tags mark; `None` where a tag is left open.
fn read(line: &str) -> Option<(String, Vec<GoldName>)> {
    let (mut text, mut names) = (String::new(), Vec::new());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        let (tag, after) = after.split_once('>')?;
        let (form, after) = after.split_once(&["</", tag, ">"].concat())?;
        let start = text.len();
        text.push_str(form);
        let span = Span::new(start, text.len());
        names.push(GoldName { span, kinds: vec![kind(tag)?.to_owned()] });
        rest = after;
    }
    text.push_str(rest);
    Some((text, names))
}

fn kind(tag: &str) -> Option<&'static str> {
    Some(match tag {
        "per" => "person",
        "org" => "organization",
        "loc" | "fac" => "place",
        "grp" => "group",
        "misc" | "prod" => "misc",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sentence_is_marked_as_it_should_be() {
        let sentences = sentences(1.0).unwrap();
        assert!(sentences.len() > 250);
        for gold in sentences {
            assert!(!gold.text.contains(['<', '>']), "{}", gold.text);
        }
    }

    #[test]
    fn tags_become_names() {
        let (text, names) = read("He left <loc>Oslo</loc>.").unwrap();
        assert_eq!(text, "He left Oslo.");
        assert_eq!(names[0].span.of(&text), Some("Oslo"));
        assert_eq!(names[0].kinds, ["place"]);
        assert!(read("He left <loc>Oslo.").is_none());
    }
}
