//! Time and depth grow with the input and no faster: inputs of two sizes in, a ratio out.

use std::time::{Duration, Instant};

use article_analyzer::{Input, Options, analyze};
use recipes::Recipe;

#[path = "support/recipes.rs"]
mod recipes;

/// Shorter times than this are noise: inputs are doubled until they take so long.
const LEAST: Duration = Duration::from_millis(15);

/// Four times the input may take this many times as long. Quadratic work takes sixteen; the rest
/// is for caches and for other programs on the machine.
const MAX_RATIO: f64 = 9.0;

/// The time of an analysis.
fn time(input: Input<'_>) -> Duration {
    let (started, spent) = (Instant::now(), processor_time());
    let result = analyze(input, &Options::default());
    assert!(result.is_ok() || input.as_str().trim().is_empty(), "{result:?}");
    match processor_time().zip(spent) {
        Some((now, before)) => now.saturating_sub(before),
        None => started.elapsed(),
    }
}

/// How long the processor has worked on this thread, where the system says so (Linux): on a busy
/// machine, time on the clock is mostly that of others.
fn processor_time() -> Option<Duration> {
    let spent = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(spent.split(' ').next()?.parse().ok()?))
}

/// Says by how much four times the input takes longer, where that is too long in three tries.
fn slowness(recipe: &Recipe, input: fn(&str) -> Input<'_>) -> Option<String> {
    let mut parts = 250;
    while time(input(&recipe.make(parts))) < LEAST && parts < 100_000 {
        parts *= 2;
    }
    let (small, large) = (recipe.make(parts), recipe.make(4 * parts));
    // The system counts in steps of some milliseconds, so a time may read as none.
    let ratio = || {
        let (large, small) = (time(input(&large)), time(input(&small)).max(LEAST / 4));
        large.as_secs_f64() / small.as_secs_f64()
    };
    let ratios: Vec<_> = (0..3).map(|_| ratio()).take_while(|ratio| *ratio > MAX_RATIO).collect();
    (ratios.len() == 3).then(|| format!("{} ({parts} parts): {ratios:.1?}", recipe.name))
}

#[test]
fn four_times_the_page_takes_about_four_times_as_long() {
    let slow = recipes::PAGES.iter().filter_map(|it| slowness(it, |text| Input::Html(text)));
    let slow: Vec<_> = slow.collect();
    assert!(slow.is_empty(), "more than linear: {slow:#?}");
}

#[test]
fn four_times_the_text_takes_about_four_times_as_long() {
    let slow = recipes::TEXTS.iter().filter_map(|it| slowness(it, |text| Input::Verbatim(text)));
    let slow: Vec<_> = slow.collect();
    assert!(slow.is_empty(), "more than linear: {slow:#?}");
}

#[test]
fn four_times_the_text_to_clean_takes_about_four_times_as_long() {
    let slow = recipes::TEXTS.iter().filter_map(|it| slowness(it, |text| Input::Text(text)));
    let slow: Vec<_> = slow.collect();
    assert!(slow.is_empty(), "more than linear: {slow:#?}");
}

#[test]
fn a_page_nested_very_deep_needs_no_deep_stack() {
    // A main thread in the browser has about this much; recursion over 100,000 levels has not.
    const STACK: usize = 1024 * 1024;
    for recipe in recipes::PAGES.iter().take(4) {
        let page = recipe.make(100_000);
        let thread = std::thread::Builder::new().stack_size(STACK).spawn(move || {
            analyze(Input::Html(&page), &Options::default()).map(|analysis| analysis.article.text)
        });
        let text = thread.unwrap().join().unwrap();
        assert!(text.is_ok(), "{}: {text:?}", recipe.name);
    }
}
