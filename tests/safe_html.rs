//! The HTML of an article can run nothing and says what the text says: hostile pages in.

use std::sync::LazyLock;

use article_analyzer::{Analysis, Input, Options, analyze};
use scraper::{ElementRef, Html};

#[path = "support/inputs.rs"]
#[expect(dead_code, reason = "the texts and the damaged pages serve tests/properties.rs")]
mod inputs;

/// Every element that may come out. The parser puts the first three around any fragment.
const ELEMENTS: [&str; 32] = [
    "html",
    "head",
    "body",
    "tbody",
    "a",
    "blockquote",
    "br",
    "code",
    "em",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ins",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "s",
    "strong",
    "sub",
    "sup",
    "table",
    "td",
    "th",
    "tr",
    "ul",
];

/// What has run scripts in somebody's page before, in words of our own.
const PAYLOADS: &[&str] = &[
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><circle r=9></svg>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<svg></p><style><a id='</style><img src=x onerror=alert(1)>'>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<a href='javascript:alert(1)'>press</a>",
    "<a href='JaVa\u{9}ScRiPt:alert(1)'>press</a>",
    "<a href='&#106;avascript:alert(1)'>press</a>",
    "<a href='\u{1}javascript:alert(1)'>press</a>",
    "<a href=' data:text/html,<script>alert(1)</script>'>press</a>",
    "<a href='vbscript:x'>press</a>",
    "<a href='//evil.example/' target=_blank onclick=alert(1) style='position:fixed'>press</a>",
    "<a href='https://x.example/\" onmouseover=\"alert(1)'>press</a>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data='javascript:alert(1)'><embed src='javascript:alert(1)'>",
    "<base href='javascript:/'><a href='alert(1)'>press</a>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<input autofocus onfocus=alert(1)><button formaction='javascript:alert(1)'>press</button>",
    "<details open ontoggle=alert(1)><summary>more</summary>words</details>",
    "<template><img src=x onerror=alert(1)></template>",
    "<x-element onclick=alert(1)>words</x-element>",
    "<p id=body name=cookie is=x-y slot=z part=w>words</p>",
    "<style>@import 'https://evil.example/x.css'</style>",
    "<textarea></textarea><img src=x onerror=alert(1)></textarea>",
    "<title></title><img src=x onerror=alert(1)></title>",
    "<xmp><img src=x onerror=alert(1)></xmp>",
    "<plaintext><img src=x onerror=alert(1)>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<pre>&lt;script&gt;alert(1)&lt;/script&gt;</pre>",
    "&lt;img src=x onerror=alert(1)&gt;",
    "&amp;lt;script&amp;gt;alert(1)",
    "<code>&#60;script&#62;</code> <b>\u{0}<script\u{0}>alert(1)</script></b>",
    "<table><td><script>alert(1)</script><a href='javascript:alert(1)'>press</a></table>",
    "<blockquote cite='javascript:alert(1)'>words</blockquote>",
    "<ul style='background:url(javascript:alert(1))'><li onclick=alert(1)>words</ul>",
];

/// A payload as part of an article that is long enough to be taken for one.
fn page(payload: &str) -> String {
    const WORDS: &str = "The harbour master closed the northern pier on Monday after a storm had \
                         torn away forty metres of its railing, and the ferries now leave from \
                         the old quay until the repairs are finished in the spring.";
    format!(
        "<html><head><title>Pier closed</title></head><body><article><h1>Pier closed</h1>\
         <p>{WORDS}</p><p>{WORDS} {payload}</p><div>{payload}</div><p>{WORDS}</p></article></body>"
    )
}

fn pages() -> Vec<String> {
    let mut pages: Vec<_> = PAYLOADS.iter().map(|payload| page(payload)).collect();
    pages.extend(PAYLOADS.iter().map(|payload| (*payload).to_owned()));
    pages.extend((0..60).map(|seed| page(&inputs::html(seed, 12))));
    pages.extend((0..60).map(|seed| inputs::html(seed, 40)));
    pages.extend((0..40).map(|seed| inputs::page(seed).0));
    pages
}

/// Calls `check` with every page, its analysis and the tree of its HTML. Everything that was
/// removed is restored in a second round, so that it goes the same way.
fn for_every_page(check: impl Fn(&str, &Analysis, &Html)) {
    static ANALYSES: LazyLock<Vec<(String, Analysis)>> = LazyLock::new(|| {
        let mut all = Vec::new();
        for page in pages() {
            let Ok(analysis) = analyze(Input::Html(&page), &Options::default()) else { continue };
            let restore = analysis.removed.iter().map(|piece| piece.id).collect();
            let options = Options { restore, ..Options::default() };
            let restored = analyze(Input::Html(&page), &options).expect("as before");
            all.extend([(page.clone(), analysis), (page, restored)]);
        }
        all
    });
    for (page, analysis) in ANALYSES.iter() {
        check(page, analysis, &Html::parse_fragment(&analysis.article.html));
    }
}

#[test]
fn the_html_has_no_element_attribute_or_address_that_is_not_allowed() {
    for_every_page(|page, analysis, tree| {
        for element in tree.root_element().descendants().filter_map(ElementRef::wrap) {
            let (name, html) = (element.value().name(), &analysis.article.html);
            assert!(ELEMENTS.contains(&name), "<{name}> of {page} in {html}");
            for (attribute, value) in element.value().attrs() {
                assert_eq!((name, attribute), ("a", "href"), "of {page} in {html}");
                let scheme = value.split_once(':').map_or("https", |(scheme, _)| scheme);
                let safe = ["http", "https", "mailto"].contains(&scheme.to_lowercase().as_str());
                assert!(safe || scheme.contains(['/', '?', '#']), "{value:?} of {page}");
            }
        }
    });
}

#[test]
fn the_html_means_the_same_however_often_it_is_parsed() {
    for_every_page(|page, analysis, tree| {
        let once = tree.html();
        let again = Html::parse_fragment(&once).html();
        assert_eq!(once, again, "{page} gives {}", analysis.article.html);
    });
}

#[test]
fn the_html_says_what_the_text_says() {
    let words = |text: &str| text.split_whitespace().collect::<String>();
    for_every_page(|page, analysis, tree| {
        let text: String = tree.root_element().text().collect();
        assert_eq!(words(&text), words(&analysis.article.text), "{page}");
    });
}
