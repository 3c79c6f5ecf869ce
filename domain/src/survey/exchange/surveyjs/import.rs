//! A survey's pages and panels, question by question.

use super::super::condition;
use super::super::draft::{Draft, bounded, short};
use super::super::plain::{filled_in, plain};
use super::super::question::Question;
use super::super::tokens::{Tool, tokens};
use super::super::{Broken, Imported, LARGEST_FILE, Why};
use super::choices::Choices;
use super::extras::{Extra, Extras};
use super::notes;
use super::words::Words;
use crate::survey::rule::Rule;
use crate::text::Lang;
use serde_json::Value;
use std::collections::HashMap;

/// A survey of SurveyJS as a questionnaire. Its texts are in `lang` if it does not say in which language they are.
pub fn import(bytes: &[u8], lang: Lang) -> Result<Imported, Broken> {
    if bytes.len() > LARGEST_FILE {
        return Err(Broken::TooLarge);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if bytes.trim_ascii_start().first() != Some(&b'{') {
        return Err(Broken::UnknownFormat);
    }
    let survey: Value = serde_json::from_slice(bytes)
        .map_err(|error| Broken::Damaged(format!("line {}, column {}", error.line(), error.column())))?;
    if !["pages", "elements", "questions"].iter().any(|name| survey.get(name).is_some_and(Value::is_array)) {
        return Err(Broken::Lacks("pages".into()));
    }
    Reader::new(&survey, lang).read(&survey)
}

/// So many conditions around a panel; each is kept with every question in it.
const DEEPEST: usize = 20;

pub(super) struct Reader {
    pub words: Words,
    pub draft: Draft,
    /// Of our own export.
    pub extras: Option<Extras>,
    /// Choices that later questions may repeat, by question.
    pub seen: HashMap<String, Choices>,
    /// Elements without a name so far; they are called by their types.
    unnamed: usize,
}

impl Reader {
    fn new(survey: &Value, lang: Lang) -> Reader {
        Reader {
            words: Words::of(survey, lang),
            draft: Draft::default(),
            extras: Extras::read(survey),
            seen: HashMap::new(),
            unnamed: 0,
        }
    }

    fn read(mut self, survey: &Value) -> Result<Imported, Broken> {
        for code in self.words.foreign().to_vec() {
            self.draft.leave_out("", "", Why::Language(code));
        }
        for name in ["description", "completedHtml"] {
            let text = self.words.text(survey.get(name));
            if !text.is_empty() {
                self.draft.leave_out(name, &plain(text.get(self.words.default)), Why::Media(name.into()));
            }
        }
        self.container(survey, &[]);
        for page in survey.get("pages").and_then(Value::as_array).into_iter().flatten() {
            self.part(page, &[]);
        }
        let title = self.words.text(survey.get("title"));
        let parse = |text: &str| condition::parse(&tokens(text, Tool::SurveyJs)?);
        let mut imported = self.draft.finish(title, parse)?;
        if let Some(extras) = self.extras {
            complete(&mut imported, extras);
        }
        Ok(imported)
    }

    /// A page or a panel: what it says and asks for holds for all in it.
    pub(super) fn part(&mut self, part: &Value, conditions: &[String]) {
        let name = part.get("name").and_then(Value::as_str).unwrap_or_default();
        if is_hidden(part) {
            return self.draft.leave_out(name, "", Why::NotAsked("visible: false".into()));
        }
        if conditions.len() >= DEEPEST {
            return self.draft.leave_out(name, "", Why::Condition(format!("more than {DEEPEST}")));
        }
        for heading in ["title", "description"] {
            let text = self.words.text(part.get(heading));
            if !text.is_empty() {
                self.draft.leave_out(name, text.get(self.words.default), Why::Media(heading.into()));
            }
        }
        self.container(part, &with(conditions, part));
    }

    fn container(&mut self, part: &Value, conditions: &[String]) {
        for list in ["elements", "questions"] {
            for element in part.get(list).and_then(Value::as_array).into_iter().flatten() {
                self.element(element, conditions);
            }
        }
    }

    fn element(&mut self, element: &Value, conditions: &[String]) {
        if self.draft.is_full() {
            return;
        }
        let kind = element.get("type").and_then(Value::as_str).unwrap_or_default();
        if kind == "panel" {
            return self.part(element, conditions);
        }
        let name = match element.get("name").and_then(Value::as_str).filter(|name| !name.is_empty()) {
            Some(name) => name.to_string(),
            None => {
                self.unnamed += 1;
                format!("{kind}{}", self.unnamed)
            }
        };
        if is_hidden(element) {
            let title = self.title(element);
            return self.draft.leave_out(&name, &title, Why::NotAsked("visible: false".into()));
        }
        self.question(element, kind, &name, &with(conditions, element));
    }

    /// For the reasons.
    pub(super) fn title(&self, element: &Value) -> String {
        self.words.text(element.get("title")).get(self.words.default).to_string()
    }

    pub(super) fn extra(&self, name: &str) -> Extra {
        self.extras.as_ref().and_then(|extras| extras.items.get(name)).cloned().unwrap_or_default()
    }

    /// Adds the question with what our own export knows of it; and says what of the element does not come with it.
    pub(super) fn add(&mut self, mut question: Question, element: &Value) -> bool {
        if let Some(name) = question.names.first() {
            self.extra(name).fill(&mut question.item);
        }
        let place = question.place.clone();
        let texts = [&question.item.text, &question.item.help].map(|text| text.get(self.words.default));
        let title = texts[0].to_string();
        let quote = if self.extras.is_none() { texts.into_iter().find_map(filled_in) } else { None };
        let added = self.draft.add(question);
        if added {
            notes::take(&mut self.draft, element, &place, &title);
            if let Some(name) = quote {
                self.draft.leave_out(&place, &title, Why::Quote(short(&name)));
            }
        }
        added
    }
}

/// A condition decides by itself; what survey-core saves beside one is how it was at that moment.
fn is_hidden(element: &Value) -> bool {
    element.get("visible") == Some(&Value::Bool(false)) && element.get("visibleIf").is_none()
}

/// The conditions so far and the element's own.
pub(super) fn with(conditions: &[String], element: &Value) -> Vec<String> {
    let own = element.get("visibleIf").and_then(Value::as_str).filter(|own| !own.trim().is_empty());
    conditions.iter().cloned().chain(own.map(bounded)).collect()
}

fn complete(imported: &mut Imported, extras: Extras) {
    let questionnaire = &mut imported.questionnaire;
    questionnaire.audience = extras.audience;
    questionnaire.customer_group = extras.customer_group;
    for (name, extra) in extras.items {
        let key = extra.key.unwrap_or(name);
        let item = questionnaire.items.iter_mut().find(|item| item.key.0 == key);
        let Some(item) = item else { continue };
        match (&mut item.show_if, extra.empty) {
            (Some(rule), _) => rule.any |= extra.any && rule.tests.len() == 1,
            (none, Some(any)) => *none = Some(Rule { any, tests: Vec::new() }),
            _ => {}
        }
    }
}
