//! The word lists of all languages, and where their entries stand in a text.

use super::entry::{Entry, Part};
use super::file::{BadWords, Section, sections, spread};
use super::list::List;
use super::token::Token;
use crate::text::Lang;
use std::collections::HashMap;

/// A run of words that is on a list: places of tokens, the last one not included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    pub list: List,
    pub from: usize,
    pub to: usize,
}

/// The entries of one language, found by their first word: whole, by its first or by its last two letters.
#[derive(Debug, Default)]
struct Index {
    whole: HashMap<String, Vec<Entry>>,
    starts: HashMap<[char; 2], Vec<Entry>>,
    ends: HashMap<[char; 2], Vec<Entry>>,
    other: Vec<Entry>,
}

/// Every list of every language.
#[derive(Debug, Default)]
pub struct Lists {
    indexes: [Index; Lang::ALL.len()],
}

impl Lists {
    /// A whole file: every list is there in some language.
    pub fn read(text: &str) -> Result<Lists, BadWords> {
        let sections = sections(text)?;
        let lacks = List::ALL.iter().find(|list| sections.iter().all(|section| section.0 != **list));
        lacks.map_or(Ok(()), |list| Err(BadWords::Lacks(list.code())))?;
        Lists::of(&sections)
    }

    fn of(sections: &[Section]) -> Result<Lists, BadWords> {
        let mut lists = Lists::default();
        for (list, lang, entries) in sections {
            let endings = sections.iter().find(|s| s.0 == List::ClauseEnding && s.1 == *lang);
            for (line, entry) in entries {
                for entry in spread(entry, endings.map_or(&[][..], |s| &s.2)) {
                    lists.indexes[*lang as usize].add(*list, &entry).ok_or(BadWords::Entry(*line))?;
                }
            }
        }
        Ok(lists)
    }

    /// A part of a file.
    #[cfg(test)]
    pub fn some(text: &str) -> Lists {
        Lists::of(&sections(text).unwrap()).unwrap()
    }

    /// Every entry of every list in these words, in the order of the text.
    pub fn find(&self, lang: Lang, tokens: &[Token]) -> Vec<Hit> {
        let index = &self.indexes[lang as usize];
        let mut hits = Vec::new();
        for (from, token) in tokens.iter().enumerate() {
            let entries = [
                index.whole.get(&token.lower),
                first_two(token.lower.chars()).and_then(|key| index.starts.get(&key)),
                first_two(token.lower.chars().rev()).and_then(|key| index.ends.get(&key)),
                Some(&index.other),
            ];
            for entry in entries.into_iter().flatten().flatten() {
                let to = from + entry.parts.len();
                if tokens.get(from..to).is_some_and(|run| entry.is(run)) {
                    hits.push(Hit { list: entry.list, from, to });
                }
            }
        }
        hits
    }
}

impl Index {
    fn add(&mut self, list: List, text: &str) -> Option<()> {
        let parts =
            text.split(' ').filter(|word| !word.is_empty()).map(Part::read).collect::<Option<Vec<_>>>()?;
        let place = match parts.first()? {
            Part::Is(word) => self.whole.entry(word.clone()).or_default(),
            Part::Starts(start) => match first_two(start.chars()) {
                Some(key) => self.starts.entry(key).or_default(),
                None => &mut self.other,
            },
            Part::Ends(end) => match first_two(end.chars().rev()) {
                Some(key) => self.ends.entry(key).or_default(),
                None => &mut self.other,
            },
            Part::Holds(_) | Part::Around(..) => &mut self.other,
        };
        place.push(Entry { list, parts });
        Some(())
    }
}

fn first_two(mut letters: impl Iterator<Item = char>) -> Option<[char; 2]> {
    Some([letters.next()?, letters.next()?])
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    fn found(file: &str, text: &str) -> Vec<(List, usize, usize)> {
        let lists = Lists::some(file);
        lists.find(Lang::Fi, &tokens(text)).iter().map(|hit| (hit.list, hit.from, hit.to)).collect()
    }

    #[test]
    fn words_ends_starts_and_phrases() {
        let file = "[negation fi word] # comment\nei, *ton\nilman*\nkuten * tiedetään".replace(" * ", " ");
        let word = List::NegationWord;
        assert_eq!(found(&file, "Ei ole avuton, ton"), [(word, 0, 1), (word, 2, 3), (word, 3, 4)]);
        assert_eq!(found(&file, "Kuten tiedetään, ilmankin"), [(word, 0, 2), (word, 2, 3)]);
        assert_eq!(found(&file, "Kuten"), []);
    }

    #[test]
    fn stems_take_their_endings() {
        let file = "[clause fi finite]\nanna+\n[clause fi ending]\nn, mme, _";
        for word in ["anna", "annan", "annamme", "annaa"] {
            assert_eq!(found(file, word), [(List::ClauseFinite, 0, 1)], "{word}");
        }
        assert_eq!(found(file, "annetaan"), []);
    }

    #[test]
    fn a_bad_file_is_refused_with_its_line() {
        let bad = |file| Lists::read(file).unwrap_err();
        assert_eq!(bad("\n[negation fi wrod]"), BadWords::Section(2));
        assert_eq!(bad("[negation de word]"), BadWords::Section(1));
        assert_eq!(bad("[negation fi word"), BadWords::Section(1));
        assert_eq!(bad("[negation fi word more]"), BadWords::Section(1));
        assert_eq!(bad("ei"), BadWords::Entry(1));
        let starred = sections("[negation fi word]\nei, **").and_then(|sections| Lists::of(&sections));
        assert_eq!(starred.unwrap_err(), BadWords::Entry(2));
        assert_eq!(bad("[negation fi word]\n[negation fi word]"), BadWords::Twice(2));
        assert_eq!(bad("[clause fi begins]\nkun"), BadWords::Lacks("clause compares"));
    }
}
