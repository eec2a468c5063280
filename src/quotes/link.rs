//! A content in, the cue and the source nearest to it out.

use std::ops::Range;

use super::bounds;
use super::clauses;
use super::cues;
use super::deeds;
use super::frame::{Evidence, Frame, Link};
use super::marks::Region;
use super::nouns;
use super::people;
use super::relatives;
use super::reported;
use super::signatures;
use super::subjects;
use super::tagger::{Part, Tagged};
use super::times;
use super::view::View;
use crate::text::TokenKind;
use crate::{QuoteAct, QuoteKind};

/// What a step over the end of a sentence costs, in tokens.
const SENTENCE_COST: usize = 30;
/// What other content between two spans costs, in tokens.
const CONTENT_COST: usize = 15;
/// What a span costs that the tagger hardly believes in, in tokens.
const FAINT_COST: usize = 12;
/// A span at this cost or more belongs to something else.
const HIGHEST_COST: usize = 120;
/// Tokens before a cue that interrupts a report.
const LONGEST_HALF: usize = 12;
/// A sentence of its own in marks, if it has this many words, is one too.
const SHORT_WORDS: usize = 3;
/// A region of this many words is an utterance, also where the tagger sees none.
pub(super) const UTTERANCE_WORDS: usize = 6;

/// What a tagged content turns out to be.
#[derive(Debug)]
pub(super) enum Found {
    /// A mixed or indirect quote.
    Quote(Frame),
    /// Nobody is near who could say it.
    Unsaid,
    /// No quote, or one that the frames of its regions stand for.
    Nothing,
}

/// Leads content to its cue, and a cue to its source.
#[derive(Debug)]
pub(super) struct Linker<'a> {
    view: &'a View<'a>,
    tagged: &'a [Tagged],
}

impl<'a> Linker<'a> {
    /// A linker over the spans of one text, in its order.
    pub(super) fn new(view: &'a View<'a>, tagged: &'a [Tagged]) -> Self {
        Self { view, tagged }
    }

    /// The frame of a content whose words are not all in marks.
    pub(super) fn content(&self, content: &Tagged, within: &[Region]) -> Found {
        let view = self.view;
        let words = view.count_words(content.tokens.clone());
        let marked: usize = within.iter().map(|region| region.words).sum();
        let titled = within.first().is_some_and(|region| {
            region.tokens.start == content.tokens.start && region.has_author(view)
        });
        let cut = view.sign(content.tokens.start) == Some(',');
        if marked >= words || titled || cut {
            return Found::Nothing;
        }
        let Some(link) = self.link(&content.tokens, content.attitude) else { return Found::Unsaid };
        if deeds::is_deed(view, &content.tokens, &link) {
            return Found::Nothing;
        }
        let kind = if marked > 0 { QuoteKind::Mixed } else { QuoteKind::Indirect };
        let attitude = kind == QuoteKind::Indirect && content.attitude;
        let own = bounds::begun(view, &content.tokens, &link);
        let own = if marked > 0 {
            bounds::marked(view, &own, within, &link)
        } else {
            bounds::unremarked(view, &own, &link)
        };
        let whole = deeds::without_time(view, self.extended(&own, &link));
        let start = reported::behind_dateline(view, whole.start).min(whole.end);
        let act = if attitude { QuoteAct::Attitude } else { QuoteAct::Speech };
        Found::Quote(Frame { act, ..Frame::new(start..whole.end, kind, link, Evidence::Tagger) })
    }

    /// The frame of one region.
    pub(super) fn region(&self, region: &Region, frame: Option<Frame>) -> Option<Frame> {
        if region.is_title(self.view) {
            return None;
        }
        let content = self.near(&region.tokens, 0).find(|span| {
            span.part == Part::Content
                && span.tokens.start <= region.tokens.start
                && region.tokens.end <= span.tokens.end
        });
        let Some(content) = content else {
            // The rules alone vouch for it.
            let frame = frame.map(|frame| {
                if frame.link != Link::Floating {
                    return frame;
                }
                let link = self.above(region).unwrap_or(Link::Floating);
                Frame { link, evidence: Evidence::Nearness, ..frame }
            });
            return frame.filter(|frame| {
                frame.kind == QuoteKind::Direct
                    && (region.words >= UTTERANCE_WORDS
                        || self.ends_as_speech(region)
                        || self.goes_on(region, &frame.link))
                    && (region.words >= UTTERANCE_WORDS || frame.link != Link::Floating)
            });
        };
        let outside =
            content.tokens.clone().any(|at| !region.tokens.contains(&at) && self.view.is_word(at));
        let other = outside && {
            let words = self.view.count_words(content.tokens.clone());
            words > region.words
        };
        if other {
            return None;
        }
        // What somebody loves in marks is a title.
        if content.attitude && region.words < UTTERANCE_WORDS {
            return None;
        }
        let (link, evidence) = self.region_link(region, content.attitude, frame);
        let said = !matches!(link, Link::Floating | Link::Said { source: None, .. });
        (said || region.words >= UTTERANCE_WORDS)
            .then(|| Frame::new(region.tokens.clone(), QuoteKind::Direct, link, evidence))
    }

