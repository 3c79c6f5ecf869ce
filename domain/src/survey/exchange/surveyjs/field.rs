//! Ratings, numbers and typed answers.

use super::super::Why;
use super::super::draft::short;
use super::super::question::Answers;
use super::choices::{Choices, code};
use super::import::Reader;
use crate::survey::item::Kind;
use crate::text::{Lang, Text};
use serde_json::Value;

impl Reader {
    /// Zero to ten where it is that; other ratings are choices between their numbers, the ends with their words.
    pub(super) fn rating(&mut self, element: &Value) -> Answers {
        let number = |property: &str| element.get(property).and_then(Value::as_i64);
        let mut choices = Choices::read(element.get("rateValues"), &self.words);
        if choices.options.is_empty() {
            let from = number("rateMin").unwrap_or(1);
            let step = number("rateStep").unwrap_or(1).max(1);
            let counted =
                number("rateCount").map(|n| from.saturating_add(n.saturating_sub(1).saturating_mul(step)));
            let to = number("rateMax").or(counted).unwrap_or(5);
            choices = Choices::numbers(from, to, step, &self.words);
        }
        choices = choices.without_not_applicable(false);
        let [low, high] =
            ["minRateDescription", "maxRateDescription"].map(|end| self.words.text(element.get(end)));
        let not_applicable = choices.not_applicable;
        let numbers: Vec<String> = (0..=10).map(|n| n.to_string()).collect();
        if choices.codes == numbers {
            let codes = numbers.into_iter().zip(0..=10).collect();
            return Answers { kind: Kind::ZeroToTen { low, high }, codes, not_applicable };
        }
        if choices.options.len() == 4 && element.get("rateType").is_some_and(|kind| kind == "smileys") {
            let codes = choices.codes.into_iter().zip(1..=4).collect();
            return Answers { kind: Kind::Smileys, codes, not_applicable };
        }
        if let Some(first) = choices.options.first_mut() {
            *first = beside(first, &low);
        }
        if let Some(last) = choices.options.last_mut() {
            *last = beside(last, &high);
        }
        choices.single(false)
    }

    /// A field of text, by what may be typed in.
    pub(super) fn written(&mut self, element: &Value, name: &str) -> Kind {
        let kind = element.get("inputType").and_then(Value::as_str).unwrap_or("text");
        let title = self.title(element);
        let limit = |reader: &mut Reader, what: String| {
            reader.draft.leave_out(name, &title, Why::Limit(short(&what)))
        };
        match kind {
            "number" => return self.bounded(element, name, None, None),
            "range" => return self.bounded(element, name, Some(0), Some(100)),
            "date" | "datetime" | "datetime-local" => {
                if kind != "date" {
                    limit(self, kind.into());
                }
                for end in ["min", "max"] {
                    if let Some(day) = element.get(end) {
                        limit(self, format!("{end}: {day}"));
                    }
                }
                return Kind::Date;
            }
            "text" | "" => {}
            other => limit(self, other.into()),
        }
        Kind::Open
    }

    /// A number with the bounds of its field and of its validators.
    pub(super) fn bounded(
        &mut self,
        element: &Value,
        name: &str,
        least: Option<i32>,
        most: Option<i32>,
    ) -> Kind {
        let title = self.title(element);
        let validators = element.get("validators").and_then(Value::as_array).into_iter().flatten();
        let numeric: Vec<&Value> = validators.filter(|validator| validator["type"] == "numeric").collect();
        let mut end = |property: &str, of_validator: &str, usual: Option<i32>| {
            let mut values = numeric.iter().filter_map(|validator| validator.get(of_validator));
            let Some(value) = element.get(property).or_else(|| values.next()).filter(|v| !code(v).is_empty())
            else {
                return usual;
            };
            let whole = code(value).parse::<i32>().ok();
            if whole.is_none() {
                self.draft.leave_out(name, &title, Why::Limit(short(&format!("{property}: {value}"))));
            }
            whole
        };
        let bounds = (end("min", "minValue", least), end("max", "maxValue", most));
        Kind::Number { least: bounds.0, most: bounds.1 }
    }
}

/// `1: not at all`, in the languages of the words.
fn beside(number: &Text, words: &Text) -> Text {
    if words.is_empty() {
        return number.clone();
    }
    let mut text = Text::default();
    for lang in Lang::ALL.into_iter().filter(|lang| !words.exact(*lang).is_empty()) {
        text.set(lang, format!("{}: {}", number.get(lang), words.exact(lang)));
    }
    text
}
