//! An annotated document in, the same with the spans that contradict the guide mended out.
//!
//! The guide: a mention is a proper name without title, article, possessive and marks. The older
//! corpora were annotated after other guides.

use std::sync::LazyLock;

use super::{Gold, GoldName};
use crate::word_list::WordList;

static TITLES: LazyLock<WordList> =
    LazyLock::new(|| WordList::new(include_str!("../lists/titles.txt")));

/// A correction, with the reason for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Correction {
    /// "President Karzai": the title is no part of a person's name.
    Title,
    /// "the Guardian", "The Hague" apart: the article is no part of the name of a body.
    Article,
    /// "Iraq's": the possessive is no part of any name.
    Possessive,
    /// "“Casablanca”": quotation marks are no part of a name.
    Marks,
}

impl Correction {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Title, Self::Article, Self::Possessive, Self::Marks];

    /// The reason, as the model card gives it.
    #[must_use]
    pub fn reason(self) -> &'static str {
        match self {
            Self::Title => "a title in front is no part of a person's name",
            Self::Article => "an article in front is no part of a body's name",
            Self::Possessive => "a possessive ending is no part of a name",
            Self::Marks => "quotation marks are no part of a name",
        }
    }
}

/// Mends the names of a document; `made` hears of each correction.
pub fn mend(gold: &mut Gold, made: &mut dyn FnMut(Correction)) {
    let text = &gold.text;
    for name in &mut gold.names {
        while let Some(correction) = step(text, name) {
            made(correction);
        }
    }
}

/// Cuts one thing off a name.
fn step(text: &str, name: &mut GoldName) -> Option<Correction> {
    let form = name.span.of(text)?;
    let is = |kind: &str| name.kinds.iter().any(|other| other == kind);
    let marks = ['"', '“', '”', '‘', '«', '»'];
    if let Some(rest) = form.strip_prefix(marks).filter(|rest| !rest.is_empty()) {
        name.span.start = name.span.end - rest.len();
        return Some(Correction::Marks);
    }
    if let Some(rest) = form.strip_suffix(marks).filter(|rest| !rest.is_empty()) {
        name.span.end = name.span.start + rest.len();
        return Some(Correction::Marks);
    }
    let possessive = ["'s", "’s", " 's"].iter().find_map(|ending| form.strip_suffix(ending));
    if let Some(rest) = possessive.filter(|rest| !rest.is_empty() && !is("misc")) {
        name.span.end = name.span.start + rest.trim_end().len();
        return Some(Correction::Possessive);
    }
    let (first, rest) = form.split_once(' ')?;
    let cut = if is("person") && TITLES.contains(first) && first != "Saint" && first != "St." {
        Correction::Title
    } else if is("organization") && matches!(first, "the" | "The") {
        Correction::Article
    } else {
        return None;
    };
    name.span.start = name.span.end - rest.len();
    Some(cut)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;

    #[test]
    fn what_is_no_part_of_a_name_is_cut_off() {
        let check = |text: &str, kind: &str, expected: &str| {
            let span = Span::new(0, text.len());
            let name = GoldName { span, kinds: vec![kind.to_owned()] };
            let mut gold = Gold { text: text.to_owned(), names: vec![name], ..Gold::default() };
            mend(&mut gold, &mut |_| {});
            assert_eq!(gold.names[0].span.of(text), Some(expected));
        };
        check("President Hamid Karzai", "person", "Hamid Karzai");
        check("The Guardian's", "organization", "Guardian");
        check("“Casablanca”", "misc", "Casablanca");
    }
}
