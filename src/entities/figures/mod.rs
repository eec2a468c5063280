//! Tokens in, dates, amounts of money and quantities with their values out.

mod amounts;
mod dates;
mod numerals;

use crate::text::{Token, TokenKind, Tokens};
use crate::{EntityKind, Span};

/// A date, an amount or a quantity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Figure {
    pub(super) span: Span,
    pub(super) kind: EntityKind,
    /// ISO 8601 for a date ("2022-06-05", "2022-06", "--06-05" without a year), "35 mile" for a
    /// quantity, "2500000 USD" for money; `None` where it is vague.
    pub(super) value: Option<String>,
}

/// Finds the figures of a text, in order and without overlaps. `published` is the article's date
/// in ISO 8601: weekdays and words like "yesterday" are told from it.
pub(super) fn figures(text: &str, tokens: &Tokens, published: Option<&str>) -> Vec<Figure> {
    let today = published.and_then(dates::Day::read);
    let mut found = Vec::new();
    for paragraph in &tokens.paragraphs {
        let mut at = paragraph.start;
        while at < paragraph.end {
            let view = View { text, tokens, at, start: paragraph.start, end: paragraph.end };
            let figure = view.may_start().then(|| {
                amounts::money(&view)
                    .or_else(|| dates::date(&view, today))
                    .or_else(|| amounts::quantity(&view).filter(|_| !dates::ends_a_name(&view)))
            });
            let figure = figure.flatten();
            if let Some((length, kind, value)) = figure {
                found.push(Figure { span: tokens.span(at..at + length), kind, value });
                at += length;
            } else {
                at += 1;
            }
        }
    }
    found
}

/// What was recognised: its tokens, its kind, its value.
type Recognised = (usize, EntityKind, Option<String>);

/// The tokens of a paragraph from one of them on.
#[derive(Debug, Clone, Copy)]
struct View<'t> {
    text: &'t str,
    tokens: &'t Tokens,
    at: usize,
    start: usize,
    end: usize,
}

impl<'t> View<'t> {
    fn token(&self, offset: usize) -> Option<&'t Token> {
        let at = self.at + offset;
        self.tokens.tokens.get(at).filter(|_| at < self.end)
    }

    /// The words of a token from here on; nothing past the paragraph.
    fn form(&self, offset: usize) -> &'t str {
        self.token(offset).and_then(|token| token.span.of(self.text)).unwrap_or_default()
    }

    /// The words of the token that many places before this one.
    fn before(&self, offset: usize) -> &'t str {
        match self.at.checked_sub(offset).filter(|&at| at >= self.start) {
            Some(at) => self.tokens.form(self.text, at),
            None => "",
        }
    }

    /// Whether a figure can start here at all; spares most words the longer look.
    fn may_start(&self) -> bool {
        let word = self.token(0).is_some_and(|token| token.kind == TokenKind::Word);
        let form = self.form(0);
        let starter = matches!(
            form,
            "a" | "an"
                | "half"
                | "quarter"
                | "hundreds"
                | "thousands"
                | "millions"
                | "billions"
                | "trillions"
                | "dozens"
                | "yesterday"
                | "today"
                | "tomorrow"
                | "last"
                | "this"
                | "next"
        );
        !word || starter || form.starts_with(char::is_uppercase) || numerals::is_word(form)
    }

    fn is_number(&self, offset: usize) -> bool {
        self.token(offset).is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// Whether white space stands before a token.
    fn spaced(&self, offset: usize) -> bool {
        self.token(offset).is_none_or(|token| token.spaced)
    }

    /// Whether two tokens and a dash between them have no space: "5-7".
    fn dashed(&self, offset: usize) -> bool {
        matches!(self.form(offset), "-" | "–" | "—")
            && !self.spaced(offset)
            && !self.spaced(offset + 1)
    }

    fn from(&self, offset: usize) -> Self {
        Self { at: self.at + offset, ..*self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenize;

    /// Figures as `words = value`, parted by ` | `.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let shown = |figure: Figure| {
            let words = figure.span.of(text).unwrap().to_owned();
            let kind = format!("{:?}", figure.kind).to_lowercase();
            format!("{kind} {words} = {}", figure.value.unwrap_or_default())
        };
        let found = figures(text, &tokenize(text), Some("2022-07-20"));
        assert_eq!(found.into_iter().map(shown).collect::<Vec<_>>().join(" | "), expected);
    }

    #[test]
    fn a_number_in_a_name_is_no_date_and_no_money() {
        check("he left the Expo 2022 early", "");
        check("he left COP 15 early", "quantity 15 = 15");
        check("The 2022 fair. In 2022", "date 2022 = 2022 | date 2022 = 2022");
    }

    #[test]
    fn dates_have_iso_values() {
        check("on July 5, 2021,", "date July 5, 2021 = 2021-07-05");
        check("the 5th of July 2021", "date 5th of July 2021 = 2021-07-05");
        check("Friday, 22 July", "date Friday, 22 July = 2022-07-22");
        check("since June 2019 and in May", "date June 2019 = 2019-06 | date May = 2022-05");
        check(
            "in 2016-2018, 2022-05-12",
            "date 2016-2018 = 2016/2018 | date 2022-05-12 = 2022-05-12",
        );
        check("during the 1990s", "date 1990s = 199");
        check("They may march in step.", "");
    }

    #[test]
    fn weekdays_and_relative_days_count_from_the_article() {
        check("He left on Monday.", "date Monday = 2022-07-18");
        check("It rained yesterday.", "date yesterday = 2022-07-19");
    }

    #[test]
    fn the_end_of_years_in_a_name_is_no_date() {
        check("the Plan for Rivers 2011-2020 ends", "");
    }

    #[test]
    fn a_number_of_things_is_no_year() {
        check("killed 2000 people", "quantity 2000 = 2000");
    }

    #[test]
    fn money_has_an_amount_and_a_currency() {
        check("US$2.5 billion", "money US$2.5 billion = 2500000000 USD");
        check("some 200 million Egyptian pounds", "money 200 million Egyptian pounds = ");
        check(
            "Tk 2.35 crore; £20m",
            "money Tk 2.35 crore = 23500000 BDT | money £20m = 20000000 GBP",
        );
        check("half a million dollars", "money half a million dollars = 500000 USD");
        check("hundreds of millions of dollars", "money hundreds of millions of dollars = ");
        check("$5-10 million", "money $5-10 million = 5000000/10000000 USD");
        check(
            "BND1,000 and SR10 billion",
            "money BND1,000 = 1000 BND | money SR10 billion = 10000000000 SAR",
        );
        check(
            "Rmb2.1bn; Rs 13 500",
            "money Rmb2.1bn = 2100000000 CNY | money Rs 13 500 = 13500 INR",
        );
    }

    #[test]
    fn quantities_have_a_unit() {
        check("around 35 miles", "quantity 35 miles = 35 mile");
        check("two weeks, 147,000 men", "quantity two weeks = 2 week | quantity 147,000 = 147000");
        check(
            "half a million, 12.5%",
            "quantity half a million = 500000 | quantity 12.5% = 12.5 percent",
        );
        check("one of them", "");
    }
}
