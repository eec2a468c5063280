//! What a page states as its language and the article's text in, the language of the text out.
//!
//! Templates often state a language that the article is not written in, so the text decides
//! where it is clear. Scripts tell some languages apart; for the rest little words are counted,
//! which is enough for a paragraph (a model of trigrams would cost more bytes than it gains).

use std::sync::LazyLock;

use crate::sorted::Sorted;
use crate::word_list::WordList;
use crate::{Metadata, Provenance};

/// The language of an article as a BCP 47 tag; `None` where nothing tells it.
fn of_article(stated: Option<&str>, text: &str) -> Option<String> {
    let stated = stated.and_then(tag);
    match (stated, detect(text)) {
        (Some(stated), Some(found)) if primary(&stated) != found => Some(found.to_owned()),
        (Some(stated), _) => Some(stated),
        (None, found) => found.map(str::to_owned),
    }
}

/// Writes the language of an article into its metadata.
pub(crate) fn complete(metadata: &mut Metadata, text: &str) {
    let language = of_article(metadata.language.as_deref(), text);
    if language != metadata.language {
        metadata.provenance.insert("language".to_owned(), Provenance::Text);
        metadata.language = language;
    }
}

/// Whether names and quotes are searched in a language: English, and what nothing tells of.
pub(crate) fn is_searched(language: Option<&str>) -> bool {
    language.is_none_or(|language| primary(language) == "en")
}

/// The language without region and script.
fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// A tag in the form that BCP 47 recommends ("en-US", "zh-Hant-TW"), or `None` where it is none.
pub(super) fn tag(stated: &str) -> Option<String> {
    let mut parts = stated.trim().split(['-', '_', ',', ';', ' ']);
    let language = parts.next()?.to_ascii_lowercase();
    let letters = |part: &str| part.chars().all(|c| c.is_ascii_alphabetic());
    if !(2..=3).contains(&language.len())
        || !letters(&language)
        || NO_LANGUAGES.contains(&language.as_str())
    {
        return None;
    }
    let mut out = language;
    for part in parts.take(2) {
        match part.len() {
            4 if letters(part) => {
                let (first, rest) = part.split_at(1);
                out.push('-');
                out.push_str(&first.to_ascii_uppercase());
                out.push_str(&rest.to_ascii_lowercase());
            }
            2 if letters(part) => {
                out.push('-');
                out.push_str(&part.to_ascii_uppercase());
            }
            3 if part.chars().all(|c| c.is_ascii_digit()) => {
                out.push('-');
                out.push_str(part);
            }
            _ => break,
        }
    }
    Some(out)
}

/// Tags that name no language: several, undetermined, none; and what templates leave in.
const NO_LANGUAGES: [&str; 5] = ["mul", "mis", "und", "zxx", "xx"];

static STOP_WORDS: LazyLock<WordList> =
    LazyLock::new(|| WordList::new(include_str!("stop_words.txt")));

/// Letters of a text that are looked at: more change no decision.
const MAX_LETTERS: usize = 20_000;

/// A text with fewer letters tells nothing.
const MIN_LETTERS: usize = 20;

/// The language of a text, or `None` where it is not clear.
fn detect(text: &str) -> Option<&'static str> {
    let mut scripts = Scripts::default();
    for character in text.chars() {
        if character.is_ascii_alphabetic() {
            scripts.all += 1;
            scripts.latin += 1;
        } else if character.is_alphabetic() {
            scripts.count(character);
        }
        if scripts.all == MAX_LETTERS {
            break;
        }
    }
    match scripts.verdict() {
        Verdict::Language(language) => Some(language),
        Verdict::Latin => by_words(text),
        Verdict::Unclear => None,
    }
}

/// Letters of each script.
#[derive(Debug, Default)]
struct Scripts {
    all: usize,
    latin: usize,
    cyrillic: usize,
    ukrainian: usize,
    arabic: usize,
    persian: usize,
    han: usize,
    kana: usize,
    hangul: usize,
    hebrew: usize,
    greek: usize,
    devanagari: usize,
    thai: usize,
}

impl Scripts {
    /// Counts a letter that is not of ASCII.
    fn count(&mut self, letter: char) {
        self.all += 1;
        let slot = match letter {
            '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => &mut self.latin,
            'і' | 'ї' | 'є' | 'ґ' | 'І' | 'Ї' | 'Є' => &mut self.ukrainian,
            '\u{400}'..='\u{52f}' => &mut self.cyrillic,
            'پ' | 'چ' | 'ژ' | 'گ' | 'ی' | 'ک' => &mut self.persian,
            '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fefc}' => {
                &mut self.arabic
            }
            '\u{3040}'..='\u{30ff}' => &mut self.kana,
            '\u{3400}'..='\u{9fff}' => &mut self.han,
            '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7af}' => &mut self.hangul,
            '\u{590}'..='\u{5ff}' => &mut self.hebrew,
            '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => &mut self.greek,
            '\u{900}'..='\u{97f}' => &mut self.devanagari,
            '\u{e00}'..='\u{e7f}' => &mut self.thai,
            _ => return,
        };
        *slot += 1;
    }

