//! Utterances with their speakers in, how likely each is a quote whose speaker is right out.

use super::assemble::Utterance;
use super::frame::{Evidence, Odds};
use crate::forest::Model;
use crate::{Attribution, Quote, QuoteAct, QuoteKind, ResolvedBy};

/// Gives every quote with a speaker its confidence; `utterances` are those of the quotes.
pub(super) fn give(quotes: &mut [Quote], utterances: &[Utterance], model: &Model) {
    for (quote, utterance) in quotes.iter_mut().zip(utterances) {
        let Some(found) = &mut quote.attribution else { continue };
        found.confidence = if is_turn(utterance, found) {
            TURN
        } else {
            let odds = model.score(&row(utterance, found));
            // In hundredths: finer differences mean nothing.
            (100.0 / (1.0 + (-odds).exp())).round() / 100.0
        };
    }
}

/// How sure the turns of transcripts and interviews are. The annotators of the corpora leave them
/// out, so the model learns nothing of them; in news pieces of our own 19 of 19 are right.
const TURN: f32 = 0.95;

/// Whether a quote is a turn without marks.
pub(super) fn is_turn(utterance: &Utterance, found: &Attribution) -> bool {
    utterance.kind == QuoteKind::Indirect && found.speaker.resolved_by == ResolvedBy::Turn
}

/// What speaks for a quote and its speaker.
pub(super) fn row(utterance: &Utterance, found: &Attribution) -> [f32; 7] {
    let Odds { quote, speaker, rival } = utterance.odds;
    let kind = match utterance.kind {
        QuoteKind::Direct => 0.0,
        QuoteKind::Mixed => 1.0,
        QuoteKind::Indirect => 2.0,
    };
    let act = match utterance.act {
        QuoteAct::Speech => 0.0,
        QuoteAct::Attitude => 1.0,
    };
    let evidence = match utterance.evidence {
        Evidence::Both => 0.0,
        Evidence::Rule => 1.0,
        Evidence::Tagger => 2.0,
        Evidence::Nearness => 3.0,
    };
    let by = match found.speaker.resolved_by {
        ResolvedBy::Name => 0.0,
        ResolvedBy::ShortName => 1.0,
        ResolvedBy::Turn => 2.0,
        ResolvedBy::Continuation => 3.0,
        ResolvedBy::Pronoun => 4.0,
        ResolvedBy::Description => 5.0,
    };
    [kind, act, evidence, by, quote, speaker, rival]
}

#[cfg(test)]
mod tests {
    use crate::{Input, Options, QuoteMethod, analyze};

    /// The confidences of all quotes.
    fn confidences(text: &str, quotes: QuoteMethod) -> Vec<f32> {
        let options = Options { quotes, ..Options::default() };
        let analysis = analyze(Input::Verbatim(text), &options).unwrap();
        let found = analysis.quotes.into_iter().filter_map(|quote| quote.attribution);
        found.map(|found| found.confidence).collect()
    }

    #[test]
    fn a_plain_quotation_is_surer_than_a_report() {
        let text = "“We will rebuild the bridge,” said Ann Lee, the mayor of Ashford.\n\nA clerk said \
                    that ships may hit the bridge.";
        for method in [QuoteMethod::Tagger, QuoteMethod::Rules] {
            let [plain, report] = confidences(text, method)[..] else {
                panic!("two quotes by {method:?}");
            };
            assert!(plain >= 0.9 && report < 0.9, "{plain} and {report} by {method:?}");
        }
    }

    #[test]
    fn who_is_only_near_is_less_sure() {
        let said = "“We will rebuild the bridge next year. It will cost a million,” said Ann Lee.";
        let near = "Ann Lee came to the river. She looked at the water.\n\n“We will rebuild the \
                    bridge next year. It will cost a million.”\n\nThe river rose.";
        let [said] = confidences(said, QuoteMethod::Tagger)[..] else { panic!("one quote") };
        let [near] = confidences(near, QuoteMethod::Tagger)[..] else { panic!("one quote") };
        assert!(near < 0.6 && said > 0.8, "{near} and {said}");
    }
}
