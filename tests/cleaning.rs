//! What cleaning promises for every page: nothing lost, nothing unsafe, no time wasted.

use std::collections::{BTreeMap, BTreeSet};

use article_analyzer::{Analysis, Cleaning, Error, Input, Options, Reason, WarningCode, analyze};
use scraper::{Html, Node};

fn clean(input: Input<'_>) -> Analysis {
    analyze(input, &Options::default()).expect("the input is text")
}

/// The same page with every removed piece brought back.
fn restored(page: &str) -> Analysis {
    let restore = clean(Input::Html(page)).removed.iter().map(|piece| piece.id).collect();
    analyze(Input::Html(page), &Options { restore, ..Options::default() }).expect("it is text")
}

const PAGE: &str = include_str!("cleaning/harbour.html");

fn words(text: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *counts.entry(word.to_owned()).or_insert(0) += 1;
    }
    counts
}

/// The words of a page by another way: all text outside of elements that are never shown.
fn shown(page: &str) -> BTreeMap<String, usize> {
    let html = Html::parse_document(page);
    let mut text = String::new();
    for node in html.tree.nodes() {
        let unseen = node.ancestors().any(|above| {
            above.value().as_element().is_some_and(|element| {
                ["head", "script", "style", "noscript", "template", "svg"].contains(&element.name())
            })
        });
        if let Node::Text(words) = node.value()
            && !unseen
        {
            text.push_str(words);
            text.push(' ');
        }
    }
    words(&text)
}

#[test]
fn every_shown_word_is_kept_or_removed_with_a_reason() {
    let analysis = clean(Input::Html(PAGE));
    let removed: Vec<&str> = analysis.removed.iter().map(|piece| piece.text.as_str()).collect();
    let found = words(&format!("{}\n{}", analysis.article.text, removed.join("\n")));
    assert_eq!(found, shown(PAGE));
}

#[test]
fn the_article_is_the_running_text_and_nothing_else() {
    let expected = include_str!("cleaning/harbour.txt").trim_end();
    assert_eq!(clean(Input::Html(PAGE)).article.text, expected);
}

#[test]
fn a_page_without_head_or_scripts_gives_the_same_article() {
    let expected = clean(Input::Html(PAGE)).article.text;
    let body = PAGE.split_once("<body>").expect("the page has a body").1;
    assert_eq!(clean(Input::Html(body)).article.text, expected);
}

#[test]
fn a_page_copied_as_text_gives_its_running_text() {
    let analysis = clean(Input::Text(include_str!("cleaning/harbour-copied.txt")));
    let lines: Vec<&str> = analysis.article.text.split("\n\n").collect();
    assert_eq!(lines.len(), 4, "{lines:#?}");
    assert!(lines.iter().all(|line| line.len() > 100), "{lines:#?}");
    let reason = |words: &str| {
        analysis.removed.iter().find(|piece| piece.text.contains(words)).map(|piece| piece.reason)
    };
    assert_eq!(reason("By Ann Lee"), Some(Reason::Byline));
    assert_eq!(reason("Harbour reopens"), Some(Reason::Headline));
    assert_eq!(reason("Previous"), Some(Reason::Pager));
    assert_eq!(reason("cookies"), Some(Reason::Consent));
}

#[test]
fn comments_are_dropped_and_counted() {
    let analysis = clean(Input::Html(PAGE));
    assert_eq!(analysis.metadata.comments, Some(2));
    let dropped =
        |piece: &&article_analyzer::Removed| piece.text.contains("Who pays for the barges");
    assert_eq!(
        analysis.removed.iter().find(dropped).map(|piece| piece.reason),
        Some(Reason::Comments)
    );
}

#[test]
fn blocks_are_spans_of_the_text_in_order() {
    let article = clean(Input::Html(PAGE)).article;
    let mut end = 0;
    for block in &article.blocks {
        assert!(block.span.start >= end && !block.span.is_empty());
        assert!(block.span.of(&article.text).is_some());
        end = block.span.end;
    }
    assert_eq!(end, article.text.len());
}

#[test]
fn text_taken_verbatim_is_the_article_byte_for_byte() {
    let given = "  One line.\r\n\r\n\tTwo  lines.\n\u{a0}\nÉnd";
    let article = clean(Input::Verbatim(given)).article;
    assert_eq!(article.text, given);
    let lines: Vec<_> = article.blocks.iter().filter_map(|block| block.span.of(given)).collect();
    assert_eq!(lines, ["One line.", "Two  lines.", "Énd"]);
}

