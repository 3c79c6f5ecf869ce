//! The file of words.
//!
//! ```text
//! # a comment
//! [negation fi word]          rule, language, list
//! ei, ilman, *ttoma*, et halua
//! ```
//!
//! Entries are parted by commas and line ends. A word may be open with `*` at its ends or inside; an entry of several words is a
//! phrase. `stem+` stands for the stem with every ending of the list `clause … ending`, `_` being its last letter.

use super::list::List;
use crate::text::Lang;

/// The file as it stands in the repository. The browser fetches it instead: most phones only answer.
#[cfg(feature = "lint_words")]
pub fn words() -> &'static str {
    include_str!("words.txt")
}

/// What is wrong with a file of words, and in which line, counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadWords {
    /// Not `[rule language list]`, or a list that no rule reads.
    Section(usize),
    /// The same list twice.
    Twice(usize),
    /// Words before the first section, or stars without a letter.
    Entry(usize),
    /// A list that no language has, by its name: the file is not whole.
    Lacks(&'static str),
}

/// A list as it stands in the file: every entry with its line.
pub type Section<'a> = (List, Lang, Vec<(usize, &'a str)>);

pub fn sections(text: &str) -> Result<Vec<Section<'_>>, BadWords> {
    let mut sections: Vec<Section> = Vec::new();
    for (line, row) in text.lines().enumerate().map(|(place, row)| (place + 1, row)) {
        let row = row.split('#').next().unwrap_or("").trim();
        if let Some(head) = row.strip_prefix('[') {
            let (list, lang) = head.strip_suffix(']').and_then(section).ok_or(BadWords::Section(line))?;
            if sections.iter().any(|known| (known.0, known.1) == (list, lang)) {
                return Err(BadWords::Twice(line));
            }
            sections.push((list, lang, Vec::new()));
            continue;
        }
        for entry in row.split(',').map(str::trim).filter(|entry| !entry.is_empty()) {
            sections.last_mut().ok_or(BadWords::Entry(line))?.2.push((line, entry));
        }
    }
    Ok(sections)
}

fn section(head: &str) -> Option<(List, Lang)> {
    let mut words = head.split_whitespace();
    let (rule, lang, list) = (words.next()?, words.next()?, words.next()?);
    let list = List::parse(&format!("{rule} {list}"))?;
    words.next().is_none().then_some((list, Lang::parse(lang)?))
}

/// `stem+` with all endings; anything else as it is.
pub fn spread(entry: &str, endings: &[(usize, &str)]) -> Vec<String> {
    let Some(stem) = entry.strip_suffix('+') else { return vec![entry.to_owned()] };
    let last = stem.chars().next_back().map(String::from).unwrap_or_default();
    let with = endings.iter().map(|(_, ending)| stem.to_owned() + &ending.replace('_', &last));
    std::iter::once(stem.to_owned()).chain(with).collect()
}
