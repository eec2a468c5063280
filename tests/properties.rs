//! What holds for every input: hostile pages and texts in, whole and consistent analyses out.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use article_analyzer::{Analysis, Cleaning, Input, Offsets, Options, QuoteMethod, Span, analyze};

#[path = "support/inputs.rs"]
mod inputs;
#[path = "support/recipes.rs"]
#[expect(dead_code, reason = "tests/linear_time.rs reads the names")]
mod recipes;

/// Pages written for these tests, each in another way of building pages.
const PAGES: [(&str, &str); 3] = [
    ("news", include_str!("support/pages/news.html")),
    ("tables", include_str!("support/pages/tables.html")),
    ("blocks", include_str!("support/pages/blocks.html")),
];

/// Random inputs of each kind; a few hundred find what thousands find, in a second.
const ROUNDS: u64 = 120;

/// An input that owns its characters.
enum Owned {
    Html(String),
    Text(String),
    Verbatim(String),
}

impl Owned {
    fn input(&self) -> Input<'_> {
        match self {
            Self::Html(text) => Input::Html(text),
            Self::Text(text) => Input::Text(text),
            Self::Verbatim(text) => Input::Verbatim(text),
        }
    }
}

/// Inputs of every kind.
fn inputs() -> Vec<Owned> {
    let mut all = Vec::new();
    for (_, page) in PAGES {
        all.extend([Owned::Html(page.to_owned()), Owned::Text(page.to_owned())]);
    }
    for seed in 0..ROUNDS {
        let text = inputs::text(seed, 80);
        all.extend([Owned::Text, Owned::Verbatim, Owned::Html].map(|kind| kind(text.clone())));
        all.push(Owned::Html(inputs::html(seed, 30)));
    }
    for seed in 0..ROUNDS / 6 {
        all.extend(PAGES.map(|(_, page)| Owned::Html(inputs::damaged(seed, page))));
    }
    all.extend(recipes::PAGES.iter().map(|recipe| Owned::Html(recipe.make(40))));
    for recipe in recipes::TEXTS {
        all.extend([Owned::Text, Owned::Verbatim].map(|kind| kind(recipe.make(40))));
    }
    all
}