#[test]
fn a_restored_piece_is_in_the_article_and_keeps_its_number() {
    let before = clean(Input::Html(PAGE));
    let piece = before.removed.last().expect("something was removed");
    let options = Options { restore: vec![piece.id], ..Options::default() };
    let after = analyze(Input::Html(PAGE), &options).expect("it is text");
    let first_line = piece.text.lines().next().expect("a piece has words");
    assert!(after.article.text.contains(first_line));
    let back = after.article.blocks.iter().filter(|block| block.restored == Some(piece.id));
    let words: Vec<_> = back.filter_map(|block| block.span.of(&after.article.text)).collect();
    assert_eq!(words.join("\n"), piece.text);
    assert!(before.article.blocks.iter().all(|block| block.restored.is_none()));
    let ids = |analysis: &Analysis| -> BTreeSet<u32> {
        analysis.removed.iter().map(|piece| piece.id).collect()
    };
    assert!(ids(&after).is_subset(&ids(&before)) && !ids(&after).contains(&piece.id));
}

#[test]
fn an_unknown_number_to_restore_is_a_warning() {
    let options = Options { restore: vec![u32::MAX], ..Options::default() };
    let analysis = analyze(Input::Html(PAGE), &options).expect("it is text");
    assert!(analysis.warnings.iter().any(|one| one.code == WarningCode::UnknownRestoreId));
}

#[test]
fn keeping_more_keeps_no_less_and_keeping_less_no_more() {
    let length = |cleaning| {
        let options = Options { cleaning, ..Options::default() };
        analyze(Input::Html(PAGE), &options).expect("it is text").article.text.len()
    };
    assert!(length(Cleaning::KeepLess) <= length(Cleaning::Balanced));
    assert!(length(Cleaning::Balanced) <= length(Cleaning::KeepMore));
}

/// The elements and attributes that safe HTML may have.
fn is_safe(html: &str) -> bool {
    const ELEMENTS: [&str; 33] = [
        "html",
        "head",
        "body",
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "blockquote",
        "pre",
        "code",
        "table",
        "tbody",
        "tr",
        "td",
        "th",
        "figure",
        "figcaption",
        "a",
        "strong",
        "em",
        "s",
        "ins",
        "mark",
        "sub",
        "sup",
        "br",
        "thead",
    ];
    let tree = Html::parse_document(html).tree;
    tree.values().filter_map(Node::as_element).all(|element| {
        ELEMENTS.contains(&element.name())
            && element.attrs().all(|(name, value)| {
                let scheme = value.split_once(':').map_or("", |(scheme, _)| scheme);
                name == "href"
                    && ["", "http", "https", "mailto"].contains(&scheme.to_lowercase().as_str())
            })
    })
}

const HOSTILE: &str = r#"<p onclick="x()">One <a href="javascript:x()">two</a> <img src=x onerror=x()> three
    <script>x()</script><svg><a xlink:href="javascript:x()">s</a></svg> &lt;script&gt;x()&lt;/script&gt;</p>
    <form><input name=q><button formaction="javascript:x()">Go</button></form><iframe srcdoc="<p>x"></iframe>
    <math><mtext><style><img src=x onerror=x()></style></mtext></math><a href="HTTP://e.org/&quot;>">four</a>
    <ul><li>five<ol><li>six</ol></ul><li>seven<blockquote><p>eight</p></blockquote><pre> a
  b</pre><table><tr><th>a<td>b<tr><td>c<td>d</table>"#;

#[test]
fn html_is_made_of_safe_elements_only() {
    let html = restored(HOSTILE).article.html;
    assert!(is_safe(&html), "{html}");
    assert!(html.contains("&lt;script&gt;") && html.contains("six") && html.contains("eight"));
}

#[test]
fn cleaning_clean_html_changes_nothing() {
    for page in [PAGE, HOSTILE] {
        let once = restored(page).article.html;
        assert_eq!(restored(&once).article.html, once);
    }
}

#[test]
fn words_of_two_blocks_are_never_glued() {
    let page =
        "<div>one<p>two</p>three<br><br>four<ul><li>five<li>six</ul><x-y>seven</x-y>eight</div>";
    let text = restored(page).article.text;
    let lines: Vec<&str> = text.split("\n\n").collect();
    assert_eq!(lines, ["one", "two", "three", "four", "five", "six", "seven", "eight"]);
}