    /// How a region that is a content comes to its speaker, where the rules saw `frame`.
    fn region_link(
        &self,
        region: &Region,
        attitude: bool,
        frame: Option<Frame>,
    ) -> (Link, Evidence) {
        let (direct, by_rule) = match frame {
            Some(frame) => (frame.kind == QuoteKind::Direct, frame.link),
            None => (false, Link::Floating),
        };
        let goes_on = matches!(
            by_rule,
            Link::Continues(_) | Link::Resumes(_) | Link::Above { .. } | Link::Turn { .. }
        );
        if direct && goes_on {
            return (by_rule, Evidence::Rule);
        }
        if let (true, Link::Said { cue, source }) = (direct, by_rule.clone()) {
            return self.improve(cue, source);
        }
        if let Some(link) = self.link(&region.tokens, attitude) {
            return (link, Evidence::Tagger);
        }
        if by_rule.cue().is_some() {
            return (by_rule, Evidence::Rule);
        }
        if let Some(link) = clauses::told(self.view, region.tokens.start) {
            return (link, Evidence::Rule);
        }
        (self.above(region).unwrap_or(Link::Floating), Evidence::Nearness)
    }

    /// Whether a short region ends what its cue interrupts: “Yes,” said Ann, “but later.”
    fn goes_on(&self, region: &Region, link: &Link) -> bool {
        let ends = self.view.kind(region.last_inside()) == Some(TokenKind::Stop);
        ends && matches!(link, Link::Continues(_))
    }

    /// Whether a short region is speech by its look: it begins a sentence and ends in a sign.
    fn ends_as_speech(&self, region: &Region) -> bool {
        let view = self.view;
        let last = region.tokens.end.saturating_sub(2);
        let first = region.tokens.start;
        let begins =
            view.sentence_range(first).start == first || view.paragraph_range(first).start == first;
        let comma = region.closed && view.sign(region.tokens.end) == Some(',');
        let whole = view.kind(last) == Some(TokenKind::Stop) && region.words >= SHORT_WORDS;
        begins && (whole || comma || matches!(view.form(last), "," | "?" | "!"))
    }

    /// A content before its cue, from the start of the sentence, where only a clause without
    /// anything reported stands before it: "Seeing the storm, they had decided to wait, he said".
    fn extended(&self, content: &Range<usize>, link: &Link) -> Range<usize> {
        let view = self.view;
        let sentence = view.sentence_range(content.start);
        let before = sentence.start..content.start;
        let behind =
            link.cue().is_some_and(|cue| cue.start >= content.end && cue.end <= sentence.end);
        let comma = before.clone().next_back().is_some_and(|last| view.sign(last) == Some(','));
        let participle = view.low(sentence.start).ends_with("ing");
        let free = self.near(&before, 0).all(|span| !overlap(&span.tokens, &before));
        let whole = behind && comma && participle && free;
        if whole { sentence.start..content.end } else { content.clone() }
    }

    /// The first half of a report that its cue interrupts: "The prisoners, he said, had been fed".
    pub(super) fn begun(&self, frame: &Frame) -> Option<Frame> {
        let view = self.view;
        let Link::Said { cue, source: Some(source) } = &frame.link else { return None };
        let behind = cue.end.max(source.end);
        let comma = view.sign(behind) == Some(',') && frame.content.start == behind + 1;
        let start = view.sentence_range(cue.start).start;
        let end = cue.start.min(source.start).checked_sub(1).filter(|&end| end > start)?;
        let half = start..end;
        let free = self.near(&half, 0).all(|span| !overlap(&span.tokens, &half));
        let parted = comma && view.sign(end) == Some(',') && free;
        // "On Monday, he said, …" tells when, not what.
        let told = !nouns::is_function(view, start) || nouns::is_determiner(view, start);
        (parted && told && half.len() <= LONGEST_HALF).then(|| Frame {
            content: half,
            link: frame.link.clone(),
            ..*frame
        })
    }

