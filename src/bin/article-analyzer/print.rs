//! An input in, its analysis with times out; and the analysis as CSV.

use std::io::{self, Write};
use std::time::Instant;

use article_analyzer::{Analysis, Error, Input, Offsets, Options, Span};

/// Analyses with the milliseconds of each stage.
pub(crate) fn timed(input: Input<'_>, options: &Options) -> Result<Analysis, Error> {
    let mut milliseconds = std::collections::BTreeMap::new();
    let mut before = Instant::now();
    let mut analysis = article_analyzer::analyze_observed(input, options, &mut |stage| {
        let now = Instant::now();
        milliseconds.insert(stage.name().to_owned(), (now - before).as_secs_f64() * 1000.0);
        before = now;
    })?;
    analysis.stats.milliseconds = milliseconds;
    Ok(analysis)
}

/// One line a mention of an entity and one line a piece of a quote, offsets in `unit`.
///
/// `analysis` has byte offsets still: they find the words.
pub(crate) fn csv(out: &mut impl Write, analysis: &Analysis, unit: Offsets) -> io::Result<()> {
    writeln!(out, "row,kind,name,start,end,text,cue,anonymous")?;
    let told = analysis.clone().into_offsets(unit);
    let words = |span: Span| span.of(&analysis.article.text).unwrap_or_default();
    for (entity, told) in analysis.entities.iter().zip(&told.entities) {
        let kind = kebab(&entity.kind);
        for (mention, told) in entity.mentions.iter().zip(&told.mentions) {
            let cells = ["entity", &kind, &entity.name];
            line(out, cells, told.span, [words(mention.span), "", ""])?;
        }
    }
    for (quote, told) in analysis.quotes.iter().zip(&told.quotes) {
        let kind = kebab(&quote.kind);
        let speaker = quote.attribution.as_ref().map(|attribution| &attribution.speaker);
        let cue = quote.attribution.as_ref().and_then(|attribution| attribution.cue.as_ref());
        let anonymous = speaker.is_some_and(|speaker| speaker.anonymous).to_string();
        let cells = ["quote", &kind, speaker.map_or("", |speaker| &speaker.name)];
        for (piece, told) in quote.content.iter().zip(&told.content) {
            let tail = [words(*piece), cue.map_or("", |cue| &cue.lemma), &anonymous];
            line(out, cells, *told, tail)?;
        }
    }
    Ok(())
}

fn line(out: &mut impl Write, head: [&str; 3], span: Span, tail: [&str; 3]) -> io::Result<()> {
    let (start, end) = (span.start.to_string(), span.end.to_string());
    let cells = head.into_iter().chain([start.as_str(), end.as_str()]).chain(tail);
    writeln!(out, "{}", cells.map(cell).collect::<Vec<_>>().join(","))
}

/// A cell: quoted where needed, and never a formula (OWASP, "CSV Injection").
fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    if text.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

/// The name of a variant as in JSON.
fn kebab(value: &impl serde::Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}
