//! Milliseconds a page by stage, and the ratio of extraction to a bare parse of the same pages.
//!
//! `cargo xtask bench` runs it on the project's samples; `--corpora DIR` takes the pages of
//! `DIR/extraction-dev`, and fails where extraction takes longer than it may. Ratios come from one
//! run, so they hold on a noisy machine too.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a benchmark prints")]

use std::collections::BTreeMap;
use std::error::Error;
use std::hint::black_box;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use article_analyzer::{Input, Options, Stage, analyze_observed};

/// Each page is measured so often; the median of its times counts.
const ROUNDS: usize = 5;

/// Extraction may take this many times as long as a bare parse of the same pages. Several percent
/// over what it takes: noise alone does not lift it so far, as both are measured side by side.
const MOST_TIMES: f64 = 1.5;

type Times = BTreeMap<&'static str, Duration>;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let corpora = arguments.iter().position(|argument| argument == "--corpora");
    let folder = corpora.and_then(|at| arguments.get(at + 1)).map(PathBuf::from);
    let pages = match &folder {
        Some(folder) => read(&folder.join("extraction-dev/html"))?,
        None => read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("www/samples"))?,
    };
    if pages.is_empty() {
        eprintln!("no pages to measure");
        return Ok(());
    }
    let first = first_use();
    let mut tokens = 0;
    let measured: Vec<Times> = pages.iter().map(|page| median_times(page, &mut tokens)).collect();
    let ratio = report(&measured, tokens, first);
    if folder.is_some() && ratio > MOST_TIMES {
        return Err(format!("extraction takes more than {MOST_TIMES} times the bare parse").into());
    }
    Ok(())
}

/// The pages of a folder, gzipped or not, in the order of their names.
fn read(folder: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_, std::io::Error>>()?;
    paths.sort();
    let mut pages = Vec::new();
    for path in paths {
        let mut bytes = std::fs::read(&path)?;
        if path.extension().is_some_and(|ending| ending == "gz") {
            let mut unpacked = Vec::new();
            flate2::read::GzDecoder::new(bytes.as_slice()).read_to_end(&mut unpacked)?;
            bytes = unpacked;
        } else if path.extension().is_none_or(|ending| ending != "html") {
            continue;
        }
        pages.push(String::from_utf8_lossy(&bytes).into_owned());
    }
    Ok(pages)
}

/// The first analysis of the process, which unpacks the models.
fn first_use() -> Duration {
    let text = "“It will rain,” said Ann Lee of the World Meteorological Organization in Geneva.";
    let start = Instant::now();
    let _ = black_box(analyze_observed(Input::Verbatim(text), &Options::default(), &mut |_| {}));
    start.elapsed()
}

/// The median time of each stage, and of a bare parse under "bare parse".
fn median_times(page: &str, tokens: &mut usize) -> Times {
    let mut rounds: BTreeMap<&'static str, Vec<Duration>> = BTreeMap::new();
    for round in 0..ROUNDS {
        let start = Instant::now();
        drop(black_box(scraper::Html::parse_document(page)));
        rounds.entry("bare parse").or_default().push(start.elapsed());
        let mut before = Instant::now();
        let analysis =
            analyze_observed(Input::Html(page), &Options::default(), &mut |stage: Stage| {
                let now = Instant::now();
                rounds.entry(stage.name()).or_default().push(now - before);
                before = now;
            });
        if let (0, Ok(analysis)) = (round, analysis) {
            *tokens += analysis.stats.tokens;
        }
    }
    rounds.into_iter().filter_map(|(name, times)| Some((name, median(times)?))).collect()
}

fn median(mut times: Vec<Duration>) -> Option<Duration> {
    times.sort();
    times.get(times.len() / 2).copied()
}

/// Prints the times; the ratio of extraction to a bare parse.
fn report(measured: &[Times], tokens: usize, first: Duration) -> f64 {
    let sum =
        |name: &str| -> Duration { measured.iter().filter_map(|times| times.get(name)).sum() };
    let milliseconds = |time: Duration| time.as_secs_f64() * 1000.0;
    let stages =
        [Stage::Page, Stage::Blocks, Stage::Article, Stage::Text, Stage::Entities, Stage::Quotes];
    println!("{} pages, {tokens} tokens, medians of {ROUNDS} rounds", measured.len());
    println!("{:12} {:>10} {:>10}", "stage", "mean ms", "median ms");
    for name in ["bare parse"].into_iter().chain(stages.map(Stage::name)) {
        let times = measured.iter().filter_map(|times| times.get(name).copied()).collect();
        let mean =
            milliseconds(sum(name)) / f64::from(u32::try_from(measured.len()).unwrap_or(u32::MAX));
        println!("{name:12} {mean:10.3} {:10.3}", milliseconds(median(times).unwrap_or_default()));
    }
    let extraction = ["page", "blocks", "article"];
    let whole =
        |times: &Times| extraction.iter().filter_map(|name| times.get(name)).sum::<Duration>();
    let median_extraction = median(measured.iter().map(whole).collect()).unwrap_or_default();
    let ratio = extraction.map(sum).iter().sum::<Duration>().as_secs_f64()
        / sum("bare parse").as_secs_f64();
    println!(
        "extraction (page, blocks, article): {:.3} ms median a page, {ratio:.2} times the bare parse",
        milliseconds(median_extraction)
    );
    let names = milliseconds(sum("text") + sum("entities"));
    let tokens = f64::from(u32::try_from(tokens).unwrap_or(u32::MAX));
    println!(
        "text and entities: {:.0} tokens a millisecond",
        tokens / names.max(f64::MIN_POSITIVE)
    );
    println!(
        "quotes: {:.2} times the time of entities",
        sum("quotes").as_secs_f64() / sum("entities").as_secs_f64()
    );
    println!("first use: {:.1} ms", milliseconds(first));
    ratio
}
