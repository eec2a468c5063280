//! One block in, the numbers of its own words and names out.

use super::{At, Facts, Row, cues, share};
use crate::blocks::hints::PURPOSES;
use crate::blocks::{Blocks, Hints, Tag};
use crate::{BlockKind, Reason};

pub(super) fn push(row: &mut Row, blocks: &Blocks<'_>, facts: &[Facts], index: usize) {
    let (Some(block), Some(own)) = (blocks.all.get(index), facts.get(index)) else { return };
    row.push("log bytes", own.log_bytes);
    row.count("words", own.words);
    row.push("link density", share(own.link_bytes, own.bytes));
    row.count("links", block.links);
    row.push("styled", share(block.styled_bytes, own.bytes));
    row.count("end", usize::from(own.end));
    row.count("start", usize::from(own.start));
    row.count("stops", own.stops);
    row.push("commas a word", share(own.commas, own.words));
    row.push("bytes a word", share(own.bytes, own.words));
    row.push("capitals", share(own.capitals, own.words));
    row.push("uppers", share(own.uppers, own.letters));
    row.push("digits", share(own.digits, own.bytes));
    row.count("signs", own.signs);
    row.count("lines", own.lines);
    row.flag("quotes", own.quotes);
    row.count("label", own.label_code);
    row.flag("whole label", own.whole_label);
    for (count, topic) in own.cues.iter().zip(cues::TOPICS) {
        row.count(At("cues", topic), usize::from(*count));
    }
    row.push("cues a word", own.cues_a_word);
    row.count("kind", kind_code(block.kind));
    let element = blocks.elements.get(block.element);
    row.count("tag", element.map_or(0, |element| tag_code(element.tag)));
    let parent = element.and_then(|element| blocks.elements.get(element.parent));
    row.count("parent tag", parent.map_or(0, |parent| tag_code(parent.tag)));
    row.count("depth", element.map_or(0, |element| element.depth));
    row.flag("hidden", element.is_some_and(|element| element.hidden));
    let near = blocks.above(block.element).take(3);
    let near = near.fold(block.hints, |all, element| all.with(element.hints));
    let far = element.map_or(Hints::default(), |element| element.all_hints);
    for (bit, purpose) in PURPOSES.iter().enumerate() {
        row.flag(At("near", purpose), near.bits() >> bit & 1 == 1);
        row.flag(At("far", purpose), far.bits() >> bit & 1 == 1);
    }
}

/// A number for each reason that a label may give; 0 for none.
pub(super) fn label_code(label: Option<Reason>) -> usize {
    const ORDER: [Reason; 16] = [
        Reason::Player,
        Reason::EditorNote,
        Reason::Blurb,
        Reason::Footer,
        Reason::Contact,
        Reason::AuthorBio,
        Reason::Tags,
        Reason::Related,
        Reason::Paywall,
        Reason::Navigation,
        Reason::Pager,
        Reason::Share,
        Reason::Newsletter,
        Reason::Advertisement,
        Reason::Comments,
        Reason::Consent,
    ];
    label.and_then(|label| ORDER.iter().position(|known| *known == label)).map_or(0, |at| at + 1)
}

/// A number for each kind; kinds that are close in the page are close in number.
pub(super) fn kind_code(kind: BlockKind) -> usize {
    match kind {
        BlockKind::Paragraph => 0,
        BlockKind::BlockQuote => 1,
        BlockKind::Preformatted => 2,
        BlockKind::ListItem => 3,
        BlockKind::TableRow => 4,
        BlockKind::Heading1 => 5,
        BlockKind::Heading2 => 6,
        BlockKind::Heading3 => 7,
        BlockKind::Heading4 => 8,
        BlockKind::Heading5 => 9,
        BlockKind::Heading6 => 10,
        BlockKind::Caption => 11,
    }
}

/// A number for each element; elements of running text come first, furniture last.
pub(super) fn tag_code(tag: Tag) -> usize {
    match tag {
        Tag::Paragraph => 0,
        Tag::Quote => 1,
        Tag::Preformatted => 2,
        Tag::Heading(_) => 3,
        Tag::Article => 4,
        Tag::Main => 5,
        Tag::Section => 6,
        Tag::Body => 7,
        Tag::Div => 8,
        Tag::Other => 9,
        Tag::Item => 10,
        Tag::Term => 11,
        Tag::OrderedList => 12,
        Tag::List => 13,
        Tag::Cell | Tag::HeaderCell => 14,
        Tag::Row => 15,
        Tag::Table => 16,
        Tag::Details => 17,
        Tag::Figure => 18,
        Tag::Caption => 19,
        Tag::Media => 20,
        Tag::Header => 21,
        Tag::Address => 22,
        Tag::Aside => 23,
        Tag::Form => 24,
        Tag::Control => 25,
        Tag::Dialog => 26,
        Tag::Footer => 27,
        Tag::Nav => 28,
        Tag::Rule => 29,
    }
}
