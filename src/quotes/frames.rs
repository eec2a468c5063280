//! Regions between quotation marks in, who said each and with which cue out.

use std::ops::Range;

use super::clauses;
use super::cues::{self, Class};
use super::frame::{Evidence, Frame, Link};
use super::marks::Region;
use super::nouns;
use super::signatures;
use super::view::View;
use crate::text::TokenKind;
use crate::{EntityKind, QuoteKind};

/// Tokens between a quotation and the cue behind it.
const LONGEST_CLAUSE: usize = 48;

/// Regions that may stand between a quotation and the next piece of it.
const MOST_BETWEEN: usize = 4;

/// Shorter regions behind a bare cue are parts of a sentence: “called it “a mess””.
const SHORT_WORDS: usize = 3;

/// A region of this many words is an utterance, also where nobody is said to have made it:
/// 98 of 100 are attributed in `PolNeAR`'s train part.
const UTTERANCE_WORDS: usize = 6;

/// Finds the frame of every region; regions that quote nobody get none.
pub(super) fn find(view: &View<'_>, regions: &[Region]) -> Vec<Option<Frame>> {
    let mut frames: Vec<Option<Frame>> = Vec::with_capacity(regions.len());
    for index in 0..regions.len() {
        let frame = Place::new(view, regions, index).and_then(|place| place.frame(&frames));
        frames.push(frame);
    }
    frames
}

/// A region with the words around it.
struct Place<'a> {
    view: &'a View<'a>,
    regions: &'a [Region],
    index: usize,
    region: &'a Region,
    /// The paragraph's words before the region, down to the region before.
    before: Range<usize>,
    /// The paragraph's words behind it, up to the next region.
    after: Range<usize>,
}

impl<'a> Place<'a> {
    fn new(view: &'a View<'a>, regions: &'a [Region], index: usize) -> Option<Self> {
        let region = regions.get(index).filter(|region| !region.is_title(view))?;
        let paragraph = view.tokens.paragraphs.get(region.paragraph)?;
        let same =
            |other: Option<&'a Region>| other.filter(|other| other.paragraph == region.paragraph);
        let previous = same(index.checked_sub(1).and_then(|at| regions.get(at)));
        let next = same(regions.get(index + 1));
        let start = previous.map_or(paragraph.start, |other| other.tokens.end);
        let end = next.map_or(paragraph.end, |other| other.tokens.start);
        Some(Self {
            view,
            regions,
            index,
            region,
            before: start.min(region.tokens.start)..region.tokens.start,
            after: region.tokens.end..end.max(region.tokens.end),
        })
    }

    fn frame(&self, done: &[Option<Frame>]) -> Option<Frame> {
        let comma = self.goes_on_after();
        let behind = if comma { self.behind() } else { None };
        if let Some(link) = behind.clone().filter(|_| !self.leads_in()) {
            return self.followed(link);
        }
        if let Some(frame) = self.ahead(done) {
            return Some(frame);
        }
        if let Some(link) = behind {
            return self.followed(link);
        }
        let alone = self.before.is_empty() && self.after.is_empty();
        let signed = || signatures::below(self.view, self.region.paragraph).filter(|_| alone);
        let led = signed().or_else(|| self.lead_in_paragraph());
        if let Some(link) = led.or_else(|| self.continuation(done)) {
            return Some(self.direct(link));
        }
        if !comma
            && self.begins_unit()
            && let Some(link) = self.behind()
        {
            return Some(self.direct(link));
        }
        let sentence = self.begins_sentence()
            && self.region.words >= SHORT_WORDS
            && self.view.kind(self.region.last_inside()) == Some(TokenKind::Stop);
        let utterance = (sentence || self.region.words >= UTTERANCE_WORDS)
            && self.begins_unit()
            && !self.runs_on();
        utterance.then(|| self.direct(self.actor().unwrap_or(Link::Floating)))
    }

    /// The person whom the sentence before is about: "Ann shrugs. “Why not?”"
    fn actor(&self) -> Option<Link> {
        let view = self.view;
        let last = self.before.clone().next_back().filter(|_| self.begins_sentence())?;
        let sentence = view.sentence_range(last);
        let source = nouns::first(view, sentence.start.max(self.before.start), last)?;
        let person = source
            .clone()
            .any(|at| view.entity(at).is_some_and(|entity| entity.kind == EntityKind::Person));
        let pronoun = source.len() == 1 && matches!(view.low(source.start), "he" | "she" | "they");
        (person || pronoun).then_some(Link::Above { source })
    }

    /// The frame for a cue behind the region: mixed where words of its sentence stand before it.
    fn followed(&self, link: Link) -> Option<Frame> {
        if self.begins_unit() {
            return (!self.runs_on() || self.region.words >= UTTERANCE_WORDS)
                .then(|| self.direct(link));
        }
        let sentence = self.view.sentence_range(self.region.tokens.start);
        let from = self.before.start.max(sentence.start);
        let content = from..self.region.tokens.end;
        Some(Frame::new(content, QuoteKind::Mixed, link, Evidence::Rule))
    }

