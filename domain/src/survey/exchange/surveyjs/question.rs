//! Elements that ask, by their type.

use super::super::Why;
use super::super::draft::short;
use super::super::plain::plain;
use super::super::question::{Answers, Question};
use super::choices::{Choices, code};
use super::import::Reader;
use crate::survey::item::Kind;
use crate::text::Text;
use serde_json::Value;

impl Reader {
    pub(super) fn question(&mut self, element: &Value, kind: &str, name: &str, conditions: &[String]) {
        let text = |property: &str| self.words.text(element.get(property));
        let (mut title, help) = (text("title"), text("description"));
        let words = if kind == "html" {
            plain(text("html").get(self.words.default))
        } else {
            title.get(self.words.default).to_string()
        };
        let why = match kind {
            "html" | "image" => Why::Media(kind.into()),
            "expression" => Why::NotAsked(kind.into()),
            "paneldynamic" | "matrixdynamic" => Why::Repeat,
            "matrix" => return self.matrix(element, name, conditions),
            "multipletext" => return self.several(element, name, conditions),
            _ => {
                let Some(answers) = self.answers(element, kind, name) else {
                    return self.draft.leave_out(name, &words, Why::Kind(kind.into()));
                };
                if title.is_empty() {
                    // What SurveyJS shows, too.
                    title = self.words.plain(name);
                }
                let mut question = Question::new(name, title, answers);
                question.item.help = help;
                question.item.required = on(element, "isRequired");
                question.names.extend(element.get("valueName").and_then(Value::as_str).map(str::to_string));
                question.conditions = conditions.to_vec();
                self.add(question, element);
                return;
            }
        };
        self.draft.leave_out(name, &words, why);
    }

    fn answers(&mut self, element: &Value, kind: &str, name: &str) -> Option<Answers> {
        let plain = self.extra(name).plain;
        Some(match kind {
            "radiogroup" | "dropdown" | "buttongroup" => {
                self.choices(element, name).without_not_applicable(plain).single(plain)
            }
            "checkbox" | "tagbox" => self.choices(element, name).without_not_applicable(plain).multiple(),
            "imagepicker" if on(element, "multiSelect") => self.choices(element, name).multiple(),
            "imagepicker" => self.choices(element, name).single(plain),
            "ranking" => Answers::of(Kind::Ranking { options: self.choices(element, name).options }),
            "boolean" => self.yes_or_no(element).single(plain),
            "rating" => self.rating(element),
            "slider" if element.get("sliderType").is_none_or(|kind| kind == "single") => {
                Answers::of(self.bounded(element, name, Some(0), Some(100)))
            }
            "text" => Answers::of(self.written(element, name)),
            "comment" => Answers::of(Kind::Open),
            _ => return None,
        })
    }

    fn yes_or_no(&self, element: &Value) -> Choices {
        let label = |property: &str, ours: Text| {
            let own = self.words.text(element.get(property));
            if own.is_empty() { ours } else { own }
        };
        let value = |property: &str, usual: &str| element.get(property).map_or(usual.into(), code);
        let mut choices = Choices::default();
        choices.push(label("labelTrue", Text::new("Kyllä", "Ja", "Yes")), value("valueTrue", "true"));
        choices.push(label("labelFalse", Text::new("Ei", "Nej", "No")), value("valueFalse", "false"));
        choices
    }

    /// The choices of a question, its own or those of an earlier one.
    fn choices(&mut self, element: &Value, name: &str) -> Choices {
        let title = self.title(element);
        let mut choices = Choices::read(element.get("choices"), &self.words);
        let number = |property: &str| element.get(property).and_then(Value::as_i64);
        if let (Some(from), Some(to)) = (number("choicesMin"), number("choicesMax")) {
            let more = Choices::numbers(from, to, number("choicesStep").unwrap_or(1), &self.words);
            choices.options.extend(more.options);
            choices.codes.extend(more.codes);
        }
        let earlier =
            element.get("choicesFromQuestion").and_then(Value::as_str).and_then(|from| self.seen.get(from));
        if let Some(earlier) = earlier {
            choices.options.extend(earlier.options.iter().cloned());
            choices.codes.extend(earlier.codes.iter().cloned());
            if let Some(mode) =
                element.get("choicesFromQuestionMode").and_then(Value::as_str).filter(|m| *m != "all")
            {
                self.draft.leave_out(
                    name,
                    &title,
                    Why::Condition(format!("choicesFromQuestionMode: {}", short(mode))),
                );
            }
        }
        if let Some(source) = element.get("choicesByUrl") {
            self.draft.leave_out(name, &title, Why::Options(short(&source.to_string())));
        }
        for condition in &choices.conditions {
            self.draft.leave_out(name, &title, Why::Condition(short(condition)));
        }
        if choices.pictures {
            self.draft.leave_out(name, &title, Why::Media("imageLink".into()));
        }
        if choices.comments {
            self.draft.leave_out(name, &title, Why::Other);
        }
        // Longer lists are refused, here and where they are repeated.
        if choices.options.len() <= 50 {
            self.seen.insert(name.to_string(), choices.clone());
        }
        if on(element, "showNoneItem") || on(element, "hasNone") {
            let own = self.words.text(element.get("noneText"));
            // "None of these" is an answer like others; only our own words stand outside.
            let usual = Text::new("Ei mikään näistä", "Inget av dessa", "None of these");
            choices.push(if own.is_empty() { usual } else { own }, "none".into());
        }
        choices.not_applicable = on(element, "showDontKnowItem") || on(element, "showRefuseItem");
        choices
    }
}

pub(super) fn on(element: &Value, property: &str) -> bool {
    element.get(property) == Some(&Value::Bool(true))
}
