//! The Markdown of an article says what the text says and holds no HTML: any page in.

use std::sync::LazyLock;

use article_analyzer::{Analysis, Input, Options, analyze};
use pulldown_cmark::{Event, Options as Extensions, Parser, Tag};

#[path = "support/inputs.rs"]
#[expect(dead_code, reason = "the damaged pages serve tests/properties.rs")]
mod inputs;

/// Texts that Markdown would read as something else, each as the start of a paragraph.
const TEXTS: &[&str] = &[
    "# Not a heading",
    "1. Not an item",
    "2) Not an item either",
    "- not an item",
    "+ not an item",
    "* not an item",
    "> not a quotation",
    "---",
    "===",
    "***",
    "```",
    "~~~ sh",
    "    not code",
    "| not | a | table |",
    "*not emphasis* and _not emphasis_ and __none__",
    "2*3*4 and snake_case_words",
    "[not](https://a.example) a link, ![not](x.png) an image",
    "[not]: https://a.example a definition",
    "&lt;b&gt;not bold&lt;/b&gt;",
    "&lt;https://a.example&gt;",
    "&amp;amp; &amp;copy; &amp;#35;",
    "a\\*b \\\\ c\\",
    "`not code` and ``none``",
    "~~not struck~~",
    "https://a.example/x_y_z",
    "ends with two spaces  ",
    "a &amp;nbsp; b",
    "#hashtag at the start",
    "1986. A great year.",
    "$x$ and ^y^ and [^1]",
];

fn pages() -> Vec<String> {
    let mut pages = Vec::new();
    for text in TEXTS {
        pages.push(format!(
            "<article><h1>{text}</h1><p>{text}</p><ul><li>{text}<li>b</ul><p>a <b>{text}</b> \
             <i>{text}</i> <code>{text}</code> <a href='https://a.example/(x)'>{text}</a></p>\
             <blockquote>{text}<p>{text}</blockquote><table><tr><td>{text}<td>b</table><pre>{text}\
             </pre><p>The harbour master closed the pier on Monday after a storm had torn away \
             forty metres of its railing, and the ferries leave from the old quay.</p></article>"
        ));
    }
    pages.extend((0..60).map(|seed| inputs::html(seed, 30)));
    pages.extend((0..40).map(|seed| inputs::page(seed).0));
    pages
}

fn for_every_page(check: impl Fn(&str, &Analysis, Vec<Event<'_>>)) {
    static ANALYSES: LazyLock<Vec<(String, Analysis)>> = LazyLock::new(|| {
        let analyse = |page: String| {
            let analysis = analyze(Input::Html(&page), &Options::default()).ok()?;
            Some((page, analysis))
        };
        pages().into_iter().filter_map(analyse).collect()
    });
    let extensions = Extensions::ENABLE_TABLES | Extensions::ENABLE_STRIKETHROUGH;
    for (page, analysis) in ANALYSES.iter() {
        let events = Parser::new_ext(&analysis.article.markdown, extensions);
        check(page, analysis, events.collect());
    }
}

#[test]
fn the_markdown_says_what_the_text_says() {
    // Overrides of direction would turn what follows the article around: they are left out.
    let turns = |c: char| matches!(c, '\u{202d}' | '\u{202e}');
    let shown = |c: &char| !c.is_whitespace() && !turns(*c);
    let words = |text: &str| text.chars().filter(shown).collect::<String>();
    for_every_page(|page, analysis, events| {
        let mut text = String::new();
        for event in &events {
            if let Event::Text(words) | Event::Code(words) = event {
                text.push_str(words);
            }
        }
        let markdown = &analysis.article.markdown;
        assert_eq!(words(&text), words(&analysis.article.text), "{page}\ngives\n{markdown}");
    });
}

#[test]
fn the_markdown_holds_no_html_and_no_unsafe_link() {
    for_every_page(|page, analysis, events| {
        for event in events {
            let markdown = &analysis.article.markdown;
            assert!(
                !matches!(event, Event::Html(_) | Event::InlineHtml(_)),
                "{event:?} of {page} in {markdown}"
            );
            if let Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) = event {
                let scheme = dest_url.split_once(':').map_or("https", |(scheme, _)| scheme);
                let safe = ["http", "https", "mailto"].contains(&scheme.to_lowercase().as_str());
                assert!(safe || scheme.contains(['/', '?', '#']), "{dest_url} of {page}");
            }
        }
    });
}
