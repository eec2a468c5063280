//! Compares an analysis with a gold piece: both in, counts of what is right out.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use article_analyzer::{Analysis, Attribution, EntityKind, Quote, QuoteAct, QuoteKind};

use crate::gold::{GoldQuote, Piece};
use crate::words;

/// A found quote counts when it shares this much of its words with the gold one.
const SHARED_WORDS: f64 = 0.8;

/// How many there are, how many were found, and how many of either side have their match.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Count {
    pub(crate) gold: usize,
    pub(crate) found: usize,
    gold_right: usize,
    found_right: usize,
}

impl Count {
    pub(crate) fn precision(self) -> f64 {
        100.0 * words::ratio(self.found_right, self.found)
    }

    pub(crate) fn recall(self) -> f64 {
        100.0 * words::ratio(self.gold_right, self.gold)
    }

    pub(crate) fn f1(self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        let sum = precision + recall;
        if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 }
    }

    fn gold(&mut self, right: bool) {
        self.gold += 1;
        self.gold_right += usize::from(right);
    }

    fn found(&mut self, right: bool) {
        self.found += 1;
        self.found_right += usize::from(right);
    }
}

/// Counts by figure, and what is wrong.
#[derive(Debug, Default)]
pub(crate) struct Scores {
    pub(crate) counts: BTreeMap<String, Count>,
    pub(crate) errors: Vec<String>,
}

fn count<'s>(scores: &'s mut Scores, figure: &str) -> &'s mut Count {
    scores.counts.entry(figure.to_owned()).or_default()
}

/// Counts two sets of which equal members are right.
fn compare<T: Ord>(scores: &mut Scores, figure: &str, gold: &BTreeSet<T>, found: &BTreeSet<T>) {
    let count = count(scores, figure);
    for one in gold {
        count.gold(found.contains(one));
    }
    for one in found {
        count.found(gold.contains(one));
    }
}

/// A mention: its bytes, its kind, what it names.
type Mentions<'a> = BTreeMap<(usize, usize), (&'static str, String)>;

/// Names with bytes and kind both right, by kind; links between mentions of one entity.
pub(crate) fn names(piece: &Piece, analysis: &Analysis, scores: &mut Scores) {
    let gold: Mentions = piece
        .names
        .iter()
        .map(|name| ((name.span.start, name.span.end), (name.kind, name.entity.clone())))
        .collect();
    let mut found = Mentions::new();
    for entity in &analysis.entities {
        let kind = match entity.kind {
            EntityKind::Person => "person",
            EntityKind::Organization => "organization",
            EntityKind::Place => "place",
            EntityKind::Group => "group",
            EntityKind::Misc => "misc",
            EntityKind::Date | EntityKind::Money | EntityKind::Quantity => continue,
        };
        for mention in &entity.mentions {
            found.insert((mention.span.start, mention.span.end), (kind, entity.id.to_string()));
        }
    }
    for kind in ["person", "organization", "place", "group", "misc"] {
        let of = |mentions: &Mentions| -> BTreeSet<(usize, usize)> {
            mentions.iter().filter(|(_, (other, _))| *other == kind).map(|(at, _)| *at).collect()
        };
        let (gold, found) = (of(&gold), of(&found));
        compare(scores, &format!("name {kind}"), &gold, &found);
        if ["person", "organization", "place"].contains(&kind) {
            compare(scores, "name P/O/L", &gold, &found);
        }
    }
    let words = |at: &(usize, usize)| piece.text.get(at.0..at.1).unwrap_or_default();
    for (at, (kind, _)) in gold.iter().filter(|(at, (kind, _))| !has(&found, **at, kind)) {
        scores.errors.push(format!("{}: missed {kind} {:?}", piece.id, words(at)));
    }
    for (at, (kind, _)) in found.iter().filter(|(at, (kind, _))| !has(&gold, **at, kind)) {
        scores.errors.push(format!("{}: spurious {kind} {:?}", piece.id, words(at)));
    }
    let both: BTreeSet<_> = gold.keys().filter(|at| found.contains_key(at)).copied().collect();
    for (figure, common) in [("links end to end", None), ("links of found names", Some(&both))] {
        let (gold, found) = (pairs(&gold, common), pairs(&found, common));
        compare(scores, figure, &gold, &found);
        if common.is_some() {
            for [one, other] in gold.symmetric_difference(&found) {
                let fault = if gold.contains(&[*one, *other]) { "parted" } else { "mixed up" };
                let pair = format!("{fault} {:?} and {:?}", words(one), words(other));
                scores.errors.push(format!("{}: {pair}", piece.id));
            }
        }
    }
}

