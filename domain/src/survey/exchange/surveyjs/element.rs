//! Properties of an element: its type with what belongs to it, its choices, its texts.

use crate::survey::item::Kind;
use crate::text::{Lang, Text};
use serde_json::{Map, Value, json};

pub(super) fn kind(element: &mut Map<String, Value>, kind: &Kind) {
    let name = match kind {
        Kind::Agreement | Kind::Frequency | Kind::Smileys | Kind::Single { .. } => "radiogroup",
        Kind::Multiple { .. } => "checkbox",
        Kind::Ranking { .. } => "ranking",
        Kind::ZeroToTen { low, high } => {
            element.insert("rateMin".into(), json!(0));
            element.insert("rateMax".into(), json!(10));
            put(element, "minRateDescription", low);
            put(element, "maxRateDescription", high);
            "rating"
        }
        Kind::Number { least, most } => {
            element.insert("inputType".into(), json!("number"));
            for (name, end) in [("min", least), ("max", most)] {
                element.extend(end.map(|end| (name.to_string(), json!(end))));
            }
            "text"
        }
        Kind::Date => {
            element.insert("inputType".into(), json!("date"));
            "text"
        }
        Kind::Open => "comment",
    };
    element.insert("type".into(), json!(name));
    let choices = choices(kind);
    if !choices.is_empty() {
        element.insert("choices".into(), json!(choices));
    }
}

/// The points of a scale or the options, by the numbers that they have in answers.
pub(super) fn choices(kind: &Kind) -> Vec<Value> {
    let points = kind.choices().into_iter().flatten().zip(kind.words());
    let points = points.map(|(number, words)| choice(json!(number), &words.text()));
    let options = kind.options().iter().zip(0_usize..).map(|(option, number)| choice(json!(number), option));
    points.chain(options).collect()
}

pub(super) fn choice(value: Value, text: &Text) -> Value {
    let mut choice = Map::from_iter([("value".to_string(), value)]);
    put(&mut choice, "text", text);
    Value::Object(choice)
}

/// The text in the languages in which it is written.
pub(super) fn put(element: &mut Map<String, Value>, name: &str, text: &Text) {
    let words = Lang::ALL.into_iter().filter(|lang| !text.exact(*lang).is_empty());
    let words: Map<String, Value> =
        words.map(|lang| (lang.code().to_string(), json!(text.exact(lang)))).collect();
    if !words.is_empty() {
        element.insert(name.into(), Value::Object(words));
    }
}
