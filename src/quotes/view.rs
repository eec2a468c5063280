//! Text, tokens and entities in, the questions that this stage asks of a token out.

use std::cell::OnceCell;
use std::ops::Range;

use super::cues::Verb;
use crate::text::{Token, TokenKind, Tokens};
use crate::{Article, Entity, EntityKind, Span};

/// A text with its tokens, as the files of this stage read it.
#[derive(Debug)]
pub(super) struct View<'a> {
    pub(super) article: &'a Article,
    pub(super) tokens: &'a Tokens,
    pub(super) entities: &'a [Entity],
    /// All tokens in lower case, one after the other.
    lowered: String,
    /// Where each token begins in `lowered`, and the end.
    bounds: Vec<usize>,
    /// For every token the entity whose mention covers it.
    entity_at: Vec<Option<u32>>,
    /// For every token the index of its sentence.
    sentence_at: Vec<u32>,
    /// For every token its verb of reporting, found when first asked for.
    verbs: Vec<OnceCell<Option<Verb>>>,
}

impl<'a> View<'a> {
    pub(super) fn new(article: &'a Article, tokens: &'a Tokens, entities: &'a [Entity]) -> Self {
        let mut lowered = String::with_capacity(article.text.len());
        let mut bounds = Vec::with_capacity(tokens.tokens.len() + 1);
        for token in &tokens.tokens {
            bounds.push(lowered.len());
            for character in token.span.of(&article.text).unwrap_or_default().chars() {
                match character {
                    // One apostrophe, so that word lists need only one.
                    '’' | 'ʼ' | '‘' => lowered.push('\''),
                    _ if character.is_ascii() => lowered.push(character.to_ascii_lowercase()),
                    _ => lowered.extend(character.to_lowercase()),
                }
            }
        }
        bounds.push(lowered.len());
        let mut sentence_at = vec![0; tokens.tokens.len()];
        for (index, range) in tokens.sentences.iter().enumerate() {
            if let Some(inside) = sentence_at.get_mut(range.clone()) {
                inside.fill(u32::try_from(index).unwrap_or(u32::MAX));
            }
        }
        let entity_at = entity_of_tokens(tokens, entities);
        let verbs = vec![OnceCell::new(); tokens.tokens.len()];
        Self { article, tokens, entities, lowered, bounds, entity_at, sentence_at, verbs }
    }

    /// The verb of reporting at a token, which `find` finds.
    pub(super) fn verb(&self, at: usize, find: impl FnOnce() -> Option<Verb>) -> Option<Verb> {
        *self.verbs.get(at)?.get_or_init(find)
    }

    pub(super) fn token(&self, at: usize) -> Option<&'a Token> {
        self.tokens.tokens.get(at)
    }

    /// The token as it is written; nothing outside the text.
    pub(super) fn form(&self, at: usize) -> &'a str {
        self.tokens.form(&self.article.text, at)
    }

    /// The token in lower case with a straight apostrophe; nothing outside the text.
    pub(super) fn low(&self, at: usize) -> &str {
        let start = self.bounds.get(at).copied();
        let end = self.bounds.get(at.wrapping_add(1)).copied();
        start.zip(end).and_then(|(start, end)| self.lowered.get(start..end)).unwrap_or_default()
    }

    pub(super) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.token(at).map(|token| token.kind)
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(TokenKind::Word | TokenKind::Number | TokenKind::Address))
    }

    /// The end of a range without the signs there.
    pub(super) fn end_of_words(&self, range: &Range<usize>) -> usize {
        range.clone().rev().find(|&at| self.is_word(at)).map_or(range.start, |last| last + 1)
    }

    /// How many words stand in a range.
    pub(super) fn count_words(&self, range: Range<usize>) -> usize {
        range.filter(|&at| self.is_word(at)).count()
    }

    pub(super) fn is_number(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Number)
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.form(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether white space stands before the token; true outside the text.
    pub(super) fn spaced(&self, at: usize) -> bool {
        self.token(at).is_none_or(|token| token.spaced)
    }

    /// The token as a sign of one character, or `None`.
    pub(super) fn sign(&self, at: usize) -> Option<char> {
        let mut characters = self.form(at).chars();
        match (characters.next(), characters.next()) {
            (Some(only), None) if !only.is_alphanumeric() => Some(only),
            _ => None,
        }
    }

    /// Whether the token joins two parts of a sentence as a dash does.
    pub(super) fn is_dash(&self, at: usize) -> bool {
        matches!(self.low(at), "—" | "–" | "--" | "---" | "―" | "-")
            && (self.low(at) != "-" || self.spaced(at))
    }

    pub(super) fn entity(&self, at: usize) -> Option<&'a Entity> {
        let id = (*self.entity_at.get(at)?)?;
        self.entities.get(usize::try_from(id).ok()?)
    }

    /// The index of the sentence that holds the token.
    pub(super) fn sentence(&self, at: usize) -> usize {
        self.sentence_at
            .get(at)
            .or(self.sentence_at.last())
            .and_then(|&index| usize::try_from(index).ok())
            .unwrap_or_default()
    }

    /// The tokens of the sentence that holds the token.
    pub(super) fn sentence_range(&self, at: usize) -> Range<usize> {
        self.tokens.sentences.get(self.sentence(at)).cloned().unwrap_or(at..at)
    }

    /// The tokens of the paragraph that holds the token.
    pub(super) fn paragraph_range(&self, at: usize) -> Range<usize> {
        let paragraphs = &self.tokens.paragraphs;
        let index = paragraphs.partition_point(|paragraph| paragraph.end <= at);
        paragraphs.get(index).cloned().unwrap_or(at..at)
    }

    /// The span of a range of tokens.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        self.tokens.span(range)
    }

    /// The words that a span covers.
    pub(super) fn words(&self, span: Span) -> &'a str {
        span.of(&self.article.text).unwrap_or_default()
    }
}

fn entity_of_tokens(tokens: &Tokens, entities: &[Entity]) -> Vec<Option<u32>> {
    let mut entity_at = vec![None; tokens.tokens.len()];
    for entity in entities {
        let names = matches!(
            entity.kind,
            EntityKind::Person
                | EntityKind::Organization
                | EntityKind::Place
                | EntityKind::Group
                | EntityKind::Misc
        );
        for mention in entity.mentions.iter().filter(|_| names) {
            let first = tokens.at(mention.span.start);
            for (token, slot) in tokens.tokens.iter().zip(&mut entity_at).skip(first) {
                if token.span.start >= mention.span.end {
                    break;
                }
                *slot = Some(entity.id);
            }
        }
    }
    entity_at
}
