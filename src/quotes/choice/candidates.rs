//! A quotation with the words around it in, everybody who may have said it out.

use std::ops::Range;

use super::super::clauses;
use super::super::cues;
use super::super::frame::{Frame, Link};
use super::super::marks::Region;
use super::super::nouns;
use super::super::view::View;
use super::{Context, plain, standing};
use crate::EntityKind;
use crate::text::TokenKind;

/// Tokens on either side of a quotation in which its cue is looked for.
const REACH: usize = 48;
/// Verbs on either side that are looked at.
const MOST_VERBS: usize = 4;
/// Verbs of the sentence before that are looked at.
const MOST_BEFORE: usize = 2;
/// Tokens behind a quotation within which a name may be its speaker's without a known verb.
const NAME_REACH: usize = 10;
/// Words of a sentence after the quotation before its verb.
const NEXT_REACH: usize = 12;

/// How a candidate was come by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    /// A verb before the quotation.
    Ahead,
    /// A verb behind it.
    Behind,
    /// "according to".
    According,
    /// What stands before a colon.
    Colon,
    /// A name near, without a verb that is known.
    Name,
    /// Who speaks in the sentence before.
    SpeaksBefore,
    /// Who the sentence before is about.
    SentenceBefore,
    /// Who speaks in the sentence after.
    SentenceAfter,
    /// The quotation before goes on.
    Continues,
    /// The paragraph above.
    Above,
    /// Only what the rules or the tagger gave.
    Given,
    /// Nobody.
    Nobody,
    /// Beyond doubt: "by Ann Lee", "– Ann Lee: ".
    Plain,
}

/// Somebody who may have said a quotation.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub(super) link: Link,
    /// The words that name the speaker.
    pub(super) source: Option<Range<usize>>,
    pub(super) way: Way,
    /// How many verbs nearer to the quotation were looked at on this side.
    pub(super) rank: usize,
    /// Whether the rules and the tagger together chose it, the rules, the tagger.
    pub(super) chosen: [bool; 3],
}

/// One quotation, and where its candidates are looked for.
pub(super) struct Search<'a> {
    context: &'a Context<'a>,
    view: &'a View<'a>,
    region: &'a Region,
    index: usize,
    found: Vec<Candidate>,
}

/// Finds the candidates for the region with this index. `spoken` holds the cue and source of the
/// regions before it.
pub(super) fn candidates(
    context: &Context<'_>,
    index: usize,
    region: &Region,
    spoken: &[Option<Range<usize>>],
) -> Vec<Candidate> {
    let mut search = Search { context, view: context.view, region, index, found: Vec::new() };
    search.given(spoken);
    search.ahead();
    search.behind();
    search.names();
    search.told();
    search.around();
    search.continued(spoken);
    search.add(Link::Floating, None, Way::Nobody, 0);
    plain::point_out(search.view, search.lead().as_ref(), &search.tail(), &mut search.found);
    search.found
}