    /// The cue and source of the rules, as the tagger bounds them.
    fn improve(&self, cue: Range<usize>, source: Option<Range<usize>>) -> (Link, Evidence) {
        let tagged =
            self.near(&cue, 0).find(|span| span.part == Part::Cue && overlap(&span.tokens, &cue));
        let Some(tagged) = tagged else { return (Link::Said { cue, source }, Evidence::Rule) };
        // "said Lee" right behind the quotation has its speaker there, not in the sentence before.
        let here = |found: &Range<usize>| {
            let apart = self.view.sentence(found.start) != self.view.sentence(cue.start);
            let beside = source
                .as_ref()
                .is_some_and(|source| source.start == cue.end || source.end == cue.start);
            !(apart && beside)
        };
        let found = self.source(&tagged.tokens, tagged.attitude).filter(here);
        let link = Link::Said { cue: tagged.tokens.clone(), source: found.or(source) };
        (link, Evidence::Both)
    }

    /// The tagged spans near `tokens`: of its paragraph, or within `reach` tokens.
    fn near(&self, tokens: &Range<usize>, reach: usize) -> impl Iterator<Item = &Tagged> {
        let start = tokens.start.saturating_sub(reach);
        let end = tokens.end + reach;
        let from = self.tagged.partition_point(|span| span.tokens.end <= start);
        let spans = self.tagged.get(from..).unwrap_or_default();
        spans.iter().take_while(move |span| span.tokens.start < end)
    }

    /// The cue and source of a content.
    pub(super) fn link(&self, content: &Range<usize>, attitude: bool) -> Option<Link> {
        let cue = self.best(content, Part::Cue, attitude)?;
        let later = self.view.sentence(cue.tokens.start) > self.view.sentence(content.start);
        if let (true, Some(link)) = (later, self.led(content)) {
            return Some(link);
        }
        let source = self.source(&cue.tokens, cue.attitude);
        Some(Link::Said { cue: cue.tokens.clone(), source })
    }

    /// The verb of reporting right before a content, also where the tagger sees no cue; before
    /// "that" any verb in the past: "held that".
    fn led(&self, content: &Range<usize>) -> Option<Link> {
        let view = self.view;
        let last = content.start.checked_sub(1)?;
        let that = view.low(last) == "that";
        let verb = if that { last.checked_sub(1)? } else { last };
        if cues::verb_at(view, verb).is_none() && !(that && view.low(verb).ends_with('d')) {
            return None;
        }
        let source = clauses::subject_of(view, &view.sentence_range(verb), verb)?;
        Some(Link::Said { cue: verb..verb + 1, source: Some(source) })
    }

    /// The name or the last cue of the paragraph above, where the region begins its own paragraph.
    pub(super) fn above(&self, region: &Region) -> Option<Link> {
        let view = self.view;
        let own = view.paragraph_range(region.tokens.start);
        if own.start != region.tokens.start {
            return None;
        }
        let above = view.paragraph_range(own.start.checked_sub(1)?);
        let said =
            |at: &&Tagged| at.part == Part::Cue && !at.attitude && above.start <= at.tokens.start;
        let source = signatures::heading(view, &above)
            .or_else(|| self.source(&self.near(&above, 0).filter(said).last()?.tokens, false))?;
        Some(Link::Above { source })
    }

    pub(super) fn source(&self, cue: &Range<usize>, attitude: bool) -> Option<Range<usize>> {
        let view = self.view;
        let tagged = self.best(cue, Part::Source, attitude).map(|span| span.tokens.clone());
        let Some(found) = tagged.filter(|found| !self.is_elsewhere(cue, found)) else {
            return self.subject(cue);
        };
        // Who is named at the cue speaks, rather than somebody in the sentence before.
        let before = view.sentence(found.start) < view.sentence(cue.start);
        let here = before.then(|| self.subject(cue)).flatten();
        let other = here
            .or_else(|| subjects::of_participle(view, cue, &found))
            .or_else(|| subjects::in_interview(view, &found));
        if other.is_some() {
            return other;
        }
        let end = times::before(view, found.start, found.end);
        let found = reported::behind_dateline(view, found.start).min(found.start.max(end - 1))..end;
        // "a spokesman for the bank": the tagger may see the bank alone.
        let floor = view.sentence_range(found.start).start;
        let whole = nouns::ending_at(view, floor, found.end).filter(|whole| {
            let mut more = whole.start..found.start;
            more.any(|at| people::names_people(view.low(at)))
        });
        let start = relatives::start(view, &found).map_or(found.start, |at| at.min(found.start));
        let start = whole.map_or(start, |whole| whole.start.min(start));
        Some(start..nouns::issuer_end(view, &found).unwrap_or(found.end))
    }