    fn direct(&self, link: Link) -> Frame {
        Frame::new(self.region.tokens.clone(), QuoteKind::Direct, link, Evidence::Rule)
    }

    /// Whether the sentence goes on behind the region: a comma inside, or a small letter.
    fn goes_on_after(&self) -> bool {
        let view = self.view;
        let next = self.after.start;
        if self.after.is_empty() {
            return false;
        }
        match view.sign(self.region.last_inside()) {
            Some(',') => return true,
            Some('.') if view.is_capital(next) => {
                return cues::verb_at(view, next).is_some();
            }
            Some('?' | '!' | '…') if clauses::is_report(view, &self.after) => return true,
            _ => {}
        }
        view.sentence(next) == view.sentence(self.region.last_inside()) || !view.is_capital(next)
    }

    /// Whether a comma, a colon or a cue leads into the region from before.
    fn leads_in(&self) -> bool {
        let Some(last) = self.before.clone().next_back() else { return false };
        let sign = self.view.sign(last);
        // The time of a live blog's entry leads in nothing.
        if self.before.clone().all(|at| !self.view.is_word(at) || self.view.is_number(at)) {
            return false;
        }
        (sign == Some(':') && self.view.sign(self.region.last_inside()) != Some(','))
            || (sign == Some(',') && cues::verb_at(self.view, last.wrapping_sub(1)).is_some())
            || (cues::verb_at(self.view, last)
                .is_some_and(|verb| matches!(verb.class, Class::Speech | Class::Deed))
                && self.view.sign(self.region.last_inside()) != Some(','))
    }

    /// A cue in the clause behind the region: "…," said X; "…," X, a role, told Y.
    fn behind(&self) -> Option<Link> {
        let view = self.view;
        let first = self.after.start;
        let sentence = view.sentence_range(first);
        let end = self.after.end.min(sentence.end).min(first + LONGEST_CLAUSE);
        let mut start = first;
        while start < end && (view.sign(start) == Some(',') || view.is_dash(start)) {
            start += 1;
        }
        if let Some(at) = (start..end.min(start + 4)).find(|&at| cues::is_according(view, at)) {
            let source = nouns::starting_at(view, at + 2, end);
            return Some(Link::Said { cue: at..at + 2, source });
        }
        let mut fallback = None;
        for at in start..end {
            let Some(verb) = cues::verb_at(view, at) else { continue };
            if verb.class == Class::Attitude {
                continue;
            }
            let inverted = (start..at).all(|word| nouns::is_auxiliary(view, word));
            let source = if inverted {
                nouns::starting_at(view, at + 1, sentence.end.min(self.after.end))
            } else {
                nouns::subject(view, start, at)
            };
            if source.is_some() {
                let link = Link::Said { cue: at..at + 1, source };
                if matches!(verb.class, Class::Speech | Class::Deed)
                    && !view.low(at).ends_with("ing")
                {
                    return Some(link);
                }
                fallback = fallback.or(Some(link));
            }
        }
        fallback.or_else(|| signatures::behind(view, &self.after))
    }

    /// A cue in the clause before the region: X said, “…”; according to X, “…”; X: “…”.
    fn ahead(&self, done: &[Option<Frame>]) -> Option<Frame> {
        let view = self.view;
        let previous = self.index.checked_sub(1);
        let taken = previous.and_then(|at| done.get(at)?.as_ref()?.link.cue());
        let last = self.before.clone().next_back()?;
        let sentence = view.sentence_range(last);
        // A region that begins a sentence of its own has no cue before it, but behind a colon.
        if view.kind(last) == Some(TokenKind::Stop)
            || (sentence.end <= self.region.tokens.start && view.sign(last) != Some(':'))
        {
            return None;
        }
        let open = self.region.tokens.start;
        let floor = self.before.start.max(sentence.start);
        for at in (floor..open).rev() {
            // “Yes,” said Ann, “but later.”: the cue of the piece before is this one's too.
            if let Some(previous) = previous
                && taken.as_ref().is_some_and(|cue| cue.contains(&at))
                && self.begins_unit()
            {
                return Some(self.direct(Link::Continues(previous)));
            }
            if cues::is_according(view, at) {
                let source = nouns::starting_at(view, at + 2, open);
                return Some(self.placed(at..at + 2, source));
            }
            let Some(verb) = cues::verb_at(view, at) else { continue };
            if verb.class == Class::Attitude && last != at {
                continue;
            }
            if clauses::is_passive_question(view, at) {
                return Some(self.placed(at..at + 1, clauses::asker(view, at, open)));
            }
            let source = clauses::subject_of(view, &sentence, at)
                .or_else(|| clauses::subject_around(view, &sentence, at, open));
            if source.is_some() {
                return Some(self.placed(at..at + 1, source));
            }
        }
        let timed = (floor..last).all(|at| !view.is_word(at) || view.is_number(at));
        if view.sign(last) == Some(':') && !timed {
            let source = nouns::first(view, sentence.start, last);
            return Some(self.direct(Link::Said { cue: last..last + 1, source }));
        }
        None
    }

