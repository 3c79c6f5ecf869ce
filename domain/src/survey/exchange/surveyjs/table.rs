//! Elements that hold several questions: tables and lists of fields.

use super::super::question::{Answers, Question};
use super::choices::Choices;
use super::import::{Reader, with};
use super::question::on;
use crate::text::{Lang, Text};
use serde_json::Value;

impl Reader {
    /// A table of statements over one scale: joined items. The title, which stands above the table, is the first one's
    /// help, so that it is read before them.
    pub(super) fn matrix(&mut self, element: &Value, name: &str, conditions: &[String]) {
        let heading = self.heading(element);
        let rows = Choices::read(element.get("rows"), &self.words);
        let plain = rows.codes.first().is_some_and(|row| self.extra(&format!("{name}.{row}")).plain);
        let columns = Choices::read(element.get("columns"), &self.words).without_not_applicable(plain);
        let several = element.get("cellType").is_some_and(|cell| cell == "checkbox");
        let answers = if several { columns.multiple() } else { columns.single(plain) };
        let required =
            ["isRequired", "eachRowRequired", "isAllRowRequired"].iter().any(|name| on(element, name));
        let make = |name: &str, text: Text| {
            let mut question = Question::new(name, text, answers.clone());
            question.item.required = required;
            question
        };
        if rows.options.is_empty() {
            let text = if heading.is_empty() { self.words.plain(name) } else { heading };
            let question = Question { conditions: conditions.to_vec(), ..make(name, text) };
            self.add(question, element);
            return;
        }
        let list = element.get("rows").and_then(Value::as_array).into_iter().flatten();
        let rows = rows.codes.into_iter().zip(rows.options).zip(list);
        let questions = rows.map(|((row, text), value)| Question {
            table: Some(name.to_string()),
            conditions: with(conditions, value),
            ..make(&format!("{name}.{row}"), text)
        });
        self.add_all(questions.collect(), heading, element);
    }

    /// Fields under one title.
    pub(super) fn several(&mut self, element: &Value, name: &str, conditions: &[String]) {
        let heading = self.heading(element);
        let mut questions = Vec::new();
        for field in element.get("items").and_then(Value::as_array).into_iter().flatten() {
            let own = field.get("name").and_then(Value::as_str).unwrap_or_default();
            let title = self.words.text(field.get("title"));
            let text = if title.is_empty() { self.words.plain(own) } else { title };
            let full = format!("{name}.{own}");
            let answers = Answers::of(self.written(field, &full));
            let mut question = Question::new(&full, text, answers);
            question.item.required = on(field, "isRequired") || on(element, "isRequired");
            question.conditions = with(conditions, field);
            questions.push(question);
        }
        self.add_all(questions, heading, element);
    }

    /// What the element says and loses goes with the first question that has a place.
    fn add_all(&mut self, questions: Vec<Question>, heading: Text, element: &Value) {
        let mut first = true;
        for mut question in questions {
            if first {
                question.item.help.clone_from(&heading);
            }
            first &= !self.add(question, if first { element } else { &Value::Null });
        }
    }

    /// Title and description, as far as they are shown.
    fn heading(&self, element: &Value) -> Text {
        let hidden = element.get("titleLocation").is_some_and(|place| place == "hidden");
        let mut heading = if hidden { Text::default() } else { self.words.text(element.get("title")) };
        let description = self.words.text(element.get("description"));
        for lang in Lang::ALL.into_iter().filter(|lang| !description.exact(*lang).is_empty()) {
            let both = match heading.exact(lang) {
                "" => description.exact(lang).to_string(),
                title => format!("{title} {}", description.exact(lang)),
            };
            heading.set(lang, both);
        }
        heading
    }
}
