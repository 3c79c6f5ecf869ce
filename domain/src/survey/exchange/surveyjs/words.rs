//! Texts: a string, or an object with one string for each language.

use super::super::languages::{Languages, parse};
use crate::text::{Lang, Text};
use serde_json::Value;
use std::collections::BTreeSet;

/// Properties that hold texts and are read.
const TEXTS: [&str; 10] = [
    "title",
    "description",
    "text",
    "html",
    "noneText",
    "labelTrue",
    "labelFalse",
    "minRateDescription",
    "maxRateDescription",
    "name",
];

/// The languages of a survey.
pub(super) struct Words {
    languages: Languages,
    /// In which language strings without one are.
    pub default: Lang,
    /// Whether that is known, or only the best guess for want of another.
    sure: bool,
}

impl Words {
    /// SurveyJS takes `default` for English unless the survey has a locale. Written by hand it is anything, so a survey
    /// that tells no language at all is in `fallback`.
    pub fn of(survey: &Value, fallback: Lang) -> Words {
        let mut seen = Seen::default();
        seen.look(survey, 0);
        let locale = survey.get("locale").and_then(Value::as_str).filter(|locale| !locale.is_empty());
        let known: Vec<Lang> = seen.codes.iter().filter_map(|code| parse(code)).collect();
        let own = locale.and_then(parse);
        let default = own.unwrap_or_else(|| match known.as_slice() {
            [] => fallback,
            known if !known.contains(&Lang::En) => Lang::En,
            known => {
                [fallback, Lang::Fi, Lang::Sv].into_iter().find(|l| !known.contains(l)).unwrap_or(fallback)
            }
        });
        let mut codes: Vec<&str> = seen.codes.iter().map(String::as_str).collect();
        if let Some(locale) = locale.filter(|_| own.is_none() && seen.plain) {
            codes.insert(0, locale);
        }
        let languages = Languages::of(codes, (!seen.plain).then_some(fallback));
        Words { languages, default, sure: own.is_some() || locale.is_none() || known.is_empty() }
    }

    pub fn foreign(&self) -> &[String] {
        &self.languages.foreign
    }

    /// Words of the file without a language.
    pub fn plain(&self, words: &str) -> Text {
        if words.parse::<f64>().is_ok() {
            // The same in every language.
            return Text::same(words);
        }
        let mut text = Text::default();
        text.set(self.default, words.to_string());
        text
    }

    /// The text of a property; empty when it is none.
    pub fn text(&self, value: Option<&Value>) -> Text {
        let mut text = Text::default();
        match value {
            Some(Value::String(words)) => text.set(self.default, words.clone()),
            Some(Value::Object(languages)) => {
                let words = || languages.iter().filter_map(|(code, words)| Some((code, words.as_str()?)));
                for (code, words) in words().filter(|(code, _)| *code != "default") {
                    self.languages.put(&mut text, code, words);
                }
                let default = words().find(|(code, _)| *code == "default");
                let wanted = if text.exact(self.default).is_empty() { self.default } else { Lang::En };
                let free = text.exact(wanted).is_empty() && (self.sure || text.is_empty());
                if let (Some((_, words)), true) = (default, free) {
                    text.set(wanted, words.to_string());
                }
            }
            Some(number @ (Value::Number(_) | Value::Bool(_))) => text = self.plain(&number.to_string()),
            _ => {}
        }
        text
    }
}

#[derive(Default)]
struct Seen {
    codes: BTreeSet<String>,
    /// Texts without a language.
    plain: bool,
}

impl Seen {
    fn look(&mut self, value: &Value, depth: u8) {
        match value {
            // serde_json reads no deeper than 128 levels.
            Value::Object(fields) if depth < 128 => {
                for (name, value) in fields {
                    match value {
                        Value::Object(words) if TEXTS.contains(&name.as_str()) => {
                            self.plain |= words.contains_key("default");
                            self.codes.extend(words.keys().filter(|code| *code != "default").cloned());
                        }
                        Value::String(_) => self.plain |= TEXTS.contains(&name.as_str()) && name != "name",
                        value => self.look(value, depth + 1),
                    }
                }
            }
            Value::Array(values) if depth < 128 => {
                for value in values {
                    self.plain |= matches!(value, Value::String(_));
                    self.look(value, depth + 1);
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn title(survey: Value, fallback: Lang) -> (Text, Vec<String>) {
        let words = Words::of(&survey, fallback);
        (words.text(survey.get("title")), words.foreign().to_vec())
    }

    #[test]
    fn a_string_is_in_the_language_of_the_survey() {
        let none = Vec::new();
        assert_eq!(title(json!({"title": "a"}), Lang::Sv), (Text::new("", "a", ""), none.clone()));
        assert_eq!(
            title(json!({"title": "a", "locale": "fi"}), Lang::Sv),
            (Text::new("a", "", ""), none.clone())
        );
        let default = json!({"title": {"default": "a", "fi": "b"}});
        assert_eq!(title(default, Lang::Fi), (Text::new("b", "", "a"), none.clone()));
        let english_too = json!({"title": {"default": "a", "sv": "b", "en": "c"}});
        assert_eq!(title(english_too, Lang::Fi), (Text::new("a", "b", "c"), none.clone()));
        let saved = json!({"title": {"default": "a", "fi": "b"}, "locale": "fi"});
        assert_eq!(title(saved, Lang::Fi), (Text::new("b", "", "a"), none));
    }

    #[test]
    fn other_languages_are_named_and_used_only_for_want_of_ours() {
        let de = vec!["de".to_string()];
        assert_eq!(title(json!({"title": {"de": "a"}}), Lang::Fi), (Text::new("a", "", ""), de.clone()));
        assert_eq!(
            title(json!({"title": {"de": "a", "default": "b"}}), Lang::En),
            (Text::new("", "", "b"), de.clone())
        );
        assert_eq!(
            title(json!({"title": "a", "locale": "de"}), Lang::Fi),
            (Text::new("a", "", ""), de.clone())
        );
        let both = json!({"title": {"default": "a", "en": "b"}, "locale": "de"});
        assert_eq!(title(both, Lang::Fi), (Text::new("", "", "b"), de));
    }
}