    /// Whether a source is none of this cue: a verb, an article alone, in a sentence after it, or the
    /// "who" of an aside that ends before it ("Lee, who has left, said").
    fn is_elsewhere(&self, cue: &Range<usize>, source: &Range<usize>) -> bool {
        let view = self.view;
        let later = view.sentence(source.start) > view.sentence(cue.end - 1);
        let relative = source.len() == 1 && matches!(view.low(source.start), "who" | "which");
        let last = cue.start.wrapping_sub(1);
        let parted = view.sign(last) == Some(',') || view.is_dash(last);
        let verb = source.len() == 1
            && cues::verb_at(view, source.start).is_some()
            && !subjects::is_written(view.low(source.start))
            && !(source.end == cue.start && view.is_capital(source.start));
        let article = source.len() == 1 && matches!(view.low(source.start), "a" | "an" | "the");
        let apart = subjects::is_of_other_clause(view, cue, source);
        later || verb || article || apart || (relative && source.end < cue.start && parted)
    }

    /// The subject that the rules see at a cue, where the tagger sees no source.
    fn subject(&self, cue: &Range<usize>) -> Option<Range<usize>> {
        let view = self.view;
        let verb = cue.clone().find(|&at| cues::verb_at(view, at).is_some())?;
        let found = clauses::subject_of(view, &view.sentence_range(verb), verb)
            .or_else(|| subjects::apart(view, verb))?;
        let reported = |span: &Tagged| {
            span.part == Part::Content && !span.is_faint() && overlap(&span.tokens, &found)
        };
        let found = relatives::start(view, &found).unwrap_or(found.start)..found.end;
        let verb = cues::verb_at(view, found.start).is_some()
            && !subjects::is_written(view.low(found.start));
        let free = !verb && !self.near(&found, 0).any(reported);
        free.then_some(found)
    }

    /// The span of a part that is nearest to `anchor`.
    fn best(&self, anchor: &Range<usize>, part: Part, attitude: bool) -> Option<&Tagged> {
        let paragraph = self.view.paragraph_range(anchor.start);
        let mut best: Option<(usize, &Tagged)> = None;
        for span in self.near(anchor, HIGHEST_COST) {
            let inside = paragraph.start <= span.tokens.start && span.tokens.end <= paragraph.end;
            if span.part != part || !inside || span.tokens == *anchor {
                continue;
            }
            let mut cost = self.cost(anchor, span);
            if span.attitude != attitude {
                cost += CONTENT_COST;
            }
            if span.is_faint() {
                cost += FAINT_COST;
            }
            // "said that he was well and dismissed the report": the second verb has its own object.
            let joint = self.view.low(span.tokens.start.wrapping_sub(1));
            if part == Part::Cue && anchor.end < span.tokens.start && matches!(joint, "and" | "but")
            {
                cost += CONTENT_COST;
            }
            if cost < HIGHEST_COST && best.is_none_or(|(lowest, _)| cost < lowest) {
                best = Some((cost, span));
            }
        }
        best.map(|(_, span)| span)
    }

    /// How far a span is from `anchor`, in tokens and what lies between.
    fn cost(&self, anchor: &Range<usize>, span: &Tagged) -> usize {
        let between = if span.tokens.end <= anchor.start {
            span.tokens.end..anchor.start
        } else {
            anchor.end.min(span.tokens.start)..span.tokens.start
        };
        let last = if span.tokens.end <= anchor.start { anchor.start } else { anchor.end - 1 };
        let sentences = self.view.sentence(last).abs_diff(self.view.sentence(span.tokens.start));
        let contents = self
            .near(&between, 0)
            .filter(|other| other.part == Part::Content && overlap(&other.tokens, &between))
            .count();
        between.len() + sentences.min(3) * SENTENCE_COST + contents * CONTENT_COST
    }
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}
