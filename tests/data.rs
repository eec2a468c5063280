//! The article's text from the page's data: a stand-in where the page shows next to nothing.

use article_analyzer::{
    Analysis, BlockKind, Input, Options, Provenance, Reason, WarningCode, analyze,
};

const RAIN: &str = "The rain began on Monday and fell on the whole valley for three days, so that \
                    the river rose over its banks, people said. Nobody was hurt, and the roads were \
                    open again by the evening, when the mayor thanked all who had carried sand.";

fn page(shown: &str, body: &str) -> String {
    let body = serde_json::Value::from(body).to_string().replace('<', "\\u003c");
    format!(
        "<html lang=\"en\"><head><title>Rain</title><script type=\"application/ld+json\">\
         {{\"@type\": \"NewsArticle\", \"headline\": \"Rain\", \"articleBody\": {body}}}</script>\
         </head><body><nav><a href=\"/\">Home</a></nav>{shown}</body></html>"
    )
}

fn clean(page: &str) -> Analysis {
    analyze(Input::Html(page), &Options::default()).expect("the page is text")
}

fn is_from_data(analysis: &Analysis) -> bool {
    let warned = analysis.warnings.iter().any(|one| one.code == WarningCode::TextFromData);
    assert_eq!(warned, analysis.metadata.provenance.get("text") == Some(&Provenance::JsonLd));
    warned
}

#[test]
fn a_page_that_a_script_builds_is_read_from_its_data() {
    let body = format!("{RAIN}\n\nSecond, {RAIN}\n\nThird, {RAIN}");
    let analysis = clean(&page("<div id=\"root\"><p>Please wait for the page.</p></div>", &body));
    assert!(is_from_data(&analysis));
    assert_eq!(analysis.article.text, body);
    let removed: Vec<&str> = analysis.removed.iter().map(|piece| piece.text.as_str()).collect();
    assert_eq!(removed, ["Home", "Please wait for the page."]);
}

#[test]
fn what_the_page_shows_is_the_answer() {
    let shown = format!("<article><h1>Rain</h1><p>{RAIN}</p><p>Second, {RAIN}</p></article>");
    let body = format!("{RAIN}\n\nSecond, {RAIN}\n\nThird, {RAIN}");
    let analysis = clean(&page(&shown, &body));
    assert!(!is_from_data(&analysis) && !analysis.article.text.contains("Third"));
}

#[test]
fn the_shown_start_of_a_long_story_is_no_second_text() {
    let more: Vec<String> = (1..9).map(|day| format!("On day {day}, {RAIN}")).collect();
    let body = format!("{RAIN}\n{}", more.join("\n"));
    let shown = format!("<article><h1>Rain</h1><p>{RAIN}</p></article>");
    let analysis = clean(&page(&shown, &body));
    assert!(is_from_data(&analysis));
    assert_eq!(analysis.article.text.matches("began on Monday").count(), 9);
    assert!(analysis.removed.iter().any(|piece| piece.reason == Reason::Duplicate));
}

#[test]
fn markup_in_the_data_is_read_as_markup() {
    let body = format!(
        "<h2>Rain &amp; wind</h2><p>{RAIN}</p><script>alert(1)</script><ul><li>Second, {RAIN}</ul>"
    );
    let escaped = body.replace('&', "&amp;").replace('<', "&lt;");
    for body in [body, escaped] {
        let analysis = clean(&page("", &body));
        assert!(is_from_data(&analysis));
        let kinds: Vec<BlockKind> = analysis.article.blocks.iter().map(|one| one.kind).collect();
        assert_eq!(kinds, [BlockKind::Heading2, BlockKind::Paragraph, BlockKind::Paragraph]);
        assert!(analysis.article.text.starts_with("Rain & wind\n\nThe rain"));
        assert!(!analysis.article.html.contains("script"));
    }
}

#[test]
fn hostile_data_are_no_article() {
    let page = |body: &str| {
        format!(
            "<script type=\"application/ld+json\">{{\"@type\": \"Article\", \"headline\": \"Rain\", \
             \"articleBody\": {body}}}</script><p>Please wait.</p>"
        )
    };
    let deep = "[".repeat(100_000);
    for body in ["17", "null", "{\"articleBody\": \"x\"}", "[\"a\", 2]", deep.as_str(), "\"\""] {
        assert!(!is_from_data(&clean(&page(body))), "{}", body.get(..20).unwrap_or(body));
    }
    let nested = format!("\"{}{}\"", "\\u003cdiv>".repeat(50_000), "rain ".repeat(200));
    assert!(clean(&page(&nested)).article.text.contains("rain"));
    let long = format!("\"{}\"", "It rained again. ".repeat(6_000));
    assert!(clean(&page(&long)).article.text.len() > 90_000);
}
