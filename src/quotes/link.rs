//! The rules' frames and the tagger's spans in, one list of frames out.

use std::ops::Range;

use super::cues;
use super::frame::{Frame, Link};
use super::marks::Region;
use super::nouns;
use super::people;
use super::tagger::{Part, Tagged};
use super::view::View;
use crate::{QuoteAct, QuoteKind};

/// What a step over the end of a sentence costs, in tokens.
const SENTENCE_COST: usize = 30;
/// What other content between two spans costs, in tokens.
const CONTENT_COST: usize = 15;
/// A span at this cost or more belongs to something else.
const HIGHEST_COST: usize = 120;
/// A region of this many words is an utterance, also where the tagger sees none.
const UTTERANCE_WORDS: usize = 6;

/// Joins what the rules and the tagger found.
pub(super) fn join(
    view: &View<'_>,
    regions: &[Region],
    rules: &[Option<Frame>],
    tagged: &[Tagged],
) -> Vec<Option<Frame>> {
    let tagged = beside_rules(rules, tagged);
    let linker = Linker { view, tagged: &tagged };
    let mut joined: Vec<Option<Frame>> = rules
        .iter()
        .zip(regions)
        .map(|(frame, region)| linker.region(region, frame.clone()))
        .collect();
    for content in tagged.iter().filter(|span| span.part == Part::Content) {
        let inside = |region: &&Region| {
            content.tokens.start <= region.tokens.start && region.tokens.end <= content.tokens.end
        };
        let from = regions.partition_point(|region| region.tokens.end <= content.tokens.start);
        let within: Vec<&Region> = regions
            .get(from..)
            .unwrap_or_default()
            .iter()
            .take_while(|region| region.tokens.start < content.tokens.end)
            .filter(inside)
            .collect();
        let words = content.tokens.clone().filter(|&at| view.is_word(at)).count();
        let marked: usize = within.iter().map(|region| region.words).sum();
        if marked >= words {
            // All of its words are in regions, which have their frames.
            continue;
        }
        let Some(link) = linker.link(&content.tokens, content.attitude) else {
            // Nobody says it. The rules may know better about what stands in marks.
            for region in within {
                let at = regions.partition_point(|other| other.tokens.start < region.tokens.start);
                let rule = rules.get(at).cloned().flatten();
                if let (Some(slot), Some(rule)) = (joined.get_mut(at), rule) {
                    *slot = Some(rule);
                }
            }
            continue;
        };
        if is_deed(view, &content.tokens, &link) {
            continue;
        }
        let kind = if marked > 0 { QuoteKind::Mixed } else { QuoteKind::Indirect };
        let attitude = content.attitude && kind == QuoteKind::Indirect;
        joined.push(Some(Frame {
            content: content.tokens.clone(),
            kind,
            act: if attitude { QuoteAct::Attitude } else { QuoteAct::Speech },
            link,
        }));
    }
    joined
}

/// The tagged spans without content that covers the cue or source which the rules found at a
/// quotation: nothing there is reported.
fn beside_rules(rules: &[Option<Frame>], tagged: &[Tagged]) -> Vec<Tagged> {
    let mut taken: Vec<Range<usize>> = rules
        .iter()
        .flatten()
        .filter(|frame| frame.kind == QuoteKind::Direct)
        .filter_map(|frame| match &frame.link {
            Link::Said { cue, source: Some(source) } => Some([cue.clone(), source.clone()]),
            Link::Said { .. } | Link::Continues(_) | Link::Turn { .. } | Link::Floating => None,
        })
        .flatten()
        .collect();
    taken.sort_by_key(|range| range.start);
    let free = |span: &&Tagged| {
        let at = taken.partition_point(|range| range.end <= span.tokens.start);
        let covers = taken.get(at).is_some_and(|range| range.start < span.tokens.end);
        span.part != Part::Content || !covers
    };
    tagged.iter().filter(free).cloned().collect()
}

