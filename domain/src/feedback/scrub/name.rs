//! Likely names: a first name that is common in Finland, a name after a title, and what follows a first name with a capital.

use std::collections::HashSet;
use std::ops::Range;

/// Words before a name.
const TITLES: &[&str] = &[
    "rouva",
    "herra",
    "neiti",
    "tohtori",
    "opettaja",
    "lääkäri",
    "hoitaja",
    "rehtori",
    "johtaja",
    "ohjaaja",
    "fru",
    "herr",
    "fröken",
    "doktor",
    "läraren",
    "rektor",
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
];

/// Endings of Finnish cases, and the Swedish and English genitive.
const ENDINGS: &[&str] = &[
    "", "n", "a", "ä", "t", "s", "ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle", "ksi", "na",
    "nä", "in", "en", "an", "än", "on", "ön", "ia", "iä", "ille", "illa", "illä", "ilta", "iltä", "ista",
    "istä", "kin", "nkin",
];

/// First names, lower case; `*` marks those that are words as well and count only in the middle of a sentence.
pub struct Names {
    sure: HashSet<String>,
    words: HashSet<String>,
}

/// The list as it stands in the repository: first names most often given in Finland, Finnish and Swedish.
#[cfg(any(test, feature = "names"))]
pub fn names() -> &'static str {
    include_str!("names.txt")
}

impl Names {
    pub fn new(list: &str) -> Names {
        let all = list.split_whitespace();
        let (words, sure): (Vec<&str>, Vec<&str>) = all.partition(|name| name.ends_with('*'));
        let bare = |name: &str| name.trim_end_matches('*').to_lowercase();
        Names { sure: sure.into_iter().map(bare).collect(), words: words.into_iter().map(bare).collect() }
    }

    pub(super) fn find(&self, text: &str) -> Vec<Range<usize>> {
        let words = super::runs(text, |c| c.is_alphabetic() || c == '-');
        let mut found: Vec<Range<usize>> = Vec::new();
        // Whether the word before this one, in the same sentence, was a name or a title.
        let (mut named, mut titled) = (false, false);
        let mut end = 0;
        for at in words {
            let (word, between) = (&text[at.clone()], &text[end..at.start]);
            let begins = end == 0 || between.contains(['.', '!', '?', '\n', ':']);
            let next = between == " ";
            end = at.end;
            let capital = word.starts_with(char::is_uppercase) && word.chars().count() > 1;
            // A capital after it, as in `Anna Virtanen`, makes even the first word of a sentence a name.
            let follows = text.get(at.end..).and_then(|rest| rest.strip_prefix(' '));
            let alone = begins && !follows.is_some_and(|rest| rest.starts_with(char::is_uppercase));
            let first = capital && self.is_first(word, alone);
            if first || (capital && next && (named || titled)) {
                match found.last_mut().filter(|_| next && named) {
                    Some(last) => last.end = at.end,
                    None => found.push(at.clone()),
                }
                (named, titled) = (true, false);
            } else {
                (named, titled) = (false, TITLES.contains(&word.to_lowercase().trim_end_matches('.')));
            }
        }
        found
    }

    /// `Maija`, `Maijalle`, `Pekan`: the name, or a case of it with its consonants weakened. One that is a word as well does not
    /// count `alone` at the beginning of a sentence.
    fn is_first(&self, word: &str, alone: bool) -> bool {
        let word = word.to_lowercase();
        let known = |stem: &str| self.sure.contains(stem) || (!alone && self.words.contains(stem));
        ENDINGS.iter().any(|ending| {
            let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.chars().count() > 2) else {
                return false;
            };
            // `Ann` is no case of `Anna`: after a consonant the endings begin with a vowel of their own.
            let joins = stem.ends_with(['a', 'e', 'i', 'o', 'u', 'y', 'ä', 'ö', 'å'])
                || ending.starts_with(['i', 'e']);
            if !joins && !matches!(*ending, "" | "s") {
                return false;
            }
            known(stem) || strong(stem).is_some_and(|strong| known(&strong))
        })
    }
}

/// `Peka-n` from `Pekka`, `Mati-n` from `Matti`: the weak grade of a double consonant made strong again.
fn strong(stem: &str) -> Option<String> {
    let mut letters: Vec<char> = stem.chars().collect();
    let at = letters.len().checked_sub(2)?;
    let consonant = *letters.get(at).filter(|c| matches!(c, 'k' | 'p' | 't'))?;
    letters.insert(at, consonant);
    Some(letters.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        Names::new(names()).find(text).into_iter().map(|at| &text[at]).collect()
    }

    #[test]
    fn names_are_found_in_their_cases() {
        assert_eq!(found("Kiitos Pekalle, Matin ja Maijan luona oli hyvä."), ["Pekalle", "Matin", "Maijan"]);
        assert_eq!(found("Puhuin Anna-Liisa Mäkisen kanssa"), ["Anna-Liisa Mäkisen"]);
        assert_eq!(found("Opettaja Lehto ja fru Holm"), ["Lehto", "Holm"]);
        assert_eq!(found("Tack till Åsa Lindström!"), ["Åsa Lindström"]);
    }

    #[test]
    fn a_word_that_is_also_a_name_counts_in_the_middle_only() {
        assert_eq!(found("Toivo paremmasta. Olipa Toivo mukava"), ["Toivo"]);
        assert!(found("Palvelu Helsingissä, Kela ja Rannan koulu").is_empty());
    }
}