impl Search<'_> {
    fn add(&mut self, link: Link, source: Option<Range<usize>>, way: Way, rank: usize) {
        if source.as_ref().is_none_or(|source| standing::is_phrase(self.view, source)) {
            self.add_chosen(link, source, way, rank, [false; 3]);
        }
    }

    fn add_chosen(
        &mut self,
        link: Link,
        source: Option<Range<usize>>,
        way: Way,
        rank: usize,
        chosen: [bool; 3],
    ) {
        let goes_on = |link: &Link| matches!(link, Link::Continues(_) | Link::Resumes(_));
        let same = self.found.iter_mut().find(|other| {
            let sources = match (&other.source, &source) {
                (Some(a), Some(b)) => a.start < b.end && b.start < a.end,
                (None, None) => true,
                (Some(_), None) | (None, Some(_)) => false,
            };
            sources && goes_on(&other.link) == goes_on(&link)
        });
        match same {
            Some(same) => {
                if same.way == Way::Given {
                    same.way = way;
                    same.rank = rank;
                }
                for (flag, new) in same.chosen.iter_mut().zip(chosen) {
                    *flag |= new;
                }
            }
            None => self.found.push(Candidate { link, source, way, rank, chosen }),
        }
    }

    /// What the rules, the tagger and both together say.
    fn given(&mut self, spoken: &[Option<Range<usize>>]) {
        let direct = |frame: Option<&Option<Frame>>| {
            frame.and_then(Option::as_ref).map(|frame| frame.link.clone())
        };
        let joined = direct(self.context.joined.get(self.index));
        let rule = direct(self.context.rules.get(self.index));
        let tagged = self.context.linker.link(&self.region.tokens, false);
        let links = [(joined, 0), (rule, 1), (tagged, 2)];
        for (link, from) in links {
            let Some(link) = link else { continue };
            let source = self.context.source(&link, spoken);
            // Who had told what somebody else tells.
            let told =
                |source: &Range<usize>| self.view.low(source.start.wrapping_sub(1)) == "what";
            if matches!(link, Link::Said { .. }) && source.as_ref().is_some_and(told) {
                continue;
            }
            let mut chosen = [false; 3];
            if let Some(flag) = chosen.get_mut(from) {
                *flag = true;
            }
            let way = match link {
                Link::Continues(_) | Link::Resumes(_) => Way::Continues,
                Link::Above { .. } => Way::Above,
                Link::Floating => Way::Nobody,
                Link::Said { .. } | Link::Turn { .. } => Way::Given,
            };
            self.add_chosen(link, source, way, 0, chosen);
        }
        if let Some(link) = self.context.linker.above(self.region) {
            let source = self.context.source(&link, spoken);
            self.add(link, source, Way::Above, 0);
        }
    }

    /// The sentence that leads into the region.
    fn lead(&self) -> Option<Range<usize>> {
        let paragraph = self.view.paragraph_range(self.region.tokens.start);
        let last = self.region.tokens.start.checked_sub(1).filter(|&at| at >= paragraph.start)?;
        let sentence = self.view.sentence_range(last);
        let open = self.region.tokens.start;
        // A sentence of its own has no cue before it, but behind a colon.
        let ended = self.view.kind(last) == Some(TokenKind::Stop)
            || (sentence.end <= open && self.view.sign(last) != Some(':'));
        let floor = sentence.start.max(paragraph.start).max(open.saturating_sub(REACH));
        (!ended).then_some(floor..open)
    }

    /// The words behind the region in its sentence, up to the next region.
    fn tail(&self) -> Range<usize> {
        let first = self.region.tokens.end;
        let paragraph = self.view.paragraph_range(self.region.tokens.start);
        let next = self.context.regions.get(self.index + 1).map_or(usize::MAX, |r| r.tokens.start);
        let sentence = self.view.sentence_range(first);
        first..paragraph.end.min(next).min(sentence.end).min(first + REACH).max(first)
    }

    fn ahead(&mut self) {
        let Some(lead) = self.lead() else { return };
        let view = self.view;
        let sentence = view.sentence_range(lead.end - 1);
        let mut rank = 0;
        for at in lead.clone().rev() {
            if rank == MOST_VERBS {
                break;
            }
            if self.context.in_region(at) {
                continue;
            }
            if cues::is_according(view, at) {
                let source = nouns::starting_at(view, at + 2, lead.end);
                self.said(at..at + 2, source, Way::According, rank);
                rank += 1;
                continue;
            }
            let put = matches!(view.low(at), "put" | "puts") && view.low(at + 1) == "it";
            if cues::verb_at(view, at).is_none() && !put {
                continue;
            }
            let source = if clauses::is_passive_question(view, at) {
                clauses::asker(view, at, lead.end)
            } else {
                clauses::subject_of(view, &sentence, at)
                    .or_else(|| clauses::subject_around(view, &sentence, at, lead.end))
            };
            self.said(at..at + 1, source, Way::Ahead, rank);
            let cue = at..at + 1;
            let tagged = self.context.linker.source(&cue, false);
            self.said(cue, tagged, Way::Ahead, rank);
            if view.low(at).ends_with("ing") {
                let opens = nouns::first(view, sentence.start, at);
                self.said(at..at + 1, opens, Way::Ahead, rank);
            }
            rank += 1;
        }
        let last = lead.end - 1;
        if view.sign(last) == Some(':') {
            let near = nouns::ending_at(view, lead.start, last);
            self.said(last..last + 1, near, Way::Colon, 0);
            let first = nouns::first(view, sentence.start, last);
            self.said(last..last + 1, first, Way::Colon, 1);
        }
    }

    fn said(&mut self, cue: Range<usize>, source: Option<Range<usize>>, way: Way, rank: usize) {
        let Some(source) = source else { return };
        self.add(Link::Said { cue, source: Some(source.clone()) }, Some(source), way, rank);
    }

    fn behind(&mut self) {
        let view = self.view;
        let tail = self.tail();
        let mut start = tail.start;
        while start < tail.end && (view.sign(start) == Some(',') || view.is_dash(start)) {
            start += 1;
        }
        let mut rank = 0;
        for at in start..tail.end {
            if rank == MOST_VERBS {
                break;
            }
            if cues::is_according(view, at) {
                let source = nouns::starting_at(view, at + 2, tail.end);
                self.said(at..at + 2, source, Way::According, rank);
                rank += 1;
                continue;
            }
            if cues::verb_at(view, at).is_none() {
                continue;
            }
            let inverted = (start..at).all(|word| nouns::is_auxiliary(view, word));
            let source = if inverted {
                nouns::starting_at(view, at + 1, tail.end)
            } else {
                nouns::subject(view, start, at)
            };
            self.said(at..at + 1, source, Way::Behind, rank);
            let cue = at..at + 1;
            let tagged = self.context.linker.source(&cue, false);
            self.said(cue, tagged, Way::Behind, rank);
            rank += 1;
        }
    }

    /// The nearest names of people and bodies in the sentence.
    fn names(&mut self) {
        let view = self.view;
        let tail = self.tail();
        let can = |at: &usize| {
            view.entity(*at).is_some_and(|entity| {
                matches!(entity.kind, EntityKind::Person | EntityKind::Organization)
            })
        };
        let near = tail.start..tail.end.min(tail.start + NAME_REACH);
        if let Some(at) = near.clone().find(can) {
            let source = at..run(view, at);
            let between: Vec<usize> = (tail.start..at).filter(|&at| view.is_word(at)).collect();
            let link = match between.as_slice() {
                [only] if !view.is_capital(*only) => {
                    Link::Said { cue: *only..*only + 1, source: Some(source.clone()) }
                }
                _ => Link::Above { source: source.clone() },
            };
            self.add(link, Some(source), Way::Name, 0);
        }
        let Some(lead) = self.lead() else { return };
        let before = |at: &usize| can(at) && !self.context.in_region(*at);
        if let Some(at) = lead.clone().rev().find(before) {
            let id = view.entity(at).map(|entity| entity.id);
            let same = |at: &usize| view.entity(*at).map(|entity| entity.id) == id;
            let start = (lead.start..at).rev().take_while(same).last().unwrap_or(at);
            let source = start..at + 1;
            self.add(Link::Above { source: source.clone() }, Some(source), Way::Name, 1);
        }
    }

    /// Who speaks in the sentence before: “She says people should choose. “It is their life.””
    fn told(&mut self) {
        let view = self.view;
        let Some(last) = self.region.tokens.start.checked_sub(1) else { return };
        let sentence = view.sentence_range(last);
        if sentence.end > self.region.tokens.start {
            return;
        }
        let near = sentence.start.max(last.saturating_sub(REACH))..sentence.end;
        let verbs = near
            .rev()
            .filter(|&at| cues::verb_at(view, at).is_some() && !self.context.in_region(at));
        for (rank, at) in verbs.take(MOST_BEFORE).enumerate().collect::<Vec<_>>() {
            let cue = at..at + 1;
            let tagged = self.context.linker.source(&cue, false);
            let source = tagged.or_else(|| clauses::subject_of(view, &sentence, at));
            let Some(source) = source else { continue };
            let link = Link::Above { source: source.clone() };
            self.add(link, Some(source), Way::SpeaksBefore, rank);
        }
    }

    /// Who the sentences before and after are about.
    fn around(&mut self) {
        let view = self.view;
        let paragraph = view.paragraph_range(self.region.tokens.start);
        let before = self.region.tokens.start.checked_sub(1);
        if let Some(last) = before.filter(|&at| at >= paragraph.start) {
            let sentence = view.sentence_range(last);
            if sentence.end <= self.region.tokens.start && !self.context.in_region(sentence.start) {
                let source = nouns::first(view, sentence.start, last);
                if let Some(source) = source {
                    self.add(
                        Link::Above { source: source.clone() },
                        Some(source),
                        Way::SentenceBefore,
                        0,
                    );
                }
            }
        }
        let first = self.region.tokens.end;
        if view.kind(self.region.last_inside()) == Some(TokenKind::Stop) && first < paragraph.end {
            let sentence = view.sentence_range(first);
            let end = sentence.end.min(first + NEXT_REACH).min(paragraph.end);
            let verb = (first..end).find(|&at| cues::verb_at(view, at).is_some());
            if let Some(source) = verb.and_then(|verb| nouns::subject(view, first, verb)) {
                self.add(
                    Link::Above { source: source.clone() },
                    Some(source),
                    Way::SentenceAfter,
                    0,
                );
            }
        }
    }

    /// The quotation before.
    fn continued(&mut self, spoken: &[Option<Range<usize>>]) {
        let before = (0..self.index).rev().take(4).find(|&at| {
            self.context.joined.get(at).is_some_and(Option::is_some)
                && spoken.get(at).is_some_and(Option::is_some)
        });
        let Some(before) = before else { return };
        let Some(other) = self.context.regions.get(before) else { return };
        let gap = self.region.paragraph - other.paragraph;
        if gap > 2 {
            return;
        }
        let link =
            if gap > 0 && other.closed { Link::Resumes(before) } else { Link::Continues(before) };
        let source = self.context.source(&link, spoken);
        self.add(link, source, Way::Continues, gap);
    }
}

/// The end of the name that begins at `at`.
fn run(view: &View<'_>, at: usize) -> usize {
    let id = view.entity(at).map(|entity| entity.id);
    let mut end = at + 1;
    while id.is_some() && view.entity(end).map(|entity| entity.id) == id {
        end += 1;
    }
    end
}
