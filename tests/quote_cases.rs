//! Runs the cases of tests/quotes: every quote that a case expects is found, and no other.

use std::collections::BTreeSet;
use std::path::Path;

use article_analyzer::{
    Analysis, Attribution, Input, Options, Quote, QuoteAct, QuoteKind, QuoteMethod, analyze,
};
use quote_cases::{Case, Expected, Who};

#[path = "support/floors.rs"]
mod floors;
#[path = "support/quote_cases.rs"]
mod quote_cases;
#[path = "support/words.rs"]
mod words;

/// Edges of mixed and indirect speech are a matter of taste; the scorers ask for the same share.
const SHARED_WORDS: f64 = 0.8;

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/quotes")
}

fn known_failures() -> BTreeSet<String> {
    let list = std::fs::read_to_string(folder().join("known-failures.txt"))
        .expect("tests/quotes/known-failures.txt is there");
    list.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(str::to_owned)
        .collect()
}

/// Writes the list anew. It should only shrink: look at the difference before committing it.
fn write_known_failures(failing: &BTreeSet<String>) {
    let header = "# Cases that fail today, by file and name, sorted. A case may leave this list, none may join.";
    let mut lines = vec![header];
    lines.extend(failing.iter().map(String::as_str));
    lines.push("");
    std::fs::write(folder().join("known-failures.txt"), lines.join("\n"))
        .expect("tests/quotes/known-failures.txt can be written");
}

#[test]
fn every_case_passes_but_the_known_failures() {
    let cases = quote_cases::read(&folder().join("cases")).unwrap();
    let names: BTreeSet<_> = cases.iter().map(|case| case.name.clone()).collect();
    assert_eq!(names.len(), cases.len(), "two cases of a file have the same name");
    let mut failing = BTreeSet::new();
    for case in &cases {
        let faults = faults(case, &Options::default());
        if !faults.is_empty() {
            println!("{}\n    {}\n    {}", case.name, case.input, faults.join("\n    "));
            failing.insert(case.name.clone());
        }
    }
    let passing = cases.len() - failing.len();
    println!("{passing} of {} cases pass", cases.len());
    if std::env::var_os("UPDATE_KNOWN_FAILURES").is_some() {
        write_known_failures(&failing);
    }
    let known = known_failures();
    let worse: Vec<_> = failing.difference(&known).collect();
    let better: Vec<_> = known.difference(&failing).collect();
    assert!(worse.is_empty(), "these cases fail and did not before: {worse:#?}");
    assert!(better.is_empty(), "strike these from known-failures.txt, they pass: {better:#?}");
    floors::hold("quote-cases", &[("passing-count", words::count(passing))]);
}

#[test]
fn rules_alone_pass_nearly_as_many() {
    let rules = Options { quotes: QuoteMethod::Rules, ..Options::default() };
    let cases = quote_cases::read(&folder().join("cases")).unwrap();
    let passing = cases.iter().filter(|case| faults(case, &rules).is_empty()).count();
    println!("{passing} of {} cases pass by rules alone", cases.len());
    floors::hold("quote-cases", &[("passing-by-rules-count", words::count(passing))]);
}

/// What is wrong with the quotes found in a case, a sentence each.
fn faults(case: &Case, options: &Options) -> Vec<String> {
    let input = if case.input.starts_with('<') {
        Input::Html(&case.input)
    } else {
        Input::Verbatim(&case.input)
    };
    let analysis = match analyze(input, options) {
        Ok(analysis) => analysis,
        Err(error) => return vec![error.to_string()],
    };
    let mut found: Vec<_> =
        analysis.quotes.iter().filter(|quote| quote.act == QuoteAct::Speech).collect();
    let mut faults = Vec::new();
    let (optional, required): (Vec<_>, Vec<_>) =
        case.expected.iter().partition(|expected| expected.optional);
    for expected in required {
        match found.iter().position(|quote| is_right(expected, quote, &analysis)) {
            Some(at) => drop(found.remove(at)),
            None => faults.push(format!("missed  {}", expected.line)),
        }
    }
    for quote in found {
        if !optional.iter().any(|expected| has_words(expected, quote, &analysis)) {
            faults.push(format!("found   {}", shown(quote, &analysis)));
        }
    }
    faults
}