#[test]
fn hostile_nesting_ends_soon_and_is_told() {
    let recipes: [(&str, &str, &str, usize); 8] = [
        ("", "<div>", "x", 20_000),
        ("", "<ul><li>", "x", 10_000),
        ("", "<b>", "x", 20_000),
        ("<table>", "x<b>y</b>", "", 20_000),
        ("", "<a><div>", "x", 10_000),
        ("", "<table><tr><td>", "x", 6_000),
        ("", "<blockquote>", "x", 20_000),
        ("<svg>", "<g>", "x", 20_000),
    ];
    for (before, unit, after, times) in recipes {
        let page = format!("{before}{}{after}", unit.repeat(times));
        let analysis = analyze(Input::Html(&page), &Options::default());
        assert!(analysis.is_ok(), "{unit}");
    }
    let deep = "<div>".repeat(20_000) + "x";
    let warnings = clean(Input::Html(&deep)).warnings;
    assert!(warnings.iter().any(|one| one.code == WarningCode::PageTruncated));
}

#[test]
fn formatting_that_is_never_closed_does_not_multiply() {
    let opened: Vec<String> = (0..1500).map(|number| format!("<b id={number}>")).collect();
    let page = format!("<p>{}{}", opened.concat(), "</p><p>x".repeat(1500));
    assert!(clean(Input::Html(&page)).stats.bytes > 0);
}

#[test]
fn a_page_of_links_is_not_an_article() {
    let links: Vec<String> =
        (0..200).map(|n| format!("<li><a href='/{n}'>Story number {n}</a>")).collect();
    let links = links.concat();
    let analysis = clean(Input::Html(&format!("<ul>{links}</ul>")));
    assert!(analysis.warnings.iter().any(|one| one.code == WarningCode::NotAnArticle));
}

#[test]
fn binary_data_is_refused() {
    assert_eq!(
        analyze(Input::Html("%PDF-1.7\n"), &Options::default()).unwrap_err(),
        Error::NotText
    );
}

#[test]
fn trails_pull_quotes_and_invitations_are_no_part_of_the_article() {
    let page = include_str!("../www/samples/talks.html");
    let removed = clean(Input::Html(page)).removed;
    let reason = |words: &str| {
        removed.iter().find(|piece| piece.text.starts_with(words)).map(|piece| piece.reason)
    };
    assert_eq!(reason("Home › World › Central Asia"), Some(Reason::Navigation));
    assert_eq!(reason("“I have no neighbour left to fight with.”"), Some(Reason::Duplicate));
    assert_eq!(reason("You have 2 free articles left"), Some(Reason::Paywall));
}

#[test]
fn a_list_of_links_is_told_from_an_article() {
    let links = (0..30)
        .map(|at| format!("<li><a href=\"/{at}\">Link {at}</a></li>"))
        .collect::<Vec<_>>()
        .concat();
    let warnings = clean(Input::Html(&format!("<body><ul>{links}</ul></body>"))).warnings;
    assert!(warnings.iter().any(|warning| warning.code == WarningCode::NotAnArticle));
}

#[test]
fn an_embedded_post_is_kept_whole_with_its_signature() {
    let post = "<div class=\"share\"><blockquote class=\"twitter-tweet\"><p>The bridge is closed.</p>\
                — Ferrol Harbour (@ferrolharbour) <a href=\"https://example.org/1\">May 4, 2025</a>\
                </blockquote></div>";
    let rain = "The river rose by another metre overnight, and the town opened its school to \
                families from the low streets, where the water stood in every cellar.";
    let page = format!("<article><h1>Rain</h1><p>{rain}</p>{post}<p>Later, {rain}</p></article>");
    let analysis = clean(Input::Html(&page));
    assert!(analysis.article.text.contains("closed.\n\n— Ferrol Harbour (@ferrolharbour) May 4"));
    let quote = analysis.quotes.first().and_then(|quote| quote.attribution.as_ref());
    assert_eq!(quote.map(|said| said.speaker.name.as_str()), Some("Ferrol Harbour"));
}

#[test]
fn a_hidden_paragraph_is_left_out_and_a_hidden_article_is_not() {
    let rain = |place: &str| {
        format!(
            "The rain fell on {place} for three days, so that the river rose over its banks, \
                 people said, and the roads to the coast were closed until the evening. "
        )
        .repeat(4)
    };
    let single = |place| format!("<p hidden>{}</p>", rain(place));
    let page = format!(
        "<article><h1>Rain</h1><p>{}</p>{}{}</article>",
        rain("Ferrol"),
        single("Lugo"),
        single("Vigo")
    );
    let text = clean(Input::Html(&page)).article.text;
    assert!(text.contains("Ferrol") && !text.contains("Lugo") && !text.contains("Vigo"));
    let page = format!(
        "<h1>Rain</h1><div style=\"display: none\"><p>{}</p><p>{}</p></div>",
        rain("Lugo"),
        rain("Vigo")
    );
    let text = clean(Input::Html(&page)).article.text;
    assert!(text.contains("Lugo") && text.contains("Vigo"));
}
