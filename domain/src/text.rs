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

    /// A whole number as people write it, in groups of three from ten thousand on.
    pub fn count(self, n: impl TryInto<u64>) -> String {
        let digits = n.try_into().unwrap_or(u64::MAX).to_string();
        if digits.len() < 5 {
            return digits;
        }
        // A space that does not break the line: SFS 4175, Svenska skrivregler.
        let mark = if self == Lang::En { "," } else { "\u{a0}" };
        let (head, rest) = digits.split_at((digits.len() - 1) % 3 + 1);
        let groups = rest.as_bytes().chunks(3).map(|group| String::from_utf8_lossy(group));
        groups.fold(head.to_string(), |text, group| text + mark + &group)
    }

    /// A number with this many decimals as people write it: a decimal comma in Finnish and Swedish, a true minus.
    pub fn number(self, value: f64, decimals: usize) -> String {
        let text = format!("{value:.decimals$}").replace('-', "\u{2212}");
        if self == Lang::En { text } else { text.replace('.', ",") }
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
    fn numbers_have_the_marks_of_their_language() {
        assert_eq!(Lang::Fi.number(-0.347, 2), "\u{2212}0,35");
        assert_eq!(Lang::En.number(8.571, 2), "8.57");
    }

    #[test]
    fn large_counts_stand_in_groups_of_three() {
        assert_eq!(Lang::Fi.count(9999_u32), "9999");
        assert_eq!(Lang::Sv.count(98_816_u32), "98\u{a0}816");
        assert_eq!(Lang::En.count(1_234_567_usize), "1,234,567");
        assert_eq!(Lang::En.count(123_456_u64), "123,456");
    }

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
