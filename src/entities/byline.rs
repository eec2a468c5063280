//! A name and the page's metadata in, whether it only says who wrote or sent the piece out.

use super::model::Name;
use crate::Metadata;

/// Words of a line that may be a byline, an agency's mark or a signature.
const LONGEST_CREDIT: usize = 8;

/// Whether a name is that of an author or the agency, in a short line of its own or in the
/// brackets of a dateline ("BAGHDAD (Reuters)").
pub(super) fn is_credit(text: &str, name: &Name, metadata: &Metadata) -> bool {
    let form = name.span.of(text).unwrap_or_default();
    let same = |other: &String| other.eq_ignore_ascii_case(form);
    let agency = metadata.agency.as_ref().is_some_and(same);
    if !agency && !metadata.authors.iter().any(same) {
        return false;
    }
    let before = text.get(..name.span.start).unwrap_or_default();
    let after = text.get(name.span.end..).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let head = before.get(start..).unwrap_or_default();
    let tail = after.split('\n').next().unwrap_or_default();
    let words = |part: &str| part.split_whitespace().count();
    let short = words(head) + words(form) + words(tail) <= LONGEST_CREDIT
        && !tail.trim_end().ends_with(['.', '!', '?', '”', '"']);
    let dateline = head.ends_with('(') && tail.starts_with(')') && words(head) <= LONGEST_CREDIT;
    short || agency && dateline
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;
    use crate::entities::model::Kind;

    #[track_caller]
    fn check(text: &str, name: &str, expected: bool) {
        let metadata = Metadata {
            authors: vec!["Ann Lee".to_owned()],
            agency: Some("Reuters".to_owned()),
            ..Metadata::default()
        };
        let start = text.find(name).unwrap();
        let name = Name { span: Span::new(start, start + name.len()), kind: Kind::Person };
        assert_eq!(is_credit(text, &name, &metadata), expected);
    }

    #[test]
    fn authors_and_agencies_are_no_part_of_the_story() {
        check("It rained.\n\nReporting by Ann Lee", "Ann Lee", true);
        check("BAGHDAD (Reuters) - It rained.", "Reuters", true);
        check("He told Reuters that it rained.", "Reuters", false);
        check("Ann Lee saw it rain in the town.", "Ann Lee", false);
        check("By Tom Lee", "Tom Lee", false);
    }
}
