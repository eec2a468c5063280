//! Article, tokens and entities in, [`Quote`] with its speaker out.

use std::sync::LazyLock;

use assemble::Utterance;
use choice::Choice;
use tagger::Tagger;
use view::View;

use crate::forest::Model;
use crate::text::Tokens;
use crate::{Article, Entity, Options, Quote, QuoteAct, QuoteMethod};

mod antecedents;
mod assemble;
mod bounds;
mod chain;
mod choice;
mod clauses;
mod confidence;
mod cues;
mod deeds;
mod descriptions;
mod details;
mod frame;
mod frames;
mod genders;
mod heads;
mod hints;
mod interviews;
mod join;
mod link;
mod marks;
mod names;
mod nouns;
mod offers;
mod parted;
mod people;
mod posts;
mod referents;
mod relatives;
mod reported;
mod segments;
mod signatures;
mod signs;
mod site;
mod speakers;
mod subjects;
mod tagger;
mod times;
#[cfg(feature = "train")]
pub mod training;
mod turns;
mod unclosed;
mod unsaid;
mod view;
mod voices;

/// Finds who said what.
#[must_use]
pub fn find(
    article: &Article,
    tokens: &Tokens,
    entities: &[Entity],
    options: &Options,
) -> Vec<Quote> {
    find_with(article, tokens, entities, options, Models::shipped())
}

/// What was learnt.
#[derive(Debug, Default)]
struct Models {
    tagger: Tagger,
    choice: Choice,
    confidence: Model,
}

static SHIPPED: LazyLock<Models> = LazyLock::new(|| {
    let (tagger, choice) = (include_bytes!("model.bin"), include_bytes!("choice.bin"));
    Models::read(tagger, choice, include_bytes!("confidence.bin")).unwrap_or_default()
});

impl Models {
    /// Reads the files of the models; `None` where the tagger is none.
    fn read(tagger: &[u8], choice: &[u8], confidence: &[u8]) -> Option<Self> {
        Some(Self {
            tagger: Tagger::read(tagger)?,
            choice: Choice::read(choice),
            confidence: Model::read(confidence).unwrap_or_default(),
        })
    }

    /// Those that the program carries.
    fn shipped() -> &'static Self {
        &SHIPPED
    }
}

/// As [`find`], with other models than the shipped ones.
fn find_with(
    article: &Article,
    tokens: &Tokens,
    entities: &[Entity],
    options: &Options,
    models: &Models,
) -> Vec<Quote> {
    let view = View::new(article, tokens, entities);
    let (utterances, mut quotes) = utterances(&view, options, models);
    confidence::give(&mut quotes, &utterances, &models.confidence);
    if !options.attitudes {
        // Only now: who thinks something is known where a pronoun speaks next.
        quotes.retain(|quote| quote.act == QuoteAct::Speech);
        for (id, quote) in (0..).zip(&mut quotes) {
            quote.id = id;
        }
    }
    quotes
}

/// All utterances, each with its quote.
fn utterances(view: &View<'_>, options: &Options, models: &Models) -> (Vec<Utterance>, Vec<Quote>) {
    let regions = marks::regions(view);
    let mut frames = frames::find(view, &regions);
    if options.quotes == QuoteMethod::Tagger {
        let tagged = tagger::tag(view, &regions, &frames, &models.tagger, options.attitudes);
        let tagged = join::spans(view, &regions, &frames, &tagged);
        let joined = join::join(view, &regions, &frames, &tagged);
        frames = choice::choose(view, &regions, &frames, joined, &tagged, &models.choice);
    }
    reported::add(view, &regions, &mut frames, options.quotes == QuoteMethod::Rules);
    voices::check(view, &mut frames);
    let mut turns = turns::find(view, &regions);
    if turns.is_empty() {
        turns = interviews::find(view, &regions);
    }
    frames = turns::take(frames, turns, &regions);
    let posts = posts::find(view, &regions, frames.len());
    frames.extend(posts.into_iter().map(Some));
    let utterances = assemble::group(&frames);
    let quotes = speakers::resolve(view, &regions, &utterances);
    (utterances, quotes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Input, analyze};

    /// Each quote as `speaker: piece | piece`, one a line.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let analysis = analyze(Input::Verbatim(text), &Options::default()).unwrap();
        let text = &analysis.article.text;
        let shown = |quote: &Quote| {
            let mention = quote.attribution.as_ref().and_then(|found| found.speaker.mention);
            let speaker = mention.and_then(|span| span.of(text)).unwrap_or("nobody");
            let pieces: Vec<&str> = quote.content.iter().filter_map(|span| span.of(text)).collect();
            format!("{speaker}: {}", pieces.join(" | "))
        };
        let found: Vec<String> = analysis.quotes.iter().map(shown).collect();
        assert_eq!(found.join("\n"), expected);
    }

    /// The pieces of all quotes.
    #[track_caller]
    pub(super) fn check_pieces(text: &str, expected: &[&str]) {
        let analysis = analyze(Input::Verbatim(text), &Options::default()).unwrap();
        let content = analysis.quotes.iter().flat_map(|quote| &quote.content);
        let found: Vec<_> = content.filter_map(|piece| piece.of(&analysis.article.text)).collect();
        assert_eq!(found, expected);
    }

    /// The name of the speaker of the last quote.
    #[track_caller]
    pub(super) fn check_speaker(text: &str, expected: &str) {
        let analysis = analyze(Input::Verbatim(text), &Options::default()).unwrap();
        let last = analysis.quotes.last().and_then(|quote| quote.attribution.as_ref());
        assert_eq!(last.map(|found| found.speaker.name.as_str()), Some(expected));
    }

    #[test]
    fn an_interrupted_quote_is_one_quote() {
        check("“Yes,” said Ann, “but later.”", "Ann: “Yes,” | “but later.”");
    }

    #[test]
    fn a_description_between_name_and_cue_is_not_the_speaker() {
        check(
            "“We go,” Omar Diab, an aide to Karim Saleh, told reporters.",
            "Omar Diab, an aide to Karim Saleh: “We go,”",
        );
    }

    #[test]
    fn a_quote_goes_on_over_paragraphs() {
        check("Lee said: “We came.\n\n“Then we left.”", "Lee: “We came. | “Then we left.”");
    }

    #[test]
    fn single_marks_are_told_from_apostrophes() {
        check(
            "‘The farmers’ land isn’t for sale,’ said Mary Flynn.",
            "Mary Flynn: ‘The farmers’ land isn’t for sale,’",
        );
    }

    #[test]
    fn a_thing_reports_only_if_it_is_written() {
        check("The projects demand that a new building is found.", "");
        let said = "According to a study of the projects, a new building is needed.";
        check(said, "a study of the projects: a new building is needed");
    }

    #[test]
    fn a_time_between_subject_and_verb_is_not_the_speaker() {
        let said = "The mayor on Monday warned that the bridge was closed.";
        check(said, "The mayor: the bridge was closed");
    }

    #[test]
    fn reports_speak_and_so_do_opponents() {
        check("Reports say that the bridge has fallen.", "Reports: the bridge has fallen");
        let said = "Opponents say that the bridge will cost too much.";
        check(said, "Opponents: the bridge will cost too much");
    }

    #[test]
    fn scare_quotes_quote_nobody() {
        check("The so-called “peace dividend” never came.", "");
    }
}
