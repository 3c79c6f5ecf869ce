//! One entry of a word list: a word or a phrase, open at its ends or inside.

use super::list::List;
use super::token::Token;

#[derive(Debug)]
pub struct Entry {
    pub list: List,
    pub parts: Vec<Part>,
}

#[derive(Debug)]
pub enum Part {
    Is(String),
    Starts(String),
    Ends(String),
    Holds(String),
    /// Starts and ends so, with something between.
    Around(String, String),
}

impl Entry {
    pub fn is(&self, run: &[Token]) -> bool {
        self.parts.iter().zip(run).all(|(part, token)| part.is(&token.lower))
    }
}

impl Part {
    pub fn read(word: &str) -> Option<Part> {
        let inner = word.trim_matches('*');
        if let Some((start, end)) = inner.split_once('*') {
            let whole = inner == word && !end.contains('*');
            return whole.then(|| Part::Around(start.to_owned(), end.to_owned()));
        }
        if inner.is_empty() {
            return None;
        }
        let part = match (word.starts_with('*'), word.ends_with('*')) {
            (false, false) => Part::Is,
            (false, true) => Part::Starts,
            (true, false) => Part::Ends,
            (true, true) => Part::Holds,
        };
        Some(part(inner.to_owned()))
    }

    fn is(&self, word: &str) -> bool {
        match self {
            Part::Is(whole) => word == whole,
            Part::Starts(start) => word.starts_with(start.as_str()),
            Part::Ends(end) => word.ends_with(end.as_str()),
            Part::Holds(middle) => word.contains(middle.as_str()),
            Part::Around(start, end) => {
                word.len() > start.len() + end.len()
                    && word.starts_with(start.as_str())
                    && word.ends_with(end.as_str())
            }
        }
    }
}
