//! Which of a file's languages are ours, and where its texts go when none is.

use crate::text::{Lang, Text};

/// The languages of a file by the names that they have there.
#[derive(Clone, Debug, Default)]
pub(super) struct Languages {
    known: Vec<(String, Lang)>,
    /// Those that Kehä does not speak, in the order of the file.
    pub foreign: Vec<String>,
}

impl Languages {
    /// The file's most important language comes first. When none is ours, its texts are kept as if they were in
    /// `fallback`: a questionnaire in the wrong place can be translated, an empty one can not.
    pub fn of<'a>(codes: impl IntoIterator<Item = &'a str>, fallback: Option<Lang>) -> Languages {
        let mut languages = Languages::default();
        let mut first = None;
        for code in codes {
            first = first.or(Some(code));
            match parse(code) {
                Some(lang) => languages.add(code, lang),
                None if languages.foreign.iter().any(|known| known == code) => {}
                None => languages.foreign.push(code.to_string()),
            }
        }
        if let (Some(first), Some(fallback), true) = (first, fallback, languages.known.is_empty()) {
            languages.add(first, fallback);
        }
        languages
    }

    /// Texts under this name go to this language.
    pub fn add(&mut self, code: &str, lang: Lang) {
        if self.get(code).is_none() {
            self.known.push((code.to_string(), lang));
        }
    }

    /// The language of the most important texts that are kept, by its name in the file.
    pub fn main(&self) -> Option<&str> {
        self.known.first().map(|(code, _)| code.as_str())
    }

    pub fn get(&self, code: &str) -> Option<Lang> {
        self.known.iter().find(|(known, _)| known == code).map(|(_, lang)| *lang)
    }

    /// Adds the words in this language; what is there already stays, as of `en` and `en-GB` the first.
    pub fn put(&self, text: &mut Text, code: &str, words: &str) {
        if let Some(lang) = self.get(code).filter(|lang| text.exact(*lang).is_empty()) {
            text.set(lang, words.to_string());
        }
    }
}

/// `sv-FI`, `en_GB` and `nl-informal` by their first part.
pub(super) fn parse(code: &str) -> Option<Lang> {
    Lang::parse(&code.split(['-', '_']).next()?.trim().to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_in_no_language_of_ours_is_kept_in_one() {
        let languages = Languages::of(["nl", "de"], Some(Lang::Sv));
        let mut text = Text::default();
        languages.put(&mut text, "de", "Frage");
        languages.put(&mut text, "nl", "vraag");
        assert_eq!((text, languages.foreign), (Text::new("", "vraag", ""), vec!["nl".into(), "de".into()]));
    }

    #[test]
    fn regions_are_their_language() {
        let languages = Languages::of(["nl", "en-GB", "en"], Some(Lang::Fi));
        let mut text = Text::default();
        languages.put(&mut text, "en-GB", "colour");
        languages.put(&mut text, "en", "color");
        languages.put(&mut text, "nl", "kleur");
        assert_eq!(text, Text::new("", "", "colour"));
    }
}