    /// The frame for a cue before the region: direct where only names or a sign part them.
    fn placed(&self, cue: Range<usize>, source: Option<Range<usize>>) -> Frame {
        let view = self.view;
        let open = self.region.tokens.start;
        let last = open - 1;
        let link = Link::Said { cue: cue.clone(), source };
        let whole = view.low(last) != "that"
            && (self.begins_unit()
                || (last < cue.end && self.ends_unit() && self.region.words >= SHORT_WORDS));
        if whole && !self.runs_on() {
            return self.direct(link);
        }
        let from = if view.low(last) == "that" { last } else { cue.end };
        Frame::new(from..self.end_of_mixed(), QuoteKind::Mixed, link, Evidence::Rule)
    }

    /// Whether the region opens behind a sign that parts it from the writer's words.
    fn begins_unit(&self) -> bool {
        let view = self.view;
        let Some(last) = self.before.clone().next_back() else { return true };
        matches!(view.kind(last), Some(TokenKind::Stop | TokenKind::Mark))
            || matches!(view.sign(last), Some(',' | ':' | ';' | '(' | '['))
            || view.is_dash(last)
    }

    /// Whether the region ends with a stop or a comma.
    fn ends_unit(&self) -> bool {
        let view = self.view;
        let last = self.region.last_inside();
        view.kind(last) == Some(TokenKind::Stop)
            || view.sign(last) == Some(',')
            || view.is_dash(last)
            || self.after.is_empty()
            || view.kind(self.after.start) == Some(TokenKind::Stop)
    }

    /// Whether the writer's sentence takes the words of the region up: “a mess” that cost.
    fn runs_on(&self) -> bool {
        let view = self.view;
        let next = self.after.start;
        !self.ends_unit()
            && view.kind(next) == Some(TokenKind::Word)
            && !view.is_capital(next)
            && cues::verb_at(view, next).is_none()
    }

    /// Where a mixed quote ends: with the sentence, or with the region that ends it.
    fn end_of_mixed(&self) -> usize {
        let end = self.view.sentence_range(self.region.last_inside()).end;
        let stop = self.after.clone().find(|&at| {
            self.view.kind(at) == Some(TokenKind::Stop) || self.view.sign(at) == Some(',')
        });
        stop.unwrap_or(self.after.end).min(end).max(self.region.tokens.end)
    }

    /// The paragraph before ends in a colon: "He replied:" and the quotation below.
    fn lead_in_paragraph(&self) -> Option<Link> {
        let view = self.view;
        if !self.before.is_empty() {
            return None;
        }
        let above = view.tokens.paragraphs.get(self.region.paragraph.checked_sub(1)?)?;
        let last = above.clone().next_back()?;
        if view.sign(last) != Some(':') {
            return None;
        }
        let sentence = view.sentence_range(last);
        let cue = sentence.clone().rev().find(|&at| {
            cues::verb_at(view, at).is_some_and(|verb| verb.class != Class::Attitude)
                && clauses::subject_of(view, &sentence, at).is_some()
        });
        Some(match cue {
            Some(at) => {
                Link::Said { cue: at..at + 1, source: clauses::subject_of(view, &sentence, at) }
            }
            None => {
                Link::Said { cue: last..last + 1, source: nouns::first(view, sentence.start, last) }
            }
        })
    }

    /// The quotation before, where this one goes on from it.
    fn continuation(&self, done: &[Option<Frame>]) -> Option<Link> {
        // Titles and terms between do not end what somebody says.
        let before = (0..self.index)
            .rev()
            .take(MOST_BETWEEN)
            .find(|&at| done.get(at).is_some_and(Option::is_some))?;
        let region = self.regions.get(before)?;
        let last = self.regions.get(self.index - 1)?;
        let frame = done.get(before)?.as_ref()?;
        if frame.link == Link::Floating {
            return None;
        }
        let gap = self.region.paragraph - region.paragraph;
        let begins = self.begins_sentence();
        let goes_on = match gap {
            0 => begins && (self.region.words >= SHORT_WORDS || self.ends_unit()),
            1 => {
                begins
                    && self.before.is_empty()
                    && (!last.closed
                        || self.after.is_empty()
                        || self.region.words >= UTTERANCE_WORDS)
            }
            _ => false,
        };
        let apart = gap > 0 && last.closed;
        let link = if apart { Link::Resumes(before) } else { Link::Continues(before) };
        goes_on.then_some(link)
    }

    /// Whether the region begins a sentence.
    fn begins_sentence(&self) -> bool {
        let view = self.view;
        let Some(last) = self.before.clone().next_back() else {
            return true;
        };
        view.kind(last) == Some(TokenKind::Stop)
            || view.sentence(last) != view.sentence(self.region.tokens.start)
            || matches!(view.sign(last), Some(',' | ':' | ';'))
            || view.is_dash(last)
    }
}
