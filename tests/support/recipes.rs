//! Makes input that is slow to work through carelessly: a count in, a page or a text out.

/// Input that grows with a number: the start, a part and its repetitions, the middle, a part that
/// is repeated at the end.
pub(crate) struct Recipe {
    pub(crate) name: &'static str,
    start: &'static str,
    part: &'static str,
    middle: &'static str,
    end_part: &'static str,
}

impl Recipe {
    /// The input with `count` repetitions; `{i}` in a part is its number.
    pub(crate) fn make(&self, count: usize) -> String {
        let mut made = self.start.to_owned();
        (0..count).for_each(|number| made.push_str(&self.part.replace("{i}", &number.to_string())));
        made.push_str(self.middle);
        made.push_str(&self.end_part.repeat(count));
        made
    }
}

const fn recipe(name: &'static str, [start, part, middle, end_part]: [&'static str; 4]) -> Recipe {
    Recipe { name, start, part, middle, end_part }
}

/// Pages that make parsers and tree walks slow.
pub(crate) const PAGES: &[Recipe] = &[
    recipe("nested blocks", ["", "<div>", "x", ""]),
    recipe("nested blocks that close", ["", "<section>", "x", "</section>"]),
    recipe("nested lists", ["", "<ul><li>", "x", ""]),
    recipe("nested inline elements", ["<p>", "<i>", "x", "</i>"]),
    recipe("formatting that is reopened", ["<p>", "<b id={i}>", "", "</p><p>x"]),
    recipe("formatting across blocks", ["", "<nobr><div>x</nobr>", "", ""]),
    recipe("links inside links", ["", "<a href={i}><div>", "x", ""]),
    recipe("tables in cells", ["", "<table><tr><td>", "x", ""]),
    recipe("text before table cells", ["<table>", "x<tr>", "", ""]),
    recipe("many paragraphs", ["<article>", "<p>“Word {i},” said Ann Lee.</p>", "", ""]),
    recipe("one long paragraph", ["<p>", "“Word {i},” said Ann Lee. ", "", ""]),
    recipe("many attributes", ["<p ", "a{i}=b ", ">x", ""]),
    recipe("attributes without a space", ["<p ", "a{i}=''", ">x", ""]),
    recipe("attributes parted by slashes", ["<p ", "/a{i}", ">x", ""]),
    recipe("many classes", ["<p class='", "related-{i} ", "'>x", ""]),
    recipe("many ampersands", ["<p>", "&", "", ""]),
    recipe("open comments", ["", "<!-- ", "x", ""]),
    recipe("open tags", ["", "<a ", "", ""]),
    recipe("nested quotations", ["", "<blockquote><p>“x” ", "", ""]),
    recipe("metadata", ["<head>", "<meta property=og:title content='T {i}'>", "</head>x", ""]),
    recipe("linked data", ["<script type='application/ld+json'>", "[", "</script>x", ""]),
    recipe("one text many times", ["", "<p>The same words once more.</p>", "", ""]),
];

/// Texts that make marks, names and speakers slow.
pub(crate) const TEXTS: &[Recipe] = &[
    recipe("opening marks", ["", "“", "", ""]),
    recipe("marks that alternate", ["", "‘“", "", ""]),
    recipe("marks that close at the end", ["", "“a ", "b", "”"]),
    recipe("apostrophes", ["", "a'b 'c ", "", ""]),
    recipe("verbs of speech", ["", "said ", "", ""]),
    recipe("clauses of speech", ["", "Ann said that ", "", ""]),
    recipe("sources", ["", "according to Ann, ", "", ""]),
    recipe(
        "relative clauses",
        ["", "Ann Lee, a doctor in Los Angeles, who met Lee, who said, ", "", ""],
    ),
    recipe("questions alone", ["Ann Lee sings.\n\n", "Do you sing?\n\nI do.\n\n", "", ""]),
    recipe("dialogue", ["", "— We go, said Ann Lee. — Yes.\n\n", "", ""]),
    recipe("offices", ["Ann Lee came. ", "The minister said that it was “bad”. ", "", ""]),
    recipe("one name without an end", ["", "Ann ", "", ""]),
    recipe("many names", ["", "Ann Lee{i} met Bo Li{i}. ", "", ""]),
    recipe("one surname many times", ["", "Ann{i} Lee spoke. “Yes,” said Lee. ", "", ""]),
    recipe("pronouns", ["Ann Lee came. ", "“Yes,” she said. ", "", ""]),
    recipe("paragraphs of speech", ["“Yes,” said Ann Lee.\n\n", "“Word {i}.\n\n", "", ""]),
    recipe("labels of an interview", ["", "Ann Lee: word {i}\n", "", ""]),
    recipe("acronyms in brackets", ["", "Aab Bba Cac ({i}ABC) ", "", ""]),
    recipe("one word without an end", ["", "abc", "", ""]),
    recipe("stops", ["", ". ", "", ""]),
    recipe("abbreviations", ["", "U.S. ", "", ""]),
    recipe("empty lines", ["x", "\n\n", "x", ""]),
    recipe("combining marks", ["a", "\u{301}", "", ""]),
    recipe("figures", ["", "1,2", "", ""]),
    recipe("hyphens", ["", "al-", "", ""]),
    recipe("brackets", ["", "(Ann [", "", ""]),
];
