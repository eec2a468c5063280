//! Quotes that models find in articles that they have not seen in, how sure such quotes are out.

use super::super::choice::train::SMALL;
use super::super::confidence;
use super::super::view::View;
use super::sheet::Sheet;
use super::truth::{Said, is_right};
use super::{HeldOut, Models};
use crate::forest::grow::Settings;
use crate::text::Tokens;
use crate::{Article, Entity, Options, QuoteAct, QuoteMethod};

/// How the forest is grown. It has few numbers to look at: more trees or leaves gain nothing.
const SETTINGS: Settings =
    Settings { trees: 40, leaves: 6, rate: 0.1, feature_step: 1, first: 0, ..SMALL };

/// What a confidence is learnt from, gathered article by article.
#[derive(Debug, Default)]
pub struct Certainty(Sheet);

impl Certainty {
    /// Adds the quotes that models find that have not seen the article, with the tagger and without
    /// it. `attitudes` says whether its annotators marked them too.
    pub fn add(
        &mut self,
        article: (&Article, &Tokens, &[Entity]),
        said: &[Said],
        models: &HeldOut,
        attitudes: bool,
        (number, weight): (usize, f32),
    ) {
        let speech = Options::default();
        let rules = Options { quotes: QuoteMethod::Rules, ..Options::default() };
        let all = attitudes.then(|| Options { attitudes: true, ..Options::default() });
        for options in [speech, rules].into_iter().chain(all) {
            for judged in judge(article, said, &options, models) {
                // The others were found without attitudes too.
                if options.attitudes == (judged.act == QuoteAct::Attitude) {
                    self.0.push(judged.row.to_vec(), judged.right, weight, number);
                }
            }
        }
    }

    /// Grows the model on the articles that are `kept`, and returns its file.
    #[must_use]
    pub fn grow(&self, kept: impl Fn(usize) -> bool) -> Vec<u8> {
        self.0.grow(&kept, SETTINGS).write()
    }
}

/// A piece of a quote that has a speaker.
#[derive(Debug, Clone, Copy)]
pub struct Judged {
    row: [f32; 7],
    /// Whether it was uttered.
    pub act: QuoteAct,
    /// How sure the models were.
    pub confidence: f32,
    /// Whether a person marked the same words and the same speaker.
    pub right: bool,
}

/// The pieces of all quotes with speakers, held against what a person marked; but for turns without
/// marks, which annotators leave out.
#[must_use]
pub fn judge(
    (article, tokens, entities): (&Article, &Tokens, &[Entity]),
    said: &[Said],
    options: &Options,
    models: &HeldOut,
) -> Vec<Judged> {
    let Models { confidence: model, .. } = &models.0;
    let view = View::new(article, tokens, entities);
    let (utterances, mut quotes) = super::super::utterances(&view, options, &models.0);
    confidence::give(&mut quotes, &utterances, model);
    let mut judged = Vec::new();
    for (quote, utterance) in quotes.iter().zip(&utterances) {
        let found = quote.attribution.as_ref();
        let Some(found) = found.filter(|found| !confidence::is_turn(utterance, found)) else {
            continue;
        };
        judged.extend(quote.content.iter().map(|piece| Judged {
            row: confidence::row(utterance, found),
            act: quote.act,
            confidence: found.confidence,
            right: is_right(&view, *piece, found, said),
        }));
    }
    judged
}