fn is_right(expected: &Expected, quote: &Quote, analysis: &Analysis) -> bool {
    let attribution = quote.attribution.as_ref();
    let cue = attribution.and_then(|attribution| attribution.cue.as_ref());
    let cue = cue.and_then(|cue| cue.span.of(&analysis.article.text)).unwrap_or_default();
    let cue = words::of(cue);
    let cue_fits = match expected.cue.as_deref() {
        Some("*") => true,
        Some(wanted) => words::of(wanted).iter().any(|word| cue.contains(word)),
        None => cue.is_empty(),
    };
    expected.kinds.iter().any(|kind| kind == name_of(quote.kind))
        && has_words(expected, quote, analysis)
        && is_speaker(&expected.speaker, attribution)
        && cue_fits
        && expected.details.iter().all(|(name, value)| has_detail(quote, name, value))
}

fn name_of(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Mixed => "mixed",
        QuoteKind::Indirect => "indirect",
    }
}

fn has_words(expected: &Expected, quote: &Quote, analysis: &Analysis) -> bool {
    // Editors differ on whether "that" belongs to what was said.
    let content = |text: &str| {
        let mut words = words::of(text);
        if quote.kind != QuoteKind::Direct && words.first().is_some_and(|word| word == "that") {
            words.remove(0);
        }
        words
    };
    quote.content.len() == expected.pieces.len()
        && quote.content.iter().zip(&expected.pieces).all(|(span, wanted)| {
            let given = content(span.of(&analysis.article.text).unwrap_or_default());
            let wanted = content(wanted);
            match quote.kind {
                QuoteKind::Direct => given == wanted,
                QuoteKind::Mixed | QuoteKind::Indirect => shared(&given, &wanted) >= SHARED_WORDS,
            }
        })
}

fn is_speaker(wanted: &Who, given: Option<&Attribution>) -> bool {
    let speaker = given.map(|attribution| &attribution.speaker);
    let padded = |name: &str| format!(" {} ", words::name(name));
    match (wanted, speaker) {
        (Who::Anyone, _) | (Who::Nobody, None) => true,
        (Who::Named(name), Some(speaker)) => {
            !speaker.anonymous && words::name(name) == words::name(&speaker.name)
        }
        (Who::Anonymous(name), Some(speaker)) => {
            let (wanted, given) = (padded(name), padded(&speaker.name));
            speaker.anonymous && (wanted.contains(&given) || given.contains(&wanted))
        }
        (Who::Nobody, Some(_)) | (Who::Named(_) | Who::Anonymous(_), None) => false,
    }
}

fn has_detail(quote: &Quote, name: &str, value: &str) -> bool {
    let Some(attribution) = &quote.attribution else { return false };
    let given = match name {
        "venue" => attribution.venue.clone(),
        "addressee" => attribution.addressee.clone(),
        "negated" => quote.negated.then(|| "yes".to_owned()),
        "resolved" => serde_json::to_value(attribution.speaker.resolved_by)
            .ok()
            .and_then(|json| json.as_str().map(str::to_owned)),
        other => Some(format!("there is no detail {other}")),
    };
    given.is_some_and(|given| words::name(&given) == words::name(value))
}

/// A quote in the notation of the cases.
fn shown(quote: &Quote, analysis: &Analysis) -> String {
    let text = &analysis.article.text;
    let attribution = quote.attribution.as_ref();
    let speaker = attribution.map_or("-".to_owned(), |attribution| {
        let prefix = if attribution.speaker.anonymous { "anonymous: " } else { "" };
        format!("{prefix}{}", attribution.speaker.name)
    });
    let cue = attribution.and_then(|attribution| attribution.cue.as_ref()?.span.of(text));
    let pieces: Vec<_> = quote.content.iter().filter_map(|span| span.of(text)).collect();
    format!("{} | {speaker} | {} | {}", name_of(quote.kind), cue.unwrap_or("-"), pieces.join(" | "))
}

/// The share of words that two texts have in common, of the longer one's words.
fn shared(one: &[String], other: &[String]) -> f64 {
    let mut rest = other.to_vec();
    let longer = one.len().max(other.len()).max(1);
    let common = one.iter().filter(|word| {
        let found = rest.iter().position(|candidate| candidate == *word);
        found.map(|at| rest.swap_remove(at)).is_some()
    });
    words::ratio(common.count(), longer)
}