    fn verdict(&self) -> Verdict {
        let is_most = |count: usize| count * 2 > self.all;
        // A third of a Japanese text is kana; a Chinese text has none.
        let east = self.han + self.kana;
        let cyrillic = self.cyrillic + self.ukrainian;
        let arabic = self.arabic + self.persian;
        if self.all < MIN_LETTERS {
            return Verdict::Unclear;
        }
        if is_most(self.latin) {
            return Verdict::Latin;
        }
        let all = [
            (east, if self.kana * 10 > east { "ja" } else { "zh" }),
            (cyrillic, if self.ukrainian * 50 > cyrillic { "uk" } else { "ru" }),
            (arabic, if self.persian * 12 > arabic { "fa" } else { "ar" }),
            (self.hangul, "ko"),
            (self.hebrew, "he"),
            (self.greek, "el"),
            (self.devanagari, "hi"),
            (self.thai, "th"),
        ];
        let most = all.into_iter().find(|(count, _)| is_most(*count));
        most.map_or(Verdict::Unclear, |(_, language)| Verdict::Language(language))
    }
}

/// What the scripts of a text tell of its language.
enum Verdict {
    Language(&'static str),
    /// One of the many in Latin letters.
    Latin,
    Unclear,
}

/// Words of a text that are looked at.
const MAX_WORDS: usize = 400;

/// In running text at least one word in so many is on the list of its language.
const ONE_IN: usize = 8;

/// A text with fewer words on the list of a language is not clearly in it.
const MIN_HITS: usize = 4;

fn by_words(text: &str) -> Option<&'static str> {
    let mut hits: Vec<(&'static str, usize)> = Vec::new();
    let mut words = 0;
    let mut lower = String::new();
    let parts = text.split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’');
    for word in parts.filter(|word| !word.is_empty()).take(MAX_WORDS) {
        words += 1;
        lower.clear();
        if word.is_ascii() {
            lower.push_str(word);
            lower.make_ascii_lowercase();
        } else {
            lower.push_str(&word.to_lowercase());
        }
        let languages = STOP_WORDS.value(&lower).unwrap_or_default();
        for language in languages.split(' ').filter(|language| !language.is_empty()) {
            match hits.iter_mut().find(|(known, _)| *known == language) {
                Some((_, count)) => *count += 1,
                None => hits.push((language, 1)),
            }
        }
    }
    hits.order_by_key(|(language, count)| (std::cmp::Reverse(*count), *language));
    let (best, count) = *hits.first()?;
    let second = hits.get(1).map_or(0, |(_, count)| *count);
    // Close relatives share half of their little words.
    let clear = count >= MIN_HITS && count * ONE_IN >= words && count * 10 > second * 11;
    clear.then_some(best)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(detect(text), expected, "{text}");
    }

    #[test]
    fn languages_are_told_apart_by_little_words() {
        check("The minister said that the bill would be sent to the house on Monday.", Some("en"));
        check(
            "Der Minister sagte, dass das Gesetz am Montag in den Bundestag kommt und auch beschlossen wird.",
            Some("de"),
        );
        check(
            "Le ministre a dit que la loi est prête et que les députés vont la voter dans une semaine.",
            Some("fr"),
        );
        check(
            "El ministro dijo que la ley se enviará a la cámara y que los diputados no la van a votar.",
            Some("es"),
        );
        check(
            "O ministro disse que a lei não será enviada para a câmara e que os deputados já a conhecem.",
            Some("pt"),
        );
        check(
            "Il ministro ha detto che la legge non è pronta e che i deputati della Camera la voteranno.",
            Some("it"),
        );
    }

    #[test]
    fn scripts_tell_the_rest() {
        check("Министр сказал, что закон будет принят в понедельник.", Some("ru"));
        check(
            "Міністр сказав, що закон ухвалять у понеділок, його підтримає більшість.",
            Some("uk"),
        );
        check("قال الوزير إن القانون سيصدر يوم الاثنين في البرلمان", Some("ar"));
        check("部长表示，该法案将于星期一提交议会审议，预计会获得多数支持。", Some("zh"));
        check("大臣は月曜日に法案を国会に提出すると述べました。", Some("ja"));
    }

    #[test]
    fn what_is_not_clear_is_not_told() {
        check("OK", None);
        check("Rain, hail, snow, wind, fog, thunder, lightning, drizzle.", None);
    }

    #[test]
    fn the_text_wins_over_a_template() {
        let text = "Der Minister sagte, dass das Gesetz am Montag in den Bundestag kommt und auch beschlossen wird.";
        assert_eq!(of_article(Some("en-US"), text).as_deref(), Some("de"));
        assert_eq!(of_article(Some("de-at"), text).as_deref(), Some("de-AT"));
        assert_eq!(of_article(Some("fr"), "OK").as_deref(), Some("fr"));
        assert!(is_searched(None) && is_searched(Some("en-GB")) && !is_searched(Some("de")));
    }

    #[test]
    fn tags_are_checked_and_written_as_recommended() {
        let tags =
            ["EN_us", "zh-hant-tw", "english", "", "x-default", "en-150", "pt-BR-x-y"].map(tag);
        let shown = tags.map(Option::unwrap_or_default);
        assert_eq!(shown, ["en-US", "zh-Hant-TW", "", "", "", "en-150", "pt-BR"]);
    }
}