fn has(mentions: &Mentions, at: (usize, usize), kind: &str) -> bool {
    mentions.get(&at).is_some_and(|(other, _)| *other == kind)
}

/// The pairs of mentions that name the same entity, only `among` these where given.
fn pairs(
    mentions: &Mentions,
    among: Option<&BTreeSet<(usize, usize)>>,
) -> BTreeSet<[(usize, usize); 2]> {
    let mut all = BTreeSet::new();
    let kept = |at: &(usize, usize)| among.is_none_or(|among| among.contains(at));
    for (first, (_, entity)) in mentions.iter().filter(|(at, _)| kept(at)) {
        for (second, (_, other)) in mentions.range(first..).skip(1).filter(|(at, _)| kept(at)) {
            if entity == other {
                all.insert([*first, *second]);
            }
        }
    }
    all
}

/// Quotes by kind: words right, words and speaker right, cue right, canonical name right.
pub(crate) fn quotes(piece: &Piece, analysis: &Analysis, scores: &mut Scores) {
    let text = &piece.text;
    let starts: Vec<_> = words::spans(text).map(|(at, word)| at..at + word.len()).collect();
    let tokens = |span: Range<usize>| {
        let first = starts.partition_point(|word| word.end <= span.start);
        first..starts.partition_point(|word| word.start < span.end).max(first)
    };
    let found: Vec<(&Quote, Range<usize>)> = analysis
        .quotes
        .iter()
        .filter(|quote| quote.act == QuoteAct::Speech)
        .flat_map(|quote| quote.content.iter().map(move |span| (quote, span.start..span.end)))
        .collect();
    let gold_tokens: Vec<_> = piece.quotes.iter().map(|quote| tokens(quote.span.clone())).collect();
    let found_tokens: Vec<_> = found.iter().map(|(_, span)| tokens(span.clone())).collect();
    let matched = pair_up(&gold_tokens, &found_tokens);
    let judge = |index: usize, at: usize| {
        Some(Judgement::new(piece.quotes.get(index)?, found.get(at)?.0, text))
    };
    for (index, quote) in piece.quotes.iter().enumerate() {
        let judged = matched.get(&index).and_then(|at| judge(index, *at));
        let kind = quote.kind(text);
        count(scores, &format!("quote {kind}")).gold(judged.is_some());
        let attributed = judged.as_ref().is_some_and(|judged| judged.attributed);
        count(scores, &format!("attributed {kind}")).gold(attributed);
        if quote.cue.is_some() {
            let right = judged.as_ref().is_some_and(|judged| judged.cue);
            count(scores, &format!("cue {kind}")).gold(right);
        }
        let words = text.get(quote.span.clone()).unwrap_or_default();
        if let Some(fault) = Judgement::fault(judged.as_ref()) {
            scores.errors.push(format!("{}: {fault} {kind} {words:?} by {}", piece.id, quote.by));
        }
        if let Some(judged) = judged.filter(|_| quote.by != "unknown") {
            for figure in [&format!("canonical name {kind}"), "canonical name all"] {
                count(scores, figure).gold(judged.named);
                count(scores, figure).found(judged.named);
            }
        }
    }
    let matched: BTreeMap<_, _> = matched.into_iter().map(|(index, at)| (at, index)).collect();
    for (at, (quote, span)) in found.iter().enumerate() {
        let judged = matched.get(&at).and_then(|index| judge(*index, at));
        if judged.is_none() {
            let words = text.get(span.clone()).unwrap_or_default();
            scores.errors.push(format!("{}: spurious quote {words:?}", piece.id));
        }
        let kind = match quote.kind {
            QuoteKind::Direct => "direct",
            QuoteKind::Mixed => "mixed",
            QuoteKind::Indirect => "indirect",
        };
        count(scores, &format!("quote {kind}")).found(judged.is_some());
        let attributed = judged.as_ref().is_some_and(|judged| judged.attributed);
        count(scores, &format!("attributed {kind}")).found(attributed);
        if quote.attribution.as_ref().is_some_and(|attribution| attribution.cue.is_some()) {
            count(scores, &format!("cue {kind}")).found(judged.is_some_and(|judged| judged.cue));
        }
    }
}

