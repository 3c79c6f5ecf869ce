//! Languages and texts that exist in all of them.

use serde::{Deserialize, Serialize};

/// The interface and every questionnaire exist in these. Finnish is the original.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    #[default]
    Fi,
    Sv,
    En,
}

impl Lang {
    pub const ALL: [Lang; 3] = [Lang::Fi, Lang::Sv, Lang::En];

    /// The BCP 47 code, as used in `lang` attributes and addresses.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Fi => "fi",
            Lang::Sv => "sv",
            Lang::En => "en",
        }
    }

    /// The language's own name for itself.
    pub fn name(self) -> &'static str {
        match self {
            Lang::Fi => "Suomi",
            Lang::Sv => "Svenska",
            Lang::En => "English",
        }
    }

    pub fn parse(code: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// The first language of an `Accept-Language` header (RFC 9110 §12.5.4) that we speak.
    /// Weights are ignored: browsers list by preference.
    pub fn from_accept(header: &str) -> Option<Lang> {
        header.split(',').find_map(|part| {
            let tag = part.split(';').next()?.trim();
            Lang::parse(&tag.split('-').next()?.to_ascii_lowercase())
        })
    }
}

/// A text in the three languages. A missing one is empty and falls back to Finnish, then to any.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Text {
    #[serde(default)]
    pub fi: String,
    #[serde(default)]
    pub sv: String,
    #[serde(default)]
    pub en: String,
}

impl Text {
    pub fn new(fi: &str, sv: &str, en: &str) -> Text {
        Text { fi: fi.into(), sv: sv.into(), en: en.into() }
    }

    /// The same words in every language: names, codes.
    pub fn same(text: &str) -> Text {
        Text::new(text, text, text)
    }

    /// Exactly this language, empty when it has not been written.
    pub fn exact(&self, lang: Lang) -> &str {
        match lang {
            Lang::Fi => &self.fi,
            Lang::Sv => &self.sv,
            Lang::En => &self.en,
        }
    }

    pub fn set(&mut self, lang: Lang, text: String) {
        match lang {
            Lang::Fi => self.fi = text,
            Lang::Sv => self.sv = text,
            Lang::En => self.en = text,
        }
    }

    /// The words to show to somebody who reads `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        [self.exact(lang), &self.fi, &self.sv, &self.en]
            .into_iter()
            .find(|text| !text.trim().is_empty())
            .unwrap_or("")
    }

    pub fn is_empty(&self) -> bool {
        Lang::ALL.iter().all(|lang| self.exact(*lang).trim().is_empty())
    }

    /// Languages in which the text has not been written.
    pub fn missing(&self) -> Vec<Lang> {
        Lang::ALL.into_iter().filter(|lang| self.exact(*lang).trim().is_empty()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_language_falls_back_to_finnish() {
        let text = Text { fi: "Kysely".into(), ..Text::default() };
        assert_eq!(text.get(Lang::Sv), "Kysely");
        assert_eq!(text.missing(), [Lang::Sv, Lang::En]);
    }

    #[test]
    fn the_browser_s_first_known_language_wins() {
        assert_eq!(Lang::from_accept("de-AT, sv-FI;q=0.8, en;q=0.5"), Some(Lang::Sv));
        assert_eq!(Lang::from_accept("de"), None);
    }
}
