//! Makes hostile input: a seed or a size in, text or HTML out. The same seed gives the same input.

/// A linear congruential generator (Knuth, MMIX): enough to vary input, the same everywhere.
pub(crate) struct Lcg(pub(crate) u64);

impl Lcg {
    /// A number below `limit`.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % limit.max(1)
    }

    /// One of these.
    pub(crate) fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from.get(self.below(from.len())).copied().unwrap_or_default()
    }
}

/// Words that the stages look for, so that random text reaches deep into them.
const WORDS: &[&str] = &[
    "said",
    "says",
    "according",
    "to",
    "told",
    "reporters",
    "added",
    "He",
    "she",
    "they",
    "the",
    "that",
    "who",
    "Ann",
    "Lee",
    "Khalid",
    "al-Rashidi",
    "Zhao",
    "Minghui",
    "van",
    "der",
    "Berg",
    "Mr",
    "Dr.",
    "U.S.",
    "Iran-backed",
    "Iraqi",
    "Reuters",
    "Ltd",
    "University",
    "of",
    "London",
    "minister",
    "spokesman",
    "it",
    "1,200",
    "$5m",
    "Monday",
    "3",
    "May",
    "2024",
    "“Yes,”",
    "‘No’",
    "NATO",
    "(APC)",
    "O’Brien",
    "d’Ivoire",
    "don’t",
    "@ann",
    "https://example.org/a?b=c",
    "WHITLOCK:",
];

/// Characters that break careless code: marks, combining and invisible ones, all widths.
const SIGNS: &[&str] = &[
    "“",
    "”",
    "‘",
    "’",
    "\"",
    "'",
    "«",
    "»",
    "„",
    "``",
    "''",
    "—",
    "–",
    "-",
    ":",
    ";",
    ",",
    ".",
    "…",
    "...",
    "!",
    "?",
    "(",
    ")",
    "[",
    "]",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\u{a0}",
    "\u{2028}",
    "\u{85}",
    "\u{200b}",
    "\u{200d}",
    "\u{feff}",
    "\u{202e}",
    "\u{2066}",
    "\u{301}",
    "\u{fe0f}",
    "é",
    "ß",
    "İ",
    "ǆ",
    "ﬁ",
    "漢",
    "字",
    "한",
    "שלום",
    "العربية",
    "😀",
    "👩‍👩‍👧‍👦",
    "🇰🇪",
    "\u{10ffff}",
    "\u{fffd}",
    "\u{1}",
    "𝔄",
    "ཱི",
    "&",
    "<",
    ">",
    "\\",
    "*",
    "_",
    "#",
    "|",
    "`",
];

/// Pieces of markup, well formed and not.
const TAGS: &[&str] = &[
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<article>",
    "</article>",
    "<h1>",
    "</h1>",
    "<h2>",
    "<ul>",
    "<li>",
    "</ul>",
    "<blockquote>",
    "</blockquote>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<b>",
    "</b>",
    "<a href='javascript:x'>",
    "<a href=/x>",
    "</a>",
    "<br>",
    "<img alt='“'>",
    "<figure>",
    "<figcaption>",
    "</figure>",
    "<aside class=related>",
    "</aside>",
    "<nav>",
    "</nav>",
    "<script>",
    "</script>",
    "<style>",
    "</style>",
    "<template>",
    "</template>",
    "<svg>",
    "<math>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<pre>",
    "</pre>",
    "<select>",
    "<option>",
    "<form>",
    "<frameset>",
    "<title>",
    "</title>",
    "<meta property=og:title content='“a”'>",
    "<p style='display:none'>",
    "<p hidden>",
    "&amp;",
    "&nbsp;",
    "&#x1F600;",
    "&#0;",
    "&bogus;",
    "<",
    "</",
    "<p",
    "<time datetime=2024-13-99>",
];

/// A text of about `length` words and signs.
pub(crate) fn text(seed: u64, length: usize) -> String {
    let mut random = Lcg(seed);
    let mut made = String::new();
    for _ in 0..length {
        if random.below(3) == 0 {
            made.push_str(random.pick(SIGNS));
        } else {
            made.push_str(random.pick(WORDS));
            made.push_str(random.pick(&[" ", " ", " ", "", ".", ", "]));
        }
    }
    made
}

/// A page of about `length` tags with words between.
pub(crate) fn html(seed: u64, length: usize) -> String {
    let mut random = Lcg(seed);
    let mut made = String::new();
    for part in 0..length {
        made.push_str(random.pick(TAGS));
        let words = random.below(12);
        made.push_str(&text(seed ^ u64::try_from(part).unwrap_or_default(), words));
    }
    made
}

/// A text with a few characters cut, doubled or replaced by signs.
pub(crate) fn damaged(seed: u64, original: &str) -> String {
    let mut random = Lcg(seed);
    let mut made = String::with_capacity(original.len());
    for character in original.chars() {
        match random.below(60) {
            0 => {}
            1 => made.extend([character, character]),
            2 => made.push_str(random.pick(SIGNS)),
            _ => made.push(character),
        }
    }
    made
}

/// Elements that hold others, names that sites give them, and elements that hold text.
const BOXES: &[&str] = &[
    "div",
    "div",
    "div",
    "section",
    "article",
    "main",
    "aside",
    "header",
    "footer",
    "nav",
    "ul",
    "figure",
    "blockquote",
    "details",
    "span",
];
const CLASSES: &[&str] = &[
    "",
    "",
    "",
    "content",
    "article-body",
    "related",
    "share-tools",
    "comments",
    "byline",
    "advert",
    "newsletter",
    "sidebar",
    "caption",
    "tags",
    "css-1a2b3c",
    "cookie-notice",
];
const LEAVES: &[&str] = &["p", "p", "p", "p", "h1", "h2", "h3", "li", "a", "span", "td", "b"];

/// A well-formed page of nested boxes with the names that sites give them, and its texts, each
/// unlike any other.
pub(crate) fn page(seed: u64) -> (String, Vec<String>) {
    let mut random = Lcg(seed);
    let (mut html, mut texts, mut open) = ("<body>".to_owned(), Vec::new(), Vec::new());
    for number in 0..30 {
        match random.below(5) {
            0 => {
                let name = random.pick(BOXES);
                html.extend(["<", name, " class='", random.pick(CLASSES), "'>"]);
                open.push(name);
            }
            1 => html.extend(open.pop().map_or([""; 3], |name| ["</", name, ">"])),
            _ => {
                let length = 1 + random.below(4) * random.below(12);
                let words: Vec<_> = (0..length).map(|word| format!("w{number}x{word}")).collect();
                let text = format!("{}{}", words.join(" "), random.pick(&["", ".", ".", "?"]));
                let name = random.pick(LEAVES);
                let class = random.pick(CLASSES);
                html.extend(["<", name, " class='", class, "'>", &text, "</", name, ">\n"]);
                texts.push(text);
            }
        }
    }
    (html, texts)
}