/// Calls `check` with every input and its analysis, which the tests share. Inputs without a
/// visible character and binary ones have none.
fn for_every_input(check: impl Fn(Input<'_>, &Analysis)) {
    static ANALYSES: LazyLock<Vec<(Owned, Analysis)>> = LazyLock::new(|| {
        let analyse = |owned: Owned| match analyze(owned.input(), &Options::default()) {
            Ok(analysis) => Some((owned, analysis)),
            Err(error) => {
                let fair = ["empty-input", "not-text"].contains(&error.code());
                assert!(fair, "{error} for {:?}", owned.input());
                None
            }
        };
        inputs().into_iter().filter_map(analyse).collect()
    });
    ANALYSES.iter().for_each(|(owned, analysis)| check(owned.input(), analysis));
}

/// Every span of an analysis with a word for what it is.
fn spans(analysis: &Analysis) -> Vec<(&'static str, Span)> {
    let mut all: Vec<_> =
        analysis.article.blocks.iter().map(|block| ("block", block.span)).collect();
    for entity in &analysis.entities {
        all.extend(entity.mentions.iter().map(|mention| ("mention", mention.span)));
    }
    for quote in &analysis.quotes {
        all.extend(quote.content.iter().map(|span| ("content", *span)));
        if let Some(attribution) = &quote.attribution {
            all.extend(attribution.speaker.mention.map(|span| ("speaker", span)));
            all.extend(attribution.cue.as_ref().map(|cue| ("cue", cue.span)));
        }
    }
    all
}

fn without_space(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

#[test]
fn every_span_holds_words_of_the_text() {
    for_every_input(|input, analysis| {
        for (what, span) in spans(analysis) {
            let words = span.of(&analysis.article.text);
            assert!(
                words.is_some_and(|words| !words.trim().is_empty()),
                "{what} {span:?} is {words:?} in {input:?}"
            );
        }
    });
}

#[test]
fn a_verbatim_text_is_the_article() {
    for_every_input(|input, analysis| {
        if let Input::Verbatim(text) = input {
            assert_eq!(analysis.article.text, text);
            assert!(analysis.removed.is_empty(), "something was removed from {text:?}");
        }
    });
}

#[test]
fn blocks_follow_each_other_and_hold_all_that_was_found() {
    for_every_input(|input, analysis| {
        let blocks = &analysis.article.blocks;
        for pair in blocks.windows(2) {
            assert!(pair[0].span.end <= pair[1].span.start, "{pair:?} in {input:?}");
        }
        let mut between = 0;
        for block in blocks {
            let gap = Span::new(between, block.span.start).of(&analysis.article.text);
            assert!(gap.is_some_and(|gap| gap.trim().is_empty()), "{gap:?} in no block: {input:?}");
            between = block.span.end;
        }
        for quote in &analysis.quotes {
            let start = quote.content[0].start;
            let block = blocks[quote.paragraph].span;
            assert!(block.start <= start && start < block.end, "{quote:?} in {input:?}");
        }
    });
}

#[test]
fn ids_are_indexes_and_lead_somewhere() {
    for_every_input(|input, analysis| {
        let numbers = |count: usize| (0..u32::try_from(count).unwrap()).collect::<Vec<_>>();
        let entities: Vec<_> = analysis.entities.iter().map(|entity| entity.id).collect();
        assert_eq!(entities, numbers(entities.len()), "entities of {input:?}");
        let quotes: Vec<_> = analysis.quotes.iter().map(|quote| quote.id).collect();
        assert_eq!(quotes, numbers(quotes.len()), "quotes of {input:?}");
        let attributions = analysis.quotes.iter().filter_map(|quote| quote.attribution.as_ref());
        for entity in attributions.filter_map(|attribution| attribution.speaker.entity) {
            assert!((entity as usize) < entities.len(), "entity {entity} in {input:?}");
        }
        let removed: BTreeSet<_> = analysis.removed.iter().map(|piece| piece.id).collect();
        assert_eq!(removed.len(), analysis.removed.len(), "removed ids repeat in {input:?}");
        for block in analysis.removed.iter().filter_map(|piece| piece.place.after_block) {
            assert!(block < analysis.article.blocks.len(), "after block {block} in {input:?}");
        }
    });
}

#[test]
fn every_mention_reads_as_the_name_or_an_alias() {
    let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    for_every_input(|_, analysis| {
        for entity in &analysis.entities {
            assert!(!entity.mentions.is_empty(), "{} is never mentioned", entity.name);
            for mention in &entity.mentions {
                let form = folded(mention.span.of(&analysis.article.text).unwrap());
                assert!(
                    form == folded(&entity.name)
                        || entity.aliases.iter().any(|alias| folded(alias) == form),
                    "{form:?} is no form of {:?}, {:?}",
                    entity.name,
                    entity.aliases
                );
            }
        }
    });
}

#[test]
fn quotes_follow_the_text_and_their_pieces_do_not_overlap() {
    for_every_input(|input, analysis| {
        for quote in &analysis.quotes {
            assert!(!quote.content.is_empty(), "a quote without words in {input:?}");
            for pair in quote.content.windows(2) {
                assert!(pair[0].end <= pair[1].start, "{pair:?} in {input:?}");
            }
        }
        let starts: Vec<_> = analysis.quotes.iter().map(|quote| quote.content[0].start).collect();
        assert!(starts.is_sorted(), "quotes out of order in {input:?}");
    });
}

#[test]
fn shares_lie_between_nothing_and_one() {
    for_every_input(|input, analysis| {
        let attributions = analysis.quotes.iter().filter_map(|quote| quote.attribution.as_ref());
        let confidences = attributions.map(|attribution| attribution.confidence);
        let saliences = analysis.entities.iter().map(|entity| entity.salience);
        for share in confidences.chain(saliences) {
            assert!((0.0..=1.0).contains(&share), "{share} in {input:?}");
        }
    });
}

#[test]
fn every_unit_of_offsets_cuts_the_same_words() {
    for_every_input(|input, analysis| {
        let text = analysis.article.text.clone();
        let bytes: Vec<_> = spans(analysis);
        let words = |span: &Span| span.of(&text).unwrap().to_owned();
        let units: Vec<u16> = text.encode_utf16().collect();
        let characters: Vec<char> = text.chars().collect();
        let in_units = spans(&analysis.clone().into_offsets(Offsets::Utf16));
        let in_characters = spans(&analysis.clone().into_offsets(Offsets::Char));
        for ((_, span), ((_, utf16), (_, chars))) in
            bytes.iter().zip(in_units.iter().zip(&in_characters))
        {
            let wanted = words(span);
            let given = String::from_utf16(&units[utf16.start..utf16.end]).unwrap();
            assert_eq!(given, wanted, "UTF-16 in {input:?}");
            let given: String = characters[chars.start..chars.end].iter().collect();
            assert_eq!(given, wanted, "characters in {input:?}");
        }
    });
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for_every_input(|input, analysis| {
        let again = analyze(input, &Options::default()).unwrap();
        assert_eq!(
            serde_json::to_string(analysis).unwrap(),
            serde_json::to_string(&again).unwrap(),
            "{input:?}"
        );
    });
}

#[test]
fn an_analysis_survives_the_way_through_json() {
    for_every_input(|input, analysis| {
        let json = serde_json::to_string(analysis).unwrap();
        let back: Analysis = serde_json::from_str(&json).unwrap();
        assert_eq!(serde_json::to_string(&back).unwrap(), json, "{input:?}");
    });
}

#[test]
fn a_restored_piece_is_part_of_the_text() {
    for (name, page) in PAGES {
        let removed = analyze(Input::Html(page), &Options::default()).unwrap().removed;
        for piece in removed {
            let options = Options { restore: vec![piece.id], ..Options::default() };
            let restored = analyze(Input::Html(page), &options).unwrap();
            let text = without_space(&restored.article.text);
            assert!(
                text.contains(&without_space(&piece.text)),
                "{name}: {piece:?} was not restored"
            );
            assert!(restored.removed.iter().all(|other| other.id != piece.id), "{name}: {piece:?}");
        }
    }
}

#[test]
fn everything_can_be_restored_at_once() {
    for (name, page) in PAGES {
        let removed = analyze(Input::Html(page), &Options::default()).unwrap().removed;
        let restore = removed.iter().map(|piece| piece.id).collect();
        let options = Options { restore, ..Options::default() };
        let restored = analyze(Input::Html(page), &options).unwrap();
        let text = without_space(&restored.article.text);
        let lost: Vec<_> =
            removed.iter().filter(|piece| !text.contains(&without_space(&piece.text))).collect();
        assert!(lost.is_empty(), "{name}: not restored: {lost:#?}");
        assert!(restored.removed.is_empty(), "{name}: {:#?}", restored.removed);
    }
}

#[test]
fn every_choice_of_options_keeps_the_spans_in_the_text() {
    for (name, page) in PAGES {
        for cleaning in [Cleaning::Balanced, Cleaning::KeepMore, Cleaning::KeepLess] {
            for quotes in [QuoteMethod::Tagger, QuoteMethod::Rules] {
                let options = Options { cleaning, quotes, ..Options::default() };
                let analysis = analyze(Input::Html(page), &options).unwrap();
                for (what, span) in spans(&analysis) {
                    let words = span.of(&analysis.article.text);
                    assert!(words.is_some(), "{what} {span:?} in {name}, {options:?}");
                }
                assert!(lost(page, visible(page), &options).is_empty(), "{name}, {options:?}");
            }
        }
    }
}

#[test]
fn every_visible_word_is_in_the_article_or_accounted_for() {
    for (name, page) in PAGES {
        let lost = lost(page, visible(page), &Options::default());
        assert!(lost.is_empty(), "{name}: neither kept nor removed: {lost:#?}");
    }
    for seed in 0..ROUNDS {
        let (page, texts) = inputs::page(seed);
        let lost = lost(&page, texts, &Options::default());
        assert!(lost.is_empty(), "page {seed}: neither kept nor removed: {lost:#?}\n{page}");
    }
}

/// The texts that are neither in the article nor among what was removed.
fn lost(page: &str, mut texts: Vec<String>, options: &Options) -> Vec<String> {
    let Ok(analysis) = analyze(Input::Html(page), options) else { return texts };
    let mut accounted = without_space(&analysis.article.text);
    for piece in &analysis.removed {
        accounted.push('\n');
        accounted.push_str(&without_space(&piece.text));
    }
    texts.retain(|text| !accounted.contains(&without_space(text)));
    texts
}

/// The texts between the tags of one of our own pages that a browser shows.
fn visible(page: &str) -> Vec<String> {
    let (_, mut rest) = page.split_once("<body").unwrap_or_default();
    let mut texts = Vec::new();
    while let Some((tag, after)) = rest.split_once('>') {
        let (text, next) = after.split_once('<').unwrap_or((after, ""));
        let tag = tag.split_whitespace().next().unwrap_or_default();
        let skipped = ["script", "style", "noscript"].contains(&tag);
        if !skipped && !text.trim().is_empty() {
            texts.push(text.replace("&amp;", "&"));
        }
        rest = next;
    }
    texts
}