/// What is right about a quote whose words were found.
struct Judgement {
    attributed: bool,
    named: bool,
    cue: bool,
}

impl Judgement {
    fn new(gold: &GoldQuote, found: &Quote, text: &str) -> Self {
        let attribution = found.attribution.as_ref();
        let named = is_named(gold, attribution);
        let attributed = is_attributed(gold, attribution, text, named);
        let cue = attribution.and_then(|attribution| attribution.cue.as_ref());
        let cue = gold.cue.as_ref().zip(cue).is_some_and(|(wanted, cue)| {
            cue.span.start < wanted.end && wanted.start < cue.span.end
        });
        Self { attributed, named, cue }
    }

    /// What is wrong, for the list of errors.
    fn fault(judged: Option<&Self>) -> Option<&'static str> {
        match judged {
            None => Some("missed"),
            Some(judged) if !judged.attributed => Some("wrong speaker of"),
            Some(judged) if !judged.named => Some("wrong name for"),
            Some(_) => None,
        }
    }
}

/// Pairs spans of tokens one to one, the best overlap first: index of gold to index of found.
fn pair_up(gold: &[Range<usize>], found: &[Range<usize>]) -> BTreeMap<usize, usize> {
    let mut candidates = Vec::new();
    for (index, one) in gold.iter().enumerate() {
        for (at, other) in found.iter().enumerate() {
            let common = one.end.min(other.end).saturating_sub(one.start.max(other.start));
            let share = words::ratio(common, one.len().max(other.len()));
            if share >= SHARED_WORDS {
                candidates.push((share, index, at));
            }
        }
    }
    candidates.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
    let (mut pairs, mut taken) = (BTreeMap::new(), BTreeSet::new());
    for (_, index, at) in candidates {
        if !pairs.contains_key(&index) && taken.insert(at) {
            pairs.insert(index, at);
        }
    }
    pairs
}

/// Whether the canonical name is right; an anonymous description may be shorter or longer.
fn is_named(quote: &GoldQuote, attribution: Option<&Attribution>) -> bool {
    let Some(speaker) = attribution.map(|attribution| &attribution.speaker) else {
        return quote.by == "unknown";
    };
    match quote.by.strip_prefix("anonymous: ") {
        Some(description) => {
            let [wanted, given] =
                [description, &speaker.name].map(|name| format!(" {} ", words::name(name)));
            speaker.anonymous && (wanted.contains(&given) || given.contains(&wanted))
        }
        None => !speaker.anonymous && words::name(&quote.by) == words::name(&speaker.name),
    }
}

/// Whether the speaker is right: the words that stand for it where there are any, otherwise
/// the name that they leave out.
fn is_attributed(
    quote: &GoldQuote,
    attribution: Option<&Attribution>,
    text: &str,
    named: bool,
) -> bool {
    const FUNCTION_WORDS: [&str; 14] =
        ["the", "a", "an", "of", "and", "or", "to", "in", "for", "at", "on", "by", "with", "from"];
    let Some(wanted) = &quote.speaker else { return named };
    let Some(given) = attribution.and_then(|attribution| attribution.speaker.mention) else {
        return false;
    };
    let common = wanted.start.max(given.start)..wanted.end.min(given.end);
    let common = words::of(text.get(common).unwrap_or_default());
    common.iter().any(|word| !FUNCTION_WORDS.contains(&word.as_str()))
}
