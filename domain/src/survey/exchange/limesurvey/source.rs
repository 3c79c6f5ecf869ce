//! What a file of LimeSurvey says, before it is a questionnaire.

use super::super::draft::bounded;
use super::super::languages::Languages;
use super::super::plain::{filled_in, has_media, plain};
use crate::text::Text;
use std::collections::BTreeMap;

/// A text by the codes of its languages, as HTML.
#[derive(Clone, Debug, Default)]
pub(super) struct Words(pub Vec<(String, String)>);

impl Words {
    pub fn put(&mut self, language: &str, html: &str) {
        if !html.trim().is_empty() && self.0.iter().all(|(known, _)| known != language) {
            self.0.push((language.to_string(), html.to_string()));
        }
    }

    /// Without the markup.
    pub fn text(&self, languages: &Languages) -> Text {
        let mut text = Text::default();
        for (code, html) in &self.0 {
            languages.put(&mut text, code, &plain(html));
        }
        text
    }

    pub fn has_media(&self) -> bool {
        self.0.iter().any(|(_, html)| has_media(html))
    }

    /// The first place in any language that LimeSurvey would fill in.
    pub fn filled_in(&self) -> Option<String> {
        self.0.iter().find_map(|(_, html)| filled_in(html))
    }
}

#[derive(Debug, Default)]
pub(super) struct Source {
    /// The survey's own language first.
    pub languages: Vec<String>,
    pub title: Words,
    /// What is shown beside the questions.
    pub around: Vec<Around>,
    /// In the order in which they are asked.
    pub questions: Vec<Asked>,
}

/// A heading with its text, in one language.
#[derive(Debug)]
pub(super) struct Around {
    /// `group`, or the name of the survey's setting.
    pub what: &'static str,
    pub name: String,
    pub language: String,
    pub html: String,
}

impl Source {
    pub fn setting(&mut self, name: &str, language: &str, value: &str) {
        if name == "surveyls_title" {
            self.title.put(language, value);
        }
        let shown = ["surveyls_description", "surveyls_welcometext", "surveyls_endtext"];
        if let (Some(what), false) = (shown.into_iter().find(|shown| *shown == name), value.is_empty()) {
            self.around(what, "", language, value);
        }
    }

    pub fn around(&mut self, what: &'static str, name: &str, language: &str, html: &str) {
        let [name, language, html] = [name, language, html].map(str::to_string);
        self.around.push(Around { what, name, language, html });
    }
}

/// One question.
#[derive(Debug, Default)]
pub(super) struct Asked {
    pub code: String,
    /// `639872X12X345`, by which old conditions call it; empty when the file has no numbers.
    pub address: String,
    /// The letter or sign of its type.
    pub kind: String,
    pub text: Words,
    pub help: Words,
    pub mandatory: bool,
    pub other: bool,
    /// When it is asked, and when its group is.
    pub relevance: Vec<String>,
    pub subquestions: Vec<Part>,
    pub answers: Vec<Part>,
    /// By their names; those with a language as `name language`.
    pub attributes: BTreeMap<String, String>,
}

/// A subquestion or an answer.
#[derive(Debug, Default)]
pub(super) struct Part {
    pub code: String,
    /// The second scale of a table is 1.
    pub scale: u8,
    pub text: Words,
    pub relevance: String,
}

impl Asked {
    pub fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", |value| value.trim())
    }

    /// An attribute that people read.
    pub fn words_of(&self, name: &str) -> Words {
        let mut words = Words::default();
        for (language, _) in &self.text.0 {
            let own = self.attribute(&format!("{name} {language}"));
            words.put(language, if own.is_empty() { self.attribute(name) } else { own });
        }
        words
    }

    pub fn answers_of(&self, scale: u8) -> impl Iterator<Item = &Part> {
        self.answers.iter().filter(move |answer| answer.scale == scale)
    }
}

/// No question has more; looking a part up in a file made to have millions would take hours.
const MOST_PARTS: usize = 1000;

/// The part with this code, made when there is none yet: other languages repeat it.
pub(super) fn part<'a>(parts: &'a mut Vec<Part>, code: &str, scale: u8) -> Option<&'a mut Part> {
    let place = parts.iter().position(|part| part.code == code && part.scale == scale);
    if place.is_none() && parts.len() < MOST_PARTS {
        parts.push(Part { code: code.to_string(), scale, ..Part::default() });
        return parts.last_mut();
    }
    parts.get_mut(place?)
}

/// A condition that is not simply always or never written.
pub(super) fn condition(relevance: &str) -> Option<String> {
    let relevance = relevance.trim();
    (!matches!(relevance, "" | "1")).then(|| bounded(relevance))
}