/// Whether a verb of reporting reports no words: "pleaded not guilty", "tweeted a picture",
/// "asked not to be named", "Asked whether he knew, Lee shrugged".
fn is_deed(view: &View<'_>, content: &Range<usize>, link: &Link) -> bool {
    let Link::Said { cue, source } = link else { return false };
    let words: Vec<&str> = content.clone().take(4).map(|at| view.low(at)).collect();
    let lemma = cues::lemma(view, cue.clone());
    match (lemma.as_str(), words.as_slice()) {
        ("plead", ["guilty", ..] | ["not", "guilty", ..])
        | ("ask" | "request", ["not", "to", "be", "named" | "identified"] | ["anonymity", ..]) => {
            true
        }
        (
            "tweet" | "post" | "share" | "publish",
            ["a" | "an" | "the" | "his" | "her", thing, ..],
        ) => {
            matches!(*thing, "picture" | "photo" | "photograph" | "video" | "link" | "image")
        }
        ("ask", _) => {
            let opens = view.sentence_range(cue.start).start == cue.start;
            opens && source.as_ref().is_none_or(|source| source.start > cue.start)
        }
        _ => false,
    }
}

struct Linker<'a> {
    view: &'a View<'a>,
    tagged: &'a [Tagged],
}

impl Linker<'_> {
    /// The frame of one region.
    fn region(&self, region: &Region, frame: Option<Frame>) -> Option<Frame> {
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
            return frame.filter(|frame| {
                frame.kind == QuoteKind::Direct
                    && (region.words >= UTTERANCE_WORDS || self.ends_as_speech(region))
                    && (region.words >= UTTERANCE_WORDS || frame.link != Link::Floating)
            });
        };
        let outside =
            content.tokens.clone().any(|at| !region.tokens.contains(&at) && self.view.is_word(at));
        let other = outside && {
            let words = content.tokens.clone().filter(|&at| self.view.is_word(at)).count();
            words > region.words
        };
        if other {
            return None;
        }
        // What somebody loves in marks is a title.
        if content.attitude && region.words < UTTERANCE_WORDS {
            return None;
        }
        let direct = |link| Frame {
            content: region.tokens.clone(),
            kind: QuoteKind::Direct,
            act: QuoteAct::Speech,
            link,
        };
        let by_rule = frame.filter(|frame| frame.kind == QuoteKind::Direct);
        let link = match by_rule.map(|frame| frame.link) {
            Some(Link::Said { cue, source }) => self.improve(cue, source),
            Some(link @ (Link::Continues(_) | Link::Turn { .. })) => link,
            Some(Link::Floating) | None => {
                self.link(&region.tokens, content.attitude).unwrap_or(Link::Floating)
            }
        };
        let said = !matches!(link, Link::Floating | Link::Said { source: None, .. });
        (said || region.words >= UTTERANCE_WORDS).then(|| direct(link))
    }

    /// Whether a short region is speech by its look: it begins a sentence and ends in a sign.
    fn ends_as_speech(&self, region: &Region) -> bool {
        let view = self.view;
        let last = region.tokens.end.saturating_sub(2);
        let first = region.tokens.start;
        let begins =
            view.sentence_range(first).start == first || view.paragraph_range(first).start == first;
        begins && matches!(view.form(last), "," | "?" | "!")
    }

    /// The cue and source of the rules, as the tagger bounds them.
    fn improve(&self, cue: Range<usize>, source: Option<Range<usize>>) -> Link {
        let tagged =
            self.near(&cue, 0).find(|span| span.part == Part::Cue && overlap(&span.tokens, &cue));
        let Some(tagged) = tagged else { return Link::Said { cue, source } };
        let found = self.source(&tagged.tokens, tagged.attitude);
        Link::Said { cue: tagged.tokens.clone(), source: found.or(source) }
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
    fn link(&self, content: &Range<usize>, attitude: bool) -> Option<Link> {
        let cue = self.best(content, Part::Cue, attitude)?;
        let source = self.source(&cue.tokens, cue.attitude);
        Some(Link::Said { cue: cue.tokens.clone(), source })
    }

    fn source(&self, cue: &Range<usize>, attitude: bool) -> Option<Range<usize>> {
        let found = self.best(cue, Part::Source, attitude)?.tokens.clone();
        // "a spokesman for the bank": the tagger may see the bank alone.
        let view = self.view;
        let floor = view.sentence_range(found.start).start;
        let whole = nouns::ending_at(view, floor, found.end).filter(|whole| {
            let mut more = whole.start..found.start;
            more.any(|at| people::is_human(view.low(at)) || people::are_human(view.low(at)))
        });
        Some(whole.map_or(found.clone(), |whole| whole.start..found.end))
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
