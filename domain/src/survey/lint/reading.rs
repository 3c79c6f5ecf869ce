//! One text of one language, read once for all rules.

use super::list::List;
use super::lists::{Hit, Lists};
use super::token::{Token, tokens};
use crate::text::Lang;
use std::ops::Range;

/// The words of a text and what the lists know about them.
pub struct Reading<'a> {
    pub text: &'a str,
    pub lang: Lang,
    pub tokens: Vec<Token<'a>>,
    hits: Vec<Hit>,
}

impl<'a> Reading<'a> {
    pub fn new(lists: &Lists, lang: Lang, text: &'a str) -> Reading<'a> {
        let tokens = tokens(text);
        let hits = lists.find(lang, &tokens);
        Reading { text, lang, tokens, hits }
    }

    /// Where the entries of this list stand, in the order of the text.
    pub fn all(&self, list: List) -> impl Iterator<Item = Range<usize>> + '_ {
        self.hits.iter().filter(move |hit| hit.list == list).map(|hit| hit.from..hit.to)
    }

    /// The same, without those that touch an entry of the second list.
    pub fn without(&self, list: List, allowed: List) -> Vec<Range<usize>> {
        let free = |run: &Range<usize>| !self.all(allowed).any(|ok| ok.start < run.end && run.start < ok.end);
        self.all(list).filter(free).collect()
    }

    /// Whether this word begins an entry of the list.
    pub fn is(&self, place: usize, list: List) -> bool {
        self.all(list).any(|run| run.start == place)
    }

    pub fn has(&self, list: List) -> bool {
        self.all(list).next().is_some()
    }

    /// Whether this word is the first of its sentence.
    pub fn begins(&self, place: usize) -> bool {
        let sentence = |place: usize| self.tokens.get(place).map(|token| token.sentence);
        place.checked_sub(1).is_none_or(|before| sentence(before) != sentence(place))
    }

    /// Whether the sentence of this word ends with a question mark.
    pub fn asks(&self, place: usize) -> bool {
        let sentence = self.tokens.get(place).map(|token| token.sentence);
        self.tokens.iter().any(|token| Some(token.sentence) == sentence && token.asks)
    }

    /// All words, as the only run.
    pub fn whole(&self) -> Vec<Range<usize>> {
        std::iter::once(0..self.tokens.len()).collect()
    }

    /// The bytes that a run of words covers.
    pub fn bytes(&self, run: &Range<usize>) -> Range<usize> {
        let start = self.tokens.get(run.start).map_or(0, |token| token.at.start);
        let end =
            run.end.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(start, |token| token.at.end);
        start..end.max(start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_allowed_phrase_covers_its_words() {
        let lists = Lists::some("[absolute fi word]\nvain\n[absolute fi allowed]\nmilloin vain");
        let text = "Vain minä. Voin asioida milloin vain?";
        let reading = Reading::new(&lists, Lang::Fi, text);
        let found = reading.without(List::AbsoluteWord, List::AbsoluteAllowed);
        assert_eq!(found, std::iter::once(0..1).collect::<Vec<_>>());
        assert_eq!(&text[reading.bytes(&(3..5))], "asioida milloin");
        assert!(reading.begins(0) && !reading.begins(1) && reading.begins(2));
        assert!(!reading.asks(0) && reading.asks(3));
    }
}
