//! Lists of choices: strings, numbers, or objects with a value and a text.

use super::super::question::Answers;
use super::super::scale;
use super::words::Words;
use crate::survey::item::Kind;
use crate::text::Text;
use serde_json::Value;

/// More choices than any question may have are counted, not kept.
const MOST: usize = 1000;

/// Choices with the values by which conditions name them.
#[derive(Clone, Default)]
pub(super) struct Choices {
    pub options: Vec<Text>,
    pub codes: Vec<String>,
    /// Conditions of single choices.
    pub conditions: Vec<String>,
    pub pictures: bool,
    /// A choice with a field of its own.
    pub comments: bool,
    pub not_applicable: bool,
}

impl Choices {
    pub fn read(list: Option<&Value>, words: &Words) -> Choices {
        let mut choices = Choices::default();
        for choice in list.and_then(Value::as_array).into_iter().flatten().take(MOST) {
            let has = |name: &str| choice.get(name).is_some_and(|value| *value != Value::Bool(false));
            let value = choice.get("value").unwrap_or(choice);
            let mut text = words.text(choice.get("text").or(choice.get("title")).or(choice.get("name")));
            if text.is_empty() {
                text = words.plain(&code(value));
            }
            choices.pictures |= has("imageLink");
            choices.comments |= has("showCommentArea") || has("elements");
            choices.conditions.extend(choice.get("visibleIf").and_then(Value::as_str).map(str::to_string));
            choices.options.push(text);
            choices.codes.push(code(value));
        }
        choices
    }

    /// Whole numbers in a row, each its own text.
    pub fn numbers(from: i64, to: i64, step: i64, words: &Words) -> Choices {
        let mut choices = Choices::default();
        let mut number = from;
        while number <= to && choices.options.len() < MOST {
            choices.push(words.plain(&number.to_string()), number.to_string());
            let Some(next) = number.checked_add(step.max(1)) else { break };
            number = next;
        }
        choices
    }

    pub fn push(&mut self, text: Text, code: String) {
        self.options.push(text);
        self.codes.push(code);
    }

    /// *Does not concern me* stands outside the options. `plain` options are taken as they are: then only the value
    /// that the export gives it counts.
    pub fn without_not_applicable(mut self, plain: bool) -> Choices {
        let none =
            |(text, code): (&Text, &String)| scale::is_not_applicable(text) && (!plain || code == "none");
        if let Some(place) = self.options.iter().zip(&self.codes).position(none) {
            self.options.remove(place);
            self.codes.remove(place);
            self.not_applicable = true;
        }
        self
    }

    /// One of these is chosen: a scale of ours, or a choice between names; with the number of each value.
    pub fn single(self, plain: bool) -> Answers {
        let (kind, numbers) = if plain {
            (Kind::Single { options: self.options }, (0..=u8::MAX).collect())
        } else {
            scale::single(self.options)
        };
        let codes = self.codes.into_iter().zip(numbers).collect();
        Answers { kind, codes, not_applicable: self.not_applicable }
    }

    pub fn multiple(self) -> Answers {
        Answers {
            kind: Kind::Multiple { options: self.options },
            codes: self.codes.into_iter().zip(0..=u8::MAX).collect(),
            not_applicable: self.not_applicable,
        }
    }
}

/// A value as conditions write it.
pub(super) fn code(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(_) | Value::Bool(_) => value.to_string(),
        _ => String::new(),
    }
}
