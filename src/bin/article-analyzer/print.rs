//! An input in, its analysis with times out; and the analysis as CSV.

use std::io::{self, Write};
use std::time::Instant;

use article_analyzer::{Analysis, Error, Input, Options, Span};

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

/// One line an entity mention and one line a piece of a quote.
pub(crate) fn csv(out: &mut impl Write, analysis: &Analysis) -> io::Result<()> {
    writeln!(out, "row,kind,name,start,end,text,cue,anonymous")?;
    for entity in &analysis.entities {
        let kind = kebab(&entity.kind);
        for mention in &entity.mentions {
            line(
                out,
                ["entity", &kind, &entity.name],
                mention.span,
                words(analysis, mention.span),
                ["", ""],
            )?;
        }
    }
    for quote in &analysis.quotes {
        let kind = kebab(&quote.kind);
        let attribution = quote.attribution.as_ref();
        let name = attribution.map_or("", |attribution| &attribution.speaker.name);
        let cue = attribution
            .and_then(|attribution| attribution.cue.as_ref())
            .map_or("", |cue| &cue.lemma);
        let anonymous =
            attribution.is_some_and(|attribution| attribution.speaker.anonymous).to_string();
        for piece in &quote.content {
            line(out, ["quote", &kind, name], *piece, words(analysis, *piece), [cue, &anonymous])?;
        }
    }
    Ok(())
}

fn line(
    out: &mut impl Write,
    head: [&str; 3],
    span: Span,
    text: String,
    tail: [&str; 2],
) -> io::Result<()> {
    let (start, end) = (span.start.to_string(), span.end.to_string());
    let cells = head.into_iter().chain([start.as_str(), end.as_str(), text.as_str()]).chain(tail);
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

/// The words of a span, whatever unit its offsets count.
fn words(analysis: &Analysis, span: Span) -> String {
    use article_analyzer::Offsets;
    let text = &analysis.article.text;
    match analysis.offsets {
        Offsets::Utf8 => span.of(text).unwrap_or_default().to_owned(),
        Offsets::Char => text.chars().skip(span.start).take(span.len()).collect(),
        Offsets::Utf16 => String::from_utf16_lossy(
            &text.encode_utf16().skip(span.start).take(span.len()).collect::<Vec<_>>(),
        ),
    }
}

fn kebab(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}
